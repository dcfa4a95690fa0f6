//! Several targets in one value: 夏装5套，冬装5套.

use super::wording::folded;
use super::{JudgeContext, Verdict, reason, verdict};
use crate::ChangeKind::{
    self, ComparatorChanged, ComparatorStated, Lowered, Raised, Restated, Reworded, Unchanged, UnitChanged,
};
use crate::Effect;
use duibiao_core::{Bilingual, Target};

pub(super) fn judge(old: &[Target], new: &[Target], context: &JudgeContext<'_>) -> Verdict {
    if old.len() != new.len() {
        return Verdict::unknown(ChangeKind::Reworded, reason::PARTS_COUNT);
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
    let effect = if kind.is_notation() { Effect::Neutral } else { shared_effect(&verdicts) };
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
    let mut also: Vec<ChangeKind> = verdicts
        .iter()
        .flat_map(|verdict| std::iter::once(verdict.kind).chain(verdict.also.iter().copied()))
        .filter(|other| *other != kind && !matches!(other, Unchanged | Restated))
        .collect();
    also.sort_unstable();
    also.dedup();
    Verdict::new(kind, effect, reason).also(also)
}

/// The parts in pairs: by their labels where these are the same, the others in order.
fn aligned<'a>(old: &'a [Target], new: &'a [Target]) -> Vec<(&'a Target, &'a Target)> {
    let label = |part: &Target| part.qualifier().map(folded);
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
fn shared_effect(verdicts: &[Verdict]) -> Effect {
    let mut effects =
        verdicts.iter().map(|verdict| verdict.effect).filter(|effect| *effect != Effect::Neutral);
    match effects.next() {
        Some(first) if effects.all(|effect| effect == first) => first,
        Some(_) => Effect::Unknown,
        None => Effect::Neutral,
    }
}
