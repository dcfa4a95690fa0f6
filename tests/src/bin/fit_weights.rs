//! Fits the weights of evidence of duibiao-diff on constructed pairs of years, and prints them as they stand in
//! crates/diff/src/similarity/weights.rs and crates/diff/src/indicator_alignment/weights.rs.
//!
//!     cargo run --release -p duibiao-tests --bin fit_weights -- --count 100 --seed 1
//!
//! Half of the pairs are generated from the vocabulary `fit`; half of the weight lies on the departments of
//! tests/corpus/constructed with an even number. The vocabulary `held-out` and the other departments are never seen.

#![expect(clippy::print_stdout, reason = "the weights are the result")]

use duibiao_core::AnnualTable;
use duibiao_diff::{INDICATOR_FEATURES, PART_FEATURES, Relation, weigh_indicators, weigh_pairs, weigh_parts};
use duibiao_tests::accuracy::{Case, truth_files};
use duibiao_tests::constructed::{Level, Truth, Vocabulary, pair};
use duibiao_tests::fit::{Labelled, fit, source};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let argument = |name: &str, otherwise: u64| {
        let mut words = std::env::args().skip_while(|word| word != name).skip(1);
        words.next().and_then(|word| word.parse().ok()).unwrap_or(otherwise)
    };
    let (count, seed) = (argument("--count", 200), argument("--seed", 1));
    let Some(words) = Vocabulary::named("fit") else { return Ok(()) };
    let mut labelled = Pairs::default();
    for level in Level::ALL {
        for index in 0..count {
            let years = pair(level, words, seed, index);
            labelled.add(&years.old, &years.new, &years.truth, 1);
        }
    }
    let n_generated = labelled.projects.len();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/constructed");
    let even = |path: &Path| {
        let department =
            path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        department.is_some_and(|name| name.ends_with(['0', '2', '4', '6', '8']))
    };
    let mut truths = truth_files::paths(&corpus)?;
    truths.retain(|path| even(path));
    let cases: Vec<Case> = truths.iter().map(|path| truth_files::case(path)).collect::<Result<_, _>>()?;
    let mut seen = Pairs::default();
    for case in &cases {
        seen.add(&case.old, &case.new, &case.truth, 1);
    }
    let times = n_generated / seen.projects.len().max(1);
    for case in &cases {
        labelled.add(&case.old, &case.new, &case.truth, times.max(1));
    }
    let Pairs { projects, indicators, parts, names } = labelled;
    println!("// {} pairs of projects", projects.len());
    let weights = fit(&projects);
    print!("{}", source(&weights, |idx, curve| format!("Feature::{} => {curve},", names[idx])));
    println!("\n// {} pairs of indicators", indicators.len());
    let weights = fit(&indicators);
    print!("{}", source(&weights, |idx, curve| format!("// {:?}\n{curve},", INDICATOR_FEATURES[idx])));
    println!("\n// {} pairs of whole and part", parts.len());
    let weights = fit(&parts);
    print!("{}", source(&weights, |idx, curve| format!("// {:?}\n{curve},", PART_FEATURES[idx])));
    Ok(())
}

/// Pairs with their labels.
#[derive(Default)]
struct Pairs {
    projects: Vec<Labelled>,
    indicators: Vec<Labelled>,
    parts: Vec<Labelled>,
    /// The names of the features of projects.
    names: Vec<String>,
}

impl Pairs {
    /// Adds the pairs of two tables, each so many times.
    fn add(&mut self, old: &AnnualTable, new: &AnnualTable, truth: &Truth, times: usize) {
        let continued = || truth.entries.iter().filter(|entry| entry.relation == Relation::Continued);
        let links: BTreeSet<(usize, usize)> = continued().map(|entry| (entry.old[0], entry.new[0])).collect();
        // What groups are made of is another question.
        let in_groups = |of_old: bool| -> BTreeSet<usize> {
            let groups = truth.entries.iter().filter(|entry| entry.relation.is_group());
            groups.flat_map(|entry| if of_old { &entry.old } else { &entry.new }).copied().collect()
        };
        let (old_groups, new_groups) = (in_groups(true), in_groups(false));
        for pair in weigh_pairs(old, new) {
            if pair.told_apart || old_groups.contains(&pair.old) || new_groups.contains(&pair.new) {
                continue;
            }
            if self.names.is_empty() {
                self.names.extend(pair.features.iter().map(|(feature, _)| format!("{feature:?}")));
            }
            let similarities: Vec<Option<u32>> =
                pair.features.iter().map(|(_, similarity)| *similarity).collect();
            let is_one = links.contains(&(pair.old, pair.new));
            self.projects.extend((0..times).map(|_| Labelled::of(&similarities, is_one)));
        }
        let members: BTreeSet<(bool, usize, usize)> = truth
            .entries
            .iter()
            .filter(|entry| matches!(entry.relation, Relation::Split | Relation::Merged))
            .flat_map(|entry| {
                let pairs = entry.old.iter().flat_map(|old| entry.new.iter().map(move |new| (*old, *new)));
                pairs.map(|(old, new)| match entry.relation {
                    Relation::Split => (true, old, new),
                    _ => (false, new, old),
                })
            })
            .collect();
        for part in weigh_parts(old, new) {
            let is_one = members.contains(&(part.is_split, part.whole, part.part));
            self.parts.extend((0..times).map(|_| Labelled::of(&part.features, is_one)));
        }
        let positions: Vec<(usize, usize)> = continued().map(|entry| (entry.old[0], entry.new[0])).collect();
        for (entry, weighed) in continued().zip(weigh_indicators(old, new, &positions)) {
            let links: BTreeSet<(usize, usize)> =
                entry.indicators.iter().map(|one| (one.old, one.new)).collect();
            for pair in weighed {
                let is_one = links.contains(&(pair.old, pair.new));
                self.indicators.extend((0..times).map(|_| Labelled::of(&pair.features, is_one)));
            }
        }
    }
}
