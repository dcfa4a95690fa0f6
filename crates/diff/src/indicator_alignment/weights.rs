//! The fitted weights of evidence that two indicators of one project are one.

use super::likeness::INDICATOR_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -1_639;

/// The curve of each feature, in the order of [`INDICATOR_FEATURES`].
pub(super) const CURVES: [Curve; INDICATOR_FEATURES.len()] = [
    // Name
    Curve { missing: 0, knots: [-1_634, -1_634, -1_634, -471, 430, 1_412] },
    // Characters
    Curve { missing: 0, knots: [-1_801, -1_801, -1_690, -515, 808, 3_498] },
    // Contained
    Curve { missing: 0, knots: [-2_622, -997, 1_449, 2_198, 2_694, 4_769] },
    // Category
    Curve { missing: 0, knots: [-3_593, -2_034, -524, 989, 2_585, 4_288] },
    // Target
    Curve { missing: -2_280, knots: [-3_598, -415, 1_730, 1_897, 3_569, 8_905] },
    // UnitOfMeasure
    Curve { missing: 926, knots: [-5_241, -3_727, -2_476, -1_568, -956, -516] },
    // Score
    Curve { missing: -1_835, knots: [-1_747, -1_058, -411, 202, 815, 1_448] },
    // Alone
    Curve { missing: 0, knots: [1_273, 1_308, 1_308, 1_353, 2_080, 3_200] },
    // Continuity
    Curve { missing: 0, knots: [-1_731, -1_731, -1_084, -756, 640, 1_491] },
];
