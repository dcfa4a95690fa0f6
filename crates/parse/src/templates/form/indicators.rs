//! The block of indicators of a form: levels merged downwards or printed once, one or two horizons.

use super::labels::{Label, meaning};
use super::row::Row;
use crate::grid::Cell;
use crate::label::{bare, squash};
use crate::passage::Passage;
use crate::templates::parts::{self, Part, PartColumn};
use duibiao_core::{Category, Indicator, Level, Note, Origin, Target};

/// Which years the values of a block are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Horizon {
    /// One year, or not said.
    #[default]
    Annual,
    /// The whole period of the project.
    Cycle,
}

/// A block under one heading row. Two blocks side by side have their own columns each.
#[derive(Debug, Default)]
pub(crate) struct Block {
    sides: Vec<Side>,
}

#[derive(Debug, Default)]
struct Side {
    horizon: Horizon,
    columns: Vec<PartColumn>,
    level1: Option<Passage>,
    level2: Option<Passage>,
}

/// An indicator as its row prints it, before the horizons are laid together.
#[derive(Debug)]
pub(crate) struct Printed {
    pub(crate) horizon: Horizon,
    pub(crate) indicator: Indicator,
    /// Whether its row prints a value: what a page break cut off has none.
    has_value: bool,
}

impl Printed {
    pub(crate) fn name(&self) -> &str {
        &self.indicator.name
    }

    pub(crate) fn value(&self) -> &str {
        self.indicator.annual_target.as_ref().map_or("", |target| target.raw.as_str())
    }

    pub(crate) fn origin(&self) -> Origin {
        self.indicator.origin
    }
}

/// What became of a row of the block.
pub(crate) enum Taken {
    /// Indicators, notes or levels came of it.
    Row,
    /// It prints something about the project and no indicator: an execution rate, a sum of scores.
    Note(Note),
}

impl Block {
    /// The columns of a heading row. `horizons`: which years the columns are for, by what is printed above them;
    /// `outer`: by the label beside the whole block.
    pub(crate) fn new(heading: &Row<'_>, horizons: &[(usize, Horizon)], outer: Horizon) -> Self {
        let texts = || heading.cells().map(|cell| cell.passage.text.as_str());
        let has_name = texts().any(|text| bare(text).starts_with("三级"));
        let mut columns: Vec<PartColumn> = Vec::new();
        for cell in heading.cells() {
            let part = parts::part(&cell.passage.text, has_name).unwrap_or(Part::Note);
            let label = cell.passage.text.clone();
            columns.push(PartColumn { from: cell.column, to: cell.column + cell.column_span, part, label });
        }
        // Where the source does not merge cells, a column reaches as far as the next heading.
        for idx in 0..columns.len() {
            columns[idx].to = columns.get(idx + 1).map_or(usize::MAX, |next| next.from);
        }
        let mut sides: Vec<Side> = Vec::new();
        for column in columns {
            let begins_side = matches!(column.part, Part::Level1 | Part::Level2 | Part::Name)
                && sides.last().is_some_and(|side| side.has_column(column.part));
            if sides.is_empty() || begins_side {
                sides.push(Side::default());
            }
            if let Some(side) = sides.last_mut() {
                side.columns.push(column);
            }
        }
        let n_sides = sides.len();
        for (idx, side) in sides.iter_mut().enumerate() {
            let from =
                side.columns.iter().find(|column| column.part == Part::Name).map_or(0, |column| column.from);
            let printed =
                horizons.iter().rev().find(|(column, _)| *column <= from).map(|(_, horizon)| *horizon);
            side.horizon = match (n_sides, printed) {
                (1, _) => outer,
                (_, Some(horizon)) if horizons.len() > 1 => horizon,
                _ if idx == 0 => Horizon::Cycle,
                _ => Horizon::Annual,
            };
        }
        Self { sides }
    }

    /// A block of one side with these columns, for lists.
    pub(crate) fn of_columns(columns: Vec<PartColumn>) -> Self {
        Self { sides: vec![Side { columns, ..Side::default() }] }
    }

