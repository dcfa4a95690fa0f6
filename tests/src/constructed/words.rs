//! The words of constructed pairs: two vocabularies of different fields of government that share nothing but
//! what every department writes. Weights that are fitted on one are tested on the other's words.
//!
//! Patterns hold `{s}` for what the work is done on (place, object and topic), `{t}` for the topic, `{a}` for the
//! activity, `{y}` for the fiscal year and `{k}` for a figure.

mod fit;
mod held_out;
mod shared;

pub use fit::FIT;
pub use held_out::HELD_OUT;
pub use shared::{
    BODY_KINDS, COMMON_MEASURES, GENERIC, LIGHT_TAILS, PLACE_FIRST, PLACE_KINDS, PLACE_SECOND, SENTENCES,
    SIDES, UMBRELLAS,
};

/// The words of several fields of government.
#[derive(Debug)]
pub struct Vocabulary {
    /// How it is called on the command line.
    pub name: &'static str,
    /// Kinds of departments.
    pub fields: &'static [Field],
    /// What is done in a project.
    pub activities: &'static [Activity],
    /// Kinds of objects; those of one list differ as 小学 and 中学 do.
    pub objects: &'static [&'static [&'static str]],
}

impl Vocabulary {
    /// The vocabulary of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        [&FIT, &HELD_OUT].into_iter().find(|vocabulary| vocabulary.name == name)
    }
}

/// A kind of department.
#[derive(Debug)]
pub struct Field {
    /// Its name after the district's.
    pub bureau: &'static str,
    /// What it is for, in a word or two.
    pub short: &'static str,
    /// Bodies under it, each with the name after a reorganisation.
    pub bodies: &'static [[&'static str; 2]],
    /// What its projects are about: a word, then synonyms of it.
    pub topics: &'static [&'static [&'static str]],
}

/// What is done in a project.
#[derive(Debug)]
pub struct Activity {
    /// Its usual word.
    pub word: &'static str,
    /// A word that shares characters with it.
    pub light: &'static str,
    /// Words that share few.
    pub heavy: &'static [&'static str],
    /// Sentences of its goals, each in several wordings.
    pub work: &'static [&'static [&'static str]],
    /// What its indicators measure.
    pub measures: &'static [Measure],
}

/// What an indicator measures.
#[derive(Debug)]
pub struct Measure {
    /// The code of its second level.
    pub code: &'static str,
    /// Its name, then other names for the same.
    pub names: &'static [&'static str],
    /// What its targets look like.
    pub figure: Figure,
}

/// What targets look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A share in per cent that should be high; whether the lexicon of polarity knows so without a comparator.
    Rate(bool),
    /// A count with its unit, between two numbers.
    Count(&'static str, usize, usize),
    /// A count that should be low, and is known to be so.
    Faults(&'static str),
    /// A ceiling that is the project's amount.
    Budget,
    /// A price in 元 for one of these.
    Price(&'static str, usize, usize),
    /// A day or month of the fiscal year.
    Deadline,
    /// A span of time.
    Span(&'static str, usize, usize),
    /// A share of a base, as a fraction.
    Share(&'static str),
    /// Several counts in one target.
    List(&'static [&'static str], &'static str),
    /// 逐年提升 and the like.
    Trend,
    /// Words.
    Words,
    /// What other documents say.
    Reference,
    /// A grade.
    Grade,
}

/// A measure, written short in the word lists.
const fn measure(code: &'static str, names: &'static [&'static str], figure: Figure) -> Measure {
    Measure { code, names, figure }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words(vocabulary: &Vocabulary) -> BTreeSet<&'static str> {
        let fields = vocabulary.fields.iter();
        let topics = fields.clone().flat_map(|field| field.topics.iter().copied().flatten().copied());
        let bodies = fields.flat_map(|field| field.bodies.iter().flatten().copied());
        let activities = vocabulary.activities.iter();
        let works = activities.clone().flat_map(|activity| activity.heavy.iter().copied());
        let plain = activities.flat_map(|activity| [activity.word, activity.light]);
        let objects = vocabulary.objects.iter().copied().flatten().copied();
        topics.chain(bodies).chain(works).chain(plain).chain(objects).collect()
    }

    #[test]
    fn the_vocabularies_share_no_word() {
        let shared: Vec<_> = words(&FIT).intersection(&words(&HELD_OUT)).copied().collect();
        assert!(shared.is_empty(), "{shared:?}");
    }

    #[test]
    fn no_topic_is_another_ones_synonym() {
        for vocabulary in [&FIT, &HELD_OUT] {
            for field in vocabulary.fields {
                let all: Vec<_> = field.topics.iter().copied().flatten().collect();
                let unique: BTreeSet<_> = all.iter().collect();
                assert_eq!(all.len(), unique.len(), "{}", field.bureau);
            }
        }
    }
}
