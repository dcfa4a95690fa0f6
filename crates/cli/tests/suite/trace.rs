//! `duibiao trace`: many years in one view.

use crate::support::{DEMO_2024, DEMO_2025, DEMO_2026, Folder, list, run};
use crate::tables::{SMALL, edited, in_yuan};

fn of_year(year: i32, edits: &[(&str, &str)]) -> String {
    let title = format!("{year}年部门预算");
    edited(&[&[("2024年部门预算", title.as_str())], edits].concat())
}

fn without_outreach(year: i32) -> String {
    let table = of_year(year, &[("合计 30.00 30.00", "合计 20.00 20.00")]);
    table[..table.find("示例市示例服务中心 10.00").unwrap()].to_owned()
}

/// 2023 in 元, a year without one project, a year without a table, then the project again.
fn years() -> Folder {
    Folder::with([
        ("a.txt", in_yuan(&of_year(2023, &[("≥40份", "≥36份")])).as_str()),
        ("b.txt", SMALL),
        ("c.txt", without_outreach(2025).as_str()),
        (
            "d.txt",
            of_year(
                2027,
                &[("≥6场", "≥8场"), ("12.00 12.00", "0 0"), ("法律顾问服务", "法律顾问和咨询服务")],
            )
            .as_str(),
        ),
    ])
}

#[test]
fn the_demo_of_three_years() {
    insta::assert_snapshot!(run(["trace", DEMO_2026, DEMO_2024, DEMO_2025, "--project", "招聘"]).done());
}

#[test]
fn four_years_with_gaps() {
    insta::assert_snapshot!(years().run(["trace", "d.txt", "a.txt", "c.txt", "b.txt"]).done());
}

#[test]
fn four_years_with_gaps_in_english() {
    let args = [
        "trace",
        "a.txt",
        "b.txt",
        "c.txt",
        "d.txt",
        "--lang",
        "en",
        "--all",
        "--origins",
        "--min-delta",
        "11",
    ];
    insta::assert_snapshot!(years().run(args).done());
}

#[test]
fn the_order_of_the_files_says_nothing() {
    let folder = years();
    let expected = folder.run(["trace", "a.txt", "b.txt", "c.txt", "d.txt", "--format", "json"]).done();
    for order in [["d.txt", "c.txt", "b.txt", "a.txt"], ["b.txt", "d.txt", "a.txt", "c.txt"]] {
        let args = [["trace"].as_slice(), &order, &["--format", "json", "--threads", "2"]].concat();
        assert_eq!(folder.run(args).done(), expected);
    }
    let json = folder.run(["trace", ".", "--format", "json"]).json();
    assert_eq!(json["schema"], "duibiao.lineage/1");
    let series = &list(&json, "series")[0];
    assert_eq!(series["missing_years"], serde_json::json!([2026]));
    let chains = list(series, "chains");
    let of = |name: &str| chains.iter().find(|chain| chain["name"].as_str().unwrap().contains(name)).unwrap();
    let outreach = of("公益宣传");
    let years: Vec<i64> = list(outreach, "gaps").iter().map(|gap| gap["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2025, 2026]);
    assert_eq!(list(outreach, "amounts")[0]["total"], "10");
    assert_eq!(outreach["end"], "end_of_series");
    let adviser = of("法律顾问");
    assert_eq!(list(adviser, "amounts")[3]["presence"], "zero");
}

#[test]
fn what_cannot_be_traced_is_said() {
    let folder = years();
    folder.write("none.txt", "会议纪要\n");
    folder.write("unknown.txt", SMALL.replace("2024年部门预算", "部门预算").replace("2024年", ""));
    let alone = "duibiao: 多年对照至少需要同一部门两个年度（或同一年度两个版本）的表";
    folder.run(["trace", "a.txt"]).failed(alone);
    let twice = "duibiao: b.txt 第 1 张表与 b.txt 第 1 张表内容相同，只计一次。";
    folder.run(["trace", "b.txt", "b.txt"]).failed(&format!("{twice}\n{alone}"));
    let outcome = folder.run(["trace", "a.txt", "none.txt", "b.txt"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome.stderr.starts_with("duibiao: none.txt: ") && outcome.stdout.contains("各年金额"),
        "{outcome:?}"
    );
    let outcome = folder.run(["trace", "a.txt", "unknown.txt", "b.txt", "--format", "json"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(outcome.stderr, "duibiao: unknown.txt 第 1 张表的年度不明，未纳入多年对照。\n");
    assert_eq!(list(&outcome.json(), "findings")[0]["code"], "LIN-01");
    let year = ["trace", "a.txt", "unknown.txt", "b.txt", "--year", "unknown.txt=2025"];
    assert!(folder.run(year).done().contains("2023—2025年"));
    assert_eq!(folder.run(["trace", "a.txt", "b.txt", "--year", "x.txt=2025"]).status, 2);
    assert_eq!(folder.run(["trace"]).status, 2);
    assert_eq!(folder.run(["trace", "-", "-"]).status, 2);
}
