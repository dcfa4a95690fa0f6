//! VAL-03 缺计量单位 unit_missing
//!
//! 看什么：只有数字、没有计量单位的指标值，而指标名称也看不出单位。
//! Looks at: targets of a bare number whose indicator's name does not say the unit either.
//!
//! 为什么：不知道数的是什么，也无法与其他年度比较。
//! Why: nobody knows what is counted, and years cannot be compared.
//!
//! 触发：后勤保障岗位数量：≥12；验收合格率：≥95。
//! Fires: 后勤保障岗位数量 (posts): ≥12; 验收合格率 (rate): ≥95.
//!
//! 不触发：招聘会次数：≥90；培训班次：≥1；事故数量：0；服务指数：≥3。
//! Does not fire: 招聘会次数 (times): ≥90; 培训班次: ≥1; 事故数量: 0; an index or score.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位补写计量单位。
//! What to do: ask the unit for the unit of measure.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::naming::{is_rate, stem};
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-03"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("unit_missing.rs"),
};

/// Ends of names that say the unit.
const COUNTING: [&str; 29] = [
    "人数",
    "人次",
    "次数",
    "班次",
    "场次",
    "批次",
    "频次",
    "台次",
    "户数",
    "家数",
    "件数",
    "天数",
    "月数",
    "月份数",
    "个数",
    "台数",
    "套数",
    "期数",
    "年数",
    "年限",
    "份数",
    "册数",
    "篇数",
    "条数",
    "处数",
    "座数",
    "学分",
    "课时",
    "学时",
];

/// Figures without a unit of their own.
const UNITLESS: [&str; 10] = ["指数", "系数", "得分", "评分", "分数", "分值", "浓度", "等级", "排名", "比"];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        let Some(number) = target.quantity() else { continue };
        let is_bare = number.unit.is_none()
            && number.suffix.is_none()
            && number.qualifier.is_none()
            && number.basis.is_none()
            && number.frequency.is_none()
            && !number.value.is_zero();
        if is_bare && !says_unit(&indicator.name, &indicator.indicator.name) {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

/// Whether the name says what is counted, or that it is counted in nothing.
fn says_unit(name: &str, printed: &str) -> bool {
    let stem = stem(name);
    // A unit in brackets at the end of the name: (个), （%）.
    let is_in_brackets = stem.len() < name.len() || printed.trim_end().ends_with([')', '）']);
    let says =
        || COUNTING.iter().any(|end| stem.ends_with(end)) || UNITLESS.iter().any(|word| stem.contains(word));
    // A rate may be 95 or 0.95: its name does not say it.
    is_in_brackets || (!is_rate(name) && says())
}
