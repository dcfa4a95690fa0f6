//! Tables without rules, or with rules from left to right only.

use super::geometry::{Area, Glyph, Rule};
use super::lattice::Lattice;
use super::text::{self, Gaps, TextLine};

/// The columns of a table without rules, carried over its pages.
#[derive(Debug, Default)]
pub(super) struct Columns {}

/// What stands outside of ruled tables.
#[derive(Debug, Default)]
pub(super) struct Free {
    pub(super) tables: Vec<(Lattice, Vec<Vec<TextLine>>)>,
    pub(super) paragraphs: Vec<TextLine>,
}

pub(super) fn tables(
    glyphs: &[Glyph],
    outside: &[u32],
    _loose: &[Rule],
    _ruled: &[Area],
    _columns: &mut Columns,
) -> Free {
    Free { tables: Vec::new(), paragraphs: text::lines(glyphs, outside, Gaps::Wide) }
}

pub(super) fn split(
    _lattice: &Lattice,
    _cells: &[Vec<TextLine>],
    _glyphs: &[Glyph],
    _contents: &[Vec<u32>],
) -> Option<(Lattice, Vec<Vec<TextLine>>)> {
    None
}
