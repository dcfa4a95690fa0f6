//! Reads SpreadsheetML 2003: a workbook as one XML file, often named `.xls`.

use super::sheet::number_format::{self, NumberFormat};
use super::sheet::{self, Budget, Region, Sheet};
use super::{Input, Reader};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::{Family, Signs};
use crate::xml::{Element, Event, Events};
use duibiao_core::Format;
use std::collections::HashMap;

pub(super) const READER: Reader = Reader { format: Format::Xls, recognises, read };

const NAMESPACE: &str = "urn:schemas-microsoft-com:office:spreadsheet";
/// Rows and columns of the largest sheet.
const MAX_ROW: u32 = 1 << 20;
const MAX_COLUMN: u32 = 1 << 14;

fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    if signs.family != Family::Other {
        return false;
    }
    let head = &input.bytes[..input.bytes.len().min(4096)];
    // The first characters whatever their width: zero bytes of UTF-16 fall away.
    let head: String = head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    // Pages that a spreadsheet saved name the same namespace.
    head.contains(NAMESPACE) && head.contains("Workbook") && !head.to_ascii_lowercase().contains("<html")
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let decoded = decode(input.bytes).map_err(|_| Error::new(ErrorKind::Damaged))?;
    let mut events = Events::new(decoded.text.as_bytes());
    let mut styles = Styles::default();
    let mut budget = Budget::new();
    let mut hidden = Vec::new();
    let mut number = 0;
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        match element.name() {
            "Styles" => styles = Styles::read(&mut events)?,
            "Worksheet" => {
                number += 1;
                let name = element.attribute("Name").unwrap_or_default();
                let mut reader = SheetReader {
                    events: &mut events,
                    styles: &styles,
                    budget: &mut budget,
                    sheet: Sheet::new(number, &name),
                    is_hidden: false,
                    row: 0,
                    column: 0,
                    table_column: 0,
                };
                reader.read()?;
                let (sheet, is_hidden) = (reader.sheet, reader.is_hidden);
                if is_hidden {
                    hidden.push(name);
                }
                if !is_hidden || input.options.read_hidden_sheets {
                    sheet.emit(extract, input.options)?;
                }
            }
            _ => {}
        }
    }
    sheet::report_hidden_sheets(&hidden, extract, input.options);
    Ok(())
}

#[derive(Default)]
struct Styles {
    of: HashMap<String, (NumberFormat, u32)>,
}

impl Styles {
    fn read(events: &mut Events<'_>) -> Result<Self, Error> {
        let mut styles = Self::default();
        let mut id = String::new();
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "Style" => {
                        id = element.attribute("ID").unwrap_or_default();
                        let parent = element.attribute("Parent").unwrap_or_else(|| "Default".to_owned());
                        let inherited = styles.of.get(&parent).cloned().unwrap_or_default();
                        styles.of.insert(id.clone(), inherited);
                    }
                    "NumberFormat" => {
                        if let (Some(style), Some(code)) =
                            (styles.of.get_mut(&id), element.attribute("Format"))
                        {
                            style.0 = named(&code);
                        }
                    }
                    "Alignment" => {
                        if let (Some(style), Some(indent)) =
                            (styles.of.get_mut(&id), element.number("Indent"))
                        {
                            style.1 = indent;
                        }
                    }
                    _ => {}
                },
                Event::End(name) if name == "Styles" => break,
                Event::End(_) | Event::Text(_) => {}
            }
        }
        Ok(styles)
    }
}

/// Some formats have names instead of codes.
fn named(code: &str) -> NumberFormat {
    NumberFormat::parse(match code {
        "General Number" => "",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Short Date" => "yyyy/m/d",
        "Medium Date" => "d-mmm-yy",
        "Long Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "General Date" => "yyyy/m/d h:mm",
        "Short Time" => "h:mm",
        code => code,
    })
}

struct SheetReader<'a, 'b> {
    events: &'a mut Events<'b>,
    styles: &'a Styles,
    budget: &'a mut Budget,
    sheet: Sheet,
    is_hidden: bool,
    /// Where the next row, cell and column stand that do not say where.
    row: u32,
    column: u32,
    table_column: u32,
}

