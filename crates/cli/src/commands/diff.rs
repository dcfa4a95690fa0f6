//! `duibiao diff`: what changed between two annual tables.

use super::reading::{Years, read_both};
use super::{is_written, misuse, open_output, reads_stdin_once, view_options};
use crate::args::{DiffArgs, FormatArg};
use crate::exit::{self, Exit};
use crate::input::Failure;
use crate::meaning::meaning_changed;
use crate::{crosswalk, message, output};
use duibiao_check::{Settings, add_findings};
use duibiao_core::{AnnualTable, Bilingual, Code, Finding, Language, Severity, Side, TableKind};
use duibiao_diff::{
    CHANGESETS_SCHEMA, ChangeSet, ChangeSets, Crosswalk, Options, Pairing, Unpaired, compare, pair_tables,
    settle_decisions,
};
use duibiao_parse::Reading;
use duibiao_report::{ViewOptions, changes_view, changesets_view, json};
use std::io::Write as _;
use std::path::Path;

const WITHOUT_COUNTERPART: Code = Code::of("PAR-21");

pub(super) fn run(args: &DiffArgs, threads: usize, language: Language) -> Exit {
    let crosswalk = args.linking.crosswalk.as_deref();
    let inputs = || [args.old.as_path(), args.new.as_path()].into_iter().chain(crosswalk);
    if !reads_stdin_once(inputs(), language) {
        return exit::FAILURE;
    }
    if let Some(path) = &args.write_crosswalk
        && let Some(exit) = refuse_crosswalk(path, args, inputs(), language)
    {
        return exit;
    }
    if args.output.format() == FormatArg::Xlsx {
        return misuse("比较结果不能写成 xlsx", "a comparison cannot be written as xlsx", language);
    }
    let Some(settings) = super::read_settings(&args.rules, language) else { return exit::FAILURE };
    let Some(mut output) = open_output(&args.output, inputs(), language) else { return exit::FAILURE };
    let Some(decisions) = super::read_crosswalk(crosswalk, language) else { return exit::FAILURE };
    let years = Years { old: args.old_year, new: args.new_year };
    let skip_digest = args.output.format() != FormatArg::Json;
    let (old, new) = read_both(&args.old, &args.new, years, &args.reading, skip_digest, threads);
    for failure in [&old, &new].into_iter().filter_map(|reading| reading.as_ref().err()) {
        message::failure(&failure.path, &failure.reason, language);
    }
    let result = match (old, new) {
        (Ok(old), Ok(new)) => compare_files(args, old, new, decisions, &settings, language),
        (old, new) => unreadable(old, new),
    };
    let written = match (args.output.format(), &result.change) {
        (FormatArg::Json, Comparison::One(changes)) => json::write_changes(&mut output, changes),
        (FormatArg::Json, Comparison::Many(changes)) => json::write_changesets(&mut output, changes),
        // Nothing was compared, and the messages say why: an output file stays as it was.
        (_, Comparison::Many(changes)) if changes.changesets.is_empty() => {
            return exit::FAILURE;
        }
        (_, change) => {
            let options = diff_view_options(args, language);
            let text = match change {
                Comparison::One(changes) => changes_view(changes, &options),
                Comparison::Many(changes) => changesets_view(changes, &options),
            };
            output.write_all(text.as_bytes())
        }
    };
    let mut is_written = is_written(written.and_then(|()| output.finish()), &args.output, language);
    if let Some(path) = &args.write_crosswalk {
        let changesets = result.change.changesets();
        // Nothing was compared, and the messages say why: an earlier file stays as it was.
        if !changesets.is_empty() {
            is_written &= crosswalk::write(path, &changesets, language);
        }
    }
    let exit = if result.has_failed || !is_written {
        exit::FAILURE
    } else if args.exit_code && result.change.is_of_meaning() {
        exit::CHANGED
    } else {
        exit::DONE
    };
    // The process ends here: giving the memory back piece by piece would only delay it.
    std::mem::forget(result);
    exit
}

