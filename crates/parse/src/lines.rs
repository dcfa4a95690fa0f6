//! Line inputs rebuilt into grids, one file a style of extraction.

mod amount_run;
pub(crate) mod extraction;
pub(crate) mod layout;
mod page_numbers;

pub(crate) use amount_run::tokens;

use crate::passage::{Passage, count};
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
    /// Whether it begins with the indent of a project's name: two or more spaces, a tab or a wide space.
    pub(crate) indented: bool,
}

impl<'a> Line<'a> {
    /// The place where a part of its text begins, in bytes: what a passage keeps of it.
    pub(crate) fn start(&self, start: usize) -> Origin {
        let column = self.column + count(&self.text[..start]);
        Origin::Text(TextSpan { line: self.number, column, end_line: self.number, end_column: column })
    }

    /// The line as a passage of its own.
    pub(crate) fn passage(&self) -> Passage {
        Passage::line(self.text, self.start(0))
    }

    /// Its display width.
    pub(crate) fn width(&self) -> usize {
        width(self.text)
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
            let indent = &whole[..whole.len() - trimmed.len()];
            let column = count(indent) + 1;
            let indented = column > 2 || indent.contains(['\t', '\u{3000}']);
            let trimmed = trimmed.trim_end();
            if !trimmed.is_empty() {
                lines.push(Self { text: trimmed, number, column, indented });
            }
        }
        lines
    }
}

/// The display width of a text: a Chinese character takes two columns.
pub(crate) fn width(text: &str) -> usize {
    let ascii = text.bytes().filter(u8::is_ascii).count();
    2 * count(text) as usize - ascii
}

/// Whether the text is laid out in columns by runs of spaces, as `pdftotext -layout` writes it: rows cannot be
/// read line by line then.
pub(crate) fn is_columnar(lines: &[Line<'_>]) -> bool {
    let gap = memchr::memmem::Finder::new("   ");
    let gaps = lines.iter().filter(|line| gap.find(line.text.as_bytes()).is_some()).count();
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
            Passage::line("1.00", lines[0].start("项目 ".len())).origin(),
            Origin::Text(TextSpan { line: 2, column: 8, end_line: 2, end_column: 11 })
        );
    }
}
