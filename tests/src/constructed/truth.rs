//! What really became of the projects of a pair of years: the answer that a comparison is measured by.

use duibiao_diff::{ChangeKind, Effect, Relation};
use std::collections::BTreeSet;

/// The truth of a pair of years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    /// Every project of both tables in exactly one entry.
    pub entries: Vec<TrueEntry>,
    /// Pairs that must not be linked.
    pub hard_negatives: Vec<HardNegative>,
}

/// What became of a project or group. Positions are those of [`AnnualTable::projects`](duibiao_core::AnnualTable).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrueEntry {
    /// What became of it.
    pub relation: Relation,
    /// Positions in the old table.
    pub old: Vec<usize>,
    /// Positions in the new table.
    pub new: Vec<usize>,
    /// Whether it was renamed; `None` where that can be argued about, and unless continued.
    pub renamed: Option<bool>,
    /// Whether it went to another unit; `None` where that can be argued about, and unless continued.
    pub transferred: Option<bool>,
    /// The indicators of a continued project that continue; empty for all else.
    pub indicators: Vec<TrueIndicator>,
}

/// An indicator on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrueIndicator {
    /// Its index in the old project.
    pub old: usize,
    /// Its index in the new project.
    pub new: usize,
    /// What its cycle target may be judged as.
    pub cycle: Accepted,
    /// What its annual target may be judged as.
    pub annual: Accepted,
}

/// Right answers for a pair of targets; `None` where it can be argued about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Kinds of change.
    pub kinds: Option<Vec<ChangeKind>>,
    /// Effects.
    pub effects: Option<Vec<Effect>>,
}

impl Accepted {
    /// One right kind, and one right effect where it cannot be argued about.
    pub fn only(kind: ChangeKind, effect: Option<Effect>) -> Self {
        Self { kinds: Some(vec![kind]), effects: effect.map(|effect| vec![effect]) }
    }
}

/// An old and a new project that look alike and are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HardNegative {
    /// The position of the old one.
    pub old: usize,
    /// The position of the new one.
    pub new: usize,
    /// What tells them apart.
    pub by: Distinction,
    /// Whether the old one goes on as another new one.
    pub beside: bool,
}

/// What tells two like projects apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distinction {
    /// 一期 and 二期, 首期 and 后续
    Phase,
    /// 第一批 and 第二批
    Batch,
    /// 一标段 and 二标段
    Section,
    /// 城东 and 城西, two towns
    Place,
    /// 小学 and 中学
    Object,
    /// 设施维修 and 宣传 on one topic
    Activity,
    /// 市级 and 区级
    Government,
    /// Another body's name
    Body,
    /// 2022年…尾款 and 2023年…尾款
    Vintage,
    /// One name that several units use
    Unit,
    /// A truth file does not say.
    Unsaid,
}

impl Truth {
    /// The linked pairs of positions, groups expanded.
    pub fn pairs(&self) -> BTreeSet<(usize, usize)> {
        self.entries
            .iter()
            .flat_map(|entry| entry.old.iter().flat_map(|old| entry.new.iter().map(|new| (*old, *new))))
            .collect()
    }

    /// What is wrong with the truth of tables of so many projects; empty when every position stands in exactly
    /// one entry, the relations fit the numbers and no hard negative is linked.
    pub fn faults(&self, n_old: usize, n_new: usize) -> Vec<String> {
        let mut faults = Vec::new();
        let sorted = |mut positions: Vec<usize>| {
            positions.sort_unstable();
            positions
        };
        let old = sorted(self.entries.iter().flat_map(|entry| entry.old.iter().copied()).collect());
        let new = sorted(self.entries.iter().flat_map(|entry| entry.new.iter().copied()).collect());
        if old != (0..n_old).collect::<Vec<_>>() || new != (0..n_new).collect::<Vec<_>>() {
            faults.push(format!("positions {old:?} {new:?}"));
        }
        for entry in &self.entries {
            let relation = match (entry.old.len(), entry.new.len()) {
                (1, 1) => Relation::Continued,
                (0, 1) => Relation::New,
                (1, 0) => Relation::Ended,
                (1, _) => Relation::Split,
                (_, 1) => Relation::Merged,
                _ => Relation::Regrouped,
            };
            if relation != entry.relation {
                faults.push(format!("{entry:?} is {relation:?}"));
            }
        }
        let pairs = self.pairs();
        faults.extend(
            self.hard_negatives
                .iter()
                .filter(|hard| pairs.contains(&(hard.old, hard.new)))
                .map(|hard| format!("{hard:?} is linked")),
        );
        faults
    }
}
