//! Figures and the scale that two of them share.

use super::JudgeContext;
use super::around::Around;
use super::reason;
use crate::ChangeKind;
use crate::polarity::cannot_pass_hundred;
use duibiao_core::{Comparator, Family, Frequency, Reading, Target, family_of, is_notation_of, unit_factor};
use rust_decimal::Decimal;

/// A number or fraction with what stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'a> {
    pub(super) comparator: Option<Comparator>,
    pub(super) numerator: Decimal,
    /// One, but for fractions.
    pub(super) denominator: Decimal,
    pub(super) unit: Option<&'a str>,
    pub(super) basis: Option<&'a str>,
    pub(super) around: Around<'a>,
    pub(super) is_fraction: bool,
    raw: &'a str,
}

impl<'a> Figure<'a> {
    /// `None` for readings that are not one number.
    pub(super) fn of(target: &'a Target) -> Option<Self> {
        Some(match &target.reading {
            Reading::Quantity(q) => Self {
                comparator: q.comparator,
                numerator: q.value,
                denominator: Decimal::ONE,
                unit: q.unit.as_deref(),
                basis: q.basis.as_deref(),
                around: Around {
                    qualifier: q.qualifier.as_deref(),
                    suffix: q.suffix.as_deref(),
                    base: None,
                    frequency: q.frequency,
                },
                is_fraction: false,
                raw: &target.raw,
            },
            Reading::Fraction(f) => Self {
                comparator: f.comparator,
                numerator: f.numerator,
                denominator: f.denominator,
                unit: None,
                basis: None,
                around: Around {
                    qualifier: f.qualifier.as_deref(),
                    suffix: f.suffix.as_deref(),
                    base: f.base.as_deref(),
                    frequency: None,
                },
                is_fraction: true,
                raw: &target.raw,
            },
            _ => return None,
        })
    }

    /// The ends of a range as two figures.
    pub(super) fn ends(target: &'a Target) -> Option<[Self; 2]> {
        let Reading::Range(r) = &target.reading else { return None };
        let end = |value| Self {
            comparator: None,
            numerator: value,
            denominator: Decimal::ONE,
            unit: r.unit.as_deref(),
            basis: r.basis.as_deref(),
            around: Around {
                qualifier: r.qualifier.as_deref(),
                suffix: r.suffix.as_deref(),
                base: None,
                frequency: r.frequency,
            },
            is_fraction: false,
            raw: &target.raw,
        };
        Some([end(r.low), end(r.high)])
    }

    /// As reports print it: `≥95%`, `≤12元/件`.
    pub(super) fn show(&self) -> String {
        let sign = reason::sign(self.comparator);
        if self.is_fraction {
            let base = self.around.base.unwrap_or_default();
            return format!("{sign}{base}{}/{}", self.numerator.normalize(), self.denominator.normalize());
        }
        let number = reason::number(self.numerator, self.unit.unwrap_or_default());
        match self.basis {
            Some(basis) => format!("{sign}{number}/{basis}"),
            None => format!("{sign}{number}"),
        }
    }

    fn family(&self) -> Option<Family> {
        family_of(self.unit?).map(|unit| unit.family)
    }

    /// Whether it is a share of a whole: printed in %, ‰ or as a fraction.
    pub(super) fn is_ratio(&self) -> bool {
        self.is_fraction || self.unit == Some("%") || self.family() == Some(Family::Ratio)
    }

    /// Whether it is money.
    pub(super) fn is_money(&self) -> bool {
        self.family() == Some(Family::Money)
    }

    /// Whether it is hours, days, working days.
    pub(super) fn is_short_time(&self) -> bool {
        matches!(self.family(), Some(Family::Clock | Family::WorkingDay))
    }

    /// Whether it is a span of time.
    pub(super) fn is_time(&self) -> bool {
        self.is_short_time() || self.family() == Some(Family::Calendar)
    }
}

/// How the units of two figures relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    /// The same unit, or none on both sides.
    Same,
    /// Another unit of the same family.
    Converted,
    /// Written differently: 家 and 个.
    Notation,
    /// Only the old figure prints one.
    OnlyOld,
    /// Only the new figure prints one.
    OnlyNew,
}

/// What two figures are multiplied by so that they compare; whole numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) units: Units,
    pub(super) old: Decimal,
    pub(super) new: Decimal,
    /// 100 % in the shared scale, where the figures may be ratios.
    whole: Option<Decimal>,
}

