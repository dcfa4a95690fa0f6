//! What became of the targets of an entry as a whole.

use duibiao_core::{Comparator, Family, Reading, Target, family_of};
use duibiao_diff::{
    Change, ChangeKind, Edit, Effect, IndicatorChange, IndicatorRelation, ProjectChange, differs_in_meaning,
};

/// The targets of an entry, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// Indicators on both sides.
    pub continued: usize,
    /// Of these, those whose requirement was loosened, or is no figure any more.
    pub looser: usize,
    /// Of these, those that may ask for more: stricter, or changed in a way that nobody can judge.
    pub may_ask_more: usize,
    /// Of these, those that changed at all beyond notation and what follows the budget.
    pub changed: usize,
    /// Of these, those whose target is a figure on both sides.
    pub figures: usize,
    /// Of these, those whose figure is an amount of work: a count that more money could raise.
    pub amounts_of_work: usize,
    /// Indicators only on the new side.
    pub added: usize,
    /// Indicators only on the old side.
    pub dropped: usize,
    /// Whether the objective says something else, years aside.
    pub objective_changed: bool,
    /// Whether it names a figure that it did not name before.
    pub objective_has_new_figure: bool,
}

impl Course {
    /// The course of that entry.
    pub fn of(change: &ProjectChange) -> Self {
        let objective_changed = differs_in_meaning(&change.goal);
        let objective_has_new_figure =
            objective_changed && inserts_figure(change.goal.segments.iter().map(|s| (s.op, &*s.text)));
        let mut course = Self { objective_changed, objective_has_new_figure, ..Self::default() };
        for indicator in &change.indicators {
            match indicator.relation {
                IndicatorRelation::New => course.added += 1,
                IndicatorRelation::Dropped => course.dropped += 1,
                IndicatorRelation::Continued => course.add(indicator),
            }
        }
        course
    }

    /// Whether nothing asks for more than before.
    pub const fn asks_no_more(&self) -> bool {
        self.may_ask_more == 0 && self.added == 0 && !self.objective_has_new_figure
    }

    /// Whether indicators and figures are those of before.
    pub const fn stayed(&self) -> bool {
        self.changed == 0 && self.added == 0 && self.dropped == 0 && !self.objective_has_new_figure
    }

    fn add(&mut self, indicator: &IndicatorChange) {
        let judged = || indicator.annual.iter().chain(&indicator.cycle);
        let any = |says: fn(&Change) -> bool| usize::from(judged().any(says));
        self.continued += 1;
        self.looser += any(asks_less);
        self.may_ask_more += any(|of| !is_same(of) && !asks_less(of));
        self.changed += any(|of| !is_same(of));
        self.figures += any(|of| of.old.is_quantified() && of.new.is_quantified());
        self.amounts_of_work += any(|of| is_amount_of_work(&of.old) && is_amount_of_work(&of.new));
    }
}

/// Whether a change asks for less, or no longer for a figure.
fn asks_less(change: &Change) -> bool {
    is_loosened(change) || matches!(change.kind, ChangeKind::Blanked | ChangeKind::Unquantified)
}

/// Whether a figure, date or grade asks for less. Of changes of the comparator alone ＞ to ≥ is one; = to ≥ is none,
/// since forms print = for what has to be reached.
pub(crate) fn is_loosened(change: &Change) -> bool {
    let is_strict = matches!(change.old.comparator(), Some(Comparator::MoreThan | Comparator::LessThan));
    change.effect == Effect::Looser
        && change.kind != ChangeKind::Unquantified
        && (change.kind != ChangeKind::ComparatorChanged || is_strict)
}

/// Whether nothing was asked anew: notation, what follows the budget, = in place of ≥ or back.
fn is_same(change: &Change) -> bool {
    let is_equal = |target: &Target| target.comparator() == Some(Comparator::Equal);
    change.kind.is_notation()
        || change.effect == Effect::Neutral
        || change.kind == ChangeKind::ComparatorChanged && (is_equal(&change.old) || is_equal(&change.new))
}

/// Whether a target is a count of things done or people reached: no share, time, price, or upper limit.
pub(crate) fn is_amount_of_work(target: &Target) -> bool {
    let Reading::Quantity(quantity) = &target.reading else { return false };
    let is_limit = matches!(quantity.comparator, Some(Comparator::AtMost | Comparator::LessThan));
    quantity.unit.as_deref().is_some_and(counts) && !is_limit && quantity.basis.is_none()
}

/// Whether a unit counts things, people, occasions or areas.
fn counts(unit: &str) -> bool {
    family_of(unit).is_none_or(|of| {
        matches!(
            of.family,
            Family::Area
                | Family::Mu
                | Family::Length
                | Family::Volume
                | Family::Mass
                | Family::People
                | Family::PersonTimes
                | Family::DeviceSet
        )
    })
}

/// Numerals in words; 一 stands in too many other words (进一步, 统一).
const NUMERALS: [char; 12] = ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千'];

/// Whether edits put in a number that is no year, in digits or in words.
fn inserts_figure<'t>(edits: impl Iterator<Item = (Edit, &'t str)>) -> bool {
    edits.filter(|(op, _)| *op == Edit::Insert).any(|(_, text)| {
        text.contains(NUMERALS)
            || text.split(|c: char| !c.is_ascii_digit()).any(|digits| !digits.is_empty() && !is_year(digits))
    })
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}
