//! VAL-11 期限不在预算年度内 deadline_out_of_year
//!
//! 看什么：年度指标值中写有年份的日期，与表的预算年度不同，也不在项目的起止年份之内。
//! Looks at: dates with a year in annual targets, against the table's fiscal year and the printed period of the project.
//!
//! 为什么：年度指标应当在当年能够完成和考核。
//! Why: a target of the year is to be reached and judged within it.
//!
//! 触发：2025年的表：完成时间2026年3月底前。
//! Fires: a table of 2025: 完成时间 (done by) 2026年3月底前.
//!
//! 不触发：2025年12月底前；12月31日前；截至2024年底的基数；2025-2026学年。
//! Does not fire: 2025年12月底前; 12月31日前; a stock 截至2024年底; a school year.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对年份；跨年的工作写明当年要完成的部分。
//! What to do: check the year; of work over several years set down this year's part.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Project, Reading, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-11"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("deadline_out_of_year.rs"),
};

/// Words with which a year is no deadline.
const NO_DEADLINE: [&str; 4] = ["截至", "学年", "以来", "比"];

fn check(facts: &TableFacts, findings: &mut Findings) {
    let Some(fiscal_year) = facts.table.fiscal_year else { return };
    for (project, indicator, target) in facts.set_targets() {
        let Reading::Date(date) = &target.reading else { continue };
        let Some(year) = date.date.year else { continue };
        let is_of_year = indicator.indicator.annual_target.is_some();
        let is_deadline = !NO_DEADLINE.iter().any(|word| target.raw.contains(word));
        if year != fiscal_year && is_of_year && is_deadline && !is_in_period(project.project, year) {
            let finding =
                findings.finding(Severity::Warning).with("target", &target.raw).with("year", fiscal_year);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}

/// Whether the printed period of the project names that year.
fn is_in_period(project: &Project, year: i32) -> bool {
    project.period.as_ref().is_some_and(|period| {
        let year = year.to_string();
        [&period.start, &period.end].into_iter().flatten().any(|date| date.contains(&year))
    })
}
