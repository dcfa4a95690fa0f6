//! The view of a check: figures of every unit, then the findings by unit and project.

use crate::changes_view::{severity_class, severity_word};
use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words::checks as words;
use crate::{ViewOptions, figures, sanitize, text, words as layout};
use duibiao_check::{CheckRun, CheckedTable, Status, Summary};
use duibiao_core::{Finding, MoneyUnit, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many findings of a table are listed one by one.
const N_LISTED: usize = 60;

/// Renders a check for people: findings of at least the severity `least`; information is counted by rule unless
/// every row is asked for.
///
/// # Example
/// ```
/// use duibiao_check::{CheckRun, Settings};
/// use duibiao_core::{Language, Severity};
/// use duibiao_report::{ViewOptions, checks_view};
///
/// let run = CheckRun::new(&[], &[], &Settings::default(), Vec::new());
/// let view = checks_view(&run, Severity::Info, &ViewOptions { language: Language::En, ..Default::default() });
/// assert!(view.starts_with("Check of performance target tables"));
/// ```
pub fn checks_view(run: &CheckRun, least: Severity, options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    page.title(page.word(&words::TITLE));
    units(run, &mut page);
    by_rule(run, least, &mut page);
    for table in &run.tables {
        findings(table, least, &mut page);
    }
    if let Some(baseline) = &run.baseline {
        page.section(page.word(&words::BASELINE));
        let counts = page.fill(
            &words::BASELINE_COUNTS,
            &[
                ("resolved", &baseline.resolved.len()),
                ("unresolved", &baseline.unresolved),
                ("new", &baseline.new),
                ("skipped", &baseline.not_checked),
            ],
        );
        page.text(&counts, Class::Plain, 0);
        for resolved in &baseline.resolved {
            let label = format!("{} {}", page.word(&words::RESOLVED), resolved.finding.code.id());
            let width = text::width(&label);
            let message = sanitize(&resolved.finding.message(options.language)).into_owned();
            page.item(&label, Class::Note, width, &message);
        }
    }
    page.blank();
    page.note(page.word(&words::FOOT));
    page.finish()
}

/// One row a unit, and the sum.
fn units(run: &CheckRun, page: &mut Page<'_>) {
    page.section(page.word(&words::UNITS));
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::UNIT)),
        Column::figure(page.word(&words::PROJECTS)).dispensable(1),
        Column::figure(page.word(&words::AMOUNT)),
        Column::figure(page.word(&words::INDICATORS)).dispensable(4),
        Column::figure(page.word(&words::QUANTIFICATION)).dispensable(3),
        Column::figure(page.word(&words::ERRORS)),
        Column::figure(page.word(&words::WARNINGS)),
        Column::figure(page.word(&words::INFORMATION)).dispensable(2),
    ]);
    for checked in &run.tables {
        let name = heading(checked, page);
        table.row(row(Cell::new(name, Class::Heading), &checked.summary));
        if checked.units.len() > 1 {
            for unit in &checked.units {
                table.row(row(format!("  {}", sanitize(&unit.name)).into(), &unit.summary));
            }
        }
    }
    page.table(&table);
}

fn row(name: Cell, summary: &Summary) -> Vec<Cell> {
    let count = |n: usize, class: Class| Cell::new(n.to_string(), if n == 0 { Class::Plain } else { class });
    vec![
        name,
        summary.projects.to_string().into(),
        amount(summary.amount).into(),
        summary.indicators.to_string().into(),
        percent(summary.quantification_rate).into(),
        count(summary.errors, Class::Error),
        count(summary.warnings, Class::Warning),
        count(summary.information, Class::Plain),
    ]
}

/// In 万元.
fn amount(yuan: Option<Decimal>) -> String {
    let amount = yuan.and_then(|yuan| MoneyUnit::Yuan.convert(yuan, MoneyUnit::WanYuan));
    amount.map_or_else(|| "—".to_owned(), figures::money)
}

/// One decimal.
pub(crate) fn percent(rate: Option<Decimal>) -> String {
    let percent = rate.and_then(|rate| rate.checked_mul(Decimal::ONE_HUNDRED));
    percent.map_or_else(|| "—".to_owned(), |percent| format!("{:.1}%", percent.round_dp(1)))
}

fn heading(checked: &CheckedTable, page: &Page<'_>) -> String {
    let department = checked.table.department.as_deref().unwrap_or(&checked.table.path);
    let year = match checked.table.fiscal_year {
        Some(year) => page.fill(&layout::YEAR, &[("year", &year)]),
        None => page.word(&layout::YEAR_UNKNOWN).to_owned(),
    };
    format!("{} {year}", sanitize(department))
}

