//! Changes of money: exact differences in the new table's unit, rates, printed precision.

use crate::change_set::{AmountChange, AmountChanges};
use duibiao_core::{AMOUNT_COLUMNS, Absence, AmountCell, Amounts, MoneyUnit};
use rust_decimal::{Decimal, RoundingStrategy};

/// The money units of the two tables; one that is not printed is taken to be the other's, else 万元.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Units {
    pub(crate) old: MoneyUnit,
    pub(crate) new: MoneyUnit,
}

impl Units {
    pub(crate) fn of(old: Option<MoneyUnit>, new: Option<MoneyUnit>) -> Self {
        Self {
            old: old.or(new).unwrap_or(MoneyUnit::WanYuan),
            new: new.or(old).unwrap_or(MoneyUnit::WanYuan),
        }
    }

    /// An old amount in the new table's unit. Printed amounts are short enough for this to be exact.
    pub(crate) fn to_new(self, amount: Decimal) -> Decimal {
        self.old.convert(amount, self.new).unwrap_or(amount)
    }
}

/// Σ, with the range of [`Decimal`] as its limit.
pub(crate) fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Decimal {
    numbers.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// The changes of all columns that a side has. Groups give several amounts a side, new and ended ones none on
/// the other.
pub(crate) fn amount_changes(old: &[&Amounts], new: &[&Amounts], units: Units) -> AmountChanges {
    let mut columns: Vec<&str> = AMOUNT_COLUMNS.to_vec();
    for amounts in old.iter().chain(new) {
        for (name, _) in &amounts.further {
            if !columns.contains(&name.as_str()) {
                columns.push(name);
            }
        }
    }
    let changes = columns.into_iter().filter_map(|column| {
        let cells =
            |side: &[&Amounts]| -> Vec<AmountCell> { side.iter().map(|a| a.column(column)).collect() };
        let (old_cells, new_cells) = (cells(old), cells(new));
        let has_column = old_cells.iter().chain(&new_cells).any(|c| c.absence() != Some(Absence::NoColumn));
        let change = amount_change(&old_cells, &new_cells, units);
        (has_column || column == "total").then(|| (column.to_owned(), change))
    });
    AmountChanges(changes.collect())
}

fn amount_change(old: &[AmountCell], new: &[AmountCell], units: Units) -> AmountChange {
    let total = |cells: &[AmountCell]| -> Option<Decimal> {
        let printed: Vec<Decimal> = cells.iter().filter_map(|cell| cell.printed()).collect();
        (!printed.is_empty()).then(|| sum(printed))
    };
    let (old_total, new_total) = (total(old), total(new));
    let old_in_new = old_total.map(|amount| units.to_new(amount));
    let delta = match (old_in_new, new_total) {
        (Some(a), Some(b)) => Some(b.saturating_sub(a)),
        // Subtraction, not negation: a negative zero is no amount.
        (Some(a), None) if new.is_empty() => Some(Decimal::ZERO.saturating_sub(a)),
        (None, Some(b)) if old.is_empty() => Some(b),
        _ => None,
    };
    AmountChange {
        old: old_total,
        new: new_total,
        delta,
        rate: rate(delta, old_in_new),
        within_precision: match (old_total, new_total) {
            (Some(a), Some(b)) => agree(a, units.old, b, units.new),
            (None, None) => true,
            _ => false,
        },
    }
}

/// delta / base to 6 decimals, half away from zero, trailing zeros cut.
pub(crate) fn rate(delta: Option<Decimal>, base: Option<Decimal>) -> Option<Decimal> {
    let rate = delta?.checked_div(base.filter(|base| !base.is_zero())?)?;
    Some(rate.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// Whether two printed amounts are the same at the coarser of their precisions: 100,049元 and 10.00万元 are.
fn agree(a: Decimal, a_unit: MoneyUnit, b: Decimal, b_unit: MoneyUnit) -> bool {
    let finest = |amount: Decimal, unit: MoneyUnit| i64::from(unit.exponent()) - i64::from(amount.scale());
    let coarser = finest(a, a_unit).max(finest(b, b_unit));
    let rounded = |amount: Decimal, unit: MoneyUnit| -> Option<Decimal> {
        // Rounding stands at 10^coarser yuan: as decimals in 亿元, so that it is never negative.
        let in_yi = unit.convert(amount, MoneyUnit::YiYuan)?;
        let decimals = u32::try_from(i64::from(MoneyUnit::YiYuan.exponent()) - coarser).unwrap_or(0);
        Some(in_yi.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
    };
    rounded(a, a_unit) == rounded(b, b_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(old: &[&str], old_unit: MoneyUnit, new: &[&str], new_unit: MoneyUnit) -> String {
        let cells = |texts: &[&str]| texts.iter().map(|text| AmountCell::read(text)).collect::<Vec<_>>();
        let change = amount_change(&cells(old), &cells(new), Units { old: old_unit, new: new_unit });
        let show = |number: Option<Decimal>| number.map_or("∅".to_owned(), |number| number.to_string());
        format!("{} {} {}", show(change.delta), show(change.rate), change.within_precision)
    }

    #[test]
    fn changes_are_exact_in_the_new_unit() {
        use MoneyUnit::{WanYuan, Yuan};
        for (old, old_unit, new, new_unit, expected) in [
            (&["10.00"][..], WanYuan, &["12.50"][..], WanYuan, "2.50 0.25 false"),
            (&["100049"], Yuan, &["10.00"], WanYuan, "-0.0049 -0.00049 true"),
            (&["100050"], Yuan, &["10.00"], WanYuan, "-0.005 -0.0005 false"),
            (&["10.00"], WanYuan, &["100000"], Yuan, "0 0 true"),
            (&[], WanYuan, &["3.00"], WanYuan, "3.00 ∅ false"),
            (&["3.00"], WanYuan, &[], WanYuan, "-3.00 -1 false"),
            (&["0"], WanYuan, &["3.00"], WanYuan, "3.00 ∅ false"),
            (&[""], WanYuan, &["3.00"], WanYuan, "∅ ∅ false"),
            (&["3.00", "1.00"], WanYuan, &["4.00"], WanYuan, "0.00 0 true"),
            (&["3"], WanYuan, &["1"], WanYuan, "-2 -0.666667 false"),
            (&["7"], WanYuan, &["7.0"], WanYuan, "0.0 0 true"),
        ] {
            assert_eq!(change(old, old_unit, new, new_unit), expected, "{old:?} {new:?}");
        }
    }
}
