//! STR-05 缺数量指标 missing_quantity
//!
//! 看什么：已有产出指标的项目是否有数量指标。产出不分二级、或有指标的类别无法识别的项目不判断；完全没有产出指标的见 STR-04。
//! Looks at: whether a project with outputs has an indicator of 数量. Not judged where 产出 has no second level
//! or levels are not known; projects without any output are STR-04.
//!
//! 为什么：不写明数量，无法核对工作量与预算。
//! Why: without quantities the work cannot be held against the budget.
//!
//! 触发：产出指标只有“预算资金完成率”和“资金支付完成率”。
//! Fires: outputs of 预算资金完成率 and 资金支付完成率 only.
//!
//! 不触发：有一个数量指标；没有产出指标。
//! Does not fire: one 数量; no output at all.
//!
//! 依据：某省预算管理一体化绩效模块的校验：产出、效益、满意度各至少一个三级指标，严格时产出的每个二级指标至少一个。其余为实务经验，非制度规定。
//! Source: the checks of one province's budget management system, which ask for at least one indicator each of
//! 产出, 效益 and 满意度, in the strict variant for each second level of 产出. The rest is practice, not a
//! regulation.
//!
//! 怎么办：请单位补充可计量的产出。
//! What to do: ask for outputs that can be counted.

use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-05"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("missing_quantity.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in
        facts.lacking(Dimension::Quantity).filter(|project| project.dimensions().are_outputs_divided())
    {
        let finding = findings.finding(Severity::Warning);
        findings.push(project.finding(finding));
    }
}
