//! The last pass: what is left, by likeness.

use super::{ProjectLink, Work};
use crate::assignment::assign;
use crate::change_set::{Candidate, Link};
use crate::content::{compare, content_order};
use crate::similarity::{EVEN, Likeness, Odds, fraction};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of less evidence are not even named as candidates.
const NAMED: i32 = -4_000;
/// Links less sure than this are doubtful.
const SURE: u32 = 9_000;
/// The least evidence of a pair of equal unit and name.
const BY_NAME: i32 = 1_000;
/// So many candidates are named.
const MAX_NAMED: usize = 3;
/// Larger connected parts are linked best first: the optimum would take for ever, and a part of that size is no
/// table of a budget.
const MAX_COMPONENT: usize = 600;
/// The pairs that came near each other.
pub(super) type ScoredPairs = BTreeMap<(usize, usize), Scored>;

/// Weighs the candidate pairs. `reopened` are links by name that stand unless something better is found.
pub(super) fn score(
    work: &Work<'_, '_>,
    pairs: &BTreeSet<(usize, usize)>,
    reopened: &[ProjectLink],
) -> ScoredPairs {
    let is_reopened = |old: usize, new: usize| reopened.iter().any(|link| (link.old, link.new) == (old, new));
    let mut scored = ScoredPairs::new();
    for (old, new) in pairs.iter().filter(|(old, new)| work.may_link(*old, *new)) {
        let by_name = is_reopened(*old, *new);
        let least = if by_name { i32::MIN } else { NAMED };
        let same_unit = work.same_unit(*old, *new);
        let Some(mut likeness) = work.background.compare_above(*old, *new, same_unit, least) else {
            continue;
        };
        if by_name {
            likeness.score = likeness.score.max(BY_NAME);
        }
        scored.insert((*old, *new), Scored { contradicted: OnceCell::new(), likeness });
    }
    scored
}

/// The pairs of the best assignment, each with its evidence.
pub(super) fn best(work: &Work<'_, '_>, scored: &ScoredPairs) -> Vec<(usize, usize, i32)> {
    let mut linked = Vec::new();
    for (old, new) in components(work, scored) {
        if old.len().max(new.len()) > MAX_COMPONENT {
            linked.extend(best_first(work, scored, &old));
            continue;
        }
        let ordered = content_order(work, &old, &new);
        let scores: Vec<Vec<i64>> = ordered
            .rows
            .iter()
            .map(|row| {
                let score = |column: &usize| {
                    let pair = ordered.pair(*row, *column);
                    let evidence = scored.get(&pair).and_then(|scored| scored.evidence_to_link(work, pair));
                    i64::from(evidence.unwrap_or(i32::MIN))
                };
                ordered.columns.iter().map(score).collect()
            })
            .collect();
        for (row, column) in assign(&scores, i64::from(EVEN)).into_iter().enumerate() {
            if let Some(column) = column {
                linked.push(ordered.pair(ordered.rows[row], ordered.columns[column]));
            }
        }
    }
    linked.into_iter().map(|(old, new)| (old, new, scored[&(old, new)].likeness.score)).collect()
}

/// Links the best of what groups have left.
pub(super) fn link(work: &mut Work<'_, '_>, mut scored: ScoredPairs, reopened: &[ProjectLink]) {
    let (old, new) = (work.old_left(), work.new_left());
    scored.retain(|(old, new), _| !work.old_done[*old] && !work.new_done[*new]);
    let linked: Vec<(usize, usize)> =
        best(work, &scored).into_iter().map(|(old, new, _)| (old, new)).collect();
    let links = Links::of(&linked, &scored);
    let near = Near::of(&scored);
    for (old, new) in linked {
        if let Some(by_name) = reopened.iter().find(|link| (link.old, link.new) == (old, new)) {
            work.link(by_name.clone());
            continue;
        }
        let likeness = &scored[&(old, new)].likeness;
        let rivals = near.rivals(work, &scored, (old, new), &links);
        let confidence = Odds::of(likeness.score).probability(rivals);
        let candidates = named(&near.of_old[&old], Some(new));
        work.link(ProjectLink {
            old,
            new,
            link: Link::Inferred,
            confidence: Some(fraction(confidence)),
            doubtful: confidence < SURE,
            evidence: likeness.evidence(),
            candidates,
        });
    }
    for old in old.into_iter().filter(|old| !links.of_old.contains_key(old)) {
        let candidates = near.of_old.get(&old).map_or(Vec::new(), |near| named(near, None));
        work.alignment.ended.push((old, candidates));
    }
    for new in new.into_iter().filter(|new| !links.of_new.contains_key(new)) {
        let candidates = near.of_new.get(&new).map_or(Vec::new(), |near| named(near, None));
        work.alignment.new.push((new, candidates));
    }
}

