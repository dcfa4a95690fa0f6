//! Which tables make a series: those of one kind and department, by year and stage.

use crate::features::SideFeatures;
use crate::grams::{dice, grams};
use crate::name::squash;
use duibiao_core::{
    AnnualTable, Bilingual, Code, Finding, Language, MoneyUnit, Origin, Scope, Severity, Source, Stage,
    TableKind,
};
use std::cmp::Reverse;

const YEAR_UNKNOWN: Code = Code::of("LIN-01");
const SAME_TABLE: Code = Code::of("LIN-02");
const NO_TABLE_OF_YEAR: Code = Code::of("LIN-03");
const VERSIONS: Code = Code::of("LIN-04");
const OTHER_DEPARTMENT_NAME: Code = Code::of("LIN-05");
const ONE_TABLE: Code = Code::of("LIN-06");

/// Departments' names as alike as this may be one department's, if its projects say so too.
const ALIKE_NAMES: u32 = 5_000;
/// Of the smaller table's projects this share must be in the other one: one in four.
const SHARED_PROJECTS: usize = 4;

/// The tables of one kind and one department, by year and stage.
pub(super) struct Sorted<'t> {
    pub(super) kind: TableKind,
    pub(super) department: Option<String>,
    pub(super) money_unit: Option<MoneyUnit>,
    pub(super) tables: Vec<Dated<'t>>,
    pub(super) findings: Vec<Finding>,
}

/// A table with its year.
pub(super) struct Dated<'t> {
    pub(super) year: i32,
    pub(super) table: &'t AnnualTable,
    pub(super) document: usize,
    pub(super) is_reference: bool,
    pub(super) features: SideFeatures<'t>,
}

impl Dated<'_> {
    /// Its department's name without white space and width; empty where it names none.
    fn department(&self) -> String {
        squash(self.table.department.as_deref().unwrap_or_default())
    }
}

impl Sorted<'_> {
    /// The years in between of which there is no table.
    pub(super) fn missing_years(&self) -> Vec<i32> {
        let years = self.tables.windows(2).flat_map(|pair| pair[0].year + 1..pair[1].year);
        years.collect()
    }
}

/// Sorts tables into series, in order of kind and department; the findings are about tables that stand in none,
/// or twice in the input.
pub(super) fn sort<'t>(tables: &[(&'t AnnualTable, usize)]) -> (Vec<Sorted<'t>>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut dated: Vec<Dated<'t>> = Vec::new();
    let mut ordered = tables.to_vec();
    ordered.sort_by_cached_key(|table| order(*table));
    for (table, document) in ordered {
        let Some(year) = table.fiscal_year else {
            findings.push(
                Finding::new(YEAR_UNKNOWN, Severity::Error)
                    .at(table.title_origin)
                    .with("path", &table.source.path)
                    .with("n", document + 1),
            );
            continue;
        };
        if let Some(same) = dated.iter().find(|other| is_same(other.table, table)) {
            findings.push(
                Finding::new(SAME_TABLE, Severity::Warning)
                    .at(table.title_origin)
                    .with("path", &table.source.path)
                    .with("n", document + 1)
                    .with("other", &same.table.source.path)
                    .with("other_n", same.document + 1),
            );
            continue;
        }
        let features = SideFeatures::of(table);
        dated.push(Dated { year, table, document, is_reference: false, features });
    }
    let series = group(dated).into_iter().map(finish).collect();
    (series, findings)
}

/// An order of tables that the order of the arguments does not change.
fn order((table, document): (&AnnualTable, usize)) -> (TableKind, Option<i32>, u8, String, String, usize) {
    let department = squash(table.department.as_deref().unwrap_or_default());
    (table.kind, table.fiscal_year, stage_rank(table.stage), department, table.source.path.clone(), document)
}

/// Whether two tables say the same, wherever they were read from.
fn is_same(a: &AnnualTable, b: &AnnualTable) -> bool {
    let is_one_file = a.source.sha256.is_some() && a.source.sha256 == b.source.sha256;
    if a.fiscal_year != b.fiscal_year || a.stage != b.stage || a.n_projects() != b.n_projects() {
        return false;
    }
    let bare = |table: &AnnualTable| {
        let mut table = table.clone();
        table.source = Source::default();
        table.findings.clear();
        table.fiscal_year_evidence.clear();
        table.department_evidence.clear();
        table.title_origin = Origin::Nowhere;
        table
    };
    (is_one_file || a.source.path == b.source.path || a.total == b.total) && bare(a) == bare(b)
}

