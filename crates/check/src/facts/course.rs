//! What became of the targets of an entry as a whole.

use duibiao_core::{Category, Comparator, Family, Quantity, Target, family_of};
use duibiao_diff::{
    Change, ChangeKind, Edit, Effect, IndicatorChange, IndicatorRelation, Polarity, ProjectChange,
    differs_in_meaning, polarity,
};
use rust_decimal::Decimal;

/// Ceilings are rounded up: one hundredth.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

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
    /// Of these, those that have another name: that both are one is concluded.
    pub renamed: usize,
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
                IndicatorRelation::Continued => course.add(change, indicator),
            }
        }
        course
    }

    /// Whether nothing asks for more than before.
    pub const fn asks_no_more(&self) -> bool {
        self.may_ask_more == 0 && self.added == 0 && !self.objective_has_new_figure
    }

    /// Whether objective and indicators are those of before.
    pub const fn stayed(&self) -> bool {
        let indicators_stayed =
            self.changed == 0 && self.renamed == 0 && self.added == 0 && self.dropped == 0;
        indicators_stayed && !self.objective_changed
    }

    fn add(&mut self, change: &ProjectChange, indicator: &IndicatorChange) {
        let judged = || indicator.annual.iter().chain(&indicator.cycle);
        let any = |says: &dyn Fn(&Change) -> bool| usize::from(judged().any(says));
        let is_looser = |of: &Change| {
            is_loosened(change, indicator, of)
                || matches!(of.kind, ChangeKind::Blanked | ChangeKind::Unquantified)
        };
        let is_same = |of: &Change| is_same(of) || follows_budget(change, indicator, of);
        self.continued += 1;
        self.renamed += usize::from(indicator.renamed);
        self.looser += any(&is_looser);
        self.may_ask_more += any(&|of| !is_same(of) && !is_looser(of));
        self.changed += any(&|of| !is_same(of));
        self.figures += any(&|of| of.old.is_quantified() && of.new.is_quantified());
        // No accident and no complaint is no work.
        let name = indicator.new_name.as_deref().unwrap_or_default();
        if polarity(name, indicator.category) != Polarity::LowerIsStricter {
            self.amounts_of_work += any(&|of| is_amount_of_work(&of.old) && is_amount_of_work(&of.new));
        }
    }
}

/// Whether a figure, date or grade asks for less. Of changes of the comparator alone ＞ to ≥ is one; = to ≥ is none,
/// since forms print = for what has to be reached. A ceiling of cost that rose no more than the budget is none either.
pub(crate) fn is_loosened(change: &ProjectChange, indicator: &IndicatorChange, of: &Change) -> bool {
    let is_strict = matches!(of.old.comparator(), Some(Comparator::MoreThan | Comparator::LessThan));
    of.effect == Effect::Looser
        && of.kind != ChangeKind::Unquantified
        && (of.kind != ChangeKind::ComparatorChanged || is_strict)
        && !follows_budget(change, indicator, of)
}

/// Whether a ceiling of the whole cost rose, and the budget at least as much but for rounding.
fn follows_budget(change: &ProjectChange, indicator: &IndicatorChange, of: &Change) -> bool {
    let is_sum = |of: &&Quantity| of.unit.as_deref() == Some("元") && of.basis.is_none();
    let ceiling = |target: &Target| target.quantity().filter(is_sum).map(|of| of.value);
    let rise = |old: Decimal, new: Decimal| new.checked_div(old)?.checked_sub(Decimal::ONE);
    let sides = ceiling(&of.old).zip(ceiling(&of.new)).filter(|(old, new)| new > old);
    let ceiling_rise = sides.and_then(|(old, new)| rise(old, new));
    let budget_rise = change.amounts.total().and_then(|total| total.rate);
    indicator.category.is_some_and(Category::is_cost)
        && ceiling_rise.zip(budget_rise).is_some_and(|(ceiling, budget)| ceiling <= budget + ROUNDING)
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
    let Some(quantity) = target.quantity() else { return false };
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
