//! The labelled cases of the audit rules: made-up tables in a few lines of text each, with exactly the findings
//! that they must give. `tests/cases/rules/README.md` explains the notation.

mod read;

use duibiao_check::{Profile, RULES, Settings, check_changes, check_tables};
use duibiao_core::AnnualTable;
use duibiao_diff::{Options, compare};
use std::collections::BTreeMap;
use std::path::Path;

pub use read::read_cases;

/// All cases of `tests/cases/rules`, file by file.
///
/// # Errors
/// Where a file cannot be read.
pub fn labelled_cases() -> std::io::Result<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/rules");
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        cases.extend(read_cases(&name, &std::fs::read_to_string(&path)?));
    }
    Ok(cases)
}

/// Tables with the findings that they must give.
#[derive(Debug)]
pub struct Case {
    /// Where it stands: file and line.
    pub place: String,
    /// What it is a case of.
    pub name: String,
    /// Under which profile.
    pub profile: Profile,
    /// The codes that must be found, each as often as it must.
    pub expected: BTreeMap<String, usize>,
    /// The tables; of two of different years the changes are judged too.
    pub tables: Vec<AnnualTable>,
}

impl Case {
    /// The codes that are found.
    pub fn found(&self) -> BTreeMap<String, usize> {
        let settings = Settings { profile: self.profile, ..Settings::default() };
        let tables: Vec<&AnnualTable> = self.tables.iter().collect();
        let mut findings = match self.tables.as_slice() {
            // Of two years the later table is judged; the earlier one was judged in its year.
            [_, new] if self.is_of_two_years() => check_tables(&[new], &settings),
            _ => check_tables(&tables, &settings),
        };
        if let [old, new] = self.tables.as_slice()
            && self.is_of_two_years()
        {
            let changes = compare(old, 0, new, 0, &Options::default());
            findings.push(check_changes(&changes, old, new, &settings));
        }
        let mut counts = BTreeMap::new();
        for finding in findings.iter().flatten() {
            *counts.entry(finding.code.id().to_owned()).or_default() += 1;
        }
        counts
    }

    fn is_of_two_years(&self) -> bool {
        matches!(self.tables.as_slice(), [old, new] if old.fiscal_year != new.fiscal_year)
    }
}

/// How often a rule was right over the cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that a case asks for.
    pub right: usize,
    /// Findings that no case asks for.
    pub wrong: usize,
    /// Findings that a case asks for and that did not come.
    pub missed: usize,
}

/// The tally of every rule over the cases, by code.
pub fn tally(cases: &[Case]) -> BTreeMap<&'static str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> =
        RULES.iter().map(|rule| (rule.code.id(), Tally::default())).collect();
    for case in cases {
        let found = case.found();
        for (code, tally) in &mut tallies {
            let n_found = found.get(*code).copied().unwrap_or(0);
            let n_expected = case.expected.get(*code).copied().unwrap_or(0);
            tally.right += n_found.min(n_expected);
            tally.wrong += n_found.saturating_sub(n_expected);
            tally.missed += n_expected.saturating_sub(n_found);
        }
    }
    tallies
}
