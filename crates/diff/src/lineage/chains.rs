//! Chains: what hangs together by links, through all tables of a series.

use super::indicators::histories;
use super::links::{Edge, offsets};
use super::model::{Beginning, Chain, ChainAmounts, Cumulative, End, Gap, GapReason, Member, Presence, Step};
use super::series::Sorted;
use super::totals::{added, money_change, year_amounts};
use super::union::Union;
use crate::change_set::ProjectRef;
use crate::content;
use crate::name::squash;
use rust_decimal::Decimal;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// The chains of a series in the order in which people look for them: units with the most money in the last table
/// first, in each unit the chains with the most money. The order of rows decides nothing but between equal rows.
pub(super) fn chains(series: &Sorted<'_>, edges: &[Edge]) -> Vec<Chain> {
    let (offsets, n) = offsets(&series.tables);
    let mut union = Union::new(n);
    for edge in edges {
        let nodes: Vec<usize> = nodes(edge, &offsets).collect();
        for pair in nodes.windows(2) {
            union.join(pair[0], pair[1]);
        }
    }
    let mut members: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (table, dated) in series.tables.iter().enumerate() {
        for position in 0..dated.features.projects.len() {
            members.entry(union.root(offsets[table] + position)).or_default().push((table, position));
        }
    }
    let mut of_chain: BTreeMap<usize, Vec<&Edge>> = BTreeMap::new();
    for edge in edges {
        if let Some(first) = nodes(edge, &offsets).next() {
            of_chain.entry(union.root(first)).or_default().push(edge);
        }
    }
    let mut chains: Vec<Chain> = members
        .into_iter()
        .map(|(root, mut members)| {
            members.sort_by(|a, b| by_content(series, *a, *b));
            chain(series, &members, of_chain.get(&root).map_or(&[], Vec::as_slice))
        })
        .collect();
    sort(&mut chains);
    number_equal_ids(&mut chains);
    chains
}

fn nodes<'a>(edge: &'a Edge, offsets: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let old = edge.change.old.iter().map(|project| offsets[edge.old] + project.position);
    let new = edge.change.new.iter().map(|project| offsets[edge.new] + project.position);
    old.chain(new)
}

/// By table, then by unit, name and contents; equal rows in their order.
fn by_content(series: &Sorted<'_>, a: (usize, usize), b: (usize, usize)) -> Ordering {
    a.0.cmp(&b.0)
        .then_with(|| {
            let features = &series.tables[a.0].features;
            let project = |at: usize| &features.projects[at];
            let unit = |at: usize| &features.units[project(at).unit];
            (unit(a.1), &project(a.1).name.squashed)
                .cmp(&(unit(b.1), &project(b.1).name.squashed))
                .then_with(|| content::compare(project(a.1), project(b.1)))
        })
        .then(a.1.cmp(&b.1))
}

fn chain(series: &Sorted<'_>, nodes: &[(usize, usize)], edges: &[&Edge]) -> Chain {
    let members: Vec<Member> = nodes.iter().map(|node| member(series, *node)).collect();
    let year = |table: usize| series.tables[table].year;
    // A component is never empty.
    let (first, last) = (nodes[0].0, nodes[nodes.len() - 1].0);
    let (first_year, last_year) = (year(first), year(last));
    let total = |member: &Member| member.amounts.total.unwrap_or(Decimal::MIN);
    let latest = members
        .iter()
        .filter(|member| member.table == last)
        .min_by(|a, b| total(b).cmp(&total(a)))
        .unwrap_or(&members[members.len() - 1]);
    let start_of_series = series.tables.first().is_some_and(|table| table.year == first_year);
    let end_of_series = series.tables.last().is_some_and(|table| table.year == last_year);
    let amounts = chain_amounts(series, &members, (first, last));
    let mut steps: Vec<Step> = edges.iter().map(|edge| step(&members, edge)).collect();
    steps.sort_by(|a, b| {
        (a.old_table, a.new_table, &a.old, &a.new).cmp(&(b.old_table, b.new_table, &b.old, &b.new))
    });
    Chain {
        id: id(series, nodes[0]),
        name: latest.name.clone(),
        unit: latest.unit.clone(),
        first_year,
        last_year,
        beginning: if start_of_series { Beginning::StartOfSeries } else { Beginning::New },
        end: if end_of_series { End::EndOfSeries } else { End::NotListed },
        doubtful: steps.iter().any(|step| step.doubtful),
        gaps: gaps(series, &members, (first_year, last_year)),
        cumulative: cumulative(series, &amounts, (first_year, last_year)),
        indicators: histories(series, &members, edges),
        amounts,
        steps,
        members,
    }
}

fn member(series: &Sorted<'_>, (table, position): (usize, usize)) -> Member {
    let dated = &series.tables[table];
    let features = &dated.features.projects[position];
    Member {
        table,
        unit: dated.table.units[features.unit].name.clone(),
        name: features.project.name.clone(),
        position,
        origin: features.project.origin,
        amounts: year_amounts(&features.project.amounts, dated.table.money_unit, series.money_unit),
    }
}

