//! Workbooks and delimited text give the same tables as the text they were made from, field by field.

use crate::support::{corpus, files, json, root};
use crate::truth::{check, report};
use duibiao_core::{AnnualTable, Finding, Project};
use duibiao_parse::{ReadOptions, Reading};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/sheets").join(name)
}

fn read(path: &Path, options: &ReadOptions) -> Reading {
    let name = path.file_name().unwrap().to_string_lossy();
    duibiao_parse::read(&name, &std::fs::read(path).unwrap(), options).unwrap()
}

/// The constructed workbooks of one style, each with the truth of its year; none where the corpus is not at hand.
#[expect(clippy::print_stderr, reason = "a test that skips says so")]
fn constructed(folder: &str) -> Vec<(PathBuf, PathBuf)> {
    let folder = root().join("../shared/corpus/constructed").join(folder);
    if !folder.is_dir() {
        eprintln!("skipped: {} is not at hand", folder.display());
        return Vec::new();
    }
    let truth = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy();
        let year = ["2023", "2024", "2025"].iter().find(|year| name.contains(*year)).unwrap();
        path.parent().unwrap().join(format!("{year}.truth.json"))
    };
    files(&folder, "xlsx").into_iter().map(|path| (path.clone(), truth(&path))).collect()
}

#[test]
fn the_real_table_as_a_workbook_is_read_exactly() {
    let truth = json(&corpus("zengcheng-hrss-2025.truth.json"));
    let mut differences = Vec::new();
    for name in ["a_xlsx.xlsx", "a_xlsx.xls", "a_xlsx.ods", "a3_hidden.xlsx", "e_borderless.xlsx"] {
        differences.extend(check(&fixture(name), &truth));
    }
    report(&differences);
}

#[test]
fn the_constructed_workbooks_are_read_exactly() {
    let mut differences = Vec::new();
    for folder in ["low", "mid", "high", "real/list"] {
        for (path, truth) in constructed(folder) {
            differences.extend(check(&path, &json(&truth)));
        }
    }
    report(&differences);
}

/// The codes of the findings about hidden parts and lost contents.
fn codes(table: &AnnualTable) -> Vec<&str> {
    let is_ours = |finding: &&Finding| ("PAR-35".."PAR-40").contains(&finding.code.id());
    table.findings.iter().filter(is_ours).map(|finding| finding.code.id()).collect()
}

#[test]
fn what_is_hidden_is_said_and_options_change_it() {
    let hidden = fixture("a3_hidden.xlsx");
    let all = read(&hidden, &ReadOptions::default());
    assert_eq!(codes(&all.tables[0]), ["PAR-35", "PAR-37", "PAR-36"]);
    let shown = read(&hidden, &ReadOptions { skip_hidden_rows: true, ..ReadOptions::default() });
    assert!(shown.tables[0].n_projects() < all.tables[0].n_projects());
    assert!(codes(&read(&fixture("a_xlsx.xlsx"), &ReadOptions::default()).tables[0]).is_empty());
}

#[test]
fn a_row_for_each_indicator_gives_a_clean_grid() {
    for (path, _) in constructed("real/rows") {
        let bytes = std::fs::read(&path).unwrap();
        let sections = duibiao_parse::grids("表.xlsx", &bytes, &ReadOptions::default()).unwrap();
        let section = sections.last().unwrap();
        let heading: Vec<&str> =
            section.grid.rows().next().unwrap().iter().map(|cell| cell.passage.text.as_str()).collect();
        assert_eq!(heading[..2], ["单位名称", "项目名称"], "{}", path.display());
        assert!(["年度资金总额", "项目金额"].contains(&heading[2]), "{}: {heading:?}", path.display());
        assert!(section.above.iter().any(|passage| passage.text.contains("绩效目标表")));
        // Every row prints an indicator, and covers every column that no merged cell covers.
        let n_columns = section.grid.n_columns();
        let mut covered = vec![0; section.grid.n_rows()];
        for cell in &section.grid.cells {
            for row in &mut covered[cell.row..cell.row + cell.row_span] {
                *row += cell.column_span;
            }
        }
        assert!(covered.iter().all(|n| *n == n_columns), "{}", path.display());
    }
}

/// The cells of all sections: their text, spans and indent.
fn cells(name: &str) -> Vec<String> {
    let bytes = std::fs::read(fixture(name)).unwrap();
    let sections = duibiao_parse::grids(name, &bytes, &ReadOptions::default()).unwrap();
    let cells = sections.iter().flat_map(|section| &section.grid.cells);
    cells
        .map(|cell| {
            let span = (cell.row, cell.column, cell.row_span, cell.column_span);
            format!("{span:?} {} {} {}", cell.indented, cell.passage.text, cell.place)
        })
        .collect()
}

#[test]
fn a_workbook_reads_alike_whatever_saved_it() {
    let xlsx = cells("plain.xlsx");
    for text in
        ["1,366.63", "10.00", "98.5%", "35万元", "2025年12月31日", "0.3", "1,234,567.89", "45.00", "(3.50)"]
    {
        assert!(xlsx.iter().any(|cell| cell.contains(&format!(" {text} "))), "{text}: {xlsx:#?}");
    }
    // The second sheet begins with the title in A1: row 3 is its heading.
    assert!(xlsx[0].ends_with("项目名称（资金使用单位） #2!A3"), "{}", xlsx[0]);
    for other in ["plain.xls", "plain.ods"] {
        let cells = cells(other);
        assert_eq!(cells.len(), xlsx.len(), "{other}");
        for (ours, theirs) in xlsx.iter().zip(&cells) {
            assert_eq!(ours, theirs, "{other}");
        }
    }
    for name in ["plain.xlsx", "plain.xls", "plain.ods", "plain.csv"] {
        let reading = read(&fixture(name), &ReadOptions::default());
        let table = &reading.tables[0];
        let total = |project: &Project| project.amounts.total.printed().unwrap().normalize().to_string();
        let amounts: Vec<String> = table.projects().map(|(_, project)| total(project)).collect();
        assert_eq!(
            (table.department.as_deref(), table.fiscal_year),
            (Some("示例市示例局"), Some(2025)),
            "{name}"
        );
        assert_eq!((table.n_projects(), table.n_indicators()), (2, 3), "{name}");
        assert_eq!(amounts, ["10", "1356.63"], "{name}");
        let lost: Vec<_> = table.findings.iter().filter(|finding| finding.code.id() == "PAR-07").collect();
        // The remark under the table belongs to no field, and is not lost.
        assert_eq!(lost.len(), 1, "{name} {lost:#?}");
        let is_hidden = !name.ends_with("csv");
        assert_eq!(codes(table), if is_hidden { &["PAR-35", "PAR-36"][..] } else { &[] }, "{name}");
    }
}