impl Scale {
    /// `None` where the units do not convert. A missing unit goes with any.
    pub(super) fn between(old: &Figure<'_>, new: &Figure<'_>, context: &JudgeContext<'_>) -> Option<Self> {
        let even = |units, whole| Self { units, old: Decimal::ONE, new: Decimal::ONE, whole };
        Some(match (old.unit, new.unit) {
            _ if old.is_fraction && new.is_fraction => even(Units::Same, None),
            (None, None) => {
                // A rate without unit may be printed as a share of one.
                let is_share = old.numerator.max(new.numerator) <= Decimal::ONE;
                even(Units::Same, Some(if is_share { Decimal::ONE } else { Decimal::ONE_HUNDRED }))
            }
            // Most pairs print the same unit, which then needs no table.
            (Some(old_unit), Some(new_unit)) if old_unit == new_unit => even(Units::Same, whole(old_unit, 1)),
            (Some(old_unit), Some(new_unit)) => match unit_factor(old_unit, new_unit) {
                Some((old_factor, new_factor)) => Self {
                    units: if old_factor == new_factor { Units::Same } else { Units::Converted },
                    old: old_factor.into(),
                    new: new_factor.into(),
                    whole: whole(old_unit, old_factor),
                },
                None if is_notation_of(old_unit, new_unit)
                    || is_either(old_unit, new_unit)
                    || is_occasion(old_unit, new_unit) =>
                {
                    even(Units::Notation, None)
                }
                None => return None,
            },
            (Some(unit), None) => {
                let factor = factor_without_unit(new, old, context)?;
                Self { new: factor, ..even(Units::OnlyOld, whole(unit, 1)) }
            }
            (None, Some(unit)) => {
                let factor = factor_without_unit(old, new, context)?;
                Self { old: factor, ..even(Units::OnlyNew, whole(unit, 1)) }
            }
        })
    }

    /// Both figures in the shared scale; `None` where they are too large.
    pub(super) fn common(&self, old: &Figure<'_>, new: &Figure<'_>) -> Option<Common> {
        let value = |figure: &Figure<'_>, factor: Decimal, other: &Figure<'_>| {
            figure.numerator.checked_mul(factor)?.checked_mul(other.denominator)
        };
        Some(Common { old: value(old, self.old, new)?, new: value(new, self.new, old)? })
    }

    /// What both figures cannot pass, in the shared scale: 100 % of a rate.
    pub(super) fn cap(
        &self,
        old: &Figure<'_>,
        new: &Figure<'_>,
        context: &JudgeContext<'_>,
    ) -> Option<Decimal> {
        let whole = self.whole.filter(|_| is_bounded(context))?;
        whole.checked_mul(old.denominator)?.checked_mul(new.denominator)
    }
}

/// Two figures in the scale that they share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common {
    pub(super) old: Decimal,
    pub(super) new: Decimal,
}

fn is_bounded(context: &JudgeContext<'_>) -> bool {
    context.names().any(cannot_pass_hundred)
}

/// 100 % where one of this unit counts as `factor`; `None` for units of no ratio.
fn whole(unit: &str, factor: u64) -> Option<Decimal> {
    if unit == "%" && factor == 1 {
        return Some(Decimal::ONE_HUNDRED);
    }
    // The family's base is ‰.
    let per_mille = family_of(unit).filter(|unit| unit.family == Family::Ratio)?.in_base;
    Decimal::from(1_000).checked_mul(factor.into())?.checked_div(per_mille.into())
}

/// What a figure without unit is multiplied by beside one that has a unit. `None` for a fraction beside a unit
/// that is none of a ratio.
fn factor_without_unit(
    bare: &Figure<'_>,
    with_unit: &Figure<'_>,
    context: &JudgeContext<'_>,
) -> Option<Decimal> {
    if with_unit.is_ratio() {
        // 0.98 beside 98%: a share that lost its format.
        let lost_its_format = || {
            bare.numerator > Decimal::ZERO
                && bare.numerator <= Decimal::ONE
                && with_unit.numerator > Decimal::ONE
                && is_bounded(context)
        };
        let is_share = bare.is_fraction || lost_its_format();
        return if is_share { whole(with_unit.unit?, 1) } else { Some(Decimal::ONE) };
    }
    if bare.is_fraction {
        return None;
    }
    // 3.69 beside 3.69万人: the scale word belongs to the unit that is missing.
    let scale = printed_scale(with_unit.raw);
    let near = |factor: Decimal| {
        let scaled = bare.numerator.checked_mul(factor)?;
        Some(
            scaled <= with_unit.numerator.checked_mul(Decimal::TEN)?
                && with_unit.numerator <= scaled.checked_mul(Decimal::TEN)?,
        )
    };
    Some(if near(scale) == Some(true) { scale } else { Decimal::ONE })
}

