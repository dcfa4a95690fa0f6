//! What tests of several formats share.

use crate::{ReadOptions, grids};
use std::path::Path;

/// A file of the real table in another format; `None`, said aloud, where the corpus is not there.
pub(crate) fn rendered(name: &str) -> Option<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["tests/corpus/rendered", "../shared/corpus/rendered"];
    let found = folders.iter().find_map(|folder| std::fs::read(root.join(folder).join(name)).ok());
    if found.is_none() {
        println!("skipped: {name} is not there");
    }
    found
}

/// The texts of the cells of all grids, row by row.
pub(crate) fn row_texts(path: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    let sections = grids(path, bytes, &ReadOptions::default()).unwrap();
    let rows = sections.iter().flat_map(|section| section.grid.rows());
    rows.map(|row| row.iter().map(|cell| cell.passage.text.clone()).collect()).collect()
}

/// That a file in which cells stand row by row holds the real table: every name, amount, goal and indicator of
/// its truth.
pub(crate) fn assert_is_real_table(path: &str, bytes: &[u8]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let truth = std::fs::read(root.join("tests/corpus/zengcheng-hrss-2025.truth.json")).unwrap();
    let truth: serde_json::Value = serde_json::from_slice(&truth).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let rows = row_texts(path, bytes);
    let mut rows = rows.iter().filter(|row| row.len() == 7 && row[0] != "项目名称（资金使用单位）");
    let mut check = |name: &str, of: &serde_json::Value| {
        let row = rows.next().unwrap_or_else(|| panic!("{path}: no row for {name}"));
        assert_eq!(row[0], name, "{path}");
        for (column, key) in [(1, "total"), (2, "fiscal_appropriation"), (3, "special_account"), (4, "other")]
        {
            assert_eq!(row[column].replace(',', ""), text(&of[key]), "{path}: {name} {key}");
        }
        row.clone()
    };
    check("合计", &truth["total"]);
    for unit in truth["units"].as_array().unwrap() {
        check(&text(&unit["name"]), &unit["amounts"]);
        for project in unit["projects"].as_array().unwrap() {
            let row = check(&text(&project["name"]), &project["amounts"]);
            assert_eq!(row[5], text(&project["goal"]), "{path}: {}", row[0]);
            let mut rest = row[6].as_str();
            for indicator in project["indicators"].as_array().unwrap() {
                let pieces = [
                    &indicator["name"],
                    &indicator["cycle_target"]["raw"],
                    &indicator["annual_target"]["raw"],
                ];
                for piece in pieces.map(text) {
                    let at = rest.find(&piece).unwrap_or_else(|| panic!("{path}: {piece} not in {rest}"));
                    rest = &rest[at + piece.len()..];
                }
            }
        }
    }
    assert!(rows.next().is_none(), "{path}: more rows than the truth has");
}

#[test]
fn the_real_table_is_the_same_in_every_flowing_format() {
    for name in ["b_html.html", "b4_gb18030.html", "d_docx.docx", "d_docx.doc"] {
        if let Some(bytes) = rendered(name) {
            assert_is_real_table(name, &bytes);
        }
    }
}
