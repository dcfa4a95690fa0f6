//! The projects by money moved: the weightiest with a row each, all others summed in one closing row.

use super::{View, context, entry_class, entry_name, entry_unit, joined_names};
use crate::figures;
use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words;
use crate::{ViewOptions, sanitize};
use duibiao_diff::{ProjectChange, Relation};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// How many projects have a row of their own.
const N_ROWS: usize = 20;
/// From this width on the budget unit and the remarks have columns of their own.
const WIDE: usize = 120;

/// An entry with its money in the new table's unit.
struct Moved<'a> {
    project: &'a ProjectChange,
    old: Option<Decimal>,
    new: Option<Decimal>,
    delta: Decimal,
}

/// Sums of entries.
#[derive(Clone, Copy, Default)]
struct Sum {
    old: Decimal,
    new: Decimal,
}

impl Sum {
    fn of(entries: &[Moved<'_>]) -> Self {
        entries.iter().fold(Self::default(), |sum, entry| Self {
            old: sum.old + entry.old.unwrap_or_default(),
            new: sum.new + entry.new.unwrap_or_default(),
        })
    }
}

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let (heading, bare) = if view.options.all {
        (&words::PROJECTS_ALL, &words::PROJECTS_ALL_BARE)
    } else {
        (&words::PROJECTS, &words::PROJECTS_BARE)
    };
    page.section(&view.money_heading(heading, bare));
    let (listed, rest) = split(view);
    let layout = Layout::new(view, page);
    let mut table = layout.table(view, page);
    for (idx, entry) in listed.iter().enumerate() {
        table.row(layout.entry(view, page, idx, entry));
    }
    table.rule();
    if !rest.is_empty() {
        let name = page.fill(&words::REST, &[("n", &rest.len())]);
        table.row(layout.sum(view, name, rest_remarks(view, page, &rest), Sum::of(&rest)));
    }
    let (above, below) = (Sum::of(&listed), Sum::of(&rest));
    let all = Sum { old: above.old + below.old, new: above.new + below.new };
    table.row(layout.sum(view, page.word(&words::ALL_PROJECTS).to_owned(), String::new(), all));
    page.table(&table);
}

/// The entries with a row of their own, by money moved, and all others.
fn split<'a>(view: &View<'a>) -> (Vec<Moved<'a>>, Vec<Moved<'a>>) {
    let mut entries: Vec<Moved<'a>> = view
        .changes
        .projects
        .iter()
        .map(|project| {
            let (old, new) = view.totals(project);
            Moved { project, old, new, delta: view.moved(project) }
        })
        .collect();
    // Stable: entries that moved the same money stay in document order.
    entries.sort_by_key(|entry| Reverse(entry.delta.abs()));
    let limit = if view.options.all { usize::MAX } else { N_ROWS };
    let mut listed = Vec::new();
    let mut rest = Vec::new();
    for entry in entries {
        let is_weighty = view.options.all || !entry.delta.is_zero();
        if listed.len() < limit && is_weighty && passes(view, &entry) {
            listed.push(entry);
        } else {
            rest.push(entry);
        }
    }
    (listed, rest)
}

/// Whether an entry reaches the thresholds: both, where both are given. A rate over nothing is beyond any.
fn passes(view: &View<'_>, entry: &Moved<'_>) -> bool {
    let ViewOptions { min_delta, min_rate, .. } = view.options;
    let moves_enough =
        min_delta.is_none_or(|least| view.units.yuan(entry.delta).is_some_and(|yuan| yuan.abs() >= least));
    let rises_enough = min_rate.is_none_or(|least| {
        let base = entry.old.unwrap_or_default().abs();
        if base.is_zero() {
            !entry.delta.is_zero()
        } else {
            least.checked_mul(base).is_none_or(|least| entry.delta.abs() >= least)
        }
    });
    moves_enough && rises_enough
}

/// What the closing row stands for.
fn rest_remarks(view: &View<'_>, page: &Page<'_>, rest: &[Moved<'_>]) -> String {
    let n_of = |relation| rest.iter().filter(|entry| entry.project.relation == relation).count();
    let n_groups = rest.iter().filter(|entry| entry.project.relation.is_group()).count();
    let n_opposed = rest.iter().filter(|entry| view.opposed_new_money(entry.project).is_some()).count();
    let remarks: Vec<String> = [
        (n_of(Relation::New), &words::REST_NEW),
        (n_of(Relation::Ended), &words::REST_ENDED),
        (n_of(Relation::Continued), &words::REST_CONTINUED),
        (n_groups, &words::REST_GROUPS),
        (n_opposed, &words::REST_OPPOSED),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, text)| page.fill(text, &[("n", &n), ("new", &view.new)]))
    .collect();
    remarks.join(page.word(&words::LIST_SEPARATOR))
}

