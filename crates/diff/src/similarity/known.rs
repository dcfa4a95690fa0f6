//! What of each project is looked up once a comparison, because it is weighed against many others.

use crate::features::{IndicatorFeatures, ProjectFeatures};
use crate::grams::{LEAST_TEXTS, Weights, dice};
use std::cell::OnceCell;
use std::collections::HashMap;

/// What is known of one project in the light of both tables.
#[derive(Default)]
pub(super) struct Known {
    pub(super) name: OnceCell<Weights>,
    pub(super) characters: OnceCell<Weights>,
    pub(super) goal: OnceCell<Weights>,
    pub(super) words: OnceCell<Vec<Word>>,
}

/// One bigram of a project's name.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) weight: u64,
    /// It stands in the project's own objective or indicators.
    pub(super) is_own: bool,
    /// It stands in a name of the other side.
    pub(super) is_in_use: bool,
}

/// Indicators with names less alike than this are different ones.
const SAME_INDICATOR: u32 = 6_000;

/// The names of all indicators, each with a number: equal ones are compared as numbers, and each pair of other ones
/// once at most.
pub(super) struct IndicatorNames<'a> {
    numbers: HashMap<&'a str, usize>,
    /// Of each name.
    names: Vec<IndicatorName<'a>>,
    n_projects: usize,
    old: Vec<Vec<Numbered>>,
    new: Vec<Vec<Numbered>>,
}

struct IndicatorName<'a> {
    first: &'a IndicatorFeatures<'a>,
    n_with: usize,
    /// The names that are alike enough to be the same indicator's, by number, with how alike.
    alike: OnceCell<Vec<(usize, u32)>>,
}

/// An indicator of a project.
#[derive(Clone, Copy)]
pub(crate) struct Numbered {
    /// Of its name.
    pub(crate) name: usize,
    /// Its target has figures that tell it from others.
    pub(super) is_telling: bool,
}

impl<'a> IndicatorNames<'a> {
    pub(super) fn of<'t: 'a>(old: &'a [ProjectFeatures<'t>], new: &'a [ProjectFeatures<'t>]) -> Self {
        let mut all = Self {
            numbers: HashMap::new(),
            names: Vec::new(),
            n_projects: old.len() + new.len(),
            old: Vec::new(),
            new: Vec::new(),
        };
        all.old = old.iter().map(|project| all.number(&project.indicators)).collect();
        all.new = new.iter().map(|project| all.number(&project.indicators)).collect();
        all
    }

    fn number(&mut self, indicators: &'a [IndicatorFeatures<'_>]) -> Vec<Numbered> {
        let mut numbered = Vec::with_capacity(indicators.len());
        for one in indicators {
            let name = *self.numbers.entry(&one.key).or_insert_with(|| {
                self.names.push(IndicatorName { first: one, n_with: 0, alike: OnceCell::new() });
                self.names.len() - 1
            });
            self.names[name].n_with += 1;
            numbered.push(Numbered { name, is_telling: is_telling(one.target_text()) });
        }
        numbered
    }

    /// The indicators of a project of a side.
    pub(super) fn of_project(&self, is_old: bool, at: usize) -> &[Numbered] {
        if is_old { &self.old[at] } else { &self.new[at] }
    }

    /// What an indicator of that name says of its project: one that all have is worth 1.
    pub(super) fn weight(&self, name: usize) -> u64 {
        let all = self.n_projects.max(usize::try_from(LEAST_TEXTS).unwrap_or(16));
        1 + u64::from((all / self.names[name].n_with.max(1)).max(1).ilog2())
    }

    /// How alike two names are, where that is enough for one indicator.
    pub(super) fn alike(&self, one: usize, other: usize) -> Option<u32> {
        let alike = self.names[one].alike.get_or_init(|| {
            let grams = self.names[one].first.grams();
            let likeness = |name: &IndicatorName<'_>| dice(grams, name.first.grams());
            let all = self.names.iter().map(likeness).enumerate();
            all.filter(|(_, likeness)| *likeness >= SAME_INDICATOR).collect()
        });
        alike.binary_search_by_key(&other, |(name, _)| *name).ok().map(|at| alike[at].1)
    }
}

fn is_telling(target: &str) -> bool {
    // 100% is the target of every second indicator.
    target.bytes().any(|byte| byte.is_ascii_digit()) && !target.contains("100")
}
