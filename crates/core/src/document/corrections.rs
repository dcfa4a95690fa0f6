//! From a document back to a table: what was corrected by hand since the reading becomes findings.

use super::{Document, IndicatorRecord, ProjectRecord, UnitRecord};
use crate::record::{self, Record, corrected};
use crate::{AnnualTable, BudgetUnit, Category, Code, Finding, Indicator, Origin, Project, Severity, Target};

const ROWS_EDITED: Code = Code::of("PAR-63");
const READING_DIFFERS: Code = Code::of("PAR-64");

/// Where a record stands, in words: `示例局 / 宣传经费 / 场次`.
fn path_of(above: &str, label: &str) -> String {
    if above.is_empty() { label.to_owned() } else { format!("{above} / {label}") }
}

/// The findings on one record.
fn compare<R: Record>(of: &R, as_read: Option<&str>, path: &str, findings: &mut Vec<Finding>) {
    let Some(as_read) = as_read else { return };
    for value in record::changed(of, as_read) {
        let text = value.text.unwrap_or_default();
        findings.push(corrected::<R>(path, &value.key, &text, None, of.place()));
    }
}

/// Whether records were added or removed.
fn count(
    as_read: Option<&str>,
    what: &'static [&'static str; 3],
    n: usize,
    all_known: bool,
    path: &str,
    at: Origin,
    findings: &mut Vec<Finding>,
) {
    let [key, zh, en] = *what;
    let recorded = as_read.and_then(|as_read| {
        let entry = as_read.rsplit(' ').next()?;
        entry.strip_prefix(key)?.strip_prefix(':')?.parse::<usize>().ok()
    });
    let Some(old) = recorded.filter(|old| *old != n || !all_known) else { return };
    findings.push(
        Finding::new(ROWS_EDITED, Severity::Warning)
            .at(at)
            .with("name", path)
            .with("what", zh)
            .with("what_en", en)
            .with("old", old)
            .with("n", n),
    );
}

impl Document {
    /// The table. Its findings are those of the reading, what was corrected by hand first; results of audit
    /// rules are left out, since rules are run on the table as it is now.
    pub fn into_table(self) -> AnnualTable {
        let mut findings = Vec::new();
        let as_read = self.as_read.as_deref();
        let all_known = self.units.iter().all(|unit| unit.as_read.is_some());
        let n_units = self.units.len();
        let units = self.units.into_iter().map(|unit| unit.into_unit(&mut findings)).collect();
        let mut table = AnnualTable {
            source: self.source,
            kind: self.kind,
            stage: self.stage,
            scope: self.scope,
            title: self.title,
            title_origin: self.title_origin,
            department: self.department,
            department_evidence: self.department_evidence,
            fiscal_year: self.fiscal_year,
            fiscal_year_evidence: self.fiscal_year_evidence,
            includes_transfers: self.includes_transfers,
            money_unit: self.money_unit,
            total: self.total,
            total_origin: self.total_origin,
            project_expenditure: self.project_expenditure,
            units,
            findings: Vec::new(),
        };
        let label = table.label().to_owned();
        let mut all = Vec::new();
        compare(&table, as_read, &label, &mut all);
        let what = &["units", "单位", "units"];
        count(as_read, what, n_units, all_known, &label, table.title_origin, &mut all);
        all.append(&mut findings);
        all.extend(self.findings.into_iter().filter(|finding| {
            // What was unknown when the file was read may have been filled in since.
            let is_settled = match finding.code.id() {
                "PAR-03" => table.fiscal_year.is_some(),
                "PAR-05" => table.department.is_some(),
                "PAR-06" => table.money_unit.is_some(),
                _ => false,
            };
            finding.code.id().starts_with("PAR-") && !is_settled
        }));
        table.findings = all;
        table
    }
}

