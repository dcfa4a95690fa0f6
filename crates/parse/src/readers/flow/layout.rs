//! From rows of cells that say how far they reach to a grid in which every cell has its place.

use super::{Block, Down, LeftOut, Row, RowCell, Table};
use crate::error::{Error, ErrorKind};
use crate::grid::{Cell, Grid};
use crate::passage::Passage;
use duibiao_core::Origin;
use std::collections::BTreeMap;

/// More columns than any workbook has.
const MAX_COLUMNS: usize = 16_384;
/// A cell covers at most so many columns, as browsers have it.
const MAX_COLUMN_SPAN: usize = 1_000;
/// Text that stands this much further to the right than that of its column is indented, in 1/20 pt.
const INDENT: i32 = 100;

/// What all tables of a document may ask for together.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    work: usize,
    /// Text in cells that a merged cell covers.
    pub(super) covered: LeftOut,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: 2_000_000, work: 20_000_000, covered: LeftOut::default() }
    }
}

/// A cell of a former row that reaches into the current one.
struct Reach {
    column: usize,
    end: usize,
    /// The first row that it does not cover.
    end_row: usize,
}

/// Places the cells.
///
/// # Errors
/// When there are more cells than any document has.
pub(super) fn lay_out(
    table: Table,
    origin: impl Fn(usize, usize) -> Origin,
    budget: &mut Budget,
) -> Result<Grid, Error> {
    let ends = group_ends(&table.rows);
    let mut placed: Vec<(Cell, RowCell)> = Vec::new();
    // By their first column: cells that reach into the row, and merged cells that may go on.
    let mut reaching: Vec<Reach> = Vec::new();
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    for (row_idx, row) in table.rows.into_iter().enumerate() {
        reaching.retain(|reach| reach.end_row > row_idx);
        reaching.sort_by_key(|reach| reach.column);
        let work = 1 + reaching.len() + row.cells.len();
        budget.work = budget.work.checked_sub(work).ok_or_else(|| Error::new(ErrorKind::OverLimit))?;
        budget.cells =
            budget.cells.checked_sub(row.cells.len()).ok_or_else(|| Error::new(ErrorKind::OverLimit))?;
        let n_reaching = reaching.len();
        let mut next_reach = 0;
        let mut column = row.before;
        let mut still_open = BTreeMap::new();
        for cell in row.cells {
            while next_reach < n_reaching && reaching[next_reach].column <= column {
                column = column.max(reaching[next_reach].end);
                next_reach += 1;
            }
            let mut span = cell.column_span.clamp(1, MAX_COLUMN_SPAN);
            if let Some(next) = reaching[..n_reaching].get(next_reach) {
                // Browsers let them overlap; here the cell gives way, so that each place has one cell.
                span = span.min(next.column - column);
            }
            if column + span > MAX_COLUMNS {
                return Err(Error::new(ErrorKind::OverLimit));
            }
            let end = column + span;
            let mut row_span = 1;
            match cell.down {
                Down::Continue => {
                    if let Some(anchor) = open.get(&column).copied() {
                        let (above, _) = &mut placed[anchor];
                        above.row_span = row_idx + 1 - above.row;
                        for block in &cell.blocks {
                            if let Block::Line(line) = block {
                                budget.covered.add(line.trimmed());
                            }
                        }
                        still_open.insert(column, anchor);
                        column = end;
                        continue;
                    }
                    // Nothing above to go on with: it is a cell like any other.
                    still_open.insert(column, placed.len());
                }
                Down::Start => {
                    still_open.insert(column, placed.len());
                }
                Down::Rows(n) => {
                    let end_row =
                        if n == 0 { ends[row_idx] } else { ends[row_idx].min(row_idx.saturating_add(n)) };
                    row_span = (end_row - row_idx).max(1);
                    if row_span > 1 {
                        reaching.push(Reach { column, end, end_row });
                    }
                }
            }
            let place = Cell { row: row_idx, column, row_span, column_span: span, ..Cell::default() };
            placed.push((place, cell));
            column = end;
        }
        open = still_open;
    }
    Ok(finish(placed, &origin))
}

/// For each row, where its row group ends.
fn group_ends(rows: &[Row]) -> Vec<usize> {
    let mut ends = vec![rows.len(); rows.len()];
    for idx in (0..rows.len().saturating_sub(1)).rev() {
        ends[idx] = if rows[idx].group == rows[idx + 1].group { ends[idx + 1] } else { idx + 1 };
    }
    ends
}

