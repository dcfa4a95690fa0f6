//! Which indicator of the old side is which of the new one, inside one linked project or group.

use crate::assignment::assign;
use crate::features::IndicatorFeatures;
use crate::grams::{FULL, Rarity};
use duibiao_core::Reading;
use std::collections::{HashMap, VecDeque};

/// What a feature counts, in parts of [`FULL`].
const NAME: u32 = 6_000;
const CATEGORY: u32 = 2_000;
const TARGET: u32 = 2_000;
/// So many pairs are weighed against each other; beyond, only equal names are paired.
const MAX_WEIGHED: usize = 160_000;
/// Pairs below this are different indicators.
const LINKED: u32 = 4_500;
/// Names less alike than this never make a pair, unless nearly everything else is equal.
const LEAST_NAME: u32 = 2_000;

/// Pairs of old and new indices, in order of the new ones. `rarity` is that of the names of all indicators in
/// both tables: words that many share, such as 满意度, say little.
pub(crate) fn align_indicators<'r>(
    old: &[&IndicatorFeatures<'_>],
    new: &[&IndicatorFeatures<'_>],
    rarity: impl FnOnce() -> &'r Rarity,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::with_capacity(old.len().min(new.len()));
    let mut old_done = vec![false; old.len()];
    let mut new_done = vec![false; new.len()];
    // Equal names that stand once on each side need no weighing.
    let mut by_name: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::with_capacity(old.len() + new.len());
    for (at, one) in old.iter().enumerate() {
        by_name.entry(&one.key).or_default().0.push(at);
    }
    for (at, one) in new.iter().enumerate() {
        by_name.entry(&one.key).or_default().1.push(at);
    }
    for one in old {
        if let Some(([at], [to])) =
            by_name.get(one.key.as_str()).map(|(old, new)| (old.as_slice(), new.as_slice()))
        {
            old_done[*at] = true;
            new_done[*to] = true;
            pairs.push((*at, *to));
        }
    }
    if pairs.len() == old.len().min(new.len()) {
        pairs.sort_unstable_by_key(|(_, to)| *to);
        return pairs;
    }
    let rarity = rarity();
    let old_left = ordered(old, &old_done);
    let new_left = ordered(new, &new_done);
    // The same problem from either side has the same solution: the lists are oriented by their contents.
    let contents = |list: &[usize], all: &[&IndicatorFeatures<'_>]| -> Vec<(String, String)> {
        list.iter()
            .map(|at| key(all[*at]))
            .map(|(name, target)| (name.to_owned(), target.to_owned()))
            .collect()
    };
    let swapped = contents(&old_left, old) > contents(&new_left, new);
    if old_left.len() * new_left.len() > MAX_WEIGHED {
        return by_content(pairs, old, &old_left, new, &new_left);
    }
    let (rows, columns) = if swapped { (&new_left, &old_left) } else { (&old_left, &new_left) };
    let scores: Vec<Vec<i64>> = rows
        .iter()
        .map(|row| {
            let score = |column: &usize| {
                let (from, to) = if swapped { (*column, *row) } else { (*row, *column) };
                i64::from(likeness(old[from], new[to], rarity))
            };
            columns.iter().map(score).collect()
        })
        .collect();
    for (row, column) in assign(&scores, i64::from(LINKED)).into_iter().enumerate() {
        if let Some(column) = column {
            let (row, column) = (rows[row], columns[column]);
            pairs.push(if swapped { (column, row) } else { (row, column) });
        }
    }
    pairs.sort_unstable_by_key(|(_, to)| *to);
    pairs
}

/// For thousands of indicators in one project, which no table has: equal names in order of content.
fn by_content(
    mut pairs: Vec<(usize, usize)>,
    old: &[&IndicatorFeatures<'_>],
    old_left: &[usize],
    new: &[&IndicatorFeatures<'_>],
    new_left: &[usize],
) -> Vec<(usize, usize)> {
    let mut new_by_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for to in new_left {
        new_by_name.entry(&new[*to].key).or_default().push_back(*to);
    }
    for at in old_left {
        if let Some(to) = new_by_name.get_mut(old[*at].key.as_str()).and_then(VecDeque::pop_front) {
            pairs.push((*at, to));
        }
    }
    pairs.sort_unstable_by_key(|(_, to)| *to);
    pairs
}

fn key<'f>(one: &'f IndicatorFeatures<'_>) -> (&'f str, &'f str) {
    (&one.key, one.target_text())
}

/// What is left, by content; wholly equal ones by source order.
fn ordered(all: &[&IndicatorFeatures<'_>], done: &[bool]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..all.len()).filter(|at| !done[*at]).collect();
    left.sort_by(|a, b| key(all[*a]).cmp(&key(all[*b])).then(a.cmp(b)));
    left
}

fn likeness(old: &IndicatorFeatures<'_>, new: &IndicatorFeatures<'_>, rarity: &Rarity) -> u32 {
    let name = if old.key == new.key { FULL } else { rarity.dice(old.grams(), new.grams()) };
    let category = match (old.category, new.category) {
        (Some(a), Some(b)) if a.is_same(b) => FULL,
        (Some(a), Some(b)) if a.level1() == b.level1() => FULL / 2,
        (None, _) | (_, None) => FULL / 2,
        _ => 0,
    };
    let target = target_likeness(old, new);
    let enough = name >= LEAST_NAME || (category == FULL && target == FULL && name > 0);
    if enough { (name * NAME + category * CATEGORY + target * TARGET) / FULL } else { 0 }
}

fn target_likeness(old: &IndicatorFeatures<'_>, new: &IndicatorFeatures<'_>) -> u32 {
    let (Some(a), Some(b)) = (old.target(), new.target()) else { return FULL / 2 };
    if a.raw == b.raw {
        return FULL;
    }
    match (&a.reading, &b.reading) {
        (Reading::Quantity(x), Reading::Quantity(y)) => {
            let same_unit = x.unit == y.unit;
            if same_unit && x.value == y.value {
                FULL
            } else if same_unit {
                FULL * 3 / 4
            } else {
                FULL / 4
            }
        }
        _ if a.kind() == b.kind() => FULL * 3 / 4,
        _ => FULL / 4,
    }
}
