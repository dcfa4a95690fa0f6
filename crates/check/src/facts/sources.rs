//! How much of a project's money comes from a source, as far as its row says.

use duibiao_core::{AMOUNT_COLUMNS, Absence, Amounts, rounding_bound};
use rust_decimal::Decimal;

/// The amount of a source: as printed, and nothing where its cell is blank or a dash and the printed sources make up
/// the total. `None` where the form has no such column, or where the row does not say.
pub(super) fn source(amounts: &Amounts, column: &str) -> Option<Decimal> {
    let cell = amounts.column(column);
    match cell.absence() {
        None => cell.printed(),
        Some(Absence::Blank | Absence::Dash) => make_up_total(amounts).then_some(Decimal::ZERO),
        Some(Absence::NoColumn | Absence::Unreadable) => None,
    }
}

fn make_up_total(amounts: &Amounts) -> bool {
    let printed = AMOUNT_COLUMNS[1..].iter().filter_map(|column| amounts.column(column).printed());
    let (n, sum) = printed.fold((0, Decimal::ZERO), |(n, sum), part| (n + 1, sum.saturating_add(part)));
    let total = amounts.total.printed();
    n > 0 && total.is_some_and(|total| total.saturating_sub(sum).abs() <= rounding_bound(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao_core::AmountCell;

    #[test]
    fn a_blank_cell_is_nothing_only_where_the_others_make_up_the_total() {
        for (total, fiscal, carryover, expected) in [
            ("10.00", "6.00", "4.00", Some("4.00")),
            ("10.00", "10.00", "", Some("0")),
            ("10.00", "10.00", "-", Some("0")),
            ("10.00", "6.00", "", None),
            ("10.00", "", "", None),
            ("", "6.00", "", None),
        ] {
            let read = AmountCell::read;
            let (total, fiscal_appropriation, carryover) = (read(total), read(fiscal), read(carryover));
            let amounts = Amounts { total, fiscal_appropriation, carryover, ..Amounts::NO_COLUMNS };
            let expected = expected.map(|number| number.parse().unwrap());
            assert_eq!(source(&amounts, "carryover"), expected, "{amounts:?}");
        }
        assert_eq!(source(&Amounts::NO_COLUMNS, "carryover"), None);
    }
}
