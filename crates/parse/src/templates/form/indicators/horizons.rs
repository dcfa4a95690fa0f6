//! Targets of the whole period and of the year, laid together.

use super::{Horizon, Printed};
use crate::label::squash;
use duibiao_core::Indicator;

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
