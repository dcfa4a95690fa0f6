//! An earlier run beside this one: what was mended, what was not, what is new.

use crate::run::{CheckRun, Status};
use duibiao_core::Finding;
use duibiao_diff::indicator_key;
use std::collections::HashMap;

/// What became of the findings of an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BaselineResult {
    /// 已整改: findings that are no longer there although their rule ran.
    pub resolved: Vec<Resolved>,
    /// How many findings are still there.
    pub unresolved: usize,
    /// How many findings are new.
    pub new: usize,
    /// How many earlier findings say nothing now: their rule did not run, or their department's table was not given.
    pub not_checked: usize,
}

/// An earlier finding that is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Resolved {
    /// The department of its table.
    pub department: Option<String>,
    /// The fiscal year of its table.
    pub fiscal_year: Option<i32>,
    /// The finding as it was.
    pub finding: Finding,
}

/// What makes two findings one and the same, wherever they stand and whatever their figures are: the department,
/// the code, the unit, the project and the indicator.
type Key = (String, &'static str, String, String, String);

fn key(department: Option<&str>, finding: &Finding) -> Key {
    let subject = finding.subject.as_deref();
    let squashed = |text: Option<&str>| indicator_key(text.unwrap_or_default());
    (
        squashed(department),
        finding.code.id(),
        squashed(subject.map(|of| of.unit.as_str())),
        squashed(subject.and_then(|of| of.project.as_deref())),
        squashed(finding.values.get("indicator").map(String::as_str)),
    )
}

impl CheckRun {
    /// Sets the statuses of this run's findings against those of an earlier run.
    ///
    /// Findings are the same by department, code, unit, project and indicator; of several with one key as many as
    /// there were stay. A finding whose rule did not run this time, or whose department was not given, is counted as
    /// not checked, never as mended.
    ///
    /// # Example
    /// ```
    /// use duibiao_check::{CheckRun, Settings};
    /// let earlier = CheckRun::new(&[], &[], &Settings::default(), Vec::new());
    /// let mut now = earlier.clone();
    /// now.compare_with(&earlier);
    /// assert_eq!(now.baseline.unwrap().new, 0);
    /// ```
    pub fn compare_with(&mut self, earlier: &Self) {
        let mut before: HashMap<Key, Vec<Resolved>> = HashMap::new();
        let mut order = Vec::new();
        for table in &earlier.tables {
            for finding in &table.findings {
                let key = key(table.table.department.as_deref(), finding);
                let entry = before.entry(key.clone()).or_default();
                if entry.is_empty() {
                    order.push(key);
                }
                entry.push(Resolved {
                    department: table.table.department.clone(),
                    fiscal_year: table.table.fiscal_year,
                    finding: finding.clone(),
                });
            }
        }
        let mut result = BaselineResult::default();
        for table in &mut self.tables {
            let department = table.table.department.as_deref();
            let statuses = table.findings.iter().map(|finding| {
                let earlier = before.get_mut(&key(department, finding));
                // The first of them first: those that are left over are the last.
                if earlier.is_some_and(|same| {
                    !same.is_empty() && {
                        same.remove(0);
                        true
                    }
                }) {
                    result.unresolved += 1;
                    Status::Unresolved
                } else {
                    result.new += 1;
                    Status::New
                }
            });
            table.statuses = Some(statuses.collect());
        }
        let given: Vec<String> = self
            .tables
            .iter()
            .map(|table| indicator_key(table.table.department.as_deref().unwrap_or_default()))
            .collect();
        for gone in order.iter().filter_map(|key| before.remove(key)).flatten() {
            let ran = crate::rule(gone.finding.code.id()).is_none_or(|rule| self.settings.runs(rule));
            let department = indicator_key(gone.department.as_deref().unwrap_or_default());
            if ran && given.contains(&department) {
                result.resolved.push(gone);
            } else {
                result.not_checked += 1;
            }
        }
        self.baseline = Some(result);
    }
}
