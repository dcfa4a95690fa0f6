//! ARI-02 单位小计不符: a unit's printed subtotal differs from the sum of its projects.
//!
//! Looks at every unit that prints a total. Why it matters: projects may be missing, or counted twice. A
//! difference of at most 0.005·(n+1) in the printed unit, n projects, is what rounding to two decimals can
//! make: information. Beyond it an error. Example: 100.00 over projects of 60.00 and 30.00. As information:
//! 1,366.63 over 27 projects that sum to 1,366.62. Not: equal sums.
//! Source: 实务经验，非制度规定. What to do: look for a project that was left out of the table or belongs elsewhere.

use super::TableRule;
use crate::sum::sum;
use duibiao_core::{AnnualTable, Code, Finding, Severity, rounding_bound};

pub(super) const RULE: TableRule = TableRule { code: Code::of("ARI-02"), check };

fn check(table: &AnnualTable, findings: &mut Vec<Finding>) {
    for unit in &table.units {
        let n = unit.projects.len();
        let (Some(printed), Some(projects)) = (
            unit.amounts.total.printed(),
            sum(unit.projects.iter().filter_map(|project| project.amounts.total.printed())),
        ) else {
            continue;
        };
        let Some(difference) = printed.checked_sub(projects).filter(|difference| !difference.is_zero())
        else {
            continue;
        };
        let bound = rounding_bound(n);
        let severity = if difference.abs() <= bound { Severity::Info } else { Severity::Error };
        findings.push(
            Finding::new(RULE.code, severity)
                .at(unit.origin)
                .with("name", &unit.name)
                .with("printed", printed)
                .with("sum", projects)
                .with("difference", difference)
                .with("bound", bound.normalize())
                .with("n", n),
        );
    }
}
