//! Dates and deadlines: 12月底前, 2025年12月31日, 2025/12/31, 第四季度, 上半年, 年底前.

use super::comparator::comparator_before;
use super::number::Number;
use super::{Comparator, DateTarget, PartialDate, last_day};

mod in_words;

pub(super) use in_words::in_words;

/// A date in a text, at `start..end`, with the word of deadline that follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    date: PartialDate,
    comparator: Option<Comparator>,
    start: usize,
    pub(super) end: usize,
}

/// What stands where a number begins.
pub(super) enum Outcome {
    /// No date: read it as a number.
    No,
    /// A date.
    Date(Found),
    /// What looks like a date and is none (2月30日), or a year in a name: neither date nor number.
    Skip(usize),
}

/// What is done at a deadline. A date that no word of deadline follows is a target only at the end of the
/// text or before one of these; 2025年度工作计划 is none.
const DONE: &[&str] = &[
    "完成", "完工", "竣工", "建成", "办结", "支付", "发放", "拨付", "交付", "投入", "验收", "启动", "开工",
    "实施", "举办", "开展", "上线", "结束", "到位", "落实", "开始", "全部", "基本", "前", "缴纳", "执行",
];

/// Whether the words after a date say what is done by then; 完成率 and 实施情况 do not.
fn is_done(suffix: &str) -> bool {
    DONE.iter()
        .find_map(|word| suffix.strip_prefix(word))
        .is_some_and(|after| !after.starts_with(['率', '情', '数', '进', '时', '质', '量', '度']))
}

impl Found {
    /// The target, if the date is one and not part of other words.
    pub(super) fn target(self, text: &str) -> Option<DateTarget> {
        let (head, suffix) = (&text[..self.start], &text[self.end..]);
        let outer = comparator_before(head);
        let comparator = self.comparator.or(outer.map(|(comparator, _)| comparator));
        let is_deadline = comparator.is_some()
            || (suffix.is_empty() || is_done(suffix))
                && (self.date.month.is_some() || self.date.day.is_some() || is_start_of_period(head));
        let qualifier = &head[..outer.map_or(head.len(), |(_, start)| start)];
        let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        is_deadline.then(|| DateTarget {
            comparator,
            date: self.date,
            qualifier: owned(qualifier),
            suffix: owned(suffix),
        })
    }
}

/// Whether nothing stands before a bare year but the start of its period: 2024-2026年.
fn is_start_of_period(head: &str) -> bool {
    head.chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '-' | '—' | '–' | '―' | '~' | '至' | '到'))
}

/// The date that begins with the Arabic digits at `start`. Of a period (1月-6月, 2024-2026年) the end is the
/// date and the start stays in the qualifier.
pub(super) fn at(text: &str, start: usize) -> Outcome {
    let (first, end) = digits(text, start);
    let Some(first) = first else { return Outcome::No };
    let rest = &text[end..];
    // Most numbers are no dates; the next character tells.
    if !rest.starts_with(['年', '月', '季', '日', '号', '-', '.', '/', '—', '–', '―', '~', '至', '到', '学'])
    {
        return Outcome::No;
    }
    match simple(text, start, first, end) {
        Outcome::Date(first) => {
            let second = separator(&text[first.end..]).map(|length| first.end + length);
            match second.map(|second| end_of_period(text, first.date, second)) {
                Some(Outcome::Date(last)) => Outcome::Date(last),
                _ => Outcome::Date(first),
            }
        }
        Outcome::No => match separator(rest) {
            Some(length) => at_end_of_period(text, first, end + length),
            None => Outcome::No,
        },
        skip @ Outcome::Skip(_) => skip,
    }
}

/// The end of the period that begins with the date `from`, which gives what the end does not print: the year,
/// and the month of 5月1日-7日.
fn end_of_period(text: &str, from: PartialDate, second: usize) -> Outcome {
    if let (Some(day), end) = digits(text, second)
        && let Some(after) = text[end..].strip_prefix(['日', '号'])
        && let Some(month) = from.month.filter(|_| from.day.is_some())
        && (1..=last_day(from.year, month)).contains(&day)
    {
        let date = PartialDate { day: Some(day), ..from };
        return deadline(text, second, text.len() - after.len(), date, false);
    }
    match point(text, second) {
        Outcome::Date(last) => {
            let year = last.date.year.or(from.year);
            Outcome::Date(Found { date: PartialDate { year, ..last.date }, ..last })
        }
        other => other,
    }
}

