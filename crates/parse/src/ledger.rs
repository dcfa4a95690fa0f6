//! The account of a text input: which character went where. Nothing printed is lost, and this proves it.

use crate::lines::Line;
use crate::passage::Passage;
use duibiao_core::Origin;
use std::ops::Range;

/// What a piece of the input became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The contents of a field of the model.
    Field,
    /// A label, separator or repeated heading.
    Label,
    /// The text of a finding: no field took it.
    Finding,
}

/// A piece of one line and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands; never over a line end.
    pub origin: Origin,
    /// What it became.
    pub role: Role,
}

/// Collects entries, or nothing where nobody asked.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: Option<Vec<Entry>>,
}

impl Ledger {
    pub(crate) fn recording() -> Self {
        Self { entries: Some(Vec::new()) }
    }

    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries.unwrap_or_default()
    }

    /// Books a part of a passage.
    pub(crate) fn book(&mut self, passage: &Passage, range: Range<usize>, role: Role) {
        if let Some(entries) = &mut self.entries {
            entries.extend(passage.pieces(range).map(|origin| Entry { origin, role }));
        }
    }

    /// Books a whole passage.
    pub(crate) fn book_all(&mut self, passage: &Passage, role: Role) {
        self.book(passage, 0..passage.text.len(), role);
    }

    /// Books a whole line.
    pub(crate) fn book_line(&mut self, line: &Line<'_>, role: Role) {
        if self.entries.is_some() {
            self.book_all(&line.passage(), role);
        }
    }
}
