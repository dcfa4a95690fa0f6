//! SEM-08 资金量大而产出指标少 amount_vs_coverage
//!
//! 看什么：年度金额不少于“min_amount”万元的项目，有数值的产出指标少于“min_outputs”个。
//! Looks at: projects of at least min_amount 万元 with fewer than min_outputs output targets that have a figure.
//!
//! 为什么：资金越多，越需要说明做多少、做到什么程度。
//! Why: the more money, the more it takes to say what is done with it.
//!
//! 触发：4,813.95万元的项目，产出指标只有“完成广州下达目标”。
//! Fires: 4,813.95万元 with the one output 完成广州下达目标.
//!
//! 不触发：5,000.00万元的项目有2个有数值的产出指标；499万元的项目。
//! Does not fire: 5,000.00万元 with two output targets in figures; a project of 499万元.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位按支出内容补充产出指标。
//! What to do: ask the unit for outputs by what the money is spent on.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Category, Code, MoneyUnit, Severity, Target};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-08"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of("min_amount", 500, 0, Bilingual::fixed("金额下限（万元）", "the least amount (万元)"))
            .strict(100),
        Parameter::of(
            "min_outputs",
            2,
            0,
            Bilingual::fixed("至少多少个产出指标", "the least number of outputs"),
        ),
    ],
    strict: Strict::Same,
    page: page!("amount_vs_coverage.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let (min_amount, min_outputs) = (findings.parameter("min_amount"), findings.parameter("min_outputs"));
    let Some(min_amount) = MoneyUnit::WanYuan.convert(min_amount, MoneyUnit::Yuan) else { return };
    for project in facts.projects.iter().filter(|of| of.amount.is_some_and(|amount| amount >= min_amount)) {
        let is_output = |category: Category| category.level1() == Category::Output;
        let outputs = project
            .real_indicators()
            .filter(|of| of.category.is_some_and(is_output) && of.target.is_some_and(Target::is_quantified))
            .count();
        // A project without any indicator is another finding.
        if Decimal::from(outputs) < min_outputs && project.real_indicators().next().is_some() {
            let printed = project.project.amounts.total.printed().unwrap_or_default();
            let unit = facts.table.money_unit.map_or("", MoneyUnit::name);
            let finding = findings
                .finding(Severity::Warning)
                .with("amount", format!("{printed}{unit}"))
                .with("n", outputs);
            findings.push(project.finding(finding));
        }
    }
}
