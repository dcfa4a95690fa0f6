//! The view of one annual table: what was read, and what is doubtful about it.

mod columns;
mod money;
mod particulars;

use self::columns::IndicatorColumns;
use self::money::{Money, column_name, money_line, write_money};
use self::particulars::{expenditure, particulars};
use crate::changes_view::list_findings;
use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words;
use crate::{ViewOptions, sanitize};
use duibiao_core::{
    AnnualTable, Bilingual, BudgetUnit, Evidence, EvidenceKind, Finding, Format, Origin, Project, TableKind,
};
use std::fmt::Display;

/// Renders one annual table for people: whose it is and of which year, by which evidence; its money, units,
/// projects and indicators; and the findings.
///
/// Money stands as printed, unless [`ViewOptions::money`] asks for a unit.
pub fn document_view(table: &AnnualTable, options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    write_heading(table, &mut page);
    let shown = Money { printed: table.money_unit, shown: options.money };
    write_money(table, shown, &mut page);
    if table.n_projects() > 0 {
        page.section(page.word(&words::PROJECTS_OF));
        if options.width.is_some() {
            write_projects(table, shown, &mut page);
        } else {
            write_flat_projects(table, shown, &mut page);
        }
    }
    if !table.findings.is_empty() {
        page.section(page.word(&words::FINDINGS));
        list_findings(&table.findings.iter().collect::<Vec<&Finding>>(), &mut page);
    }
    page.blank();
    page.note(page.word(&words::FOOT));
    page.finish()
}

fn write_heading(table: &AnnualTable, page: &mut Page<'_>) {
    let title = match &table.title {
        Some(title) => sanitize(title).into_owned(),
        None => page.word(&words::DOCUMENT_TITLE).to_owned(),
    };
    page.title(&match kind_name(table.kind) {
        Some(kind) => page.fill(&words::TITLE_WITH_KIND, &[("title", &title), ("kind", &page.word(kind))]),
        None => title,
    });
    if table.source.ocr {
        page.text(page.word(&words::OCR_BANNER), Class::Warning, 0);
    }
    page.blank();
    let department = table.department.as_deref().map(|name| sanitize(name).into_owned());
    let year = table.fiscal_year.map(|year| page.fill(&words::YEAR, &[("year", &year)]));
    let unit = match table.money_unit {
        Some(unit) => unit.name().to_owned(),
        None => page.word(&words::MONEY_UNIT_UNKNOWN).to_owned(),
    };
    let template = sanitize(&table.source.template);
    let format = format_name(table.source.format);
    let form = match &table.source.encoding {
        Some(encoding) => page.fill(
            &words::FORM_AND_ENCODING,
            &[("template", &template), ("format", &format), ("encoding", encoding)],
        ),
        None => page.fill(&words::FORM_ONLY, &[("template", &template), ("format", &format)]),
    };
    let scale = page.fill(
        &words::DOCUMENT_SCALE,
        &[
            ("units", &table.units.len()),
            ("projects", &table.n_projects()),
            ("indicators", &table.n_indicators()),
        ],
    );
    let mut lines = vec![
        (&words::DEPARTMENT, with_evidence(department, &table.department_evidence, page)),
        (&words::FISCAL_YEAR, with_evidence(year, &table.fiscal_year_evidence, page)),
        (&words::MONEY_UNIT, unit),
        (&words::SCALE_LABEL, scale),
        (&words::FILE, sanitize(&table.source.path).into_owned()),
        (&words::FORM, form),
    ];
    if let Some(from) = &table.source.read_from {
        let values: [(&str, &dyn Display); 2] =
            [("path", &sanitize(&from.path)), ("format", &format_name(from.format))];
        lines.push((&words::READ_FROM, page.fill(&words::READ_FROM_FILE, &values)));
    }
    if let Some(text) = expenditure(table, page) {
        lines.push((&words::PROJECT_EXPENDITURE, text));
    }
    let lines: Vec<(String, String)> = lines
        .into_iter()
        .map(|(label, text): (&'static Bilingual, String)| (page.word(label).to_owned(), text))
        .collect();
    page.block(&lines);
}

/// The kind of table, where it is not the usual one.
const fn kind_name(kind: TableKind) -> Option<&'static Bilingual> {
    match kind {
        TableKind::ProjectTargets => None,
        TableKind::WholeDepartment => Some(&words::KIND_WHOLE_DEPARTMENT),
        TableKind::SelfEvaluation => Some(&words::KIND_SELF_EVALUATION),
    }
}

/// A fact about the whole table with the evidence that it rests on.
fn with_evidence(value: Option<String>, evidence: &[Evidence], page: &Page<'_>) -> String {
    let Some(value) = value else { return page.word(&words::UNKNOWN).to_owned() };
    let Some(best) = evidence.first() else { return value };
    let kind = page.word(match best.kind {
        EvidenceKind::Override => &words::EVIDENCE_OVERRIDE,
        EvidenceKind::Title => &words::EVIDENCE_TITLE,
        EvidenceKind::Header => &words::EVIDENCE_HEADER,
        EvidenceKind::Cover => &words::EVIDENCE_COVER,
        EvidenceKind::FileName => &words::EVIDENCE_FILE_NAME,
        EvidenceKind::Folder => &words::EVIDENCE_FOLDER,
        EvidenceKind::Inferred => &words::EVIDENCE_INFERRED,
    });
    page.fill(&words::WITH_EVIDENCE, &[("value", &value), ("evidence", &kind)]) + &place(best.origin, page)
}

/// The place in brackets, where places are asked for and there is one.
fn place(origin: Origin, page: &Page<'_>) -> String {
    if page.options.origins && origin.is_somewhere() {
        page.fill(&words::IN_BRACKETS, &[("text", &place_text(origin, page))])
    } else {
        String::new()
    }
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Pdf => "pdf",
        Format::Xlsx => "xlsx",
        Format::Xls => "xls",
        Format::Ods => "ods",
        Format::Csv => "csv",
        Format::Tsv => "tsv",
        Format::Docx => "docx",
        Format::Doc => "doc",
        Format::Html => "html",
        Format::Json => "json",
    }
}

