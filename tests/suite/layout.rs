//! Text as `pdftotext -layout` writes it: every table that is read is read exactly, the others are refused.

use crate::accounting::unbalanced;
use crate::support::{corpus, files, json, root};
use crate::truth::differences;
use duibiao_parse::{ErrorKind, ReadOptions};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The lists below a folder, each with its truth.
fn lists(folder: &Path, truths: &Path) -> Vec<(PathBuf, Value)> {
    files(folder, "txt")
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(".layout.txt"))
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let year = ["2023", "2024", "2025"].iter().find(|year| name.contains(**year))?;
            let within = path.parent()?.strip_prefix(folder).ok()?;
            let truth = json(&truths.join(within).join(format!("{year}.truth.json")));
            Some((path, truth))
        })
        .collect()
}

fn check(lists: &[(PathBuf, Value)]) {
    let mut wrong = Vec::new();
    for (path, truth) in lists {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let (reading, entries) = duibiao_parse::account(&name, &bytes, &ReadOptions::default())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        wrong.extend(differences(&name, truth, &reading));
        wrong.extend(unbalanced(std::str::from_utf8(&bytes).unwrap(), &entries));
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
}

#[test]
fn the_lists_are_read_exactly() {
    let lists = lists(&root().join("tests/fixtures/text"), &corpus("constructed"));
    assert_eq!(lists.len(), 4);
    check(&lists);
}

#[expect(clippy::print_stderr, reason = "a test that skips says so")]
#[test]
fn all_lists_of_the_shared_corpus_are_read_exactly() {
    let folder = root().join("../shared/corpus/constructed");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return;
    }
    for level in ["low", "mid", "high"] {
        check(&lists(&folder.join(level), &folder.join(level)));
    }
}

/// Without any white space: word processors set spaces between Chinese and digits.
fn squash(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|c| !c.is_whitespace()),
        Value::Array(items) => items.iter_mut().for_each(squash),
        Value::Object(fields) => fields.values_mut().for_each(squash),
        _ => {}
    }
}

#[test]
fn the_real_table_is_read_from_the_print_of_other_programs() {
    let mut truth = json(&corpus("zengcheng-hrss-2025.truth.json"));
    squash(&mut truth);
    for file in files(&root().join("tests/fixtures/text/real"), "txt") {
        let bytes = std::fs::read(&file).unwrap();
        let (reading, entries) = duibiao_parse::account("表.txt", &bytes, &ReadOptions::default())
            .unwrap_or_else(|error| panic!("{file:?}: {error}"));
        let wrong = unbalanced(std::str::from_utf8(&bytes).unwrap(), &entries);
        assert!(wrong.is_empty(), "{file:?}: {:?}", &wrong[..wrong.len().min(5)]);
        let ours = serde_json::to_value(&reading.tables[0]).unwrap();
        for (unit, ours) in truth["units"].as_array().unwrap().iter().zip(ours["units"].as_array().unwrap()) {
            assert_eq!(unit["name"], ours["name"], "{file:?}");
            let projects = |unit: &Value| -> Vec<Value> {
                let mut projects = unit["projects"].clone();
                squash(&mut projects);
                let project = |project: &Value| {
                    let indicator = |i: &Value| {
                        let raw = |key: &str| i[key]["raw"].as_str().unwrap_or_default().to_owned();
                        serde_json::json!([i["seq"], i["name"], raw("cycle_target"), raw("annual_target")])
                    };
                    let indicators: Vec<Value> =
                        project["indicators"].as_array().unwrap().iter().map(indicator).collect();
                    serde_json::json!([
                        project["name"],
                        project["amounts"]["total"],
                        project["amounts"]["fiscal_appropriation"],
                        project["goal"],
                        indicators
                    ])
                };
                projects.as_array().unwrap().iter().map(project).collect()
            };
            assert_eq!(projects(unit), projects(ours), "{file:?}");
        }
    }
}

/// A text cut anywhere, and one with columns run together, is read or refused, and accounted for.
#[test]
fn what_is_cut_or_overlaps_is_accounted_for_or_refused() {
    let lists = lists(&root().join("tests/fixtures/text"), &corpus("constructed"));
    let text = std::fs::read_to_string(&lists[0].0).unwrap();
    for (at, _) in text.char_indices().skip(600).step_by(211) {
        let cut = &text[..at];
        if let Ok((_, entries)) = duibiao_parse::account("表.txt", cut.as_bytes(), &ReadOptions::default()) {
            let wrong = unbalanced(cut, &entries);
            assert!(wrong.is_empty(), "cut at byte {at}: {:?}", &wrong[..wrong.len().min(5)]);
        }
    }
}

#[test]
fn forms_without_the_bounds_of_their_cells_are_refused() {
    for text in [
        "项目绩效目标表（虚构）\n项目名称        示例经费\n  一级      二级指标     三级指标     指标值\n  产出指标   数量指标    场次       5场\n",
        "项目绩效目标表（虚构）\n项目名称 示例经费\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 场次 5场\n",
    ] {
        let error = duibiao_parse::read("表.txt", text.as_bytes(), &ReadOptions::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnsupportedFormat, "{text}");
    }
}
