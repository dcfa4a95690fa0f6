//! Texts cut into the pieces that an edit may touch.

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

/// Single characters, but numbers, Latin words and runs of white space whole.
pub(super) fn characters(text: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(text.len() / 3 + 1);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match class(first) {
            Class::Other => first.len_utf8(),
            Class::Number => number_length(rest),
            whole => rest.find(|c| class(c) != whole).unwrap_or(rest.len()),
        };
        let (token, tail) = rest.split_at(length);
        tokens.push(token);
        rest = tail;
    }
    tokens
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
            ("完成1,900.5元", "完|成|1,900.5|元"),
            ("12.31、13", "12.31|、|13"),
            ("3.", "3|."),
            ("十四五 OA系统", "十四五| |OA|系|统"),
            ("", ""),
        ] {
            assert_eq!(characters(text).join("|"), expected);
        }
        assert_eq!(sentences("甲。乙；丙").join("|"), "甲。|乙；|丙");
    }
}
