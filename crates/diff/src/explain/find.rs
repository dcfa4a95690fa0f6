//! Which entry of a change set a person means by a name.

use crate::change_set::{ChangeSet, ProjectRef};
use crate::name::squash;

/// What a person says of the project that is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectQuery {
    /// Its name on either side, or a part of it.
    pub name: String,
    /// Its unit, or a part of the unit's name.
    pub unit: Option<String>,
    /// Its place among all projects of its table, from 1 as people count.
    pub position: Option<usize>,
}

/// The entries that are meant: change set and index in its `projects`. Projects of exactly the name go before those
/// of the name without white space and width, these before those that have it as a part of their names.
pub fn find_entries(changesets: &[&ChangeSet], query: &ProjectQuery) -> Vec<(usize, usize)> {
    let name = squash(&query.name);
    let unit = query.unit.as_deref().map(squash);
    let is_there = |project: &&ProjectRef| {
        unit.as_ref().is_none_or(|unit| squash(&project.unit).contains(unit.as_str()))
            && query.position.is_none_or(|position| position == project.position + 1)
    };
    let levels: [&dyn Fn(&ProjectRef) -> bool; 3] =
        [&|project| project.name == query.name, &|project| squash(&project.name) == name, &|project| {
            squash(&project.name).contains(name.as_str())
        }];
    for answers in levels {
        let mut found = Vec::new();
        for (set, changes) in changesets.iter().enumerate() {
            for (idx, entry) in changes.projects.iter().enumerate() {
                if entry.old.iter().chain(&entry.new).filter(is_there).any(answers) {
                    found.push((set, idx));
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}
