//! XYR-05 放宽要求 target_loosened
//!
//! 看什么：延续的指标：年度指标值放宽要求，或年度未放宽而实施周期指标值放宽。为警告；对应关系为疑似或拆分合并的、只是计算符号由＞变为≥一类的为提示。指标名称也变了的，只在参数 renamed_too 为 1（strict）时作为提示。
//! Looks at: indicators that go on: the target of the year is looser, or else that of the whole project. A warning; information where the link is doubtful or one of several projects, or only the comparator was loosened (＞ to ≥). Indicators with another name are judged only where the parameter renamed_too is 1 (strict), as information.
//!
//! 为什么：降低要求需要理由。
//! Why: a lower requirement needs a reason.
//!
//! 触发：≥420人变为≥380人；平均等候时间≤15分钟变为≤20分钟；4月底前变为5月底前。
//! Fires: ≥420人 to ≥380人; a wait of ≤15分钟 to ≤20分钟; 4月底前 to 5月底前.
//!
//! 不触发：0.45万人变为4500人，不低于95%变为≥95%（表述等价）；群众满意度≥95%变为企业满意度≥90%；=95%变为≥95%；方向无法判定的数（20万页变为12万页）；成本上限的升幅不超过预算的升幅。
//! Does not fire: other notation of the same (0.45万人 and 4500人); 群众满意度 ≥95% and now 企业满意度 ≥90%; =95% to ≥95%; figures whose direction nobody can tell (20万页 to 12万页); cost ceilings that rose no more than the budget.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明放宽的原因。
//! What to do: ask for the reason.

use crate::facts::{ChangeFacts, is_loosened};
use crate::findings::Findings;
use crate::renamed_indicators::{RENAMED_TOO, judged};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use duibiao_diff::{Change, ChangeKind, IndicatorChange, ProjectChange};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-05"),
    check: Check::Changes(check),
    parameters: &[RENAMED_TOO],
    strict: Strict::Same,
    page: page!("target_loosened.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in &facts.changes.projects {
        for indicator in judged(change, findings) {
            let Some((target, (zh, en))) = loosened(change, indicator) else { continue };
            let is_comparator_alone = target.kind == ChangeKind::ComparatorChanged;
            let is_sure = !indicator.renamed && !is_comparator_alone;
            let own = if is_sure { Severity::Warning } else { Severity::Info };
            let finding = facts.with_sides(findings.finding(facts.severity(change, own)));
            findings.push(
                facts
                    .indicator_finding(change, indicator, finding)
                    .with("horizon", zh)
                    .with("horizon_en", en)
                    .with("old", &target.old.raw)
                    .with("new", &target.new.raw),
            );
        }
    }
}

/// The change that loosened a requirement, and which target it is of.
fn loosened<'c>(
    change: &ProjectChange,
    indicator: &'c IndicatorChange,
) -> Option<(&'c Change, (&'static str, &'static str))> {
    let annual = indicator.annual.iter().map(|of| (of, ("年度指标值", "the target of the year")));
    let cycle = indicator.cycle.iter().map(|of| (of, ("实施周期指标值", "the target of the whole project")));
    // Numbers that became words are a rule of their own.
    annual.chain(cycle).find(|(of, _)| is_loosened(change, indicator, of))
}
