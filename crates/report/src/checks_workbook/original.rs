//! What the table prints at the place that a finding speaks of.

use crate::page::Page;
use crate::words::checks as words;
use duibiao_core::{AnnualTable, Finding, Indicator};

/// The indicator with its targets, the project with its total and objective, or nothing.
pub(super) fn original(finding: &Finding, table: &AnnualTable, page: &Page<'_>) -> String {
    let Some(subject) = finding.subject.as_deref() else { return String::new() };
    let Some((_, project)) = subject.position.and_then(|position| table.projects().nth(position)) else {
        return String::new();
    };
    if let Some(indicator) = subject.indicator.and_then(|idx| project.indicators.get(idx)) {
        return of_indicator(indicator, page);
    }
    let amount = project.amounts.total.printed().map_or_else(|| "—".to_owned(), |total| total.to_string());
    page.fill(
        &words::ORIGINAL_PROJECT,
        &[("name", &project.name), ("amount", &amount), ("goal", &project.goal.as_deref().unwrap_or("—"))],
    )
}

fn of_indicator(indicator: &Indicator, page: &Page<'_>) -> String {
    let raw = |target: &Option<duibiao_core::Target>| target.as_ref().map(|target| target.raw.clone());
    let (annual, cycle) = (raw(&indicator.annual_target), raw(&indicator.cycle_target));
    match (annual, cycle) {
        (Some(annual), Some(cycle)) if annual != cycle => page.fill(
            &words::ORIGINAL_BOTH,
            &[
                ("level", &indicator.level2.name),
                ("name", &indicator.name),
                ("annual", &annual),
                ("cycle", &cycle),
            ],
        ),
        (annual, cycle) => page.fill(
            &words::ORIGINAL_INDICATOR,
            &[
                ("level", &indicator.level2.name),
                ("name", &indicator.name),
                ("target", &annual.or(cycle).unwrap_or_default()),
            ],
        ),
    }
}
