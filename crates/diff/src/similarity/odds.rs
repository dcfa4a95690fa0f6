//! Odds and probabilities from weights of evidence, in whole numbers: the same on every machine.

use crate::grams::FULL;

/// A weight of evidence at even odds.
pub(crate) const EVEN: i32 = 0;
/// Beyond so many bits evidence counts no further.
const MOST_BITS: i32 = 20;
/// Odds of one to one.
const ONE: u64 = 1 << 32;
/// 2^(k/16) for k from 0 to 16, in parts of 2^16.
const ROOTS: [u64; 17] = [
    65_536, 68_438, 71_468, 74_632, 77_936, 81_386, 84_990, 88_752, 92_682, 96_785, 101_070, 105_545,
    110_218, 115_098, 120_194, 125_515, 131_072,
];

/// Odds that a pair is one project, in parts of 2^32 to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Odds(u64);

impl Odds {
    /// No odds at all.
    pub(crate) const NONE: Self = Self(0);

    /// Two to the power of the evidence, which is in thousandths of a bit.
    pub(crate) fn of(evidence: i32) -> Self {
        let evidence = evidence.clamp(-MOST_BITS * 1_000, MOST_BITS * 1_000);
        let (whole, part) = (evidence.div_euclid(1_000), evidence.rem_euclid(1_000));
        let (step, rest) = (usize::try_from(part * 16 / 1_000).unwrap_or(0), part * 16 % 1_000);
        let root = ROOTS[step] + (ROOTS[step + 1] - ROOTS[step]) * u64::try_from(rest).unwrap_or(0) / 1_000;
        let one = root << 16;
        Self(if whole >= 0 { one << whole } else { one >> -whole })
    }

    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The probability of a pair, in parts of [`FULL`], where at most one of it and its rivals is true.
    pub(crate) fn probability(self, rivals: Self) -> u32 {
        let all = u128::from(self.0) + u128::from(rivals.0) + u128::from(ONE);
        u32::try_from(u128::from(self.0) * u128::from(FULL) / all).unwrap_or(FULL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_become_probabilities() {
        for (evidence, expected) in
            [(0, 5_000), (1_000, 6_666), (2_000, 8_000), (-1_000, 3_333), (10_000, 9_990), (-30_000, 0)]
        {
            assert_eq!(Odds::of(evidence).probability(Odds::NONE), expected, "{evidence}");
        }
        assert_eq!(Odds::of(2_000).probability(Odds::of(2_000)), 4_444);
    }

    #[test]
    fn odds_rise_with_the_evidence() {
        let steps: Vec<Odds> = (-21_000..=21_000).step_by(7).map(Odds::of).collect();
        assert!(steps.windows(2).all(|pair| pair[0] <= pair[1]));
    }
}
