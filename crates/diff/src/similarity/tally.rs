//! Adding up the evidence of a pair, feature by feature, with what the rest could still add.

use super::{Likeness, Weighed, weights};
use crate::change_set::Feature;

/// The features that are weighed, in the order in which evidence lists them.
pub(super) const FEATURES: [Feature; 14] = [
    Feature::Name,
    Feature::CoreName,
    Feature::Characters,
    Feature::Marks,
    Feature::Wording,
    Feature::OwnWording,
    Feature::Usage,
    Feature::Goal,
    Feature::Figures,
    Feature::Indicators,
    Feature::Targets,
    Feature::Amount,
    Feature::Unit,
    Feature::DocumentNumber,
];

/// The most that all features could say together.
const MOST: i32 = {
    let (mut most, mut at) = (0, 0);
    while at < FEATURES.len() {
        if let Some(curve) = weights::curve(FEATURES[at]) {
            most += curve.most();
        }
        at += 1;
    }
    most
};

/// What has been weighed of a pair.
pub(super) struct Tally {
    score: i32,
    /// The most that the features not weighed yet could add.
    rest: i32,
    similarities: [Option<u32>; FEATURES.len()],
    /// Equal indicators, and the numbers of both sides.
    pub(super) indicators: (usize, usize, usize),
}

impl Tally {
    pub(super) const fn new() -> Self {
        Self { score: weights::BIAS, rest: MOST, similarities: [None; FEATURES.len()], indicators: (0, 0, 0) }
    }

    /// Adds a feature.
    pub(super) fn add(&mut self, feature: Feature, similarity: Option<u32>) {
        let (Some(at), Some(curve)) =
            (FEATURES.iter().position(|one| *one == feature), weights::curve(feature))
        else {
            return;
        };
        self.similarities[at] = similarity;
        self.score += curve.at(similarity);
        self.rest -= curve.most();
    }

    /// No score can be above this, whatever the rest says.
    pub(super) const fn most(&self) -> i32 {
        self.score + self.rest
    }

    /// All features weighed.
    pub(super) fn likeness(self) -> Likeness {
        let weighed = |(feature, similarity): (Feature, Option<u32>)| Weighed {
            feature,
            similarity,
            weight: weights::curve(feature).map_or(0, |curve| curve.at(similarity)),
        };
        Likeness {
            score: self.score,
            features: FEATURES.into_iter().zip(self.similarities).map(weighed).collect(),
            indicators: self.indicators,
        }
    }
}
