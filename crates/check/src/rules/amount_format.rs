//! ARI-07 金额格式异常 amount_format
//!
//! 看什么：项目印出的每一个金额：负数，或以元为单位而小数超过两位（不足一分）。不能读作金额的文字由读取过程另行提示。
//! Looks at: every printed amount of a project: a negative number, or one in 元 with more than two decimals, which is less than
//! a 分. What cannot be read as an amount is a finding of the reading.
//!
//! 为什么：预算数不应为负，也不会小于一分；这样的数多半另有所指或录入有误。
//! Why: a budget is not negative and has no parts of a 分: such a number means something else or was mistyped.
//!
//! 触发：其他资金 -3.00；单位为元，总计 1200.125。
//! Fires: 其他资金 -3.00; 1200.125 in a table in 元.
//!
//! 不触发：单位为万元，总计 12.3456。
//! Does not fire: 12.3456 in a table in 万元.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：与公开的原表核对，改正该金额，或说明负数的含义。
//! What to do: compare with the published table; correct the amount, or say what the negative number means.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, MoneyUnit, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-07"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("amount_format.rs"),
};

/// Decimals of an amount in 元.
const FEN: u32 = 2;

fn check(facts: &TableFacts, findings: &mut Findings) {
    let is_in_yuan = facts.table.money_unit == Some(MoneyUnit::Yuan);
    for project in &facts.projects {
        let amounts = &project.project.amounts;
        for number in amounts.columns().filter_map(|(_, cell)| cell.printed()) {
            let (problem, problem_en) = if number.is_sign_negative() && !number.is_zero() {
                ("是负数", "is negative")
            } else if is_in_yuan && number.normalize().scale() > FEN {
                ("以元为单位，小数超过两位", "is in 元 and has more than two decimals")
            } else {
                continue;
            };
            let finding = findings.finding(Severity::Warning);
            findings.push(
                project
                    .finding(finding)
                    .at(project.project.amounts_origin)
                    .with("printed", number)
                    .with("problem", problem)
                    .with("problem_en", problem_en),
            );
        }
    }
}
