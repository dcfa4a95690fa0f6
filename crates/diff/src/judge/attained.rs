//! Whether an actual value meets a target: by the target's admissible set, never by a guess.

use super::figure::{Figure, Scale};
use super::{JudgeContext, wording};
use crate::polarity::{Polarity, polarity};
use duibiao_core::{Admissible, Bilingual, Comparator, DateTarget, Frequency, PartialDate, Reading, Target};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Whether an actual value meets a target, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Attainment {
    /// Whether it does.
    pub result: Attained,
    /// Why it was judged so, in Chinese.
    pub reason: Cow<'static, str>,
    /// Why it was judged so, in English.
    pub reason_en: Cow<'static, str>,
}

/// Whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Attained {
    /// 达到
    Met,
    /// 未达到
    NotMet,
    /// 无法判定: words, other units, nothing printed.
    Undecided,
}

const NO_TARGET: Bilingual = Bilingual::fixed("没有目标值", "there is no target");
const NO_ACTUAL: Bilingual = Bilingual::fixed("没有印出实际完成值", "no actual value is printed");
const WORDS: Bilingual = Bilingual::fixed("目标值是文字，不作判定", "the target is words; not judged");
const ACTUAL_WORDS: Bilingual =
    Bilingual::fixed("实际完成值是文字，不作判定", "the actual value is words; not judged");
const OTHER_UNIT: Bilingual = Bilingual::fixed("计量单位不能换算", "the units of measure do not convert");
const ABOUT: Bilingual = Bilingual::fixed("“约”没有明确界限", "“about” names no limits");
const NO_COMPARATOR: Bilingual = Bilingual::fixed(
    "目标值没有计算符号，指标名称也不能说明高低",
    "the target has no comparator, and the indicator's name does not tell which way counts",
);
const BEYOND_EXACT: Bilingual = Bilingual::fixed(
    "目标值为确定数，实际完成值在更严的一侧",
    "the target is an exact number, and the actual value lies on its stricter side",
);
const OTHER_KIND: Bilingual =
    Bilingual::fixed("目标值和实际完成值的类型不同", "target and actual value are of different kinds");
const PARTLY: Bilingual = Bilingual::fixed("有分项无法判定", "a part cannot be judged");
const OPEN: Bilingual =
    Bilingual::fixed("实际完成值的范围跨越目标值的界限", "the actual value reaches over the target's limit");
const INSIDE: Bilingual =
    Bilingual::fixed("实际完成值在目标值的允许范围以内", "the actual value is one that the target admits");
const OUTSIDE: Bilingual =
    Bilingual::fixed("实际完成值在目标值的允许范围以外", "the actual value is none that the target admits");

/// Judges whether an actual value meets a target. Of the context the names, the category and the years count; the
/// new year is that of the target.
///
/// # Example
/// ```
/// use duibiao_core::Target;
/// use duibiao_diff::{Attained, JudgeContext, judge_attainment};
///
/// let context = JudgeContext { new_year: Some(2024), ..JudgeContext::default() };
/// let judge = |target, actual| {
///     judge_attainment(&Target::read(target), &Target::read(actual), &context).result
/// };
/// assert_eq!(judge("≥40场次", "43场次"), Attained::Met);
/// assert_eq!(judge("≥8500册", "8112册"), Attained::NotMet);
/// assert_eq!(judge("12月底前", "2024年11月"), Attained::Met);
/// assert_eq!(judge("逐步完善", "达成预期指标"), Attained::Undecided);
/// ```
pub fn judge_attainment(target: &Target, actual: &Target, context: &JudgeContext<'_>) -> Attainment {
    let (result, reason) = judge(target, actual, context);
    Attainment { result, reason: reason.zh, reason_en: reason.en }
}

type Judged = (Attained, Bilingual);

const fn undecided(reason: Bilingual) -> Judged {
    (Attained::Undecided, reason)
}

const fn decided(is_met: bool) -> Judged {
    if is_met { (Attained::Met, INSIDE) } else { (Attained::NotMet, OUTSIDE) }
}

