//! What happened to a target: its kind of change, what that means for the body that has to reach it, and why.
//!
//! The kinds are tried in the order of [`ChangeKind`], and the first that applies is the change's; the others
//! that apply stand under `also`. Notation is no change: a comparator written in words, a unit that converts,
//! an indicator's name copied before its value, a deadline that moved with the fiscal year all read the same.
//!
//! The effect follows from admissible sets: a target is stricter when every value that it admits was admitted
//! before, looser the other way round. Only where the targets themselves say nothing (bare numbers, `=`) the
//! indicator's name decides, see [`polarity`](crate::polarity()).

mod around;
pub(crate) mod attained;
mod dates;
mod effect;
mod figure;
mod lists;
mod quantities;
mod ranges;
mod reason;
#[cfg(test)]
mod tests;
pub(crate) mod wording;
mod words;

use crate::{Change, ChangeKind, Effect};
use duibiao_core::{Bilingual, Category, Comparator, Origin, Reading, Target};
use rust_decimal::Decimal;
use wording::Years;

/// What stands around the two targets and bears on the judgement. What is not known is left at its default.
#[derive(Clone, Copy, Debug, Default)]
pub struct JudgeContext<'a> {
    /// The indicator's name in the old table.
    pub old_indicator_name: &'a str,
    /// The indicator's name in the new table.
    pub new_indicator_name: &'a str,
    /// What the indicator measures.
    pub category: Option<Category>,
    /// The fiscal year of the old table.
    pub old_year: Option<i32>,
    /// The fiscal year of the new table.
    pub new_year: Option<i32>,
    /// The project's total amount in the old table, in 元.
    pub old_budget: Option<Decimal>,
    /// The project's total amount in the new table, in 元.
    pub new_budget: Option<Decimal>,
    /// Whether the targets are those of the whole cycle, not of the year: 每年300人 then is more than 300人.
    pub is_cycle: bool,
    /// Where the old target stands.
    pub old_origin: Origin,
    /// Where the new target stands.
    pub new_origin: Origin,
}

impl JudgeContext<'_> {
    const fn years(&self) -> Years {
        Years { old: self.old_year, new: self.new_year }
    }

    /// The indicator's names, once where it is the same.
    fn names(&self) -> impl Iterator<Item = &str> {
        let renamed = self.new_indicator_name != self.old_indicator_name;
        std::iter::once(self.new_indicator_name).chain(renamed.then_some(self.old_indicator_name))
    }
}

/// Judges what happened to a target between two tables.
///
/// # Example
/// ```
/// use duibiao_core::Target;
/// use duibiao_diff::{ChangeKind, Effect, JudgeContext, judge_target};
///
/// let context = JudgeContext { new_indicator_name: "仲裁终结率", ..JudgeContext::default() };
/// let judge = |old, new| judge_target(&Target::read(old), &Target::read(new), &context);
///
/// let change = judge("仲裁终结率＞70%", ">70%");
/// assert_eq!((change.kind, change.effect), (ChangeKind::Restated, Effect::Neutral));
///
/// let change = judge("≥95%", "≥90%");
/// assert_eq!((change.kind, change.effect), (ChangeKind::Lowered, Effect::Looser));
/// assert_eq!(change.reason, "由≥95%降至≥90%，下降5个百分点（5.3%）；允许范围扩大，放宽要求");
///
/// let change = judge("≥95%", "＞96%");
/// assert_eq!((change.kind, change.effect), (ChangeKind::Raised, Effect::Stricter));
/// assert_eq!(change.also, [ChangeKind::ComparatorChanged]);
/// ```
pub fn judge_target(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Change {
    let Verdict { kind, effect, also, reason } = verdict(old, new, context);
    Change {
        kind,
        effect,
        also,
        reason: reason.zh,
        reason_en: reason.en,
        old: old.clone(),
        new: new.clone(),
        old_origin: context.old_origin,
        new_origin: context.new_origin,
    }
}

/// A change without the targets that it is about.
#[derive(Debug)]
struct Verdict {
    kind: ChangeKind,
    effect: Effect,
    also: Vec<ChangeKind>,
    reason: Bilingual,
}

impl Verdict {
    const fn new(kind: ChangeKind, effect: Effect, reason: Bilingual) -> Self {
        Self { kind, effect, also: Vec::new(), reason }
    }

    const fn restated(reason: Bilingual) -> Self {
        Self::new(ChangeKind::Restated, Effect::Neutral, reason)
    }

    /// Of a kind whose effect cannot be told.
    const fn unknown(kind: ChangeKind, reason: Bilingual) -> Self {
        Self::new(kind, Effect::Unknown, reason)
    }

    fn also(mut self, kinds: impl IntoIterator<Item = ChangeKind>) -> Self {
        self.also.extend(kinds);
        self
    }
}

fn verdict(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Verdict {
    if old.raw == new.raw {
        return Verdict::new(ChangeKind::Unchanged, Effect::Neutral, reason::UNCHANGED);
    }
    if wording::same_text(&old.raw, &new.raw) {
        return Verdict::restated(reason::NOTATION);
    }
    if (is_none(old) && is_zero(new)) || (is_zero(old) && is_none(new)) {
        return Verdict::restated(reason::ZERO);
    }
    match (old.is_missing(), new.is_missing()) {
        (true, true) => return Verdict::restated(reason::BOTH_MISSING),
        (true, false) => return Verdict::unknown(ChangeKind::Filled, reason::FILLED),
        (false, true) => return Verdict::unknown(ChangeKind::Blanked, reason::BLANKED),
        (false, false) => {}
    }
    match (old.is_quantified(), new.is_quantified()) {
        (false, true) => Verdict::unknown(ChangeKind::Quantified, reason::QUANTIFIED),
        (true, false) => Verdict::unknown(ChangeKind::Unquantified, reason::UNQUANTIFIED),
        (false, false) => words::judge(old, new, context),
        (true, true) => figures(old, new, context),
    }
}

/// 无 alone is a placeholder, but beside a 0 in the other year it is that 0.
fn is_none(target: &Target) -> bool {
    target.is_missing() && wording::same_text(&target.raw, "无")
}

/// Not more than nothing: 0起, =0, ≤0次.
fn is_zero(target: &Target) -> bool {
    matches!(&target.reading, Reading::Quantity(quantity)
        if quantity.value.is_zero()
            && matches!(quantity.comparator, None | Some(Comparator::Equal | Comparator::AtMost)))
}

/// Two targets that both name figures.
fn figures(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Verdict {
    match (&old.reading, &new.reading) {
        (Reading::Date(old_date), Reading::Date(new_date)) => {
            dates::judge((&old.raw, old_date), (&new.raw, new_date), context)
        }
        (Reading::Date(_), _) | (_, Reading::Date(_)) => {
            Verdict::unknown(ChangeKind::UnitChanged, reason::DATE_AND_NUMBER)
        }
        (Reading::Compound(old_parts), Reading::Compound(new_parts)) => {
            lists::judge(old_parts, new_parts, context)
        }
        (Reading::Compound(old_parts), _) => lists::judge_alone(old_parts, new, false, context),
        (_, Reading::Compound(new_parts)) => lists::judge_alone(new_parts, old, true, context),
        (Reading::Range(_), _) | (_, Reading::Range(_)) => ranges::judge(old, new, context),
        _ => quantities::judge(old, new, context),
    }
}
