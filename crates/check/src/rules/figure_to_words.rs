//! XYR-08 定量改定性 figure_to_words
//!
//! 看什么：延续的指标：上年指标值是数字，本年是文字（没有数字的方向、等级或描述）。为警告；对应关系为疑似或拆分合并的为提示。指标名称也变了的，只在参数 renamed_too 为 1（strict）时作为提示。
//! Looks at: indicators that go on: a figure last year, words this year. A warning; information where the link is doubtful or one of several projects. Indicators with another name are judged only where the parameter renamed_too is 1 (strict), as information.
//!
//! 为什么：年终无法衡量是否完成。
//! Why: nobody can tell at the end of the year whether it was reached.
//!
//! 触发：≥95%变为“逐年提升”；12场变为“按计划开展”。
//! Fires: ≥95% to 逐年提升; 12场 to 按计划开展.
//!
//! 不触发：100%变为全覆盖；空白和占位符（另有规则）。
//! Does not fire: 100% to 全覆盖; blanks and placeholders, which are judged elsewhere.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位恢复可衡量的指标值。
//! What to do: ask for a figure again.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::renamed_indicators::{RENAMED_TOO, judged};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::ChangeKind;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-08"),
    check: Check::Changes(check),
    parameters: &[RENAMED_TOO],
    strict: Strict::Same,
    page: page!("figure_to_words.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in &facts.changes.projects {
        for indicator in judged(change, findings) {
            let mut targets = indicator.annual.iter().chain(&indicator.cycle);
            let Some(target) = targets.find(|of| of.kind == ChangeKind::Unquantified) else { continue };
            let own = if indicator.renamed { Severity::Info } else { Severity::Warning };
            let finding = facts.with_sides(findings.finding(facts.severity(change, own)));
            findings.push(
                facts
                    .indicator_finding(change, indicator, finding)
                    .with("old", &target.old.raw)
                    .with("new", &target.new.raw),
            );
        }
    }
}
