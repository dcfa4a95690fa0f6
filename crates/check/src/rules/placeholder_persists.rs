//! XYR-13 连续占位 placeholder_persists
//!
//! 看什么：延续的指标和绩效目标，两年都是占位符（待单位补充、XX 等）。每个项目一条；对应关系为疑似或拆分合并的为提示。
//! Looks at: indicators that go on, and objectives, that were left to be filled in (待单位补充, XX) in both years. One finding a project; information where the link is doubtful or one of several projects.
//!
//! 为什么：上年未补充，本年仍未补充。
//! Why: it was not filled in last year and is not now.
//!
//! 触发：两年的指标值都是“待单位补充...”。
//! Fires: 待单位补充... in both years.
//!
//! 不触发：本年已补填；只有本年是占位符；年度一栏写“/”而实施周期有指标值。
//! Does not fire: filled in this year; a placeholder of this year only; a / in one horizon where the other has a target.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：要求补充完整。
//! What to do: have it filled in.

use super::placeholder::unfilled;
use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::IndicatorChange;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-13"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("placeholder_persists.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in &facts.changes.projects {
        let is_left = |indicator: &&IndicatorChange| {
            let both = facts.indicators(change, indicator);
            both.is_some_and(|(old, new)| unfilled(old).and(unfilled(new)).is_some())
        };
        let objectives = facts.projects(change);
        let is_goal_left =
            objectives.is_some_and(|(old, new)| old.is_goal_placeholder() && new.is_goal_placeholder());
        let n = change.indicators.iter().filter(is_left).count() + usize::from(is_goal_left);
        if n > 0 {
            let finding = facts.with_sides(findings.finding(facts.severity(change, Severity::Error)));
            findings.push(facts.linked_finding(change, finding).with("n", n));
        }
    }
}
