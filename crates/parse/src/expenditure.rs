//! The issuer's total of 项目支出 in a budget table of the same document.

use crate::grid::{Cell, Section};
use crate::label::{bare, in_brackets, squash};
use crate::locate;
use duibiao_core::{AmountCell, MoneyUnit, ProjectExpenditure};

/// The headings stand in so many first rows.
const MAX_HEADING: usize = 5;
/// The total is the first row or the last; a table of so many rows is none of these.
const MAX_ROWS: usize = 2_000;

/// The amount under 项目支出 in the row 合计 of a table with 基本支出 beside it.
pub(crate) fn find(section: &Section) -> Option<ProjectExpenditure> {
    let rows: Vec<&[Cell]> = section.grid.rows().take(MAX_ROWS).collect();
    let heading = rows.iter().take(MAX_HEADING).position(|row| {
        let has = |wanted: &str| row.iter().any(|cell| bare(&cell.passage.text) == wanted);
        has("基本支出") && has("项目支出")
    })?;
    let mut columns = rows[heading].iter().filter(|cell| bare(&cell.passage.text) == "项目支出");
    // Two years side by side leave open which is meant.
    let (Some(column), None) = (columns.next(), columns.next()) else { return None };
    let total = rows[heading + 1..].iter().find(|row| {
        let first = row.iter().map(|cell| squash(&cell.passage.text)).find(|text| !text.is_empty());
        first.is_some_and(|text| matches!(text.as_str(), "合计" | "总计" | "支出合计" | "本年支出合计"))
    })?;
    let cell = total.iter().find(|cell| cell.column == column.column)?;
    let amount = AmountCell::read(&cell.passage.text).printed()?;
    let money_unit = section.above.iter().rev().take(4).find_map(|passage| {
        let words = squash(&passage.text);
        let words = words.rsplit(['：', ':']).next().unwrap_or(&words);
        MoneyUnit::parse(words)
    });
    Some(ProjectExpenditure {
        amount: amount.to_string(),
        money_unit: money_unit.or_else(|| MoneyUnit::parse(&in_brackets(&column.passage.text)?)),
        table: locate::title(section),
        origin: cell.origin(),
    })
}
