//! Dates and deadlines.
//!
//! A date without a year is one of its table's fiscal year. Two dates that stand alike in their own fiscal
//! years (12月底前 in both, 2024年12月31日前 in 2024 and 2025年12月底前 in 2025) are the same deadline, rolled;
//! dates as far from their fiscal years are compared by month and day. A date beyond its fiscal year is a
//! milestone of its own: where the distances differ the dates themselves are compared, so that 2026年6月, printed
//! in two years running, has not moved, and 2026年9月 in its place is a delay.

use super::around::{Around, Words};
use super::effect::{Ground, UNKNOWN};
use super::figure::Comparators;
use super::wording::without_final_marks;
use super::{JudgeContext, Verdict, reason};
use crate::{ChangeKind, Effect};
use duibiao_core::{Comparator, DateTarget, PartialDate, last_day};
use std::cmp::Ordering;

pub(super) fn judge(
    (old_raw, old): (&str, &DateTarget),
    (new_raw, new): (&str, &DateTarget),
    context: &JudgeContext<'_>,
) -> Verdict {
    let same_words = around(old).compared_with(&around(new), context) != Words::Different;
    let reworded = (!same_words).then_some(ChangeKind::Reworded);
    let comparators = Comparators::of(old.comparator, new.comparator);
    let compared = compare((old.date, context.old_year), (new.date, context.new_year));
    if compared.movement == Ordering::Equal {
        return match (comparators, same_words) {
            (Comparators::Changed, _) => {
                let reason = reason::comparator_changed(
                    reason::sign(old.comparator),
                    reason::sign(new.comparator),
                    UNKNOWN,
                );
                Verdict::unknown(ChangeKind::ComparatorChanged, reason).also(reworded)
            }
            (_, false) => {
                Verdict::unknown(ChangeKind::Reworded, reason::WORDS_AROUND).also(comparators.kind())
            }
            (Comparators::OnlyNew, true) => {
                Verdict::new(ChangeKind::ComparatorStated, Effect::Neutral, reason::STATED_NEW)
            }
            (Comparators::OnlyOld, true) => {
                Verdict::new(ChangeKind::ComparatorStated, Effect::Neutral, reason::STATED_OLD)
            }
            (Comparators::Same, true) if compared.relative => Verdict::restated(reason::ROLLED),
            (Comparators::Same, true) => Verdict::restated(reason::SAME_DATE),
        };
    }
    let later = compared.movement == Ordering::Greater;
    let kind = if later { ChangeKind::Raised } else { ChangeKind::Lowered };
    let effect = match (limits(old, new), compared.certain) {
        (_, false) | (None, _) => UNKNOWN,
        (Some(Limit::Latest), true) => {
            (if later { Effect::Looser } else { Effect::Stricter }, Ground::Deadline)
        }
        (Some(Limit::Earliest), true) => {
            (if later { Effect::Stricter } else { Effect::Looser }, Ground::Deadline)
        }
    };
    let (old_text, new_text) = (without_final_marks(old_raw.trim()), without_final_marks(new_raw.trim()));
    let reason = reason::rescheduled(later, compared.relative, old_text, new_text, effect);
    Verdict::new(kind, effect.0, reason).also(comparators.kind().into_iter().chain(reworded))
}

fn around(date: &DateTarget) -> Around<'_> {
    // 12月底前完成: a deadline is one for completing, said or not.
    let suffix = date.suffix.as_deref().filter(|suffix| !matches!(*suffix, "完成" | "前完成" | "之前完成"));
    Around { qualifier: date.qualifier.as_deref(), suffix, ..Around::default() }
}

enum Limit {
    Latest,
    Earliest,
}

/// What both dates limit. A bare date is read as the latest one, as is one beside =.
fn limits(old: &DateTarget, new: &DateTarget) -> Option<Limit> {
    let earliest =
        |date: &DateTarget| matches!(date.comparator, Some(Comparator::AtLeast | Comparator::MoreThan));
    match (earliest(old), earliest(new)) {
        (false, false) => Some(Limit::Latest),
        (true, true) => Some(Limit::Earliest),
        (true, false) if new.comparator.is_none() => Some(Limit::Earliest),
        (false, true) if old.comparator.is_none() => Some(Limit::Earliest),
        _ => None,
    }
}

