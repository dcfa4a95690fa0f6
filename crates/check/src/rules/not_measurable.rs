//! VAL-01 指标值不可衡量 not_measurable
//!
//! 看什么：产出、成本、满意度指标中只有文字的年度指标值。分等级的（优、良、合格）、回答是否的和以他处数值为准的（完成市下达任务）不算。效益指标在“strict”中一并检查。
//! Looks at: annual targets of output, cost and satisfaction that are words alone. Grades (优, 良, 合格), 是 or 否, and figures that
//! stand elsewhere (完成市下达任务) are none. Effects are looked at too in the profile strict.
//!
//! 为什么：没有数值或等级，年终无法判断是否完成。
//! Why: without a figure or grade nobody can tell at the end of the year whether the target was reached.
//!
//! 触发：支付及时率：按时支付；服务对象满意度：逐年提升。
//! Fires: 支付及时率 (timely payment): 按时支付 (paid in time); 服务对象满意度: 逐年提升.
//!
//! 不触发：服务能力：优；按时发放率：100%；社会效益“保障正常运转”（默认）。
//! Does not fire: 优; 100%; an effect in words, in the default profile.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位改为数值、期限或等级。
//! What to do: ask the unit for a figure, a date or a grade.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::{is_effect, is_repeated, is_wordy};
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-01"),
    check: Check::Table(check),
    parameters: &[Parameter::of(
        "with_effects",
        0,
        0,
        Bilingual::fixed("是否也检查效益指标（1 为是）", "whether effects are looked at too (1: yes)"),
    )
    .strict(1)],
    strict: Strict::Same,
    page: page!("not_measurable.rs"),
};

/// Grades at the end of a sentence: 制服质量优.
const GRADES: [&str; 5] = ["优", "良", "良好", "合格", "达标"];

/// Answers to a question that the name asks: 结构达到安全标准：是.
const ANSWERS: [&str; 6] = ["是", "否", "有", "不发生", "未发生", "不出现"];

/// Figures that stand elsewhere: 完成年度计划任务数.
const TASKS: [&str; 5] = ["任务", "任务数", "任务量", "计划数", "目标数"];

fn can_be_judged(words: &str) -> bool {
    let words = words.trim().trim_end_matches('。');
    let is_task = words.starts_with(['完', '达']) && TASKS.iter().any(|end| words.ends_with(end));
    let level = words.trim_end_matches("以上").trim_end_matches(['及', '或']);
    let is_level = level.ends_with('级') && level.chars().count() <= 4;
    is_task || is_level || ANSWERS.contains(&words) || GRADES.iter().any(|grade| words.ends_with(grade))
}

fn check(facts: &TableFacts, findings: &mut Findings) {
    let with_effects = findings.parameter("with_effects") > Decimal::ZERO;
    for (project, indicator, target) in facts.set_targets() {
        // A target that only repeats the name is VAL-05.
        let is_found = is_wordy(target)
            && !can_be_judged(&target.raw)
            && (with_effects || !is_effect(indicator.indicator))
            && !is_repeated(&indicator.indicator.name, &target.raw);
        if is_found {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
