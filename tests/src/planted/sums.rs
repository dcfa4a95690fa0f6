//! Amounts that change while the totals above them stay true.

use duibiao_core::{AMOUNT_COLUMNS, AmountCell, Amounts, AnnualTable, MoneyUnit};
use rust_decimal::Decimal;

/// Gives a project other amounts; the subtotal of its unit and the grand total follow.
pub fn replace(table: &mut AnnualTable, unit: usize, project: usize, new: Amounts) {
    let amounts = &mut table.units[unit].projects[project].amounts;
    let old = std::mem::replace(amounts, new);
    let new = amounts.clone();
    for key in AMOUNT_COLUMNS {
        let number = |amounts: &Amounts| amounts.column(key).printed().unwrap_or_default();
        let delta = number(&new) - number(&old);
        add(&mut table.units[unit].amounts, key, delta);
        if let Some(total) = &mut table.total {
            add(total, key, delta);
        }
    }
}

/// Adds to one column.
pub fn add(amounts: &mut Amounts, key: &str, delta: Decimal) {
    if !delta.is_zero() {
        let so_far = amounts.column(key).printed().unwrap_or_default();
        amounts.set(key, AmountCell::Printed(so_far + delta));
    }
}

/// All of it as 财政拨款; other columns that are printed are zero.
pub fn appropriated(amounts: &Amounts, total: Decimal) -> Amounts {
    let mut new = amounts.clone();
    for key in AMOUNT_COLUMNS {
        if new.column(key).printed().is_some() {
            new.set(key, AmountCell::Printed(Decimal::ZERO));
        }
    }
    new.set("total", AmountCell::Printed(total));
    new.set("fiscal_appropriation", AmountCell::Printed(total));
    new
}

/// The same money in 元.
pub fn in_yuan(table: &mut AnnualTable) {
    table.money_unit = Some(MoneyUnit::Yuan);
    let of_projects = |amounts: &mut Amounts| {
        for key in AMOUNT_COLUMNS {
            if let Some(number) = amounts.column(key).printed() {
                amounts.set(key, AmountCell::Printed(number * Decimal::from(10_000)));
            }
        }
    };
    table.total.iter_mut().for_each(of_projects);
    for unit in &mut table.units {
        of_projects(&mut unit.amounts);
        unit.projects.iter_mut().for_each(|project| of_projects(&mut project.amounts));
    }
}
