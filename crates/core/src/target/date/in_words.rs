//! Dates and deadlines without Arabic digits: 年底前, 上半年, 第四季度, 十二月底前, 二〇二五年.

use super::{
    Outcome, before_ordinal, chinese_month, deadline, in_year, is_done, month, quarter, quarter_digit,
};
use crate::target::number::digit_of;
use crate::target::{DateTarget, PartialDate};

/// A date in words, without Arabic digits: 年底前, 上半年, 第四季度, 十二月底前.
pub(in crate::target) fn in_words(text: &str) -> Option<DateTarget> {
    let found = text.char_indices().find_map(|(at, c)| match word_at(text, at, c) {
        Outcome::Date(found) => Some(found),
        _ => None,
    })?;
    let target = found.target(text)?;
    // 上半年工作总结 and 全年正常运转 name a span of time, no deadline.
    let suffix = target.suffix.as_deref().unwrap_or_default();
    let is_explicit = text[..found.end].ends_with(['前', '内']);
    (is_explicit || suffix.is_empty() || is_done(suffix)).then_some(target)
}

fn word_at(text: &str, at: usize, c: char) -> Outcome {
    let (head, rest) = (&text[..at], &text[at..]);
    match c {
        '年' => {
            let end = at + c.len_utf8();
            if let Some((year, start)) = chinese_year(head) {
                return in_year(text, start, end, Some(year));
            }
            let end_of_year = PartialDate { year: None, month: Some(12), day: Some(31) };
            if let Some(before) = head.strip_suffix("上半") {
                let date = PartialDate { year: None, month: Some(6), day: Some(30) };
                return deadline(text, before.len(), end, date, true);
            }
            if let Some(before) = head.strip_suffix("下半") {
                return deadline(text, before.len(), end, end_of_year, true);
            }
            // 数年内, 多年内
            if head.ends_with(['数', '多', '几', '每', '近']) {
                return Outcome::No;
            }
            let start = head.strip_suffix(['本', '当', '今', '全']).map_or(at, str::len);
            let rest = text[end..].strip_prefix('度').unwrap_or(&text[end..]);
            let end = text.len() - rest.len();
            if rest.starts_with(['底', '末', '终']) {
                return deadline(text, start, end + '底'.len_utf8(), end_of_year, true);
            }
            let is_whole_year = head.ends_with('全') || start == 0 && rest.is_empty() && start < at;
            match deadline(text, start, end, end_of_year, is_whole_year) {
                Outcome::Date(found) if is_whole_year || text[..found.end].ends_with('内') => {
                    Outcome::Date(found)
                }
                _ => Outcome::No,
            }
        }
        '季' => {
            let Some((start, numeral)) = head.char_indices().next_back() else { return Outcome::No };
            match quarter_digit(numeral) {
                Some(number) if rest.starts_with("季度") => {
                    quarter(text, before_ordinal(text, start), at, None, number)
                }
                _ => Outcome::No,
            }
        }
        '月' => {
            let start = head.trim_end_matches(|c| c == '十' || digit_of(c).is_some()).len();
            match chinese_month(&text[start..]) {
                Some((number, length)) if start + length == at => month(text, start, at, None, number),
                _ => Outcome::No,
            }
        }
        _ => Outcome::No,
    }
}

/// A year in Chinese digits at the end: 二〇二五. Where it begins.
fn chinese_year(head: &str) -> Option<(i32, usize)> {
    let mut year = 0;
    let mut start = head.len();
    for (place, c) in [1, 10, 100, 1000].into_iter().zip(head.chars().rev()) {
        year += i32::try_from(digit_of(c)?).ok()? * place;
        start -= c.len_utf8();
    }
    (1900..2200).contains(&year).then_some((year, start))
}
