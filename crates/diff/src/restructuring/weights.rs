//! The fitted weights of evidence that a project is a part of another.

use super::part::PART_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -2_439;

/// The curve of each feature, in the order of [`PART_FEATURES`].
pub(super) const CURVES: [Curve; PART_FEATURES.len()] = [
    // Goal
    Curve { missing: -389, knots: [-2_653, -31, 2_112, 3_975, 4_892, 4_892] },
    // Indicators
    Curve { missing: 0, knots: [-3_065, -2_176, -978, -978, -978, -978] },
    // Name
    Curve { missing: 0, knots: [-2_692, -1_486, -940, -940, -940, -940] },
    // Marked
    Curve { missing: -2_523, knots: [-1_051, -322, 461, 1_364, 2_434, 3_648] },
    // Unit
    Curve { missing: 0, knots: [-2_772, -2_024, -1_427, -1_039, -832, -741] },
    // Smaller
    Curve { missing: 0, knots: [-4_507, -1_313, 550, 1_122, 1_122, 1_554] },
];
