//! One worksheet: its cells in the order of the file.

use super::globals::Globals;
use super::records::{BOF, EOF, Record, Records, u16_at, u32_at};
use crate::error::Error;
use crate::readers::sheet::{Budget, Region, Sheet, general};

const FORMULA: [u16; 3] = [0x0006, 0x0206, 0x0406];
const STRING: u16 = 0x0207;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MUL_RK: u16 = 0x00BD;
const LABEL_SST: u16 = 0x00FD;
const LABEL: u16 = 0x0204;
const RICH_STRING: u16 = 0x00D6;
const BOOL_OR_ERROR: u16 = 0x0205;
const ROW: u16 = 0x0208;
const COLUMN_INFO: u16 = 0x007D;
const MERGED_CELLS: u16 = 0x00E5;
const WINDOW_2: u16 = 0x023E;

/// The cell of a record that begins with its row, column and style.
#[derive(Clone, Copy)]
struct At {
    row: u32,
    column: u32,
    style: u16,
}

impl At {
    fn of(record: &Record<'_>) -> Option<Self> {
        let (row, column) = (u32::from(record.u16(0)?), u32::from(record.u16(2)?));
        Some(Self { row, column, style: record.u16(4)? })
    }
}

struct Reader<'a> {
    globals: &'a Globals,
    sheet: &'a mut Sheet,
    budget: &'a mut Budget,
    hides_zeros: bool,
    /// The formula whose result is the next string.
    waits: Option<At>,
}

pub(super) fn read(
    bytes: &[u8],
    start: usize,
    globals: &Globals,
    sheet: &mut Sheet,
    budget: &mut Budget,
) -> Result<(), Error> {
    let hides_zeros = hides_zeros(bytes, start);
    let mut reader = Reader { globals, sheet, budget, hides_zeros, waits: None };
    // Charts within the sheet are streams within its stream.
    let mut depth = 0;
    for record in Records::from(bytes, start) {
        match record.id {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth == 1 => reader.record(&record)?,
            _ => {}
        }
    }
    Ok(())
}

/// Whether zeros are not shown; the record that says so stands behind the cells.
fn hides_zeros(bytes: &[u8], start: usize) -> bool {
    Records::from(bytes, start)
        .take_while(|record| record.id != EOF)
        .find(|record| record.id == WINDOW_2)
        .and_then(|record| record.u16(0))
        .is_some_and(|flags| flags & 0x10 == 0)
}

