//! Both views over the same hand-made values, at the widths of terminals and in pipes.

use crate::{Section, ViewOptions, changes_view, document_view, fixture, text};
use duibiao_core::{
    AnnualTable, Format, Language, MoneyUnit, NameAndCode, Note, Origin, PageBox, Period, ProjectExpenditure,
    ReadFrom, SheetCell, TableCell, TableKind, Target,
};
use duibiao_diff::{Basis, ChangeSet};
use rust_decimal::Decimal;

fn options(width: Option<usize>) -> ViewOptions {
    ViewOptions { width, ..ViewOptions::default() }
}

fn everything(width: Option<usize>) -> ViewOptions {
    ViewOptions { all: true, origins: true, ..options(width) }
}

#[test]
fn changes_at_80() {
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options(Some(80))));
}

#[test]
fn changes_at_100() {
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options(Some(100))));
}

#[test]
fn changes_at_160() {
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options(Some(160))));
}

#[test]
fn changes_in_a_pipe() {
    let options = ViewOptions { ascii_rules: true, ..options(None) };
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options));
}

#[test]
fn changes_in_english() {
    let options = ViewOptions { language: Language::En, ..options(Some(100)) };
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options));
}

#[test]
fn changes_with_every_row_and_place() {
    let options = ViewOptions { ascii_rules: true, ..everything(Some(100)) };
    insta::assert_snapshot!(changes_view(&fixture::changes(), &options));
}

#[test]
fn document_at_80() {
    insta::assert_snapshot!(document_view(&fixture::table(), &options(Some(80))));
}

#[test]
fn document_in_english_with_places() {
    let options = ViewOptions { language: Language::En, ascii_rules: true, ..everything(Some(100)) };
    insta::assert_snapshot!(document_view(&fixture::table(), &options));
}

#[test]
fn document_in_a_pipe() {
    let options = ViewOptions { ascii_rules: true, ..options(None) };
    insta::assert_snapshot!(document_view(&fixture::table(), &options));
}

/// Where a drawn line has its vertical rules, in columns of the terminal.
fn rule_columns(line: &str) -> Vec<usize> {
    let is_rule = |c: char| matches!(c, '│' | '┌' | '┬' | '┐' | '├' | '┼' | '┤' | '└' | '┴' | '┘');
    line.char_indices().filter(|(_, c)| is_rule(*c)).map(|(idx, _)| text::width(&line[..idx])).collect()
}

/// Every line fits, and the rules of each table stand under one another.
fn assert_aligned(view: &str, width: usize) {
    let mut columns: Option<Vec<usize>> = None;
    for line in view.lines() {
        assert!(text::width(line) <= width, "{width}: {line}");
        let rules = rule_columns(line);
        match line.chars().next() {
            Some('┌') => columns = Some(rules),
            Some('│' | '├' | '└') => {
                let columns = columns.as_ref().expect("within a table");
                // A cell over all columns has the outer rules alone.
                let is_span = rules == [columns[0], *columns.last().unwrap()];
                assert!(is_span || rules == *columns, "{width}: {line}");
            }
            _ => assert!(rules.is_empty(), "{width}: {line}"),
        }
    }
}

#[test]
fn every_line_fits_and_every_rule_stands_under_its_like() {
    let (changes, table) = (fixture::changes(), fixture::table());
    for width in [40, 60, 80, 100, 119, 120, 149, 150, 160, 200, 400] {
        for language in [Language::Zh, Language::En] {
            for base in [options(Some(width)), everything(Some(width))] {
                let options = ViewOptions { language, ..base };
                assert_aligned(&changes_view(&changes, &options), width);
                assert_aligned(&document_view(&table, &options), width);
            }
        }
    }
}

