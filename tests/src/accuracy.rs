//! Measuring how right a comparison is, against the truth of constructed pairs of years or of truth files.
//!
//! [`scoring`] counts for one pair of years what came out right; [`tally`] adds counts up; [`statistics`] turns
//! them into figures with 95 % intervals; [`calibration`] looks at the confidences; [`report`] writes it all.

pub mod calibration;
pub mod report;
pub mod scoring;
pub mod statistics;
pub mod tally;
pub mod truth_files;

use crate::constructed::Truth;
use duibiao_core::AnnualTable;

/// A pair of years to be compared, with the truth.
#[derive(Clone, Debug)]
pub struct Case {
    /// What errors call it.
    pub name: String,
    /// The earlier table.
    pub old: AnnualTable,
    /// The later table.
    pub new: AnnualTable,
    /// What became of its projects.
    pub truth: Truth,
}
