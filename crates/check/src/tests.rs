//! The rules on totals.

use super::*;
use duibiao_core::Severity;

/// A table of two projects in one unit with these printed totals, as (code, severity) of its findings.
fn check(grand: &str, subtotal: &str, rows: [&str; 2]) -> Vec<(&'static str, Severity)> {
    let indicator = "1、1-产出指标；11-数量指标；场次；实施周期指标值:≥5场；年度指标值:≥5场。";
    let text = format!(
        "项目支出绩效目标表\n部门名称：示例局 单位：万元\n\
         项目名称（资金使用单位） 总计 财政拨款 财政专户 拨款 其他资金 绩效目标 绩效指标\n合计 {grand}\n示例局 {subtotal}\n    \
         甲经费 {}\n目标。\n{indicator}\n    乙经费 {}\n目标。\n{indicator}\n",
        rows[0], rows[1]
    );
    let reading =
        duibiao_parse::read("2025年.txt", text.as_bytes(), &duibiao_parse::ReadOptions::default()).unwrap();
    check_totals(&reading.tables[0]).iter().map(|f| (f.code.id(), f.severity)).collect()
}

#[test]
fn totals_are_judged_with_the_rounding_bound() {
    use Severity::{Error, Info, Warning};
    let same = "3.00 3.00 0.00 0.00";
    let rows = ["1.00 1.00 0.00 0.00", "2.00 2.00 0.00 0.00"];
    for (grand, subtotal, rows, expected) in [
        (same, same, rows, vec![]),
        ("3.01 3.01 0.00 0.00", "3.01 3.01 0.00 0.00", rows, vec![("ARI-02", Info), ("ARI-03", Info)]),
        ("3.02 3.02 0.00 0.00", "3.02 3.02 0.00 0.00", rows, vec![("ARI-02", Error), ("ARI-03", Warning)]),
        ("9.00 9.00 0.00 0.00", same, rows, vec![("ARI-03", Error)]),
        (same, same, ["1.00 1.02 0.00 0.00", rows[1]], vec![]),
        (same, same, ["1.00 1.03 0.00 0.00", rows[1]], vec![("ARI-01", Error)]),
    ] {
        assert_eq!(check(grand, subtotal, rows), expected, "{grand} {subtotal} {rows:?}");
    }
}

/// Versions of one year, and tables in the wrong order, have no earlier year to be held against.
#[test]
fn changes_are_judged_from_a_year_to_a_later_one() {
    let table = |year: i32, amount: &str| {
        let text = format!(
            "{year}年项目支出绩效目标表\n部门名称：示例局 单位：万元\n项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n\
             合计 {amount} {amount}\n示例局 {amount} {amount}\n    甲经费 {amount} {amount}\n做好工作。\n\
             1、1-产出指标；11-数量指标；场次；实施周期指标值:≥5场；年度指标值:≥5场。\n"
        );
        let reading = duibiao_parse::read("表.txt", text.as_bytes(), &duibiao_parse::ReadOptions::default());
        reading.unwrap().tables.remove(0)
    };
    let more = Settings { select: vec!["XYR-03".to_owned()], ..Settings::default() };
    let n_found = |old: &AnnualTable, new: &AnnualTable| {
        let changes = duibiao_diff::compare(old, 0, new, 0, &duibiao_diff::Options::default());
        check_changes(&changes, old, new, &more).len()
    };
    let (initial, adjusted, next) = (table(2024, "10.00"), table(2024, "20.00"), table(2025, "20.00"));
    assert_eq!(n_found(&initial, &next), 1);
    assert_eq!(n_found(&initial, &adjusted), 0);
    assert_eq!(n_found(&table(2026, "10.00"), &next), 0);
}
