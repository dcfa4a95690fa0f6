//! Dates and deadlines: 12月底前, 2025年12月31日, 2025/12/31, 第四季度, 上半年, 年底前.

use super::lexicon::comparator_before;
use super::number::{Number, digit_of};
use super::{Comparator, DateTarget, PartialDate, last_day};

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
    "完成", "完工", "竣工", "建成", "办结", "支付", "发放", "拨付", "交付", "投入", "验收", "启动", "开工", "实施", "举办",
    "开展", "上线", "结束", "到位", "落实", "开始", "全部", "基本", "前", "缴纳", "执行",
];

impl Found {
    /// The target, if the date is one and not part of other words.
    pub(super) fn target(self, text: &str) -> Option<DateTarget> {
        let (head, suffix) = (&text[..self.start], &text[self.end..]);
        let outer = comparator_before(head);
        let comparator = self.comparator.or(outer.map(|(comparator, _)| comparator));
        let is_deadline = comparator.is_some()
            || (suffix.is_empty() || DONE.iter().any(|word| suffix.starts_with(word)))
                && (self.date.month.is_some() || head.is_empty());
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

/// The date that begins with the Arabic digits at `start`. Of a period (1月-6月, 2024-2026年) the end is the
/// date and the start stays in the qualifier.
pub(super) fn at(text: &str, start: usize) -> Outcome {
    let (first, end) = digits(text, start);
    let Some(first) = first else { return Outcome::No };
    let rest = &text[end..];
    // Most numbers are no dates; the next character tells.
    if !rest.starts_with(['年', '月', '季', '日', '号', '-', '.', '/', '—', '–', '―', '~', '至', '到', '学']) {
        return Outcome::No;
    }
    let outcome = simple(text, start, first, end);
    let (Outcome::Date(Found { end: next, date, .. }), _) = (&outcome, 0) else {
        if matches!(outcome, Outcome::No)
            && let Some(second) = separator(rest).map(|length| end + length)
            && let Outcome::Date(last) = at_end_of_period(text, first, second)
        {
            return Outcome::Date(last);
        }
        return outcome;
    };
    let Some(second) = separator(&text[*next..]).map(|length| next + length) else { return outcome };
    match at(text, second) {
        Outcome::Date(last) => {
            let year = last.date.year.or(date.year);
            Outcome::Date(Found { date: PartialDate { year, ..last.date }, ..last })
        }
        _ => outcome,
    }
}

/// The second half of 1-12月 or 2024-2026年, where the first half is a bare number.
fn at_end_of_period(text: &str, first: u32, second: usize) -> Outcome {
    let (Some(number), end) = digits(text, second) else { return Outcome::No };
    let outcome = simple(text, second, number, end);
    match &outcome {
        Outcome::Date(found) if is_year(first) && found.date.year.is_some() => outcome,
        Outcome::Date(found) if !is_year(first) && found.date.year.is_none() && (1..=12).contains(&first) => outcome,
        Outcome::Skip(_) if is_year(first) => outcome,
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
        // 不少于12月 counts months.
        let counts = comparator_before(&text[..start]).is_some() && !rest[3..].starts_with(|c: char| c.is_ascii_digit());
        return if counts { Outcome::No } else { month(text, start, end, None, first) };
    }
    if rest.starts_with("季度") && (1..=4).contains(&first) {
        return deadline(text, before_ordinal(text, start), end + "季度".len(), quarter(None, first), true);
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
    if let Some(number) = rest.strip_prefix('第').unwrap_or(rest).chars().next().and_then(quarter_digit)
        && let Some(length) = rest.find("季度").filter(|&length| length <= 6)
    {
        return deadline(text, start, at + length + "季度".len(), quarter(year, number), true);
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
        Outcome::Date(found) if found.comparator.is_some() && rest.starts_with(['内', '之', '以']) => {
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
        return if has_day { Outcome::Skip(day_digits.1 + '日'.len_utf8()) } else { Outcome::No };
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
    let Some(separator) = text[end..].chars().next().filter(|c| matches!(c, '.' | '-' | '/')) else {
        return Outcome::No;
    };
    let (Some(month), month_end) = digits(text, end + 1) else { return Outcome::No };
    let year = year.cast_signed();
    if !(1..=12).contains(&month) || month_end - end > 3 {
        return Outcome::No;
    }
    if let Some(after) = text[month_end..].strip_prefix(separator)
        && let (Some(day), day_end) = digits(text, text.len() - after.len())
    {
        if day == 0 || day > last_day(Some(year), month) {
            return Outcome::Skip(day_end);
        }
        let after = text[day_end..].strip_prefix('日').map_or(day_end, |after| text.len() - after.len());
        return deadline(text, start, after, PartialDate { year: Some(year), month: Some(month), day: Some(day) }, false);
    }
    // 2024.10元 is money: a month needs two digits and nothing after it but a word of deadline.
    let rest = &text[month_end..];
    if month_end - end == 3 && (rest.is_empty() && start == 0 || rest.starts_with(['前', '底', '月'])) {
        return self::month_without_word(text, start, month_end, year, month);
    }
    Outcome::No
}

fn month_without_word(text: &str, start: usize, end: usize, year: i32, month: u32) -> Outcome {
    let (day, at) = match text[end..].strip_prefix('底') {
        Some(after) => (Some(last_day(Some(year), month)), text.len() - after.len()),
        None => (None, end),
    };
    deadline(text, start, at, PartialDate { year: Some(year), month: Some(month), day }, false)
}

/// Closes a date: the word of deadline after it, or `is_limit` where the date is the end of a span of time.
fn deadline(text: &str, start: usize, end: usize, date: PartialDate, is_limit: bool) -> Outcome {
    let rest = &text[end..];
    let word = ["之前", "以前", "及以前", "前", "以内", "之内", "内"]
        .into_iter()
        .find(|word| rest.starts_with(word))
        .filter(|_| !["前后", "前期", "前置", "内容", "内部"].iter().any(|other| rest.starts_with(other)));
    let comparator = (word.is_some() || is_limit).then_some(Comparator::AtMost);
    Outcome::Date(Found { date, comparator, start, end: end + word.map_or(0, str::len) })
}

/// A date in words, without Arabic digits: 年底前, 上半年, 第四季度, 十二月底前.
pub(super) fn in_words(text: &str) -> Option<DateTarget> {
    let found = text.char_indices().find_map(|(at, c)| match word_at(text, at, c) {
        Outcome::Date(found) => Some(found),
        _ => None,
    })?;
    let target = found.target(text)?;
    // 上半年工作总结 and 全年正常运转 name a span of time, no deadline.
    let suffix = target.suffix.as_deref().unwrap_or_default();
    let is_explicit = text[..found.end].ends_with(['前', '内']);
    (is_explicit || suffix.is_empty() || DONE.iter().any(|word| suffix.starts_with(word))).then_some(target)
}

fn word_at(text: &str, at: usize, c: char) -> Outcome {
    let (head, rest) = (&text[..at], &text[at..]);
    match c {
        '年' if head.ends_with(['上', '下']) => Outcome::No,
        '年' => {
            if let Some((year, start)) = chinese_year(head) {
                return in_year(text, start, at + c.len_utf8(), Some(year));
            }
            let end = at + c.len_utf8();
            let end_of_year = PartialDate { year: None, month: Some(12), day: Some(31) };
            if let Some(before) = head.strip_suffix("上半") {
                let date = PartialDate { year: None, month: Some(6), day: Some(30) };
                return deadline(text, before.len(), end, date, true);
            }
            if let Some(before) = head.strip_suffix("下半") {
                return deadline(text, before.len(), end, end_of_year, true);
            }
            let start = head.strip_suffix(['本', '当', '今', '全']).map_or(at, str::len);
            let rest = rest[c.len_utf8()..].strip_prefix('度').unwrap_or(&rest[c.len_utf8()..]);
            let end = text.len() - rest.len();
            if rest.starts_with(['底', '末', '终']) {
                return deadline(text, start, end + '底'.len_utf8(), end_of_year, true);
            }
            let is_whole_year = head.ends_with('全') || start == 0 && rest.is_empty() && start < at;
            match deadline(text, start, end, end_of_year, is_whole_year) {
                Outcome::Date(found) if found.comparator.is_some() && (is_whole_year || rest.starts_with(['内', '之', '以'])) => {
                    Outcome::Date(found)
                }
                _ => Outcome::No,
            }
        }
        '季' => {
            let Some(number) = head.chars().next_back().and_then(quarter_digit) else { return Outcome::No };
            let start = before_ordinal(text, at - '一'.len_utf8());
            let end = at + c.len_utf8() + rest[c.len_utf8()..].strip_prefix('度').map_or(0, |_| '度'.len_utf8());
            deadline(text, start, end, quarter(None, number), true)
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

/// 第 belongs to the quarter that it numbers.
fn before_ordinal(text: &str, start: usize) -> usize {
    text[..start].strip_suffix('第').map_or(start, str::len)
}

fn quarter(year: Option<i32>, number: u32) -> PartialDate {
    let month = number * 3;
    PartialDate { year, month: Some(month), day: Some(last_day(year, month)) }
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
