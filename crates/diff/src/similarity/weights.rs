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
    /// The weight of evidence of features that are as alike as that, in thousandths of a bit.
    pub(crate) fn sum(curves: &[Self], bias: i32, similarities: &[Option<u32>]) -> i32 {
        bias + curves.iter().zip(similarities).map(|(curve, similarity)| curve.at(*similarity)).sum::<i32>()
    }

    /// The most that the feature can say.
    pub(crate) const fn most(&self) -> i32 {
        let (mut most, mut knot) = (self.missing, 0);
        while knot < self.knots.len() {
            if self.knots[knot] > most {
                most = self.knots[knot];
            }
            knot += 1;
        }
        most
    }

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
pub(super) const BIAS: i32 = -997;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::Name => Curve { missing: 0, knots: [-1_453, -8, 1_514, 3_083, 4_606, 5_802] },
        Feature::CoreName => Curve { missing: 0, knots: [-1_536, -1_380, -1_380, -1_380, -1_284, -897] },
        Feature::Characters => Curve { missing: 0, knots: [-1_972, -529, 394, 394, 394, 1_371] },
        Feature::Marks => Curve { missing: 1_109, knots: [-3_786, -2_655, -1_547, -346, 1_123, 2_817] },
        Feature::Wording => Curve { missing: -1_524, knots: [-2_106, 877, 1_881, 1_881, 1_881, 1_881] },
        Feature::OwnWording => Curve { missing: -1_524, knots: [-2_221, -1_697, -1_183, -328, 729, 3_047] },
        Feature::Usage => Curve { missing: -1_524, knots: [-2_721, -2_546, -1_396, 977, 2_644, 2_998] },
        Feature::Goal => Curve { missing: -69, knots: [-1_719, 296, 1_104, 1_449, 1_894, 2_544] },
        Feature::Figures => Curve { missing: -1_217, knots: [-1_533, -1_270, -875, -152, 934, 2_226] },
        Feature::Indicators => Curve { missing: 0, knots: [-1_471, 343, 2_413, 3_636, 3_673, 3_673] },
        Feature::Targets => Curve { missing: -974, knots: [-1_482, -1_031, -390, 343, 1_044, 1_752] },
        Feature::Amount => Curve { missing: 0, knots: [-3_774, -1_155, 780, 2_214, 4_504, 7_183] },
        Feature::Unit => Curve { missing: 0, knots: [-2_182, -1_408, -711, -90, 481, 1_042] },
        Feature::DocumentNumber => Curve { missing: -981, knots: [-2, 0, 0, 3, 4, 7] },
        Feature::Code | Feature::Decision => return None,
    })
}
