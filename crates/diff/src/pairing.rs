//! Which tables of two files belong together: by kind and department.

use crate::ChangeSet;
use duibiao_core::{AnnualTable, Finding, Side, TableKind};
use std::borrow::Cow;

/// The schema that [`ChangeSets`] serializes to.
pub const CHANGESETS_SCHEMA: &str = "duibiao.changesets/1";

/// The result of comparing files with several comparable tables.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChangeSets {
    /// [`CHANGESETS_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// One for each pair.
    pub changesets: Vec<ChangeSet>,
    /// Tables without a counterpart.
    pub unpaired: Vec<Unpaired>,
    /// Findings about the files.
    pub findings: Vec<Finding>,
}

/// A table without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unpaired {
    /// Which side it is on.
    pub side: Side,
    /// Its file.
    pub path: String,
    /// Which of the file's tables, from 0.
    pub document: usize,
    /// Its department.
    pub department: Option<String>,
    /// Its fiscal year.
    pub fiscal_year: Option<i32>,
}

/// Which tables are compared, as indices into the two slices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairing {
    /// Old and new index of each pair, in order of the new tables.
    pub pairs: Vec<(usize, usize)>,
    /// Old tables without a counterpart.
    pub old_only: Vec<usize>,
    /// New tables without a counterpart.
    pub new_only: Vec<usize>,
}

/// Pairs tables by kind and department. One table of a kind on each side is compared whatever the names of
/// the departments: the user named the two files, and the change set says that the names differ.
pub fn pair_tables(old: &[AnnualTable], new: &[AnnualTable]) -> Pairing {
    let same_department =
        |a: &AnnualTable, b: &AnnualTable| a.department.is_some() && a.department == b.department;
    let n_of = |tables: &[AnnualTable], kind: TableKind| tables.iter().filter(|t| t.kind == kind).count();
    let mut pairing = Pairing::default();
    let mut taken = vec![false; old.len()];
    for (new_idx, table) in new.iter().enumerate() {
        let only_ones = n_of(old, table.kind) == 1 && n_of(new, table.kind) == 1;
        let found = old.iter().enumerate().position(|(idx, candidate)| {
            !taken[idx] && candidate.kind == table.kind && (only_ones || same_department(candidate, table))
        });
        match found {
            Some(old_idx) => {
                taken[old_idx] = true;
                pairing.pairs.push((old_idx, new_idx));
            }
            None => pairing.new_only.push(new_idx),
        }
    }
    pairing.old_only = (0..old.len()).filter(|idx| !taken[*idx]).collect();
    pairing
}
