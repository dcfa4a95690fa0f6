//! How a link was made (匹配方式) and on what grounds (匹配依据), in words: numbers for that are in the JSON only.

use crate::words::{self, fill};
use duibiao_core::{Bilingual, Language};
use duibiao_diff::{Feature, Link, ProjectChange};

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
