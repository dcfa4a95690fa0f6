//! One comparison against its truth.

use super::Case;
use super::tally::{JudgedLink, Pairs, Score, Share, Sort, Wrong};
use crate::constructed::{Accepted, TrueEntry};
use duibiao_core::{AnnualTable, Project};
use duibiao_diff::{
    Change, ChangeKind, ChangeSet, IndicatorRelation, Link, Options, ProjectChange, Relation, compare,
};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Compares the two years and counts what came out right.
pub fn score_case(case: &Case) -> Score {
    score(case, &compare(&case.old, 0, &case.new, 0, &Options::default()))
}

/// Counts what is right in a comparison of the two years.
pub fn score(case: &Case, changes: &ChangeSet) -> Score {
    let scorer = Scorer {
        case,
        old: case.old.projects().map(|(unit, project)| (unit.name.as_str(), project)).collect(),
        new: case.new.projects().map(|(unit, project)| (unit.name.as_str(), project)).collect(),
    };
    let mut score = Score::default();
    scorer.projects(changes, &mut score);
    scorer.groups(changes, &mut score);
    scorer.continued(changes, &mut score);
    scorer.links(changes, &mut score);
    let closes = closes(changes);
    score.bridges.count(closes);
    if !closes {
        score.note(Sort::Bridge, format!("{}: {:?}", case.name, changes.bridge));
    }
    score
}

/// The linked pairs of positions of a comparison, groups expanded.
pub fn found_pairs(changes: &ChangeSet) -> BTreeSet<(usize, usize)> {
    changes
        .projects
        .iter()
        .flat_map(|entry| {
            let news = entry.new.iter();
            entry.old.iter().flat_map(move |old| news.clone().map(|new| (old.position, new.position)))
        })
        .collect()
}

/// Whether the bridge leads from the old total to the new one.
pub fn closes(changes: &ChangeSet) -> bool {
    let bridge = &changes.bridge;
    let sum: Decimal = bridge.old_total + bridge.added - bridge.ended + bridge.increased - bridge.decreased
        + bridge.restructured
        + bridge.rounding;
    sum == bridge.new_total
}

impl Score {
    fn note(&mut self, sort: Sort, text: String) {
        self.wrong.push(Wrong { sort, text });
    }
}

struct Scorer<'a> {
    case: &'a Case,
    /// The old projects with their units' names.
    old: Vec<(&'a str, &'a Project)>,
    new: Vec<(&'a str, &'a Project)>,
}

