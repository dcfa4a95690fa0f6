//! How alike two projects are: the features of a pair, and the weight of evidence that they are one project.
//!
//! The weight is a sum of log-odds in the manner of Fellegi and Sunter (1969): each feature adds bits for or against,
//! read off a curve that was fitted (see `weights`). What neither side can tell counts as the curve's `missing`.

mod odds;
mod weights;
mod words;

use crate::change_set::Feature;
use crate::features::{IndicatorFeatures, ProjectFeatures};
use crate::grams::{FULL, Gram, LEAST_TEXTS, Rarity, containment, dice};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

pub(crate) use odds::{EVEN, Odds};
pub(crate) use weights::Curve;
pub(crate) use words::fraction;

/// So few of the differing words are as good as none.
const HARDLY: u32 = 1_000;
/// Names of which one word is another one have so much in common; less is another wording throughout.
const OTHERWISE_ALIKE: u32 = 5_000;
/// Indicators with names less alike than this are different ones.
const SAME_INDICATOR: u32 = 6_000;

/// The likeness of a pair.
#[derive(Clone, Debug)]
pub(crate) struct Likeness {
    /// The weight of evidence that the two are one project, in thousandths of a bit: 0 is even odds.
    pub(crate) score: i32,
    pub(crate) features: Vec<Weighed>,
    /// Equal indicators, and the numbers of both sides.
    indicators: (usize, usize, usize),
}

/// One feature of a pair.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed {
    pub(crate) feature: Feature,
    /// 0 to [`FULL`]; `None` where a side says nothing.
    pub(crate) similarity: Option<u32>,
    /// In thousandths of a bit.
    pub(crate) weight: i32,
}

/// What is common in the two tables, and so says little: 专项工作经费, 预算资金完成率, the turns of objectives.
pub(crate) struct Background<'a, 't> {
    old: &'a [ProjectFeatures<'t>],
    new: &'a [ProjectFeatures<'t>],
    names: OnceCell<Rarity>,
    characters: OnceCell<Rarity>,
    bearers: OnceCell<HashMap<&'a str, (u32, u32)>>,
    goals: OnceCell<Rarity>,
    usage: OnceCell<Usage>,
    indicators: OnceCell<HashMap<&'a str, usize>>,
}

