//! The best one-to-one assignment of rows to columns, with "unmatched" as an alternative.

/// Assigns rows to columns so that the sum of the scores is greatest, where leaving a row and a column
/// unmatched is worth `unmatched` for the pair of them. Scores below that are never taken.
///
/// The Hungarian method with potentials, O(n³) for n the larger side. The result depends on the order of rows
/// and columns only between assignments of equal sum: callers sort by content.
pub(crate) fn assign(scores: &[Vec<i64>], unmatched: i64) -> Vec<Option<usize>> {
    let n_rows = scores.len();
    let n_columns = scores.first().map_or(0, Vec::len);
    if n_rows == 0 || n_columns == 0 {
        return vec![None; n_rows];
    }
    // A square problem over rows + dummies would be slow; costs below zero gain, and a row takes a dummy of
    // its own at cost zero, so columns n_columns.. are the dummies of the rows.
    let width = n_columns + n_rows;
    let cost = |row: usize, column: usize| -> i64 {
        if column < n_columns {
            // Above zero it would never be chosen over the dummy; the cap keeps sums small.
            (unmatched - scores[row][column]).min(1)
        } else {
            i64::from(column - n_columns != row)
        }
    };
    let unreached = i64::MAX / 4;
    let mut row_potential = vec![0_i64; n_rows + 1];
    let mut column_potential = vec![0_i64; width + 1];
    let mut row_of = vec![0_usize; width + 1];
    let mut came_from = vec![0_usize; width + 1];
    for row in 1..=n_rows {
        row_of[0] = row;
        let mut at = 0_usize;
        let mut least = vec![unreached; width + 1];
        let mut done = vec![false; width + 1];
        loop {
            done[at] = true;
            let current = row_of[at];
            let mut delta = unreached;
            let mut next = 0;
            for column in 1..=width {
                if done[column] {
                    continue;
                }
                let reduced =
                    cost(current - 1, column - 1) - row_potential[current] - column_potential[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    came_from[column] = at;
                }
                if least[column] < delta {
                    delta = least[column];
                    next = column;
                }
            }
            for column in 0..=width {
                if done[column] {
                    row_potential[row_of[column]] += delta;
                    column_potential[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            at = next;
            if row_of[at] == 0 {
                break;
            }
        }
        while at != 0 {
            let previous = came_from[at];
            row_of[at] = row_of[previous];
            at = previous;
        }
    }
    let mut assigned = vec![None; n_rows];
    for column in 1..=n_columns {
        let row = row_of[column];
        if row > 0 && scores[row - 1][column - 1] >= unmatched {
            assigned[row - 1] = Some(column - 1);
        }
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The greatest sum by trying everything.
    fn best(scores: &[Vec<i64>], unmatched: i64, row: usize, taken: &mut Vec<bool>) -> i64 {
        if row == scores.len() {
            return 0;
        }
        let mut sum = best(scores, unmatched, row + 1, taken);
        for column in 0..taken.len() {
            if !taken[column] {
                taken[column] = true;
                let gain = scores[row][column] - unmatched;
                sum = sum.max(gain + best(scores, unmatched, row + 1, taken));
                taken[column] = false;
            }
        }
        sum
    }

    #[test]
    fn prefers_the_best_sum_to_the_best_pair() {
        let scores = vec![vec![95, 94], vec![93, 1]];
        assert_eq!(assign(&scores, 50), [Some(1), Some(0)]);
        assert_eq!(assign(&[vec![40, 60]], 50), [Some(1)]);
        assert_eq!(assign(&[vec![40]], 50), [None]);
        assert_eq!(assign(&[], 50), []);
    }

    #[test]
    fn equals_the_exhaustive_optimum() {
        let mut state = 7_u64;
        let mut random = move |below: u8| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0] % below
        };
        for _ in 0..300 {
            let (rows, columns) = (1 + usize::from(random(5)), 1 + usize::from(random(5)));
            let scores: Vec<Vec<i64>> =
                (0..rows).map(|_| (0..columns).map(|_| i64::from(random(100))).collect()).collect();
            let assigned = assign(&scores, 50);
            let mut used = vec![false; columns];
            let mut sum = 0;
            for (row, column) in assigned.iter().enumerate() {
                if let Some(column) = column {
                    assert!(!std::mem::replace(&mut used[*column], true), "{scores:?}");
                    sum += scores[row][*column] - 50;
                }
            }
            assert_eq!(sum, best(&scores, 50, 0, &mut vec![false; columns]), "{scores:?}");
        }
    }
}
