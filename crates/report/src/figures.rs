//! Figures for people: money and rates, exact until the last step.

use duibiao_core::MoneyUnit;
use rust_decimal::{Decimal, RoundingStrategy};

/// What stands where there is no figure.
pub(crate) const NONE: &str = "—";

/// An amount with thousands separators and two decimals, rounded half away from zero: `1,366.63`.
pub(crate) fn money(amount: Decimal) -> String {
    grouped(rounded(amount, 2), Some(2), false)
}

/// The same with its sign: `+1,366.63`, `-52.00`, `0.00`.
pub(crate) fn signed_money(amount: Decimal) -> String {
    grouped(rounded(amount, 2), Some(2), true)
}

/// An amount with the decimals that it has: `24,955.91`, `10`.
pub(crate) fn printed(amount: Decimal) -> String {
    grouped(amount, None, false)
}

/// A rate in percent with one decimal and its sign: `+12.3%`; [`NONE`] where there is no base to speak of.
pub(crate) fn rate(delta: Decimal, old: Option<Decimal>) -> String {
    let percent = old
        .filter(|old| !old.is_zero())
        .and_then(|old| delta.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old));
    percent.map_or_else(|| NONE.to_owned(), |percent| grouped(rounded(percent, 1), Some(1), true) + "%")
}

/// Whether two decimals show the amount exactly.
pub(crate) fn shows_exactly(amount: Decimal) -> bool {
    rounded(amount, 2) == amount
}

fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

fn grouped(number: Decimal, decimals: Option<usize>, with_sign: bool) -> String {
    let digits = match decimals {
        Some(decimals) => format!("{:.decimals$}", number.abs()),
        None => number.abs().to_string(),
    };
    let (integer, fraction) = digits.split_once('.').map_or((digits.as_str(), None), |(i, f)| (i, Some(f)));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number.is_sign_negative() && !number.is_zero() {
        text.push('-');
    } else if with_sign && !number.is_zero() {
        text.push('+');
    }
    for (idx, digit) in integer.chars().enumerate() {
        if idx > 0 && (integer.len() - idx).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// In which units the two tables print their money, and in which it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Units {
    old: Option<MoneyUnit>,
    new: Option<MoneyUnit>,
    shown: Option<MoneyUnit>,
}

impl Units {
    /// `shown` applies where the tables say their units; an unknown unit is taken for the other side's.
    pub(crate) fn new(old: Option<MoneyUnit>, new: Option<MoneyUnit>, shown: MoneyUnit) -> Self {
        let (old, new) = (old.or(new), new.or(old));
        Self { old, new, shown: new.map(|_| shown) }
    }

    /// The unit in which amounts are shown; `None` where neither table says one.
    pub(crate) fn shown(self) -> Option<MoneyUnit> {
        self.shown
    }

    /// An amount of the old table in the new table's unit.
    pub(crate) fn old_in_new(self, amount: Decimal) -> Option<Decimal> {
        match (self.old, self.new) {
            (Some(old), Some(new)) => old.convert(amount, new),
            _ => Some(amount),
        }
    }

    /// An amount in the new table's unit, in the unit in which it is shown.
    pub(crate) fn show(self, amount: Decimal) -> Option<Decimal> {
        match (self.new, self.shown) {
            (Some(new), Some(shown)) => new.convert(amount, shown),
            _ => Some(amount),
        }
    }

    /// An amount in the new table's unit in yuan; without a known unit it is taken for 万元.
    pub(crate) fn yuan(self, amount: Decimal) -> Option<Decimal> {
        self.new.unwrap_or(MoneyUnit::WanYuan).convert(amount, MoneyUnit::Yuan)
    }

    /// [`money`] of an amount in the new table's unit.
    pub(crate) fn money(self, amount: Decimal) -> String {
        self.show(amount).map_or_else(|| NONE.to_owned(), money)
    }

    /// [`signed_money`] of an amount in the new table's unit.
    pub(crate) fn signed_money(self, amount: Decimal) -> String {
        self.show(amount).map_or_else(|| NONE.to_owned(), signed_money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn shows_money() {
        for (amount, plain, signed) in [
            ("24955.91", "24,955.91", "+24,955.91"),
            ("-52", "-52.00", "-52.00"),
            ("0", "0.00", "0.00"),
            ("-0.00", "0.00", "0.00"),
            ("-0.004", "0.00", "0.00"),
            ("0.005", "0.01", "+0.01"),
            ("-0.005", "-0.01", "-0.01"),
            ("999.995", "1,000.00", "+1,000.00"),
            ("1234567890123.4", "1,234,567,890,123.40", "+1,234,567,890,123.40"),
        ] {
            assert_eq!(money(decimal(amount)), plain);
            assert_eq!(signed_money(decimal(amount)), signed);
        }
        assert_eq!(printed(decimal("1234.5")), "1,234.5");
        assert_eq!(printed(decimal("10.00")), "10.00");
    }

    #[test]
    fn shows_rates_and_none_for_no_base() {
        for (delta, old, expected) in [
            ("1", Some("3"), "+33.3%"),
            ("-195", Some("195"), "-100.0%"),
            ("0", Some("5"), "0.0%"),
            ("5", Some("0"), NONE),
            ("5", None, NONE),
            // One rounding only: 12.349951 % is 12.3 %, although six decimals of the fraction give 12.35.
            ("0.12349951", Some("1"), "+12.3%"),
        ] {
            assert_eq!(rate(decimal(delta), old.map(decimal)), expected);
        }
    }

    #[test]
    fn converts_between_the_units_of_both_tables() {
        let units = Units::new(Some(MoneyUnit::Yuan), Some(MoneyUnit::WanYuan), MoneyUnit::WanYuan);
        assert_eq!(units.old_in_new(decimal("100049")), Some(decimal("10.0049")));
        assert_eq!(units.money(decimal("10.0049")), "10.00");
        assert_eq!(units.yuan(decimal("5")), Some(decimal("50000")));
        let unknown = Units::new(None, None, MoneyUnit::WanYuan);
        assert_eq!((unknown.shown(), unknown.money(decimal("5"))), (None, "5.00".to_owned()));
    }
}