/// The second half of 1-12月 or 2024-2026年, where the first half is a bare number.
fn at_end_of_period(text: &str, first: u32, second: usize) -> Outcome {
    let outcome = point(text, second);
    match &outcome {
        Outcome::Date(found) if is_year(first) && found.date.year.is_some() => outcome,
        Outcome::Date(found) if !is_year(first) && found.date.year.is_none() && (1..=12).contains(&first) => {
            outcome
        }
        Outcome::Skip(_) if is_year(first) => outcome,
        _ => Outcome::No,
    }
}

/// The date of one point in time that begins with the digits at `start`.
fn point(text: &str, start: usize) -> Outcome {
    match digits(text, start) {
        (Some(first), end) => simple(text, start, first, end),
        _ => Outcome::No,
    }
}

/// A date of one point in time, whose first number ends at `end`.
fn simple(text: &str, start: usize, first: u32, end: usize) -> Outcome {
    let rest = &text[end..];
    if is_year(first) && end - start == 4 {
        if rest.starts_with("学年") || rest.starts_with("年级") {
            return Outcome::Skip(end + "学年".len());
        }
        if let Some(rest) = rest.strip_prefix('年') {
            let rest = rest.strip_prefix('度').unwrap_or(rest);
            return in_year(text, start, text.len() - rest.len(), Some(first.cast_signed()));
        }
        return punctuated(text, start, first, end);
    }
    if rest.starts_with('月') {
        // 不少于12月 and 服务期12月 count months, 不迟于12月底 does not.
        let is_dated = |c: char| c.is_ascii_digit() || "底末上中下前".contains(c);
        let head = &text[..start];
        let counts = (comparator_before(head).is_some() || head.ends_with(['数', '限', '长', '期']))
            && !rest['月'.len_utf8()..].starts_with(is_dated);
        return if counts { Outcome::No } else { month(text, start, end, None, first) };
    }
    if rest.starts_with("季度") && (1..=4).contains(&first) {
        return quarter(text, before_ordinal(text, start), end, None, first);
    }
    let day = rest.strip_prefix(['日', '号']);
    if let Some(after) = day
        && text[..start].ends_with('月')
        && (1..=31).contains(&first)
    {
        let date = PartialDate { year: None, month: None, day: Some(first) };
        return deadline(text, start, text.len() - after.len(), date, false);
    }
    if let Some(after) = rest.strip_prefix('/')
        && let (Some(day), day_end) = digits(text, text.len() - after.len())
        && (1..=12).contains(&first)
        && day <= last_day(Some(2024), first)
        && !text[day_end..].starts_with('/')
        // 2/3 is a fraction; 6/30 and 12/15前 are days.
        && (day >= 28 && text.len() == day_end && start == 0 || day > 0 && text[day_end..].starts_with("前"))
    {
        let date = PartialDate { year: None, month: Some(first), day: Some(day) };
        return deadline(text, start, day_end, date, false);
    }
    Outcome::No
}

