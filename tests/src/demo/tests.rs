use super::changes::{IndicatorEntry, Place, ProjectEntry, TargetEntry};
use super::*;
use crate::extraction::obstacle;
use duibiao_core::{Indicator, Project};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::path::Path;

fn find<'a>(table: &'a AnnualTable, place: &Place) -> &'a Project {
    let found = table.projects().find(|(unit, p)| unit.name == place.unit && p.name == place.name);
    found.unwrap_or_else(|| panic!("no {place:?}")).1
}

fn total(project: &Project) -> Decimal {
    project.amounts.total.printed().unwrap()
}

fn by_name<'a>(projects: &[&'a Project], name: Option<&String>) -> Option<&'a Indicator> {
    projects.iter().flat_map(|p| &p.indicators).find(|i| Some(&i.name) == name)
}

#[test]
fn is_of_the_promised_size() {
    for year in demo().unwrap().0 {
        assert!((24..=32).contains(&year.table.n_projects()), "{}", year.table.n_projects());
        assert!((90..=130).contains(&year.table.n_indicators()), "{}", year.table.n_indicators());
        assert!(year.file.contains("虚构示例"));
        assert!(year.table.title.as_ref().unwrap().contains("虚构示例"));
        assert_eq!(obstacle(&year.table), None);
    }
}

#[test]
fn totals_tie_but_for_the_planted_rounding() {
    let off = |year: &Year| -> Vec<String> {
        let printed = |amounts: &duibiao_core::Amounts| amounts.total.printed().unwrap();
        let units = year.table.units.iter();
        let mut off: Vec<String> = units
            .map(|u| printed(&u.amounts) - u.projects.iter().map(total).sum::<Decimal>())
            .map(|difference| difference.normalize().to_string())
            .collect();
        let all: Decimal = year.table.projects().map(|(_, project)| total(project)).sum();
        off.push((printed(year.table.total.as_ref().unwrap()) - all).normalize().to_string());
        off
    };
    let off: Vec<_> = demo().unwrap().0.iter().map(off).collect();
    let exact = ["0"; 5];
    assert_eq!(off, [exact, ["0.01", "0", "0", "0", "0.01"], exact]);
}

#[test]
fn bridges_close() {
    for pair in demo().unwrap().1.pairs {
        let b = pair.bridge;
        let sum = b.old_total + b.added - b.ended + b.increased - b.decreased + b.restructured + b.rounding;
        assert_eq!(sum, b.new_total, "{}", pair.new);
    }
}