/// Why the links may not be written there, said.
fn refuse_crosswalk<'a>(
    path: &Path,
    args: &DiffArgs,
    inputs: impl Iterator<Item = &'a Path>,
    language: Language,
) -> Option<Exit> {
    if path.as_os_str() == "-" {
        return Some(misuse(
            "--write-crosswalk 需要文件名，不能写到标准输出",
            "--write-crosswalk needs a file: stdout is for the result",
            language,
        ));
    }
    let reason = if output::is_input(Some(path), inputs) {
        Bilingual::fixed("输出文件就是输入文件之一", "the output file is one of the inputs")
    } else if args.output.output.as_deref() == Some(path)
        || output::is_input(Some(path), args.output.output.as_deref())
    {
        Bilingual::fixed("与 -o 是同一个文件", "is the file of -o, too")
    } else {
        return None;
    };
    message::failure(&path.to_string_lossy(), &reason, language);
    Some(exit::FAILURE)
}

fn diff_view_options(args: &DiffArgs, language: Language) -> ViewOptions {
    ViewOptions {
        min_delta: args.min_delta,
        min_rate: args.min_rate,
        only: args.only.iter().map(|section| (*section).into()).collect(),
        ..view_options(&args.view, &args.output, language)
    }
}

/// The result of the command.
struct Outcome {
    change: Comparison,
    has_failed: bool,
}

/// One comparable pair is its change set; everything else a collection.
enum Comparison {
    One(Box<ChangeSet>),
    Many(ChangeSets),
}

impl Comparison {
    fn changesets(&self) -> Vec<&ChangeSet> {
        match self {
            Self::One(changes) => vec![changes],
            Self::Many(changes) => changes.changesets.iter().collect(),
        }
    }

    /// A table without a counterpart is new or ended as a whole.
    fn is_of_meaning(&self) -> bool {
        match self {
            Self::One(changes) => meaning_changed(changes),
            Self::Many(changes) => {
                !changes.unpaired.is_empty() || changes.changesets.iter().any(meaning_changed)
            }
        }
    }
}

fn compare_files(
    args: &DiffArgs,
    old: Reading,
    new: Reading,
    crosswalk: Crosswalk,
    settings: &Settings,
    language: Language,
) -> Outcome {
    let options = Options { links: args.linking.links.into(), crosswalk: crosswalk.decisions };
    let pairing = pair_tables(&old.tables, &new.tables);
    let mut changesets: Vec<ChangeSet> = pairing
        .pairs
        .iter()
        .map(|(old_idx, new_idx)| {
            let (old_table, new_table) = (&old.tables[*old_idx], &new.tables[*new_idx]);
            let mut changes = compare(old_table, *old_idx, new_table, *new_idx, &options);
            add_findings(&mut changes, old_table, new_table, settings);
            changes
        })
        .collect();
    settle_decisions(&mut changesets);
    if changesets.is_empty() {
        let path = args.new.to_string_lossy();
        message::failure(&path, &not_comparable(args, &old.tables, &new.tables), language);
    }
    let unpaired = unpaired(&pairing, &old.tables, &new.tables);
    std::mem::forget((old.tables, new.tables));
    let mut findings: Vec<Finding> = on_side(old.findings, Side::Old).collect();
    findings.extend(on_side(new.findings, Side::New));
    findings.extend(crosswalk.findings);
    if changesets.len() == 1
        && let Some(mut changes) = changesets.pop()
    {
        changes.findings.extend(findings);
        for table in unpaired {
            message::warning(&table.path, &without_counterpart(&table), language);
            changes.findings.push(
                Finding::new(WITHOUT_COUNTERPART, Severity::Warning)
                    .on(table.side)
                    .with("path", &table.path)
                    .with("n", table.document + 1)
                    .with("department", table.department.as_deref().unwrap_or("—")),
            );
        }
        return Outcome { change: Comparison::One(Box::new(changes)), has_failed: false };
    }
    let has_failed = changesets.is_empty();
    let schema = CHANGESETS_SCHEMA.into();
    Outcome { change: Comparison::Many(ChangeSets { schema, changesets, unpaired, findings }), has_failed }
}

