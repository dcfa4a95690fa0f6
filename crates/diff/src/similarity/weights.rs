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
pub(super) const BIAS: i32 = -1_044;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::Name => Curve { missing: -993, knots: [-1_101, -883, -617, -191, 401, 1_094] },
        Feature::CoreName => Curve { missing: 0, knots: [-1_436, -947, -947, -947, -574, 191] },
        Feature::Characters => Curve { missing: 0, knots: [-2_063, -322, 526, 710, 1_481, 4_083] },
        Feature::Marks => Curve { missing: 1_182, knots: [-4_158, -3_550, -2_851, -1_790, 43, 2_443] },
        Feature::Wording => Curve { missing: -1_206, knots: [-1_822, 1_567, 3_773, 5_028, 5_597, 5_869] },
        Feature::OwnWording => Curve { missing: -1_206, knots: [-2_528, -1_606, -1_158, -802, 545, 3_353] },
        Feature::Usage => Curve { missing: -1_206, knots: [-2_949, -2_949, -2_288, -637, 288, 288] },
        Feature::Goal => Curve { missing: -79, knots: [-1_786, 318, 1_466, 2_110, 2_110, 2_527] },
        Feature::Figures => Curve { missing: -746, knots: [-1_797, -808, 82, 824, 1_447, 2_052] },
        Feature::Indicators => Curve { missing: 0, knots: [-1_144, 340, 2_011, 3_309, 3_309, 3_309] },
        Feature::Targets => Curve { missing: -921, knots: [-1_734, -1_483, -1_323, -769, 443, 1_888] },
        Feature::Amount => Curve { missing: 0, knots: [-4_242, -1_008, 1_091, 2_268, 4_526, 6_981] },
        Feature::Unit => Curve { missing: 0, knots: [-2_424, -1_572, -808, -133, 483, 1_084] },
        Feature::DocumentNumber => Curve { missing: -1_036, knots: [-44, -14, 20, 58, 105, 156] },
        Feature::Code => return None,
    })
}
