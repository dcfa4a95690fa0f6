//! XYR-04 减资而目标未调整 less_money_same_targets
//!
//! 看什么：延续项目（拆分、合并按各部分之和）：总计和剔除上年结转后的金额减少都达到参数 decrease（默认 20%），绩效目标（年份除外）和全部指标未变，且有工作量类指标。
//! Looks at: projects that go on, split and merged ones by their sums: the total and the amount without what was carried over are both down by the parameter decrease (20 %) or more, objective (years aside) and all indicators stayed, and one of them is an amount of work.
//!
//! 为什么：同样的工作量，资金明显减少：指标是否能完成，或上年安排是否偏多，需要核实。
//! Why: the same work for much less: either the targets cannot be met, or last year had more than it took.
//!
//! 触发：60.00 减至 40.00（-33.3%），培训≥12场不变。
//! Fires: 60.00 to 40.00 (-33.3 %) with ≥12场 as before.
//!
//! 不触发：任何指标变化、更名、新设或未再设；目标文字有调整；只有比率类指标；减少的是上年结转，或结转一列空白而无从判断；减少额低于参数 floor（默认 1 万元）。
//! Does not fire: any indicator changed, renamed, new or gone; a reworded objective; rates alone; a fall that is carried-over money, or may be where its cell is blank; a fall below the parameter floor (1万元).
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明减少的原因，必要时调整指标值。
//! What to do: ask for the reason, and for other targets if need be.

use crate::facts::{ChangeFacts, Course, Money, in_percent};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-04"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of("decrease", 20, 0, Bilingual::fixed("减少的幅度，%", "the fall in %")),
        Parameter::of("floor", 100, 2, Bilingual::fixed("减少额的起点，万元", "the least fall, in 万元")),
    ],
    strict: Strict::Same,
    page: page!("less_money_same_targets.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let (decrease, floor) = (findings.parameter("decrease"), findings.parameter("floor"));
    let falls = |money: &Money| {
        facts.in_wan(money.delta) <= -floor && money.rate.is_some_and(|rate| in_percent(rate) <= -decrease)
    };
    for change in &facts.changes.projects {
        let Some(money) = facts.totals_that(change, falls) else { continue };
        let course = Course::of(change);
        if course.stayed() && course.amounts_of_work > 0 {
            let finding = findings.finding(Severity::Info);
            findings.push(money.told_in(facts.linked_finding(change, finding)).with("n", course.continued));
        }
    }
}
