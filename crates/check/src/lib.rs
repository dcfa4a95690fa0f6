//! Audit rules on performance target tables and on their changes (part of duibiao).

use duibiao_core::{AnnualTable, Finding};

/// Checks one table by every rule that looks at a single table.
pub fn check_table(table: &AnnualTable) -> Vec<Finding> {
    let _ = table;
    Vec::new()
}
