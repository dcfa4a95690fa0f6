//! Which rules run: `duibiao.toml`, and what the command line says over it.

mod file;

use crate::args::{RuleArgs, SeverityArg};
use crate::message;
use duibiao_check::{Settings, names_rules};
use duibiao_core::{Bilingual, Severity};
use std::path::{Path, PathBuf};

/// The name of the file that is looked for upwards from the working directory.
const FILE_NAME: &str = "duibiao.toml";

/// The settings of a call, or the file (if it is one) and the reason why there are none.
pub(crate) fn settings(args: &RuleArgs) -> Result<Settings, (Option<PathBuf>, Bilingual)> {
    let path = args.config.clone().or_else(found_upwards);
    let mut settings = match path {
        Some(path) => read(&path).map_err(|reason| (Some(path), reason))?,
        None => Settings::default(),
    };
    if let Some(profile) = args.profile {
        settings.profile = profile.into();
    }
    if !args.select.is_empty() {
        settings.select.clone_from(&args.select);
    }
    settings.ignore.extend(args.ignore.iter().cloned());
    for of in args.select.iter().chain(&args.ignore) {
        known(of).map_err(|reason| (None, reason))?;
    }
    for arg in &args.severity {
        if let SeverityArg::OfRule(code, severity) = arg {
            known(code).map_err(|reason| (None, reason))?;
            settings.severities.insert(code.clone(), *severity);
        }
    }
    Ok(settings)
}

/// The least severity that is shown and that counts for the exit status.
pub(crate) fn least_severity(args: &RuleArgs) -> Severity {
    let chosen = args.severity.iter().rev().find_map(|arg| match arg {
        SeverityArg::Least(severity) => Some(*severity),
        SeverityArg::OfRule(..) => None,
    });
    chosen.unwrap_or(Severity::Info)
}

fn read(path: &Path) -> Result<Settings, Bilingual> {
    let text = std::fs::read_to_string(path).map_err(|error| message::io_reason(&error))?;
    file::parse(&text)
}

fn found_upwards() -> Option<PathBuf> {
    let folder = std::env::current_dir().ok()?;
    folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// Whether there is such a rule or family.
fn known(of: &str) -> Result<(), Bilingual> {
    if names_rules(of) {
        return Ok(());
    }
    Err(Bilingual {
        zh: format!("没有规则或规则类“{of}”，`duibiao rules` 列出全部规则").into(),
        en: format!("there is no rule or family of rules “{of}”; `duibiao rules` lists all").into(),
    })
}
