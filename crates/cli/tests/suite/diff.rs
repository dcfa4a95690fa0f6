//! `diff`: every option, on the demo and on small tables.

use crate::support::{DEMO_2024, DEMO_2025, DEMO_2026, Folder, list, rows, run};
use crate::tables::{SMALL, in_yuan, next_year};
use serde_json::Value;

/// The view of the demo's first two years with these options.
fn view(options: &[&str]) -> String {
    run(["diff", DEMO_2024, DEMO_2025].iter().chain(options)).done()
}

/// The change set of the demo's first two years with these options.
fn json(options: &[&str]) -> String {
    run(["diff", DEMO_2024, DEMO_2025, "--format", "json"].iter().chain(options)).done()
}

/// A row of the projects by money: number, unit, name, old, new, delta, rate, remarks.
struct Listed<'a> {
    names: Vec<&'a str>,
    deltas: Vec<&'a str>,
    /// Old and new money of the closing rows.
    rest: Option<[&'a str; 2]>,
    all: [&'a str; 2],
}

/// The projects by money of a view in Chinese.
fn projects(view: &str) -> Listed<'_> {
    let (_, part) = view.split_once("金额变动").expect("the projects by money are there");
    let part = part.split_once("\n\n").map_or(part, |(part, _)| part);
    let rows = rows(part);
    let is_numbered = |row: &&Vec<&str>| row[0].parse::<usize>().is_ok();
    let closing = |start: &str| rows.iter().find(|row| row[2].starts_with(start)).map(|row| [row[3], row[4]]);
    Listed {
        names: rows.iter().filter(is_numbered).map(|row| row[2]).collect(),
        deltas: rows.iter().filter(is_numbered).map(|row| row[5]).collect(),
        rest: closing("其余 "),
        all: closing("各项目合计").expect("the closing row is there"),
    }
}

/// Money in hundredths of its unit.
fn cents(text: &str) -> i64 {
    if text == "—" {
        return 0;
    }
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    assert_eq!(text.rsplit_once('.').map(|(_, decimals)| decimals.len()), Some(2), "{text} has two decimals");
    digits.parse().unwrap()
}

/// 20 projects by money moved, the rest in one line; with --all every project. Hidden rows never hide money.
#[test]
fn the_projects_with_most_money_moved_come_first() {
    let view_of_20 = view(&[]);
    let listed = projects(&view_of_20);
    assert_eq!(listed.names.len(), 20);
    assert_eq!(
        listed.names[..3],
        ["城乡居民基本养老保险政府补贴", "公益性岗位补贴", "零工驿站建设项目（二期）"]
    );
    let moved: Vec<i64> = listed.deltas.iter().map(|delta| cents(delta).abs()).collect();
    assert!(moved.is_sorted_by(|a, b| a >= b), "{moved:?}");
    assert_eq!(listed.all, ["6,324.90", "6,644.20"]);
    assert_eq!(listed.rest, Some(["2,727.30", "2,731.20"]));

    let whole = view(&["--all"]);
    let all = projects(&whole);
    assert_eq!((all.names.len(), all.rest, all.all), (33, None, listed.all));
    assert_eq!(all.names[..20], listed.names);
}

/// What the views below show, always adds up to the totals.
#[test]
fn listed_and_hidden_rows_add_up() {
    for options in [
        &[][..],
        &["--all"],
        &["--min-delta", "10"],
        &["--min-rate", "10"],
        &["--min-delta", "1000000"],
        &["--money", "元", "--min-delta", "3"],
        &["--only", "amounts"],
    ] {
        let view = view(options);
        let part = view.split_once("金额变动").unwrap().1;
        let part = part.split_once("\n\n").map_or(part, |(part, _)| part);
        for column in [3, 4, 5] {
            let rows = rows(part);
            let (last, above) = rows[1..].split_last().unwrap();
            assert!(last[2].starts_with("各项目合计"), "{options:?}\n{part}");
            let sum: i64 = above.iter().map(|row| cents(row[column])).sum();
            assert_eq!(sum, cents(last[column]), "{options:?} column {column}\n{part}");
        }
    }
}

