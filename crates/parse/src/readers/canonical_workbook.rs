//! Reads the program's own workbooks: the document in the hidden sheet, and what was corrected in the others.

use super::{Input, Reader, json};
use crate::container::Container;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::{Family, Signs};
use crate::xml::{Event, Events};
use duibiao_core::canonical::{FoundSheet, HIDDEN_SHEET, MARK, correct};
use duibiao_core::{Bilingual, Format, SheetCell};
use std::collections::BTreeMap;

pub(super) const READER: Reader = Reader { format: Format::Xlsx, recognises, read };

/// A workbook with the hidden sheet.
fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    signs.family == Family::Zip
        && Container::open(input.bytes)
            .and_then(|mut container| sheets(&mut container))
            .is_ok_and(|sheets| sheets.iter().any(|sheet| sheet.name == HIDDEN_SHEET))
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let mut container = Container::open(input.bytes)?;
    let sheets = sheets(&mut container)?;
    let shared = shared_strings(&mut container)?;
    let mut found = Vec::new();
    let mut document = String::new();
    for sheet in sheets {
        let Some(xml) = container.read(&sheet.part)? else { return Err(Error::new(ErrorKind::Damaged)) };
        let cells = cells(&xml, &shared)?;
        if sheet.name == HIDDEN_SHEET {
            document = pieces(&cells)?;
        } else {
            found.push(found_sheet(sheet.name, cells));
        }
    }
    let documents = json::documents(&document)?;
    extract.about_file = documents.findings;
    extract.tables =
        documents.documents.into_iter().map(duibiao_core::document::Document::into_table).collect();
    correct(&mut extract.tables, &found);
    Ok(())
}

/// A sheet: its name and the part of the container that it is in.
struct SheetPart {
    name: String,
    part: String,
}

/// The sheets in their order.
fn sheets(container: &mut Container<'_>) -> Result<Vec<SheetPart>, Error> {
    let Some(workbook) = container.read("xl/workbook.xml")? else { return Ok(Vec::new()) };
    let relations = container.read("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let mut targets = BTreeMap::new();
    let mut events = Events::new(&relations);
    while let Some(event) = events.next()? {
        if let Event::Start(element) = event
            && element.name() == "Relationship"
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, part);
        }
    }
    let mut sheets = Vec::new();
    let mut events = Events::new(&workbook);
    while let Some(event) = events.next()? {
        if let Event::Start(element) = event
            && element.name() == "sheet"
            && let (Some(name), Some(id)) = (element.attribute("name"), element.attribute("id"))
            && let Some(part) = targets.remove(&id)
        {
            sheets.push(SheetPart { name, part });
        }
    }
    Ok(sheets)
}

/// The strings that cells share: runs joined, phonetic guides left out.
fn shared_strings(container: &mut Container<'_>) -> Result<Vec<String>, Error> {
    let Some(xml) = container.read("xl/sharedStrings.xml")? else { return Ok(Vec::new()) };
    let mut strings = Vec::new();
    let mut events = Events::new(&xml);
    let (mut is_text, mut guides) = (false, 0_usize);
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "si" => strings.push(String::new()),
                "t" => is_text = true,
                "rPh" => guides += 1,
                _ => {}
            },
            Event::End(name) => match name.as_str() {
                "t" => is_text = false,
                "rPh" => guides = guides.saturating_sub(1),
                _ => {}
            },
            Event::Text(text) if is_text && guides == 0 => {
                if let Some(last) = strings.last_mut() {
                    last.push_str(&text);
                }
            }
            Event::Text(_) => {}
        }
    }
    Ok(strings)
}

/// The texts of a sheet's cells by row and column.
fn cells(xml: &[u8], shared: &[String]) -> Result<BTreeMap<(u32, u32), String>, Error> {
    let mut cells = BTreeMap::new();
    let mut events = Events::new(xml);
    let mut at = (0, 0);
    let mut kind = String::new();
    let mut text = String::new();
    let (mut is_value, mut guides) = (false, 0_usize);
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "row" => at = (element.number("r").unwrap_or(at.0 + 1), 0),
                "c" => {
                    let named = element.attribute("r").and_then(|name| SheetCell::parse_name(&name));
                    at = named.unwrap_or((at.0, at.1 + 1));
                    kind = element.attribute("t").unwrap_or_default();
                    text.clear();
                }
                "v" | "t" => is_value = true,
                "rPh" => guides += 1,
                _ => {}
            },
            Event::End(name) => match name.as_str() {
                "v" | "t" => is_value = false,
                "rPh" => guides = guides.saturating_sub(1),
                "c" if !text.is_empty() => {
                    let text = std::mem::take(&mut text);
                    let value = if kind == "s" {
                        let index = text.trim().parse::<usize>().ok();
                        index.and_then(|index| shared.get(index)).cloned().unwrap_or_default()
                    } else {
                        text
                    };
                    cells.insert(at, value);
                }
                _ => {}
            },
            Event::Text(piece) if is_value && guides == 0 => text.push_str(&piece),
            Event::Text(_) => {}
        }
    }
    Ok(cells)
}

/// The document in the hidden sheet, below the mark.
fn pieces(cells: &BTreeMap<(u32, u32), String>) -> Result<String, Error> {
    let mut column = cells.iter().filter(|((_, column), _)| *column == 1);
    if column.next().is_none_or(|(_, mark)| mark != MARK) {
        let detail = Bilingual {
            zh: format!("隐藏工作表“{HIDDEN_SHEET}”不是“{MARK}”").into(),
            en: format!("the hidden sheet “{HIDDEN_SHEET}” is not “{MARK}”").into(),
        };
        return Err(Error::with_detail(ErrorKind::InvalidDocument, detail));
    }
    let piece = |piece: &'_ str| -> Option<String> {
        Some(piece.trim().strip_prefix('|')?.strip_suffix('|')?.to_owned())
    };
    column.map(|(_, text)| piece(text).ok_or_else(|| Error::new(ErrorKind::Damaged))).collect()
}

fn found_sheet(name: String, cells: BTreeMap<(u32, u32), String>) -> FoundSheet {
    let mut headings: BTreeMap<u32, String> = BTreeMap::new();
    let mut rows: Vec<(u32, BTreeMap<String, String>)> = Vec::new();
    // The first row that says anything holds the headings.
    let first = cells.keys().next().map(|(row, _)| *row);
    for ((row, column), text) in cells {
        if Some(row) == first {
            headings.insert(column, text);
            continue;
        }
        if rows.last().is_none_or(|(last, _)| *last != row) {
            rows.push((row, BTreeMap::new()));
        }
        if let (Some((_, cells)), Some(heading)) = (rows.last_mut(), headings.get(&column)) {
            cells.entry(heading.clone()).or_insert(text);
        }
    }
    FoundSheet {
        name,
        rows: rows.into_iter().map(|(_, cells)| cells).collect(),
        headings: headings.into_values().collect(),
    }
}
