//! Units of measure (计量单位): which printed units mean the same, and which convert with an exact factor.
//!
//! A unit stands in at most one [`Family`]; within it every unit is a whole number of the smallest one, so
//! that conversion is a ratio of integers and never rounds. A unit of no family converts to itself only.
//! What looks alike but is counted in another way stays apart: 人 and 人次, 天 and 工作日, 台 and 套.
//! 亩 is 666.67 平方米 only rounded, so it has a family of its own.

use crate::target::fold::fold_char;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Units that convert into each other; the comment names the base, in which every unit is a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// 平方米
    Area,
    /// 亩
    Mu,
    /// 毫米
    Length,
    /// 毫升
    Volume,
    /// 毫克
    Mass,
    /// 月: months, quarters and years have no fixed number of days
    Calendar,
    /// 秒
    Clock,
    /// 工作日
    WorkingDay,
    /// ‰
    Ratio,
    /// 百分点: a difference of ratios, never a ratio
    PercentagePoint,
    /// 倍
    Multiple,
    /// 分, as a score
    Score,
    /// 元
    Money,
    /// 人
    People,
    /// 人次: one person may count many times, so never 人
    PersonTimes,
    /// 台套
    DeviceSet,
}

/// A unit's place in its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnitOfMeasure {
    /// The units that it converts to.
    pub family: Family,
    /// How many of the family's base unit one of it is.
    pub in_base: u64,
}

/// Every unit of a family: its names with equal meaning, and its size in the base.
const UNITS: &[(Family, u64, &[&str])] = &[
    (Family::Area, 1, &["平方米", "平米", "㎡", "m²", "m2"]),
    (Family::Area, 10_000, &["公顷", "hm²", "hm2"]),
    (Family::Area, 1_000_000, &["平方公里", "平方千米", "km²", "km2"]),
    (Family::Mu, 1, &["亩"]),
    (Family::Mu, 10_000, &["万亩"]),
    (Family::Length, 1, &["毫米", "mm"]),
    (Family::Length, 10, &["厘米", "cm"]),
    (Family::Length, 1_000, &["米", "m"]),
    (Family::Length, 1_000_000, &["公里", "千米", "km"]),
    (Family::Volume, 1, &["毫升", "ml", "mL"]),
    (Family::Volume, 1_000, &["升", "L"]),
    (Family::Volume, 1_000_000, &["立方米", "立方", "m³", "m3", "㎥"]),
    (Family::Mass, 1, &["毫克", "mg"]),
    (Family::Mass, 1_000, &["克", "g"]),
    (Family::Mass, 500_000, &["斤"]),
    (Family::Mass, 1_000_000, &["公斤", "千克", "kg"]),
    (Family::Mass, 1_000_000_000, &["吨", "t"]),
    (Family::Calendar, 1, &["月", "个月"]),
    (Family::Calendar, 3, &["季度", "个季度"]),
    (Family::Calendar, 12, &["年", "年度", "个年度"]),
    (Family::Clock, 1, &["秒", "秒钟"]),
    (Family::Clock, 60, &["分钟"]),
    (Family::Clock, 3_600, &["小时", "个小时", "h"]),
    (Family::Clock, 86_400, &["天", "日", "自然日", "个自然日", "日历天", "个日历天"]),
    (Family::Clock, 604_800, &["周", "星期", "个星期"]),
    (Family::WorkingDay, 1, &["工作日", "个工作日"]),
    (Family::Ratio, 1, &["‰"]),
    (Family::Ratio, 10, &["%", "百分比"]),
    (Family::PercentagePoint, 1, &["百分点", "个百分点"]),
    (Family::Multiple, 1, &["倍"]),
    (Family::Score, 1, &["分"]),
    (Family::Money, 1, &["元"]),
    (Family::People, 1, &["人", "名", "位"]),
    (Family::PersonTimes, 1, &["人次", "人·次", "人/次"]),
    (Family::DeviceSet, 1, &["台套", "台/套"]),
];

/// Counters of bodies, for which the general counter 个 is printed as often.
const BODIES: [&str; 5] = ["家", "户", "所", "单位", "机构"];

/// The names of all units that stand in a family.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    UNITS.iter().flat_map(|(_, _, names)| names.iter().copied())
}

/// The family and size of a printed unit; `None` for a unit that stands in none (台, 场, 个 …).
///
/// Width, white space and brackets do not matter: `台（套）` is 台套.
///
/// # Example
/// ```
/// use duibiao_core::{Family, family_of};
/// assert_eq!(family_of("公顷").unwrap().in_base, 10_000);
/// assert_eq!(family_of("㎡"), family_of("平方米"));
/// assert_eq!(family_of("台（套）").unwrap().family, Family::DeviceSet);
/// assert_eq!(family_of("羽"), None);
/// ```
pub fn family_of(unit: &str) -> Option<UnitOfMeasure> {
    let unit = bare(unit);
    UNITS
        .iter()
        .find(|(_, _, names)| names.contains(&&*unit))
        .map(|&(family, in_base, _)| UnitOfMeasure { family, in_base })
}

