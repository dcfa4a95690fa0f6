//! What speaks for a project being a part of another, and for parts making up a whole.

use super::weights;
use crate::alignment::Work;
use crate::features::ProjectFeatures;
use crate::grams::FULL;
use crate::similarity::{At, Curve};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What speaks for one project being a part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartFeature {
    /// How much of its objective stands in the whole's.
    Goal,
    /// How many of its indicators.
    Indicators,
    /// How much of its name stands in the whole's name, objective and indicators.
    Name,
    /// A name that is the whole's with a mark added: 第一标段, a place in brackets.
    Marked,
    /// The budget unit.
    Unit,
    /// How much smaller its amount is.
    Smaller,
}

/// All features, in the order of the table of weights.
pub const PART_FEATURES: [PartFeature; 6] = [
    PartFeature::Goal,
    PartFeature::Indicators,
    PartFeature::Name,
    PartFeature::Marked,
    PartFeature::Unit,
    PartFeature::Smaller,
];

/// The places of those that are dear to measure.
const GOAL: usize = 0;
const NAME: usize = 2;

/// So much of a part's objective in the whole's is enough.
const MOST: u32 = 8_500;
/// So much of it, where the whole also has so much of the name.
const MUCH_GOAL: u32 = 6_000;
const MUCH_NAME: u32 = 5_000;
/// The evidence of a sum that is off by so many percent, in steps.
const SUMS: [(i64, i32); 5] = [(2, 2_500), (10, 1_500), (20, 0), (35, -2_500), (60, -5_000)];
/// The evidence of a sum that fits to the last two percent.
pub(super) const CLOSE_SUM: i32 = SUMS[0].1;
const FAR_SUM: i32 = -9_000;
const NO_SUM: i32 = -1_500;

/// How well a project would be a part of another in each of [`PART_FEATURES`].
pub(super) type Fit = [Option<u32>; PART_FEATURES.len()];

/// The evidence that the one is a part of the other, in thousandths of a bit.
pub(super) fn evidence(fit: &Fit) -> i32 {
    Curve::sum(&weights::CURVES, weights::BIAS, fit)
}

/// Wholes on one side, parts on the other.
pub(super) struct Side<'w, 't> {
    pub(super) is_split: bool,
    pub(super) wholes: &'w [ProjectFeatures<'t>],
    pub(super) parts: &'w [ProjectFeatures<'t>],
}

impl<'w, 't> Side<'w, 't> {
    pub(super) fn of(work: &Work<'w, 't>, is_split: bool) -> Self {
        let (wholes, parts) = if is_split {
            (&work.old.projects, &work.new.projects)
        } else {
            (&work.new.projects, &work.old.projects)
        };
        Self { is_split, wholes, parts }
    }

    fn whole(&self, at: usize) -> At {
        At { is_old: self.is_split, at }
    }

    fn part(&self, at: usize) -> At {
        At { is_old: !self.is_split, at }
    }

    fn pair(&self, whole: usize, part: usize) -> (usize, usize) {
        if self.is_split { (whole, part) } else { (part, whole) }
    }

