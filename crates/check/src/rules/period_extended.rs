//! XYR-22 延期 period_extended
//!
//! 看什么：延续项目印出的实施期：完成日期推后，或时长增加。
//! Looks at: the printed periods of projects that go on: the end moved to a later date, or the duration grew.
//!
//! 为什么：项目延期会推迟资金使用和效益。
//! Why: a later end means later use of the money and later results.
//!
//! 触发：2024年1月至2025年12月 → 2024年1月至2026年12月。
//! Fires: 2024年1月 to 2025年12月, now to 2026年12月.
//!
//! 不触发：起止日期一同随年度顺移；经常性项目；对应关系为疑似。
//! Does not fire: periods whose two ends move together; recurrent projects (经常性); doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明延期原因。
//! What to do: ask for the reason.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Period, Severity};
use duibiao_diff::{PeriodMove, ProjectChange};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-22"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("period_extended.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    for change in facts.sure_links().filter(|change| !is_recurrent(facts, change)) {
        let Some(period) = change.period.as_ref().filter(|of| of.change == Some(PeriodMove::Extended)) else {
            continue;
        };
        let finding = findings.finding(Severity::Info);
        let finding = facts.finding(change, finding);
        findings.push(finding.with("old", show(period.old.as_ref())).with("new", show(period.new.as_ref())));
    }
}

/// Whether the project is one that goes on from year to year anyhow.
fn is_recurrent(facts: &ChangeFacts, change: &ProjectChange) -> bool {
    let nature = facts.projects(change).and_then(|(_, new)| new.project.nature.as_deref());
    nature.is_some_and(|nature| nature.contains("经常性") && !nature.contains("一次性"))
}

/// A period as printed, its ends joined.
fn show(period: Option<&Period>) -> String {
    let ends = period.into_iter().flat_map(|period| [period.start.as_deref(), period.end.as_deref()]);
    ends.flatten().collect::<Vec<_>>().join("–")
}
