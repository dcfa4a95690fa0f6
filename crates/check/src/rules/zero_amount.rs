//! ARI-08 本年金额为零 zero_amount_project
//!
//! 看什么：列有绩效目标或绩效指标、而本年总计为零，或换算后不足参数 min_amount 元的项目。
//! Looks at: projects with an objective or indicators whose total of the year is zero, or below min_amount 元.
//!
//! 为什么：没有资金的目标无从考核；极小的金额可能是单位填错。
//! Why: targets without money cannot be held against it; a tiny amount may be in a wrong unit.
//!
//! 触发：总计 0.00，列有三个指标；单位为元，总计 25.00。
//! Fires: a total of 0.00 with three indicators; 25.00 in a table in 元.
//!
//! 不触发：总计 0.02 万元；没有印出总计。
//! Does not fire: 0.02 万元; no printed total.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对金额和单位；本年确无资金的，说明列入本表的原因。
//! What to do: check amount and unit; where there is no money this year, say why the project is listed.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-08"),
    check: Check::Table(check),
    parameters: &[Parameter::of(
        "min_amount",
        100,
        0,
        Bilingual::fixed("总计低于此数（元）的列出", "totals below this (元) are named"),
    )],
    strict: Strict::Same,
    page: page!("zero_amount.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let min_amount = findings.parameter("min_amount");
    for project in &facts.projects {
        let Some(printed) = project.project.amounts.total.printed() else { continue };
        // Zero is zero in every unit; anything else needs one. A negative amount is a matter of ARI-07.
        let is_small = printed.is_zero()
            || project.amount.is_some_and(|amount| amount < min_amount && amount.is_sign_positive());
        let has_targets = project.project.goal.is_some() || !project.project.indicators.is_empty();
        if is_small && has_targets {
            let finding = findings.finding(Severity::Info);
            findings
                .push(project.finding(finding).at(project.project.amounts_origin).with("printed", printed));
        }
    }
}
