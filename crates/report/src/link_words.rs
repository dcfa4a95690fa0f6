//! How a link was made (匹配方式) and on what grounds (匹配依据), in words: numbers for that are in the JSON only.

use crate::words::{self, fill};
use duibiao_core::{Bilingual, Language};
use duibiao_diff::{Feature, Link, LinkEvidence, ProjectChange};

/// What is known of how a link was made.
pub(crate) struct Made<'e> {
    pub(crate) link: Option<Link>,
    pub(crate) doubtful: bool,
    pub(crate) evidence: &'e [LinkEvidence],
    pub(crate) name_changed: bool,
    pub(crate) renamed: Option<bool>,
    pub(crate) transferred: Option<bool>,
}

impl Made<'_> {
    /// 匹配方式
    pub(crate) fn method(&self) -> &'static Bilingual {
        if self.doubtful {
            return &words::LINK_DOUBTFUL;
        }
        let by_code = self.evidence.iter().any(|evidence| evidence.feature == Feature::Code);
        match self.link {
            Some(Link::Exact) if by_code && self.name_changed => &words::LINK_CODE,
            Some(Link::Exact) => &words::LINK_NAME,
            Some(Link::Stated) => &words::LINK_STATED,
            Some(Link::User) => &words::LINK_USER,
            // The names are the same once years and the like are taken off.
            Some(Link::Inferred) if self.renamed == Some(false) && self.transferred != Some(true) => {
                &words::LINK_CORE_NAME
            }
            Some(Link::Inferred) => &words::LINK_INFERRED,
            None => &words::LINK_NONE,
        }
    }
}

/// 匹配方式 of an entry.
pub(crate) fn method(entry: &ProjectChange) -> &'static Bilingual {
    Made {
        link: entry.link,
        doubtful: entry.doubtful,
        evidence: &entry.evidence,
        name_changed: entry.name_changed,
        renamed: entry.renamed,
        transferred: entry.transferred,
    }
    .method()
}

/// 匹配依据: the evidence in words, and the next best candidate by its name. `new_names`: by position.
pub(crate) fn grounds(entry: &ProjectChange, new_names: &[&str], language: Language) -> Vec<String> {
    let mut grounds = evidence(&entry.evidence, language);
    let runner_up = entry.candidates.first().filter(|_| entry.link.is_some());
    if let Some(name) = runner_up.and_then(|candidate| new_names.get(candidate.position)) {
        grounds.push(fill(&words::RUNNER_UP, language, &[("name", name)]));
    }
    grounds
}

/// The evidence that is worth saying, in words.
pub(crate) fn evidence(all: &[LinkEvidence], language: Language) -> Vec<String> {
    duibiao_diff::grounds(all)
        .map(|evidence| match language {
            Language::Zh => evidence.text.to_string(),
            Language::En => evidence.text_en.to_string(),
        })
        .filter(|text| !text.is_empty())
        .collect()
}
