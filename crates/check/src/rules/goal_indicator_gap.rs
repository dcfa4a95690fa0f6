//! SEM-04 目标中的数值未见于指标 goal_indicator_gap
//!
//! 看什么：绩效目标文字中带计量单位、不小于10的数值，在该项目任何指标的名称和指标值中都没有出现。
//! Looks at: figures of at least 10 with a unit of measure in the objective that stand in no indicator of the project.
//!
//! 为什么：目标说了要做多少，指标却没有对应的考核。
//! Why: the objective promises an amount that nothing measures.
//!
//! 触发：目标：预计处理案件4000件；指标中没有4000件。
//! Fires: objective: 4000件 (cases); no indicator says 4000.
//!
//! 不触发：目标中的文号、年份、门牌号、金额；指标写作0.4万件。
//! Does not fire: numbers of documents, years, addresses, money; an indicator of 0.4万件.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位把目标中的数量落实为数量指标，或者说明数值的含义。
//! What to do: ask the unit for an indicator of that amount.

use crate::facts::ProjectFacts;
use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-04"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("goal_indicator_gap.rs"),
};

/// Units of what a project does. 年, 月, 号, 元 are none: dates, documents, addresses and prices are no promises. The
/// longer stand before the shorter.
const UNITS: [&str; 21] = [
    "平方米",
    "公里",
    "人次",
    "件",
    "家",
    "户",
    "场",
    "次",
    "台",
    "套",
    "份",
    "亩",
    "期",
    "宗",
    "名",
    "人",
    "个",
    "项",
    "册",
    "棵",
    "吨",
];

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        let Some(goal) = &project.project.goal else { continue };
        if project.real_indicators().next().is_none() {
            continue;
        }
        let mut missing: Vec<&str> = Vec::new();
        for (text, value) in figures(goal) {
            if !missing.contains(&text) && !is_measured(project, value) {
                missing.push(text);
            }
        }
        if !missing.is_empty() {
            let finding = findings.finding(Severity::Info).with("figures", missing.join("、"));
            findings.push(project.finding(finding));
        }
    }
}

/// The figures of a text with their units, and their values.
fn figures(text: &str) -> impl Iterator<Item = (&str, Decimal)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
            let length = text[start..].find(|c: char| !c.is_ascii_digit() && c != '.')?;
            at = start + length;
            let (number, mut rest) = (&text[start..at], &text[at..]);
            // A price per piece (2元/人), a document's number (第5号) or a date is no amount of work.
            let is_free = !text[..start].ends_with(['第', '/', '〔', '-', '—', '~', '至', '不']);
            let scale = if let Some(after) = rest.strip_prefix('万') {
                rest = after;
                10_000
            } else {
                1
            };
            let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
            let (Some(unit), Ok(number), true) = (unit, number.parse::<Decimal>(), is_free) else { continue };
            let after = &rest[unit.len()..];
            if after.starts_with(['月', '工', '/', '社', '均', '以']) || number.scale() > 2 {
                continue;
            }
            let end = text.len() - after.len();
            match number.checked_mul(scale.into()) {
                Some(value) if value >= Decimal::TEN => return Some((&text[start..end], value)),
                _ => {}
            }
        }
    })
}

/// Whether an indicator has that figure: as its target, or among the words of its name or target.
fn is_measured(project: &ProjectFacts, value: Decimal) -> bool {
    let digits = value.normalize().to_string();
    project.real_indicators().any(|indicator| {
        let of = indicator.indicator;
        indicator.name.contains(&digits)
            || [&of.annual_target, &of.cycle_target].into_iter().flatten().any(|target| {
                target.quantity().is_some_and(|number| number.value == value) || target.raw.contains(&digits)
            })
    })
}
