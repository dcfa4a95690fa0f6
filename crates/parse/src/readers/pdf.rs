//! Reads PDF: ruled, partly ruled and borderless tables.
//!
//! Page by page: the interpreter draws the page into a [`device::Collector`], rules become lattices, glyphs fall
//! into their cells, what is outside of tables becomes paragraphs. Nothing of a page is kept but its blocks.

mod borderless;
mod device;
mod geometry;
mod guard;
mod indent;
mod lattice;
mod layout;
mod radicals;
#[cfg(test)]
mod tests;
mod text;
mod true_type;
mod unicode;

use super::{Input, Reader};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::{Family, Signs};
use device::{Collector, OverLimit};
use duibiao_core::{Bilingual, Code, Finding, Format, Severity};
use geometry::{Area, hundredths};
use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use layout::{Block, Drawn, Memory};
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) const READER: Reader = Reader { format: Format::Pdf, recognises, read };

const SCANNED_PAGES: Code = Code::of("PAR-30");
const RECOGNISED_TEXT: Code = Code::of("PAR-31");
const GARBLED_PAGES: Code = Code::of("PAR-32");

/// More pages than any budget has.
const MAX_PAGES: usize = 20_000;
/// More bytes than any page's drawing takes.
const MAX_CONTENTS: usize = 64 << 20;

fn recognises(_: &Input<'_>, signs: &Signs) -> bool {
    signs.family == Family::Pdf
}

fn read(input: &Input<'_>, extract: &mut Extract, _: &mut Ledger) -> Result<(), Error> {
    // The interpreter is third-party code that meets hostile bytes: what it breaks is the file, not the program.
    catch_unwind(AssertUnwindSafe(|| read_pages(input, extract)))
        .unwrap_or_else(|_| Err(Error::new(ErrorKind::Damaged)))
}

fn read_pages(input: &Input<'_>, extract: &mut Extract) -> Result<(), Error> {
    let pdf = open(input)?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Error::new(ErrorKind::Damaged));
    }
    if pages.len() > MAX_PAGES {
        return Err(Error::new(ErrorKind::OverLimit));
    }
    let mut reading = Reading::default();
    let mut cache = InterpreterCache::new();
    let mut collector = Collector::default();
    let mut memory = Memory::default();
    for (number, page) in (1_u32..).zip(pages.iter()) {
        if number % 32 == 0 {
            cache = InterpreterCache::new();
        }
        draw(page, &cache, &mut collector)?;
        if !reading.judge(number, &collector) {
            continue;
        }
        let (width, height) = size(page);
        let drawn = Drawn {
            number,
            width,
            height,
            glyphs: &mut collector.glyphs,
            across: std::mem::take(&mut collector.across),
            down: std::mem::take(&mut collector.down),
        };
        let blocks = layout::blocks(drawn, &mut memory).ok_or_else(|| Error::new(ErrorKind::OverLimit))?;
        for block in blocks {
            match block {
                Block::Paragraph(passage) => extract.paragraph(passage),
                Block::Table(grid) => extract.grid(grid),
            }
        }
    }
    reading.finish(extract)
}

fn open(input: &Input<'_>) -> Result<Pdf, Error> {
    if !is_whole(input.bytes) {
        return Err(Error::new(ErrorKind::Damaged));
    }
    guard::check(input.bytes)?;
    let bytes = std::sync::Arc::new(input.bytes.to_vec());
    let mut opened = Pdf::new(bytes.clone());
    if let (Err(LoadPdfError::Decryption(_)), Some(password)) = (&opened, &input.options.password) {
        opened = Pdf::new_with_password(bytes, password);
    }
    opened.map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Error::new(ErrorKind::Encrypted),
        LoadPdfError::Decryption(_) => Error::with_detail(
            ErrorKind::Encrypted,
            Bilingual::fixed("加密方式不支持", "its kind of encryption is not supported"),
        ),
        LoadPdfError::Invalid => Error::new(ErrorKind::Damaged),
    })
}

/// Whether the file has its end. Readers repair files that are cut off, and then show what happens to be left;
/// a table that may lack pages is no data.
fn is_whole(bytes: &[u8]) -> bool {
    let Some(at) = memchr::memmem::rfind(bytes, b"startxref") else { return false };
    let digits = bytes[at + b"startxref".len()..].trim_ascii_start();
    // Files made for reading while they load have a first end that points nowhere.
    digits.first().is_some_and(|digit| (b'1'..=b'9').contains(digit))
}

/// Width and height of a page as displayed.
fn size(page: &Page<'_>) -> (i32, i32) {
    let (width, height) = page.render_dimensions();
    (hundredths(f64::from(width)), hundredths(f64::from(height)))
}

