//! From total to total of the entries that bear a tag.

use super::{TagBridge, TagKind};
use crate::change_set::{Basis, Bridge, Doubtful, ProjectChange, Relation};
use crate::money::{Units, sum};
use rust_decimal::Decimal;

/// A bridge for every tag that some entry bears, in the order of [`TagKind::ALL`].
pub(crate) fn bridge_by_tag(entries: &[ProjectChange], units: Units) -> Vec<TagBridge> {
    let bridges = TagKind::ALL.into_iter().filter_map(|tag| {
        let bearing: Vec<&ProjectChange> =
            entries.iter().filter(|entry| entry.tags.iter().any(|one| one.tag == tag)).collect();
        (!bearing.is_empty()).then(|| TagBridge { tag, bridge: bridge(&bearing, units) })
    });
    bridges.collect()
}

/// The bridge of some entries. Its totals are their sums: no total is printed for them, so nothing is left to
/// rounding.
fn bridge(entries: &[&ProjectChange], units: Units) -> Bridge {
    let moved: Vec<(&ProjectChange, Decimal, Decimal)> = entries
        .iter()
        .map(|entry| {
            let total = entry.amounts.total();
            let old = total.and_then(|total| total.old).map_or(Decimal::ZERO, |old| units.to_new(old));
            let new = total.and_then(|total| total.new).unwrap_or_default();
            (*entry, old, new)
        })
        .collect();
    let rises = |is_wanted: &dyn Fn(&ProjectChange) -> bool, up: bool| {
        let deltas = moved
            .iter()
            .filter(|(entry, ..)| is_wanted(entry))
            .map(|(_, old, new)| if up { new.saturating_sub(*old) } else { old.saturating_sub(*new) });
        sum(deltas.filter(|delta| *delta > Decimal::ZERO))
    };
    let is = |relation: Relation| move |entry: &ProjectChange| entry.relation == relation;
    let of = |relation: Relation| moved.iter().filter(move |(entry, ..)| entry.relation == relation);
    let groups = || moved.iter().filter(|(entry, ..)| entry.relation.is_group());
    let is_doubtful = |entry: &ProjectChange| entry.relation == Relation::Continued && entry.doubtful;
    Bridge {
        old_total: sum(moved.iter().map(|(_, old, _)| *old)),
        old_basis: Basis::Summed,
        added: sum(of(Relation::New).map(|(.., new)| *new)),
        ended: sum(of(Relation::Ended).map(|(_, old, _)| *old)),
        increased: rises(&is(Relation::Continued), true),
        decreased: rises(&is(Relation::Continued), false),
        restructured: sum(groups().map(|(_, old, new)| new.saturating_sub(*old))),
        rounding: Decimal::ZERO,
        new_total: sum(moved.iter().map(|(.., new)| *new)),
        new_basis: Basis::Summed,
        of_which_doubtful: Doubtful {
            pairs: moved.iter().filter(|(entry, ..)| is_doubtful(entry)).count(),
            increased: rises(&is_doubtful, true),
            decreased: rises(&is_doubtful, false),
        },
    }
}