/// What follows a year and 年: a month, a quarter, half a year, the end of the year, or nothing.
fn in_year(text: &str, start: usize, at: usize, year: Option<i32>) -> Outcome {
    let rest = &text[at..];
    if let (Some(number), end) = digits(text, at)
        && text[end..].starts_with('月')
    {
        return month(text, start, end, year, number);
    }
    if let Some((number, length)) = chinese_month(rest) {
        return month(text, start, at + length, year, number);
    }
    let end_of_year = PartialDate { year, month: Some(12), day: Some(31) };
    let ordinal = rest.strip_prefix('第').unwrap_or(rest);
    if let Some((number, length)) =
        ordinal.chars().next().and_then(|c| Some((quarter_digit(c)?, c.len_utf8())))
        && ordinal[length..].starts_with("季度")
    {
        return quarter(text, start, text.len() - ordinal.len() + length, year, number);
    }
    // 2025年1-12月
    if let (Some(_), end) = digits(text, at)
        && let Some(length) = separator(&text[end..])
        && let Outcome::Date(last) =
            end_of_period(text, PartialDate { year, month: None, day: None }, end + length)
        && last.date.year == year
    {
        return Outcome::Date(last);
    }
    for (word, date, is_limit) in [
        ("上半年", PartialDate { year, month: Some(6), day: Some(30) }, true),
        ("下半年", end_of_year, true),
        ("年底", end_of_year, false),
        ("底", end_of_year, false),
        ("末", end_of_year, false),
        ("全年", end_of_year, true),
    ] {
        if rest.starts_with(word) {
            return deadline(text, start, at + word.len(), date, is_limit);
        }
    }
    let within = deadline(text, start, at, PartialDate { year, month: None, day: None }, false);
    match within {
        Outcome::Date(found) if text[..found.end].ends_with('内') => {
            Outcome::Date(Found { date: end_of_year, ..found })
        }
        other => other,
    }
}

/// A month whose number ends at `end`, before 月, and the day that may follow.
fn month(text: &str, start: usize, end: usize, year: Option<i32>, month: u32) -> Outcome {
    let at = end + '月'.len_utf8();
    let rest = &text[at..];
    let day_digits = digits(text, at);
    let has_day = matches!(day_digits, (Some(_), day_end) if text[day_end..].starts_with(['日', '号']));
    if !(1..=12).contains(&month) {
        return match year {
            _ if has_day => Outcome::Skip(day_digits.1 + '日'.len_utf8()),
            Some(_) => Outcome::Skip(at),
            None => Outcome::No,
        };
    }
    let mut date = PartialDate { year, month: Some(month), day: None };
    if let (Some(day), day_end) = day_digits
        && has_day
    {
        let after = day_end + '日'.len_utf8();
        // Without a year, 29 February may be a day.
        if day == 0 || day > last_day(Some(year.unwrap_or(2024)), month) {
            return Outcome::Skip(after);
        }
        date.day = Some(day);
        return deadline(text, start, after, date, false);
    }
    // The end of February is known only with its year.
    let last = (month != 2 || year.is_some()).then(|| last_day(year, month));
    for (word, day) in [
        ("份底", last),
        ("底", last),
        ("末", last),
        ("上旬", Some(10)),
        ("初", Some(10)),
        ("中旬", Some(20)),
        ("下旬", last),
        ("份", None),
    ] {
        if rest.starts_with(word) {
            date.day = day;
            return deadline(text, start, at + word.len(), date, false);
        }
    }
    deadline(text, start, at, date, false)
}

/// 2025.12.31, 2025-12-31, 2025/12/31, or 2025.12 as the whole rest.
fn punctuated(text: &str, start: usize, year: u32, end: usize) -> Outcome {
    let Some(separator_of_date) = text[end..].chars().next().filter(|c| matches!(c, '.' | '-' | '/')) else {
        return Outcome::No;
    };
    let (Some(month), month_end) = digits(text, end + 1) else { return Outcome::No };
    let year = year.cast_signed();
    if !(1..=12).contains(&month) || month_end - end > 3 {
        return Outcome::No;
    }
    if let Some(after) = text[month_end..].strip_prefix(separator_of_date)
        && let (Some(day), day_end) = digits(text, text.len() - after.len())
    {
        if day == 0 || day > last_day(Some(year), month) {
            return Outcome::Skip(day_end);
        }
        let after = text[day_end..].strip_prefix('日').map_or(day_end, |after| text.len() - after.len());
        return deadline(
            text,
            start,
            after,
            PartialDate { year: Some(year), month: Some(month), day: Some(day) },
            false,
        );
    }
    // 2024.10元 is money: a month needs two digits and nothing after it but a word of deadline or a period.
    let rest = &text[month_end..];
    let is_end = rest.is_empty() && text[..start].chars().all(|c| !c.is_alphabetic());
    let opens_period = separator(rest).is_some_and(|length| {
        let (second, second_end) = digits(text, month_end + length);
        second.is_some_and(is_year) && text[second_end..].starts_with(separator_of_date)
    });
    if opens_period
        || is_end && (month_end - end == 3 || start > 0)
        || month_end - end == 3 && rest.starts_with(['前', '底'])
    {
        let (day, at) = match rest.strip_prefix('底') {
            Some(after) => (Some(last_day(Some(year), month)), text.len() - after.len()),
            None => (None, month_end),
        };
        return deadline(text, start, at, PartialDate { year: Some(year), month: Some(month), day }, false);
    }
    Outcome::No
}

