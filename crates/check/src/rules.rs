//! The audit rules, one file each. The doc comment of a rule's file is its manual page.

mod grand_total;
mod row_sum;
mod unit_subtotal;

use duibiao_core::{AnnualTable, Code, Finding};

/// A rule that looks at one table.
pub struct TableRule {
    /// Its code in the catalogue.
    pub code: Code,
    /// Applies it.
    pub check: fn(&AnnualTable, &mut Vec<Finding>),
}

/// Every rule on one table, by code.
pub static TABLE_RULES: &[TableRule] = &[row_sum::RULE, unit_subtotal::RULE, grand_total::RULE];
