//! Pairs of years with truth files beside them, `OLD-NEW.truth.json`.

use super::Case;
use crate::constructed::{Accepted, Distinction, HardNegative, TrueEntry, TrueIndicator, Truth};
use duibiao_core::AnnualTable;
use duibiao_diff::ChangeKind;
use duibiao_parse::ReadOptions;
use serde::Deserialize;
use std::error::Error;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct File {
    projects: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    relation: duibiao_diff::Relation,
    old: Vec<usize>,
    new: Vec<usize>,
    renamed: Option<bool>,
    transferred: Option<bool>,
    #[serde(default)]
    indicators: Vec<IndicatorEntry>,
    /// The old project that a new one looks like.
    hard_of: Option<usize>,
    /// The old project, one that goes on, beside which a new one stands.
    sib_of: Option<usize>,
}

#[derive(Deserialize)]
struct IndicatorEntry {
    old: Option<usize>,
    new: Option<usize>,
    cycle: Option<Judgement>,
    annual: Option<Judgement>,
}

#[derive(Deserialize)]
struct Judgement {
    /// Kinds of change; some files know more of them than there are for a target on both sides.
    accept: Option<Vec<serde_json::Value>>,
    accept_effect: Option<Vec<duibiao_diff::Effect>>,
}

impl Judgement {
    fn accepted(judgement: Option<Self>) -> Accepted {
        let Some(Self { accept, accept_effect }) = judgement else { return Accepted::default() };
        let known = |kinds: Vec<serde_json::Value>| -> Vec<ChangeKind> {
            kinds.into_iter().filter_map(|kind| serde_json::from_value(kind).ok()).collect()
        };
        let mut kinds = accept.map(known);
        // What accepts both of these is what the contract calls comparator_stated.
        if let Some(kinds) = &mut kinds
            && kinds.contains(&ChangeKind::ComparatorChanged)
            && kinds.contains(&ChangeKind::Restated)
        {
            kinds.push(ChangeKind::ComparatorStated);
        }
        Accepted { kinds, effects: accept_effect }
    }
}

/// The truth of a file.
///
/// # Errors
/// When the text is not a truth file.
pub fn truth(text: &[u8]) -> Result<Truth, serde_json::Error> {
    let file: File = serde_json::from_slice(text)?;
    let mut truth = Truth::default();
    for entry in file.projects {
        for (old, beside) in [(entry.hard_of, false), (entry.sib_of, true)] {
            if let (Some(old), [new]) = (old, &entry.new[..]) {
                let by = Distinction::Unsaid;
                truth.hard_negatives.push(HardNegative { old, new: *new, by, beside });
            }
        }
        let indicators = entry.indicators.into_iter().filter_map(|indicator| {
            Some(TrueIndicator {
                old: indicator.old?,
                new: indicator.new?,
                cycle: Judgement::accepted(indicator.cycle),
                annual: Judgement::accepted(indicator.annual),
            })
        });
        truth.entries.push(TrueEntry {
            relation: entry.relation,
            old: entry.old,
            new: entry.new,
            renamed: entry.renamed,
            transferred: entry.transferred,
            indicators: indicators.collect(),
        });
    }
    Ok(truth)
}

/// All truth files below a folder, in byte order of their paths.
///
/// # Errors
/// When a folder cannot be listed.
pub fn paths(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(paths(&path)?);
        } else if years(&path).is_some() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The two years that the truth file is about.
fn years(path: &Path) -> Option<(String, String)> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let (old, new) = name.strip_suffix(".truth.json")?.split_once('-')?;
    Some((old.to_owned(), new.to_owned()))
}

/// The pair of years of a truth file: the tables are read from the files beside it that name the years, text
/// before workbooks before documents.
///
/// # Errors
/// When a file is missing or cannot be read, or holds no table.
pub fn case(path: &Path) -> Result<Case, Box<dyn Error>> {
    let (old_year, new_year) = years(path).ok_or("not the name of a truth file")?;
    let folder = path.parent().ok_or("the truth file has no folder")?;
    let folder_name = folder.file_name().unwrap_or_default().to_string_lossy();
    Ok(Case {
        name: format!("{folder_name} {old_year}-{new_year}"),
        old: table(folder, &old_year)?,
        new: table(folder, &new_year)?,
        truth: truth(&std::fs::read(path)?)?,
    })
}

fn table(folder: &Path, year: &str) -> Result<AnnualTable, Box<dyn Error>> {
    const ENDINGS: [&str; 4] = ["txt", "xlsx", "docx", "pdf"];
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        // The text that keeps the layout is another way to the same table.
        if let Some(rank) = ENDINGS.iter().position(|known| *known == ending)
            && name.contains(year)
            && !name.contains(".layout.")
        {
            files.push((rank, path));
        }
    }
    files.sort();
    let (_, path) = files.first().ok_or_else(|| format!("no table of {year} in {}", folder.display()))?;
    let read = duibiao_parse::read(&path.to_string_lossy(), &std::fs::read(path)?, &ReadOptions::default())?;
    Ok(read.tables.into_iter().next().ok_or_else(|| format!("no table in {}", path.display()))?)
}
