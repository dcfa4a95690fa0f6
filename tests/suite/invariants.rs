//! The invariants as properties over made-up pairs of years, and for each a planted fault that it catches.

use crate::accounting::unbalanced;
use duibiao_core::{AnnualTable, Target};
use duibiao_diff::{ChangeKind, ChangeSet, Options, Relation, compare};
use duibiao_parse::{ErrorKind, ReadOptions};
use duibiao_tests::invariants::{
    covers_everything_once, is_without_change, matched_contents, mirrors, money_adds_up,
};
use duibiao_tests::{extraction, mutation, synthetic};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn diff(old: &AnnualTable, new: &AnnualTable) -> ChangeSet {
    compare(old, 0, new, 0, &Options::default())
}

fn pair(seed: u64) -> (AnnualTable, AnnualTable) {
    let old = synthetic::table(seed, seed % 1000, &synthetic::Shape::small(seed));
    let new = mutation::next_year(&old, seed ^ 0x5EED);
    (old, new)
}

/// The table as read from its own rendering, without places: what the rendering must preserve.
fn printed(table: &AnnualTable) -> serde_json::Value {
    let mut value = serde_json::json!({
        "title": table.title, "department": table.department, "money_unit": table.money_unit,
        "total": table.total, "units": table.units,
    });
    drop_origins(&mut value);
    value
}

fn drop_origins(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|key, _| !key.ends_with("origin"));
            map.values_mut().for_each(drop_origins);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(drop_origins),
        _ => {}
    }
}

fn reread(table: &AnnualTable, style: &extraction::Style) -> (String, AnnualTable) {
    let text = extraction::render(table, style);
    let reading = duibiao_parse::read("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(reading.tables.len(), 1, "{text}");
    (text, reading.tables.into_iter().next().unwrap())
}

fn read_back(name: &str, bytes: &[u8]) -> Vec<AnnualTable> {
    duibiao_parse::read(name, bytes, &ReadOptions::default()).unwrap().tables
}

/// The tables without what follows from the file they were read from.
fn as_they_were(tables: &[AnnualTable]) -> Vec<AnnualTable> {
    let mut tables = tables.to_vec();
    for table in &mut tables {
        table.source = duibiao_core::Source::default();
    }
    tables
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_and_reading_lose_nothing(seed in any::<u64>(), style in any::<u64>()) {
        let table = synthetic::table(seed, 0, &synthetic::Shape::small(seed));
        let (text, read) = reread(&table, &extraction::Style::varied(style));
        prop_assert_eq!(printed(&table), printed(&read));
        let (_, entries) = duibiao_parse::account("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
        let wrong = unbalanced(&text, &entries);
        prop_assert!(wrong.is_empty(), "{:?}", wrong);
    }

    #[test]
    fn a_table_against_itself_has_no_change(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        for table in [old, new] {
            let broken = is_without_change(&diff(&table, &table));
            prop_assert!(broken.is_empty(), "{:#?}", broken);
        }
    }

    #[test]
    fn every_entry_stands_once_and_money_adds_up(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        let changes = diff(&old, &new);
        let broken = [covers_everything_once(&old, &new, &changes), money_adds_up(&changes)].concat();
        prop_assert!(broken.is_empty(), "{:#?}", broken);
    }

    #[test]
    fn swapped_sides_mirror(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        let broken = mirrors(&diff(&old, &new), &diff(&new, &old));
        prop_assert!(broken.is_empty(), "{:#?}", broken);
    }

    #[test]
    fn the_order_of_rows_matches_nobody_else(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        let (old_shuffled, new_shuffled) = (mutation::shuffled(&old, seed), mutation::shuffled(&new, !seed));
        let here = matched_contents(&old, &new, &diff(&old, &new));
        let there = matched_contents(&old_shuffled, &new_shuffled, &diff(&old_shuffled, &new_shuffled));
        prop_assert_eq!(here, there);
    }

    #[test]
    fn a_change_set_reads_back_from_its_json(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        let changes = diff(&old, &new);
        let json = serde_json::to_string(&changes).unwrap();
        let read: ChangeSet = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(json, serde_json::to_string(&read).unwrap());
        let json = serde_json::to_string(&old).unwrap();
        let read: AnnualTable = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(old, read);
    }

    #[test]
    fn a_table_reads_back_from_json_and_from_the_workbook(seed in any::<u64>()) {
        let (old, new) = pair(seed);
        let tables = [old, new];
        let json = duibiao_report::json::documents_json(&tables, &[]);
        prop_assert_eq!(as_they_were(&read_back("表.json", json.as_bytes())), as_they_were(&tables));
        let workbook = duibiao_report::workbook::documents_workbook(&tables, &[]).unwrap();
        prop_assert_eq!(as_they_were(&read_back("表.xlsx", &workbook)), as_they_were(&tables));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = duibiao_parse::read("表.txt", &bytes, &ReadOptions::default());
    }

    #[test]
    fn any_damage_to_a_table_is_read_or_refused(seed in any::<u64>(), cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<char>()), 1..6)) {
        let table = synthetic::table(seed, 0, &synthetic::Shape::small(seed));
        let mut chars: Vec<char> = extraction::render(&table, &extraction::Style::varied(seed)).chars().collect();
        for (at, length, inserted) in cuts {
            let at = at.index(chars.len());
            let end = (at + length.index(40)).min(chars.len());
            chars.splice(at..end, [inserted]);
        }
        let text: String = chars.into_iter().collect();
        if let Ok((reading, entries)) = duibiao_parse::account("表.txt", text.as_bytes(), &ReadOptions::default()) {
            let wrong = unbalanced(&text, &entries);
            prop_assert!(wrong.is_empty(), "{:?}", wrong);
            for table in &reading.tables {
                let broken = money_adds_up(&diff(table, table));
                prop_assert!(broken.is_empty(), "{:?}", broken);
            }
        }
    }

    #[test]
    fn any_text_is_a_target(raw in "\\PC{0,40}|[0-9≥≤%万元人次年月日底前至~-]{0,20}") {
        let target = Target::read(&raw);
        prop_assert_eq!(&target.raw, &raw);
        let json = serde_json::to_string(&target).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Target>(&json).unwrap(), &target);
        prop_assert_eq!(Target::read(&raw), target);
    }
}

