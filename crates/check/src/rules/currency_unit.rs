//! ARI-04 金额单位口径冲突 currency_unit_conflict
//!
//! 看什么：绩效目标或成本、金额类指标中写明单位的金额，与项目总计折算为同一单位后比较：数字相同而单位不同，相差一万倍或一亿倍。
//! 没有印出金额单位的表不判断；单价、标准、人均不比较。
//! Looks at: sums of money with their unit in the objective, and in indicators of cost or amounts, against the project's total in the
//! unit of the table: the same digits under another unit, ten thousand times apart. Nothing is judged where the table prints
//! no unit of money; prices, standards and averages are left out.
//!
//! 为什么：表头单位与正文单位不一致时，读者无从知道哪个金额正确。
//! Why: where the heading and the text count in different units, nobody can tell which sum is meant.
//!
//! 触发：表的单位为万元，总计 25.00，绩效目标写“安排资金25元”。
//! Fires: a table in 万元, total 25.00, objective 安排资金25元.
//!
//! 不触发：总计 2.50 万元，指标值 ≤25000元。
//! Does not fire: a total of 2.50 万元 and the target ≤25000元.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对表头单位和正文单位，改正其中一个。
//! What to do: compare the unit of the heading with that of the text and correct one of them.

use crate::cost::{differ_by_unit, is_per_unit, whole_sum};
use crate::facts::{IndicatorFacts, ProjectFacts, TableFacts};
use crate::findings::Findings;
use crate::money_in_text::{MoneyFigure, money_figures};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Category, Code, MoneyUnit, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-04"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("currency_unit.rs"),
};

/// Words before a sum that make it the project's money.
const FUNDS: [&str; 9] = ["资金", "经费", "预算", "投入", "安排", "总额", "拨付", "共计", "合计"];
/// Names of indicators that count the project's money outside the categories of cost.
const AMOUNTS: [&str; 6] = ["金额", "资金", "经费", "预算", "总额", "支出"];

fn check(facts: &TableFacts, findings: &mut Findings) {
    let Some(unit) = facts.table.money_unit else { return };
    for project in &facts.projects {
        let Some(amount) = project.amount.filter(|amount| *amount > Decimal::ZERO) else { continue };
        let goal = project.project.goal.as_deref().unwrap_or_default();
        for figure in money_figures(goal).filter(|figure| is_of_project(figure)) {
            if figure.yuan().is_some_and(|sum| differ_by_unit(sum, amount)) {
                let written = format!("{}{}", figure.number, figure.unit.name());
                push(project, unit, written, findings);
            }
        }
        for indicator in project.indicators() {
            if let Some(written) = conflicting(indicator, amount) {
                push(project, unit, written, findings);
            }
        }
    }
}

fn is_of_project(figure: &MoneyFigure) -> bool {
    figure.per.is_none()
        && FUNDS.iter().any(|word| figure.before.contains(word))
        && !is_per_unit(figure.before)
}

/// The target as printed, where it sets the digits of the amount under another unit.
fn conflicting(indicator: &IndicatorFacts, amount: Decimal) -> Option<String> {
    let (target, quantity) = whole_sum(indicator)?;
    let is_amount = indicator.category.is_some_and(Category::is_cost)
        || AMOUNTS.iter().any(|word| indicator.name.contains(word));
    (is_amount && differ_by_unit(quantity.value, amount)).then(|| target.raw.clone())
}

fn push(project: &ProjectFacts, unit: MoneyUnit, written: String, findings: &mut Findings) {
    let total = project.project.amounts.total.printed().unwrap_or_default();
    let finding = findings.finding(Severity::Warning);
    findings.push(
        project
            .finding(finding)
            .with("written", written)
            .with("printed", total)
            .with("money_unit", unit.name()),
    );
}