#[test]
fn nothing_that_an_input_says_reaches_the_terminal_as_a_command() {
    let mut changes = fixture::changes();
    let poison = "\u{1b}[2J\u{9b}31m\r\n\t\u{202e}\u{2028}\u{200b}";
    changes.old.path.push_str(poison);
    changes.old.department.as_mut().unwrap().push_str(poison);
    for project in &mut changes.projects {
        for side in project.old.iter_mut().chain(&mut project.new) {
            side.name.push_str(poison);
            side.unit.push_str(poison);
        }
        for segment in &mut project.goal.segments {
            segment.text.push_str(poison);
        }
        for indicator in &mut project.indicators {
            indicator.new_name = indicator.new_name.take().map(|name| name + poison);
            if let Some(change) = &mut indicator.annual {
                change.new.raw.push_str(poison);
            }
        }
    }
    for width in [None, Some(80)] {
        let view = changes_view(&changes, &everything(width));
        assert!(view.chars().all(|c| c == '\n' || !c.is_control()), "{view}");
        assert!(!view.contains(['\u{202e}', '\u{2028}', '\u{200b}']));
        assert!(view.contains("␛[2J\\u{9b}31m␍␊␉\\u{202e}"));
    }
}

#[test]
fn sections_can_be_asked_for_alone() {
    let changes = fixture::changes();
    let view = |section| changes_view(&changes, &ViewOptions { only: vec![section], ..options(None) });
    let (amounts, indicators) = (view(Section::Amounts), view(Section::Indicators));
    let (goals, structure) = (view(Section::Goals), view(Section::Structure));
    assert!(amounts.contains("增减变动过程") && !amounts.contains("放宽要求"));
    assert!(indicators.contains("放宽要求") && !indicators.contains("增减变动过程"));
    assert!(goals.contains("发放补贴[-不少于1200人次-]{+到位+}，促进"), "{goals}");
    assert!(structure.contains("相近项目：办公场所维护修缮经费"), "{structure}");
    for view in [amounts, indicators, goals, structure] {
        assert!(view.contains("口径提示") && view.contains("错误 0，警告 1，提示 1"));
        assert!(view.ends_with("数据为公开的预算数及绩效目标，不是执行数。\n"));
    }
}

/// The amounts of a drawn row, as hundredths.
fn figures(line: &str) -> Vec<i64> {
    line.split(['│', '|'])
        .map(|cell| cell.trim().replace(',', ""))
        .filter(|cell| cell.contains('.') && !cell.contains('%'))
        .filter_map(|cell| cell.replace('.', "").parse().ok())
        .collect()
}

/// The listed rows and the closing row add up to the bridge, however few rows are listed.
#[test]
fn hidden_rows_never_hide_money() {
    let changes = fixture::changes();
    let bridge = &changes.bridge;
    let moved = bridge.new_total - bridge.old_total - bridge.rounding;
    let moved: i64 = (moved * Decimal::ONE_HUNDRED).normalize().to_string().parse().unwrap();
    let thresholds = [
        (None, None, 20),
        (Some("300000"), None, 4),
        (Some("100000"), Some("0.3"), 4),
        (None, Some("0.102"), 5),
        (Some("1000000000"), None, 0),
    ];
    for (min_delta, min_rate, n_listed) in thresholds {
        let decimal = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        let options = ViewOptions {
            min_delta: decimal(min_delta),
            min_rate: decimal(min_rate),
            only: vec![Section::Amounts],
            ..options(None)
        };
        let view = changes_view(&changes, &options);
        let section = view.split("金额变动最大的项目").nth(1).unwrap();
        let section = section.split("资金背景").next().unwrap();
        let rows: Vec<&str> = section.lines().filter(|line| line.starts_with('│')).skip(1).collect();
        let (all, parts) = rows.split_last().unwrap();
        assert_eq!(parts.len(), n_listed + 1, "{view}");
        let deltas: i64 = parts.iter().map(|row| *figures(row).last().unwrap()).sum();
        assert_eq!(deltas, moved, "{section}");
        assert_eq!(*figures(all).last().unwrap(), moved);
    }
}

