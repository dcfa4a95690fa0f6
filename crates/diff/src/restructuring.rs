//! Splits and merges: one project whose parts stand as several in the other year.
//!
//! Text comes first: what a part says (objective, indicators, name) must stand in the whole, and the parts must
//! cover the whole between them. Sums of money only support. A project that goes on under its name and gives
//! off a part is a split as well, one that goes on and takes another up a merger: there the part must say what
//! the continuing project no longer says (or now says too), and the money must have moved with it.

mod evidence;
mod part;
mod regrouped;
mod weights;

use crate::alignment::{ProjectGroup, Work};
use crate::change_set::{Link, Relation};
use crate::grams::{FULL, Gram};
use crate::money::Units;
use crate::similarity::{EVEN, Odds, fraction};
use part::{CLOSE_SUM, Cover, Fit, Side};

pub use part::{PART_FEATURES, PartFeature};

use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// So many candidates are looked at for one whole.
const MAX_PARTS: usize = 8;
/// A candidate of less evidence than this, in thousandths of a bit, is no part.
const LEAST_EVIDENCE: i32 = -6_000;
/// Each part's evidence pays for how rare groups are; a group pays for that once.
const SHARED_PRIOR: i32 = 4_000;
/// The evidence of full coverage; none at half, as much against at nothing.
const COVERAGE: i32 = 4_000;
/// So much of the whole each part covers that no other part does.
const OWN_SHARE: u32 = 500;
/// Or so much evidence the sum loses without it.
const OWN_MONEY: i32 = 1_001;

/// The evidence of the one-to-one links that would be made instead, by either side.
pub(crate) struct Instead {
    of_old: BTreeMap<usize, (usize, i32)>,
    of_new: BTreeMap<usize, (usize, i32)>,
}

impl Instead {
    /// Of old and new positions with their evidence.
    pub(crate) fn of(links: &[(usize, usize, i32)]) -> Self {
        Self {
            of_old: links.iter().map(|(old, new, evidence)| (*old, (*new, *evidence))).collect(),
            of_new: links.iter().map(|(old, new, evidence)| (*new, (*old, *evidence))).collect(),
        }
    }

    /// The links of the side that wholes or parts are on.
    fn links(&self, of_old: bool) -> &BTreeMap<usize, (usize, i32)> {
        if of_old { &self.of_old } else { &self.of_new }
    }

    /// What a whole would be linked to.
    fn counterpart(&self, is_split: bool, whole: usize) -> Option<usize> {
        self.links(is_split).get(&whole).map(|(other, _)| *other)
    }

    /// The evidence that a part brings along from a link to another project than the whole.
    fn of_part(&self, is_split: bool, whole: usize, part: usize) -> i32 {
        let elsewhere = self.links(!is_split).get(&part).filter(|(of, _)| *of != whole);
        elsewhere.map_or(EVEN, |(_, evidence)| *evidence.max(&EVEN))
    }

    /// The evidence of the whole's link.
    fn of_whole(&self, is_split: bool, whole: usize) -> i32 {
        self.links(is_split).get(&whole).map_or(EVEN, |(_, evidence)| *evidence.max(&EVEN))
    }
}

/// Finds groups among what is left, and continuing projects that gave off or took up a part, and books those that
/// outweigh the links that would be made instead. `pairs` are those of what is left that are worth comparing.
pub(crate) fn find(work: &mut Work<'_, '_>, pairs: &BTreeSet<(usize, usize)>, instead: &Instead) {
    let mut groups = Vec::new();
    for is_split in [true, false] {
        let side = Side::of(work, is_split);
        let mut candidates: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (old, new) in pairs {
            let (whole, part) = if is_split { (*old, *new) } else { (*new, *old) };
            candidates.entry(whole).or_default().push(part);
        }
        for (whole, parts) in candidates {
            let counterpart = instead.counterpart(is_split, whole);
            let others: Vec<usize> = parts.into_iter().filter(|at| Some(*at) != counterpart).collect();
            let others = likely_parts(work, &side, instead, whole, &others, |_, _| true);
            if counterpart.is_some() {
                let beside = counterpart.map(|at| Counterpart { at, is_linked: false });
                groups.extend(group_of(work, &side, instead, whole, beside, &others));
            }
            groups.extend(group_of(work, &side, instead, whole, None, &others));
        }
        groups.extend(given_off(work, &side, instead));
    }
    // The surest first; ties by the whole's name and amount, then by position.
    groups.sort_by(|a, b| {
        let key = |found: &Found| {
            let project = &Side::of(work, found.is_split).wholes[found.whole];
            (project.name.squashed.clone(), project.amount)
        };
        b.evidence.cmp(&a.evidence).then_with(|| key(a).cmp(&key(b))).then_with(|| a.parts.cmp(&b.parts))
    });
    let unit = Units::of(work.old.table.money_unit, work.new.table.money_unit).new;
    let mut in_group = (vec![false; work.old.projects.len()], vec![false; work.new.projects.len()]);
    for group in groups {
        let (old, new) = group.sides();
        if old.iter().any(|at| in_group.0[*at]) || new.iter().any(|at| in_group.1[*at]) {
            continue;
        }
        for at in &old {
            in_group.0[*at] = true;
        }
        for at in &new {
            in_group.1[*at] = true;
        }
        work.unlink(&old, &new);
        let confidence = Odds::of(group.evidence).probability(Odds::NONE);
        work.group(ProjectGroup {
            relation: if group.is_split { Relation::Split } else { Relation::Merged },
            old,
            new,
            link: Link::Inferred,
            confidence: Some(fraction(confidence)),
            evidence: evidence::words(&group, unit),
        });
    }
}

