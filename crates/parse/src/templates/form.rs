//! Forms: one project (or department) a table, labels beside their values, a block of indicators below.
//!
//! The Ministry of Finance's form, its provincial clones and their relatives print the same facts under the same
//! words in ever other places. One engine reads them all by the meaning of the labels; what kind of form it is
//! follows from what it prints.

pub(super) mod funding;
pub(super) mod indicators;
pub(super) mod labels;
pub(super) mod project;
mod reader;
pub(super) mod row;
mod seams;

use crate::ReadOptions;
use crate::grid::Section;
use crate::header::{Header, read_form_header};
use crate::label::{bare, squash};
use crate::ledger::Ledger;
use crate::passage::Passage;
use crate::templates::parts::{self, Part};
use duibiao_core::{
    Amounts, AnnualTable, BudgetUnit, Code, Finding, Origin, Scope, Severity, Source, Stage, TableKind,
};
use labels::{Budget, Label, meaning};
use reader::{Form, FormReader};
use row::Row;

pub(super) const PERSONS_LEFT_OUT: Code = Code::of("PAR-45");
const FORM_INCOMPLETE: Code = Code::of("PAR-46");

/// What a form is about, told by what it prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// The Ministry of Finance's form and its clones.
    Ministry,
    /// Targets of the whole period beside those of the year.
    TwoHorizon,
    /// Shanghai's: the project's whole money beside the year's.
    Shanghai,
    /// A whole department.
    WholeDepartment,
    /// What was achieved.
    SelfEvaluation,
    /// What a whole department achieved.
    DepartmentEvaluation,
}

impl FormKind {
    pub(super) fn is_whole_department(self) -> bool {
        matches!(self, Self::WholeDepartment | Self::DepartmentEvaluation)
    }

    fn table_kind(self) -> TableKind {
        match self {
            Self::Ministry | Self::TwoHorizon | Self::Shanghai => TableKind::ProjectTargets,
            Self::WholeDepartment => TableKind::WholeDepartment,
            Self::SelfEvaluation | Self::DepartmentEvaluation => TableKind::SelfEvaluation,
        }
    }
}

/// So many rows are looked through to tell a form.
const MAX_LOOK: usize = 400;

/// Which form a section is; `None` where it is none, or one about monitoring or scoring.
pub(crate) fn classify(section: &Section) -> Option<FormKind> {
    let mut seen = Seen::default();
    for passage in section.above.iter().rev().take(6) {
        seen.title(&passage.text);
    }
    for row in section.grid.rows().take(MAX_LOOK) {
        seen.row(&Row::new(row, false));
    }
    seen.kind()
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "the signs of a form, each on its own")]
struct Seen {
    name: bool,
    department: bool,
    other_label: bool,
    heading: bool,
    actual: bool,
    monitoring: bool,
    lifetime_total: bool,
    goal: bool,
    lifetime_goal: bool,
    parallel: bool,
    cycle_block: bool,
    whole_department: bool,
    evaluation: bool,
    budget_columns: bool,
}

impl Seen {
    fn title(&mut self, text: &str) {
        let words = squash(text);
        if words.chars().count() > 60 || !words.contains('表') {
            return;
        }
        self.whole_department |= words.contains("整体");
        self.cycle_block |= words.contains("长期绩效目标表");
        self.monitoring |=
            ["监控", "跟踪", "再评价", "评价指标表", "评分表"].iter().any(|word| words.contains(word));
        self.evaluation |= words.contains("自评");
    }

