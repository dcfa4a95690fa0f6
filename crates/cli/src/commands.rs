//! The commands: what each does with its arguments, from inputs to the exit status.

mod check;
mod diff;
mod explain;
mod log;
mod reading;
mod reconcile;
mod rules;
mod show;
mod trace;

use crate::args::{Args, ColorArg, Command, FormatArg, OutputArgs, RuleArgs, ViewArgs};
use crate::exit::{self, Exit};
use crate::output::{self, Output};
use crate::{crosswalk, language, message, settings, terminal};
use duibiao_check::Settings;
use duibiao_core::{Bilingual, Language};
use duibiao_diff::Crosswalk;
use duibiao_report::ViewOptions;
use std::io::{self, IsTerminal as _};
use std::path::Path;

/// Runs the command.
pub(crate) fn run(args: &Args) -> Exit {
    let language =
        args.lang.map_or_else(|| language::of_environment(|name| std::env::var(name).ok()), Language::from);
    let threads = args.threads;
    match &args.command {
        Command::Check(check) => check::run(check, threads, language),
        Command::Rules(rules) => rules::run(rules, language),
        Command::Diff(diff) => diff::run(diff, threads, language),
        Command::Explain(args) => explain::run(args, threads, language),
        Command::Show(show) => show::run(show, threads, language),
        Command::Reconcile(reconcile) => reconcile::run(reconcile, language),
        Command::Trace(trace) => trace::run(trace, threads, language),
    }
}

/// What the views show, by the arguments and by what they are shown on.
fn view_options(view: &ViewArgs, output: &OutputArgs, language: Language) -> ViewOptions {
    ViewOptions {
        all: view.all,
        money: view.money.map(Into::into),
        origins: view.origins,
        ..page_options(output.output.as_deref(), output.color, language)
    }
}

/// What is known of the page that a result is shown on: its width, colours, rules, and the language.
fn page_options(output: Option<&Path>, color: ColorArg, language: Language) -> ViewOptions {
    let goes_to_file = output.is_some_and(|path| path.as_os_str() != "-");
    let target = terminal::target(goes_to_file, color);
    ViewOptions {
        language,
        width: target.width,
        color: target.color,
        ascii_rules: !target.draws_boxes,
        ..ViewOptions::default()
    }
}

/// Whether stdin is named at most once: it can be read only once, and that is said.
fn reads_stdin_once<'a>(paths: impl IntoIterator<Item = &'a Path>, language: Language) -> bool {
    let is_once = paths.into_iter().filter(|path| path.as_os_str() == "-").count() <= 1;
    if !is_once {
        misuse("标准输入只能读取一次", "stdin can be read only once", language);
    }
    is_once
}

/// Whether the result may go where it is to go: a workbook needs a file, and that is said.
fn has_place_for_workbook(output: &OutputArgs, language: Language) -> bool {
    let is_to_terminal =
        || output.output.as_ref().is_none_or(|path| path.as_os_str() == "-") && io::stdout().is_terminal();
    let has_place = output.format() != FormatArg::Xlsx || !is_to_terminal();
    if !has_place {
        misuse("请用 -o 指定 xlsx 文件", "name a file for xlsx with -o", language);
    }
    has_place
}

/// Opens the output, unless it is one of the inputs.
fn open_output<'a>(
    output: &OutputArgs,
    inputs: impl IntoIterator<Item = &'a Path>,
    language: Language,
) -> Option<Output> {
    let path = output.output.as_deref();
    let reason = if output::is_input(path, inputs) {
        Bilingual::fixed("输出文件就是输入文件之一", "the output file is one of the inputs")
    } else {
        match Output::open(path) {
            Ok(output) => return Some(output),
            Err(error) => message::io_reason(&error),
        }
    };
    message::failure(&output_name(output), &reason, language);
    None
}

/// The auditor's decisions; none where no file is named. Of a file that cannot be used the reason is said, and
/// nothing is given.
fn read_crosswalk(path: Option<&Path>, language: Language) -> Option<Crosswalk> {
    let Some(path) = path else { return Some(Crosswalk::default()) };
    match crosswalk::read(path) {
        Ok(crosswalk) => Some(crosswalk),
        Err(reason) => {
            message::failure(&path.to_string_lossy(), &reason, language);
            None
        }
    }
}

/// Which rules run, with which severities and numbers. Of settings that cannot be used the reason is said, and
/// nothing is given.
fn read_settings(args: &RuleArgs, language: Language) -> Option<Settings> {
    match settings::settings(args) {
        Ok(settings) => Some(settings),
        Err((Some(path), reason)) => {
            message::failure(&path.to_string_lossy(), &reason, language);
            None
        }
        Err((None, reason)) => {
            message::general(&reason, language);
            None
        }
    }
}

/// Whether the result was written. A reader that closed its pipe had enough: that is no failure.
fn is_written(result: io::Result<()>, output: &OutputArgs, language: Language) -> bool {
    match result {
        Ok(()) => true,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => true,
        Err(error) => {
            message::failure(&output_name(output), &message::io_reason(&error), language);
            false
        }
    }
}

fn output_name(output: &OutputArgs) -> String {
    output.output.as_ref().map_or_else(|| "stdout".to_owned(), |path| path.to_string_lossy().into_owned())
}

/// Says that a call is wrong.
fn misuse(zh: &'static str, en: &'static str, language: Language) -> Exit {
    message::general(&Bilingual::fixed(zh, en), language);
    exit::FAILURE
}
