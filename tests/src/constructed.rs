//! Constructed pairs of years of departments that do not exist, with what really became of every project: what
//! the accuracy of the alignment is measured on.
//!
//! A pair is made by [`pair`]: projects of the old year and what became of them are thought up together, so the
//! truth is there before anything is written. Nothing here calls the comparison that is measured.
//!
//! - [`words`]: two vocabularies of different fields of government.
//! - [`strength`]: how much changes at a level.
//! - [`idea`]: what a project is about, and the name this gives it; [`goals`], [`indicators`] and [`value`]: the
//!   rest of its row; [`value_change`]: changes of targets with their right judgement.
//! - [`drafts`]: a project and its next year; [`distinctions`]: another project that looks like it; [`groups`]:
//!   wholes and their parts.
//! - [`evolution`]: a department with all of these; [`record`] and [`layout`]: its tables; [`truth`]: the answer.

pub mod distinctions;
pub mod drafts;
pub mod evolution;
pub mod goals;
pub mod groups;
pub mod idea;
pub mod indicators;
pub mod layout;
pub mod record;
pub mod reorganisation;
pub mod strength;
pub mod truth;
pub mod value;
pub mod value_change;
pub mod words;

pub use evolution::pair;
pub use strength::Level;
pub use truth::{Accepted, Distinction, HardNegative, TrueEntry, TrueIndicator, Truth};
pub use words::Vocabulary;

use duibiao_core::AnnualTable;

/// Two consecutive years of a department, and what changed.
#[derive(Clone, Debug, PartialEq)]
pub struct PairOfYears {
    /// The earlier table.
    pub old: AnnualTable,
    /// The later table.
    pub new: AnnualTable,
    /// What became of its projects.
    pub truth: Truth,
}