    fn row(&mut self, row: &Row<'_>) {
        let texts = || row.cells().map(|cell| cell.passage.text.as_str());
        if parts::is_heading(texts()) {
            self.heading = true;
            let has_name = texts().any(|text| bare(text).starts_with("三级"));
            let parts: Vec<Part> = texts().filter_map(|text| parts::part(text, has_name)).collect();
            self.actual |= parts.contains(&Part::Actual);
            self.monitoring |= parts.iter().any(|part| matches!(part, Part::Monitoring | Part::Evaluation));
            let names = parts.iter().filter(|part| **part == Part::Name).count();
            self.parallel |= names > 1;
            self.cycle_block |=
                texts().any(|text| meaning(text) == Some(Label::Indicators) && parts::is_cycle(&bare(text)));
            return;
        }
        if row.cells().count() == 1 {
            texts().for_each(|text| self.title(text));
        }
        // In a form the label stands before its value; a list has its headings in one row.
        for (idx, text) in texts().enumerate() {
            match meaning(text) {
                Some(Label::Name) if idx == 0 => self.name |= !is_list_heading(row),
                // 项目编码 | 0001 | 项目名称 | 示例经费
                Some(Label::Name) => self.name |= names_project(row),
                Some(Label::Department) if idx == 0 => self.department = true,
                Some(Label::LifetimeTotal) => self.lifetime_total = true,
                Some(Label::Goal) => self.goal = true,
                Some(Label::LifetimeGoal) => self.lifetime_goal = true,
                Some(Label::Budget(Budget::Initial)) => self.budget_columns = true,
                Some(Label::Supervisor | Label::Unit(_) | Label::Code | Label::Funds) => {
                    self.other_label = true;
                }
                _ => {}
            }
        }
    }

    fn kind(&self) -> Option<FormKind> {
        let has_subject = self.name || self.department;
        if !self.heading || !has_subject || self.monitoring {
            return None;
        }
        let is_department = !self.name && (self.whole_department || self.department && !self.other_label);
        Some(match (is_department, self.actual || self.evaluation) {
            (true, true) => FormKind::DepartmentEvaluation,
            (true, false) => FormKind::WholeDepartment,
            (false, true) => FormKind::SelfEvaluation,
            (false, false) if self.lifetime_total && !self.parallel && !self.cycle_block => {
                FormKind::Shanghai
            }
            (false, false) if self.parallel || self.cycle_block || self.goal && self.lifetime_goal => {
                FormKind::TwoHorizon
            }
            (false, false) => FormKind::Ministry,
        })
    }
}

/// The heading of a list begins with 项目名称 too, and has the objectives and indicators beside it.
fn is_list_heading(row: &Row<'_>) -> bool {
    let texts = || row.cells().skip(1).map(|cell| bare(&cell.passage.text));
    let n_labels = texts().filter(|text| text.contains("绩效") || text.contains("指标")).count();
    n_labels >= 2 || texts().any(|text| text == "绩效指标")
}

/// Reads a section: each form in it is a table with one project.
pub(super) fn read(
    section: &Section,
    kind: FormKind,
    options: &ReadOptions,
    _ledger: &mut Ledger,
) -> Vec<AnnualTable> {
    let mut tables = Vec::new();
    let mut above: Vec<Passage> = section.above.clone();
    let mut forms: Vec<(Vec<Passage>, FormReader)> = Vec::new();
    let mut has_indicators = false;
    let grid = seams::joined(&section.grid);
    for cells in grid.rows() {
        let is_page_start = cells.first().is_some_and(|cell| grid.page_starts.contains(&cell.row));
        let row = Row::new(cells, is_page_start);
        if row.is_blank() {
            continue;
        }
        let begins = begins(&row, kind);
        if forms.is_empty() && !begins && !is_field(&row) {
            above.extend(row.cells().map(|cell| cell.passage.clone()));
            continue;
        }
        if let (Some((_, reader)), Some(title)) = (forms.last_mut(), block_title(&row)) {
            reader.block_title(title);
            continue;
        }
        if has_indicators && is_title(&row) {
            above.extend(row.cells().map(|cell| cell.passage.clone()));
            continue;
        }
        // Below the indicators a field that the form has already is the next form's.
        let is_next =
            has_indicators && (begins || forms.last().is_some_and(|(_, reader)| reader.has_field(&row)));
        if forms.is_empty() || is_next {
            forms.push((std::mem::take(&mut above), FormReader::new(kind)));
            has_indicators = false;
        }
        has_indicators |= parts::is_heading(row.cells().map(|cell| cell.passage.text.as_str()));
        if let Some((_, reader)) = forms.last_mut() {
            reader.row(&row);
        }
    }
    for (above, reader) in forms {
        let header = read_form_header(&above);
        let form = reader.finish();
        if !form.project.name.is_empty() || !form.project.indicators.is_empty() {
            tables.push(table(header, form, options));
        }
    }
    tables
}

