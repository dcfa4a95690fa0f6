//! `duibiao explain`: why a project is linked as it is.

use super::reading::{Years, read_both};
use super::{misuse, page_options, reads_stdin_once};
use crate::args::{ColorArg, ExplainArgs, ExplainFormatArg};
use crate::exit::{self, Exit};
use crate::message;
use crate::output::Output;
use duibiao_core::{Bilingual, Language, Side};
use duibiao_diff::{
    ChangeSet, Options, ProjectQuery, compare, explain, find_entries, pair_tables, settle_decisions,
};
use duibiao_report::{explanation_view, json, project_line};
use std::io::{self, Write as _};

/// So many projects that a name may mean are listed.
const MAX_LISTED: usize = 50;

pub(super) fn run(args: &ExplainArgs, threads: usize, language: Language) -> Exit {
    let crosswalk = args.linking.crosswalk.as_deref();
    let inputs = [args.old.as_path(), args.new.as_path()].into_iter().chain(crosswalk);
    if !reads_stdin_once(inputs, language) {
        return exit::FAILURE;
    }
    let Some(decisions) = super::read_crosswalk(crosswalk, language) else { return exit::FAILURE };
    let years = Years { old: args.old_year, new: args.new_year };
    let (old, new) = read_both(&args.old, &args.new, years, &args.reading, true, threads);
    for failure in [&old, &new].into_iter().filter_map(|reading| reading.as_ref().err()) {
        message::failure(&failure.path, &failure.reason, language);
    }
    let (Ok(old), Ok(new)) = (old, new) else { return exit::FAILURE };
    for finding in &decisions.findings {
        let text = |language| finding.message(language);
        message::general(
            &Bilingual { zh: text(Language::Zh).into(), en: text(Language::En).into() },
            language,
        );
    }
    let options = Options { links: args.linking.links.into(), crosswalk: decisions.decisions };
    let pairs = pair_tables(&old.tables, &new.tables).pairs;
    let mut changesets: Vec<ChangeSet> = pairs
        .iter()
        .map(|(from, to)| compare(&old.tables[*from], *from, &new.tables[*to], *to, &options))
        .collect();
    settle_decisions(&mut changesets);
    let query = ProjectQuery { name: args.project.clone(), unit: args.unit.clone(), position: args.position };
    let found = find_entries(&changesets.iter().collect::<Vec<_>>(), &query);
    let (set, entry) = match found.as_slice() {
        [one] => *one,
        [] => {
            return misuse(
                "两年可比的表中都没有这个项目",
                "neither of the comparable tables has such a project",
                language,
            );
        }
        several => return ambiguous(several, &changesets, language),
    };
    let (from, to) = pairs[set];
    let explanation = explain(&old.tables[from], &new.tables[to], &changesets[set], entry);
    let write = || -> io::Result<()> {
        let mut output = Output::open(None)?;
        match args.format {
            ExplainFormatArg::Json => json::write_value(&mut output, &explanation)?,
            ExplainFormatArg::Text => {
                let options = page_options(None, ColorArg::Auto, language);
                output.write_all(explanation_view(&explanation, &options).as_bytes())?;
            }
        }
        output.finish()
    };
    match write() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            message::failure("stdout", &message::io_reason(&error), language);
            exit::FAILURE
        }
        _ => exit::DONE,
    }
}

/// Lists what the name may mean, with what tells it apart.
fn ambiguous(found: &[(usize, usize)], changesets: &[ChangeSet], language: Language) -> Exit {
    let n = found.len();
    message::general(
        &Bilingual {
            zh: format!("有 {n} 个项目符合，请用 --unit 或 --position 指定：").into(),
            en: format!("{n} projects answer; choose one with --unit or --position:").into(),
        },
        language,
    );
    for (set, entry) in found.iter().take(MAX_LISTED) {
        let entry = &changesets[*set].projects[*entry];
        let old = entry.old.iter().map(|project| (Side::Old, project));
        for (side, project) in old.chain(entry.new.iter().map(|project| (Side::New, project))) {
            let line = |language| {
                let side = match (side, language) {
                    (Side::Old, Language::Zh) => "上年",
                    (Side::New, Language::Zh) => "本年",
                    (Side::Old, Language::En) => "old",
                    (Side::New, Language::En) => "new",
                };
                format!("  {side}  {}", project_line(project, language))
            };
            let line = Bilingual { zh: line(Language::Zh).into(), en: line(Language::En).into() };
            message::general(&line, language);
        }
    }
    exit::FAILURE
}
