//! XYR-15 资金来源结构变化 funding_mix
//!
//! 看什么：延续项目（拆分、合并按各部分之和）：财政拨款、财政专户、其他资金、上年结转占总计的比重，变动最大的一项达到参数 points（默认 20 个百分点）。
//! Looks at: projects that go on, split and merged ones by their sums: the share of a source in the total (财政拨款, 财政专户, 其他资金, 上年结转) moved by the parameter points (20 percentage points) or more; the one that moved most is named.
//!
//! 为什么：资金来源变了，总额相近也不是同样的安排。
//! Why: the money comes from elsewhere, even where the total is about the same.
//!
//! 触发：财政拨款由 100.0% 变为 60.0%。
//! Fires: 财政拨款 from 100.0 % to 60.0 %.
//!
//! 不触发：两年资金来源的列不同；该列空白，印出的各列又不足总计，无从判断；总计为零或本年低于参数 floor（默认 1 万元）；对应关系为疑似。
//! Does not fire: forms whose columns of sources differ; a blank cell in a row whose printed sources do not make up the total; totals of zero, or below the parameter floor (1万元) this year; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明资金来源变化的原因。
//! What to do: ask for the reason.

use crate::facts::{ChangeFacts, in_percent, tenths};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity, Side};
use duibiao_diff::ProjectChange;

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-15"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of(
            "points",
            20,
            0,
            Bilingual::fixed("比重变动，百分点", "the move of the share, in percentage points"),
        ),
        Parameter::of(
            "floor",
            100,
            2,
            Bilingual::fixed("本年金额的起点，万元", "the least amount of this year, in 万元"),
        ),
    ],
    strict: Strict::Same,
    page: page!("funding_mix.rs"),
};

/// The sources that do not hold each other, with their Chinese and English names.
const SOURCES: [(&str, &str, &str); 4] = [
    ("fiscal_appropriation", "财政拨款", "the fiscal appropriation (财政拨款)"),
    ("special_account", "财政专户拨款", "special account funds (财政专户拨款)"),
    ("other", "其他资金", "other funds (其他资金)"),
    ("carryover", "上年结转", "carried-over money (上年结转)"),
];

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let (points, floor) = (findings.parameter("points"), findings.parameter("floor"));
    for change in facts.changes.projects.iter().filter(|change| !change.doubtful) {
        let Some(total) = facts.money(change, "total") else { continue };
        if facts.in_wan(total.new) < floor || !have_same_columns(facts, change) {
            continue;
        }
        let share = |side, column, total| {
            facts.part(change, side, column).and_then(|part| part.checked_div(total)).map(in_percent)
        };
        // Of two that moved alike the first is named: what one loses another gains.
        let moves = SOURCES.iter().rev().filter_map(|source| {
            let old = share(Side::Old, source.0, total.old)?;
            let new = share(Side::New, source.0, total.new)?;
            Some((new.saturating_sub(old).abs(), source, old, new))
        });
        let Some((moved, (_, zh, en), old, new)) = moves.max_by_key(|(moved, ..)| *moved) else { continue };
        if moved >= points {
            let finding = findings.finding(Severity::Info);
            findings.push(
                facts
                    .linked_finding(change, finding)
                    .with("source", zh)
                    .with("source_en", en)
                    .with("old", tenths(old))
                    .with("new", tenths(new)),
            );
        }
    }
}

/// Whether both forms have the same columns: money that one of them shows by itself may be part of another column in
/// the other.
fn have_same_columns(facts: &ChangeFacts, change: &ProjectChange) -> bool {
    let has = |side, column| facts.has_column(change, side, column);
    SOURCES.iter().all(|(column, ..)| has(Side::Old, column) == has(Side::New, column))
}
