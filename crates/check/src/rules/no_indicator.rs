//! STR-03 没有绩效指标 no_indicator
//!
//! 看什么：没有一个已填写指标的项目：没有列出指标，或列出的名称或指标值均待填写。后一种情况同时有 STR-01；
//! 缺少各类指标的规则（STR-04 至 STR-09、STR-13）对这样的项目不再重复提示。
//! Looks at: projects without a single indicator that is filled in: none is listed, or the names or targets of
//! all are left open. In the latter case STR-01 says so too; the rules on missing kinds of indicators (STR-04 to
//! STR-09, STR-13) say nothing more about such a project.
//!
//! 为什么：没有指标的项目无从监控和评价。
//! Why: a project without indicators can be neither watched nor evaluated.
//!
//! 触发：只有一个指标“待单位补充...”；没有列出指标。
//! Fires: a single indicator 待单位补充...; no indicator at all.
//!
//! 不触发：一个指标待填写，另一个指标已填写。
//! Does not fire: one indicator is left open, another is filled in.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位按绩效目标补充指标。
//! What to do: ask the unit for indicators of its objective.

use crate::facts::{ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-03"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("no_indicator.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let without = |project: &&ProjectFacts| project.real_indicators().next().is_none();
    for project in facts.projects.iter().filter(without) {
        let finding = findings.finding(Severity::Error);
        findings.push(project.finding(finding).with("n", project.project.indicators.len()));
    }
}
