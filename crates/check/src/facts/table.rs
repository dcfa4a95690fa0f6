//! One table.

use super::{Dimension, ProjectFacts};
use duibiao_core::{AnnualTable, TableKind};

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

    /// The projects whose dimensions can be judged: some indicator says something, and the levels of all are known.
    /// A table of a whole department has other levels.
    pub fn with_known_dimensions(&self) -> impl Iterator<Item = &ProjectFacts<'a>> {
        let is_of_projects = self.table.kind != TableKind::WholeDepartment;
        self.projects.iter().filter(move |project| {
            is_of_projects
                && !project.dimensions().has(Dimension::Unknown)
                && project.real_indicators().next().is_some()
        })
    }

    /// Those of them whose indicators do not cover that dimension.
    pub fn lacking(&self, dimension: Dimension) -> impl Iterator<Item = &ProjectFacts<'a>> {
        self.with_known_dimensions().filter(move |project| !project.dimensions().has(dimension))
    }
}
