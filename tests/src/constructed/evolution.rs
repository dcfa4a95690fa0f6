//! A department's two years: what each project was, and what became of it.

use super::PairOfYears;
use super::distinctions::lookalike;
use super::drafts::{self, Draft, Rename};
use super::groups;
use super::idea::{Idea, Subject};
use super::indicators::Ancestry;
use super::record::Record;
use super::reorganisation::Reorganisation;
use super::strength::{Level, Strength};
use super::truth::Distinction;
use super::words::{Activity, Field, Vocabulary};
use crate::seed::Seed;
use crate::vocabulary::{CITY_FIRST, CITY_SECOND, DISTRICT_FIRST, DISTRICT_SECOND};
use std::collections::{BTreeMap, BTreeSet};

/// Department number `index` of a run with its two years: always the same for the same arguments.
///
/// # Example
/// ```
/// use duibiao_tests::constructed::{Level, pair, words::FIT};
/// let pair = pair(Level::Mid, &FIT, 1, 0);
/// assert_eq!(pair.truth.faults(pair.old.n_projects(), pair.new.n_projects()), Vec::<String>::new());
/// ```
pub fn pair(level: Level, vocabulary: &'static Vocabulary, seed: u64, index: u64) -> PairOfYears {
    let purpose = index * 16 + level as u64;
    let mut random = Seed::new(seed).fork(7_000_003 + purpose);
    let strength = level.strength();
    let field = random.pick(vocabulary.fields);
    let district = format!("{}{}区", random.pick(&DISTRICT_FIRST), random.pick(&DISTRICT_SECOND));
    let city = format!("{}{}市", random.pick(&CITY_FIRST), random.pick(&CITY_SECOND));
    let units = Reorganisation::draw(&format!("{city}{district}"), field, &strength, &mut random);
    let fiscal_year = *random.pick(&[2021, 2022, 2023, 2024]);
    let n = random.between(15, 60);
    let mut department = Department {
        vocabulary,
        field,
        strength,
        random,
        units,
        district,
        fiscal_year,
        works: BTreeSet::new(),
        names: BTreeSet::new(),
        record: Record::default(),
    };
    // Attempts that would give two projects one name are not taken up.
    for _ in 0..8 * n {
        if department.record.n_old() >= n {
            break;
        }
        department.live_through_one();
    }
    let Department { record, units, mut random, .. } = department;
    record.write(&units, fiscal_year, strength.one_year_of_comparators, &mut random)
}

struct Department {
    vocabulary: &'static Vocabulary,
    field: &'static Field,
    strength: Strength,
    random: Seed,
    units: Reorganisation,
    district: String,
    /// The old table's.
    fiscal_year: i32,
    /// Topics and activities that are taken.
    works: BTreeSet<(&'static str, &'static str)>,
    /// Names that are taken, with the unit where several units may use one.
    names: BTreeSet<String>,
    record: Record,
}

/// What became of some projects, not yet taken up.
#[derive(Default)]
struct Thought {
    old: Vec<Draft>,
    new: Vec<Draft>,
    renamed: Option<bool>,
    transferred: Option<bool>,
    ancestry: Ancestry,
}

/// What is thought of together, and taken up only if its names are free.
#[derive(Default)]
struct Attempt {
    fates: Vec<Thought>,
    /// Fate and fate: the old one of the first and the new one of the second must not be linked.
    hard: Option<(usize, usize, Distinction)>,
}

impl Department {
    fn live_through_one(&mut self) {
        let strength = self.strength;
        let mut at = self.random.below(1000);
        let mut falls = |share: usize| {
            let is_here = at < share;
            at = if is_here { usize::MAX } else { at - share };
            is_here
        };
        let attempt = if falls(strength.new) {
            self.begun()
        } else if falls(strength.ended) {
            self.fresh().map(|draft| Attempt::one(vec![draft], Vec::new()))
        } else if falls(strength.hard_negative) {
            self.ended_beside_another()
        } else if falls(strength.sibling) {
            self.continued_beside_another()
        } else if falls(strength.group) {
            self.restructured()
        } else if falls(strength.family) {
            self.family()
        } else if falls(60) {
            self.generic()
        } else {
            self.fresh().map(|draft| self.continued(draft))
        };
        if let Some(attempt) = attempt {
            self.take_up(attempt);
        }
    }

    fn unit(&mut self) -> usize {
        // The department itself has more projects than each of its bodies.
        let n = self.units.old.len();
        if self.random.chance(1, 3) { 0 } else { self.random.below(n) }
    }

