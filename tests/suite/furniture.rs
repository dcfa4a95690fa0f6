//! What stands around and between the rows: page numbers, notes, other white space, other signs. None of it may
//! change a field, and none of it may get lost.

use crate::accounting::unbalanced;
use duibiao_core::{Absence, AmountCell, AnnualTable};
use duibiao_parse::ReadOptions;

const HEADING: &str = "项目名称（资金使用单位） 总计 财政拨款\n财政专户\n拨款\n其他资金 绩效目标 绩效指标\n";

/// A table of two pages; `{page}` stands at the end of the first, `{end}` at the end of the second.
const TABLE: &str = "2025年部门预算项目支出绩效目标表（虚构示例）\n部门名称：示例市示例局 单位：万元\n{heading}\
合计 35.50 35.50\n示例市示例局 30.50 30.50\n    职工培训经费 10.00 10.00\n开展职工业务培训，提升履职能力，采购设备\n120\n台。\n\
1、1-产出指标；11-数量指标；培训人次；实施周期指标值:≥100人次；年度指标\n值:≥1\n200\n{page}{heading}人次。\
2、2-效益指标；22-社会效益；能力；实施周期指标值:提升；年度指标值:提升。\n    \
办公楼维修经费 20.50 20.50 保障办公楼安全使用。\n1、1-产出指标；12-质量指标；合格率；实施周期指标值:100%；年度指标值:100%。\n\
示例中心 5.00 5.00\n    设备采购项目 5.00 5.00 采购设备。\n\
1、3-满意度指标；31-服务对象满意度；满意度；实施周期指标值:≥80%；年度指标值:≥80%。\n{end}";

fn text(page: &str, end: &str) -> String {
    TABLE.replace("{heading}", HEADING).replace("{page}", page).replace("{end}", end)
}

fn read(text: &str) -> AnnualTable {
    let (reading, entries) =
        duibiao_parse::account("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap();
    let wrong = unbalanced(text, &entries);
    assert!(wrong.is_empty(), "{wrong:?}\n{text}");
    reading.tables.into_iter().next().unwrap()
}

/// Everything that a row says, one line a project.
fn rows(table: &AnnualTable) -> Vec<String> {
    let project = |(unit, project): (&duibiao_core::BudgetUnit, &duibiao_core::Project)| {
        let amount = |cell: AmountCell| cell.printed().map_or("∅".to_owned(), |number| number.to_string());
        let targets: Vec<&str> = project
            .indicators
            .iter()
            .filter_map(|one| Some(one.annual_target.as_ref()?.raw.as_str()))
            .collect();
        let goal = project.goal.as_deref().unwrap_or("∅");
        format!(
            "{}|{}|{}|{goal}|{}",
            unit.name,
            project.name,
            amount(project.amounts.total),
            targets.join("|")
        )
    };
    table.projects().map(project).collect()
}

const EXPECTED: [&str; 3] = [
    "示例市示例局|职工培训经费|10.00|开展职工业务培训，提升履职能力，采购设备120台。|≥1200人次|提升",
    "示例市示例局|办公楼维修经费|20.50|保障办公楼安全使用。|100%",
    "示例中心|设备采购项目|5.00|采购设备。|≥80%",
];

#[test]
fn page_numbers_change_no_field() {
    for (page, end) in [
        ("", ""),
        ("- 1 -\n", "- 2 -\n"),
        ("—1—\n", "—2—\n"),
        ("－1－\n", ""),
        ("第 1 页，共 2 页\n", "第 2 页，共 2 页\n"),
        ("Page 1\n", "Page 2\n"),
        ("1\n", "2\n"),
        ("1/2\n", "2/2\n"),
        ("\u{c}", "\u{c}"),
    ] {
        let table = read(&text(page, end));
        assert_eq!(rows(&table), EXPECTED, "{page:?} {end:?}");
        assert_eq!(table.units.len(), 2, "{page:?} {end:?}");
    }
}

#[test]
fn what_stands_below_the_table_is_kept_apart() {
    for end in ["注：本表虚构。\n", "填报人：某某\n", "2025年1月20日\n", "示例站\n"] {
        let table = read(&text("", end));
        assert_eq!(rows(&table), EXPECTED, "{end}");
        assert!(table.findings.iter().any(|finding| finding.code.id() == "PAR-07"), "{end}");
    }
}

#[test]
fn other_white_space_and_signs_are_read_alike() {
    let plain = text("", "");
    let wide_digits = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c })
            .collect()
    };
    let amounts = [("10.00 10.00", "10.00"), ("20.50 20.50", "20.50"), ("5.00 5.00", "5.00")];
    for gap in ["\t", "\u{a0}", "\u{3000}", " \t"] {
        let edited = amounts.iter().fold(plain.clone(), |text, (pair, one)| {
            text.replace(&format!(" {pair}"), &format!("{gap}{one}{gap}{one}"))
        });
        assert_eq!(rows(&read(&edited)), EXPECTED, "{gap:?}");
    }
    let edited = amounts.iter().fold(plain.clone(), |text, (pair, _)| text.replace(pair, &wide_digits(pair)));
    assert_eq!(rows(&read(&edited)), EXPECTED);
    assert_eq!(rows(&read(&plain.replace("    ", "\t"))), EXPECTED);
    assert_eq!(rows(&read(&plain.replace("    ", "\u{3000}"))), EXPECTED);
    // An extraction may lose the indent altogether.
    assert_eq!(rows(&read(&plain.replace("    ", ""))), EXPECTED);
}

#[test]
fn absent_amounts_say_why() {
    let total =
        |pair: &str| read(&text("", "").replace("20.50 20.50", pair)).units[0].projects[1].amounts.total;
    assert_eq!(total("- -"), AmountCell::Absent(Absence::Dash));
    assert_eq!(total("— — — —"), AmountCell::Absent(Absence::Dash));
    assert_eq!(total("1,2345.00 10.00"), AmountCell::Absent(Absence::Unreadable));
    assert_eq!(total("(20.50) (20.50)").printed().unwrap().to_string(), "-20.50");
    assert_eq!(total("－20.50 －20.50").printed().unwrap().to_string(), "-20.50");
}

#[test]
fn the_issuer_of_the_document_comes_first() {
    let cover = read(&format!(
        "示例市某某局2025年度部门预算\n{}",
        text("", "").replace("2025年部门预算项目", "项目")
    ));
    assert_eq!((cover.department.as_deref(), cover.fiscal_year), (Some("示例市某某局"), Some(2025)));
    let title = read(&text("", "").replace("2025年部门预算项目", "示例市某某局2025年度部门预算项目"));
    assert_eq!((title.department.as_deref(), title.fiscal_year), (Some("示例市某某局"), Some(2025)));
}

#[test]
fn a_number_alone_before_a_heading_is_a_part_of_its_cell() {
    let table =
        read(&text("", "").replace("200\n", "").replace("年度指标\n值:≥1\n", "年度指标\n值:≥1\n2\n00\n"));
    assert_eq!(rows(&table)[0], EXPECTED[0]);
}
