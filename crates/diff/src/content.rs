//! An order of projects by what they say, so that neither the order of rows nor the order of sides decides a
//! tie.

use crate::alignment::Work;
use crate::features::ProjectFeatures;
use std::cmp::Ordering;

/// Two lists of projects as rows and columns of an assignment.
pub(crate) struct Oriented {
    pub(crate) rows: Vec<usize>,
    pub(crate) columns: Vec<usize>,
    /// Whether the rows are the old side.
    pub(crate) rows_are_old: bool,
}

impl Oriented {
    /// A row's and a column's position as (old, new).
    pub(crate) fn pair(&self, row: usize, column: usize) -> (usize, usize) {
        if self.rows_are_old { (row, column) } else { (column, row) }
    }
}

/// Orders both lists by content, and the two lists by their contents: the same problem then has the same
/// solution from either side.
pub(crate) fn content_order(work: &Work<'_, '_>, old: &[usize], new: &[usize]) -> Oriented {
    let mut old_rows = old.to_vec();
    let mut new_rows = new.to_vec();
    old_rows.sort_by(|a, b| compare(&work.old.projects[*a], &work.old.projects[*b]).then(a.cmp(b)));
    new_rows.sort_by(|a, b| compare(&work.new.projects[*a], &work.new.projects[*b]).then(a.cmp(b)));
    let sides = old_rows
        .iter()
        .zip(&new_rows)
        .map(|(a, b)| compare(&work.old.projects[*a], &work.new.projects[*b]))
        .find(|ordering| *ordering != Ordering::Equal)
        .unwrap_or(Ordering::Equal)
        .then(old_rows.len().cmp(&new_rows.len()));
    if sides == Ordering::Greater {
        Oriented { rows: new_rows, columns: old_rows, rows_are_old: false }
    } else {
        Oriented { rows: old_rows, columns: new_rows, rows_are_old: true }
    }
}

/// By name, amount, goal and indicators.
pub(crate) fn compare(a: &ProjectFeatures<'_>, b: &ProjectFeatures<'_>) -> Ordering {
    let indicators = |project: &ProjectFeatures<'_>| -> Vec<(String, String)> {
        let text =
            |one: &crate::features::IndicatorFeatures<'_>| (one.key.clone(), one.target_text().to_owned());
        project.indicators.iter().map(text).collect()
    };
    a.name
        .squashed
        .cmp(&b.name.squashed)
        .then_with(|| a.amount.cmp(&b.amount))
        .then_with(|| a.project.goal.cmp(&b.project.goal))
        .then_with(|| indicators(a).cmp(&indicators(b)))
}
