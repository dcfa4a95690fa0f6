//! Which sets of many are alike, without comparing every one with every other.
//!
//! A set is some keys, hashes of what it holds. Sets that share a key are candidates, and candidates alone are
//! compared. Of a key in more than [`REACH`] sets only the last so many before a set are its candidates: the number
//! of comparisons is at most [`REACH`] times the number of all keys, so it grows with the input and no faster. What
//! that promises: where every shared key stands in at most `REACH` sets, every alike pair is found; and of sets
//! that are all alike, each but the first is found to be so, however many they are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Of so many earlier sets with the same key, at most, each is looked at.
pub(crate) const REACH: usize = 16;

/// The key of some value: the same in every run.
pub(crate) fn key(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// For each set its first earlier set that is alike, as (earlier, later), in the order of the later ones.
pub(crate) fn alike(
    sets: &[Vec<u64>],
    mut is_alike: impl FnMut(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut earlier: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    let mut candidates = Vec::new();
    for (idx, keys) in sets.iter().enumerate() {
        candidates.clear();
        for key in keys {
            let with_key = earlier.entry(*key).or_default();
            let reached = with_key.len().saturating_sub(REACH);
            candidates.extend_from_slice(&with_key[reached..]);
            with_key.push(idx);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let found = candidates.iter().find(|of| **of != idx && is_alike(**of, idx));
        pairs.extend(found.map(|of| (*of, idx)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sets from a fixed sequence of numbers: the same in every run.
    fn sets(seed: u64, n: usize, n_keys: u64, size: usize) -> Vec<Vec<u64>> {
        let mut state = seed;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let mut set = || {
            let mut keys: Vec<u64> = (0..size).map(|_| next() % n_keys).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        (0..n).map(|_| set()).collect()
    }

    fn n_common(a: &[u64], b: &[u64]) -> usize {
        a.iter().filter(|key| b.binary_search(key).is_ok()).count()
    }

    fn brute_force(sets: &[Vec<u64>], least: usize) -> Vec<(usize, usize)> {
        let first =
            |later: usize| (0..later).find(|earlier| n_common(&sets[*earlier], &sets[later]) >= least);
        (0..sets.len()).filter_map(|later| first(later).map(|earlier| (earlier, later))).collect()
    }

    #[test]
    fn finds_what_comparing_all_finds() {
        for seed in 0..200 {
            // So few sets that no key can stand in more than REACH.
            let sets = sets(seed, REACH, 12, 5);
            let found = alike(&sets, |a, b| n_common(&sets[a], &sets[b]) >= 3);
            assert_eq!(found, brute_force(&sets, 3), "seed {seed}");
        }
        for seed in 0..20 {
            let sets = sets(seed, 300, 5_000, 6);
            let found = alike(&sets, |a, b| n_common(&sets[a], &sets[b]) >= 2);
            assert_eq!(found, brute_force(&sets, 2), "seed {seed}");
        }
    }

    #[test]
    fn every_copy_is_found_however_many_there_are() {
        let sets = vec![vec![1, 2, 3]; 500];
        assert_eq!(alike(&sets, |_, _| true).len(), 499);
    }

    #[test]
    fn comparisons_grow_with_the_input_and_no_faster() {
        let n_comparisons = |n: usize| {
            // A few keys that stand in every tenth set, and none of them alike.
            let sets = sets(7, n, 60, 6);
            let mut n_comparisons = 0;
            alike(&sets, |_, _| {
                n_comparisons += 1;
                false
            });
            n_comparisons
        };
        let (small, large) = (n_comparisons(1_000), n_comparisons(8_000));
        assert!(large <= 8_000 * 6 * REACH);
        assert!(large < 9 * small, "{small} {large}");
    }
}