/// One comparison with enough in it for every fault below.
fn sample() -> (AnnualTable, AnnualTable, ChangeSet) {
    (0..10_000)
        .map(|seed| {
            let (old, new) = pair(seed);
            let changes = diff(&old, &new);
            (old, new, changes)
        })
        .find(|(_, _, changes)| {
            let has = |relation| changes.projects.iter().any(|project| project.relation == relation);
            let moved = |p: &duibiao_diff::ProjectChange| {
                p.indicators.iter().filter_map(|i| i.annual.as_ref()).any(|c| c.kind == ChangeKind::Raised)
            };
            has(Relation::New) && has(Relation::Ended) && changes.projects.iter().any(moved)
        })
        .unwrap()
}

#[test]
fn a_planted_loss_in_print_is_found() {
    let table = synthetic::table(3, 0, &synthetic::Shape::small(3));
    let (text, _) = reread(&table, &extraction::Style::default());
    let goal = table.units[0].projects[0].goal.clone().unwrap();
    let first: String = goal.chars().take(3).collect();
    let text = text.replacen(&first, "", 1);
    let read = duibiao_parse::read("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
    assert_ne!(printed(&table), printed(&read.tables[0]));
}

#[test]
fn a_planted_change_is_found() {
    let (old, _, _) = sample();
    let mut other = old.clone();
    other.units[0].projects[0].indicators[0].annual_target = Some(Target::read("≥1234567人"));
    assert!(!is_without_change(&diff(&old, &other)).is_empty());
}

#[test]
fn a_planted_double_entry_is_found() {
    let (old, new, mut changes) = sample();
    let entry = changes.projects[0].clone();
    changes.projects.push(entry);
    assert!(!covers_everything_once(&old, &new, &changes).is_empty());
    let (old, new, mut changes) = sample();
    let entry = changes.projects.iter_mut().find(|project| !project.indicators.is_empty()).unwrap();
    entry.indicators.pop();
    assert!(!covers_everything_once(&old, &new, &changes).is_empty());
}

#[test]
fn a_planted_cent_is_found() {
    let cent = Decimal::new(1, 2);
    let (_, _, changes) = sample();
    assert!(money_adds_up(&changes).is_empty());
    let mut off = changes.clone();
    off.bridge.increased += cent;
    assert!(!money_adds_up(&off).is_empty());
    let mut off = changes.clone();
    let amounts = &mut off.projects[0].amounts.0[0].1;
    amounts.delta = amounts.delta.map(|delta| delta + cent);
    assert!(!money_adds_up(&off).is_empty());
    let mut off = changes;
    off.units[0].bridge.bridge.added += cent;
    assert!(!money_adds_up(&off).is_empty());
}

#[test]
fn a_planted_crooked_mirror_is_found() {
    let (old, new, changes) = sample();
    let mut swapped = diff(&new, &old);
    assert!(mirrors(&changes, &swapped).is_empty());
    let change = swapped
        .projects
        .iter_mut()
        .flat_map(|project| &mut project.indicators)
        .filter_map(|one| one.annual.as_mut())
        .find(|change| change.kind == ChangeKind::Lowered)
        .unwrap();
    change.kind = ChangeKind::Raised;
    assert!(!mirrors(&changes, &swapped).is_empty());
}

#[test]
fn a_planted_wrong_match_is_found() {
    let (old, new, mut changes) = sample();
    let here = matched_contents(&old, &new, &changes);
    let linked: Vec<usize> = (0..changes.projects.len())
        .filter(|at| changes.projects[*at].relation == Relation::Continued)
        .take(2)
        .collect();
    let (a, b) = (linked[0], linked[1]);
    let swap = changes.projects[a].new.clone();
    changes.projects[a].new = std::mem::replace(&mut changes.projects[b].new, swap);
    assert_ne!(here, matched_contents(&old, &new, &changes));
}

#[test]
fn a_large_text_without_a_table_is_refused_at_once() {
    let text = "没有这样的表。\n".repeat(2_000_000);
    let error = duibiao_parse::read("大.txt", text.as_bytes(), &ReadOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoTable);
}

#[test]
fn absurd_amounts_are_kept_as_text_and_never_overflow() {
    let table = synthetic::table(5, 0, &synthetic::Shape::small(5));
    let text = extraction::render(&table, &extraction::Style::default());
    let amount = extraction::grouped(table.units[0].projects[0].amounts.total.printed().unwrap());
    for absurd in ["99999999999999.999999", "9999999999999999999999999999.99", "-99999999999999.99"] {
        let text = text.replacen(&format!("{amount} {amount}"), &format!("{absurd} {absurd}"), 1);
        let reading = duibiao_parse::read("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
        for table in &reading.tables {
            assert!(money_adds_up(&diff(table, table)).is_empty());
        }
    }
}

/// Shapes that no budget has: each would take for ever where everything is weighed against everything.
#[test]
fn absurd_shapes_end() {
    let head = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
                项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 1.00 1.00\n示例局 1.00 1.00\n";
    let indicator = |n: usize, target: usize| {
        format!("{n}、1-产出指标；11-数量指标；人数；实施周期指标值:≥{target}人；年度指标值:≥{target}人。")
    };
    let table = |body: String| {
        let text = format!("{head}{body}");
        duibiao_parse::read("2025年.txt", text.as_bytes(), &ReadOptions::default()).unwrap().tables.remove(0)
    };
    let same_names = |factor: usize| {
        let row = |n: usize| {
            format!(
                "    专项经费 {0}.00 {0}.00\n目标{n}。\n{1}\n",
                n * factor % 997,
                indicator(1, n * factor)
            )
        };
        table((0..4_000).map(row).collect())
    };
    let no_names_alike = |first: u32| {
        let name = |n: u32| -> String {
            let letter = |k: u32| char::from_u32(0x4e00 + (first + n * k) % 20_000).unwrap();
            [letter(7), letter(13), letter(29)].into_iter().collect()
        };
        let row = |n: u32| format!("    {} 1.00 1.00\n目标。\n{}\n", name(n), indicator(1, 1));
        let rows: Vec<String> = (0..3_000).map(row).collect();
        table(rows.concat())
    };
    let one_project = |factor: usize| {
        let indicators: String = (0..6_000).map(|n| indicator(n + 1, n * factor)).collect();
        table(format!("    甲经费 1.00 1.00\n目标。\n{indicators}\n"))
    };
    for (old, new) in [
        (same_names(1), same_names(3)),
        (no_names_alike(0), no_names_alike(9_001)),
        (one_project(1), one_project(3)),
    ] {
        let changes = diff(&old, &new);
        let broken = [covers_everything_once(&old, &new, &changes), money_adds_up(&changes)].concat();
        assert!(broken.is_empty(), "{:?}", &broken[..broken.len().min(3)]);
    }
}
