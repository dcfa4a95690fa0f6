//! The audit rules, one file each. The doc comment of a rule's file is its manual page.

mod amount_format;
mod code_name;
mod cost_ceiling;
mod currency_unit;
mod duplicate_indicator;
mod goal_missing;
mod grand_total;
mod horizon_missing;
mod indicator_count;
mod level_parent;
mod missing_benefit;
mod missing_cost;
mod missing_output;
mod missing_quality;
mod missing_quantity;
mod missing_satisfaction;
mod no_indicator;
mod placeholder;
mod row_sum;
mod unit_price;
mod unit_subtotal;
mod weight_sum;
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
    placeholder::RULE,
    goal_missing::RULE,
    no_indicator::RULE,
    missing_output::RULE,
    missing_quantity::RULE,
    missing_quality::RULE,
    missing_benefit::RULE,
    missing_satisfaction::RULE,
    missing_cost::RULE,
    code_name::RULE,
    level_parent::RULE,
    indicator_count::RULE,
    duplicate_indicator::RULE,
    weight_sum::RULE,
    horizon_missing::RULE,
];

/// The rules that `show` and `diff` apply too: what they find makes every figure of the table doubtful.
pub(crate) const TOTALS: [&str; 3] = ["ARI-01", "ARI-02", "ARI-03"];
