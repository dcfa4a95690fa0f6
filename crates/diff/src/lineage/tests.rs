//! Series of small tables as data: a line for a chain.

use super::*;
use crate::Options;
use duibiao_core::{Stage, TableKind};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// A table of 示例局: rows of unit, project, amount and targets, separated by white space; every target belongs to
/// an indicator of its own letter.
fn table(year: i32, rows: &str) -> AnnualTable {
    titled(
        &format!("{year}年部门预算项目支出绩效目标表（虚构示例）"),
        "示例局",
        "万元",
        &format!("{year}.txt"),
        rows,
    )
}

fn titled(title: &str, department: &str, unit: &str, path: &str, rows: &str) -> AnnualTable {
    let mut text = format!(
        "{title}\n部门名称：{department} 单位：{unit}\n项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n"
    );
    let rows: Vec<Vec<&str>> = rows.lines().map(|row| row.split_whitespace().collect()).collect();
    let sum = |unit: Option<&str>| -> Decimal {
        let here = rows.iter().filter(|row| unit.is_none_or(|unit| row[0] == unit));
        here.filter_map(|row| row[2].parse::<Decimal>().ok()).sum()
    };
    let _ = writeln!(text, "合计 {0:.2} {0:.2}", sum(None));
    let mut last = "";
    for row in &rows {
        if row[0] != last {
            let _ = writeln!(text, "{0} {1:.2} {1:.2}", row[0], sum(Some(row[0])));
            last = row[0];
        }
        let goal = format!("围绕{}开展所涉全部工作，按期完成。", row[1]);
        let _ = writeln!(text, "    {0} {1} {1} {goal}", row[1], row[2]);
        for (n, target) in row[3..].iter().enumerate() {
            let (n, name) = (n + 1, target.split('=').next().unwrap_or_default());
            let value = &target[name.len() + 1..];
            let _ = writeln!(text, "{n}、1-产出指标；11-数量指标；{name}；年度指标值:{value}。");
        }
    }
    duibiao_parse::read(path, text.as_bytes(), &duibiao_parse::ReadOptions::default())
        .unwrap()
        .tables
        .remove(0)
}

fn follow_all(tables: &[AnnualTable]) -> Lineages {
    lineage(&tables.iter().map(|table| (table, 0)).collect::<Vec<_>>(), &Options::default())
}

/// `first-last 金额,…: name → name | how`: one line for a chain.
fn shown(series: &Series) -> Vec<String> {
    series.chains.iter().map(line).collect()
}

fn line(chain: &Chain) -> String {
    let amounts: Vec<String> = chain
        .amounts
        .iter()
        .map(|entry| match entry.presence {
            Presence::Before => "·".to_owned(),
            Presence::After => "×".to_owned(),
            Presence::Absent => "?".to_owned(),
            Presence::Blank => "_".to_owned(),
            Presence::Listed | Presence::Zero => entry.amounts.total.unwrap().to_string(),
        })
        .collect();
    let mut steps: Vec<String> = Vec::new();
    for step in &chain.steps {
        let names = |side: &[usize]| {
            side.iter().map(|at| chain.members[*at].name.clone()).collect::<Vec<_>>().join("+")
        };
        let mut words = format!("{:?}", step.relation).to_lowercase();
        for (holds, word) in [
            (step.renamed == Some(true), " renamed"),
            (step.transferred == Some(true), " transferred"),
            (step.doubtful, " doubtful"),
            (step.kind == StepKind::Gap, " gap"),
            (step.kind == StepKind::Versions, " version"),
        ] {
            if holds {
                words += word;
            }
        }
        let (old, new) = (names(&step.old), names(&step.new));
        if old != new || words != "continued" {
            steps.push(format!("{old}→{new} ({words})"));
        }
    }
    let years = format!("{}-{}", chain.first_year, chain.last_year);
    format!("{years} {} {}: {}", chain.name, amounts.join(","), steps.join("; "))
        .trim_end_matches([':', ' '])
        .to_owned()
}

const TARGETS: &str = "走访户数=≥40户 培训场次=≥6场 发放份数=≥900份";

