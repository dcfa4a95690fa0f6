//! How alike two projects are: the features of a pair, and the weight of evidence that they are one project.
//!
//! The weight is a sum of log-odds in the manner of Fellegi and Sunter (1969): each feature adds bits for or against,
//! read off a curve that was fitted (see `weights`). What neither side can tell counts as the curve's `missing`.

mod known;
mod odds;
mod tally;
mod weights;
mod words;

use crate::change_set::Feature;
use crate::features::{IndicatorFeatures, ProjectFeatures};
use crate::grams::{FULL, Gram, GramSet, Rarity, Weighted, containment, containment_of, dice_of, share_of};
use known::{IndicatorNames, Known, Word};
use std::cell::OnceCell;
use std::collections::HashMap;
use tally::Tally;

pub(crate) use known::Numbered;
pub(crate) use odds::{EVEN, Odds};
pub(crate) use weights::Curve;
pub(crate) use words::fraction;

/// So few of the differing words are as good as none.
const HARDLY: u32 = 1_000;
/// Names of which one word is another one have so much in common; less is another wording throughout.
const OTHERWISE_ALIKE: u32 = 5_000;

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
    indicators: OnceCell<IndicatorNames<'a>>,
    known_of_old: Vec<Known>,
    known_of_new: Vec<Known>,
}

/// One project of a comparison: side and position.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) is_old: bool,
    pub(crate) at: usize,
}

/// An old and a new project.
#[derive(Clone, Copy, Debug)]
struct Pair {
    old: usize,
    new: usize,
    same_unit: bool,
}

