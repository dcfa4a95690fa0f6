//! Reads comma- and tab-separated values, in any encoding of text.

use super::sheet::{Budget, Sheet};
use super::{Input, Reader};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::lines::{Line, extraction};
use crate::sniff::{Family, Signs};
use duibiao_core::Format;

pub(super) const READER: Reader = Reader { format: Format::Csv, recognises, read };
pub(super) const TAB_READER: Reader = Reader {
    format: Format::Tsv,
    recognises: |input, signs| recognises(input, signs) && delimiter(input) == Some(b'\t'),
    read,
};

/// So many records tell how fields are parted.
const SAMPLE: usize = 60;
/// So much of the text is looked at for that.
const SAMPLE_BYTES: usize = 1 << 18;
/// More fields than any such table has.
const MAX_FIELDS: usize = 2_000_000;

fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    if signs.family != Family::Other {
        return false;
    }
    let is_named = ["csv", "tsv", "tab"].iter().any(|ending| signs.is_named(ending));
    if is_named {
        // Pages and messages are named so too.
        return !input.bytes.trim_ascii_start().starts_with(b"<");
    }
    // A text that is clearly delimited and that no style of lines knows.
    if !(signs.is_named("txt") || signs.is_named("xls") || signs.is_named("")) {
        return false;
    }
    let Ok(decoded) = decode(input.bytes) else { return false };
    may_be_delimited(&decoded.text)
        && !decoded.text.trim_start().starts_with('<')
        && best_delimiter(&decoded.text).is_some_and(|delimiter| has_heading(&decoded.text, delimiter))
        && !extraction::recognises(&Line::split(&decoded.text))
}

/// A first look that costs little: a line with a name among its labels, parted several times by one character.
fn may_be_delimited(text: &str) -> bool {
    text.lines()
        .take(SAMPLE)
        .filter(|line| line.contains("名称"))
        .any(|line| ['\t', ',', ';'].iter().any(|delimiter| line.matches(*delimiter).count() >= 3))
}

/// Whether one of the first records is the heading of such a table, each label in a field of its own.
fn has_heading(text: &str, delimiter: u8) -> bool {
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    reader(sample, delimiter).records().take(SAMPLE).filter_map(Result::ok).any(|record| {
        let is_label = |word: &str| record.iter().any(|f| f.contains(word) && f.chars().count() <= 20);
        record.len() >= 4 && is_label("名称") && (is_label("绩效") || is_label("指标"))
    })
}

fn delimiter(input: &Input<'_>) -> Option<u8> {
    best_delimiter(&decode(input.bytes).ok()?.text)
}

/// The character that parts most records into the same number of fields, at least three.
fn best_delimiter(text: &str) -> Option<u8> {
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let mut best: Option<(usize, u8)> = None;
    for delimiter in *b"\t,;" {
        let mut counts: Vec<usize> = reader(sample, delimiter)
            .records()
            .take(SAMPLE)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .filter(|n| *n >= 3)
            .collect();
        counts.sort_unstable();
        let most = counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        if most >= 2 && best.is_none_or(|(n, _)| most > n) {
            best = Some((most, delimiter));
        }
    }
    best.map(|(_, delimiter)| delimiter)
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let decoded = decode(input.bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    // Excel's first line, which names the delimiter and is no data.
    let (given, text) = match decoded.text.strip_prefix("sep=") {
        Some(rest) => (rest.bytes().next(), rest.split_once('\n').map_or("", |(_, text)| text)),
        None => (None, decoded.text.as_ref()),
    };
    let delimiter = given.or_else(|| best_delimiter(text)).unwrap_or(b',');
    extract.encoding = Some(decoded.encoding.to_owned());
    if decoded.lossy {
        extract.findings.push(super::text::undecodable(&decoded));
    }
    // Before the records are made: a line of millions of fields is one record.
    if memchr::memchr_iter(delimiter, text.as_bytes()).count() > MAX_FIELDS {
        return Err(Error::new(ErrorKind::OverLimit));
    }
    let mut sheet = Sheet::new(1, "");
    let mut budget = Budget::new();
    let mut row = u32::from(given.is_some());
    for record in reader(text, delimiter).records() {
        let record = record.map_err(|_| Error::new(ErrorKind::Damaged))?;
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        row = row.saturating_add(blank_lines(text, start));
        for (column, field) in (0_u32..).zip(&record) {
            sheet.cell((row, column), excel_text(field), 0, &mut budget)?;
        }
        row = row.saturating_add(1);
    }
    sheet.emit(extract, input.options)
}

/// `="001"`: how a workbook's text is kept from being read as a number.
fn excel_text(field: &str) -> &str {
    field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(field)
}

/// The empty lines before a record. They part tables, and the reader of records passes over them.
fn blank_lines(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
    let rest = bytes.get(start..).unwrap_or_default();
    let ends = rest.iter().take_while(|byte| matches!(**byte, b'\r' | b'\n'));
    let feeds = ends.filter(|byte| **byte == b'\n').count();
    // The line feed of the record before may be left over.
    let is_left_over = start > 0 && bytes.get(start - 1) == Some(&b'\r') && rest.starts_with(b"\n");
    u32::try_from(feeds.saturating_sub(usize::from(is_left_over))).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
