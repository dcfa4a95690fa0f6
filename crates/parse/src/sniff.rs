//! Which format a file is in, by its contents; the name decides only where contents look alike.

mod compound;
mod refused;
#[cfg(feature = "zip")]
mod zip_kind;

pub(crate) use compound::CompoundKind;
#[cfg(feature = "zip")]
pub(crate) use zip_kind::ZipKind;

use crate::error::{Error, ErrorKind};
use crate::readers::{self, Input, Reader};

/// What the first look at a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signs {
    /// The container or family that the first bytes name.
    pub(crate) family: Family,
    /// What a ZIP container holds.
    #[cfg(feature = "zip")]
    pub(crate) zip: Option<ZipKind>,
    /// What a compound file holds.
    pub(crate) compound: Option<CompoundKind>,
    /// What kind of markup a text begins with.
    pub(crate) markup: Option<Markup>,
    /// The ending of the name, in lower case, without the dot; empty where there is none.
    pub(crate) extension: [u8; 8],
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `%PDF-`, also after some leading bytes
    Pdf,
    /// A ZIP container: workbooks, documents, archives
    Zip,
    /// A compound file: old workbooks and documents
    Compound,
    /// Anything else: text of some kind
    Other,
}

/// Text with tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Markup {
    /// A web page, also one that is named `.xls` or `.doc`
    Html,
    /// A workbook as one XML file, SpreadsheetML 2003
    Spreadsheet2003,
    /// A document as one XML file, WordprocessingML 2003 or flat OPC
    Word2003,
    /// The program's own JSON
    Json,
    /// A message that holds a web page, MHTML
    Mhtml,
}

impl Signs {
    /// Looks at a file.
    pub(crate) fn of(input: &Input<'_>) -> Self {
        let bytes = input.bytes;
        // Writers put a mark or a line before the header; readers accept it within the first kilobyte.
        let head = &bytes[..bytes.len().min(1024)];
        let family = if is_zip(bytes) {
            Family::Zip
        } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Family::Compound
        } else if memchr::memmem::find(head, b"%PDF-").is_some() {
            Family::Pdf
        } else {
            Family::Other
        };
        let mut extension = [0; 8];
        let name = input.path.rsplit(['/', '\\', '!']).next().unwrap_or_default();
        if let Some((_, ending)) = name.rsplit_once('.')
            && ending.len() <= extension.len()
        {
            for (to, from) in extension.iter_mut().zip(ending.bytes()) {
                *to = from.to_ascii_lowercase();
            }
        }
        Self {
            family,
            #[cfg(feature = "zip")]
            zip: (family == Family::Zip).then(|| ZipKind::of(bytes)),
            compound: (family == Family::Compound).then(|| CompoundKind::of(bytes)),
            markup: (family == Family::Other).then(|| markup(bytes)).flatten(),
            extension,
        }
    }

    /// Whether the name ends so.
    pub(crate) fn is_named(&self, ending: &str) -> bool {
        let end = self.extension.iter().position(|byte| *byte == 0).unwrap_or(self.extension.len());
        &self.extension[..end] == ending.as_bytes()
    }
}

/// Whether the first bytes are those of a ZIP container.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The reader of a file.
///
/// # Errors
/// When the format is recognised but not read, with what to do.
pub(crate) fn reader(input: &Input<'_>) -> Result<&'static Reader, Error> {
    let signs = Signs::of(input);
    let reader = readers::ALL
        .iter()
        .find(|reader| (reader.recognises)(input, &signs))
        .filter(|reader| signs.family == Family::Other || reader.format != duibiao_core::Format::Text);
    // The readers come first: what one of them takes is not refused. Text takes anything.
    match reader.filter(|reader| reader.format != duibiao_core::Format::Text) {
        Some(reader) => Ok(reader),
        None => match refused::refusal(input.bytes, &signs) {
            Some(error) => Err(error),
            None => reader.ok_or_else(|| Error::new(ErrorKind::UnsupportedFormat)),
        },
    }
}

/// The kind of markup that a text begins with, in whatever encoding.
fn markup(bytes: &[u8]) -> Option<Markup> {
    let head = ascii_head(bytes);
    let text = head.trim_start();
    if text.starts_with('{') {
        return text[1..].trim_start().starts_with("\"schema\"").then_some(Markup::Json);
    }
    // Headers of a message, one of which says what it is.
    if !text.starts_with('<') {
        let says = |sign: &str| text.contains(sign);
        return (says("mime-version:") && (says("multipart/related") || says("text/html")))
            .then_some(Markup::Mhtml);
    }
    let says = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    if says(&["progid=\"excel.sheet\"", "urn:schemas-microsoft-com:office:spreadsheet"]) && !says(&["<html"])
    {
        return Some(Markup::Spreadsheet2003);
    }
    if says(&[
        "progid=\"word.document\"",
        "schemas.microsoft.com/office/word/2003/wordml",
        "office/2006/xmlpackage",
    ]) {
        return Some(Markup::Word2003);
    }
    const TAGS: [&str; 12] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<table",
        "<title",
        "<div",
        "<style",
        "<p>",
        "<script",
        "<center",
    ];
    says(&TAGS).then_some(Markup::Html)
}

/// So much of a file is looked at.
const HEAD: usize = 4096;

/// The first characters in lower case, whatever the encoding: zero bytes of UTF-16 and the mark fall away, what is
/// not ASCII is replaced.
fn ascii_head(bytes: &[u8]) -> String {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let bytes = marks.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    bytes
        .iter()
        .take(HEAD)
        .filter(|byte| **byte != 0)
        .map(|byte| if byte.is_ascii() { char::from(byte.to_ascii_lowercase()) } else { '\u{1A}' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReadOptions;

    fn signs(path: &str, bytes: &[u8]) -> Signs {
        Signs::of(&Input { path, bytes, options: &ReadOptions::default() })
    }

    #[test]
    fn knows_markup_in_any_encoding() {
        let utf16: Vec<u8> = "\u{FEFF}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, expected) in [
            (b"<!DOCTYPE html><p>".as_slice(), Some(Markup::Html)),
            (
                b"\xEF\xBB\xBF\r\n <HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
                Some(Markup::Html),
            ),
            (b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", Some(Markup::Html)),
            (b"<!-- saved --><table border=1>", Some(Markup::Html)),
            (&utf16, Some(Markup::Html)),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>",
                Some(Markup::Spreadsheet2003),
            ),
            (b"<?mso-application progid=\"Word.Document\"?>", Some(Markup::Word2003)),
            (b"{ \"schema\":\"duibiao.documents/1\"}", Some(Markup::Json)),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Some(Markup::Mhtml)),
            (b"< 5%, <b", None),
            ("项目支出绩效目标表\n<html>".as_bytes(), None),
        ] {
            assert_eq!(signs("x", bytes).markup, expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn takes_the_ending_of_the_name_in_an_archive() {
        assert!(signs("a.zip!b/c.XLSX", b"x").is_named("xlsx"));
        assert!(signs("无后缀", b"x").is_named(""));
    }
}
