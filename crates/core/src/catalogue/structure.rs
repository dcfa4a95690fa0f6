//! The texts of audit rules on what a table must hold.

use super::Entry;

pub(super) static ENTRIES: &[Entry] = &[];
