//! Sums of printed numbers.

use rust_decimal::Decimal;

/// The sum of the numbers, or `None` where it leaves the range of [`Decimal`].
pub(crate) fn sum(numbers: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}
