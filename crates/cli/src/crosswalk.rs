//! Crosswalk files on disk: read as separated values in any encoding of text, or from a workbook.

use crate::input::{self, Input};
use crate::message;
use crate::output::Output;
use duibiao_core::{Bilingual, Language, Origin};
use duibiao_diff::{ChangeSet, Crosswalk};
use duibiao_parse::{Passage, ReadOptions, decode, grids};
use duibiao_report::crosswalk_csv;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

/// How workbooks begin: as ZIP archives or as compound files; as XML they begin like a page.
const WORKBOOKS: [&[u8]; 3] = [b"PK", b"\xD0\xCF\x11\xE0", b"<"];

/// Reads a crosswalk file.
///
/// # Errors
/// Why it cannot be used: nothing of it was.
pub(crate) fn read(path: &Path) -> Result<Crosswalk, Bilingual> {
    let bytes = input::read_bytes(&Input::named(path))?;
    let name = path.to_string_lossy();
    let reason = |error: duibiao_parse::Error| Bilingual {
        zh: error.message(Language::Zh).into(),
        en: error.message(Language::En).into(),
    };
    let crosswalk = if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        let options = ReadOptions { skip_digest: true, ..ReadOptions::default() };
        let sections = grids(&name, &bytes, &options).map_err(reason)?;
        let passages = sections.iter().flat_map(|section| {
            section.above.iter().chain(section.grid.cells.iter().map(|cell| &cell.passage))
        });
        sheets(passages).into_values().find_map(|rows| Crosswalk::read_rows(&name, rows))
    } else {
        Crosswalk::read_csv(&name, &decode(&bytes).map_err(reason)?.text)
    };
    crosswalk.ok_or(Bilingual::fixed(
        "没有“裁定”和“上年项目”“本年项目”这样的表头，不是对照表",
        "no line has the headings 裁定 and 上年项目 or 本年项目: this is no crosswalk",
    ))
}

/// Rows with their numbers.
type Rows = Vec<(usize, Vec<String>)>;

/// The sheets of a workbook by number, whatever blocks a reader made of them: a crosswalk may have empty rows.
fn sheets<'a>(passages: impl Iterator<Item = &'a Passage>) -> BTreeMap<u32, Rows> {
    let mut cells: BTreeMap<u32, BTreeMap<u32, Vec<String>>> = BTreeMap::new();
    for passage in passages {
        let Origin::Sheet(place) = passage.origin() else { continue };
        let row = cells.entry(place.sheet).or_default().entry(place.row).or_default();
        let at = usize::try_from(place.column.saturating_sub(1)).unwrap_or(usize::MAX);
        // Wider than any crosswalk: such a cell is no part of one.
        if at < 1_000 {
            row.resize(row.len().max(at + 1), String::new());
            row[at].clone_from(&passage.text);
        }
    }
    let rows_of = |rows: BTreeMap<u32, Vec<String>>| {
        rows.into_iter().map(|(row, cells)| (usize::try_from(row).unwrap_or(usize::MAX), cells)).collect()
    };
    cells.into_iter().map(|(sheet, rows)| (sheet, rows_of(rows))).collect()
}

/// Writes the links of change sets for editing. Whether it went well; what did not is said.
pub(crate) fn write(path: &Path, changesets: &[&ChangeSet], language: Language) -> bool {
    let write = || -> io::Result<()> {
        let mut output = Output::open(Some(path))?;
        output.write_all(crosswalk_csv(changesets).as_bytes())?;
        output.finish()
    };
    match write() {
        Ok(()) => true,
        Err(error) => {
            message::failure(&path.to_string_lossy(), &message::io_reason(&error), language);
            false
        }
    }
}