/// Links the most alike pairs first; ties by content.
fn best_first(work: &Work<'_, '_>, scored: &ScoredPairs, old: &[usize]) -> Vec<(usize, usize)> {
    let of_part: BTreeSet<usize> = old.iter().copied().collect();
    let mut pairs: Vec<(&(usize, usize), i32)> = scored
        .iter()
        .filter(|(pair, _)| of_part.contains(&pair.0))
        .filter_map(|(pair, scored)| Some((pair, scored.evidence_to_link(work, *pair)?)))
        .collect();
    pairs.sort_by(|(a, a_score), (b, b_score)| {
        let old = |pair: &(usize, usize)| &work.old.projects[pair.0];
        let new = |pair: &(usize, usize)| &work.new.projects[pair.1];
        b_score.cmp(a_score).then_with(|| compare(old(a), old(b))).then_with(|| compare(new(a), new(b)))
    });
    let (mut old_done, mut new_done) = (BTreeSet::new(), BTreeSet::new());
    let free =
        |(old, new): &(usize, usize), old_done: &mut BTreeSet<usize>, new_done: &mut BTreeSet<usize>| {
            let is_free = !old_done.contains(old) && !new_done.contains(new);
            is_free && old_done.insert(*old) && new_done.insert(*new)
        };
    pairs
        .into_iter()
        .filter(|(pair, _)| free(pair, &mut old_done, &mut new_done))
        .map(|(pair, _)| *pair)
        .collect()
}

pub(super) struct Scored {
    likeness: Likeness,
    /// The names tell two siblings apart: never linked on likeness alone. Found out when first asked.
    contradicted: OnceCell<bool>,
}

impl Scored {
    /// Whether a link may rest on the evidence.
    fn is_linkable(&self, work: &Work<'_, '_>, (old, new): (usize, usize)) -> bool {
        !*self.contradicted.get_or_init(|| work.background.told_apart(old, new))
    }

    /// The evidence, where it speaks for a link and one may rest on it.
    fn evidence_to_link(&self, work: &Work<'_, '_>, pair: (usize, usize)) -> Option<i32> {
        (self.likeness.score >= EVEN && self.is_linkable(work, pair)).then_some(self.likeness.score)
    }
}

/// The links made, by either side, with their evidence.
#[derive(Default)]
struct Links {
    of_old: BTreeMap<usize, i32>,
    of_new: BTreeMap<usize, i32>,
}

impl Links {
    fn of(linked: &[(usize, usize)], scored: &ScoredPairs) -> Self {
        let mut links = Self::default();
        for (old, new) in linked {
            let score = scored[&(*old, *new)].likeness.score;
            links.of_old.insert(*old, score);
            links.of_new.insert(*new, score);
        }
        links
    }
}

/// What came near each project.
type Others = Vec<Other>;

#[derive(Clone, Copy)]
struct Other {
    score: i32,
    at: usize,
}

/// The scored pairs by either side.
#[derive(Default)]
struct Near {
    of_old: BTreeMap<usize, Others>,
    of_new: BTreeMap<usize, Others>,
}

impl Near {
    fn of(scored: &ScoredPairs) -> Self {
        let mut near = Self::default();
        for ((old, new), scored) in scored {
            let score = scored.likeness.score;
            near.of_old.entry(*old).or_default().push(Other { score, at: *new });
            near.of_new.entry(*new).or_default().push(Other { score, at: *old });
        }
        near
    }

    /// The odds of all that could stand in this link's place; what is well linked elsewhere counts for less.
    fn rivals(
        &self,
        work: &Work<'_, '_>,
        scored: &ScoredPairs,
        (old, new): (usize, usize),
        links: &Links,
    ) -> Odds {
        let is_rival = |pair: (usize, usize)| pair != (old, new) && scored[&pair].is_linkable(work, pair);
        let sum = |others: Option<&Others>,
                   links: &BTreeMap<usize, i32>,
                   pair: &dyn Fn(usize) -> (usize, usize)| {
            let others = others.into_iter().flatten().filter(|other| is_rival(pair(other.at)));
            others.fold(Odds::NONE, |sum, other| {
                let elsewhere = links.get(&other.at).copied().unwrap_or(EVEN).max(EVEN);
                sum.and(Odds::of(other.score - elsewhere))
            })
        };
        let of_old = sum(self.of_old.get(&old), &links.of_new, &|other| (old, other));
        of_old.and(sum(self.of_new.get(&new), &links.of_old, &|other| (other, new)))
    }
}

/// The nearest others, best first, ties by position.
fn named(others: &Others, but: Option<usize>) -> Vec<Candidate> {
    let mut near: Vec<Other> = others.iter().filter(|other| Some(other.at) != but).copied().collect();
    near.sort_by_key(|other| (std::cmp::Reverse(other.score), other.at));
    near.truncate(MAX_NAMED);
    let candidate = |other: Other| Candidate {
        position: other.at,
        confidence: fraction(Odds::of(other.score).probability(Odds::NONE)),
    };
    near.into_iter().map(candidate).collect()
}

/// The connected parts of the graph of linkable pairs: each is an assignment of its own.
fn components(work: &Work<'_, '_>, scored: &ScoredPairs) -> Vec<(Vec<usize>, Vec<usize>)> {
    let linkable: Vec<(usize, usize)> = scored
        .iter()
        .filter(|(pair, scored)| scored.evidence_to_link(work, **pair).is_some())
        .map(|(pair, _)| *pair)
        .collect();
    let mut by_old: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_new: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (old, new) in &linkable {
        by_old.entry(*old).or_default().push(*new);
        by_new.entry(*new).or_default().push(*old);
    }
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    let mut components = Vec::new();
    for start in by_old.keys() {
        if !seen.insert(*start) {
            continue;
        }
        let (mut old, mut new) = (vec![*start], BTreeSet::new());
        let mut next = 0;
        while next < old.len() {
            for column in &by_old[&old[next]] {
                if new.insert(*column) {
                    old.extend(by_new[column].iter().filter(|row| seen.insert(**row)));
                }
            }
            next += 1;
        }
        components.push((old, new.into_iter().collect()));
    }
    components
}
