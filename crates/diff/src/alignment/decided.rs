//! The first pass: what the auditor decided. It takes the projects that it speaks of from all other passes.

use super::{ProjectGroup, ProjectLink, Work};
use crate::change_set::{Feature, Link, LinkEvidence, Relation};
use crate::crosswalk::resolve::{Index, Named};
use crate::crosswalk::{Decision, DecisionUse, Outcome, ProjectKey, Ruling};
use duibiao_core::{Bilingual, Code, Finding, Language, Severity, Side};
use std::collections::{BTreeMap, BTreeSet};

const NOT_FOUND: Code = Code::of("LNK-01");
const AMBIGUOUS: Code = Code::of("LNK-02");
const CONTRADICTED: Code = Code::of("LNK-03");
const INCOMPLETE: Code = Code::of("LNK-04");

/// Books the decisions; those that do not fit become findings.
pub(super) fn apply(work: &mut Work<'_, '_>, decisions: &[Decision]) {
    if decisions.is_empty() {
        return;
    }
    let mut pass = Pass {
        decisions,
        found: resolve(work, decisions),
        outcomes: vec![None; decisions.len()],
        old_by: BTreeMap::new(),
        new_by: BTreeMap::new(),
        pairs: BTreeMap::new(),
        ruled_out: BTreeMap::new(),
    };
    let mut groups_done = BTreeSet::new();
    for (idx, decision) in decisions.iter().enumerate() {
        match (&decision.group, decision.ruling) {
            (Some(group), Ruling::Same) => {
                if groups_done.insert(group) {
                    pass.group(work, group);
                }
            }
            _ => pass.alone(work, idx),
        }
    }
    for (idx, (found, outcome)) in pass.found.into_iter().zip(pass.outcomes).enumerate() {
        let outcome = match outcome {
            Some(Verdict::Used) => Outcome::Used,
            Some(Verdict::Against(earlier)) => {
                work.alignment
                    .findings
                    .push(finding(CONTRADICTED, &decisions[idx]).with("earlier", decisions[earlier].line));
                Outcome::Contradicted
            }
            Some(Verdict::Incomplete) | None => {
                let (outcome, finding) = found
                    .problem
                    .unwrap_or_else(|| (Outcome::Incomplete, finding(INCOMPLETE, &decisions[idx])));
                work.alignment.findings.push(finding);
                outcome
            }
        };
        work.alignment.decisions.push(DecisionUse { decision: idx, outcome, old: found.old, new: found.new });
    }
}

fn finding(code: Code, decision: &Decision) -> Finding {
    Finding::new(code, Severity::Warning).with("file", &decision.file).with("line", decision.line)
}

/// What the keys of a decision name.
struct Found {
    old: Option<usize>,
    new: Option<usize>,
    /// Why the decision cannot be honoured.
    problem: Option<(Outcome, Finding)>,
}

fn resolve(work: &Work<'_, '_>, decisions: &[Decision]) -> Vec<Found> {
    let (old, new) = (Index::of(work.old), Index::of(work.new));
    decisions
        .iter()
        .map(|decision| {
            let mut found = Found { old: None, new: None, problem: None };
            for (key, index, at, side) in [
                (&decision.old, &old, &mut found.old, Side::Old),
                (&decision.new, &new, &mut found.new, Side::New),
            ] {
                let Some(key) = key else { continue };
                match index.find(key) {
                    Named::One(position) => *at = Some(position),
                    other => {
                        found.problem.get_or_insert_with(|| problem(decision, key, side, &other));
                    }
                }
            }
            found
        })
        .collect()
}

fn problem(decision: &Decision, key: &ProjectKey, side: Side, named: &Named) -> (Outcome, Finding) {
    let table = match side {
        Side::Old => Bilingual::fixed("上年表", "the old table"),
        Side::New => Bilingual::fixed("本年表", "the new table"),
    };
    let about = |code| {
        finding(code, decision)
            .with("name", key.label())
            .with("table", table.text(Language::Zh))
            .with("table_en", table.text(Language::En))
    };
    if let Named::Several(positions) = named {
        let shown: Vec<String> = positions.iter().take(10).map(|at| (at + 1).to_string()).collect();
        let finding = about(AMBIGUOUS).with("n", positions.len()).with("positions", shown.join("、"));
        (Outcome::Ambiguous, finding)
    } else {
        (Outcome::NotFound, about(NOT_FOUND))
    }
}

#[derive(Clone, Copy)]
enum Verdict {
    Used,
    /// It contradicts the decision of that index.
    Against(usize),
    Incomplete,
}

/// The decisions so far.
struct Pass<'d> {
    decisions: &'d [Decision],
    found: Vec<Found>,
    outcomes: Vec<Option<Verdict>>,
    /// Which decision took each position.
    old_by: BTreeMap<usize, usize>,
    new_by: BTreeMap<usize, usize>,
    /// The pairs that were linked, alone or in a group, and the pairs that were ruled out.
    pairs: BTreeMap<(usize, usize), usize>,
    ruled_out: BTreeMap<(usize, usize), usize>,
}