    /// A second row of the heading refines its columns: 前年, 上年, 预计当年实现 under 指标值.
    pub(crate) fn refine(&mut self, row: &Row<'_>) -> bool {
        let known = row.cells().all(|cell| {
            matches!(parts::part(&cell.passage.text, true), Some(part) if part != Part::Side)
                && !is_level(&cell.passage.text)
        });
        if !known || row.is_blank() || row.cells().count() < 2 {
            return false;
        }
        for cell in row.cells() {
            let Some(part) = parts::part(&cell.passage.text, true) else { continue };
            for side in &mut self.sides {
                let Some(at) =
                    side.columns.iter().position(|column| (column.from..column.to).contains(&cell.column))
                else {
                    continue;
                };
                let whole = side.columns[at].clone();
                let refined =
                    PartColumn { from: cell.column, to: whole.to, part, label: cell.passage.text.clone() };
                if whole.from == cell.column {
                    side.columns[at] = refined;
                } else {
                    side.columns[at].to = cell.column;
                    side.columns.insert(at + 1, refined);
                }
            }
        }
        true
    }

    /// Reads a row below the heading.
    pub(crate) fn row(&mut self, row: &Row<'_>, printed: &mut Vec<Printed>) -> Taken {
        let mut note = None;
        for idx in 0..self.sides.len() {
            let bounds = (
                self.sides[idx].start(idx),
                self.sides.get(idx + 1).map_or(usize::MAX, |side| side.start(1)),
            );
            let side = &mut self.sides[idx];
            let cells: Vec<&Cell> =
                row.cells().filter(|cell| (bounds.0..bounds.1).contains(&cell.column)).collect();
            note = side.row(&cells, row.is_page_start, printed).or(note);
            if idx == 0 && self.sides.len() > 1 {
                let level1 = self.sides[0].level1.clone();
                for other in self.sides.iter_mut().skip(1).filter(|side| !side.has_column(Part::Level1)) {
                    if squash_of(other.level1.as_ref()) != squash_of(level1.as_ref()) {
                        other.level2 = None;
                    }
                    other.level1.clone_from(&level1);
                }
            }
        }
        note.map_or(Taken::Row, Taken::Note)
    }
}

fn squash_of(passage: Option<&Passage>) -> String {
    passage.map(|passage| squash(&passage.text)).unwrap_or_default()
}

/// Whether a text is the label beside a block, and not of a row.
fn is_side(text: &str) -> bool {
    meaning(text) == Some(Label::Indicators) || parts::part(text, true) == Some(Part::Side)
}

/// Words that only a level prints.
fn is_level(text: &str) -> bool {
    let level = Level { code: None, name: without_score(text) };
    Category::classify(&level, &Level::default()).is_some()
        || Category::classify(&Level::default(), &level).is_some()
}

/// 产出指标(50分) is the level 产出指标.
fn without_score(text: &str) -> String {
    let words = squash(text);
    let end = words.find(['(', '（']).unwrap_or(words.len());
    words[..end].to_owned()
}

impl Side {
    fn has_column(&self, part: Part) -> bool {
        self.columns.iter().any(|column| column.part == part)
    }

    /// Its first grid column; the first side takes what stands left of it too.
    fn start(&self, idx: usize) -> usize {
        if idx == 0 { 0 } else { self.columns.first().map_or(0, |column| column.from) }
    }

    fn part_of(&self, cell: &Cell) -> Option<&PartColumn> {
        self.columns.iter().find(|column| (column.from..column.to).contains(&cell.column))
    }

