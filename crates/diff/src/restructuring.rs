//! Splits and merges: one project whose parts stand as several in the other year.
//!
//! A part keeps text and indicators of the whole; the sum of the money only supports. Among what the sure
//! passes left, a whole and at least two parts are grouped when each part's text stands in the whole's (or its
//! name is the whole's with a mark added), together they cover a good share of the whole, each is clearly
//! smaller, and their sum is near the whole's amount.

use crate::alignment::{ProjectGroup, Work};
use crate::change_set::{Feature, Link, LinkEvidence, Relation};
use crate::features::ProjectFeatures;
use crate::grams::{FULL, Gram, containment};
use crate::money::Units;
use crate::similarity::fraction;
use duibiao_core::MoneyUnit;
use rust_decimal::Decimal;

/// So much of a part's goal stands in the whole's.
const PART_GOAL: u32 = 5_000;
/// So many of a part's indicators are the whole's, where the goal alone does not tell.
const PART_INDICATORS: u32 = 5_000;
/// So much of a part's goal is enough by itself.
const PART_GOAL_ALONE: u32 = 8_000;
/// So much of the whole's goal or indicators the parts cover together.
const COVERED: u32 = 5_000;
/// The sum of the parts is off by at most this percentage.
const SUM_TOLERANCE: i64 = 20;
/// A part is at most this percentage of the whole.
const LARGEST_PART: i64 = 90;
/// So many candidates are looked at for one whole.
const MAX_PARTS: usize = 6;
/// Beyond so many pairs of what is left no groups are sought: two tables that share nothing.
const MAX_PAIRS: usize = 4_000_000;
/// The confidence that a group has at least.
const BASE_CONFIDENCE: u32 = 6_500;

/// Finds groups among what is left and books them.
pub(crate) fn find(work: &mut Work<'_, '_>) {
    if work.old_left().len() * work.new_left().len() > MAX_PAIRS {
        return;
    }
    let mut groups = Vec::new();
    for (wholes, parts, is_split) in
        [(work.old_left(), work.new_left(), true), (work.new_left(), work.old_left(), false)]
    {
        for whole in wholes {
            groups.extend(group_of(work, whole, &parts, is_split));
        }
    }
    // The best covered first; ties by the whole's name, then its amount.
    groups.sort_by(|a, b| {
        b.confidence
            .cmp(&a.confidence)
            .then_with(|| a.key(work).cmp(&b.key(work)))
            .then(a.parts.cmp(&b.parts))
    });
    let unit = Units::of(work.old.table.money_unit, work.new.table.money_unit).new;
    for group in groups {
        let (old, new) = if group.is_split {
            (vec![group.whole], group.parts.clone())
        } else {
            (group.parts.clone(), vec![group.whole])
        };
        if old.iter().any(|at| work.old_done[*at]) || new.iter().any(|at| work.new_done[*at]) {
            continue;
        }
        work.group(ProjectGroup {
            relation: if group.is_split { Relation::Split } else { Relation::Merged },
            old,
            new,
            link: Link::Inferred,
            confidence: Some(fraction(group.confidence)),
            evidence: group.evidence(unit),
        });
    }
}

struct Found {
    is_split: bool,
    whole: usize,
    parts: Vec<usize>,
    goal_covered: u32,
    indicators_covered: u32,
    residual: Decimal,
    confidence: u32,
}

impl Found {
    fn key<'w>(&self, work: &'w Work<'_, '_>) -> (&'w str, Option<Decimal>) {
        let side = if self.is_split { work.old } else { work.new };
        let project = &side.projects[self.whole];
        (&project.name.squashed, project.amount)
    }

    fn evidence(&self, unit: MoneyUnit) -> Vec<LinkEvidence> {
        let percent = |parts: u32| parts / (FULL / 100);
        let one = |feature, covered: u32, text: String, text_en: String| LinkEvidence {
            feature,
            similarity: fraction(covered),
            weight: 1.0,
            text: text.into(),
            text_en: text_en.into(),
        };
        let residual = MoneyUnit::Yuan.convert(self.residual, unit).unwrap_or(self.residual);
        vec![
            one(
                Feature::Goal,
                self.goal_covered,
                format!("目标文字覆盖 {}%", percent(self.goal_covered)),
                format!("{}% of the objective's text covered", percent(self.goal_covered)),
            ),
            one(
                Feature::Indicators,
                self.indicators_covered,
                format!("指标覆盖 {}%", percent(self.indicators_covered)),
                format!("{}% of the indicators covered", percent(self.indicators_covered)),
            ),
            one(
                Feature::Amount,
                FULL,
                format!("金额合计相差 {residual} {}", unit.name()),
                format!("sums differ by {residual} {}", unit.name()),
            ),
        ]
    }
}

