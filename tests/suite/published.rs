//! What was published, in every format and form, comes out as its truth says.
//!
//! `tests/fixtures/forms`: made-up documents, a folder a form, each file of a folder the same contents by
//! another producer. `tests/corpus/rendered`: the real table in the formats it could have been published in.
//! `tests/corpus/formats`: constructed tables in formats beside text.

use crate::support::{corpus, json, real_table, root};
use duibiao_core::AnnualTable;
use duibiao_parse::{Error, ErrorKind, ReadOptions, Reading};
use duibiao_tests::comparison::{differences_of_all, outline};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Files that say what the others are, and those that only some tests read.
const NO_DOCUMENTS: [&str; 1] = ["json"];

fn read(path: &Path, options: &ReadOptions) -> Result<Reading, Error> {
    let name = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().into_owned();
    duibiao_parse::read(&name, &std::fs::read(path).unwrap(), options)
}

/// Reads a file and tells all differences from what it should say.
fn judge(path: &Path, truths: &[Value]) -> Vec<String> {
    match read(path, &ReadOptions::default()) {
        Ok(reading) => differences_of_all(truths, &reading.tables),
        Err(error) => vec![format!("{:?}: {}", error.kind(), error.message(duibiao_core::Language::En))],
    }
}

/// The documents of a folder, in byte order.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| !NO_DOCUMENTS.iter().any(|no| e == *no)))
        .collect();
    paths.sort();
    paths
}

/// Fails with what each file differs in, the worst shortened.
fn report(judged: &[(PathBuf, Vec<String>)]) {
    assert!(!judged.is_empty());
    let wrong: Vec<_> = judged.iter().filter(|(_, differences)| !differences.is_empty()).collect();
    let mut text = String::new();
    for (path, differences) in &wrong {
        let name = path.strip_prefix(root()).unwrap_or(path).display();
        let _ = writeln!(text, "{name}: {} differences", differences.len());
        for line in differences.iter().take(12) {
            let _ = writeln!(text, "    {line}");
        }
    }
    assert!(wrong.is_empty(), "{} of {} files are read otherwise\n{text}", wrong.len(), judged.len());
}

/// All files of a form against the truth of the form.
fn form(name: &str) {
    let folder = root().join("tests/fixtures/forms").join(name);
    let truth = json(&folder.join("truth.json"));
    let truths = truth["documents"].as_array().unwrap();
    let judged: Vec<_> =
        documents(&folder).into_iter().map(|path| (path.clone(), judge(&path, truths))).collect();
    report(&judged);
}

macro_rules! forms {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            form(stringify!($name));
        })*

        /// No folder of forms is forgotten.
        #[test]
        fn every_folder_of_forms_is_tested() {
            let tested = [$(stringify!($name)),*, "archive", "scanned"];
            for entry in std::fs::read_dir(root().join("tests/fixtures/forms")).unwrap() {
                let name = entry.unwrap().file_name();
                assert!(tested.iter().any(|one| name == *one), "{name:?}");
            }
        }
    };
}

forms! {
    anhui beijing budget guangdong_grouped guangdong_list guangxi ministry self_evaluation shanghai shanxi
    sichuan whole_department yunnan
}

#[test]
fn a_scan_is_refused_by_name() {
    let error =
        read(&root().join("tests/fixtures/forms/scanned/scanned.pdf"), &ReadOptions::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Scanned);
}

