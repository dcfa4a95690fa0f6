//! The money of tables and chains in the unit of the series.

use super::model::{MoneyChange, SeriesTable, SeriesTotal, YearAmounts};
use super::series::Dated;
use crate::TableRef;
use crate::money::{rate, sum};
use duibiao_core::{AmountCell, Amounts, MoneyUnit, rounding_bound};
use rust_decimal::Decimal;

/// A printed amount of a table in the unit of the series; a table that states no unit is in that of the series.
pub(super) fn in_series(amount: Decimal, table: Option<MoneyUnit>, series: Option<MoneyUnit>) -> Decimal {
    match (table, series) {
        // Printed amounts are short enough for this to be exact.
        (Some(from), Some(to)) => from.convert(amount, to).unwrap_or(amount),
        _ => amount,
    }
}

/// The three columns that are followed.
pub(super) fn year_amounts(
    amounts: &Amounts,
    table: Option<MoneyUnit>,
    series: Option<MoneyUnit>,
) -> YearAmounts {
    let read = |cell: AmountCell| cell.printed().map(|amount| in_series(amount, table, series));
    YearAmounts {
        total: read(amounts.total),
        fiscal_appropriation: read(amounts.fiscal_appropriation),
        carryover: read(amounts.carryover),
    }
}

/// Σ by column; `None` where nothing is printed in the column.
pub(super) fn added<'a>(parts: &(impl Iterator<Item = &'a YearAmounts> + Clone)) -> YearAmounts {
    let column = |of: fn(&YearAmounts) -> Option<Decimal>| {
        let printed: Vec<Decimal> = parts.clone().filter_map(of).collect();
        (!printed.is_empty()).then(|| sum(printed))
    };
    YearAmounts {
        total: column(|amounts| amounts.total),
        fiscal_appropriation: column(|amounts| amounts.fiscal_appropriation),
        carryover: column(|amounts| amounts.carryover),
    }
}

/// The change of one amount, both sides in the unit of the series.
pub(super) fn money_change(old: Option<Decimal>, new: Option<Decimal>) -> MoneyChange {
    let delta = old.zip(new).map(|(old, new)| new.saturating_sub(old));
    MoneyChange { old, new, delta, rate: rate(delta, old) }
}

pub(super) fn series_table(dated: &Dated<'_>, series: Option<MoneyUnit>) -> SeriesTable {
    let table = dated.table;
    let total = |of: fn(&Amounts) -> AmountCell| {
        let parts: Vec<Decimal> =
            table.projects().filter_map(|(_, project)| of(&project.amounts).printed()).collect();
        let printed = table.total.as_ref().and_then(|total| of(total).printed());
        // The bound is one of printed digits: it applies before the unit is converted.
        let bound = rounding_bound(parts.len());
        let added = (!parts.is_empty()).then(|| sum(parts));
        let difference = printed.zip(added).map(|(printed, added)| printed.saturating_sub(added));
        let shown = |amount: Decimal| in_series(amount, table.money_unit, series);
        SeriesTotal {
            printed: printed.map(shown),
            sum: added.map(shown),
            difference: difference.map(shown),
            within_rounding: difference.map(|difference| difference.abs() <= bound),
        }
    };
    SeriesTable {
        year: dated.year,
        table: TableRef::of(table, dated.document),
        stage: table.stage,
        scope: table.scope,
        is_reference: dated.is_reference,
        projects: table.n_projects(),
        total: total(|amounts| amounts.total),
        fiscal_appropriation: total(|amounts| amounts.fiscal_appropriation),
        carryover: total(|amounts| amounts.carryover),
    }
}
