//! What stands behind the money of projects: tags, their bridges, periods, totals over all years.

use duibiao_core::{AmountCell, AnnualTable, MoneyUnit, Period, Side};
use duibiao_diff::{ChangeSet, Options, PeriodMove, ProjectChange, TagKind, TagSource, compare};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// A table of one unit with these projects and amounts in 万元.
fn table(year: i32, projects: &[(&str, &str)]) -> AnnualTable {
    let sum: Decimal = projects.iter().map(|(_, amount)| amount.parse::<Decimal>().unwrap()).sum();
    let mut text = format!(
        "项目支出绩效目标表（虚构示例）\n部门名称：示例市示例区民政局 单位：万元\n\
         项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 {sum} {sum}\n示例市示例区民政局 {sum} {sum}\n"
    );
    for (name, amount) in projects {
        writeln!(
            text,
            "    {name} {amount} {amount}\n做好{name}。\n1、1-产出指标；11-数量指标；{name}次数；年度指标值:≥5次。"
        )
        .unwrap();
    }
    let options = duibiao_parse::ReadOptions::default();
    duibiao_parse::read(&format!("{year}年.txt"), text.as_bytes(), &options).unwrap().tables.remove(0)
}

fn compared(old: &AnnualTable, new: &AnnualTable) -> ChangeSet {
    let changes = compare(old, 0, new, 0, &Options::default());
    assert_eq!(duibiao_tests::invariants::money_adds_up(&changes), Vec::<String>::new());
    changes
}

fn entry<'a>(changes: &'a ChangeSet, name: &str) -> &'a ProjectChange {
    changes.projects.iter().find(|entry| entry.old.iter().chain(&entry.new).any(|p| p.name == name)).unwrap()
}

fn decimal(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

#[test]
fn tags_say_their_words_and_have_bridges_that_close() {
    let old =
        table(2024, &[("养老服务补助（提前下达）", "10.00"), ("殡葬设施尾款", "4.00"), ("机关运行", "3.00")]);
    let mut new = table(
        2025,
        &[("养老服务补助（提前下达）", "12.50"), ("救灾（提前下达）", "2.00"), ("机关运行", "3.50")],
    );
    new.units[0].projects[2].amounts.carryover = AmountCell::read("0.50");
    let changes = compared(&old, &new);

    let tags = &entry(&changes, "养老服务补助（提前下达）").tags;
    let told: Vec<_> = tags.iter().map(|tag| (tag.tag, tag.side, tag.source, tag.text.as_str())).collect();
    let advance = |side| (TagKind::AdvanceAllocation, side, TagSource::Name, "提前下达");
    assert_eq!(told, [advance(Side::Old), advance(Side::New)]);
    assert!(tags.iter().all(|tag| tag.origin.is_somewhere()));
    let carried = &entry(&changes, "机关运行").tags[0];
    assert_eq!(
        (carried.tag, carried.source, carried.text.as_str()),
        (TagKind::Carryover, TagSource::Column, "上年结转0.50")
    );

    let kinds: Vec<TagKind> = changes.bridge_by_tag.iter().map(|one| one.tag).collect();
    assert_eq!(kinds, [TagKind::AdvanceAllocation, TagKind::Carryover, TagKind::FinalPayment]);
    let bridge = &changes.bridge_by_tag[0].bridge;
    let lines =
        [bridge.old_total, bridge.added, bridge.increased, bridge.new_total].map(|line| line.to_string());
    assert_eq!(lines, ["10.00", "2.00", "2.50", "14.50"]);
}

#[test]
fn nothing_is_tagged_where_nothing_says_so() {
    let (old, new) = (table(2024, &[("机关运行", "3.00")]), table(2025, &[("机关运行", "3.50")]));
    let changes = compared(&old, &new);
    assert!(changes.bridge_by_tag.is_empty());
    let entry = entry(&changes, "机关运行");
    assert!(entry.tags.is_empty() && entry.period.is_none() && entry.lifetime_total.is_none());
}

#[test]
fn totals_over_all_years_meet_their_like_only() {
    let mut old = table(2024, &[("机关运行", "3.00"), ("信息系统建设", "30.00")]);
    let mut new = table(2025, &[("机关运行", "3.50"), ("信息系统建设", "30.00")]);
    old.units[0].projects[1].lifetime_total = Some("90".to_owned());
    let alone = compared(&old, &new);
    let lifetime = entry(&alone, "信息系统建设").lifetime_total.clone().unwrap();
    assert_eq!(
        (lifetime.old, lifetime.new, lifetime.delta, lifetime.rate),
        (decimal("90"), None, None, None)
    );

    // The new table prints 元.
    new.money_unit = Some(MoneyUnit::Yuan);
    new.units[0].projects[1].lifetime_total = Some("1200000".to_owned());
    let changes = compared(&old, &new);
    let lifetime = entry(&changes, "信息系统建设").lifetime_total.clone().unwrap();
    assert_eq!((lifetime.delta, lifetime.rate), (decimal("300000"), decimal("0.333333")));
}

#[test]
fn periods_that_end_later_are_extended() {
    let period =
        |end: &str| Some(Period { start: Some("2023年1月".to_owned()), end: Some(end.to_owned()) });
    let mut old = table(2024, &[("信息系统建设", "30.00")]);
    let mut new = table(2025, &[("信息系统建设", "30.00")]);
    old.units[0].projects[0].period = period("2024年12月");
    new.units[0].projects[0].period = period("2025年6月");
    let moved = |old: &AnnualTable, new: &AnnualTable| {
        entry(&compared(old, new), "信息系统建设").period.clone().unwrap().change
    };
    assert_eq!(moved(&old, &new), Some(PeriodMove::Extended));
    assert_eq!(moved(&new, &old), Some(PeriodMove::Shortened));
    new.units[0].projects[0].period = None;
    assert_eq!(moved(&old, &new), None);
}