/// Closes a date: the word of deadline after it, or `is_limit` where the date is the end of a span of time.
fn deadline(text: &str, start: usize, end: usize, date: PartialDate, is_limit: bool) -> Outcome {
    // 12月31日24时前: the hour says nothing that a day does not.
    let end = match digits(text, end) {
        (Some(_), hour)
            if date.day.is_some()
                && (text[hour..].starts_with("时前") || text[hour..].starts_with("点前")) =>
        {
            hour + '时'.len_utf8()
        }
        _ => end,
    };
    let rest = &text[end..];
    let word = ["之前", "以前", "及以前", "前", "以内", "之内", "内"]
        .into_iter()
        .find(|word| rest.starts_with(word))
        .filter(|_| !["前后", "前期", "前置", "内容", "内部"].iter().any(|other| rest.starts_with(other)));
    let comparator = (word.is_some() || is_limit).then_some(Comparator::AtMost);
    Outcome::Date(Found { date, comparator, start, end: end + word.map_or(0, str::len) })
}

/// 第 belongs to the quarter that it numbers.
fn before_ordinal(text: &str, start: usize) -> usize {
    text[..start].strip_suffix('第').map_or(start, str::len)
}

/// The quarter whose number ends at `end`, before 季度: its last day is the limit.
fn quarter(text: &str, start: usize, end: usize, year: Option<i32>, number: u32) -> Outcome {
    let rest = &text[end + "季度".len()..];
    let rest = rest.strip_prefix(['末', '底']).unwrap_or(rest);
    let month = number * 3;
    let date = PartialDate { year, month: Some(month), day: Some(last_day(year, month)) };
    deadline(text, start, text.len() - rest.len(), date, true)
}

fn quarter_digit(c: char) -> Option<u32> {
    match c {
        '一' | '1' => Some(1),
        '二' | '2' => Some(2),
        '三' | '3' => Some(3),
        '四' | '4' => Some(4),
        _ => None,
    }
}

/// 一月 … 十二月 at the start: the month and the length of its numeral.
fn chinese_month(rest: &str) -> Option<(u32, usize)> {
    let number = Number::chinese(rest, 0)?;
    let month = number.small().filter(|month| (1..=12).contains(month))?;
    rest[number.end..].starts_with('月').then_some((month, number.end))
}

fn is_year(number: u32) -> bool {
    (1900..2200).contains(&number)
}

/// The whole number of at most four digits at `start`, and where its digits end.
fn digits(text: &str, start: usize) -> (Option<u32>, usize) {
    let length = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = start + length;
    ((1..=4).contains(&length).then(|| text[start..end].parse().ok()).flatten(), end)
}

/// The length of a separator of periods and ranges at the start, if a digit follows.
pub(super) fn separator(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['-', '—', '–', '―', '~', '至', '到'])?;
    let after = after.strip_prefix(['-', '—', '–', '―', '~']).unwrap_or(after);
    after.starts_with(|c: char| c.is_ascii_digit()).then_some(rest.len() - after.len())
}

#[cfg(test)]
mod tests {
    use crate::target::compact::check;

