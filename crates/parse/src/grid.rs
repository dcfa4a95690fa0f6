//! Grids: what every reader makes of a table before any form is recognised.

use crate::passage::Passage;
use duibiao_core::Origin;

/// A table as printed: cells with spans, text and places, in row order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The cells, sorted by row, then column.
    pub cells: Vec<Cell>,
    /// Where the columns begin, and where the last one ends, in hundredths of a point or in characters of a
    /// line; empty where the source counts columns itself. Pieces of one table on several pages are laid over
    /// each other by these.
    pub column_edges: Vec<i32>,
    /// The rows that are the first on their page, the first page aside.
    pub page_starts: Vec<usize>,
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
    /// Its own place, also where it holds no text; `Nowhere` where the source has no such thing.
    pub place: Origin,
}

impl Grid {
    /// The cells row by row. A cell that covers several rows stands in its first.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.row == b.row)
    }

    /// How many rows the grid has.
    pub fn n_rows(&self) -> usize {
        self.cells.iter().map(|cell| cell.row + cell.row_span).max().unwrap_or(0)
    }

    /// How many columns the grid has.
    pub fn n_columns(&self) -> usize {
        self.cells.iter().map(|cell| cell.column + cell.column_span).max().unwrap_or(0)
    }
}

impl Cell {
    /// The place of its text, or where there is none its own.
    pub fn origin(&self) -> Origin {
        let text = self.passage.origin();
        if text.is_somewhere() { text } else { self.place }
    }
}

/// A grid with the paragraphs above it, up to the previous grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The paragraphs above: titles, department, money unit.
    pub above: Vec<Passage>,
    /// The table.
    pub grid: Grid,
}