fn group_of(work: &Work<'_, '_>, whole_at: usize, left: &[usize], is_split: bool) -> Option<Found> {
    let (whole_side, part_side) = if is_split { (work.old, work.new) } else { (work.new, work.old) };
    let whole = &whole_side.projects[whole_at];
    let amount = whole.amount.filter(|amount| *amount > Decimal::ZERO)?;
    let mut parts: Vec<(u32, usize)> = left
        .iter()
        .filter_map(|at| {
            let (old, new) = if is_split { (whole_at, *at) } else { (*at, whole_at) };
            if !work.may_link(old, new) {
                return None;
            }
            let same_unit = work.same_unit(old, new);
            Some((part_likeness(&part_side.projects[*at], whole, amount, same_unit)?, *at))
        })
        .collect();
    parts.sort_by(|a, b| {
        let order = crate::content::compare(&part_side.projects[a.1], &part_side.projects[b.1]);
        b.0.cmp(&a.0).then(order).then(a.1.cmp(&b.1))
    });
    parts.truncate(MAX_PARTS);
    if parts.len() < 2 {
        return None;
    }
    // Every subset of at least two: the one that covers most, then the one whose sum is nearest.
    let mut best: Option<Found> = None;
    for subset in 0_u32..1 << parts.len() {
        if subset.count_ones() < 2 {
            continue;
        }
        let chosen: Vec<usize> =
            (0..parts.len()).filter(|idx| subset & (1 << idx) != 0).map(|idx| parts[idx].1).collect();
        let members: Vec<&ProjectFeatures<'_>> = chosen.iter().map(|at| &part_side.projects[*at]).collect();
        let sum = members.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.amount?))?;
        let residual = sum.checked_sub(amount)?.abs();
        if residual.checked_mul(100.into())? > amount.checked_mul(SUM_TOLERANCE.into())? {
            continue;
        }
        let goal = covered(whole.goal_grams(), members.iter().map(|part| part.goal_grams()));
        let indicators = indicators_covered(whole, &members);
        let coverage = goal.max(indicators);
        if coverage < COVERED {
            continue;
        }
        let confidence =
            BASE_CONFIDENCE + (FULL - BASE_CONFIDENCE) * (coverage - COVERED) / (FULL - COVERED) * 9 / 10;
        let is_better = best.as_ref().is_none_or(|best| {
            confidence > best.confidence || confidence == best.confidence && residual < best.residual
        });
        if is_better {
            best = Some(Found {
                is_split,
                whole: whole_at,
                parts: chosen,
                goal_covered: goal,
                indicators_covered: indicators,
                residual,
                confidence,
            });
        }
    }
    let mut best = best?;
    best.parts.sort_unstable();
    Some(best)
}

/// How well a project fits as a part of a whole; `None` where it does not. Across units text and indicators
/// must both speak for it.
fn part_likeness(
    part: &ProjectFeatures<'_>,
    whole: &ProjectFeatures<'_>,
    amount: Decimal,
    same_unit: bool,
) -> Option<u32> {
    let part_amount = part.amount.filter(|part| *part > Decimal::ZERO)?;
    if part_amount.checked_mul(100.into())? > amount.checked_mul(LARGEST_PART.into())? {
        return None;
    }
    let goal = containment(part.goal_grams(), whole.goal_grams());
    let mine = part
        .indicators
        .iter()
        .filter(|one| whole.indicators.iter().any(|other| other.key == one.key))
        .count();
    let indicators = match part.indicators.len() {
        0 => 0,
        n => u32::try_from(mine).unwrap_or(0) * FULL / u32::try_from(n).unwrap_or(1),
    };
    let is_marked = part.name.base == whole.name.base && part.name.marks != whole.name.marks;
    let fits = goal >= PART_GOAL && indicators >= PART_INDICATORS
        || same_unit && goal >= PART_GOAL_ALONE
        || same_unit && is_marked && (goal >= PART_INDICATORS || indicators >= PART_INDICATORS);
    fits.then_some(goal + indicators + if is_marked { FULL } else { 0 })
}

/// How much of the whole's grams the parts have between them.
fn covered<'p>(whole: &[Gram], parts: impl Iterator<Item = &'p [Gram]>) -> u32 {
    let mut all: Vec<Gram> = parts.flatten().copied().collect();
    all.sort_unstable();
    containment(whole, &all)
}

fn indicators_covered(whole: &ProjectFeatures<'_>, parts: &[&ProjectFeatures<'_>]) -> u32 {
    let n = whole.indicators.len();
    if n == 0 {
        return 0;
    }
    let kept = whole
        .indicators
        .iter()
        .filter(|one| parts.iter().any(|part| part.indicators.iter().any(|other| other.key == one.key)))
        .count();
    u32::try_from(kept).unwrap_or(0) * FULL / u32::try_from(n).unwrap_or(1)
}