/// Finds regroupings among what groups have left, and books them.
pub(crate) fn find_regrouped(work: &mut Work<'_, '_>, pairs: &BTreeSet<(usize, usize)>) {
    let unit = Units::of(work.old.table.money_unit, work.new.table.money_unit).new;
    for found in regrouped::find(work, pairs) {
        if found.old.iter().any(|at| work.old_done[*at]) || found.new.iter().any(|at| work.new_done[*at]) {
            continue;
        }
        work.group(ProjectGroup {
            relation: Relation::Regrouped,
            link: Link::Inferred,
            confidence: Some(fraction(found.confidence())),
            evidence: evidence::regrouped(&found, unit),
            old: found.old,
            new: found.new,
        });
    }
}

/// A whole, a project that may be a part of it, and what is alike in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedPart {
    /// Whether the whole is the old one.
    pub is_split: bool,
    /// Position of the whole.
    pub whole: usize,
    /// Position of the part on the other side.
    pub part: usize,
    /// How well it fits in each of [`PART_FEATURES`], in parts of 10,000; `None` where a side says nothing.
    pub features: [Option<u32>; PART_FEATURES.len()],
}

/// All pairs of what is left as wholes and parts.
pub(crate) fn weigh(work: &Work<'_, '_>) -> Vec<WeighedPart> {
    let mut weighed = Vec::new();
    for is_split in [true, false] {
        let side = Side::of(work, is_split);
        let (wholes, parts) =
            if is_split { (work.old_left(), work.new_left()) } else { (work.new_left(), work.old_left()) };
        for whole in &wholes {
            for part in &parts {
                if let Some(features) = side.measure(work, *whole, *part) {
                    weighed.push(WeighedPart { is_split, whole: *whole, part: *part, features });
                }
            }
        }
    }
    weighed
}

/// A group that the evidence speaks for.
struct Found {
    is_split: bool,
    whole: usize,
    parts: Vec<usize>,
    goal_covered: u32,
    indicators_covered: u32,
    /// Σ of the parts − the whole, in yuan; `None` where an amount is not printed.
    residual: Option<Decimal>,
    /// In thousandths of a bit.
    evidence: i32,
}

impl Found {
    /// Old and new positions.
    fn sides(&self) -> (Vec<usize>, Vec<usize>) {
        if self.is_split {
            (vec![self.whole], self.parts.clone())
        } else {
            (self.parts.clone(), vec![self.whole])
        }
    }
}

/// What a whole is linked to by a sure pass, or would be by likeness.
#[derive(Clone, Copy)]
struct Counterpart {
    at: usize,
    is_linked: bool,
}

/// The candidates that are likeliest parts of a whole, each with its evidence less that of the link it would give up;
/// those aside that are no part by how they fit.
fn likely_parts(
    work: &Work<'_, '_>,
    side: &Side<'_, '_>,
    instead: &Instead,
    whole: usize,
    candidates: &[usize],
    is_part: impl Fn(&Fit, usize) -> bool,
) -> Vec<(i32, usize)> {
    let mut parts: Vec<(i32, usize)> = candidates
        .iter()
        .filter(|at| side.may_join(work, whole, **at))
        .filter_map(|at| {
            let given_up = instead.of_part(side.is_split, whole, *at);
            let fit = side.measure_above(work, whole, *at, LEAST_EVIDENCE + given_up)?;
            is_part(&fit, *at).then(|| (part::evidence(&fit) - given_up, *at))
        })
        .collect();
    parts.sort_by(|a, b| {
        let order = || crate::content::compare(&side.parts[a.1], &side.parts[b.1]);
        b.0.cmp(&a.0).then_with(order).then(a.1.cmp(&b.1))
    });
    parts.truncate(MAX_PARTS);
    parts
}