/// The scale word of a printed value.
fn printed_scale(raw: &str) -> Decimal {
    let scale = if raw.contains('亿') {
        100_000_000_u32
    } else if raw.contains("百万") {
        1_000_000
    } else if raw.contains('万') {
        10_000
    } else {
        1
    };
    scale.into()
}

/// 台（套）, 台/套 beside 台 or 套: the first names both.
fn is_either(one: &str, other: &str) -> bool {
    let single = |unit: &str| unit.chars().count() == 1;
    let names = |both: &str, unit: &str| single(unit) && !single(both) && both.contains(unit);
    let device_set = |unit: &str| family_of(unit).is_some_and(|unit| unit.family == Family::DeviceSet);
    (device_set(one) && names(one, other)) || (device_set(other) && names(other, one))
}

/// 场次 beside 场, 批次 beside 批, 期次 beside 期: an occasion counted either way. 人次 beside 人 is not.
fn is_occasion(one: &str, other: &str) -> bool {
    let pair = |longer: &str, shorter: &str| {
        matches!(shorter, "场" | "批" | "期") && longer.strip_suffix('次') == Some(shorter)
    };
    pair(one, other) || pair(other, one)
}

/// How the comparators of two figures relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparators {
    Same,
    OnlyOld,
    OnlyNew,
    Changed,
}

impl Comparators {
    pub(super) fn of(old: Option<Comparator>, new: Option<Comparator>) -> Self {
        match (old, new) {
            (Some(_), None) => Self::OnlyOld,
            (None, Some(_)) => Self::OnlyNew,
            (old, new) if old == new => Self::Same,
            _ => Self::Changed,
        }
    }

    /// The kind of change that this is, the number left aside.
    pub(super) const fn kind(self) -> Option<ChangeKind> {
        match self {
            Self::Same => None,
            Self::OnlyOld | Self::OnlyNew => Some(ChangeKind::ComparatorStated),
            Self::Changed => Some(ChangeKind::ComparatorChanged),
        }
    }
}

/// Whether prices are per the same thing. A price that names nothing goes with any if the number is the same
/// or the indicator's name says what it is per.
pub(super) fn same_basis(
    old: &Figure<'_>,
    new: &Figure<'_>,
    same_number: bool,
    context: &JudgeContext<'_>,
) -> bool {
    match (old.basis, new.basis) {
        (None, None) => true,
        (Some(old), Some(new)) => {
            // 元/人·月 and 元/人/月
            let parts = |basis| str::chars(basis).filter(|c| !matches!(c, '/' | '·' | '・' | '.' | '每'));
            parts(old).eq(parts(new)) || unit_factor(old, new) == Some((1, 1))
        }
        (Some(basis), None) | (None, Some(basis)) => {
            let says = |name: &str| {
                name.contains(basis)
                    || ["单价", "单件", "人均", "均", "每", "标准"].iter().any(|w| name.contains(w))
            };
            same_number || context.names().any(says)
        }
    }
}

/// How the periods that two figures are counted by relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Periods {
    Same,
    /// One is not written, and nothing else says it.
    Unstated,
    Different,
}

impl Periods {
    /// Whether counts cannot be compared: by other periods, or, where the number moved, by one that only one
    /// side writes (每月1次 and 12次). Rates are the same in any period.
    pub(super) fn forbid_comparing(self, old: &Figure<'_>, new: &Figure<'_>, moved: bool) -> bool {
        let differ = match self {
            Self::Same => false,
            Self::Unstated => moved,
            Self::Different => true,
        };
        differ && !old.is_ratio() && !new.is_ratio()
    }

    pub(super) fn of(old: &Around<'_>, new: &Around<'_>, context: &JudgeContext<'_>) -> Self {
        match (old.frequency, new.frequency) {
            (old, new) if old == new => Self::Same,
            (Some(_), Some(_)) => Self::Different,
            // The table is of one year, but a cycle has several.
            (Some(Frequency::Yearly), None) | (None, Some(Frequency::Yearly) | None) if !context.is_cycle => {
                Self::Same
            }
            (None, None) => Self::Same,
            (Some(frequency), None) | (None, Some(frequency)) => {
                let word = match frequency {
                    Frequency::Daily => ['日', '天'],
                    Frequency::Weekly => ['周', '周'],
                    Frequency::Monthly => ['月', '月'],
                    Frequency::Quarterly => ['季', '季'],
                    Frequency::HalfYearly => ['半', '半'],
                    Frequency::Yearly => ['年', '年'],
                };
                let named = context.names().any(|name| name.contains(word));
                match frequency {
                    _ if named => Self::Same,
                    Frequency::Yearly => Self::Different,
                    _ => Self::Unstated,
                }
            }
        }
    }
}
