//! What speaks for a project being a part of another, and for parts making up a whole.

use super::together;
use crate::alignment::Work;
use crate::features::ProjectFeatures;
use crate::grams::FULL;
use crate::similarity::Curve;
use rust_decimal::Decimal;

/// The evidence of a part of which nothing is known, in thousandths of a bit.
const BIAS: i32 = -5_000;
/// How much of the part's objective stands in the whole's.
const GOAL: Curve = Curve { missing: 0, knots: [-3_000, -1_500, 0, 1_500, 3_000, 4_000] };
/// How much of its indicators.
const INDICATORS: Curve = Curve { missing: 0, knots: [-2_000, -500, 500, 1_500, 2_500, 3_000] };
/// How much of its name stands in the whole's name, objective and indicators.
const NAME: Curve = Curve { missing: 0, knots: [-2_000, -1_000, 0, 1_000, 2_000, 3_000] };
/// A name that is the whole's with a mark added: 第一标段, a place in brackets.
const MARKED: i32 = 3_000;
const OTHER_UNIT: i32 = -2_000;
/// A part that is nearly as large as the whole, or larger.
const TOO_LARGE: i32 = -4_000;
const LARGEST_PERCENT: i64 = 95;
/// The evidence of a sum that is off by so many percent, in steps.
const SUMS: [(i64, i32); 5] = [(2, 2_500), (10, 1_500), (20, 0), (35, -2_500), (60, -5_000)];
const FAR_SUM: i32 = -9_000;
const NO_SUM: i32 = -1_500;

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

    fn pair(&self, whole: usize, part: usize) -> (usize, usize) {
        if self.is_split { (whole, part) } else { (part, whole) }
    }

    pub(super) fn same_unit(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> bool {
        let (old, new) = self.pair(whole, part);
        work.same_unit(old, new)
    }

    pub(super) fn may_join(&self, work: &Work<'_, '_>, whole: usize, part: usize) -> bool {
        let (old, new) = self.pair(whole, part);
        work.may_link(old, new)
    }

    /// The evidence that the one is a part of the other, in thousandths of a bit.
    pub(super) fn part_evidence(&self, work: &Work<'_, '_>, whole_at: usize, part_at: usize) -> i32 {
        let (whole, part) = (&self.wholes[whole_at], &self.parts[part_at]);
        let background = &work.background;
        let goal = (!part.goal_grams().is_empty() && !whole.goal_grams().is_empty())
            .then(|| background.goals().containment(part.goal_grams(), whole.goal_grams()));
        let all: u64 = part.indicators.iter().map(|one| background.indicator_weight(&one.key)).sum();
        let kept: u64 = part
            .indicators
            .iter()
            .filter(|one| whole.indicators.iter().any(|other| other.key == one.key))
            .map(|one| background.indicator_weight(&one.key))
            .sum();
        let indicators =
            (kept * u64::from(FULL)).checked_div(all).and_then(|share| u32::try_from(share).ok());
        let text = together([whole.name_grams.as_slice(), whole.body_grams()].into_iter());
        let name = background.names().containment(&part.name_grams, &text);
        let is_marked = part.name.base == whole.name.base
            && part.name.marks != whole.name.marks
            && whole.name.marks.iter().all(|mark| part.name.marks.contains(mark));
        let is_large = match (part.amount, whole.amount) {
            (Some(part), Some(whole)) => part > percent_of(whole, LARGEST_PERCENT),
            _ => false,
        };
        let told_apart = !is_marked && part.name.contradicts(&whole.name);
        BIAS + GOAL.at(goal)
            + INDICATORS.at(indicators)
            + NAME.at(Some(name))
            + if is_marked { MARKED } else { 0 }
            + if self.same_unit(work, whole_at, part_at) { 0 } else { OTHER_UNIT }
            + if is_large || told_apart { TOO_LARGE } else { 0 }
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

    /// How much of the whole's objective and of its indicators the parts have between them.
    pub(super) fn covered(&self, work: &Work<'_, '_>, whole: usize, parts: &[usize]) -> (u32, u32) {
        let whole = &self.wholes[whole];
        let members = || parts.iter().map(|at| &self.parts[*at]);
        let text = together(members().map(ProjectFeatures::goal_grams));
        let goal = work.background.goals().containment(whole.goal_grams(), &text);
        let weight = |key: &str| work.background.indicator_weight(key);
        let all: u64 = whole.indicators.iter().map(|one| weight(&one.key)).sum();
        let kept: u64 = whole
            .indicators
            .iter()
            .filter(|one| members().any(|part| part.indicators.iter().any(|other| other.key == one.key)))
            .map(|one| weight(&one.key))
            .sum();
        let indicators = (kept * u64::from(FULL)).checked_div(all).unwrap_or(0);
        (goal, u32::try_from(indicators).unwrap_or(FULL))
    }
}

fn percent_of(amount: Decimal, percent: i64) -> Decimal {
    amount.checked_mul(Decimal::new(percent, 2)).unwrap_or(amount)
}
