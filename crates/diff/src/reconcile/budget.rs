//! The money of a project: its budget as set, and what the self-evaluation prints of budget and execution.

use super::model::Budget;
use crate::change_set::ProjectChange;
use crate::money::{Units, rate, sum};
use duibiao_core::{AmountCell, MoneyUnit, Project};
use rust_decimal::Decimal;

/// Heads of the columns beside 年初预算数, by the words in them.
const ADJUSTED: [&str; 3] = ["全年预算", "调整预算", "调整后预算"];
const EXECUTED: [&str; 4] = ["执行数", "支出数", "完成数", "决算数"];
const RATE: &str = "执行率";

pub(super) fn budget(
    change: &ProjectChange,
    evaluated: &[&Project],
    set_unit: Option<MoneyUnit>,
    unit: Option<MoneyUnit>,
) -> Budget {
    let total = change.amounts.total();
    let units = Units::of(set_unit, unit);
    let set = total.and_then(|total| total.old).map(|amount| units.to_new(amount));
    let initial = total.and_then(|total| total.new);
    let added = |heads: &[&str]| -> Option<Decimal> {
        let printed: Vec<Decimal> = evaluated
            .iter()
            .filter_map(|project| AmountCell::read(total_note(project, heads)?).printed())
            .collect();
        (!printed.is_empty()).then(|| sum(printed))
    };
    let (adjusted, executed) = (added(&ADJUSTED), added(&EXECUTED));
    let printed_rate = match evaluated {
        [project] => total_note(project, &[RATE]).map(str::to_owned),
        _ => None,
    };
    Budget {
        agrees: set.and(initial).and(total).map(|total| total.within_precision),
        rate: rate(executed, adjusted.or(initial)),
        set,
        initial,
        adjusted,
        executed,
        printed_rate,
    }
}

/// What a self-evaluation prints in the row of the year's total under one of these heads. Such figures are notes of
/// the project: `年度资金总额 全年执行数`.
fn total_note<'p>(project: &'p Project, heads: &[&str]) -> Option<&'p str> {
    let is_total = |row: &str| ["资金总额", "总额", "合计"].iter().any(|word| row.ends_with(word));
    project
        .notes
        .iter()
        .find(|note| {
            note.label.rsplit_once(' ').is_some_and(|(row, head)| {
                is_total(row.trim_end()) && heads.iter().any(|word| head.contains(word))
            })
        })
        .map(|note| note.text.trim())
        .filter(|text| !text.is_empty())
}
