//! The measured figures as a table to read.

use super::calibration::calibrate;
use super::statistics::{Estimate, bootstrap_f1, wilson};
use super::tally::{Pairs, Score, Share, Sort};
use std::fmt::Write as _;

/// Below so many departments nothing is said to be measured.
pub const MIN_DEPARTMENTS: usize = 200;
/// Below so many groups nothing is said of groups.
pub const MIN_GROUPS: usize = 100;
/// Below so many hard negatives nothing is said of them.
pub const MIN_HARD_NEGATIVES: usize = 200;

/// The figures of the scores of some pairs of years; `n_errors` errors of each sort after them.
pub fn report(heading: &str, scores: &[Score], n_errors: usize) -> String {
    let mut all = Score::default();
    for score in scores {
        all.add(score);
    }
    let n_departments = scores.len();
    let mut lines = Lines { text: format!("## {heading}: {n_departments} departments\n\n"), n_departments };
    lines.head();
    let each = |pairs: fn(&Score) -> Pairs| -> Vec<Pairs> { scores.iter().map(pairs).collect() };
    lines.pairs("projects", &each(|score| score.projects), all.projects);
    lines.pairs("projects, names not equal", &each(|score| score.non_exact), all.non_exact);
    lines.share("hard negatives linked", all.hard_linked, MIN_HARD_NEGATIVES);
    lines.share("splits exact", all.splits, MIN_GROUPS);
    lines.share("merges exact", all.merges, MIN_GROUPS);
    lines.share("regroupings exact", all.regroupings, MIN_GROUPS);
    lines.share("all groups exact", all.groups(), MIN_GROUPS);
    lines.share("groups found that are true", all.found_groups, MIN_GROUPS);
    lines.pairs("indicators", &each(|score| score.indicators), all.indicators);
    lines.share("kinds right", all.kinds, 0);
    lines.share("kinds right, changed targets", all.kinds_of_changes, 0);
    lines.share("effects right", all.effects, 0);
    lines.share("effects right, changed targets", all.effects_of_changes, 0);
    lines.share("renamed right", all.renamed, 0);
    lines.share("transferred right", all.transferred, 0);
    lines.share("bridges that close", all.bridges, 0);
    let mut text = lines.text;
    hard_negatives(&mut text, &all);
    calibration(&mut text, &all);
    errors(&mut text, &all, n_errors);
    text
}

struct Lines {
    text: String,
    n_departments: usize,
}

impl Lines {
    fn head(&mut self) {
        self.text += "| figure | value | 95 % interval | n |\n|---|---|---|---|\n";
    }

    fn line(&mut self, what: &str, estimate: Option<Estimate>, n: &str, is_enough: bool) {
        let _ = match estimate {
            None => writeln!(self.text, "| {what} | not measured | | {n} |"),
            Some(Estimate { value, low, high }) if is_enough && self.n_departments >= MIN_DEPARTMENTS => {
                writeln!(self.text, "| {what} | {value:.4} | {low:.4}–{high:.4} | {n} |")
            }
            Some(Estimate { value, .. }) => {
                writeln!(self.text, "| {what} | not measured ({value:.4}) | | {n} |")
            }
        };
    }

    fn pairs(&mut self, what: &str, departments: &[Pairs], all: Pairs) {
        let n = format!("{} true, {} found", all.truth, all.found);
        self.line(&format!("{what}: F1"), bootstrap_f1(departments), &n, true);
        let precision = Share { hits: all.both, n: all.found };
        self.line(&format!("{what}: precision"), wilson(precision), &all.found.to_string(), true);
        let recall = Share { hits: all.both, n: all.truth };
        self.line(&format!("{what}: recall"), wilson(recall), &all.truth.to_string(), true);
    }

    fn share(&mut self, what: &str, share: Share, at_least: usize) {
        let n = format!("{} of {}", share.hits, share.n);
        self.line(what, wilson(share), &n, share.n >= at_least);
    }
}

fn hard_negatives(text: &mut String, all: &Score) {
    if all.hard_by.is_empty() {
        return;
    }
    *text += "\n| hard negatives told apart by | linked | n |\n|---|---|---|\n";
    for (by, share) in &all.hard_by {
        let _ = writeln!(text, "| {by:?} | {} | {} |", share.hits, share.n);
    }
}

fn calibration(text: &mut String, all: &Score) {
    let Some(calibration) = calibrate(&all.links) else { return };
    let _ = writeln!(
        text,
        "\nInferred links: {}, Brier score {:.4}, expected calibration error {:.4}\n",
        all.links.len(),
        calibration.brier,
        calibration.expected_error
    );
    *text += "| confidence | mean | share right | 95 % interval | n |\n|---|---|---|---|---|\n";
    for (at, bin) in calibration.bins.iter().enumerate() {
        let Some(Estimate { value, low, high }) = wilson(bin.share) else { continue };
        let upper = if at == 9 { "1.0".to_owned() } else { format!("0.{}", at + 1) };
        let _ = writeln!(
            text,
            "| 0.{at}–{upper} | {:.3} | {value:.3} | {low:.3}–{high:.3} | {} |",
            bin.mean_confidence, bin.share.n
        );
    }
}

fn errors(text: &mut String, all: &Score, n_errors: usize) {
    if n_errors == 0 {
        return;
    }
    let mut sorts: Vec<Sort> = all.wrong.iter().map(|wrong| wrong.sort).collect();
    sorts.sort();
    sorts.dedup();
    for sort in sorts {
        let of_sort: Vec<_> = all.wrong.iter().filter(|wrong| wrong.sort == sort).collect();
        let _ = writeln!(text, "\n{sort:?}: {}", of_sort.len());
        for wrong in of_sort.into_iter().take(n_errors) {
            let _ = writeln!(text, "  {}", wrong.text);
        }
    }
}
