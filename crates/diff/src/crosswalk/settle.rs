//! One crosswalk file over the tables of several departments: each line is for one of them.

use super::Outcome;
use crate::change_set::ChangeSet;
use std::collections::BTreeSet;

/// Takes the lines that fit another change set out of those that they do not fit; a line that fits none stays
/// in the first alone. For change sets that were made with the same decisions.
pub fn settle_decisions(changesets: &mut [ChangeSet]) {
    let of_others = |outcome: Outcome| outcome == Outcome::NotFound;
    let known: BTreeSet<usize> = changesets
        .iter()
        .flat_map(|changes| &changes.decisions)
        .filter(|one| !of_others(one.outcome))
        .map(|one| one.decision)
        .collect();
    for (idx, changes) in changesets.iter_mut().enumerate() {
        let mut dropped: BTreeSet<String> = BTreeSet::new();
        let lines = &changes.run.options.crosswalk;
        changes.decisions.retain(|one| {
            let stays = !of_others(one.outcome) || (idx == 0 && !known.contains(&one.decision));
            if !stays {
                dropped.insert(lines[one.decision].line.to_string());
            }
            stays
        });
        changes.findings.retain(|finding| {
            let is_told = finding.code.id() == "LNK-01";
            !(is_told && finding.values.get("line").is_some_and(|line| dropped.contains(line)))
        });
    }
}