fn index(element: &Element<'_>, next: u32) -> u32 {
    element.number::<u32>("Index").map_or(next, |index| index.saturating_sub(1))
}

fn is_hidden(element: &Element<'_>) -> bool {
    let is_flat = |name| element.attribute(name).is_some_and(|size| size.trim() == "0");
    element.attribute("Hidden").as_deref() == Some("1") || is_flat("Height") || is_flat("Width")
}

impl SheetReader<'_, '_> {
    /// Reads to the end of the worksheet.
    fn read(&mut self) -> Result<(), Error> {
        let mut n_rows = 1;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "Column" => {
                        let first = index(&element, self.table_column);
                        let last = first.saturating_add(element.number("Span").unwrap_or(0));
                        if is_hidden(&element) {
                            self.sheet.hide_columns(first, last);
                        }
                        self.table_column = last.saturating_add(1);
                    }
                    "Row" => {
                        self.row = index(&element, self.row);
                        self.column = 0;
                        n_rows = element.number::<u32>("Span").unwrap_or(0).saturating_add(1);
                        if is_hidden(&element) {
                            self.sheet.hide_rows(self.row, self.row.saturating_add(n_rows - 1));
                        }
                    }
                    "Cell" => {
                        let cell = Cell {
                            column: index(&element, self.column),
                            style: element.attribute("StyleID").unwrap_or_default(),
                            across: element.number("MergeAcross").unwrap_or(0),
                            down: element.number("MergeDown").unwrap_or(0),
                            has_formula: element.attribute("Formula").is_some(),
                        };
                        self.cell(&cell)?;
                    }
                    "Visible" => {
                        if let Some(Event::Text(text)) = self.events.next()? {
                            self.is_hidden = text.trim() != "SheetVisible";
                        }
                    }
                    _ => {}
                },
                Event::End(name) => match name.as_str() {
                    "Row" => self.row = self.row.saturating_add(n_rows),
                    "Worksheet" => break,
                    _ => {}
                },
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell) -> Result<(), Error> {
        let (row, column) = (self.row, cell.column);
        self.column = column.saturating_add(cell.across).saturating_add(1);
        let data = self.data()?;
        if row >= MAX_ROW || column >= MAX_COLUMN {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let (bottom, right) = (row.saturating_add(cell.down), column.saturating_add(cell.across));
        self.sheet.region(Region { top: row, left: column, bottom, right })?;
        let Some((kind, text)) = data else {
            if cell.has_formula {
                self.sheet.lacks_value(row, column);
            }
            return Ok(());
        };
        let (format, indent) = self
            .styles
            .of
            .get(&cell.style)
            .or_else(|| self.styles.of.get("Default"))
            .cloned()
            .unwrap_or_default();
        let shown = match kind.as_str() {
            "Number" if text.trim().is_empty() => return Ok(()),
            "Number" => format.show(&text, false),
            "DateTime" => match number_format::serial(&text) {
                Some(serial) => format.show(&serial, false),
                None => text,
            },
            "Boolean" => (if text.trim() == "1" { "TRUE" } else { "FALSE" }).to_owned(),
            _ => format.show_text(&text).unwrap_or(text),
        };
        self.sheet.cell((row, column), shown, indent, self.budget)
    }

    /// The type and the text of the cell that has begun, to its end; comments are none of it.
    fn data(&mut self) -> Result<Option<(String, String)>, Error> {
        let mut found: Option<(String, String)> = None;
        let mut in_data = false;
        let mut in_comment = false;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "Comment" => in_comment = true,
                    "Data" if !in_comment => {
                        in_data = true;
                        found = Some((element.attribute("Type").unwrap_or_default(), String::new()));
                    }
                    _ => {}
                },
                Event::Text(part) => {
                    if let Some((_, text)) = found.as_mut().filter(|_| in_data) {
                        text.push_str(&part);
                    }
                }
                Event::End(name) => match name.as_str() {
                    "Comment" => in_comment = false,
                    "Data" => in_data = false,
                    "Cell" => break,
                    _ => {}
                },
            }
        }
        Ok(found)
    }
}

/// What a cell's element says.
struct Cell {
    column: u32,
    style: String,
    across: u32,
    down: u32,
    has_formula: bool,
}

#[cfg(test)]
mod tests;
