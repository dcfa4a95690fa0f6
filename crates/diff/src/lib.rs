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
mod crosswalk;
mod explain;
mod features;
mod goal;
mod grams;
mod grounds;
mod indicator_alignment;
mod indicator_name;
mod judge;
mod lineage;
mod money;
mod name;
mod pairing;
mod polarity;
mod reconcile;
mod restructuring;
mod similarity;
mod units;

pub use alignment::{
    Alignment, ProjectGroup, ProjectLink, WeighedPair, align, weigh_indicators, weigh_pairs, weigh_parts,
};
pub use change_set::*;
pub use compare::compare;
pub use context::{LifetimeChange, PeriodChange, PeriodMove, Tag, TagBridge, TagKind, TagSource};
pub use crosswalk::{
    Column, Crosswalk, Decision, DecisionUse, Outcome, PROGRAM_GROUP, ProjectKey, Ruling, disarm, rearm,
    settle_decisions,
};
pub use explain::{ComparedPair, EXPLANATION_SCHEMA, Explanation, ProjectQuery, explain, find_entries};
pub use goal::{differs_in_meaning, goal_change};
pub use grounds::grounds;
pub use indicator_alignment::{INDICATOR_FEATURES, IndicatorFeature, WeighedIndicators};
pub use indicator_name::indicator_key;
pub use judge::attained::{Attained, Attainment, judge_attainment};
pub use judge::{JudgeContext, judge_target};
pub use lineage::*;
pub use pairing::{CHANGESETS_SCHEMA, ChangeSets, Pairing, Unpaired, pair_tables};
pub use polarity::{Polarity, cannot_pass_hundred, polarity};
pub use reconcile::*;
pub use restructuring::{PART_FEATURES, PartFeature, WeighedPart};
