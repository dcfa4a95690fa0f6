//! SEM-05 绩效目标雷同 identical_targets
//!
//! 看什么：同一表内或同时检查的同年各表中的两个项目：共同的指标名称占全部名称的“min_names”以上，其中指标值相同的占“min_values”以上，且至少有两个相同的数量（百分比除外）。满意度和资金执行指标不计。只报后一个项目。
//! Looks at: two projects of a table, or of tables of the same year checked together, that share min_names of all their
//! indicators' names, of which min_values have the same target, at least two of them amounts other than percentages.
//! Satisfaction and spending are left out. The later project is reported.
//!
//! 为什么：不同的钱做同样的事、定同样的数，难以判断哪个项目完成了目标。
//! Why: the same figures for different money: nobody can tell which project reached them.
//!
//! 触发：两个就业补助项目：11项、12项指标中10项同名，其中多数指标值相同，金额相差数百倍。
//! Fires: two projects with 10 names in common of 11 and 12, most with the same targets, their money far apart.
//!
//! 不触发：两个项目只有满意度≥90%、资金支付完成率≥95%相同；同名项目各自人数不同；少于“min_common”项相同。
//! Does not fire: two projects that share satisfaction and spending alone; the same names with other figures; fewer than min_common.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位按各项目的资金和任务分别确定指标值，或者合并项目。
//! What to do: ask the unit for targets by the money and work of each, or to merge them.

use crate::alike::{alike, key};
use crate::facts::{ProjectFacts, TableFacts, place};
use crate::findings::Findings;
use crate::naming::{is_of_spending, is_satisfaction};
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Indicator, Severity, Target};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-05"),
    check: Check::Tables(check),
    parameters: &[
        Parameter::of(
            "min_common",
            6,
            0,
            Bilingual::fixed("至少多少项同名", "the least number of common names"),
        ),
        Parameter::of(
            "min_names",
            70,
            0,
            Bilingual::fixed("同名指标的最低占比（%）", "the least share of common names (%)"),
        ),
        Parameter::of(
            "min_values",
            60,
            0,
            Bilingual::fixed(
                "同名指标中同值的最低占比（%）",
                "the least share of equal targets among them (%)",
            ),
        ),
    ],
    strict: Strict::Same,
    page: page!("identical_targets.rs"),
};

/// What of a project is compared with others.
struct TargetSet<'a, 't> {
    table: usize,
    project: &'a ProjectFacts<'t>,
    /// The keys of its indicators: of the name, and of the name with the target.
    indicators: Vec<(u64, u64)>,
}

/// So many amounts must be the same: one may be by chance.
const MIN_AMOUNTS: usize = 2;

fn check(tables: &[TableFacts], findings: &mut Findings) {
    let (min_common, min_names, min_values) =
        (findings.parameter("min_common"), findings.parameter("min_names"), findings.parameter("min_values"));
    // Sets are alike only where amounts are the same, so those are the keys by which candidates are found.
    let (mut sets, mut amounts) = (Vec::new(), Vec::new());
    for (table, facts) in tables.iter().enumerate() {
        for project in facts.projects.iter().filter(|of| has_enough(of, min_common)) {
            let (set, of_amounts) = keys(table, project);
            if of_amounts.len() >= MIN_AMOUNTS {
                sets.push(set);
                amounts.push(of_amounts);
            }
        }
    }
    let is_alike = |earlier: usize, later: usize| {
        let (a, b) = (&sets[earlier], &sets[later]);
        if !may_compare(tables, a, b) || n_common(&amounts[earlier], &amounts[later]) < MIN_AMOUNTS {
            return false;
        }
        let (common, equal) = in_common(a, b);
        let hundred = |n: usize| Decimal::from(n) * Decimal::ONE_HUNDRED;
        let all = Decimal::from(a.indicators.len() + b.indicators.len() - common);
        Decimal::from(common) >= min_common
            && hundred(common) >= min_names * all
            && hundred(equal) >= min_values * Decimal::from(common)
    };
    for (earlier, later) in alike(&amounts, is_alike) {
        let (a, b) = (&sets[earlier], &sets[later]);
        let (common, equal) = in_common(a, b);
        let finding = findings
            .finding(Severity::Warning)
            .with("other", &a.project.project.name)
            .with("place", place(tables, (a.table, a.project), b.table))
            .with("common", common)
            .with("equal", equal);
        let mut finding = b.project.finding(finding);
        if a.table == b.table {
            finding = finding.related_to(a.project.project.origin);
        }
        findings.push_to(b.table, finding);
    }
}

/// Whether a project can have so much in common with another: most cannot, and are not looked at any closer.
fn has_enough(project: &ProjectFacts, min_common: Decimal) -> bool {
    let indicators = &project.project.indicators;
    let amounts = indicators.iter().filter_map(Indicator::target).filter(|target| is_amount(target));
    Decimal::from(indicators.len()) >= min_common && amounts.count() >= MIN_AMOUNTS
}

fn is_amount(target: &Target) -> bool {
    target.quantity().and_then(|of| of.unit.as_deref()).is_some_and(|unit| unit != "%")
}

/// Over the years the same targets of one department are the business of the comparison.
fn may_compare(tables: &[TableFacts], a: &TargetSet, b: &TargetSet) -> bool {
    a.table == b.table || tables[a.table].table.fiscal_year == tables[b.table].table.fiscal_year
}

/// What of a project is compared, and the keys of those of its targets that are amounts.
fn keys<'a, 't>(table: usize, project: &'a ProjectFacts<'t>) -> (TargetSet<'a, 't>, Vec<u64>) {
    let (mut indicators, mut amounts) = (Vec::new(), Vec::new());
    for indicator in project.real_indicators() {
        let Some(target) = indicator.target else { continue };
        if is_satisfaction(&indicator.name) || is_of_spending(&indicator.name) {
            continue;
        }
        let value = match target.quantity() {
            Some(of) => key(&(&indicator.name, of.comparator, of.value, &of.unit, &of.basis)),
            None => key(&(&indicator.name, target.raw.trim_end_matches('。'))),
        };
        indicators.push((key(&indicator.name), value));
        amounts.extend(is_amount(target).then_some(value));
    }
    indicators.sort_unstable();
    indicators.dedup_by_key(|(name, _)| *name);
    amounts.sort_unstable();
    amounts.dedup();
    (TargetSet { table, project, indicators }, amounts)
}

fn n_common(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|key| b.binary_search(key).is_ok()).count()
}

/// How many names are the same, and how many of them with the same target.
fn in_common(a: &TargetSet, b: &TargetSet) -> (usize, usize) {
    let of_b = |name: &u64| b.indicators.binary_search_by_key(name, |(name, _)| *name).ok();
    let mut common = (0, 0);
    for (name, target) in &a.indicators {
        if let Some(idx) = of_b(name) {
            common.0 += 1;
            common.1 += usize::from(b.indicators[idx].1 == *target);
        }
    }
    common
}