/// For terminals: a table for each unit, its projects standing above their indicators.
fn write_projects(table: &AnnualTable, money: Money, page: &mut Page<'_>) {
    let columns = IndicatorColumns::of(table, page.options);
    if columns.has_annual && columns.has_cycle {
        page.note(page.word(&words::CYCLE_AS_ANNUAL));
    }
    let mut number = 0;
    for unit in &table.units {
        let name = sanitize(&unit.name);
        page.heading(&page.fill(&words::UNIT_HEADING, &[("name", &name), ("n", &unit.projects.len())]));
        let mut rows = Ruled::new(columns.headings(page));
        for project in &unit.projects {
            number += 1;
            rows.rule();
            rows.span(Cell::new(project_heading(project, number, money, page), Class::Heading));
            let particulars = particulars(project, page);
            if !particulars.is_empty() {
                rows.span(particulars);
            }
            for (label, text, origin) in goals(project) {
                let text = sanitize(text);
                let text = page.fill(&words::LABEL, &[("label", &page.word(label)), ("text", &text)]);
                rows.span(text + &place(origin, page));
            }
            if project.indicators.is_empty() {
                rows.span(page.word(&words::NO_INDICATORS));
            } else {
                rows.rule();
            }
            for indicator in &project.indicators {
                rows.row(columns.cells(indicator, page));
            }
        }
        if !rows.is_empty() {
            page.table(&rows);
        }
    }
}

