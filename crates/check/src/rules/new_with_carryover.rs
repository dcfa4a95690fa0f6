//! XYR-16 本年新列而有上年结转 new_with_carryover
//!
//! 看什么：本年新列的项目，上年结转一列大于零，或名称写明结转。两年须为相邻年度。
//! Looks at: new projects with an amount of 上年结转 above zero, or whose name says so. The years must be consecutive.
//!
//! 为什么：有结转说明上年已有资金：疑为年中追加，或上年未公开。
//! Why: money that was carried over was there last year: perhaps added during the year, or not published.
//!
//! 触发：本年新列，总计 80.00，其中上年结转 30.00。
//! Fires: a new project of 80.00, of which 30.00 上年结转.
//!
//! 不触发：新列项目的结转为空或为零；延续项目。
//! Does not fire: no or zero 上年结转; projects that go on.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：查上年预算调整，核对上年的对应项目。
//! What to do: look for it in last year's adjustments and table.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity, Side};
use duibiao_diff::{ProjectChange, Relation, TagKind};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-16"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("new_with_carryover.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in &facts.changes.projects {
        if change.relation != Relation::New || !has_carryover(change) {
            continue;
        }
        let show = |column| {
            let amount = change.amounts.get(column).and_then(|amount| amount.new);
            amount.map_or("—".to_owned(), |amount| amount.to_string())
        };
        let finding = findings.finding(Severity::Info);
        findings.push(
            facts.finding(change, finding).with("amount", show("total")).with("carryover", show("carryover")),
        );
    }
}

/// Whether a project says that some of its money was carried over.
pub(super) fn has_carryover(change: &ProjectChange) -> bool {
    change.tags.iter().any(|tag| tag.tag == TagKind::Carryover && tag.side == Side::New)
}
