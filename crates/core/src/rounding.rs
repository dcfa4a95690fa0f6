//! How far printed totals may differ from sums of printed parts by rounding alone.

use rust_decimal::Decimal;

/// The rounding bound of a total over `n` parts: each of the n + 1 printed numbers is off by at most half of
/// its last place, 0.005 in the printed unit of two decimals.
///
/// # Example
/// ```
/// assert_eq!(duibiao_core::rounding_bound(27).to_string(), "0.140");
/// ```
pub fn rounding_bound(n: usize) -> Decimal {
    Decimal::new(5, 3).saturating_mul(Decimal::from(n.saturating_add(1)))
}
