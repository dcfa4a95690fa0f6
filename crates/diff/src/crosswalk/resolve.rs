//! Which project of a table a decision names.

use super::ProjectKey;
use crate::features::SideFeatures;
use crate::name::squash;
use std::collections::BTreeMap;

/// The projects of one side by what decisions name them by.
pub(crate) struct Index<'a, 't> {
    side: &'a SideFeatures<'t>,
    by_name: BTreeMap<&'a str, Vec<usize>>,
    by_code: BTreeMap<String, Vec<usize>>,
}

/// What a key names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// The project at this position.
    One(usize),
    /// None.
    Nobody,
    /// Several, and nothing tells which.
    Several(Vec<usize>),
}

impl<'a, 't> Index<'a, 't> {
    pub(crate) fn of(side: &'a SideFeatures<'t>) -> Self {
        let mut index = Self { side, by_name: BTreeMap::new(), by_code: BTreeMap::new() };
        for (at, project) in side.projects.iter().enumerate() {
            index.by_name.entry(&project.name.squashed).or_default().push(at);
            if let Some(code) = &project.project.code {
                index.by_code.entry(squash(code)).or_default().push(at);
            }
        }
        index
    }

    /// The project that a key names: by unit and name, or by the code where no name is given. Among several the
    /// code decides, then the position. A code or position that a name alone makes needless is not looked at:
    /// spreadsheets round long codes, and rows move.
    pub(crate) fn find(&self, key: &ProjectKey) -> Named {
        let code = key.code.as_deref().map(squash);
        let found = match (&key.name, &code) {
            (Some(name), _) => self.by_name.get(squash(name).as_str()),
            (None, Some(code)) => self.by_code.get(code),
            (None, None) => None,
        };
        let mut found = found.cloned().unwrap_or_default();
        if let Some(unit) = key.unit.as_deref().map(squash) {
            found.retain(|at| self.side.units[self.side.projects[*at].unit] == unit);
        }
        let has_code = |at: &usize| {
            let own = self.side.projects[*at].project.code.as_deref().map(squash);
            own.is_some() && own == code
        };
        if found.len() > 1 && found.iter().any(has_code) {
            found.retain(has_code);
        }
        let is_there = |at: &usize| key.position.is_some_and(|position| position == at + 1);
        if found.len() > 1 && found.iter().any(is_there) {
            found.retain(is_there);
        }
        match found.as_slice() {
            [] => Named::Nobody,
            [at] => Named::One(*at),
            _ => Named::Several(found),
        }
    }
}
