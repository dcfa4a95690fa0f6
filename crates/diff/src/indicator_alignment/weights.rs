//! The fitted weights of evidence that two indicators of one project are one.

use super::likeness::INDICATOR_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -1_757;

/// The curve of each feature, in the order of [`INDICATOR_FEATURES`].
pub(super) const CURVES: [Curve; INDICATOR_FEATURES.len()] = [
    // Name
    Curve { missing: 0, knots: [-1_790, -1_790, -1_790, -754, 10, 888] },
    // Characters
    Curve { missing: 0, knots: [-1_968, -1_968, -1_694, -1_057, 439, 3_278] },
    // Contained
    Curve { missing: 0, knots: [-2_755, -1_315, 1_380, 2_119, 2_848, 5_186] },
    // Category
    Curve { missing: 0, knots: [-3_608, -2_162, -746, 729, 2_338, 4_073] },
    // Target
    Curve { missing: -2_464, knots: [-3_802, -295, 1_698, 1_803, 3_493, 9_156] },
    // UnitOfMeasure
    Curve { missing: 1_266, knots: [-6_047, -4_265, -2_780, -1_674, -894, -296] },
    // Score
    Curve { missing: -2_081, knots: [-1_667, -985, -339, 289, 927, 1_595] },
    // Alone
    Curve { missing: 0, knots: [2_400, 2_432, 2_432, 2_493, 3_221, 4_363] },
    // Continuity
    Curve { missing: 0, knots: [-2_031, -2_013, -1_533, -1_223, 483, 1_658] },
];