/// What is to be said about an entry beside its money.
fn remarks(view: &View<'_>, page: &Page<'_>, entry: &Moved<'_>) -> Vec<String> {
    let project = entry.project;
    let mut remarks = Vec::new();
    match project.relation {
        Relation::New => {
            let carryover = view.column(project, "carryover").1.unwrap_or_default();
            let text =
                if carryover > Decimal::ZERO { &words::MARK_NEW_WITH_CARRYOVER } else { &words::MARK_NEW };
            remarks.push(page.fill(text, &[("new", &view.new)]));
        }
        Relation::Ended => remarks.push(page.fill(&words::MARK_ENDED, &[("new", &view.new)])),
        Relation::Split => remarks.push(page.word(&words::MARK_SPLIT).to_owned()),
        Relation::Merged => remarks.push(page.word(&words::MARK_MERGED).to_owned()),
        Relation::Regrouped => remarks.push(page.word(&words::MARK_REGROUPED).to_owned()),
        Relation::Continued => {}
    }
    if project.doubtful {
        remarks.push(page.word(&words::MARK_DOUBTFUL).to_owned());
    }
    if project.renamed == Some(true) {
        let name = joined_names(&project.old, page.word(&words::NAME_SEPARATOR));
        remarks.push(page.fill(&words::MARK_RENAMED, &[("old", &view.old), ("name", &name)]));
    }
    if project.transferred == Some(true)
        && let Some(old) = project.old.first()
    {
        let unit = sanitize(&old.unit);
        remarks.push(page.fill(&words::MARK_TRANSFERRED, &[("old", &view.old), ("unit", &unit)]));
    }
    if let Some(delta) = view.opposed_new_money(project) {
        let delta = view.units.signed_money(delta);
        remarks.push(page.fill(&words::MARK_OPPOSED, &[("delta", &delta)]));
    }
    if !entry.delta.is_zero() && project.amounts.total().is_some_and(|total| total.within_precision) {
        remarks.push(page.word(&words::MARK_PRECISION).to_owned());
    }
    remarks
}

/// The places of an entry on both sides.
fn places(view: &View<'_>, page: &Page<'_>, project: &ProjectChange) -> Vec<String> {
    let mut places = Vec::new();
    for (side, projects) in [(&view.old, &project.old), (&view.new, &project.new)] {
        for project in projects.iter().filter(|project| project.origin.is_somewhere()) {
            places.push(
                page.fill(&words::PLACE_OF, &[("side", side), ("place", &place_text(project.origin, page))]),
            );
        }
    }
    places
}

/// Which columns there are: on wide terminals and in pipes everything has its own, else unit, remarks and
/// places stand below the name.
struct Layout {
    is_wide: bool,
    has_unit: bool,
    has_places: bool,
    separator: &'static str,
}

impl Layout {
    fn new(view: &View<'_>, page: &Page<'_>) -> Self {
        Self {
            is_wide: view.options.width.is_none_or(|width| width >= WIDE),
            has_unit: view.has_units,
            has_places: view.options.origins,
            separator: page.word(&words::LIST_SEPARATOR),
        }
    }

    fn table(&self, view: &View<'_>, page: &Page<'_>) -> Ruled {
        let mut columns = vec![Column::figure(page.word(&words::COLUMN_NUMBER))];
        if self.is_wide && self.has_unit {
            columns.push(Column::text(page.word(&words::COLUMN_UNIT)));
        }
        let name = if self.has_unit && !self.is_wide {
            &words::COLUMN_PROJECT_AND_UNIT
        } else {
            &words::COLUMN_PROJECT
        };
        columns.push(Column::text(page.word(name)));
        columns.extend([
            Column::figure(&view.old_heading),
            Column::figure(&view.new_heading),
            Column::figure(page.word(&words::COLUMN_DELTA)),
            Column::figure(page.word(&words::COLUMN_RATE)),
        ]);
        if self.is_wide {
            columns.push(Column::text(page.word(&words::COLUMN_REMARK)));
            if self.has_places {
                columns.push(Column::text(page.word(&words::COLUMN_PLACE)));
            }
        }
        Ruled::new(columns)
    }

    fn entry(&self, view: &View<'_>, page: &Page<'_>, idx: usize, entry: &Moved<'_>) -> Vec<Cell> {
        let amount = |amount: Option<Decimal>| {
            amount.map_or_else(|| figures::NONE.to_owned(), |amount| view.units.money(amount))
        };
        let figures = [
            amount(entry.old),
            amount(entry.new),
            view.units.signed_money(entry.delta),
            figures::rate(entry.delta, entry.old),
        ];
        let project = entry.project;
        let unit = if self.has_unit { entry_unit(project, page) } else { String::new() };
        let places = if self.has_places { places(view, page, project) } else { Vec::new() };
        let remarks = remarks(view, page, entry);
        let class = match entry_class(project) {
            Class::Plain if !remarks.is_empty() => Class::Moved,
            class => class,
        };
        // Where the money comes from is no change.
        let remarks = remarks.into_iter().chain(context::remark(view, page, project)).collect();
        let stacked_unit = page.fill(&words::LINE_IN_BRACKETS, &[("text", &unit)]);
        let name = entry_name(project, page);
        self.cells((idx + 1).to_string(), [unit, stacked_unit], name, figures, [remarks, places], class)
    }

    fn sum(&self, view: &View<'_>, name: String, remarks: String, sum: Sum) -> Vec<Cell> {
        let delta = sum.new - sum.old;
        let figures = [
            view.units.money(sum.old),
            view.units.money(sum.new),
            view.units.signed_money(delta),
            figures::rate(delta, Some(sum.old)),
        ];
        let remarks = if remarks.is_empty() { Vec::new() } else { vec![remarks] };
        self.cells(String::new(), Default::default(), name, figures, [remarks, Vec::new()], Class::Plain)
    }

    fn cells(
        &self,
        number: String,
        [unit, stacked_unit]: [String; 2],
        name: String,
        figures: [String; 4],
        [remarks, places]: [Vec<String>; 2],
        class: Class,
    ) -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![number.into()];
        if self.is_wide {
            if self.has_unit {
                cells.push(unit.into());
            }
            cells.push(name.into());
            cells.extend(figures.map(Cell::from));
            cells.push(Cell::new(remarks.join(self.separator), class));
            if self.has_places {
                cells.push(places.join(self.separator).into());
            }
        } else {
            let mut lines = vec![name];
            if !unit.is_empty() {
                lines.push(stacked_unit);
            }
            lines.extend(remarks);
            lines.extend(places);
            cells.push(Cell::new(lines.join("\n"), class));
            cells.extend(figures.map(Cell::from));
        }
        cells
    }
}
