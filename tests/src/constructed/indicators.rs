//! The indicators of constructed projects, and what becomes of them in a year.

use super::idea::{Idea, Subject};
use super::strength::Strength;
use super::truth::Accepted;
use super::value::Value;
use super::value_change::{change, with_comparators};
use super::words::{COMMON_MEASURES, Measure};
use crate::seed::Seed;

/// An indicator before it is written.
#[derive(Clone, Debug)]
pub struct IndicatorDraft {
    /// What it measures.
    pub measure: &'static Measure,
    /// Which of the measure's names is used.
    pub word: usize,
    /// The topic that its name may hold.
    pub topic: String,
    /// The code of its second level.
    pub code: &'static str,
    /// Its annual target.
    pub annual: Value,
    /// Its cycle target where that is another.
    pub cycle: Option<Value>,
    /// Its score, in tables that print scores.
    pub score: usize,
}

/// An old indicator's index with what may be said of its targets, for each new indicator.
pub type Ancestry = Vec<Option<Kept>>;

/// Where a new indicator comes from.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The index of the old one.
    pub old: usize,
    /// What the change of the annual target may be judged as.
    pub annual: Accepted,
    /// What the change of the cycle target may be judged as.
    pub cycle: Accepted,
}

impl IndicatorDraft {
    fn new(measure: &'static Measure, idea: &Idea, random: &mut Seed) -> Self {
        let annual = Value::draw(measure.figure, random);
        let cycle = random.chance(9, 100).then(|| Value::draw(measure.figure, random));
        Self {
            measure,
            word: usize::from(random.chance(1, 8)),
            topic: idea.topic().to_owned(),
            code: measure.code,
            annual,
            cycle,
            score: random.between(1, 4) * 5,
        }
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.measure.names[self.word].replace("{t}", &self.topic)
    }
}

/// Two to twelve indicators of a project: of its activity first, then what all projects measure.
pub fn draw(idea: &Idea, random: &mut Seed) -> Vec<IndicatorDraft> {
    let own: &'static [Measure] = match &idea.subject {
        Subject::Work { activity, .. } => activity.measures,
        _ => &[],
    };
    let n: usize = *random.pick(&[2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 7, 10, 12]);
    let n_own = (n * 3).div_ceil(5).min(own.len());
    let mut measures = some_of(own, n_own, random);
    measures.extend(some_of(&COMMON_MEASURES, n - n_own, random));
    let mut drafts: Vec<_> = measures.into_iter().map(|m| IndicatorDraft::new(m, idea, random)).collect();
    drafts.sort_by_key(|draft| draft.code);
    drafts
}

