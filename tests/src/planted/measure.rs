//! What the rules find of what was planted.

use super::planting::{Planted, next_year, plant};
use super::{At, Garden, Plant};
use crate::constructed::words::{FIT, HELD_OUT};
use crate::constructed::{Level, pair};
use crate::seed::Seed;
use duibiao_check::{Check, Profile, RULES, Settings, check_changes, check_tables, rule};
use duibiao_core::{AnnualTable, Finding, Language};
use duibiao_diff::{Options, compare};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How right a rule was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleScore {
    /// Faults that were planted.
    pub faults: usize,
    /// Near misses that were planted.
    pub near_misses: usize,
    /// Planted faults that were found where they are.
    pub right: usize,
    /// Planted faults that were not.
    pub missed: usize,
    /// New findings where no fault was planted.
    pub wrong: usize,
    /// Findings on the departments as they were made up; nobody says whether they hold.
    pub before: usize,
    /// What was missed and what was wrong, in words.
    pub errors: Vec<String>,
}

impl RuleScore {
    /// Right findings of all, and of all faults; `None` of nothing.
    pub fn precision_and_recall(&self) -> (Option<f64>, Option<f64>) {
        (share(self.right, self.wrong), share(self.right, self.missed))
    }
}

#[expect(clippy::float_arithmetic, reason = "a statistic, not money")]
fn share(part: usize, rest: usize) -> Option<f64> {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    (part + rest > 0).then(|| number(part) / number(part + rest))
}

/// Where a finding stands: code, unit, and the project's position; between two years its name, since positions move
/// with what comes and goes.
type Place = (&'static str, String, Option<String>);

/// Every plant in each of so many departments, by rule. Departments alternate between both vocabularies and
/// between little, some and much change since the year before; the later year is judged.
pub fn measure(garden: &Garden, count: u64, seed: u64) -> BTreeMap<&'static str, RuleScore> {
    let mut scores: BTreeMap<&'static str, RuleScore> =
        RULES.iter().map(|rule| (rule.code.id(), RuleScore::default())).collect();
    for index in 0..count {
        let vocabulary = if index % 2 == 0 { &FIT } else { &HELD_OUT };
        let level = [Level::Low, Level::Mid, Level::High][usize::try_from(index % 3).unwrap_or_default()];
        let table = pair(level, vocabulary, seed, index).new;
        let settings = Settings::default();
        let mut default = places(&check(&table, None, &settings));
        for ((code, ..), n) in &default {
            scores.entry(code).or_default().before += n;
        }
        // Rules on two years speak of the table and its unchanged copy, which nobody made up as a department.
        default.extend(places(&check(&next_year(table.clone()), Some(&table), &settings)));
        for (number, plant) in (0..).zip(&garden.plants) {
            let random = Seed::new(seed).fork(index * 10_000 + number);
            one(plant, garden, &table, &default, random, &mut scores);
        }
    }
    scores
}

fn one(
    of: &Plant,
    garden: &Garden,
    table: &AnnualTable,
    default: &BTreeMap<Place, usize>,
    random: Seed,
    scores: &mut BTreeMap<&'static str, RuleScore>,
) {
    let is_default = of.profile == Profile::Default;
    let select = if is_default { Vec::new() } else { vec![of.rule.to_owned()] };
    let settings = Settings { profile: of.profile, select, ..Settings::default() };
    let before = if is_default { default.clone() } else { places(&check(table, None, &settings)) };
    // Of projects without indicators or outputs other rules begin to speak as soon as they have some.
    let unfit = [of.rule, "STR-03", "STR-04"];
    let is_free = |unit: &str, position: Option<usize>| {
        let name = position.and_then(|position| name(table, position));
        let keys = [position.map(|position| position.to_string()), name];
        let has = |code: &'static str, key: &Option<String>| {
            before.contains_key(&(code, unit.to_owned(), key.clone()))
        };
        !unfit.iter().any(|code| keys.iter().any(|key| has(code, key)))
    };
    let Some(planted) = plant(of, table, &is_free, &garden.words, random) else { return };
    let after = check(&planted.table, planted.last_year.as_ref(), &settings);
    let mut n_right = 0;
    for (place, n) in places(&after) {
        let n_new = n.saturating_sub(before.get(&place).copied().unwrap_or(0));
        for _ in 0..n_new {
            if place.0 == of.rule && of.is_fault && n_right < of.times && is_at(of, &planted, &place) {
                n_right += 1;
            } else if !of.also.contains(&place.0) {
                let score = scores.entry(place.0).or_default();
                score.wrong += 1;
                score.errors.push(wrong(of, &planted, &place, &after));
            }
        }
    }
    let score = scores.entry(of.rule).or_default();
    if !of.is_fault {
        score.near_misses += 1;
        return;
    }
    score.faults += 1;
    if n_right == of.times {
        score.right += 1;
    } else {
        score.missed += 1;
        score.errors.push(format!("missed {} {}: {}", of.place, of.title, content(&planted)));
    }
}

