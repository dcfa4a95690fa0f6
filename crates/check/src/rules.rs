//! The audit rules, one file each. The doc comment of a rule's file is its manual page.

mod amount_format;
mod cost_ceiling;
mod currency_unit;
mod grand_total;
mod row_sum;
mod unit_price;
mod unit_subtotal;
mod zero_amount;

use crate::rule::Rule;

/// Every rule, by code in the order of its family: arithmetic, structure, targets, sense, years.
pub static RULES: &[Rule] = &[
    row_sum::RULE,
    unit_subtotal::RULE,
    grand_total::RULE,
    currency_unit::RULE,
    cost_ceiling::RULE,
    unit_price::RULE,
    amount_format::RULE,
    zero_amount::RULE,
];

/// The rules that `show` and `diff` apply too: what they find makes every figure of the table doubtful.
pub(crate) const TOTALS: [&str; 3] = ["ARI-01", "ARI-02", "ARI-03"];
