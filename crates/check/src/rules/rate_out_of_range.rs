//! VAL-07 比率超出范围 rate_out_of_range
//!
//! 看什么：以%为单位、不可能超过100%的比率（合格率、满意度、覆盖率等），指标值大于100%或要求“超过100%”。
//! Looks at: targets in % of rates that cannot pass 100 (合格率, 满意度, 覆盖率 …) above 100%, or asking for more than 100%.
//!
//! 为什么：这样的目标不可能实现，多为笔误或名称不当。
//! Why: such a target cannot be reached: a slip of the pen or a wrong name.
//!
//! 触发：验收合格率：≥120%；服务对象满意度：＞100%。
//! Fires: 验收合格率 (passed): ≥120%; 服务对象满意度: ＞100%.
//!
//! 不触发：收入增长率：≥120%；任务完成率：≥105%（可以超额完成）；病床使用率：≥105%。
//! Does not fire: rates of growth; 任务完成率 ≥105% (work can be overfulfilled); 病床使用率 (beds) ≥105%.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对数值，或者改用增长率等名称。
//! What to do: check the figure, or name it a rate of growth.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Comparator, Reading, Severity, Target};
use duibiao_diff::cannot_pass_hundred;
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-07"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("rate_out_of_range.rs"),
};

/// Rates that can pass 100 although their names look like the others: what is overfulfilled or used twice over.
const CAN_PASS: [&str; 13] = [
    "完成率",
    "达成率",
    "实现率",
    "完成进度",
    "比例",
    "床位",
    "病床",
    "负荷",
    "产能",
    "赔付",
    "上座",
    "匹配",
    "执行率",
];

/// Words before the figure that make it a growth.
const GROWING: [&str; 6] = ["增", "提高", "提升", "同比", "上升", "超"];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if is_above_hundred(target)
            && cannot_pass_hundred(&indicator.name)
            && !CAN_PASS.iter().any(|word| indicator.name.contains(word))
        {
            let finding = findings.finding(Severity::Error).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

fn is_above_hundred(target: &Target) -> bool {
    let is_growing = target.qualifier().is_some_and(|words| GROWING.iter().any(|word| words.contains(word)));
    if target.unit() != Some("%") || is_growing {
        return false;
    }
    match &target.reading {
        Reading::Range(range) => range.high > Decimal::ONE_HUNDRED,
        _ => target.quantity().is_some_and(|number| {
            number.value > Decimal::ONE_HUNDRED
                || number.value == Decimal::ONE_HUNDRED && number.comparator == Some(Comparator::MoreThan)
        }),
    }
}
