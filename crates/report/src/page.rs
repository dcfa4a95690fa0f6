//! A page of a view: headings, labelled lines, remarks and tables under one another.

use crate::ViewOptions;
use crate::ruled::Ruled;
use crate::style::Class;
use crate::text;
use crate::words::{self, fill};
use duibiao_core::{Bilingual, Language};
use std::fmt::Display;

/// Collects the lines of a view. All text that comes in is safe to print already.
pub(crate) struct Page<'a> {
    pub(crate) options: &'a ViewOptions,
    out: String,
    n_sections: usize,
}

/// The least width that wrapped text gets beside its indent.
const MIN_TEXT: usize = 20;
/// The widest label that the texts of a block are aligned behind.
const MAX_LABEL: usize = 24;

impl<'a> Page<'a> {
    pub(crate) fn new(options: &'a ViewOptions) -> Self {
        Self { options, out: String::new(), n_sections: 0 }
    }

    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// A layout word in the page's language.
    pub(crate) fn word(&self, text: &'static Bilingual) -> &'static str {
        text.text(self.options.language)
    }

    /// A layout sentence with its values in the page's language.
    pub(crate) fn fill(&self, text: &Bilingual, values: &[(&str, &dyn Display)]) -> String {
        fill(text, self.options.language, values)
    }

    pub(crate) fn blank(&mut self) {
        self.out.push('\n');
    }

    pub(crate) fn title(&mut self, title: &str) {
        self.text(title, Class::Heading, 0);
    }

    /// A numbered section, after a blank line.
    pub(crate) fn section(&mut self, heading: &str) {
        self.n_sections += 1;
        let number = match self.options.language {
            Language::Zh => chinese_number(self.n_sections),
            Language::En => self.n_sections.to_string(),
        };
        let heading = self.fill(&words::SECTION_NUMBER, &[("n", &number), ("heading", &heading)]);
        self.heading(&heading);
    }

    /// A heading without a number, after a blank line.
    pub(crate) fn heading(&mut self, heading: &str) {
        self.blank();
        self.text(heading, Class::Heading, 0);
    }

    /// A paragraph, wrapped and indented.
    pub(crate) fn text(&mut self, content: &str, class: Class, indent: usize) {
        self.hanging(&" ".repeat(indent), content, class);
    }

    pub(crate) fn note(&mut self, content: &str) {
        self.text(content, Class::Note, 0);
    }

    /// A labelled line: the label in its class, then the text, wrapped beside the label.
    pub(crate) fn item(&mut self, label: &str, class: Class, label_width: usize, content: &str) {
        let padding = label_width.saturating_sub(text::width(label));
        let indent = text::width(label) + padding + 2;
        let mut lines = self.wrapped(content, indent).into_iter();
        class.paint(label, self.options.color, &mut self.out);
        let first = lines.next().unwrap_or_default();
        self.out.extend(std::iter::repeat_n(' ', padding + 2));
        self.out.push_str(first);
        self.out.push('\n');
        for line in lines {
            self.out.extend(std::iter::repeat_n(' ', indent));
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// Labelled lines whose texts start in one column.
    pub(crate) fn block(&mut self, lines: &[(String, String)]) {
        let label_width = lines.iter().map(|(label, _)| text::width(label)).max().unwrap_or(0).min(MAX_LABEL);
        for (label, content) in lines {
            self.item(label, Class::Plain, label_width, content);
        }
    }

    /// A table; where there is no room for all its columns, with a remark on those that are left out.
    pub(crate) fn table(&mut self, table: &Ruled) {
        let (table, left_out) = table.narrowed(self.options);
        table.render(self.options, &mut self.out);
        if !left_out.is_empty() {
            let headings = left_out.join(self.word(&words::NAME_SEPARATOR));
            self.note(&self.fill(&words::COLUMNS_LEFT_OUT, &[("headings", &headings)]));
        }
    }

    fn hanging(&mut self, indent: &str, content: &str, class: Class) {
        for line in self.wrapped(content, indent.len()) {
            self.out.push_str(indent);
            class.paint(line, self.options.color, &mut self.out);
            self.out.push('\n');
        }
    }

    fn wrapped<'t>(&self, content: &'t str, indent: usize) -> Vec<&'t str> {
        match self.options.width {
            None => vec![content],
            Some(width) => text::wrap(content, width.saturating_sub(indent).max(MIN_TEXT)),
        }
    }
}

/// The Chinese number of a section: 一 to 九十九.
fn chinese_number(n: usize) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut text = String::new();
    if n >= 20 {
        text.push(DIGITS[n / 10 % 10]);
    }
    if n >= 10 {
        text.push('十');
    }
    if n < 10 || !n.is_multiple_of(10) {
        text.push(DIGITS[n % 10]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sections() {
        let numbers: Vec<String> = [1, 9, 10, 11, 20, 21].into_iter().map(chinese_number).collect();
        assert_eq!(numbers, ["一", "九", "十", "十一", "二十", "二十一"]);
    }

    #[test]
    fn wraps_beside_the_label() {
        let options = ViewOptions { width: Some(30), ..ViewOptions::default() };
        let mut page = Page::new(&options);
        page.block(&[
            ("部门".to_owned(), "示例市示例区人力资源和社会保障局（虚构示例）".to_owned()),
            ("金额单位".to_owned(), "万元".to_owned()),
        ]);
        assert_eq!(
            page.finish(),
            "部门      示例市示例区人力资源\n          和社会保障局（虚构示\n          例）\n金额单位  万元\n"
        );
    }
}
