//! Texts cut into the pieces that an edit may touch.

use super::words;
use crate::judge::wording::is_blank;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Number,
    ChineseNumber,
    Latin,
    Other,
}

fn class(c: char) -> Class {
    match c {
        _ if is_blank(c) => Class::Blank,
        '0'..='9' | '０'..='９' => Class::Number,
        '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百'
        | '千' | '万' | '亿' => Class::ChineseNumber,
        'a'..='z' | 'A'..='Z' | 'ａ'..='ｚ' | 'Ａ'..='Ｚ' => Class::Latin,
        _ => Class::Other,
    }
}

/// Whether a token is a number.
pub(super) fn is_number(token: &str) -> bool {
    token.chars().next().is_some_and(|c| matches!(class(c), Class::Number | Class::ChineseNumber))
}

/// Whether a token is punctuation, at which an edit may begin or end without hurting a word.
pub(super) fn is_mark(token: &str) -> bool {
    token.chars().next().is_some_and(|c| {
        is_blank(c)
            || c.is_ascii_punctuation()
            || matches!(c, '\u{3001}'..='\u{3003}' | '\u{ff01}'..='\u{ff0f}' | '：' | '；' | '？')
    })
}

/// Words and single characters; numbers, dates, Latin words and runs of white space whole.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match class(first) {
            Class::Other => words::length_at_start(rest),
            Class::Number => figure_length(rest),
            Class::ChineseNumber => chinese_figure_length(rest),
            whole => run_length(rest, whole),
        };
        let (token, tail) = rest.split_at(length);
        tokens.push(token);
        rest = tail;
    }
    tokens
}

fn run_length(text: &str, of: Class) -> usize {
    text.find(|c| class(c) != of).unwrap_or(text.len())
}

/// A number with its % or scale word (`95%`, `0.45万`), or the whole date or span of years that it begins:
/// `2024年12月底`, `12月31日`, `2024-2025学年`, `2024.12.31`.
fn figure_length(text: &str) -> usize {
    let number = number_length(text);
    let date = date_length(text);
    if date > 0 {
        return date;
    }
    let scale = text[number..].chars().next().filter(|c| matches!(c, '%' | '％' | '‰' | '万' | '亿'));
    number + scale.map_or(0, char::len_utf8)
}

/// 十四五, 三十; a year in Chinese digits with its 年.
fn chinese_figure_length(text: &str) -> usize {
    let length = run_length(text, Class::ChineseNumber);
    let is_year = text[..length].chars().count() == 4 && text[length..].starts_with('年');
    if is_year { length + '年'.len_utf8() } else { length }
}

/// The length of a date at the start of a text, 0 where none stands there.
fn date_length(text: &str) -> usize {
    let digits = |text: &str| run_length(text, Class::Number);
    // 2024-2025学年, 2024—2026年
    let first = digits(text);
    if let Some(dash) =
        text[first..].chars().next().filter(|c| matches!(c, '-' | '—' | '–' | '~' | '～' | '至'))
    {
        let second_start = first + dash.len_utf8();
        let second = digits(&text[second_start..]);
        let end = second_start + second;
        for tail in ["学年", "年度", "年"] {
            if second > 0 && text[end..].starts_with(tail) {
                return end + tail.len();
            }
        }
    }
    let mut end = 0;
    for unit in ['年', '月', '日'] {
        let length = digits(&text[end..]);
        if length > 0 && text[end + length..].starts_with(unit) {
            end += length + unit.len_utf8();
            if unit == '月'
                && let Some(part) = text[end..].chars().next().filter(|c| matches!(c, '底' | '末' | '初'))
            {
                end += part.len_utf8();
            }
        }
    }
    end
}

/// Digits, with points and group separators that stand between digits.
fn number_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let separates = matches!(c, '.' | ',' | '．');
        let digit_follows = chars.peek().is_some_and(|(_, c)| class(*c) == Class::Number);
        if class(c) == Class::Number || separates && digit_follows {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Sentences and clauses with the mark that ends them.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', ';', '！', '？', '\n']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        for (text, expected) in [
            ("完成1,900.5元", "完成|1,900.5|元"),
            ("12.31、13", "12.31|、|13"),
            ("3.", "3|."),
            ("十四五 OA系统", "十四五| |OA|系统"),
            ("满意度不低于95%", "满意度|不低于|95%"),
            ("0.45万人次", "0.45万|人|次"),
            ("2024年12月底前", "2024年12月底|前"),
            ("12月31日前", "12月31日|前"),
            ("2024-2025学年", "2024-2025学年"),
            ("2024—2026年度", "2024—2026年度"),
            ("2024-2025件", "2024|-|2025|件"),
            ("二〇二四年", "二〇二四年"),
            ("〔2024〕63号", "〔|2024|〕|63|号"),
            ("", ""),
        ] {
            assert_eq!(words(text).join("|"), expected);
        }
        assert_eq!(sentences("甲。乙；丙").join("|"), "甲。|乙；|丙");
    }
}
