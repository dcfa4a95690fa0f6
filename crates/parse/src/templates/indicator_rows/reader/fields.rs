//! What a row says about its project: money and texts.

use super::{AMOUNT_UNREADABLE, RowsReader};
use crate::grid::Cell;
use crate::heading::Column;
use crate::label::squash;
use crate::passage::Passage;
use crate::templates::form::labels::Label;
use crate::templates::form::{funding, project};
use crate::templates::indicator_rows::kind::Kind;
use crate::templates::listing::{ListRow, Listing};
use duibiao_core::{Absence, AmountCell, Amounts, Finding, Note, Origin, Project, Severity};

impl RowsReader {
    /// Whether the current project prints no money, so that its absence in a row says nothing.
    pub(super) fn money_is_blank(&self) -> bool {
        self.project.as_ref().is_some_and(|project| !project.amounts_origin.is_somewhere())
    }

    pub(super) fn fields(
        &mut self,
        row: &ListRow<'_>,
        listing: &Listing<'_>,
        money: &[(Column, &Cell)],
        rests: bool,
    ) {
        let Some(mut current) = self.project.take() else { return };
        if !current.amounts_origin.is_somewhere() && !money.is_empty() {
            current.amounts = self.amounts(money);
            current.amounts_origin =
                money.iter().fold(Origin::Nowhere, |origin, (_, cell)| origin.to(cell.passage.origin()));
        }
        for cell in &row.cells {
            let Some((kind, label)) = listing.leaf_of(cell).map(|leaf| self.kinds[leaf].clone()) else {
                continue;
            };
            let passage = &cell.passage;
            let text = passage.text.trim();
            match kind {
                Kind::Field(Label::Goal | Label::AnyGoal) => match &mut current.goal {
                    Some(goal) if squash(goal) == squash(text) => {}
                    Some(goal) if rests => goal.push_str(text),
                    Some(_) => note(&mut current, &label, passage),
                    None => {
                        current.goal = Some(text.to_owned());
                        current.goal_origin = passage.origin();
                    }
                },
                Kind::Field(Label::LifetimeGoal) => match &mut current.lifetime_goal {
                    Some(goal) if squash(goal) == squash(text) => {}
                    Some(goal) if rests => goal.push_str(text),
                    Some(_) => note(&mut current, &label, passage),
                    None => current.lifetime_goal = Some(text.to_owned()),
                },
                Kind::Field(Label::Code) if current.code.is_none() => current.code = Some(squash(text)),
                Kind::Field(Label::Code) if current.code.as_deref() == Some(squash(text).as_str()) => {}
                Kind::Field(Label::Supervisor) if current.supervising_department.is_none() => {
                    current.supervising_department = Some(project::name_and_code(text));
                }
                Kind::Field(Label::Supervisor)
                    if current.supervising_department.as_ref() == Some(&project::name_and_code(text)) => {}
                Kind::Field(Label::Nature) if current.nature.is_none() => {
                    current.nature = Some(text.to_owned());
                }
                Kind::Field(Label::Nature) if current.nature.as_deref() == Some(text) => {}
                Kind::Field(Label::Period) if current.period.is_none() => {
                    project::period(&mut current, text);
                }
                Kind::Field(Label::Person) => {
                    let person = Note { label, text: text.to_owned(), origin: passage.origin() };
                    let is_known = |own: &Note| own.label == person.label && own.text == person.text;
                    if !current.persons.iter().any(is_known) {
                        current.persons.push(person);
                        self.n_persons += 1;
                    }
                }
                Kind::Field(_) | Kind::Note => note(&mut current, &label, passage),
                Kind::Unit | Kind::Name | Kind::Money(_) | Kind::Part => {}
            }
        }
        self.project = Some(current);
    }

    pub(super) fn blank_amounts(&self) -> Amounts {
        let mut amounts = Amounts::NO_COLUMNS;
        for (kind, _) in &self.kinds {
            if let Kind::Money(column) = kind
                && let Some(key) = column.amount_key()
            {
                amounts.set(key, AmountCell::BLANK);
            }
        }
        amounts
    }

    pub(super) fn amounts(&mut self, money: &[(Column, &Cell)]) -> Amounts {
        let mut amounts = self.blank_amounts();
        for (column, cell) in money {
            let Some(key) = column.amount_key() else { continue };
            let read = funding::read(&cell.passage.text, &mut self.table.money_unit);
            if read == AmountCell::Absent(Absence::Unreadable) {
                self.table.findings.push(
                    Finding::new(AMOUNT_UNREADABLE, Severity::Error)
                        .at(cell.passage.origin())
                        .with("name", &self.name)
                        .with("column", key)
                        .with("column_en", key)
                        .with("text", &cell.passage.text),
                );
            }
            amounts.set(key, read);
        }
        amounts
    }
}

fn note(project: &mut Project, label: &str, passage: &Passage) {
    let is_known = project.notes.iter().any(|own| own.label == label && own.text == passage.text);
    if !is_known {
        project.notes.push(Note {
            label: label.to_owned(),
            text: passage.text.clone(),
            origin: passage.origin(),
        });
    }
}