fn check(table: &AnnualTable, last_year: Option<&AnnualTable>, settings: &Settings) -> Vec<Finding> {
    match last_year {
        None => check_tables(&[table], settings).concat(),
        Some(old) => check_changes(&compare(old, 0, table, 0, &Options::default()), old, table, settings),
    }
}

fn name(table: &AnnualTable, position: usize) -> Option<String> {
    table.projects().nth(position).map(|(_, project)| project.name.clone())
}

fn places(findings: &[Finding]) -> BTreeMap<Place, usize> {
    let mut places = BTreeMap::new();
    for finding in findings {
        *places.entry(place(finding)).or_default() += 1;
    }
    places
}

fn place(finding: &Finding) -> Place {
    let subject = finding.subject.as_deref().cloned().unwrap_or_default();
    let position = subject.position.map(|position| position.to_string());
    let is_of_years = rule(finding.code.id()).is_some_and(|rule| matches!(rule.check, Check::Changes(_)));
    (finding.code.id(), subject.unit, if is_of_years { subject.project } else { position })
}

fn is_at(plant: &Plant, planted: &Planted, (_, unit, project): &Place) -> bool {
    let is_unit = project.is_none() && *unit == planted.unit;
    let is = |position: &usize| {
        let sides = [Some(&planted.table), planted.last_year.as_ref()];
        let named = || sides.into_iter().flatten().any(|table| name(table, *position) == *project);
        project.is_some()
            && if plant.years.is_some() { named() } else { *project == Some(position.to_string()) }
    };
    match plant.at {
        At::First => planted.projects.first().is_some_and(is),
        At::Last => planted.projects.last().is_some_and(is),
        At::Any => is_unit || planted.projects.iter().any(is),
        At::Unit => is_unit,
        At::Table => project.is_none() && unit.is_empty(),
    }
}

fn wrong(plant: &Plant, planted: &Planted, at: &Place, after: &[Finding]) -> String {
    let message = after.iter().rfind(|finding| place(finding) == *at);
    let message = message.map(|finding| finding.message(Language::Zh)).unwrap_or_default();
    format!("wrong  {} ({}) {}: {message} [{}]", plant.place, plant.rule, plant.title, content(planted))
}

/// The hosts in words, each by its name, amount, the end of its objective and its last indicators.
fn content(planted: &Planted) -> String {
    let mut text = String::new();
    for position in planted.projects.iter().take(3) {
        let Some((_, project)) = planted.table.projects().nth(*position) else { continue };
        let goal: Vec<char> = project.goal.as_deref().unwrap_or("（无）").chars().collect();
        let goal: String = goal[goal.len().saturating_sub(50)..].iter().collect();
        let total = project.amounts.total.printed().unwrap_or_default();
        let _ = write!(text, "《{}》{total} …{goal}", project.name);
        for indicator in project.indicators.iter().rev().take(2).rev() {
            let target =
                indicator.annual_target.as_ref().map(|target| target.raw.clone()).unwrap_or_default();
            let _ = write!(text, " / {} {}：{target}", indicator.level2.name, indicator.name);
        }
    }
    text
}
