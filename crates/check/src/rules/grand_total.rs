//! ARI-03 合计不符: the printed grand total differs from its units and its projects.
//!
//! Compares the grand total with the sum of the printed subtotals and with the sum of all projects. Why it
//! matters: as ARI-02, for the whole table. No finding where it equals both; information where it differs
//! within the rounding bound of each; a warning beyond the bound of one; an error beyond that of both. Example: 合计 500.00 over
//! units of 450.00 in all. As information: 24,955.91 over units that sum to 24,955.92. Not: equal sums.
//! Source: 实务经验，非制度规定. What to do: look for a unit that was left out of the table.

use super::TableRule;
use crate::sum::sum;
use duibiao_core::{AnnualTable, Code, Finding, Severity, rounding_bound};
use rust_decimal::Decimal;

pub(super) const RULE: TableRule = TableRule { code: Code::of("ARI-03"), check };

fn check(table: &AnnualTable, findings: &mut Vec<Finding>) {
    let Some(printed) = table.total.as_ref().and_then(|total| total.total.printed()) else { return };
    let subtotals: Vec<Decimal> =
        table.units.iter().filter_map(|unit| unit.amounts.total.printed()).collect();
    let totals: Vec<Decimal> = table.projects().filter_map(|(_, p)| p.amounts.total.printed()).collect();
    // A form without printed subtotals has its projects alone.
    let units = (!subtotals.is_empty()).then(|| sum(subtotals.iter().copied())).flatten();
    let projects = sum(totals.iter().copied());
    let off = |sum: Option<Decimal>, n: usize| {
        let difference = printed.checked_sub(sum?)?.abs();
        Some((!difference.is_zero(), difference > rounding_bound(n)))
    };
    let sides = [off(units, subtotals.len()), off(projects, totals.len())];
    let known: Vec<(bool, bool)> = sides.into_iter().flatten().collect();
    if known.is_empty() || known.iter().all(|(differs, _)| !differs) {
        return;
    }
    let severity = match known.iter().filter(|(_, beyond)| *beyond).count() {
        0 => Severity::Info,
        n if n == known.len() => Severity::Error,
        _ => Severity::Warning,
    };
    let show = |sum: Option<Decimal>| sum.map_or("—".to_owned(), |sum| sum.to_string());
    let finding = Finding::new(RULE.code, severity)
        .at(table.total_origin)
        .with("printed", printed)
        .with("units", show(units))
        .with("projects", show(projects));
    findings.push(table.units.iter().fold(finding, |finding, unit| finding.related_to(unit.origin)));
}
