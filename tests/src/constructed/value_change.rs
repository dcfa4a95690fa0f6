//! How a target changes from one year to the next, and what that may be judged as.

use super::truth::Accepted;
use super::value::{GRADES, NOTATIONS, Notation, Number, REFERENCES, TRENDS, Value, WORDS};
use super::words::Figure;
use crate::seed::Seed;
use duibiao_core::Comparator;
use duibiao_diff::{ChangeKind, Effect};
use rust_decimal::Decimal;

/// A new target with what the change may be judged as, before [`settle`] has seen both texts.
pub fn change(old: &Value, figure: Figure, random: &mut Seed) -> (Value, Accepted) {
    match old {
        Value::Number(number) => change_number(number, figure, random),
        Value::Range(low, high, unit) => {
            let step = if *high < 100 { 1 } else { -1 };
            let kind = if step > 0 { ChangeKind::Raised } else { ChangeKind::Lowered };
            (Value::Range(low + step, high + step, unit), Accepted::only(kind, None))
        }
        // The last day of a month and its end, with the fiscal year or without, are one date.
        Value::Date { with_year, month, with_day } if random.chance(1, 3) => {
            let is_year = random.chance(1, 2);
            let with_year = *with_year != is_year;
            let restated = Value::Date { with_year, month: *month, with_day: *with_day == is_year };
            (restated, Accepted::only(ChangeKind::Restated, Some(Effect::Neutral)))
        }
        Value::Date { with_year, month, with_day } => {
            let month_now = if *month == 12 { random.between(8, 11) } else { random.between(*month + 1, 12) };
            let moved = if month_now > *month {
                Accepted::only(ChangeKind::Raised, Some(Effect::Looser))
            } else {
                Accepted::only(ChangeKind::Lowered, Some(Effect::Stricter))
            };
            (Value::Date { with_year: *with_year, month: month_now, with_day: *with_day }, moved)
        }
        Value::Fraction(base, part, whole) => {
            let (now, kind, effect) = if *part == 1 {
                (2, ChangeKind::Raised, Effect::Looser)
            } else {
                (1, ChangeKind::Lowered, Effect::Stricter)
            };
            (Value::Fraction(base, now, *whole), Accepted::only(kind, Some(effect)))
        }
        Value::List(parts, unit) => {
            let step = i64::try_from(random.between(1, 5)).unwrap_or(i64::MAX);
            let moved = parts.iter().map(|(label, n)| (*label, n + step)).collect();
            (Value::List(moved, unit), Accepted::only(ChangeKind::Raised, None))
        }
        // What the amount does decides; see `settle_budget`.
        Value::Budget(_) => (old.clone(), Accepted::default()),
        Value::Frequent(_) => (Value::Words(random.word(&WORDS)), Accepted::default()),
        Value::Grade(grade) => {
            let at = GRADES.iter().position(|g| g == grade).unwrap_or_default();
            if at == 0 {
                (Value::Grade(GRADES[1]), Accepted::only(ChangeKind::Lowered, None))
            } else {
                (Value::Grade(GRADES[at - 1]), Accepted::only(ChangeKind::Raised, None))
            }
        }
        Value::Trend(_) => (Value::Trend(random.word(&TRENDS)), Accepted::only(ChangeKind::Reworded, None)),
        Value::Words(_) if matches!(figure, Figure::Rate(_)) => {
            let new = Value::draw(figure, random);
            let is_number = matches!(new, Value::Number(_));
            let accepted =
                if is_number { Accepted::only(ChangeKind::Quantified, None) } else { Accepted::default() };
            (new, accepted)
        }
        Value::Words(_) => (Value::Words(random.word(&WORDS)), Accepted::only(ChangeKind::Reworded, None)),
        Value::Reference(_) => (Value::Reference(random.word(&REFERENCES)), Accepted::default()),
        Value::Placeholder(_) => {
            let filled = Value::draw(figure, random);
            let is_filled = !matches!(filled, Value::Placeholder(_));
            let accepted = if is_filled && !matches!(filled, Value::Budget(_)) {
                Accepted::only(ChangeKind::Filled, None)
            } else {
                Accepted::default()
            };
            (filled, accepted)
        }
    }
}

