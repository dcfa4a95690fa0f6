//! How alike two indicators of one project are, and the weight of evidence that they are one.
//!
//! As for projects, a sum of log-odds read off fitted curves (see `weights`).

use super::weights;
use crate::features::{IndicatorFeatures, ProjectFeatures};
use crate::grams::{FULL, Gram, Rarity, characters};
use crate::similarity::Curve;
use duibiao_core::Reading;
use std::collections::HashMap;

/// What two indicators may have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IndicatorFeature {
    /// The bigrams of the names, rare ones counting more.
    Name,
    /// The characters of the names, rare ones counting more.
    Characters,
    /// How much of the shorter name stands in the longer one.
    Contained,
    /// The categories, over the crosswalk.
    Category,
    /// The targets: the same one, the rarer the better; else how near.
    Target,
    /// The units of measure.
    UnitOfMeasure,
    /// The scores.
    Score,
    /// How few others of the category are left.
    Alone,
    /// How many of the project's indicators keep their names.
    Continuity,
}

/// All features, in the order of the table of weights.
pub const INDICATOR_FEATURES: [IndicatorFeature; 9] = [
    IndicatorFeature::Name,
    IndicatorFeature::Characters,
    IndicatorFeature::Contained,
    IndicatorFeature::Category,
    IndicatorFeature::Target,
    IndicatorFeature::UnitOfMeasure,
    IndicatorFeature::Score,
    IndicatorFeature::Alone,
    IndicatorFeature::Continuity,
];

/// What is common among the indicators of both tables, and so says little: 满意度, ≥95%.
pub(crate) struct IndicatorBackground<'t> {
    names: Rarity,
    characters: Rarity,
    targets: HashMap<&'t str, u32>,
    n_indicators: u32,
}

impl<'t> IndicatorBackground<'t> {
    pub(crate) fn of(old: &[ProjectFeatures<'t>], new: &[ProjectFeatures<'t>]) -> Self {
        let all = || old.iter().chain(new).flat_map(|project| &project.indicators);
        let mut targets: HashMap<&'t str, u32> = HashMap::new();
        let mut n_indicators = 0;
        for one in all() {
            n_indicators += 1;
            *targets.entry(one.target_text()).or_default() += 1;
        }
        let characters: Vec<Vec<Gram>> = all().map(|one| characters(&one.key)).collect();
        Self {
            names: Rarity::of(all().map(IndicatorFeatures::grams)),
            characters: Rarity::of(characters.iter().map(Vec::as_slice)),
            targets,
            n_indicators,
        }
    }

    /// How often the target's text is not found: a power of two for each eighth.
    fn rarity_of_target(&self, text: &str) -> u32 {
        let with = self.targets.get(text).copied().unwrap_or(1).max(1);
        (self.n_indicators / with).max(1).ilog2().min(8) * FULL / 8
    }
}

/// What is left of a project's indicators on both sides, as it bears on each pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    /// Of the smaller side, in parts of [`FULL`]: how many keep their names.
    pub(super) continuity: u32,
    /// How many of the pair's categories are left, old and new.
    pub(super) in_category: (u32, u32),
}

/// How alike two indicators are in each feature; `None` where a side says nothing.
pub(super) fn measure(
    background: &IndicatorBackground<'_>,
    old: &IndicatorFeatures<'_>,
    new: &IndicatorFeatures<'_>,
    surroundings: Surroundings,
) -> [Option<u32>; INDICATOR_FEATURES.len()] {
    let (old_characters, new_characters) = (characters(&old.key), characters(&new.key));
    let (short, long) = if old_characters.len() <= new_characters.len() {
        (&old_characters, &new_characters)
    } else {
        (&new_characters, &old_characters)
    };
    let (n_old, n_new) = surroundings.in_category;
    [
        Some(background.names.dice(old.grams(), new.grams())),
        Some(background.characters.dice(&old_characters, &new_characters)),
        Some(background.characters.containment(short, long)),
        category_likeness(old, new),
        target_likeness(background, old, new),
        unit_likeness(old, new),
        score_likeness(old, new),
        (n_old > 0 && n_new > 0).then(|| FULL / n_old.max(n_new)),
        Some(surroundings.continuity),
    ]
}

/// The weight of evidence, in thousandths of a bit.
pub(super) fn evidence(likeness: &[Option<u32>; INDICATOR_FEATURES.len()]) -> i32 {
    Curve::sum(&weights::CURVES, weights::BIAS, likeness)
}

fn category_likeness(old: &IndicatorFeatures<'_>, new: &IndicatorFeatures<'_>) -> Option<u32> {
    let (a, b) = (old.category?, new.category?);
    Some(if a.is_same(b) {
        FULL
    } else if a.level1() == b.level1() {
        FULL / 2
    } else {
        0
    })
}

/// The same text from a half (a target of every second indicator) to full (one that stands nowhere else); the
/// same number in other words two fifths; else by how near the numbers are, or the kinds of reading.
fn target_likeness(
    background: &IndicatorBackground<'_>,
    old: &IndicatorFeatures<'_>,
    new: &IndicatorFeatures<'_>,
) -> Option<u32> {
    let (a, b) = (old.target()?, new.target()?);
    if a.is_missing() || b.is_missing() {
        return None;
    }
    if a.raw == b.raw {
        return Some(FULL / 2 + background.rarity_of_target(&a.raw) / 2);
    }
    Some(match (&a.reading, &b.reading) {
        (Reading::Quantity(x), Reading::Quantity(y)) if x.unit == y.unit => {
            let (small, large) = if x.value < y.value { (x.value, y.value) } else { (y.value, x.value) };
            if small == large {
                FULL / 5 * 2
            } else {
                let near = small.checked_mul(10.into()).zip(large.checked_mul(8.into()));
                if near.is_some_and(|(small, large)| small >= large) { FULL / 10 * 3 } else { FULL / 5 }
            }
        }
        _ if a.kind() == b.kind() => FULL / 10,
        _ => 0,
    })
}

fn unit_likeness(old: &IndicatorFeatures<'_>, new: &IndicatorFeatures<'_>) -> Option<u32> {
    let (a, b) = (old.target()?.unit()?, new.target()?.unit()?);
    Some(if a == b { FULL } else { 0 })
}

fn score_likeness(old: &IndicatorFeatures<'_>, new: &IndicatorFeatures<'_>) -> Option<u32> {
    let (a, b) = (old.indicator.score.as_deref()?, new.indicator.score.as_deref()?);
    Some(if a == b { FULL } else { 0 })
}
