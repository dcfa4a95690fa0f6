//! What became of the projects of a department, and its two tables with their truth.

use super::PairOfYears;
use super::drafts::Draft;
use super::indicators::{Ancestry, IndicatorDraft, Kept, print_comparators};
use super::layout::{self, Columns, money};
use super::reorganisation::Reorganisation;
use super::truth::{Accepted, Distinction, HardNegative, TrueEntry, TrueIndicator, Truth};
use super::value::Value;
use super::value_change::{settle, settle_budget};
use crate::seed::Seed;
use duibiao_diff::Relation;

/// The projects of both years and what became of them.
#[derive(Debug, Default)]
pub struct Record {
    old: Vec<Draft>,
    new: Vec<Draft>,
    /// What became of them, in the order in which they were added.
    pub fates: Vec<Fate>,
    hard: Vec<HardNegative>,
}

/// What became of some projects: indices into the lists of drafts.
#[derive(Debug)]
pub struct Fate {
    old: Vec<usize>,
    new: Vec<usize>,
    renamed: Option<bool>,
    transferred: Option<bool>,
    ancestry: Ancestry,
}

impl Record {
    /// How many projects the old year has.
    pub fn n_old(&self) -> usize {
        self.old.len()
    }

    /// Adds projects with what became of them.
    pub fn add(
        &mut self,
        old: Vec<Draft>,
        new: Vec<Draft>,
        renamed: Option<bool>,
        transferred: Option<bool>,
        ancestry: Ancestry,
    ) {
        let (old_from, new_from) = (self.old.len(), self.new.len());
        self.old.extend(old);
        self.new.extend(new);
        self.fates.push(Fate {
            old: (old_from..self.old.len()).collect(),
            new: (new_from..self.new.len()).collect(),
            renamed,
            transferred,
            ancestry,
        });
    }

    /// The old project of one fate and the new one of another are not the same.
    pub fn add_hard_negative(&mut self, old_fate: usize, new_fate: usize, by: Distinction) {
        let (old_fate, new_fate) = (&self.fates[old_fate], &self.fates[new_fate]);
        self.hard.push(HardNegative {
            old: old_fate.old[0],
            new: new_fate.new[0],
            by,
            beside: !old_fate.new.is_empty(),
        });
    }

    /// The tables and their truth.
    pub fn write(
        mut self,
        units: &Reorganisation,
        fiscal_year: i32,
        one_year_of_comparators: bool,
        random: &mut Seed,
    ) -> PairOfYears {
        if one_year_of_comparators {
            let in_old = random.chance(1, 2);
            self.old.iter_mut().for_each(|draft| print_comparators(&mut draft.indicators, in_old));
            self.new.iter_mut().for_each(|draft| print_comparators(&mut draft.indicators, !in_old));
        }
        let four = random.chance(1, 5);
        let columns = Columns {
            four,
            carryover: one_year_of_comparators || four && random.chance(1, 3),
            scores: one_year_of_comparators,
        };
        let old = Side::arrange(&self.old, &units.old, false, random);
        let is_shuffled = random.chance(1, 2);
        let new = Side::arrange(&self.new, &units.new, is_shuffled, random);
        let entries =
            self.fates.iter().map(|fate| self.entry(fate, fiscal_year, &old.positions, &new.positions));
        let mut entries: Vec<TrueEntry> = entries.collect();
        entries.sort_by_key(|entry| (entry.new.first().copied(), entry.old.first().copied()));
        let mut hard_negatives: Vec<HardNegative> = self
            .hard
            .iter()
            .map(|hard| HardNegative { old: old.positions[hard.old], new: new.positions[hard.new], ..*hard })
            .collect();
        hard_negatives.sort();
        PairOfYears {
            old: layout::table(&units.old[0], fiscal_year, columns, &old.units),
            new: layout::table(&units.new[0], fiscal_year + 1, columns, &new.units),
            truth: Truth { entries, hard_negatives },
        }
    }

    fn entry(&self, fate: &Fate, fiscal_year: i32, old: &[usize], new: &[usize]) -> TrueEntry {
        let at = |positions: &[usize], drafts: &[usize]| {
            let mut at: Vec<usize> = drafts.iter().map(|draft| positions[*draft]).collect();
            at.sort_unstable();
            at
        };
        let relation = match (fate.old.len(), fate.new.len()) {
            (1, 1) => Relation::Continued,
            (0, _) => Relation::New,
            (_, 0) => Relation::Ended,
            (1, _) => Relation::Split,
            (_, 1) => Relation::Merged,
            _ => Relation::Regrouped,
        };
        let indicators = if relation == Relation::Continued {
            judged(&self.old[fate.old[0]], &self.new[fate.new[0]], &fate.ancestry, fiscal_year)
        } else {
            Vec::new()
        };
        TrueEntry {
            relation,
            old: at(old, &fate.old),
            new: at(new, &fate.new),
            renamed: fate.renamed,
            transferred: fate.transferred,
            indicators,
        }
    }
}

/// The continued indicators with what their targets may be judged as, now that both texts are known.
fn judged(old: &Draft, new: &Draft, ancestry: &Ancestry, fiscal_year: i32) -> Vec<TrueIndicator> {
    let (old_amount, new_amount) = (money(old.hundredths), money(new.hundredths));
    let judge = |accepted: &Accepted, a: &Value, b: &Value| {
        let (a_text, b_text) = (a.text(fiscal_year, old_amount), b.text(fiscal_year + 1, new_amount));
        if matches!((a, b), (Value::Budget(_), Value::Budget(_))) {
            return settle_budget(old_amount, new_amount, a_text == b_text);
        }
        settle(accepted.clone(), (a, &a_text), (b, &b_text))
    };
    let one = |(idx, kept): (usize, &Kept)| {
        let (a, b) = (&old.indicators[kept.old], &new.indicators[idx]);
        let cycle_of = |draft: &IndicatorDraft| draft.cycle.clone().unwrap_or_else(|| draft.annual.clone());
        TrueIndicator {
            old: kept.old,
            new: idx,
            cycle: judge(&kept.cycle, &cycle_of(a), &cycle_of(b)),
            annual: judge(&kept.annual, &a.annual, &b.annual),
        }
    };
    ancestry.iter().enumerate().filter_map(|(idx, kept)| Some(one((idx, kept.as_ref()?)))).collect()
}

/// The projects of a year in the order in which its table lists them.
struct Side<'a> {
    units: Vec<(String, Vec<&'a Draft>)>,
    /// The position of each draft.
    positions: Vec<usize>,
}

impl<'a> Side<'a> {
    fn arrange(drafts: &'a [Draft], names: &[String], is_shuffled: bool, random: &mut Seed) -> Self {
        let mut positions = vec![0; drafts.len()];
        let mut units = Vec::new();
        let mut position = 0;
        for (unit, name) in names.iter().enumerate() {
            let mut members: Vec<usize> =
                (0..drafts.len()).filter(|draft| drafts[*draft].unit == unit).collect();
            if is_shuffled {
                for at in (1..members.len()).rev() {
                    members.swap(at, random.below(at + 1));
                }
            }
            // A unit without projects is not listed.
            if members.is_empty() {
                continue;
            }
            for member in &members {
                positions[*member] = position;
                position += 1;
            }
            units.push((name.clone(), members.iter().map(|member| &drafts[*member]).collect()));
        }
        Self { units, positions }
    }
}
