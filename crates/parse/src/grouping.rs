//! Forms of one project each, grouped into annual tables.

use crate::label::squash;
use duibiao_core::{
    Amounts, AnnualTable, BudgetUnit, Code, Evidence, EvidenceKind, Finding, Origin, Project, Severity,
    TableKind,
};

const DEPARTMENT_UNKNOWN: Code = Code::of("PAR-05");
const MONEY_UNIT_UNKNOWN: Code = Code::of("PAR-06");
const SUPERVISORS_DIFFER: Code = Code::of("PAR-47");

/// Issuer and year as the cover says them.
pub(crate) type Cover = (Vec<Evidence>, Vec<Evidence>);

/// Groups the forms of a document by what they are about, their year and their money unit.
pub(crate) fn group(forms: Vec<AnnualTable>, cover: &Cover) -> Vec<AnnualTable> {
    let mut groups: Vec<(Key, Vec<AnnualTable>)> = Vec::new();
    for form in forms {
        let key = Key::of(&form);
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, group)) => group.push(form),
            None => groups.push((key, vec![form])),
        }
    }
    groups.into_iter().map(|(_, group)| one(group, cover)).collect()
}

#[derive(PartialEq, Eq)]
struct Key {
    kind: TableKind,
    year: Option<String>,
    money_unit: Option<duibiao_core::MoneyUnit>,
}

impl Key {
    fn of(form: &AnnualTable) -> Self {
        let year = form
            .fiscal_year_evidence
            .first()
            .map(|evidence| evidence.text.chars().filter(char::is_ascii_digit).take(4).collect());
        Self { kind: form.kind, year, money_unit: form.money_unit }
    }
}

fn one(mut group: Vec<AnnualTable>, cover: &Cover) -> AnnualTable {
    let titles_agree = group.iter().all(|form| same(form.title.as_deref(), group[0].title.as_deref()));
    let supervisors = supervisors(&group);
    let mut table = group.remove(0);
    let mut rest: Vec<AnnualTable> = group;
    if !titles_agree {
        table.title = None;
        table.title_origin = Origin::Nowhere;
    }
    let mut units = std::mem::take(&mut table.units);
    for form in &mut rest {
        units.append(&mut form.units);
        table.findings.append(&mut form.findings);
        for evidence in std::mem::take(&mut form.department_evidence) {
            if table.department_evidence.iter().all(|own| own.text != evidence.text) {
                table.department_evidence.push(evidence);
            }
        }
        table.includes_transfers = table.includes_transfers.or(form.includes_transfers);
    }
    settle_department(&mut table, supervisors, cover);
    if table.money_unit.is_none() {
        table.findings.push(Finding::new(MONEY_UNIT_UNKNOWN, Severity::Warning));
    }
    table.units = by_unit(units, table.department.as_deref());
    table
}

fn same(a: Option<&str>, b: Option<&str>) -> bool {
    a.map(squash) == b.map(squash)
}

/// The supervising departments that the forms name.
fn supervisors(group: &[AnnualTable]) -> Vec<(String, Origin)> {
    let mut names: Vec<(String, Origin)> = Vec::new();
    for (_, project) in group.iter().flat_map(AnnualTable::projects) {
        if let Some(department) = &project.supervising_department
            && names.iter().all(|(name, _)| *name != department.name)
        {
            names.push((department.name.clone(), project.origin));
        }
    }
    names
}

/// The issuer of the cover, else the department of the header, else the one above all projects.
fn settle_department(table: &mut AnnualTable, supervisors: Vec<(String, Origin)>, cover: &Cover) {
    table.department_evidence.splice(0..0, cover.0.iter().cloned());
    if table.department_evidence.is_empty() {
        match supervisors.len() {
            0 => {}
            1 => table.department_evidence.extend(supervisors.into_iter().map(|(text, origin)| Evidence {
                kind: EvidenceKind::Inferred,
                text,
                origin,
            })),
            _ => {
                let names: Vec<String> = supervisors.into_iter().map(|(name, _)| name).collect();
                table.findings.push(
                    Finding::new(SUPERVISORS_DIFFER, Severity::Warning).with("names", names.join("、")),
                );
            }
        }
    }
    table.department = table.department_evidence.first().map(|evidence| evidence.text.clone());
    if table.department.is_none() {
        table.findings.push(Finding::new(DEPARTMENT_UNKNOWN, Severity::Warning));
    }
}

/// Units in order of their first appearance. A form that names none belongs to the department.
fn by_unit(forms: Vec<BudgetUnit>, department: Option<&str>) -> Vec<BudgetUnit> {
    let mut units: Vec<BudgetUnit> = Vec::new();
    for form in forms {
        let BudgetUnit { name, origin, projects, .. } = form;
        let name = if name.is_empty() { own_name(&projects, department) } else { name };
        match units.iter_mut().find(|unit| squash(&unit.name) == squash(&name)) {
            Some(unit) => unit.projects.extend(projects),
            None => units.push(BudgetUnit { name, amounts: Amounts::NO_COLUMNS, origin, projects }),
        }
    }
    units
}

fn own_name(projects: &[Project], department: Option<&str>) -> String {
    let supervisor =
        || projects.first()?.supervising_department.as_ref().map(|department| department.name.clone());
    department.map(str::to_owned).or_else(supervisor).unwrap_or_default()
}

/// Puts what the cover says to the evidence of a table, where its header did not say it already.
pub(crate) fn add_cover(table: &mut AnnualTable, (issuer, years): &Cover) {
    let has_cover =
        |evidence: &[Evidence]| evidence.iter().any(|evidence| evidence.kind == EvidenceKind::Cover);
    if !has_cover(&table.department_evidence) && !issuer.is_empty() {
        table.department_evidence.splice(0..0, issuer.iter().cloned());
        table.department = table.department_evidence.first().map(|evidence| evidence.text.clone());
        table.findings.retain(|finding| finding.code != DEPARTMENT_UNKNOWN);
    }
    if !has_cover(&table.fiscal_year_evidence) {
        table.fiscal_year_evidence.extend(years.iter().cloned());
    }
}
