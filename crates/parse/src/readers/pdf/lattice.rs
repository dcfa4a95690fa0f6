//! From rules to tables: which cells the rules of a page part.

use super::geometry::{Area, Rule};

/// Coordinates this near are one.
const SAME: i32 = 200;
/// Pieces of a rule this far apart are joined, and rules this near touch.
const JOIN: i32 = 300;
/// Rows and columns narrower than this hold no text: double rules.
const SLIM: i32 = 350;
/// Shorter rules belong to no table.
const SHORT: i32 = 400;
/// A wall stands where this share of it is drawn, in percent.
const DRAWN: i64 = 60;
/// More lattice fields than any printed page holds.
const MAX_FIELDS: usize = 400_000;
/// More crossings than any printed page holds.
const MAX_CROSSINGS: usize = 60_000_000;

/// A table's rules, as lines of a lattice and cells between them.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    /// The lines between columns, from left to right, the outer ones included.
    pub(super) xs: Vec<i32>,
    /// The lines between rows, from top to bottom, the outer ones included.
    pub(super) ys: Vec<i32>,
    pub(super) cells: Vec<Field>,
    /// The cell of each field, row by row.
    owners: Vec<u32>,
}

/// A cell of a lattice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) row_span: usize,
    pub(super) column_span: usize,
}

impl Lattice {
    pub(super) fn area(&self) -> Area {
        let ends = |lines: &[i32]| (lines.first().copied().unwrap_or(0), lines.last().copied().unwrap_or(0));
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        Area { left, top, right, bottom }
    }

    /// The area of a cell.
    pub(super) fn cell_area(&self, cell: Field) -> Area {
        Area {
            left: self.xs[cell.column],
            top: self.ys[cell.row],
            right: self.xs[cell.column + cell.column_span],
            bottom: self.ys[cell.row + cell.row_span],
        }
    }

    /// The cell that holds a point.
    pub(super) fn cell_at(&self, (x, y): (i32, i32)) -> Option<usize> {
        let track = |lines: &[i32], at: i32| {
            let after = lines.partition_point(|line| *line <= at);
            (1..lines.len()).contains(&after).then(|| after - 1)
        };
        let (column, row) = (track(&self.xs, x)?, track(&self.ys, y)?);
        let owner = *self.owners.get(row * (self.xs.len() - 1) + column)?;
        usize::try_from(owner).ok()
    }

    /// A lattice whose cells are given.
    pub(super) fn of_cells(xs: Vec<i32>, ys: Vec<i32>, cells: Vec<Field>) -> Self {
        let n_columns = xs.len().saturating_sub(1);
        let mut owners = vec![u32::MAX; n_columns * ys.len().saturating_sub(1)];
        for (idx, cell) in (0_u32..).zip(&cells) {
            for row in cell.row..cell.row + cell.row_span {
                owners[row * n_columns + cell.column..][..cell.column_span].fill(idx);
            }
        }
        Self { xs, ys, cells, owners }
    }
}

/// The tables that the rules of a page draw, and the rules from left to right that belong to none; nothing where
/// there are too many rules to be a page of tables.
pub(super) fn tables(across: Vec<Rule>, down: Vec<Rule>) -> Option<(Vec<Lattice>, Vec<Rule>)> {
    let (across, down) = (join(across), join(down));
    if across.len().saturating_mul(down.len()) > MAX_CROSSINGS {
        return None;
    }
    let mut groups = Groups::new(across.len() + down.len());
    for (h, horizontal) in across.iter().enumerate() {
        for (v, vertical) in down.iter().enumerate() {
            let crosses = |a: &Rule, b: &Rule| (b.from - JOIN..=b.to + JOIN).contains(&a.at);
            if crosses(vertical, horizontal) && crosses(horizontal, vertical) {
                groups.join(h, across.len() + v);
            }
        }
    }
    let mut parts: Vec<(usize, Vec<Rule>, Vec<Rule>)> = Vec::new();
    let mut part_of = vec![usize::MAX; across.len() + down.len()];
    for (idx, rule) in across.iter().chain(&down).enumerate() {
        let root = groups.root(idx);
        if part_of[root] == usize::MAX {
            part_of[root] = parts.len();
            parts.push((root, Vec::new(), Vec::new()));
        }
        let (_, horizontal, vertical) = &mut parts[part_of[root]];
        let side = if idx < across.len() { horizontal } else { vertical };
        side.push(*rule);
    }
    let mut loose = Vec::new();
    let mut lattices = Vec::new();
    for (_, horizontal, vertical) in parts {
        if horizontal.is_empty() || vertical.is_empty() {
            loose.extend(horizontal);
        } else {
            lattices.push(lattice(&horizontal, &vertical)?);
        }
    }
    lattices.retain(|lattice| !lattice.cells.is_empty());
    Some((lattices, loose))
}

