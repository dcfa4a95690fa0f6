//! `duibiao show`: what is read from files.

mod grid;

use super::log::Log;
use super::{has_place_for_workbook, is_written, misuse, open_output, reads_stdin_once, view_options};
use crate::args::{FormatArg, ShowArgs, StageArg};
use crate::exit::{self, Exit};
use crate::input::{self, Failure, Input, Ordered};
use crate::output::Output;
use duibiao_core::{AnnualTable, Finding, Language};
use duibiao_parse::{ReadOptions, Reading};
use duibiao_report::workbook::documents_workbook;
use duibiao_report::{document_view, json, summary_line};
use std::io::{self, Write as _};
use std::path::PathBuf;

pub(super) fn run(args: &ShowArgs, threads: usize, language: Language) -> Exit {
    if !reads_stdin_once(args.files.iter().map(PathBuf::as_path), language) {
        return exit::FAILURE;
    }
    let inputs = input::expand(&args.files);
    let paths = inputs.iter().map(|input| input.path.as_path());
    let format = args.output.format();
    if format == FormatArg::Xlsx && args.stage == StageArg::Grid {
        return misuse("--stage grid 不能写成 xlsx", "--stage grid cannot be written as xlsx", language);
    }
    if !has_place_for_workbook(&args.output, language) {
        return exit::FAILURE;
    }
    let Some(mut output) = open_output(&args.output, paths, language) else { return exit::FAILURE };
    let log = Log::new(language);
    let written = match args.output.format() {
        _ if args.summary => write_summary(args, &inputs, threads, &log, &mut output),
        format if args.stage == StageArg::Grid => {
            grid::write(args, &inputs, threads, &log, format == FormatArg::Json, &mut output)
        }
        FormatArg::Xlsx => write_workbook(args, &inputs, threads, &log, &mut output),
        FormatArg::Table => write_views(args, &inputs, threads, &log, &mut output),
        FormatArg::Json => write_json(args, &inputs, threads, &log, &mut output),
    };
    let is_written = is_written(written.and_then(|()| output.finish()), &args.output, language);
    if log.has_failed(is_written) { exit::FAILURE } else { exit::DONE }
}

fn read_options(args: &ShowArgs, skip_digest: bool) -> ReadOptions {
    args.reading.options(args.year, skip_digest)
}

/// One line a table. Only the lines are kept of what is read, so that thousands of files fit.
fn write_summary(
    args: &ShowArgs,
    inputs: &[Input],
    threads: usize,
    log: &Log,
    output: &mut Output,
) -> io::Result<()> {
    let options = read_options(args, true);
    write_texts(inputs, threads, log, output, |input| {
        each(input::read(input, &options), |reading| {
            let mut lines = String::with_capacity(256);
            for table in &reading.tables {
                summary_line(table, &mut lines);
            }
            lines
        })
    })
}

/// The view of each table, an empty line between them.
fn write_views(
    args: &ShowArgs,
    inputs: &[Input],
    threads: usize,
    log: &Log,
    output: &mut Output,
) -> io::Result<()> {
    let read_options = read_options(args, true);
    let view_options = view_options(&args.view, &args.output, log.language);
    let mut is_first = true;
    for result in Ordered::new(inputs, threads, |input: &Input| {
        each(input::read(input, &read_options), |reading| {
            let views: Vec<String> =
                reading.tables.iter().map(|table| document_view(table, &view_options)).collect();
            views.join("\n\n")
        })
    })
    .flatten()
    {
        match result {
            Ok(text) => {
                log.read(text.n_tables, text.findings);
                if text.n_tables == 0 {
                    continue;
                }
                if !is_first {
                    output.write_all(b"\n\n")?;
                }
                is_first = false;
                output.write_all(text.content.as_bytes())?;
            }
            Err(failure) => log.failed(&failure),
        }
    }
    Ok(())
}

/// What is shown of one file.
struct Text {
    content: String,
    n_tables: usize,
    findings: Vec<Finding>,
}

/// What is shown of each file of an input.
fn each(
    results: Vec<Result<Reading, Failure>>,
    show: impl Fn(&Reading) -> String,
) -> Vec<Result<Text, Failure>> {
    let text = |reading: Reading| Text {
        content: show(&reading),
        n_tables: reading.tables.len(),
        findings: reading.findings,
    };
    results.into_iter().map(|result| result.map(text)).collect()
}

fn write_texts(
    inputs: &[Input],
    threads: usize,
    log: &Log,
    output: &mut Output,
    work: impl Fn(&Input) -> Vec<Result<Text, Failure>> + Sync,
) -> io::Result<()> {
    for result in Ordered::new(inputs, threads, work).flatten() {
        match result {
            Ok(text) => {
                log.read(text.n_tables, text.findings);
                output.write_all(text.content.as_bytes())?;
            }
            Err(failure) => log.failed(&failure),
        }
    }
    Ok(())
}

/// One JSON document, written table by table.
fn write_json(
    args: &ShowArgs,
    inputs: &[Input],
    threads: usize,
    log: &Log,
    output: &mut Output,
) -> io::Result<()> {
    let options = read_options(args, false);
    json::write_documents(output, tables(inputs, threads, log, &options), || log.findings())
}

/// The canonical workbook. A workbook is written whole, so all tables are held.
fn write_workbook(
    args: &ShowArgs,
    inputs: &[Input],
    threads: usize,
    log: &Log,
    output: &mut Output,
) -> io::Result<()> {
    let options = read_options(args, false);
    let tables: Vec<AnnualTable> = tables(inputs, threads, log, &options).collect();
    let workbook = documents_workbook(&tables, &log.findings())?;
    output.write_all(&workbook)
}

/// The tables of all inputs as they come; failures and findings go to the log.
fn tables<'a>(
    inputs: &'a [Input],
    threads: usize,
    log: &'a Log,
    options: &'a ReadOptions,
) -> impl Iterator<Item = AnnualTable> + 'a {
    let read = |input: &Input| input::read(input, options);
    Ordered::new(inputs, threads, read).flatten().flat_map(|result| {
        let reading = result.unwrap_or_else(|failure| {
            log.failed(&failure);
            Reading::default()
        });
        log.read(reading.tables.len(), reading.findings);
        reading.tables
    })
}
