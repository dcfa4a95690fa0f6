//! `show`: every option, on the demo and on small tables.

use crate::support::{
    DEMO_2024, DEMO_2025, DEMO_2026, Folder, REAL, constructed, data, duibiao, list, rows, run, texts,
};
use crate::tables::{SMALL, edited};

/// Every project with its money and every indicator with its target stands in the view.
#[test]
fn the_view_shows_everything() {
    let view = run(["show", DEMO_2025]).done();
    assert_eq!(run(["show", DEMO_2025, "--format", "table"]).done(), view);
    let json = run(["show", DEMO_2025, "--format", "json"]).json();
    let rows = rows(&view);
    let mut position = 0;
    for unit in list(&json["documents"][0], "units") {
        for project in list(unit, "projects") {
            position += 1;
            let name = project["name"].as_str().unwrap();
            let number = position.to_string();
            let projects: Vec<_> = rows.iter().filter(|row| row[0] == number && row[2] == name).collect();
            let (project_rows, indicator_rows): (Vec<_>, Vec<_>) =
                projects.into_iter().partition(|row| row.last() == Some(&project["goal"].as_str().unwrap()));
            assert_eq!(project_rows.len(), 1, "{name} has a row with its goal\n{view}");
            assert_eq!(project_rows[0][1], unit["name"], "the unit is named in full");
            let money = project_rows[0][3].replace(',', "");
            assert_eq!(money, project["amounts"]["total"].as_str().unwrap(), "{name}");
            let indicators = list(project, "indicators");
            assert_eq!(indicator_rows.len(), indicators.len(), "{name}");
            for (row, indicator) in indicator_rows.iter().zip(indicators) {
                assert_eq!(row[5], indicator["name"], "{name}");
                let target = indicator["annual_target"]["raw"].as_str().unwrap();
                assert_eq!(row[6], if target.is_empty() { "（空白）" } else { target }, "{name}");
            }
        }
    }
    assert_eq!(position, 31);
}

