//! ARI-01 行内合计不符 row_sum_mismatch
//!
//! 看什么：每个印有总计和至少一个资金来源的项目。其他印出的来源（如一般公共预算）可能是财政拨款的一部分，两种加法有一种成立即可。
//! Looks at: every project that prints a total and at least one source. Further printed sources (一般公共预算 …) may be
//! parts of 财政拨款: the row holds if either sum does.
//!
//! 为什么：一行加不起来，其中必有一个数是错的，而表上看不出是哪一个。
//! Why: a row that does not add up has a wrong number in it, and nobody can tell which.
//!
//! 触发：总计 10.00，财政拨款 8.00，其他资金 1.00。相差超过 0.005·(k+1)（表内单位，k 为印出的来源数）。
//! Fires: 总计 10.00, 财政拨款 8.00, 其他资金 1.00: beyond 0.005·(k+1) in the printed unit, k printed sources.
//!
//! 不触发：10.00 由 3.33、3.33、3.33 组成。
//! Does not fire: 10.00 of 3.33, 3.33 and 3.33.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：与公开的原表核对，请单位说明哪个数有误。
//! What to do: compare with the published table, ask the unit which number is wrong.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use crate::sum::sum;
use duibiao_core::{Code, Severity, rounding_bound};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("ARI-01"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("row_sum.rs"),
};

/// How many of the sources are the contract's own: the rest may be parts of them.
const OWN_SOURCES: usize = 4;

fn check(facts: &TableFacts, findings: &mut Findings) {
    for facts in &facts.projects {
        let project = facts.project;
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
            let finding = findings.finding(Severity::Error);
            findings.push(
                facts
                    .finding(finding)
                    .at(project.amounts_origin)
                    .with("printed", total)
                    .with("sum", parts)
                    .with("difference", total.checked_sub(parts).unwrap_or_default()),
            );
        }
    }
}