/// The best group of a whole: of every subset of its candidates, the one with most evidence. With a counterpart, one
/// that the whole is linked to or would be, every subset has it, and the evidence is what the others add to it:
/// their own, what they cover beyond it, and how much better the sum fits.
fn group_of(
    work: &Work<'_, '_>,
    side: &Side<'_, '_>,
    instead: &Instead,
    whole: usize,
    counterpart: Option<Counterpart>,
    parts: &[(i32, usize)],
) -> Option<Found> {
    let is_continuing = counterpart.is_some_and(|counterpart| counterpart.is_linked);
    let counterpart = counterpart.map(|counterpart| counterpart.at);
    let least = if counterpart.is_some() { 1 } else { 2 };
    if parts.len() < least {
        return None;
    }
    let all: Vec<usize> = parts.iter().map(|(_, at)| *at).chain(counterpart).collect();
    let cover = Cover::of(work, side, whole, &all);
    let alone = counterpart.map(|at| {
        let (goal, indicators) = cover.covered(&[at]);
        (side.money_evidence(whole, &[at]).0, goal.max(indicators))
    });
    let given_up = if counterpart.is_some() { EVEN } else { instead.of_whole(side.is_split, whole) };
    let mut best: Option<Found> = None;
    let (money_alone, covered_alone) = alone.unwrap_or((0, FULL / 2));
    for subset in 1_u32..1 << parts.len() {
        let n_chosen = subset.count_ones() as usize;
        if n_chosen < least {
            continue;
        }
        let chosen = || (0..parts.len()).filter(|idx| subset & (1 << idx) != 0).map(|idx| parts[idx]);
        let n_members = n_chosen + usize::from(counterpart.is_some());
        let shared = SHARED_PRIOR * i32::try_from(n_members - 1).unwrap_or(0);
        let of_parts = chosen().map(|(evidence, _)| evidence).sum::<i32>() + shared - money_alone - given_up;
        // Nothing that coverage could add, and the best of sums, would make it the best.
        let to_beat = EVEN.max(best.as_ref().map_or(EVEN, |best| best.evidence));
        if of_parts + CLOSE_SUM + 2 * COVERAGE < to_beat {
            continue;
        }
        let mut members: Vec<usize> = chosen().map(|(_, at)| at).chain(counterpart).collect();
        members.sort_unstable();
        let (money, residual) = side.money_evidence(whole, &members);
        let known = of_parts + money;
        if known + 2 * COVERAGE < to_beat {
            continue;
        }
        let (goal_covered, indicators_covered) = cover.covered(&members);
        let coverage = goal_covered.max(indicators_covered);
        let gain = coverage.cast_signed() - covered_alone.cast_signed();
        let evidence = known + gain * COVERAGE / (FULL.cast_signed() / 2);
        let is_better = evidence > best.as_ref().map_or(EVEN, |best| best.evidence);
        let is_sibling = || is_continuing && money < CLOSE_SUM && side.has_sibling(whole, &members);
        if is_better && !is_sibling() && each_adds(side, &cover, whole, &members, coverage, money) {
            let is_split = side.is_split;
            best = Some(Found {
                is_split,
                whole,
                parts: members,
                goal_covered,
                indicators_covered,
                residual,
                evidence,
            });
        }
    }
    best
}

/// Whether each member has something of the whole that the others have not: text, indicators, or money without which
/// the sum would not fit.
fn each_adds(
    side: &Side<'_, '_>,
    cover: &Cover,
    whole: usize,
    members: &[usize],
    coverage: u32,
    money: i32,
) -> bool {
    members.iter().all(|member| {
        let others: Vec<usize> = members.iter().copied().filter(|at| at != member).collect();
        let (goal, indicators) = cover.covered(&others);
        coverage >= OWN_SHARE + goal.max(indicators)
            || money >= OWN_MONEY + side.money_evidence(whole, &others).0
    })
}

/// Continuing projects that gave off a part, or took one up.
fn given_off(work: &Work<'_, '_>, side: &Side<'_, '_>, instead: &Instead) -> Vec<Found> {
    let left = if side.is_split { work.new_left() } else { work.old_left() };
    if left.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for link in work.alignment.links.iter().filter(|link| link.link != Link::User) {
        let (whole, continuing) = if side.is_split { (link.old, link.new) } else { (link.new, link.old) };
        // Only money that left can have gone elsewhere.
        let (Some(before), Some(after)) = (side.wholes[whole].amount, side.parts[continuing].amount) else {
            continue;
        };
        if after < before {
            let same_unit: Vec<usize> =
                left.iter().copied().filter(|at| side.same_unit(work, whole, *at)).collect();
            let says_the_same = |fit: &Fit, at: usize| side.says_the_same(fit, whole, at);
            let parts = likely_parts(work, side, instead, whole, &same_unit, says_the_same);
            let counterpart = Some(Counterpart { at: continuing, is_linked: true });
            found.extend(group_of(work, side, instead, whole, counterpart, &parts));
        }
    }
    found
}

/// All grams of several lists, sorted.
fn together<'p>(lists: impl Iterator<Item = &'p [Gram]>) -> Vec<Gram> {
    let mut all: Vec<Gram> = lists.flatten().copied().collect();
    all.sort_unstable();
    all
}
