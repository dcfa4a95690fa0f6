//! Projects before they are written, and what a year does to them.

use super::goals::{self, GoalDraft};
use super::idea::{Idea, Mark, Place, PlaceAt, Subject, YearMark, body_name, place_name};
use super::indicators::{self, Ancestry, IndicatorDraft};
use super::strength::Strength;
use super::words::{GENERIC, LIGHT_TAILS, Vocabulary};
use crate::seed::Seed;

/// A project before it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What it is about.
    pub idea: Idea,
    /// Its performance objective.
    pub goal: GoalDraft,
    /// Its indicators.
    pub indicators: Vec<IndicatorDraft>,
    /// Its amount in hundredths of 万元.
    pub hundredths: usize,
    /// Its unit, among those of its own year.
    pub unit: usize,
}

impl Draft {
    /// A project of that idea.
    pub fn new(idea: Idea, unit: usize, random: &mut Seed) -> Self {
        let goal = goals::draw(&idea, random);
        let indicators = indicators::draw(&idea, random);
        Self { idea, goal, indicators, hundredths: amount(random), unit }
    }
}

/// Small and large amounts are equally likely.
pub fn amount(random: &mut Seed) -> usize {
    let (low, high) =
        *random.pick(&[(100, 999), (1_000, 9_999), (1_000, 9_999), (10_000, 99_999), (100_000, 399_999)]);
    random.between(low, high)
}

/// How the name of a continued project changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rename {
    /// In nothing, or in years, brackets and document numbers.
    None,
    /// In what says little.
    Light,
    /// By synonyms.
    Heavy,
}

/// A work with what may stand around it in a name.
pub fn idea(
    subject: Subject,
    district: &str,
    vocabulary: &Vocabulary,
    fiscal_year: i32,
    random: &mut Seed,
) -> Idea {
    let mut idea = Idea::plain(subject);
    if !matches!(idea.subject, Subject::Work { .. }) {
        return idea;
    }
    idea.tail = *random.pick(&LIGHT_TAILS);
    if random.chance(1, 8) {
        idea.owner = Some(district.to_owned());
    }
    if random.chance(1, 12) {
        idea.government = Some(*random.pick(&["市级", "区级", "中央", "省级"]));
        idea.owner = None;
    }
    idea.year = match random.below(20) {
        0..3 => YearMark::Fiscal,
        3 => YearMark::Vintage(fiscal_year - 2),
        _ => YearMark::None,
    };
    if random.chance(1, 25) {
        idea.body = Some(body_name(random));
        idea.owner = None;
    }
    if random.chance(3, 10) {
        let at = *random.pick(&[PlaceAt::Start, PlaceAt::Middle, PlaceAt::Bracket]);
        idea.place = Some(Place { name: place_name(random), at });
    }
    if random.chance(1, 7) {
        let objects = *random.pick(vocabulary.objects);
        idea.object = Some(*random.pick(objects));
    }
    if random.chance(1, 6) {
        idea.mark = Some(Mark::first(random));
    }
    if random.chance(1, 20) {
        idea.document = Some(random.between(11, 480));
    }
    idea
}

/// The next year of a project that goes on.
pub fn next_year(
    old: &Draft,
    district: &str,
    strength: &Strength,
    random: &mut Seed,
) -> (Draft, Rename, Ancestry) {
    let mut new = old.clone();
    let rename = rename(&mut new.idea, district, strength, random);
    // Each year's document has its own number, mostly.
    if random.chance(2, 3) {
        new.idea.document = new.idea.document.map(|number| number + random.between(1, 90));
    }
    if rename == Rename::Heavy && random.chance(1, 2) {
        goals::follow(&mut new.goal, &new.idea);
    }
    match random.below(1000) {
        at if at < strength.goal_rewritten => goals::rewrite(&mut new.goal, &new.idea, random),
        at if at < strength.goal_rewritten + strength.goal_light => {
            goals::reword(&mut new.goal, &new.idea, random);
        }
        _ => {}
    }
    new.hundredths = next_amount(old.hundredths, strength, random);
    let (drafts, ancestry) =
        indicators::next_year(&old.indicators, &new.idea, rename == Rename::Heavy, strength, random);
    new.indicators = drafts;
    (new, rename, ancestry)
}

/// The amount of the next year: the same to the cent, up to 15 % off, or a tenth to five times.
pub fn next_amount(hundredths: usize, strength: &Strength, random: &mut Seed) -> usize {
    match random.below(1000) {
        at if at < strength.equal_amount => hundredths,
        at if at < strength.equal_amount + strength.big_amount => {
            hundredths * random.pick(&[10, 20, 35, 50, 60, 150, 180, 250, 400, 500]) / 100
        }
        _ => hundredths * random.between(850, 1150) / 1000,
    }
    .max(10)
}

fn rename(idea: &mut Idea, district: &str, strength: &Strength, random: &mut Seed) -> Rename {
    let at = random.below(1000);
    if at < strength.heavy_rename {
        return rename_by_synonyms(idea, random);
    }
    if at < strength.heavy_rename + strength.light_rename {
        return rename_lightly(idea, district, random);
    }
    if at < strength.heavy_rename + strength.light_rename + strength.notation_of_name {
        idea.half_width = !idea.half_width;
    }
    Rename::None
}

fn rename_by_synonyms(idea: &mut Idea, random: &mut Seed) -> Rename {
    match &mut idea.subject {
        Subject::Work { topic, topic_word, activity, activity_word } => {
            let which = random.below(10);
            if which < 8 {
                *topic_word = (*topic_word + random.between(1, topic.len() - 1)) % topic.len();
            }
            if which > 1 {
                let heavy = 2 + random.below(activity.heavy.len());
                *activity_word = if *activity_word >= 2 { 0 } else { heavy };
            }
            if random.chance(1, 2) {
                idea.tail = *random.pick(&LIGHT_TAILS);
            }
            Rename::Heavy
        }
        Subject::Generic(_, word) => {
            *word = 1 - *word;
            Rename::Heavy
        }
        Subject::Named(_) => Rename::None,
    }
}

fn rename_lightly(idea: &mut Idea, district: &str, random: &mut Seed) -> Rename {
    match random.below(6) {
        0 if idea.government.is_none() && idea.body.is_none() => {
            idea.owner = if idea.owner.is_some() { None } else { Some(district.to_owned()) };
        }
        1 => match &mut idea.subject {
            Subject::Work { activity_word, .. } if *activity_word < 2 => *activity_word = 1 - *activity_word,
            _ => return other_tail(idea, random),
        },
        2 => match &mut idea.place {
            Some(place) => {
                place.at = if place.at == PlaceAt::Start { PlaceAt::Bracket } else { PlaceAt::Start };
            }
            None => return other_tail(idea, random),
        },
        _ => return other_tail(idea, random),
    }
    Rename::Light
}

fn other_tail(idea: &mut Idea, random: &mut Seed) -> Rename {
    // The name of a whole ends as it ends.
    if matches!(idea.subject, Subject::Named(_)) {
        return Rename::None;
    }
    let tails: Vec<&str> = LIGHT_TAILS.iter().copied().filter(|tail| *tail != idea.tail).collect();
    idea.tail = *random.pick(&tails);
    Rename::Light
}

/// One of the names that all units use, in its plain word.
pub fn generic(random: &mut Seed) -> Idea {
    Idea::plain(Subject::Generic(random.below(GENERIC.len()), 0))
}
