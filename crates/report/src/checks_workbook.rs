//! Workbooks of a check: the summary of all units for the reviewer, and one for each unit to answer.
//!
//! Texts are written as texts: nothing of a table is ever taken for a formula, a link or a number.

mod original;
mod sheet;

use crate::ViewOptions;
use crate::changes_view::severity_word;
use crate::checks_view::{rule_name, status_word};
use crate::page::Page;
use crate::place::place_text;
use crate::words::checks as words;
use crate::workbook::new_workbook;
use duibiao_check::{CheckRun, CheckedTable, Profile, Summary};
use duibiao_core::{AnnualTable, Finding, Language, MoneyUnit};
use original::original;
use rust_xlsxwriter::XlsxError;
use sheet::{Sheet, Value};
use std::collections::BTreeSet;
use std::io;

/// The workbook of a whole run: 汇总 with one row a unit, 问题清单 with one row a finding, 规则说明, 口径说明. `tables` are
/// those of the run, in its order: the original texts are quoted from them. The same values give the same bytes.
///
/// # Errors
/// When there are more rows than a sheet can hold.
///
/// # Example
/// ```
/// use duibiao_check::{CheckRun, Settings};
/// use duibiao_core::Language;
/// let run = CheckRun::new(&[], &[], &Settings::default(), Vec::new());
/// let workbook = duibiao_report::checks_workbook::checks_workbook(&run, &[], Language::Zh)?;
/// assert!(workbook.starts_with(b"PK"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn checks_workbook(run: &CheckRun, tables: &[&AnnualTable], language: Language) -> io::Result<Vec<u8>> {
    let options = ViewOptions { language, ..ViewOptions::default() };
    build_summary(run, tables, &Page::new(&options)).map_err(io::Error::other)
}

/// The workbook of one unit of a table: its findings by project with the original text and its place, what to do, and
/// an empty column for the unit's reply.
///
/// # Errors
/// When there are more rows than a sheet can hold.
pub fn unit_workbook(
    checked: &CheckedTable,
    table: &AnnualTable,
    unit: &str,
    language: Language,
) -> io::Result<Vec<u8>> {
    let options = ViewOptions { language, ..ViewOptions::default() };
    build_unit(checked, table, unit, &Page::new(&options)).map_err(io::Error::other)
}

fn build_summary(run: &CheckRun, tables: &[&AnnualTable], page: &Page<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    summary_sheet(run, page).write(&mut workbook)?;
    findings_sheet(run, tables, page).write(&mut workbook)?;
    rules_sheet(run, page).write(&mut workbook)?;
    basis_sheet(run, page).write(&mut workbook)?;
    workbook.save_to_buffer()
}

/// One row a unit; the sums are formulas, so that a filter or a correction shows in them.
fn summary_sheet(run: &CheckRun, page: &Page<'_>) -> Sheet {
    let mut sheet = Sheet::new(
        page.word(&words::SUMMARY_SHEET),
        &[
            (page.word(&words::NUMBER), 6.0),
            (page.word(&words::DEPARTMENT), 34.0),
            (page.word(&words::UNIT), 34.0),
            (page.word(&words::YEAR), 8.0),
            (page.word(&words::PROJECTS), 9.0),
            (page.word(&words::AMOUNT), 16.0),
            (page.word(&words::INDICATORS), 9.0),
            (page.word(&words::ERRORS), 8.0),
            (page.word(&words::WARNINGS), 8.0),
            (page.word(&words::INFORMATION), 8.0),
            (page.word(&words::QUANTIFICATION), 11.0),
            (page.word(&words::FILE), 40.0),
        ],
    );
    for checked in &run.tables {
        for unit in &checked.units {
            let n = sheet.n_rows() + 1;
            let mut row = vec![
                Value::Count(n),
                Value::Text(checked.table.department.clone().unwrap_or_default()),
                Value::Text(unit.name.clone()),
                checked.table.fiscal_year.map_or(Value::Blank, |year| Value::Text(year.to_string())),
            ];
            row.extend(figures(&unit.summary));
            row.push(Value::Text(checked.table.path.clone()));
            sheet.row(row);
        }
    }
    sheet.total(page.word(&words::TOTAL), &[4, 5, 6, 7, 8, 9]);
    sheet
}