impl UnitRecord {
    fn into_unit(self, findings: &mut Vec<Finding>) -> BudgetUnit {
        let as_read = self.as_read.as_deref();
        let all_known = self.projects.iter().all(|project| project.as_read.is_some());
        let unit =
            BudgetUnit { name: self.name, amounts: self.amounts, origin: self.origin, projects: Vec::new() };
        compare(&unit, as_read, &unit.name, findings);
        let what = &["projects", "项目", "projects"];
        count(as_read, what, self.projects.len(), all_known, &unit.name, unit.origin, findings);
        let projects =
            self.projects.into_iter().map(|project| project.into_project(&unit.name, findings)).collect();
        BudgetUnit { projects, ..unit }
    }
}

impl ProjectRecord {
    fn into_project(self, unit: &str, findings: &mut Vec<Finding>) -> Project {
        let as_read = self.as_read.as_deref();
        let all_known = self.indicators.iter().all(|indicator| indicator.as_read.is_some());
        let project = Project {
            name: self.name,
            code: self.code,
            supervising_department: self.supervising_department,
            nature: self.nature,
            period: self.period,
            amounts: self.amounts,
            amounts_origin: self.amounts_origin,
            lifetime_total: self.lifetime_total,
            goal: self.goal,
            goal_origin: self.goal_origin,
            lifetime_goal: self.lifetime_goal,
            notes: self.notes,
            persons: self.persons,
            origin: self.origin,
            indicators: Vec::new(),
        };
        let path = path_of(unit, &project.name);
        compare(&project, as_read, &path, findings);
        let what = &["indicators", "指标", "indicators"];
        count(as_read, what, self.indicators.len(), all_known, &path, project.origin, findings);
        let indicators =
            self.indicators.into_iter().map(|indicator| indicator.into_indicator(&path, findings)).collect();
        Project { indicators, ..project }
    }
}

impl IndicatorRecord {
    fn into_indicator(self, project: &str, findings: &mut Vec<Finding>) -> Indicator {
        let mut indicator = Indicator {
            seq: self.seq,
            level1: self.level1,
            level2: self.level2,
            category: self.category,
            name: self.name,
            cycle_target: self.cycle_target,
            annual_target: self.annual_target,
            score: self.score,
            actual: self.actual,
            achieved_score: self.achieved_score,
            notes: self.notes,
            origin: self.origin,
        };
        let as_read = self.as_read.as_deref();
        let path = path_of(project, &indicator.name);
        let changed = as_read.map(|as_read| record::changed(&indicator, as_read)).unwrap_or_default();
        for value in &changed {
            let text = value.text.as_deref().unwrap_or_default();
            findings.push(corrected::<Indicator>(&path, &value.key, text, None, indicator.origin));
        }
        let is_changed = |prefix: &str| changed.iter().any(|value| value.key.starts_with(prefix));
        if indicator.category.is_none() || is_changed("level") {
            indicator.category = Category::classify(&indicator.level1, &indicator.level2);
        }
        let origin = indicator.origin;
        for (key, target) in [
            ("cycle_target", &mut indicator.cycle_target),
            ("annual_target", &mut indicator.annual_target),
            ("actual", &mut indicator.actual),
        ] {
            let Some(target) = target else { continue };
            let fresh = Target::read(&target.raw);
            if fresh == *target {
                continue;
            }
            // Of a text that was changed the old reading says nothing. Of one that stands as it was read the
            // reading is kept: a form may know more than the text says, or a person does.
            let is_text_known = as_read.is_some() && !is_changed(key);
            if !is_changed(key) {
                let severity = if is_text_known { Severity::Info } else { Severity::Warning };
                let field = record::field_name::<Indicator>(key);
                findings.push(
                    Finding::new(READING_DIFFERS, severity)
                        .at(origin)
                        .with("name", &path)
                        .with("field", &field.zh)
                        .with("field_en", &field.en)
                        .with("text", &target.raw),
                );
            }
            if !is_text_known {
                *target = fresh;
            }
        }
        indicator
    }
}
