//! The indicators of a chain through the years.

use super::links::Edge;
use super::model::{IndicatorEntry, IndicatorHistory, IndicatorStep, Member};
use super::series::Sorted;
use super::totals::added;
use super::union::Union;
use crate::change_set::{Change, IndicatorRelation};
use crate::indicator_name::indicator_key;
use crate::judge::{JudgeContext, judge_target};
use duibiao_core::{Category, Indicator, MoneyUnit, Target};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The indicators of all members, each with its place.
struct All<'t> {
    entries: Vec<IndicatorEntry>,
    indicators: Vec<&'t Indicator>,
    at: BTreeMap<(usize, usize, usize), usize>,
}

/// The histories of a chain's indicators, those that are set last first, in the order of their table.
pub(super) fn histories(series: &Sorted<'_>, members: &[Member], edges: &[&Edge]) -> Vec<IndicatorHistory> {
    let all = collect(series, members);
    let mut steps = linked(&all, edges);
    let mut union = Union::new(all.entries.len());
    for step in &steps {
        union.join(step.old, step.new);
    }
    resume(series, members, &all, &mut union, &mut steps);
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..all.entries.len() {
        groups.entry(union.root(at)).or_default().push(at);
    }
    let mut histories: Vec<(usize, IndicatorHistory)> =
        groups.into_values().map(|group| history(&all, &group, &steps)).collect();
    histories.sort_by_key(|(latest, _)| {
        let entry = &all.entries[*latest];
        (std::cmp::Reverse(entry.table), entry.member, entry.index)
    });
    histories.into_iter().map(|(_, history)| history).collect()
}

fn collect<'t>(series: &Sorted<'t>, members: &[Member]) -> All<'t> {
    let mut all = All { entries: Vec::new(), indicators: Vec::new(), at: BTreeMap::new() };
    for (idx, member) in members.iter().enumerate() {
        let project = series.tables[member.table].features.projects[member.position].project;
        for (index, indicator) in project.indicators.iter().enumerate() {
            all.at.insert((member.table, member.position, index), all.entries.len());
            all.indicators.push(indicator);
            all.entries.push(IndicatorEntry {
                table: member.table,
                member: idx,
                index,
                name: indicator.name.clone(),
                cycle_target: indicator.cycle_target.clone(),
                annual_target: indicator.annual_target.clone(),
                origin: indicator.origin,
            });
        }
    }
    all
}

/// The steps that the comparisons found.
fn linked(all: &All<'_>, edges: &[&Edge]) -> Vec<IndicatorStep> {
    let mut steps = Vec::new();
    for edge in edges {
        let change = &edge.change;
        for one in change.indicators.iter().filter(|one| one.relation == IndicatorRelation::Continued) {
            let old = one.old_project.zip(one.old_index).and_then(|(project, index)| {
                all.at.get(&(edge.old, change.old.get(project)?.position, index))
            });
            let new = one.new_project.zip(one.new_index).and_then(|(project, index)| {
                all.at.get(&(edge.new, change.new.get(project)?.position, index))
            });
            if let (Some(old), Some(new)) = (old, new) {
                steps.push(IndicatorStep {
                    old: *old,
                    new: *new,
                    interrupted: false,
                    renamed: one.renamed,
                    reclassified: one.reclassified,
                    cycle: one.cycle.clone(),
                    annual: one.annual.clone(),
                });
            }
        }
    }
    steps
}

/// Joins an indicator that was dropped with one of the same name and class that is set again later, where only
/// one of each can be meant. Nearest years first.
fn resume(
    series: &Sorted<'_>,
    members: &[Member],
    all: &All<'_>,
    union: &mut Union,
    steps: &mut Vec<IndicatorStep>,
) {
    let year = |at: usize| series.tables[all.entries[at].table].year;
    let mut by_key: BTreeMap<(String, Option<Category>), Vec<usize>> = BTreeMap::new();
    for (at, indicator) in all.indicators.iter().enumerate() {
        let key = (indicator_key(&indicator.name), indicator.category);
        by_key.entry(key).or_default().push(at);
    }
    for places in by_key.into_values().filter(|places| places.len() > 1) {
        // Entries stand by table, hence by year.
        for pair in places.windows(2) {
            let (old, new) = (pair[0], pair[1]);
            let n_in = |of: i32| places.iter().filter(|at| year(**at) == of).count();
            let is_unique = n_in(year(old)) == 1 && n_in(year(new)) == 1;
            if !is_unique || year(old) == year(new) || union.root(old) == union.root(new) {
                continue;
            }
            let has_future = steps.iter().any(|step| step.old == old && year(step.new) > year(old));
            let has_past = steps.iter().any(|step| step.new == new && year(step.old) < year(new));
            if !has_future && !has_past {
                union.join(old, new);
                steps.push(resumed(series, members, all, (old, new)));
            }
        }
    }
}

fn resumed(
    series: &Sorted<'_>,
    members: &[Member],
    all: &All<'_>,
    (old, new): (usize, usize),
) -> IndicatorStep {
    let (a, b) = (all.indicators[old], all.indicators[new]);
    let budget = |at: usize| -> Option<Decimal> {
        let table = all.entries[at].table;
        let here = members.iter().filter(|member| member.table == table);
        let total = added(&here.map(|member| &member.amounts)).total?;
        series.money_unit.unwrap_or(MoneyUnit::WanYuan).convert(total, MoneyUnit::Yuan)
    };
    let context = JudgeContext {
        old_indicator_name: &a.name,
        new_indicator_name: &b.name,
        category: b.category.or(a.category),
        old_year: Some(series.tables[all.entries[old].table].year),
        new_year: Some(series.tables[all.entries[new].table].year),
        old_budget: budget(old),
        new_budget: budget(new),
        is_cycle: false,
        old_origin: a.origin,
        new_origin: b.origin,
    };
    let judge = |old: Option<&Target>, new: Option<&Target>, is_cycle: bool| -> Option<Change> {
        Some(judge_target(old?, new?, &JudgeContext { is_cycle, ..context }))
    };
    IndicatorStep {
        old,
        new,
        interrupted: true,
        renamed: false,
        reclassified: false,
        cycle: judge(a.cycle_target.as_ref(), b.cycle_target.as_ref(), true),
        annual: judge(a.annual_target.as_ref(), b.annual_target.as_ref(), false),
    }
}

/// The history of one group of entries, with the entry that it is called by.
fn history(all: &All<'_>, group: &[usize], steps: &[IndicatorStep]) -> (usize, IndicatorHistory) {
    let local = |at: usize| group.binary_search(&at).ok();
    let mut changes: Vec<IndicatorStep> = steps
        .iter()
        .filter_map(|step| {
            Some(IndicatorStep { old: local(step.old)?, new: local(step.new)?, ..step.clone() })
        })
        .collect();
    changes.sort_by_key(|step| (step.new, step.old));
    let latest = group[group.len() - 1];
    let indicator = all.indicators[latest];
    let history = IndicatorHistory {
        name: indicator.name.clone(),
        level2: indicator.level2.clone(),
        category: indicator.category,
        entries: group.iter().map(|at| all.entries[*at].clone()).collect(),
        changes,
    };
    (latest, history)
}
