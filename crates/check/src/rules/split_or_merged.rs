//! XYR-10 拆分、合并或重组 split_or_merged
//!
//! 看什么：由一个项目拆成的几个、由几个合成的一个，以及重组的项目。
//! Looks at: one project that stands as several, several that stand as one, and regroupings.
//!
//! 为什么：只能按各部分之和对照。
//! Why: they can be compared by their sums alone.
//!
//! 触发：招聘活动经费 → 线下招聘会活动经费＋线上招聘直播服务经费。
//! Fires: 招聘活动经费, now 线下招聘会活动经费 and 线上招聘直播服务经费.
//!
//! 不触发：一对一延续的项目。
//! Does not fire: a project that goes on as one.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：确认拆分、合并的依据。
//! What to do: confirm it with the unit.

use crate::facts::{ChangeFacts, names};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::{Link, Relation};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-10"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("split_or_merged.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in &facts.changes.projects {
        let (zh, en) = match change.relation {
            Relation::Split => ("拆分", "Split"),
            Relation::Merged => ("合并", "Merged"),
            Relation::Regrouped => ("重组", "Regrouped"),
            _ => continue,
        };
        // Codes, documents and auditors say it; all else is concluded.
        let is_inferred = change.link == Some(Link::Inferred);
        let (how, how_en) = if is_inferred { ("（推断）", " (inferred)") } else { ("", "") };
        let money = facts.money(change, "total");
        let show = |amount: Option<Decimal>| amount.map_or("—".to_owned(), |amount| amount.to_string());
        let finding = facts.with_sides(findings.finding(Severity::Info));
        findings.push(
            facts
                .finding(change, finding)
                .with("relation", format!("{zh}{how}"))
                .with("relation_en", format!("{en}{how_en}"))
                .with("old_names", names(&change.old))
                .with("old", show(money.map(|money| money.old)))
                .with("new", show(money.map(|money| money.new))),
        );
    }
}
