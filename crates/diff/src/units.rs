//! Which budget unit of the old table is which of the new one.

use crate::features::SideFeatures;
use crate::grams::{dice, grams};
use std::collections::{HashMap, VecDeque};

/// The mapping of units, by index: one to one, several old ones merged into a new one, or one split into several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UnitMap {
    /// The new units of each old one, in order.
    pub(crate) images: Vec<Vec<usize>>,
    /// The old units of each new one, in order.
    pub(crate) origins: Vec<Vec<usize>>,
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
        let mut map =
            Self { images: vec![Vec::new(); old.units.len()], origins: vec![Vec::new(); new.units.len()] };
        let mut by_name: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, name) in new.units.iter().enumerate() {
            by_name.entry(name).or_default().push_back(at);
        }
        for (idx, name) in old.units.iter().enumerate() {
            if let Some(at) = by_name.get_mut(name.as_str()).and_then(VecDeque::pop_front) {
                map.link(idx, at);
            }
        }
        let left = |side: &[Vec<usize>]| side.iter().filter(|others| others.is_empty()).count();
        if left(&map.images) * left(&map.origins) > MAX_PAIRS {
            return map;
        }
        let mut candidates = Vec::new();
        for (old_idx, old_name) in old.units.iter().enumerate().filter(|(idx, _)| map.images[*idx].is_empty())
        {
            for (new_idx, new_name) in
                new.units.iter().enumerate().filter(|(idx, _)| map.origins[*idx].is_empty())
            {
                let votes = shared_projects(old, old_idx, new, new_idx);
                let smaller = n_projects(old, old_idx).min(n_projects(new, new_idx));
                // Short names share few bigrams: 甲中心 and 甲服务中心 are alike by their characters.
                let likeness =
                    dice(&grams(old_name), &grams(new_name)).max(characters_alike(old_name, new_name));
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
            if map.images[old_idx].is_empty() && map.origins[new_idx].is_empty() {
                map.link(old_idx, new_idx);
            }
        }
        if old.units.len() * new.units.len() <= MAX_PAIRS {
            map.merge_and_split(old, new);
        }
        map
    }

    /// Finds where units went that have no namesake: into a unit that goes on, or out of one. Their projects
    /// say so, those aside that the unit that goes on had anyway.
    fn merge_and_split(&mut self, old: &SideFeatures<'_>, new: &SideFeatures<'_>) {
        for gone in 0..self.images.len() {
            let is_open = |at: &usize| {
                let origins = &self.origins[*at];
                self.images[gone].is_empty()
                    && !origins.is_empty()
                    && origins.iter().all(|origin| self.images[*origin].len() == 1)
            };
            let open = (0..self.origins.len()).filter(is_open);
            if let Some(into) = most_of(old, gone, new, open, |at| &self.origins[at]) {
                self.link(gone, into);
            }
        }
        for come in 0..self.origins.len() {
            let is_open = |at: &usize| {
                let images = &self.images[*at];
                self.origins[come].is_empty()
                    && !images.is_empty()
                    && images.iter().all(|image| self.origins[*image].len() == 1)
            };
            let open = (0..self.images.len()).filter(is_open);
            if let Some(from) = most_of(new, come, old, open, |at| &self.images[at]) {
                self.link(from, come);
            }
        }
    }

    /// A name for the units that belong together over the years, by an old one; `None` for an ended unit.
    pub(crate) fn family_of_old(&self, old: usize) -> Option<String> {
        match self.images[old].as_slice() {
            [] => None,
            [image] => self.family_of_new(*image),
            _ => Some(format!("split {old}")),
        }
    }

    /// The same by a new one; `None` for a new unit.
    pub(crate) fn family_of_new(&self, new: usize) -> Option<String> {
        match self.origins[new].as_slice() {
            [] => None,
            [origin] if self.images[*origin].len() > 1 => Some(format!("split {origin}")),
            _ => Some(new.to_string()),
        }
    }

    fn link(&mut self, old: usize, new: usize) {
        self.images[old].push(new);
        self.images[old].sort_unstable();
        self.origins[new].push(old);
        self.origins[new].sort_unstable();
    }

    pub(crate) fn is_image(&self, old: usize, new: usize) -> bool {
        self.images[old].contains(&new)
    }
}

/// The unit of the other side that has most of a unit's projects, at least two and half of them, not counting
/// what stands in its own counterparts.
fn most_of<'m>(
    side: &SideFeatures<'_>,
    unit: usize,
    other: &SideFeatures<'_>,
    open: impl Iterator<Item = usize>,
    counterparts: impl Fn(usize) -> &'m Vec<usize>,
) -> Option<usize> {
    let cores = |side: &SideFeatures<'_>, unit: usize| -> Vec<String> {
        side.projects.iter().filter(|p| p.unit == unit).map(|p| p.name.core.clone()).collect()
    };
    let mine = cores(side, unit);
    open.filter_map(|candidate| {
        let mut theirs = cores(other, candidate);
        for name in counterparts(candidate).iter().flat_map(|own| cores(side, *own)) {
            if let Some(at) = theirs.iter().position(|their| *their == name) {
                theirs.swap_remove(at);
            }
        }
        let taken = |name: &&String| {
            let found = theirs.iter().position(|their| their == *name);
            found.map(|at| theirs.swap_remove(at)).is_some()
        };
        let votes = mine.iter().filter({
            let mut taken = taken;
            move |name| taken(name)
        });
        let votes = votes.count();
        (votes >= 2 && votes * 2 >= mine.len()).then_some((votes, candidate))
    })
    .max_by(|a, b| a.0.cmp(&b.0).then_with(|| other.units[b.1].cmp(&other.units[a.1])))
    .map(|(_, candidate)| candidate)
}

/// How many characters two names have in common, the larger of them counting, less than bigrams by a quarter:
/// characters meet by chance.
fn characters_alike(a: &str, b: &str) -> u32 {
    let single = |text: &str| -> Vec<u64> {
        let mut chars: Vec<u64> = text.chars().map(u64::from).collect();
        chars.sort_unstable();
        chars
    };
    dice(&single(a), &single(b)) / 4 * 3
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
