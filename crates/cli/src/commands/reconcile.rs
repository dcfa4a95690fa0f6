//! `duibiao reconcile`: the targets of a year beside its self-evaluation.

use super::{is_written, misuse, open_output, reads_stdin_once, view_options};
use crate::args::{FormatArg, ReconcileArgs};
use crate::exit::{self, Exit};
use crate::input::{self, Input};
use crate::message;
use duibiao_core::{AnnualTable, Bilingual, Language, TableKind};
use duibiao_diff::{NotReconcilable, Options, Reconciliation, reconcile};
use duibiao_parse::Reading;
use duibiao_report::{json, reconciliation_view};
use std::io::Write as _;
use std::path::Path;

pub(super) fn run(args: &ReconcileArgs, language: Language) -> Exit {
    let paths = [args.targets.as_path(), args.self_evaluation.as_path()];
    if !reads_stdin_once(paths, language) {
        return exit::FAILURE;
    }
    if args.output.format() == FormatArg::Xlsx {
        return misuse("对照结果不能写成 xlsx", "a reconciliation cannot be written as xlsx", language);
    }
    let Some(mut output) = open_output(&args.output, paths, language) else { return exit::FAILURE };
    let [Some(targets), Some(evaluation)] = paths.map(|path| read(args, path, language)) else {
        return exit::FAILURE;
    };
    let result = match reconcile_files(args, targets, evaluation) {
        Ok(result) => result,
        Err((path, reason)) => {
            message::failure(&path.to_string_lossy(), &reason, language);
            return exit::FAILURE;
        }
    };
    let text = match args.output.format() {
        FormatArg::Json => json::reconciliation_json(&result),
        _ => reconciliation_view(&result, &view_options(&args.view, &args.output, language)),
    };
    let written = output.write_all(text.as_bytes());
    if !is_written(written.and_then(|()| output.finish()), &args.output, language) {
        exit::FAILURE
    } else if args.exit_code && differs(&result) {
        exit::CHANGED
    } else {
        exit::DONE
    }
}

fn read(args: &ReconcileArgs, path: &Path, language: Language) -> Option<Reading> {
    let skip_digest = args.output.format() != FormatArg::Json;
    match input::read_merged(&Input::named(path), &args.reading.options(args.year, skip_digest)) {
        Ok(reading) => Some(reading),
        Err(failure) => {
            message::failure(&failure.path, &failure.reason, language);
            None
        }
    }
}

/// Whether anything was not met, set otherwise, or stands in one table only.
fn differs(result: &Reconciliation) -> bool {
    let s = &result.summary;
    s.projects_set_only
        + s.projects_evaluated_only
        + s.indicators_set_only
        + s.indicators_evaluated_only
        + s.targets_changed
        + s.not_met
        > 0
}

/// Reconciles the first table of targets with the self-evaluation of its department and year.
fn reconcile_files(
    args: &ReconcileArgs,
    targets: Reading,
    evaluation: Reading,
) -> Result<Reconciliation, (&Path, Bilingual)> {
    let set = of_kind(&targets.tables, TableKind::ProjectTargets);
    let evaluated = of_kind(&evaluation.tables, TableKind::SelfEvaluation);
    if set.is_empty() {
        let reason = Bilingual::fixed(
            "没有项目支出绩效目标表（第一个文件应为绩效目标表）",
            "holds no table of project targets (the first file must be one)",
        );
        return Err((&args.targets, reason));
    }
    if evaluated.is_empty() {
        let reason = Bilingual::fixed(
            "没有项目支出绩效自评表（第二个文件应为自评表）",
            "holds no self-evaluation of projects (the second file must be one)",
        );
        return Err((&args.self_evaluation, reason));
    }
    let pairs = || set.iter().flat_map(|a| evaluated.iter().map(move |b| (*a, *b)));
    let same_year = |a: &AnnualTable, b: &AnnualTable| {
        a.fiscal_year.zip(b.fiscal_year).is_none_or(|(set, evaluated)| set == evaluated)
    };
    let ((a_at, a), (b_at, b)) = pairs()
        .find(|((_, a), (_, b))| same_year(a, b) && a.department.is_some() && a.department == b.department)
        .or_else(|| pairs().find(|((_, a), (_, b))| same_year(a, b)))
        .or_else(|| pairs().next())
        .unwrap_or((set[0], evaluated[0]));
    let mut result = reconcile(a, a_at, b, b_at, &Options::default())
        .map_err(|error| (args.self_evaluation.as_path(), reason(error)))?;
    result.findings.extend(targets.findings.into_iter().map(|f| f.of_side(duibiao_core::Side::Old)));
    result.findings.extend(evaluation.findings.into_iter().map(|f| f.of_side(duibiao_core::Side::New)));
    Ok(result)
}

fn of_kind(tables: &[AnnualTable], kind: TableKind) -> Vec<(usize, &AnnualTable)> {
    tables.iter().enumerate().filter(|(_, table)| table.kind == kind).collect()
}

fn reason(error: NotReconcilable) -> Bilingual {
    match error {
        NotReconcilable::Kinds { .. } => {
            Bilingual::fixed("表的种类不符，不作对照", "not of the kinds that are reconciled")
        }
        NotReconcilable::Years { targets, evaluation } => Bilingual {
            zh: format!("年度不同，不作对照：绩效目标为 {targets} 年，自评为 {evaluation} 年").into(),
            en: format!("not reconciled: targets of {targets}, but a self-evaluation of {evaluation}").into(),
        },
    }
}
