//! STR-04 缺产出指标 missing_output
//!
//! 看什么：已有指标的项目是否至少有一个产出指标（数量、质量、时效，或印在产出之下的成本）。有指标的类别无法识别的项目不判断。
//! Looks at: whether a project with indicators has at least one of 产出 (数量, 质量, 时效, or cost that is
//! printed under 产出). Projects with levels that are not known are not judged.
//!
//! 为什么：没有产出指标，看不出资金买到了什么。
//! Why: without outputs nobody sees what the money buys.
//!
//! 触发：两个指标都是社会效益。
//! Fires: two indicators, both 社会效益.
//!
//! 不触发：只有一个时效指标；产出之下只有成本指标；没有任何已填写的指标（见 STR-03）。
//! Does not fire: a single 时效; only cost under 产出; no indicator that is filled in (STR-03).
//!
//! 依据：某省预算管理一体化绩效模块的校验：产出、效益、满意度各至少一个三级指标，严格时产出的每个二级指标至少一个。其余为实务经验，非制度规定。
//! Source: the checks of one province's budget management system, which ask for at least one indicator each of
//! 产出, 效益 and 满意度, in the strict variant for each second level of 产出. The rest is practice, not a
//! regulation.
//!
//! 怎么办：请单位补充数量、质量、时效指标。
//! What to do: ask for indicators of 数量, 质量 and 时效.

use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-04"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("missing_output.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in facts.lacking(Dimension::Output) {
        let finding = findings.finding(Severity::Error);
        findings.push(project.finding(finding));
    }
}
