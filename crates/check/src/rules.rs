//! The audit rules, one file each. The doc comment of a rule's file is its manual page.

mod amount_change;
mod amount_format;
mod amount_vs_coverage;
mod appropriation_falls_total_rises;
mod code_name;
mod comparator_missing;
mod cost_ceiling;
mod currency_unit;
mod cycle_annual_conflict;
mod deadline_out_of_year;
mod direction_conflict;
mod doubtful_link;
mod duplicate_indicator;
mod execution_as_performance;
mod figure_to_words;
mod funding_mix;
mod goal_indicator_gap;
mod goal_missing;
mod grand_total;
mod horizon_missing;
mod identical_targets;
mod indicator_count;
mod less_money_same_targets;
mod level_parent;
mod low_target;
mod misclassified_indicator;
mod missing_benefit;
mod missing_cost;
mod missing_output;
mod missing_quality;
mod missing_quantity;
mod missing_satisfaction;
mod more_money_same_targets;
mod mostly_carried_over;
mod new_or_not_listed;
mod new_with_carryover;
mod no_indicator;
mod not_measurable;
mod one_off_recurs;
mod period_extended;
mod placeholder;
mod placeholder_persists;
mod qualitative_score_up;
mod quantification_rate;
mod rate_out_of_range;
mod renamed;
mod row_sum;
mod same_population_two_figures;
mod same_text_as_last_year;
mod shared_outcome;
mod social_cost_misuse;
mod split_or_merged;
mod stale_year;
mod target_loosened;
mod taxonomy_moved;
mod unit_cost_up;
mod unit_missing;
mod unit_price;
mod unit_subtotal;
mod unit_vs_name;
mod vague_modifier;
mod value_embeds_name;
mod value_repeats_name;
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
    not_measurable::RULE,
    quantification_rate::RULE,
    unit_missing::RULE,
    comparator_missing::RULE,
    value_repeats_name::RULE,
    value_embeds_name::RULE,
    rate_out_of_range::RULE,
    direction_conflict::RULE,
    cycle_annual_conflict::RULE,
    low_target::RULE,
    deadline_out_of_year::RULE,
    vague_modifier::RULE,
    unit_vs_name::RULE,
    misclassified_indicator::RULE,
    social_cost_misuse::RULE,
    execution_as_performance::RULE,
    goal_indicator_gap::RULE,
    identical_targets::RULE,
    shared_outcome::RULE,
    amount_vs_coverage::RULE,
    same_population_two_figures::RULE,
    new_or_not_listed::RULE,
    amount_change::RULE,
    more_money_same_targets::RULE,
    less_money_same_targets::RULE,
    target_loosened::RULE,
    same_text_as_last_year::RULE,
    stale_year::RULE,
    figure_to_words::RULE,
    renamed::RULE,
    split_or_merged::RULE,
    taxonomy_moved::RULE,
    one_off_recurs::RULE,
    placeholder_persists::RULE,
    funding_mix::RULE,
    new_with_carryover::RULE,
    mostly_carried_over::RULE,
    doubtful_link::RULE,
    unit_cost_up::RULE,
    qualitative_score_up::RULE,
    appropriation_falls_total_rises::RULE,
    period_extended::RULE,
];

/// The rules that `show` and `diff` apply too: what they find makes every figure of the table doubtful.
pub(crate) const TOTALS: [&str; 3] = ["ARI-01", "ARI-02", "ARI-03"];
