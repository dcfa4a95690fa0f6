//! The lines of a laid-out text with their pieces and positions.

use crate::lines::Line;
use crate::passage::{Passage, count};
use duibiao_core::{Origin, TextSpan};
use std::collections::BTreeMap;
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
    /// How positions are counted.
    measure: Measure,
    /// Its pieces between gaps of two or more spaces.
    pub(super) pieces: Vec<Piece>,
}

/// How a program counts positions when it pads columns with spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Every character is one, as `pdftotext` counts.
    Characters,
    /// A Chinese character is two, as it is shown.
    Display,
}

impl Measure {
    pub(super) fn of(self, c: char) -> usize {
        if self == Self::Display && !c.is_ascii() { 2 } else { 1 }
    }
}

/// A piece of a line: where it stands, in bytes and by the measure of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    /// How many characters of its line stand before it, form feeds aside.
    pub(super) column: usize,
    /// The position of its first character.
    pub(super) left: usize,
    /// The position behind its last character.
    pub(super) right: usize,
}

/// Splits a text into its lines, pages parted by form feeds, and measures it as it was laid out.
pub(super) fn split(text: &str) -> Vec<PrintedLine<'_>> {
    let by_characters = split_by(text, Measure::Characters);
    if text.is_ascii() {
        return by_characters;
    }
    let by_display = split_by(text, Measure::Display);
    if alignment(&by_display) > alignment(&by_characters) { by_display } else { by_characters }
}

/// How many pieces behind others begin where lines begin that have nothing before: the right measure lays most of
/// them there.
fn alignment(lines: &[PrintedLine<'_>]) -> usize {
    let mut free = BTreeMap::<usize, usize>::new();
    for first in lines.iter().filter_map(|line| line.pieces.first()) {
        *free.entry(first.left).or_default() += 1;
    }
    let is_edge = |piece: &&Piece| free.get(&piece.left).is_some_and(|n| *n > 1);
    lines.iter().flat_map(|line| line.pieces.iter().skip(1)).filter(is_edge).count()
}

fn split_by(text: &str, measure: Measure) -> Vec<PrintedLine<'_>> {
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
            measure,
            pieces: pieces(bare, measure),
        });
    }
    lines
}

fn pieces(text: &str, measure: Measure) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut position = 0;
    for (column, (at, c)) in text.char_indices().enumerate() {
        let left = position;
        position += measure.of(c);
        if c.is_whitespace() {
            continue;
        }
        let end = at + c.len_utf8();
        match pieces.last_mut() {
            Some(last) if left <= last.right + 1 => {
                last.range.end = end;
                last.right = position;
            }
            _ => pieces.push(Piece { range: at..end, column, left, right: position }),
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
        let column = self.before + u32::try_from(piece.column).unwrap_or(u32::MAX) + 1;
        Origin::Text(TextSpan { line: self.number, column, end_line: self.number, end_column: column })
    }

    /// The whole line as one piece.
    pub(super) fn piece(&self) -> Option<Piece> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        let range = first.range.start..last.range.end;
        Some(Piece { range, column: first.column, left: first.left, right: last.right })
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
        let width = |text: &str| text.chars().map(|c| self.measure.of(c)).sum::<usize>();
        let before = self.text[piece.range.start..right_range.start].chars().count();
        (
            Piece {
                left: piece.left,
                column: piece.column,
                right: piece.left + width(left),
                range: left_range,
            },
            Piece {
                left: piece.right - width(right),
                column: piece.column + before,
                right: piece.right,
                range: right_range,
            },
        )
    }

    /// The rests of a piece after each of its spaces, with their positions.
    pub(super) fn after_spaces(&self, piece: &Piece) -> impl Iterator<Item = (usize, &'a str)> {
        let text = self.of(piece);
        let measure = self.measure;
        let mut position = piece.left;
        let mut after_space = false;
        text.char_indices().filter_map(move |(at, c)| {
            let here = position;
            position += measure.of(c);
            let begins = after_space && !c.is_whitespace();
            after_space = c.is_whitespace();
            begins.then(|| (here, &text[at..]))
        })
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

    #[test]
    fn tells_how_positions_are_counted() {
        for (text, expected) in [
            ("      左\n      右\n甲乙    左\n", Measure::Characters),
            ("      左\n      右\n甲乙  左\n", Measure::Display),
        ] {
            assert_eq!(split(text)[0].measure, expected, "{text}");
        }
    }
}
