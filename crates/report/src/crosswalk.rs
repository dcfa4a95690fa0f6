//! The crosswalk file (对照表): every link of a comparison, for an auditor to rule on and to give back.
//!
//! What the columns mean stands in `docs/crosswalk.md`. A line that the program wrote has no 裁定, so that giving
//! the file back unchanged changes nothing; what the auditor had ruled before stands as it was ruled.

use crate::changes_view::ruling_word;
use crate::{link_words, words};
use duibiao_core::{Bilingual, Language};
use duibiao_diff::{
    ChangeSet, Column, Decision, DecisionUse, Link, Outcome, PROGRAM_GROUP, ProjectChange, ProjectKey,
    ProjectRef, Relation, Ruling, disarm,
};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The cells of a line, in the order of [`Column::ALL`], as they are meant: not yet kept from being run as formulas.
pub type Row = [String; Column::ALL.len()];

/// The text of the file: headings in Chinese, a byte order mark, lines parted as spreadsheets part them, cells that
/// no spreadsheet runs as a formula.
#[expect(clippy::missing_panics_doc, reason = "a vector takes every byte")]
pub fn crosswalk_csv(changesets: &[&ChangeSet]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let headings = Column::ALL.map(|column| column.heading().to_owned());
    for row in std::iter::once(headings).chain(crosswalk_rows(changesets)) {
        let cells = row.iter().map(|cell| disarm(cell));
        writer.write_record(cells.map(Cow::into_owned)).expect("a vector takes every byte");
    }
    let bytes = writer.into_inner().expect("a vector takes every byte");
    let text = String::from_utf8(bytes).expect("cells are UTF-8 and so is what parts them");
    format!("\u{feff}{text}")
}

/// The lines of the file: what needs a decision first, then groups, then the rest in document order; what was ruled
/// out and what no longer fits at the end.
pub fn crosswalk_rows(changesets: &[&ChangeSet]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut numbers = GroupNumbers::new(changesets);
    for changes in changesets {
        Sheet::new(changes).write(&mut numbers, &mut rows);
    }
    rows
}

/// Numbers for the program's own groups: none that a decision uses already.
struct GroupNumbers {
    taken: BTreeSet<String>,
    last: usize,
}

impl GroupNumbers {
    fn new(changesets: &[&ChangeSet]) -> Self {
        let lines = changesets.iter().flat_map(|changes| &changes.run.options.crosswalk);
        Self { taken: lines.filter_map(|line| line.group.clone()).collect(), last: 0 }
    }

    fn next(&mut self) -> String {
        loop {
            self.last += 1;
            let number = format!("{PROGRAM_GROUP}{}", self.last);
            if !self.taken.contains(&number) {
                return number;
            }
        }
    }
}

/// The lines of one change set.
struct Sheet<'a> {
    changes: &'a ChangeSet,
    /// The projects by position.
    old: Vec<Option<&'a ProjectRef>>,
    new: Vec<Option<&'a ProjectRef>>,
    new_names: Vec<&'a str>,
    used: Vec<(&'a DecisionUse, &'a Decision)>,
    unused: Vec<&'a Decision>,
}

