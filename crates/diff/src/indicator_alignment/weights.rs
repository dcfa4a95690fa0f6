//! The fitted weights of evidence that two indicators of one project are one.

use super::likeness::INDICATOR_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -1_409;

/// The curve of each feature, in the order of [`INDICATOR_FEATURES`].
pub(super) const CURVES: [Curve; INDICATOR_FEATURES.len()] = [
    // Name
    Curve { missing: 0, knots: [-758, -722, -654, -185, 399, 970] },
    // Characters
    Curve { missing: 0, knots: [-1_838, -1_254, -596, 170, 1_158, 2_283] },
    // Contained
    Curve { missing: 0, knots: [-3_038, -1_707, -331, 806, 2_047, 3_571] },
    // Category
    Curve { missing: 0, knots: [-3_313, -2_071, -828, 517, 2_031, 3_685] },
    // Target
    Curve { missing: -3_152, knots: [-4_005, -1_763, 153, 1_654, 3_175, 4_995] },
    // UnitOfMeasure
    Curve { missing: 1_985, knots: [-2_922, -1_871, -917, -57, 746, 1_543] },
    // Score
    Curve { missing: -1_467, knots: [-1_101, -590, -91, 426, 979, 1_579] },
    // Alone
    Curve { missing: 0, knots: [-5, -5, -5, 299, 972, 1_853] },
    // Continuity
    Curve { missing: 0, knots: [-1_170, -1_077, -789, -185, 877, 1_891] },
];
