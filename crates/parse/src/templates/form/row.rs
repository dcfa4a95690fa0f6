//! A row of a form as its reader sees it.

use crate::grid::Cell;

/// The cells with text that begin in a row.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    cells: Vec<&'a Cell>,
    /// Whether it is the first of its page.
    pub(crate) is_page_start: bool,
}

impl<'a> Row<'a> {
    pub(crate) fn new(cells: &'a [Cell], is_page_start: bool) -> Self {
        let cells = cells.iter().filter(|cell| !cell.passage.text.trim().is_empty()).collect();
        Self { cells, is_page_start }
    }

    /// A row of chosen cells, each with text.
    pub(crate) fn of_cells(cells: Vec<&'a Cell>, is_page_start: bool) -> Self {
        Self { cells, is_page_start }
    }

    /// Its cells from left to right.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &'a Cell> + Clone {
        self.cells.iter().copied()
    }

    /// The cell at that place, empty ones not counted.
    pub(crate) fn cell(&self, idx: usize) -> Option<&'a Cell> {
        self.cells.get(idx).copied()
    }

    /// Whether it prints nothing.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }
}
