//! Edit scripts over tokens, and what makes them readable.

use super::{FINE_LIMIT, tokens, work};
use crate::{Edit, Segment};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Equal runs of this many characters or fewer, between edits, become part of the edits.
const ALWAYS_MERGED: usize = 2;
/// Up to this many, if both neighbours are at least as long.
const MERGED_BETWEEN_LONGER: usize = 5;

/// A script: pieces of both texts, in order.
pub(super) struct Script<'a>(Vec<Piece<'a>>);

#[derive(Clone)]
enum Piece<'a> {
    Equal(Vec<&'a str>),
    Change { old: Vec<&'a str>, new: Vec<&'a str> },
}

impl<'a> Script<'a> {
    /// Nothing changed.
    pub(super) fn equal(text: &'a str) -> Self {
        Self(vec![Piece::Equal(vec![text])])
    }

    /// One text in place of the other.
    pub(super) fn replaced(old: &'a str, new: &'a str) -> Self {
        Self(vec![Piece::Change { old: vec![old], new: vec![new] }])
    }

    /// By words.
    pub(super) fn fine(old: &[&'a str], new: &[&'a str]) -> Self {
        let mut script = Self::shortest(old, new);
        script.shift_to_marks();
        while script.merge_short_equals() {}
        script
    }

    /// By sentences, and within changed sentences by words as far as [`FINE_LIMIT`] lasts. Sentences that stay are
    /// shown whole, also where others change places around them.
    pub(super) fn coarse(old: &[&'a str], new: &[&'a str]) -> Self {
        let mut left = FINE_LIMIT;
        let mut pieces = Vec::new();
        for piece in Self::shortest(old, new).0 {
            match piece {
                Piece::Change { old, new } if !old.is_empty() && !new.is_empty() => {
                    let fine = |side: &[&'a str]| {
                        side.iter().flat_map(|text| tokens::words(text)).collect::<Vec<_>>()
                    };
                    let (old_fine, new_fine) = (fine(&old), fine(&new));
                    match left.checked_sub(work(&old_fine, &new_fine)) {
                        Some(rest) => {
                            left = rest;
                            pieces.extend(Self::fine(&old_fine, &new_fine).0);
                        }
                        None => pieces.push(Piece::Change { old, new }),
                    }
                }
                other => pieces.push(other),
            }
        }
        Self(pieces)
    }

