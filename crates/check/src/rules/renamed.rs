//! XYR-09 更名 renamed
//!
//! 看什么：延续而名称不同的项目（年份、文号、括号等差异不算）。疑似的由 XYR-18 说明。
//! Looks at: projects that go on under another name; years, document numbers and brackets do not count. Doubtful links are those of XYR-18.
//!
//! 为什么：按名称核对两年的表会当成一增一减。
//! Why: whoever compares by names takes it for one that ended and one that is new.
//!
//! 触发：高技能人才培养补贴经费 → 技能人才队伍建设资金（目标文字照旧）。
//! Fires: 高技能人才培养补贴经费, now 技能人才队伍建设资金 with the same objective.
//!
//! 不触发：2024年运维项目 → 2025年运维项目。
//! Does not fire: 2024年运维项目, now 2025年运维项目.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：确认是否同一项目。
//! What to do: confirm that both are one project.

use crate::facts::{ChangeFacts, names};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::{Link, ProjectChange};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-09"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("renamed.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let renamed = |change: &&ProjectChange| change.renamed == Some(true) && !change.doubtful;
    for change in facts.changes.projects.iter().filter(renamed) {
        let finding = facts.with_old_side(findings.finding(Severity::Info));
        // Codes, documents and auditors say it; all else is concluded.
        let is_inferred = change.link == Some(Link::Inferred);
        let (how, how_en) = if is_inferred { ("（推断）", " (inferred)") } else { ("", "") };
        findings.push(
            facts
                .finding(change, finding)
                .with("old", names(&change.old))
                .with("how", how)
                .with("how_en", how_en),
        );
    }
}