#[test]
fn a_renamed_a_moved_and_an_absent_project_stay_one_chain() {
    let years = [
        table(
            2023,
            &format!(
                "甲站 法律顾问服务经费 12.00 {TARGETS}\n甲站 办公设备运维 8.00 设备=≥9台\n乙所 公益宣传经费 5.00 宣传=≥3场\n乙所 档案整理 7.00 卷数=≥70卷"
            ),
        ),
        table(
            2024,
            &format!(
                "甲站 法律顾问和咨询服务经费 13.00 {TARGETS}\n甲站 办公设备运维 0 设备=≥9台\n甲站 公益宣传经费 5.00 宣传=≥3场"
            ),
        ),
        table(
            2025,
            &format!(
                "甲站 法律顾问和咨询服务经费 11.00 {TARGETS}\n甲站 办公设备运维 6.00 设备=≥9台\n甲站 公益宣传经费 4.00 宣传=≥3场\n乙所 档案整理 9.00 卷数=≥80卷\n乙所 食堂改造 2.00 餐位=≥20个"
            ),
        ),
    ];
    let lineages = follow_all(&years);
    let series = &lineages.series[0];
    assert_eq!(
        shown(series),
        [
            "2023-2025 法律顾问和咨询服务经费 12.00,13.00,11.00: 法律顾问服务经费→法律顾问和咨询服务经费 (continued renamed)",
            "2023-2025 办公设备运维 8.00,0,6.00",
            "2023-2025 公益宣传经费 5.00,5.00,4.00: 公益宣传经费→公益宣传经费 (continued transferred)",
            "2023-2025 档案整理 7.00,?,9.00: 档案整理→档案整理 (continued gap)",
            "2025-2025 食堂改造 ·,·,2.00",
        ]
    );
    let archive = &series.chains[3];
    assert_eq!(archive.gaps, [Gap { year: 2024, reason: GapReason::NotListed }]);
    assert_eq!(archive.id, "2023/乙所/档案整理");
    let history = &archive.indicators[0];
    assert_eq!((history.entries.len(), history.changes.len()), (2, 1));
    assert_eq!(history.changes[0].annual.as_ref().unwrap().kind, crate::ChangeKind::Raised);
    let (first, last) = (&series.chains[0], &series.chains[4]);
    assert_eq!((first.beginning, first.end), (Beginning::StartOfSeries, End::EndOfSeries));
    assert_eq!((last.beginning, last.end), (Beginning::New, End::EndOfSeries));
    assert_eq!(series.tables[0].total.difference.unwrap(), Decimal::ZERO);
}

#[test]
fn a_year_without_a_table_cuts_no_chain() {
    let years = [
        table(2022, &format!("甲站 法律顾问服务经费 12.00 {TARGETS}\n甲站 老旧管网改造 3.00 长度=≥3公里")),
        table(2024, &format!("甲站 法律顾问服务经费 13.00 {TARGETS}")),
        table(2026, &format!("甲站 法律顾问服务经费 13.00 {TARGETS}\n甲站 老旧管网改造 3.00 长度=≥3公里")),
    ];
    let lineages = follow_all(&years);
    let series = &lineages.series[0];
    assert_eq!(series.missing_years, [2023, 2025]);
    assert_eq!(
        shown(series),
        [
            "2022-2026 法律顾问服务经费 12.00,13.00,13.00: 法律顾问服务经费→法律顾问服务经费 (continued gap); 法律顾问服务经费→法律顾问服务经费 (continued gap)",
            "2022-2026 老旧管网改造 3.00,?,3.00: 老旧管网改造→老旧管网改造 (continued gap)",
        ]
    );
    let reasons: Vec<GapReason> = series.chains[1].gaps.iter().map(|gap| gap.reason).collect();
    assert_eq!(reasons, [GapReason::NoTable, GapReason::NotListed, GapReason::NoTable]);
    let codes: Vec<&str> = series.findings.iter().map(|finding| finding.code.id()).collect();
    assert_eq!(codes, ["LIN-03", "LIN-03"]);
}

#[test]
fn a_nearer_link_is_never_passed_over() {
    let row = |amount: &str| format!("甲站 档案整理 {amount} 卷数=≥70卷");
    let years = [
        table(2023, &row("1.00")),
        table(2024, &row("2.00")),
        table(2025, "甲站 食堂 9.00 餐位=≥2个"),
        table(2026, &row("4.00")),
    ];
    let lineages = follow_all(&years);
    let chain = lineages.series[0].chains.iter().find(|chain| chain.name == "档案整理").unwrap();
    let steps: Vec<(usize, usize)> =
        chain.steps.iter().map(|step| (step.old_table, step.new_table)).collect();
    assert_eq!(steps, [(0, 1), (1, 3)]);
}