    fn row(&mut self, cells: &[&Cell], is_page_start: bool, printed: &mut Vec<Printed>) -> Option<Note> {
        let mut texts = Texts::default();
        let mut new_level1 = None;
        let mut new_level2 = None;
        let mut beside = None;
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
                Part::Side => {}
                part => texts.push(part, &column.label, passage),
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
            return None;
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

/// The cells of one indicator.
#[derive(Debug, Default)]
struct Texts<'a> {
    cells: Vec<(Part, String, &'a Passage)>,
}

impl<'a> Texts<'a> {
    fn push(&mut self, part: Part, label: &str, passage: &'a Passage) {
        // Two columns of one meaning: the second is kept under its own label.
        let part = if part != Part::Note && self.passage(part).is_some() { Part::Note } else { part };
        self.cells.push((part, label.to_owned(), passage));
    }

    fn passage(&self, part: Part) -> Option<&'a Passage> {
        self.cells.iter().find(|(of, _, _)| *of == part).map(|(_, _, passage)| *passage)
    }

    fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    fn has_value(&self) -> bool {
        [Part::Value, Part::AnnualValue, Part::CycleValue, Part::Score]
            .iter()
            .any(|part| self.passage(*part).is_some())
    }

    /// Symbol, number and unit glued in that order.
    fn value(&self, part: Part) -> Option<String> {
        let value = self.passage(part).map(|passage| passage.text.trim()).unwrap_or_default();
        let sign = self.passage(Part::Sign).map(|passage| passage.text.trim()).filter(|text| is_sign(text));
        let unit =
            self.passage(Part::Unit).map(|passage| passage.text.trim()).filter(|unit| !is_no_unit(unit));
        let unit = unit.filter(|unit| !value.ends_with(unit)).unwrap_or_default();
        Some(format!("{}{value}{unit}", sign.unwrap_or_default()))
    }

    /// All of them as a note under one of them, or under the label beside them.
    fn note_of(&self, label: &Passage) -> Note {
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

    fn indicator(&self, (level1, level2): (Option<Passage>, Option<Passage>), horizon: Horizon) -> Indicator {
        let read =
            |level: Option<Passage>| level.map(|level| Level::read(level.text.trim())).unwrap_or_default();
        let (level1, level2) = (read(level1), read(level2));
        let name = self.passage(Part::Name).map_or(String::new(), |passage| passage.text.trim().to_owned());
        let plain = Part::Value;
        let of = |part: Part| self.value(part).map(|text| Target::read(&text));
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
    fn complete(&self, last: &mut Printed, horizon: Horizon) {
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
fn not_an_indicator(level1: Option<&Passage>, texts: &Texts<'_>) -> Option<Note> {
    const RATES: [&str; 5] = ["预算执行率", "执行率", "预算执行情况", "预算执行", "资金执行率"];
    const SUMS: [&str; 8] = ["合计", "总分", "小计", "总计", "合计得分", "总得分", "分值合计", "得分合计"];
    let label = level1.or(texts.passage(Part::Name))?;
    let words = bare(&label.text);
    let is_rate = level1.is_some() && RATES.contains(&words.as_str());
    (is_rate || SUMS.contains(&words.as_str())).then(|| texts.note_of(label))
}

/// Lays the indicators of both horizons together: equal levels and name are one indicator.
pub(crate) fn pair_horizons(printed: Vec<Printed>) -> Vec<Indicator> {
    let key = |indicator: &Indicator| {
        (squash(&indicator.level1.name), squash(&indicator.level2.name), squash(&indicator.name))
    };
    let has_cycle = printed.iter().any(|one| one.horizon == Horizon::Cycle);
    if !has_cycle {
        return printed.into_iter().map(|one| one.indicator).collect();
    }
    let mut annual: Vec<Option<Indicator>> = Vec::new();
    let mut order: Vec<Printed> = Vec::new();
    let mut places: std::collections::HashMap<(String, String, String), Vec<usize>> =
        std::collections::HashMap::new();
    for one in printed {
        if one.horizon == Horizon::Annual {
            places.entry(key(&one.indicator)).or_default().push(annual.len());
            annual.push(Some(one.indicator.clone()));
        }
        order.push(one);
    }
    for one in order.iter_mut().filter(|one| one.horizon == Horizon::Cycle) {
        let Some(candidates) =
            places.get_mut(&key(&one.indicator)).filter(|candidates| !candidates.is_empty())
        else {
            continue;
        };
        if let Some(other) = annual[candidates.remove(0)].take() {
            one.indicator.annual_target = other.annual_target;
            one.indicator.score = one.indicator.score.take().or(other.score);
            one.indicator.notes.extend(other.notes);
        }
    }
    let mut left = annual.into_iter();
    order
        .into_iter()
        .filter_map(|one| match one.horizon {
            Horizon::Cycle => Some(one.indicator),
            // Those that a cycle target took are spoken for.
            Horizon::Annual => left.next().flatten(),
        })
        .collect()
}