/// The tables of one department together; a department that goes by another name in other years too, where the
/// names are alike and the projects are the same.
fn group(tables: Vec<Dated<'_>>) -> Vec<Vec<Dated<'_>>> {
    let mut groups: Vec<Vec<Dated<'_>>> = Vec::new();
    for table in tables {
        let key = |table: &Dated<'_>| (table.table.kind, table.department());
        match groups.iter_mut().find(|group| key(&group[0]) == key(&table)) {
            Some(group) => group.push(table),
            None => groups.push(vec![table]),
        }
    }
    let mut split = Vec::new();
    for group in groups {
        split.extend(by_scope(group));
    }
    let mut groups = split;
    while let Some((into, from)) = renamed_pair(&groups) {
        let moved = groups.remove(from);
        groups[into].extend(moved);
    }
    groups
}

/// A department's and a unit's table of one year are no versions of each other.
fn by_scope(group: Vec<Dated<'_>>) -> Vec<Vec<Dated<'_>>> {
    let clash = group.iter().any(|a| {
        let is_other = |b: &&Dated<'_>| b.year == a.year && b.table.scope == Scope::Unit;
        a.table.scope == Scope::Department && group.iter().any(|b| is_other(&b))
    });
    if !clash {
        return vec![group];
    }
    let (units, departments) = group.into_iter().partition(|table| table.table.scope == Scope::Unit);
    vec![departments, units]
}

/// The first two groups that are one department under two names, as indices.
fn renamed_pair(groups: &[Vec<Dated<'_>>]) -> Option<(usize, usize)> {
    let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
    pairs.into_iter().find(|(a, b)| are_one(&groups[*a], &groups[*b]))
}

fn are_one(a: &[Dated<'_>], b: &[Dated<'_>]) -> bool {
    let share_year = a.iter().any(|a| b.iter().any(|b| a.year == b.year));
    if a[0].table.kind != b[0].table.kind || share_year {
        return false;
    }
    let (name_a, name_b) = (a[0].department(), b[0].department());
    // A table that names no department belongs to the one whose projects it has.
    let are_alike = name_a.is_empty() || name_b.is_empty() || {
        name_a.contains(&name_b)
            || name_b.contains(&name_a)
            || dice(&grams(&name_a), &grams(&name_b)) >= ALIKE_NAMES
    };
    are_alike && a.iter().any(|a| b.iter().any(|b| share_projects(&a.features, &b.features)))
}

fn share_projects(a: &SideFeatures<'_>, b: &SideFeatures<'_>) -> bool {
    let (small, large) = if a.projects.len() <= b.projects.len() { (a, b) } else { (b, a) };
    let cores: std::collections::BTreeSet<&str> =
        large.projects.iter().map(|project| project.name.core.as_str()).collect();
    let shared = small.projects.iter().filter(|project| cores.contains(project.name.core.as_str())).count();
    shared > 0 && shared * SHARED_PROJECTS >= small.projects.len()
}

/// Orders the tables of a series, says which is each year's reference, and what is to be told of the whole.
fn finish(mut tables: Vec<Dated<'_>>) -> Sorted<'_> {
    tables.sort_by_cached_key(|table| (table.year, order((table.table, table.document))));
    let mut previous = None;
    for table in &mut tables {
        table.is_reference = previous != Some(table.year);
        previous = Some(table.year);
    }
    let stated = |table: &&Dated<'_>| table.table.money_unit.is_some();
    let kind = tables.first().map_or(TableKind::ProjectTargets, |table| table.table.kind);
    let department = tables.iter().rev().find_map(|table| table.table.department.clone());
    let mut series = Sorted {
        kind,
        money_unit: tables.iter().rev().find(stated).and_then(|table| table.table.money_unit),
        findings: Vec::new(),
        department,
        tables,
    };
    series.findings = findings(&series);
    series
}

fn findings(series: &Sorted<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let department = series.department.as_deref().unwrap_or("—");
    for pair in series.tables.windows(2) {
        for year in pair[0].year + 1..pair[1].year {
            findings.push(
                Finding::new(NO_TABLE_OF_YEAR, Severity::Warning)
                    .with("department", department)
                    .with("year", year)
                    .with("old_year", pair[0].year)
                    .with("new_year", pair[1].year),
            );
        }
    }
    for reference in series.tables.iter().filter(|table| table.is_reference) {
        let n = series.tables.iter().filter(|table| table.year == reference.year).count();
        if n > 1 {
            let stage = stage_name(reference.table.stage);
            findings.push(
                Finding::new(VERSIONS, Severity::Info)
                    .with("department", department)
                    .with("year", reference.year)
                    .with("n", n)
                    .with("stage", stage.text(Language::Zh))
                    .with("stage_en", stage.text(Language::En))
                    .with("path", &reference.table.source.path),
            );
        }
    }
    let latest = series.department.as_deref().map(squash).unwrap_or_default();
    let mut told = vec![latest];
    for table in &series.tables {
        let name = table.department();
        if !told.contains(&name) {
            findings.push(
                Finding::new(OTHER_DEPARTMENT_NAME, Severity::Warning)
                    .with("year", table.year)
                    .with("name", table.table.department.as_deref().unwrap_or("—"))
                    .with("department", department),
            );
            told.push(name);
        }
    }
    if let [table] = series.tables.as_slice() {
        findings.push(
            Finding::new(ONE_TABLE, Severity::Warning)
                .with("department", department)
                .with("year", table.year)
                .with("path", &table.table.source.path),
        );
    }
    findings.sort_by_key(|finding| Reverse(finding.severity));
    findings
}

/// 年初 before what says nothing, before what was adjusted.
const fn stage_rank(stage: Stage) -> u8 {
    match stage {
        Stage::Initial => 0,
        Stage::Unknown => 1,
        Stage::Adjusted => 2,
        Stage::Final => 3,
    }
}

const fn stage_name(stage: Stage) -> Bilingual {
    match stage {
        Stage::Initial => Bilingual::fixed("年初预算", "the initial budget"),
        Stage::Adjusted => Bilingual::fixed("调整预算", "the adjusted budget"),
        Stage::Final => Bilingual::fixed("决算", "the final accounts"),
        Stage::Unknown => Bilingual::fixed("未注明编制阶段的一张", "the one that does not state its stage"),
    }
}
