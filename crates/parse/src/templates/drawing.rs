//! Grids drawn as text, for tests: a line a row, cells between `|`, `<` goes on with the cell on its left, `^` with
//! the one above, `/` is a line break, a line `---` is a page break.

use crate::grid::{Cell, Grid, Section};
use crate::passage::Passage;
use duibiao_core::{Origin, TableCell};

/// A section of paragraphs above and a drawn grid.
pub(super) fn section(above: &[&str], drawing: &str) -> Section {
    let above = above.iter().map(|text| Passage::line(text, Origin::Nowhere)).collect();
    Section { above, grid: grid(drawing) }
}

pub(super) fn grid(drawing: &str) -> Grid {
    let mut grid = Grid::default();
    let mut row = 0;
    for line in drawing.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with("---") {
            grid.page_starts.push(row);
            continue;
        }
        for (column, text) in line.split('|').map(str::trim).enumerate() {
            match text {
                "<" => {
                    let left =
                        grid.cells.iter_mut().rev().find(|cell| cell.row == row && cell.column < column);
                    left.unwrap().column_span += 1;
                }
                "^" => {
                    let above = grid.cells.iter_mut().rev().find(|cell| {
                        cell.row < row && (cell.column..cell.column + cell.column_span).contains(&column)
                    });
                    let above = above.unwrap();
                    above.row_span = row - above.row + 1;
                }
                _ => grid.cells.push(cell(row, column, text)),
            }
        }
        row += 1;
    }
    grid.cells.sort_by_key(|cell| (cell.row, cell.column));
    grid
}

fn cell(row: usize, column: usize, text: &str) -> Cell {
    let number = |n: usize| u32::try_from(n).unwrap() + 1;
    let place = Origin::Table(TableCell { table: 1, row: number(row), column: number(column) });
    let mut passage = Passage::default();
    text.split('/').for_each(|line| passage.push(line, place));
    Cell { row, column, row_span: 1, column_span: 1, indented: false, passage, place }
}
