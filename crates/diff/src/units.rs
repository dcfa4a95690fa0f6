//! Which budget unit of the old table is which of the new one.

use crate::features::SideFeatures;
use crate::grams::{dice, grams};
use std::collections::{HashMap, VecDeque};

/// The mapping of units, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnitMap {
    /// The new unit of each old one.
    pub(crate) image: Vec<Option<usize>>,
    /// The old unit of each new one.
    pub(crate) origin: Vec<Option<usize>>,
}

/// Beyond so many pairs of units without a namesake no renaming is sought.
const MAX_PAIRS: usize = 40_000;
/// Names less alike than this need projects to vouch for them.
const ALIKE_NAMES: u32 = 7_500;
/// Names less alike than this need more than one project.
const SOMEWHAT_ALIKE_NAMES: u32 = 4_000;

impl UnitMap {
    /// Maps equal names in order, then renamed units by the projects that they share and their names.
    pub(crate) fn of(old: &SideFeatures<'_>, new: &SideFeatures<'_>) -> Self {
        let mut map = Self { image: vec![None; old.units.len()], origin: vec![None; new.units.len()] };
        let mut by_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, name) in new.units.iter().enumerate() {
            by_name.entry(name).or_default().push_back(at);
        }
        for (idx, name) in old.units.iter().enumerate() {
            if let Some(at) = by_name.get_mut(name.as_str()).and_then(VecDeque::pop_front) {
                map.link(idx, at);
            }
        }
        let left = |side: &[Option<usize>]| side.iter().filter(|other| other.is_none()).count();
        if left(&map.image) * left(&map.origin) > MAX_PAIRS {
            return map;
        }
        let mut candidates = Vec::new();
        for (old_idx, old_name) in old.units.iter().enumerate().filter(|(idx, _)| map.image[*idx].is_none()) {
            for (new_idx, new_name) in
                new.units.iter().enumerate().filter(|(idx, _)| map.origin[*idx].is_none())
            {
                let votes = shared_projects(old, old_idx, new, new_idx);
                let smaller = n_projects(old, old_idx).min(n_projects(new, new_idx));
                let likeness = dice(&grams(old_name), &grams(new_name));
                let is_backed = votes >= 2 && votes * 2 >= smaller
                    || votes >= 1 && likeness >= SOMEWHAT_ALIKE_NAMES
                    || likeness >= ALIKE_NAMES;
                if is_backed {
                    candidates.push((votes, likeness, old_name, new_name, old_idx, new_idx));
                }
            }
        }
        // Most shared projects first; ties by content, so that the order of rows says nothing.
        candidates.sort_by(|a, b| {
            (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| {
                let pair = |c: &(usize, u32, &String, &String, usize, usize)| {
                    let (x, y) = (c.2.clone(), c.3.clone());
                    if x < y { (x, y) } else { (y, x) }
                };
                pair(a).cmp(&pair(b))
            })
        });
        for (.., old_idx, new_idx) in candidates {
            if map.image[old_idx].is_none() && map.origin[new_idx].is_none() {
                map.link(old_idx, new_idx);
            }
        }
        map
    }

    fn link(&mut self, old: usize, new: usize) {
        self.image[old] = Some(new);
        self.origin[new] = Some(old);
    }

    pub(crate) fn is_image(&self, old: usize, new: usize) -> bool {
        self.image[old] == Some(new)
    }
}

fn n_projects(side: &SideFeatures<'_>, unit: usize) -> usize {
    side.projects.iter().filter(|project| project.unit == unit).count()
}

fn shared_projects(
    old: &SideFeatures<'_>,
    old_unit: usize,
    new: &SideFeatures<'_>,
    new_unit: usize,
) -> usize {
    let mut names: Vec<&str> =
        new.projects.iter().filter(|p| p.unit == new_unit).map(|p| p.name.core.as_str()).collect();
    old.projects
        .iter()
        .filter(|project| project.unit == old_unit)
        .filter(|project| {
            let found = names.iter().position(|name| *name == project.name.core);
            found.map(|at| names.swap_remove(at)).is_some()
        })
        .count()
}
