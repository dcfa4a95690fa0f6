//! What the tests of all workbook formats share: containers made in memory, and sections as short texts.

use crate::ReadOptions;
use crate::error::ErrorKind;
use crate::extract::Extract;
use crate::grid::Section;
use crate::ledger::Ledger;
use crate::readers::Input;
use std::io::Write as _;

/// A ZIP container with those members.
pub(in crate::readers) fn container(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, contents) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(contents.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What a file gives: `¶` before paragraphs, rows with their cells parted by `|`, `>` behind what is indented,
/// spans in brackets; findings by code and their values.
pub(in crate::readers) fn shown(
    path: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Vec<String>, Vec<String>), ErrorKind> {
    let mut extract = Extract::whole();
    let input = Input { path, bytes, options };
    let reader = crate::sniff::reader(&input).map_err(|error| error.kind())?;
    (reader.read)(&input, &mut extract, &mut Ledger::default()).map_err(|error| error.kind())?;
    let sections = extract.sections.iter().flat_map(section).collect();
    let finding = |finding: &duibiao_core::Finding| {
        let values: Vec<&str> = finding.values.values().map(String::as_str).collect();
        format!("{} {}", finding.code.id(), values.join(" "))
    };
    Ok((sections, extract.findings.iter().map(finding).collect()))
}

fn section(section: &Section) -> Vec<String> {
    let above = section.above.iter().map(|passage| format!("¶{}", passage.text));
    let rows = section.grid.rows().map(|row| {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let indent = if cell.indented { ">" } else { "" };
                let span = match (cell.row_span, cell.column_span) {
                    (1, 1) => String::new(),
                    (rows, columns) => format!("[{rows}x{columns}]"),
                };
                format!("{}{indent}{span}", cell.passage.text)
            })
            .collect();
        cells.join("|")
    });
    above.chain(rows).collect()
}

/// The sections of a file that is read without objection.
pub(in crate::readers) fn sections(path: &str, bytes: &[u8]) -> Vec<String> {
    shown(path, bytes, &ReadOptions::default()).unwrap().0
}
