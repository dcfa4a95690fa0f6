//! XYR-20 定性指标分值占比上升 qualitative_score_up
//!
//! 看什么：两年每条指标都有分值的延续项目：没有数字的指标所占分值的比重，上升达到参数 points（默认 10 个百分点）。
//! Looks at: projects that go on and print a score for every indicator in both years: the share of those without a figure rose by the parameter points (10 percentage points) or more.
//!
//! 为什么：得分中更多的部分取决于主观判断。
//! Why: more of the score rests on judgement.
//!
//! 触发：定性指标分值由 10.0% 升至 30.0%。
//! Fires: from 10.0 % to 30.0 % of the score.
//!
//! 不触发：任一指标没有分值；少于 3 条指标；比重下降；对应关系为疑似。
//! Does not fire: an indicator without a score; fewer than three; a falling share; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位把定性指标改为可衡量的指标，或调整分值。
//! What to do: ask for figures, or for other scores.

use crate::facts::{ChangeFacts, ProjectFacts, in_percent, tenths};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-20"),
    check: Check::Changes(check),
    parameters: &[Parameter::of(
        "points",
        10,
        0,
        Bilingual::fixed("比重上升，百分点", "the rise of the share, in percentage points"),
    )],
    strict: Strict::Same,
    page: page!("qualitative_score_up.rs"),
};

/// So many scores make shares.
const LEAST_INDICATORS: usize = 3;

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let points = findings.parameter("points");
    for change in facts.sure_links() {
        let Some((old, new)) = facts.projects(change) else { continue };
        let (Some(old), Some(new)) = (share_of_words(old), share_of_words(new)) else { continue };
        if new.saturating_sub(old) >= points {
            let finding = findings.finding(Severity::Info);
            findings.push(facts.finding(change, finding).with("old", tenths(old)).with("new", tenths(new)));
        }
    }
}

/// The share of the score that indicators without a figure have, in percent; `None` unless all have scores.
fn share_of_words(project: &ProjectFacts) -> Option<Decimal> {
    if project.indicators().len() < LEAST_INDICATORS {
        return None;
    }
    let (mut all, mut words) = (Decimal::ZERO, Decimal::ZERO);
    for indicator in project.indicators() {
        let score = indicator.indicator.score.as_deref()?.trim().trim_end_matches(['分', '%']);
        let score: Decimal = score.parse().ok()?;
        all = all.checked_add(score)?;
        if indicator.target.is_some_and(|target| !target.is_quantified() && !target.is_missing()) {
            words = words.checked_add(score)?;
        }
    }
    words.checked_div(all).map(in_percent)
}
