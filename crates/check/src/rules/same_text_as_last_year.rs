//! XYR-06 与上年文字相同 same_text_as_last_year
//!
//! 看什么：延续项目的绩效目标和全部指标（至少 3 条）与上年逐字相同。其中仍写着上年年份的为警告；没有的，金额达到参数 floor（默认 100 万元，strict 为 0）时为提示。
//! Looks at: projects that go on whose objective and indicators, three at least, are those of last year word for word. A warning where they still name last year; else information from the parameter floor on (100万元; 0 in strict).
//!
//! 为什么：每年的目标应按当年任务设定；仍写上年年份的，没有按当年更新。
//! Why: targets are set for a year; a text that names the year before was not set for this one.
//!
//! 触发：2025 年表：“完成2024年培训任务”，全部指标与 2024 年表相同。
//! Fires: the table of 2025 says 完成2024年培训任务 and all indicators are those of 2024.
//!
//! 不触发：年份随年度更新；任一指标值变化；文件名、起止年份、“截至2024年底”等。
//! Does not fire: years that moved on; any target that changed; years of documents, spans, 截至2024年底.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：按当年任务更新目标和指标。
//! What to do: have objective and indicators set for this year.

use crate::facts::{ChangeFacts, ProjectFacts};
use crate::findings::Findings;
use crate::last_year::stale_text;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};
use duibiao_diff::{ChangeKind, IndicatorRelation, ProjectChange};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-06"),
    check: Check::Changes(check),
    parameters: &[Parameter::of(
        "floor",
        100,
        0,
        Bilingual::fixed(
            "没有上年年份时的金额起点，万元",
            "the least amount where no year is named, in 万元",
        ),
    )
    .strict(0)],
    strict: Strict::Same,
    page: page!("same_text_as_last_year.rs"),
};

/// So many indicators say something together.
const LEAST_INDICATORS: usize = 3;

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let floor = findings.parameter("floor");
    for change in facts.sure_links().filter(|change| says_the_same(change)) {
        let projects = facts.projects(change);
        let Some((_, new)) = projects.filter(|(_, new)| is_filled_in(new)) else { continue };
        let n = change.indicators.len();
        if let Some(text) = stale_text(facts, change) {
            let finding = facts.with_old_side(findings.finding(Severity::Warning));
            findings.push(facts.finding(change, finding).with("n", n).with("text", text));
            continue;
        }
        let total = new.project.amounts.total.printed();
        if total.is_some_and(|total| facts.in_wan(total) >= floor) {
            let finding = facts.with_old_side(findings.finding(Severity::Info));
            findings.push(facts.finding(change, finding).with("n", n));
        }
    }
}

/// Whether there is an objective, and indicators enough: what is left to be filled in stays the same by itself.
fn is_filled_in(project: &ProjectFacts) -> bool {
    project.project.goal.is_some()
        && !project.is_goal_placeholder()
        && project.real_indicators().nth(LEAST_INDICATORS - 1).is_some()
}

/// Whether a project has the objective and the indicators of before.
pub(super) fn says_the_same(change: &ProjectChange) -> bool {
    !change.goal.changed
        && change.indicators.len() >= LEAST_INDICATORS
        && change.indicators.iter().all(|indicator| {
            let mut judged = indicator.annual.iter().chain(&indicator.cycle);
            indicator.relation == IndicatorRelation::Continued
                && indicator.old_name == indicator.new_name
                && judged.all(|of| of.kind == ChangeKind::Unchanged)
        })
}
