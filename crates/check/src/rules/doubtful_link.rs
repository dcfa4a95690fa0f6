//! XYR-18 疑似对应 doubtful_link
//!
//! 看什么：对照时判为疑似的延续项目，列出判断依据。
//! Looks at: projects that the comparison links with doubt, with what speaks for it.
//!
//! 为什么：该项目的增减和指标变化都以这一对应为前提。
//! Why: what is said of its money and targets rests on this link.
//!
//! 触发：名称不同、目标部分相似的两个项目。
//! Fires: two projects of different names whose objectives are partly alike.
//!
//! 不触发：编码或名称一致，或已人工确认。
//! Does not fire: equal codes or names, or confirmed by hand.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核实后在对照文件中确认或否定。
//! What to do: check it, and confirm or deny it in the crosswalk file.

use crate::facts::{ChangeFacts, names};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::{LinkEvidence, grounds};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-18"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("doubtful_link.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in facts.changes.projects.iter().filter(|change| change.doubtful) {
        let in_words = |text: fn(&LinkEvidence) -> &str, between: &str| {
            grounds(&change.evidence).map(text).collect::<Vec<_>>().join(between)
        };
        let finding = facts.with_old_side(findings.finding(Severity::Info));
        findings.push(
            facts
                .finding(change, finding)
                .with("old", names(&change.old))
                .with("grounds", in_words(|of| &of.text, "；"))
                .with("grounds_en", in_words(|of| &of.text_en, "; ")),
        );
    }
}
