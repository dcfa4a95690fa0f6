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
pub(super) const BIAS: i32 = -682;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::Name => Curve { missing: -167, knots: [-29, -29, -29, -29, -29, -29] },
        Feature::CoreName => Curve { missing: 0, knots: [-664, -470, -350, -70, 470, 1_040] },
        Feature::Characters => Curve { missing: 0, knots: [-1_878, -1_111, -414, 383, 1_563, 3_054] },
        Feature::Marks => Curve { missing: 1_536, knots: [-2_565, -1_621, -717, 195, 1_188, 2_272] },
        Feature::Wording => Curve { missing: -886, knots: [-2_442, -574, 728, 1_505, 1_979, 2_333] },
        Feature::Goal => Curve { missing: -26, knots: [-2_500, -1_031, 166, 1_072, 1_754, 2_440] },
        Feature::Figures => Curve { missing: -999, knots: [-1_328, -680, -48, 587, 1_254, 1_971] },
        Feature::Indicators => Curve { missing: 0, knots: [-1_486, -420, 510, 1_146, 1_345, 1_345] },
        Feature::Targets => Curve { missing: -1_524, knots: [-953, -309, 283, 797, 1_229, 1_635] },
        Feature::Amount => Curve { missing: 0, knots: [-4_061, -1_996, -234, 1_244, 2_670, 4_063] },
        Feature::Unit => Curve { missing: 0, knots: [-1_508, -877, -278, 317, 923, 1_567] },
        Feature::DocumentNumber => Curve { missing: -508, knots: [-41, -11, 17, 53, 91, 139] },
        Feature::Code => return None,
    })
}
