//! The fitted weights of evidence that two indicators of one project are one.

use super::likeness::INDICATOR_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -1_846;

/// The curve of each feature, in the order of [`INDICATOR_FEATURES`].
pub(super) const CURVES: [Curve; INDICATOR_FEATURES.len()] = [
    // Name
    Curve { missing: 0, knots: [-1_433, -1_433, -1_433, -443, 294, 1_138] },
    // Characters
    Curve { missing: 0, knots: [-1_982, -1_982, -1_847, -1_086, 410, 3_302] },
    // Contained
    Curve { missing: 0, knots: [-2_792, -1_353, 1_307, 2_164, 2_826, 4_938] },
    // Category
    Curve { missing: 0, knots: [-3_821, -2_134, -536, 995, 2_543, 4_164] },
    // Target
    Curve { missing: -2_416, knots: [-3_731, -491, 1_652, 1_784, 3_376, 8_659] },
    // UnitOfMeasure
    Curve { missing: 879, knots: [-5_566, -3_958, -2_632, -1_670, -1_022, -559] },
    // Score
    Curve { missing: -2_062, knots: [-1_884, -1_161, -491, 136, 749, 1_375] },
    // Alone
    Curve { missing: 0, knots: [1_827, 1_858, 1_858, 1_858, 2_577, 3_719] },
    // Continuity
    Curve { missing: 0, knots: [-1_281, -1_281, -823, -477, 1_148, 1_993] },
];
