//! VAL-05 指标值复述名称 value_repeats_name
//!
//! 看什么：与指标名称文字相同的年度指标值，标点除外。
//! Looks at: annual targets in the very words of the indicator's name, punctuation aside.
//!
//! 为什么：名称重复一遍，没有说明要达到什么程度。
//! Why: the name said twice does not say how far the work is to go.
//!
//! 触发：保障工作正常开展：保障工作正常开展。
//! Fires: 保障工作正常开展 (work goes on): 保障工作正常开展.
//!
//! 不触发：保障工作正常开展：优；新增就业人数：新增就业人数≥100人。
//! Does not fire: the name with a grade or a figure behind it.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位写明要达到的数值、等级或状态。
//! What to do: ask the unit for a figure, a grade or a state to be reached.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::is_repeated;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-05"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("value_repeats_name.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if !target.is_quantified() && is_repeated(&indicator.indicator.name, &target.raw) {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
