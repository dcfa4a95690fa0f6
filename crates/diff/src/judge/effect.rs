//! What a change means for the body that has to reach the target.

use crate::{Effect, Polarity};
use duibiao_core::{Admissible, Comparator};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::ops::Bound;

/// What an effect rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// One admissible set lies inside the other.
    Inclusion,
    /// The indicator's polarity.
    HigherIsStricter,
    /// The indicator's polarity.
    LowerIsStricter,
    /// Deadlines: earlier is stricter.
    Deadline,
    /// Nothing tells.
    Nothing,
}

/// What a target admits, its numbers in a scale that both targets share.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// A number, with the comparator that is written beside it.
    Point(Option<Comparator>, Decimal),
    /// Both ends included.
    Span(Decimal, Decimal),
}

pub(super) const UNKNOWN: (Effect, Ground) = (Effect::Unknown, Ground::Nothing);

/// The effect of one shape in place of another. Figures cannot pass `cap`. The polarity is asked for only
/// where the shapes themselves say nothing.
pub(super) fn of_shapes(
    old: Shape,
    new: Shape,
    cap: Option<Decimal>,
    polarity: impl FnOnce() -> Polarity,
) -> (Effect, Ground) {
    let (old, new) = with_each_others_comparator(old, new);
    if let (Some(old_set), Some(new_set)) = (old.set(), new.set()) {
        let capped = cap.map(|cap| (old_set.capped_at(cap), new_set.capped_at(cap)));
        // Uncut sets decide where cut ones are equal: ≤100% -> ≤120%.
        for (old_set, new_set) in capped.into_iter().chain([(old_set, new_set)]) {
            match (new_set.is_inside(&old_set), old_set.is_inside(&new_set)) {
                (true, false) => return (Effect::Stricter, Ground::Inclusion),
                (false, true) => return (Effect::Looser, Ground::Inclusion),
                _ => {}
            }
        }
    }
    match old.movement_to(new) {
        Some(Ordering::Equal) | None => UNKNOWN,
        Some(ordering) => by_polarity(ordering, polarity()),
    }
}

/// Whether two shapes admit the same values because none can pass the cap; never without one.
pub(super) fn same_below(old: Shape, new: Shape, cap: Option<Decimal>) -> bool {
    let (Some(cap), Some(old), Some(new)) = (cap, old.set(), new.set()) else { return false };
    old.capped_at(cap) == new.capped_at(cap)
}

/// The effect of a move up or down where only the polarity tells.
pub(super) fn by_polarity(movement: Ordering, polarity: Polarity) -> (Effect, Ground) {
    let ground = match polarity {
        Polarity::HigherIsStricter => Ground::HigherIsStricter,
        Polarity::LowerIsStricter => Ground::LowerIsStricter,
        Polarity::Unknown => return UNKNOWN,
    };
    let stricter = (movement == Ordering::Greater) == (polarity == Polarity::HigherIsStricter);
    (if stricter { Effect::Stricter } else { Effect::Looser }, ground)
}

/// Whether two numbers, equal in value, admit the same values beside their comparators: at a cap `=` and `≥`
/// are the same, at a floor of zero `=` and `≤`.
pub(super) fn admit_the_same(
    old: (Comparator, Decimal),
    new: (Comparator, Decimal),
    cap: Option<Decimal>,
    floor: bool,
) -> bool {
    let set = |(comparator, value)| {
        let set = Admissible::of(comparator, value)?;
        let set = cap.map_or(set, |cap| set.capped_at(cap));
        Some(if floor { floored(set) } else { set })
    };
    matches!((set(old), set(new)), (Some(old), Some(new)) if old == new)
}

/// The set without negative numbers; left as it is where nothing would remain.
fn floored(set: Admissible) -> Admissible {
    match (set.low, set.high) {
        (Bound::Unbounded, Bound::Included(high)) if high >= Decimal::ZERO => {
            Admissible { low: Bound::Included(Decimal::ZERO), ..set }
        }
        _ => set,
    }
}

/// A number without comparator is read with the other side's; beside a span it is itself.
fn with_each_others_comparator(old: Shape, new: Shape) -> (Shape, Shape) {
    match (old, new) {
        (Shape::Point(None, old), Shape::Point(comparator @ Some(_), _)) => {
            (Shape::Point(comparator, old), new)
        }
        (Shape::Point(comparator @ Some(_), _), Shape::Point(None, new)) => {
            (old, Shape::Point(comparator, new))
        }
        (Shape::Point(None, old), Shape::Span(..)) => (Shape::Point(Some(Comparator::Equal), old), new),
        (Shape::Span(..), Shape::Point(None, new)) => (old, Shape::Point(Some(Comparator::Equal), new)),
        both => both,
    }
}