fn figures(summary: &Summary) -> Vec<Value> {
    let amount = summary.amount.and_then(|yuan| MoneyUnit::Yuan.convert(yuan, MoneyUnit::WanYuan));
    vec![
        Value::Count(summary.projects),
        amount.map_or(Value::Blank, Value::Money),
        Value::Count(summary.indicators),
        Value::Count(summary.errors),
        Value::Count(summary.warnings),
        Value::Count(summary.information),
        summary.quantification_rate.map_or(Value::Blank, Value::Share),
    ]
}

fn findings_sheet(run: &CheckRun, tables: &[&AnnualTable], page: &Page<'_>) -> Sheet {
    let mut columns = vec![
        (page.word(&words::NUMBER), 6.0),
        (page.word(&words::DEPARTMENT), 26.0),
        (page.word(&words::UNIT), 26.0),
        (page.word(&words::PROJECT), 32.0),
        (page.word(&words::INDICATOR), 24.0),
        (page.word(&words::RULE), 9.0),
        (page.word(&words::RULE_TITLE), 18.0),
        (page.word(&words::SEVERITY), 7.0),
        (page.word(&words::PROBLEM), 60.0),
        (page.word(&words::ORIGINAL), 48.0),
        (page.word(&words::PLACE), 16.0),
        (page.word(&words::FILE), 36.0),
    ];
    if run.baseline.is_some() {
        columns.push((page.word(&words::STATUS), 10.0));
    }
    let mut sheet = Sheet::new(page.word(&words::FINDINGS_SHEET), &columns);
    for (checked, table) in run.tables.iter().zip(tables) {
        for (idx, finding) in checked.findings.iter().enumerate() {
            let department = checked.table.department.clone().unwrap_or_default();
            let mut row = vec![Value::Count(sheet.n_rows() + 1), Value::Text(department)];
            row.extend(subject(finding, table));
            row.extend(problem(finding, page));
            row.push(Value::Text(original(finding, table, page)));
            row.push(Value::Text(place(finding, page)));
            row.push(Value::Text(checked.table.path.clone()));
            if let Some(statuses) = &checked.statuses {
                row.push(Value::Text(page.word(status_word(statuses[idx])).to_owned()));
            }
            sheet.row(row);
        }
    }
    for resolved in run.baseline.iter().flat_map(|baseline| &baseline.resolved) {
        let finding = &resolved.finding;
        let department = resolved.department.clone().unwrap_or_default();
        let of = finding.subject.as_deref().cloned().unwrap_or_default();
        let mut row = vec![
            Value::Count(sheet.n_rows() + 1),
            Value::Text(department),
            Value::Text(of.unit),
            Value::Text(of.project.unwrap_or_default()),
            Value::Text(finding.values.get("indicator").cloned().unwrap_or_default()),
        ];
        row.extend(problem(finding, page));
        row.extend([Value::Blank, Value::Blank, Value::Blank]);
        row.push(Value::Text(page.word(&words::RESOLVED).to_owned()));
        sheet.row(row);
    }
    sheet
}

/// Unit, project, indicator.
fn subject(finding: &Finding, table: &AnnualTable) -> [Value; 3] {
    let subject = finding.subject.as_deref().cloned().unwrap_or_default();
    let indicator = subject.position.zip(subject.indicator).and_then(|(position, indicator)| {
        let (_, project) = table.projects().nth(position)?;
        Some(project.indicators.get(indicator)?.name.clone())
    });
    [
        Value::Text(subject.unit),
        Value::Text(subject.project.unwrap_or_default()),
        Value::Text(indicator.unwrap_or_default()),
    ]
}

/// Rule, its name, severity, what is found.
fn problem(finding: &Finding, page: &Page<'_>) -> [Value; 4] {
    [
        Value::Text(finding.code.id().to_owned()),
        Value::Text(rule_name(finding.code, page)),
        Value::Text(severity_word(finding.severity, page).to_owned()),
        Value::Text(finding.message(page.options.language)),
    ]
}

fn place(finding: &Finding, page: &Page<'_>) -> String {
    finding.origin.map_or_else(String::new, |origin| place_text(origin, page))
}

