//! Amounts in a line of text: a run of numbers and dashes with white space between.

use duibiao_core::{Absence, AmountCell};
use std::ops::Range;

/// The first run of at least `min` money cells in a line.
///
/// A number that stands alone (`min` 1) is money only with its decimals: 12 may be anything. Dashes alone make a
/// run where there are at least two of them.
pub(super) fn amount_run(text: &str, min: usize) -> Option<Range<usize>> {
    // Most lines have neither a digit nor a dash before white space or the end: they are told at once.
    let mut before = false;
    let ends_amount =
        |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '-' | '－' | '—' | ')' | '）');
    let has_end = text.chars().chain([' ']).any(|c| {
        let ends_here = before && c.is_whitespace();
        before = ends_amount(c);
        ends_here
    });
    if !has_end {
        return None;
    }
    let mut run: Option<Run> = None;
    for (range, token) in tokens(text) {
        match (kind(token, min), &mut run) {
            (Some(printed), Some(run)) => run.extend(range, printed),
            (Some(printed), None) => run = Some(Run { range, n: 1, printed }),
            (None, _) => {
                if let Some(run) = run.take_if(|run| run.is_enough(min)) {
                    return Some(run.range);
                }
                run = None;
            }
        }
    }
    run.filter(|run| run.is_enough(min)).map(|run| run.range)
}

/// The pieces of a text between white space, with their places.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split(char::is_whitespace).filter(|token| !token.is_empty()).map(move |token| {
        // The pieces lie in the text: their distance from its beginning is their place.
        let start = token.as_ptr().addr() - text.as_ptr().addr();
        (start..start + token.len(), token)
    })
}

struct Run {
    range: Range<usize>,
    n: usize,
    printed: bool,
}

impl Run {
    fn extend(&mut self, range: Range<usize>, printed: bool) {
        self.range.end = range.end;
        self.n += 1;
        self.printed |= printed;
    }

    fn is_enough(&self, min: usize) -> bool {
        self.n >= min && (self.printed || self.n >= 2)
    }
}

/// Whether a token is a money cell, and whether it prints a number. A badly grouped number is one too, for the
/// form to report.
fn kind(token: &str, min: usize) -> Option<bool> {
    let is_part = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '０'..='９' | ',' | '，' | '.' | '．' | '(' | ')' | '（' | '）' | '-' | '－' | '−')
    };
    match AmountCell::read(token) {
        AmountCell::Absent(Absence::Dash) => Some(false),
        AmountCell::Printed(number) => (min > 1 || number.scale() > 0).then_some(true),
        AmountCell::Absent(_) => {
            let has_digit = token.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
            let begins = token.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
            (min > 1 && has_digit && begins && token.chars().all(is_part) && token.contains(['.', '．']))
                .then_some(true)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_amounts() {
        for (text, expected) in [
            ("合计 24,955.91 24,955.91", Some("24,955.91 24,955.91")),
            ("1.50 1.50 提高人力资源公共服务水平。", Some("1.50 1.50")),
            ("10.00 10.00 0.00 -", Some("10.00 10.00 0.00 -")),
            ("培训 \t10.00\t10.00", Some("10.00\t10.00")),
            ("培训\u{a0}10.00\u{a0}10.00", Some("10.00\u{a0}10.00")),
            ("１０．００ １０．００", Some("１０．００ １０．００")),
            ("(5.00) （5.00）", Some("(5.00) （5.00）")),
            ("－3.00 －3.00", Some("－3.00 －3.00")),
            ("设备经费 - - - -", Some("- - - -")),
            ("设备经费 — —", Some("— —")),
            ("1,2345.00 10.00", Some("1,2345.00 10.00")),
            ("用于2025年人社局23号、14号物业约", None),
            ("值:95%。2、1-产出指标", None),
            ("一 12.00", None),
            ("甲 - 乙", None),
        ] {
            assert_eq!(amount_run(text, 2).map(|run| &text[run]), expected, "{text}");
        }
    }

    #[test]
    fn finds_a_single_amount_by_its_decimals() {
        for (text, expected) in [
            ("示例市示例局 24,955.91", Some("24,955.91")),
            ("12", None),
            ("用于支付 12 个项目", None),
            ("1.50 提高水平", Some("1.50")),
        ] {
            assert_eq!(amount_run(text, 1).map(|run| &text[run]), expected, "{text}");
        }
    }
}