/// The project's objectives with their labels and places.
fn goals(project: &Project) -> impl Iterator<Item = (&'static Bilingual, &str, Origin)> {
    [
        (&words::GOAL, project.goal.as_deref(), project.goal_origin),
        (&words::LIFETIME_GOAL, project.lifetime_goal.as_deref(), Origin::Nowhere),
    ]
    .into_iter()
    .filter_map(|(label, text, origin): (&'static Bilingual, _, _)| Some((label, text?, origin)))
}

fn project_heading(project: &Project, number: usize, money: Money, page: &Page<'_>) -> String {
    let name = sanitize(&project.name).into_owned() + &place(project.origin, page);
    let mut heading = page.fill(&words::PROJECT_HEADING, &[("n", &number), ("name", &name)]);
    if let Some(code) = &project.code {
        let code = page.fill(&words::CODE, &[("code", &sanitize(code))]);
        heading += &page.fill(&words::IN_BRACKETS, &[("text", &code)]);
    }
    let amounts = money_line(project, money, page);
    if amounts.is_empty() { heading } else { heading + "\n" + &amounts }
}

/// For pipes: one full row for each project, then one for each indicator.
fn write_flat_projects(table: &AnnualTable, money: Money, page: &mut Page<'_>) {
    let (filled, _) = money::columns(table);
    let mut headings = vec![
        Column::figure(page.word(&words::COLUMN_NUMBER)),
        Column::text(page.word(&words::COLUMN_UNIT)),
        Column::text(page.word(&words::COLUMN_PROJECT)),
    ];
    headings.extend(filled.iter().map(|key| Column::figure(column_name(key, page))));
    headings.push(Column::figure(page.word(&words::COLUMN_INDICATOR)));
    if page.options.origins {
        headings.push(Column::text(page.word(&words::COLUMN_PLACE)));
    }
    headings.push(Column::text(page.word(&words::GOAL)));
    let details: Vec<String> = table.projects().map(|(_, project)| flat_details(project, page)).collect();
    let has_details = details.iter().any(|text| !text.is_empty());
    if has_details {
        headings.push(Column::text(page.word(&words::COLUMN_REMARK)));
    }
    let mut rows = Ruled::new(headings);
    for (idx, (unit, project)) in table.projects().enumerate() {
        let mut cells = flat_project(idx, unit, project);
        cells.extend(filled.iter().map(|key| Cell::from(money.cell(project.amounts.column(key)))));
        cells.push(project.indicators.len().to_string().into());
        if page.options.origins {
            cells.push(place_text(project.origin, page).into());
        }
        cells.push(sanitize(project.goal.as_deref().unwrap_or_default()).into_owned().into());
        if has_details {
            cells.push(details[idx].as_str().into());
        }
        rows.row(cells);
    }
    page.table(&rows);
    page.blank();

    let columns = IndicatorColumns::of(table, page.options);
    let mut headings = vec![
        Column::figure(page.word(&words::COLUMN_POSITION)),
        Column::text(page.word(&words::COLUMN_UNIT)),
        Column::text(page.word(&words::COLUMN_PROJECT)),
    ];
    headings.extend(columns.headings(page));
    let mut rows = Ruled::new(headings);
    for (idx, (unit, project)) in table.projects().enumerate() {
        for indicator in &project.indicators {
            let mut cells = flat_project(idx, unit, project);
            cells.extend(columns.cells(indicator, page));
            rows.row(cells);
        }
    }
    if !rows.is_empty() {
        page.table(&rows);
    }
}

/// The same with the code and the objective of all years, which stand elsewhere on terminals.
fn flat_details(project: &Project, page: &Page<'_>) -> String {
    let mut items = Vec::new();
    items.extend(project.code.as_ref().map(|code| page.fill(&words::CODE, &[("code", &sanitize(code))])));
    items.extend(Some(particulars(project, page)).filter(|text| !text.is_empty()));
    if let Some(goal) = &project.lifetime_goal {
        let label = page.word(&words::LIFETIME_GOAL);
        items.push(page.fill(&words::LABEL, &[("label", &label), ("text", &sanitize(goal))]));
    }
    items.join(page.word(&words::LIST_SEPARATOR))
}

fn flat_project(idx: usize, unit: &BudgetUnit, project: &Project) -> Vec<Cell> {
    vec![
        (idx + 1).to_string().into(),
        sanitize(&unit.name).into_owned().into(),
        sanitize(&project.name).into_owned().into(),
    ]
}
