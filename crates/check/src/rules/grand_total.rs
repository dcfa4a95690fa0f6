//! ARI-03 合计不符 grand_total_mismatch
//!
//! 看什么：合计与各单位小计之和、与各项目之和。与两者都相等则无；与每个的差额都在舍入差范围以内为提示；超出其中一个为警告；两个都超出为错误。
//! Looks at: the grand total against the sum of the printed subtotals and against the sum of all projects. No finding where
//! it equals both; information where it differs within the rounding bound of each; a warning beyond the bound of one; an
//! error beyond that of both.
//!
//! 为什么：同单位小计，对全表而言。
//! Why: as with subtotals, projects or whole units may be missing or counted twice.
//!
//! 触发：合计 500.00，各单位共 450.00；作为提示：24,955.91，各单位之和 24,955.92。
//! Fires: 合计 500.00 over units of 450.00 in all. As information: 24,955.91 over units that sum to 24,955.92.
//!
//! 不触发：三者相等。
//! Does not fire: equal sums.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：查找未列入表中的单位。
//! What to do: look for a unit that was left out of the table.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use crate::sum::sum;
use duibiao_core::{Code, Severity, rounding_bound};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-03"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("grand_total.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    let table = facts.table;
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
    let finding = findings
        .finding(severity)
        .at(table.total_origin)
        .with("printed", printed)
        .with("units", show(units))
        .with("projects", show(projects));
    findings.push(table.units.iter().fold(finding, |finding, unit| finding.related_to(unit.origin)));
}
