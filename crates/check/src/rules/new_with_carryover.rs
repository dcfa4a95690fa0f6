//! XYR-16 本年新列而有上年结转 new_with_carryover
//!
//! 看什么：相邻年度中本年新列的项目，上年结转一列大于零，或名称写明结转。金额达到参数 warning_from（默认 100 万元）为警告，否则为提示。
//! Looks at: projects that only this year lists, with an amount of 上年结转 above zero or a name that says so, where the years are consecutive: a warning from the parameter warning_from on (100万元), else information.
//!
//! 为什么：有结转说明上年已有资金：疑为年中追加，或上年未公开。
//! Why: money that was carried over was there last year: perhaps added during the year, or not published.
//!
//! 触发：本年新列，总计 80.00，其中上年结转 30.00。
//! Fires: a new project of 80.00, of which 30.00 上年结转.
//!
//! 不触发：新列项目的结转为空或为零；延续项目；年度不相邻或不明（由 XYR-01 说明）。
//! Does not fire: no or zero 上年结转; projects that go on; years that are not consecutive or not known, which are left to XYR-01.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：查上年预算调整，核对上年的对应项目。
//! What to do: look for it in last year's adjustments and table.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity, Side};
use duibiao_diff::{ProjectChange, Relation, TagKind};

/// From where on a project that only one year lists is a warning; that of [`XYR-01`](super::new_or_not_listed) too.
pub(super) const WARNING_FROM: Parameter = Parameter::of(
    "warning_from",
    100,
    0,
    Bilingual::fixed("达到多少万元为警告", "the amount in 万元 from which it is a warning"),
);

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-16"),
    check: Check::Changes(check),
    parameters: &[WARNING_FROM],
    strict: Strict::Same,
    page: page!("new_with_carryover.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let warning_from = findings.parameter(WARNING_FROM.name);
    for change in facts.changes.projects.iter().filter(|change| is_carried_over(facts, change)) {
        let amount = |column| change.amounts.get(column).and_then(|amount| amount.new);
        let show = |column| amount(column).map_or("—".to_owned(), |amount| amount.to_string());
        let is_large = amount("total").is_some_and(|amount| facts.in_wan(amount) >= warning_from);
        let finding = findings.finding(if is_large { Severity::Warning } else { Severity::Info });
        findings.push(
            facts.finding(change, finding).with("amount", show("total")).with("carryover", show("carryover")),
        );
    }
}

/// Whether a project is new in the table of the very next year and says that some of its money was carried over.
pub(super) fn is_carried_over(facts: &ChangeFacts, change: &ProjectChange) -> bool {
    change.relation == Relation::New
        && facts.is_next_year()
        && change.tags.iter().any(|tag| tag.tag == TagKind::Carryover && tag.side == Side::New)
}
