//! How a link was made (匹配方式) and on what grounds (匹配依据), in words: numbers for that are in the JSON only.

use crate::words::{self, fill};
use duibiao_core::{Bilingual, Language};
use duibiao_diff::{Feature, Link, LinkEvidence, ProjectChange};

/// 匹配方式
pub(crate) fn method(entry: &ProjectChange) -> &'static Bilingual {
    if entry.doubtful {
        return &words::LINK_DOUBTFUL;
    }
    let by_code = entry.evidence.iter().any(|evidence| evidence.feature == Feature::Code);
    match entry.link {
        Some(Link::Exact) if by_code && entry.name_changed => &words::LINK_CODE,
        Some(Link::Exact) => &words::LINK_NAME,
        Some(Link::Stated) => &words::LINK_STATED,
        Some(Link::User) => &words::LINK_USER,
        // The names are the same once years and the like are taken off.
        Some(Link::Inferred) if entry.renamed == Some(false) && entry.transferred != Some(true) => {
            &words::LINK_CORE_NAME
        }
        Some(Link::Inferred) => &words::LINK_INFERRED,
        None => &words::LINK_NONE,
    }
}

/// 匹配依据: the evidence in words, and the next best candidate by its name. `new_names`: by position.
pub(crate) fn grounds(entry: &ProjectChange, new_names: &[&str], language: Language) -> Vec<String> {
    let mut grounds: Vec<String> = entry
        .evidence
        .iter()
        .filter(|evidence| is_worth_saying(evidence, &entry.evidence))
        .map(|evidence| match language {
            Language::Zh => evidence.text.to_string(),
            Language::En => evidence.text_en.to_string(),
        })
        .filter(|text| !text.is_empty())
        .collect();
    let runner_up = entry.candidates.first().filter(|_| entry.link.is_some());
    if let Some(name) = runner_up.and_then(|candidate| new_names.get(candidate.position)) {
        grounds.push(fill(&words::RUNNER_UP, language, &[("name", name)]));
    }
    grounds
}

/// Less alike than this, a feature is no ground for a link.
const SPEAKS: f64 = 0.6;
/// Names that are equal, or but for generic words.
const EQUAL_NAMES: f64 = 0.8;

/// Whether evidence is a ground that a person would name; the whole of it is in the JSON and in explanations.
fn is_worth_saying(evidence: &LinkEvidence, all: &[LinkEvidence]) -> bool {
    let names_are_equal =
        || all.iter().any(|one| one.feature == Feature::Name && one.similarity >= EQUAL_NAMES);
    match evidence.feature {
        Feature::Characters | Feature::OwnWording | Feature::Usage => false,
        Feature::Name => evidence.similarity >= EQUAL_NAMES,
        Feature::CoreName => !names_are_equal(),
        Feature::Marks | Feature::Wording | Feature::Figures | Feature::Targets => {
            evidence.similarity >= SPEAKS
        }
        _ => true,
    }
}