/// Names in GB18030 come out right, both tables are read, and the note is no table.
#[test]
fn an_archive_with_names_in_gb18030() {
    let folder = root().join("tests/fixtures/forms/archive");
    let truth = json(&folder.join("truth.json"));
    let bytes = std::fs::read(folder.join("gb18030-names.zip")).unwrap();
    let mut archive = duibiao_parse::Archive::open(&bytes).unwrap();
    let names: Vec<String> = archive.members().iter().map(|member| member.name.clone()).collect();
    assert_eq!(
        names,
        [
            "附件/2025年项目支出绩效目标表（虚构）.html",
            "附件/2025年项目支出绩效目标表（虚构）.xlsx",
            "附件/说明.txt"
        ]
    );
    for (n, name) in names.iter().enumerate() {
        let member = archive.read(n, None).unwrap();
        let reading = duibiao_parse::read(name, &member, &ReadOptions::default());
        if name.ends_with("txt") {
            assert_eq!(reading.unwrap_err().kind(), ErrorKind::NoTable);
            continue;
        }
        let found = differences_of_all(truth["documents"].as_array().unwrap(), &reading.unwrap().tables);
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
}

fn real_truth() -> [Value; 1] {
    [json(&corpus("zengcheng-hrss-2025.truth.json"))]
}

/// What a rendering should be: the table, or a refusal of that kind.
fn rendering(name: &str) -> Option<ErrorKind> {
    match name {
        "h_enc_userpw.pdf" => Some(ErrorKind::Encrypted),
        "i_truncated.pdf" | "i_garbage.pdf" => Some(ErrorKind::Damaged),
        _ => None,
    }
}

fn renderings() -> Vec<PathBuf> {
    documents(&corpus("rendered"))
        .into_iter()
        .filter(|path| path.extension().is_none_or(|e| e != "md"))
        .collect()
}

#[test]
fn the_real_table_is_read_from_every_format() {
    let judged: Vec<_> = renderings()
        .into_iter()
        .filter(|path| rendering(&path.file_name().unwrap().to_string_lossy()).is_none())
        .map(|path| (path.clone(), judge(&path, &real_truth())))
        .collect();
    assert_eq!(judged.len(), 16);
    report(&judged);
}

/// A file that cannot be read says why; a damaged one may also be read, if then it is right or says so.
#[test]
fn what_cannot_be_read_says_why() {
    for path in renderings() {
        let Some(kind) = rendering(&path.file_name().unwrap().to_string_lossy()) else { continue };
        match read(&path, &ReadOptions::default()) {
            Err(error) => assert_eq!(error.kind(), kind, "{}", path.display()),
            Ok(reading) => {
                assert_eq!(kind, ErrorKind::Damaged, "{}", path.display());
                let findings = reading.findings.len()
                    + reading.tables.iter().map(|table| table.findings.len()).sum::<usize>();
                let differences = differences_of_all(&real_truth(), &reading.tables);
                assert!(findings > 0 || differences.is_empty(), "{}: silently wrong", path.display());
            }
        }
    }
}

#[test]
fn a_password_opens_what_it_closes() {
    let path = corpus("rendered/h_enc_userpw.pdf");
    let wrong = ReadOptions { password: Some("错".to_owned()), ..ReadOptions::default() };
    assert_eq!(read(&path, &wrong).unwrap_err().kind(), ErrorKind::Encrypted);
}

/// The text of the real table against each rendering: nothing changed, in no respect.
#[test]
fn no_rendering_of_the_real_table_is_a_change() {
    let text = read(&real_table(), &ReadOptions::default()).unwrap().tables.remove(0);
    let mut judged = Vec::new();
    for path in renderings() {
        if rendering(&path.file_name().unwrap().to_string_lossy()).is_some() {
            continue;
        }
        let differences = match read(&path, &ReadOptions::default()) {
            Ok(reading) => changes(&text, &reading.tables[0]),
            Err(error) => vec![format!("{:?}", error.kind())],
        };
        judged.push((path, differences));
    }
    report(&judged);
}

/// Everything that a comparison says is not the same.
fn changes(old: &AnnualTable, new: &AnnualTable) -> Vec<String> {
    let set = duibiao_diff::compare(old, 0, new, 0, &duibiao_diff::Options::default());
    let mut found = Vec::new();
    let mut say = |text: String| found.push(text);
    if set.bridge.old_total != set.bridge.new_total {
        say(format!("bridge: {} / {}", set.bridge.old_total, set.bridge.new_total));
    }
    let value = serde_json::to_value(&set).unwrap();
    for (n, project) in value["projects"].as_array().unwrap().iter().enumerate() {
        let at = format!("projects[{n}] {}", project["new"][0]["name"]);
        for (key, same) in [
            ("relation", Value::from("continued")),
            ("name_changed", Value::from(false)),
            ("renamed", Value::from(false)),
            ("transferred", Value::from(false)),
        ] {
            if project[key] != same {
                say(format!("{at}.{key}: {}", project[key]));
            }
        }
        if project["goal"]["changed"] != false {
            say(format!("{at}.goal: {}", project["goal"]["segments"]));
        }
        for (column, amount) in project["amounts"].as_object().into_iter().flatten() {
            if amount["old"] != amount["new"] {
                say(format!("{at}.{column}: {} / {}", amount["old"], amount["new"]));
            }
        }
        for indicator in project["indicators"].as_array().unwrap() {
            if indicator["relation"] != "continued" || indicator["renamed"] != false {
                say(format!("{at}: {} / {}", indicator["old_name"], indicator["new_name"]));
            }
            for horizon in ["cycle", "annual"] {
                let change = &indicator[horizon];
                if !change.is_null() && change["kind"] != "unchanged" {
                    say(format!(
                        "{at} {} {horizon} {}: {} / {}",
                        indicator["new_name"], change["kind"], change["old"]["raw"], change["new"]["raw"]
                    ));
                }
            }
        }
    }
    found
}

/// Constructed tables in other formats, with the truth of their text: the year stands in the file name.
fn constructed(style: &str, is_wanted: impl Fn(&str) -> bool) {
    let mut judged = Vec::new();
    for department in std::fs::read_dir(corpus("formats").join(style)).unwrap() {
        let folder = department.unwrap().path();
        for path in documents(&folder) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !is_wanted(&name) {
                continue;
            }
            let year = ["2023", "2024", "2025"].into_iter().find(|year| name.contains(year)).unwrap();
            let beside = folder.join(format!("{year}.truth.json"));
            let truth = if beside.exists() {
                beside
            } else {
                let style = if style == "list" { "real/list" } else { style };
                corpus("constructed")
                    .join(style)
                    .join(folder.file_name().unwrap())
                    .join(format!("{year}.truth.json"))
            };
            judged.push((path.clone(), judge(&path, &[json(&truth)])));
        }
    }
    report(&judged);
}