struct Compared {
    movement: Ordering,
    /// Compared within the fiscal years, though other years are printed.
    relative: bool,
    /// Whether the fiscal years needed to compare are known.
    certain: bool,
}

fn compare(old: (PartialDate, Option<i32>), new: (PartialDate, Option<i32>)) -> Compared {
    let other_years = matches!((old.0.year, new.0.year), (Some(old), Some(new)) if old != new);
    let certainly = |movement| Compared { movement, relative: other_years, certain: true };
    let (old_day, new_day) = (day_in_year(old.0), day_in_year(new.0));
    let year = |(date, fiscal): (PartialDate, Option<i32>)| date.year.or(fiscal);
    let by_day = new_day.cmp(&old_day);
    match (distance(old), distance(new)) {
        (Some(old_distance), Some(new_distance)) if old_distance == new_distance => certainly(by_day),
        (old_distance, new_distance) => match (year(old), year(new)) {
            (Some(old_year), Some(new_year)) => {
                let movement = (new_year, new_day).cmp(&(old_year, old_day));
                // Without the fiscal years a later year may be no more than the next table's.
                let certain = old_year == new_year || (old_distance.is_some() && new_distance.is_some());
                Compared { movement, relative: false, certain }
            }
            // A year on one side, nothing on the other: most likely each table's own.
            _ => Compared { movement: by_day, relative: other_years, certain: by_day == Ordering::Equal },
        },
    }
}

/// How many years a date lies after its table's fiscal year.
fn distance((date, fiscal): (PartialDate, Option<i32>)) -> Option<i64> {
    match (date.year, fiscal) {
        (None, _) => Some(0),
        (Some(year), Some(fiscal)) => Some(i64::from(year) - i64::from(fiscal)),
        (Some(_), None) => None,
    }
}

/// Month and day; the last day of every month is 31, so that leap years do not move a deadline.
fn day_in_year(date: PartialDate) -> (u32, u32) {
    let month = date.month.unwrap_or(12);
    let is_last = |day: u32| day >= last_day(None, month);
    (month, date.day.filter(|day| !is_last(*day)).unwrap_or(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let year = parts.next().flatten().map(|year| i32::try_from(year).unwrap());
        PartialDate { year, month: parts.next().flatten(), day: parts.next().flatten() }
    }

    #[test]
    fn dates_are_compared_within_their_fiscal_years() {
        use Ordering::{Equal, Greater, Less};
        for (old, new, expected) in [
            ("?-12-31", "?-12", Equal),
            ("2024-12", "2025-12-31", Equal),
            ("?-12", "2025-12-31", Equal),
            ("2024-2-29", "2025-2-28", Equal),
            ("2024-2", "2025-2-28", Equal),
            ("2024-12", "2025-11", Less),
            ("?-6", "?-9", Greater),
            ("2025-3", "2026-3", Equal),
            ("2025-3", "2026-6", Greater),
            ("2026-6", "2026-6-30", Equal),
            ("2026-6", "2026-9", Greater),
            ("2025-6", "2025-9", Greater),
            ("2024-12", "2026-6", Greater),
            ("2024-12", "2024-12-31", Equal),
            ("2024", "2025-12-31", Equal),
        ] {
            let compared = compare((date(old), Some(2024)), (date(new), Some(2025)));
            assert_eq!(compared.movement, expected, "{old} {new}");
            assert!(compared.certain, "{old} {new}");
        }
        for (old, new, expected, certain) in [
            ("?-12", "?-11", Less, true),
            ("2024-12", "2025-12", Greater, false),
            ("2024-12", "2024-11", Less, true),
            ("?-12", "2025-12-31", Equal, true),
            ("?-12", "2025-11", Less, false),
        ] {
            let compared = compare((date(old), None), (date(new), None));
            assert_eq!((compared.movement, compared.certain), (expected, certain), "{old} {new}");
        }
    }
}
