//! The view of many years: amounts by year, then how names, units and targets came to be what they are.

mod amounts;
mod details;

pub(crate) use details::effect_word;

use crate::changes_view::{list_findings, severity_class, severity_word};
use crate::figures::Units;
use crate::page::Page;
use crate::words::{self, years};
use crate::{ViewOptions, sanitize};
use duibiao_core::{MoneyUnit, Severity, Stage};
use duibiao_diff::{Chain, Lineages, Series};
use std::collections::BTreeSet;

/// Renders the chains of many years for people, series by series.
///
/// # Example
/// ```
/// use duibiao_diff::Lineages;
/// use duibiao_report::{ViewOptions, trace_view};
///
/// fn print_one_project(lineages: &Lineages) -> String {
///     trace_view(lineages, &ViewOptions { project: Some("法律顾问".to_owned()), ..ViewOptions::default() })
/// }
/// ```
pub fn trace_view(lineages: &Lineages, options: &ViewOptions) -> String {
    let mut text = String::new();
    for series in &lineages.series {
        if !text.is_empty() {
            text.push('\n');
        }
        let mut page = Page::new(options);
        let view = View::new(series, options, &page);
        heading(&view, &mut page);
        amounts::write(&view, &mut page);
        details::write(&view, &mut page);
        page.blank();
        page.note(page.word(&words::FOOT));
        text.push_str(&page.finish());
    }
    if !lineages.findings.is_empty() {
        let mut page = Page::new(options);
        page.heading(page.word(&words::FINDINGS));
        list_findings(&lineages.findings.iter().collect::<Vec<_>>(), &mut page);
        text.push_str(&page.finish());
    }
    text
}

/// What every part of the view needs.
struct View<'a> {
    series: &'a Series,
    options: &'a ViewOptions,
    units: Units,
    /// What each table is called: its year, with its stage where the year has several.
    tables: Vec<String>,
    /// The chains that are asked for.
    chains: Vec<&'a Chain>,
}

impl<'a> View<'a> {
    fn new(series: &'a Series, options: &'a ViewOptions, page: &Page<'_>) -> Self {
        let shown = options.money.unwrap_or(MoneyUnit::WanYuan);
        let squashed = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
        let wanted = options.project.as_deref().map(squashed);
        let is_wanted = |chain: &&Chain| {
            wanted.as_ref().is_none_or(|wanted| {
                chain.members.iter().any(|member| {
                    squashed(&member.name).contains(wanted) || squashed(&member.unit).contains(wanted)
                })
            })
        };
        Self {
            series,
            options,
            units: Units::new(series.money_unit, series.money_unit, shown),
            tables: (0..series.tables.len()).map(|at| table_name(series, at, page)).collect(),
            chains: series.chains.iter().filter(is_wanted).collect(),
        }
    }

    fn year(&self, table: usize) -> i32 {
        self.series.tables[table].year
    }
}

fn table_name(series: &Series, at: usize, page: &Page<'_>) -> String {
    let table = &series.tables[at];
    let of_year: Vec<usize> =
        (0..series.tables.len()).filter(|other| series.tables[*other].year == table.year).collect();
    if of_year.len() == 1 {
        return page.fill(&years::TABLE_OF_YEAR, &[("year", &table.year)]);
    }
    let stages: BTreeSet<u8> = of_year.iter().map(|other| series.tables[*other].stage as u8).collect();
    if stages.len() < of_year.len() {
        let n = of_year.iter().position(|other| *other == at).unwrap_or_default() + 1;
        return page.fill(&years::VERSION_NTH, &[("year", &table.year), ("n", &n)]);
    }
    let stage = page.word(match table.stage {
        Stage::Initial => &years::STAGE_INITIAL,
        Stage::Adjusted => &years::STAGE_ADJUSTED,
        Stage::Final => &years::STAGE_FINAL,
        Stage::Unknown => &years::STAGE_UNKNOWN,
    });
    page.fill(&years::VERSION_OF_YEAR, &[("year", &table.year), ("stage", &stage)])
}

fn heading(view: &View<'_>, page: &mut Page<'_>) {
    let series = view.series;
    page.title(page.word(&years::TRACE_TITLE));
    page.blank();
    let department = match &series.department {
        Some(name) => sanitize(name).into_owned(),
        None => page.word(&words::UNKNOWN).to_owned(),
    };
    let range = page.fill(&years::YEARS_RANGE, &[("first", &series.first_year), ("last", &series.last_year)]);
    let missing: Vec<String> = series.missing_years.iter().map(ToString::to_string).collect();
    let range = if missing.is_empty() {
        range
    } else {
        let missing = missing.join(page.word(&words::NAME_SEPARATOR));
        page.fill(&years::YEARS_MISSING, &[("years", &range), ("missing", &missing)])
    };
    let mut lines = vec![
        (page.word(&words::DEPARTMENT).to_owned(), department),
        (page.word(&years::YEARS).to_owned(), range),
    ];
    for (table, name) in series.tables.iter().zip(&view.tables) {
        let path = sanitize(&table.table.path);
        let path = if table.table.document == 0 {
            path.into_owned()
        } else {
            page.fill(&words::PATH_NTH, &[("path", &path), ("n", &(table.table.document + 1))])
        };
        let file = page.fill(&years::TABLE_FILE, &[("path", &path), ("n", &table.projects)]);
        lines.push((name.clone(), file));
    }
    let unit = match view.units.shown() {
        Some(unit) => unit.name().to_owned(),
        None => page.word(&words::MONEY_UNIT_UNKNOWN).to_owned(),
    };
    lines.push((page.word(&words::MONEY_UNIT).to_owned(), unit));
    page.block(&lines);

    page.heading(page.word(&words::BASIS));
    for comparison in &series.comparisons {
        for item in &comparison.comparability {
            if item.severity == Severity::Info && !view.options.all {
                continue;
            }
            let step = page.fill(
                &years::CHAIN_STEP,
                &[("old", &view.tables[comparison.old]), ("new", &view.tables[comparison.new])],
            );
            let message = sanitize(item.message.text(view.options.language)).into_owned();
            let line = page.fill(&words::LABEL, &[("label", &step), ("text", &message)]);
            page.item(severity_word(item.severity, page), severity_class(item.severity), 4, &line);
        }
    }
    list_findings(&series.findings.iter().collect::<Vec<_>>(), page);
    page.note(&page.fill(&years::NO_PAST, &[("year", &series.first_year), ("last", &series.last_year)]));
}
