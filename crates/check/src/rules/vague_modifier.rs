//! VAL-12 指标值用词模糊 vague_modifier
//!
//! 看什么：带约、近、左右、上下的数值，多次、数次等，以及含有若干、适量、尽量等的指标值。
//! Looks at: figures with 约, 近, 左右 or 上下, 多次 (several times), and targets with words such as 若干, 适量, 尽量.
//!
//! 为什么：完成多少算完成没有界限。
//! Why: nobody can say where the target is reached.
//!
//! 触发：约600人；维修若干处；尽量缩短。
//! Fires: 约600人 (about 600); 若干处 (some); 尽量 (as far as possible).
//!
//! 不触发：≥600人；600人以上；合同约定。
//! Does not fire: ≥600人; 600人以上; 合同约定 (as the contract says).
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位改为≥、≤或确数。
//! What to do: ask the unit for ≥, ≤ or the number itself.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Comparator, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-12"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("vague_modifier.rs"),
};

/// Words that leave open how much.
const VAGUE: [&str; 8] = ["若干", "适量", "适当", "尽量", "尽可能", "大概", "一定数量", "一定程度"];

/// Numbers that are none.
const SOME: [&str; 7] = ["多次", "数次", "多场", "多个", "多项", "多处", "多人"];

/// Whether a figure stands between such words: 近300人, 530个上下.
fn is_about(words: &str) -> bool {
    let is_near = words.strip_prefix('近').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    is_near || words.ends_with("上下") || SOME.contains(&words)
}

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if target.comparator() == Some(Comparator::About)
            || is_about(target.raw.trim().trim_end_matches('。'))
            || VAGUE.iter().any(|word| target.raw.contains(word))
        {
            let finding = findings.finding(Severity::Info).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