/// The result where a file could not be read: what there is of the other, and why.
fn unreadable(old: Result<Reading, Failure>, new: Result<Reading, Failure>) -> Outcome {
    let mut findings = Vec::new();
    let mut unpaired = Vec::new();
    for (result, side) in [(old, Side::Old), (new, Side::New)] {
        match result {
            Ok(reading) => {
                let tables = reading.tables.iter().enumerate();
                unpaired.extend(tables.map(|(idx, table)| unpaired_table(table, idx, side)));
                findings.extend(on_side(reading.findings, side));
            }
            Err(failure) => findings.push(failure.finding().on(side)),
        }
    }
    let schema = CHANGESETS_SCHEMA.into();
    let change = Comparison::Many(ChangeSets { schema, changesets: Vec::new(), unpaired, findings });
    Outcome { change, has_failed: true }
}

fn on_side(findings: Vec<Finding>, side: Side) -> impl Iterator<Item = Finding> {
    findings.into_iter().map(move |finding| finding.of_side(side))
}

fn unpaired(pairing: &Pairing, old: &[AnnualTable], new: &[AnnualTable]) -> Vec<Unpaired> {
    let old = pairing.old_only.iter().map(|idx| unpaired_table(&old[*idx], *idx, Side::Old));
    let new = pairing.new_only.iter().map(|idx| unpaired_table(&new[*idx], *idx, Side::New));
    old.chain(new).collect()
}

fn unpaired_table(table: &AnnualTable, document: usize, side: Side) -> Unpaired {
    Unpaired {
        side,
        path: table.source.path.clone(),
        document,
        department: table.department.clone(),
        fiscal_year: table.fiscal_year,
    }
}

/// Why two files have nothing to compare.
fn not_comparable(args: &DiffArgs, old: &[AnnualTable], new: &[AnnualTable]) -> Bilingual {
    let path = args.old.to_string_lossy();
    let kinds = |tables: &[AnnualTable], language: Language| {
        let mut names: Vec<&str> = Vec::new();
        for table in tables {
            let name = kind_name(table.kind, language);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(if language == Language::Zh { "、" } else { ", " })
    };
    let is_of_one_kind = old.iter().any(|old| new.iter().any(|new| old.kind == new.kind));
    if is_of_one_kind {
        return Bilingual {
            zh: format!("与 {path} 没有同一部门的表，不作比较").into(),
            en: format!("holds no table of a department that {path} has too; not compared").into(),
        };
    }
    let (zh, en) = (Language::Zh, Language::En);
    Bilingual {
        zh: format!("表的种类不同，不作比较：{}；{path}：{}", kinds(new, zh), kinds(old, zh)).into(),
        en: format!(
            "not the same kind of table, not compared: {}; {path}: {}",
            kinds(new, en),
            kinds(old, en)
        )
        .into(),
    }
}

fn without_counterpart(table: &Unpaired) -> Bilingual {
    let n = table.document + 1;
    Bilingual {
        zh: format!("第 {n} 张表没有可比对象，未作比较").into(),
        en: format!("table {n} has no counterpart and is not compared").into(),
    }
}

const fn kind_name(kind: TableKind, language: Language) -> &'static str {
    match (kind, language) {
        (TableKind::ProjectTargets, Language::Zh) => "项目支出绩效目标表",
        (TableKind::ProjectTargets, Language::En) => "performance targets of projects",
        (TableKind::WholeDepartment, Language::Zh) => "部门整体支出绩效目标表",
        (TableKind::WholeDepartment, Language::En) => "performance targets of a whole department",
        (TableKind::SelfEvaluation, Language::Zh) => "项目支出绩效自评表",
        (TableKind::SelfEvaluation, Language::En) => "self-evaluation of projects",
    }
}