fn judge(target: &Target, actual: &Target, context: &JudgeContext<'_>) -> Judged {
    if target.is_missing() {
        return undecided(NO_TARGET);
    }
    if actual.is_missing() {
        return undecided(NO_ACTUAL);
    }
    match (&target.reading, &actual.reading) {
        (Reading::Date(target), Reading::Date(actual)) => dates(target, actual, context),
        (Reading::Compound(targets), Reading::Compound(actuals)) => lists(targets, actuals, context),
        (Reading::Range(_), _) => range(target, actual, context),
        (Reading::Quantity(_) | Reading::Fraction(_), _) => number(target, actual, context),
        _ if !target.is_quantified() => undecided(WORDS),
        _ if !actual.is_quantified() => undecided(ACTUAL_WORDS),
        _ => undecided(OTHER_KIND),
    }
}

/// A list is met when each of its parts is.
fn lists(targets: &[Target], actuals: &[Target], context: &JudgeContext<'_>) -> Judged {
    let qualifier = |target: &Target| target.qualifier().map(wording::folded);
    let are_alike = targets.len() == actuals.len()
        && targets.iter().zip(actuals).all(|(a, b)| qualifier(a) == qualifier(b));
    if !are_alike {
        return undecided(OTHER_KIND);
    }
    let parts: Vec<Attained> =
        targets.iter().zip(actuals).map(|(target, actual)| judge(target, actual, context).0).collect();
    if parts.contains(&Attained::NotMet) {
        decided(false)
    } else if parts.contains(&Attained::Undecided) {
        undecided(PARTLY)
    } else {
        decided(true)
    }
}

fn range(target: &Target, actual: &Target, context: &JudgeContext<'_>) -> Judged {
    let (Some([low, high]), Some(actual)) = (Figure::ends(target), Figure::of(actual)) else {
        return undecided(if actual.is_quantified() { OTHER_KIND } else { ACTUAL_WORDS });
    };
    if !is_same_thing(&low, &actual) {
        return undecided(OTHER_UNIT);
    }
    let pair = |end: &Figure<'_>| Scale::between(end, &actual, context)?.common(end, &actual);
    let (Some(low), Some(high)) = (pair(&low), pair(&high)) else { return undecided(OTHER_UNIT) };
    match actual.comparator {
        None | Some(Comparator::Equal) => decided(low.new >= low.old && high.new <= high.old),
        Some(_) => undecided(OPEN),
    }
}

fn number(target: &Target, actual: &Target, context: &JudgeContext<'_>) -> Judged {
    let (Some(aim), Some(done)) = (Figure::of(target), Figure::of(actual)) else {
        return undecided(if actual.is_quantified() { OTHER_KIND } else { ACTUAL_WORDS });
    };
    let Some(scale) = Scale::between(&aim, &done, context).filter(|_| is_same_thing(&aim, &done)) else {
        return undecided(OTHER_UNIT);
    };
    let Some(common) = scale.common(&aim, &done) else { return undecided(OTHER_UNIT) };
    if aim.comparator == Some(Comparator::About) || done.comparator == Some(Comparator::About) {
        return undecided(ABOUT);
    }
    let Some(comparator) = aim.comparator.filter(|comparator| *comparator != Comparator::Equal) else {
        return exact(aim.comparator.is_some(), common.old, (done.comparator, common.new), context);
    };
    let Some(set) = Admissible::of(comparator, common.old) else { return undecided(ABOUT) };
    contained(set, (done.comparator, common.new))
}

/// Whether all that the actual value may be is admitted, or none of it.
fn contained(set: Admissible, (comparator, value): (Option<Comparator>, Decimal)) -> Judged {
    match comparator {
        None | Some(Comparator::Equal) => decided(set.contains(value)),
        Some(comparator) => match Admissible::of(comparator, value) {
            Some(done) if done.is_inside(&set) => decided(true),
            _ => undecided(OPEN),
        },
    }
}

/// A bare number, or one beside =.
fn exact(
    is_stated: bool,
    aim: Decimal,
    (comparator, value): (Option<Comparator>, Decimal),
    context: &JudgeContext<'_>,
) -> Judged {
    if !matches!(comparator, None | Some(Comparator::Equal)) {
        return undecided(OPEN);
    }
    if aim == value {
        return decided(true);
    }
    let polarity = polarity(context.new_indicator_name, context.category);
    let is_harder = match polarity {
        Polarity::HigherIsStricter => value > aim,
        Polarity::LowerIsStricter => value < aim,
        Polarity::Unknown if is_stated => return decided(false),
        Polarity::Unknown => return undecided(NO_COMPARATOR),
    };
    match (is_harder, is_stated) {
        (true, true) => undecided(BEYOND_EXACT),
        (is_harder, _) => decided(is_harder),
    }
}