#[test]
fn years_that_are_not_consecutive_are_named() {
    let named = |old, new| {
        let mut changes = fixture::changes();
        changes.old.fiscal_year = old;
        changes.new.fiscal_year = new;
        changes_view(&changes, &options(Some(100)))
    };
    let gap = named(Some(2023), Some(2025));
    assert!(gap.contains("2023年总计") && gap.contains("2025年未再列示") && !gap.contains("本年未再列示"));
    let unknown = named(None, Some(2025));
    assert!(unknown.contains("旧表总计") && unknown.contains("新表新列"), "{unknown}");
}

#[test]
fn money_is_shown_in_the_unit_that_is_asked_for() {
    let mut changes = fixture::changes();
    let shown = |changes: &ChangeSet, money| {
        changes_view(changes, &ViewOptions { money: Some(money), ..options(None) })
    };
    let yuan = shown(&changes, MoneyUnit::Yuan);
    assert!(yuan.contains("16,867,100.00") && yuan.contains("元（表中为万元）"), "{yuan}");
    assert!(!yuan.contains("四舍五入"));
    // 亿元 with two decimals rounds, and the view says so.
    assert!(shown(&changes, MoneyUnit::YiYuan).contains("四舍五入"));
    changes.bridge.old_basis = Basis::Summed;
    assert!(shown(&changes, MoneyUnit::WanYuan).contains("上年总计未采用印刷数，为各项目之和。"));
}

/// A self-evaluation out of a scan that was recognised, with every particular that a form may print.
fn evaluation() -> AnnualTable {
    let mut table = fixture::table();
    table.kind = TableKind::SelfEvaluation;
    table.source.ocr = true;
    table.source.read_from =
        Some(ReadFrom { path: "示例2025.pdf".to_owned(), format: Format::Pdf, sha256: None });
    table.project_expenditure = Some(ProjectExpenditure {
        amount: "100000.00".to_owned(),
        money_unit: Some(MoneyUnit::WanYuan),
        table: None,
        origin: Origin::Page(PageBox { page: 3, left: 0, top: 0, right: 1, bottom: 1 }),
    });
    table.title_origin = Origin::Sheet(SheetCell { sheet: 1, row: 17, column: 4 });
    let project = &mut table.units[0].projects[0];
    project.code = Some("4401XMXX".to_owned());
    project.supervising_department =
        Some(NameAndCode { name: "示例市示例局".to_owned(), code: Some("101".to_owned()) });
    project.period = Some(Period { start: Some("2024年1月".to_owned()), end: None });
    project.lifetime_total = Some("300.00".to_owned());
    project.notes =
        vec![Note {
            label: "立项依据".to_owned(), text: "虚构示例".to_owned(), origin: Origin::Nowhere
        }];
    project.origin = Origin::Table(TableCell { table: 2, row: 4, column: 1 });
    let indicator = &mut project.indicators[0];
    indicator.score = Some("10".to_owned());
    indicator.actual = Some(Target::read("6场"));
    indicator.achieved_score = Some("9.5".to_owned());
    indicator.origin = Origin::Sheet(SheetCell { sheet: 1, row: 17, column: 4 });
    table
}

#[test]
fn shows_what_only_some_forms_print() {
    for width in [Some(120), None] {
        let view = document_view(&evaluation(), &everything(width));
        for expected in [
            "〔项目支出绩效自评表〕",
            "文字识别稿",
            "示例2025.pdf，pdf",
            "第3页",
            "工作表1 D17",
            "表格2 第4行第1列",
            "编码 4401XMXX",
            "主管部门 示例市示例局（101）",
            "实施期 2024年1月 至 —",
            "项目资金总额 300.00",
            "立项依据：虚构示例",
            "得分",
            "9.5",
            "占 ",
        ] {
            assert!(view.contains(expected), "{expected}\n{view}");
        }
        let english = ViewOptions { language: Language::En, ..options(width) };
        let view = document_view(&evaluation(), &english);
        assert!(view.contains("[Self-evaluation of projects]") && !view.contains("立项依据"), "{view}");
    }
}
