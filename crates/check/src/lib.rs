//! Audit rules on performance target tables and on their changes (part of duibiao): what the numbers and texts of
//! tables show by themselves. Rules state facts, never motives; each has its own file with its manual page.
//!
//! - [`check_totals`]: whether the sums of a table hold; quick enough for every reading.
//! - [`check_table`]: one table by every rule that the [`Settings`] choose.
//! - [`check_tables`]: several tables at once, and what stands in more than one of them; [`check_across`] that alone.
//! - [`CheckRun`]: all of it with figures for every unit, and beside an earlier run.
//! - [`check_changes`]: a comparison of two years; [`add_findings`] leaves what it finds in the change set.
//! - [`RULES`]: the rules with their parameters and manual pages.
//!
//! # Example
//! ```
//! use duibiao_check::{Settings, check_table};
//! let text = "\
//! 项目支出绩效目标表（虚构示例）
//! 部门名称：示例市示例局 单位：万元
//! 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
//! 合计 3.00 3.00
//! 示例市示例局 3.00 3.00
//!     2025年宣传经费 2.00 2.00 做好2025年宣传。
//! 1、1-产出指标；11-数量指标；场次；实施周期指标值:≥5场；年度指标值:≥5场。
//! ";
//! let table = duibiao_parse::read("示例.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
//! let arithmetic = Settings { select: vec!["ARI".to_owned()], ..Settings::default() };
//! let findings = check_table(&table, &arithmetic);
//! let codes: Vec<&str> = findings.iter().map(|finding| finding.code.id()).collect();
//! assert_eq!(codes, ["ARI-02", "ARI-03"]);
//! # Ok::<(), duibiao_parse::Error>(())
//! ```

mod alike;
mod baseline;
mod concerned;
mod cost;
mod facts;
mod findings;
mod last_year;
mod manual;
mod money_in_text;
mod naming;
mod project_kind;
mod renamed_indicators;
mod rule;
mod rules;
mod run;
mod settings;
mod sum;

pub use baseline::{BaselineResult, Resolved};
pub use duibiao_core::rounding_bound;
pub use facts::{
    ChangeFacts, Course, Dimension, Dimensions, IndicatorFacts, Money, ProjectFacts, TableFacts,
};
pub use findings::Findings;
pub use manual::{HEADINGS, Manual};
pub use rule::{Check, Parameter, Rule, Strict};
pub use rules::RULES;
pub use run::{CHECKS_SCHEMA, CheckRun, CheckedTable, Status, Summary, UnitSummary};
pub use settings::{Profile, Settings, names_rules};

use duibiao_core::{AnnualTable, Finding, Side};
use duibiao_diff::ChangeSet;
use std::collections::HashMap;

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.id() == code)
}

/// Whether the sums of a table hold, by the rules ARI-01 to ARI-03: findings by rule, then in document order.
pub fn check_totals(table: &AnnualTable) -> Vec<Finding> {
    let facts = TableFacts::new(table);
    let settings = Settings::default();
    let totals = RULES.iter().filter(|rule| rules::TOTALS.contains(&rule.code.id()));
    totals.flat_map(|rule| of_table(rule, &facts, &settings)).collect()
}

/// Checks one table by every rule that looks at a table by itself: findings by rule, then in document order.
pub fn check_table(table: &AnnualTable, settings: &Settings) -> Vec<Finding> {
    table_findings(&TableFacts::new(table), settings)
}

/// Checks tables by themselves and beside each other. The findings of each table, in the order of the tables.
///
/// # Example
/// ```
/// assert!(duibiao_check::check_tables(&[], &duibiao_check::Settings::default()).is_empty());
/// ```
pub fn check_tables(tables: &[&AnnualTable], settings: &Settings) -> Vec<Vec<Finding>> {
    let mut findings: Vec<Vec<Finding>> = tables.iter().map(|table| check_table(table, settings)).collect();
    for (own, across) in findings.iter_mut().zip(check_across(tables, settings)) {
        own.extend(across);
    }
    findings
}

/// Checks tables beside each other only: what stands in more than one of them, or more than once in one. The
/// findings of each table, in the order of the tables.
pub fn check_across(tables: &[&AnnualTable], settings: &Settings) -> Vec<Vec<Finding>> {
    let mut findings = vec![Vec::new(); tables.len()];
    let rules = || running(settings).filter(|rule| matches!(rule.check, Check::Tables(_)));
    if rules().next().is_none() {
        return findings;
    }
    let facts: Vec<TableFacts> = tables.iter().map(|table| TableFacts::new(table)).collect();
    for rule in rules() {
        if let Check::Tables(check) = rule.check {
            let mut found = Findings::new(rule, settings);
            check(&facts, &mut found);
            for (table, finding) in found.into_found() {
                findings[table].push(finding);
            }
        }
    }
    findings
}

/// Checks a comparison by every rule on changes; two versions of one year, and tables in the wrong order, give nothing,
/// since neither is the year before the other. A finding about one entry of the change set has that entry's first
/// new project, or first old one, as its subject.
pub fn check_changes(
    changes: &ChangeSet,
    old: &AnnualTable,
    new: &AnnualTable,
    settings: &Settings,
) -> Vec<Finding> {
    if !facts::may_be_later(old, new) {
        return Vec::new();
    }
    let (old, new) = (TableFacts::new(old), TableFacts::new(new));
    let facts = ChangeFacts { changes, old: &old, new: &new };
    let mut findings = Vec::new();
    for rule in running(settings) {
        if let Check::Changes(check) = rule.check {
            let mut found = Findings::new(rule, settings);
            check(&facts, &mut found);
            findings.extend(found.into_found().into_iter().map(|(_, finding)| finding));
        }
    }
    findings
}

/// Checks a comparison as [`check_changes`] does and leaves the findings in it: those about an entry with the entry,
/// the others with the whole.
pub fn add_findings(changes: &mut ChangeSet, old: &AnnualTable, new: &AnnualTable, settings: &Settings) {
    let findings = check_changes(changes, old, new, settings);
    if findings.is_empty() {
        return;
    }
    let mut entries = HashMap::new();
    for (at, entry) in changes.projects.iter().enumerate() {
        entries.extend(entry.old.iter().map(|project| ((Side::Old, project.position), at)));
        entries.extend(entry.new.iter().map(|project| ((Side::New, project.position), at)));
    }
    for finding in findings {
        let position = finding.subject.as_ref().and_then(|subject| subject.position);
        match finding.side.zip(position).and_then(|place| entries.get(&place)) {
            Some(at) => changes.projects[*at].findings.push(finding),
            None => changes.findings.push(finding),
        }
    }
}

fn running(settings: &Settings) -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| settings.runs(rule))
}

fn table_findings(facts: &TableFacts, settings: &Settings) -> Vec<Finding> {
    running(settings).flat_map(|rule| of_table(rule, facts, settings)).collect()
}

fn of_table(rule: &'static Rule, facts: &TableFacts, settings: &Settings) -> Vec<Finding> {
    let mut found = Findings::new(rule, settings);
    if let Check::Table(check) = rule.check {
        check(facts, &mut found);
    }
    found.into_found().into_iter().map(|(_, finding)| finding).collect()
}

#[cfg(test)]
mod tests;
