//! The tables of the corpus come out exactly as their truth files say, field by field.

use crate::support::{corpus, files, json, real_table};
use duibiao_parse::{ReadOptions, Reading};
use duibiao_tests::comparison::differences_of_all;
use serde_json::Value;
use std::path::Path;

/// What a file reads as that its truth does not say.
pub(crate) fn check(path: &Path, truth: &Value) -> Vec<String> {
    let bytes = std::fs::read(path).unwrap();
    // Folders outside of the corpus are no evidence of a year.
    let parts: Vec<_> = path.iter().rev().take(2).collect();
    let name = parts.iter().rev().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    match duibiao_parse::read(&name, &bytes, &ReadOptions::default()) {
        Ok(reading) => differences(&name, truth, &reading),
        Err(error) => vec![format!("{name}: {error}")],
    }
}

/// Where a reading differs from its truth.
pub(crate) fn differences(name: &str, truth: &Value, reading: &Reading) -> Vec<String> {
    let differences = differences_of_all(std::slice::from_ref(truth), &reading.tables);
    differences.into_iter().map(|line| format!("{name}: {line}")).collect()
}

/// Fails with the first differences.
pub(crate) fn report(differences: &[String]) {
    let shown: Vec<&str> = differences.iter().take(40).map(String::as_str).collect();
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), shown.join("\n"));
}

#[test]
fn the_real_table_is_read_exactly() {
    let truth = json(&corpus("zengcheng-hrss-2025.truth.json"));
    report(&check(&real_table(), &truth));
    let table =
        &duibiao_parse::read("表.txt", &std::fs::read(real_table()).unwrap(), &ReadOptions::default())
            .unwrap()
            .tables[0];
    assert_eq!((table.units.len(), table.n_projects(), table.n_indicators()), (4, 53, 190));
}

#[test]
fn the_constructed_lists_are_read_exactly() {
    let texts: Vec<_> = files(&corpus("constructed"), "txt");
    assert_eq!(texts.len(), 62);
    let mut differences = Vec::new();
    for text in &texts {
        let folder = text.parent().unwrap();
        let name = text.file_name().unwrap().to_string_lossy();
        let year = ["2023", "2024", "2025"].iter().find(|year| name.contains(*year)).unwrap();
        let truth = json(&folder.join(format!("{year}.truth.json")));
        differences.extend(check(text, &truth));
    }
    report(&differences);
}
