//! Reading published performance target tables (part of duibiao): bytes in, exact typed tables out.
//!
//! `bytes -> text -> lines -> grid -> AnnualTable`. Readers and line styles make [`Grid`]s, forms turn grids
//! into [`AnnualTable`]s; nothing printed in a table is lost: what no field takes is kept as a finding.
//!
//! # Example
//! ```
//! let text = "\
//! 项目支出绩效目标表（虚构示例）
//! 部门名称：示例市示例局 单位：万元
//! 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
//! 合计 2.00 2.00
//! 示例市示例局 2.00 2.00
//!     2025年宣传经费 2.00 2.00 做好2025年宣传。
//! 1、1-产出指标；11-数量指标；场次；实施周期指标值:≥5场；年度指标值:≥5场。
//! ";
//! let reading = duibiao_parse::read("示例.txt", text.as_bytes(), &Default::default())?;
//! let table = &reading.tables[0];
//! assert_eq!((table.fiscal_year, table.n_projects(), table.n_indicators()), (Some(2025), 1, 1));
//! # Ok::<(), duibiao_parse::Error>(())
//! ```

mod encoding;
mod error;
mod evidence;
mod grid;
mod header;
mod heading;
mod ledger;
mod lines;
mod passage;
mod templates;

pub use encoding::{Decoded, decode};
pub use error::{Error, ErrorKind};
pub use grid::{Cell, Grid, Section};
pub use ledger::{Entry, Role};
pub use passage::{Passage, PassageLine};

use duibiao_core::{AnnualTable, Bilingual, Code, Finding, Format, Origin, Severity, Source, TextSpan};
use ledger::Ledger;
use lines::{Line, extraction};
use sha2::{Digest, Sha256};

const UNDECODABLE_BYTES: Code = Code::of("PAR-01");

/// No table is published in a text file anywhere near this size.
const MAX_BYTES: usize = 256 << 20;

/// Options of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The fiscal year, where the caller knows it: stronger than all evidence.
    pub fiscal_year: Option<i32>,
    /// Leaves out the SHA-256 of the bytes where nobody will look at it.
    pub skip_digest: bool,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its tables in document order, at least one.
    pub tables: Vec<AnnualTable>,
    /// Findings about the file as a whole.
    pub findings: Vec<Finding>,
}

/// Reads a file. `path` is its path as the user gave it: evidence for year and department, never opened.
///
/// # Errors
/// When the file cannot be processed or holds no performance target table.
pub fn read(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, Error> {
    read_with(path, bytes, options, &mut Ledger::default())
}

/// Reads a text file and accounts for it: every piece of the text that is not white space, and whether it
/// became a field, a label or the text of a finding.
///
/// # Errors
/// As [`read`].
pub fn account(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<(Reading, Vec<Entry>), Error> {
    let mut ledger = Ledger::recording();
    let reading = read_with(path, bytes, options, &mut ledger)?;
    Ok((reading, ledger.into_entries()))
}

/// The grids of a text file with the paragraphs above them: what the forms see.
///
/// # Errors
/// As [`read`].
pub fn grids(bytes: &[u8]) -> Result<Vec<Section>, Error> {
    let decoded = decode_checked(bytes)?;
    sections(&decoded.text, &mut Ledger::default())
}

fn read_with(path: &str, bytes: &[u8], options: &ReadOptions, ledger: &mut Ledger) -> Result<Reading, Error> {
    let decoded = decode_checked(bytes)?;
    let sections = sections(&decoded.text, ledger)?;
    let digest = (!options.skip_digest).then(|| hexadecimal(&Sha256::digest(bytes)));
    let mut reading = Reading::default();
    for section in &sections {
        let Some(template) = templates::ALL.iter().find(|template| (template.recognises)(section)) else {
            continue;
        };
        let mut table = (template.read)(section, ledger);
        if table.n_projects() == 0 {
            continue;
        }
        table.source = Source {
            path: path.to_owned(),
            format: Format::Text,
            encoding: Some(decoded.encoding.to_owned()),
            sha256: digest.clone(),
            template: template.name.to_owned(),
        };
        evidence::settle(&mut table, path, options.fiscal_year);
        reading.tables.push(table);
    }
    let Some(first) = reading.tables.first_mut() else {
        let detail = Bilingual::fixed("有表头而没有项目", "there is a heading, but no project");
        return Err(Error::with_detail(ErrorKind::NoTable, detail));
    };
    if decoded.lossy {
        first.findings.insert(0, undecodable(&decoded));
    }
    Ok(reading)
}

fn decode_checked(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    if bytes.len() > MAX_BYTES {
        return Err(Error::new(ErrorKind::TooLarge));
    }
    if let Some(name) = known_format(bytes) {
        let detail = Bilingual {
            zh: format!("{name}；请先将表格另存或导出为文本").into(),
            en: format!("{name}; export the table as text first").into(),
        };
        return Err(Error::with_detail(ErrorKind::UnsupportedFormat, detail));
    }
    let decoded = decode(bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    Ok(decoded)
}

/// Formats that are told by their first bytes, so that the message can name them.
fn known_format(bytes: &[u8]) -> Option<&'static str> {
    [
        (b"%PDF-".as_slice(), "PDF"),
        (b"PK\x03\x04", "ZIP / XLSX / DOCX / ODS / OFD"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS / DOC / WPS / ET"),
        (b"Rar!\x1A\x07", "RAR"),
        (b"7z\xBC\xAF\x27\x1C", "7z"),
    ]
    .into_iter()
    .find_map(|(magic, name)| bytes.starts_with(magic).then_some(name))
}

fn sections(text: &str, ledger: &mut Ledger) -> Result<Vec<Section>, Error> {
    let lines = Line::split(text);
    if !extraction::recognises(&lines) {
        return Err(Error::new(ErrorKind::NoTable));
    }
    if lines::is_columnar(&lines) {
        let detail = Bilingual::fixed(
            "文本按版面列位置排列（pdftotext -layout），请改用不保留版面的文本",
            "the text is laid out in columns (pdftotext -layout); extract it without layout",
        );
        return Err(Error::with_detail(ErrorKind::UnsupportedFormat, detail));
    }
    Ok(extraction::rebuild(&lines, ledger))
}

fn undecodable(decoded: &Decoded<'_>) -> Finding {
    let at = decoded.text.find('\u{FFFD}').unwrap_or(0);
    let before = &decoded.text[..at];
    let line = u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1);
    let column = passage::count(&before[before.rfind('\n').map_or(0, |idx| idx + 1)..]) + 1;
    Finding::new(UNDECODABLE_BYTES, Severity::Error)
        .at(Origin::Text(TextSpan { line, column, end_line: line, end_column: column }))
        .with("n", decoded.text.matches('\u{FFFD}').count())
        .with("encoding", decoded.encoding)
        .with("line", line)
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}
