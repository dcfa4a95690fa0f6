//! SEM-03 以资金执行代绩效 execution_as_performance
//!
//! 看什么：指标中只反映资金支付进度的（预算资金完成率、资金支付完成率、支出及时率等）占比超过“max_share”的项目。
//! Looks at: projects of whose indicators more than max_share only say how far money is spent (预算资金完成率, 支出及时率 …).
//!
//! 为什么：资金花完不等于事情做成，这样的指标不反映产出和效果。
//! Why: spent money is no done work: such indicators measure neither output nor effect.
//!
//! 触发：3个指标：预算资金完成率、资金支付完成率、保障工作正常开展。
//! Fires: three indicators: 预算资金完成率, 资金支付完成率, 保障工作正常开展.
//!
//! 不触发：4个指标中2个是资金执行；补贴发放及时率；预算控制≤25000元。
//! Does not fire: two of four; 补贴发放及时率 (benefits paid to people in time); 预算控制 ≤25000元.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位补充产出和效益指标，保留一个资金执行指标即可。
//! What to do: ask the unit for indicators of output and effect; one on spending is enough.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::is_of_spending;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-03"),
    check: Check::Table(check),
    parameters: &[Parameter::of(
        "max_share",
        50,
        0,
        Bilingual::fixed("资金执行类指标的最高占比（%）", "the largest share of indicators on spending (%)"),
    )],
    strict: Strict::Same,
    page: page!("execution_as_performance.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let max_share = findings.parameter("max_share");
    for project in &facts.projects {
        let (mut n, mut of_spending) = (0_u32, 0_u32);
        for indicator in project.real_indicators() {
            n += 1;
            of_spending += u32::from(is_of_spending(&indicator.name));
        }
        // One indicator alone is too few of them, whatever it measures.
        if n >= 2 && Decimal::from(of_spending * 100) > max_share * Decimal::from(n) {
            let finding = findings.finding(Severity::Warning).with("n", n).with("spending", of_spending);
            findings.push(project.finding(finding));
        }
    }
}