fn change_number(old: &Number, figure: Figure, random: &mut Seed) -> (Value, Accepted) {
    match random.below(20) {
        0..5 => restate(old, random),
        5 => state_comparator(old, figure, random),
        6 | 7 => change_comparator(old, random),
        8 => (Value::Words(random.word(&WORDS)), Accepted::only(ChangeKind::Unquantified, None)),
        9 if random.chance(1, 2) => (Value::Placeholder("/"), Accepted::only(ChangeKind::Blanked, None)),
        10 if old.unit == "人" && !old.in_wan => {
            let other = Number { unit: "人次", ..old.clone() };
            (Value::Number(other), Accepted::only(ChangeKind::UnitChanged, None))
        }
        _ => move_number(old, figure, random),
    }
}

/// Another way of writing the same.
fn restate(old: &Number, random: &mut Seed) -> (Value, Accepted) {
    let mut new = old.clone();
    let is_people = old.unit.starts_with('人') && old.value >= Decimal::from(1000);
    if is_people && old.basis.is_empty() && random.chance(1, 2) {
        new.in_wan = !old.in_wan;
    } else {
        new.notation = other_notation(old, random);
    }
    (Value::Number(new), Accepted::only(ChangeKind::Restated, Some(Effect::Neutral)))
}

fn other_notation(old: &Number, random: &mut Seed) -> Notation {
    let others: Vec<Notation> = NOTATIONS
        .into_iter()
        .filter(|n| *n != old.notation && (old.basis.is_empty() || *n != Notation::After))
        .collect();
    *random.pick(&others)
}

/// The comparator that is usual for what is measured.
pub fn usual_comparator(old: &Number, figure: Figure) -> Option<Comparator> {
    match figure {
        Figure::Rate(_) | Figure::Count(..) => Some(Comparator::AtLeast),
        Figure::Price(..) => Some(Comparator::AtMost),
        Figure::Span(unit, ..) if unit != "年" => Some(Comparator::AtMost),
        Figure::Faults(_) if !old.value.is_zero() => Some(Comparator::AtMost),
        _ => None,
    }
}

/// Whether leaving this comparator out, or putting it in, says the same.
fn is_stateable(comparator: Comparator) -> bool {
    matches!(comparator, Comparator::AtLeast | Comparator::AtMost)
}

fn state_comparator(old: &Number, figure: Figure, random: &mut Seed) -> (Value, Accepted) {
    let stated = Accepted::only(ChangeKind::ComparatorStated, Some(Effect::Neutral));
    match old.comparator {
        Some(comparator) if is_stateable(comparator) => {
            (Value::Number(Number { comparator: None, ..old.clone() }), stated)
        }
        None => match usual_comparator(old, figure) {
            Some(comparator) => {
                (Value::Number(Number { comparator: Some(comparator), ..old.clone() }), stated)
            }
            None => move_number(old, figure, random),
        },
        Some(_) => move_number(old, figure, random),
    }
}

fn change_comparator(old: &Number, random: &mut Seed) -> (Value, Accepted) {
    let is_full = old.unit == "%" && old.value == Decimal::from(100);
    let (comparator, effect) = match old.comparator {
        Some(Comparator::AtLeast) if !is_full => (Comparator::MoreThan, Effect::Stricter),
        Some(Comparator::MoreThan) => (Comparator::AtLeast, Effect::Looser),
        Some(Comparator::AtMost) if old.value > Decimal::ONE => (Comparator::LessThan, Effect::Stricter),
        Some(Comparator::LessThan) => (Comparator::AtMost, Effect::Looser),
        _ => return restate(old, random),
    };
    let mut new = Number { comparator: Some(comparator), ..old.clone() };
    if new.notation == Notation::After {
        new.notation = Notation::Symbol;
    }
    (Value::Number(new), Accepted::only(ChangeKind::ComparatorChanged, Some(effect)))
}

