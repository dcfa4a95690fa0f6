//! XYR-21 财政拨款减少而总计增加 appropriation_falls_total_rises
//!
//! 看什么：延续项目（拆分、合并按各部分之和）：总计增加，财政拨款减少，两者都不少于参数 floor（默认 1 万元）。
//! Looks at: projects that go on, split and merged ones by their sums: the total is up, 财政拨款 is down, each by the parameter floor (1万元) or more.
//!
//! 为什么：只看总计会以为增加了投入；增加的是结转或其他资金。
//! Why: the total alone suggests more public money, while it is carried-over or other money that grew.
//!
//! 触发：195.00 增至 338.00，财政拨款 195.00 减至 143.00。
//! Fires: 195.00 to 338.00 while 财政拨款 goes from 195.00 to 143.00.
//!
//! 不触发：同向变化；任一年没有印出财政拨款；对应关系为疑似。
//! Does not fire: both in one direction; 财政拨款 not printed in a year; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：按财政拨款和剔除结转后的金额分别说明。
//! What to do: explain 财政拨款 and the amount without what was carried over by themselves.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-21"),
    check: Check::Changes(check),
    parameters: &[Parameter::of(
        "floor",
        100,
        2,
        Bilingual::fixed("两项变动的起点，万元", "the least change of both, in 万元"),
    )],
    strict: Strict::Same,
    page: page!("appropriation_falls_total_rises.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let floor = findings.parameter("floor");
    for change in facts.changes.projects.iter().filter(|change| !change.doubtful) {
        let sides = facts.moved_totals(change).zip(facts.moved(change, "fiscal_appropriation"));
        let Some((total, fiscal)) = sides else { continue };
        if facts.in_wan(total.delta) >= floor && facts.in_wan(fiscal.delta) <= -floor {
            let finding = findings.finding(Severity::Info);
            findings.push(
                facts
                    .linked_finding(change, finding)
                    .with("old", total.old)
                    .with("new", total.new)
                    .with("old_fiscal", fiscal.old)
                    .with("new_fiscal", fiscal.new),
            );
        }
    }
}
