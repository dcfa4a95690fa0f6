//! The last pass: what is left, by likeness.

use super::{ProjectLink, Work};
use crate::assignment::assign;
use crate::change_set::{Candidate, Link};
use crate::content::{compare, content_order};
use crate::grams::{FULL, Gram};
use crate::similarity::{Likeness, fraction};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Pairs below this are not linked.
const LINKED: u32 = 5_200;
/// Pairs below this are not even named as candidates.
const NAMED: u32 = 4_000;
/// Links less sure than this are doubtful.
const SURE: u32 = 7_500;
/// A rival nearer than this takes from the confidence.
const MARGIN: u32 = 1_000;
/// For each project so many others are looked at closely.
const MAX_CANDIDATES: usize = 12;
/// So many candidates are named.
const MAX_NAMED: usize = 3;
/// Below this many pairs everything is compared with everything.
const SMALL: usize = 4_096;
/// Larger connected parts are linked best first: the optimum would take for ever, and a part of that size is no
/// table of a budget.
const MAX_COMPONENT: usize = 600;
/// A gram that more projects than this share finds no candidates.
const MAX_POSTINGS: usize = 64;

pub(super) fn link(work: &mut Work<'_, '_>) {
    let (old, new) = (work.old_left(), work.new_left());
    let mut pairs = candidate_pairs(work, &old, &new);
    pairs.retain(|(old, new)| work.may_link(*old, *new));
    let mut scored: BTreeMap<(usize, usize), Scored> = BTreeMap::new();
    for (old, new) in pairs {
        let (a, b) = (&work.old.projects[old], &work.new.projects[new]);
        let likeness = work.background.compare(a, b, work.same_unit(old, new));
        if likeness.score >= NAMED {
            scored.insert((old, new), Scored { contradicted: a.name.contradicts(&b.name), likeness });
        }
    }
    let mut linked = Vec::new();
    for (old, new) in components(&scored) {
        if old.len().max(new.len()) > MAX_COMPONENT {
            linked.extend(best_first(work, &scored, &old));
            continue;
        }
        let ordered = content_order(work, &old, &new);
        let scores: Vec<Vec<i64>> = ordered
            .rows
            .iter()
            .map(|row| {
                let score =
                    |column: &usize| scored.get(&ordered.pair(*row, *column)).map_or(0, Scored::linkable);
                ordered.columns.iter().map(score).map(i64::from).collect()
            })
            .collect();
        for (row, column) in assign(&scores, i64::from(LINKED)).into_iter().enumerate() {
            if let Some(column) = column {
                linked.push(ordered.pair(ordered.rows[row], ordered.columns[column]));
            }
        }
    }
    let old_links: BTreeSet<usize> = linked.iter().map(|(old, _)| *old).collect();
    let new_links: BTreeSet<usize> = linked.iter().map(|(_, new)| *new).collect();
    let near = Near::of(&scored);
    for (old, new) in linked {
        let likeness = &scored[&(old, new)].likeness;
        let confidence = confidence(likeness.score, near.best_rival(old, new));
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
    for old in old.into_iter().filter(|old| !old_links.contains(old)) {
        let candidates = near.of_old.get(&old).map_or(Vec::new(), |near| named(near, None));
        work.alignment.ended.push((old, candidates));
    }
    for new in new.into_iter().filter(|new| !new_links.contains(new)) {
        let candidates = near.of_new.get(&new).map_or(Vec::new(), |near| named(near, None));
        work.alignment.new.push((new, candidates));
    }
}

/// Links the most alike pairs first; ties by content.
fn best_first(
    work: &Work<'_, '_>,
    scored: &BTreeMap<(usize, usize), Scored>,
    old: &[usize],
) -> Vec<(usize, usize)> {
    let of_part: BTreeSet<usize> = old.iter().copied().collect();
    let mut pairs: Vec<(&(usize, usize), u32)> = scored
        .iter()
        .filter(|(pair, scored)| of_part.contains(&pair.0) && scored.linkable() >= LINKED)
        .map(|(pair, scored)| (pair, scored.linkable()))
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

struct Scored {
    likeness: Likeness,
    /// The names tell two siblings apart: never linked on likeness alone.
    contradicted: bool,
}

impl Scored {
    fn linkable(&self) -> u32 {
        if self.contradicted { 0 } else { self.likeness.score }
    }
}

/// What came near each project: score, whether the pair could be linked, and the other's position.
type Others = Vec<(u32, u32, usize)>;

/// The scored pairs by either side.
#[derive(Default)]
struct Near {
    of_old: BTreeMap<usize, Others>,
    of_new: BTreeMap<usize, Others>,
}

impl Near {
    fn of(scored: &BTreeMap<(usize, usize), Scored>) -> Self {
        let mut near = Self::default();
        for ((old, new), scored) in scored {
            let (score, linkable) = (scored.likeness.score, scored.linkable());
            near.of_old.entry(*old).or_default().push((score, linkable, *new));
            near.of_new.entry(*new).or_default().push((score, linkable, *old));
        }
        near
    }

    /// The best linkable pair that shares one side with this one.
    fn best_rival(&self, old: usize, new: usize) -> u32 {
        let best = |others: Option<&Others>, but: usize| {
            let others = others.into_iter().flatten().filter(|(_, _, at)| *at != but);
            others.map(|(_, linkable, _)| *linkable).max().unwrap_or(0)
        };
        best(self.of_old.get(&old), new).max(best(self.of_new.get(&new), old))
    }
}

/// The nearest others, best first, ties by position.
fn named(others: &Others, but: Option<usize>) -> Vec<Candidate> {
    let mut near: Vec<(u32, usize)> =
        others.iter().filter(|(_, _, at)| Some(*at) != but).map(|(score, _, at)| (*score, *at)).collect();
    near.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    near.truncate(MAX_NAMED);
    near.into_iter()
        .map(|(score, position)| Candidate { position, confidence: fraction(confidence(score, 0)) })
        .collect()
}

/// How sure a link of that score is: read off a line through measured points, less where a rival is near.
fn confidence(score: u32, rival: u32) -> u32 {
    const POINTS: [(u32, u32); 7] = [
        (0, 0),
        (NAMED, 2_500),
        (LINKED, 6_000),
        (6_500, 8_500),
        (7_500, 9_400),
        (9_000, 9_850),
        (FULL, 9_950),
    ];
    let upper = POINTS.iter().position(|(at, _)| *at >= score).unwrap_or(POINTS.len() - 1).max(1);
    let ((x0, y0), (x1, y1)) = (POINTS[upper - 1], POINTS[upper]);
    let sure = y0 + (y1 - y0) * (score.min(x1) - x0) / (x1 - x0);
    let margin = score.saturating_sub(rival).min(MARGIN);
    sure - sure / 4 * (MARGIN - margin) / MARGIN
}

/// Pairs worth comparing: all of them in a small rest, else those that share rare words of name or goal.
fn candidate_pairs(work: &Work<'_, '_>, old: &[usize], new: &[usize]) -> BTreeSet<(usize, usize)> {
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
fn nearest(project: &crate::features::ProjectFeatures<'_>, index: &HashMap<Gram, Vec<usize>>) -> Vec<usize> {
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

/// The connected parts of the graph of linkable pairs: each is an assignment of its own.
fn components(scored: &BTreeMap<(usize, usize), Scored>) -> Vec<(Vec<usize>, Vec<usize>)> {
    let linkable: Vec<(usize, usize)> =
        scored.iter().filter(|(_, s)| s.linkable() >= LINKED).map(|(pair, _)| *pair).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_rises_with_the_score_and_falls_with_a_near_rival() {
        let scores = [0, 3_000, 5_200, 6_000, 7_000, 8_000, 9_500, 10_000];
        assert!(scores.windows(2).all(|pair| confidence(pair[0], 0) <= confidence(pair[1], 0)));
        assert!(confidence(8_000, 7_900) < confidence(8_000, 7_000));
        assert!(confidence(5_200, 0) < SURE && confidence(7_000, 0) > SURE);
    }
}
