use super::*;
use crate::tables::{annual_table, appropriation, budget_unit, four_columns, indicator, project};
use duibiao_core::Project;

fn money(text: &str) -> Amounts {
    appropriation(text.parse().unwrap())
}

fn table(projects: Vec<Project>) -> AnnualTable {
    let mut table = annual_table("项目支出绩效目标表", "甲局", None, money("1.00"));
    table.units = vec![budget_unit("甲局", money("1.00"), projects)];
    table
}

fn many(n: usize) -> Project {
    let indicators = (1..=n).map(|seq| indicator(seq, "12", "验收合格率", "≥95%", "≥95%")).collect();
    project("乙经费", money("1.00"), "办好。", indicators)
}

/// The text without blank lines.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn writes_rows_as_the_published_table_does() {
    let first = project(
        "示例区人社办公楼维护维修经费",
        money("10.00"),
        "通过该项目的开展，保障办公楼出现的房屋补漏等问题得到有效解决。",
        vec![indicator(1, "11", "人数", "5人", "5人")],
    );
    let text = render(&table(vec![first, many(1)]), &Style::default());
    let expected = [
        "项目支出绩效目标表",
        "部门名称：甲局 单位：万元",
        "项目名称（资金使用单位） 总计 财政拨款",
        "财政专户",
        "拨款",
        "其他资金 绩效目标 绩效指标",
        "合计 1.00 1.00",
        "甲局 1.00 1.00",
        "    示例区人社办公楼维护",
        "维修经费",
        "10.00 10.00",
        "通过该项目的开展，保障办公楼出现的",
        "房屋补漏等问题得到有效解决。",
        "1、1-产出指标；11-数量指标；人数；实施周期指标值:5人；年度指标",
        "值:5人。",
        "    乙经费 1.00 1.00 办好。",
        "1、1-产出指标；12-质量指标；验收合格率；实施周期指标值:≥95%；年",
        "度指标值:≥95%。",
    ];
    assert_eq!(lines(&text), expected);
    assert!(text.starts_with("\n项目支出") && text.ends_with("。\n\n\n"));
}

#[test]
fn repeats_the_heading_in_the_middle_of_a_project_if_asked() {
    let style = Style { split_projects: true, page_lines: 12, ..Style::default() };
    let table = table(vec![many(4)]);
    let text = render(&table, &style);
    let heading = lines(&text).iter().rposition(|line| line.starts_with("项目名称（")).unwrap();
    let name = lines(&text).iter().position(|line| line.contains("乙经费")).unwrap();
    assert!(heading > name && lines(&text).len() > heading + 4);
    // Whole projects move to the next page otherwise.
    let text = render(&table, &Style { page_lines: 12, ..Style::default() });
    let heading = lines(&text).iter().rposition(|line| line.starts_with("项目名称（")).unwrap();
    let name = lines(&text).iter().position(|line| line.contains("乙经费")).unwrap();
    assert!(heading > 2 && heading < name);
}

#[test]
fn says_what_it_cannot_write() {
    let with = |change: &dyn Fn(&mut Project)| {
        let mut project = many(2);
        change(&mut project);
        is_representable(&table(vec![project]))
    };
    assert!(with(&|_| ()));
    assert!(with(
        &|p| p.amounts = four_columns("1.00".parse().unwrap(), Decimal::new(0, 2), Decimal::new(50, 2))
    ));
    let faults: [&dyn Fn(&mut Project); 12] = [
        &|p| p.name = "乙经费 1.00".to_owned(),
        &|p| p.name = "乙经费2025".to_owned(),
        &|p| p.name = "1.00万元以下项目".to_owned(),
        &|p| p.goal = Some("办好 事情".to_owned()),
        &|p| p.goal = Some("1、1-产出指标；".to_owned()),
        &|p| p.goal = Some("共12.50".to_owned()),
        &|p| p.amounts.total = AmountCell::Printed(Decimal::new(5, 1)),
        &|p| p.amounts.other = AmountCell::Printed(Decimal::new(500, 2)),
        &|p| p.indicators[1].seq = Some(3),
        &|p| p.indicators[0].name = "甲；乙".to_owned(),
        &|p| p.indicators[0].annual_target = Some(duibiao_core::Target::read("好。")),
        &|p| p.indicators[0].annual_target = Some(duibiao_core::Target::read("好。2、1-产出")),
    ];
    for (idx, fault) in faults.iter().enumerate() {
        assert!(!with(*fault), "{idx}");
    }
}

#[test]
fn groups_digits() {
    for (text, expected) in
        [("0.02", "0.02"), ("999.00", "999.00"), ("24955.91", "24,955.91"), ("1234567", "1,234,567")]
    {
        assert_eq!(grouped(text.parse().unwrap()), expected);
    }
}

/// The published table, read and written again, breaks its lines where they were broken. What differs: a goal
/// with line feeds of its own, and three indicator cells where the fitted widths are off by a hair.
#[test]
fn breaks_the_published_table_as_it_was() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/zengcheng-hrss-2025.txt");
    let published = std::fs::read_to_string(path).unwrap();
    let reading =
        duibiao_parse::read("", published.as_bytes(), &duibiao_parse::ReadOptions::default()).unwrap();
    let written = render(&reading.tables[0], &Style::default());
    let written: std::collections::BTreeSet<&str> = lines(&written).into_iter().map(str::trim_end).collect();
    let published: Vec<&str> = lines(&published).into_iter().map(str::trim_end).collect();
    let missing: Vec<_> = published.iter().filter(|line| !written.contains(*line)).collect();
    assert!(missing.len() * 100 <= published.len() * 3, "{missing:#?}");
}