/// The rules that found something, with their manual pages.
fn rules_sheet(run: &CheckRun, page: &Page<'_>) -> Sheet {
    let language = page.options.language;
    let mut sheet = Sheet::new(
        page.word(&words::RULES_SHEET),
        &[
            (page.word(&words::RULE), 9.0),
            (page.word(&words::RULE_TITLE), 20.0),
            (page.word(&words::LOOKS_AT), 50.0),
            (page.word(&words::WHY), 40.0),
            (page.word(&words::SOURCE), 30.0),
            (page.word(&words::ADVICE), 40.0),
        ],
    );
    let codes: BTreeSet<&str> =
        run.tables.iter().flat_map(|table| &table.findings).map(|finding| finding.code.id()).collect();
    for rule in codes.into_iter().filter_map(duibiao_check::rule) {
        let manual = rule.manual();
        sheet.row(vec![
            Value::Text(rule.code.id().to_owned()),
            Value::Text(rule_name(rule.code, page)),
            Value::Text(manual.looks_at(language)),
            Value::Text(manual.why(language)),
            Value::Text(manual.source(language)),
            Value::Text(manual.what_to_do(language)),
        ]);
    }
    sheet
}

/// Files with their digests, what was chosen, what the figures are.
fn basis_sheet(run: &CheckRun, page: &Page<'_>) -> Sheet {
    let mut sheet = Sheet::new(page.word(&words::BASIS_SHEET), &[("", 24.0), ("", 100.0)]);
    let mut line = |label: &str, text: String| {
        sheet.row(vec![Value::Text(label.to_owned()), Value::Text(text)]);
    };
    let settings = &run.settings;
    line(page.word(&words::VERSION), run.version.to_string());
    let profile = if settings.profile == Profile::Strict { "strict" } else { "default" };
    line(page.word(&words::PROFILE), profile.to_owned());
    for (label, rules) in [(&words::SELECT, &settings.select), (&words::IGNORE, &settings.ignore)] {
        if !rules.is_empty() {
            line(page.word(label), rules.join(" "));
        }
    }
    for (code, severity) in &settings.severities {
        let word = severity_word(*severity, page);
        line(page.word(&words::SEVERITIES), format!("{code} = {word}"));
    }
    for (code, numbers) in &settings.parameters {
        for (name, number) in numbers {
            line(page.word(&words::PARAMETERS), format!("{code} {name} = {number}"));
        }
    }
    for checked in &run.tables {
        let digest = checked.table.sha256.as_deref().unwrap_or("—");
        let text = format!("{}  {} {digest}", checked.table.path, page.word(&words::SHA256));
        line(page.word(&words::FILE), text);
    }
    for finding in &run.findings {
        line(severity_word(finding.severity, page), finding.message(page.options.language));
    }
    line("", page.word(&words::FOOT).to_owned());
    sheet
}

fn build_unit(
    checked: &CheckedTable,
    table: &AnnualTable,
    unit: &str,
    page: &Page<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let mut sheet = Sheet::new(
        page.word(&words::FINDINGS_SHEET),
        &[
            (page.word(&words::NUMBER), 6.0),
            (page.word(&words::PROJECT), 30.0),
            (page.word(&words::INDICATOR), 22.0),
            (page.word(&words::RULE), 9.0),
            (page.word(&words::RULE_TITLE), 16.0),
            (page.word(&words::SEVERITY), 7.0),
            (page.word(&words::PROBLEM), 52.0),
            (page.word(&words::ORIGINAL), 42.0),
            (page.word(&words::PLACE), 14.0),
            (page.word(&words::ADVICE), 34.0),
            (page.word(&words::REPLY), 34.0),
        ],
    );
    let of_unit = |finding: &&Finding| finding.subject.as_ref().is_some_and(|of| of.unit == unit);
    let mut findings: Vec<&Finding> = checked.findings.iter().filter(of_unit).collect();
    let place_of = |finding: &Finding| {
        let subject = finding.subject.as_deref();
        (subject.and_then(|of| of.position), subject.and_then(|of| of.indicator))
    };
    findings.sort_by_key(|finding| place_of(finding));
    for finding in findings {
        let [_, project, indicator] = subject(finding, table);
        let advice = duibiao_check::rule(finding.code.id())
            .map_or_else(String::new, |rule| rule.manual().what_to_do(page.options.language));
        let mut row = vec![Value::Count(sheet.n_rows() + 1), project, indicator];
        row.extend(problem(finding, page));
        row.extend([
            Value::Text(original(finding, table, page)),
            Value::Text(place(finding, page)),
            Value::Text(advice),
            Value::Blank,
        ]);
        sheet.row(row);
    }
    let year = checked.table.fiscal_year.map_or_else(String::new, |year| format!(" {year}"));
    sheet.header = format!("{unit}{year}");
    let mut workbook = new_workbook()?;
    sheet.write(&mut workbook)?;
    workbook.save_to_buffer()
}
