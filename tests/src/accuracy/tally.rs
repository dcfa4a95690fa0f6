//! Counts of what came out right.

use crate::constructed::Distinction;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs that are true, that were found, and that are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// True ones.
    pub truth: usize,
    /// Found ones.
    pub found: usize,
    /// True ones that were found.
    pub both: usize,
}

impl Pairs {
    /// Counts two sets.
    pub fn of<T: Ord>(truth: &BTreeSet<T>, found: &BTreeSet<T>) -> Self {
        Self { truth: truth.len(), found: found.len(), both: truth.intersection(found).count() }
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.truth += other.truth;
        self.found += other.found;
        self.both += other.both;
    }

    /// F1 in thousandths, rounded down.
    pub fn f1_thousandths(&self) -> usize {
        2000 * self.both / (self.found + self.truth).max(1)
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are so.
    pub hits: usize,
    /// All.
    pub n: usize,
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, is_hit: bool) {
        self.hits += usize::from(is_hit);
        self.n += 1;
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.hits += other.hits;
        self.n += other.n;
    }

    /// In thousandths, rounded down; all of nothing is 1000.
    pub fn thousandths(&self) -> usize {
        (1000 * self.hits).checked_div(self.n).unwrap_or(1000)
    }
}

/// A link that was inferred.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct JudgedLink {
    /// How sure the comparison was.
    pub confidence: f64,
    /// Whether it is true: the pair for one project on each side, the whole group otherwise.
    pub is_right: bool,
}

/// Something that came out wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Of which sort.
    pub sort: Sort,
    /// What and where.
    pub text: String,
}

/// Sorts of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A true pair of projects was not linked.
    MissedProject,
    /// A pair of projects was linked that is not true.
    InventedProject,
    /// A pair that was built to look alike was linked.
    HardNegative,
    /// A true group did not come out whole.
    MissedGroup,
    /// A group came out that is not true.
    InventedGroup,
    /// A true pair of indicators was not linked.
    MissedIndicator,
    /// A pair of indicators was linked that is not true.
    InventedIndicator,
    /// A kind of change that is not accepted.
    Kind,
    /// An effect that is not accepted.
    Effect,
    /// Renamed or transferred came out otherwise.
    Status,
    /// A bridge that does not close.
    Bridge,
}

/// What came out right of one pair of years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Pairs of projects, groups expanded.
    pub projects: Pairs,
    /// Those of them that do not have one name in one unit.
    pub non_exact: Pairs,
    /// Hard negatives that were linked.
    pub hard_linked: Share,
    /// The same by what tells them apart.
    pub hard_by: BTreeMap<Distinction, Share>,
    /// True splits that came out with exactly their members.
    pub splits: Share,
    /// True merges that did.
    pub merges: Share,
    /// True regroupings that did.
    pub regroupings: Share,
    /// Groups that came out and are true.
    pub found_groups: Share,
    /// Pairs of indicators of projects that continue in the truth and in what came out.
    pub indicators: Pairs,
    /// Kinds of change that are accepted.
    pub kinds: Share,
    /// Those of them where unchanged is not accepted.
    pub kinds_of_changes: Share,
    /// Effects that are accepted.
    pub effects: Share,
    /// Those of them where the targets changed.
    pub effects_of_changes: Share,
    /// Renamed as the truth says.
    pub renamed: Share,
    /// Transferred as the truth says.
    pub transferred: Share,
    /// Bridges that close.
    pub bridges: Share,
    /// Inferred links.
    pub links: Vec<JudgedLink>,
    /// What came out wrong.
    pub wrong: Vec<Wrong>,
}

impl Score {
    /// All groups of the truth that came out with exactly their members.
    pub fn groups(&self) -> Share {
        let mut groups = self.splits;
        groups.add(self.merges);
        groups.add(self.regroupings);
        groups
    }

    /// Adds the score of another pair of years.
    pub fn add(&mut self, other: &Self) {
        self.projects.add(other.projects);
        self.non_exact.add(other.non_exact);
        self.hard_linked.add(other.hard_linked);
        for (by, share) in &other.hard_by {
            self.hard_by.entry(*by).or_default().add(*share);
        }
        self.splits.add(other.splits);
        self.merges.add(other.merges);
        self.regroupings.add(other.regroupings);
        self.found_groups.add(other.found_groups);
        self.indicators.add(other.indicators);
        self.kinds.add(other.kinds);
        self.kinds_of_changes.add(other.kinds_of_changes);
        self.effects.add(other.effects);
        self.effects_of_changes.add(other.effects_of_changes);
        self.renamed.add(other.renamed);
        self.transferred.add(other.transferred);
        self.bridges.add(other.bridges);
        self.links.extend_from_slice(&other.links);
        self.wrong.extend(other.wrong.iter().cloned());
    }
}