    pub(super) fn same_unit(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> bool {
        let (old, new) = self.pair(whole, part);
        work.same_unit(old, new)
    }

    pub(super) fn may_join(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> bool {
        let (old, new) = self.pair(whole, part);
        !work.is_forbidden(old, new)
    }

    /// Whether the part's name is the whole's with marks added.
    pub(super) fn is_marked(&self, whole: usize, part: usize) -> bool {
        let (whole, part) = (&self.wholes[whole].name, &self.parts[part].name);
        part.base == whole.base
            && part.marks != whole.marks
            && whole.marks.iter().all(|mark| part.marks.contains(mark))
    }

    /// Whether what the part says, name and objective, stands in the whole: what is beside a link must belong to it.
    pub(super) fn says_the_same(&self, fit: &Fit, whole: usize, part: usize) -> bool {
        let [goal, _, name, ..] = fit.map(|similarity| similarity.unwrap_or(0));
        self.is_marked(whole, part) || goal >= MOST || goal >= MUCH_GOAL && name >= MUCH_NAME
    }

    /// Whether one member bears the whole's name and another that name with a mark: X beside X（东区） is its sibling
    /// more often than its part.
    pub(super) fn has_sibling(&self, whole: usize, members: &[usize]) -> bool {
        let base = &self.wholes[whole].name.base;
        let of_base = || members.iter().filter(|at| self.parts[**at].name.base == *base);
        of_base().any(|at| self.is_marked(whole, *at)) && of_base().any(|at| !self.is_marked(whole, *at))
    }

    /// How well the one would be a part of the other in each feature; `None` where their names tell the two apart.
    pub(super) fn measure(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> Option<Fit> {
        self.measure_above(work, whole, part, i32::MIN)
    }

    /// The same; also `None` where there cannot be as much evidence as that.
    pub(super) fn measure_above(
        &self,
        work: &Work<'_, '_>,
        whole_at: usize,
        part_at: usize,
        least: i32,
    ) -> Option<Fit> {
        let (whole, part) = (&self.wholes[whole_at], &self.parts[part_at]);
        let background = &work.background;
        let is_marked = self.is_marked(whole_at, part_at);
        let lacks_mark =
            part.name.base == whole.name.base && part.name.marks != whole.name.marks && !is_marked;
        if lacks_mark {
            return None;
        }
        let smaller = part.amount.zip(whole.amount).and_then(|(part, whole)| {
            let share = part.checked_mul(FULL.into())?.checked_div(whole)?;
            Some(FULL - u32::try_from(share.trunc()).unwrap_or(FULL).min(FULL))
        });
        let mut fit = [
            None,
            self.indicators_in(work, whole_at, part_at),
            None,
            is_marked.then_some(FULL),
            Some(if self.same_unit(work, whole_at, part_at) { FULL } else { 0 }),
            smaller,
        ];
        // What is dear to measure is left out where it could not say enough.
        let most = |fit: &Fit, at: usize| weights::CURVES[at].most() - weights::CURVES[at].at(fit[at]);
        if evidence(&fit).saturating_add(most(&fit, GOAL) + most(&fit, NAME)) < least {
            return None;
        }
        fit[GOAL] = (!part.goal_grams().is_empty() && !whole.goal_grams().is_empty())
            .then(|| background.goal_in(self.part(part_at), self.whole(whole_at)));
        if evidence(&fit).saturating_add(most(&fit, NAME)) < least {
            return None;
        }
        fit[NAME] = Some(background.name_in(self.part(part_at), self.whole(whole_at)));
        let is_likely = evidence(&fit) >= least;
        (is_likely && (is_marked || !part.name.contradicts(&whole.name))).then_some(fit)
    }

    /// How many of the part's indicators stand in the whole, rare ones counting more.
    fn indicators_in(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> Option<u32> {
        let background = &work.background;
        let (whole, part) = (background.numbered(self.whole(whole)), background.numbered(self.part(part)));
        let (mut kept, mut all) = (0, 0);
        for one in part {
            let weight = background.indicator_weight(*one);
            all += weight;
            kept += if whole.iter().any(|other| other.name == one.name) { weight } else { 0 };
        }
        (kept * u64::from(FULL)).checked_div(all).and_then(|share| u32::try_from(share).ok())
    }

    /// What the sum of the parts says, in thousandths of a bit, and by how much it is off, in yuan.
    pub(super) fn money_evidence(&self, whole: usize, parts: &[usize]) -> (i32, Option<Decimal>) {
        let Some(amount) = self.wholes[whole].amount.filter(|amount| *amount > Decimal::ZERO) else {
            return (NO_SUM, None);
        };
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, at| sum.checked_add(self.parts[*at].amount?));
        let Some(residual) = sum.and_then(|sum| sum.checked_sub(amount)) else { return (NO_SUM, None) };
        let step = SUMS.iter().find(|(percent, _)| residual.abs() <= percent_of(amount, *percent));
        (step.map_or(FAR_SUM, |(_, evidence)| *evidence), Some(residual))
    }
}

/// What of a whole each of its candidates covers, computed once: many subsets of them are tried.
pub(super) struct Cover {
    goal: Shares,
    indicators: Shares,
}

impl Cover {
    pub(super) fn of(work: &Work<'_, '_>, side: &Side<'_, '_>, whole_at: usize, parts: &[usize]) -> Self {
        let background = &work.background;
        let (grams, weights) = background.weighted_goal(side.whole(whole_at));
        let mut goal: Vec<(u64, u64)> = Vec::with_capacity(grams.len());
        let mut place = 0;
        for run in grams.chunk_by(|a, b| a == b) {
            goal.push((run[0], weights.beyond(place) * u64::try_from(run.len()).unwrap_or(1)));
            place += run.len();
        }
        let indicators = background.numbered(side.whole(whole_at));
        let of_part = |at: usize| background.numbered(side.part(at));
        Self {
            goal: Shares {
                weights: goal.iter().map(|(_, weight)| *weight).collect(),
                of_part: parts
                    .iter()
                    .map(|at| {
                        let text = side.parts[*at].goal_grams();
                        (*at, goal.iter().map(|(gram, _)| text.binary_search(gram).is_ok()).collect())
                    })
                    .collect(),
            },
            indicators: Shares {
                weights: indicators.iter().map(|one| background.indicator_weight(*one)).collect(),
                of_part: parts
                    .iter()
                    .map(|at| {
                        let has = |name: usize| of_part(*at).iter().any(|other| other.name == name);
                        (*at, indicators.iter().map(|one| has(one.name)).collect())
                    })
                    .collect(),
            },
        }
    }

    /// How much of the whole's objective and of its indicators the parts have between them.
    pub(super) fn covered(&self, parts: &[usize]) -> (u32, u32) {
        (self.goal.covered(parts), self.indicators.covered(parts))
    }
}

/// Pieces of a whole with their weights, and which of them each part has.
struct Shares {
    weights: Vec<u64>,
    of_part: BTreeMap<usize, Vec<bool>>,
}

impl Shares {
    fn covered(&self, parts: &[usize]) -> u32 {
        let having: Vec<&Vec<bool>> = parts.iter().filter_map(|at| self.of_part.get(at)).collect();
        let (mut covered, mut all) = (0, 0);
        for (idx, weight) in self.weights.iter().enumerate() {
            all += weight;
            if having.iter().any(|has| has[idx]) {
                covered += weight;
            }
        }
        u32::try_from((covered * u64::from(FULL)).checked_div(all).unwrap_or(0)).unwrap_or(FULL)
    }
}

fn percent_of(amount: Decimal, percent: i64) -> Decimal {
    amount.checked_mul(Decimal::new(percent, 2)).unwrap_or(amount)
}
