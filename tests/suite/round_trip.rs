//! What the program writes it reads back, and it finds what a person corrected in between.

use crate::schema::full_table;
use crate::support::{files, real_table, root};
use duibiao_core::canonical::{self, FoundSheet};
use duibiao_core::{AnnualTable, Finding, Language, Source, Target};
use duibiao_parse::{ReadOptions, Reading};
use duibiao_report::json::documents_json;
use duibiao_report::workbook::documents_workbook;
use serde_json::Value;

fn read(name: &str, bytes: &[u8]) -> Reading {
    duibiao_parse::read(name, bytes, &ReadOptions::default()).unwrap()
}

/// A table as it comes back: results of audit rules are found anew, the source is the new file.
fn comparable(table: &AnnualTable) -> AnnualTable {
    let mut table = table.clone();
    table.source = Source::default();
    let unsettled = |finding: &Finding| !["PAR-03", "PAR-05", "PAR-06"].contains(&finding.code.id());
    table.findings.retain(|finding| finding.code.id().starts_with("PAR-") && unsettled(finding));
    table
}

fn messages(table: &AnnualTable, code: &str) -> Vec<String> {
    let of_code = table.findings.iter().filter(|finding| finding.code.id() == code);
    of_code.map(|finding| finding.message(Language::Zh)).collect()
}

fn tables() -> Vec<AnnualTable> {
    let mut tables = vec![full_table()];
    let mut paths = files(&root().join("data/demo"), "txt");
    paths.push(real_table());
    for path in paths {
        tables.extend(read(&path.to_string_lossy(), &std::fs::read(&path).unwrap()).tables);
    }
    // Texts that spreadsheets and XML like to change.
    let mut odd = full_table();
    let project = &mut odd.units[0].projects[0];
    "=1+1\u{1}\r\n _x0041_ 尾 ".clone_into(&mut project.name);
    project.goal = Some(format!("{}，{}", " ".repeat(40_000), "长目标".repeat(30_000)));
    project.indicators[0].annual_target = Some(Target::read("=24小时"));
    "+cmd|' /C calc'!A0".clone_into(&mut project.indicators[0].name);
    tables.push(odd);
    let mut bare = full_table();
    bare.units[0].projects[1].indicators.clear();
    bare.units.push(duibiao_core::BudgetUnit {
        name: "示例市示例中心".to_owned(),
        amounts: duibiao_core::Amounts::NO_COLUMNS,
        origin: duibiao_core::Origin::Nowhere,
        projects: Vec::new(),
    });
    tables.push(bare);
    tables
}

#[test]
fn documents_read_back_to_the_same_tables() {
    for table in tables() {
        let json = documents_json(std::slice::from_ref(&table), &[]);
        let back = read("表.json", json.as_bytes()).tables;
        assert_eq!(back.len(), 1);
        assert_eq!(comparable(&back[0]), comparable(&table));
        assert_eq!(back[0].source.template, table.source.template);
        let published = table.source.read_from.as_ref().map_or(&table.source.path, |from| &from.path);
        assert_eq!(&back[0].source.read_from.as_ref().unwrap().path, published);
        // Once more: the published file stays in sight.
        let again = read("表2.json", documents_json(&back, &[]).as_bytes()).tables;
        assert_eq!(again[0].source.read_from, back[0].source.read_from);
    }
}

#[test]
fn workbooks_read_back_to_the_same_tables() {
    let tables = tables();
    let workbook = documents_workbook(&tables, &[]).unwrap();
    assert_eq!(workbook, documents_workbook(&tables, &[]).unwrap(), "the same bytes");
    let back = read("表.xlsx", &workbook).tables;
    assert_eq!(back.len(), tables.len());
    for (back, table) in back.iter().zip(&tables) {
        assert_eq!(comparable(back), comparable(table));
    }
}