/// Thresholds alone and together, in every way to write them.
#[test]
fn thresholds_decide_who_has_a_row() {
    let large = [
        "城乡居民基本养老保险政府补贴",
        "公益性岗位补贴",
        "零工驿站建设项目（二期）",
        "零工驿站建设项目（一期）",
        "人社政务服务大厅改造工程尾款",
        "根治欠薪工作专项经费",
        "创业孵化基地运营补助",
    ];
    for options in [
        &["--min-delta", "15"][..],
        &["--min-delta=15万元"],
        &["--min-delta", "15万"],
        &["--min-delta", "150000元"],
        &["--min-delta", "150,000元"],
        &["--min-delta", "0.0015亿元"],
        &["--min-delta", "15.00", "--money", "元"],
        &["--min-delta", "15", "--all"],
    ] {
        let view = view(options);
        let listed = projects(&view);
        assert_eq!(listed.names, large, "{options:?}");
    }
    // A new project has no rate: it passes. Kept out: 城乡居民基本养老保险政府补贴 with 10.0%.
    let rates = [
        "公益性岗位补贴",
        "零工驿站建设项目（二期）",
        "零工驿站建设项目（一期）",
        "人社政务服务大厅改造工程尾款",
        "根治欠薪工作专项经费",
        "创业孵化基地运营补助",
        "社会保险业务档案影像化项目",
        "编外人员聘用经费",
        "社会保险政策宣传经费",
    ];
    for options in [["--min-rate", "14"], ["--min-rate", "14%"], ["--min-rate", "14％"]] {
        assert_eq!(projects(&view(&options)).names, rates, "{options:?}");
    }
    // Both must hold: beyond 10 万元 the rate decides, beyond 14% the money.
    let both = view(&["--min-delta", "10", "--min-rate", "14"]);
    assert_eq!(projects(&both).names, rates[..6]);
    // At the threshold itself a project is in.
    assert!(projects(&view(&["--min-rate", "10"])).names.contains(&"城乡居民基本养老保险政府补贴"));
    let none = view(&["--min-delta", "1亿元"]);
    assert_eq!((projects(&none).names.len(), projects(&none).all), (0, ["6,324.90", "6,644.20"]));
}

/// JSON is whole whatever a view would hide.
#[test]
fn options_of_views_leave_json_alone() {
    let whole = json(&[]);
    for options in [
        &["--min-delta", "1亿元"][..],
        &["--min-rate", "1000"],
        &["--only", "goals"],
        &["--all"],
        &["--origins"],
        &["--money", "元"],
        &["--color", "always"],
        &["--lang", "en"],
        &["--threads", "1"],
    ] {
        assert_eq!(json(options), whole, "{options:?}");
    }
}

/// The headings of all sections, and which section each belongs to.
const SECTIONS: [(&str, &str); 10] = [
    ("amounts", "总额（万元）"),
    ("amounts", "增减变动过程（万元）"),
    ("amounts", "金额变动最大的项目（万元）"),
    ("indicators", "放宽要求的指标"),
    ("indicators", "提高要求的指标"),
    ("indicators", "延续指标不足一半的项目"),
    ("indicators", "其他指标变化"),
    ("goals", "绩效目标文字"),
    ("structure", "资金使用单位（万元）"),
    ("structure", "更名、调整单位和推断匹配的项目"),
];

#[test]
fn only_shows_the_sections_asked_for() {
    for only in [
        &["amounts"][..],
        &["indicators"],
        &["goals"],
        &["structure"],
        &["amounts", "structure"],
        &["goals", "indicators", "goals"],
        &["amounts", "indicators", "goals", "structure"],
    ] {
        let repeated: Vec<&str> = only.iter().flat_map(|section| ["--only", section]).collect();
        let repeated = view(&repeated);
        assert_eq!(view(&["--only", &only.join(",")]), repeated);
        for (section, heading) in SECTIONS {
            let is_there = repeated.lines().any(|line| line.contains(&format!("、{heading}")));
            assert_eq!(is_there, only.contains(&section), "{only:?} {heading}\n{repeated}");
        }
        // Whose tables and what is not alike is never left out, nor that there are findings.
        for always in ["口径提示", DEMO_2024, DEMO_2025, "核对结果", "不是执行数"] {
            assert!(repeated.contains(always), "{only:?} {always}\n{repeated}");
        }
    }
    // Goals are spelled out where they are asked for.
    let goals = view(&["--only", "goals"]);
    assert!(goals.contains("[-86-]{+84+}名") || goals.contains("[-86名-]{+84名+}"), "{goals}");
}

#[test]
fn money_is_shown_in_the_unit_asked_for() {
    for (unit, old, new, delta) in [
        ("元", "63,249,000.00", "66,442,100.00", "+3,193,100.00"),
        ("万元", "6,324.90", "6,644.21", "+319.31"),
        ("亿元", "0.63", "0.66", "+0.03"),
    ] {
        let view = view(&["--money", unit]);
        assert!(view.contains(&format!("总额（{unit}）")), "{view}");
        let total = rows(&view).into_iter().find(|row| row[0] == "总计").unwrap();
        assert_eq!(total[1..], [old, new, delta, "+5.0%"], "{unit}");
        assert_eq!(view.contains("四舍五入为两位小数"), unit == "亿元", "rounded figures are told\n{view}");
    }
    assert_eq!(view(&["--money", "万元"]), view(&[]), "万元 is the usual one");
}

