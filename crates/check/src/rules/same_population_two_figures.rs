//! SEM-09 同一对象出现两个数 same_population_two_figures
//!
//! 看什么：同一单位的两个名称相近的项目都以人数为指标值，一个数正好是另一个数的约数（31972人和3.2万人）。
//! Looks at: two projects of one unit with names much alike and numbers of people of which one is the other rounded (31972人 and
//! 3.2万人).
//!
//! 为什么：同一批人在两个项目中数不同，补助、慰问的标准和总额就难以核对。
//! Why: one group of people with two figures: what is paid to them cannot be checked.
//!
//! 触发：社会申办退休人员管理活动费：≥31972人；社会申办退休退管服务：≥3.2万人。
//! Fires: 社会申办退休人员管理活动费 (retirees): ≥31972人; 社会申办退休退管服务: ≥3.2万人.
//!
//! 不触发：两个数相同；不足1000人的；项目名称没有四个连续相同的字；31972人和3.3万人。
//! Does not fire: equal figures; below 1000; names without four characters in a row in common; 31972人 and 3.3万人.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明口径，统一人数。
//! What to do: ask the unit how people are counted, and for one figure.

use crate::facts::TableFacts;
use crate::facts::{IndicatorFacts, ProjectFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Family, Severity, family_of};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-09"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("same_population_two_figures.rs"),
};

/// Below that a figure may be another's rounded one by chance.
const LEAST: Decimal = Decimal::from_parts(1000, 0, 0, false, 0);

/// So many neighbours in order of size are compared: the rounded figure is a near one.
const NEIGHBOURS: usize = 4;

/// Names with so many characters in a row in common speak of the same.
const COMMON_CHARACTERS: usize = 4;

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (_, projects) in facts.units() {
        let mut figures: Vec<(Decimal, &ProjectFacts, &IndicatorFacts)> = Vec::new();
        for project in projects {
            figures.extend(project.real_indicators().filter_map(|of| Some((people(of)?, project, of))));
        }
        figures.sort_by_key(|(value, project, of)| (*value, project.position, of.idx));
        for (idx, one) in figures.iter().enumerate() {
            for other in figures[idx + 1..].iter().take(NEIGHBOURS) {
                let is_rounded = is_rounding(one.0, other.0) || is_rounding(other.0, one.0);
                if is_rounded && one.1.position != other.1.position && is_alike(one.1, other.1) {
                    let (first, later) =
                        if one.1.position < other.1.position { (one, other) } else { (other, one) };
                    report(first, later, findings);
                }
            }
        }
    }
}

fn report(
    (_, first, of_first): &(Decimal, &ProjectFacts, &IndicatorFacts),
    (_, later, of_later): &(Decimal, &ProjectFacts, &IndicatorFacts),
    findings: &mut Findings,
) {
    let raw = |of: &IndicatorFacts| of.target.map_or(String::new(), |target| target.raw.clone());
    let finding = findings
        .finding(Severity::Info)
        .with("other", &first.project.name)
        .with("figure", raw(of_later))
        .with("other_figure", raw(of_first));
    findings.push(later.indicator_finding(of_later, finding).related_to(of_first.indicator.origin));
}

fn people(indicator: &IndicatorFacts) -> Option<Decimal> {
    let number =
        indicator.target?.quantity().filter(|number| number.basis.is_none() && number.value >= LEAST)?;
    let family = family_of(number.unit.as_deref()?)?.family;
    (family == Family::People).then_some(number.value)
}

/// Whether `coarse` is `fine` with its last digits rounded away, up or down.
fn is_rounding(fine: Decimal, coarse: Decimal) -> bool {
    let mut step = Decimal::ONE;
    let larger = |step: Decimal| step.checked_mul(Decimal::TEN);
    while let Some(next) = larger(step).filter(|next| (coarse % next).is_zero() && *next <= coarse) {
        step = next;
    }
    // One digit alone (3万) is no figure to compare with.
    fine != coarse
        && step > Decimal::ONE
        && coarse / step >= Decimal::TEN
        && (fine - coarse).abs() * Decimal::TWO <= step
}

/// Whether the names of two projects have some characters in a row in common.
fn is_alike(one: &ProjectFacts, other: &ProjectFacts) -> bool {
    let name = &one.project.name;
    let mut ends: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    ends.push(name.len());
    ends.windows(COMMON_CHARACTERS + 1)
        .any(|span| other.project.name.contains(&name[span[0]..span[COMMON_CHARACTERS]]))
}