impl Pass<'_> {
    /// A decision that is no line of a group.
    fn alone(&mut self, work: &mut Work<'_, '_>, idx: usize) {
        if self.found[idx].problem.is_some() {
            return;
        }
        let verdict = match (self.decisions[idx].ruling, self.found[idx].old, self.found[idx].new) {
            (Ruling::Same, Some(old), Some(new)) => self.link(work, idx, old, new),
            (Ruling::Different, Some(old), Some(new)) => {
                let linked = self.pairs.get(&(old, new));
                if linked.is_none() {
                    work.forbidden.insert((old, new));
                    self.ruled_out.entry((old, new)).or_insert(idx);
                }
                linked.map_or(Verdict::Used, |earlier| Verdict::Against(*earlier))
            }
            (Ruling::New, _, Some(new)) => match self.new_by.get(&new) {
                Some(earlier) if self.decisions[*earlier].ruling != Ruling::New => Verdict::Against(*earlier),
                Some(_) => Verdict::Used,
                None => {
                    self.new_by.insert(new, idx);
                    work.new_done[new] = true;
                    work.alignment.new.push((new, Vec::new()));
                    Verdict::Used
                }
            },
            (Ruling::Ended, Some(old), _) => match self.old_by.get(&old) {
                Some(earlier) if self.decisions[*earlier].ruling != Ruling::Ended => {
                    Verdict::Against(*earlier)
                }
                Some(_) => Verdict::Used,
                None => {
                    self.old_by.insert(old, idx);
                    work.old_done[old] = true;
                    work.alignment.ended.push((old, Vec::new()));
                    Verdict::Used
                }
            },
            _ => Verdict::Incomplete,
        };
        self.outcomes[idx] = Some(verdict);
    }

    fn link(&mut self, work: &mut Work<'_, '_>, idx: usize, old: usize, new: usize) -> Verdict {
        if self.pairs.contains_key(&(old, new)) {
            return Verdict::Used;
        }
        let taken = self.old_by.get(&old).or_else(|| self.new_by.get(&new));
        if let Some(earlier) = taken.or_else(|| self.ruled_out.get(&(old, new))) {
            return Verdict::Against(*earlier);
        }
        self.take(idx, &[old], &[new]);
        work.link(ProjectLink {
            old,
            new,
            link: Link::User,
            confidence: None,
            doubtful: false,
            evidence: evidence(self.decisions[idx].note.as_slice()),
            candidates: Vec::new(),
        });
        Verdict::Used
    }

    fn take(&mut self, idx: usize, old: &[usize], new: &[usize]) {
        for old in old {
            self.old_by.insert(*old, idx);
            for new in new {
                self.pairs.insert((*old, *new), idx);
            }
        }
        self.new_by.extend(new.iter().map(|new| (*new, idx)));
    }

    /// All lines of a group: those that fit make one split, merged or regrouped project.
    fn group(&mut self, work: &mut Work<'_, '_>, group: &str) {
        let decisions = self.decisions;
        let lines = (0..decisions.len()).filter(|idx| {
            decisions[*idx].group.as_deref() == Some(group) && decisions[*idx].ruling == Ruling::Same
        });
        let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
        let mut members = Vec::new();
        for idx in lines {
            let found = &self.found[idx];
            if found.problem.is_some() {
                continue;
            }
            let taken = found.old.and_then(|at| self.old_by.get(&at));
            let taken = taken.or_else(|| found.new.and_then(|at| self.new_by.get(&at)));
            let pairs_of_old =
                found.old.iter().flat_map(|old| new.iter().chain(&found.new).map(|new| (*old, *new)));
            let pairs_of_new = found.new.iter().flat_map(|new| old.iter().map(|old| (*old, *new)));
            let against =
                taken.or_else(|| pairs_of_old.chain(pairs_of_new).find_map(|pair| self.ruled_out.get(&pair)));
            if let Some(earlier) = against {
                self.outcomes[idx] = Some(Verdict::Against(*earlier));
                continue;
            }
            old.extend(found.old);
            new.extend(found.new);
            members.push(idx);
        }
        let verdict = if old.is_empty() || new.is_empty() { Verdict::Incomplete } else { Verdict::Used };
        for idx in &members {
            self.outcomes[*idx] = Some(verdict);
        }
        let (Verdict::Used, Some(first)) = (verdict, members.first()) else { return };
        let (old, new): (Vec<usize>, Vec<usize>) = (old.into_iter().collect(), new.into_iter().collect());
        if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
            self.link(work, *first, *old, *new);
            return;
        }
        self.take(*first, &old, &new);
        let mut notes: Vec<String> = Vec::new();
        for note in members.iter().filter_map(|idx| decisions[*idx].note.as_ref()) {
            if !notes.contains(note) {
                notes.push(note.clone());
            }
        }
        work.group(ProjectGroup {
            relation: match (old.len(), new.len()) {
                (1, _) => Relation::Split,
                (_, 1) => Relation::Merged,
                _ => Relation::Regrouped,
            },
            old,
            new,
            link: Link::User,
            confidence: None,
            evidence: evidence(&notes),
        });
    }
}

/// 人工确认, with what the auditor noted.
fn evidence(notes: &[String]) -> Vec<LinkEvidence> {
    let with = |words: &'static str, colon: &str, comma: &str| match notes {
        [] => words.into(),
        notes => format!("{words}{colon}{}", notes.join(comma)).into(),
    };
    vec![LinkEvidence {
        feature: Feature::Decision,
        similarity: 1.0,
        weight: 1.0,
        text: with("人工确认", "：", "；"),
        text_en: with("confirmed by the auditor", ": ", "; "),
    }]
}
