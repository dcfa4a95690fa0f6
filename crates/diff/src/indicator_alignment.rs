//! Which indicator of the old side is which of the new one, inside one linked project or group.

use crate::assignment::assign;
use crate::features::IndicatorFeatures;
use crate::grams::{FULL, Rarity};
use duibiao_core::Reading;

/// What a feature counts, in parts of [`FULL`].
const NAME: u32 = 6_000;
const CATEGORY: u32 = 2_000;
const TARGET: u32 = 2_000;
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
    for (at, one) in old.iter().enumerate() {
        let is_same = |other: &&IndicatorFeatures<'_>| other.key == one.key;
        if old.iter().filter(|other| is_same(other)).count() != 1 {
            continue;
        }
        let mut found = new.iter().enumerate().filter(|(_, other)| is_same(other));
        if let (Some((to, _)), None) = (found.next(), found.next()) {
            old_done[at] = true;
            new_done[to] = true;
            pairs.push((at, to));
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
