//! Which of many things hang together.

/// Disjoint sets of the numbers below a bound. The representative of a set is its least member, so that it does
/// not depend on the order in which links come.
pub(super) struct Union {
    parents: Vec<usize>,
}

impl Union {
    pub(super) fn new(n: usize) -> Self {
        Self { parents: (0..n).collect() }
    }

    /// The least member of the set.
    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::Union;

    #[test]
    fn sets_go_by_their_least_member() {
        let mut union = Union::new(6);
        for (a, b) in [(5, 3), (4, 5), (1, 0)] {
            union.join(a, b);
        }
        let roots: Vec<usize> = (0..6).map(|at| union.root(at)).collect();
        assert_eq!(roots, [0, 0, 2, 3, 3, 3]);
    }
}
