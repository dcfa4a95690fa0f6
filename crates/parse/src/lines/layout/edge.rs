//! Where the texts of a column begin on a page, and how a piece that runs over that place is parted.

use super::page::{Piece, PrintedLine};
use crate::lines::width;
use std::cell::Cell;
use std::collections::BTreeMap;

/// The beginnings of one column on one page lie at most so far apart: layout moves text aside where the column
/// before it is full.
const MAX_DRIFT: usize = 6;
/// More places at which a line may be parted are not weighed.
const MAX_SEAMS: usize = 64;
/// Signs such as ≥ are printed narrower than they are counted: lines may differ by so much.
const SLACK: usize = 8;
/// A line that leaves less room than this in its cell, as shown, is full.
const NEARLY_FULL: usize = 4;

/// The positions where the texts of a column begin: the most frequent, and others near it.
pub(super) fn beginnings(starts: &BTreeMap<usize, (usize, bool)>) -> Vec<usize> {
    let Some((most, _)) = starts.iter().max_by_key(|(at, (n, _))| (*n, std::cmp::Reverse(**at))) else {
        return Vec::new();
    };
    starts
        .iter()
        .filter(|(at, (n, begins))| *at == most || *begins || (*n > 1 && at.abs_diff(*most) <= MAX_DRIFT))
        .map(|(at, _)| *at)
        .collect()
}

/// Where the texts of a column begin.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// The positions, in order.
    pub(super) starts: Vec<usize>,
    /// How wide its texts are shown at most.
    pub(super) widest: usize,
    /// Whether the last piece that was parted might have been parted elsewhere.
    pub(super) is_doubtful: Cell<bool>,
}

/// What stands before a column, and what stands in it.
pub(super) type Cut = (Option<Piece>, Option<Piece>);

impl Edge {
    pub(super) fn new(starts: Vec<usize>) -> Self {
        Self { starts, widest: 0, is_doubtful: Cell::new(false) }
    }

    pub(super) fn first(&self) -> usize {
        self.starts.first().copied().unwrap_or(usize::MAX)
    }

    /// Parts a piece where this column begins; `None` where it runs over the beginning and cannot be parted.
    ///
    /// A full cell before this one pushes the line aside. Then the space between is that which leaves both
    /// sides, of which `before` is the left one, no wider than their columns are elsewhere.
    pub(super) fn cut(&self, line: &PrintedLine<'_>, piece: &Piece, before: Option<&Self>) -> Option<Cut> {
        if piece.left >= self.first() {
            return Some((None, Some(piece.clone())));
        }
        if piece.right <= self.first() {
            return Some((Some(piece.clone()), None));
        }
        let seams = |from: usize| line.after_spaces(piece).filter(move |(position, _)| *position >= from);
        let part = |text: &str| line.part(piece, piece.range.end - text.len());
        let is_start = |position: usize| self.starts.binary_search(&position).is_ok();
        let known = before.filter(|before| piece.left >= before.first() && before.widest > 0);
        let Some(before) = known else {
            let mut exact = seams(self.first()).filter(|(position, _)| is_start(*position));
            return match (exact.next(), exact.next()) {
                (Some((_, text)), None) => {
                    let (left, right) = part(text);
                    Some((Some(left), Some(right)))
                }
                (None, None) if self.starts.last().is_some_and(|last| piece.right <= *last) => {
                    Some((Some(piece.clone()), None))
                }
                _ => None,
            };
        };
        let fits = |left: &Piece, right: &Piece| {
            width(line.of(left)) <= before.widest + NEARLY_FULL
                && width(line.of(right)) <= self.widest + SLACK
        };
        if line.pieces.last() != Some(piece) && width(line.of(piece)) <= before.widest + NEARLY_FULL {
            // More stands to the right: this is the full cell before.
            return Some((Some(piece.clone()), None));
        }
        let near: Vec<(usize, (Piece, Piece))> = seams(self.first().saturating_sub(MAX_DRIFT))
            .take(MAX_SEAMS)
            .map(|(position, text)| (position, part(text)))
            .collect();
        let last_start = self.starts.last().copied().unwrap_or_default();
        if near.is_empty() && piece.right <= last_start {
            return Some((Some(piece.clone()), None));
        }
        let n_near = near.iter().filter(|(position, _)| *position <= last_start + MAX_DRIFT).count();
        let mut fitting: Vec<(usize, (Piece, Piece))> =
            near.into_iter().filter(|(_, (left, right))| fits(left, right)).collect();
        let (position, (left, right)) = fitting.pop()?;
        // The last seam that fits fills the cell before, and no other one does. A seam alone in its place may
        // also stand where the column begins.
        let room = |left: &Piece| before.widest.saturating_sub(width(line.of(left)));
        let is_alone = n_near == 1 && is_start(position);
        if !is_alone && room(&left) > NEARLY_FULL {
            return None;
        }
        self.is_doubtful
            .set(!is_alone && fitting.iter().any(|(_, (other, _))| room(other) <= 2 * NEARLY_FULL));
        Some((Some(left), Some(right)))
    }
}
