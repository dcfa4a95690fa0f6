//! Ranges against ranges and against single numbers.

use super::around::Words;
use super::effect::{self, Ground, Shape, movement};
use super::figure::{Comparators, Figure, Periods, Scale, same_basis};
use super::quantities::{named_polarity, shared_direction};
use super::{JudgeContext, Verdict, reason};
use crate::{ChangeKind, Effect};
use duibiao_core::{Comparator, Target};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// One side: its ends, which are the same figure twice for a single number.
struct Side<'a> {
    low: Figure<'a>,
    high: Figure<'a>,
    is_range: bool,
}

impl<'a> Side<'a> {
    fn of(target: &'a Target) -> Option<Self> {
        if let Some([low, high]) = Figure::ends(target) {
            return Some(Self { low, high, is_range: true });
        }
        let number = Figure::of(target)?;
        Some(Self { low: number, high: number, is_range: false })
    }

    fn show(&self) -> String {
        if !self.is_range {
            return self.low.show();
        }
        let unit = self.high.unit.unwrap_or_default();
        format!("{}-{}{unit}", self.low.numerator.normalize(), self.high.numerator.normalize())
    }

    fn shape(&self, low: Decimal, high: Decimal) -> Shape {
        if self.is_range { Shape::Span(low, high) } else { Shape::Point(self.low.comparator, low) }
    }
}

pub(super) fn judge(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Verdict {
    let (Some(old), Some(new)) = (Side::of(old), Side::of(new)) else {
        return Verdict::unknown(ChangeKind::Reworded, reason::WORDS);
    };
    let words = old.low.around.compared_with(&new.low.around, context);
    let reworded = (words == Words::Different).then_some(ChangeKind::Reworded);
    let Some(scale) = Scale::between(&old.low, &new.low, context) else {
        let unit = |side: &Side<'_>| side.low.unit.unwrap_or("分数").to_owned();
        let reason = reason::unit_changed(&unit(&old), &unit(&new));
        return Verdict::unknown(ChangeKind::UnitChanged, reason).also(reworded);
    };
    let (Some(low), Some(high)) = (scale.common(&old.low, &new.low), scale.common(&old.high, &new.high))
    else {
        return Verdict::unknown(ChangeKind::Reworded, reason::OUT_OF_RANGE);
    };
    if !same_basis(&old.low, &new.low, low.old == low.new && high.old == high.new, context) {
        return Verdict::unknown(ChangeKind::UnitChanged, reason::BASIS).also(reworded);
    }
    let (old_ends, new_ends) = ((low.old, high.old), (low.new, high.new));
    let periods = Periods::of(&old.low.around, &new.low.around, context);
    if periods.forbid_comparing(&old.low, &new.low, old_ends != new_ends) {
        return Verdict::unknown(ChangeKind::UnitChanged, reason::FREQUENCY).also(reworded);
    }
    let Some(direction) = shared_direction(&old.low, &new.low, words) else {
        return Verdict::unknown(ChangeKind::Reworded, reason::DIRECTIONS);
    };
    let shapes = (old.shape(old_ends.0, old_ends.1), new.shape(new_ends.0, new_ends.1));
    let cap = scale.cap(&old.low, &new.low, context);
    let is_notation = words != Words::Different && periods == Periods::Same;
    // 90%-100% and ≥90% of a rate.
    if is_notation && old.is_range != new.is_range && effect::same_below(shapes.0, shapes.1, cap) {
        return Verdict::restated(reason::LIMIT);
    }
    let effect = effect::of_shapes(shapes.0, shapes.1, cap, || named_polarity(&new.low, direction, context));
    let moved = match (old.is_range, new.is_range) {
        (true, true) => movement(old_ends, new_ends),
        (false, _) => limit_against_range(old.low.comparator, low.old, new_ends),
        (true, false) => limit_against_range(new.low.comparator, low.new, old_ends).map(Ordering::reverse),
    };
    match moved {
        Some(Ordering::Equal) if is_notation => Verdict::restated(reason::SAME_READING),
        Some(direction @ (Ordering::Greater | Ordering::Less)) => {
            let up = direction == Ordering::Greater;
            let kind = if up { ChangeKind::Raised } else { ChangeKind::Lowered };
            let comparators = Comparators::of(old.low.comparator, new.low.comparator);
            let stated = if old.is_range == new.is_range { comparators.kind() } else { None };
            Verdict::new(kind, effect.0, reason::moved(up, &old.show(), &new.show(), None, effect))
                .also(stated.into_iter().chain(reworded))
        }
        _ => reshaped(&old, &new, effect),
    }
}

/// Which way the number in a target moved when it became a range: a limit is compared with the end on its own
/// side, an exact number with the whole range. `None` where the number lies within.
fn limit_against_range(
    comparator: Option<Comparator>,
    value: Decimal,
    (low, high): (Decimal, Decimal),
) -> Option<Ordering> {
    match comparator {
        Some(Comparator::AtLeast | Comparator::MoreThan) => Some(low.cmp(&value)).filter(|o| o.is_ne()),
        Some(Comparator::AtMost | Comparator::LessThan) => Some(high.cmp(&value)).filter(|o| o.is_ne()),
        _ if low > value => Some(Ordering::Greater),
        _ if high < value => Some(Ordering::Less),
        _ => None,
    }
}

/// Wider, narrower, or another kind of limit at the same number.
fn reshaped(old: &Side<'_>, new: &Side<'_>, effect: (Effect, Ground)) -> Verdict {
    Verdict::new(ChangeKind::Reworded, effect.0, reason::reshaped(&old.show(), &new.show(), effect))
}
