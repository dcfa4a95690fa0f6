//! XYR-19 单位产出成本上升 unit_cost_up
//!
//! 看什么：两年都只有一个数量指标、指标值是同一计量单位的数、且数值不同的延续项目：总计和剔除上年结转后的金额除以数量，上升都达到参数 rise（默认 20%）。
//! Looks at: projects that go on with one quantity indicator in each year, in units that convert, whose figures differ: the total, and the amount without what was carried over, by that quantity are both up by the parameter rise (20 %) or more.
//!
//! 为什么：同样的产出花费更多。
//! Why: the same output costs more.
//!
//! 触发：40.00 万元培训 200 人，变为 40.00 万元培训 150 人（+33.3%）。
//! Fires: 40.00万元 for 200人, then 40.00万元 for 150人: +33.3 %.
//!
//! 不触发：有几个数量指标（资金如何分配看不出来）；数量相同（由 XYR-03 说明）；上限、比率、时间和以“项”计的事项；结转一列空白而无从判断；上年金额低于参数 floor（默认 1 万元）；对应关系为疑似。
//! Does not fire: several quantity indicators; the same quantity (that is XYR-03); limits, rates, times and matters counted in 项; carried-over money that is not known because its cell is blank; less than the parameter floor (1万元) last year; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明单价或标准的变化。
//! What to do: ask what became more expensive.

use crate::facts::{ChangeFacts, Money, in_percent, is_amount_of_work, tenths};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Category, Code, Severity, Target, unit_factor};
use duibiao_diff::ProjectChange;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-19"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of(
            "rise",
            20,
            0,
            Bilingual::fixed("单位成本上升，%", "the rise of the cost of one, in %"),
        ),
        Parameter::of(
            "floor",
            100,
            2,
            Bilingual::fixed("上年金额的起点，万元", "the least amount of last year, in 万元"),
        ),
    ],
    strict: Strict::Same,
    page: page!("unit_cost_up.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let (rise, floor) = (findings.parameter("rise"), findings.parameter("floor"));
    for change in facts.sure_links() {
        let (Some(money), Some(new_money)) = (facts.money(change, "total"), facts.new_money(change)) else {
            continue;
        };
        let Some((old, new)) = output(change) else { continue };
        if facts.in_wan(money.old) < floor {
            continue;
        }
        let risen = |money: &Money| cost_rise(money, old, new).map(in_percent).filter(|up| *up >= rise);
        if let Some(up) = risen(&money).filter(|_| risen(&new_money).is_some()) {
            let finding = facts.with_sides(findings.finding(Severity::Info));
            findings.push(
                facts
                    .finding(change, finding)
                    .with("old", money.old)
                    .with("new", money.new)
                    .with("old_output", &old.raw)
                    .with("new_output", &new.raw)
                    .with("rate", format!("{:+}", tenths(up))),
            );
        }
    }
}

/// The targets of the only quantity indicator, where it goes on as an amount of work.
fn output(change: &ProjectChange) -> Option<(&Target, &Target)> {
    let mut quantities = change.indicators.iter().filter(|of| of.category == Some(Category::Quantity));
    let only = quantities.next().filter(|_| quantities.next().is_none())?;
    let judged = only.annual.as_ref().or(only.cycle.as_ref())?;
    let is_output = |target: &Target| is_amount_of_work(target) && target.unit() != Some("项");
    let counts = is_output(&judged.old) && is_output(&judged.new);
    (counts && !only.renamed).then_some((&judged.old, &judged.new))
}

/// By how much the cost of one rose, as a fraction; `None` where the quantities are equal or do not compare.
fn cost_rise(money: &Money, old: &Target, new: &Target) -> Option<Decimal> {
    let (old, new) = (old.quantity()?, new.quantity()?);
    if old.comparator != new.comparator || old.frequency != new.frequency {
        return None;
    }
    let (times, by) = unit_factor(old.unit.as_deref()?, new.unit.as_deref()?)?;
    let old_in_new = old.value.checked_mul(times.into())?.checked_div(by.into())?;
    if old_in_new == new.value || old_in_new <= Decimal::ZERO {
        return None;
    }
    let before = money.old.checked_div(old_in_new)?;
    money.new.checked_div(new.value)?.checked_div(before)?.checked_sub(Decimal::ONE)
}