/// So many of them, in their order.
fn some_of(measures: &'static [Measure], n: usize, random: &mut Seed) -> Vec<&'static Measure> {
    let mut left: Vec<&'static Measure> = measures.iter().collect();
    while left.len() > n {
        left.remove(random.below(left.len()));
    }
    left
}

/// The indicators of the next year, each with the old one that it continues. A rename of the project reaches
/// the names that hold its topic.
pub fn next_year(
    old: &[IndicatorDraft],
    idea: &Idea,
    is_heavy: bool,
    strength: &Strength,
    random: &mut Seed,
) -> (Vec<IndicatorDraft>, Ancestry) {
    let mut kept: Vec<(IndicatorDraft, Option<Kept>)> = Vec::new();
    let follows_topic = random.chance(1, 2);
    for (at, draft) in old.iter().enumerate() {
        if random.chance(strength.indicator_dropped, 1000) {
            continue;
        }
        kept.push(continued(at, draft, idea, (is_heavy, follows_topic), strength, random));
    }
    if kept.is_empty() {
        kept.push(continued(0, &old[0], idea, (is_heavy, follows_topic), strength, random));
    }
    for _ in 0..old.len() {
        if random.chance(strength.indicator_added, 1000)
            && let Some(measure) = unused(old, &kept, idea, random)
        {
            kept.push((IndicatorDraft::new(measure, idea, random), None));
        }
    }
    if random.chance(strength.indicators_reordered, 1000) {
        for at in (1..kept.len()).rev() {
            kept.swap(at, random.below(at + 1));
        }
    } else {
        kept.sort_by_key(|(draft, _)| draft.code);
    }
    kept.into_iter().unzip()
}

fn continued(
    at: usize,
    draft: &IndicatorDraft,
    idea: &Idea,
    (is_heavy, follows_topic): (bool, bool),
    strength: &Strength,
    random: &mut Seed,
) -> (IndicatorDraft, Option<Kept>) {
    let mut new = draft.clone();
    let renamed = if is_heavy { strength.indicator_renamed * 2 } else { strength.indicator_renamed };
    if random.chance(renamed.min(500), 1000) {
        new.word = 1 - draft.word;
    }
    if follows_topic {
        idea.topic().clone_into(&mut new.topic);
    }
    if random.chance(strength.indicator_reclassified, 1000) {
        new.code = neighbour(draft.code);
    }
    if strength.one_year_of_comparators && random.chance(1, 3) {
        new.score = random.between(1, 4) * 5;
    }
    let mut annual = Accepted::default();
    if random.chance(strength.target_changed, 1000) {
        (new.annual, annual) = change(&draft.annual, draft.measure.figure, random);
        if draft.cycle.is_some() && random.chance(1, 2) {
            new.cycle = Some(new.annual.clone());
        }
    }
    let cycle =
        if draft.cycle.is_none() && new.cycle.is_none() { annual.clone() } else { Accepted::default() };
    (new, Some(Kept { old: at, annual, cycle }))
}

/// A level that people confuse with this one.
fn neighbour(code: &'static str) -> &'static str {
    match code {
        "11" | "13" | "31" => "12",
        "12" => "11",
        "14" => "41",
        "41" => "14",
        "22" => "24",
        _ => "22",
    }
}

/// A measure that neither year has.
fn unused(
    old: &[IndicatorDraft],
    kept: &[(IndicatorDraft, Option<Kept>)],
    idea: &Idea,
    random: &mut Seed,
) -> Option<&'static Measure> {
    let own: &'static [Measure] = match &idea.subject {
        Subject::Work { activity, .. } => activity.measures,
        _ => &[],
    };
    let is_used = |measure: &Measure| {
        old.iter().chain(kept.iter().map(|(draft, _)| draft)).any(|d| d.measure.names == measure.names)
    };
    let free: Vec<&'static Measure> =
        own.iter().chain(COMMON_MEASURES.iter()).filter(|measure| !is_used(measure)).collect();
    if free.is_empty() { None } else { Some(*random.pick(&free)) }
}

/// The indicators of a project that is another one of the same sort: other numbers, its own topic.
pub fn lookalike(old: &[IndicatorDraft], idea: &Idea, random: &mut Seed) -> Vec<IndicatorDraft> {
    let own: &'static [Measure] = match &idea.subject {
        Subject::Work { activity, .. } => activity.measures,
        _ => &[],
    };
    let mut drafts = Vec::with_capacity(old.len());
    for draft in old {
        let mut new = draft.clone();
        idea.topic().clone_into(&mut new.topic);
        let is_fit = own.iter().chain(COMMON_MEASURES.iter()).any(|m| m.names == draft.measure.names);
        if !is_fit {
            // Another activity: what it measures of the same level, where nothing has that yet.
            let Some(measure) = own.iter().find(|m| {
                m.code == draft.code && !drafts.iter().any(|d: &IndicatorDraft| d.measure.names == m.names)
            }) else {
                continue;
            };
            new = IndicatorDraft::new(measure, idea, random);
        } else if random.chance(1, 2) {
            new.annual = Value::draw(draft.measure.figure, random);
            new.cycle = None;
        }
        drafts.push(new);
    }
    if drafts.is_empty() { draw(idea, random) } else { drafts }
}

/// The indicators as a table prints them that has comparators, or has none.
pub fn print_comparators(drafts: &mut [IndicatorDraft], are_printed: bool) {
    for draft in drafts {
        draft.annual = with_comparators(&draft.annual, draft.measure.figure, are_printed);
        draft.cycle =
            draft.cycle.as_ref().map(|value| with_comparators(value, draft.measure.figure, are_printed));
    }
}
