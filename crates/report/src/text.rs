//! Text on a terminal: what may be shown, how wide it is, where it may break.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns of a terminal a text takes: Chinese characters two, most others one.
///
/// Characters of ambiguous width (≥ — … “ ①) count one, as in every terminal that is not set up otherwise.
pub(crate) fn width(text: &str) -> usize {
    // Printable ASCII is one column a character: figures are nothing else.
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) { text.len() } else { UnicodeWidthStr::width(text) }
}

/// A text from an input made safe to print on one line: control characters, line breaks, tabs, the direction
/// marks of bidirectional text and characters that no terminal shows are written out (`␛`, `␊`, `\u{202e}`).
///
/// # Example
/// ```
/// assert_eq!(duibiao_report::sanitize("项目\u{1b}[31m\t甲"), "项目␛[31m␉甲");
/// assert_eq!(duibiao_report::sanitize("甲\u{202e}乙"), "甲\\u{202e}乙");
/// ```
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let Some(first) = text.char_indices().find(|(_, c)| is_unseen(*c)) else { return Cow::Borrowed(text) };
    let mut safe = String::with_capacity(text.len() + 16);
    safe.push_str(&text[..first.0]);
    for c in text[first.0..].chars() {
        match c {
            '\0'..='\u{1f}' => safe.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => safe.push('␡'),
            c if is_unseen(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Whether a terminal would not show the character itself, or would do something on reading it.
pub(crate) fn is_unseen(c: char) -> bool {
    if c < '\u{80}' {
        return c < ' ' || c == '\u{7f}';
    }
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{ad}' // soft hyphen
            | '\u{34f}' // combining grapheme joiner
            | '\u{61c}' // Arabic letter mark
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // blank Hangul fillers
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' // zero width characters, direction marks
            | '\u{2028}'..='\u{202e}' // line and paragraph separators, directional embeddings
            | '\u{2060}'..='\u{206f}' // word joiner, directional isolates
            | '\u{fe00}'..='\u{fe0f}' // variation selectors
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}' // tags, further variation selectors
    )
}

/// Closing characters: never the first of a line (避头).
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '】'
            | '〕'
            | '」'
            | '』'
            | '”'
            | '’'
            | '％'
            | '%'
            | '…'
            | '—'
            | '·'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '〉'
            | '〗'
            | '℃'
            | '㎡'
    )
}

/// Opening characters: never the last of a line (避尾).
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '（' | '《'
            | '【'
            | '〔'
            | '「'
            | '『'
            | '“'
            | '‘'
            | '('
            | '['
            | '{'
            | '〈'
            | '〖'
            | '￥'
            | '$'
            | '≥'
            | '≤'
            | '＞'
            | '＜'
            | '＝'
            | '>'
            | '<'
            | '='
            | '±'
            | '－'
            | '＋'
    )
}

/// Whether a line may break between two characters: between Chinese characters, at spaces and after slashes,
/// but not inside a number or a word of another script, nor against the rules for punctuation.
fn may_break(before: char, after: char) -> bool {
    if after == ' ' || is_closing(after) || is_opening(before) {
        return false;
    }
    let wide = |c: char| c.width() == Some(2);
    matches!(before, ' ' | '→') || (before == '/' && after != '/') || wide(before) || wide(after)
}

/// Breaks one line of text into lines that are at most `limit` columns wide. What has no place to break is
/// cut where the line is full, so that the limit always holds (from two columns on).
pub(crate) fn wrap(text: &str, limit: usize) -> Vec<&str> {
    let limit = limit.max(2);
    let mut lines = Vec::new();
    let mut rest = text;
    while width(rest) > limit {
        let (end, next) = first_line(rest, limit);
        lines.push(&rest[..end]);
        rest = &rest[next..];
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest);
    }
    lines
}

/// Where the first line of a text that is too long ends, and where the next one starts.
fn first_line(text: &str, limit: usize) -> (usize, usize) {
    let mut used = 0;
    let mut best = None;
    let mut before = None;
    for (idx, c) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            best = Some(idx);
        }
        // Spaces that do not fit hang over the end of the line.
        if c != ' ' && used + c.width().unwrap_or(0) > limit {
            let end = best.unwrap_or(idx);
            let end = if end == 0 { c.len_utf8() } else { end };
            let line = text[..end].trim_end_matches(' ');
            // A line of nothing but spaces would be lost: keep it as it is.
            return (if line.is_empty() { end } else { line.len() }, end);
        }
        used += c.width().unwrap_or(0);
        before = Some(c);
    }
    (text.trim_end_matches(' ').len(), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_columns() {
        for (text, columns) in
            [("", 0), ("abc", 3), ("项目", 4), ("≥95%", 4), ("—…“”①", 5), ("，（）", 6), ("元/㎡", 5)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn shows_what_a_terminal_would_act_on() {
        for (text, shown) in [
            ("就业补助资金", "就业补助资金"),
            ("a\x1b]0;x\x07b", "a␛]0;x␇b"),
            ("a\r\nb", "a␍␊b"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("甲\u{200b}乙\u{2028}", "甲\\u{200b}乙\\u{2028}"),
            ("\u{feff}甲", "\\u{feff}甲"),
            ("\x7f", "␡"),
        ] {
            assert_eq!(sanitize(text), shown, "{text:?}");
        }
        assert!(matches!(sanitize("就业补助资金（市级）"), Cow::Borrowed(_)));
    }

    #[test]
    fn breaks_lines_where_chinese_text_may_break() {
        let check = |text: &str, limit: usize, lines: &[&str]| {
            assert_eq!(wrap(text, limit), lines, "{text} {limit}");
        };
        check("就业补助资金", 12, &["就业补助资金"]);
        check("就业补助资金", 8, &["就业补助", "资金"]);
        check("就业补助，资金", 8, &["就业补", "助，资金"]);
        check("就业（补助）", 6, &["就业", "（补", "助）"]);
        check("完成率≥95%", 8, &["完成率", "≥95%"]);
        check("one two three", 8, &["one two", "three"]);
        check("data/2025/table.txt", 10, &["data/2025/", "table.txt"]);
        check("1234567890", 4, &["1234", "5678", "90"]);
        check("合计    ", 4, &["合计"]);
        check("", 4, &[""]);
    }

    #[test]
    fn never_exceeds_the_limit_and_loses_nothing_but_spaces() {
        let text = "项目 A：2025年12月底前完成（含税）12,561.04万元，“三支一扶”≥95%。……——abc/def 👍🏽 ﷺ";
        for limit in 2..40 {
            let lines = wrap(text, limit);
            assert!(lines.iter().all(|line| width(line) <= limit), "{limit}: {lines:?}");
            let without_spaces = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(without_spaces(&lines.concat()), without_spaces(text));
        }
    }
}
