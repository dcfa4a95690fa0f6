//! Projects that look like another one and are not it.

use super::drafts::{Draft, amount};
use super::goals;
use super::idea::{Idea, Mark, Place, PlaceAt, Subject, YearMark, body_name, other_place, place_name};
use super::indicators;
use super::truth::Distinction;
use super::words::Vocabulary;
use crate::seed::Seed;

/// Another project beside `old` that differs from it in one thing, and in which thing. `old` itself may be
/// given the mark that the difference needs; a project that goes on may also lack what the other one has.
pub fn lookalike(
    old: &mut Draft,
    vocabulary: &'static Vocabulary,
    fiscal_year: i32,
    is_beside: bool,
    random: &mut Seed,
) -> Option<(Draft, Distinction)> {
    let Subject::Work { .. } = old.idea.subject else { return None };
    let before = old.idea.clone();
    let (mut idea, by) = other_idea(&mut old.idea, vocabulary, fiscal_year, is_beside, random);
    // No two projects have one document.
    idea.document = idea.document.map(|number| number + random.between(1, 90));
    // What was added to the old one belongs into its goal too.
    if before.scope() != old.idea.scope() {
        goals::follow(&mut old.goal, &old.idea);
    }
    let goal = goals::lookalike(&old.goal, &old.idea, &idea, random);
    let indicators = indicators::lookalike(&old.indicators, &idea, random);
    Some((Draft { idea, goal, indicators, hundredths: amount(random), unit: old.unit }, by))
}

fn other_idea(
    old: &mut Idea,
    vocabulary: &'static Vocabulary,
    fiscal_year: i32,
    is_beside: bool,
    random: &mut Seed,
) -> (Idea, Distinction) {
    // X beside X（枫渡镇）: the one that goes on stays without.
    let is_bare = is_beside && random.chance(1, 3);
    match random.below(20) {
        0..3 => by_mark(old, random),
        3..8 => by_place(old, is_bare, random),
        8..11 => by_object(old, vocabulary, is_bare, random),
        11..17 => by_activity(old, vocabulary, random),
        17 => by_government(old, random),
        18 => by_body(old, random),
        _ => by_vintage(old, fiscal_year),
    }
}

fn by_mark(old: &mut Idea, random: &mut Seed) -> (Idea, Distinction) {
    let mark = *old.mark.get_or_insert_with(|| Mark::first(random));
    let mark = if mark == Mark::Course(1) { Mark::Phase(0) } else { mark };
    old.mark = Some(mark);
    let by = match mark {
        Mark::Batch(_) => Distinction::Batch,
        Mark::Section(_) => Distinction::Section,
        Mark::Phase(_) | Mark::Course(_) | Mark::Stage(_) => Distinction::Phase,
    };
    (Idea { mark: Some(mark.next()), ..old.clone() }, by)
}

fn by_place(old: &mut Idea, is_bare: bool, random: &mut Seed) -> (Idea, Distinction) {
    let fresh = |random: &mut Seed| Place {
        name: place_name(random),
        at: *random.pick(&[PlaceAt::Start, PlaceAt::Middle, PlaceAt::Bracket]),
    };
    let other = if is_bare && old.place.is_none() {
        Place { at: PlaceAt::Bracket, ..fresh(random) }
    } else {
        let place = old.place.get_or_insert_with(|| fresh(random));
        Place { name: other_place(&place.name, random), at: place.at }
    };
    (Idea { place: Some(other), ..old.clone() }, Distinction::Place)
}

fn by_object(
    old: &mut Idea,
    vocabulary: &'static Vocabulary,
    is_bare: bool,
    random: &mut Seed,
) -> (Idea, Distinction) {
    let is_bare = is_bare && old.object.is_none();
    let object = *old.object.get_or_insert_with(|| {
        let objects = *random.pick(vocabulary.objects);
        random.word(objects)
    });
    let objects = vocabulary.objects.iter().find(|objects| objects.contains(&object)).expect("it is one");
    let others: Vec<&'static str> = objects.iter().copied().filter(|other| *other != object).collect();
    let other = Idea { object: Some(*random.pick(&others)), ..old.clone() };
    if is_bare {
        old.object = None;
    }
    (other, Distinction::Object)
}

fn by_activity(old: &Idea, vocabulary: &'static Vocabulary, random: &mut Seed) -> (Idea, Distinction) {
    let Subject::Work { topic, topic_word, activity, .. } = &old.subject else {
        unreachable!("only works have lookalikes")
    };
    let others: Vec<_> = vocabulary.activities.iter().filter(|other| other.word != activity.word).collect();
    let activity = *random.pick(&others);
    let subject = Subject::Work { topic, topic_word: *topic_word, activity, activity_word: 0 };
    (Idea { subject, ..old.clone() }, Distinction::Activity)
}

fn by_government(old: &mut Idea, random: &mut Seed) -> (Idea, Distinction) {
    old.owner = None;
    let government = *old.government.get_or_insert_with(|| random.word(&["市级", "区级", "中央", "省级"]));
    let other = match government {
        "市级" => "区级",
        "区级" => "市级",
        "中央" => "省级",
        _ => "中央",
    };
    (Idea { government: Some(other), ..old.clone() }, Distinction::Government)
}

fn by_body(old: &mut Idea, random: &mut Seed) -> (Idea, Distinction) {
    old.owner = None;
    let body = old.body.get_or_insert_with(|| body_name(random)).clone();
    let other = loop {
        let other = body_name(random);
        if !other.chars().zip(body.chars()).take(2).any(|(a, b)| a == b) {
            break other;
        }
    };
    (Idea { body: Some(other), ..old.clone() }, Distinction::Body)
}

fn by_vintage(old: &mut Idea, fiscal_year: i32) -> (Idea, Distinction) {
    let vintage = match old.year {
        YearMark::Vintage(year) => year,
        YearMark::None | YearMark::Fiscal => fiscal_year - 2,
    };
    old.year = YearMark::Vintage(vintage);
    (Idea { year: YearMark::Vintage(vintage + 1), ..old.clone() }, Distinction::Vintage)
}
