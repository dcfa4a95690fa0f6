//! STR-14 指标重复 duplicate_indicator
//!
//! 看什么：同一项目中同一类别、名称相同的两个指标，指标值相同，或是同一对象、同一单位的两个数。限定词、单位或其他栏目不同的不算。
//! Looks at: two indicators of one project of the same kind and name whose targets are equal, or two numbers of
//! the same thing in the same unit. Not where qualifiers, units or other columns differ.
//!
//! 为什么：重复的指标多占权重；数值不同时不知以哪个为准。
//! Why: a repeated indicator counts twice; where the numbers differ nobody knows which one holds.
//!
//! 触发：两个“培训人数”，分别为 ≥60人 和 ≥80人。
//! Fires: 培训人数 twice, ≥60人 and ≥80人.
//!
//! 不触发：“人数”两个，一个为外出调查600人，另一个为办案30人；同名而一个为数量、一个为质量。
//! Does not fire: 人数 twice, 外出调查600人 and 办案30人; the same name under 数量 and 质量.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：保留一个，或在名称中写明区别。
//! What to do: keep one, or say in the names how they differ.

use crate::facts::{IndicatorFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Reading, Severity, Target};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-14"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("duplicate_indicator.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let mut sorted: Vec<&IndicatorFacts> = Vec::new();
    for project in &facts.projects {
        sorted.clear();
        sorted.extend(project.real_indicators());
        // Equal names come to stand beside each other in document order.
        sorted.sort_by(|a, b| a.name.cmp(&b.name).then(a.idx.cmp(&b.idx)));
        for pair in sorted.windows(2).filter(|pair| repeats(pair[0], pair[1])) {
            let [first, second] = [pair[0], pair[1]];
            let target = |of: &IndicatorFacts| of.target.map(|target| target.raw.clone()).unwrap_or_default();
            let finding = findings.finding(Severity::Warning);
            findings.push(
                project
                    .indicator_finding(second, finding)
                    .related_to(first.indicator.origin)
                    .with("first", target(first))
                    .with("second", target(second)),
            );
        }
    }
}

fn repeats(one: &IndicatorFacts, other: &IndicatorFacts) -> bool {
    let is_annual =
        |of: &IndicatorFacts| of.indicator.annual_target.as_ref().is_some_and(|of| !of.is_missing());
    one.name == other.name
        && one.category == other.category
        && one.indicator.level2.name == other.indicator.level2.name
        && is_annual(one) == is_annual(other)
        && one.indicator.notes == other.indicator.notes
        && one.target.zip(other.target).is_some_and(|(one, other)| is_of_one_thing(one, other))
}

/// Whether two targets are equal, or two numbers of the same thing.
fn is_of_one_thing(one: &Target, other: &Target) -> bool {
    match (&one.reading, &other.reading) {
        (Reading::Quantity(a), Reading::Quantity(b)) => {
            a.unit == b.unit && a.qualifier == b.qualifier && a.suffix == b.suffix && a.basis == b.basis
        }
        _ => !one.is_missing() && one.raw == other.raw,
    }
}
