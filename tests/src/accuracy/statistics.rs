//! Figures with their 95 % intervals.
#![expect(clippy::float_arithmetic, reason = "statistics of counts, not money")]

use super::tally::{Pairs, Share};
use crate::seed::Seed;

/// A figure with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A count as a number to calculate with.
pub fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// A share with Wilson's interval; `None` of nothing.
pub fn wilson(share: Share) -> Option<Estimate> {
    const Z: f64 = 1.959_964;
    if share.n == 0 {
        return None;
    }
    let (n, p) = (number(share.n), number(share.hits) / number(share.n));
    let centre = (p + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
    let half = Z / (1.0 + Z * Z / n) * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some(Estimate { value: p, low: (centre - half).max(0.0), high: (centre + half).min(1.0) })
}

/// Twice the pairs that are true and found by all that are true or found.
pub fn f1(pairs: Pairs) -> f64 {
    if pairs.found + pairs.truth == 0 {
        return 1.0;
    }
    2.0 * number(pairs.both) / number(pairs.found + pairs.truth)
}

/// The F1 of all departments together; its interval is from drawing departments anew a thousand times, with a
/// fixed seed. `None` without any pair.
pub fn bootstrap_f1(departments: &[Pairs]) -> Option<Estimate> {
    const DRAWS: usize = 1000;
    let mut all = Pairs::default();
    for pairs in departments {
        all.add(*pairs);
    }
    if all.found + all.truth == 0 {
        return None;
    }
    let mut random = Seed::new(20_240_229);
    let mut drawn = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let mut sum = Pairs::default();
        for _ in departments {
            sum.add(*random.pick(departments));
        }
        drawn.push(f1(sum));
    }
    drawn.sort_by(f64::total_cmp);
    Some(Estimate { value: f1(all), low: drawn[DRAWS / 40], high: drawn[DRAWS - 1 - DRAWS / 40] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_of_known_counts() {
        let estimate = wilson(Share { hits: 81, n: 263 }).unwrap();
        let thousandths = |x: f64| format!("{x:.3}");
        assert_eq!(
            [estimate.value, estimate.low, estimate.high].map(thousandths),
            ["0.308", "0.255", "0.366"]
        );
        assert_eq!(wilson(Share::default()), None);
    }

    #[test]
    fn the_bootstrap_of_equal_departments_is_a_point() {
        let pairs = Pairs { truth: 10, found: 10, both: 9 };
        let estimate = bootstrap_f1(&[pairs; 7]).unwrap();
        assert!((estimate.low - 0.9).abs() < 1e-12 && (estimate.high - 0.9).abs() < 1e-12, "{estimate:?}");
    }
}
