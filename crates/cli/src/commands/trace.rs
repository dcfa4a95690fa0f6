//! `duibiao trace`: projects followed through the tables of many years.

use super::{is_written, misuse, open_output, reads_stdin_once, view_options};
use crate::args::{FormatArg, TraceArgs};
use crate::exit::{self, Exit};
use crate::input::{self, Input, Ordered};
use crate::message;
use duibiao_core::{AnnualTable, Bilingual, Code, Finding, Language};
use duibiao_diff::{Lineages, Options, lineage};
use duibiao_parse::Reading;
use duibiao_report::{ViewOptions, json, trace_view};
use std::io::Write as _;
use std::path::PathBuf;

const YEAR_UNKNOWN: Code = Code::of("LIN-01");
const SAME_TABLE: Code = Code::of("LIN-02");

pub(super) fn run(args: &TraceArgs, threads: usize, language: Language) -> Exit {
    if !reads_stdin_once(args.files.iter().map(PathBuf::as_path), language) {
        return exit::FAILURE;
    }
    if args.output.format() == FormatArg::Xlsx {
        return misuse("多年对照不能写成 xlsx", "a trace cannot be written as xlsx", language);
    }
    if let Some((path, _)) = args.year.iter().find(|(path, _)| !args.files.contains(path)) {
        let reason =
            Bilingual::fixed("--year 指定的文件不在所列文件之中", "--year names no file of this call");
        message::failure(&path.to_string_lossy(), &reason, language);
        return exit::FAILURE;
    }
    let inputs = input::expand(&args.files);
    let paths = inputs.iter().map(|input| input.path.as_path());
    let Some(mut output) = open_output(&args.output, paths, language) else { return exit::FAILURE };
    let read = read_all(args, &inputs, threads, language);
    let tables: Vec<(&AnnualTable, usize)> = read.tables.iter().map(|(table, at)| (table, *at)).collect();
    let mut lineages = lineage(&tables, &Options::default());
    let is_traced = lineages.series.iter().any(|series| series.tables.len() > 1);
    let mut has_failed = read.has_failed;
    for finding in lineages.findings.iter().filter(|finding| finding.code == YEAR_UNKNOWN) {
        // A year that nobody knows is a failure of the file, unless it was met while walking.
        message::general(&in_both(finding), language);
        has_failed = true;
    }
    for finding in lineages.findings.iter().filter(|finding| finding.code == SAME_TABLE) {
        message::general(&in_both(finding), language);
    }
    if !is_traced {
        message::general(&nothing_to_trace(&lineages), language);
        has_failed = true;
    }
    lineages.findings.extend(read.findings);
    let written = match args.output.format() {
        FormatArg::Json => output.write_all(json::lineage_json(&lineages).as_bytes()),
        // Nothing was compared, and the messages say why: an output file stays as it was.
        _ if !is_traced => return exit::FAILURE,
        _ => output.write_all(trace_view(&lineages, &trace_view_options(args, language)).as_bytes()),
    };
    let is_written = is_written(written.and_then(|()| output.finish()), &args.output, language);
    if has_failed || !is_written { exit::FAILURE } else { exit::DONE }
}

fn trace_view_options(args: &TraceArgs, language: Language) -> ViewOptions {
    ViewOptions {
        min_delta: args.min_delta,
        min_rate: args.min_rate,
        project: args.project.clone(),
        ..view_options(&args.view, &args.output, language)
    }
}

#[derive(Default)]
struct Read {
    /// The tables, each with its index in its file.
    tables: Vec<(AnnualTable, usize)>,
    findings: Vec<Finding>,
    has_failed: bool,
}

fn read_all(args: &TraceArgs, inputs: &[Input], threads: usize, language: Language) -> Read {
    let year_of =
        |input: &Input| args.year.iter().rev().find(|(path, _)| *path == input.path).map(|(_, year)| *year);
    // The digest tells files that were named twice.
    let results = Ordered::new(inputs, threads, |input| {
        input::read(input, &args.reading.options(year_of(input), false))
    });
    let mut read = Read::default();
    for result in results.flatten() {
        match result {
            Ok(Reading { tables, findings }) => {
                read.tables.extend(tables.into_iter().enumerate().map(|(at, table)| (table, at)));
                read.findings.extend(findings);
            }
            Err(failure) => {
                if failure.is_named {
                    message::failure(&failure.path, &failure.reason, language);
                } else {
                    message::warning(&failure.path, &failure.reason, language);
                }
                read.has_failed |= failure.is_named;
                read.findings.push(failure.finding());
            }
        }
    }
    read
}

fn in_both(finding: &Finding) -> Bilingual {
    Bilingual { zh: finding.message(Language::Zh).into(), en: finding.message(Language::En).into() }
}

/// Why there is nothing to follow.
fn nothing_to_trace(lineages: &Lineages) -> Bilingual {
    if lineages.series.is_empty() {
        return Bilingual::fixed(
            "没有读到可以对照的绩效目标表",
            "no performance target table was read that could be compared",
        );
    }
    Bilingual::fixed(
        "多年对照至少需要同一部门两个年度（或同一年度两个版本）的表",
        "a trace needs tables of at least two years, or two versions of one, of one department",
    )
}