#[test]
fn json_holds_the_documents_in_the_order_given() {
    let outcome = run(["show", DEMO_2026, DEMO_2024, "--format", "json"]);
    let json = outcome.json();
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert_eq!(json["schema"], "duibiao.documents/1");
    let found: Vec<_> = list(&json, "documents")
        .iter()
        .map(|document| {
            (document["source"]["path"].as_str().unwrap(), document["fiscal_year"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(found, [(DEMO_2026, 2026), (DEMO_2024, 2024)]);
    assert!(list(&json, "findings").is_empty());
    for document in list(&json, "documents") {
        assert_eq!(document["kind"], "project_targets");
        assert_eq!(document["source"]["format"], "text");
        assert_eq!(document["source"]["sha256"].as_str().unwrap().len(), 64);
        assert_eq!(document["money_unit"], "万元");
    }
}

/// Views stand in the order given, the same file as often as it is named.
#[test]
fn several_files_follow_one_another() {
    let one = |name: &str| run(["show", name]).done();
    let several = run(["show", DEMO_2025, DEMO_2024, DEMO_2025]).done();
    let parts = [one(DEMO_2025), one(DEMO_2024), one(DEMO_2025)];
    let mut rest = several.as_str();
    for part in &parts {
        rest = rest.trim_start_matches('\n');
        rest = rest.strip_prefix(part.trim_end_matches('\n')).expect("each view stands whole");
    }
    assert_eq!(rest, "\n");
}

#[test]
fn a_summary_is_one_line_a_table() {
    let summary = duibiao(["show", "--summary", REAL, "demo"]).within(&data()).run();
    let department = "示例市示例区人力资源和社会保障局";
    let expected = [
        format!("{REAL}\t广州市增城区人力资源和社会保障局\t2025\t4\t53\t190\t3"),
        format!("demo/{DEMO_2024}\t{department}\t2024\t4\t32\t130\t1"),
        format!("demo/{DEMO_2025}\t{department}\t2025\t4\t31\t128\t3"),
        format!("demo/{DEMO_2026}\t{department}\t2026\t4\t32\t129\t1"),
    ];
    assert_eq!(summary.stdout, expected.join("\n") + "\n");
    assert_eq!(summary.status, 0);
}

#[test]
fn a_summary_says_what_is_unknown_with_a_dash() {
    let table =
        edited(&[("2024年部门预算", ""), ("部门名称：示例市示例局 单位：万元\n", ""), ("2024年", "")]);
    let folder = Folder::with([("a.txt", table.as_str())]);
    let summary = folder.run(["show", "--summary", "a.txt"]).done();
    assert!(summary.starts_with("a.txt\t-\t-\t2\t3\t9\t"), "{summary}");
    assert_eq!((summary.matches('\t').count(), summary.matches('\n').count()), (6, 1), "{summary}");
}

/// The counts of a summary are those of the JSON, for every constructed table.
#[test]
fn a_summary_counts_what_json_holds() {
    let paths = texts(&constructed());
    assert!(paths.len() > 50);
    let args = |option: &'static [&str]| {
        ["show"]
            .iter()
            .chain(option)
            .map(Into::into)
            .chain(paths.iter().cloned())
            .collect::<Vec<std::path::PathBuf>>()
    };
    let json = run(args(&["--format", "json"])).json();
    let summary = run(args(&["--summary"])).done();
    let lines: Vec<String> = list(&json, "documents")
        .iter()
        .map(|document| {
            let units = list(document, "units");
            let projects: Vec<_> = units.iter().flat_map(|unit| list(unit, "projects")).collect();
            let n_indicators: usize = projects.iter().map(|project| list(project, "indicators").len()).sum();
            format!(
                "{}\t{}\t{}\t{}\t{}\t{n_indicators}\t{}\n",
                document["source"]["path"].as_str().unwrap(),
                document["department"].as_str().unwrap_or("-"),
                document["fiscal_year"],
                units.len(),
                projects.len(),
                list(document, "findings").len(),
            )
        })
        .collect();
    assert_eq!(summary, lines.concat());
}

/// The year of the option is stronger than all evidence, which stays listed.
#[test]
fn year_overrides_what_the_document_says() {
    let json = run(["show", DEMO_2024, DEMO_2025, "--year", "2031", "--format", "json"]).json();
    for document in list(&json, "documents") {
        assert_eq!(document["fiscal_year"], 2031);
        let kinds: Vec<_> = list(document, "fiscal_year_evidence")
            .iter()
            .map(|evidence| evidence["kind"].as_str().unwrap())
            .collect();
        assert_eq!(kinds[..2], ["override", "title"], "{kinds:?}");
    }
    let view = run(["show", DEMO_2024, "--year", "2031"]).done();
    assert!(view.contains("2031年（依据：指定）"), "{view}");
    assert!(run(["show", "--summary", "--year=2031", DEMO_2024]).done().contains("\t2031\t"));
}

/// Money stands as printed, or in the unit that is asked for; JSON keeps the printed digits.
#[test]
fn money_is_shown_in_the_unit_asked_for() {
    for (options, heading, total, unit_total) in [
        (&[][..], "资金（万元）", "6,324.90", "674.40"),
        (&["--money", "万元"], "资金（万元）", "6,324.90", "674.40"),
        (&["--money", "元"], "资金（元）", "63,249,000.00", "6,744,000.00"),
        (&["--money", "亿元"], "资金（亿元）", "0.63", "0.07"),
    ] {
        let view = run(["show", DEMO_2024].iter().chain(options)).done();
        assert!(view.contains(heading), "{options:?}\n{view}");
        let rows = rows(&view);
        let total_row = rows.iter().find(|row| row[0] == "合计").unwrap();
        assert_eq!(total_row[1..3], [total, total], "{options:?}");
        let unit_row = rows.iter().find(|row| row[0] == "示例市示例区人力资源和社会保障局").unwrap();
        assert_eq!(unit_row[1], unit_total, "{options:?}");
    }
    let json = |options: &[&str]| run(["show", DEMO_2024, "--format", "json"].iter().chain(options)).done();
    assert_eq!(json(&["--money", "元"]), json(&[]));
}

/// Places stand beside units, projects, goals and indicators, and only where they are asked for.
#[test]
fn origins_say_where_each_row_stands() {
    let folder = Folder::with([("a.txt", SMALL)]);
    let plain = folder.run(["show", "a.txt"]).done();
    assert!(!plain.contains("6:5"), "{plain}");
    let view = folder.run(["show", "a.txt", "--origins"]).done();
    for place in [
        "示例市示例局（依据：表头）（2:6-2:11）",
        "2024年（依据：标题）（1:1-1:24）",
        "合计（4:1-4:2）",
        "示例市示例局（5:1-5:6）",
    ] {
        assert!(view.contains(place), "{place}\n{view}");
    }
    let rows = rows(&view);
    let heading = rows.iter().find(|row| row[0] == "序号").unwrap();
    assert!(heading.contains(&"位置"), "{heading:?}");
    let project = rows.iter().find(|row| row[0] == "1" && row[2] == "法律顾问服务经费").unwrap();
    assert!(project.contains(&"6:5-6:12"), "{project:?}");
    let indicator = rows.iter().find(|row| row.contains(&"出具法律意见数量")).unwrap();
    assert!(indicator.last().unwrap().starts_with("7:1-7:"), "{indicator:?}");
}

/// A long list of findings ends with a count, unless all are asked for.
#[test]
fn all_lists_every_finding() {
    let table = edited(&[("份。2、1-产出", &format!("份。{}2、1-产出", broken_indicators(40)))]);
    let folder = Folder::with([("a.txt", table.as_str())]);
    let n_findings =
        list(&folder.run(["show", "a.txt", "--format", "json"]).json()["documents"][0], "findings").len();
    assert!(n_findings > 40, "{n_findings}");
    let listed = |view: &str| {
        view.lines().filter(|line| line.starts_with("警告 ") || line.starts_with("错误 ")).count()
    };
    let view = folder.run(["show", "a.txt"]).done();
    let n_listed = listed(&view);
    assert!(n_listed < n_findings, "{view}");
    assert!(view.contains(&format!("其余 {} 条用 --all 列示", n_findings - n_listed)), "{view}");
    let all = folder.run(["show", "a.txt", "--all"]).done();
    assert_eq!(listed(&all), n_findings, "{all}");
    assert!(!all.contains("--all"), "{all}");
}

/// Indicators that lack their targets.
fn broken_indicators(n: usize) -> String {
    let indicators: Vec<String> =
        (0..n).map(|seq| format!("{}、1-产出指标；11-数量指标。", seq + 10)).collect();
    indicators.concat()
}

#[test]
fn the_number_of_threads_is_free() {
    let expected = run(["show", DEMO_2024, DEMO_2025, DEMO_2026]).done();
    for threads in ["0", "1", "2", "7", "1000"] {
        assert_eq!(run(["show", "--threads", threads, DEMO_2024, DEMO_2025, DEMO_2026]).done(), expected);
    }
}
