//! Projects that were split, merged or regrouped: the same builder makes wholes and parts, and which of them
//! is the old year decides what it was.

use super::drafts::Draft;
use super::goals::GoalDraft;
use super::idea::{Idea, Mark, Place, PlaceAt, Subject, place_name};
use super::indicators::IndicatorDraft;
use super::value::Value;
use super::words::{Activity, LIGHT_TAILS, UMBRELLAS};
use crate::seed::Seed;
use rust_decimal::Decimal;

/// A whole with its parts: what one year lists as one and another as several.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The whole.
    pub whole: Draft,
    /// Its parts.
    pub parts: Vec<Draft>,
}

/// A project and its parts by place or section: the parts carry the mark, the whole does not.
pub fn by_marks(whole: Draft, n: usize, random: &mut Seed) -> Whole {
    let mut whole = whole;
    whole.idea.place = None;
    whole.idea.mark = None;
    super::goals::follow(&mut whole.goal, &whole.idea);
    let by_place = random.chance(2, 3);
    let at = *random.pick(&[PlaceAt::Bracket, PlaceAt::Bracket, PlaceAt::Start]);
    let shares = shares(whole.hundredths, n, random);
    let mut parts: Vec<Draft> = Vec::with_capacity(n);
    for (idx, hundredths) in shares.into_iter().enumerate() {
        let mut part = whole.clone();
        if by_place {
            let mut name = place_name(random);
            while parts.iter().any(|p| p.idea.place.as_ref().is_some_and(|place| place.name == name)) {
                name = place_name(random);
            }
            part.idea.place = Some(Place { name, at });
        } else {
            part.idea.mark = Some(Mark::Section(idx));
        }
        super::goals::follow(&mut part.goal, &part.idea);
        part.hundredths = hundredths;
        part.indicators = share_of(&whole.indicators, n, random);
        parts.push(part);
    }
    Whole { whole, parts }
}

/// A whole that is made of projects with names of their own: their goals one after the other, some of the
/// indicators of each.
pub fn umbrella(parts: Vec<Draft>, field: &str, random: &mut Seed) -> Whole {
    let pattern = *random.pick(&UMBRELLAS);
    let name = pattern.replace("{f}", field).replace("{t}", parts[0].idea.topic());
    let whole = compose(Idea::plain(Subject::Named(name)), &parts, random);
    Whole { whole, parts }
}

/// A project with another one's work in it: it keeps its name and lists that work apart in the other year.
pub fn with_passenger(own: Draft, passenger: Draft, random: &mut Seed) -> Whole {
    let idea = own.idea.clone();
    let parts = vec![own, passenger];
    Whole { whole: compose(idea, &parts, random), parts }
}

/// Two topics and two or three activities: one year lists them by topic, the other by activity.
pub fn regrouping(
    topics: [&'static [&'static str]; 2],
    activities: &[&'static Activity],
    unit: usize,
    random: &mut Seed,
) -> (Vec<Draft>, Vec<Draft>) {
    let cell = |topic: &'static [&'static str], activity: &'static Activity, random: &mut Seed| {
        let subject = Subject::Work { topic, topic_word: 0, activity, activity_word: 0 };
        Draft::new(Idea::plain(subject), unit, random)
    };
    let mut cells: Vec<Vec<Draft>> = Vec::new();
    for topic in topics {
        cells.push(activities.iter().map(|activity| cell(topic, activity, random)).collect());
    }
    let tail = *random.pick(&LIGHT_TAILS);
    let mut by_topic = Vec::new();
    for (topic, row) in topics.iter().zip(&cells) {
        let works: Vec<&str> = activities.iter().map(|activity| activity.word).collect();
        let name = format!("{}{}{tail}", topic[0], works.join("及"));
        by_topic.push(compose(Idea::plain(Subject::Named(name)), row, random));
    }
    let mut by_activity = Vec::new();
    for (idx, activity) in activities.iter().enumerate() {
        let column: Vec<Draft> = cells.iter().map(|row| row[idx].clone()).collect();
        let name = format!("{}和{}{}{tail}", topics[0][0], topics[1][0], activity.word);
        by_activity.push(compose(Idea::plain(Subject::Named(name)), &column, random));
    }
    (by_topic, by_activity)
}

/// The whole of these parts; its amount is within a twentieth of their sum.
fn compose(idea: Idea, parts: &[Draft], random: &mut Seed) -> Draft {
    let mut goal = GoalDraft::new();
    let mut indicators: Vec<IndicatorDraft> = Vec::new();
    for part in parts {
        let n = if part.goal.len() > 2 { part.goal.len() - usize::from(random.chance(1, 2)) } else { 2 };
        goal.extend(part.goal.iter().take(n).cloned());
        for draft in &part.indicators {
            let is_there = indicators.iter().any(|other| other.name() == draft.name());
            if !is_there && random.chance(7, 10) {
                indicators.push(draft.clone());
            }
        }
    }
    if indicators.is_empty() {
        indicators.push(parts[0].indicators[0].clone());
    }
    indicators.sort_by_key(|draft| draft.code);
    let sum: usize = parts.iter().map(|part| part.hundredths).sum();
    let hundredths = if random.chance(1, 4) { sum } else { sum * random.between(910, 1090) / 1000 };
    Draft { idea, goal, indicators, hundredths, unit: parts[0].unit }
}

/// Amounts of parts that sum to the whole, within a twelfth.
fn shares(hundredths: usize, n: usize, random: &mut Seed) -> Vec<usize> {
    let weights: Vec<usize> = (0..n).map(|_| random.between(20, 100)).collect();
    let sum: usize = weights.iter().sum();
    let moved = hundredths * random.between(920, 1080) / 1000;
    weights.iter().map(|weight| (moved * weight / sum).max(1)).collect()
}

/// Most of the indicators, counts divided.
fn share_of(indicators: &[IndicatorDraft], n: usize, random: &mut Seed) -> Vec<IndicatorDraft> {
    let mut some: Vec<IndicatorDraft> = indicators.iter().filter(|_| random.chance(4, 5)).cloned().collect();
    if some.is_empty() {
        some.push(indicators[0].clone());
    }
    let n = Decimal::from(u32::try_from(n).unwrap_or(2));
    for draft in &mut some {
        if let Value::Number(number) = &mut draft.annual
            && number.unit != "%"
            && number.basis.is_empty()
            && number.value > n
        {
            number.value = (number.value / n).trunc();
            number.in_wan = false;
        }
    }
    some
}