/// Rules on one line, joined where they touch; what is too short to be a rule falls away.
fn join(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_unstable();
    let mut joined: Vec<Rule> = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first().map(|rule| rule.at) {
        let n = rest.partition_point(|rule| rule.at <= first.saturating_add(SAME));
        let (line, after) = rest.split_at_mut(n);
        let at = weighted_middle(line);
        line.sort_unstable_by_key(|rule| rule.from);
        let mut current: Option<Rule> = None;
        for rule in line.iter() {
            match &mut current {
                Some(before) if rule.from <= before.to.saturating_add(JOIN) => {
                    before.to = before.to.max(rule.to);
                }
                _ => {
                    joined.extend(current);
                    current = Some(Rule { at, ..*rule });
                }
            }
        }
        joined.extend(current);
        rest = after;
    }
    joined.retain(|rule| rule.to - rule.from >= SHORT);
    joined
}

/// The middle of rules on nearly one line, the longer ones weighing more.
fn weighted_middle(line: &[Rule]) -> i32 {
    let length = |rule: &Rule| i64::from(rule.to - rule.from) + 1;
    let total: i64 = line.iter().map(length).sum();
    let sum: i64 = line.iter().map(|rule| i64::from(rule.at) * length(rule)).sum();
    i32::try_from(sum / total.max(1)).unwrap_or(0)
}

/// The lines of a lattice along one axis: where its rules stand, and where rules of the other axis end without
/// meeting one. Such ends close rows whose border a producer omits at a page break; where most of the rules run
/// on, an end is but a hole in one of them.
fn lines(rules: &[Rule], others: &[Rule]) -> Vec<i32> {
    let mut at: Vec<i32> = rules.iter().map(|rule| rule.at).collect();
    at.sort_unstable();
    let mut ends: Vec<i32> = others.iter().flat_map(|rule| [rule.from, rule.to]).collect();
    ends.sort_unstable();
    ends.retain(|end| {
        let next = at.partition_point(|line| line < end);
        let is_near = |line: Option<&i32>| line.is_some_and(|line| (line - end).abs() <= SLIM);
        !is_near(at.get(next)) && !is_near(next.checked_sub(1).and_then(|idx| at.get(idx)))
    });
    ends.dedup();
    ends.retain(|end| {
        let ending = |rule: &&Rule| (rule.from - end).abs() <= SLIM || (rule.to - end).abs() <= SLIM;
        let (n_ending, n_all) = others
            .iter()
            .filter(|rule| rule.from <= end.saturating_add(SLIM) && rule.to >= end.saturating_sub(SLIM))
            .fold((0, 0), |(n_ending, n_all), rule| (n_ending + usize::from(ending(&rule)), n_all + 1));
        n_ending * 2 >= n_all
    });
    at.extend(ends);
    at.sort_unstable();
    let mut lines: Vec<i32> = Vec::new();
    for line in at {
        match lines.last() {
            Some(last) if line - last < SLIM => {}
            _ => lines.push(line),
        }
    }
    lines
}