impl<'a> Sheet<'a> {
    fn new(changes: &'a ChangeSet) -> Self {
        let by_position = |projects: Vec<&'a ProjectRef>| {
            let n = projects.iter().map(|project| project.position + 1).max().unwrap_or(0);
            let mut refs = vec![None; n];
            for project in projects {
                refs[project.position] = Some(project);
            }
            refs
        };
        let old = by_position(changes.projects.iter().flat_map(|entry| &entry.old).collect());
        let new = by_position(changes.projects.iter().flat_map(|entry| &entry.new).collect());
        let new_names =
            new.iter().map(|project| project.map_or("", |project| project.name.as_str())).collect();
        let lines = changes
            .decisions
            .iter()
            .filter_map(|one| Some((one, changes.run.options.crosswalk.get(one.decision)?)));
        let (used, unused): (Vec<_>, Vec<_>) = lines.partition(|(one, _)| one.outcome == Outcome::Used);
        let unused = unused.into_iter().map(|(_, decision)| decision).collect();
        Self { changes, old, new, new_names, used, unused }
    }

    fn write(&self, numbers: &mut GroupNumbers, rows: &mut Vec<Row>) {
        let mut entries: Vec<&ProjectChange> = self.changes.projects.iter().collect();
        entries.sort_by_key(|entry| {
            let is_open = entry.doubtful || (entry.link.is_none() && !entry.candidates.is_empty());
            (!is_open, !(entry.relation.is_group() && entry.link == Some(Link::Inferred)))
        });
        let mut candidates = BTreeSet::new();
        for entry in entries {
            self.entry(entry, numbers, rows);
            self.candidates(entry, &mut candidates, rows);
        }
        for (one, decision) in &self.used {
            if decision.ruling == Ruling::Different {
                let cells =
                    Cells { old: self.old_at(one.old), new: self.new_at(one.new), ..Cells::default() };
                rows.push(cells.ruled(decision).row());
            }
        }
        for decision in &self.unused {
            rows.push(unused_row(decision));
        }
    }

    fn old_at(&self, position: Option<usize>) -> Option<&'a ProjectRef> {
        self.old.get(position?).copied().flatten()
    }

    fn new_at(&self, position: Option<usize>) -> Option<&'a ProjectRef> {
        self.new.get(position?).copied().flatten()
    }

    fn entry(&self, entry: &'a ProjectChange, numbers: &mut GroupNumbers, rows: &mut Vec<Row>) {
        let grounds = match entry.relation {
            Relation::New => vec![words::RULING_NEW.text(Language::Zh).to_owned()],
            Relation::Ended => vec![words::RULING_ENDED.text(Language::Zh).to_owned()],
            _ => link_words::grounds(entry, &self.new_names, Language::Zh),
        };
        let cells = Cells {
            method: Some(link_words::method(entry)),
            grounds: grounds.join(words::LIST_SEPARATOR.text(Language::Zh)),
            ..Cells::default()
        };
        let before = rows.len();
        for (one, decision) in &self.used {
            let is_of_entry = match (decision.ruling, entry.relation) {
                (Ruling::Same, _) if entry.link == Some(Link::User) => {
                    let has =
                        |side: &[ProjectRef], at: usize| side.iter().any(|project| project.position == at);
                    one.old.is_none_or(|at| has(&entry.old, at))
                        && one.new.is_none_or(|at| has(&entry.new, at))
                }
                (Ruling::New, Relation::New) => {
                    entry.new.iter().any(|project| one.new == Some(project.position))
                }
                (Ruling::Ended, Relation::Ended) => {
                    entry.old.iter().any(|project| one.old == Some(project.position))
                }
                _ => false,
            };
            if is_of_entry {
                let sides = Cells { old: self.old_at(one.old), new: self.new_at(one.new), ..cells.clone() };
                rows.push(Cells { method: Some(&words::LINK_USER), ..sides }.ruled(decision).row());
            }
        }
        if rows.len() > before {
            return;
        }
        let group = if entry.relation.is_group() { numbers.next() } else { String::new() };
        // A whole stands beside each of its parts.
        let at = |side: &'a [ProjectRef], n: usize| if side.len() == 1 { side.first() } else { side.get(n) };
        for n in 0..entry.old.len().max(entry.new.len()) {
            let sides = Cells { old: at(&entry.old, n), new: at(&entry.new, n), ..cells.clone() };
            rows.push(Cells { group: group.clone(), ..sides }.row());
        }
    }

    /// The pairs that came near, each once: to be marked where the program was too careful.
    fn candidates(&self, entry: &ProjectChange, seen: &mut BTreeSet<(usize, usize)>, rows: &mut Vec<Row>) {
        if entry.link.is_some() && !entry.doubtful {
            return;
        }
        for candidate in &entry.candidates {
            let there = Some(candidate.position);
            let own = |side: &[ProjectRef]| side.first().map(|project| project.position);
            let (old, new) = match entry.relation {
                Relation::New => (there, own(&entry.new)),
                _ => (own(&entry.old), there),
            };
            let (Some(old), Some(new)) = (self.old_at(old), self.new_at(new)) else { continue };
            if seen.insert((old.position, new.position)) {
                let grounds = if entry.doubtful { &words::CANDIDATE_RIVAL } else { &words::CANDIDATE_NEAR };
                let cells = Cells {
                    old: Some(old),
                    new: Some(new),
                    method: Some(&words::LINK_CANDIDATE),
                    grounds: grounds.text(Language::Zh).to_owned(),
                    ..Cells::default()
                };
                rows.push(cells.row());
            }
        }
    }
}

/// A line before it is text.
#[derive(Clone, Default)]
struct Cells<'a> {
    ruling: Option<Ruling>,
    group: String,
    old: Option<&'a ProjectRef>,
    new: Option<&'a ProjectRef>,
    method: Option<&'static Bilingual>,
    grounds: String,
    note: String,
}

impl Cells<'_> {
    fn ruled(mut self, decision: &Decision) -> Self {
        self.ruling = Some(decision.ruling);
        self.group = decision.group.clone().unwrap_or_default();
        self.note = decision.note.clone().unwrap_or_default();
        self
    }

    fn row(self) -> Row {
        let side = |project: Option<&ProjectRef>| match project {
            Some(project) => [
                project.unit.clone(),
                project.name.clone(),
                project.code.clone().unwrap_or_default(),
                (project.position + 1).to_string(),
            ],
            None => Default::default(),
        };
        row(self.ruling, self.group, side(self.old), side(self.new), self.method, self.grounds, self.note)
    }
}

/// A decision that does not fit the tables any more, as it was ruled: it may fit the next ones.
fn unused_row(decision: &Decision) -> Row {
    let side = |key: &Option<ProjectKey>| match key {
        Some(key) => [
            key.unit.clone().unwrap_or_default(),
            key.name.clone().unwrap_or_default(),
            key.code.clone().unwrap_or_default(),
            key.position.map_or_else(String::new, |position| position.to_string()),
        ],
        None => Default::default(),
    };
    row(
        Some(decision.ruling),
        decision.group.clone().unwrap_or_default(),
        side(&decision.old),
        side(&decision.new),
        Some(&words::LINK_UNUSED),
        String::new(),
        decision.note.clone().unwrap_or_default(),
    )
}

fn row(
    ruling: Option<Ruling>,
    group: String,
    [old_unit, old_name, old_code, old_position]: [String; 4],
    [new_unit, new_name, new_code, new_position]: [String; 4],
    method: Option<&Bilingual>,
    grounds: String,
    note: String,
) -> Row {
    let word = |text: &Bilingual| text.text(Language::Zh).to_owned();
    let ruling = ruling.map(|ruling| word(ruling_word(ruling))).unwrap_or_default();
    let method = method.map(word).unwrap_or_default();
    [
        ruling,
        group,
        old_unit,
        old_name,
        old_code,
        old_position,
        new_unit,
        new_name,
        new_code,
        new_position,
        method,
        grounds,
        note,
    ]
}
