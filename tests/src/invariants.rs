//! What holds of every comparison, whatever the tables: each check returns what it found broken.

use duibiao_core::AnnualTable;
use duibiao_diff::{
    Bridge, Change, ChangeKind, ChangeSet, Effect, IndicatorChange, IndicatorRelation, ProjectChange,
    Relation,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Every position and every indicator stands in exactly one entry, on each side.
pub fn covers_everything_once(old: &AnnualTable, new: &AnnualTable, changes: &ChangeSet) -> Vec<String> {
    let mut broken = Vec::new();
    for (side, table) in [("old", old), ("new", new)] {
        let refs = |project: &ProjectChange| {
            if side == "old" { project.old.clone() } else { project.new.clone() }
        };
        let projects: Vec<_> = table.projects().map(|(_, project)| project).collect();
        let mut positions: Vec<usize> = changes.projects.iter().flat_map(refs).map(|p| p.position).collect();
        positions.sort_unstable();
        if positions != (0..projects.len()).collect::<Vec<_>>() {
            broken.push(format!("{side} positions {positions:?} of {}", projects.len()));
            continue;
        }
        for entry in &changes.projects {
            let members = refs(entry);
            let place = |one: &IndicatorChange| {
                if side == "old" {
                    one.old_project.zip(one.old_index)
                } else {
                    one.new_project.zip(one.new_index)
                }
            };
            let mut places: Vec<(usize, usize)> = entry.indicators.iter().filter_map(place).collect();
            places.sort_unstable();
            let all: Vec<(usize, usize)> = members
                .iter()
                .enumerate()
                .flat_map(|(at, member)| {
                    (0..projects[member.position].indicators.len()).map(move |index| (at, index))
                })
                .collect();
            if places != all {
                broken.push(format!("{side} indicators of {members:?}: {places:?}"));
            }
        }
    }
    broken
}

fn closes(at: &str, bridge: &Bridge, moved: Decimal, broken: &mut Vec<String>) {
    let sum = bridge.old_total + bridge.added - bridge.ended + bridge.increased - bridge.decreased
        + bridge.restructured
        + bridge.rounding
        + moved;
    if sum != bridge.new_total {
        broken.push(format!("{at} does not close: {sum}, {bridge:?}"));
    }
    for (line, amount) in [("increased", bridge.increased), ("decreased", bridge.decreased)] {
        if amount.is_sign_negative() && !amount.is_zero() {
            broken.push(format!("{at} {line} is negative"));
        }
    }
}

/// Bridges close to the last digit; the deltas of the entries and the rounding sum to the difference of the
/// totals; the units' lines sum to the table's.
pub fn money_adds_up(changes: &ChangeSet) -> Vec<String> {
    let mut broken = Vec::new();
    let bridge = &changes.bridge;
    closes("bridge", bridge, Decimal::ZERO, &mut broken);
    for (name, part) in [
        ("fiscal_appropriation", &changes.bridge_by.fiscal_appropriation),
        ("new_money", &changes.bridge_by.new_money),
    ] {
        if let Some(part) = part {
            closes(name, part, Decimal::ZERO, &mut broken);
        }
    }
    for part in &changes.bridge_by_tag {
        closes(&format!("{:?}", part.tag), &part.bridge, Decimal::ZERO, &mut broken);
    }
    let deltas: Decimal =
        changes.projects.iter().filter_map(|project| project.amounts.total()).filter_map(|a| a.delta).sum();
    if deltas + bridge.rounding != bridge.new_total - bridge.old_total {
        broken.push(format!("deltas {deltas} and rounding {} miss the difference", bridge.rounding));
    }
    for unit in &changes.units {
        let moved = unit.bridge.transferred_in - unit.bridge.transferred_out;
        closes(&format!("{:?}", unit.new), &unit.bridge.bridge, moved, &mut broken);
    }
    let units =
        |line: fn(&Bridge) -> Decimal| changes.units.iter().map(|u| line(&u.bridge.bridge)).sum::<Decimal>();
    for (name, line) in [
        ("added", (|b: &Bridge| b.added) as fn(&Bridge) -> Decimal),
        ("ended", |b| b.ended),
        ("restructured", |b| b.restructured),
    ] {
        if units(line) != line(bridge) {
            broken.push(format!("{name} of the units is {}", units(line)));
        }
    }
    broken
}

/// A table compared with itself has no change.
pub fn is_without_change(changes: &ChangeSet) -> Vec<String> {
    let mut broken = Vec::new();
    for project in &changes.projects {
        let same = project.relation == Relation::Continued
            && !project.name_changed
            && project.renamed == Some(false)
            && project.transferred == Some(false)
            && !project.goal.changed
            && project
                .amounts
                .0
                .iter()
                .all(|(_, a)| a.within_precision && a.delta.is_none_or(|d| d.is_zero()));
        if !same {
            broken.push(format!("{:?} {:?} -> {:?}", project.relation, project.old, project.new));
        }
        for one in &project.indicators {
            let targets = [&one.cycle, &one.annual].into_iter().flatten();
            let same = one.relation == IndicatorRelation::Continued
                && !one.renamed
                && !one.reclassified
                && targets
                    .into_iter()
                    .all(|c| c.kind == ChangeKind::Unchanged && c.effect == Effect::Neutral);
            if !same {
                broken.push(format!("{:?} {:?} -> {:?}", one.relation, one.old_name, one.new_name));
            }
        }
    }
    broken
}

const fn mirrored_relation(relation: Relation) -> Relation {
    match relation {
        Relation::New => Relation::Ended,
        Relation::Ended => Relation::New,
        Relation::Split => Relation::Merged,
        Relation::Merged => Relation::Split,
        same => same,
    }
}

const fn mirrored_kind(kind: ChangeKind) -> ChangeKind {
    match kind {
        ChangeKind::Filled => ChangeKind::Blanked,
        ChangeKind::Blanked => ChangeKind::Filled,
        ChangeKind::Quantified => ChangeKind::Unquantified,
        ChangeKind::Unquantified => ChangeKind::Quantified,
        ChangeKind::Raised => ChangeKind::Lowered,
        ChangeKind::Lowered => ChangeKind::Raised,
        same => same,
    }
}

const fn mirrored_effect(effect: Effect) -> Effect {
    match effect {
        Effect::Stricter => Effect::Looser,
        Effect::Looser => Effect::Stricter,
        same => same,
    }
}

type Facts = BTreeMap<(Vec<usize>, Vec<usize>), Vec<String>>;

/// The facts of a change set by the positions of its entries; with `mirror`, as if seen from the other side.
fn facts(changes: &ChangeSet, mirror: bool) -> Facts {
    let turn = |pair: (Vec<usize>, Vec<usize>)| if mirror { (pair.1, pair.0) } else { pair };
    let mut facts = Facts::new();
    for project in &changes.projects {
        let positions =
            |side: &[duibiao_diff::ProjectRef]| side.iter().map(|p| p.position).collect::<Vec<_>>();
        let relation = if mirror { mirrored_relation(project.relation) } else { project.relation };
        let mut lines = vec![
            format!("{relation:?} {:?} doubtful {}", project.link, project.doubtful),
            format!("renamed {:?} transferred {:?}", project.renamed, project.transferred),
            format!("goal {} {}", project.goal.changed, project.goal.only_years),
        ];
        for (column, amount) in &project.amounts.0 {
            let (old, new) = if mirror { (amount.new, amount.old) } else { (amount.old, amount.new) };
            let delta = amount.delta.map(|delta| if mirror { -delta } else { delta }.normalize());
            lines.push(format!("{column} {old:?} {new:?} {delta:?} {}", amount.within_precision));
        }
        let mut indicators: Vec<String> =
            project.indicators.iter().map(|one| indicator_fact(one, mirror)).collect();
        indicators.sort_unstable();
        lines.extend(indicators);
        facts.insert(turn((positions(&project.old), positions(&project.new))), lines);
    }
    facts
}

fn indicator_fact(one: &IndicatorChange, mirror: bool) -> String {
    let old = one.old_project.zip(one.old_index);
    let new = one.new_project.zip(one.new_index);
    let (old, new) = if mirror { (new, old) } else { (old, new) };
    let change = |change: &Option<Change>| {
        change.as_ref().map(|change| {
            if mirror {
                let mut also: Vec<ChangeKind> = change.also.iter().copied().map(mirrored_kind).collect();
                also.sort_unstable();
                (mirrored_kind(change.kind), mirrored_effect(change.effect), also)
            } else {
                let mut also = change.also.clone();
                also.sort_unstable();
                (change.kind, change.effect, also)
            }
        })
    };
    format!(
        "{old:?} {new:?} renamed {} reclassified {} cycle {:?} annual {:?}",
        one.renamed,
        one.reclassified,
        change(&one.cycle),
        change(&one.annual)
    )
}

/// The comparison of the swapped sides mirrors this one.
pub fn mirrors(changes: &ChangeSet, swapped: &ChangeSet) -> Vec<String> {
    let (here, there) = (facts(changes, false), facts(swapped, true));
    let mut broken: Vec<String> = Vec::new();
    for (at, lines) in &here {
        match there.get(at) {
            None => broken.push(format!("{at:?} has no mirror image: {lines:?}")),
            Some(others) => broken.extend(
                lines
                    .iter()
                    .filter(|line| !others.contains(line))
                    .map(|line| format!("{at:?} {line} / {others:?}")),
            ),
        }
    }
    broken
        .extend(there.keys().filter(|at| !here.contains_key(*at)).map(|at| format!("only mirrored: {at:?}")));
    broken
}

/// What is matched with what, by content: the same for any order of rows.
pub fn matched_contents(old: &AnnualTable, new: &AnnualTable, changes: &ChangeSet) -> Vec<String> {
    let content = |table: &AnnualTable, position: usize| {
        table.projects().nth(position).map_or(String::new(), |(unit, project)| {
            format!("{}|{}|{:?}|{:?}", unit.name, project.name, project.amounts.total, project.goal)
        })
    };
    let mut matched: Vec<String> = changes
        .projects
        .iter()
        .map(|project| {
            let mut old: Vec<String> = project.old.iter().map(|p| content(old, p.position)).collect();
            let mut new: Vec<String> = project.new.iter().map(|p| content(new, p.position)).collect();
            old.sort_unstable();
            new.sort_unstable();
            format!("{:?} {old:?} -> {new:?}", project.relation)
        })
        .collect();
    matched.sort_unstable();
    matched
}
