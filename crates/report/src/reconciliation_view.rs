//! The view of targets beside a self-evaluation: what was set, what is printed now, what was achieved.

use crate::changes_view::{kind_word, list_findings, severity_class, severity_word};
use crate::figures::{self, Units};
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::trace_view::effect_word;
use crate::words::{self, evaluation};
use crate::{ViewOptions, sanitize};
use duibiao_core::{Bilingual, Finding, Language, MoneyUnit, Target, TargetKind};
use duibiao_diff::{
    Attained, Attainment, ProjectRef, ReconciledIndicator, ReconciledProject, Reconciliation, Standing,
    TableRef,
};
use rust_decimal::Decimal;

/// Renders a reconciliation for people.
///
/// # Example
/// ```
/// use duibiao_diff::Reconciliation;
/// use duibiao_report::{ViewOptions, reconciliation_view};
///
/// fn print_for_terminal(reconciliation: &Reconciliation) -> String {
///     reconciliation_view(reconciliation, &ViewOptions { width: Some(120), ..ViewOptions::default() })
/// }
/// ```
pub fn reconciliation_view(reconciliation: &Reconciliation, options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    heading(reconciliation, &mut page);
    summary(reconciliation, &mut page);
    page.section(page.word(&evaluation::PROJECTS));
    let shown = options.money.unwrap_or(MoneyUnit::WanYuan);
    let unit = reconciliation.evaluation.money_unit.or(reconciliation.targets.money_unit);
    let units = Units::new(unit, unit, shown);
    for (idx, project) in reconciliation.projects.iter().enumerate() {
        write_project(idx + 1, project, units, &mut page);
    }
    // Sides are called old and new table elsewhere; here the messages say which one is meant.
    let findings: Vec<Finding> = reconciliation
        .projects
        .iter()
        .flat_map(|project| &project.findings)
        .chain(&reconciliation.findings)
        .map(|finding| Finding { side: None, ..finding.clone() })
        .collect();
    if !findings.is_empty() {
        page.section(page.word(&words::FINDINGS));
        list_findings(&findings.iter().collect::<Vec<_>>(), &mut page);
    }
    page.blank();
    page.note(page.word(&evaluation::FOOT));
    page.finish()
}

fn heading(reconciliation: &Reconciliation, page: &mut Page<'_>) {
    page.title(page.word(&evaluation::TITLE));
    page.blank();
    let (targets, done) = (&reconciliation.targets, &reconciliation.evaluation);
    let department = targets.department.as_deref().or(done.department.as_deref());
    let department =
        department.map_or_else(|| page.word(&words::UNKNOWN).to_owned(), |d| sanitize(d).into_owned());
    let file = |table: &TableRef, page: &Page<'_>| {
        let year = match table.fiscal_year {
            Some(year) => page.fill(&words::YEAR, &[("year", &year)]),
            None => page.word(&words::YEAR_UNKNOWN).to_owned(),
        };
        page.fill(&words::TABLE_REF, &[("year", &year), ("path", &sanitize(&table.path))])
    };
    let lines = [
        (page.word(&words::DEPARTMENT).to_owned(), department),
        (page.word(&evaluation::TARGETS_FILE).to_owned(), file(targets, page)),
        (page.word(&evaluation::EVALUATION_FILE).to_owned(), file(done, page)),
    ];
    page.block(&lines);
    if reconciliation.comparability.is_empty() {
        return;
    }
    page.heading(page.word(&words::BASIS));
    for item in &reconciliation.comparability {
        let message = sanitize(item.message.text(page.options.language)).into_owned();
        page.item(severity_word(item.severity, page), severity_class(item.severity), 4, &message);
    }
}

fn summary(reconciliation: &Reconciliation, page: &mut Page<'_>) {
    let summary = &reconciliation.summary;
    page.section(page.word(&evaluation::SUMMARY));
    let lines = [
        page.fill(
            &evaluation::SUMMARY_PROJECTS,
            &[
                ("both", &summary.projects),
                ("set", &summary.projects_set_only),
                ("evaluated", &summary.projects_evaluated_only),
            ],
        ),
        page.fill(
            &evaluation::SUMMARY_INDICATORS,
            &[
                ("both", &summary.indicators),
                ("set", &summary.indicators_set_only),
                ("evaluated", &summary.indicators_evaluated_only),
                ("changed", &summary.targets_changed),
            ],
        ),
        page.fill(
            &evaluation::SUMMARY_MET,
            &[
                ("met", &summary.met),
                ("missed", &summary.not_met),
                ("undecided", &summary.undecided),
                ("only", &summary.met_only_as_evaluated),
            ],
        ),
    ];
    for line in lines {
        page.text(&line, Class::Plain, 0);
    }
}

