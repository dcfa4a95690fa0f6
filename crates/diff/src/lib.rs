//! Comparing two annual tables (part of duibiao): which project of this year is which of last year, and what
//! changed in money, targets, wording and structure.

mod alignment;
mod assignment;
mod bridge;
mod change_set;
mod comparability;
mod compare;
mod content;
mod context;
mod features;
mod goal;
mod grams;
mod indicator_alignment;
mod indicator_name;
mod judge;
mod money;
mod name;
mod pairing;
mod polarity;
mod restructuring;
mod similarity;
mod units;

pub use alignment::{Alignment, ProjectGroup, ProjectLink, WeighedPair, align, weigh_pairs};
pub use change_set::*;
pub use compare::compare;
pub use context::{LifetimeChange, PeriodChange, PeriodMove, Tag, TagBridge, TagKind, TagSource};
pub use goal::{differs_in_meaning, goal_change};
pub use judge::{JudgeContext, judge_target};
pub use pairing::{CHANGESETS_SCHEMA, ChangeSets, Pairing, Unpaired, pair_tables};
pub use polarity::{Polarity, cannot_pass_hundred, polarity};