/// The year, the unit and the core name of a chain's beginning.
fn id(series: &Sorted<'_>, (table, position): (usize, usize)) -> String {
    let dated = &series.tables[table];
    let project = &dated.features.projects[position];
    let core = &project.name.core;
    let name = if core.is_empty() { &project.name.squashed } else { core };
    format!("{}/{}/{name}", dated.year, dated.features.units[project.unit])
}

/// Chains that begin alike are numbered in their order.
fn number_equal_ids(chains: &mut [Chain]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for chain in chains {
        let n = seen.entry(chain.id.clone()).or_default();
        *n += 1;
        if *n > 1 {
            chain.id = format!("{}#{n}", chain.id);
        }
    }
}

fn chain_amounts(
    series: &Sorted<'_>,
    members: &[Member],
    (first, last): (usize, usize),
) -> Vec<ChainAmounts> {
    let each = (0..series.tables.len()).map(|table| {
        let here = members.iter().filter(|member| member.table == table);
        let n = here.clone().count();
        let amounts = added(&here.map(|member| &member.amounts));
        let presence = match (n, amounts.total) {
            (0, _) if table < first => Presence::Before,
            (0, _) if table > last => Presence::After,
            (0, _) => Presence::Absent,
            (_, None) => Presence::Blank,
            (_, Some(total)) if total.is_zero() => Presence::Zero,
            (_, Some(_)) => Presence::Listed,
        };
        ChainAmounts { table, presence, amounts }
    });
    each.collect()
}

/// The years without the chain.
fn gaps(series: &Sorted<'_>, members: &[Member], (first_year, last_year): (i32, i32)) -> Vec<Gap> {
    let is_listed = |year: i32| members.iter().any(|member| series.tables[member.table].year == year);
    let has_table = |year: i32| series.tables.iter().any(|table| table.year == year);
    let gap = |year: i32| Gap {
        year,
        reason: if has_table(year) { GapReason::NotListed } else { GapReason::NoTable },
    };
    (first_year..=last_year).filter(|year| !is_listed(*year)).map(gap).collect()
}

/// From the first table that lists the chain to the last, of the versions of a year the reference where it does.
fn cumulative(
    series: &Sorted<'_>,
    amounts: &[ChainAmounts],
    (first_year, last_year): (i32, i32),
) -> Option<Cumulative> {
    if first_year == last_year {
        return None;
    }
    let is_listed =
        |entry: &&ChainAmounts| matches!(entry.presence, Presence::Listed | Presence::Zero | Presence::Blank);
    let of_year =
        |year: i32| amounts.iter().filter(is_listed).find(|entry| series.tables[entry.table].year == year);
    let (old, new) = (of_year(first_year)?, of_year(last_year)?);
    let (a, b) = (&old.amounts, &new.amounts);
    Some(Cumulative {
        old_table: old.table,
        new_table: new.table,
        total: money_change(a.total, b.total),
        fiscal_appropriation: money_change(a.fiscal_appropriation, b.fiscal_appropriation),
        carryover: money_change(a.carryover, b.carryover),
    })
}

fn step(members: &[Member], edge: &Edge) -> Step {
    let indices = |table: usize, projects: &[ProjectRef]| -> Vec<usize> {
        let mut found: Vec<usize> = projects
            .iter()
            .filter_map(|project| {
                members.iter().position(|m| m.table == table && m.position == project.position)
            })
            .collect();
        found.sort_unstable();
        found
    };
    let (old, new) = (indices(edge.old, &edge.change.old), indices(edge.new, &edge.change.new));
    let total = |side: &[usize]| added(&side.iter().map(|at| &members[*at].amounts)).total;
    let change = &edge.change;
    Step {
        kind: edge.kind,
        old_table: edge.old,
        new_table: edge.new,
        relation: change.relation,
        delta: money_change(total(&old), total(&new)).delta,
        old,
        new,
        link: change.link,
        doubtful: change.doubtful,
        confidence: change.confidence,
        evidence: change.evidence.clone(),
        name_changed: change.name_changed,
        renamed: change.renamed,
        transferred: change.transferred,
        goal_changed: change.goal.changed && !change.goal.only_years,
    }
}

fn sort(chains: &mut [Chain]) {
    let latest = |chain: &Chain| {
        let of_chain = |member: &&Member| Some(member.table) == chain.members.last().map(|last| last.table);
        added(&chain.members.iter().filter(of_chain).map(|member| &member.amounts)).total.unwrap_or_default()
    };
    let mut of_unit: BTreeMap<String, Decimal> = BTreeMap::new();
    for chain in chains.iter() {
        let sum = of_unit.entry(squash(&chain.unit)).or_default();
        *sum = sum.saturating_add(latest(chain));
    }
    chains.sort_by_cached_key(|chain| {
        let unit = squash(&chain.unit);
        let last = Reverse(chain.last_year);
        (Reverse(of_unit[&unit]), unit, last, Reverse(latest(chain)), squash(&chain.name), chain.id.clone())
    });
}
