//! Which cells begin with an indent: by spaces, or by standing right of where their column usually begins.

use super::lattice::Lattice;
use super::text::TextLine;

/// Where the text of each column begins, over the pages of a table.
#[derive(Debug, Default)]
pub(super) struct Indents {
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Column {
    /// Its left edge.
    edge: i32,
    /// The least distance of its text from the edge.
    least: i32,
    /// Distances at which texts begin that are surely set from the left.
    begins: Vec<i32>,
}

/// How the text of a cell stands.
struct Stand {
    edge: i32,
    /// The distance of its leftmost line from the left edge.
    least: i32,
    /// The distance of its first line.
    begin: i32,
    size: i32,
    /// Whether it may as well stand in the middle of its cell, or at its right.
    is_ambiguous: bool,
}

/// Columns this near are the same column of a table on another page.
const SAME_COLUMN: i32 = 300;
/// Texts that begin this near begin at the same place.
const SAME_BEGIN: i32 = 80;
/// More columns than any table has, and more places at which its texts begin.
const MAX_COLUMNS: usize = 500;
const MAX_BEGINS: usize = 16;

impl Indents {
    /// For each cell whether its text is indented.
    pub(super) fn of(&mut self, lattice: &Lattice, contents: &[Vec<TextLine>]) -> Vec<bool> {
        let stands: Vec<Option<Stand>> =
            (0..contents.len()).map(|cell| stand(lattice, contents, cell)).collect();
        for stand in stands.iter().flatten().filter(|stand| !stand.is_ambiguous) {
            self.learn(stand);
        }
        stands
            .iter()
            .zip(contents)
            .map(|(stand, lines)| {
                lines.first().is_some_and(|first| first.is_spaced)
                    || stand.as_ref().is_some_and(|stand| self.is_indented(stand))
            })
            .collect()
    }

    fn position(&self, edge: i32) -> Option<usize> {
        self.columns.iter().position(|column| (column.edge - edge).abs() <= SAME_COLUMN)
    }

    fn learn(&mut self, stand: &Stand) {
        let idx = match self.position(stand.edge) {
            Some(idx) => idx,
            None if self.columns.len() < MAX_COLUMNS => {
                self.columns.push(Column { edge: stand.edge, least: stand.least, begins: Vec::new() });
                self.columns.len() - 1
            }
            None => return,
        };
        let column = &mut self.columns[idx];
        column.least = column.least.min(stand.least);
        if column.begins.len() < MAX_BEGINS && !begins_so(column, stand.begin) {
            column.begins.push(stand.begin);
        }
    }

    fn is_indented(&self, stand: &Stand) -> bool {
        let Some(idx) = self.position(stand.edge) else { return false };
        let column = &self.columns[idx];
        (stand.begin - column.least) * 5 >= stand.size * 4
            && (!stand.is_ambiguous || begins_so(column, stand.begin))
    }
}

fn begins_so(column: &Column, begin: i32) -> bool {
    column.begins.iter().any(|known| (known - begin).abs() <= SAME_BEGIN)
}

fn stand(lattice: &Lattice, contents: &[Vec<TextLine>], cell: usize) -> Option<Stand> {
    let area = lattice.cell_area(lattice.cells[cell]);
    let lines = &contents[cell];
    let first = lines.first().filter(|first| !first.is_spaced)?;
    let least = lines.iter().map(|line| line.area.left).min()? - area.left;
    let right = area.right - lines.iter().map(|line| line.area.right).max()?;
    // Lines of a wrapped text that begin at one place, the first aside, are set from the left.
    let is_wrapped = lines.len() > 1
        && lines[1..].iter().all(|line| (line.area.left - area.left - least).abs() <= SAME_BEGIN);
    let is_ambiguous = !is_wrapped && right <= least + first.size && least >= first.size / 2;
    let begin = first.area.left - area.left;
    Some(Stand { edge: area.left, least, begin, size: first.size, is_ambiguous })
}
