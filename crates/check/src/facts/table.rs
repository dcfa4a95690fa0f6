//! One table.

use super::{Dimension, IndicatorFacts, ProjectFacts};
use duibiao_core::{AnnualTable, BudgetUnit, TableKind, Target};

/// Where a project stands, seen from another: its unit, with the file where that is another one.
pub(crate) fn place(tables: &[TableFacts], (table, project): (usize, &ProjectFacts), here: usize) -> String {
    let (file, unit) = (&tables[table].table.source.path, &project.unit.name);
    if table == here { unit.clone() } else { format!("{file}: {unit}") }
}

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

    /// Its units, each with its projects.
    pub fn units(&self) -> impl Iterator<Item = (&'a BudgetUnit, &[ProjectFacts<'a>])> {
        let mut rest = self.projects.as_slice();
        self.table.units.iter().map(move |unit| {
            let (projects, after) = rest.split_at(unit.projects.len());
            rest = after;
            (unit, projects)
        })
    }

    /// The indicators that say something and have a target, each with its project.
    pub fn set_targets(&self) -> impl Iterator<Item = (&ProjectFacts<'a>, &IndicatorFacts<'a>, &'a Target)> {
        self.projects.iter().flat_map(|project| {
            project.real_indicators().filter_map(move |of| Some((project, of, of.target?)))
        })
    }
}