#[test]
fn shows_every_kind_and_structure() {
    let (_, changes) = demo().unwrap();
    let projects: Vec<&ProjectEntry> = changes.pairs.iter().flat_map(|pair| &pair.projects).collect();
    let indicators: Vec<&IndicatorEntry> = projects.iter().flat_map(|p| &p.indicators).collect();
    let annual: Vec<&TargetEntry> = indicators.iter().filter_map(|i| i.annual.as_ref()).collect();
    let kinds: BTreeSet<&str> = annual.iter().map(|entry| entry.kind.as_str()).collect();
    for kind in [
        "unchanged",
        "restated",
        "filled",
        "blanked",
        "quantified",
        "unquantified",
        "unit_changed",
        "raised",
        "lowered",
        "comparator_stated",
        "comparator_changed",
        "reworded",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
    let effects: BTreeSet<&str> = annual.iter().map(|entry| entry.effect.as_str()).collect();
    assert_eq!(effects, BTreeSet::from(["looser", "neutral", "stricter", "unknown"]));
    let relations: BTreeSet<&str> = projects.iter().map(|project| project.relation).collect();
    assert_eq!(relations, BTreeSet::from(["continued", "ended", "merged", "new", "split"]));
    assert!(projects.iter().any(|p| p.renamed == Some(true)));
    assert!(projects.iter().any(|p| p.transferred == Some(true)));
    assert!(changes.pairs.iter().flat_map(|pair| &pair.units).any(|unit| unit.renamed));
    let goals: BTreeSet<_> = projects.iter().filter_map(|project| project.goal).collect();
    assert_eq!(goals, BTreeSet::from(["changed", "only_years", "unchanged"]));
}

/// What is listed differs in the tables, what is not listed does not.
#[test]
fn lists_all_that_differs_and_nothing_else() {
    let (years, changes) = demo().unwrap();
    for (pair, two) in changes.pairs.iter().zip(years.windows(2)) {
        let (old, new) = (&two[0].table, &two[1].table);
        assert_eq!((&pair.old, &pair.new), (&two[0].file, &two[1].file));
        let mut places_old = BTreeSet::new();
        let mut places_new = BTreeSet::new();
        for entry in &pair.projects {
            places_old.extend(entry.old.iter().map(|place| (place.unit.clone(), place.name.clone())));
            places_new.extend(entry.new.iter().map(|place| (place.unit.clone(), place.name.clone())));
            let olds: Vec<&Project> = entry.old.iter().map(|place| find(old, place)).collect();
            let news: Vec<&Project> = entry.new.iter().map(|place| find(new, place)).collect();
            check_entry(entry, &olds, &news);
        }
        let image = |unit: &str| pair.units.iter().find(|entry| entry.new == unit).unwrap().old.clone();
        let mut n_unlisted = 0;
        for (unit, project) in new.projects() {
            if places_new.contains(&(unit.name.clone(), project.name.clone())) {
                continue;
            }
            let place = Place { unit: image(&unit.name), name: project.name.clone() };
            assert!(places_old.insert((place.unit.clone(), place.name.clone())), "{place:?}");
            let before = find(old, &place);
            assert_eq!((total(before), &before.goal), (total(project), &project.goal), "{place:?}");
            assert!(
                before.indicators.iter().map(texts).eq(project.indicators.iter().map(texts)),
                "{place:?}"
            );
            n_unlisted += 1;
        }
        assert!(n_unlisted > 0, "some project stays as it is");
        assert_eq!(places_old.len(), old.n_projects());
    }
}

fn texts(indicator: &Indicator) -> [&str; 3] {
    [
        &indicator.name,
        &indicator.annual_target.as_ref().unwrap().raw,
        &indicator.cycle_target.as_ref().unwrap().raw,
    ]
}

fn check_entry(entry: &ProjectEntry, olds: &[&Project], news: &[&Project]) {
    let money =
        |side: &[&Project]| (!side.is_empty()).then(|| side.iter().map(|p| total(p)).sum::<Decimal>());
    match &entry.amounts {
        Some(amounts) => {
            assert_eq!((amounts.total.old, amounts.total.new), (money(olds), money(news)), "{entry:?}");
            assert_ne!(amounts.total.old, amounts.total.new, "{entry:?}");
        }
        None => assert_eq!(money(olds), money(news), "{entry:?}"),
    }
    if let ([old], [new]) = (olds, news) {
        assert_eq!(old.goal == new.goal, entry.goal == Some("unchanged"), "{entry:?}");
    }
    let mut seen_old = BTreeSet::new();
    let mut seen_new = BTreeSet::new();
    for change in &entry.indicators {
        let old = by_name(olds, change.old_name.as_ref());
        let new = by_name(news, change.new_name.as_ref());
        assert_eq!(old.is_some(), change.relation != "new", "{change:?}");
        assert_eq!(new.is_some(), change.relation != "dropped", "{change:?}");
        seen_old.extend(change.old_name.as_ref());
        seen_new.extend(change.new_name.as_ref());
        if let (Some(old), Some(new)) = (old, new) {
            let is_same = |a: usize| texts(old)[a] == texts(new)[a];
            assert_eq!(!change.renamed, is_same(0), "{change:?}");
            assert_eq!(change.annual.as_ref().unwrap().is_unchanged(), is_same(1), "{change:?}");
            assert_eq!(change.cycle.as_ref().unwrap().is_unchanged(), is_same(2), "{change:?}");
            let category = |indicator: &Indicator| indicator.category.unwrap();
            assert_eq!(change.reclassified, !category(old).is_same(category(new)), "{change:?}");
        }
    }
    let unlisted = |side: &[&Project], seen: &BTreeSet<&String>| -> Vec<[String; 3]> {
        let all = side.iter().flat_map(|p| &p.indicators).filter(|i| !seen.contains(&i.name));
        let mut all: Vec<_> = all.map(|i| texts(i).map(str::to_owned)).collect();
        all.sort();
        all
    };
    assert_eq!(unlisted(olds, &seen_old), unlisted(news, &seen_new), "{entry:?}");
}

#[test]
fn the_folder_holds_what_is_generated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/demo");
    let (years, changes) = demo().unwrap();
    for year in &years {
        let text = std::fs::read_to_string(folder.join(&year.file)).unwrap();
        assert!(text == year.text(), "run the binary generate_demo: {}", year.file);
    }
    let listed = std::fs::read_to_string(folder.join("changes.json")).unwrap();
    assert!(listed == changes.to_json().unwrap(), "run the binary generate_demo: changes.json");
}
