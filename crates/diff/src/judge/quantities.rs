//! One number against one number: units, movement, comparators, words around them, in this order.

use super::around::{Direction, Words};
use super::effect::{self, Ground, Shape};
use super::figure::{Common, Comparators, Figure, Periods, Scale, Units, same_basis};
use super::reason::{self, By};
use super::{JudgeContext, Verdict};
use crate::{ChangeKind, Effect, Polarity, polarity};
use duibiao_core::{Category, Comparator, Target};
use rust_decimal::Decimal;
use std::cmp::Ordering;

pub(super) fn judge(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Verdict {
    let (Some(old), Some(new)) = (Figure::of(old), Figure::of(new)) else {
        return Verdict::unknown(ChangeKind::Reworded, reason::WORDS);
    };
    let words = old.around.compared_with(&new.around, context);
    let comparators = Comparators::of(old.comparator, new.comparator);
    let reworded = (words == Words::Different).then_some(ChangeKind::Reworded);
    let rest = || comparators.kind().into_iter().chain(reworded);

    let Some(scale) = Scale::between(&old, &new, context) else {
        let unit = |figure: &Figure<'_>| figure.unit.unwrap_or("分数").to_owned();
        let reason = reason::unit_changed(&unit(&old), &unit(&new));
        return Verdict::unknown(ChangeKind::UnitChanged, reason).also(rest());
    };
    let Some(common) = scale.common(&old, &new) else {
        return Verdict::unknown(ChangeKind::Reworded, reason::OUT_OF_RANGE);
    };
    let movement = common.new.cmp(&common.old);
    if !same_basis(&old, &new, movement == Ordering::Equal, context) {
        return Verdict::unknown(ChangeKind::UnitChanged, reason::BASIS).also(rest());
    }
    let periods = Periods::of(&old.around, &new.around, context);
    if periods.forbid_comparing(&old, &new, movement != Ordering::Equal) {
        return Verdict::unknown(ChangeKind::UnitChanged, reason::FREQUENCY).also(rest());
    }
    let Some(direction) = shared_direction(&old, &new, words) else {
        return Verdict::unknown(ChangeKind::Reworded, reason::DIRECTIONS).also(comparators.kind());
    };
    let pair = Pair { old, new, scale, common, direction, context };
    if movement == Ordering::Equal {
        pair.same_number(comparators, if periods == Periods::Same { words } else { Words::Different })
    } else {
        pair.moved(movement).also(rest())
    }
}

/// Whether both figures are levels, rises or falls; `None` where they are not the same. A side that does not
/// say it is read like the other if the remaining words agree, as when the indicator's name says it.
pub(super) fn shared_direction(old: &Figure<'_>, new: &Figure<'_>, words: Words) -> Option<Direction> {
    match (old.around.direction(), new.around.direction()) {
        (old, new) if old == new => Some(old),
        (Direction::Level, other) | (other, Direction::Level) if words != Words::Different => Some(other),
        _ => None,
    }
}

/// Two comparable figures.
struct Pair<'a> {
    old: Figure<'a>,
    new: Figure<'a>,
    scale: Scale,
    common: Common,
    direction: Direction,
    context: &'a JudgeContext<'a>,
}

