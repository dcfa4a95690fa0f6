//! `duibiao check`: tables judged by the audit rules.

mod per_unit;

use super::log::Log;
use super::{has_place_for_workbook, is_written, open_output, reads_stdin_once, view_options};
use crate::args::{CheckArgs, FormatArg};
use crate::exit::{self, Exit};
use crate::input::{self, Input, Ordered};
use crate::{message, output, settings};
use duibiao_check::{CHECKS_SCHEMA, CheckRun, Settings, check_table};
use duibiao_core::{AnnualTable, Bilingual, Finding, Language};
use duibiao_report::{checks_view, checks_workbook, json};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &CheckArgs, threads: usize, language: Language) -> Exit {
    if !reads_stdin_once(args.files.iter().map(PathBuf::as_path), language) {
        return exit::FAILURE;
    }
    let Some(settings) = super::read_settings(&args.rules, language) else { return exit::FAILURE };
    let format = args.output.format();
    if !has_place_for_workbook(&args.output, language) {
        return exit::FAILURE;
    }
    let earlier = match args.baseline.as_deref().map(read_baseline).transpose() {
        Ok(earlier) => earlier,
        Err(reason) => {
            let path = args.baseline.as_deref().unwrap_or(Path::new("")).to_string_lossy();
            message::failure(&path, &reason, language);
            return exit::FAILURE;
        }
    };
    let inputs = input::expand(&args.files);
    let paths = || inputs.iter().map(|input| input.path.as_path()).chain(args.baseline.as_deref());
    let Some(mut output) = open_output(&args.output, paths(), language) else { return exit::FAILURE };
    let log = Log::new(language);
    let checked = check_all(args, &inputs, &settings, threads, &log);
    let (tables, found): (Vec<Placed>, Vec<Vec<Finding>>) = checked.into_iter().unzip();
    let (tables, documents): (Vec<AnnualTable>, Vec<usize>) = tables.into_iter().unzip();
    let tables: Vec<&AnnualTable> = tables.iter().collect();
    let mut run = CheckRun::of_findings(&tables, &documents, &settings, found, log.findings());
    if let Some(earlier) = &earlier {
        run.compare_with(earlier);
    }
    let least = settings::least_severity(&args.rules);
    let written = match format {
        FormatArg::Json => output.write_all(json::checks_json(&run).as_bytes()),
        FormatArg::Xlsx => checks_workbook::checks_workbook(&run, &tables, language)
            .and_then(|bytes| output.write_all(&bytes)),
        // Nothing was read, and the messages say why: an output file stays as it was.
        FormatArg::Table if tables.is_empty() => Ok(()),
        FormatArg::Table => {
            let options = view_options(&args.view, &args.output, language);
            output.write_all(checks_view(&run, least, &options).as_bytes())
        }
    };
    let is_kept = format == FormatArg::Json || !tables.is_empty();
    let written = written.and_then(|()| if is_kept { output.finish() } else { Ok(()) });
    let mut is_written = is_written(written, &args.output, language);
    if let Some(folder) = &args.per_unit {
        is_written &= per_unit::write(folder, &run, &tables, language);
    }
    if log.has_failed(is_written) {
        exit::FAILURE
    } else if args.exit_code && run.has(least) {
        exit::CHANGED
    } else {
        exit::DONE
    }
}

/// A table with its place in its file.
type Placed = (AnnualTable, usize);

/// Reads all inputs and checks each table by itself, file by file in parallel.
fn check_all(
    args: &CheckArgs,
    inputs: &[Input],
    settings: &Settings,
    threads: usize,
    log: &Log,
) -> Vec<(Placed, Vec<Finding>)> {
    let skip_digest = args.output.format() == FormatArg::Table;
    let options = args.reading.options(args.year, skip_digest);
    let work = |input: &Input| {
        let results = input::read(input, &options).into_iter();
        let checked = results.map(|result| {
            result.map(|reading| {
                let tables = reading.tables.into_iter().enumerate().map(|(document, table)| {
                    let findings = check_table(&table, settings);
                    ((table, document), findings)
                });
                (tables.collect::<Vec<_>>(), reading.findings)
            })
        });
        checked.collect::<Vec<_>>()
    };
    let mut checked = Vec::new();
    for result in Ordered::new(inputs, threads, work).flatten() {
        match result {
            Ok((tables, findings)) => {
                log.read(tables.len(), findings);
                checked.extend(tables);
            }
            Err(failure) => log.failed(&failure),
        }
    }
    checked
}

/// The earlier run in a file.
fn read_baseline(path: &Path) -> Result<CheckRun, Bilingual> {
    let bytes = std::fs::read(path).map_err(|error| message::io_reason(&error))?;
    let run: CheckRun = serde_json::from_slice(&bytes).map_err(|error| {
        let line = error.line();
        Bilingual {
            zh: format!("不是 duibiao check 的 JSON 结果（第 {line} 行）").into(),
            en: format!("is no JSON result of duibiao check (line {line})").into(),
        }
    })?;
    if run.schema == CHECKS_SCHEMA {
        Ok(run)
    } else {
        Err(Bilingual {
            zh: format!("格式版本是 {}，不是 {CHECKS_SCHEMA}", run.schema).into(),
            en: format!("its schema is {}, not {CHECKS_SCHEMA}", run.schema).into(),
        })
    }
}

/// Writes bytes to a file that appears whole or not at all.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut output = output::Output::open(Some(path))?;
    output.write_all(bytes)?;
    output.finish()
}