/// Leaves out the columns in which no cell begins, and fills the cells.
fn finish(placed: Vec<(Cell, RowCell)>, origin: &impl Fn(usize, usize) -> Origin) -> Grid {
    let mut starts: Vec<usize> = placed.iter().map(|(cell, _)| cell.column).collect();
    starts.sort_unstable();
    starts.dedup();
    let rank = |column: usize| starts.partition_point(|start| *start < column);
    let mut indents: Vec<Option<i32>> = Vec::with_capacity(placed.len());
    let mut usual: BTreeMap<usize, i32> = BTreeMap::new();
    let mut cells: Vec<Cell> = Vec::with_capacity(placed.len());
    for (mut cell, source) in placed {
        let end = rank(cell.column + cell.column_span);
        cell.column = rank(cell.column);
        cell.column_span = (end - cell.column).max(1);
        cell.place = origin(cell.row, cell.column);
        let mut passage = Passage::default();
        let mut indent = None;
        for block in &source.blocks {
            let Block::Line(line) = block else { continue };
            let text = line.trimmed();
            if !text.is_empty() {
                indent.get_or_insert_with(|| line.total_indent().saturating_add(source.indent));
                passage.push(text, cell.place);
            }
        }
        if let Some(indent) = indent {
            let least = usual.entry(cell.column).or_insert(indent);
            *least = indent.min(*least);
        }
        indents.push(indent);
        cell.passage = passage;
        cells.push(cell);
    }
    for (cell, indent) in cells.iter_mut().zip(indents) {
        let usual = usual.get(&cell.column).copied().unwrap_or(0);
        cell.indented = indent.is_some_and(|indent| indent.saturating_sub(usual) >= INDENT);
    }
    Grid { cells, ..Grid::default() }
}

#[cfg(test)]
mod tests {
    use super::super::Line;
    use super::*;

    fn cell(text: &str, column_span: usize, down: Down) -> RowCell {
        let line = Line { text: text.to_owned(), indent: 0 };
        RowCell { column_span, down, indent: 0, blocks: vec![Block::Line(line)] }
    }

    fn table(rows: &[&[(&str, usize, Down)]]) -> Table {
        let row = |cells: &&[(&str, usize, Down)]| Row {
            cells: cells.iter().map(|(text, span, down)| cell(text, *span, *down)).collect(),
            ..Row::default()
        };
        Table { rows: rows.iter().map(row).collect() }
    }

    fn shown(table: Table) -> Vec<String> {
        let grid = lay_out(table, |_, _| Origin::Nowhere, &mut Budget::default()).unwrap();
        let show = |c: &Cell| {
            let indent = if c.indented { ">" } else { "" };
            format!("{indent}{} {},{} {}x{}", c.passage.text, c.row, c.column, c.row_span, c.column_span)
        };
        grid.cells.iter().map(show).collect()
    }

    const ONE: Down = Down::Rows(1);

    #[test]
    fn places_cells() {
        let heading = table(&[
            &[("甲", 1, Down::Rows(2)), ("资金", 2, ONE), ("目标", 1, Down::Rows(2))],
            &[("拨款", 1, ONE), ("其他", 1, ONE)],
            &[("一", 1, ONE), ("1", 1, ONE), ("2", 1, ONE), ("做", 1, ONE)],
        ]);
        assert_eq!(
            shown(heading),
            [
                "甲 0,0 2x1",
                "资金 0,1 1x2",
                "目标 0,3 2x1",
                "拨款 1,1 1x1",
                "其他 1,2 1x1",
                "一 2,0 1x1",
                "1 2,1 1x1",
                "2 2,2 1x1",
                "做 2,3 1x1"
            ]
        );
        let merged = table(&[
            &[("甲", 1, Down::Start), ("1", 1, ONE)],
            &[("", 1, Down::Continue), ("2", 1, ONE)],
            &[("", 1, Down::Start), ("3", 1, Down::Continue)],
        ]);
        assert_eq!(shown(merged), ["甲 0,0 2x1", "1 0,1 1x1", "2 1,1 1x1", " 2,0 1x1", "3 2,1 1x1"]);
        let wide = table(&[&[("甲", 400, ONE), ("乙", 600, Down::Rows(9))], &[("丙", 1000, ONE)]]);
        assert_eq!(shown(wide), ["甲 0,0 1x1", "乙 0,1 2x1", "丙 1,0 1x1"]);
    }

    #[test]
    fn tells_indented_text_from_the_usual_of_its_column() {
        let list = table(&[
            &[("单位", 1, ONE), ("　　目标", 1, ONE)],
            &[("　　项目", 1, ONE), ("　　目标", 1, ONE)],
            &[("    项目", 1, ONE), ("", 1, ONE)],
        ]);
        assert_eq!(
            shown(list),
            ["单位 0,0 1x1", "目标 0,1 1x1", ">项目 1,0 1x1", "目标 1,1 1x1", ">项目 2,0 1x1", " 2,1 1x1"]
        );
    }

    #[test]
    fn refuses_what_no_document_has() {
        let absurd = table(&[&[("甲", usize::MAX, Down::Rows(usize::MAX)); 20]]);
        let error = lay_out(absurd, |_, _| Origin::Nowhere, &mut Budget::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OverLimit);
    }
}
