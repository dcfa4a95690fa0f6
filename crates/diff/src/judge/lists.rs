//! Several targets in one value: 夏装5套，冬装5套.

use super::wording::folded;
use super::{JudgeContext, Verdict, reason, verdict};
use crate::ChangeKind::{
    self, ComparatorChanged, ComparatorStated, Lowered, Raised, Restated, Reworded, Unchanged, UnitChanged,
};
use crate::Effect;
use duibiao_core::{Bilingual, Comparator, Reading, Target};
use std::cmp::Ordering;

pub(super) fn judge(old: &[Target], new: &[Target], context: &JudgeContext<'_>) -> Verdict {
    match old.len().cmp(&new.len()) {
        Ordering::Less => return with_further_parts(old, new, true, context),
        Ordering::Greater => return with_further_parts(new, old, false, context),
        Ordering::Equal => {}
    }
    let pairs = aligned(old, new);
    let verdicts: Vec<Verdict> = pairs.iter().map(|(old, new)| verdict(old, new, context)).collect();
    let any = |kind: ChangeKind| verdicts.iter().any(|verdict| verdict.kind == kind);
    let only = |kinds: &[ChangeKind]| {
        verdicts.iter().all(|verdict| verdict.kind.is_notation() || kinds.contains(&verdict.kind))
    };
    let kind = if any(UnitChanged) {
        UnitChanged
    } else if any(Raised) && only(&[Raised, ComparatorChanged]) {
        Raised
    } else if any(Lowered) && only(&[Lowered, ComparatorChanged]) {
        Lowered
    } else if any(ComparatorChanged) && only(&[ComparatorChanged]) {
        ComparatorChanged
    } else if any(ComparatorStated) && only(&[]) {
        ComparatorStated
    } else if only(&[]) {
        Restated
    } else {
        Reworded
    };
    let effect = if kind.is_notation() {
        Effect::Neutral
    } else {
        shared_effect(verdicts.iter().map(|verdict| verdict.effect))
    };
    let reason = match kind {
        Restated => reason::SAME_READING,
        Reworded if effect == Effect::Unknown && any(Raised) && any(Lowered) => reason::PARTS_MIXED,
        _ => {
            let changed: Vec<(Option<&str>, &Bilingual)> = verdicts
                .iter()
                .zip(&pairs)
                .filter(|(verdict, _)| !matches!(verdict.kind, Unchanged | Restated))
                .map(|(verdict, (_, new))| (new.qualifier(), &verdict.reason))
                .collect();
            reason::parts(&changed, verdicts.len())
        }
    };
    Verdict::new(kind, effect, reason).also(other_kinds(&verdicts, kind))
}

/// A list beside a single figure, which is a list of one if its label is one of the list's.
pub(super) fn judge_alone(
    parts: &[Target],
    single: &Target,
    list_is_new: bool,
    context: &JudgeContext<'_>,
) -> Verdict {
    let wanted = label(single);
    if wanted.is_none() || !parts.iter().any(|part| label(part) == wanted) {
        return Verdict::unknown(ChangeKind::Reworded, reason::LIST_AND_NUMBER);
    }
    with_further_parts(std::slice::from_ref(single), parts, list_is_new, context)
}

/// A list with parts that the other one lacks: one more limit narrows what is admitted, one less widens it. Only
/// where all parts of the shorter list are found by their labels: else nothing tells which ones came or went.
fn with_further_parts(
    fewer: &[Target],
    more: &[Target],
    more_is_new: bool,
    context: &JudgeContext<'_>,
) -> Verdict {
    let mut further: Vec<&Target> = more.iter().collect();
    let mut verdicts = Vec::with_capacity(fewer.len());
    for part in fewer {
        let wanted = label(part);
        let Some(at) = further.iter().position(|one| wanted.is_some() && label(one) == wanted) else {
            return Verdict::unknown(ChangeKind::Reworded, reason::PARTS_COUNT);
        };
        let other = further.remove(at);
        let (old, new) = if more_is_new { (part, other) } else { (other, part) };
        verdicts.push(verdict(old, new, context));
    }
    let of_further = |part: &&Target| match (names_limits(part), more_is_new) {
        (false, _) => Effect::Unknown,
        (true, true) => Effect::Stricter,
        (true, false) => Effect::Looser,
    };
    let effects = verdicts.iter().map(|verdict| verdict.effect).chain(further.iter().map(of_further));
    let effect = shared_effect(effects);
    let texts: Vec<&str> = further.iter().map(|part| part.raw.as_str()).collect();
    Verdict::new(Reworded, effect, reason::further_parts(more_is_new, &texts, effect))
        .also(other_kinds(&verdicts, Reworded))
}

/// Whether a target says by itself what it admits.
fn names_limits(target: &Target) -> bool {
    match &target.reading {
        Reading::Quantity(quantity) => quantity.comparator.is_some_and(|c| c != Comparator::About),
        Reading::Range(_) => true,
        _ => false,
    }
}

/// The kinds of the parts beside that of the whole, notation aside.
fn other_kinds(verdicts: &[Verdict], kind: ChangeKind) -> Vec<ChangeKind> {
    let mut also: Vec<ChangeKind> = verdicts
        .iter()
        .flat_map(|verdict| std::iter::once(verdict.kind).chain(verdict.also.iter().copied()))
        .filter(|other| *other != kind && !matches!(other, Unchanged | Restated))
        .collect();
    also.sort_unstable();
    also.dedup();
    also
}

fn label(part: &Target) -> Option<String> {
    part.qualifier().map(folded)
}

/// The parts in pairs: by their labels where these are the same, the others in order.
fn aligned<'a>(old: &'a [Target], new: &'a [Target]) -> Vec<(&'a Target, &'a Target)> {
    let mut free: Vec<Option<&Target>> = new.iter().map(Some).collect();
    let labels: Vec<Option<String>> = new.iter().map(label).collect();
    let by_label: Vec<Option<&Target>> = old
        .iter()
        .map(|part| {
            let wanted = label(part)?;
            let at =
                (0..free.len()).find(|at| free[*at].is_some() && labels[*at].as_ref() == Some(&wanted))?;
            free[at].take()
        })
        .collect();
    let mut rest = free.into_iter().flatten();
    old.iter().zip(by_label).filter_map(|(old, new)| Some((old, new.or_else(|| rest.next())?))).collect()
}

/// What all parts that have an effect agree on.
fn shared_effect(effects: impl Iterator<Item = Effect>) -> Effect {
    let mut effects = effects.filter(|effect| *effect != Effect::Neutral);
    match effects.next() {
        Some(first) if effects.all(|effect| effect == first) => first,
        Some(_) => Effect::Unknown,
        None => Effect::Neutral,
    }
}
