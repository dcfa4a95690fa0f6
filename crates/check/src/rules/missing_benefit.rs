//! STR-07 缺效益指标 missing_benefit
//!
//! 看什么：已有指标的项目是否至少有一个效益指标（经济、社会、生态效益、可持续影响，或印在效益之下的满意度）。有指标的类别无法识别的项目不判断。
//! Looks at: whether a project with indicators has at least one of 效益 (economic, social, ecological, lasting,
//! or 满意度 that is printed under 效益). Projects with levels that are not known are not judged.
//!
//! 为什么：没有效益指标，看不出产出带来了什么。
//! Why: without benefits nobody sees what the outputs are good for.
//!
//! 触发：只有数量、质量和满意度指标。
//! Fires: 数量, 质量 and 满意度 only.
//!
//! 不触发：有一个社会效益指标；没有任何已填写的指标（见 STR-03）。
//! Does not fire: one 社会效益; no indicator that is filled in (STR-03).
//!
//! 依据：某省预算管理一体化绩效模块的校验：产出、效益、满意度各至少一个三级指标，严格时产出的每个二级指标至少一个。其余为实务经验，非制度规定。
//! Source: the checks of one province's budget management system, which ask for at least one indicator each of
//! 产出, 效益 and 满意度, in the strict variant for each second level of 产出. The rest is practice, not a
//! regulation.
//!
//! 怎么办：请单位补充与绩效目标对应的效益指标。
//! What to do: ask for the benefit that the objective speaks of.

use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-07"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("missing_benefit.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in facts.lacking(Dimension::Benefit) {
        let finding = findings.finding(Severity::Error);
        findings.push(project.finding(finding));
    }
}
