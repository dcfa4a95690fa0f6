//! What was corrected in the sheets of a workbook goes back into the tables.

use super::{Cell, FINDINGS, Level, NUMBER, lay_out, plain_text};
use crate::record::{self, Record};
use crate::{AnnualTable, Code, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};

const ROWS_NOT_TAKEN: Code = Code::of("PAR-65");

/// A sheet as it was found: the texts of its cells by row and heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundSheet {
    /// Its name.
    pub name: String,
    /// Its rows below the headings: text by heading. Blank cells may be left out.
    pub rows: Vec<BTreeMap<String, String>>,
    /// Its headings.
    pub headings: BTreeSet<String>,
}

/// Takes over what was corrected in the sheets; every correction becomes a finding of its table, and so does
/// what cannot be taken over. `tables` are as they were read.
pub fn correct(tables: &mut [AnnualTable], found: &[FoundSheet]) {
    let mut corrections: BTreeMap<(usize, Vec<usize>, Level, String), String> = BTreeMap::new();
    let mut rejected: Vec<(usize, Vec<usize>, Level, String, String)> = Vec::new();
    let mut edited_rows: Vec<(&'static str, usize)> = Vec::new();
    for sheet in lay_out(tables).iter().filter(|sheet| sheet.name != FINDINGS) {
        let Some(found) = found.iter().find(|found| found.name == sheet.name) else { continue };
        let mut expected: BTreeMap<&str, &[Cell]> =
            sheet.rows.iter().map(|row| (row[0].text.as_str(), row.as_slice())).collect();
        let mut n_edited = 0;
        for row in &found.rows {
            let number = row.get(NUMBER).map_or("", |number| number.trim());
            let Some(cells) = expected.remove(number) else {
                n_edited += usize::from(row.values().any(|text| !text.trim().is_empty()));
                continue;
            };
            let indices: Vec<usize> =
                number.split('.').filter_map(|n| n.parse::<usize>().ok()?.checked_sub(1)).collect();
            let Some((table, below)) = indices.split_first() else { continue };
            for (heading, cell) in sheet.headings.iter().zip(cells) {
                let Some((level, key)) = &cell.field else { continue };
                // A column that somebody took out says nothing.
                if !found.headings.contains(heading) {
                    continue;
                }
                let text = row.get(heading).map_or("", String::as_str);
                if cell.shows(text) {
                    continue;
                }
                let depth = match level {
                    Level::Table => 0,
                    Level::Unit => 1,
                    Level::Project => 2,
                    Level::Indicator => 3,
                };
                let below = below[..depth.min(below.len())].to_vec();
                let text = plain_text(text);
                let at = (*table, below, *level, key.clone());
                // The fields of a project stand on the rows of all its indicators.
                match corrections.get(&at) {
                    Some(first) if *first != text => {
                        let (table, below, level, key) = at;
                        rejected.push((table, below, level, key, text));
                    }
                    Some(_) => {}
                    None => {
                        corrections.insert(at, text);
                    }
                }
            }
        }
        n_edited += expected.len();
        if n_edited > 0 {
            edited_rows.push((sheet.name, n_edited));
        }
    }
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for ((table, below, level, key), text) in corrections {
        if let Some(finding) =
            tables.get_mut(table).and_then(|table| apply(table, &below, level, &key, Some(&text)))
        {
            findings.push((table, finding));
        }
    }
    for (table, below, level, key, text) in rejected {
        let finding = tables.get_mut(table).and_then(|table| reject(table, &below, level, &key, &text));
        findings.extend(finding.map(|finding| (table, finding)));
    }
    for (sheet, n) in edited_rows {
        findings.push((0, Finding::new(ROWS_NOT_TAKEN, Severity::Error).with("sheet", sheet).with("n", n)));
    }
    for (table, finding) in findings.into_iter().rev() {
        if let Some(table) = tables.get_mut(table) {
            table.findings.insert(0, finding);
        }
    }
}

/// Puts a corrected text into its record.
fn apply(
    table: &mut AnnualTable,
    below: &[usize],
    level: Level,
    key: &str,
    text: Option<&str>,
) -> Option<Finding> {
    match level {
        Level::Table => Some(put(table, "", key, text)),
        Level::Unit => Some(put(table.units.get_mut(*below.first()?)?, "", key, text)),
        Level::Project => {
            let unit = table.units.get_mut(*below.first()?)?;
            let path = unit.name.clone();
            Some(put(unit.projects.get_mut(*below.get(1)?)?, &path, key, text))
        }
        Level::Indicator => {
            let unit = table.units.get_mut(*below.first()?)?;
            let project = unit.projects.get_mut(*below.get(1)?)?;
            let path = format!("{} / {}", unit.name, project.name);
            Some(put(project.indicators.get_mut(*below.get(2)?)?, &path, key, text))
        }
    }
}

fn reject(table: &mut AnnualTable, below: &[usize], level: Level, key: &str, text: &str) -> Option<Finding> {
    let finding = apply(table, below, level, key, None)?;
    Some(finding.with("text", text))
}

/// Puts the text into a field; without a text only says that it was not taken.
fn put<R: Record>(record: &mut R, above: &str, key: &str, text: Option<&str>) -> Finding {
    let label = record.label().to_owned();
    let path = if above.is_empty() { label } else { format!("{above} / {label}") };
    let at = record.place();
    let Some(text) = text else { return record::not_taken::<R>(&path, key, "", at) };
    let old = record::values(record).into_iter().find(|value| value.key == key).and_then(|value| value.text);
    if record::set(record, key, &number_text(key, text)) {
        record::corrected::<R>(&path, key, text, Some(old.as_deref().unwrap_or_default()), at)
    } else {
        record::not_taken::<R>(&path, key, text, at)
    }
}

/// Spreadsheets write a number that somebody typed with up to 17 digits: the shortest that is the same.
fn number_text(key: &str, text: &str) -> String {
    let is_money = key.starts_with("amounts.") || key.starts_with("total.");
    match text.trim().parse::<f64>() {
        Ok(number) if is_money && number.is_finite() && text.trim().len() > 15 => number.to_string(),
        _ => text.to_owned(),
    }
}
