//! `duibiao reconcile`: targets beside a self-evaluation.

use crate::support::{Folder, codes, list, run};
use crate::tables::SMALL;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A self-evaluation of two fictitious projects of 2024.
fn self_evaluation() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.join("tests/fixtures/forms/self_evaluation/word.docx")
}

/// The folder with that file, and the targets that were set before it: some other ones.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("自评.docx", std::fs::read(self_evaluation()).unwrap());
    let mut documents: Value = folder.run(["show", "自评.docx", "--format", "json"]).json();
    let document = &mut documents["documents"][0];
    document["kind"] = "project_targets".into();
    let indicators = document["units"][0]["projects"][0]["indicators"].as_array_mut().unwrap();
    indicators[0]["annual_target"] = json!({"raw": "≥45场次"});
    indicators[2]["annual_target"] = json!({"raw": "不低于98%"});
    indicators[3]["name"] = "资金使用合规率".into();
    for unit in document["units"].as_array_mut().unwrap() {
        for project in unit["projects"].as_array_mut().unwrap() {
            project["notes"] = json!([]);
            for indicator in project["indicators"].as_array_mut().unwrap() {
                indicator["actual"] = Value::Null;
                indicator["achieved_score"] = Value::Null;
            }
        }
    }
    folder.write("目标.json", documents.to_string());
    folder
}

#[test]
fn targets_beside_their_evaluation() {
    insta::assert_snapshot!(folder().run(["reconcile", "目标.json", "自评.docx"]).done());
}

#[test]
fn targets_beside_their_evaluation_in_english() {
    insta::assert_snapshot!(folder().run(["reconcile", "目标.json", "自评.docx", "--lang", "en"]).done());
}

#[test]
fn json_is_whole() {
    let outcome = folder().run(["reconcile", "目标.json", "自评.docx", "--format", "json", "--exit-code"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    let json = outcome.json();
    assert_eq!(json["schema"], "duibiao.reconciliation/1");
    let library =
        list(&json, "projects").iter().find(|one| one["set"][0]["name"] == "公共图书馆免费开放补助").unwrap();
    assert_eq!(library["budget"]["executed"], "104.1936");
    assert_eq!(library["budget"]["rate"], "0.98");
    let told = codes(list(library, "findings"));
    assert!(told.contains(&"REC-07") && told.contains(&"REC-06") && !told.contains(&"REC-08"), "{told:?}");
    let first = &list(library, "indicators")[0];
    assert_eq!(
        (&first["met_as_set"]["result"], &first["met_as_evaluated"]["result"]),
        (&json!("not_met"), &json!("met"))
    );
}

#[test]
fn what_cannot_be_reconciled_is_said() {
    let folder = folder();
    folder.write("small.txt", SMALL.replace("2024年部门预算", "2025年部门预算"));
    folder.write("none.txt", "会议纪要\n");
    folder
        .run(["reconcile", "自评.docx", "目标.json"])
        .failed("duibiao: 自评.docx: 没有项目支出绩效目标表（第一个文件应为绩效目标表）");
    folder
        .run(["reconcile", "目标.json", "目标.json"])
        .failed("duibiao: 目标.json: 没有项目支出绩效自评表（第二个文件应为自评表）");
    folder
        .run(["reconcile", "small.txt", "自评.docx"])
        .failed("duibiao: 自评.docx: 年度不同，不作对照：绩效目标为 2025 年，自评为 2024 年");
    let outcome = folder.run(["reconcile", "none.txt", "自评.docx"]);
    assert!(outcome.status == 2 && outcome.stderr.starts_with("duibiao: none.txt: "), "{outcome:?}");
    assert_eq!(run(["reconcile", "-", "-"]).status, 2);
}