impl<'a, 't> Background<'a, 't> {
    pub(crate) fn of(old: &'a [ProjectFeatures<'t>], new: &'a [ProjectFeatures<'t>]) -> Self {
        let known = |side: &[ProjectFeatures<'_>]| side.iter().map(|_| Known::default()).collect();
        Self {
            old,
            new,
            names: OnceCell::new(),
            characters: OnceCell::new(),
            bearers: OnceCell::new(),
            goals: OnceCell::new(),
            usage: OnceCell::new(),
            indicators: OnceCell::new(),
            known_of_old: known(old),
            known_of_new: known(new),
        }
    }

    fn projects(&self) -> impl Iterator<Item = &'a ProjectFeatures<'t>> + use<'a, 't> {
        self.old.iter().chain(self.new)
    }

    fn project(&self, of: At) -> &'a ProjectFeatures<'t> {
        if of.is_old { &self.old[of.at] } else { &self.new[of.at] }
    }

    fn known(&self, of: At) -> &Known {
        if of.is_old { &self.known_of_old[of.at] } else { &self.known_of_new[of.at] }
    }

    /// How rare the bigrams of names are.
    fn names(&self) -> &Rarity {
        self.names.get_or_init(|| Rarity::of(self.projects().map(|project| project.name_grams.as_slice())))
    }

    fn characters(&self) -> &Rarity {
        self.characters.get_or_init(|| Rarity::of(self.projects().map(ProjectFeatures::name_characters)))
    }

    /// How rare the bigrams of objectives are.
    pub(crate) fn goals(&self) -> &Rarity {
        self.goals.get_or_init(|| Rarity::of(self.projects().map(ProjectFeatures::goal_grams)))
    }

    /// The bigrams of a name with their weights.
    fn weighted_name(&self, of: At) -> Weighted<'_> {
        let grams = &self.project(of).name_grams;
        (grams, self.known(of).name.get_or_init(|| self.names().weights(grams)))
    }

    fn weighted_characters(&self, of: At) -> Weighted<'_> {
        let grams = self.project(of).name_characters();
        (grams, self.known(of).characters.get_or_init(|| self.characters().weights(grams)))
    }

    /// The bigrams of an objective with their weights.
    pub(crate) fn weighted_goal(&self, of: At) -> Weighted<'_> {
        let grams = self.project(of).goal_grams();
        (grams, self.known(of).goal.get_or_init(|| self.goals().weights(grams)))
    }

    /// How much of an objective stands in another.
    pub(crate) fn goal_in(&self, part: At, whole: At) -> u32 {
        containment_of(self.weighted_goal(part), self.project(whole).goal_grams())
    }

    /// How much of a name stands in another project's name, objective and indicators.
    pub(crate) fn name_in(&self, part: At, whole: At) -> u32 {
        let whole = self.project(whole);
        let stands = |gram: &Gram| {
            whole.name_grams.binary_search(gram).is_ok() || whole.body_grams().binary_search(gram).is_ok()
        };
        share_of(self.weighted_name(part), stands)
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

    /// The names of the indicators of both tables.
    fn indicators(&self) -> &IndicatorNames<'a> {
        self.indicators.get_or_init(|| IndicatorNames::of(self.old, self.new))
    }

    /// The indicators of a project by the numbers of their names.
    pub(crate) fn numbered(&self, of: At) -> &[Numbered] {
        self.indicators().of_project(of.is_old, of.at)
    }

    /// What an indicator says of its project: one that all have is worth 1.
    pub(crate) fn indicator_weight(&self, one: Numbered) -> u64 {
        self.indicators().weight(one.name)
    }

    /// The steps of a comparison, the cheapest first.
    const STEPS: [fn(&Self, Pair, &mut Tally); 5] =
        [Self::weigh_facts, Self::weigh_names, Self::weigh_goals, Self::weigh_words, Self::weigh_indicators];

    /// Compares an old and a new project. `same_unit`: the new unit is the image of the old one.
    pub(crate) fn compare(&self, old: usize, new: usize, same_unit: bool) -> Likeness {
        let mut tally = Tally::new();
        for step in Self::STEPS {
            step(self, Pair { old, new, same_unit }, &mut tally);
        }
        tally.likeness()
    }

    /// The same where the evidence is no less than that; what cannot come to it any more is not compared in full.
    pub(crate) fn compare_above(
        &self,
        old: usize,
        new: usize,
        same_unit: bool,
        least: i32,
    ) -> Option<Likeness> {
        let mut tally = Tally::new();
        for step in Self::STEPS {
            step(self, Pair { old, new, same_unit }, &mut tally);
            if tally.most() < least {
                return None;
            }
        }
        Some(tally.likeness())
    }

    fn both(&self, pair: Pair) -> (&'a ProjectFeatures<'t>, &'a ProjectFeatures<'t>) {
        (&self.old[pair.old], &self.new[pair.new])
    }

    fn weigh_facts(&self, pair: Pair, tally: &mut Tally) {
        let (old, new) = self.both(pair);
        tally.add(Feature::Name, Some(self.shared_name(old, new)));
        tally.add(Feature::Marks, marks_likeness(old, new));
        tally.add(Feature::Amount, amount_likeness(old, new));
        tally.add(Feature::Unit, Some(if pair.same_unit { FULL } else { 0 }));
        tally.add(Feature::DocumentNumber, document_likeness(old, new));
    }

    fn weigh_names(&self, pair: Pair, tally: &mut Tally) {
        let (old, new) = (At::old(pair.old), At::new(pair.new));
        tally.add(Feature::CoreName, Some(dice_of(self.weighted_name(old), self.weighted_name(new))));
        tally.add(Feature::Characters, Some(self.characters_alike(pair.old, pair.new)));
    }

    fn weigh_goals(&self, pair: Pair, tally: &mut Tally) {
        let (old, new) = self.both(pair);
        let goals = |_: &[Gram], _: &[Gram]| {
            dice_of(self.weighted_goal(At::old(pair.old)), self.weighted_goal(At::new(pair.new)))
        };
        tally.add(Feature::Goal, both(old.goal_grams(), new.goal_grams(), goals));
        tally.add(Feature::Figures, both(old.figures(), new.figures(), figures_in_common));
    }

    fn weigh_words(&self, pair: Pair, tally: &mut Tally) {
        let differing = self.differing_words(pair.old, pair.new);
        tally.add(Feature::Wording, differing.carried);
        tally.add(Feature::OwnWording, differing.shared);
        tally.add(Feature::Usage, differing.fresh);
    }

    fn weigh_indicators(&self, pair: Pair, tally: &mut Tally) {
        let (old, new) = self.both(pair);
        let numbered = (self.numbered(At::old(pair.old)), self.numbered(At::new(pair.new)));
        let (equal, alike) = self.indicator_likeness(numbered.0, numbered.1);
        tally.indicators = (equal, old.indicators.len(), new.indicators.len());
        tally.add(Feature::Indicators, both(numbered.0, numbered.1, |_, _| alike));
        let (old, new) = ((numbered.0, old.indicators.as_slice()), (numbered.1, new.indicators.as_slice()));
        tally.add(Feature::Targets, target_likeness(old, new));
    }

    fn characters_alike(&self, old: usize, new: usize) -> u32 {
        dice_of(self.weighted_characters(At::old(old)), self.weighted_characters(At::new(new)))
    }

    /// Equal indicators, and how alike the two lists are: names matched one to one, rare ones counting more.
    fn indicator_likeness(&self, old: &[Numbered], new: &[Numbered]) -> (usize, u32) {
        let mut taken = vec![false; new.len()];
        let (mut equal, mut sum) = (0, 0_u64);
        let all: u64 = old.iter().chain(new).map(|one| self.indicator_weight(*one)).sum();
        let mut rest = Vec::new();
        for one in old {
            match (0..new.len()).find(|idx| !taken[*idx] && new[*idx].name == one.name) {
                Some(idx) => {
                    taken[idx] = true;
                    equal += 1;
                    sum += 2 * u64::from(FULL) * self.indicator_weight(*one);
                }
                None => rest.push(*one),
            }
        }
        for one in rest {
            let best = (0..new.len())
                .filter(|idx| !taken[*idx])
                .filter_map(|idx| {
                    let likeness = self.indicators().alike(one.name, new[idx].name)?;
                    Some((likeness, std::cmp::Reverse(idx)))
                })
                .max();
            if let Some((likeness, std::cmp::Reverse(idx))) = best {
                taken[idx] = true;
                let weight = self.indicator_weight(one) + self.indicator_weight(new[idx]);
                sum += u64::from(likeness) * weight;
            }
        }
        (equal, u32::try_from(sum.checked_div(all).unwrap_or(0)).unwrap_or(FULL))
    }

    /// Whether what is said of the two tells them apart: their names contradict each other, or, otherwise alike, each
    /// differs from the other in words that its own objective and indicators carry through, and the other's nowhere have.
    pub(crate) fn told_apart(&self, old: usize, new: usize) -> bool {
        if self.old[old].name.contradicts(&self.new[new].name) {
            return true;
        }
        if self.characters_alike(old, new) < OTHERWISE_ALIKE {
            return false;
        }
        let differing = self.differing_words(old, new);
        differing.both_sides
            && differing.carried.is_some_and(|carried| carried <= HARDLY)
            && differing.shared.is_some_and(|shared| shared <= HARDLY)
    }

    /// What the words in which the names differ say, in parts of all of them, rare ones counting more.
    fn differing_words(&self, old: usize, new: usize) -> Differing {
        let (mut all, mut carried, mut own, mut in_use) = (0, 0, 0, 0);
        let (old, new) = (At::old(old), At::new(new));
        for (one, other) in [(old, new), (new, old)] {
            let (words, other) = (self.words(one), self.project(other));
            for (gram, word) in self.project(one).name_grams.iter().zip(words) {
                if other.name_grams.binary_search(gram).is_ok() {
                    continue;
                }
                all += word.weight;
                if other.body_grams().binary_search(gram).is_ok() {
                    carried += word.weight;
                } else if word.is_own {
                    own += word.weight;
                }
                if word.is_in_use {
                    in_use += word.weight;
                }
            }
        }
        let (old, new) = (self.project(old), self.project(new));
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

    /// What is known of each bigram of a name.
    fn words(&self, of: At) -> &[Word] {
        self.known(of).words.get_or_init(|| {
            let project = self.project(of);
            let usage = self.usage();
            let elsewhere = if of.is_old { &usage.new_names } else { &usage.old_names };
            let (grams, weights) = self.weighted_name(of);
            let word = |(place, gram): (usize, &Gram)| Word {
                weight: weights.beyond(place),
                is_own: project.body_grams().binary_search(gram).is_ok(),
                is_in_use: elsewhere.contains(gram),
            };
            grams.iter().enumerate().map(word).collect()
        })
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

impl At {
    /// A project of the old table.
    pub(crate) const fn old(at: usize) -> Self {
        Self { is_old: true, at }
    }

    /// A project of the new table.
    pub(crate) const fn new(at: usize) -> Self {
        Self { is_old: false, at }
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
    old_names: GramSet,
    new_names: GramSet,
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
fn target_likeness(
    (old, old_indicators): (&[Numbered], &[IndicatorFeatures<'_>]),
    (new, new_indicators): (&[Numbered], &[IndicatorFeatures<'_>]),
) -> Option<u32> {
    let (mut same, mut all) = (0_u32, 0_u32);
    for (at, one) in old.iter().enumerate().filter(|(_, one)| one.is_telling) {
        if let Some(other) = new.iter().position(|other| other.name == one.name && other.is_telling) {
            all += 1;
            same += u32::from(old_indicators[at].target_text() == new_indicators[other].target_text());
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