impl Shape {
    /// `None` where the target names no limits.
    fn set(self) -> Option<Admissible> {
        match self {
            Self::Point(None, _) => None,
            Self::Point(Some(comparator), value) => Admissible::of(comparator, value),
            Self::Span(low, high) => {
                Some(Admissible { low: Bound::Included(low), high: Bound::Included(high) })
            }
        }
    }

    /// Which way the figures moved, where both sides are of the kind that only a polarity can judge: exact,
    /// bare or approximate numbers, or spans that moved as a whole.
    fn movement_to(self, new: Self) -> Option<Ordering> {
        use Comparator::{About, Equal};
        match (self, new) {
            (Self::Point(None | Some(Equal), old), Self::Point(None | Some(Equal), new))
            | (Self::Point(Some(About), old), Self::Point(Some(About), new)) => Some(new.cmp(&old)),
            (old, new) => movement(old.ends()?, new.ends()?),
        }
    }

    /// Lower and upper end of what is named exactly.
    fn ends(self) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Point(None | Some(Comparator::Equal), value) => Some((value, value)),
            Self::Point(..) => None,
            Self::Span(low, high) => Some((low, high)),
        }
    }
}

/// Which way a span moved: neither end fell and one rose, or the other way round; `None` where it grew or
/// shrank at both ends.
pub(super) fn movement(old: (Decimal, Decimal), new: (Decimal, Decimal)) -> Option<Ordering> {
    match (new.0.cmp(&old.0), new.1.cmp(&old.1)) {
        (low, Ordering::Equal) => Some(low),
        (Ordering::Equal, high) => Some(high),
        (low, high) => (low == high).then_some(low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape {
        if let Some((low, high)) = text.split_once("..") {
            return Shape::Span(low.parse().unwrap(), high.parse().unwrap());
        }
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap();
        Shape::Point(Comparator::from_symbol(&text[..digits]), text[digits..].parse().unwrap())
    }

    #[test]
    fn sets_decide_and_then_the_polarity() {
        use Effect::{Looser, Stricter, Unknown};
        use Polarity::{HigherIsStricter as Higher, LowerIsStricter as Lower, Unknown as Neither};
        for (old, new, cap, polarity, expected) in [
            (">=90", ">=95", false, Lower, Stricter),
            (">=95", ">=90", false, Lower, Looser),
            ("<=10", "<=12", false, Higher, Looser),
            (">=90", ">90", false, Neither, Stricter),
            ("=95", ">=95", false, Neither, Looser),
            (">=90", "=95", false, Neither, Stricter),
            (">=90", "<=90", false, Higher, Unknown),
            (">=90", "<=85", false, Higher, Unknown),
            (">=98", ">100", true, Neither, Stricter),
            (">=100", ">100", true, Neither, Stricter),
            ("<=100", "<=120", true, Neither, Looser),
            (">=95", "=100", true, Neither, Stricter),
            ("2000", ">=2100", false, Neither, Stricter),
            ("35", ">=30", false, Neither, Looser),
            (">=30", "35", false, Neither, Stricter),
            ("95", "90", false, Higher, Looser),
            ("95", "90", false, Lower, Stricter),
            ("95", "90", false, Neither, Unknown),
            ("95", "=90", false, Higher, Looser),
            ("=0", "=4", false, Lower, Looser),
            ("~600", "~700", false, Higher, Stricter),
            ("600", "~700", false, Higher, Stricter),
            ("~600", ">=700", false, Higher, Unknown),
            ("90..95", "91..95", false, Neither, Stricter),
            ("90..95", "85..90", false, Higher, Looser),
            ("90..95", "85..97", false, Neither, Looser),
            ("92", "90..95", false, Neither, Looser),
            (">=90", "92..95", false, Neither, Stricter),
            ("90..95", "96", false, Higher, Stricter),
        ] {
            let cap = cap.then_some(Decimal::ONE_HUNDRED);
            let (effect, _) = of_shapes(shape(old), shape(new), cap, || polarity);
            assert_eq!(effect, expected, "{old} -> {new}");
        }
    }

    #[test]
    fn limits_make_comparators_equal() {
        use Comparator::{AtLeast, AtMost, Equal};
        let hundred = Decimal::ONE_HUNDRED;
        let zero = Decimal::ZERO;
        for (old, new, value, cap, floor, expected) in [
            (Equal, AtLeast, hundred, true, false, true),
            (Equal, AtLeast, hundred, false, false, false),
            (Equal, AtLeast, Decimal::from(95), true, false, false),
            (Equal, AtMost, hundred, true, true, false),
            (Equal, AtMost, zero, false, true, true),
            (Equal, AtMost, zero, false, false, false),
        ] {
            let cap = cap.then_some(hundred);
            assert_eq!(
                admit_the_same((old, value), (new, value), cap, floor),
                expected,
                "{old:?} {new:?} {value}"
            );
            assert_eq!(
                admit_the_same((new, value), (old, value), cap, floor),
                expected,
                "{new:?} {old:?} {value}"
            );
        }
    }
}
