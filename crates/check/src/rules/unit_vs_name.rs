//! VAL-13 计量单位与名称不符 unit_vs_name
//!
//! 看什么：名称表明计量什么（率、人数、人次、次数、面积），而指标值的单位是另一种。
//! Looks at: targets in another unit than the name says: rates, numbers of people, visits, times, areas.
//!
//! 为什么：名称和单位有一个不对，数值就无法理解。
//! Why: either the name or the unit is wrong, and the figure says nothing.
//!
//! 触发：发布广告次数：大于2962条；享受补贴人数：≥2万人次；及时率：≥12次。
//! Fires: 发布广告次数 (times): 大于2962条; 享受补贴人数 (people): ≥2万人次; 及时率 (rate): ≥12次.
//!
//! 不触发：参训人数：≥60人；事故次数：0起；合格率：≥95%；满意率：≥90分。
//! Does not fire: 参训人数: ≥60人; 事故次数: 0起; 合格率: ≥95%; a rate in 分.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位改正单位或者名称。
//! What to do: ask the unit to correct the unit or the name.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::{is_rate, stem};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-13"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("unit_vs_name.rs"),
};

/// Ends of names with the units that contradict them.
const CONTRADICTIONS: &[(&str, &[&str])] = &[
    ("人数", &["人次", "次", "条", "个", "件", "台", "家", "户", "场", "份", "元", "%"]),
    ("人次", &["人", "名", "户", "家", "条", "台", "元", "%"]),
    ("次数", &["条", "人", "台", "家", "户", "份", "篇", "本", "套", "元", "平方米", "%"]),
    ("面积", &["个", "台", "次", "人", "项", "处", "元", "%"]),
];

/// Units that no rate has.
const OF_NO_RATE: [&str; 19] = [
    "次", "场", "个", "件", "台", "家", "户", "条", "份", "项", "起", "宗", "套", "人", "人次", "名", "月",
    "个月", "元",
];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        let Some(unit) = target.quantity().filter(|of| of.basis.is_none()).and_then(|of| of.unit.as_deref())
        else {
            continue;
        };
        if contradicts(&indicator.name, &indicator.indicator.name, unit) {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw).with("unit", unit);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

fn contradicts(name: &str, printed: &str, unit: &str) -> bool {
    let stem = stem(name);
    let is_rate = is_rate(name) || printed.contains('%') || printed.contains('％');
    is_rate && OF_NO_RATE.contains(&unit)
        || CONTRADICTIONS.iter().any(|(end, units)| stem.ends_with(end) && units.contains(&unit))
}
