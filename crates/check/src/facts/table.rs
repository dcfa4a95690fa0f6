//! One table.

use super::ProjectFacts;
use duibiao_core::{AnnualTable, BudgetUnit};

/// A table with its projects.
pub struct TableFacts<'a> {
    /// The table.
    pub table: &'a AnnualTable,
    /// Its projects in document order; their places are those that change sets name.
    pub projects: Vec<ProjectFacts<'a>>,
}

impl<'a> TableFacts<'a> {
    /// Prepares a table.
    pub fn new(table: &'a AnnualTable) -> Self {
        let projects = table
            .projects()
            .enumerate()
            .map(|(position, (unit, project))| ProjectFacts::new(table, unit, project, position))
            .collect();
        Self { table, projects }
    }

    /// Its units, each with its projects.
    pub fn units(&self) -> impl Iterator<Item = (&'a BudgetUnit, &[ProjectFacts<'a>])> {
        let mut rest = self.projects.as_slice();
        self.table.units.iter().map(move |unit| {
            let (projects, after) = rest.split_at(unit.projects.len());
            rest = after;
            (unit, projects)
        })
    }
}
