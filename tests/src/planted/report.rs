//! The measured figures as a table to read.

use super::RuleScore;
use crate::rule_cases::Tally;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Precision and recall of every rule over what was planted and over the labelled cases; up to `n_errors` errors of
/// each rule after them.
pub fn report(
    scores: &BTreeMap<&'static str, RuleScore>,
    cases: &BTreeMap<&'static str, Tally>,
    n_errors: usize,
) -> String {
    let mut text = String::from(
        "| rule | faults | near misses | right | missed | wrong | precision | recall | before planting | cases: right | missed | wrong |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut all = RuleScore::default();
    let mut all_cases = Tally::default();
    for (code, score) in scores {
        let tally = cases.get(code).copied().unwrap_or_default();
        line(&mut text, code, score, tally);
        all.faults += score.faults;
        all.near_misses += score.near_misses;
        all.right += score.right;
        all.missed += score.missed;
        all.wrong += score.wrong;
        all.before += score.before;
        all_cases.right += tally.right;
        all_cases.missed += tally.missed;
        all_cases.wrong += tally.wrong;
    }
    line(&mut text, "all", &all, all_cases);
    for (code, score) in scores {
        for error in score.errors.iter().take(n_errors) {
            let _ = writeln!(text, "\n{code} {error}");
        }
    }
    text
}

fn line(text: &mut String, code: &str, score: &RuleScore, cases: Tally) {
    let (precision, recall) = score.precision_and_recall();
    let figure = |share: Option<f64>| share.map_or_else(|| "—".to_owned(), |share| format!("{share:.3}"));
    let _ = writeln!(
        text,
        "| {code} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        score.faults,
        score.near_misses,
        score.right,
        score.missed,
        score.wrong,
        figure(precision),
        figure(recall),
        score.before,
        cases.right,
        cases.missed,
        cases.wrong,
    );
}
