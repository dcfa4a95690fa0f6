//! Many years: the annual tables of a department in one series, and the chains of projects through them.
//!
//! Tables are sorted into series by kind and department. Within a series each year has one reference table, the
//! earliest stage that there is (年初预算 before 调整预算): links between years are made between reference tables,
//! further tables of the year are versions of it, compared one with the next. What ended in one year and is new
//! in a later one, with nothing in between, is joined over the gap by the same alignment, nearest years first.
//! A chain is what hangs together by these links; splits and merges are its branches.

mod chains;
mod indicators;
mod links;
mod model;
mod series;
#[cfg(test)]
mod tests;
mod totals;
mod union;

pub use model::*;

use crate::change_set::{Options, Run};
use duibiao_core::AnnualTable;
use std::borrow::Cow;

/// Follows projects through any number of annual tables, each with its index in its file. The order of the
/// tables says nothing: their fiscal years do. A table without a known year stands in no series, and a finding
/// names it.
///
/// # Example
/// ```
/// # let text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
/// # 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 2.00 2.00\n示例局 2.00 2.00\n    \
/// # 宣传经费 2.00 2.00 做好宣传。\n1、1-产出指标；11-数量指标；场次；年度指标值:≥5场。\n";
/// use duibiao_diff::lineage;
///
/// let read = |name, text: &str| {
///     duibiao_parse::read(name, text.as_bytes(), &Default::default()).map(|mut file| file.tables.remove(0))
/// };
/// let tables = [
///     read("2025年.txt", &text.replace("2.00", "4.00"))?,
///     read("2023年.txt", text)?,
///     read("2024年.txt", &text.replace("2.00", "3.00"))?,
/// ];
/// let lineages = lineage(&tables.iter().map(|table| (table, 0)).collect::<Vec<_>>(), &Default::default());
///
/// let chain = &lineages.series[0].chains[0];
/// assert_eq!((chain.first_year, chain.last_year, chain.steps.len()), (2023, 2025, 2));
/// assert_eq!(chain.cumulative.as_ref().unwrap().total.delta.unwrap().to_string(), "2.00");
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn lineage(tables: &[(&AnnualTable, usize)], options: &Options) -> Lineages {
    let (sorted, findings) = series::sort(tables);
    Lineages {
        schema: Cow::Borrowed(LINEAGE_SCHEMA),
        run: Run { version: Cow::Borrowed(env!("CARGO_PKG_VERSION")), options: options.clone() },
        series: sorted.into_iter().map(|series| follow(series, options)).collect(),
        findings,
    }
}

/// The chains of one series.
fn follow(series: series::Sorted<'_>, options: &Options) -> Series {
    let linked = links::link(&series, options);
    let chains = chains::chains(&series, &linked.edges);
    Series {
        kind: series.kind,
        department: series.department.clone(),
        money_unit: series.money_unit,
        first_year: series.tables.first().map_or(0, |table| table.year),
        last_year: series.tables.last().map_or(0, |table| table.year),
        missing_years: series.missing_years(),
        tables: series.tables.iter().map(|table| totals::series_table(table, series.money_unit)).collect(),
        comparisons: linked.comparisons,
        chains,
        findings: series.findings,
    }
}
