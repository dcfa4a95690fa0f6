//! Whether confidences mean what they say.
#![expect(clippy::float_arithmetic, reason = "statistics of confidences, not money")]

use super::statistics::number;
use super::tally::{JudgedLink, Share};

/// The links of one tenth of the scale.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// Those that are right, of how many.
    pub share: Share,
    /// The mean of their confidences.
    pub mean_confidence: f64,
}

/// Confidences against what is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Ten bins of a tenth each; 1 belongs to the last.
    pub bins: [Bin; 10],
    /// The mean of the squared distances between confidence and truth: 0 is best.
    pub brier: f64,
    /// The mean distance between a bin's confidence and its share of right links, by the bins' links.
    pub expected_error: f64,
}

/// The calibration of these links; `None` without any.
pub fn calibrate(links: &[JudgedLink]) -> Option<Calibration> {
    if links.is_empty() {
        return None;
    }
    let mut bins = [Bin::default(); 10];
    let mut squares = 0.0;
    for link in links {
        let bin = (0..9).take_while(|at| link.confidence >= number(at + 1) / 10.0).count();
        bins[bin].share.count(link.is_right);
        bins[bin].mean_confidence += link.confidence;
        let truth = if link.is_right { 1.0 } else { 0.0 };
        squares += (link.confidence - truth) * (link.confidence - truth);
    }
    let mut expected_error = 0.0;
    for bin in bins.iter_mut().filter(|bin| bin.share.n > 0) {
        let n = number(bin.share.n);
        bin.mean_confidence /= n;
        let right = number(bin.share.hits) / n;
        expected_error += n / number(links.len()) * (bin.mean_confidence - right).abs();
    }
    Some(Calibration { bins, brier: squares / number(links.len()), expected_error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_that_is_half_right_is_half_off() {
        let link = |confidence, is_right| JudgedLink { confidence, is_right };
        let calibration = calibrate(&[link(1.0, true), link(1.0, false)]).unwrap();
        assert_eq!(calibration.bins[9].share, Share { hits: 1, n: 2 });
        assert!((calibration.brier - 0.5).abs() < 1e-12);
        assert!((calibration.expected_error - 0.5).abs() < 1e-12);
        assert_eq!(calibrate(&[]), None);
    }
}
