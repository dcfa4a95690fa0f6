//! `duibiao check --per-unit DIR`: a workbook for each unit that has findings.

use super::write_file;
use crate::message;
use duibiao_check::CheckRun;
use duibiao_core::{AnnualTable, Language};
use duibiao_report::checks_workbook::unit_workbook;
use std::collections::HashSet;
use std::path::Path;

/// Names longer than this many characters are cut: file systems allow 255 bytes.
const MAX_CHARACTERS: usize = 60;

/// Whether every workbook was written. What could not be is said.
pub(super) fn write(folder: &Path, run: &CheckRun, tables: &[&AnnualTable], language: Language) -> bool {
    if let Err(error) = std::fs::create_dir_all(folder) {
        message::failure(&folder.to_string_lossy(), &message::io_reason(&error), language);
        return false;
    }
    let mut taken = HashSet::new();
    let mut is_written = true;
    for (checked, table) in run.tables.iter().zip(tables) {
        let mut seen = HashSet::new();
        for unit in checked.units.iter().filter(|unit| seen.insert(unit.name.as_str())) {
            let of_unit = |finding: &&duibiao_core::Finding| {
                finding.subject.as_ref().is_some_and(|subject| subject.unit == unit.name)
            };
            if !checked.findings.iter().any(|finding| of_unit(&finding)) {
                continue;
            }
            let path = folder.join(file_name(&unit.name, checked.table.fiscal_year, &mut taken));
            let written = unit_workbook(checked, table, &unit.name, language)
                .and_then(|bytes| write_file(&path, &bytes));
            if let Err(error) = written {
                message::failure(&path.to_string_lossy(), &message::io_reason(&error), language);
                is_written = false;
            }
        }
    }
    is_written
}

/// A name that every file system takes and that no other unit of this run has.
fn file_name(unit: &str, year: Option<i32>, taken: &mut HashSet<String>) -> String {
    let plain: String = unit
        .chars()
        .map(|c| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c })
        .take(MAX_CHARACTERS)
        .collect();
    // A leading dot would hide the file, a trailing one is lost on Windows.
    let plain = plain.trim().trim_matches('.');
    let stem = match year {
        Some(year) => format!("{plain}-{year}"),
        None => plain.to_owned(),
    };
    let names = (1..).map(|n| if n == 1 { format!("{stem}.xlsx") } else { format!("{stem}-{n}.xlsx") });
    names.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain_and_unique() {
        let mut taken = HashSet::new();
        for (unit, expected) in [
            ("示例局", "示例局-2025.xlsx"),
            ("示例局", "示例局-2025-2.xlsx"),
            ("../a/b", "_a_b-2025.xlsx"),
            (".hidden", "hidden-2025.xlsx"),
            ("a:b|c", "a_b_c-2025.xlsx"),
        ] {
            assert_eq!(file_name(unit, Some(2025), &mut taken), expected);
        }
    }
}
