//! A table in the shape of the public JSON, with a fingerprint of every record as it was read, so that what a
//! person corrects is found when the document is read again.
//!
//! Reading is strict about what it does not know and forgiving about what is left out: a document written by
//! hand needs names, money and texts of targets, no places, findings or readings.

mod corrections;

use crate::{
    Amounts, AnnualTable, BudgetUnit, Category, Evidence, Finding, Indicator, Level, MoneyUnit, NameAndCode,
    Note, Origin, Period, Project, ProjectExpenditure, Scope, Source, Stage, TableKind, Target, record,
};
use serde::{Deserialize, Serialize};

/// The schema of the document around the tables.
pub const SCHEMA: &str = "duibiao.documents/1";

/// All tables of a call, and the findings about files as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// [`SCHEMA`]
    pub schema: String,
    /// The tables.
    pub documents: Vec<Document>,
    /// About files.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// An [`AnnualTable`] as the JSON has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    #[serde(default)]
    source: Source,
    #[serde(default)]
    kind: TableKind,
    #[serde(default)]
    stage: Stage,
    #[serde(default)]
    scope: Scope,
    title: Option<String>,
    #[serde(default)]
    title_origin: Origin,
    department: Option<String>,
    #[serde(default)]
    department_evidence: Vec<Evidence>,
    fiscal_year: Option<i32>,
    #[serde(default)]
    fiscal_year_evidence: Vec<Evidence>,
    includes_transfers: Option<bool>,
    money_unit: Option<MoneyUnit>,
    total: Option<Amounts>,
    #[serde(default)]
    total_origin: Origin,
    project_expenditure: Option<ProjectExpenditure>,
    units: Vec<UnitRecord>,
    #[serde(default)]
    findings: Vec<Finding>,
    as_read: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRecord {
    name: String,
    #[serde(default)]
    amounts: Amounts,
    #[serde(default)]
    origin: Origin,
    projects: Vec<ProjectRecord>,
    as_read: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectRecord {
    name: String,
    code: Option<String>,
    supervising_department: Option<NameAndCode>,
    nature: Option<String>,
    period: Option<Period>,
    #[serde(default)]
    amounts: Amounts,
    #[serde(default)]
    amounts_origin: Origin,
    lifetime_total: Option<String>,
    goal: Option<String>,
    #[serde(default)]
    goal_origin: Origin,
    lifetime_goal: Option<String>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    persons: Vec<Note>,
    #[serde(default)]
    origin: Origin,
    #[serde(default)]
    indicators: Vec<IndicatorRecord>,
    as_read: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorRecord {
    seq: Option<u32>,
    #[serde(default)]
    level1: Level,
    #[serde(default)]
    level2: Level,
    category: Option<Category>,
    name: String,
    cycle_target: Option<Target>,
    annual_target: Option<Target>,
    score: Option<String>,
    actual: Option<Target>,
    achieved_score: Option<String>,
    #[serde(default)]
    notes: Vec<Note>,
    #[serde(default)]
    origin: Origin,
    as_read: Option<String>,
}

/// The fingerprint of a record and how many records it holds.
fn fingerprint<R: record::Record>(of: &R, children: Option<(&str, usize)>) -> String {
    let mut digests = record::digests(of);
    if let Some((name, n)) = children {
        if !digests.is_empty() {
            digests.push(' ');
        }
        digests.push_str(name);
        digests.push(':');
        digests.push_str(&n.to_string());
    }
    digests
}

// Each record is taken apart without `..`, so that a new field of the model cannot be forgotten here.

impl From<AnnualTable> for Document {
    fn from(table: AnnualTable) -> Self {
        let as_read = Some(fingerprint(&table, Some(("units", table.units.len()))));
        let AnnualTable {
            source,
            kind,
            stage,
            scope,
            title,
            title_origin,
            department,
            department_evidence,
            fiscal_year,
            fiscal_year_evidence,
            includes_transfers,
            money_unit,
            total,
            total_origin,
            project_expenditure,
            units,
            findings,
        } = table;
        Self {
            source,
            kind,
            stage,
            scope,
            title,
            title_origin,
            department,
            department_evidence,
            fiscal_year,
            fiscal_year_evidence,
            includes_transfers,
            money_unit,
            total,
            total_origin,
            project_expenditure,
            units: units.into_iter().map(Into::into).collect(),
            findings,
            as_read,
        }
    }
}

impl From<BudgetUnit> for UnitRecord {
    fn from(unit: BudgetUnit) -> Self {
        let as_read = Some(fingerprint(&unit, Some(("projects", unit.projects.len()))));
        let BudgetUnit { name, amounts, origin, projects } = unit;
        Self { name, amounts, origin, projects: projects.into_iter().map(Into::into).collect(), as_read }
    }
}

impl From<Project> for ProjectRecord {
    fn from(project: Project) -> Self {
        let as_read = Some(fingerprint(&project, Some(("indicators", project.indicators.len()))));
        let Project {
            name,
            code,
            supervising_department,
            nature,
            period,
            amounts,
            amounts_origin,
            lifetime_total,
            goal,
            goal_origin,
            lifetime_goal,
            notes,
            persons,
            origin,
            indicators,
        } = project;
        Self {
            name,
            code,
            supervising_department,
            nature,
            period,
            amounts,
            amounts_origin,
            lifetime_total,
            goal,
            goal_origin,
            lifetime_goal,
            notes,
            persons,
            origin,
            indicators: indicators.into_iter().map(Into::into).collect(),
            as_read,
        }
    }
}

impl From<Indicator> for IndicatorRecord {
    fn from(indicator: Indicator) -> Self {
        let as_read = Some(fingerprint(&indicator, None));
        let Indicator {
            seq,
            level1,
            level2,
            category,
            name,
            cycle_target,
            annual_target,
            score,
            actual,
            achieved_score,
            notes,
            origin,
        } = indicator;
        Self {
            seq,
            level1,
            level2,
            category,
            name,
            cycle_target,
            annual_target,
            score,
            actual,
            achieved_score,
            notes,
            origin,
            as_read,
        }
    }
}
