//! A piece of text with the places of its lines: the contents of a cell, or a paragraph.

use duibiao_core::{Origin, TextSpan};
use std::ops::Range;

/// Text that was printed on one or more lines, joined, with the place of each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The lines joined without a space, as Chinese wraps; line-end spaces dropped.
    pub text: String,
    /// Where the lines begin in `text`, and where they stand in the source.
    pub lines: Vec<PassageLine>,
}

/// One line of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassageLine {
    /// Byte offset of its first character in the passage's text.
    pub start: usize,
    /// Its place. Of a text file only the beginning counts: where it ends follows from the passage's text.
    pub origin: Origin,
}

/// Longer lines, in bytes, are kept in pieces. Printed columns are far narrower.
const LONG_LINE: usize = 4096;

impl Passage {
    /// A passage of one line.
    pub fn line(text: &str, origin: Origin) -> Self {
        let mut passage = Self::default();
        passage.push(text, origin);
        passage
    }

    /// Appends a line. A very long one is kept in pieces, so that a place in it is found without counting from
    /// its beginning.
    pub fn push(&mut self, text: &str, origin: Origin) {
        let (mut rest, mut origin) = (text, origin);
        while rest.len() > LONG_LINE
            && let Origin::Text(span) = &mut origin
        {
            let end = rest.floor_char_boundary(LONG_LINE);
            self.lines.push(PassageLine { start: self.text.len(), origin: Origin::Text(*span) });
            self.text.push_str(&rest[..end]);
            span.column += count(&rest[..end]);
            span.end_column = span.column;
            rest = &rest[end..];
        }
        if !rest.is_empty() {
            self.lines.push(PassageLine { start: self.text.len(), origin });
            self.text.push_str(rest);
        }
    }

    /// Appends the lines of another passage.
    pub(crate) fn append(&mut self, other: &Self) {
        let offset = self.text.len();
        self.text.push_str(&other.text);
        self.lines.extend(other.lines.iter().map(|line| PassageLine { start: line.start + offset, ..*line }));
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The place of the whole passage.
    pub fn origin(&self) -> Origin {
        self.origin_of(&(0..self.text.len()))
    }

    /// The place of a part of the text, in bytes. Of text files it is exact to the character.
    pub fn origin_of(&self, range: &Range<usize>) -> Origin {
        let mut pieces = self.pieces(range.clone());
        let Some(first) = pieces.next() else { return Origin::Nowhere };
        pieces.last().map_or(first, |last| first.to(last))
    }

    /// The places of a part of the text, line by line.
    pub fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = Origin> {
        let first = self.lines.partition_point(|line| line.start <= range.start).saturating_sub(1);
        self.lines[first.min(self.lines.len())..].iter().enumerate().map_while(move |(idx, line)| {
            let line_end = self.lines.get(first + idx + 1).map_or(self.text.len(), |next| next.start);
            let (start, end) = (range.start.max(line.start), range.end.min(line_end));
            (start < end).then(|| match line.origin {
                Origin::Text(span) => {
                    let before = count(&self.text[line.start..start]);
                    let within = count(&self.text[start..end]);
                    Origin::Text(TextSpan {
                        line: span.line,
                        column: span.column + before,
                        end_line: span.line,
                        end_column: span.column + before + within - 1,
                    })
                }
                whole => whole,
            })
        })
    }
}

/// Characters of a line's part, as a column count.
pub(crate) fn count(text: &str) -> u32 {
    // Lead bytes alone: much faster than decoding, and every line was checked to be UTF-8.
    let chars = text.bytes().filter(|byte| byte & 0xC0 != 0x80).count();
    u32::try_from(chars).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32, end_column: u32) -> Origin {
        Origin::Text(TextSpan { line, column, end_line: line, end_column })
    }

    #[test]
    fn finds_a_place_in_a_very_long_line() {
        let text = format!("{}值", "指标，".repeat(5_000));
        let passage = Passage::line(&text, at(7, 3, 3));
        let value = text.len() - "值".len()..text.len();
        assert_eq!(
            (passage.origin_of(&value), passage.text.as_str()),
            (at(7, 15_003, 15_003), text.as_str())
        );
        assert_eq!(passage.origin(), at(7, 3, 15_003));
        assert!(passage.lines.len() > 1);
    }

    #[test]
    fn finds_the_place_of_a_part() {
        let mut passage = Passage::line("实施周期", at(3, 5, 8));
        passage.push("指标值:2次", at(5, 1, 6));
        let value = passage.text.find("2次").unwrap();
        assert_eq!(passage.origin_of(&(value..passage.text.len())), at(5, 5, 6));
        let label = passage.text.find("周期").unwrap()..value;
        assert_eq!(
            passage.origin_of(&label),
            Origin::Text(TextSpan { line: 3, column: 7, end_line: 5, end_column: 4 })
        );
        assert_eq!(passage.pieces(label).collect::<Vec<_>>(), [at(3, 7, 8), at(5, 1, 4)]);
        assert_eq!(passage.origin_of(&(4..4)), Origin::Nowhere);
    }
}
