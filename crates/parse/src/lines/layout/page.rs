//! The lines of a laid-out text with their pieces and positions.

use crate::lines::Line;
use crate::passage::{Passage, count};
use duibiao_core::{Origin, TextSpan};
use std::ops::Range;

/// A line as printed, also where it is blank: blank lines are room between rows.
#[derive(Clone, Debug)]
pub(super) struct PrintedLine<'a> {
    /// Its text up to its last character, form feeds before it left out.
    pub(super) text: &'a str,
    /// Its number, from 1.
    pub(super) number: u32,
    /// The page it stands on, from 0.
    pub(super) page: usize,
    /// How many characters of the line stand before its position 0: form feeds.
    before: u32,
    /// Its pieces between gaps of two or more spaces.
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a line: where it stands, in bytes and in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// The position of its first character.
    pub(super) left: usize,
    /// The position behind its last character.
    pub(super) right: usize,
}

/// Splits a text into its lines, pages parted by form feeds.
pub(super) fn split(text: &str) -> Vec<PrintedLine<'_>> {
    let mut lines = Vec::new();
    let mut page = 0;
    for (number, whole) in (1_u32..).zip(text.split('\n')) {
        let bare = whole.trim_start_matches('\u{c}');
        let feeds = whole.len() - bare.len();
        page += feeds;
        let bare = bare.trim_end();
        lines.push(PrintedLine {
            text: bare,
            number,
            page,
            before: u32::try_from(feeds).unwrap_or(u32::MAX),
            pieces: pieces(bare),
        });
    }
    lines
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (position, (at, c)) in text.char_indices().enumerate() {
        if c.is_whitespace() {
            continue;
        }
        let end = at + c.len_utf8();
        match pieces.last_mut() {
            Some(last) if position <= last.right + 1 => {
                last.range.end = end;
                last.right = position + 1;
            }
            _ => pieces.push(Piece { range: at..end, left: position, right: position + 1 }),
        }
    }
    pieces
}

impl<'a> PrintedLine<'a> {
    pub(super) fn is_blank(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The text of a piece.
    pub(super) fn of(&self, piece: &Piece) -> &'a str {
        &self.text[piece.range.clone()]
    }

    /// The place where a piece begins: what a passage keeps of it.
    pub(super) fn origin(&self, piece: &Piece) -> Origin {
        let column = self.before + u32::try_from(piece.left).unwrap_or(u32::MAX) + 1;
        Origin::Text(TextSpan { line: self.number, column, end_line: self.number, end_column: column })
    }

    /// The whole line as one piece.
    pub(super) fn piece(&self) -> Option<Piece> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        Some(Piece { range: first.range.start..last.range.end, left: first.left, right: last.right })
    }

    /// The whole line as a passage.
    pub(super) fn passage(&self) -> Passage {
        self.piece()
            .map_or_else(Passage::default, |piece| Passage::line(self.of(&piece), self.origin(&piece)))
    }

    /// The line as the other styles know it.
    pub(super) fn whole(&self) -> Line<'a> {
        let text = self.text.trim_start();
        let indent = &self.text[..self.text.len() - text.len()];
        Line { text, number: self.number, column: self.before + count(indent) + 1, indented: false }
    }

    /// Parts a piece before a byte: the spaces at the seam belong to neither.
    pub(super) fn part(&self, piece: &Piece, at: usize) -> (Piece, Piece) {
        let left = self.text[piece.range.start..at].trim_end();
        let right = self.text[at..piece.range.end].trim_start();
        let left_range = piece.range.start..piece.range.start + left.len();
        let right_range = piece.range.end - right.len()..piece.range.end;
        let width = |text: &str| text.chars().count();
        (
            Piece { left: piece.left, right: piece.left + width(left), range: left_range },
            Piece { left: piece.right - width(right), right: piece.right, range: right_range },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lines_at_wide_gaps() {
        let lines = split("甲 乙   10.00\n\n\u{c}  丙\n");
        let shown: Vec<_> = lines
            .iter()
            .map(|line| {
                let pieces: Vec<_> = line.pieces.iter().map(|p| (line.of(p), p.left, p.right)).collect();
                (line.number, line.page, pieces)
            })
            .collect();
        assert_eq!(
            shown,
            [
                (1, 0, vec![("甲 乙", 0, 3), ("10.00", 6, 11)]),
                (2, 0, vec![]),
                (3, 1, vec![("丙", 2, 3)]),
                (4, 1, vec![])
            ]
        );
        // The form feed is a character of its line.
        assert_eq!(
            lines[2].passage().origin(),
            Origin::Text(TextSpan { line: 3, column: 4, end_line: 3, end_column: 4 })
        );
        let (left, right) = lines[0].part(&lines[0].pieces[0], "甲 ".len());
        assert_eq!((lines[0].of(&left), lines[0].of(&right), right.left), ("甲", "乙", 2));
    }
}
