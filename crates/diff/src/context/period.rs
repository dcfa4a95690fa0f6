//! Periods of projects: 延期 and 提前.

use super::{PeriodChange, PeriodMove};
use crate::features::ProjectFeatures;
use duibiao_core::{PartialDate, Period, Reading, Target};
use std::cmp::Ordering;

/// Year, month and day.
type Day = (i32, u32, u32);

/// The periods of an entry. `None` where no side prints one, or where a side has several projects.
pub(crate) fn period_change(
    old: &[&ProjectFeatures<'_>],
    new: &[&ProjectFeatures<'_>],
) -> Option<PeriodChange> {
    if old.len() > 1 || new.len() > 1 {
        return None;
    }
    let printed = |side: &[&ProjectFeatures<'_>]| side.first().and_then(|one| one.project.period.clone());
    let (old, new) = (printed(old), printed(new));
    let change = old.as_ref().zip(new.as_ref()).and_then(|(old, new)| moved(old, new));
    (old.is_some() || new.is_some()).then_some(PeriodChange { old, new, change })
}

/// The first and the last day of a printed period, or its length.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dates {
    start: Option<Day>,
    end: Option<Day>,
    /// Of periods such as 3年, in months.
    months: Option<u32>,
}

impl Dates {
    /// What is not printed of a start is the first of its year or month, of an end the last. A single year is
    /// that whole year.
    pub(super) fn read(period: &Period) -> Self {
        let start = period.start.as_deref().and_then(date);
        let end = period.end.as_deref().and_then(date);
        let whole_year = start.filter(|start| period.end.is_none() && start.month.is_none());
        let first = |date: PartialDate| Some((date.year?, date.month.unwrap_or(1), date.day.unwrap_or(1)));
        Self {
            start: start.and_then(first),
            end: end.or(whole_year).and_then(|end| end.resolve(None)),
            months: period.start.as_deref().filter(|_| period.end.is_none()).and_then(months),
        }
    }

    /// Whether start and end lie in different years.
    pub(super) fn spans_years(self) -> bool {
        matches!((self.start, self.end), (Some(start), Some(end)) if start.0 < end.0)
    }
}

/// `2024年1月`, `2024-01-01`, `2024/1/1`, `20240101`, `2024`.
fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let groups: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let number = |text: &str, range: std::ops::RangeInclusive<u32>| {
        text.parse().ok().filter(|number| range.contains(number))
    };
    let (year, month, day) = match groups.as_slice() {
        [whole] if whole.len() == 8 => (&whole[..4], Some(&whole[4..6]), Some(&whole[6..])),
        [whole] if whole.len() == 6 => (&whole[..4], Some(&whole[4..]), None),
        [year, rest @ ..] => (*year, rest.first().copied(), rest.get(1).copied()),
        [] => return None,
    };
    let year: i32 = year.parse().ok().filter(|year| (1949..=2199).contains(year))?;
    let part = |text: Option<&str>, range| match text {
        Some(text) => number(text, range).map(Some),
        None => Some(None),
    };
    let month = part(month, 1..=12)?;
    let day = part(day, 1..=31)?.or_else(|| {
        // 12月底 names its day.
        match Target::read(text).reading {
            Reading::Date(read) if read.date.month == month => read.date.day,
            _ => None,
        }
    });
    Some(PartialDate { year: Some(year), month, day })
}

/// `3年`, `18个月`.
fn months(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let number: u32 = text[..digits].parse().ok()?;
    match &text[digits..] {
        // Four digits are a year.
        "年" if digits < 4 => number.checked_mul(12),
        "月" | "个月" => Some(number),
        _ => None,
    }
}

/// `None` where nothing can be compared.
fn moved(old: &Period, new: &Period) -> Option<PeriodMove> {
    let (old, new) = (Dates::read(old), Dates::read(new));
    let by_order = |ordering, otherwise| match ordering {
        Ordering::Greater => PeriodMove::Extended,
        Ordering::Less => PeriodMove::Shortened,
        Ordering::Equal => otherwise,
    };
    if let (Some(old), Some(new)) = (old.months, new.months) {
        return Some(by_order(new.cmp(&old), PeriodMove::Unchanged));
    }
    let starts = old.start.zip(new.start);
    let start_stays = starts.is_none_or(|(old, new)| old == new);
    let when_same_end = if start_stays { PeriodMove::Unchanged } else { PeriodMove::StartChanged };
    let Some((old_end, new_end)) = old.end.zip(new.end) else {
        // Without ends starts alone are left, if both are there and neither side prints more.
        let only_starts = old.end.is_none() && new.end.is_none() && starts.is_some();
        return only_starts.then_some(when_same_end);
    };
    if let Some((old_start, new_start)) = starts
        && !start_stays
        && shift(old_start, new_start).is_some_and(|by| shift(old_end, new_end) == Some(by))
    {
        return Some(PeriodMove::Moved);
    }
    Some(by_order(new_end.cmp(&old_end), when_same_end))
}

/// By how many whole months a day moved; the last days of months count as the same day. `None` where the days
/// differ.
fn shift(old: Day, new: Day) -> Option<i32> {
    let is_last = |(year, month, day): Day| {
        let last = PartialDate { year: Some(year), month: Some(month), day: None }.resolve(None);
        last.is_some_and(|last| last.2 == day)
    };
    let months = |(year, month, _): Day| Some(year * 12 + i32::try_from(month).ok()?);
    (old.2 == new.2 || is_last(old) && is_last(new)).then_some(months(new)? - months(old)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        let (start, end) = text.split_once("..").map_or((text, ""), |parts| parts);
        let part = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Period { start: part(start), end: part(end) }
    }

    #[test]
    fn ends_move() {
        use PeriodMove::{Extended, Moved, Shortened, StartChanged, Unchanged};
        for (old, new, there, back) in [
            ("2024年1月..2025年12月", "2024年1月..2026年12月", Some(Extended), Some(Shortened)),
            ("2024年1月..2025年12月", "2024-01-01..2025-12-31", Some(Unchanged), Some(Unchanged)),
            ("2024/1/1..2024/12/31", "2025/1/1..2025/12/31", Some(Moved), Some(Moved)),
            ("2024年..2024年", "2025年..2025年", Some(Moved), Some(Moved)),
            ("2024年", "2025年", Some(Moved), Some(Moved)),
            ("2024年2月..2024年2月", "2025年2月..2025年2月", Some(Moved), Some(Moved)),
            ("2024年3月..2025年2月", "2024年5月..2025年6月", Some(Extended), Some(Shortened)),
            ("2024年3月..2025年2月", "2024年5月..2025年2月", Some(StartChanged), Some(StartChanged)),
            ("..2024年12月", "..2025年6月", Some(Extended), Some(Shortened)),
            ("2024年1月1日", "2024年3月1日", Some(StartChanged), Some(StartChanged)),
            ("20240101..20241231", "2024.1.1..2025.3.31", Some(Extended), Some(Shortened)),
            ("2024年1月..2024年12月底", "2024年1月..2024年12月31日", Some(Unchanged), Some(Unchanged)),
            ("1年", "3年", Some(Extended), Some(Shortened)),
            ("12个月", "1年", Some(Unchanged), Some(Unchanged)),
            ("长期", "长期", None, None),
            ("2024年1月..长期", "2024年1月..2026年12月", None, None),
            ("2024年13月..2025年12月", "2024年1月..2025年12月", Some(Unchanged), Some(Unchanged)),
            ("1年", "2024年1月..2025年12月", None, None),
        ] {
            assert_eq!(moved(&period(old), &period(new)), there, "{old} -> {new}");
            assert_eq!(moved(&period(new), &period(old)), back, "{new} -> {old}");
        }
    }
}