fn write_project(number: usize, project: &ReconciledProject, units: Units, page: &mut Page<'_>) {
    let names = |side: &[ProjectRef]| -> Vec<String> {
        side.iter().map(|one| sanitize(&one.name).into_owned()).collect()
    };
    let separator = page.word(&words::NAME_SEPARATOR);
    let (set, evaluated) = (names(&project.set).join(separator), names(&project.evaluated).join(separator));
    let (name, class) = match (project.set.is_empty(), project.evaluated.is_empty()) {
        (false, true) => (set, Class::Ended),
        (true, _) => (evaluated, Class::New),
        (false, false) if set == evaluated => (set, Class::Heading),
        (false, false) => (page.fill(&words::FROM_TO, &[("old", &set), ("new", &evaluated)]), Class::Moved),
    };
    let mut heading = page.fill(&words::PROJECT_HEADING, &[("n", &number), ("name", &name)]);
    for (holds, word) in [
        (project.evaluated.is_empty(), &evaluation::SET_ONLY),
        (project.set.is_empty(), &evaluation::EVALUATED_ONLY),
        (project.doubtful, &words::LINK_DOUBTFUL),
    ] {
        if holds {
            heading += &page.fill(&words::IN_BRACKETS, &[("text", &page.word(word))]);
        }
    }
    page.blank();
    page.text(&heading, class, 0);
    let budget = budget_line(project, units, page);
    let label = match units.shown() {
        Some(unit) => page.fill(&evaluation::BUDGET, &[("unit", &unit.name())]),
        None => page.word(&evaluation::BUDGET_BARE).to_owned(),
    };
    page.item(&label, Class::Plain, 0, &budget);
    if project.indicators.is_empty() {
        page.text(page.word(&words::NO_INDICATORS), Class::Plain, 0);
        return;
    }
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_INDICATOR)),
        Column::text(page.word(&evaluation::COLUMN_AS_SET)),
        Column::text(page.word(&evaluation::COLUMN_AS_EVALUATED)),
        Column::text(page.word(&words::COLUMN_ACTUAL)),
        Column::text(page.word(&evaluation::COLUMN_MET_AS_SET)),
        Column::text(page.word(&evaluation::COLUMN_MET_AS_EVALUATED)),
        Column::figure(page.word(&evaluation::COLUMN_SCORES)),
        Column::text(page.word(&words::COLUMN_REMARK)),
    ]);
    for one in &project.indicators {
        table.row(row(one, page));
    }
    page.table(&table);
}

fn budget_line(project: &ReconciledProject, units: Units, page: &Page<'_>) -> String {
    let budget = &project.budget;
    let money = |amount: Option<Decimal>| amount.map_or_else(|| figures::NONE.to_owned(), |a| units.money(a));
    let rate = budget.executed.map_or_else(
        || figures::NONE.to_owned(),
        |executed| {
            figures::rate(executed, budget.adjusted.or(budget.initial)).trim_start_matches('+').to_owned()
        },
    );
    let printed = budget.printed_rate.as_deref().map_or(figures::NONE.into(), sanitize);
    page.fill(
        &evaluation::BUDGET_LINE,
        &[
            ("set", &money(budget.set)),
            ("initial", &money(budget.initial)),
            ("adjusted", &money(budget.adjusted)),
            ("executed", &money(budget.executed)),
            ("rate", &rate),
            ("printed", &printed),
        ],
    )
}

fn row(one: &ReconciledIndicator, page: &Page<'_>) -> Vec<Cell> {
    let name = |name: &Option<String>| sanitize(name.as_deref().unwrap_or_default()).into_owned();
    let (set, evaluated) = (name(&one.set_name), name(&one.evaluated_name));
    let shown = match one.relation {
        Standing::Both if set != evaluated => {
            page.fill(&words::FROM_TO, &[("old", &set), ("new", &evaluated)])
        }
        Standing::Both | Standing::SetOnly => set,
        Standing::EvaluatedOnly => evaluated,
    };
    let target = |target: &Option<Target>| match target {
        Some(target) if target.raw.trim().is_empty() => page.word(&words::BLANK_TARGET).to_owned(),
        Some(target) => sanitize(&target.raw).into_owned(),
        None => figures::NONE.to_owned(),
    };
    let text = |text: &Option<String>| {
        text.as_deref().map_or_else(|| figures::NONE.to_owned(), |text| sanitize(text).into_owned())
    };
    let scores = if one.relation == Standing::SetOnly {
        figures::NONE.to_owned()
    } else {
        format!("{}/{}", text(&one.achieved_score), text(&one.score))
    };
    vec![
        shown.into(),
        target(&one.target_as_set).into(),
        target(&one.target_as_evaluated).into(),
        target(&one.actual).into(),
        met(one.met_as_set.as_ref(), page),
        met(one.met_as_evaluated.as_ref(), page),
        scores.into(),
        remarks(one, page).into(),
    ]
}

fn met(attainment: Option<&Attainment>, page: &Page<'_>) -> Cell {
    let (word, class): (&'static Bilingual, Class) = match attainment.map(|attainment| attainment.result) {
        Some(Attained::Met) => (&evaluation::MET, Class::Plain),
        Some(Attained::NotMet) => (&evaluation::NOT_MET, Class::Warning),
        Some(Attained::Undecided) => (&evaluation::UNDECIDED, Class::Note),
        None => return figures::NONE.into(),
    };
    Cell::new(page.word(word), class)
}

/// Where it stands alone, how its target differs, and why it could not be judged.
fn remarks(one: &ReconciledIndicator, page: &Page<'_>) -> String {
    let mut remarks = Vec::new();
    match one.relation {
        Standing::SetOnly => remarks.push(page.word(&evaluation::SET_ONLY).to_owned()),
        Standing::EvaluatedOnly => remarks.push(page.word(&evaluation::EVALUATED_ONLY).to_owned()),
        Standing::Both => {}
    }
    if let Some(change) = one.change.as_ref().filter(|_| one.is_changed()) {
        let is_date = change.old.kind() == TargetKind::Date && change.new.kind() == TargetKind::Date;
        let kind = page.word(kind_word(change.kind, is_date));
        let effect = page.word(effect_word(change.effect));
        remarks.push(page.fill(&evaluation::TARGET_CHANGED, &[("kind", &kind), ("effect", &effect)]));
    }
    if let Some(attainment) = one.met_as_set.as_ref().filter(|met| met.result == Attained::Undecided) {
        let reason = match page.options.language {
            Language::Zh => &attainment.reason,
            Language::En => &attainment.reason_en,
        };
        remarks.push(sanitize(reason).into_owned());
    }
    remarks.join(page.word(&words::LIST_SEPARATOR))
}
