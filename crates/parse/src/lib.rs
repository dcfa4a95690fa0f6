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

#[cfg(feature = "zip")]
mod archive;
#[cfg(feature = "zip")]
mod container;
mod encoding;
mod error;
mod evidence;
mod expenditure;
mod extract;
mod grid;
mod grouping;
mod header;
mod heading;
mod join;
mod label;
mod ledger;
mod lines;
mod locate;
mod passage;
mod readers;
mod sniff;
mod templates;
#[cfg(test)]
mod testing;
#[cfg(feature = "zip")]
mod xml;

#[cfg(feature = "zip")]
pub use archive::{Archive, MemberName, is_archive};
pub use encoding::{Decoded, decode};
pub use error::{Error, ErrorKind};
pub use grid::{Cell, Grid, Section};
pub use ledger::{Entry, Role};
pub use passage::{Passage, PassageLine};

use duibiao_core::{AnnualTable, Bilingual, Finding, ReadFrom, Source};
use extract::Extract;
use ledger::Ledger;
use readers::Input;
use sha2::{Digest, Sha256};

/// No table is published in a file anywhere near this size.
const MAX_BYTES: usize = 256 << 20;

/// Options of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "switches that a caller sets by name, each on its own")]
pub struct ReadOptions {
    /// The fiscal year, where the caller knows it: stronger than all evidence.
    pub fiscal_year: Option<i32>,
    /// Leaves out the SHA-256 of the bytes where nobody will look at it.
    pub skip_digest: bool,
    /// The password of an encrypted file.
    pub password: Option<String>,
    /// Leaves out the hidden rows of workbooks, which are read otherwise.
    pub skip_hidden_rows: bool,
    /// Reads the hidden sheets of workbooks, which are left out otherwise.
    pub read_hidden_sheets: bool,
    /// Keeps the names and telephone numbers of persons, which are left out otherwise.
    pub with_persons: bool,
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

/// All grids of a file with the paragraphs above them: what the reader saw, before any form is recognised.
///
/// # Errors
/// When the file cannot be processed.
pub fn grids(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Section>, Error> {
    let mut extract = Extract::whole();
    extract_into(&Input { path, bytes, options }, &mut extract, &mut Ledger::default())?;
    Ok(extract.sections)
}

fn extract_into(
    input: &Input<'_>,
    extract: &mut Extract,
    ledger: &mut Ledger,
) -> Result<duibiao_core::Format, Error> {
    if input.bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    if input.bytes.len() > MAX_BYTES {
        return Err(Error::new(ErrorKind::TooLarge));
    }
    let reader = sniff::reader(input)?;
    (reader.read)(input, extract, ledger)?;
    Ok(reader.format)
}

fn read_with(path: &str, bytes: &[u8], options: &ReadOptions, ledger: &mut Ledger) -> Result<Reading, Error> {
    let input = Input { path, bytes, options };
    let mut extract = Extract::default();
    let format = extract_into(&input, &mut extract, ledger)?;
    let digest = (!options.skip_digest).then(|| hexadecimal(&Sha256::digest(bytes)));
    let mut reading = Reading::default();
    let mut has_empty = false;
    let mut forms = Vec::new();
    let sections = join::pieces(std::mem::take(&mut extract.sections));
    for section in &sections {
        let Some(template) = templates::ALL.iter().find(|template| (template.recognises)(section)) else {
            extract.other(section);
            continue;
        };
        for mut table in (template.read)(section, options, ledger) {
            if table.n_projects() == 0 {
                has_empty = true;
                continue;
            }
            template.name.clone_into(&mut table.source.template);
            let tables = if template.is_form { &mut forms } else { &mut reading.tables };
            tables.push(table);
        }
    }
    let cover = evidence::cover(&extract.cover);
    reading.tables.extend(grouping::group(forms, &cover));
    for table in &mut reading.tables {
        grouping::add_cover(table, &cover);
        table.project_expenditure = table.project_expenditure.take().or_else(|| extract.expenditure.clone());
    }
    for table in &mut reading.tables {
        table.source = Source {
            path: path.to_owned(),
            format,
            encoding: extract.encoding.clone(),
            sha256: digest.clone(),
            template: std::mem::take(&mut table.source.template),
            ocr: extract.is_ocr,
            read_from: None,
        };
        evidence::settle(table, path, options.fiscal_year);
    }
    // The program's own documents are settled already: only where they were read from is new.
    let is_document = !extract.tables.is_empty();
    for mut table in std::mem::take(&mut extract.tables) {
        let inner = std::mem::take(&mut table.source);
        let published = || ReadFrom { path: inner.path, format: inner.format, sha256: inner.sha256 };
        table.source = Source {
            path: path.to_owned(),
            format,
            encoding: extract.encoding.clone(),
            sha256: digest.clone(),
            template: inner.template,
            ocr: inner.ocr,
            read_from: inner.read_from.or_else(|| Some(published()).filter(|from| !from.path.is_empty())),
        };
        if let Some(year) = options.fiscal_year {
            evidence::overrule(&mut table, year);
        }
        reading.tables.push(table);
    }
    reading.findings = std::mem::take(&mut extract.about_file);
    let Some(first) = reading.tables.first_mut() else {
        if is_document {
            return Err(Error::new(ErrorKind::NoTable));
        }
        return Err(no_table(&extract, has_empty));
    };
    first.findings.splice(0..0, extract.findings);
    Ok(reading)
}

/// There is no such table: says what tables there are.
fn no_table(extract: &Extract, has_empty: bool) -> Error {
    // The table is there, and nothing stands in it: worth more than the names of other tables.
    if has_empty {
        let detail = Bilingual::fixed("有表头而没有项目", "there is a heading, but no project");
        return Error::with_detail(ErrorKind::NoTable, detail);
    }
    if extract.others.is_empty() {
        return Error::new(ErrorKind::NoTable);
    }
    let names = extract.others.join("、");
    Error::with_detail(
        ErrorKind::NoTable,
        Bilingual {
            zh: format!("文件中的表有：{names}").into(),
            en: format!("the file holds these tables: {names}").into(),
        },
    )
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}
