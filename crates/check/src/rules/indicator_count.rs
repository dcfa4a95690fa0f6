//! STR-13 指标过少或过多 indicator_count
//!
//! 看什么：每个项目已填写的指标个数：少于参数 min_indicators 或多于 max_indicators。没有已填写指标的项目见 STR-03。
//! Looks at: the number of indicators of a project that are filled in: fewer than min_indicators or more than
//! max_indicators. Projects without any are STR-03.
//!
//! 为什么：过少不足以反映目标，过多则抓不住重点。
//! Why: too few do not cover the objective, too many hide what matters.
//!
//! 触发：4,813.95 万元的项目只有两个指标。
//! Fires: two indicators for 4,813.95 万元.
//!
//! 不触发：三个指标。
//! Does not fire: three indicators.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位按绩效目标补充核心指标，或归并次要指标。
//! What to do: ask for the missing core indicators, or to merge minor ones.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity, TableKind};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-13"),
    check: Check::Table(check),
    parameters: &[
        Parameter::of("min_indicators", 3, 0, Bilingual::fixed("最少的指标个数", "fewest indicators")),
        Parameter::of("max_indicators", 20, 0, Bilingual::fixed("最多的指标个数", "most indicators")),
    ],
    strict: Strict::Raised,
    page: page!("indicator_count.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    if facts.table.kind == TableKind::WholeDepartment {
        return;
    }
    let (min, max) = (findings.parameter("min_indicators"), findings.parameter("max_indicators"));
    for project in &facts.projects {
        let n = Decimal::from(project.real_indicators().count());
        let (relation, relation_en, bound) = if n < min && !n.is_zero() {
            ("少于", "fewer", min)
        } else if n > max {
            ("多于", "more", max)
        } else {
            continue;
        };
        let finding = findings.finding(Severity::Info);
        findings.push(
            project
                .finding(finding)
                .with("n", n)
                .with("relation", relation)
                .with("relation_en", relation_en)
                .with("bound", bound),
        );
    }
}
