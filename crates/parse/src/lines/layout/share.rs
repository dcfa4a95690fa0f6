//! To which rows the lines of a column belong.
//!
//! Between the indicators of one row and those of the next, lines of a name or a goal may belong to either.
//! They are parted so that the lines of each cell lie best around the middle of its row, or below its top.

/// How the lines of a cell lie in their row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alignment {
    Top,
    Middle,
    Bottom,
}

/// The part of a row that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Where its amounts stand.
    pub(super) anchor: i64,
    /// Its first line for certain.
    pub(super) low: i64,
    /// Its last line for certain.
    pub(super) high: i64,
    /// Whether it has a cell in this column by all odds.
    pub(super) expected: bool,
}

/// A line of the column.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Strip {
    pub(super) y: i64,
    /// How much speaks against a cell that begins here.
    pub(super) begins: i64,
    /// How much speaks against a cell that ends here.
    pub(super) ends: i64,
    /// How much speaks against a cell that goes on after this line.
    pub(super) goes_on: i64,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// For every row the index of its first line; one more for the end.
    pub(super) cuts: Vec<usize>,
    /// Lines that might as well belong to the row before or after.
    pub(super) doubtful: Vec<usize>,
}

/// More lines between two rows are not tried.
const MAX_BETWEEN: usize = 300;
/// Against a row that should have a cell and has none.
const MISSING: i64 = 6;
/// Against a row that has a cell and should have none.
const UNEXPECTED: i64 = 6;
/// Lines that are farther apart are hardly of one cell.
const FAR: i64 = 3;
/// A parting that is better than the next by less than this is doubtful.
const MARGIN: i64 = 1;

/// Shares the lines among the rows; `None` where there are too many of them.
pub(super) fn share(strips: &[Strip], frames: &[Frame], alignment: Alignment) -> Option<Shared> {
    let n = frames.len();
    // Where each row may begin: from the first line that is not of the row before for certain, to the first that is of this one.
    let mut ranges = Vec::with_capacity(n + 1);
    for (idx, frame) in frames.iter().enumerate() {
        let low = if idx == 0 { 0 } else { strips.partition_point(|strip| strip.y <= frames[idx - 1].high) };
        let high = strips.partition_point(|strip| strip.y < frame.low).max(low);
        let low = if idx == 0 { 0 } else { low };
        if high - low > MAX_BETWEEN {
            return None;
        }
        ranges.push((low, if idx == 0 { 0 } else { high }));
    }
    ranges.push((strips.len(), strips.len()));
    // Costs of the best way up to each beginning of each row, with the beginning before.
    let mut best: Vec<Vec<(Cost, usize)>> = vec![vec![(Cost::default(), 0)]];
    for idx in 0..n {
        let (from, next) = (ranges[idx], ranges[idx + 1]);
        let mut costs = Vec::with_capacity(next.1 - next.0 + 1);
        for end in next.0..=next.1 {
            let choice = (from.0..=from.1.min(end))
                .map(|begin| {
                    let before = best[idx][begin - from.0].0;
                    (before.plus(cost(strips, &frames[idx], begin, end, alignment)), begin)
                })
                .min();
            costs.push(choice.unwrap_or((Cost::IMPOSSIBLE, from.0)));
        }
        best.push(costs);
    }
    let mut cuts = vec![strips.len(); n + 1];
    for idx in (0..n).rev() {
        let end = cuts[idx + 1];
        cuts[idx] = best[idx + 1][end - ranges[idx + 1].0].1;
    }
    let mut doubtful = Vec::new();
    for idx in 1..n {
        let around = |cut: usize| {
            let before = cost(strips, &frames[idx - 1], cuts[idx - 1], cut, alignment);
            before.plus(cost(strips, &frames[idx], cut, cuts[idx + 1], alignment)).against
        };
        let (low, high) = (ranges[idx].0.max(cuts[idx - 1]), ranges[idx].1.min(cuts[idx + 1]));
        let chosen = around(cuts[idx]);
        if cuts[idx] > low && around(cuts[idx] - 1) < chosen + MARGIN {
            doubtful.push(cuts[idx] - 1);
        }
        if cuts[idx] < high && around(cuts[idx] + 1) < chosen + MARGIN {
            doubtful.push(cuts[idx]);
        }
    }
    Some(Shared { cuts, doubtful })
}

/// How much speaks against a parting. Of two with as much against them the one is taken that leaves no cell far
/// off: two cells off by half a line are likelier than one in its place and one off by a whole line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    against: i64,
    unevenness: i64,
}

impl Cost {
    const IMPOSSIBLE: Self = Self { against: i64::MAX / 2, unevenness: 0 };

    fn plus(self, other: Self) -> Self {
        Self {
            against: self.against.saturating_add(other.against),
            unevenness: self.unevenness.saturating_add(other.unevenness),
        }
    }
}

/// How much speaks against those lines as the cell of that row. Heights count twice, to have middles.
fn cost(strips: &[Strip], frame: &Frame, begin: usize, end: usize, alignment: Alignment) -> Cost {
    let Some(cell) = strips.get(begin..end).filter(|cell| !cell.is_empty()) else {
        return Cost { against: if frame.expected { MISSING } else { 0 }, unevenness: 0 };
    };
    let (first, last) = (cell[0], cell[cell.len() - 1]);
    let off = match alignment {
        Alignment::Top => 2 * (first.y - frame.anchor),
        Alignment::Middle => first.y + last.y - 2 * frame.anchor,
        Alignment::Bottom => 2 * (last.y - frame.anchor),
    };
    let inner: i64 = cell
        .windows(2)
        .map(|pair| pair[0].goes_on + if pair[1].y - pair[0].y >= FAR { FAR } else { 0 })
        .sum();
    let unexpected = if frame.expected { 0 } else { UNEXPECTED };
    Cost {
        against: off.abs() + first.begins + last.ends + inner + unexpected,
        unevenness: off.saturating_mul(off),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        ys: &[i64],
        frames: &[(i64, i64, i64)],
        alignment: Alignment,
        expected: &[usize],
        doubts: usize,
    ) {
        let strips: Vec<Strip> = ys.iter().map(|y| Strip { y: *y, ..Strip::default() }).collect();
        let frames: Vec<Frame> = frames
            .iter()
            .map(|(anchor, low, high)| Frame { anchor: *anchor, low: *low, high: *high, expected: true })
            .collect();
        let shared = share(&strips, &frames, alignment).unwrap();
        assert_eq!((shared.cuts.as_slice(), shared.doubtful.len()), (expected, doubts), "{ys:?}");
    }

    #[test]
    fn lays_lines_around_the_middle_of_their_rows() {
        // Goals of five and seven lines around indicators of one.
        check(
            &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            &[(2, 2, 2), (8, 8, 8)],
            Alignment::Middle,
            &[0, 5, 12],
            0,
        );
        check(&[3, 4, 5, 6, 7], &[(3, 3, 3), (6, 6, 6)], Alignment::Top, &[0, 3, 5], 0);
        // A row without a cell.
        check(&[0, 1, 9, 10, 11], &[(0, 0, 1), (5, 4, 6), (10, 9, 11)], Alignment::Middle, &[0, 2, 2, 5], 0);
    }

    #[test]
    fn says_what_is_doubtful() {
        // The even parting is taken; as much speaks for one line more or less.
        check(&[0, 1, 2, 3], &[(0, 0, 0), (3, 3, 3)], Alignment::Middle, &[0, 2, 4], 2);
        check(&[0, 2, 4], &[(0, 0, 0), (4, 4, 4)], Alignment::Middle, &[0, 1, 3], 1);
    }
}
