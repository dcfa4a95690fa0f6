//! Reads OpenDocument spreadsheets.
//!
//! The file holds what each cell displays. Repetitions are counted, never carried out where nothing is printed.

mod styles;

use super::sheet::{self, Budget, Region, Sheet, general};
use super::{Input, Reader};
use crate::container::Container;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::Family;
use crate::xml::{Element, Event, Events};
use duibiao_core::Format;
use styles::Styles;

pub(super) const READER: Reader = Reader { format: Format::Ods, recognises, read };

/// Rows and columns of the largest sheet.
const MAX_ROW: u32 = 1 << 20;
const MAX_COLUMN: u32 = 1 << 14;
/// So many spaces one element may stand for.
const MAX_SPACES: usize = 1_000;

fn recognises(input: &Input<'_>, signs: &crate::sniff::Signs) -> bool {
    if signs.family != Family::Zip {
        return false;
    }
    let Ok(mut container) = Container::open(input.bytes) else { return false };
    let mime = container.read("mimetype").ok().flatten().unwrap_or_default();
    mime.starts_with(b"application/vnd.oasis.opendocument.spreadsheet")
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let mut container = Container::open(input.bytes)?;
    if let Some(manifest) = container.read("META-INF/manifest.xml")?
        && memchr::memmem::find(&manifest, b"encryption-data").is_some()
    {
        return Err(Error::new(ErrorKind::Encrypted));
    }
    let mut styles = Styles::default();
    if let Some(bytes) = container.read("styles.xml")? {
        styles.read(&bytes)?;
    }
    let content = container.read("content.xml")?.ok_or(Error::new(ErrorKind::Damaged))?;
    styles.read(&content)?;
    let mut events = Events::new(&content);
    let mut budget = Budget::new();
    let mut hidden = Vec::new();
    let mut number = 0;
    while let Some(event) = events.next()? {
        let Event::Start(element) = event else { continue };
        if element.name() != "table" {
            continue;
        }
        number += 1;
        let name = element.attribute("name").unwrap_or_default();
        let is_hidden = element.attribute("style-name").is_some_and(|style| styles.hides_table(&style));
        let mut reader = TableReader {
            events: &mut events,
            styles: &styles,
            budget: &mut budget,
            sheet: Sheet::new(number, &name),
            row: 0,
            column: 0,
            repeats: 1,
            is_kept: !is_hidden || input.options.read_hidden_sheets,
        };
        reader.read()?;
        let (sheet, is_kept) = (reader.sheet, reader.is_kept);
        if is_hidden {
            hidden.push(name);
        }
        if is_kept {
            sheet.emit(extract, input.options)?;
        }
    }
    sheet::report_hidden_sheets(&hidden, extract, input.options);
    Ok(())
}

struct TableReader<'a, 'b> {
    events: &'a mut Events<'b>,
    styles: &'a Styles,
    budget: &'a mut Budget,
    sheet: Sheet,
    row: u32,
    column: u32,
    /// How often the row that is being read is repeated.
    repeats: u32,
    is_kept: bool,
}

/// How many times an element says that it stands, at least once.
fn repeats(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1_u32).max(1)
}

fn is_hidden(element: &Element<'_>) -> bool {
    element.attribute("visibility").is_some_and(|visibility| visibility != "visible")
}

impl TableReader<'_, '_> {
    /// Reads to the end of the table.
    fn read(&mut self) -> Result<(), Error> {
        let mut first_column = 0_u32;
        // Tables in cells and drawings are no part of the sheet.
        let mut depth = 1;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "table" => depth += 1,
                    "shapes" | "forms" => skip(self.events)?,
                    "table-column" => {
                        let n = repeats(&element, "number-columns-repeated");
                        if is_hidden(&element) {
                            self.sheet.hide_columns(first_column, first_column.saturating_add(n - 1));
                        }
                        first_column = first_column.saturating_add(n);
                    }
                    "table-row" => {
                        self.repeats = repeats(&element, "number-rows-repeated");
                        self.column = 0;
                        if is_hidden(&element) {
                            self.sheet.hide_rows(self.row, self.row.saturating_add(self.repeats - 1));
                        }
                    }
                    name @ ("table-cell" | "covered-table-cell") => {
                        let cell = Cell::of(&element, name == "covered-table-cell", self.styles);
                        self.cell(&cell)?;
                    }
                    _ => {}
                },
                Event::End(name) => match name.as_str() {
                    "table" => {
                        depth -= 1;
                        if depth == 0 {
                            return Ok(());
                        }
                    }
                    "table-row" => self.row = self.row.saturating_add(self.repeats),
                    _ => {}
                },
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: &Cell) -> Result<(), Error> {
        let printed = printed(self.events)?;
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(cell.repeats);
        // What a merged region covers does not show.
        if cell.is_covered || !self.is_kept {
            return Ok(());
        }
        if cell.rows > 1 || cell.columns > 1 {
            let (bottom, right) =
                (row.saturating_add(cell.rows - 1), column.saturating_add(cell.columns - 1));
            self.sheet.region(Region { top: row, left: column, bottom, right })?;
        }
        let text = if printed.trim().is_empty() { cell.value.clone() } else { printed };
        if text.trim().is_empty() {
            if cell.has_formula && !cell.has_result {
                self.sheet.lacks_value(row, column);
            }
            return Ok(());
        }
        // The same text in so many rows and columns is printed so many times.
        let (last_row, last_column) =
            (row.saturating_add(self.repeats - 1), column.saturating_add(cell.repeats - 1));
        if last_row >= MAX_ROW || last_column >= MAX_COLUMN {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let text: std::rc::Rc<str> = text.into();
        for row in row..=last_row {
            for column in column..=last_column {
                self.sheet.cell((row, column), std::rc::Rc::clone(&text), cell.indent, self.budget)?;
            }
        }
        Ok(())
    }
}

