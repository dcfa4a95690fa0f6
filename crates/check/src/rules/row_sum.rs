//! ARI-01 行内合计不符: a project's total differs from the sum of its funding sources.
//!
//! Looks at every project that prints a total and at least one source. Why it matters: a row that does not
//! add up has a wrong number in it, and nobody can tell which. Fires beyond the rounding bound 0.005·(k+1)
//! in the printed unit, k printed sources. Example: 总计 10.00, 财政拨款 8.00, 其他资金 1.00. Not: 10.00 of 3.33, 3.33
//! and 3.33. Further printed sources (一般公共预算 …) may be parts of 财政拨款: the row holds if either sum does.
//! Source: 实务经验，非制度规定. What to do: compare with the published table, ask the unit which number is wrong.

use super::TableRule;
use crate::sum::sum;
use duibiao_core::{AnnualTable, Code, Finding, Severity, rounding_bound};
use rust_decimal::Decimal;

pub(super) const RULE: TableRule = TableRule { code: Code::of("ARI-01"), check };

/// How many of the sources are the contract's own: the rest may be parts of them.
const OWN_SOURCES: usize = 4;

fn check(table: &AnnualTable, findings: &mut Vec<Finding>) {
    for (_, project) in table.projects() {
        let Some(total) = project.amounts.total.printed() else { continue };
        let own: Vec<Decimal> =
            project.amounts.sources().take(OWN_SOURCES).filter_map(|(_, cell)| cell.printed()).collect();
        let further: Vec<Decimal> =
            project.amounts.sources().skip(OWN_SOURCES).filter_map(|(_, cell)| cell.printed()).collect();
        let n = own.len() + further.len();
        if n == 0 {
            continue;
        }
        let all = sum(own.iter().chain(&further).copied());
        let candidates = [sum(own.iter().copied()).filter(|_| !own.is_empty()), all];
        let holds = candidates.iter().flatten().any(|parts| {
            total.checked_sub(*parts).is_some_and(|difference| difference.abs() <= rounding_bound(n))
        });
        if !holds && let Some(parts) = candidates[0].or(all) {
            findings.push(
                Finding::new(RULE.code, Severity::Error)
                    .at(project.amounts_origin)
                    .with("name", &project.name)
                    .with("printed", total)
                    .with("sum", parts)
                    .with("difference", total.checked_sub(parts).unwrap_or_default()),
            );
        }
    }
}
