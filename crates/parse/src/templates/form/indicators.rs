//! The block of indicators of a form: levels merged downwards or printed once, one or two horizons.

mod horizons;
mod side;
mod texts;

pub(crate) use horizons::pair_horizons;

use super::row::Row;
use crate::grid::Cell;
use crate::label::bare;
use crate::templates::parts::{self, Part, PartColumn};
use duibiao_core::{Indicator, Note, Origin};
use side::{Side, is_level, squash_of};

/// Which years the values of a block are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Horizon {
    /// One year, or not said.
    #[default]
    Annual,
    /// The whole period of the project.
    Cycle,
}

/// A block under one heading row. Two blocks side by side have their own columns each.
#[derive(Debug, Default)]
pub(crate) struct Block {
    sides: Vec<Side>,
}

/// An indicator as its row prints it, before the horizons are laid together.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) horizon: Horizon,
    pub(crate) indicator: Indicator,
    /// Whether its row prints a value: what a page break cut off has none.
    has_value: bool,
}

impl Printed {
    pub(crate) fn name(&self) -> &str {
        &self.indicator.name
    }

    pub(crate) fn value(&self) -> &str {
        self.indicator.annual_target.as_ref().map_or("", |target| target.raw.as_str())
    }

    pub(crate) fn origin(&self) -> Origin {
        self.indicator.origin
    }
}

/// What became of a row of the block.
pub(crate) enum Taken {
    /// Indicators, notes or levels came of it.
    Row,
    /// It prints something about the project and no indicator: an execution rate, a sum of scores.
    Note(Note),
}

impl Block {
    /// The columns of a heading row. `horizons`: which years the columns are for, by what is printed above them;
    /// `outer`: by the label beside the whole block.
    pub(crate) fn new(heading: &Row<'_>, horizons: &[(usize, Horizon)], outer: Horizon) -> Self {
        let texts = || heading.cells().map(|cell| cell.passage.text.as_str());
        let has_name = texts().any(|text| bare(text).starts_with("三级"));
        let mut columns: Vec<PartColumn> = Vec::new();
        for cell in heading.cells() {
            let part = parts::part(&cell.passage.text, has_name).unwrap_or(Part::Note);
            let label = cell.passage.text.clone();
            columns.push(PartColumn { from: cell.column, to: cell.column + cell.column_span, part, label });
        }
        // Where the source does not merge cells, a column reaches as far as the next heading.
        for idx in 0..columns.len() {
            columns[idx].to = columns.get(idx + 1).map_or(usize::MAX, |next| next.from);
        }
        let mut sides: Vec<Side> = Vec::new();
        for column in columns {
            let begins_side = matches!(column.part, Part::Level1 | Part::Level2 | Part::Name)
                && sides.last().is_some_and(|side| side.has_column(column.part));
            if sides.is_empty() || begins_side {
                sides.push(Side::default());
            }
            if let Some(side) = sides.last_mut() {
                side.columns.push(column);
            }
        }
        let n_sides = sides.len();
        for (idx, side) in sides.iter_mut().enumerate() {
            let from =
                side.columns.iter().find(|column| column.part == Part::Name).map_or(0, |column| column.from);
            let printed =
                horizons.iter().rev().find(|(column, _)| *column <= from).map(|(_, horizon)| *horizon);
            side.horizon = match (n_sides, printed) {
                (1, _) => outer,
                (_, Some(horizon)) if horizons.len() > 1 => horizon,
                _ if idx == 0 => Horizon::Cycle,
                _ => Horizon::Annual,
            };
        }
        Self { sides }
    }

    /// A block of one side with these columns, for lists.
    pub(crate) fn of_columns(columns: Vec<PartColumn>) -> Self {
        Self { sides: vec![Side { columns, ..Side::default() }] }
    }

    /// A second row of the heading refines its columns: 前年, 上年, 预计当年实现 under 指标值.
    pub(crate) fn refine(&mut self, row: &Row<'_>) -> bool {
        // 历史指标值 over 2023年 and 2024年
        let is_year_of_note = |cell: &Cell| {
            let words = bare(&cell.passage.text);
            let year = words.trim_end_matches('度').trim_end_matches('年');
            let is_year =
                year.len() == 4 && year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit());
            let column = self.sides.iter().find_map(|side| side.part_of(cell));
            is_year && column.is_some_and(|column| column.part == Part::Note)
        };
        let part_of = |cell: &Cell| match parts::part(&cell.passage.text, true) {
            Some(part) if part != Part::Side && !is_level(&cell.passage.text) => Some(part),
            _ => is_year_of_note(cell).then_some(Part::Note),
        };
        let refined: Vec<(&Cell, Option<Part>)> = row.cells().map(|cell| (cell, part_of(cell))).collect();
        let known = refined.iter().all(|(_, part)| part.is_some());
        if !known || row.is_blank() || row.cells().count() < 2 {
            return false;
        }
        for (cell, part) in refined {
            let Some(part) = part else { continue };
            for side in &mut self.sides {
                let Some(at) =
                    side.columns.iter().position(|column| (column.from..column.to).contains(&cell.column))
                else {
                    continue;
                };
                let whole = side.columns[at].clone();
                let refined =
                    PartColumn { from: cell.column, to: whole.to, part, label: cell.passage.text.clone() };
                if whole.from == cell.column {
                    side.columns[at] = refined;
                } else {
                    side.columns[at].to = cell.column;
                    side.columns.insert(at + 1, refined);
                }
            }
        }
        true
    }

    /// Reads a row below the heading.
    pub(crate) fn row(&mut self, row: &Row<'_>, printed: &mut Vec<Printed>) -> Taken {
        let mut note = None;
        for idx in 0..self.sides.len() {
            let bounds = (
                self.sides[idx].start(idx),
                self.sides.get(idx + 1).map_or(usize::MAX, |side| side.start(1)),
            );
            let side = &mut self.sides[idx];
            let cells: Vec<&Cell> =
                row.cells().filter(|cell| (bounds.0..bounds.1).contains(&cell.column)).collect();
            note = side.row(&cells, row.is_page_start, printed).or(note);
            if idx == 0 && self.sides.len() > 1 {
                let level1 = self.sides[0].level1.clone();
                for other in self.sides.iter_mut().skip(1).filter(|side| !side.has_column(Part::Level1)) {
                    if squash_of(other.level1.as_ref()) != squash_of(level1.as_ref()) {
                        other.level2 = None;
                    }
                    other.level1.clone_from(&level1);
                }
            }
        }
        note.map_or(Taken::Row, Taken::Note)
    }
}
