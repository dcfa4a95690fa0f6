//! A comparison of two years.

use super::TableFacts;
use duibiao_core::{Finding, Side, Subject};
use duibiao_diff::{ChangeSet, ProjectChange};

/// A change set with the two tables that it compares.
pub struct ChangeFacts<'a, 't> {
    /// What changed.
    pub changes: &'a ChangeSet,
    /// The earlier table.
    pub old: &'a TableFacts<'t>,
    /// The later table.
    pub new: &'a TableFacts<'t>,
}

impl ChangeFacts<'_, '_> {
    /// The finding as one about that entry: at its first new project, or its first old one where there is none new.
    pub fn finding(&self, change: &ProjectChange, finding: Finding) -> Finding {
        let (side, project) = match (change.new.first(), change.old.first()) {
            (Some(new), _) => (Side::New, new),
            (None, Some(old)) => (Side::Old, old),
            (None, None) => return finding,
        };
        let subject = Subject {
            unit: project.unit.clone(),
            project: Some(project.name.clone()),
            position: Some(project.position),
            indicator: None,
        };
        finding.on(side).at(project.origin).about(subject).with("name", &project.name)
    }
}