impl Reader<'_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let bytes = record.bytes();
        match record.id {
            ROW => {
                if let (Some(row), Some(flags)) = (record.u16(0), bytes.get(12))
                    && flags & 0x20 > 0
                {
                    self.sheet.hide_rows(u32::from(row), u32::from(row));
                }
            }
            COLUMN_INFO => {
                if let (Some(first), Some(last), Some(flags)) = (record.u16(0), record.u16(2), record.u16(8))
                    && flags & 1 > 0
                    && first <= last
                {
                    self.sheet.hide_columns(u32::from(first), u32::from(last));
                }
            }
            MERGED_CELLS => {
                for region in bytes.get(2..).unwrap_or_default().chunks_exact(8) {
                    let number = |at| u16_at(region, at).map_or(0, u32::from);
                    let (top, bottom, left, right) = (number(0), number(2), number(4), number(6));
                    if top <= bottom && left <= right {
                        self.sheet.region(Region { top, left, bottom, right })?;
                    }
                }
            }
            STRING => {
                if let Some(at) = self.waits.take()
                    && let Some(text) = self.globals.string(record, 0)
                {
                    self.text(at, &text)?;
                }
            }
            MUL_RK => self.several(record)?,
            _ => {
                if let Some(at) = At::of(record) {
                    self.cell(record, at)?;
                }
            }
        }
        Ok(())
    }

    fn cell(&mut self, record: &Record<'_>, at: At) -> Result<(), Error> {
        let bytes = record.bytes();
        match record.id {
            NUMBER => match bytes.get(6..14).and_then(|bytes| bytes.try_into().ok()) {
                Some(bytes) => self.number(at, &format!("{:e}", f64::from_le_bytes(bytes))),
                None => Ok(()),
            },
            RK => record.u32(6).map_or(Ok(()), |rk| self.number(at, &rk_text(rk))),
            LABEL_SST => {
                let text = record.u32(6).and_then(|idx| self.globals.strings.get(idx as usize));
                match text {
                    Some(text) => self.text(at, text),
                    None => {
                        self.sheet.is_unreadable(at.row, at.column);
                        Ok(())
                    }
                }
            }
            LABEL | RICH_STRING => match self.globals.string(record, 6) {
                Some(text) => self.text(at, &text),
                None => {
                    self.sheet.is_unreadable(at.row, at.column);
                    Ok(())
                }
            },
            BOOL_OR_ERROR => match (bytes.get(6), bytes.get(7)) {
                (Some(value), Some(0)) => self.plain(at, if *value == 0 { "FALSE" } else { "TRUE" }),
                (Some(code), _) => self.plain(at, error_name(*code)),
                _ => Ok(()),
            },
            id if FORMULA.contains(&id) => {
                let Some(value) = bytes.get(6..14) else { return Ok(()) };
                match value {
                    [0, .., 0xFF, 0xFF] => self.waits = Some(at),
                    [1, _, flag, .., 0xFF, 0xFF] => {
                        return self.plain(at, if *flag == 0 { "FALSE" } else { "TRUE" });
                    }
                    [2, _, code, .., 0xFF, 0xFF] => return self.plain(at, error_name(*code)),
                    // The empty text
                    [_, .., 0xFF, 0xFF] => {}
                    _ => {
                        let number = value.try_into().map_or(0.0, f64::from_le_bytes);
                        return self.number(at, &format!("{number:e}"));
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Numbers side by side.
    fn several(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else { return Ok(()) };
        let bytes = record.bytes();
        let cells = bytes.get(4..bytes.len().saturating_sub(2)).unwrap_or_default();
        for (column, cell) in (u32::from(first)..).zip(cells.chunks_exact(6)) {
            if let (Some(style), Some(rk)) = (u16_at(cell, 0), u32_at(cell, 2)) {
                self.number(At { row: u32::from(row), column, style }, &rk_text(rk))?;
            }
        }
        Ok(())
    }

    fn number(&mut self, at: At, value: &str) -> Result<(), Error> {
        let (format, indent) = self.globals.style(at.style);
        let plain = general(value);
        if self.hides_zeros && plain == "0" {
            return Ok(());
        }
        let shown = format.map_or(plain, |format| format.show(value, self.globals.is_1904));
        self.sheet.cell((at.row, at.column), shown, indent, self.budget)
    }

    fn text(&mut self, at: At, text: &str) -> Result<(), Error> {
        let (format, indent) = self.globals.style(at.style);
        let shown = format.and_then(|format| format.show_text(text)).unwrap_or_else(|| text.to_owned());
        self.sheet.cell((at.row, at.column), shown, indent, self.budget)
    }

    fn plain(&mut self, at: At, text: &str) -> Result<(), Error> {
        self.sheet.cell((at.row, at.column), text, 0, self.budget)
    }
}

/// A number in 30 bits: an integer or the upper half of a fraction, perhaps in hundredths.
fn rk_text(rk: u32) -> String {
    let is_hundredths = rk & 1 > 0;
    let exponent = if is_hundredths { -2 } else { 0 };
    if rk & 2 > 0 {
        // The sign is carried along.
        return format!("{}e{exponent}", rk.cast_signed() >> 2);
    }
    let value = f64::from_bits(u64::from(rk & !3) << 32);
    let text = format!("{value:e}");
    match text.split_once('e') {
        Some((mantissa, power)) => match power.parse::<i32>() {
            Ok(power) => format!("{mantissa}e{}", power + exponent),
            Err(_) => text,
        },
        None => text,
    }
}

const fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