/// How many of `to` one of `from` is, as numerator and denominator in lowest terms; `None` where they do not
/// convert. Any unit converts to itself with 1/1.
///
/// # Example
/// ```
/// use duibiao_core::unit_factor;
/// assert_eq!(unit_factor("年", "个月"), Some((12, 1)));
/// assert_eq!(unit_factor("小时", "天"), Some((1, 24)));
/// assert_eq!(unit_factor("羽", " 羽"), Some((1, 1)));
/// assert_eq!(unit_factor("人", "人次"), None);
/// ```
pub fn unit_factor(from: &str, to: &str) -> Option<(u64, u64)> {
    match (family_of(from), family_of(to)) {
        (Some(from), Some(to)) if from.family == to.family => {
            let divisor = gcd(from.in_base, to.in_base);
            Some((from.in_base / divisor, to.in_base / divisor))
        }
        (None, None) if bare(from) == bare(to) => Some((1, 1)),
        _ => None,
    }
}

/// Converts a value exactly; `None` where the units do not convert or the result has no exact decimal
/// (1 个月 is no decimal number of 年). To compare two values, convert from the larger unit.
///
/// # Example
/// ```
/// use duibiao_core::convert_unit;
/// use rust_decimal::Decimal;
/// assert_eq!(convert_unit(Decimal::from(3), "公顷", "平方米"), Some(Decimal::from(30_000)));
/// assert_eq!(convert_unit(Decimal::from(1), "个月", "年"), None);
/// ```
pub fn convert_unit(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let (numerator, denominator) = unit_factor(from, to)?;
    let product = value.checked_mul(numerator.into())?;
    let quotient = product.checked_div(denominator.into())?;
    (quotient.checked_mul(denominator.into())? == product).then(|| quotient.normalize())
}

/// Whether the two units differ in notation only although they do not convert: 家, 户, 所, 单位, 机构 on one
/// side and the general counter 个 on the other.
///
/// # Example
/// ```
/// use duibiao_core::is_notation_of;
/// assert!(is_notation_of("家", "个"));
/// assert!(!is_notation_of("家", "户"));
/// ```
pub fn is_notation_of(one: &str, other: &str) -> bool {
    match (&*bare(one), &*bare(other)) {
        ("个", body) | (body, "个") => BODIES.contains(&body),
        _ => false,
    }
}

/// The unit without brackets and white space, in half width.
fn bare(unit: &str) -> Cow<'_, str> {
    let drop = |c: char| matches!(c, '（' | '）' | '(' | ')' | '[' | ']');
    if unit.chars().all(|c| fold_char(c) == Some(c) && !drop(c)) {
        return Cow::Borrowed(unit);
    }
    Cow::Owned(unit.chars().filter_map(fold_char).filter(|&c| !drop(c)).collect())
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_name_stands_once_and_is_bare() {
        let mut seen = HashSet::new();
        for name in names() {
            assert!(seen.insert(name), "{name} twice");
            assert_eq!(bare(name), name);
        }
    }

    #[test]
    fn converts_with_exact_factors() {
        for (from, to, expected) in [
            ("平方米", "㎡", Some((1, 1))),
            ("m2", "m²", Some((1, 1))),
            ("公顷", "平方米", Some((10_000, 1))),
            ("平方公里", "公顷", Some((100, 1))),
            ("亩", "平方米", None),
            ("万亩", "亩", Some((10_000, 1))),
            ("公里", "km", Some((1, 1))),
            ("千米", "米", Some((1_000, 1))),
            ("吨", "公斤", Some((1_000, 1))),
            ("斤", "克", Some((500, 1))),
            ("立方米", "升", Some((1_000, 1))),
            ("月", "个月", Some((1, 1))),
            ("年", "月", Some((12, 1))),
            ("月", "季度", Some((1, 3))),
            ("天", "小时", Some((24, 1))),
            ("周", "日", Some((7, 1))),
            ("小时", "分钟", Some((60, 1))),
            ("月", "天", None),
            ("天", "工作日", None),
            ("个工作日", "工作日", Some((1, 1))),
            ("%", "百分比", Some((1, 1))),
            ("％", "%", Some((1, 1))),
            ("%", "‰", Some((10, 1))),
            ("%", "百分点", None),
            ("%", "倍", None),
            ("个百分点", "百分点", Some((1, 1))),
            ("人", "名", Some((1, 1))),
            ("人", "人次", None),
            ("人·次", "人次", Some((1, 1))),
            ("人（次）", "人次", Some((1, 1))),
            ("台（套）", "台/套", Some((1, 1))),
            ("台(套)", "台套", Some((1, 1))),
            ("台", "套", None),
            ("次", "场", None),
            ("家", "个", None),
            ("羽", "羽", Some((1, 1))),
            ("羽", "只", None),
            ("羽", "人", None),
        ] {
            assert_eq!(unit_factor(from, to), expected, "{from} -> {to}");
            assert_eq!(unit_factor(to, from), expected.map(|(n, d)| (d, n)), "{to} -> {from}");
        }
    }

    #[test]
    fn converts_values_or_says_that_it_cannot() {
        for (value, from, to, expected) in [
            ("1.5", "年", "个月", Some("18")),
            ("6", "个月", "年", Some("0.5")),
            ("4", "个月", "年", None),
            ("0.5", "天", "小时", Some("12")),
            ("3.50", "公里", "米", Some("3500")),
            ("79228162514264337593543950335", "公里", "米", None),
        ] {
            let converted = convert_unit(value.parse().unwrap(), from, to).map(|d| d.to_string());
            assert_eq!(converted.as_deref(), expected, "{value}{from} -> {to}");
        }
    }

    #[test]
    fn knows_what_is_notation() {
        for (one, other, expected) in [
            ("家", "个", true),
            ("个", "单位", true),
            ("个", "个", false),
            ("台", "个", false),
            ("人", "人次", false),
        ] {
            assert_eq!(is_notation_of(one, other), expected, "{one} {other}");
        }
    }
}
