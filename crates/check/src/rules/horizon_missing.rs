//! STR-16 周期与年度指标值缺一 horizon_missing
//!
//! 看什么：表中同时有实施周期（中期、总体）指标值和年度指标值两栏时，一个指标只填了其中一栏。一个项目的所有指标都空着同一栏的，视为该项目只用一栏，不判断；
//! 填“/”的不算空白。
//! Looks at: where the form has both a target of the whole (实施周期, 中期, 总体) and one of the year, an
//! indicator with only one of them. Not where all indicators of a project leave the same column blank, which uses
//! one only; a / is no blank.
//!
//! 为什么：缺年度指标值，当年无从考核；缺周期指标值，看不出年度任务占多少。
//! Why: without a target of the year there is nothing to hold the year against; without one of the whole its
//! share cannot be seen.
//!
//! 触发：实施周期指标值 100%，年度指标值空白。
//! Fires: 实施周期指标值 100%, 年度指标值 blank.
//!
//! 不触发：两栏都已填写；该项目所有指标的实施周期指标值都空白。
//! Does not fire: both are there; the project leaves the column of the whole blank throughout.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位补齐另一栏，或说明该年度不设目标。
//! What to do: ask for the other one, or for the reason why the year has none.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Indicator, Reading, Severity, Target};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-16"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("horizon_missing.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        let is_used = |which: fn(&Indicator) -> Option<&Target>| {
            project
                .indicators()
                .iter()
                .filter_map(|of| which(of.indicator))
                .any(|target| !target.is_missing())
        };
        if !is_used(annual) || !is_used(cycle) {
            continue;
        }
        for indicator in project.indicators() {
            let (Some(year), Some(whole)) = (annual(indicator.indicator), cycle(indicator.indicator)) else {
                continue;
            };
            let (blank, blank_en, other) = match (is_blank(year), is_blank(whole)) {
                (true, false) if !whole.is_missing() => ("年度指标值", "target of the year", whole),
                (false, true) if !year.is_missing() => ("实施周期指标值", "target of the whole", year),
                _ => continue,
            };
            let finding = findings.finding(Severity::Warning);
            findings.push(
                project
                    .indicator_finding(indicator, finding)
                    .with("blank", blank)
                    .with("blank_en", blank_en)
                    .with("other", &other.raw),
            );
        }
    }
}

fn annual(indicator: &Indicator) -> Option<&Target> {
    indicator.annual_target.as_ref()
}

fn cycle(indicator: &Indicator) -> Option<&Target> {
    indicator.cycle_target.as_ref()
}

fn is_blank(target: &Target) -> bool {
    matches!(target.reading, Reading::Empty)
}
