//! Which pairs are worth comparing.

use super::Work;
use crate::features::ProjectFeatures;
use crate::grams::Gram;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// For each project so many others are looked at closely.
const MAX_CANDIDATES: usize = 12;
/// Below this many pairs everything is compared with everything.
const SMALL: usize = 4_096;
/// A gram that more projects than this share finds no candidates.
const MAX_POSTINGS: usize = 64;

/// Pairs worth comparing: all of them in a small rest, else those that share rare words of name or goal.
pub(super) fn pairs(work: &Work<'_, '_>, old: &[usize], new: &[usize]) -> BTreeSet<(usize, usize)> {
    if old.len() * new.len() <= SMALL {
        return old.iter().flat_map(|old| new.iter().map(move |new| (*old, *new))).collect();
    }
    let mut pairs = BTreeSet::new();
    let old_of = |at: usize| &work.old.projects[at];
    let new_of = |at: usize| &work.new.projects[at];
    let index = |positions: &[usize], of_new: bool| {
        let mut index: HashMap<Gram, Vec<usize>> = HashMap::new();
        for at in positions {
            let project = if of_new { new_of(*at) } else { old_of(*at) };
            let grams = project.name_grams.iter().chain(project.goal_grams());
            for gram in grams.copied().collect::<BTreeSet<_>>() {
                index.entry(gram).or_default().push(*at);
            }
        }
        index
    };
    let (old_index, new_index) = (index(old, false), index(new, true));
    for at in old {
        pairs.extend(nearest(old_of(*at), &new_index).into_iter().map(|other| (*at, other)));
    }
    for at in new {
        pairs.extend(nearest(new_of(*at), &old_index).into_iter().map(|other| (other, *at)));
    }
    pairs
}

/// The projects that share most rare grams.
fn nearest(project: &ProjectFeatures<'_>, index: &HashMap<Gram, Vec<usize>>) -> Vec<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    let grams: BTreeSet<Gram> = project.name_grams.iter().chain(project.goal_grams()).copied().collect();
    for gram in grams {
        for at in index.get(&gram).filter(|postings| postings.len() <= MAX_POSTINGS).into_iter().flatten() {
            *shared.entry(*at).or_default() += 1;
        }
    }
    let mut nearest: Vec<(usize, usize)> = shared.into_iter().map(|(at, n)| (n, at)).collect();
    nearest.sort_by_key(|(n, at)| (std::cmp::Reverse(*n), *at));
    nearest.truncate(MAX_CANDIDATES);
    nearest.into_iter().map(|(_, at)| at).collect()
}
