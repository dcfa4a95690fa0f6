//! XYR-17 上年资金大部结转 mostly_carried_over
//!
//! 看什么：相邻年度的延续项目：本年的上年结转达到上年金额的参数 share（默认 80%）。
//! Looks at: projects that go on from one year to the next: 上年结转 of this year is the parameter share (80 %) of last year's amount or more.
//!
//! 为什么：上年安排的资金大部分没有用完。
//! Why: most of last year's money was not spent.
//!
//! 触发：上年 50.00，本年上年结转 42.00（84.0%）。
//! Fires: 50.00 last year, 42.00 carried over into this one (84.0 %).
//!
//! 不触发：没有结转一列，或该列空白；年度不相邻；结转低于参数 floor（默认 1 万元）；对应关系为疑似；拆分、合并。
//! Does not fire: no such column, or a blank cell; years that are not consecutive; less than the parameter floor (1万元); doubtful links; splits and mergers.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明上年执行情况，核实本年新增资金是否需要。
//! What to do: ask how last year's money was used, and whether new money is needed.

use crate::facts::{ChangeFacts, in_percent, tenths};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-17"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of(
            "share",
            80,
            0,
            Bilingual::fixed("结转占上年金额的比重，%", "the share of last year's amount, in %"),
        ),
        Parameter::of(
            "floor",
            100,
            2,
            Bilingual::fixed("结转的起点，万元", "the least amount carried over, in 万元"),
        ),
    ],
    strict: Strict::Same,
    page: page!("mostly_carried_over.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    if !facts.is_next_year() {
        return;
    }
    let (share, floor) = (findings.parameter("share"), findings.parameter("floor"));
    for change in facts.sure_links() {
        let Some(total) = facts.money(change, "total") else { continue };
        let Some(carried) = change.amounts.get("carryover").and_then(|amount| amount.new) else { continue };
        let Some(part) = carried.checked_div(total.old).map(in_percent) else { continue };
        if part >= share && facts.in_wan(carried) >= floor {
            let finding = findings.finding(Severity::Warning);
            findings.push(
                facts
                    .finding(change, finding)
                    .with("old", total.old)
                    .with("carryover", carried)
                    .with("share", tenths(part)),
            );
        }
    }
}