    /// The shortest script; neighbouring deletions and insertions are one change.
    fn shortest(old: &[&'a str], new: &[&'a str]) -> Self {
        let mut pieces: Vec<Piece<'a>> = Vec::new();
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
            match (op, pieces.last_mut()) {
                (DiffOp::Equal { .. }, _) => pieces.push(Piece::Equal(old.to_vec())),
                (_, Some(Piece::Change { old: old_before, new: new_before })) => {
                    old_before.extend_from_slice(old);
                    new_before.extend_from_slice(new);
                }
                _ => pieces.push(Piece::Change { old: old.to_vec(), new: new.to_vec() }),
            }
        }
        Self(pieces)
    }

    /// Moves insertions and deletions along text that repeats, so that they begin and end at punctuation:
    /// `培训{+、宣传+}、演练` and `培训、{+宣传、+}演练` are the same edit, and the second reads better.
    fn shift_to_marks(&mut self) {
        let pieces = std::mem::take(&mut self.0);
        let last = pieces.len().saturating_sub(1);
        // Equal pieces stand between changes; at the ends of the text an edit may take their place.
        let starts_changed = matches!(pieces.first(), Some(Piece::Change { .. }));
        let ends_changed = last > 0 && matches!(pieces.last(), Some(Piece::Change { .. }));
        let empty = |is_wanted: bool| is_wanted.then(|| Piece::Equal(Vec::new()));
        let mut pieces: Vec<Piece<'a>> =
            empty(starts_changed).into_iter().chain(pieces).chain(empty(ends_changed)).collect();
        let last = pieces.len().saturating_sub(1);
        for at in 1..last {
            let [Piece::Equal(before), Piece::Change { old, new }, Piece::Equal(after)] =
                &mut pieces[at - 1..=at + 1]
            else {
                continue;
            };
            let edit = match (old.is_empty(), new.is_empty()) {
                (false, true) => old,
                (true, false) => new,
                _ => continue,
            };
            let line: Vec<&str> = before.iter().chain(edit.iter()).chain(after.iter()).copied().collect();
            let (start, length) = (before.len(), edit.len());
            let is_end = (at == 1, at + 1 == last);
            let best = best_place(&line, start..start + length, is_end);
            *before = line[..best].to_vec();
            *edit = line[best..best + length].to_vec();
            *after = line[best + length..].to_vec();
        }
        pieces.retain(|piece| !matches!(piece, Piece::Equal(tokens) if tokens.is_empty()));
        self.0 = pieces;
    }

    /// One pass; whether it merged anything.
    fn merge_short_equals(&mut self) -> bool {
        let mut merged = false;
        let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(self.0.len());
        let mut rest = std::mem::take(&mut self.0).into_iter().peekable();
        while let Some(piece) = rest.next() {
            if let Piece::Equal(equal) = &piece
                && let Some(Piece::Change { old: old_before, new: new_before }) = pieces.last_mut()
                && let Some(Piece::Change { old: old_after, new: new_after }) = rest.peek()
                && is_noise(equal, (old_before, new_before), (old_after, new_after))
            {
                for (side, after) in [(old_before, old_after), (new_before, new_after)] {
                    side.extend_from_slice(equal);
                    side.extend_from_slice(after);
                }
                rest.next();
                merged = true;
            } else {
                pieces.push(piece);
            }
        }
        self.0 = pieces;
        merged
    }

    /// The script as the change set holds it.
    pub(super) fn into_segments(self) -> Vec<Segment> {
        let mut segments: Vec<Segment> = Vec::with_capacity(self.0.len() + 2);
        let mut push = |op: Edit, tokens: &[&str]| {
            let text = tokens.concat();
            match segments.last_mut() {
                _ if text.is_empty() => {}
                Some(last) if last.op == op => last.text.push_str(&text),
                _ => segments.push(Segment { op, text }),
            }
        };
        for piece in &self.0 {
            match piece {
                Piece::Equal(tokens) => push(Edit::Equal, tokens),
                Piece::Change { old, new } => {
                    push(Edit::Delete, old);
                    push(Edit::Insert, new);
                }
            }
        }
        segments
    }
}

/// Where a run of `edit`'s length may stand in the line so that the rest stays the same, with the best
/// boundaries; the first of equally good places. At least one token stays on either side, but for the sides that
/// are an end of the text.
fn best_place(line: &[&str], edit: Range<usize>, (is_start, is_end): (bool, bool)) -> usize {
    let length = edit.len();
    let least = usize::from(!is_start);
    let mut first = edit.start;
    while first > least && line[first - 1] == line[first + length - 1] {
        first -= 1;
    }
    let most = line.len() - usize::from(!is_end);
    let mut last = edit.start;
    while last + length < most && line[last] == line[last + length] {
        last += 1;
    }
    let score = |at: usize| {
        let boundary = |at: usize| match (at.checked_sub(1).and_then(|i| line.get(i)), line.get(at)) {
            (None, _) | (_, None) => 2_u8,
            (Some(before), _) if tokens::is_mark(before) => 2,
            (_, Some(after)) if tokens::is_mark(after) => 1,
            _ => 0,
        };
        boundary(at) + boundary(at + length)
    };
    // `max_by_key` keeps the last of equals; reversed, it keeps the first.
    (first..=last).rev().max_by_key(|at| score(*at)).unwrap_or(edit.start)
}

/// Whether an equal run between two changes says nothing of its own.
fn is_noise(equal: &[&str], before: (&[&str], &[&str]), after: (&[&str], &[&str])) -> bool {
    // A number in place of a number is an edit that reads well by itself: 2024年12月 -> 2025年11月.
    let number = |side: &[&str]| matches!(side, [token] if tokens::is_number(token));
    if number(before.0) && number(before.1) && number(after.0) && number(after.1) {
        return false;
    }
    let chars = |side: &[&str]| side.iter().map(|token| token.chars().count()).sum::<usize>();
    let longest = |change: (&[&str], &[&str])| chars(change.0).max(chars(change.1));
    let length = chars(equal);
    length <= ALWAYS_MERGED
        || (length <= MERGED_BETWEEN_LONGER && length <= longest(before) && length <= longest(after))
}
