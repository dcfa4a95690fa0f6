//! VAL-09 周期与年度指标值不一致 cycle_annual_conflict
//!
//! 看什么：同时有实施周期指标值和年度指标值的指标：单位相同而年度大于周期（比率、时长、单价除外）为警告；一个有数值、另一个只有文字为提示。
//! Looks at: indicators with a target of the whole project and one of the year: the same unit and the year's larger (rates,
//! durations and prices aside) is a warning; a figure in one and words in the other is information.
//!
//! 为什么：年度是周期的一部分，两者应能衔接。
//! Why: the year is part of the whole: the two should fit.
//!
//! 触发：周期≥100人，年度≥120人；作为提示：周期“制定预算时的计划数”，年度＞95%。
//! Fires: the whole ≥100人, the year ≥120人. As information: the whole 制定预算时的计划数, the year ＞95%.
//!
//! 不触发：周期≥300人，年度≥100人；周期90%，年度95%。
//! Does not fire: the whole ≥300人, the year ≥100人; the whole 90%, the year 95%.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位核对两个指标值。
//! What to do: ask the unit to check both.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::is_wordy;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Family, Reading, Severity, Target, family_of, unit_factor};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-09"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("cycle_annual_conflict.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        for indicator in project.real_indicators() {
            let of = indicator.indicator;
            let (Some(cycle), Some(annual)) = (&of.cycle_target, &of.annual_target) else { continue };
            if let Some(severity) = conflict(cycle, annual) {
                let finding =
                    findings.finding(severity).with("cycle", &cycle.raw).with("annual", &annual.raw);
                findings.push(project.indicator_finding(indicator, finding));
            }
        }
    }
}

fn conflict(cycle: &Target, annual: &Target) -> Option<Severity> {
    let is_figureless = |target: &Target| is_wordy(target) || target.reading == Reading::Reference;
    if is_figureless(cycle) && annual.is_quantified() || is_figureless(annual) && cycle.is_quantified() {
        return Some(Severity::Info);
    }
    let (whole, part) = (cycle.quantity()?, annual.quantity()?);
    let (whole_unit, part_unit) = (whole.unit.as_deref()?, part.unit.as_deref()?);
    let is_flow = whole.comparator == part.comparator
        && whole.qualifier == part.qualifier
        && whole.basis.is_none()
        && part.basis.is_none()
        && whole.frequency.is_none()
        && part.frequency.is_none()
        && family_of(part_unit).is_none_or(|unit| adds_up(unit.family));
    let (numerator, denominator) = unit_factor(part_unit, whole_unit).filter(|_| is_flow)?;
    let year = part.value.checked_mul(numerator.into())?;
    (year > whole.value.checked_mul(denominator.into())?).then_some(Severity::Warning)
}

/// Whether what years have of it adds up to what the whole has.
const fn adds_up(family: Family) -> bool {
    !matches!(
        family,
        Family::Ratio
            | Family::PercentagePoint
            | Family::Multiple
            | Family::Score
            | Family::Clock
            | Family::WorkingDay
            | Family::Calendar
    )
}
