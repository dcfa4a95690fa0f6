//! The manual page of a rule, read from the doc comment of its file.
//!
//! The first line names the code, the Chinese title and the English name. Then follow paragraphs, each begun by its
//! heading and a colon, in Chinese and in English: 看什么 / Looks at, 为什么 / Why, 触发 / Fires, 不触发 / Does not
//! fire, 依据 / Source, 怎么办 / What to do.

use duibiao_core::Language;

/// A manual page.
#[derive(Clone, Copy, Debug)]
pub struct Manual<'a> {
    comment: &'a str,
}

/// The paragraphs of a page: their headings in Chinese and English.
pub const HEADINGS: [(&str, &str); 6] = [
    ("看什么", "Looks at"),
    ("为什么", "Why"),
    ("触发", "Fires"),
    ("不触发", "Does not fire"),
    ("依据", "Source"),
    ("怎么办", "What to do"),
];

impl<'a> Manual<'a> {
    /// The page in a doc comment of `//!` lines.
    pub(crate) const fn read(comment: &'a str) -> Self {
        Self { comment }
    }

    /// Its first line: code, Chinese title, English name.
    pub fn heading(&self) -> &'a str {
        self.lines().next().unwrap_or_default()
    }

    /// What the rule looks at, and when it fires.
    pub fn looks_at(&self, language: Language) -> String {
        self.paragraph(0, language)
    }

    /// Why that matters.
    pub fn why(&self, language: Language) -> String {
        self.paragraph(1, language)
    }

    /// An example that fires.
    pub fn fires(&self, language: Language) -> String {
        self.paragraph(2, language)
    }

    /// An example that does not.
    pub fn does_not_fire(&self, language: Language) -> String {
        self.paragraph(3, language)
    }

    /// Where the rule comes from.
    pub fn source(&self, language: Language) -> String {
        self.paragraph(4, language)
    }

    /// What to do about a finding.
    pub fn what_to_do(&self, language: Language) -> String {
        self.paragraph(5, language)
    }

    /// The paragraph of that place in [`HEADINGS`], its lines joined; empty where the page lacks it.
    pub fn paragraph(&self, idx: usize, language: Language) -> String {
        let (zh, en) = HEADINGS[idx];
        let starts = |line: &str| match language {
            Language::Zh => line.strip_prefix(zh).and_then(|rest| rest.strip_prefix('：')).map(str::to_owned),
            Language::En => line.strip_prefix(en).and_then(|rest| rest.strip_prefix(':')).map(str::to_owned),
        };
        let mut lines = self.lines().skip_while(|line| starts(line).is_none());
        let mut text = lines.next().and_then(starts).unwrap_or_default().trim().to_owned();
        for line in lines.take_while(|line| !line.is_empty() && !begins_paragraph(line)) {
            // Chinese runs on without a space, but between the signs of other scripts.
            let is_joint_ascii =
                text.ends_with(|c: char| c.is_ascii()) && line.starts_with(|c: char| c.is_ascii());
            if language == Language::En || is_joint_ascii {
                text.push(' ');
            }
            text.push_str(line);
        }
        text
    }

    fn lines(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.comment.lines().map(|line| line.trim_start_matches("//!").trim())
    }
}

/// Whether a line begins with one of the headings, in either language.
fn begins_paragraph(line: &str) -> bool {
    HEADINGS.iter().any(|(zh, en)| {
        line.strip_prefix(zh).is_some_and(|rest| rest.starts_with('：'))
            || line.strip_prefix(en).is_some_and(|rest| rest.starts_with(':'))
    })
}

/// How many bytes the leading `//!` lines of a source file have.
pub(crate) const fn comment_length(source: &str) -> usize {
    let bytes = source.as_bytes();
    let mut at = 0;
    while at + 3 <= bytes.len() && bytes[at] == b'/' && bytes[at + 1] == b'/' && bytes[at + 2] == b'!' {
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    if at > bytes.len() { bytes.len() } else { at }
}

/// The first `N` bytes of a source file.
pub(crate) const fn comment<const N: usize>(source: &str) -> [u8; N] {
    let mut comment = [0; N];
    let mut at = 0;
    while at < N {
        comment[at] = source.as_bytes()[at];
        at += 1;
    }
    comment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_where_the_next_begins() {
        let page = Manual::read(
            "//! ARI-00 示例 example\n//!\n//! 看什么：甲，\n//! 乙。\n//! Looks at: one\n//! and two.\n//! 为什么：丙。\n//! Why: three.\n",
        );
        assert_eq!(page.heading(), "ARI-00 示例 example");
        assert_eq!(page.looks_at(Language::Zh), "甲，乙。");
        assert_eq!(page.looks_at(Language::En), "one and two.");
        assert_eq!(page.why(Language::Zh), "丙。");
        assert_eq!(page.source(Language::En), "");
    }
}