    #[test]
    fn reads_dates_and_deadlines() {
        check(&[
            ("12月底前", "date <=|_-12-31||"),
            ("12月31日前", "date <=|_-12-31||"),
            ("2025年12月31日前完成", "date <=|2025-12-31||完成"),
            ("2025.12.31", "date |2025-12-31||"),
            ("2025-12-31", "date |2025-12-31||"),
            ("2025/12/31", "date |2025-12-31||"),
            ("2025年12月", "date |2025-12-_||"),
            ("2025.12", "date |2025-12-_||"),
            ("2025年8月底", "date |2025-8-31||"),
            ("2024年2月底", "date |2024-2-29||"),
            ("2月底", "date |_-2-_||"),
            ("2月29日", "date |_-2-29||"),
            ("6月", "date |_-6-_||"),
            ("12月份", "date |_-12-_||"),
            ("12月中旬", "date |_-12-20||"),
            ("12月初", "date |_-12-10||"),
            ("12/31", "date |_-12-31||"),
            ("12月31日24时前", "date <=|_-12-31||"),
            ("不迟于12月31日", "date <=|_-12-31||"),
            ("第四季度", "date <=|_-12-31||"),
            ("1季度前", "date <=|_-3-31||"),
            ("第三季度末", "date <=|_-9-30||"),
            ("2025年第一季度", "date <=|2025-3-31||"),
            ("2025年上半年", "date <=|2025-6-30||"),
            ("2025年底前", "date <=|2025-12-31||"),
            ("2025年内", "date <=|2025-12-31||"),
            ("2025年", "date |2025-_-_||"),
            ("2025年度", "date |2025-_-_||"),
            ("2025年完成", "date |2025-_-_||完成"),
            ("于2025年11月30日前完成", "date <=|2025-11-30|于|完成"),
            ("每月15日前", "date <=|_-_-15|每月|"),
        ]);
    }

    #[test]
    fn reads_the_end_of_a_period() {
        check(&[
            ("2022年1月-6月", "date |2022-6-_|2022年1月-|"),
            ("2025年1-12月", "date |2025-12-_|2025年1-|"),
            ("1-12月", "date |_-12-_|1-|"),
            ("5月1日-7日", "date |_-5-7|5月1日-|"),
            ("2025年1月1日至2025年12月31日", "date |2025-12-31|2025年1月1日至|"),
            ("2025.1-2025.12", "date |2025-12-_|2025.1-|"),
            ("2024-2026年", "date |2026-_-_|2024-|"),
        ]);
    }

    #[test]
    fn tells_dates_from_counts_and_names() {
        check(&[
            ("不少于12月", ">=|12|月||"),
            ("服务期12月", "|12|月|服务期|"),
            ("36月", "|36|月||"),
            ("5年", "|5|年||"),
            ("26年", "|26|年||"),
            ("13月", "|13|月||"),
            ("2月30日", "Qualitative"),
            ("2025/2/30", "Qualitative"),
            ("2025年13月", "Qualitative"),
            ("2024—2025学年", "Qualitative"),
            ("2025年工作总结", "Qualitative"),
            ("2025年完成率", "Qualitative"),
            ("2024级新生500人", "|500|人|2024级新生|"),
            ("2000.5", "|2000.5|||"),
            ("2024.10元", "|2024.1|元||"),
        ]);
    }

    #[test]
    fn reads_dates_in_words() {
        check(&[
            ("年底前", "date <=|_-12-31||"),
            ("年内", "date <=|_-12-31||"),
            ("本年底", "date <=|_-12-31||"),
            ("本年度内完成", "date <=|_-12-31||完成"),
            ("全年", "date <=|_-12-31||"),
            ("上半年", "date <=|_-6-30||"),
            ("上半年完成", "date <=|_-6-30||完成"),
            ("下半年", "date <=|_-12-31||"),
            ("一季度", "date <=|_-3-31||"),
            ("第四季度完成", "date <=|_-12-31||完成"),
            ("十二月底前", "date <=|_-12-31||"),
            ("二〇二五年底前", "date <=|2025-12-31||"),
            // a span of time is no deadline
            ("全年正常运转", "Qualitative"),
            ("上半年工作总结", "Qualitative"),
            ("每年", "Qualitative"),
            ("多年内", "Qualitative"),
        ]);
    }
}