/// Whether a row has the name of a project beside other fields: label, value, label, value.
fn names_project(row: &Row<'_>) -> bool {
    let means = |idx: usize| row.cell(idx).and_then(|cell| meaning(&cell.passage.text));
    let at = row.cells().position(|cell| meaning(&cell.passage.text) == Some(Label::Name));
    at.is_some_and(|at| {
        let is_value = |idx: usize| row.cell(idx).is_some() && means(idx).is_none();
        means(0).is_some() && is_value(at + 1) && (at == 0 || is_value(at - 1))
    })
}

/// Whether a row begins a form: with the name of what the form is about.
fn begins(row: &Row<'_>, kind: FormKind) -> bool {
    let first = row.cell(0).and_then(|cell| meaning(&cell.passage.text));
    if kind.is_whole_department() {
        first == Some(Label::Department) && row.cell(1).is_some()
    } else {
        first == Some(Label::Name) || names_project(row)
    }
}

/// Whether a row has a label of the form at its beginning.
fn is_field(row: &Row<'_>) -> bool {
    let label = row.cell(0).and_then(|cell| meaning(&cell.passage.text));
    label.is_some_and(|label| !matches!(label, Label::AnyGoal | Label::MoneyUnit | Label::Indicators))
        && row.cell(1).is_some()
}

/// 长期绩效目标表, 年度绩效目标表: the title of a block within a form.
fn block_title<'a>(row: &Row<'a>) -> Option<&'a Passage> {
    let mut cells = row.cells();
    let (Some(only), None) = (cells.next(), cells.next()) else { return None };
    let words = bare(&only.passage.text);
    let is_horizon = ["长期", "中期", "实施期", "年度", "本年"].iter().any(|word| words.starts_with(word));
    (is_horizon && matches!(words.split_once("绩效"), Some((_, "目标表" | "指标" | "指标表" | "目标和指标"))))
        .then_some(&only.passage)
}

/// A title between two forms.
fn is_title(row: &Row<'_>) -> bool {
    let mut cells = row.cells();
    let (Some(only), None) = (cells.next(), cells.next()) else { return false };
    let words = squash(&only.passage.text);
    let year: String = words.chars().filter(|c| !"()（）".contains(*c)).collect();
    words.chars().count() <= 60 && words.ends_with('表') && words.contains("绩效")
        || year.len() == 4 + "年度".len() && year.ends_with("年度")
}

fn table(header: Header, mut form: Form, options: &ReadOptions) -> AnnualTable {
    let mut findings = header.findings;
    findings.append(&mut form.findings);
    if !form.persons.is_empty() {
        if options.with_persons {
            form.project.persons = form.persons;
        } else {
            findings.push(
                Finding::new(PERSONS_LEFT_OUT, Severity::Info)
                    .at(form.project.origin)
                    .with("name", &form.project.name)
                    .with("n", form.persons.len()),
            );
        }
    }
    if form.project.indicators.is_empty() {
        findings.push(
            Finding::new(FORM_INCOMPLETE, Severity::Warning)
                .at(form.project.origin)
                .with("name", &form.project.name),
        );
    }
    let mut project = form.project;
    project.origin = if project.origin.is_somewhere() { project.origin } else { project.goal_origin };
    let (name, origin) = match (form.unit, form.kind.is_whole_department()) {
        (Some((name, origin)), false) => (name, origin),
        _ => (String::new(), Origin::Nowhere),
    };
    let department = match (&form.department, form.kind.is_whole_department()) {
        (Some(department), true) => vec![duibiao_core::Evidence {
            kind: duibiao_core::EvidenceKind::Header,
            text: department.text.trim().to_owned(),
            origin: department.origin(),
        }],
        _ => Vec::new(),
    };
    AnnualTable {
        source: Source::default(),
        kind: form.kind.table_kind(),
        stage: Stage::Unknown,
        scope: Scope::Unknown,
        title: header.title,
        title_origin: header.title_origin,
        department: None,
        department_evidence: header.department.into_iter().chain(department).collect(),
        fiscal_year: None,
        fiscal_year_evidence: header.years,
        includes_transfers: header.includes_transfers,
        money_unit: form.money_unit.or(header.money_unit),
        total: None,
        total_origin: Origin::Nowhere,
        project_expenditure: None,
        units: vec![BudgetUnit { name, amounts: Amounts::NO_COLUMNS, origin, projects: vec![project] }],
        findings,
    }
}
