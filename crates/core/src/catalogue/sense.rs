//! The texts of audit rules on what targets and indicators say.

use super::Entry;

pub(super) static ENTRIES: &[Entry] = &[];
