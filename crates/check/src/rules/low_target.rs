//! VAL-10 指标值偏低 low_target
//!
//! 看什么：发放、支付、缴纳等的及时率、准确率和验收合格率低于“min_rate”的；服务对象满意度低于“min_satisfaction”的。
//! Looks at: rates of paying in time, paying correctly and passing acceptance below min_rate; satisfaction below min_satisfaction.
//!
//! 为什么：这些工作按规定应当全部做到，目标过低就没有约束。
//! Why: work that is to be done in every case: a low target binds nobody.
//!
//! 触发：补贴发放及时率：≥80%；服务对象满意度：≥70%。
//! Fires: 补贴发放及时率 (paid in time): ≥80%; 服务对象满意度: ≥70%.
//!
//! 不触发：仲裁终结率：＞70%；发放率：≥90%；天气预报准确率：≥80%。
//! Does not fire: 仲裁终结率 (cases settled): ＞70%; 发放率: ≥90%; 天气预报准确率 (forecasts): ≥80%.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明依据，或者提高指标值。
//! What to do: ask the unit for its grounds, or for a higher target.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::{is_satisfaction, stem};
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Comparator, Reading, Severity, Target};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-10"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of("min_rate", 90, 0, Bilingual::fixed("应做到的比率的下限（%）", "the least rate (%)"))
            .strict(95),
        Parameter::of(
            "min_satisfaction",
            85,
            0,
            Bilingual::fixed("满意度的下限（%）", "the least satisfaction (%)"),
        )
        .strict(90),
    ],
    strict: Strict::Same,
    page: page!("low_target.rs"),
};

/// Ends of names of work that is due in every case.
const DUE: [&str; 18] = [
    "发放率",
    "足额发放率",
    "发放及时率",
    "发放准确率",
    "发放到位率",
    "核发及时率",
    "核发准确率",
    "支付及时率",
    "支付准确率",
    "拨付及时率",
    "拨付准确率",
    "拨付到位率",
    "缴纳及时率",
    "缴纳准确率",
    "验收合格率",
    "质量合格率",
    "归档及时率",
    "报送及时率",
];

fn check(facts: &TableFacts, findings: &mut Findings) {
    let min_rate = findings.parameter("min_rate");
    let min_satisfaction = findings.parameter("min_satisfaction");
    for (project, indicator, target) in facts.set_targets() {
        let Some(least) = lower_end(target) else { continue };
        let stem = stem(&indicator.name);
        let bound = if is_satisfaction(stem) && !stem.contains("不满意") {
            min_satisfaction
        } else if DUE.iter().any(|end| stem.ends_with(end)) {
            min_rate
        } else {
            continue;
        };
        if least < bound {
            let finding =
                findings.finding(Severity::Warning).with("target", &target.raw).with("bound", bound);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

/// The least that a target in % asks for; `None` where it sets a most, or a growth.
fn lower_end(target: &Target) -> Option<Decimal> {
    let is_most = matches!(target.comparator(), Some(Comparator::AtMost | Comparator::LessThan));
    let is_growth = target.qualifier().is_some_and(|words| words.contains(['增', '提', '升']));
    if target.unit() != Some("%") || is_most || is_growth {
        return None;
    }
    match &target.reading {
        Reading::Range(range) => Some(range.low),
        _ => target.quantity().map(|number| number.value),
    }
}
