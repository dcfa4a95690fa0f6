//! Files with several tables: shown one by one, paired by department.

use crate::support::{Folder, list};
use crate::tables::{SMALL, next_year};

/// The small table as another department's.
fn of(department: &str, table: &str) -> String {
    table.replace("示例市示例局", department)
}

/// Two departments in each year's file, in another order in the second.
fn two_departments() -> Folder {
    let new = next_year(&[("≥40份", "≥42份")]);
    Folder::with([
        ("old.txt", format!("{}{}", of("甲局", SMALL), of("乙局", SMALL)).as_str()),
        ("new.txt", format!("{}{}", of("乙局", &new), of("甲局", &new)).as_str()),
        ("one.txt", of("乙局", &new).as_str()),
        ("others.txt", format!("{}{}", of("丙局", &new), of("丁局", &new)).as_str()),
    ])
}

#[test]
fn every_table_of_a_file_is_shown() {
    let folder = two_departments();
    let summary = folder.run(["show", "--summary", "old.txt"]).done();
    assert_eq!(summary, "old.txt\t甲局\t2024\t2\t3\t9\t0\nold.txt\t乙局\t2024\t2\t3\t9\t0\n");
    let json = folder.run(["show", "old.txt", "--format", "json"]).json();
    let departments: Vec<_> = list(&json, "documents").iter().map(|one| one["department"].clone()).collect();
    assert_eq!(departments, ["甲局", "乙局"]);
    let view = folder.run(["show", "old.txt"]).done();
    assert_eq!(view.matches("项目和指标").count(), 2, "{view}");
}

#[test]
fn tables_are_paired_by_department() {
    let folder = two_departments();
    let outcome = folder.run(["diff", "old.txt", "new.txt", "--format", "json", "--exit-code"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    let json = outcome.json();
    assert_eq!(json["schema"], "duibiao.changesets/1");
    let sides: Vec<_> = list(&json, "changesets")
        .iter()
        .map(|changes| {
            assert_eq!(changes["old"]["department"], changes["new"]["department"]);
            (changes["old"]["document"].as_u64().unwrap(), changes["new"]["document"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(sides, [(1, 0), (0, 1)]);
    assert!(list(&json, "unpaired").is_empty());
    let view = folder.run(["diff", "old.txt", "new.txt"]).done();
    assert_eq!(view.matches("项目支出绩效目标表年度对比").count(), 2, "{view}");
    assert!(view.contains("old.txt（第 2 张表）"), "the table in the file is told\n{view}");
}

/// One comparable pair is a change set; the table that is left is told.
#[test]
fn a_table_without_counterpart_is_told() {
    let folder = two_departments();
    for format in ["json", "table"] {
        let outcome = folder.run(["diff", "old.txt", "one.txt", "--format", format]);
        let message = "duibiao: 警告: old.txt: 第 1 张表没有可比对象，未作比较\n";
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, message));
        if format == "json" {
            assert_eq!(outcome.json()["schema"], "duibiao.changes/1");
            assert_eq!(outcome.json()["old"]["document"], 1);
        }
    }
}

/// Tables of departments that have nothing in common are no comparison.
#[test]
fn files_without_a_common_department_are_a_failure() {
    let folder = two_departments();
    let message = "duibiao: others.txt: 与 old.txt 没有同一部门的表，不作比较";
    folder.run(["diff", "old.txt", "others.txt"]).failed(message);
    let outcome = folder.run(["diff", "old.txt", "others.txt", "--format", "json", "--exit-code"]);
    outcome.failed(message);
    let json = outcome.json();
    assert!(list(&json, "changesets").is_empty());
    let unpaired: Vec<_> = list(&json, "unpaired")
        .iter()
        .map(|one| (one["side"].as_str().unwrap(), one["document"].as_u64().unwrap()))
        .collect();
    assert_eq!(unpaired, [("old", 0), ("old", 1), ("new", 0), ("new", 1)]);
}
