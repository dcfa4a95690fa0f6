//! VAL-06 指标值含指标名称 value_embeds_name
//!
//! 看什么：数值前又写了一遍指标名称的指标值。
//! Looks at: targets with the name of the indicator again before the figure.
//!
//! 为什么：内容无误，只是填写方式不一，拆分符号、数值、单位时需先去除名称。
//! Why: nothing is wrong in it; a system that splits comparator, number and unit has to take the name off first.
//!
//! 触发：仲裁终结率：仲裁终结率＞70%。
//! Fires: 仲裁终结率 (settled): 仲裁终结率＞70%.
//!
//! 不触发：仲裁终结率：＞70%；检查企业数量：检查企业不少于5000家。
//! Does not fire: ＞70%; other words before the figure.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：录入系统时只填符号、数值和单位。
//! What to do: enter comparator, number and unit alone.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::is_repeated;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-06"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Only,
    page: page!("value_embeds_name.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if target.qualifier().is_some_and(|words| is_repeated(&indicator.name, words)) {
            let finding = findings.finding(Severity::Info).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
