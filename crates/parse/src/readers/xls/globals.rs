//! What all sheets of a workbook share: its sheets, strings, formats.

use super::records::{BOF, EOF, Record, Records};
use super::strings::Cursor;
use crate::error::{Error, ErrorKind};
use crate::readers::sheet::number_format::NumberFormat;
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, WINDOWS_1252};
use std::collections::HashMap;
use std::rc::Rc;

const FILE_PASS: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const DATE_1904: u16 = 0x0022;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const SHARED_STRINGS: u16 = 0x00FC;

pub(super) const BIFF8: u16 = 0x0600;

#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    /// Where its records begin.
    pub(super) start: usize,
    pub(super) is_hidden: bool,
    pub(super) is_worksheet: bool,
}

#[derive(Debug)]
pub(super) struct Globals {
    pub(super) sheets: Vec<Listed>,
    pub(super) strings: Vec<Rc<str>>,
    pub(super) is_1904: bool,
    pub(super) version: u16,
    pub(super) encoding: &'static Encoding,
    formats: HashMap<u16, NumberFormat>,
    /// The format and the indent of each style.
    styles: Vec<(u16, u32)>,
}

impl Globals {
    /// What a style says.
    pub(super) fn style(&self, idx: u16) -> (Option<&NumberFormat>, u32) {
        self.styles
            .get(usize::from(idx))
            .map_or((None, 0), |(format, indent)| (self.formats.get(format), *indent))
    }

    /// A string of a record, from that place of it.
    pub(super) fn string(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let mut cursor = Cursor::new(&record.parts, at);
        if self.version == BIFF8 { cursor.string(false) } else { cursor.bytes(false, self.encoding) }
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Globals, Error> {
    let damaged = || Error::new(ErrorKind::Damaged);
    let mut records = Records::from(bytes, 0);
    let first = records.next().filter(|record| record.id == BOF).ok_or_else(damaged)?;
    let version = first.u16(0).ok_or_else(damaged)?;
    let mut globals = Globals {
        sheets: Vec::new(),
        strings: Vec::new(),
        is_1904: false,
        version,
        encoding: GB18030,
        formats: HashMap::new(),
        styles: Vec::new(),
    };
    for record in records {
        match record.id {
            EOF => break,
            FILE_PASS => return Err(Error::new(ErrorKind::Encrypted)),
            CODE_PAGE => globals.encoding = encoding(record.u16(0).unwrap_or(0)),
            DATE_1904 => globals.is_1904 = record.u16(0) == Some(1),
            BOUND_SHEET => globals.sheets.extend(listed(&record, &globals)),
            FORMAT => globals.format(&record),
            XF => globals.styles.push(style(&record, version)),
            SHARED_STRINGS => globals.strings = shared_strings(&record),
            _ => {}
        }
    }
    for (format, _) in &globals.styles {
        if !globals.formats.contains_key(format)
            && let Some(builtin) = NumberFormat::builtin(u32::from(*format))
        {
            globals.formats.insert(*format, builtin);
        }
    }
    if globals.sheets.is_empty() {
        return Err(damaged());
    }
    Ok(globals)
}

fn encoding(code_page: u16) -> &'static Encoding {
    match code_page {
        950 => BIG5,
        1252 | 32_769 => WINDOWS_1252,
        65_001 => UTF_8,
        _ => GB18030,
    }
}

fn listed(record: &Record<'_>, globals: &Globals) -> Option<Listed> {
    let mut cursor = Cursor::new(&record.parts, 6);
    let name =
        if globals.version == BIFF8 { cursor.string(true) } else { cursor.bytes(true, globals.encoding) };
    Some(Listed {
        name: name.unwrap_or_default(),
        start: usize::try_from(record.u32(0)?).ok()?,
        is_hidden: record.bytes().get(4)? & 3 != 0,
        is_worksheet: *record.bytes().get(5)? == 0,
    })
}

impl Globals {
    fn format(&mut self, record: &Record<'_>) {
        let mut cursor = Cursor::new(&record.parts, 2);
        let code =
            if self.version == BIFF8 { cursor.string(false) } else { cursor.bytes(true, self.encoding) };
        if let (Some(id), Some(code)) = (record.u16(0), code) {
            self.formats.entry(id).or_insert_with(|| NumberFormat::parse(&code));
        }
    }
}

fn style(record: &Record<'_>, version: u16) -> (u16, u32) {
    let indent = match version {
        BIFF8 => record.bytes().get(8).map_or(0, |byte| u32::from(byte & 15)),
        _ => 0,
    };
    (record.u16(2).unwrap_or(0), indent)
}

fn shared_strings(record: &Record<'_>) -> Vec<Rc<str>> {
    let mut cursor = Cursor::new(&record.parts, 4);
    let n = cursor.u32().unwrap_or(0);
    let mut strings = Vec::new();
    for _ in 0..n {
        let Some(text) = cursor.string(false) else { break };
        strings.push(text.into());
    }
    strings
}
