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
pub(super) const BIAS: i32 = -996;

/// The curve of a feature that is weighed.
pub(super) const fn curve(feature: Feature) -> Option<Curve> {
    Some(match feature {
        Feature::Name => Curve { missing: 0, knots: [-1_486, 64, 1_640, 3_267, 4_798, 5_931] },
        Feature::CoreName => Curve { missing: 0, knots: [-1_584, -1_145, -1_145, -1_145, -1_145, -809] },
        Feature::Characters => Curve { missing: 0, knots: [-1_988, -213, 642, 642, 774, 2_283] },
        Feature::Marks => Curve { missing: 933, knots: [-3_792, -3_241, -2_588, -1_562, 230, 2_583] },
        Feature::Wording => Curve { missing: -1_831, knots: [-1_782, 1_629, 3_905, 5_218, 5_827, 6_127] },
        Feature::OwnWording => Curve { missing: -1_831, knots: [-2_128, -1_382, -987, -742, 299, 2_570] },
        Feature::Usage => Curve { missing: -1_831, knots: [-3_508, -3_103, -2_003, -45, 978, 978] },
        Feature::Goal => Curve { missing: -71, knots: [-1_743, 274, 1_547, 2_369, 2_369, 2_614] },
        Feature::Figures => Curve { missing: -739, knots: [-1_679, -716, 144, 862, 1_452, 2_029] },
        Feature::Indicators => Curve { missing: 0, knots: [-1_226, 120, 1_644, 2_849, 2_910, 2_910] },
        Feature::Targets => Curve { missing: -922, knots: [-1_416, -1_395, -1_352, -736, 589, 2_184] },
        Feature::Amount => Curve { missing: 0, knots: [-4_044, -1_081, 1_049, 2_313, 4_662, 7_303] },
        Feature::Unit => Curve { missing: 0, knots: [-2_387, -1_539, -775, -92, 535, 1_153] },
        Feature::DocumentNumber => Curve { missing: -980, knots: [-1, -1, 2, 2, 6, 8] },
        Feature::Code => return None,
    })
}