#[test]
fn corrections_of_a_document_are_found() {
    let table = read(&real_table().to_string_lossy(), &std::fs::read(real_table()).unwrap()).tables.remove(0);
    let json = documents_json(std::slice::from_ref(&table), &[]);
    let edited = |edit: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&json).unwrap();
        edit(&mut value["documents"][0]);
        read("改.json", value.to_string().as_bytes()).tables.remove(0)
    };
    // Only the text of a target: its reading follows.
    let back = edited(&|table| {
        table["units"][0]["projects"][0]["indicators"][0]["annual_target"]["raw"] = "≥77次".into();
    });
    assert_eq!(back.units[0].projects[0].indicators[0].annual_target, Some(Target::read("≥77次")));
    assert_eq!(messages(&back, "PAR-60").len(), 1, "{:?}", back.findings);
    assert!(messages(&back, "PAR-60")[0].contains("年度指标值经人工更正为“≥77次”"));
    // Money, a name, a year.
    let back = edited(&|table| {
        table["units"][0]["projects"][0]["amounts"]["total"] = "1,234.50".into();
        table["units"][1]["projects"][0]["name"] = "更名的项目".into();
        table["fiscal_year"] = 2026.into();
    });
    assert_eq!(back.units[0].projects[0].amounts.total.printed().unwrap().to_string(), "1234.50");
    assert_eq!(messages(&back, "PAR-60").len(), 3, "{:?}", back.findings);
    // The reading alone: it is kept, and said to be another.
    let back = edited(&|table| {
        let target = &mut table["units"][0]["projects"][0]["indicators"][0]["annual_target"];
        *target = serde_json::to_value(Target::read("≥77次"))
            .map(|mut reading| {
                reading["raw"] = target["raw"].clone();
                reading
            })
            .unwrap();
    });
    assert_eq!((messages(&back, "PAR-60").len(), messages(&back, "PAR-64").len()), (0, 1));
    // Rows.
    let back = edited(&|table| {
        table["units"][0]["projects"][0]["indicators"].as_array_mut().unwrap().pop();
        let new = serde_json::json!({"name": "新增的项目", "amounts": {"total": "1.00"}});
        table["units"][0]["projects"].as_array_mut().unwrap().push(new);
    });
    assert_eq!(messages(&back, "PAR-63").len(), 2, "{:?}", back.findings);
    // Nothing is known of a document without fingerprints.
    let back = edited(&|table| {
        fn strip(value: &mut Value) {
            match value {
                Value::Object(fields) => {
                    fields.remove("as_read");
                    fields.values_mut().for_each(strip);
                }
                Value::Array(items) => items.iter_mut().for_each(strip),
                _ => {}
            }
        }
        strip(table);
        table["units"][0]["projects"][0]["name"] = "更名的项目".into();
    });
    assert_eq!(messages(&back, "PAR-60").len(), 0);
}

/// The sheets as a reader finds them.
fn found(tables: &[AnnualTable]) -> Vec<FoundSheet> {
    let sheet = |sheet: &canonical::Sheet| FoundSheet {
        name: sheet.name.to_owned(),
        headings: sheet.headings.iter().cloned().collect(),
        rows: sheet
            .rows
            .iter()
            .map(|row| {
                let filled = |(heading, cell): (&String, &canonical::Cell)| {
                    (!cell.text.is_empty()).then(|| (heading.clone(), cell.text.clone()))
                };
                sheet.headings.iter().zip(row).filter_map(filled).collect()
            })
            .collect(),
    };
    canonical::lay_out(tables).iter().map(sheet).collect()
}

fn cell<'a>(sheets: &'a mut [FoundSheet], sheet: &str, number: &str, heading: &str) -> &'a mut String {
    let sheet = sheets.iter_mut().find(|found| found.name == sheet).unwrap();
    assert!(sheet.headings.contains(heading), "{heading}");
    let row = sheet.rows.iter_mut().find(|row| row.get(canonical::NUMBER).is_some_and(|n| n == number));
    row.unwrap().entry(heading.to_owned()).or_default()
}

