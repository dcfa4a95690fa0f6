//! The texts of all findings, in Chinese and English, as data.
//!
//! Texts state facts, never motives. `{name}` stands for a value of the finding. One file holds a family of codes:
//! `PAR-nn` are doubts of the parser, `ARI`, `STR`, `VAL`, `SEM` and `XYR` are audit rules. An entry has a text for
//! each severity that it can have.

mod arithmetic;
mod evaluation;
mod links;
mod parsing;
mod sense;
mod series;
mod structure;
mod targets;
mod years;

use crate::{Bilingual, Severity};

/// One kind of finding.
#[derive(Debug)]
pub struct Entry {
    /// The code, `ARI-02`.
    pub code: &'static str,
    /// The English name of the fault.
    pub name: &'static str,
    /// The Chinese name of the fault.
    pub title: &'static str,
    /// The texts by severity, the usual one first.
    pub texts: &'static [(Severity, Bilingual)],
}

impl Entry {
    /// The text for that severity; the usual one where it has none of its own.
    pub fn text(&self, severity: Severity) -> &'static Bilingual {
        let own = self.texts.iter().find(|(of, _)| *of == severity);
        &own.unwrap_or(&self.texts[0]).1
    }
}

/// Every kind of finding: one list a family, each by code.
pub static FAMILIES: &[&[Entry]] = &[
    arithmetic::ENTRIES,
    series::ENTRIES,
    links::ENTRIES,
    parsing::ENTRIES,
    evaluation::ENTRIES,
    structure::ENTRIES,
    targets::ENTRIES,
    sense::ENTRIES,
    years::ENTRIES,
];

/// Every kind of finding.
///
/// # Example
/// ```
/// assert!(duibiao_core::catalogue::entries().any(|entry| entry.code == "ARI-02"));
/// ```
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    FAMILIES.iter().copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn codes_and_names_are_unique_and_sorted() {
        for family in FAMILIES {
            let codes: Vec<&str> = family.iter().map(|entry| entry.code).collect();
            assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        }
        let unique: std::collections::BTreeSet<&str> = entries().map(|entry| entry.code).collect();
        assert_eq!(unique.len(), entries().count());
        let mut names: Vec<&str> = entries().map(|entry| entry.name).collect();
        names.sort_unstable();
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    }

    #[test]
    fn every_text_is_there_in_both_languages_with_the_same_values() {
        for entry in entries() {
            assert!(!entry.texts.is_empty(), "{}", entry.code);
            for (_, text) in entry.texts {
                let (zh, en) = (text.text(Language::Zh), text.text(Language::En));
                assert!(!zh.is_empty() && !en.is_empty(), "{}", entry.code);
                // A value with words of a language has a twin for the other.
                let english: Vec<String> = placeholders(zh)
                    .into_iter()
                    .map(|name| {
                        let twin = format!("{name}_en");
                        if placeholders(en).contains(&twin.as_str()) { twin } else { name.to_owned() }
                    })
                    .collect();
                assert_eq!(english, placeholders(en), "{}", entry.code);
            }
        }
    }
}
