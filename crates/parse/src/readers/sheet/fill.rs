//! A part of a sheet as a grid: only rows and columns that hold text, merged regions clipped to them, and an
//! empty cell for every place between them.

use super::{Sheet, Text, blocks, place};
use crate::error::{Error, ErrorKind};
use crate::grid::{Cell, Grid};
use crate::passage::Passage;

/// Up to so many places a block is filled with empty cells.
const MAX_FILLED: usize = 4 << 20;
/// A block with fewer texts than one in this many places is no table: it is not filled.
const MAX_SPARSENESS: usize = 64;
/// Marking merged regions may take so many steps.
const MAX_STEPS: usize = 64 << 20;

/// One place of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    /// The first place of a region with so many rows and columns.
    Begins(u32, u32),
    Covered,
}

/// Makes a grid of the cells of whole rows.
pub(super) fn grid(sheet: &Sheet, texts: &[Text]) -> Result<Grid, Error> {
    let mut rows: Vec<u32> = texts.iter().map(|text| text.row).collect();
    rows.dedup();
    let mut columns: Vec<u32> = texts.iter().map(|text| text.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let n_places = rows.len().saturating_mul(columns.len());
    let is_sparse = n_places > 4096 && n_places / MAX_SPARSENESS > texts.len();
    if n_places > MAX_FILLED || is_sparse {
        return Ok(sparse(sheet, texts, &rows, &columns));
    }
    let places = places(sheet, &rows, &columns)?;
    let base = base_indent(texts);
    let mut cells = Vec::new();
    let mut texts = texts.iter().peekable();
    for (idx, at) in places.iter().enumerate() {
        let (row, column) = (idx / columns.len(), idx % columns.len());
        let text = texts.next_if(|text| text.row == rows[row] && text.column == columns[column]);
        let (row_span, column_span) = match *at {
            Place::Covered => continue,
            Place::Free => (1, 1),
            Place::Begins(row_span, column_span) => (row_span as usize, column_span as usize),
        };
        cells.push(Cell {
            row,
            column,
            row_span,
            column_span,
            indented: text.is_some_and(|text| is_indented(text, base)),
            passage: text.map_or_else(Passage::default, |text| text.passage(sheet.number)),
            place: place(sheet.number, rows[row], columns[column]),
        });
    }
    let mut grid = Grid { cells, ..Grid::default() };
    widen_notes(&mut grid, columns.len());
    Ok(grid)
}

/// The texts alone.
fn sparse(sheet: &Sheet, texts: &[Text], rows: &[u32], columns: &[u32]) -> Grid {
    let base = base_indent(texts);
    let cells = texts
        .iter()
        .map(|text| Cell {
            row: rows.partition_point(|row| *row < text.row),
            column: columns.partition_point(|column| *column < text.column),
            row_span: 1,
            column_span: 1,
            indented: is_indented(text, base),
            passage: text.passage(sheet.number),
            place: place(sheet.number, text.row, text.column),
        })
        .collect();
    Grid { cells, ..Grid::default() }
}

/// Which places are covered by merged regions. A region that lies over another is damage: the first counts.
fn places(sheet: &Sheet, rows: &[u32], columns: &[u32]) -> Result<Vec<Place>, Error> {
    let mut places = vec![Place::Free; rows.len() * columns.len()];
    let mut steps = 0;
    for region in &sheet.regions {
        let top = rows.partition_point(|row| *row < region.top);
        let bottom = rows.partition_point(|row| *row <= region.bottom);
        let left = columns.partition_point(|column| *column < region.left);
        let right = columns.partition_point(|column| *column <= region.right);
        if bottom <= top || right <= left || (bottom - top) * (right - left) < 2 {
            continue;
        }
        steps += (bottom - top) * (right - left);
        if steps > MAX_STEPS {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let of = |row: usize| row * columns.len() + left..row * columns.len() + right;
        if (top..bottom).any(|row| places[of(row)].iter().any(|place| *place != Place::Free)) {
            continue;
        }
        for row in top..bottom {
            places[of(row)].fill(Place::Covered);
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        places[top * columns.len() + left] = Place::Begins(count(bottom - top), count(right - left));
    }
    Ok(places)
}

/// A remark under the table, in its first cell, is no row of it: it stands over the whole width.
fn widen_notes(grid: &mut Grid, n_columns: usize) {
    let mut notes = Vec::new();
    for row in grid.rows().skip(1) {
        let mut texts = row.iter().filter(|cell| !cell.passage.is_empty());
        if let (Some(only), None) = (texts.next(), texts.next())
            && row.iter().all(|cell| cell.row_span == 1)
            && blocks::is_note(&only.passage.text)
        {
            notes.push(only.row);
        }
    }
    if notes.is_empty() {
        return;
    }
    grid.cells.retain_mut(|cell| {
        if notes.binary_search(&cell.row).is_err() {
            return true;
        }
        (cell.column, cell.column_span) = (0, n_columns);
        !cell.passage.is_empty()
    });
}

/// The indent at which the names of a list begin. Units may stand indented below the grand total, and their
/// projects further: what is indented is what stands further in than the least below the total.
fn base_indent(texts: &[Text]) -> u32 {
    let Some(first) = texts.iter().map(|text| text.column).min() else { return 0 };
    let names = || texts.iter().filter(move |text| text.column == first);
    let is_total = |text: &Text| {
        let squashed: String = text.text.chars().filter(|c| !c.is_whitespace()).take(4).collect();
        matches!(squashed.as_str(), "合计" | "总计")
    };
    let below = names().position(is_total).map_or(0, |idx| idx + 1);
    let least = names().skip(below).map(|text| text.indent).min().unwrap_or(0);
    let most = names().skip(below).map(|text| text.indent).max().unwrap_or(0);
    if least < most { least } else { 0 }
}

/// One space more than the others is a slip of the typist.
const fn is_indented(text: &Text, base: u32) -> bool {
    text.indent > base + 1
}