fn nearest(lines: &[i32], at: i32) -> usize {
    let after = lines.partition_point(|line| *line < at);
    match (after.checked_sub(1), lines.get(after)) {
        (Some(before), Some(next)) if at - lines[before] <= next - at => before,
        (_, Some(_)) => after,
        (Some(before), None) => before,
        (None, None) => 0,
    }
}

/// For each line, how much of each track between the lines of the other axis is drawn.
fn drawn(rules: &[Rule], own: &[i32], tracks: &[i32]) -> Vec<i64> {
    let n_tracks = tracks.len() - 1;
    let mut drawn = vec![0; own.len() * n_tracks];
    let mut sorted: Vec<(usize, i32, i32)> =
        rules.iter().map(|rule| (nearest(own, rule.at), rule.from, rule.to)).collect();
    sorted.sort_unstable();
    let mut covered = (usize::MAX, i32::MIN);
    for (line, from, to) in sorted {
        if covered.0 != line {
            covered = (line, i32::MIN);
        }
        let from = from.max(covered.1);
        let first = tracks.partition_point(|track| *track <= from).saturating_sub(1);
        for track in first..n_tracks {
            let overlap = i64::from(to.min(tracks[track + 1])) - i64::from(from.max(tracks[track]));
            if overlap <= 0 {
                if tracks[track] > to {
                    break;
                }
                continue;
            }
            drawn[line * n_tracks + track] += overlap;
        }
        covered.1 = covered.1.max(to);
    }
    drawn
}

/// The lattice of crossing rules; none where too many fields lie between them. It is empty where they enclose
/// nothing.
fn lattice(across: &[Rule], down: &[Rule]) -> Option<Lattice> {
    let (xs, ys) = (lines(down, across), lines(across, down));
    if xs.len() < 2 || ys.len() < 2 {
        return Some(Lattice::default());
    }
    let (n_columns, n_rows) = (xs.len() - 1, ys.len() - 1);
    if n_columns.saturating_mul(n_rows) > MAX_FIELDS {
        return None;
    }
    let (down, across) = (drawn(down, &xs, &ys), drawn(across, &ys, &xs));
    let is_wall = |drawn: i64, from: i32, to: i32| drawn * 100 >= i64::from(to - from) * DRAWN;
    let right_of =
        |row: usize, column: usize| is_wall(down[(column + 1) * n_rows + row], ys[row], ys[row + 1]);
    let below = |row: usize, column: usize| {
        is_wall(across[(row + 1) * n_columns + column], xs[column], xs[column + 1])
    };
    let mut is_taken = vec![false; n_columns * n_rows];
    let mut cells = Vec::new();
    for row in 0..n_rows {
        for column in 0..n_columns {
            if is_taken[row * n_columns + column] {
                continue;
            }
            let mut end = column + 1;
            while end < n_columns && !right_of(row, end - 1) && !is_taken[row * n_columns + end] {
                end += 1;
            }
            let mut bottom = row + 1;
            while bottom < n_rows
                && (column..end).all(|at| !below(bottom - 1, at) && !is_taken[bottom * n_columns + at])
                && (column..end - 1).all(|at| !right_of(bottom, at))
            {
                bottom += 1;
            }
            for taken in row..bottom {
                is_taken[taken * n_columns + column..taken * n_columns + end].fill(true);
            }
            cells.push(Field { row, column, row_span: bottom - row, column_span: end - column });
        }
    }
    Some(compact(&xs, &ys, cells))
}

