//! The texts of audit rules on the values of targets.

use super::Entry;

pub(super) static ENTRIES: &[Entry] = &[];
