//! Several projects that came out as several others: each old one is divided over the new ones, and each new one is
//! made of several old ones.
//!
//! Text and money must both speak for it: the objectives of the two sides stand in each other, none stands in a
//! single one of the other side, and the sums fit. Between that and chance stands no fit: these limits are judgement.

use super::together;
use crate::alignment::Work;
use crate::grams::{FULL, Gram};
use crate::similarity::At;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// So much of one objective stands in another that shares something with it.
const SHARED: u32 = 2_000;
/// What stands in a single other one to this degree is that one.
const UNDIVIDED: u32 = 8_500;
/// So much of either side's objectives stands in the other's.
const COVERED: u32 = 5_500;
/// The sums differ by no more than so many percent.
const SUMS_PERCENT: i64 = 10;
/// Beyond so many that are left, regroupings are not sought.
const MAX_LEFT: usize = 400;

/// A regrouping.
pub(super) struct Regrouped {
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
    /// How much of the old objectives stands in the new ones, and the reverse.
    pub(super) covered: (u32, u32),
    /// Σ new − Σ old, in yuan.
    pub(super) residual: Decimal,
}

/// The regroupings of what is left, best covered first.
pub(super) fn find(work: &Work<'_, '_>, pairs: &BTreeSet<(usize, usize)>) -> Vec<Regrouped> {
    if work.old_left().len().max(work.new_left().len()) > MAX_LEFT {
        return Vec::new();
    }
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (old, new) in pairs.iter().filter(|(old, new)| work.may_link(*old, *new) && shares(work, *old, *new))
    {
        near.entry(*old).or_default().insert(*new);
    }
    let mut found = Vec::new();
    for (at, (first, of_first)) in near.iter().enumerate() {
        for (second, of_second) in near.iter().skip(at + 1) {
            let both: Vec<usize> = of_first.intersection(of_second).copied().collect();
            for (idx, one) in both.iter().enumerate() {
                for other in &both[idx + 1..] {
                    found.extend(grown(work, &near, vec![*first, *second], vec![*one, *other]));
                }
            }
        }
    }
    let names = |found: &Regrouped| -> Vec<String> {
        found.old.iter().map(|at| work.old.projects[*at].name.squashed.clone()).collect()
    };
    found.sort_by(|a, b| {
        let sum = |found: &Regrouped| found.covered.0 + found.covered.1;
        sum(b).cmp(&sum(a)).then_with(|| b.old.len().cmp(&a.old.len())).then_with(|| names(a).cmp(&names(b)))
    });
    found
}

/// The set with every further project that shares something with all of the other side, as long as it holds.
fn grown(
    work: &Work<'_, '_>,
    near: &BTreeMap<usize, BTreeSet<usize>>,
    mut old: Vec<usize>,
    mut new: Vec<usize>,
) -> Option<Regrouped> {
    let mut best = judged(work, &old, &new);
    let further_old =
        near.iter().filter(|(at, of)| !old.contains(at) && new.iter().all(|new| of.contains(new)));
    for (at, _) in further_old.collect::<Vec<_>>() {
        old.push(*at);
        match judged(work, &old, &new) {
            Some(more) if best.as_ref().is_none_or(|best| more.covered >= best.covered) => best = Some(more),
            _ => {
                old.pop();
            }
        }
    }
    let shared_by_all =
        old.iter().filter_map(|at| near.get(at)).fold(None, |all: Option<BTreeSet<usize>>, of| {
            Some(all.map_or_else(|| of.clone(), |all| all.intersection(of).copied().collect()))
        });
    for at in shared_by_all.into_iter().flatten().filter(|at| !new.contains(at)).collect::<Vec<_>>() {
        new.push(at);
        match judged(work, &old, &new) {
            Some(more) if best.as_ref().is_none_or(|best| more.covered >= best.covered) => best = Some(more),
            _ => {
                new.pop();
            }
        }
    }
    best
}

fn stands_in(work: &Work<'_, '_>, part: &[Gram], whole: &[Gram]) -> u32 {
    work.background.goals().containment(part, whole)
}

/// How much of the old one's objective stands in the new one's, and the reverse.
fn old_in_new(work: &Work<'_, '_>, old: usize, new: usize) -> u32 {
    work.background.goal_in(At::old(old), At::new(new))
}

fn new_in_old(work: &Work<'_, '_>, old: usize, new: usize) -> u32 {
    work.background.goal_in(At::new(new), At::old(old))
}

fn shares(work: &Work<'_, '_>, old: usize, new: usize) -> bool {
    let (a, b) = (&work.old.projects[old], &work.new.projects[new]);
    work.same_unit(old, new)
        && old_in_new(work, old, new) >= SHARED
        && new_in_old(work, old, new) >= SHARED
        && !a.name.contradicts(&b.name)
}

fn judged(work: &Work<'_, '_>, old: &[usize], new: &[usize]) -> Option<Regrouped> {
    let (olds, news) = (&work.old.projects, &work.new.projects);
    let before = old.iter().try_fold(Decimal::ZERO, |sum, at| sum.checked_add(olds[*at].amount?))?;
    let after = new.iter().try_fold(Decimal::ZERO, |sum, at| sum.checked_add(news[*at].amount?))?;
    let residual = after.checked_sub(before)?;
    if residual.abs().checked_mul(100.into())? > before.checked_mul(SUMS_PERCENT.into())? {
        return None;
    }
    let is_undivided = |old: usize, new: usize| {
        old_in_new(work, old, new) >= UNDIVIDED || new_in_old(work, old, new) >= UNDIVIDED
    };
    if old.iter().any(|old| new.iter().any(|new| is_undivided(*old, *new))) {
        return None;
    }
    let before = together(old.iter().map(|at| olds[*at].goal_grams()));
    let after = together(new.iter().map(|at| news[*at].goal_grams()));
    let covered = (stands_in(work, &before, &after), stands_in(work, &after, &before));
    let (mut old, mut new) = (old.to_vec(), new.to_vec());
    old.sort_unstable();
    new.sort_unstable();
    (covered.0.min(covered.1) >= COVERED).then_some(Regrouped { old, new, covered, residual })
}

impl Regrouped {
    /// How sure it is, in parts of [`FULL`]: half at the least coverage, nine tenths at full.
    pub(super) fn confidence(&self) -> u32 {
        let beyond = self.covered.0.min(self.covered.1) - COVERED;
        FULL / 2 + beyond * (FULL / 10 * 4) / (FULL - COVERED)
    }
}