/// Leaves out lines at which no cell begins.
fn compact(xs: &[i32], ys: &[i32], cells: Vec<Field>) -> Lattice {
    let kept = |n: usize, starts: &mut dyn Iterator<Item = usize>| {
        let mut is_kept = vec![false; n];
        starts.for_each(|start| is_kept[start] = true);
        is_kept[n - 1] = true;
        is_kept
    };
    let columns = kept(xs.len(), &mut cells.iter().map(|cell| cell.column));
    let rows = kept(ys.len(), &mut cells.iter().map(|cell| cell.row));
    let ranks = |kept: &[bool]| {
        let mut rank = 0;
        let ranks: Vec<usize> = kept
            .iter()
            .map(|kept| {
                rank += usize::from(*kept);
                rank - usize::from(*kept)
            })
            .collect();
        ranks
    };
    let (column_ranks, row_ranks) = (ranks(&columns), ranks(&rows));
    let cells = cells
        .into_iter()
        .map(|cell| {
            let (row, column) = (row_ranks[cell.row], column_ranks[cell.column]);
            Field {
                row,
                column,
                row_span: row_ranks[cell.row + cell.row_span] - row,
                column_span: column_ranks[cell.column + cell.column_span] - column,
            }
        })
        .collect();
    let pick = |lines: &[i32], kept: &[bool]| {
        lines.iter().zip(kept).filter(|(_, kept)| **kept).map(|(line, _)| *line).collect()
    };
    Lattice::of_cells(pick(xs, &columns), pick(ys, &rows), cells)
}

/// Disjoint groups of numbers.
struct Groups(Vec<usize>);

impl Groups {
    fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.0[of] != of {
            self.0[of] = self.0[self.0[of]];
            of = self.0[of];
        }
        of
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(lines: &[(i32, i32, i32)]) -> Vec<Rule> {
        lines.iter().map(|(at, from, to)| Rule { at: at * 100, from: from * 100, to: to * 100 }).collect()
    }

    /// Cells as row, column, rows, columns.
    fn cells(across: &[(i32, i32, i32)], down: &[(i32, i32, i32)]) -> Vec<Vec<[usize; 4]>> {
        let (lattices, _) = tables(rules(across), rules(down)).unwrap();
        let cell = |cell: &Field| [cell.row, cell.column, cell.row_span, cell.column_span];
        lattices.iter().map(|lattice| lattice.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn makes_cells_of_rules() {
        let square = [[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]];
        let down = [(0, 0, 40), (50, 0, 40), (100, 0, 40)];
        let across = [(0, 0, 100), (20, 0, 100), (40, 0, 100)];
        assert_eq!(cells(&across, &down), [square.to_vec()]);
        // In pieces, doubled, and without the outer rules at top and bottom.
        let pieces = [(0, 0, 49), (0, 51, 100), (20, 0, 100), (21, 0, 100), (40, 0, 100)];
        assert_eq!(cells(&pieces, &down), [square.to_vec()]);
        assert_eq!(cells(&across[1..2], &down), [square.to_vec()]);
        // A wall that is drawn for less than its greater part parts nothing.
        let broken = [(0, 0, 40), (50, 0, 20), (50, 36, 40), (100, 0, 40)];
        assert_eq!(cells(&across, &broken), [vec![[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 2]]]);
        // A label beside two rows.
        let short = [(0, 0, 100), (20, 50, 100), (40, 0, 100)];
        assert_eq!(cells(&short, &down), [vec![[0, 0, 2, 1], [0, 1, 1, 1], [1, 1, 1, 1]]]);
    }

    #[test]
    fn keeps_tables_apart() {
        let across = [(0, 0, 50), (20, 0, 50), (100, 0, 50), (120, 0, 50), (200, 0, 50)];
        let down = [(0, 0, 20), (50, 0, 20), (0, 100, 120), (50, 100, 120)];
        let (lattices, loose) = tables(rules(&across), rules(&down)).unwrap();
        assert_eq!((lattices.len(), loose), (2, rules(&[(200, 0, 50)])));
    }

    #[test]
    fn finds_the_cell_of_a_place() {
        let (lattices, _) =
            tables(rules(&[(0, 0, 100), (40, 0, 100)]), rules(&[(0, 0, 40), (50, 0, 40), (100, 0, 40)]))
                .unwrap();
        let at = |x: i32, y: i32| lattices[0].cell_at((x * 100, y * 100));
        assert_eq!([at(10, 10), at(60, 39), at(101, 10), at(10, 41)], [Some(0), Some(1), None, None]);
    }
}
