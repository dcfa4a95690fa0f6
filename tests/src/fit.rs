//! Fitting the weights of evidence that two projects are one.
//!
//! A logistic regression over the features that [`duibiao_diff::weigh_pairs`] measures: each feature has a weight at
//! every fifth of similarity, with straight lines between, that never falls with similarity, and one for "a side says
//! nothing". Found by gradient descent with a small penalty on large weights; the same pairs give the same weights.

#![expect(clippy::float_arithmetic, reason = "statistics, neither money nor a target")]

use duibiao_diff::{Feature, WeighedPair};
use std::fmt::Write as _;

/// The features of a pair, in the order of the table of weights.
pub const FEATURES: [Feature; 11] = [
    Feature::CoreName,
    Feature::Characters,
    Feature::Marks,
    Feature::Wording,
    Feature::Goal,
    Feature::Figures,
    Feature::Indicators,
    Feature::Targets,
    Feature::Amount,
    Feature::Unit,
    Feature::DocumentNumber,
];
/// Weights of a feature: six knots, then "missing".
const PER_FEATURE: usize = 7;
const N_WEIGHTS: usize = FEATURES.len() * PER_FEATURE + 1;
const STEPS: usize = 1_500;
const PENALTY: f64 = 0.000_3;
/// Bits, and so thousandths, in a natural unit of log-odds.
const THOUSANDTHS: f64 = 1_000.0 / std::f64::consts::LN_2;

/// One pair, and whether it is one project.
pub struct Labelled {
    parts: Vec<(usize, f64)>,
    is_one: bool,
}

impl Labelled {
    /// A pair with its label.
    pub fn of(pair: &WeighedPair, is_one: bool) -> Self {
        let mut parts = vec![(N_WEIGHTS - 1, 1.0)];
        for (idx, feature) in FEATURES.iter().enumerate() {
            let similarity = pair.features.iter().find(|(name, _)| name == feature).and_then(|(_, s)| *s);
            let at = idx * PER_FEATURE;
            match similarity {
                None => parts.push((at + 6, 1.0)),
                Some(similarity) => {
                    let knot = (similarity / 2_000).min(4);
                    let beyond = f64::from(similarity - knot * 2_000) / 2_000.0;
                    parts.push((at + knot as usize, 1.0 - beyond));
                    parts.push((at + knot as usize + 1, beyond));
                }
            }
        }
        Self { parts, is_one }
    }
}

/// The weights in natural units: by feature six knots and "missing", then the bias.
pub fn fit(pairs: &[Labelled]) -> Vec<f64> {
    let n = pairs.len() as f64;
    let mut weights = vec![0.0; N_WEIGHTS];
    let (mut first, mut second) = (vec![0.0; N_WEIGHTS], vec![0.0; N_WEIGHTS]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
        gradient[N_WEIGHTS - 1] = 0.0;
        for pair in pairs {
            let score: f64 = pair.parts.iter().map(|(at, share)| weights[*at] * share).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(pair.is_one));
            for (at, share) in &pair.parts {
                gradient[*at] += error * share * 20.0 / n;
            }
        }
        // Adam: steps of a size that suits each weight.
        let rate = 0.1 / (1.0 + step as f64 / 300.0);
        for at in 0..N_WEIGHTS {
            first[at] = 0.9 * first[at] + 0.1 * gradient[at];
            second[at] = 0.99 * second[at] + 0.01 * gradient[at] * gradient[at];
            let (mean, spread) = (
                first[at] / (1.0 - 0.9_f64.powf(step as f64)),
                second[at] / (1.0 - 0.99_f64.powf(step as f64)),
            );
            weights[at] -= rate * mean / (spread.sqrt() + 1e-9);
        }
        for idx in 0..FEATURES.len() {
            let at = idx * PER_FEATURE;
            rising(&mut weights[at..at + 6]);
        }
    }
    weights
}

/// The nearest row of numbers that never falls: neighbours that do are replaced by their mean.
fn rising(row: &mut [f64]) {
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for value in row.iter() {
        runs.push((*value, 1));
        while let [.., (a, n), (b, m)] = runs.as_slice()
            && a > b
        {
            let merged = ((a * *n as f64 + b * *m as f64) / (n + m) as f64, n + m);
            runs.truncate(runs.len() - 2);
            runs.push(merged);
        }
    }
    let values = runs.into_iter().flat_map(|(value, n)| std::iter::repeat_n(value, n));
    for (place, value) in row.iter_mut().zip(values) {
        *place = value;
    }
}

/// The table of weights as it stands in the source of duibiao-diff, in thousandths of a bit.
pub fn source(weights: &[f64]) -> String {
    let number = |weight: f64| {
        let text = format!("{:.0}", weight * THOUSANDTHS);
        let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
        if digits == "0" {
            return "0".to_owned();
        }
        match digits.len() {
            0..=3 => text.clone(),
            len => format!("{sign}{}_{}", &digits[..len - 3], &digits[len - 3..]),
        }
    };
    let mut out = String::new();
    let _ = writeln!(out, "pub(super) const BIAS: i32 = {};\n", number(weights[N_WEIGHTS - 1]));
    for (idx, feature) in FEATURES.iter().enumerate() {
        let of_feature = &weights[idx * PER_FEATURE..(idx + 1) * PER_FEATURE];
        let knots: Vec<String> = of_feature[..6].iter().map(|weight| number(*weight)).collect();
        let _ = writeln!(
            out,
            "        Feature::{feature:?} => Curve {{ missing: {}, knots: [{}] }},",
            number(of_feature[6]),
            knots.join(", ")
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: u32, amount: Option<u32>) -> WeighedPair {
        let mut features = vec![(Feature::CoreName, Some(name)), (Feature::Amount, amount)];
        features.extend(
            FEATURES
                .iter()
                .filter(|f| **f != Feature::CoreName && **f != Feature::Amount)
                .map(|f| (*f, None)),
        );
        WeighedPair { old: 0, new: 0, told_apart: false, score: 0, features }
    }

    #[test]
    fn what_separates_gets_the_weight() {
        let mut pairs = Vec::new();
        for n in 0..400_u32 {
            let amount = (n * 7_919) % 10_000;
            pairs.push(Labelled::of(&pair(n % 40 * 100, Some(amount)), false));
            pairs.push(Labelled::of(&pair(6_000 + n % 40 * 100, Some(amount)), true));
        }
        let weights = fit(&pairs);
        let name = &weights[..6];
        let amount_at = FEATURES.iter().position(|f| *f == Feature::Amount).unwrap() * PER_FEATURE;
        let amount = &weights[amount_at..amount_at + 6];
        assert!(name[5] - name[0] > 5.0, "{weights:?}");
        assert!(amount[5] - amount[0] < 1.0, "{weights:?}");
        assert!(name.windows(2).all(|two| two[0] <= two[1]));
    }

    #[test]
    fn a_row_is_made_to_rise() {
        let mut row = [1.0, 3.0, 2.0, 2.5, 0.0, 4.0];
        rising(&mut row);
        assert_eq!(row, [1.0, 1.875, 1.875, 1.875, 1.875, 4.0]);
    }
}
