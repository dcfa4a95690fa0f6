//! Which project of one table is which of another, for all tables of a series.
//!
//! Tables next to each other are compared as wholes: the versions of a year one with the next, reference tables
//! with that of the next year. What these links leave without a past or a future is aligned over the gaps,
//! nearest years first, so that a nearer link is never passed over for a farther one.

use super::model::{Comparison, StepKind};
use super::series::{Dated, Sorted};
use super::union::Union;
use crate::change_set::{Link, Options, ProjectChange, Relation};
use crate::compare::compare;
use duibiao_core::AnnualTable;

/// Inferred links over a gap must be as sure as this, unless the names agree but for years: what happened in
/// between is not known.
const SURE_OVER_GAP: f64 = 0.85;

/// The links of a series.
pub(super) struct Linked {
    pub(super) comparisons: Vec<Comparison>,
    pub(super) edges: Vec<Edge>,
}

/// One link or group between two tables; positions are those of the whole tables.
pub(super) struct Edge {
    pub(super) kind: StepKind,
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) change: ProjectChange,
}

pub(super) fn link(series: &Sorted<'_>, options: &Options) -> Linked {
    let tables = &series.tables;
    let mut linked = Linked { comparisons: Vec::new(), edges: Vec::new() };
    for (old, new) in neighbours(tables) {
        let kind = step_kind(&tables[old], &tables[new]);
        let (a, b) = (&tables[old], &tables[new]);
        let changes = compare(a.table, a.document, b.table, b.document, options);
        linked.comparisons.push(Comparison {
            kind,
            old,
            new,
            comparability: changes.comparability,
            bridge: changes.bridge,
        });
        let goes_on = |change: &ProjectChange| !matches!(change.relation, Relation::New | Relation::Ended);
        let edges = changes.projects.into_iter().filter(goes_on);
        linked.edges.extend(edges.map(|change| Edge { kind, old, new, change }));
    }
    let mut open = Open::of(tables, &linked.edges);
    for (old, new) in distant(tables) {
        bridge_gap(tables, (old, new), options, &mut open, &mut linked.edges);
    }
    linked
}

/// The pairs of tables that are compared as wholes.
fn neighbours(tables: &[Dated<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut reference = None;
    for (at, table) in tables.iter().enumerate() {
        if !table.is_reference {
            pairs.push((at - 1, at));
            continue;
        }
        pairs.extend(reference.map(|before| (before, at)));
        reference = Some(at);
    }
    pairs
}

/// All other pairs of tables of different years, the nearest first.
fn distant(tables: &[Dated<'_>]) -> Vec<(usize, usize)> {
    let near = neighbours(tables);
    let mut pairs: Vec<(usize, usize)> =
        (0..tables.len()).flat_map(|a| (a + 1..tables.len()).map(move |b| (a, b))).collect();
    pairs.retain(|(a, b)| tables[*a].year < tables[*b].year && !near.contains(&(*a, *b)));
    pairs.sort_by_key(|(a, b)| (tables[*b].year - tables[*a].year, *a, *b));
    pairs
}

fn step_kind(old: &Dated<'_>, new: &Dated<'_>) -> StepKind {
    match new.year - old.year {
        0 => StepKind::Versions,
        1 => StepKind::Years,
        _ => StepKind::Gap,
    }
}

/// Which projects have no past or no future yet. A project is one with its versions in the same year.
struct Open {
    offsets: Vec<usize>,
    versions: Union,
    has_past: Vec<bool>,
    has_future: Vec<bool>,
}

impl Open {
    fn of(tables: &[Dated<'_>], edges: &[Edge]) -> Self {
        let (offsets, n) = offsets(tables);
        let mut open =
            Self { offsets, versions: Union::new(n), has_past: vec![false; n], has_future: vec![false; n] };
        for edge in edges.iter().filter(|edge| edge.kind == StepKind::Versions) {
            let nodes = open.nodes(edge);
            for pair in nodes.windows(2) {
                open.versions.join(pair[0], pair[1]);
            }
        }
        for edge in edges.iter().filter(|edge| edge.kind != StepKind::Versions) {
            open.book(edge);
        }
        open
    }

    fn nodes(&self, edge: &Edge) -> Vec<usize> {
        let old = edge.change.old.iter().map(|project| self.offsets[edge.old] + project.position);
        let new = edge.change.new.iter().map(|project| self.offsets[edge.new] + project.position);
        old.chain(new).collect()
    }

    fn book(&mut self, edge: &Edge) {
        for project in &edge.change.old {
            let root = self.versions.root(self.offsets[edge.old] + project.position);
            self.has_future[root] = true;
        }
        for project in &edge.change.new {
            let root = self.versions.root(self.offsets[edge.new] + project.position);
            self.has_past[root] = true;
        }
    }

    /// The positions of a table without a future, or without a past.
    fn left(&mut self, table: usize, n: usize, future: bool) -> Vec<usize> {
        let is_open = |at: &usize| {
            let root = self.versions.root(self.offsets[table] + at);
            !(if future { self.has_future[root] } else { self.has_past[root] })
        };
        (0..n).filter(is_open).collect()
    }
}

/// Where the projects of each table begin when those of all tables are counted through, and how many there are.
pub(super) fn offsets(tables: &[Dated<'_>]) -> (Vec<usize>, usize) {
    let mut n = 0;
    let mut offsets = Vec::with_capacity(tables.len());
    for table in tables {
        offsets.push(n);
        n += table.features.projects.len();
    }
    (offsets, n)
}

/// Aligns what the older table leaves without a future with what the newer one leaves without a past.
fn bridge_gap(
    tables: &[Dated<'_>],
    (old, new): (usize, usize),
    options: &Options,
    open: &mut Open,
    edges: &mut Vec<Edge>,
) {
    let (a, b) = (&tables[old], &tables[new]);
    let ended = open.left(old, a.features.projects.len(), true);
    let begun = open.left(new, b.features.projects.len(), false);
    if ended.is_empty() || begun.is_empty() {
        return;
    }
    let (old_table, new_table) = (only(a.table, &ended), only(b.table, &begun));
    let changes = compare(&old_table, a.document, &new_table, b.document, options);
    for mut change in changes.projects.into_iter().filter(is_sure) {
        for project in &mut change.old {
            project.position = ended[project.position];
        }
        for project in &mut change.new {
            project.position = begun[project.position];
        }
        // Rivals are positions in the tables that were cut down.
        change.candidates.clear();
        let edge = Edge { kind: step_kind(a, b), old, new, change };
        open.book(&edge);
        edges.push(edge);
    }
}

/// Whether a link is sure enough to be made over a gap.
fn is_sure(change: &ProjectChange) -> bool {
    let is_likely = change.confidence.is_some_and(|confidence| confidence >= SURE_OVER_GAP);
    change.relation == Relation::Continued
        && !change.doubtful
        && match change.link {
            Some(Link::Inferred) => change.renamed == Some(false) || is_likely,
            Some(Link::Exact | Link::Stated | Link::User) => true,
            None => false,
        }
}

/// The table with these projects only; its units stay.
fn only(table: &AnnualTable, positions: &[usize]) -> AnnualTable {
    let mut table = AnnualTable { findings: Vec::new(), total: None, ..table.clone() };
    let mut at = 0;
    for unit in &mut table.units {
        unit.projects.retain(|_| {
            at += 1;
            positions.binary_search(&(at - 1)).is_ok()
        });
    }
    table
}