/// What a cell's element says.
struct Cell {
    is_covered: bool,
    repeats: u32,
    rows: u32,
    columns: u32,
    indent: u32,
    has_formula: bool,
    has_result: bool,
    /// Its value, for writers that leave out what the cell displays.
    value: String,
}

impl Cell {
    fn of(element: &Element<'_>, is_covered: bool, styles: &Styles) -> Self {
        let attribute = |name: &str| element.attribute(name);
        let value = match attribute("value-type").as_deref() {
            Some("float" | "currency") => attribute("value").map(|value| general(&value)),
            Some("percentage") => attribute("value").map(|value| percent(&value)),
            Some("date") => attribute("date-value"),
            Some("time") => attribute("time-value"),
            Some("boolean") => attribute("boolean-value"),
            Some("string") => attribute("string-value"),
            _ => None,
        };
        Self {
            is_covered,
            repeats: repeats(element, "number-columns-repeated"),
            rows: repeats(element, "number-rows-spanned"),
            columns: repeats(element, "number-columns-spanned"),
            indent: attribute("style-name").map_or(0, |style| styles.indent(&style)),
            has_formula: attribute("formula").is_some(),
            has_result: attribute("value-type").is_some(),
            value: value.unwrap_or_default(),
        }
    }
}

/// 0.95 is 95%: the point moves by two digits.
fn percent(value: &str) -> String {
    let number = general(&format!("{}e2", value.trim()));
    if number.contains('e') { general(value) } else { format!("{number}%") }
}

/// What a cell displays: its paragraphs, each a line. Comments and drawings are none of it.
fn printed(events: &mut Events<'_>) -> Result<String, Error> {
    let mut text = String::new();
    let mut n_paragraphs = 0;
    let mut depth_in_paragraph = 0_usize;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "annotation" | "frame" | "table" | "ruby-text" | "shape" | "custom-shape" => skip(events)?,
                "p" | "h" => {
                    if n_paragraphs > 0 {
                        text.push('\n');
                    }
                    n_paragraphs += 1;
                    depth_in_paragraph += 1;
                }
                "s" => {
                    let n = element.number("c").unwrap_or(1_usize).min(MAX_SPACES);
                    text.extend(std::iter::repeat_n(' ', n));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Event::Text(part) if depth_in_paragraph > 0 => collapse(&mut text, &part),
            Event::Text(_) => {}
            Event::End(name) => match name.as_str() {
                "p" | "h" => depth_in_paragraph = depth_in_paragraph.saturating_sub(1),
                "table-cell" | "covered-table-cell" => break,
                _ => {}
            },
        }
    }
    Ok(text)
}

/// White space in the text of a paragraph is one space; more is written as elements.
fn collapse(text: &mut String, part: &str) {
    for c in part.chars() {
        match c {
            ' ' | '\t' | '\n' | '\r' if text.ends_with([' ', '\n', '\t']) => {}
            ' ' | '\t' | '\n' | '\r' => text.push(' '),
            c => text.push(c),
        }
    }
}

/// Skips the rest of the element that has begun.
fn skip(events: &mut Events<'_>) -> Result<(), Error> {
    let mut depth = 1;
    while depth > 0 {
        match events.next()? {
            Some(Event::Start(_)) => depth += 1,
            Some(Event::End(_)) => depth -= 1,
            Some(Event::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
