//! XYR-12 一次性项目再次列示 one_off_recurs
//!
//! 看什么：两年都列示、两年都注明一次性（项目性质或名称），或两年都写尾款、质保金的延续项目。
//! Looks at: projects that go on and say in both years that they are one-off, by nature or name, or that they are a last payment (尾款, 质保金).
//!
//! 为什么：一次性的支出一般不会连年安排。
//! Why: what is done once is not expected twice.
//!
//! 触发：项目性质“一次性项目”，上年、本年都列示。
//! Fires: the nature 一次性项目 in both years.
//!
//! 不触发：实施期跨年的项目；本年金额全部为上年结转；一次性创业补贴一类每年发放的补贴；只有一年注明；对应关系为疑似。
//! Does not fire: a period of several years; money of this year that was all carried over; subsidies that are paid once a person (一次性创业补贴); said in one year only; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明是否分年支付，或项目性质填写有误。
//! What to do: ask whether it is paid over several years or the nature is wrong.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity, Side};
use duibiao_diff::{ProjectChange, TagKind};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-12"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("one_off_recurs.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in facts.sure_links().filter(|change| !is_all_carried_over(facts, change)) {
        let says = |kind: TagKind, side: Side| {
            change.tags.iter().find(move |tag| tag.tag == kind && tag.side == side)
        };
        let spans_years = [Side::Old, Side::New].iter().any(|side| says(TagKind::MultiYear, *side).is_some());
        let mut recurring = [TagKind::OneOff, TagKind::FinalPayment].into_iter();
        let tag = recurring.find_map(|kind| says(kind, Side::Old).and(says(kind, Side::New)));
        if let Some(tag) = tag.filter(|_| !spans_years) {
            let finding = facts.with_sides(findings.finding(Severity::Info));
            findings.push(facts.finding(change, finding).with("text", &tag.text));
        }
    }
}

/// Whether this year only lists what was left of last year's money.
fn is_all_carried_over(facts: &ChangeFacts, change: &ProjectChange) -> bool {
    let total = change.amounts.total().and_then(|total| total.new);
    total.is_some_and(|total| facts.part(change, Side::New, "carryover").is_some_and(|part| part >= total))
}
