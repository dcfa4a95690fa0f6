//! Which cells begin with an indent: by spaces, or by standing right of where their column usually begins.

use super::lattice::Lattice;
use super::text::TextLine;

/// How far the text of each column usually stands from its left edge, over the pages of a table.
#[derive(Debug, Default)]
pub(super) struct Indents {
    /// For each column, by its left edge, the least distance seen.
    usual: Vec<(i32, i32)>,
}

/// Columns this near are the same column of a table on another page.
const SAME_COLUMN: i32 = 300;
/// More columns than any table has.
const MAX_COLUMNS: usize = 1_000;

impl Indents {
    /// For each cell whether its text is indented.
    pub(super) fn of(&mut self, lattice: &Lattice, contents: &[Vec<TextLine>]) -> Vec<bool> {
        let distance = |cell: usize| {
            let field = lattice.cells[cell];
            let area = lattice.cell_area(field);
            let first = contents[cell].first()?;
            let left = contents[cell].iter().map(|line| line.area.left).min()? - area.left;
            let right = area.right - contents[cell].iter().map(|line| line.area.right).max()?;
            // Text in the middle of its cell, or at its right, is not indented.
            let is_left = right > left + first.size || contents[cell].len() > 1 || left < first.size;
            is_left.then_some((area.left, left, first.area.left - area.left, first.size))
        };
        for cell in 0..contents.len() {
            let Some((edge, least, _, _)) = distance(cell).filter(|_| !contents[cell][0].is_spaced) else {
                continue;
            };
            let known = self.usual.iter().position(|(at, _)| (at - edge).abs() <= SAME_COLUMN);
            match known {
                Some(idx) => self.usual[idx].1 = self.usual[idx].1.min(least),
                None if self.usual.len() < MAX_COLUMNS => self.usual.push((edge, least)),
                None => {}
            }
        }
        (0..contents.len())
            .map(|cell| {
                let Some(first) = contents[cell].first() else { return false };
                if first.is_spaced {
                    return true;
                }
                let Some((edge, _, begins, size)) = distance(cell) else { return false };
                let usual = self.usual.iter().find(|(at, _)| (at - edge).abs() <= SAME_COLUMN);
                usual.is_some_and(|(_, usual)| (begins - usual) * 5 >= size * 4)
            })
            .collect()
    }
}
