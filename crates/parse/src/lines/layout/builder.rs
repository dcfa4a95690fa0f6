//! The grid of a table while its rows come in.

use super::Table;
use super::columns::{Columns, Placed};
use crate::grid::{Cell, Grid};
use crate::passage::Passage;
use duibiao_core::Origin;

/// Puts cells into a grid.
pub(super) struct Builder {
    pub(super) grid: Grid,
    row: usize,
    n_columns: usize,
    /// The heights at which pages begin, the first page aside.
    pages: Vec<i64>,
    /// How many of them are past.
    page: usize,
}

impl Builder {
    pub(super) fn new(table: &Table<'_>, columns: &Columns, placed: &[Placed]) -> Self {
        let heading = &table.headings[0];
        let edge = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let pages = placed.iter().filter(|one| one.begins_page).map(|one| one.y).collect();
        let mut column_edges: Vec<i32> = heading.columns.iter().map(|label| edge(label.left)).collect();
        column_edges.extend(heading.columns.last().map(|label| edge(label.right)));
        let grid = Grid { column_edges, ..Grid::default() };
        Self { grid, row: 0, n_columns: columns.indicators + 1, pages, page: 0 }
    }

    pub(super) fn next_row(&mut self) {
        self.row += 1;
    }

    /// Notes whether this row, which begins at that height, is the first on its page.
    pub(super) fn page_of(&mut self, y: i64) {
        let page = self.pages.partition_point(|begins| *begins <= y);
        if page > self.page {
            self.page = page;
            self.grid.page_starts.push(self.row);
        }
    }

    pub(super) fn cell(&mut self, column: usize, passage: Passage, indented: bool) {
        self.grid.cells.push(Cell {
            row: self.row,
            column,
            row_span: 1,
            column_span: 1,
            indented,
            passage,
            place: Origin::Nowhere,
        });
    }

    pub(super) fn cell_with_text(&mut self, column: usize, passage: Passage, indented: bool) {
        if !passage.is_empty() {
            self.cell(column, passage, indented);
        }
    }

    /// A text that belongs to no row, over all columns.
    pub(super) fn stray(&mut self, passage: Passage) {
        self.next_row();
        let n_columns = self.n_columns;
        self.cell(0, passage, false);
        if let Some(cell) = self.grid.cells.last_mut() {
            cell.column_span = n_columns;
        }
    }
}
