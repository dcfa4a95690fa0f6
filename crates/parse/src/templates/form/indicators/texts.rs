//! The cells of one indicator, and what is made of them.

use super::side::without_score;
use super::{Horizon, Printed};
use crate::label::{bare, squash};
use crate::passage::Passage;
use crate::templates::parts::Part;
use duibiao_core::{Category, Indicator, Level, Note, Origin, Target};

/// The cells of one indicator.
#[derive(Debug, Default)]
pub(super) struct Texts<'a> {
    cells: Vec<(Part, String, &'a Passage)>,
}

impl<'a> Texts<'a> {
    pub(super) fn push(&mut self, part: Part, label: &str, passage: &'a Passage) {
        // Two columns of one meaning: the second is kept under its own label.
        let part = if part != Part::Note && self.passage(part).is_some() { Part::Note } else { part };
        self.cells.push((part, label.to_owned(), passage));
    }

    pub(super) fn passage(&self, part: Part) -> Option<&'a Passage> {
        self.cells.iter().find(|(of, _, _)| *of == part).map(|(_, _, passage)| *passage)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(super) fn has_value(&self) -> bool {
        [Part::Value, Part::AnnualValue, Part::CycleValue, Part::Score]
            .iter()
            .any(|part| self.passage(*part).is_some())
    }

    /// Symbol, number and unit glued in that order.
    fn value(&self, part: Part) -> String {
        let value = self.passage(part).map(|passage| passage.text.trim()).unwrap_or_default();
        let sign = self.passage(Part::Sign).map(|passage| passage.text.trim()).filter(|text| is_sign(text));
        let unit =
            self.passage(Part::Unit).map(|passage| passage.text.trim()).filter(|unit| !is_no_unit(unit));
        let unit = unit.filter(|unit| !value.ends_with(unit)).unwrap_or_default();
        format!("{}{value}{unit}", sign.unwrap_or_default())
    }

    /// All of them as a note under one of them, or under the label beside them.
    pub(super) fn note_of(&self, label: &Passage) -> Note {
        let others = self.cells.iter().filter(|(_, _, passage)| !std::ptr::eq(*passage, label));
        let rest: Vec<&str> = others.map(|(_, _, passage)| passage.text.as_str()).collect();
        Note { label: squash(&label.text), text: rest.join(" "), origin: label.origin() }
    }

    fn notes(&self) -> Vec<Note> {
        let kept = self.cells.iter().filter(|(part, _, passage)| match part {
            Part::Note | Part::Monitoring | Part::Evaluation => true,
            Part::Sign => !is_sign(&passage.text) && squash(&passage.text) != "定性",
            _ => false,
        });
        kept.map(|(_, label, passage)| Note {
            label: squash(label),
            text: passage.text.clone(),
            origin: passage.origin(),
        })
        .collect()
    }

    pub(super) fn indicator(
        &self,
        (level1, level2): (Option<Passage>, Option<Passage>),
        horizon: Horizon,
    ) -> Indicator {
        let read =
            |level: Option<Passage>| level.map(|level| Level::read(level.text.trim())).unwrap_or_default();
        let (level1, level2) = (read(level1), read(level2));
        let name = self.passage(Part::Name).map_or(String::new(), |passage| passage.text.trim().to_owned());
        let plain = Part::Value;
        let of = |part: Part| Some(Target::read(&self.value(part)));
        let (mut cycle_target, mut annual_target) = match horizon {
            Horizon::Cycle => (of(plain), None),
            Horizon::Annual => (None, of(plain)),
        };
        if self.passage(Part::CycleValue).is_some() {
            cycle_target = of(Part::CycleValue);
        }
        if self.passage(Part::AnnualValue).is_some() {
            annual_target = of(Part::AnnualValue);
        }
        let origin =
            self.cells.iter().fold(Origin::Nowhere, |origin, (_, _, passage)| origin.to(passage.origin()));
        let text = |part: Part| self.passage(part).map(|passage| passage.text.trim().to_owned());
        Indicator {
            seq: text(Part::Number).and_then(|number| number.parse().ok()),
            category: classify(&level1, &level2),
            level1,
            level2,
            name,
            cycle_target,
            annual_target,
            score: text(Part::Score),
            actual: self.passage(Part::Actual).map(|passage| Target::read(&passage.text)),
            achieved_score: text(Part::Achieved),
            notes: self.notes(),
            origin,
        }
    }

    /// Puts the second half of a row to the first.
    pub(super) fn complete(&self, last: &mut Printed, horizon: Horizon) {
        let rest = self.indicator((None, None), horizon);
        let indicator = &mut last.indicator;
        indicator.name.push_str(&rest.name);
        if !last.has_value {
            indicator.cycle_target = rest.cycle_target.or(indicator.cycle_target.take());
            indicator.annual_target = rest.annual_target.or(indicator.annual_target.take());
        }
        indicator.score = indicator.score.take().or(rest.score);
        indicator.actual = indicator.actual.take().or(rest.actual);
        indicator.achieved_score = indicator.achieved_score.take().or(rest.achieved_score);
        for note in rest.notes {
            match indicator.notes.iter_mut().find(|own| own.label == note.label) {
                Some(own) => own.text.push_str(&note.text),
                None => indicator.notes.push(note),
            }
        }
        indicator.origin = indicator.origin.to(rest.origin);
        last.has_value = true;
    }
}

/// The category of printed levels; a score behind a level's name does not count.
pub(crate) fn classify(level1: &Level, level2: &Level) -> Option<Category> {
    let plain = |level: &Level| Level { code: level.code.clone(), name: without_score(&level.name) };
    Category::classify(&plain(level1), &plain(level2))
}

/// 定性 as a symbol says nothing that the value does not.
fn is_sign(text: &str) -> bool {
    let words = squash(text);
    !words.is_empty() && words.chars().all(|c| "≥≤＞＜><=＝⩾⩽≧≦~～".contains(c))
        || matches!(
            words.as_str(),
            "大于" | "小于" | "等于" | "大于等于" | "小于等于" | "不低于" | "不超过" | "不少于"
        )
}

fn is_no_unit(text: &str) -> bool {
    text.is_empty() || text.chars().all(|c| "-－—/／".contains(c)) || text == "无"
}

/// An execution rate with its score, or the sum of the scores: no indicator. An execution rate that is one has
/// its name in the column of names.
pub(super) fn not_an_indicator(level1: Option<&Passage>, texts: &Texts<'_>) -> Option<Note> {
    const RATES: [&str; 5] = ["预算执行率", "执行率", "预算执行情况", "预算执行", "资金执行率"];
    const SUMS: [&str; 8] = ["合计", "总分", "小计", "总计", "合计得分", "总得分", "分值合计", "得分合计"];
    let label = level1.or(texts.passage(Part::Name))?;
    let words = bare(&label.text);
    let is_rate = level1.is_some() && RATES.contains(&words.as_str());
    (is_rate || SUMS.contains(&words.as_str())).then(|| texts.note_of(label))
}