/// Lets the interpreter draw a page into the collector.
fn draw<'p>(
    page: &Page<'p>,
    cache: &InterpreterCache<'p>,
    collector: &mut Collector<'p>,
) -> Result<(), Error> {
    let (width, height) = size(page);
    collector.start(width, height, page.resources().fonts.clone());
    let contents = contents(page);
    if contents.len() > MAX_CONTENTS {
        return Err(Error::new(ErrorKind::OverLimit));
    }
    let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(transform, whole, cache, page.xref(), InterpreterSettings::default());
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        hayro_interpret::interpret(TypedIter::new(&contents), page.resources(), &mut context, collector);
    }));
    outcome.map_err(|cause| {
        let kind = if cause.is::<OverLimit>() { ErrorKind::OverLimit } else { ErrorKind::Damaged };
        Error::new(kind)
    })
}

/// The content of a page, decoded. The page itself would keep it as long as the file is open.
fn contents(page: &Page<'_>) -> Vec<u8> {
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>(b"Contents".as_slice()) {
        return decoded(&stream).map(std::borrow::Cow::into_owned).unwrap_or_default();
    }
    let mut contents = Vec::new();
    if let Some(streams) = raw.get::<Array<'_>>(b"Contents".as_slice()) {
        for stream in streams.iter::<Stream<'_>>() {
            // One stream may be named any number of times.
            if contents.len() > MAX_CONTENTS {
                break;
            }
            if let Some(data) = decoded(&stream) {
                contents.extend_from_slice(&data);
                contents.push(b' ');
            }
        }
    }
    contents
}

/// What a stream of a page's content says. One that calls itself an image was not looked into before, since images
/// are never decoded: it is none.
fn decoded<'a>(stream: &'a Stream<'_>) -> Option<std::borrow::Cow<'a, [u8]>> {
    if stream.dict().contains_key(b"Subtype".as_slice()) {
        return None;
    }
    stream.decoded_data().ok()
}

/// What the pages are like, for the findings on the file as a whole.
#[derive(Default)]
struct Reading {
    n_pages: u32,
    /// Pages with text, those that are images only, those with recognised text, those with wrong characters.
    with_text: Vec<u32>,
    scanned: Vec<u32>,
    recognised: Vec<u32>,
    garbled: Vec<u32>,
}

impl Reading {
    /// Takes note of a page; whether it is to be read.
    fn judge(&mut self, number: u32, collector: &Collector<'_>) -> bool {
        self.n_pages = number;
        let n_glyphs = collector.glyphs.len();
        let page = Area { left: 0, top: 0, right: collector.size().0, bottom: collector.size().1 };
        let covered = collector.images.iter().map(|area| area.surface()).max().unwrap_or(0);
        let is_pictured = covered * 2 > page.surface();
        let n_printed = collector.glyphs.iter().filter(|glyph| !glyph.char.is_whitespace()).count();
        if n_printed == 0 {
            if is_pictured {
                self.scanned.push(number);
            }
            return false;
        }
        // Single symbols that no font names are common; whole texts of them are not.
        if collector.n_unknown * 5 > n_printed && collector.n_unknown > 3 {
            self.garbled.push(number);
            return false;
        }
        if is_pictured && collector.n_hidden * 2 > n_glyphs {
            self.recognised.push(number);
        }
        self.with_text.push(number);
        true
    }

    fn finish(self, extract: &mut Extract) -> Result<(), Error> {
        let fault = |kind: ErrorKind, pages: &[u32]| {
            let pages = ranges(pages);
            let zh = format!("第 {pages} 页").into();
            let en = format!("pages {pages}").into();
            Error::with_detail(kind, Bilingual { zh, en })
        };
        if self.with_text.is_empty() {
            return Err(match (self.garbled.is_empty(), self.scanned.is_empty()) {
                (false, _) => fault(ErrorKind::GarbledText, &self.garbled),
                (true, false) => fault(ErrorKind::Scanned, &self.scanned),
                (true, true) => Error::new(ErrorKind::NoTable),
            });
        }
        let kinds = [
            (SCANNED_PAGES, Severity::Warning, &self.scanned),
            (RECOGNISED_TEXT, Severity::Warning, &self.recognised),
            (GARBLED_PAGES, Severity::Error, &self.garbled),
        ];
        for (code, severity, pages) in kinds {
            if !pages.is_empty() {
                extract
                    .findings
                    .push(Finding::new(code, severity).with("pages", ranges(pages)).with("n", pages.len()));
            }
        }
        extract.is_ocr = !self.recognised.is_empty();
        Ok(())
    }
}

/// Page numbers as people write them: `1-3, 7`.
fn ranges(pages: &[u32]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b);
    let texts: Vec<String> = runs
        .map(|run| match run {
            [only] => only.to_string(),
            [first, .., last] => format!("{first}-{last}"),
            [] => String::new(),
        })
        .collect();
    texts.join(", ")
}