fn is_layout(name: &str) -> bool {
    name.ends_with(".layout.txt")
}

#[test]
fn constructed_workbooks() {
    for style in ["low", "mid", "high", "list"] {
        constructed(style, |name| !is_layout(name));
    }
}

#[test]
fn constructed_layout_text() {
    for style in ["low", "mid", "high"] {
        constructed(style, is_layout);
    }
}

#[test]
fn constructed_rows() {
    constructed("rows", |_| true);
}

#[test]
fn constructed_budgets_in_word() {
    constructed("form", |name| Path::new(name).extension().is_some_and(|ending| ending == "docx"));
}

#[test]
fn constructed_budgets_in_pdf() {
    constructed("form", |name| Path::new(name).extension().is_some_and(|ending| ending == "pdf"));
}

/// Disclosures of third parties that are no part of this repository; without them the test says so.
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn external(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/corpus/external").join(name);
    if !path.exists() {
        eprintln!("skipped: no ../shared/corpus/external/{name}");
        return None;
    }
    Some(path)
}

#[test]
fn a_university_budget_of_forty_pages() {
    let Some(path) = external("swu/swu-2023-department-budget.pdf") else { return };
    let reading = read(&path, &ReadOptions::default()).unwrap();
    let tables: Vec<String> = reading.tables.iter().map(outline).collect();
    assert_eq!(reading.tables.len(), 1, "{tables:?}");
    let table = &reading.tables[0];
    assert_eq!((table.n_projects(), table.n_indicators()), (24, 233), "{tables:?}");
    assert_eq!(table.department.as_deref(), Some("西南大学"));
    assert_eq!(table.fiscal_year, Some(2023));
    assert_eq!(serde_json::to_value(table).unwrap()["money_unit"], "万元");
    let mut wrong = Vec::new();
    for (_, project) in table.projects() {
        let scores: rust_decimal::Decimal = project
            .indicators
            .iter()
            .filter_map(|i| i.score.as_ref()?.parse::<rust_decimal::Decimal>().ok())
            .sum();
        if scores != rust_decimal::Decimal::from(90) {
            wrong.push(format!("{}: scores {scores}", project.name));
        }
        let sources =
            [&project.amounts.fiscal_appropriation, &project.amounts.carryover, &project.amounts.other];
        let sum: rust_decimal::Decimal = sources.iter().filter_map(|cell| cell.printed()).sum();
        if project.amounts.total.printed() != Some(sum) {
            wrong.push(format!("{}: {:?}", project.name, project.amounts));
        }
        for i in &project.indicators {
            let is_bare = i.level1.name.is_empty() || i.level2.name.is_empty() || i.name.is_empty();
            if is_bare || i.annual_target.as_ref().is_none_or(|t| t.raw.is_empty()) || i.category.is_none() {
                wrong.push(format!("{}: {i:?}", project.name));
            }
        }
        if project.goal.as_ref().is_none_or(|goal| goal.chars().count() < 10) {
            wrong.push(format!("{}: goal {:?}", project.name, project.goal));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_budget_without_such_a_table() {
    let Some(path) = external("swu/swu-2021-department-budget.pdf") else { return };
    assert_eq!(read(&path, &ReadOptions::default()).unwrap_err().kind(), ErrorKind::NoTable);
}

/// One form of Shanghai in two extractions: read rightly or refused, never read wrongly.
#[test]
fn a_shanghai_form_as_text() {
    for name in ["shanghai/lanxilu-2026.pymupdf.txt", "shanghai/lanxilu-2026.pdfplumber-lines.txt"] {
        let Some(path) = external(name) else { return };
        let Ok(reading) = read(&path, &ReadOptions::default()) else { continue };
        let (_, project) = reading.tables[0].projects().next().unwrap();
        let value = serde_json::to_value(&project.amounts).unwrap();
        assert_eq!(project.name, "兰溪路-真南路下立交工程", "{name}");
        assert_eq!(project.lifetime_total.as_deref(), Some("771325800.00"), "{name}");
        assert_eq!(value["total"], "226145100.00", "{name}");
        assert_eq!(value["fiscal_appropriation"], "226145100.00", "{name}");
        let names: Vec<&str> = project.indicators.iter().map(|i| i.name.as_str()).collect();
        assert_eq!(names.len(), 9, "{name}: {names:?}");
        assert_eq!(names[8], "居民群众满意度", "{name}");
    }
}