fn move_number(old: &Number, figure: Figure, random: &mut Seed) -> (Value, Accepted) {
    let mut new = Number { in_wan: false, ..old.clone() };
    if old.unit == "%" {
        let step = Decimal::from(i64::try_from(random.between(1, 5)).unwrap_or(i64::MAX));
        let up = old.value + step;
        let is_up = up <= Decimal::from(100) && random.chance(3, 5);
        new.value = if is_up { up } else { old.value - step };
        if old.comparator == Some(Comparator::MoreThan) && new.value == Decimal::from(100) {
            new.value = Decimal::from(99);
        }
    } else {
        let percent = *random.pick(&[-30_i64, -20, -10, -5, 5, 10, 10, 20, 50, 100]);
        let mut moved = old.value + (old.value * Decimal::new(percent, 2)).trunc();
        if moved == old.value {
            moved += if percent > 0 || old.value <= Decimal::ONE { Decimal::ONE } else { -Decimal::ONE };
        }
        new.value = moved;
    }
    // A zero of faults that may be one now, or none any more.
    if matches!(figure, Figure::Faults(_)) && new.value > Decimal::ZERO && old.comparator.is_none() {
        new.comparator = Some(Comparator::AtMost);
    }
    if random.chance(1, 4) && old.comparator.is_some() {
        new.notation = other_notation(old, random);
    }
    let is_raised = new.value > old.value;
    if new.value == old.value {
        return restate(old, random);
    }
    let kind = if is_raised { ChangeKind::Raised } else { ChangeKind::Lowered };
    (Value::Number(new.clone()), Accepted::only(kind, effect_of_move(old, &new, figure, is_raised)))
}

/// What a moved number means: by the comparator of either side, else by polarity where the name says it.
fn effect_of_move(old: &Number, new: &Number, figure: Figure, is_raised: bool) -> Option<Effect> {
    use Comparator::{About, AtLeast, AtMost, Equal, LessThan, MoreThan};
    let (up, down) =
        if is_raised { (Effect::Stricter, Effect::Looser) } else { (Effect::Looser, Effect::Stricter) };
    match (old.comparator.or(new.comparator), figure) {
        (Some(AtLeast | MoreThan), _) | (Some(Equal) | None, Figure::Rate(true)) => Some(up),
        (Some(AtMost | LessThan), _) | (Some(Equal) | None, Figure::Faults(_)) => Some(down),
        (Some(About | Equal) | None, _) => None,
    }
}

/// The same target in a table that prints comparators, or prints none.
pub fn with_comparators(value: &Value, figure: Figure, are_printed: bool) -> Value {
    let Value::Number(number) = value else { return value.clone() };
    let comparator = match number.comparator {
        Some(comparator) if is_stateable(comparator) && !are_printed => None,
        None if are_printed => usual_comparator(number, figure),
        other => other,
    };
    Value::Number(Number { comparator, ..number.clone() })
}

/// What a change may be judged as once both texts are known: equal texts are unchanged whatever was meant, and
/// a deadline that rolled with the year says the same.
pub fn settle(accepted: Accepted, old: (&Value, &str), new: (&Value, &str)) -> Accepted {
    if old.1 == new.1 {
        return Accepted::only(ChangeKind::Unchanged, Some(Effect::Neutral));
    }
    if old.0 == new.0 && matches!(new.0, Value::Date { .. }) {
        return Accepted::only(ChangeKind::Restated, Some(Effect::Neutral));
    }
    if let (Value::Number(a), Value::Number(b)) = (old.0, new.0)
        && (a.value, a.unit) == (b.value, b.unit)
        && a.comparator.is_none() != b.comparator.is_none()
    {
        return Accepted::only(ChangeKind::ComparatorStated, Some(Effect::Neutral));
    }
    accepted
}

/// A ceiling that is the project's amount in both years moved with the budget.
pub fn settle_budget(old: Decimal, new: Decimal, is_same_text: bool) -> Accepted {
    let kind = match old.cmp(&new) {
        _ if is_same_text => ChangeKind::Unchanged,
        std::cmp::Ordering::Equal => ChangeKind::Restated,
        std::cmp::Ordering::Less => ChangeKind::Raised,
        std::cmp::Ordering::Greater => ChangeKind::Lowered,
    };
    Accepted::only(kind, Some(Effect::Neutral))
}
