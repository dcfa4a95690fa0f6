//! Folding: the copy of a value that is read. Width is folded and white space dropped; Chinese punctuation
//! stays as printed, because qualifiers and units are given back in it.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// What occurs in a folded text, so that rules which cannot apply cost nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// 0-9
    pub(super) const DIGIT: Self = Self(1);
    /// 一, 十, 百, 两, 半 …
    pub(super) const NUMERAL: Self = Self(1 << 1);
    /// Brackets of any kind.
    pub(super) const BRACKET: Self = Self(1 << 2);
    /// What may separate the parts of a list: ，、；和及 …
    pub(super) const DELIMITER: Self = Self(1 << 3);
    /// 各
    pub(super) const EACH: Self = Self(1 << 4);
    /// 每, 按, 逐, 单, 均
    pub(super) const RATE: Self = Self(1 << 5);
    /// 年, 月, 季
    pub(super) const DATE: Self = Self(1 << 6);
    /// X, ×, *
    pub(super) const BLANK: Self = Self(1 << 7);
    /// Characters of the words that point elsewhere.
    pub(super) const REFERENCE: Self = Self(1 << 8);
    /// First characters of the words of change.
    pub(super) const TREND: Self = Self(1 << 9);
    /// A comparator symbol, or a character of each word that compares without a number.
    pub(super) const COMPARATOR: Self = Self(1 << 10);

    /// Whether any of `other` occurs.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, c: char) {
        self.0 |= match c {
            '0'..='9' => Self::DIGIT.0,
            '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
            | '百' | '千' | '万' | '亿' | '半' => Self::NUMERAL.0,
            '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '〔' | '〕' | '《' | '》' => {
                Self::BRACKET.0
            }
            ',' | '，' | ';' | '；' | '、' | '。' | '和' | '及' | '与' => Self::DELIMITER.0,
            '各' => Self::EACH.0,
            '每' | '按' | '逐' | '单' | '均' => Self::RATE.0 | Self::REFERENCE.0,
            '年' | '月' | '季' => Self::DATE.0,
            'X' | 'x' | '×' | '*' => Self::BLANK.0,
            '计' | '序' | '持' | '预' | '核' | '详' | '去' | '文' => Self::REFERENCE.0,
            '提' | '增' | '改' | '扩' | '优' | '好' | '加' | '降' | '减' | '缩' | '压' => {
                Self::TREND.0
            }
            '上' | '下' => Self::TREND.0 | Self::REFERENCE.0,
            '≥' | '≧' | '⩾' | '>' | '≤' | '≦' | '⩽' | '<' | '=' | '于' | '至' | '超' | '控' => {
                Self::COMPARATOR.0
            }
            _ => 0,
        };
    }
}

/// The folded copy of a printed value, and what occurs in it.
pub(super) fn fold(raw: &str) -> (Cow<'_, str>, Marks) {
    let mut marks = Marks::default();
    for (at, c) in raw.char_indices() {
        if fold_char(c) != Some(c) {
            let mut text = String::with_capacity(raw.len());
            text.push_str(&raw[..at]);
            for folded in raw[at..].chars().filter_map(fold_char) {
                marks.add(folded);
                text.push(folded);
            }
            return (Cow::Owned(text), marks);
        }
        marks.add(c);
    }
    (Cow::Borrowed(raw), marks)
}

/// One character in half width; `None` for what leaves no trace: white space, controls, joiners.
///
/// As NFKC does it for digits, letters, symbols and the radicals that some PDF fonts give instead of
/// characters, but ，（）：；！？ stay, and so do ㎡ and …, which NFKC would spell out.
pub(crate) fn fold_char(c: char) -> Option<char> {
    match c {
        '\u{4e00}'..='\u{9fff}' | '!'..='~' | '，' | '（' | '）' | '：' | '；' | '！' | '？' => {
            Some(c)
        }
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '﹪' => Some('%'),
        '﹥' => Some('>'),
        '﹤' => Some('<'),
        '﹦' => Some('='),
        '−' | '‐' | '\u{2011}' | '﹣' => Some('-'),
        '〜' | '∼' => Some('~'),
        '￥' => Some('¥'),
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => std::iter::once(c).nfkc().next(),
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => None,
        _ if c.is_whitespace() || c.is_control() => None,
        _ => Some(c),
    }
}

/// How many more brackets open than close.
pub(super) fn bracket_depth(text: &str) -> i32 {
    text.chars().fold(0, |depth, c| match c {
        '(' | '（' | '[' | '【' | '〔' | '《' => depth + 1,
        ')' | '）' | ']' | '】' | '〕' | '》' => depth - 1,
        _ => depth,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_and_keeps_chinese_punctuation() {
        for (raw, expected) in [
            ("９６．５％", "96.5%"),
            ("＞＝ 90", ">=90"),
            ("70台（套），约", "70台（套），约"),
            ("工资、社保\n：100％", "工资、社保：100%"),
            ("12⽉底前", "12月底前"),
            ("84.5～87.5%", "84.5~87.5%"),
            ("\u{feff}95\u{a0}%\u{3000}", "95%"),
            ("㎡…", "㎡…"),
        ] {
            assert_eq!(fold(raw).0, expected, "{raw}");
        }
        assert!(matches!(fold("不低于95%").0, Cow::Borrowed(_)));
    }

    #[test]
    fn marks_what_occurs() {
        let (_, marks) = fold("每月９5%");
        assert!(marks.has(Marks::DIGIT) && marks.has(Marks::RATE) && marks.has(Marks::DATE));
        assert!(!marks.has(Marks::NUMERAL) && !marks.has(Marks::BRACKET));
    }
}
