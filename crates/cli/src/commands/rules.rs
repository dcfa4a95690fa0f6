//! `duibiao rules`: the audit rules, listed or explained.

use super::{is_written, misuse, open_output, page_options};
use crate::args::{FormatArg, RulesArgs};
use crate::exit::{self, Exit};
use crate::message;
use duibiao_check::{RULES, Rule};
use duibiao_core::{Bilingual, Language};
use duibiao_report::{json, rule_list, rule_pages};
use std::io::Write as _;

pub(super) fn run(args: &RulesArgs, language: Language) -> Exit {
    if args.output.format() == FormatArg::Xlsx {
        return misuse("规则不能写成 xlsx", "rules cannot be written as xlsx", language);
    }
    let wanted = args.code.as_deref().map(str::to_uppercase);
    let of_wanted = |rule: &&Rule| {
        let code = rule.code.id();
        wanted.as_deref().is_none_or(|wanted| code == wanted || code.split('-').next() == Some(wanted))
    };
    let rules: Vec<&Rule> = RULES.iter().filter(of_wanted).collect();
    if rules.is_empty() {
        let code = args.code.as_deref().unwrap_or_default();
        let reason = Bilingual {
            zh: format!("没有规则“{code}”，`duibiao rules` 列出全部规则").into(),
            en: format!("there is no rule “{code}”; `duibiao rules` lists all").into(),
        };
        message::general(&reason, language);
        return exit::FAILURE;
    }
    let Some(mut output) = open_output(&args.output, [], language) else { return exit::FAILURE };
    let options = page_options(args.output.output.as_deref(), args.output.color, language);
    let written = match args.output.format() {
        FormatArg::Json => output.write_all(json::rules_json(&rules).as_bytes()),
        _ if args.code.is_some() => output.write_all(rule_pages(&rules, &options).as_bytes()),
        _ => output.write_all(rule_list(&rules, &options).as_bytes()),
    };
    if is_written(written.and_then(|()| output.finish()), &args.output, language) {
        exit::DONE
    } else {
        exit::FAILURE
    }
}