/// How often each rule fired over all tables.
fn by_rule(run: &CheckRun, least: Severity, page: &mut Page<'_>) {
    let mut counts: BTreeMap<&str, (&Finding, usize)> = BTreeMap::new();
    let shown = run.tables.iter().flat_map(|table| &table.findings).filter(|of| of.severity >= least);
    for finding in shown {
        counts.entry(finding.code.id()).or_insert((finding, 0)).1 += 1;
    }
    page.section(page.word(&words::BY_RULE));
    if counts.is_empty() {
        page.text(page.word(&words::NONE), Class::Plain, 0);
        return;
    }
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::RULE)),
        Column::text(page.word(&words::RULE_TITLE)),
        Column::figure(page.word(&layout::FINDINGS)),
    ]);
    for (code, (finding, n)) in counts {
        table.row(vec![code.into(), rule_name(finding.code, page).into(), n.to_string().into()]);
    }
    page.table(&table);
}

/// The name of a rule in the language of the page.
pub(crate) fn rule_name(code: duibiao_core::Code, page: &Page<'_>) -> String {
    match page.options.language {
        duibiao_core::Language::Zh => code.title().to_owned(),
        duibiao_core::Language::En => code.name().replace('_', " "),
    }
}

/// The findings of one table by unit and project, in document order.
fn findings(checked: &CheckedTable, least: Severity, page: &mut Page<'_>) {
    let statuses = checked.statuses.as_deref();
    let mut listed: Vec<(usize, &Finding)> =
        checked.findings.iter().enumerate().filter(|(_, of)| of.severity >= least).collect();
    let n_below = checked.findings.len() - listed.len();
    page.section(&heading(checked, page));
    let n_all = listed.len();
    if !page.options.all {
        // The gravest are kept where not all are listed; what is listed stands in document order.
        listed.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
        listed.truncate(N_LISTED);
    }
    let n_hidden = n_all - listed.len();
    let place = |finding: &Finding| {
        let subject = finding.subject.as_deref();
        let unit = subject.and_then(|of| checked.units.iter().position(|unit| unit.name == of.unit));
        (unit, subject.and_then(|of| of.position), subject.and_then(|of| of.indicator), finding.origin)
    };
    listed.sort_by_key(|(idx, finding)| (place(finding), *idx));
    if listed.is_empty() {
        page.text(page.word(&words::NONE), Class::Plain, 0);
    }
    let labels: Vec<String> = listed
        .iter()
        .map(|(_, of)| format!("{} {}", severity_word(of.severity, page), of.code.id()))
        .collect();
    let label_width = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
    let mut last = None;
    for ((idx, finding), label) in listed.iter().zip(&labels) {
        let subject = finding.subject.as_deref().map(|of| (&of.unit, &of.project));
        if last != Some(subject) {
            let whom = match subject {
                None => page.word(&words::TABLE_LEVEL).to_owned(),
                Some((unit, None)) => sanitize(unit).into_owned(),
                Some((unit, Some(project))) => page.fill(
                    &words::PROJECT_OF_UNIT,
                    &[("project", &sanitize(project)), ("unit", &sanitize(unit))],
                ),
            };
            page.heading(&whom);
            last = Some(subject);
        }
        let mut line = sanitize(&finding.message(page.options.language)).into_owned();
        if let Some(status) = statuses.and_then(|statuses| statuses.get(*idx)) {
            line = format!("[{}] {line}", page.word(status_word(*status)));
        }
        if let Some(origin) = finding.origin.filter(|origin| origin.is_somewhere()) {
            let place = place_text(origin, page);
            line = page.fill(&layout::FINDING_PLACED, &[("message", &line), ("place", &place)]);
        }
        page.item(label, severity_class(finding.severity), label_width, &line);
    }
    if n_hidden > 0 {
        page.note(&page.fill(&words::HIDDEN, &[("n", &n_hidden)]));
    }
    if n_below > 0 {
        page.note(&page.fill(&words::BELOW, &[("n", &n_below)]));
    }
}

pub(crate) const fn status_word(status: Status) -> &'static duibiao_core::Bilingual {
    match status {
        Status::Resolved => &words::RESOLVED,
        Status::Unresolved => &words::UNRESOLVED,
        Status::New => &words::NEW,
    }
}
