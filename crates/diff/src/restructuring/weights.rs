//! The fitted weights of evidence that a project is a part of another.

use super::part::PART_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -2_279;

/// The curve of each feature, in the order of [`PART_FEATURES`].
pub(super) const CURVES: [Curve; PART_FEATURES.len()] = [
    // Goal
    Curve { missing: -421, knots: [-2_588, 429, 2_541, 3_989, 4_264, 4_264] },
    // Indicators
    Curve { missing: 0, knots: [-3_018, -1_564, -179, -179, -179, -179] },
    // Name
    Curve { missing: 0, knots: [-3_024, -1_721, -839, -839, -839, -839] },
    // Marked
    Curve { missing: -2_340, knots: [-856, -262, 376, 1_111, 1_984, 2_973] },
    // Unit
    Curve { missing: 0, knots: [-2_253, -1_661, -1_206, -914, -793, -764] },
    // Smaller
    Curve { missing: 0, knots: [-4_578, -1_233, 452, 899, 1_000, 1_476] },
];
