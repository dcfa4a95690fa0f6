//! The grounds of a link (匹配依据): the evidence that a person would name.

use crate::{Feature, LinkEvidence};

/// Less alike than this, a feature is no ground for a link.
const SPEAKS: f64 = 0.6;
/// Names that are equal, or but for generic words.
const EQUAL_NAMES: f64 = 0.8;

/// The evidence that is worth saying; the whole of it is in the change set and in explanations.
///
/// # Example
/// ```
/// assert_eq!(duibiao_diff::grounds(&[]).count(), 0);
/// ```
pub fn grounds(evidence: &[LinkEvidence]) -> impl Iterator<Item = &LinkEvidence> {
    let names_are_equal =
        evidence.iter().any(|one| one.feature == Feature::Name && one.similarity >= EQUAL_NAMES);
    let is_worth_saying = move |one: &&LinkEvidence| match one.feature {
        Feature::Characters | Feature::OwnWording | Feature::Usage => false,
        Feature::Name => one.similarity >= EQUAL_NAMES,
        Feature::CoreName => !names_are_equal,
        Feature::Marks | Feature::Wording | Feature::Figures | Feature::Targets => one.similarity >= SPEAKS,
        _ => true,
    };
    evidence.iter().filter(is_worth_saying)
}
