//! ARI-02 单位小计不符 unit_subtotal_mismatch
//!
//! 看什么：每个印有小计的单位。差额在 0.005·(n+1) 以内（表内单位，n 为项目数）是保留两位小数可能造成的尾差，列为提示；超出为错误。
//! Looks at: every unit that prints a total. A difference of at most 0.005·(n+1) in the printed unit, n projects, is what
//! rounding to two decimals can make: information. Beyond it an error.
//!
//! 为什么：可能漏列了项目，或者重复计算。
//! Why: projects may be missing, or counted twice.
//!
//! 触发：小计 100.00，项目为 60.00 和 30.00；作为提示：1,366.63，27 个项目之和 1,366.62。
//! Fires: 100.00 over projects of 60.00 and 30.00. As information: 1,366.63 over 27 projects that sum to 1,366.62.
//!
//! 不触发：两数相等。
//! Does not fire: equal sums.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：查找未列入表中或应列在别处的项目。
//! What to do: look for a project that was left out of the table or belongs elsewhere.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use crate::sum::sum;
use duibiao_core::{Code, Severity, Subject, rounding_bound};

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-02"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("unit_subtotal.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for unit in &facts.table.units {
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
        let finding = findings.finding(severity);
        findings.push(
            finding
                .about(Subject { unit: unit.name.clone(), ..Subject::default() })
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
