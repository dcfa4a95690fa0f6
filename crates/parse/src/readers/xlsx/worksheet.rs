//! One worksheet: its cells in the order of the file.

use super::{Shared, is_true, strings};
use crate::error::{Error, ErrorKind};
use crate::readers::sheet::{Budget, Region, Sheet, general, number_format};
use crate::xml::{Element, Event, Events};
use duibiao_core::SheetCell;
use std::rc::Rc;

/// Rows and columns of the largest sheet.
const MAX_ROW: u32 = 1 << 20;
const MAX_COLUMN: u32 = 1 << 14;

/// A cell being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    style: usize,
    kind: String,
    value: Option<String>,
    inline: Option<String>,
    has_formula: bool,
}

pub(super) fn read(
    bytes: &[u8],
    shared: &Shared,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Error> {
    let mut events = Events::new(bytes);
    // Where the next row and cell stand that do not say where.
    let (mut row, mut column) = (0, 0);
    let mut next_row = 0;
    let mut open = Open::default();
    let mut in_value = false;
    let mut hides_zeros = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "sheetView" => hides_zeros = element.attribute("showZeros").is_some_and(|v| !is_true(&v)),
                "col" => hide_columns(&element, sheet),
                "row" => {
                    row = element.number::<u32>("r").map_or(next_row, |r| r.saturating_sub(1));
                    if row >= MAX_ROW {
                        return Err(Error::new(ErrorKind::Damaged));
                    }
                    (next_row, column) = (row + 1, 0);
                    let is_flat = element.attribute("ht").is_some_and(|height| height.trim() == "0");
                    if is_flat || element.attribute("hidden").is_some_and(|v| is_true(&v)) {
                        sheet.hide_rows(row, row);
                    }
                }
                "c" => {
                    let place = element.attribute("r").and_then(|r| SheetCell::parse_name(r.trim()));
                    let (at_row, at_column) = place.map_or((row, column), |(r, c)| (r - 1, c - 1));
                    if at_row >= MAX_ROW || at_column >= MAX_COLUMN {
                        return Err(Error::new(ErrorKind::Damaged));
                    }
                    column = at_column + 1;
                    open = Open {
                        row: at_row,
                        column: at_column,
                        style: element.number("s").unwrap_or(0),
                        kind: element.attribute("t").unwrap_or_default(),
                        ..Open::default()
                    };
                }
                "v" => {
                    in_value = true;
                    open.value = Some(String::new());
                }
                "f" => open.has_formula = true,
                "is" => open.inline = Some(strings::text(&mut events, "is")?),
                "mergeCell" => {
                    if let Some(region) = element.attribute("ref").and_then(|text| Region::parse(&text)) {
                        sheet.region(region)?;
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_value => {
                if let Some(value) = &mut open.value {
                    value.push_str(&text);
                }
            }
            Event::End(name) => match name.as_str() {
                "v" => in_value = false,
                "c" => close(&std::mem::take(&mut open), shared, hides_zeros, sheet, budget)?,
                _ => {}
            },
            Event::Text(_) => {}
        }
    }
    Ok(())
}

fn hide_columns(element: &Element<'_>, sheet: &mut Sheet) {
    let is_flat = element.attribute("width").is_some_and(|width| width.trim() == "0");
    if (is_flat || element.attribute("hidden").is_some_and(|v| is_true(&v)))
        && let (Some(min), Some(max)) = (element.number::<u32>("min"), element.number::<u32>("max"))
        && (1..=max).contains(&min)
    {
        sheet.hide_columns(min - 1, max - 1);
    }
}

fn close(
    open: &Open,
    shared: &Shared,
    hides_zeros: bool,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Error> {
    let (format, indent) = shared.styles.of(open.style);
    let at = (open.row, open.column);
    let formatted = |text: String| format.and_then(|format| format.show_text(&text)).unwrap_or(text);
    let text: Rc<str> = match (open.kind.as_str(), open.inline.as_ref(), open.value.as_ref()) {
        ("s", _, Some(value)) => {
            let idx = value.trim().parse::<usize>().ok();
            let Some(text) = idx.and_then(|idx| shared.strings.get(idx)) else {
                sheet.is_unreadable(open.row, open.column);
                return Ok(());
            };
            match format.and_then(|format| format.show_text(text)) {
                Some(shown) => shown.into(),
                None => Rc::clone(text),
            }
        }
        (_, Some(inline), _) => formatted(inline.clone()).into(),
        (_, None, None) => {
            if open.has_formula {
                sheet.lacks_value(open.row, open.column);
            }
            return Ok(());
        }
        ("str", _, Some(value)) => formatted(strings::unescape(value.clone())).into(),
        ("b", _, Some(value)) => (if is_true(value) { "TRUE" } else { "FALSE" }).into(),
        ("e", _, Some(value)) => value.as_str().into(),
        ("d", _, Some(value)) => match (number_format::serial(value), format) {
            // The date is written out: it does not depend on the day that the workbook counts from.
            (Some(serial), Some(format)) => format.show(&serial, false).into(),
            _ => value.as_str().into(),
        },
        (_, _, Some(value)) => {
            let plain = general(value);
            if value.trim().is_empty() {
                if open.has_formula {
                    sheet.lacks_value(open.row, open.column);
                }
                return Ok(());
            }
            if hides_zeros && plain == "0" {
                return Ok(());
            }
            format.map_or(plain, |format| format.show(value, shared.is_1904)).into()
        }
    };
    sheet.cell(at, text, indent, budget)
}
