//! Reads BIFF workbooks (Excel 5 to 2003, and what WPS calls .et).
//!
//! Records are read one after the other; nothing is set aside for what a file says of its own size. Numbers
//! become text without arithmetic.

mod globals;
mod records;
mod strings;
mod worksheet;

use super::sheet::{self, Budget, Sheet};
use super::{Input, Reader};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::{Family, Signs};
use duibiao_core::Format;
use std::io::{Cursor, Read as _};

pub(super) const READER: Reader = Reader { format: Format::Xls, recognises, read };

type Compound<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// The streams that hold a workbook, the newer first, and the one that holds an encrypted newer one.
const STREAMS: [&str; 4] = ["/Workbook", "/WORKBOOK", "/Book", "/BOOK"];
const ENCRYPTED: &str = "/EncryptedPackage";

fn open(bytes: &[u8]) -> Option<Compound<'_>> {
    cfb::CompoundFile::open(Cursor::new(bytes)).ok()
}

fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    signs.family == Family::Compound
        && open(input.bytes).is_some_and(|compound| {
            !compound.is_stream("/WordDocument")
                && STREAMS.iter().chain([&ENCRYPTED]).any(|name| compound.is_stream(name))
        })
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let mut compound = open(input.bytes).ok_or(Error::new(ErrorKind::Damaged))?;
    if compound.is_stream(ENCRYPTED) {
        return Err(Error::new(ErrorKind::Encrypted));
    }
    let name = STREAMS.iter().find(|name| compound.is_stream(name)).ok_or(Error::new(ErrorKind::Damaged))?;
    let stream = compound.open_stream(name).map_err(|_| Error::new(ErrorKind::Damaged))?;
    // A stream is no longer than the file it stands in, whatever its entry says.
    let mut bytes = Vec::new();
    let limit = input.bytes.len() as u64;
    stream.take(limit).read_to_end(&mut bytes).map_err(|_| Error::new(ErrorKind::Damaged))?;
    workbook(&bytes, input, extract)
}

fn workbook(bytes: &[u8], input: &Input<'_>, extract: &mut Extract) -> Result<(), Error> {
    let globals = globals::read(bytes)?;
    let mut hidden = Vec::new();
    let mut budget = Budget::new();
    for (idx, listed) in globals.sheets.iter().enumerate() {
        if !listed.is_worksheet {
            continue;
        }
        if listed.is_hidden {
            hidden.push(listed.name.clone());
            if !input.options.read_hidden_sheets {
                continue;
            }
        }
        let mut sheet = Sheet::new(idx + 1, &listed.name);
        worksheet::read(bytes, listed.start, &globals, &mut sheet, &mut budget)?;
        sheet.emit(extract, input.options)?;
    }
    sheet::report_hidden_sheets(&hidden, extract, input.options);
    Ok(())
}

#[cfg(test)]
mod tests;
