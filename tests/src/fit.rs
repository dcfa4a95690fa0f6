//! Fitting the weights of evidence that two projects, or two indicators of a project, are one.
//!
//! A logistic regression over the features that duibiao-diff measures: each feature has a weight at every fifth of
//! similarity, with straight lines between, that never falls with similarity, and one for "a side says nothing".
//! Found by gradient descent with a small penalty on large weights; the same pairs give the same weights.

#![expect(clippy::float_arithmetic, reason = "statistics, neither money nor a target")]

use crate::accuracy::statistics::number;
use std::fmt::Write as _;

/// Weights of a feature: six knots, then "missing".
const PER_FEATURE: usize = 7;
const STEPS: usize = 800;
/// The pull of weights to nothing, and of each knot to the line between its neighbours.
const PENALTY: f64 = 0.000_05;
const SMOOTHNESS: f64 = 0.001;
/// Bits, and so thousandths, in a natural unit of log-odds.
const THOUSANDTHS: f64 = 1_000.0 / std::f64::consts::LN_2;

/// One pair, and whether it is one.
pub struct Labelled {
    parts: Vec<(usize, f64)>,
    is_one: bool,
}

impl Labelled {
    /// A pair with its label; the similarities in parts of 10,000.
    pub fn of(similarities: &[Option<u32>], is_one: bool) -> Self {
        let mut parts = vec![(similarities.len() * PER_FEATURE, 1.0)];
        for (idx, similarity) in similarities.iter().enumerate() {
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
    let n_weights = pairs.first().map_or(1, |pair| pair.parts[0].0 + 1);
    let n_features = n_weights / PER_FEATURE;
    let n = number(pairs.len());
    let mut weights = vec![0.0; n_weights];
    let (mut first, mut second) = (vec![0.0; n_weights], vec![0.0; n_weights]);
    for step in 1..=STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
        gradient[n_weights - 1] = 0.0;
        for pair in pairs {
            let score: f64 = pair.parts.iter().map(|(at, share)| weights[*at] * share).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(pair.is_one));
            for (at, share) in &pair.parts {
                gradient[*at] += error * share * 20.0 / n;
            }
        }
        for idx in 0..n_features {
            for knot in idx * PER_FEATURE + 1..idx * PER_FEATURE + 5 {
                let bend = 2.0 * weights[knot] - weights[knot - 1] - weights[knot + 1];
                gradient[knot] += SMOOTHNESS * 2.0 * bend;
                gradient[knot - 1] -= SMOOTHNESS * bend;
                gradient[knot + 1] -= SMOOTHNESS * bend;
            }
        }
        // Adam: steps of a size that suits each weight.
        let rate = 0.1 / (1.0 + number(step) / 300.0);
        for at in 0..n_weights {
            first[at] = 0.9 * first[at] + 0.1 * gradient[at];
            second[at] = 0.99 * second[at] + 0.01 * gradient[at] * gradient[at];
            let (mean, spread) = (
                first[at] / (1.0 - 0.9_f64.powf(number(step))),
                second[at] / (1.0 - 0.99_f64.powf(number(step))),
            );
            weights[at] -= rate * mean / (spread.sqrt() + 1e-9);
        }
        for idx in 0..n_features {
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
            let merged = ((a * number(*n) + b * number(*m)) / number(n + m), n + m);
            runs.truncate(runs.len() - 2);
            runs.push(merged);
        }
    }
    let values = runs.into_iter().flat_map(|(value, n)| std::iter::repeat_n(value, n));
    for (place, value) in row.iter_mut().zip(values) {
        *place = value;
    }
}

/// The weights as they stand in the source of duibiao-diff, in thousandths of a bit: a line for the bias, and one
/// for each feature, which `line` writes around its curve.
pub fn source(weights: &[f64], line: impl Fn(usize, &str) -> String) -> String {
    let mut out = String::new();
    let (bias, features) = weights.split_last().map_or((0.0, weights), |(bias, rest)| (*bias, rest));
    let _ = writeln!(out, "BIAS: i32 = {};", thousandths(bias));
    for (idx, of_feature) in features.chunks(PER_FEATURE).enumerate() {
        let knots: Vec<String> = of_feature[..6].iter().map(|weight| thousandths(*weight)).collect();
        let curve =
            format!("Curve {{ missing: {}, knots: [{}] }}", thousandths(of_feature[6]), knots.join(", "));
        let _ = writeln!(out, "{}", line(idx, &curve));
    }
    out
}

fn thousandths(weight: f64) -> String {
    let text = format!("{:.0}", weight * THOUSANDTHS);
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    match digits.len() {
        _ if digits == "0" => "0".to_owned(),
        0..=3 => text.clone(),
        len => format!("{sign}{}_{}", &digits[..len - 3], &digits[len - 3..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_gets_the_weight() {
        let mut pairs = Vec::new();
        for n in 0..400_u32 {
            let amount = (n * 7_919) % 10_000;
            pairs.push(Labelled::of(&[Some(n % 40 * 100), Some(amount)], false));
            pairs.push(Labelled::of(&[Some(6_000 + n % 40 * 100), Some(amount)], true));
        }
        let weights = fit(&pairs);
        let name = &weights[..6];
        let amount = &weights[PER_FEATURE..PER_FEATURE + 6];
        assert!(name[5] - name[0] > 5.0, "{weights:?}");
        assert!(amount[5] - amount[0] < 1.0, "{weights:?}");
        assert!(name.windows(2).all(|two| two[0] <= two[1]));
    }

    #[test]
    fn a_row_is_made_to_rise() {
        let mut row = [1.0, 3.0, 2.0, 2.5, 0.0, 4.0];
        rising(&mut row);
        assert_eq!(format!("{row:?}"), "[1.0, 1.875, 1.875, 1.875, 1.875, 4.0]");
    }
}
