//! The texts of audit rules on the changes between two years.

use super::Entry;

pub(super) static ENTRIES: &[Entry] = &[];
