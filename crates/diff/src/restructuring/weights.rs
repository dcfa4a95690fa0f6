//! The fitted weights of evidence that a project is a part of another.

use super::part::PART_FEATURES;
use crate::similarity::Curve;

/// The weight of evidence of a pair of which nothing is known, in thousandths of a bit.
pub(super) const BIAS: i32 = -2_219;

/// The curve of each feature, in the order of [`PART_FEATURES`].
pub(super) const CURVES: [Curve; PART_FEATURES.len()] = [
    // Goal
    Curve { missing: -539, knots: [-2_841, 287, 2_553, 4_117, 4_596, 4_596] },
    // Indicators
    Curve { missing: 0, knots: [-2_895, -1_991, -1_105, -1_105, -1_105, -1_105] },
    // Name
    Curve { missing: 0, knots: [-3_120, -1_706, -685, -685, -685, -685] },
    // Marked
    Curve { missing: -2_274, knots: [-809, -247, 354, 1_050, 1_873, 2_807] },
    // Unit
    Curve { missing: 0, knots: [-2_048, -1_517, -1_105, -852, -748, -735] },
    // Smaller
    Curve { missing: 0, knots: [-4_420, -681, 992, 1_288, 1_288, 1_497] },
];