/// A table in 元 is shown in 万元 too, with its printed unit.
#[test]
fn wan_yuan_is_the_usual_unit() {
    let old = in_yuan(SMALL);
    let new = in_yuan(&next_year(&[
        ("12.00 12.00", "13.50 13.50"),
        ("30.00 30.00", "31.50 31.50"),
        ("20.00 20.00", "21.50 21.50"),
    ]));
    let folder = Folder::with([("old.txt", old.as_str()), ("new.txt", new.as_str())]);
    let view = folder.run(["diff", "old.txt", "new.txt"]).done();
    assert!(view.contains("金额单位  万元（表中为元）"), "{view}");
    let total = rows(&view).into_iter().find(|row| row[0] == "总计").unwrap();
    assert_eq!(total[1..4], ["30.00", "31.50", "+1.50"]);
    let view = folder.run(["diff", "old.txt", "new.txt", "--min-delta", "1.5"]).done();
    assert_eq!(projects(&view).names, ["法律顾问服务经费"], "a threshold without unit is in 万元");
    let view = folder.run(["diff", "old.txt", "new.txt", "--min-delta", "1.51"]).done();
    assert!(projects(&view).names.is_empty());
}

/// Places of both sides stand in the rows, and only where they are asked for.
#[test]
fn origins_say_where_each_row_stands() {
    let new = next_year(&[("≥40份", "≥42份"), ("12.00 12.00", "13.00 13.00")]);
    let folder = Folder::with([("old.txt", SMALL), ("new.txt", new.as_str())]);
    let place = "6:5-6:12";
    let plain = folder.run(["diff", "old.txt", "new.txt"]).done();
    assert!(!plain.contains(place), "{plain}");
    let view = folder.run(["diff", "old.txt", "new.txt", "--origins"]).done();
    let rows = rows(&view);
    let project = rows.iter().find(|row| row[0] == "1" && row.contains(&"+1.00")).unwrap();
    assert!(project.iter().any(|cell| cell.matches(place).count() == 2), "{project:?}");
    let target = rows.iter().find(|row| row.contains(&"出具法律意见数量")).unwrap();
    assert!(target.iter().any(|cell| cell.matches("7:").count() >= 2), "{target:?}");
}

/// The years of the options are stronger than the documents', each for its side.
#[test]
fn years_override_what_the_documents_say() {
    let years = |options: &[&str]| {
        let json: Value = serde_json::from_str(&json(options)).unwrap();
        (json["old"]["fiscal_year"].as_i64().unwrap(), json["new"]["fiscal_year"].as_i64().unwrap())
    };
    assert_eq!(years(&[]), (2024, 2025));
    assert_eq!(years(&["--old-year", "2023"]), (2023, 2025));
    assert_eq!(years(&["--new-year", "2027"]), (2024, 2027));
    assert_eq!(years(&["--old-year", "2030", "--new-year=2031"]), (2030, 2031));
}

/// 上年 and 本年 stand for consecutive years only.
#[test]
fn sides_are_named_by_their_years_unless_consecutive() {
    let heading = |options: &[&str]| {
        let view = view(options);
        let row = rows(&view).into_iter().find(|row| row[0] == "口径").unwrap();
        (row[1].to_owned(), row[2].to_owned(), view.contains("上年") || view.contains("本年"))
    };
    let named = |old: &str, new: &str, relative: bool| (old.to_owned(), new.to_owned(), relative);
    assert_eq!(heading(&[]), named("上年", "本年", true));
    assert_eq!(heading(&["--old-year", "2030", "--new-year", "2031"]), named("上年", "本年", true));
    let (old, new, _) = heading(&["--old-year", "2022"]);
    assert_eq!((old.as_str(), new.as_str()), ("2022年", "2025年"));
    let view = run(["diff", DEMO_2024, DEMO_2026, "--only", "structure"]).done();
    assert!(view.contains("2026年新列") && !view.contains("本年"), "{view}");
}

/// A deadline without a year is of its table's fiscal year, which the options give.
#[test]
fn the_years_decide_what_a_deadline_means() {
    let kinds = |options: &[&str]| {
        let old = "2024年12月底前";
        let new = "2025年12月底前";
        let new_table = next_year(&[(old, new)]);
        let folder = Folder::with([("old.txt", SMALL), ("new.txt", new_table.as_str())]);
        let args = ["diff", "old.txt", "new.txt", "--format", "json"];
        let json = folder.run(args.iter().chain(options)).json();
        let mut kinds = Vec::new();
        for project in list(&json, "projects") {
            for indicator in
                list(project, "indicators").iter().filter(|one| one["new_name"] == "运维工作完成时间")
            {
                kinds.push(indicator["annual"]["kind"].as_str().unwrap().to_owned());
            }
        }
        kinds
    };
    assert_eq!(kinds(&[]), ["restated"], "rolled with the fiscal year");
    assert_eq!(kinds(&["--new-year", "2024"]), ["raised"], "a year later in one fiscal year");
}

#[test]
fn the_number_of_threads_is_free() {
    let expected = view(&[]);
    for threads in ["0", "1", "2", "64"] {
        assert_eq!(view(&["--threads", threads]), expected);
    }
}