impl<'a, 't> Background<'a, 't> {
    pub(crate) fn of(old: &'a [ProjectFeatures<'t>], new: &'a [ProjectFeatures<'t>]) -> Self {
        Self {
            old,
            new,
            names: OnceCell::new(),
            characters: OnceCell::new(),
            bearers: OnceCell::new(),
            goals: OnceCell::new(),
            usage: OnceCell::new(),
            indicators: OnceCell::new(),
        }
    }

    fn projects(&self) -> impl Iterator<Item = &'a ProjectFeatures<'t>> + use<'a, 't> {
        self.old.iter().chain(self.new)
    }

    /// How rare the bigrams of names are.
    pub(crate) fn names(&self) -> &Rarity {
        self.names.get_or_init(|| Rarity::of(self.projects().map(|project| project.name_grams.as_slice())))
    }

    fn characters(&self) -> &Rarity {
        self.characters.get_or_init(|| Rarity::of(self.projects().map(ProjectFeatures::name_characters)))
    }

    /// How rare the bigrams of objectives are.
    pub(crate) fn goals(&self) -> &Rarity {
        self.goals.get_or_init(|| Rarity::of(self.projects().map(ProjectFeatures::goal_grams)))
    }

    /// How many projects of each side bear a name without generic words at its end.
    fn bearers(&self) -> &HashMap<&'a str, (u32, u32)> {
        self.bearers.get_or_init(|| {
            let mut bearers: HashMap<&str, (u32, u32)> = HashMap::new();
            for project in self.old {
                bearers.entry(&project.name.stem).or_default().0 += 1;
            }
            for project in self.new {
                bearers.entry(&project.name.stem).or_default().1 += 1;
            }
            bearers
        })
    }

    /// Names that are equal (in full) or equal but for generic words at the end (four fifths): the fewer projects
    /// bear one, the more it says; 专项工作经费 stands in every second unit.
    fn shared_name(&self, old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> u32 {
        if old.name.stem != new.name.stem {
            return 0;
        }
        let (n_old, n_new) = self.bearers().get(old.name.stem.as_str()).copied().unwrap_or_default();
        let full = if old.name.core == new.name.core { FULL } else { FULL / 5 * 4 };
        full / n_old.max(n_new).max(1)
    }

    /// In how many projects an indicator of that name stands.
    fn indicators(&self) -> &HashMap<&'a str, usize> {
        self.indicators.get_or_init(|| {
            let mut n_with: HashMap<&str, usize> = HashMap::new();
            for one in self.projects().flat_map(|project| &project.indicators) {
                *n_with.entry(&one.key).or_default() += 1;
            }
            n_with
        })
    }

    /// What an indicator of that name says of its project: one that all have is worth 1.
    pub(crate) fn indicator_weight(&self, key: &str) -> u64 {
        let with = self.indicators().get(key).copied().unwrap_or(1).max(1);
        let all = (self.old.len() + self.new.len()).max(usize::try_from(LEAST_TEXTS).unwrap_or(16));
        1 + u64::from((all / with).max(1).ilog2())
    }

    /// Compares two projects. `same_unit`: the new unit is the image of the old one.
    pub(crate) fn compare(
        &self,
        old: &ProjectFeatures<'_>,
        new: &ProjectFeatures<'_>,
        same_unit: bool,
    ) -> Likeness {
        let (equal, indicators) = self.indicator_likeness(&old.indicators, &new.indicators);
        let differing = self.differing_words(old, new);
        let measured = [
            (Feature::Name, Some(self.shared_name(old, new))),
            (Feature::CoreName, Some(self.names().dice(&old.name_grams, &new.name_grams))),
            (Feature::Characters, Some(self.characters().dice(old.name_characters(), new.name_characters()))),
            (Feature::Marks, marks_likeness(old, new)),
            (Feature::Wording, differing.carried),
            (Feature::OwnWording, differing.shared),
            (Feature::Usage, differing.fresh),
            (Feature::Goal, both(old.goal_grams(), new.goal_grams(), |a, b| self.goals().dice(a, b))),
            (Feature::Figures, both(old.figures(), new.figures(), figures_in_common)),
            (Feature::Indicators, both(&old.indicators, &new.indicators, |_, _| indicators)),
            (Feature::Targets, target_likeness(&old.indicators, &new.indicators)),
            (Feature::Amount, amount_likeness(old, new)),
            (Feature::Unit, Some(if same_unit { FULL } else { 0 })),
            (Feature::DocumentNumber, document_likeness(old, new)),
        ];
        let mut score = weights::BIAS;
        let features = measured
            .into_iter()
            .map(|(feature, similarity)| {
                let weight = weights::curve(feature).map_or(0, |curve| curve.at(similarity));
                score += weight;
                Weighed { feature, similarity, weight }
            })
            .collect();
        Likeness { score, features, indicators: (equal, old.indicators.len(), new.indicators.len()) }
    }

    /// Equal indicators, and how alike the two lists are: names matched one to one, rare ones counting more.
    fn indicator_likeness(
        &self,
        old: &[IndicatorFeatures<'_>],
        new: &[IndicatorFeatures<'_>],
    ) -> (usize, u32) {
        let mut taken = vec![false; new.len()];
        let (mut equal, mut sum) = (0, 0_u64);
        let all: u64 = old.iter().chain(new).map(|one| self.indicator_weight(&one.key)).sum();
        let mut rest = Vec::new();
        for one in old {
            match (0..new.len()).find(|idx| !taken[*idx] && new[*idx].key == one.key) {
                Some(idx) => {
                    taken[idx] = true;
                    equal += 1;
                    sum += 2 * u64::from(FULL) * self.indicator_weight(&one.key);
                }
                None => rest.push(one),
            }
        }
        for one in rest {
            let best = (0..new.len())
                .filter(|idx| !taken[*idx])
                .map(|idx| (dice(one.grams(), new[idx].grams()), std::cmp::Reverse(idx)))
                .max()
                .filter(|(likeness, _)| *likeness >= SAME_INDICATOR);
            if let Some((likeness, std::cmp::Reverse(idx))) = best {
                taken[idx] = true;
                let weight = self.indicator_weight(&one.key) + self.indicator_weight(&new[idx].key);
                sum += u64::from(likeness) * weight;
            }
        }
        (equal, u32::try_from(sum.checked_div(all).unwrap_or(0)).unwrap_or(FULL))
    }

    /// Whether what is said of the two tells them apart: their names contradict each other, or, otherwise alike, each
    /// differs from the other in words that its own objective and indicators carry through, and the other's nowhere have.
    pub(crate) fn told_apart(&self, old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> bool {
        if old.name.contradicts(&new.name) {
            return true;
        }
        let alike = self.characters().dice(old.name_characters(), new.name_characters());
        if alike < OTHERWISE_ALIKE {
            return false;
        }
        let differing = self.differing_words(old, new);
        differing.both_sides
            && differing.carried.is_some_and(|carried| carried <= HARDLY)
            && differing.shared.is_some_and(|shared| shared <= HARDLY)
    }

    /// What the words in which the names differ say, in parts of all of them, rare ones counting more.
    fn differing_words(&self, old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> Differing {
        let (mut all, mut carried, mut own, mut in_use) = (0, 0, 0, 0);
        for (one, other, elsewhere) in
            [(old, new, &self.usage().new_names), (new, old, &self.usage().old_names)]
        {
            let differs = |gram: &&Gram| other.name_grams.binary_search(gram).is_err();
            for gram in one.name_grams.iter().filter(differs) {
                let weight = self.names().weight(*gram) - 1;
                all += weight;
                if other.body_grams().binary_search(gram).is_ok() {
                    carried += weight;
                } else if one.body_grams().binary_search(gram).is_ok() {
                    own += weight;
                }
                if elsewhere.contains(gram) {
                    in_use += weight;
                }
            }
        }
        // A word is two characters: 处理 and 处置, or the same characters in another order, are another wording.
        let is_word =
            |a: &[Gram], b: &[Gram]| a.iter().filter(|one| b.binary_search(one).is_err()).count() >= 2;
        let (a, b) = (old.name_characters(), new.name_characters());
        let both_sides = is_word(a, b) && is_word(b, a);
        let share = |part: u64| u32::try_from((part * u64::from(FULL)).checked_div(all)?).ok();
        Differing {
            both_sides,
            carried: share(carried),
            shared: share(own).map(|own| FULL - own),
            fresh: share(in_use).map(|in_use| FULL - in_use),
        }
    }

    fn usage(&self) -> &Usage {
        self.usage.get_or_init(|| {
            let of = |projects: &[ProjectFeatures<'_>]| {
                projects.iter().flat_map(|project| project.name_grams.iter().copied()).collect()
            };
            Usage { old_names: of(self.old), new_names: of(self.new) }
        })
    }
}

/// The words in which two names differ.
struct Differing {
    /// Whether each name has a word that the other lacks.
    both_sides: bool,
    /// How many stand in the other side's objective and indicators: a renamed project often keeps old words there.
    carried: Option<u32>,
    /// How few stand in their own side's objective and indicators alone: what another project is for is said
    /// there as well.
    shared: Option<u32>,
    /// How few are in use in other names of the other year: a word that both years know is not the new name of
    /// another one.
    fresh: Option<u32>,
}

/// The bigrams of all names of a side.
struct Usage {
    old_names: HashSet<Gram>,
    new_names: HashSet<Gram>,
}

/// The likeness of two lists, where both hold something.
fn both<T>(old: &[T], new: &[T], likeness: impl FnOnce(&[T], &[T]) -> u32) -> Option<u32> {
    (!old.is_empty() && !new.is_empty()).then(|| likeness(old, new))
}

/// Ordinals and bracketed words: the same ones, or some that only one name has.
fn marks_likeness(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> Option<u32> {
    let (old, new) = (&old.name, &new.name);
    let all = old.marks.len() + new.marks.len();
    let common = old.marks.iter().filter(|mark| new.bears(mark)).count()
        + new.marks.iter().filter(|mark| old.bears(mark)).count();
    (u32::try_from(common).ok()? * FULL).checked_div(u32::try_from(all).ok()?)
}

/// The share of the rarer side's figures that the other has too.
fn figures_in_common(old: &[u64], new: &[u64]) -> u32 {
    let (few, many) = if old.len() <= new.len() { (old, new) } else { (new, old) };
    containment(few, many)
}

/// Of the indicators of equal name with figures in both targets: how many have the same target.
fn target_likeness(old: &[IndicatorFeatures<'_>], new: &[IndicatorFeatures<'_>]) -> Option<u32> {
    let telling = |one: &IndicatorFeatures<'_>| {
        let text = one.target_text();
        // 100% is the target of every second indicator.
        text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains("100")
    };
    let (mut same, mut all) = (0_u32, 0_u32);
    for one in old.iter().filter(|one| telling(one)) {
        if let Some(other) = new.iter().find(|other| other.key == one.key && telling(other)) {
            all += 1;
            same += u32::from(one.target_text() == other.target_text());
        }
    }
    (same * FULL).checked_div(all)
}

/// Equal amounts are alike in full, others by the ratio of the smaller to the larger, at most four fifths.
fn amount_likeness(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> Option<u32> {
    let (old, new) = (old.amount?, new.amount?);
    let (small, large) = if old < new { (old, new) } else { (new, old) };
    if small == large {
        return Some(FULL);
    }
    let ratio = small.checked_mul((FULL / 5 * 4).into())?.checked_div(large)?;
    u32::try_from(ratio.trunc()).ok()
}

/// Document numbers change with the years: only equal ones say something.
fn document_likeness(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> Option<u32> {
    old.name.documents.iter().any(|number| new.name.documents.contains(number)).then_some(FULL)
}
