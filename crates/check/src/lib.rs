//! Audit rules on performance target tables (part of duibiao): what the numbers and texts of a table show by
//! themselves. Rules state facts, never motives; each has its own file with its manual page.
//!
//! # Example
//! ```
//! let text = "\
//! 项目支出绩效目标表（虚构示例）
//! 部门名称：示例市示例局 单位：万元
//! 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
//! 合计 3.00 3.00
//! 示例市示例局 3.00 3.00
//!     2025年宣传经费 2.00 2.00 做好2025年宣传。
//! 1、1-产出指标；11-数量指标；场次；实施周期指标值:≥5场；年度指标值:≥5场。
//! ";
//! let table = duibiao_parse::read("示例.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
//! let codes: Vec<&str> = duibiao_check::check_table(&table).iter().map(|finding| finding.code.id()).collect();
//! assert_eq!(codes, ["ARI-02", "ARI-03"]);
//! # Ok::<(), duibiao_parse::Error>(())
//! ```

mod rules;
mod sum;

pub use duibiao_core::rounding_bound;
pub use rules::{TABLE_RULES, TableRule};

use duibiao_core::{AnnualTable, Finding};

/// Checks one table by every rule that looks at a single table: findings by rule, then in document order.
pub fn check_table(table: &AnnualTable) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in TABLE_RULES {
        (rule.check)(table, &mut findings);
    }
    findings
}

#[cfg(test)]
mod tests {
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
            duibiao_parse::read("2025年.txt", text.as_bytes(), &duibiao_parse::ReadOptions::default())
                .unwrap();
        check_table(&reading.tables[0]).iter().map(|f| (f.code.id(), f.severity)).collect()
    }

    #[test]
    fn totals_are_judged_with_the_rounding_bound() {
        use Severity::{Error, Info, Warning};
        let same = "3.00 3.00 0.00 0.00";
        let rows = ["1.00 1.00 0.00 0.00", "2.00 2.00 0.00 0.00"];
        for (grand, subtotal, rows, expected) in [
            (same, same, rows, vec![]),
            ("3.01 3.01 0.00 0.00", "3.01 3.01 0.00 0.00", rows, vec![("ARI-02", Info), ("ARI-03", Info)]),
            (
                "3.02 3.02 0.00 0.00",
                "3.02 3.02 0.00 0.00",
                rows,
                vec![("ARI-02", Error), ("ARI-03", Warning)],
            ),
            ("9.00 9.00 0.00 0.00", same, rows, vec![("ARI-03", Error)]),
            (same, same, ["1.00 1.02 0.00 0.00", rows[1]], vec![]),
            (same, same, ["1.00 1.03 0.00 0.00", rows[1]], vec![("ARI-01", Error)]),
        ] {
            assert_eq!(check(grand, subtotal, rows), expected, "{grand} {subtotal} {rows:?}");
        }
    }
}
