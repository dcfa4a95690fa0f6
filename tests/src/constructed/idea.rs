//! What a project is about, and the name that this gives it.

use super::words::{Activity, BODY_KINDS, GENERIC, PLACE_FIRST, PLACE_KINDS, PLACE_SECOND, SIDES};
use crate::seed::Seed;

/// Everything that makes a project this one and no other, and how its name is written.
#[derive(Clone, Debug)]
pub struct Idea {
    /// What is done on what.
    pub subject: Subject,
    /// The district's name before everything else, which says nothing.
    pub owner: Option<String>,
    /// 市级, 区级: whose money.
    pub government: Option<&'static str>,
    /// A year in the name.
    pub year: YearMark,
    /// Another body that the name starts with.
    pub body: Option<String>,
    /// A place below the district.
    pub place: Option<Place>,
    /// A kind of object, such as 小学.
    pub object: Option<&'static str>,
    /// A phase, batch or section.
    pub mark: Option<Mark>,
    /// An end such as 经费.
    pub tail: &'static str,
    /// The number of a document.
    pub document: Option<usize>,
    /// Whether brackets are of half width.
    pub half_width: bool,
}

/// What a project does on what.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A topic and an activity, each in one of its words.
    Work {
        /// The topic's words.
        topic: &'static [&'static str],
        /// Which of them is used.
        topic_word: usize,
        /// The activity.
        activity: &'static Activity,
        /// Which of its words is used: the plain, the light, then the heavy ones.
        activity_word: usize,
    },
    /// One of [`GENERIC`], in one of its words.
    Generic(usize, usize),
    /// A name that is none of these.
    Named(String),
}

/// A year in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearMark {
    /// None.
    None,
    /// The fiscal year, which rolls.
    Fiscal,
    /// The year of a contract of which the rest is paid; it does not roll.
    Vintage(i32),
}

/// A place in a name.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub at: PlaceAt,
}

/// Where a place stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceAt {
    /// Before the topic.
    Start,
    /// Between topic and activity.
    Middle,
    /// In brackets at the end.
    Bracket,
}

/// The place of a project in a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// 一期
    Phase(usize),
    /// 首期, 后续
    Course(usize),
    /// 一阶段
    Stage(usize),
    /// 第一批
    Batch(usize),
    /// 一标段
    Section(usize),
}

const NUMERALS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

impl Mark {
    /// The mark as it is written.
    pub fn text(self) -> String {
        match self {
            Self::Phase(n) => format!("{}期", NUMERALS[n]),
            Self::Course(n) => ["首期", "后续"][n.min(1)].to_owned(),
            Self::Stage(n) => format!("{}阶段", NUMERALS[n]),
            Self::Batch(n) => format!("第{}批", NUMERALS[n]),
            Self::Section(n) => format!("{}标段", NUMERALS[n]),
        }
    }

    /// The next one of the series.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Phase(n) => Self::Phase(n + 1),
            Self::Course(_) => Self::Course(1),
            Self::Stage(n) => Self::Stage(n + 1),
            Self::Batch(n) => Self::Batch(n + 1),
            Self::Section(n) => Self::Section(n + 1),
        }
    }

    /// A first or second one of some series.
    pub fn first(random: &mut Seed) -> Self {
        let n = random.below(2);
        match random.below(5) {
            0 => Self::Phase(n),
            1 => Self::Course(0),
            2 => Self::Stage(n),
            3 => Self::Batch(n),
            _ => Self::Section(n),
        }
    }
}

impl Idea {
    /// An idea with nothing but its subject.
    pub fn plain(subject: Subject) -> Self {
        Self {
            subject,
            owner: None,
            government: None,
            year: YearMark::None,
            body: None,
            place: None,
            object: None,
            mark: None,
            tail: "",
            document: None,
            half_width: false,
        }
    }

    /// The topic in the word that is used.
    pub fn topic(&self) -> &str {
        match &self.subject {
            Subject::Work { topic, topic_word, .. } => topic[*topic_word],
            Subject::Generic(which, word) => GENERIC[*which][*word],
            Subject::Named(name) => name,
        }
    }