/// A split in one year and a merge in the next are branches of one chain.
#[test]
fn splits_and_merges_are_branches_of_a_chain() {
    let a = "走访户数=≥40户 培训场次=≥6场 发放份数=≥900份";
    let b = "巡查次数=≥12次 整改率=≥95% 检测点位=≥30个";
    let one = format!("甲站 社区服务综合项目 100.00 {a} {b}");
    let two = format!("甲站 社区服务综合项目（走访） 60.00 {a}\n甲站 社区服务综合项目（巡查） 40.00 {b}");
    let lineages = follow_all(&[table(2023, &one), table(2024, &two), table(2025, &one)]);
    let series = &lineages.series[0];
    assert_eq!(
        shown(series),
        ["2023-2025 社区服务综合项目 100.00,100.00,100.00: \
             社区服务综合项目→社区服务综合项目（巡查）+社区服务综合项目（走访） (split); \
             社区服务综合项目（巡查）+社区服务综合项目（走访）→社区服务综合项目 (merged)"]
    );
    assert_eq!(series.chains[0].members.len(), 4);
    let history = series.chains[0].indicators.iter().find(|history| history.name == "整改率").unwrap();
    assert_eq!(history.entries.len(), 3);
}

#[test]
fn versions_of_a_year_stand_beside_each_other() {
    let rows = |amount: &str| format!("甲站 档案整理 {amount} 卷数=≥70卷");
    let adjusted = |year: i32, rows: &str| {
        titled(
            &format!("{year}年调整预算项目支出绩效目标表（虚构示例）"),
            "示例局",
            "万元",
            &format!("{year}调整.txt"),
            rows,
        )
    };
    let mut first = table(2023, &rows("7.00"));
    first.stage = Stage::Initial;
    let mut second = adjusted(2023, &format!("{}\n甲站 应急抢修 3.00 次数=≥2次", rows("6.00")));
    second.stage = Stage::Adjusted;
    let next = table(2024, &format!("{}\n甲站 应急抢修 4.00 次数=≥2次", rows("8.00")));
    let lineages = follow_all(&[next, second, first]);
    let series = &lineages.series[0];
    assert_eq!(series.tables.iter().map(|table| table.is_reference).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(
        shown(series),
        [
            "2023-2024 档案整理 7.00,6.00,8.00: 档案整理→档案整理 (continued version)",
            "2023-2024 应急抢修 ·,3.00,4.00",
        ]
    );
    let cumulative = series.chains[0].cumulative.as_ref().unwrap();
    assert_eq!(cumulative.total.delta.unwrap(), Decimal::ONE);
    assert_eq!(series.findings[0].code.id(), "LIN-04");
    assert!(series.findings[0].message(duibiao_core::Language::Zh).contains("年初预算（2023.txt）"));
}

#[test]
fn money_is_shown_in_the_unit_of_the_last_table() {
    let yuan = titled(
        "2023年项目支出绩效目标表（虚构示例）",
        "示例局",
        "元",
        "a.txt",
        "甲站 档案整理 70049 卷数=≥70卷",
    );
    let lineages = follow_all(&[yuan, table(2024, "甲站 档案整理 8.00 卷数=≥70卷")]);
    let series = &lineages.series[0];
    assert_eq!(shown(series), ["2023-2024 档案整理 7.0049,8.00"]);
    assert_eq!(series.tables[0].total.printed.unwrap().to_string(), "7.0049");
    assert_eq!(series.chains[0].cumulative.as_ref().unwrap().total.delta.unwrap().to_string(), "0.9951");
}

/// An indicator that a project leaves out for a year goes on.
#[test]
fn an_indicator_that_is_set_again_has_one_history() {
    let years = [
        table(2023, "甲站 档案整理 7.00 卷数=≥70卷 电子化率=≥90%"),
        table(2024, "甲站 档案整理 7.00 卷数=≥75卷"),
        table(2025, "甲站 档案整理 7.00 卷数=≥80卷 电子化率=≥85%"),
    ];
    let lineages = follow_all(&years);
    let histories = &lineages.series[0].chains[0].indicators;
    assert_eq!(histories.len(), 2);
    let resumed = &histories[1].changes[0];
    assert!(resumed.interrupted && histories[1].entries.len() == 2);
    assert_eq!(resumed.annual.as_ref().unwrap().effect, crate::Effect::Looser);
    let targets: Vec<&str> =
        histories[0].entries.iter().map(|entry| entry.annual_target.as_ref().unwrap().raw.as_str()).collect();
    assert_eq!(targets, ["≥70卷", "≥75卷", "≥80卷"]);
}

/// Departments and kinds make series of their own; a renamed department does not, where its projects say so.
#[test]
fn departments_and_kinds_are_series_of_their_own() {
    let rows = "甲站 档案整理 7.00 卷数=≥70卷\n甲站 公益宣传 2.00 场次=≥3场";
    let of = |year: i32, department: &str, rows: &str| {
        titled(
            &format!("{year}年项目支出绩效目标表（虚构示例）"),
            department,
            "万元",
            &format!("{department}{year}.txt"),
            rows,
        )
    };
    let mut whole = of(2024, "示例市示例局", rows);
    whole.kind = TableKind::WholeDepartment;
    let tables = [
        of(2023, "示例市劳动和社会保障局", rows),
        of(2024, "示例市人力资源和社会保障局", rows),
        of(2023, "示例市示例局", rows),
        of(2024, "示例市示例局", rows),
        of(2025, "样例市林业局", "乙所 造林 9.00 亩数=≥9亩"),
        whole,
    ];
    let lineages = follow_all(&tables);
    let told: Vec<String> = lineages
        .series
        .iter()
        .map(|series| {
            let codes: Vec<&str> = series.findings.iter().map(|finding| finding.code.id()).collect();
            format!("{} {} {}", series.department.as_deref().unwrap(), series.tables.len(), codes.join(" "))
                .trim()
                .to_owned()
        })
        .collect();
    assert_eq!(
        told,
        [
            "示例市人力资源和社会保障局 2 LIN-05",
            "示例市示例局 2",
            "样例市林业局 1 LIN-06",
            "示例市示例局 1 LIN-06"
        ]
    );
}

#[test]
fn what_stands_in_no_series_is_told() {
    let row = "甲站 档案整理 7.00 卷数=≥70卷";
    let (one, mut other) = (table(2024, row), table(2023, row));
    other.fiscal_year = None;
    let lineages = follow_all(&[one.clone(), other, one]);
    let codes: Vec<&str> = lineages.findings.iter().map(|finding| finding.code.id()).collect();
    assert_eq!(codes, ["LIN-01", "LIN-02"]);
    assert_eq!(lineages.series.len(), 1);
    assert!(follow_all(&[]).series.is_empty());
}

/// Neither the order of the tables nor that of their rows changes a chain.
#[test]
fn order_says_nothing() {
    let rows = |year: i32| {
        let mut rows = vec![
            format!("甲站 法律顾问服务经费 {}.00 {TARGETS}", 10 + year % 7),
            format!("甲站 {year}年档案整理 7.00 卷数=≥{}卷", 60 + year % 9),
            "乙所 公益宣传经费 5.00 宣传=≥3场".to_owned(),
            "乙所 公益宣传经费 5.00 宣传=≥3场".to_owned(),
        ];
        if year % 2 == 0 {
            rows.push("乙所 食堂改造 2.00 餐位=≥20个".to_owned());
        }
        rows
    };
    let years = |turned: bool| -> Vec<AnnualTable> {
        let each = (2021..2026).map(|year| {
            let mut rows = rows(year);
            if turned {
                rows.reverse();
            }
            table(year, &rows.join("\n"))
        });
        each.collect()
    };
    let told = |tables: &[AnnualTable]| -> Vec<(String, String)> {
        let lineages = follow_all(tables);
        let series = &lineages.series[0];
        series.chains.iter().map(|chain| (chain.id.clone(), line(chain))).collect()
    };
    let expected = told(&years(false));
    assert_eq!(expected.len(), 5, "{expected:?}");
    assert_eq!(told(&years(true)), expected);
    let mut tables = years(false);
    let whole = follow_all(&tables);
    for _ in 0..tables.len() {
        tables.rotate_left(1);
        assert_eq!(follow_all(&tables), whole);
    }
}
