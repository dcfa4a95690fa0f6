//! The measure of accuracy: the generator is deterministic and its truth consistent, the scorer counts what it
//! says, and the comparison keeps a least accuracy on a few departments of every level.

use duibiao_core::AnnualTable;
use duibiao_diff::{ChangeKind, Effect, Relation};
use duibiao_tests::accuracy::Case;
use duibiao_tests::accuracy::scoring::score_case;
use duibiao_tests::accuracy::tally::{Pairs, Score, Share, Sort};
use duibiao_tests::constructed::words::{FIT, HELD_OUT};
use duibiao_tests::constructed::{
    Accepted, Distinction, HardNegative, Level, TrueEntry, TrueIndicator, Truth, pair,
};
use duibiao_tests::tables;
use rust_decimal::Decimal;

fn case(level: Level, index: u64) -> Case {
    let pair = pair(level, if index.is_multiple_of(2) { &FIT } else { &HELD_OUT }, 17, index);
    let name = format!("{} {index}", level.name());
    Case { name, old: pair.old, new: pair.new, truth: pair.truth }
}

#[test]
fn the_generator_is_deterministic_and_its_truth_consistent() {
    for level in Level::ALL {
        for index in 0..25 {
            let (once, again) = (case(level, index), case(level, index));
            assert_eq!((&once.old, &once.new), (&again.old, &again.new));
            assert_eq!(once.truth, again.truth);
            let (n_old, n_new) = (once.old.n_projects(), once.new.n_projects());
            assert_eq!(once.truth.faults(n_old, n_new), Vec::<String>::new(), "{}", once.name);
            assert!((15..=70).contains(&n_old), "{}: {n_old} projects", once.name);
        }
    }
}

#[test]
fn every_relation_and_distinction_is_made() {
    let mut relations = Vec::new();
    let mut distinctions = Vec::new();
    for index in 0..150 {
        let truth = case(Level::High, index).truth;
        relations.extend(truth.entries.iter().map(|entry| format!("{:?}", entry.relation)));
        distinctions.extend(truth.hard_negatives.iter().map(|hard| hard.by));
    }
    relations.sort();
    relations.dedup();
    distinctions.sort();
    distinctions.dedup();
    assert_eq!(relations, ["Continued", "Ended", "Merged", "New", "Regrouped", "Split"]);
    // All but the one that truth files have.
    assert_eq!(distinctions.len(), 10, "{distinctions:?}");
}

/// Floors in thousandths, somewhat below what is measured.
struct Floors {
    projects: usize,
    /// A ceiling, of hard negatives that are linked.
    hard_linked: usize,
    indicators: usize,
}

fn check(level: Level, floors: &Floors) {
    let mut all = Score::default();
    (0..30).for_each(|index| all.add(&score_case(&case(level, index))));
    let wrong: Vec<_> =
        all.wrong.iter().filter(|wrong| matches!(wrong.sort, Sort::Kind | Sort::Effect)).take(20).collect();
    assert!(all.projects.f1_thousandths() >= floors.projects, "{:?}", all.projects);
    assert!(all.hard_linked.thousandths() <= floors.hard_linked, "{:?}", all.hard_linked);
    assert!(all.indicators.f1_thousandths() >= floors.indicators, "{:?}", all.indicators);
    assert!(all.kinds.thousandths() >= 998 && all.effects.thousandths() >= 998, "{wrong:#?}");
    assert_eq!(all.bridges, Share { hits: 30, n: 30 });
}

#[test]
fn least_accuracy_of_little_change() {
    check(Level::Low, &Floors { projects: 980, hard_linked: 200, indicators: 993 });
}

#[test]
fn least_accuracy_of_some_change() {
    check(Level::Mid, &Floors { projects: 970, hard_linked: 200, indicators: 985 });
}

#[test]
fn least_accuracy_of_much_change() {
    check(Level::High, &Floors { projects: 950, hard_linked: 200, indicators: 970 });
}

#[test]
fn least_accuracy_of_churn() {
    check(Level::Churn, &Floors { projects: 935, hard_linked: 200, indicators: 935 });
}

/// A table of one unit with these projects, each with one indicator.
fn table(year: i32, projects: &[(&str, &str)]) -> AnnualTable {
    let money = tables::appropriation(Decimal::new(1000, 2));
    let written = projects.iter().map(|(name, target)| {
        let indicator = tables::indicator(1, "12", "验收合格率", target, target);
        tables::project(name, money.clone(), &format!("完成{name}。"), vec![indicator])
    });
    let projects: Vec<_> = written.collect();
    let sums = tables::sum(projects.iter().map(|project| &project.amounts), &money_of_none());
    let title = format!("{year}年部门预算项目支出绩效目标表");
    let mut table = tables::annual_table(&title, "沄溪市枫渡区水务局", Some(year), sums.clone());
    table.units = vec![tables::budget_unit("沄溪市枫渡区水务局", sums, projects)];
    table
}

