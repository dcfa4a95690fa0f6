//! The fitted weights of evidence, and how they are read.

use crate::change_set::Feature;
use crate::grams::FULL;

/// The weight of a feature at each fifth of similarity, in thousandths of a bit.
pub(crate) struct Curve {
    /// Where a side says nothing.
    pub(crate) missing: i32,
    pub(crate) knots: [i32; 6],
}

impl Curve {
    /// The weight at a similarity, in thousandths of a bit: straight lines between the knots.
    pub(crate) fn at(&self, similarity: Option<u32>) -> i32 {
        const STEP: u32 = FULL / 5;
        let Some(similarity) = similarity.map(|similarity| similarity.min(FULL)) else { return self.missing };
        let knot = (similarity / STEP).min(4);
        let (from, to) = (self.knots[knot as usize], self.knots[knot as usize + 1]);
        let beyond = i32::try_from(similarity - knot * STEP).unwrap_or(0);
        from + (to - from) * beyond / STEP.cast_signed()
    }
}

/// The weight of evidence of a pair of which nothing is known.
pub(super) const BIAS: i32 = -1_000;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::Name => Curve { missing: 0, knots: [-1_468, 2, 1_512, 3_105, 4_651, 5_848] },
        Feature::CoreName => Curve { missing: 0, knots: [-1_496, -1_203, -1_203, -1_203, -624, 134] },
        Feature::Characters => Curve { missing: 0, knots: [-1_982, -304, 667, 667, 820, 1_948] },
        Feature::Marks => Curve { missing: 952, knots: [-3_788, -3_082, -2_289, -1_173, 621, 2_917] },
        Feature::Wording => Curve { missing: -1_790, knots: [-1_867, 1_665, 3_690, 4_556, 4_730, 4_730] },
        Feature::OwnWording => Curve { missing: -1_790, knots: [-1_377, -1_331, -1_041, -737, 270, 2_300] },
        Feature::Usage => Curve { missing: -1_790, knots: [-3_329, -2_742, -1_511, 509, 1_647, 1_647] },
        Feature::Goal => Curve { missing: -67, knots: [-1_707, 193, 1_275, 1_978, 2_216, 2_347] },
        Feature::Figures => Curve { missing: -906, knots: [-1_497, -624, 197, 961, 1_692, 2_460] },
        Feature::Indicators => Curve { missing: 0, knots: [-1_418, -194, 1_321, 2_801, 3_313, 3_313] },
        Feature::Targets => Curve { missing: -954, knots: [-1_347, -1_154, -926, -339, 660, 1_835] },
        Feature::Amount => Curve { missing: 0, knots: [-3_670, -1_181, 776, 2_041, 4_253, 6_770] },
        Feature::Unit => Curve { missing: 0, knots: [-2_468, -1_580, -768, -45, 639, 1_311] },
        Feature::DocumentNumber => Curve { missing: -985, knots: [-1, -1, 2, 2, 5, 6] },
        Feature::Code | Feature::Decision => return None,
    })
}
