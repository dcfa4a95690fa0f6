//! `duibiao check` and `duibiao rules`: results, settings, exit status, workbooks, an earlier run.

use crate::support::{DEMO_2025, Folder, REAL, data, duibiao, list, run};
use crate::tables::{SMALL, edited};
use serde_json::Value;

/// The small table with a subtotal that is wrong by far.
fn wrong_subtotal() -> String {
    edited(&[("示例市示例局 20.00 20.00", "示例市示例局 21.00 21.00")])
}

fn codes(table: &Value) -> Vec<&str> {
    list(table, "findings").iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

#[test]
fn the_real_table_is_judged_unit_by_unit() {
    let json = duibiao(["check", REAL, "--format", "json"]).within(&data()).run().json();
    assert_eq!(json["schema"], "duibiao.checks/1");
    let table = &list(&json, "tables")[0];
    let units = list(table, "units");
    assert_eq!(units.len(), 4);
    assert_eq!(units[0]["summary"]["projects"], 27);
    assert_eq!(table["summary"]["amount"], "249559100");
    let rounding = list(table, "findings").iter().find(|of| of["code"] == "ARI-02").unwrap();
    assert_eq!(rounding["subject"]["unit"], "广州市增城区人力资源和社会保障局");
    assert_eq!(rounding["severity"], "info");
}

#[test]
fn the_exit_status_follows_the_chosen_severity() {
    let wrong = wrong_subtotal();
    let folder = Folder::with([("a.txt", wrong.as_str()), ("text.txt", "并无表格。")]);
    let status = |args: &[&str]| folder.run([&["check", "a.txt", "--select", "ARI"], args].concat()).status;
    assert_eq!(status(&[]), 0, "findings alone are no failure");
    assert_eq!(status(&["--exit-code"]), 1);
    assert_eq!(status(&["--exit-code", "--severity", "error"]), 1);
    assert_eq!(status(&["--exit-code", "--severity", "error,ARI-02=info,ARI-03=info"]), 0);
    assert_eq!(status(&["--exit-code", "--ignore", "ARI", "--severity", "warning"]), 0);
    assert_eq!(folder.run(["check", "a.txt", "text.txt", "--exit-code"]).status, 2, "a named file failed");
    assert_eq!(
        folder.run(["check", ".", "--exit-code", "--select", "ARI"]).status,
        1,
        "one met is a warning"
    );
    let json = folder.run(["check", "text.txt", "--format", "json"]);
    assert_eq!(json.status, 2);
    assert_eq!(list(&json.json(), "findings")[0]["code"], "PAR-20");
}

#[test]
fn settings_are_found_upwards_and_named() {
    let wrong = wrong_subtotal();
    let folder = Folder::with([
        ("duibiao.toml", "select = [\"ARI-02\", \"ARI-03\"]\n[severity]\nARI-02 = \"warning\"\n"),
        ("other.toml", "ignore = [\"ARI\"]\n"),
        ("bad.toml", "ignore = [\"ARI\"]\nthreshold = 5\n"),
        ("sub/a.txt", wrong.as_str()),
    ]);
    let check = |args: &[&str]| {
        duibiao([&["check", "a.txt", "--format", "json"], args].concat())
            .within(&folder.path().join("sub"))
            .run()
    };
    let table = |args: &[&str]| list(&check(args).json(), "tables")[0].clone();
    let found = table(&[]);
    assert!(codes(&found).contains(&"ARI-02") && codes(&found).contains(&"ARI-03"));
    let finding = list(&found, "findings").iter().find(|of| of["code"] == "ARI-02").unwrap();
    assert_eq!((&finding["severity"], &finding["wording"]), (&"warning".into(), &"error".into()));
    let other = table(&["--config", "../other.toml"]);
    assert!(!codes(&other).iter().any(|code| code.starts_with("ARI")));
    check(&["--config", "../bad.toml"])
        .failed("duibiao: ../bad.toml: 第 2 行：unknown field `threshold`, expected one of `profile`, `select`, `ignore`, `severity`, `rules`");
    check(&["--config", "none.toml"]).failed("duibiao: none.toml: 文件不存在");
    check(&["--ignore", "ZZZ"]).failed("duibiao: 没有规则或规则类“ZZZ”，`duibiao rules` 列出全部规则");
}

#[test]
fn an_earlier_run_tells_what_was_mended() {
    let (wrong, both) = (
        wrong_subtotal(),
        edited(&[("合计 30.00", "合计 35.00"), ("示例市示例局 20.00 20.00", "示例市示例局 21.00 21.00")]),
    );
    let folder = Folder::with([("old.txt", both.as_str()), ("new.txt", wrong.as_str()), ("good.txt", SMALL)]);
    let select = ["--select", "ARI", "--format", "json"];
    folder.run([&["check", "old.txt", "-o", "old.json"][..], &select].concat()).done();
    let against = |file: &str, args: &[&str]| {
        folder.run([&["check", file, "--baseline", "old.json"][..], &select, args].concat()).json()
    };
    let same = against("old.txt", &[]);
    assert_eq!(same["baseline"]["new"], 0);
    assert_eq!(list(&same["baseline"], "resolved").len(), 0);
    let mended = against("good.txt", &[]);
    let resolved = list(&mended["baseline"], "resolved");
    let codes: Vec<&str> = resolved.iter().map(|of| of["finding"]["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"ARI-02") && codes.contains(&"ARI-03"), "{codes:?}");
    let ignored = against("good.txt", &["--ignore", "ARI-03"]);
    assert!(
        ignored["baseline"]["not_checked"].as_u64().unwrap() >= 1,
        "a rule that did not run mends nothing"
    );
    folder
        .run(["check", "good.txt", "--baseline", "new.txt"])
        .failed("duibiao: new.txt: 不是 duibiao check 的 JSON 结果（第 1 行）");
    let view = folder.run(["check", "new.txt", "--baseline", "old.json", "--select", "ARI"]).done();
    assert!(view.contains("[未整改]") && view.contains("与上次核查对照"), "{view}");
}

/// What the grid of a workbook's sheet shows.
fn cells(folder: &Folder, file: &str) -> String {
    folder.run(["show", "--stage", "grid", file]).stdout
}

#[test]
fn workbooks_for_the_reviewer_and_for_each_unit() {
    let wrong = edited(&[
        ("示例市示例局 20.00 20.00", "示例市示例局 21.00 21.00"),
        ("示例市示例服务中心 10.00 10.00", "示例市示例服务中心 10.50 10.50"),
        ("公益宣传活动经费 10.00 10.00", "公益宣传活动经费 10.00 9.00"),
    ]);
    let folder = Folder::with([("in/a.txt", wrong.as_str()), ("in/b.txt", "并无表格。")]);
    let outcome = folder.run(["check", "in", "-o", "汇总.xlsx", "--per-unit", "units", "--select", "ARI"]);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    assert!(outcome.stdout.is_empty() && outcome.stderr.contains("in/b.txt"), "{outcome:?}");
    let summary = cells(&folder, "汇总.xlsx");
    for text in [
        "示例市示例局",
        "示例市示例服务中心",
        "指标量化率",
        "合计",
        "问题清单",
        "规则说明",
        "口径说明",
        "ARI-01",
    ] {
        assert!(summary.contains(text), "no {text} in\n{summary}");
    }
    let units = folder.path().join("units");
    let mut names: Vec<String> = std::fs::read_dir(&units)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["示例市示例局-2024.xlsx", "示例市示例服务中心-2024.xlsx"]);
    let unit = cells(&folder, "units/示例市示例服务中心-2024.xlsx");
    for text in ["单位说明", "处理建议", "ARI-01", "公益宣传活动经费", "ARI-02"] {
        assert!(unit.contains(text), "no {text} in\n{unit}");
    }
    assert!(!unit.contains("法律顾问"), "nothing of another unit");
    let again = folder.run(["check", "in", "-o", "again.xlsx", "--select", "ARI", "--threads", "2"]);
    assert_eq!(again.status, 0);
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(bytes("汇总.xlsx") == bytes("again.xlsx"), "the same bytes for any number of threads");
}

#[test]
fn texts_of_a_table_are_texts_everywhere() {
    let hostile = wrong_subtotal().replace("示例市示例局", "=cmd|'/c calc'!A1\u{1b}[31m");
    let folder = Folder::with([("a.txt", hostile.as_str())]);
    let view = folder.run(["check", "a.txt", "--all"]);
    assert!(!view.stdout.contains('\u{1b}') && !view.stderr.contains('\u{1b}'), "{view:?}");
    assert_eq!(folder.run(["check", "a.txt", "-o", "a.xlsx", "--per-unit", "units"]).status, 0);
    for name in std::fs::read_dir(folder.path().join("units")).unwrap() {
        let path = name.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut sheet = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet)
            .unwrap();
        assert!(!sheet.contains("<f>"), "no formula in {}", path.display());
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let all = run(["rules"]).done();
    assert!(all.contains("ARI-01") && all.contains("单位小计不符"), "{all}");
    let one = run(["rules", "ari-02", "--lang", "en"]).done();
    for text in ["unit_subtotal_mismatch", "Looks at", "Source", "What to do"] {
        assert!(one.contains(text), "{one}");
    }
    let json = run(["rules", "ARI", "--format", "json"]).json();
    assert!(list(&json, "rules").iter().all(|rule| rule["code"].as_str().unwrap().starts_with("ARI-")));
    run(["rules", "QQQ"]).failed("duibiao: 没有规则“QQQ”，`duibiao rules` 列出全部规则");
}

#[test]
fn english_has_no_chinese_but_names() {
    let view = run(["check", DEMO_2025, "--lang", "en", "--select", "ARI"]).done();
    assert!(view.starts_with("Check of performance target tables"), "{view}");
    assert!(!view.contains("问题") && !view.contains("核查"), "{view}");
}
