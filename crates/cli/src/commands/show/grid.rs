//! `duibiao show --stage grid`: what the reader saw before any form was recognised.

use super::Log;
use crate::args::ShowArgs;
use crate::input::{self, Failure, Input, Ordered};
use crate::output::Output;
use duibiao_core::{Finding, Language, Origin};
use duibiao_parse::{Passage, Section};
use duibiao_report::{json, sanitize};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// The grids of one file.
#[derive(Serialize)]
struct FileGrids {
    path: String,
    sections: Vec<SectionOut>,
}

/// A grid with the paragraphs above it.
#[derive(Serialize)]
struct SectionOut {
    above: Vec<Paragraph>,
    rows: usize,
    columns: usize,
    cells: Vec<CellOut>,
}

#[derive(Serialize)]
struct Paragraph {
    text: String,
    origin: Origin,
}

/// A cell; rows and columns count from 1.
#[derive(Serialize)]
struct CellOut {
    row: usize,
    column: usize,
    row_span: usize,
    column_span: usize,
    text: String,
    indented: bool,
    origin: Origin,
}

#[derive(Serialize)]
struct Grids {
    schema: &'static str,
    files: Vec<FileGrids>,
    findings: Vec<Finding>,
}

pub(super) fn write(
    args: &ShowArgs,
    inputs: &[Input],
    threads: usize,
    log: &Log,
    is_json: bool,
    output: &mut Output,
) -> io::Result<()> {
    let options = super::read_options(args, true);
    let mut files = Vec::new();
    let work = |input: &Input| -> Vec<Result<FileGrids, Failure>> {
        let mut grids = Vec::new();
        input::visit(input, &options, &mut |file| {
            grids.push(file.and_then(|file| {
                let sections = duibiao_parse::grids(file.path, file.bytes, &options)
                    .map_err(|error| file.failure(&error))?;
                let sections = sections.iter().map(section).collect();
                Ok(FileGrids { path: file.path.to_owned(), sections })
            }));
        });
        grids
    };
    for result in Ordered::new(inputs, threads, work).flatten() {
        match result {
            Ok(file) => {
                log.read(file.sections.len(), Vec::new());
                if is_json {
                    files.push(file);
                } else {
                    output.write_all(view(&file, log.language).as_bytes())?;
                }
            }
            Err(failure) => log.failed(&failure),
        }
    }
    if is_json {
        let findings = log.findings();
        json::write_value(output, &Grids { schema: "duibiao.grids/1", files, findings })?;
    }
    Ok(())
}

fn section(section: &Section) -> SectionOut {
    let paragraph = |passage: &Passage| Paragraph { text: passage.text.clone(), origin: passage.origin() };
    let cells = section.grid.cells.iter().map(|cell| CellOut {
        row: cell.row + 1,
        column: cell.column + 1,
        row_span: cell.row_span,
        column_span: cell.column_span,
        text: cell.passage.text.clone(),
        indented: cell.indented,
        origin: cell.origin(),
    });
    SectionOut {
        above: section.above.iter().map(paragraph).collect(),
        rows: section.grid.n_rows(),
        columns: section.grid.n_columns(),
        cells: cells.collect(),
    }
}

/// One line for each paragraph and each cell: row and column, spans, text, place.
fn view(file: &FileGrids, language: Language) -> String {
    let is_chinese = language == Language::Zh;
    let mut text = format!("{}\n", sanitize(&file.path));
    // Writing into a string cannot fail.
    for (n, section) in file.sections.iter().enumerate() {
        let (n, rows, columns) = (n + 1, section.rows, section.columns);
        let _ = if is_chinese {
            writeln!(text, "\n第 {n} 个表格：{rows} 行 {columns} 列")
        } else {
            writeln!(text, "\nGrid {n}: {rows} row(s), {columns} column(s)")
        };
        for above in &section.above {
            let _ = writeln!(text, "  {}{}", one_line(&above.text), place(above.origin));
        }
        let mut row = 0;
        for cell in &section.cells {
            if cell.row != row {
                row = cell.row;
                text.push('\n');
            }
            let _ = write!(text, "  {},{}", cell.row, cell.column);
            if cell.row_span > 1 || cell.column_span > 1 {
                let (last_row, last_column) =
                    (cell.row + cell.row_span - 1, cell.column + cell.column_span - 1);
                let _ = write!(text, "-{last_row},{last_column}");
            }
            let indent = if cell.indented { "    " } else { "" };
            let _ = writeln!(text, "  {indent}{}{}", one_line(&cell.text), place(cell.origin));
        }
    }
    text.push('\n');
    text
}

fn one_line(text: &str) -> String {
    sanitize(text).replace('\n', "⏎")
}

fn place(origin: Origin) -> String {
    if origin.is_somewhere() { format!("  @{origin}") } else { String::new() }
}
