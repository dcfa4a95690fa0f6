//! Reads Office Open XML workbooks.
//!
//! Cells are read from the XML as it stands: a number is the text that the file stores, displayed by its number
//! format, and never passes through a float.

mod strings;
mod styles;
mod worksheet;

use super::sheet::{self, Budget, Sheet};
use super::{Input, Reader};
use crate::container::Container;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::Family;
use crate::xml::{Event, Events};
use duibiao_core::Format;
use std::collections::HashMap;
use std::rc::Rc;
use styles::Styles;

pub(super) const READER: Reader = Reader {
    format: Format::Xlsx,
    recognises: |input, signs| {
        signs.family == Family::Zip
            && Container::open(input.bytes)
                .is_ok_and(|container| container.names().any(|name| is_workbook(&normalised(&name))))
    },
    read,
};

const WORKBOOK: &str = "xl/workbook.xml";

/// Some writers number the part.
fn is_workbook(name: &str) -> bool {
    name.starts_with("xl/workbook") && name.ends_with(".xml")
}

/// So many sheets a workbook may have.
const MAX_SHEETS: usize = 5_000;

/// What cells of all sheets refer to.
struct Shared {
    strings: Vec<Rc<str>>,
    styles: Styles,
    is_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let mut parts = Parts::open(input.bytes)?;
    let path = parts.workbook();
    let workbook = parts.read(&path)?.ok_or(Error::new(ErrorKind::Damaged))?;
    let (listed, is_1904) = sheets(&workbook)?;
    let relations = match parts.read(&path.replacen("xl/", "xl/_rels/", 1).replace(".xml", ".xml.rels"))? {
        Some(bytes) => relations(&bytes)?,
        None => HashMap::new(),
    };
    let of_kind = |kind: &str| relations.values().find(|relation| relation.kind == kind);
    let strings_path = of_kind("sharedStrings").map_or("xl/sharedStrings.xml", |relation| &relation.target);
    let styles_path = of_kind("styles").map_or("xl/styles.xml", |relation| &relation.target);
    let shared = Shared {
        strings: parts.read(strings_path)?.map_or(Ok(Vec::new()), |bytes| strings::read(&bytes))?,
        styles: parts.read(styles_path)?.map_or(Ok(Styles::default()), |bytes| styles::read(&bytes))?,
        is_1904,
    };
    let mut hidden = Vec::new();
    let mut budget = Budget::new();
    let mut lacks = 0;
    for (idx, listed) in listed.into_iter().enumerate() {
        let target = match relations.get(&listed.relation) {
            // Charts and dialogues are sheets too.
            Some(relation) if relation.kind != "worksheet" => continue,
            Some(relation) => relation.target.clone(),
            None => format!("xl/worksheets/sheet{}.xml", idx + 1),
        };
        if listed.is_hidden {
            hidden.push(listed.name.clone());
            if !input.options.read_hidden_sheets {
                continue;
            }
        }
        let Some(bytes) = parts.read(&target)? else {
            lacks += 1;
            continue;
        };
        let mut sheet = Sheet::new(idx + 1, &listed.name);
        worksheet::read(&bytes, &shared, &mut sheet, &mut budget)?;
        sheet.emit(extract, input.options)?;
    }
    if lacks > 0 && extract.sections.is_empty() {
        return Err(Error::new(ErrorKind::Damaged));
    }
    sheet::report_hidden_sheets(&hidden, extract, input.options);
    Ok(())
}

/// A container whose members are found whatever their case and slashes, as spreadsheets find them.
struct Parts<'a> {
    container: Container<'a>,
    names: HashMap<String, String>,
}

impl<'a> Parts<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let container = Container::open(bytes)?;
        let names = container.names().map(|name| (normalised(&name), name)).collect();
        Ok(Self { container, names })
    }

    fn workbook(&self) -> String {
        if self.names.contains_key(WORKBOOK) {
            return WORKBOOK.to_owned();
        }
        self.names.keys().filter(|name| is_workbook(name)).min().cloned().unwrap_or_default()
    }

    fn read(&mut self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        match self.names.get(&normalised(path)) {
            Some(name) => self.container.read(name),
            None => Ok(None),
        }
    }
}

fn normalised(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn sheets(workbook: &[u8]) -> Result<(Vec<Listed>, bool), Error> {
    let mut events = Events::new(workbook);
    let mut listed = Vec::new();
    let mut is_1904 = false;
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        match element.name() {
            "workbookPr" => is_1904 = element.attribute("date1904").is_some_and(|value| is_true(&value)),
            "sheet" => {
                if listed.len() == MAX_SHEETS {
                    return Err(Error::new(ErrorKind::OverLimit));
                }
                listed.push(Listed {
                    name: element.attribute("name").unwrap_or_default(),
                    relation: element.attribute("id").unwrap_or_default(),
                    is_hidden: element.attribute("state").is_some_and(|state| state != "visible"),
                });
            }
            _ => {}
        }
    }
    Ok((listed, is_1904))
}

fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

struct Relation {
    /// The last part of its type.
    kind: String,
    target: String,
}

fn relations(bytes: &[u8]) -> Result<HashMap<String, Relation>, Error> {
    let mut events = Events::new(bytes);
    let mut relations = HashMap::new();
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        if element.name() != "Relationship" {
            continue;
        }
        let attribute = |name| element.attribute(name).unwrap_or_default();
        let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
        relations.insert(attribute("Id"), Relation { kind, target: resolve(&attribute("Target")) });
    }
    Ok(relations)
}

/// A target is seen from `xl/`, unless it begins with a slash.
fn resolve(target: &str) -> String {
    let target = target.replace('\\', "/");
    if target.starts_with('/') {
        return target;
    }
    let mut parts = vec!["xl"];
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests;