    fn fresh(&mut self) -> Option<Draft> {
        let unit = self.unit();
        let (topic, activity) = self.work()?;
        let subject = Subject::Work { topic, topic_word: 0, activity, activity_word: 0 };
        let idea = drafts::idea(subject, &self.district, self.vocabulary, self.fiscal_year, &mut self.random);
        Some(Draft::new(idea, unit, &mut self.random))
    }

    fn begun(&mut self) -> Option<Attempt> {
        let mut new = self.fresh()?;
        new.unit = self.units.image(new.unit, &mut self.random);
        Some(Attempt::one(Vec::new(), vec![new]))
    }

    /// A topic and an activity that no other project has; taken from now on.
    fn work(&mut self) -> Option<(&'static [&'static str], &'static Activity)> {
        for _ in 0..40 {
            let topic = *self.random.pick(self.field.topics);
            let activity = self.random.pick(self.vocabulary.activities);
            if self.works.insert((topic[0], activity.word)) {
                return Some((topic, activity));
            }
        }
        None
    }

    fn continued(&mut self, old: Draft) -> Attempt {
        let mut attempt = Attempt::default();
        self.go_on(old, &mut attempt);
        attempt
    }

    fn go_on(&mut self, old: Draft, attempt: &mut Attempt) {
        let (mut new, rename, ancestry) =
            drafts::next_year(&old, &self.district, &self.strength, &mut self.random);
        let is_generic = matches!(old.idea.subject, Subject::Generic(..));
        new.unit = self.units.image(old.unit, &mut self.random);
        let mut transferred = self.units.is_plain(old.unit).then_some(false);
        if !is_generic
            && self.random.chance(self.strength.transfer, 1000)
            && let Some(elsewhere) = self.units.elsewhere(old.unit, &mut self.random)
        {
            new.unit = elsewhere;
            transferred = Some(true);
        }
        // By synonyms or tails the name may also come out as it was.
        let renamed = rename != Rename::None && old.idea.name(0) != new.idea.name(0);
        let renamed = Some(renamed);
        attempt.fates.push(Thought { old: vec![old], new: vec![new], renamed, transferred, ancestry });
    }

    fn ended_beside_another(&mut self) -> Option<Attempt> {
        let mut old = self.fresh()?;
        let (mut other, by) =
            lookalike(&mut old, self.vocabulary, self.fiscal_year, false, &mut self.random)?;
        self.take_work(&other.idea);
        other.unit = self.units.image(old.unit, &mut self.random);
        let mut attempt = Attempt::one(vec![old], Vec::new());
        attempt.fates.push(Thought { new: vec![other], ..Thought::default() });
        attempt.hard = Some((0, 1, by));
        Some(attempt)
    }

    fn continued_beside_another(&mut self) -> Option<Attempt> {
        let mut old = self.fresh()?;
        let (mut other, by) = lookalike(&mut old, self.vocabulary, self.fiscal_year, true, &mut self.random)?;
        self.take_work(&other.idea);
        other.unit = self.units.image(old.unit, &mut self.random);
        let mut attempt = self.continued(old);
        attempt.fates.push(Thought { new: vec![other], ..Thought::default() });
        attempt.hard = Some((0, 1, by));
        Some(attempt)
    }

    /// Another activity on the topic is taken too.
    fn take_work(&mut self, idea: &Idea) {
        if let Subject::Work { topic, activity, .. } = &idea.subject {
            self.works.insert((topic[0], activity.word));
        }
    }

    /// Two or three that differ in one thing and go on, each for itself.
    fn family(&mut self) -> Option<Attempt> {
        let mut first = self.fresh()?;
        let mut attempt = Attempt::default();
        let n_more = self.random.between(1, 2);
        let mut others = Vec::with_capacity(n_more);
        for _ in 0..n_more {
            let (other, _) =
                lookalike(&mut first, self.vocabulary, self.fiscal_year, true, &mut self.random)?;
            self.take_work(&other.idea);
            others.push(other);
        }
        self.go_on(first, &mut attempt);
        for other in others {
            self.go_on(other, &mut attempt);
        }
        Some(attempt)
    }

    /// A name that several units use: it goes on, or ends here and begins there.
    fn generic(&mut self) -> Option<Attempt> {
        let idea = drafts::generic(&mut self.random);
        let unit = self.unit();
        let old = Draft::new(idea, unit, &mut self.random);
        if self.units.old.len() > 2
            && self.random.chance(self.strength.hard_negative + self.strength.sibling, 500)
        {
            let elsewhere = self.units.elsewhere(unit, &mut self.random)?;
            let other = Draft { unit: elsewhere, ..Draft::new(old.idea.clone(), unit, &mut self.random) };
            let mut attempt = Attempt::one(vec![old], Vec::new());
            attempt.fates.push(Thought { new: vec![other], ..Thought::default() });
            attempt.hard = Some((0, 1, Distinction::Unit));
            return Some(attempt);
        }
        Some(self.continued(old))
    }

    fn restructured(&mut self) -> Option<Attempt> {
        let unit = self.unit();
        let n = *self.random.pick(&[2, 2, 2, 3, 3, 4]);
        let group = match self.random.below(20) {
            0..8 => {
                let whole = self.fresh()?;
                groups::by_marks(whole, n.min(3), &mut self.random)
            }
            8..14 => {
                let parts = self.several(n, unit)?;
                groups::umbrella(parts, self.field.short, &mut self.random)
            }
            14..18 => {
                let mut parts = self.several(2, unit)?;
                let passenger = parts.pop()?;
                groups::with_passenger(parts.pop()?, passenger, &mut self.random)
            }
            _ => return self.regrouped(unit),
        };
        let (mut old, mut new) = (vec![group.whole], group.parts);
        if self.random.chance(1, 2) {
            std::mem::swap(&mut old, &mut new);
        }
        Some(self.restructure(old, new))
    }

    fn several(&mut self, n: usize, unit: usize) -> Option<Vec<Draft>> {
        (0..n).map(|_| self.fresh().map(|draft| Draft { unit, ..draft })).collect()
    }

    fn regrouped(&mut self, unit: usize) -> Option<Attempt> {
        let n_activities = self.random.between(2, 3);
        for _ in 0..60 {
            let topics = [*self.random.pick(self.field.topics), *self.random.pick(self.field.topics)];
            let mut activities: Vec<&'static Activity> = self.vocabulary.activities.iter().collect();
            while activities.len() > n_activities {
                activities.remove(self.random.below(activities.len()));
            }
            let works: Vec<_> = topics
                .iter()
                .flat_map(|topic| activities.iter().map(|activity| (topic[0], activity.word)))
                .collect();
            if topics[0][0] == topics[1][0] || works.iter().any(|work| self.works.contains(work)) {
                continue;
            }
            self.works.extend(works);
            let (by_topic, by_activity) = groups::regrouping(topics, &activities, unit, &mut self.random);
            let is_by_topic_first = self.random.chance(1, 2);
            let (old, new) =
                if is_by_topic_first { (by_topic, by_activity) } else { (by_activity, by_topic) };
            return Some(self.restructure(old, new));
        }
        None
    }

    /// The new side lives through a year too, its amounts apart.
    fn restructure(&mut self, old: Vec<Draft>, new: Vec<Draft>) -> Attempt {
        let mut later = Vec::with_capacity(new.len());
        for draft in new {
            let (mut next, ..) = drafts::next_year(&draft, &self.district, &self.strength, &mut self.random);
            next.hundredths = draft.hundredths;
            next.unit = self.units.image(draft.unit, &mut self.random);
            if self.random.chance(1, 8)
                && let Some(elsewhere) = self.units.elsewhere(draft.unit, &mut self.random)
            {
                next.unit = elsewhere;
            }
            later.push(next);
        }
        Attempt::one(old, later)
    }

    fn take_up(&mut self, attempt: Attempt) {
        // A name of either year is nobody else's name in either.
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (at, thought) in attempt.fates.iter().enumerate() {
            for side in [&thought.old, &thought.new] {
                let mut of_side = BTreeSet::new();
                for draft in side {
                    let name = identity(draft);
                    let is_taken = self.names.contains(&name) || !of_side.insert(name.clone());
                    if is_taken || *names.entry(name).or_insert(at) != at {
                        return;
                    }
                }
            }
        }
        self.names.extend(names.into_keys());
        let first = self.record.fates.len();
        for Thought { old, new, renamed, transferred, ancestry } in attempt.fates {
            self.record.add(old, new, renamed, transferred, ancestry);
        }
        if let Some((old, new, by)) = attempt.hard {
            self.record.add_hard_negative(first + old, first + new, by);
        }
    }
}

/// A name as far as it tells projects apart; one that several units use is told apart by its unit.
fn identity(draft: &Draft) -> String {
    let is_generic = matches!(draft.idea.subject, Subject::Generic(..));
    let unit = if is_generic { draft.unit.to_string() } else { String::new() };
    format!("{unit}{}", draft.idea.name(0)).replace('(', "（").replace(')', "）")
}

impl Attempt {
    fn one(old: Vec<Draft>, new: Vec<Draft>) -> Self {
        Self { fates: vec![Thought { old, new, ..Thought::default() }], hard: None }
    }
}
