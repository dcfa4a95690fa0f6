//! Comparing two annual tables (part of duibiao): which project of this year is which of last year, and what
//! changed in money, targets, wording and structure.

mod change_set;
mod pairing;

pub use change_set::*;
pub use pairing::{CHANGESETS_SCHEMA, ChangeSets, Pairing, Unpaired, pair_tables};

use duibiao_core::AnnualTable;

/// Compares two annual tables. `old_document` and `new_document` say which tables of their files they are.
pub fn compare(
    old: &AnnualTable,
    old_document: usize,
    new: &AnnualTable,
    new_document: usize,
    options: &Options,
) -> ChangeSet {
    let _ = (old, old_document, new, new_document, options);
    todo!()
}