fn money_of_none() -> duibiao_core::Amounts {
    tables::appropriation(Decimal::new(0, 2))
}

fn entry(relation: Relation, old: &[usize], new: &[usize]) -> TrueEntry {
    TrueEntry {
        relation,
        old: old.to_vec(),
        new: new.to_vec(),
        renamed: None,
        transferred: None,
        indicators: Vec::new(),
    }
}

/// Two tables of the same two projects, whose second one has another target, and a truth for them.
fn small(entries: Vec<TrueEntry>, hard_negatives: Vec<HardNegative>) -> Case {
    Case {
        name: "small".to_owned(),
        old: table(2024, &[("河堤加固工程", "≥95%"), ("泵站维护", "≥90%")]),
        new: table(2025, &[("河堤加固工程", "≥95%"), ("泵站维护", "≥92%")]),
        truth: Truth { entries, hard_negatives },
    }
}

fn raised(kind: ChangeKind, effect: Effect) -> TrueIndicator {
    let accepted = Accepted::only(kind, Some(effect));
    TrueIndicator { old: 0, new: 0, cycle: Accepted::default(), annual: accepted }
}

#[test]
fn what_is_right_counts_as_right() {
    let mut second = entry(Relation::Continued, &[1], &[1]);
    second.renamed = Some(false);
    second.indicators = vec![raised(ChangeKind::Raised, Effect::Stricter)];
    let mut first = entry(Relation::Continued, &[0], &[0]);
    first.indicators = vec![raised(ChangeKind::Unchanged, Effect::Neutral)];
    let score = score_case(&small(vec![first, second], Vec::new()));
    assert_eq!(score.projects, Pairs { truth: 2, found: 2, both: 2 });
    assert_eq!(score.non_exact, Pairs::default());
    assert_eq!(score.indicators, Pairs { truth: 2, found: 2, both: 2 });
    assert_eq!((score.kinds, score.kinds_of_changes), (Share { hits: 2, n: 2 }, Share { hits: 1, n: 1 }));
    assert_eq!((score.effects, score.renamed), (Share { hits: 2, n: 2 }, Share { hits: 1, n: 1 }));
    assert_eq!(score.wrong, []);
}

#[test]
fn wrong_links_kinds_and_names_count_as_wrong() {
    let mut second = entry(Relation::Continued, &[1], &[1]);
    second.renamed = Some(true);
    second.indicators = vec![raised(ChangeKind::Lowered, Effect::Looser)];
    let entries = vec![entry(Relation::Ended, &[0], &[]), entry(Relation::New, &[], &[0]), second];
    let hard = HardNegative { old: 0, new: 0, by: Distinction::Place, beside: false };
    let score = score_case(&small(entries, vec![hard]));
    assert_eq!(score.projects, Pairs { truth: 1, found: 2, both: 1 });
    assert_eq!(score.projects.f1_thousandths(), 666);
    assert_eq!(score.hard_linked, Share { hits: 1, n: 1 });
    assert_eq!(score.hard_by[&Distinction::Place], Share { hits: 1, n: 1 });
    assert_eq!((score.kinds, score.effects), (Share { hits: 0, n: 1 }, Share { hits: 0, n: 1 }));
    assert_eq!(score.renamed, Share { hits: 0, n: 1 });
    let sorts: Vec<Sort> = score.wrong.iter().map(|wrong| wrong.sort).collect();
    let expected = [Sort::InventedProject, Sort::HardNegative, Sort::Status, Sort::Kind, Sort::Effect];
    assert_eq!(sorts, expected);
}

#[test]
fn a_group_counts_only_when_it_is_whole() {
    let score = score_case(&small(vec![entry(Relation::Regrouped, &[0, 1], &[0, 1])], Vec::new()));
    assert_eq!(score.projects, Pairs { truth: 4, found: 2, both: 2 });
    assert_eq!((score.regroupings, score.groups()), (Share { hits: 0, n: 1 }, Share { hits: 0, n: 1 }));
    let groups = score.wrong.iter().filter(|wrong| wrong.sort == Sort::MissedGroup);
    assert_eq!(groups.count(), 1);
}