impl Scorer<'_> {
    fn pair(&self, (old, new): (usize, usize)) -> String {
        format!("{} #{old} {} -> #{new} {}", self.case.name, self.old[old].1.name, self.new[new].1.name)
    }

    fn members(&self, old: &[usize], new: &[usize]) -> String {
        let names = |projects: &[(&str, &Project)], at: &[usize]| -> String {
            at.iter().map(|at| projects[*at].1.name.clone()).collect::<Vec<_>>().join(" + ")
        };
        format!("{} {} -> {}", self.case.name, names(&self.old, old), names(&self.new, new))
    }

    /// Whether the two have one name in one unit.
    fn is_exact(&self, (old, new): (usize, usize)) -> bool {
        let (old, new) = (self.old[old], self.new[new]);
        plain(old.0) == plain(new.0) && plain(&old.1.name) == plain(&new.1.name)
    }

    fn projects(&self, changes: &ChangeSet, score: &mut Score) {
        let (truth, found) = (self.case.truth.pairs(), found_pairs(changes));
        score.projects = Pairs::of(&truth, &found);
        let non_exact = |pairs: &BTreeSet<(usize, usize)>| -> BTreeSet<(usize, usize)> {
            pairs.iter().copied().filter(|pair| !self.is_exact(*pair)).collect()
        };
        score.non_exact = Pairs::of(&non_exact(&truth), &non_exact(&found));
        for missed in truth.difference(&found) {
            score.note(Sort::MissedProject, self.pair(*missed));
        }
        for invented in found.difference(&truth) {
            score.note(Sort::InventedProject, self.pair(*invented));
        }
        for hard in &self.case.truth.hard_negatives {
            let is_linked = found.contains(&(hard.old, hard.new));
            score.hard_linked.count(is_linked);
            score.hard_by.entry(hard.by).or_default().count(is_linked);
            if is_linked {
                let pair = self.pair((hard.old, hard.new));
                score.note(Sort::HardNegative, format!("{:?}: {pair}", hard.by));
            }
        }
    }

    fn groups(&self, changes: &ChangeSet, score: &mut Score) {
        let sorted = |mut at: Vec<usize>| {
            at.sort_unstable();
            at
        };
        let found: BTreeSet<(Vec<usize>, Vec<usize>)> = changes
            .projects
            .iter()
            .filter(|entry| entry.relation.is_group())
            .map(|entry| {
                let old = entry.old.iter().map(|project| project.position).collect();
                let new = entry.new.iter().map(|project| project.position).collect();
                (sorted(old), sorted(new))
            })
            .collect();
        let mut truth = BTreeSet::new();
        for entry in self.case.truth.entries.iter().filter(|entry| entry.relation.is_group()) {
            let group = (sorted(entry.old.clone()), sorted(entry.new.clone()));
            let is_found = found.contains(&group);
            match entry.relation {
                Relation::Split => score.splits.count(is_found),
                Relation::Merged => score.merges.count(is_found),
                _ => score.regroupings.count(is_found),
            }
            if !is_found {
                score.note(Sort::MissedGroup, self.members(&group.0, &group.1));
            }
            truth.insert(group);
        }
        for group in &found {
            score.found_groups.count(truth.contains(group));
            if !truth.contains(group) {
                score.note(Sort::InventedGroup, self.members(&group.0, &group.1));
            }
        }
    }

    fn continued(&self, changes: &ChangeSet, score: &mut Score) {
        let found: BTreeMap<(usize, usize), &ProjectChange> = changes
            .projects
            .iter()
            .filter(|entry| entry.relation == Relation::Continued)
            .map(|entry| ((entry.old[0].position, entry.new[0].position), entry))
            .collect();
        for truth in self.case.truth.entries.iter().filter(|entry| entry.relation == Relation::Continued) {
            let pair = (truth.old[0], truth.new[0]);
            let Some(entry) = found.get(&pair) else { continue };
            self.status(truth, entry, score);
            self.indicators(truth, entry, score);
        }
    }

    fn status(&self, truth: &TrueEntry, entry: &ProjectChange, score: &mut Score) {
        let pair = self.pair((truth.old[0], truth.new[0]));
        let check = |what: &str, truth: Option<bool>, found: Option<bool>, share: &mut Share| {
            let truth = truth?;
            share.count(found == Some(truth));
            (found != Some(truth)).then(|| format!("{pair}: {what} {found:?}"))
        };
        let renamed = check("renamed", truth.renamed, entry.renamed, &mut score.renamed);
        let transferred = check("transferred", truth.transferred, entry.transferred, &mut score.transferred);
        for wrong in renamed.into_iter().chain(transferred) {
            score.note(Sort::Status, wrong);
        }
    }

    fn indicators(&self, truth: &TrueEntry, entry: &ProjectChange, score: &mut Score) {
        let (old, new) = (self.old[truth.old[0]].1, self.new[truth.new[0]].1);
        let continued = || {
            let continued = entry.indicators.iter().filter(|i| i.relation == IndicatorRelation::Continued);
            continued.filter_map(|i| Some(((i.old_index?, i.new_index?), i)))
        };
        let true_pairs: BTreeSet<(usize, usize)> =
            truth.indicators.iter().map(|indicator| (indicator.old, indicator.new)).collect();
        let found_pairs: BTreeSet<(usize, usize)> = continued().map(|(pair, _)| pair).collect();
        score.indicators.add(Pairs::of(&true_pairs, &found_pairs));
        let at = format!("{} {}", self.case.name, new.name);
        let named = |(a, b): (usize, usize)| {
            format!("{at}: #{a} {} -> #{b} {}", old.indicators[a].name, new.indicators[b].name)
        };
        for missed in true_pairs.difference(&found_pairs) {
            score.note(Sort::MissedIndicator, named(*missed));
        }
        for invented in found_pairs.difference(&true_pairs) {
            score.note(Sort::InventedIndicator, named(*invented));
        }
        for indicator in &truth.indicators {
            let pair = (indicator.old, indicator.new);
            let Some((_, change)) = continued().find(|(found, _)| *found == pair) else { continue };
            for (column, accepted, change) in
                [("cycle", &indicator.cycle, &change.cycle), ("annual", &indicator.annual, &change.annual)]
            {
                if let Some(change) = change {
                    judge(&format!("{} {column}", named(pair)), accepted, change, score);
                }
            }
        }
    }

    /// A continued link is right when the pair is true (also within a group), a group when it is wholly true.
    fn links(&self, changes: &ChangeSet, score: &mut Score) {
        let pairs = self.case.truth.pairs();
        let groups: BTreeSet<(BTreeSet<usize>, BTreeSet<usize>)> = self
            .case
            .truth
            .entries
            .iter()
            .map(|entry| (entry.old.iter().copied().collect(), entry.new.iter().copied().collect()))
            .collect();
        for entry in changes.projects.iter().filter(|entry| entry.link == Some(Link::Inferred)) {
            let Some(confidence) = entry.confidence else { continue };
            let is_right = if entry.relation == Relation::Continued {
                pairs.contains(&(entry.old[0].position, entry.new[0].position))
            } else {
                let old = entry.old.iter().map(|project| project.position).collect();
                let new = entry.new.iter().map(|project| project.position).collect();
                groups.contains(&(old, new))
            };
            score.links.push(JudgedLink { confidence, is_right });
        }
    }
}

fn judge(at: &str, accepted: &Accepted, change: &Change, score: &mut Score) {
    let is_change = accepted.kinds.as_ref().is_none_or(|kinds| !kinds.contains(&ChangeKind::Unchanged));
    let texts = format!("{at}: {} -> {}", change.old.raw, change.new.raw);
    if let Some(kinds) = &accepted.kinds {
        let is_right = kinds.contains(&change.kind);
        score.kinds.count(is_right);
        if is_change {
            score.kinds_of_changes.count(is_right);
        }
        if !is_right {
            score.note(Sort::Kind, format!("{texts}: {:?}, not {kinds:?}", change.kind));
        }
    }
    if let Some(effects) = &accepted.effects {
        let is_right = effects.contains(&change.effect);
        score.effects.count(is_right);
        if is_change {
            score.effects_of_changes.count(is_right);
        }
        if !is_right {
            score.note(Sort::Effect, format!("{texts}: {:?}, not {effects:?}", change.effect));
        }
    }
}

/// A name without white space and with one width of brackets.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_whitespace());
    kept.map(|c| match c {
        '（' => '(',
        '）' => ')',
        other => other,
    })
    .collect()
}

/// The tables' names of a position, for tests and reports.
pub fn name_of(table: &AnnualTable, position: usize) -> Option<&str> {
    table.projects().nth(position).map(|(_, project)| project.name.as_str())
}
