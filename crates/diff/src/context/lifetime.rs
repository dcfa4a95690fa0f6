//! Totals over all years, compared with such totals only.

use super::LifetimeChange;
use crate::features::ProjectFeatures;
use crate::money::{Units, rate, sum};
use rust_decimal::Decimal;

/// The totals over all years of an entry; `None` where no side prints one.
pub(crate) fn lifetime_change(
    old: &[&ProjectFeatures<'_>],
    new: &[&ProjectFeatures<'_>],
    units: Units,
) -> Option<LifetimeChange> {
    let (old, new) = (total(old), total(new));
    if old.is_none() && new.is_none() {
        return None;
    }
    let old_in_new = old.map(|amount| units.to_new(amount));
    let delta = old_in_new.zip(new).map(|(old, new)| new.saturating_sub(old));
    Some(LifetimeChange { old, new, delta, rate: rate(delta, old_in_new) })
}

/// Σ of a side; `None` unless each of its projects prints one: part of a sum would pass for the whole.
fn total(side: &[&ProjectFeatures<'_>]) -> Option<Decimal> {
    let printed = |one: &&ProjectFeatures<'_>| one.project.lifetime_total.as_deref()?.parse::<Decimal>().ok();
    let totals: Option<Vec<Decimal>> = side.iter().map(printed).collect();
    totals.filter(|totals| !totals.is_empty()).map(sum)
}
