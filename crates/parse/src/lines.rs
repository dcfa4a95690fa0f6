//! Line inputs rebuilt into grids, one file a style of extraction.

pub(crate) mod extraction;

use crate::passage::count;
use duibiao_core::{Origin, TextSpan};

/// One line of a text file that is not blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// Its text without white space at both ends.
    pub(crate) text: &'a str,
    /// Its number, from 1.
    pub(crate) number: u32,
    /// The column of its first character, from 1.
    pub(crate) column: u32,
}

impl<'a> Line<'a> {
    /// The place of a part of its text, in bytes.
    pub(crate) fn origin(&self, start: usize, end: usize) -> Origin {
        let column = self.column + count(&self.text[..start]);
        Origin::Text(TextSpan {
            line: self.number,
            column,
            end_line: self.number,
            end_column: column + count(&self.text[start..end]).saturating_sub(1),
        })
    }

    /// The place of the whole line.
    pub(crate) fn whole(&self) -> Origin {
        self.origin(0, self.text.len())
    }

    /// Whether it begins with the indent of a project's name.
    pub(crate) fn is_indented(&self) -> bool {
        self.column > 2
    }

    /// Its display width: a Chinese character takes two columns.
    pub(crate) fn width(&self) -> usize {
        let ascii = self.text.bytes().filter(u8::is_ascii).count();
        let chars = count(self.text) as usize;
        2 * chars - ascii
    }

    /// Splits a text into its lines that are not blank.
    pub(crate) fn split(text: &'a str) -> Vec<Self> {
        let mut lines = Vec::with_capacity(text.len() / 60);
        let mut start = 0;
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
        for (number, end) in (1_u32..).zip(ends) {
            let whole = &text[start..end];
            start = (end + 1).min(text.len());
            let trimmed = whole.trim_start();
            let column = count(&whole[..whole.len() - trimmed.len()]) + 1;
            let trimmed = trimmed.trim_end();
            if !trimmed.is_empty() {
                lines.push(Self { text: trimmed, number, column });
            }
        }
        lines
    }
}

/// Whether the text is laid out in columns by runs of spaces, as `pdftotext -layout` writes it: rows cannot be
/// read line by line then.
pub(crate) fn is_columnar(lines: &[Line<'_>]) -> bool {
    let gaps = lines.iter().filter(|line| line.text.contains("   ")).count();
    gaps * 10 > lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_columns_from_one() {
        let lines = Line::split("\n    项目 1.00 \r\n\n甲");
        let places: Vec<_> = lines.iter().map(|l| (l.text, l.number, l.column, l.width())).collect();
        assert_eq!(places, [("项目 1.00", 2, 5, 9), ("甲", 4, 1, 2)]);
        assert_eq!(
            lines[0].origin("项目 ".len(), "项目 1.00".len()),
            Origin::Text(TextSpan { line: 2, column: 8, end_line: 2, end_column: 11 })
        );
    }
}
