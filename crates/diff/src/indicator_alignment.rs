//! Which indicator of the old side is which of the new one, inside one linked project or group.

mod likeness;
mod weights;

use crate::assignment::assign;
use crate::features::IndicatorFeatures;
use crate::grams::FULL;
use crate::similarity::EVEN;
use duibiao_core::Category;
use likeness::Surroundings;
use std::collections::{HashMap, VecDeque};

pub(crate) use likeness::IndicatorBackground;
pub use likeness::{INDICATOR_FEATURES, IndicatorFeature};

/// So many pairs are weighed against each other; beyond, only equal names are paired.
const MAX_WEIGHED: usize = 160_000;

/// Two indicators of a project and what is alike in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedIndicators {
    /// Index on the old side.
    pub old: usize,
    /// Index on the new side.
    pub new: usize,
    /// The weight of evidence that they are one, in thousandths of a bit.
    pub score: i32,
    /// How alike the two are in each of [`INDICATOR_FEATURES`], in parts of 10,000; `None` where a side says nothing.
    pub features: [Option<u32>; INDICATOR_FEATURES.len()],
}

/// Pairs of old and new indices, in order of the new ones. `background` is that of both tables: words that many
/// names share, such as 满意度, say little.
pub(crate) fn align_indicators<'b, 't: 'b>(
    old: &[&IndicatorFeatures<'_>],
    new: &[&IndicatorFeatures<'_>],
    background: impl FnOnce() -> &'b IndicatorBackground<'t>,
) -> Vec<(usize, usize)> {
    let Sure { mut pairs, old_done, new_done } = equal_names(old, new);
    if pairs.len() == old.len().min(new.len()) {
        pairs.sort_unstable_by_key(|(_, to)| *to);
        return pairs;
    }
    let background = background();
    let left = Left::of(old, &old_done, new, &new_done, pairs.len());
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
                i64::from(likeness::evidence(&left.measure(background, (old, new), from, to)))
            };
            columns.iter().map(score).collect()
        })
        .collect();
    for (row, column) in assign(&scores, i64::from(EVEN)).into_iter().enumerate() {
        if let Some(column) = column {
            let (row, column) = (rows[row], columns[column]);
            pairs.push(if swapped { (column, row) } else { (row, column) });
        }
    }
    pairs.sort_unstable_by_key(|(_, to)| *to);
    pairs
}

/// What [`align_indicators`] weighs: the pairs without an equal name that stands once on each side.
pub(crate) fn weigh(
    old: &[&IndicatorFeatures<'_>],
    new: &[&IndicatorFeatures<'_>],
    background: &IndicatorBackground<'_>,
) -> Vec<WeighedIndicators> {
    let Sure { pairs, old_done, new_done } = equal_names(old, new);
    let left = Left::of(old, &old_done, new, &new_done, pairs.len());
    let mut weighed = Vec::new();
    for from in (0..old.len()).filter(|at| !old_done[*at]) {
        for to in (0..new.len()).filter(|at| !new_done[*at]) {
            let features = left.measure(background, (old, new), from, to);
            weighed.push(WeighedIndicators {
                old: from,
                new: to,
                score: likeness::evidence(&features),
                features,
            });
        }
    }
    weighed
}

/// Pairs that need no weighing.
struct Sure {
    pairs: Vec<(usize, usize)>,
    old_done: Vec<bool>,
    new_done: Vec<bool>,
}

/// Equal names that stand once on each side.
fn equal_names(old: &[&IndicatorFeatures<'_>], new: &[&IndicatorFeatures<'_>]) -> Sure {
    let mut pairs = Vec::with_capacity(old.len().min(new.len()));
    let (mut old_done, mut new_done) = (vec![false; old.len()], vec![false; new.len()]);
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
    Sure { pairs, old_done, new_done }
}

/// What equal names left.
struct Left {
    continuity: u32,
    /// How many are left by category code, old and new.
    in_category: HashMap<Option<Category>, (u32, u32)>,
}

impl Left {
    fn of(
        old: &[&IndicatorFeatures<'_>],
        old_done: &[bool],
        new: &[&IndicatorFeatures<'_>],
        new_done: &[bool],
        n_sure: usize,
    ) -> Self {
        let mut in_category: HashMap<Option<Category>, (u32, u32)> = HashMap::new();
        for at in (0..old.len()).filter(|at| !old_done[*at]) {
            in_category.entry(old[at].category).or_default().0 += 1;
        }
        for at in (0..new.len()).filter(|at| !new_done[*at]) {
            in_category.entry(new[at].category).or_default().1 += 1;
        }
        let part = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let continuity = part(n_sure).saturating_mul(FULL).checked_div(part(old.len().min(new.len())));
        Self { continuity: continuity.unwrap_or(0), in_category }
    }

    fn measure(
        &self,
        background: &IndicatorBackground<'_>,
        (old, new): (&[&IndicatorFeatures<'_>], &[&IndicatorFeatures<'_>]),
        from: usize,
        to: usize,
    ) -> [Option<u32>; INDICATOR_FEATURES.len()] {
        let (old, new) = (old[from], new[to]);
        let left = |category: Option<Category>| self.in_category.get(&category).copied().unwrap_or_default();
        let in_category = (left(old.category).0, left(new.category).1);
        likeness::measure(background, old, new, Surroundings { continuity: self.continuity, in_category })
    }
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
