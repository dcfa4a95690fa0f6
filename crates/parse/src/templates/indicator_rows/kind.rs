//! What the columns of a list of indicators mean.

use crate::heading::{self, Column};
use crate::label::bare;
use crate::templates::form::labels::{self, Label};
use crate::templates::listing::Leaf;
use crate::templates::parts::{self, Part};

/// The meaning of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Unit,
    Name,
    Money(Column),
    Part,
    Field(Label),
    Note,
}

/// The meaning of a column by its heading, its place and where the names of the projects stand.
pub(super) fn kind(leaf: &Leaf, idx: usize, name_at: usize, has_level3: bool) -> Kind {
    let text = leaf.passage.text.as_str();
    let words = bare(text);
    if idx == name_at {
        return Kind::Name;
    }
    let is_body = matches!(labels::meaning(text), Some(Label::Unit(_) | Label::Department));
    if idx < name_at && (is_body || words == "单位" || words == "部门") || is_body {
        return Kind::Unit;
    }
    if words == "序号" && idx < name_at {
        return Kind::Note;
    }
    match labels::meaning(text) {
        Some(Label::Money(column)) => return Kind::Money(column),
        Some(Label::LifetimeTotal) => return Kind::Money(Column::Total),
        Some(
            label @ (Label::Goal
            | Label::AnyGoal
            | Label::LifetimeGoal
            | Label::Code
            | Label::Supervisor
            | Label::Nature
            | Label::Person
            | Label::Period),
        ) => return Kind::Field(label),
        _ => {}
    }
    if let Some(part) = parts::part(text, has_level3)
        && part != Part::Side
    {
        return Kind::Part;
    }
    match heading::meaning(text) {
        Some(column) if column.amount_key().is_some() => Kind::Money(column),
        _ => Kind::Note,
    }
}