/// Whether two figures are per the same thing and as often.
fn is_same_thing(target: &Figure<'_>, actual: &Figure<'_>) -> bool {
    let often = |figure: &Figure<'_>| figure.around.frequency.filter(|often| *often != Frequency::Yearly);
    target.basis == actual.basis && often(target) == often(actual) && target.is_fraction == actual.is_fraction
}

type Day = (i32, u32, u32);

/// A date of which some is printed, as the first and the last day that it may be.
fn days(date: PartialDate, fiscal_year: Option<i32>) -> Option<(Day, Day)> {
    let last = date.resolve(fiscal_year)?;
    let month = date.month.unwrap_or(1);
    Some(((last.0, month, date.day.unwrap_or(1)), last))
}

/// A date is a deadline, unless it is written as the earliest one.
fn dates(target: &DateTarget, actual: &DateTarget, context: &JudgeContext<'_>) -> Judged {
    let is_earliest = matches!(target.comparator, Some(Comparator::AtLeast | Comparator::MoreThan));
    let (Some((_, limit)), Some((first, last))) =
        (days(target.date, context.new_year), days(actual.date, context.new_year))
    else {
        return undecided(OTHER_KIND);
    };
    let is_before = |day: Day| match target.comparator {
        Some(Comparator::LessThan) => day < limit,
        _ => day <= limit,
    };
    let is_open =
        matches!(actual.comparator, Some(Comparator::AtLeast | Comparator::MoreThan | Comparator::About));
    let done_by = matches!(actual.comparator, Some(Comparator::AtMost | Comparator::LessThan));
    if is_earliest || is_open {
        undecided(OPEN)
    } else if is_before(last) {
        decided(true)
    } else if !is_before(first) && !done_by {
        decided(false)
    } else {
        undecided(OPEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_dates_decide_and_words_do_not() {
        use Attained::{Met, NotMet, Undecided};
        for (name, target, actual, expected) in [
            ("场次", "≥40场次", "43场次", Met),
            ("场次", "≥40场次", "40", Met),
            ("册数", "≥8500册", "8112册", NotMet),
            ("人次", "≥12万人次", "119999人次", NotMet),
            ("人次", "≥12万人次", "13.6万人次", Met),
            ("成本", "≤2100元/块", "2083元/块", Met),
            ("成本", "≤2100元/块", "0.22万元/块", NotMet),
            ("成本", "≤2100元/块", "2083元", Undecided),
            ("件数", "＜5件", "5件", NotMet),
            ("人数", "≥40人", "40人次", Undecided),
            ("完成率", "=100%", "100%", Met),
            ("完成率", "=100%", "98%", NotMet),
            ("数量", "=120块", "118块", NotMet),
            ("合格率", "95%", "96%", Met),
            ("合格率", "95%", "94.9%", NotMet),
            ("投诉件数", "5件", "7件", NotMet),
            ("人数", "300人", "310人", Undecided),
            ("人数", "300人", "300人", Met),
            ("合格率", "=90%", "96%", Undecided),
            ("合格率", "90%-95%", "92%", Met),
            ("合格率", "90%-95%", "96%", NotMet),
            ("合格率", "约90%", "90%", Undecided),
            ("合格率", "≥90%", "≥95%", Met),
            ("合格率", "≥90%", "≥85%", Undecided),
            ("完成时间", "12月底前", "2024年11月", Met),
            ("完成时间", "2024年12月底前", "2025年1月5日", NotMet),
            ("完成时间", "2024年6月15日前", "2024年6月", Undecided),
            ("套数", "夏装5套，冬装5套", "夏装5套，冬装4套", Undecided),
            ("机制", "逐步完善", "达成预期指标", Undecided),
            ("机制", "逐步完善", "逐步完善", Undecided),
            ("场次", "≥40场次", "已完成", Undecided),
            ("场次", "≥40场次", "", Undecided),
            ("场次", "待补充", "40场次", Undecided),
        ] {
            let context = JudgeContext {
                old_indicator_name: name,
                new_indicator_name: name,
                old_year: Some(2024),
                new_year: Some(2024),
                ..JudgeContext::default()
            };
            let judged = judge_attainment(&Target::read(target), &Target::read(actual), &context);
            assert_eq!(judged.result, expected, "{name}: {target} / {actual}: {}", judged.reason);
        }
    }
}
