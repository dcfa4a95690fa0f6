//! The demo in `data/demo`: three years of a department that does not exist, and every change made between them.
//!
//! `tests/demo/2024.json` holds the first year, `2024-2025.json` and `2025-2026.json` what changes from year to
//! year. A later year is the earlier one with its steps applied, and the list of changes
//! ([`Pair`]) is written down from the same steps: no comparing is involved, so the list is independent of the
//! program that it tests. `{Y}` in names, goals and targets stands for the fiscal year.

mod apply;
pub mod changes;
mod content;

pub use changes::{Changes, Pair};

use crate::extraction::{Style, render};
use content::{Draft, Steps};
use duibiao_core::AnnualTable;

const FIRST_YEAR: &str = include_str!("../demo/2024.json");
const STEPS: [&str; 2] = [include_str!("../demo/2024-2025.json"), include_str!("../demo/2025-2026.json")];

/// One year of the demo.
#[derive(Debug)]
pub struct Year {
    /// The name of its file in `data/demo`.
    pub file: String,
    /// What the file says.
    pub table: AnnualTable,
}

impl Year {
    fn new(draft: &Draft) -> Self {
        let file = format!("{}年{}项目支出绩效目标表（虚构示例）.txt", draft.year, draft.department);
        Self { file, table: draft.table() }
    }

    /// The text of the file, in the layout of the published table.
    pub fn text(&self) -> String {
        let seed = self.table.fiscal_year.map_or(0, i64::from).unsigned_abs();
        render(&self.table, &Style { seed, ..Style::default() })
    }
}

/// The three years, oldest first, and the changes between each and the next.
///
/// # Errors
/// When the content contradicts itself: a step that names what is not there, or changes nothing.
pub fn demo() -> Result<(Vec<Year>, Changes), String> {
    let mut draft: Draft = serde_json::from_str(FIRST_YEAR).map_err(|error| format!("2024.json: {error}"))?;
    draft.number();
    let mut years = vec![Year::new(&draft)];
    let mut pairs = Vec::new();
    for steps in STEPS {
        let steps: Steps = serde_json::from_str(steps).map_err(|error| format!("steps: {error}"))?;
        let (next, mut pair) =
            apply::apply(&draft, &steps).map_err(|error| format!("{}: {error}", steps.year))?;
        let year = Year::new(&next);
        pair.old.clone_from(&years[years.len() - 1].file);
        pair.new.clone_from(&year.file);
        pairs.push(pair);
        years.push(year);
        draft = next;
    }
    Ok((years, Changes { pairs }))
}

#[cfg(test)]
mod tests;