impl Pair<'_> {
    fn same_number(&self, comparators: Comparators, words: Words) -> Verdict {
        let reworded = (words == Words::Different).then_some(ChangeKind::Reworded);
        if comparators == Comparators::Changed && !self.admit_the_same() {
            let effect = self.effect();
            let reason = reason::comparator_changed(
                reason::sign(self.old.comparator),
                reason::sign(self.new.comparator),
                effect,
            );
            return Verdict::new(ChangeKind::ComparatorChanged, effect.0, reason).also(reworded);
        }
        // What is notation alone is so only if nothing else differs.
        if words == Words::Different {
            let kinds = if comparators == Comparators::Changed { None } else { comparators.kind() };
            return Verdict::unknown(ChangeKind::Reworded, reason::WORDS_AROUND).also(kinds);
        }
        match comparators {
            Comparators::OnlyNew => {
                Verdict::new(ChangeKind::ComparatorStated, Effect::Neutral, reason::STATED_NEW)
            }
            Comparators::OnlyOld => {
                Verdict::new(ChangeKind::ComparatorStated, Effect::Neutral, reason::STATED_OLD)
            }
            Comparators::Changed => Verdict::restated(reason::LIMIT),
            Comparators::Same if words == Words::Rolled => Verdict::restated(reason::YEARS),
            Comparators::Same => Verdict::restated(match self.scale.units {
                Units::Converted => reason::CONVERTED,
                Units::Notation => reason::UNIT_NOTATION,
                Units::OnlyNew => reason::UNIT_ONLY_NEW,
                Units::OnlyOld => reason::UNIT_ONLY_OLD,
                Units::Same if words == Words::Equal => reason::SAME_READING,
                Units::Same => reason::NAME_COPIED,
            }),
        }
    }

    fn moved(&self, movement: Ordering) -> Verdict {
        let up = movement == Ordering::Greater;
        let kind = if up { ChangeKind::Raised } else { ChangeKind::Lowered };
        if self.follows_budget() {
            let amount =
                |figure: &Figure<'_>| reason::number(figure.numerator, figure.unit.unwrap_or_default());
            let reason = reason::follows_budget(&amount(&self.old), &amount(&self.new));
            return Verdict::new(kind, Effect::Neutral, reason);
        }
        let effect = self.effect();
        let reason = reason::moved(up, &self.old.show(), &self.new.show(), self.by(), effect);
        Verdict::new(kind, effect.0, reason)
    }

    fn effect(&self) -> (Effect, Ground) {
        effect::of_shapes(
            Shape::Point(self.old.comparator, self.common.old),
            Shape::Point(self.new.comparator, self.common.new),
            self.cap(),
            || named_polarity(&self.new, self.direction, self.context),
        )
    }

    /// Whether other comparators beside the same number admit the same values.
    fn admit_the_same(&self) -> bool {
        let (Some(old), Some(new)) = (self.old.comparator, self.new.comparator) else { return false };
        // Only what may fall below zero has no floor there: rates of growth.
        let cap = self.cap();
        let floor = self.direction == Direction::Level && (!self.new.is_ratio() || cap.is_some());
        effect::admit_the_same((old, self.common.old), (new, self.common.new), cap, floor)
    }

    fn cap(&self) -> Option<Decimal> {
        // A fall or rise of a rate is no rate.
        let level = self.direction == Direction::Level;
        if level { self.scale.cap(&self.old, &self.new, self.context) } else { None }
    }

    /// By how much the number moved, in the new unit; `None` where that is no exact decimal.
    fn by(&self) -> Option<By<'_>> {
        if self.old.is_fraction || self.new.is_fraction {
            return None;
        }
        let in_new_unit = |common: Decimal| {
            let value = common.checked_div(self.scale.new)?;
            (value.checked_mul(self.scale.new)? == common).then_some(value)
        };
        let amount = in_new_unit(self.common.new.checked_sub(self.common.old)?)?.abs();
        let unit = self.new.unit.or(self.old.unit).unwrap_or_default();
        Some(By { amount, of: in_new_unit(self.common.old)?, unit })
    }

    /// Whether a money ceiling is its project's amount in both years.
    fn follows_budget(&self) -> bool {
        let (Some(old_budget), Some(new_budget)) = (self.context.old_budget, self.context.new_budget) else {
            return false;
        };
        let ceiling = |figure: &Figure<'_>| {
            figure.is_money()
                && figure.basis.is_none()
                && !matches!(
                    figure.comparator,
                    Some(Comparator::AtLeast | Comparator::MoreThan | Comparator::About)
                )
        };
        // Amounts are mostly printed in 万元 with two decimals.
        let equals = |figure: &Figure<'_>, budget: Decimal| {
            figure
                .numerator
                .checked_sub(budget)
                .is_some_and(|difference| difference.abs() <= Decimal::from(50))
        };
        ceiling(&self.old)
            && ceiling(&self.new)
            && self.direction == Direction::Level
            && equals(&self.old, old_budget)
            && equals(&self.new, new_budget)
            && is_about_cost(self.context)
    }
}

/// Whether an indicator limits what something costs.
fn is_about_cost(context: &JudgeContext<'_>) -> bool {
    const STEMS: [&str; 7] = ["成本", "费用", "预算", "支出", "控制", "投资", "经费"];
    context.category.is_some_and(Category::is_cost)
        || context.names().any(|name| STEMS.iter().any(|stem| name.contains(stem)))
}

/// The polarity of a figure beside its words: of a fall a higher figure asks for more, whatever falls; of a
/// rise too, unless the indicator is one that should be low.
pub(super) fn named_polarity(
    figure: &Figure<'_>,
    direction: Direction,
    context: &JudgeContext<'_>,
) -> Polarity {
    let is_timeliness = context.category == Some(Category::Timeliness);
    let by_name = || {
        let known = |name| Some(polarity(name, context.category)).filter(|p| *p != Polarity::Unknown);
        let mut named = context.names().filter_map(known);
        match (named.next(), named.next()) {
            // An indicator whose names disagree has become another one.
            (Some(new), Some(old)) if new != old => Polarity::Unknown,
            (first, _) => first.unwrap_or(Polarity::Unknown),
        }
    };
    match direction {
        Direction::Fall => Polarity::HigherIsStricter,
        Direction::Rise => match by_name() {
            Polarity::LowerIsStricter => Polarity::LowerIsStricter,
            _ => Polarity::HigherIsStricter,
        },
        Direction::Level => match by_name() {
            // 故障处理 in hours is how long it takes, 培训 in days how much there is; only names that speak of
            // time were meant for such figures.
            Polarity::HigherIsStricter if figure.is_short_time() && !context.names().any(is_about_time) => {
                if is_timeliness {
                    Polarity::LowerIsStricter
                } else {
                    Polarity::Unknown
                }
            }
            Polarity::Unknown if is_timeliness && figure.is_time() => Polarity::LowerIsStricter,
            polarity => polarity,
        },
    }
}

fn is_about_time(name: &str) -> bool {
    ["时间", "时长", "时限", "天数", "小时", "年限", "寿命", "课时", "期"]
        .iter()
        .any(|stem| name.contains(stem))
}
