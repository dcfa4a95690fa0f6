//! STR-01 待填写内容未补齐 placeholder_value
//!
//! 看什么：指标名称、指标值和绩效目标中尚未填写的内容：待单位补充、请填写、XX 等。一个项目列一条，写明处数。“无”作为事故、投诉一类指标的指标值是零，
//! 不在此列；只在一个期限填“/”而另一个期限已填写的，也不在此列。
//! Looks at: names and targets of indicators, and objectives, that are left to be filled in: 待单位补充, 请填写,
//! XX. One finding a project, with the number of places. 无 for accidents or complaints is the target zero; a
//! mark such as / in one horizon is none where the other is filled in.
//!
//! 为什么：未填写的目标无法执行，也无法考核。
//! Why: nobody can work towards a target that is not written, nor be held against it.
//!
//! 触发：指标名称和指标值为“待单位补充...”；绩效目标写“完成XX项工作”。
//! Fires: name and target 待单位补充...; an objective 完成XX项工作.
//!
//! 不触发：安全事故：无；待遇发放率 100%。
//! Does not fire: 安全事故：无; 待遇发放率 100%.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位补齐后重新公开。
//! What to do: ask the unit to fill it in and to publish the table anew.

use crate::facts::{IndicatorFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Reading, Severity, Target};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-01"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("placeholder.rs"),
};

/// Words by which a form says that a cell does not apply.
const MARKS: [&str; 5] = ["无", "暂无", "不适用", "N/A", "n/a"];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        let mut unfilled = project.indicators().iter().filter_map(unfilled);
        let goal = project.project.goal.as_deref().filter(|_| project.is_goal_placeholder());
        let (indicator, goal_text) = (unfilled.next(), goal);
        let Some(text) = indicator.or(goal_text) else { continue };
        let n = usize::from(indicator.is_some()) + unfilled.count() + usize::from(goal.is_some());
        let finding = findings.finding(Severity::Error);
        findings.push(project.finding(finding).with("n", n).with("text", text));
    }
}

/// What stands in place of a name or a target.
pub(super) fn unfilled<'a>(indicator: &IndicatorFacts<'a>) -> Option<&'a str> {
    let horizons =
        || [&indicator.indicator.annual_target, &indicator.indicator.cycle_target].into_iter().flatten();
    let is_set_in_one = horizons().any(|target| !target.is_missing());
    let placeholder = |target: &&Target| matches!(target.reading, Reading::Placeholder);
    let left_open = horizons().filter(placeholder).find(|target| !is_set_in_one || !is_mark(&target.raw));
    if let Some(target) = left_open.filter(|target| indicator.is_placeholder || !is_mark(&target.raw)) {
        return Some(&target.raw);
    }
    // Neither target is one: the name is.
    (indicator.is_placeholder && !horizons().any(|target| placeholder(&target)))
        .then_some(&indicator.indicator.name)
}

/// Whether a text only says that nothing is meant here: 无, / or -.
fn is_mark(text: &str) -> bool {
    MARKS.contains(&text.trim()) || !text.contains(char::is_alphanumeric) && !text.contains(['_', '…'])
}
