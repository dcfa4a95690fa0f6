//! Reads the plants.

use super::{Act, At, Garden, Plant, Step, Years};
use duibiao_check::{Check, Profile, rule};
use duibiao_core::Side;
use std::collections::BTreeMap;
use std::path::Path;

/// The words first, since plants draw from them.
const FILES: [&str; 6] =
    ["words.txt", "arithmetic.txt", "structure.txt", "targets.txt", "sense.txt", "years.txt"];

const ACTS: [(&str, Act); 22] = [
    ("let", Act::Let),
    ("+", Act::Add),
    ("-", Act::Remove),
    ("levels", Act::Levels),
    ("blank", Act::Blank),
    ("scores", Act::Scores),
    ("goal", Act::Goal),
    ("goal too", Act::GoalToo),
    ("name", Act::Name),
    ("period", Act::Period),
    ("amount", Act::Amount),
    ("cells", Act::Cells),
    ("subtotal", Act::Subtotal),
    ("total", Act::Total),
    ("money", Act::Money),
    ("year", Act::Year),
    ("gone", Act::Gone),
    ("no goals", Act::NoGoals),
    ("recode", Act::Recode),
    ("next", Act::Next),
    ("elsewhere", Act::Elsewhere),
    ("each", Act::Each),
];

/// The plants of `tests/cases/planted`.
///
/// # Errors
/// Where a file cannot be read.
///
/// # Panics
/// Where the notation is wrong: the message says in which line.
pub fn garden() -> std::io::Result<Garden> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/planted");
    let mut reader = Reader::default();
    for name in FILES {
        reader.file(name, &std::fs::read_to_string(folder.join(name))?);
    }
    Ok(reader.garden)
}

#[derive(Default)]
struct Reader {
    garden: Garden,
    /// Steps that several plants share.
    blocks: BTreeMap<String, Vec<Step>>,
    /// The block that is being read.
    block: Option<String>,
    rule: &'static str,
    /// The year that is being written about, where it is one of two.
    year: Option<Side>,
}

impl Reader {
    fn file(&mut self, name: &str, text: &str) {
        for (idx, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let place = format!("{name}:{}", idx + 1);
            self.line(&place, line).unwrap_or_else(|| panic!("{place}: not understood: {line}"));
        }
    }

    fn line(&mut self, place: &str, line: &str) -> Option<()> {
        let (key, rest) = match line.split_once(' ') {
            Some((sign @ ("+" | "-"), rest)) => (sign, rest),
            _ => line.split_once(':')?,
        };
        let rest = rest.trim();
        if let Some(name) = key.strip_prefix("words ") {
            let list = rest.split('|').map(|word| word.trim().to_owned()).collect();
            self.garden.words.insert(name.to_owned(), list);
            return Some(());
        }
        match key {
            "block" => {
                self.block = Some(rest.to_owned());
                self.blocks.insert(rest.to_owned(), Vec::new());
            }
            "rule" => {
                self.rule = rule(rest)?.code.id();
                self.block = None;
            }
            "fault" | "near" => self.begin(place, rest, key == "fault"),
            "last year" => self.year = Some(Side::Old),
            "this year" => self.year = Some(Side::New),
            "use" => {
                let steps = self.blocks.get(rest)?.clone();
                self.steps()?.extend(steps);
            }
            "also" => {
                for code in rest.split(',') {
                    let code = rule(code.trim())?.code.id();
                    self.plant()?.also.push(code);
                }
            }
            "profile" => {
                self.plant()?.profile = if rest == "strict" { Profile::Strict } else { return None };
            }
            "times" => self.plant()?.times = rest.parse().ok()?,
            "at" => {
                self.plant()?.at = match rest {
                    "first" => At::First,
                    "last" => At::Last,
                    "any" => At::Any,
                    "unit" => At::Unit,
                    "table" => At::Table,
                    _ => return None,
                };
            }
            _ => {
                let (_, act) = ACTS.iter().find(|(word, _)| *word == key)?;
                self.steps()?.push(Step { act: *act, template: rest.to_owned() });
            }
        }
        Some(())
    }

    fn begin(&mut self, place: &str, title: &str, is_fault: bool) {
        self.block = None;
        self.year = None;
        let is_of_years = rule(self.rule).is_some_and(|rule| matches!(rule.check, Check::Changes(_)));
        self.garden.plants.push(Plant {
            place: place.to_owned(),
            title: title.to_owned(),
            rule: self.rule,
            is_fault,
            profile: Profile::Default,
            at: At::First,
            times: 1,
            also: Vec::new(),
            steps: Vec::new(),
            years: is_of_years.then(Years::default),
        });
    }

    fn plant(&mut self) -> Option<&mut Plant> {
        self.garden.plants.last_mut()
    }

    fn steps(&mut self) -> Option<&mut Vec<Step>> {
        if let Some(name) = &self.block {
            return self.blocks.get_mut(name);
        }
        let plant = self.garden.plants.last_mut()?;
        match self.year {
            None => Some(&mut plant.steps),
            Some(Side::Old) => plant.years.as_mut().map(|years| &mut years.last),
            Some(Side::New) => plant.years.as_mut().map(|years| &mut years.this),
        }
    }
}
