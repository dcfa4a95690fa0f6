//! XYR-02 金额增减较大 amount_change
//!
//! 看什么：延续项目（拆分、合并按各部分之和）的总计。增减额达到参数 floor（默认 100 万元）时，按幅度分档：默认 10%、20%、30%；达到最高档为警告，其余为提示。
//! Looks at: the totals of projects that go on, split and merged ones by their sums. From the parameter floor on (100万元) changes fall into bands of 10, 20 and 30 %; the last band is a warning, the others are information.
//!
//! 为什么：增减较大的项目在审核时须说明主要原因。
//! Why: large changes have to be explained in a review.
//!
//! 触发：500.00 万元变为 640.00 万元（+28.0%，达到 20% 档）。
//! Fires: 500.00 to 640.00万元: +28.0 %, band of 20 %.
//!
//! 不触发：12.00 变为 18.00 万元（低于起点）；在印出精度以内的差异。
//! Does not fire: 12.00 to 18.00万元, below the floor; differences within the printed precision.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明增减的主要原因。
//! What to do: ask for the main reason.

use crate::facts::{ChangeFacts, in_percent};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-02"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of("floor", 100, 0, Bilingual::fixed("增减额的起点，万元", "the least change, in 万元")),
        Parameter::of("band_1", 10, 0, Bilingual::fixed("第一档，%", "the first band, in %")),
        Parameter::of("band_2", 20, 0, Bilingual::fixed("第二档，%", "the second band, in %")),
        Parameter::of("band_3", 30, 0, Bilingual::fixed("第三档，%", "the third band, in %")),
    ],
    strict: Strict::Same,
    page: page!("amount_change.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let floor = findings.parameter("floor");
    let bands = ["band_1", "band_2", "band_3"].map(|name| findings.parameter(name));
    for change in &facts.changes.projects {
        let Some(money) = facts.moved_totals(change) else { continue };
        if facts.in_wan(money.delta.abs()) < floor {
            continue;
        }
        // Where there was nothing before, no band is high enough.
        let percent = money.rate.map_or(bands[2], |rate| in_percent(rate.abs()));
        let Some(band) = bands.iter().rev().find(|band| percent >= **band) else { continue };
        let own = if *band == bands[2] { Severity::Warning } else { Severity::Info };
        let finding = facts.with_sides(findings.finding(facts.severity(change, own)));
        findings.push(
            money
                .told_in(facts.linked_finding(change, finding))
                .with("delta", money.signed())
                .with("band", band),
        );
    }
}
