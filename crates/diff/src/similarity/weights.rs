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
pub(super) const BIAS: i32 = -6_000;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::CoreName => Curve { missing: 0, knots: [-2_000, -500, 1_000, 2_000, 3_000, 4_000] },
        Feature::Characters => Curve { missing: 0, knots: [-1_500, -500, 500, 1_000, 1_500, 2_000] },
        Feature::Marks => Curve { missing: 0, knots: [-1_000, -500, 0, 500, 1_000, 2_000] },
        Feature::Wording => Curve { missing: 0, knots: [-500, 500, 1_000, 1_500, 2_000, 2_500] },
        Feature::Goal => Curve { missing: 0, knots: [-3_000, -500, 1_000, 2_500, 3_500, 4_500] },
        Feature::Figures => Curve { missing: 0, knots: [-500, 0, 500, 1_000, 1_500, 2_000] },
        Feature::Indicators => Curve { missing: 0, knots: [-3_000, 0, 1_500, 2_500, 3_500, 4_500] },
        Feature::Targets => Curve { missing: 0, knots: [-500, 0, 500, 1_000, 1_500, 2_000] },
        Feature::Amount => Curve { missing: 0, knots: [-1_500, -500, 0, 1_000, 2_500, 4_000] },
        Feature::Unit => Curve { missing: 0, knots: [-2_000, -1_500, -1_000, -500, 0, 500] },
        Feature::DocumentNumber => Curve { missing: 0, knots: [0, 0, 0, 0, 0, 3_000] },
        Feature::Code | Feature::Name => return None,
    })
}