    /// The activity in the word that is used.
    pub fn activity(&self) -> &'static str {
        match &self.subject {
            Subject::Work { activity, activity_word, .. } => match activity_word {
                0 => activity.word,
                1 => activity.light,
                heavy => activity.heavy[(heavy - 2) % activity.heavy.len()],
            },
            _ => "专项工作",
        }
    }

    /// What the work is done on: body or place, object, topic.
    pub fn scope(&self) -> String {
        let body = self.body.as_deref().unwrap_or_default();
        let place = self.place.as_ref().map_or("", |place| place.name.as_str());
        format!("{body}{place}{}{}", self.object.unwrap_or_default(), self.topic())
    }

    /// The project's name in the table of that year.
    pub fn name(&self, fiscal_year: i32) -> String {
        let place_at = |at| {
            let place = self.place.as_ref().filter(|place| place.at == at);
            place.map_or("", |place| place.name.as_str())
        };
        let year = match self.year {
            YearMark::None => String::new(),
            YearMark::Fiscal => format!("{fiscal_year}年"),
            YearMark::Vintage(year) => format!("{year}年"),
        };
        let (open, close) = if self.half_width { ("(", ")") } else { ("（", "）") };
        let in_brackets = |text: &str| format!("{open}{text}{close}");
        let place_after = place_at(PlaceAt::Bracket);
        let mark = match self.mark {
            None => String::new(),
            Some(mark @ Mark::Batch(_)) => mark.text(),
            Some(mark) => in_brackets(&mark.text()),
        };
        let document = self.document.map(|number| format!("（沄财预〔{}〕{number}号）", fiscal_year - 1));
        [
            self.owner.as_deref().unwrap_or_default(),
            self.government.unwrap_or_default(),
            &year,
            self.body.as_deref().unwrap_or_default(),
            place_at(PlaceAt::Start),
            self.object.unwrap_or_default(),
            self.topic(),
            place_at(PlaceAt::Middle),
            if matches!(self.subject, Subject::Work { .. }) { self.activity() } else { "" },
            self.tail,
            if matches!(self.year, YearMark::Vintage(_)) { "尾款" } else { "" },
            &if place_after.is_empty() { String::new() } else { in_brackets(place_after) },
            &mark,
            document.as_deref().unwrap_or_default(),
        ]
        .concat()
    }
}

/// A place below a district, such as 枫渡镇 or 城东片区.
pub fn place_name(random: &mut Seed) -> String {
    if random.chance(1, 4) {
        let sides = *random.pick(&SIDES);
        return (*random.pick(sides)).to_owned();
    }
    let kind = *random.pick(&PLACE_KINDS);
    format!("{}{}{kind}", random.pick(&PLACE_FIRST), random.pick(&PLACE_SECOND))
}

/// Another place of the same sort: 城西 for 城东, a town for a town.
pub fn other_place(place: &str, random: &mut Seed) -> String {
    if let Some(sides) = SIDES.iter().find(|sides| sides.contains(&place)) {
        let others: Vec<&str> = sides.iter().copied().filter(|side| *side != place).collect();
        return (*random.pick(&others)).to_owned();
    }
    let kind = PLACE_KINDS.iter().find(|kind| place.ends_with(*kind)).unwrap_or(&"镇");
    loop {
        let other = format!("{}{}{kind}", random.pick(&PLACE_FIRST), random.pick(&PLACE_SECOND));
        // Neither character is the same: 枫渡镇 and 枫坞镇 are hard enough to tell apart for people.
        if !other.chars().zip(place.chars()).take(2).any(|(a, b)| a == b) {
            return other;
        }
    }
}

/// A body of another place.
pub fn body_name(random: &mut Seed) -> String {
    format!("{}{}区{}", random.pick(&PLACE_FIRST), random.pick(&PLACE_SECOND), random.pick(&BODY_KINDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_is_known_in_order() {
        let mut idea = Idea::plain(Subject::Named("河堤加固".to_owned()));
        idea.government = Some("区级");
        idea.year = YearMark::Fiscal;
        idea.object = Some("小学");
        idea.tail = "经费";
        idea.place = Some(Place { name: "枫渡镇".to_owned(), at: PlaceAt::Bracket });
        idea.mark = Some(Mark::Phase(1));
        assert_eq!(idea.name(2024), "区级2024年小学河堤加固经费（枫渡镇）（二期）");
    }

    #[test]
    fn other_places_are_of_the_same_sort() {
        let mut random = Seed::new(5);
        assert_eq!(other_place("东区", &mut random), "西区");
        assert!(other_place("枫渡镇", &mut random).ends_with('镇'));
    }
}
