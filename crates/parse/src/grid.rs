//! Grids: what every reader makes of a table before any form is recognised.

use crate::passage::Passage;

/// A table as printed: cells with spans, text and places, in row order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The cells, sorted by row, then column.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many columns it covers, at least 1.
    pub column_span: usize,
    /// Whether its text is printed with an indent.
    pub indented: bool,
    /// Its text.
    pub passage: Passage,
}

impl Grid {
    /// The cells row by row.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }
}

/// A grid that may be such a table, with the paragraphs above it up to the previous grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The paragraphs above: titles, department, money unit.
    pub above: Vec<Passage>,
    /// The table.
    pub grid: Grid,
}