#[test]
fn corrections_of_a_workbook_are_found() {
    let whole = vec![full_table()];
    let corrected = |edit: &dyn Fn(&mut Vec<FoundSheet>)| {
        let mut tables = whole.clone();
        let mut sheets = found(&tables);
        edit(&mut sheets);
        for table in &mut tables {
            table.findings.clear();
        }
        canonical::correct(&mut tables, &sheets);
        tables.remove(0)
    };
    let nothing = corrected(&|_| {});
    assert!(nothing.findings.is_empty(), "{:?}", nothing.findings);

    let table = corrected(&|sheets| {
        *cell(sheets, canonical::INDICATORS, "1.1.1.2", "年度指标值") = "≥77%".to_owned();
        *cell(sheets, canonical::INDICATORS, "1.1.1.2", "总计") = "2.5".to_owned();
        *cell(sheets, canonical::TABLES, "1", "年度") = "2026".to_owned();
        *cell(sheets, canonical::TABLES, "1.1", "资金使用单位") = "示例市示例中心".to_owned();
    });
    let project = &table.units[0].projects[0];
    assert_eq!(project.indicators[1].annual_target, Some(Target::read("≥77%")));
    assert_eq!(project.amounts.total.printed().unwrap().to_string(), "2.5");
    assert_eq!((table.fiscal_year, table.units[0].name.as_str()), (Some(2026), "示例市示例中心"));
    let found = messages(&table, "PAR-61");
    assert_eq!((table.findings.len(), found.len()), (4, 4), "{:?}", table.findings);
    assert!(found.iter().any(|message| message.contains("由“≥95%”经人工更正为“≥77%”")), "{found:?}");

    // Numbers as spreadsheets write them, and rows in another order, are no corrections.
    let table = corrected(&|sheets| {
        *cell(sheets, canonical::INDICATORS, "1.1.1.2", "总计") = "2".to_owned();
        sheets[0].rows.reverse();
    });
    assert!(table.findings.is_empty(), "{:?}", table.findings);

    // What cannot stand there, what contradicts itself, rows added and taken away.
    let table = corrected(&|sheets| {
        *cell(sheets, canonical::INDICATORS, "1.1.1.1", "财政拨款") = "约2".to_owned();
        *cell(sheets, canonical::INDICATORS, "1.1.1.1", "项目名称") = "甲".to_owned();
        *cell(sheets, canonical::INDICATORS, "1.1.1.2", "项目名称") = "乙".to_owned();
        sheets[0].rows.pop();
        let row = [("项目名称".to_owned(), "新增".to_owned())].into_iter().collect();
        sheets[0].rows.push(row);
    });
    assert_eq!(messages(&table, "PAR-62").len(), 2, "{:?}", table.findings);
    assert_eq!(
        messages(&table, "PAR-65"),
        ["工作表“项目和指标”有 2 行经人工增删或改了编号，未采用；增删请在 JSON 文档中进行。"]
    );
}

/// Another program saves the workbook anew: the tables are the same.
#[test]
#[expect(clippy::print_stderr, reason = "says aloud that it was skipped")]
fn a_workbook_that_was_saved_again_reads_back() {
    let folder = std::env::temp_dir().join(format!("duibiao-resave-{}", std::process::id()));
    let (from, to) = (folder.join("from"), folder.join("to"));
    std::fs::create_dir_all(&from).unwrap();
    let tables = tables();
    std::fs::write(from.join("表.xlsx"), documents_workbook(&tables, &[]).unwrap()).unwrap();
    let output = std::process::Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", "xlsx", "--outdir"])
        .args([&to, &from.join("表.xlsx")])
        .output();
    let saved = std::fs::read(to.join("表.xlsx"));
    let _ = std::fs::remove_dir_all(&folder);
    if output.is_err() {
        eprintln!("skipped: LibreOffice is not installed");
        return;
    }
    let saved = saved.expect("LibreOffice writes the workbook");
    let back = read("表.xlsx", &saved).tables;
    assert_eq!(back.len(), tables.len());
    for (back, table) in back.iter().zip(&tables) {
        assert_eq!(comparable(back), comparable(table));
    }
}
