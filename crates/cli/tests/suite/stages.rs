//! `show --stage grid`, and the documents and workbooks that are read again.

use crate::support::{Folder, list};
use crate::tables::{SMALL, next_year};

#[test]
fn the_grid_shows_cells_with_their_places() {
    let folder = Folder::with([("表.txt", SMALL)]);
    let view = folder.run(["show", "--stage", "grid", "表.txt"]).done();
    assert!(view.contains("第 1 个表格："), "{view}");
    assert!(view.contains("示例市示例局"), "{view}");
    assert!(view.contains("  @5:1-5:6") || view.contains("@5:1"), "{view}");
    let json = folder.run(["show", "--stage", "grid", "--format", "json", "表.txt"]).json();
    assert_eq!(json["schema"], "duibiao.grids/1");
    let section = &list(&json, "files")[0]["sections"][0];
    assert!(list(section, "cells").iter().any(|cell| cell["text"] == "合计"), "{section}");
    assert!(section["above"][0]["text"].as_str().unwrap().contains("绩效目标表"));
}

#[test]
fn a_corrected_document_takes_the_place_of_the_published_file() {
    let folder = Folder::with([("2024.txt", SMALL), ("2025.txt", &next_year(&[]))]);
    folder.run(["show", "2025.txt", "-o", "2025.json"]).done();
    let document = folder.read("2025.json");
    let once = folder.run(["show", "2025.json", "--format", "json"]).json();
    let mut published: serde_json::Value = serde_json::from_str(&document).unwrap();
    let mut again = once;
    for documents in [&mut published, &mut again] {
        documents["documents"][0]["source"] = serde_json::Value::Null;
    }
    assert_eq!(again, published, "nothing was corrected");

    folder.write("2025.json", document.replacen("\"raw\": \"≥40份\"", "\"raw\": \"≥50份\"", 2));
    let changes = folder.run(["diff", "2024.txt", "2025.json", "--format", "json"]).json();
    let project = &list(&changes, "projects")[0];
    assert_eq!(list(project, "indicators")[0]["annual"]["kind"], "raised", "{project}");
    let view = folder.run(["show", "2025.json"]).done();
    assert!(view.contains("经人工更正为“≥50份”") && view.contains("2025.txt"), "{view}");
}

#[test]
fn the_workbook_reads_back() {
    let folder = Folder::with([("2024.txt", SMALL), ("2025.txt", &next_year(&[]))]);
    folder.run(["show", "2024.txt", "2025.txt", "-o", "表.xlsx"]).done();
    let documents = |arguments: &[&str]| {
        let mut json = folder.run(arguments.iter().chain(&["--format", "json"])).json();
        for document in json["documents"].as_array_mut().unwrap() {
            document["source"] = serde_json::Value::Null;
        }
        json
    };
    assert_eq!(documents(&["show", "表.xlsx"]), documents(&["show", "2024.txt", "2025.txt"]));
    assert_eq!(folder.run(["diff", "2024.txt", "2025.txt", "-o", "差.xlsx"]).status, 2);
    assert_eq!(folder.run(["show", "2024.txt", "--stage", "grid", "-o", "格.xlsx"]).status, 2);
}
