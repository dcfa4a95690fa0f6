//! One side of a block: its columns, and the levels that go on downwards.

use super::texts::{Texts, not_an_indicator};
use super::{Horizon, Printed};
use crate::grid::Cell;
use crate::label::squash;
use crate::passage::Passage;
use crate::templates::form::labels::{Label, meaning};
use crate::templates::parts::{self, Part, PartColumn};
use duibiao_core::{Category, Level, Note};

#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) horizon: Horizon,
    pub(super) columns: Vec<PartColumn>,
    pub(super) level1: Option<Passage>,
    pub(super) level2: Option<Passage>,
}

impl Side {
    pub(super) fn has_column(&self, part: Part) -> bool {
        self.columns.iter().any(|column| column.part == part)
    }

    /// Its first grid column; the first side takes what stands left of it too.
    pub(super) fn start(&self, idx: usize) -> usize {
        if idx == 0 { 0 } else { self.columns.first().map_or(0, |column| column.from) }
    }

    pub(super) fn part_of(&self, cell: &Cell) -> Option<&PartColumn> {
        self.columns.iter().find(|column| (column.from..column.to).contains(&cell.column))
    }

    pub(super) fn row(
        &mut self,
        cells: &[&Cell],
        is_page_start: bool,
        printed: &mut Vec<Printed>,
    ) -> Option<Note> {
        let mut texts = Texts::default();
        let mut new_level1 = None;
        let mut new_level2 = None;
        let mut beside = None;
        let mut aside: Vec<(&str, &Passage)> = Vec::new();
        for cell in cells {
            let passage = &cell.passage;
            let Some(column) = self.part_of(cell) else {
                // The label beside the block covers its rows, or is printed again at the top of a page.
                if cell.row_span == 1 && !is_side(&passage.text) {
                    beside = beside.or(Some(passage));
                }
                continue;
            };
            match column.part {
                Part::Level1 => new_level1 = Some(passage.clone()),
                Part::Level2 => new_level2 = Some(passage.clone()),
                Part::Side => {
                    let is_label =
                        is_side(&passage.text) || squash(&column.label).contains(&squash(&passage.text));
                    if !is_label && cell.column_span > 1 {
                        // It reaches over the levels: the label of a row that is no indicator.
                        beside = beside.or(Some(passage));
                    } else if !is_label {
                        aside.push((column.label.as_str(), passage));
                    }
                }
                part => texts.push(part, &column.label, passage),
            }
        }
        let mut left = None;
        if texts.is_empty() {
            left = aside.first().map(|(label, passage)| Note {
                label: squash(label),
                text: passage.text.clone(),
                origin: passage.origin(),
            });
        } else {
            for (label, passage) in &aside {
                texts.push(Part::Note, label, passage);
            }
        }
        let has_levels = new_level1.is_some() || new_level2.is_some();
        if let Some(label) = beside.filter(|_| !has_levels && texts.passage(Part::Name).is_none()) {
            // 总分 | 100 | 98.34: its label begins left of the levels.
            return Some(texts.note_of(label));
        }
        if let Some(note) = not_an_indicator(new_level1.as_ref(), &texts) {
            return Some(note);
        }
        if let Some(level1) = new_level1 {
            let goes_on = is_page_start && Self::goes_on(self.level1.as_ref(), &level1);
            if !goes_on && squash_of(self.level1.as_ref()) != squash(&level1.text) {
                self.level2 = None;
                self.level1 = Some(level1);
            }
        }
        if let Some(level2) = new_level2
            && !(is_page_start && Self::goes_on(self.level2.as_ref(), &level2))
        {
            self.level2 = Some(level2);
        }
        let has_value = texts.has_value();
        if texts.is_empty() {
            return left;
        }
        // A page break may cut a row in two: the second half has the rest of its name, or of its value.
        if is_page_start
            && let Some(last) = printed.iter_mut().rev().find(|last| last.horizon == self.horizon)
            && !(last.has_value && has_value)
            && (last.has_value || has_value)
            && (last.has_value || texts.passage(Part::Name).is_none())
        {
            texts.complete(last, self.horizon);
            return None;
        }
        let levels = (self.level1.clone(), self.level2.clone());
        let indicator = texts.indicator(levels, self.horizon);
        printed.push(Printed { horizon: self.horizon, indicator, has_value });
        None
    }

    /// Whether a level at the top of a page is the rest of the one that the page break cut off.
    fn goes_on(before: Option<&Passage>, rest: &Passage) -> bool {
        before.is_some_and(|before| {
            !is_level(&rest.text) && is_level(&format!("{}{}", before.text, rest.text))
                || before.text == rest.text
        })
    }
}

pub(super) fn squash_of(passage: Option<&Passage>) -> String {
    passage.map(|passage| squash(&passage.text)).unwrap_or_default()
}

/// Whether a text is the label beside a block, and not of a row.
fn is_side(text: &str) -> bool {
    meaning(text) == Some(Label::Indicators) || parts::part(text, true) == Some(Part::Side)
}

/// Words that only a level prints.
pub(super) fn is_level(text: &str) -> bool {
    let level = Level { code: None, name: without_score(text) };
    Category::classify(&level, &Level::default()).is_some()
        || Category::classify(&Level::default(), &level).is_some()
}

/// 产出指标(50分) is the level 产出指标.
pub(super) fn without_score(text: &str) -> String {
    let words = squash(text);
    let end = words.find(['(', '（']).unwrap_or(words.len());
    words[..end].to_owned()
}
