//! XYR-01 本年新列或未再列示 added_or_not_listed
//!
//! 看什么：在另一年的表中没有对应的项目。金额达到参数 warning_from（默认 100 万元）为警告，否则为提示。相邻年度中有上年结转的新列项目由 XYR-16 说明。
//! Looks at: projects without a counterpart in the other year: a warning from the parameter warning_from on (100万元), else information. New ones with money that was carried over from the year before are those of XYR-16.
//!
//! 为什么：增减变动中最直接的部分，需要说明原因；表上只能看出没有列示，看不出是否新设或停办。
//! Why: they are the plainest part of what changed. A table shows what it lists, not what began or was called off.
//!
//! 触发：上年没有、本年列出的项目；上年列出、本年没有的项目。
//! Fires: a project that only this year lists; one that only last year lists.
//!
//! 不触发：更名、拆分、合并后仍能对应的项目。
//! Does not fire: a project that goes on under another name, or in parts.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对是否更名、并入其他项目，或不再公开。
//! What to do: ask whether it was renamed, joined to another or is no longer published.

use super::new_with_carryover::{WARNING_FROM, is_carried_over};
use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::Relation;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-01"),
    check: Check::Changes(check),
    parameters: &[WARNING_FROM],
    strict: Strict::Same,
    page: page!("new_or_not_listed.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let warning_from = findings.parameter(WARNING_FROM.name);
    let ([_, old_en], [new_zh, new_en]) = facts.side_names();
    for change in &facts.changes.projects {
        let (zh, en) = match change.relation {
            Relation::New if !is_carried_over(facts, change) => {
                (format!("{new_zh}新列"), format!("is listed in {new_en} only"))
            }
            Relation::Ended => {
                (format!("{new_zh}未再列示"), format!("is listed in {old_en} and not in {new_en}"))
            }
            _ => continue,
        };
        let amount = change.amounts.total().and_then(|total| total.delta).map(|delta| delta.abs());
        let is_large = amount.is_some_and(|amount| facts.in_wan(amount) >= warning_from);
        let finding = findings.finding(if is_large { Severity::Warning } else { Severity::Info });
        findings.push(
            facts
                .finding(change, finding)
                .with("what", zh)
                .with("what_en", en)
                .with("amount", amount.map_or("—".to_owned(), |amount| amount.to_string())),
        );
    }
}
