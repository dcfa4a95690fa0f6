//! Measures how right the comparison is, on constructed pairs of years or on truth files.
//!
//! `measure_accuracy [--level low|mid|high|churn|all] [--vocabulary fit|held-out] [--count N] [--seed N] [--errors N]`
//! `measure_accuracy --truth DIR [--errors N]`

use duibiao_tests::accuracy::{Case, report::report, scoring::score_case, tally::Score, truth_files};
use duibiao_tests::constructed::{Level, Vocabulary, pair, words::FIT};
use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

struct Arguments {
    levels: Vec<Level>,
    vocabulary: &'static Vocabulary,
    count: u64,
    seed: u64,
    truth: Option<PathBuf>,
    errors: usize,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments {
        levels: Level::ALL.to_vec(),
        vocabulary: &FIT,
        count: 200,
        seed: 1,
        truth: None,
        errors: 0,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--level" if value == "all" => {}
            "--level" => {
                arguments.levels = vec![Level::named(&value).ok_or("levels: low, mid, high, churn, all")?];
            }
            "--vocabulary" => {
                arguments.vocabulary = Vocabulary::named(&value).ok_or("vocabularies: fit, held-out")?;
            }
            "--count" => arguments.count = value.parse()?,
            "--seed" => arguments.seed = value.parse()?,
            "--truth" => arguments.truth = Some(PathBuf::from(value)),
            "--errors" => arguments.errors = value.parse()?,
            _ => {
                let known = "--level --vocabulary --count --seed --truth --errors";
                return Err(format!("unknown option {word}; known: {known}").into());
            }
        }
    }
    Ok(arguments)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let mut out = std::io::stdout().lock();
    if let Some(folder) = &arguments.truth {
        let mut scores = Vec::new();
        for path in truth_files::paths(folder)? {
            let case = truth_files::case(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            scores.push(score_case(&case));
        }
        let heading = folder.display().to_string();
        writeln!(out, "{}", report(&heading, &scores, arguments.errors))?;
        return Ok(());
    }
    for level in &arguments.levels {
        let mut scores: Vec<Score> = Vec::new();
        for index in 0..arguments.count {
            let case = case(&arguments, *level, index);
            let faults = case.truth.faults(case.old.n_projects(), case.new.n_projects());
            if !faults.is_empty() {
                return Err(format!("the truth of department {index} is wrong: {faults:?}").into());
            }
            scores.push(score_case(&case));
        }
        let heading =
            format!("{} ({} words, seed {})", level.name(), arguments.vocabulary.name, arguments.seed);
        writeln!(out, "{}", report(&heading, &scores, arguments.errors))?;
    }
    Ok(())
}

fn case(arguments: &Arguments, level: Level, index: u64) -> Case {
    let pair = pair(level, arguments.vocabulary, arguments.seed, index);
    Case { name: format!("{index}"), old: pair.old, new: pair.new, truth: pair.truth }
}
