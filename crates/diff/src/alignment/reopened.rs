//! Pairs of equal unit and name of which everything else disagrees.
//!
//! A name such as 专项工作经费 is used again for something else, while the old project goes on under another name.
//! Such a pair is offered anew; where nothing better is found for either of the two, it is linked by its name.

use super::{ProjectLink, Work};
use crate::change_set::Link;
use crate::features::ProjectFeatures;
use rust_decimal::Decimal;

/// Amounts that differ by more than this factor disagree.
const AMOUNT_FACTOR: u32 = 5;
/// Objectives less alike than this disagree, in parts of 10,000.
const OTHER_GOAL: u32 = 1_500;

/// Takes such links back and gives them.
pub(super) fn take_back(work: &mut Work<'_, '_>) -> Vec<ProjectLink> {
    let is_reopened = |link: &ProjectLink| {
        let (old, new) = (&work.old.projects[link.old], &work.new.projects[link.new]);
        link.link == Link::Exact
            && old.project.code.is_none()
            && amounts_disagree(old, new)
            && indicators_disagree(old, new)
            && !old.goal_grams().is_empty()
            && !new.goal_grams().is_empty()
            && work.background.goals().dice(old.goal_grams(), new.goal_grams()) < OTHER_GOAL
    };
    let reopened: Vec<ProjectLink> =
        work.alignment.links.iter().filter(|link| is_reopened(link)).cloned().collect();
    for link in &reopened {
        work.unlink(&[link.old], &[link.new]);
    }
    reopened
}

fn amounts_disagree(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> bool {
    let (Some(old), Some(new)) = (old.amount, new.amount) else { return false };
    let (small, large) = if old < new { (old, new) } else { (new, old) };
    // A year without money is a gap, not another project.
    small > Decimal::ZERO && small.checked_mul(AMOUNT_FACTOR.into()).is_some_and(|scaled| scaled < large)
}

fn indicators_disagree(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> bool {
    !old.indicators.is_empty()
        && !new.indicators.is_empty()
        && !old.indicators.iter().any(|one| new.indicators.iter().any(|other| other.key == one.key))
}
