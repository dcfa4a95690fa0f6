//! STR-02 绩效目标缺失 goal_missing
//!
//! 看什么：每个项目的绩效目标（年度或总体）：空白、只有标点，或不足参数 min_chars 个字。全表两个以上项目都没有绩效目标的，视为该表没有这一栏，
//! 不判断；待填写的文字见 STR-01。
//! Looks at: the objective of every project, of the year or of the whole: blank, nothing but marks, or shorter
//! than min_chars characters. Where all of several projects have none the form has no such column and nothing is
//! judged; what is left to be filled in is STR-01.
//!
//! 为什么：没有绩效目标，指标就没有依据。
//! Why: without an objective the indicators rest on nothing.
//!
//! 触发：绩效目标为空白；绩效目标写“——”或“做好工作”。
//! Fires: a blank objective; —— or 做好工作.
//!
//! 不触发：保障现场招聘会正常举办。
//! Does not fire: 保障现场招聘会正常举办。
//!
//! 依据：某省预算管理一体化绩效模块的校验：年度目标不能为空，也不能只有“-”“_”“*”。字数下限为实务经验，非制度规定。
//! Source: the checks of one province's budget management system: the annual objective must not be blank, nor
//! consist of -, _ or * only. The shortest length is practice, not a regulation.
//!
//! 怎么办：请单位补充预期产出和效果。
//! What to do: ask the unit for the expected outputs and effects.

use crate::facts::{ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-02"),
    check: Check::Table(check),
    parameters: &[Parameter::of(
        "min_chars",
        6,
        0,
        Bilingual::fixed("少于此字数的绩效目标列出", "objectives of fewer characters are named"),
    )],
    strict: Strict::Same,
    page: page!("goal_missing.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let has_column = facts.projects.len() < 2 || facts.projects.iter().any(|project| goal(project).is_some());
    if !has_column {
        return;
    }
    let min_chars = findings.parameter("min_chars");
    for project in facts.projects.iter().filter(|project| !project.is_goal_placeholder()) {
        let goal = goal(project).unwrap_or_default();
        let n = Decimal::from(goal.chars().filter(|c| c.is_alphanumeric()).count());
        if n.is_zero() {
            let finding = findings.finding(Severity::Error);
            findings.push(project.finding(finding));
        } else if n < min_chars {
            let finding = findings.finding(Severity::Warning);
            findings.push(
                project
                    .finding(finding)
                    .at(project.project.goal_origin)
                    .with("goal", goal)
                    .with("min_chars", min_chars),
            );
        }
    }
}

/// The objective of the year, or that of the whole where the year has none.
fn goal<'a>(project: &ProjectFacts<'a>) -> Option<&'a str> {
    let annual = project.project.goal.as_deref().filter(|goal| !goal.trim().is_empty());
    annual.or(project.project.lifetime_goal.as_deref())
}
