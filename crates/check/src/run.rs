//! The result of a check over any number of tables, in the shape of the public JSON.

use crate::baseline::BaselineResult;
use crate::{Settings, check_across, check_table};
use duibiao_core::{AnnualTable, Finding, MoneyUnit, Severity};
use duibiao_diff::TableRef;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The schema that [`CheckRun`] serializes to.
pub const CHECKS_SCHEMA: &str = "duibiao.checks/1";

/// What a check found.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CheckRun {
    /// [`CHECKS_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// The version of this crate.
    pub version: Cow<'static, str>,
    /// The rules, severities and numbers that were chosen.
    pub settings: Settings,
    /// The tables in the order given.
    pub tables: Vec<CheckedTable>,
    /// What became of the findings of an earlier run, where one was given.
    pub baseline: Option<BaselineResult>,
    /// Findings about files as a whole.
    pub findings: Vec<Finding>,
}

/// What was found in one table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CheckedTable {
    /// The table.
    pub table: TableRef,
    /// All of it in figures.
    pub summary: Summary,
    /// Its units in figures, in document order.
    pub units: Vec<UnitSummary>,
    /// Doubts of the reading, then what the rules found: by rule, then in document order.
    pub findings: Vec<Finding>,
    /// Against an earlier run, one for each finding; `None`: there was none to compare with.
    pub statuses: Option<Vec<Status>>,
}

/// What became of a finding since an earlier run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Status {
    /// 已整改: it was there, and is no longer.
    Resolved,
    /// 未整改: it was there, and still is.
    Unresolved,
    /// 新出现: it was not there.
    New,
}

/// A table or a unit in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary {
    /// Its projects.
    pub projects: usize,
    /// Their totals together, in 元; `None` where no amount is printed or the table says no unit of money.
    pub amount: Option<Decimal>,
    /// Their indicators.
    pub indicators: usize,
    /// Those of them whose target holds a number.
    pub quantified: usize,
    /// 指标量化率: quantified / indicators as a fraction, 4 decimals; `None` without indicators.
    pub quantification_rate: Option<Decimal>,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are information.
    pub information: usize,
}

/// A budget unit in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnitSummary {
    /// Its name as printed.
    pub name: String,
    /// Its figures; of the findings only those about the unit, its projects and their indicators.
    pub summary: Summary,
}

impl CheckRun {
    /// A run over tables: each checked by itself, then beside the others. `documents` says the place of each table in
    /// its file, from 0.
    ///
    /// # Example
    /// ```
    /// use duibiao_check::{CheckRun, Settings};
    /// let run = CheckRun::new(&[], &[], &Settings::default(), Vec::new());
    /// assert!(run.tables.is_empty());
    /// ```
    pub fn new(
        tables: &[&AnnualTable],
        documents: &[usize],
        settings: &Settings,
        findings: Vec<Finding>,
    ) -> Self {
        let found = tables.iter().map(|table| check_table(table, settings)).collect();
        Self::of_findings(tables, documents, settings, found, findings)
    }

    /// The same where each table's own findings are there already.
    pub fn of_findings(
        tables: &[&AnnualTable],
        documents: &[usize],
        settings: &Settings,
        found: Vec<Vec<Finding>>,
        findings: Vec<Finding>,
    ) -> Self {
        let across = check_across(tables, settings);
        let checked =
            tables.iter().zip(found).zip(across).enumerate().map(|(idx, ((table, own), across))| {
                // What the reading doubted; sums were checked with it, and are checked again here by the settings.
                let doubts = table.findings.iter().filter(|finding| crate::rule(finding.code.id()).is_none());
                let findings: Vec<Finding> = doubts.cloned().chain(own).chain(across).collect();
                CheckedTable::new(table, documents.get(idx).copied().unwrap_or(0), findings)
            });
        Self {
            schema: Cow::Borrowed(CHECKS_SCHEMA),
            version: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
            settings: settings.clone(),
            tables: checked.collect(),
            baseline: None,
            findings,
        }
    }

    /// Whether any finding weighs at least so much.
    pub fn has(&self, least: Severity) -> bool {
        let of_tables = self.tables.iter().flat_map(|table| &table.findings);
        of_tables.chain(&self.findings).any(|finding| finding.severity >= least)
    }
}

impl CheckedTable {
    fn new(table: &AnnualTable, document: usize, findings: Vec<Finding>) -> Self {
        let money_unit = table.money_unit;
        let mut first = 0;
        let units = table.units.iter().map(|unit| {
            let places = first..first + unit.projects.len();
            first = places.end;
            // By place, since a unit may be printed twice; what is about the unit as a whole goes by its name.
            let about_unit = findings.iter().filter(|finding| {
                let subject = finding.subject.as_deref();
                subject.is_some_and(|of| match of.position {
                    Some(position) => places.contains(&position),
                    None => of.unit == unit.name,
                })
            });
            let summary = Summary::of(unit.projects.iter(), money_unit, about_unit);
            UnitSummary { name: unit.name.clone(), summary }
        });
        let units: Vec<UnitSummary> = units.collect();
        Self {
            table: TableRef::of(table, document),
            summary: Summary::of(table.projects().map(|(_, project)| project), money_unit, findings.iter()),
            units,
            statuses: None,
            findings,
        }
    }
}

impl Summary {
    fn of<'a>(
        projects: impl Iterator<Item = &'a duibiao_core::Project>,
        money_unit: Option<MoneyUnit>,
        findings: impl Iterator<Item = &'a Finding>,
    ) -> Self {
        let mut summary = Self::default();
        for project in projects {
            summary.projects += 1;
            summary.indicators += project.indicators.len();
            let targets = project.indicators.iter().filter_map(duibiao_core::Indicator::target);
            summary.quantified += targets.filter(|target| target.is_quantified()).count();
            let total = project.amounts.total.printed();
            if let Some(yuan) =
                total.zip(money_unit).and_then(|(total, unit)| unit.convert(total, MoneyUnit::Yuan))
            {
                summary.amount = summary.amount.unwrap_or_default().checked_add(yuan);
            }
        }
        if summary.indicators > 0 {
            let rate = Decimal::from(summary.quantified) / Decimal::from(summary.indicators);
            summary.quantification_rate = Some(rate.round_dp(4).normalize());
        }
        for finding in findings {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Info => summary.information += 1,
            }
        }
        summary
    }
}
