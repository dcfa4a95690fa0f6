//! Measures how right the audit rules are: on faults and near misses planted into departments that are made up, and
//! on the labelled cases.
//!
//! `measure_rules [--count N] [--seed N] [--errors N]`

use duibiao_tests::planted::{garden, measure, report};
use duibiao_tests::rule_cases::{labelled_cases, tally};
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut count, mut seed, mut errors) = (60, 1, 0);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--count" => count = value.parse()?,
            "--seed" => seed = value.parse()?,
            "--errors" => errors = value.parse()?,
            _ => return Err(format!("unknown option {word}; known: --count --seed --errors").into()),
        }
    }
    let scores = measure(&garden()?, count, seed);
    let cases = tally(&labelled_cases()?);
    let mut out = std::io::stdout().lock();
    write!(out, "{count} departments, seed {seed}\n\n{}", report(&scores, &cases, errors))?;
    Ok(())
}
