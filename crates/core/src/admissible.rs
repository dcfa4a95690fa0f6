//! The admissible values of a target: `≥95%` admits [95, ∞). A target is stricter than another when its set
//! lies inside the other's.

use crate::{Comparator, Quantity, Range};
use rust_decimal::Decimal;
use std::ops::Bound;

/// An interval of numbers in the target's base scale; each end open, closed or infinite.
///
/// # Example
/// ```
/// use duibiao_core::{Admissible, Comparator};
/// use rust_decimal::Decimal;
///
/// let old = Admissible::of(Comparator::AtLeast, Decimal::from(90)).unwrap();
/// let new = Admissible::of(Comparator::MoreThan, Decimal::from(90)).unwrap();
/// assert!(new.is_inside(&old) && !old.is_inside(&new));
/// assert!(old.contains(Decimal::from(90)) && !new.contains(Decimal::from(90)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Admissible {
    /// The lower end.
    pub low: Bound<Decimal>,
    /// The upper end.
    pub high: Bound<Decimal>,
}

impl Admissible {
    /// The values that `comparator` admits beside `value`; `None` for [`Comparator::About`], which names no
    /// limits.
    pub fn of(comparator: Comparator, value: Decimal) -> Option<Self> {
        use Bound::{Excluded, Included, Unbounded};
        let (low, high) = match comparator {
            Comparator::AtLeast => (Included(value), Unbounded),
            Comparator::MoreThan => (Excluded(value), Unbounded),
            Comparator::AtMost => (Unbounded, Included(value)),
            Comparator::LessThan => (Unbounded, Excluded(value)),
            Comparator::Equal => (Included(value), Included(value)),
            Comparator::About => return None,
        };
        Some(Self { low, high })
    }

    /// Whether `value` is admitted.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = match self.low {
            Bound::Included(low) => value >= low,
            Bound::Excluded(low) => value > low,
            Bound::Unbounded => true,
        };
        above
            && match self.high {
                Bound::Included(high) => value <= high,
                Bound::Excluded(high) => value < high,
                Bound::Unbounded => true,
            }
    }

    /// Whether every value of this set is one of `other`; equal sets lie inside each other.
    pub fn is_inside(&self, other: &Self) -> bool {
        let low = match (self.low, other.low) {
            (_, Bound::Unbounded) => true,
            (Bound::Unbounded, _) => false,
            (Bound::Included(mine), Bound::Excluded(theirs)) => mine > theirs,
            (Bound::Included(mine) | Bound::Excluded(mine), Bound::Included(theirs))
            | (Bound::Excluded(mine), Bound::Excluded(theirs)) => mine >= theirs,
        };
        low && match (self.high, other.high) {
            (_, Bound::Unbounded) => true,
            (Bound::Unbounded, _) => false,
            (Bound::Included(mine), Bound::Excluded(theirs)) => mine < theirs,
            (Bound::Included(mine) | Bound::Excluded(mine), Bound::Included(theirs))
            | (Bound::Excluded(mine), Bound::Excluded(theirs)) => mine <= theirs,
        }
    }

    /// The set cut at a value that cannot be passed, such as 100 for a rate: `≥100%` and `=100%` are then
    /// the same. A set that would be empty is left as it is.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Admissible, Comparator};
    /// use rust_decimal::Decimal;
    ///
    /// let hundred = Decimal::ONE_HUNDRED;
    /// let at_least = Admissible::of(Comparator::AtLeast, hundred).unwrap();
    /// let equal = Admissible::of(Comparator::Equal, hundred).unwrap();
    /// assert_eq!(at_least.capped_at(hundred), equal);
    /// ```
    #[must_use]
    pub fn capped_at(self, cap: Decimal) -> Self {
        let is_empty = match self.low {
            Bound::Included(low) => low > cap,
            Bound::Excluded(low) => low >= cap,
            Bound::Unbounded => false,
        };
        let is_cut = match self.high {
            Bound::Included(high) | Bound::Excluded(high) => high > cap,
            Bound::Unbounded => true,
        };
        if is_cut && !is_empty { Self { high: Bound::Included(cap), ..self } } else { self }
    }
}

impl Quantity {
    /// The admissible values of this number beside `comparator`, which the caller chooses because a target
    /// without one is read with that of the other year.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Comparator, Reading, Target};
    ///
    /// let Reading::Quantity(quantity) = Target::read("≤12元").reading else { panic!("a quantity") };
    /// assert!(quantity.admissible(Comparator::AtMost).unwrap().contains(12.into()));
    /// assert_eq!(quantity.admissible(Comparator::About), None);
    /// ```
    pub fn admissible(&self, comparator: Comparator) -> Option<Admissible> {
        Admissible::of(comparator, self.value)
    }
}

impl Range {
    /// The admissible values: both ends included.
    pub fn admissible(&self) -> Admissible {
        Admissible { low: Bound::Included(self.low), high: Bound::Included(self.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Admissible {
        if let Some((low, high)) = text.split_once("..") {
            let end = |t: &str| Bound::Included(t.parse().unwrap());
            return Admissible { low: end(low), high: end(high) };
        }
        let digits = text.find(|c: char| c.is_ascii_digit()).unwrap();
        let comparator = Comparator::from_symbol(&text[..digits]).unwrap();
        Admissible::of(comparator, text[digits..].parse().unwrap()).unwrap()
    }

    #[test]
    fn knows_which_set_lies_inside_which() {
        // Each row: the smaller set, the larger one.
        for (inner, outer) in [
            (">=95", ">=90"),
            (">95", ">=95"),
            (">=96", ">95"),
            ("<=10", "<=12"),
            ("<12", "<=12"),
            ("<=11", "<12"),
            ("=95", ">=95"),
            ("=95", "<=95"),
            ("=95", "90..95"),
            ("91..95", "90..95"),
            ("90..95", ">=90"),
        ] {
            assert!(set(inner).is_inside(&set(outer)), "{inner} in {outer}");
            assert!(!set(outer).is_inside(&set(inner)), "{outer} in {inner}");
        }
        for (one, other) in
            [(">=90", "<=95"), ("=90", "=95"), ("=95", ">95"), ("=95", "<95"), ("1..3", "2..4")]
        {
            assert!(!set(one).is_inside(&set(other)) && !set(other).is_inside(&set(one)), "{one} {other}");
        }
        assert!(set(">=95.0").is_inside(&set(">=95")) && set(">=95") == set(">=95.0"));
    }

    #[test]
    fn contains_its_closed_ends_only() {
        for (interval, inside, outside) in [
            (">=95", "95", "94.9"),
            (">95", "95.1", "95"),
            ("<=95", "95", "96"),
            ("<95", "94", "95"),
            ("=95", "95", "96"),
            ("90..95", "90", "89"),
        ] {
            assert!(set(interval).contains(inside.parse().unwrap()), "{inside} in {interval}");
            assert!(!set(interval).contains(outside.parse().unwrap()), "{outside} in {interval}");
        }
    }

    #[test]
    fn caps_what_cannot_pass_a_limit() {
        let hundred = Decimal::ONE_HUNDRED;
        for (before, after) in [
            (">=95", "95..100"),
            (">=100", "=100"),
            (">=120", ">=120"),
            (">100", ">100"),
            ("<=100", "<=100"),
            ("<95", "<95"),
            ("90..105", "90..100"),
        ] {
            assert_eq!(set(before).capped_at(hundred), set(after), "{before}");
        }
    }
}
