//! The fitted weights of evidence that a project is a part of another.

use super::part::PART_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -2_195;

/// The curve of each feature, in the order of [`PART_FEATURES`].
pub(super) const CURVES: [Curve; PART_FEATURES.len()] = [
    // Goal
    Curve { missing: -544, knots: [-2_843, 306, 2_586, 4_155, 4_632, 4_632] },
    // Indicators
    Curve { missing: 0, knots: [-2_869, -1_935, -1_034, -1_034, -1_034, -1_034] },
    // Name
    Curve { missing: 0, knots: [-3_175, -1_828, -844, -844, -844, -844] },
    // Marked
    Curve { missing: -2_251, knots: [-817, -251, 359, 1_060, 1_894, 2_838] },
    // Unit
    Curve { missing: 0, knots: [-2_040, -1_511, -1_098, -846, -739, -725] },
    // Smaller
    Curve { missing: 0, knots: [-4_394, -681, 987, 1_285, 1_285, 1_499] },
];
