//! From drafts to annual tables.

use super::drafts::Draft;
use super::goals;
use super::indicators::IndicatorDraft;
use crate::tables;
use duibiao_core::{AmountCell, Amounts, AnnualTable, Category, Indicator, Project};
use rust_decimal::Decimal;

/// Which columns a table prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// All four sources, not only 财政拨款.
    pub four: bool,
    /// 上年结转.
    pub carryover: bool,
    /// 分值.
    pub scores: bool,
}

/// The table of a year from its units, each with its projects in order.
pub fn table(
    department: &str,
    fiscal_year: i32,
    columns: Columns,
    units: &[(String, Vec<&Draft>)],
) -> AnnualTable {
    let title = format!("{fiscal_year}年部门预算项目支出绩效目标表");
    let empty = amounts(0, 0, columns);
    let mut written = Vec::with_capacity(units.len());
    for (name, drafts) in units {
        let projects: Vec<Project> =
            drafts.iter().map(|draft| project(draft, fiscal_year, columns)).collect();
        let sums = tables::sum(projects.iter().map(|project| &project.amounts), &empty);
        written.push(tables::budget_unit(name, sums, projects));
    }
    let total = tables::sum(written.iter().map(|unit| &unit.amounts), &empty);
    let mut table = tables::annual_table(&title, department, Some(fiscal_year), total);
    table.units = written;
    table
}

/// Hundredths of 万元 as money.
pub fn money(hundredths: usize) -> Decimal {
    Decimal::new(i64::try_from(hundredths).unwrap_or(i64::MAX), 2)
}

/// The columns of an amount; where the rest of it comes from follows from the amount itself.
fn amounts(hundredths: usize, share: usize, columns: Columns) -> Amounts {
    let part = hundredths * share / 10;
    let mut amounts = if columns.four {
        tables::four_columns(money(hundredths - part), money(0), money(part))
    } else {
        tables::appropriation(money(hundredths))
    };
    if columns.carryover {
        amounts.carryover = AmountCell::Printed(money(part));
    }
    amounts
}

fn project(draft: &Draft, fiscal_year: i32, columns: Columns) -> Project {
    let name = draft.idea.name(fiscal_year);
    let share = if draft.hundredths.is_multiple_of(5) { draft.hundredths % 4 } else { 0 };
    let amounts = amounts(draft.hundredths, share, columns);
    let indicators = draft
        .indicators
        .iter()
        .enumerate()
        .map(|(at, indicator)| written(at, indicator, fiscal_year, money(draft.hundredths), columns))
        .collect();
    tables::project(&name, amounts, &goals::text(&draft.goal, fiscal_year), indicators)
}

fn written(
    at: usize,
    draft: &IndicatorDraft,
    fiscal_year: i32,
    amount: Decimal,
    columns: Columns,
) -> Indicator {
    let annual = draft.annual.text(fiscal_year, amount);
    let cycle = draft.cycle.as_ref().map_or_else(|| annual.clone(), |value| value.text(fiscal_year, amount));
    let mut indicator = tables::indicator(at + 1, draft.code, &draft.name(), &cycle, &annual);
    if columns.scores {
        indicator.score = Some(draft.score.to_string());
        // Forms with scores print the levels in words alone.
        indicator.level1.code = None;
        indicator.level2.code = None;
        indicator.category = Category::classify(&indicator.level1, &indicator.level2);
    }
    indicator
}
