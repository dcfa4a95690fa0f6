//! Which column an amount stands in: amounts above each other are of one column, and the columns of amounts are
//! laid over the labels of the heading.

use super::heading::{Heading, Label};
use super::page::Piece;
use std::collections::BTreeSet;

/// The amounts of one page: for each of its lines the pieces, from left to right.
pub(super) struct PageAmounts<'a> {
    pub(super) lines: Vec<&'a [Piece]>,
    pub(super) heading: &'a Heading,
}

/// A piece farther from its label than from another by less than this, in half characters on each page, may be
/// of either column: Chinese labels are printed wider than they are counted.
const MARGIN: usize = 24;

/// Columns for the amounts of all pages of a table. Amounts that fit no column get the one behind the money.
#[derive(Debug)]
pub(super) struct Assigned {
    /// By page, by line, by piece.
    pub(super) columns: Vec<Vec<Vec<usize>>>,
    /// Whether other columns would have done nearly as well.
    pub(super) is_doubtful: bool,
}

/// Lays the amounts of all pages over the money columns, those before `end`.
pub(super) fn assign(pages: &[PageAmounts<'_>], end: usize) -> Assigned {
    let clusters: Vec<Option<Vec<(usize, usize)>>> = pages.iter().map(|page| clusters(&page.lines)).collect();
    let most = clusters.iter().flatten().map(Vec::len).max().unwrap_or(0);
    let n_labels = end - 1;
    let votes: Vec<(&PageAmounts<'_>, &Vec<(usize, usize)>)> = pages
        .iter()
        .zip(&clusters)
        .filter_map(|(page, clusters)| {
            Some((page, clusters.as_ref().filter(|clusters| clusters.len() == most)?))
        })
        .collect();
    let all: Vec<usize> = (1..end).collect();
    let costs: Vec<Vec<usize>> = (0..most)
        .map(|cluster| {
            (1..end)
                .map(|column| {
                    votes
                        .iter()
                        .map(|(page, clusters)| distance(&page.heading.columns[column], clusters[cluster]))
                        .sum()
                })
                .collect()
        })
        .collect();
    let mut is_doubtful = false;
    let chosen = if most >= n_labels {
        all.clone()
    } else {
        let best = in_order(&costs, &all);
        let sum = |columns: &[usize]| -> usize {
            columns.iter().enumerate().map(|(cluster, column)| costs[cluster][column - 1]).sum()
        };
        let first: Vec<usize> = (1..=most).collect();
        // As printed without positions: amounts fill the columns from the left.
        if best != first && sum(&first) <= sum(&best).saturating_add(MARGIN * votes.len() * most) {
            is_doubtful = true;
            first
        } else {
            best
        }
    };
    let columns = pages
        .iter()
        .zip(&clusters)
        .map(|(page, clusters)| {
            let of_cluster =
                clusters.as_ref().filter(|clusters| clusters.len() <= chosen.len()).map(|clusters| {
                    let costs: Vec<Vec<usize>> = clusters
                        .iter()
                        .map(|cluster| {
                            chosen
                                .iter()
                                .map(|column| distance(&page.heading.columns[*column], *cluster))
                                .collect()
                        })
                        .collect();
                    (clusters, in_order(&costs, &chosen))
                });
            page.lines
                .iter()
                .map(|pieces| match &of_cluster {
                    Some((clusters, columns)) => pieces
                        .iter()
                        .map(|piece| {
                            let at = clusters.partition_point(|cluster| cluster.1 <= piece.left);
                            columns.get(at).copied().unwrap_or(end)
                        })
                        .collect(),
                    None => by_itself(pieces, page.heading, &all, end),
                })
                .collect()
        })
        .collect();
    Assigned { columns, is_doubtful }
}

/// The ranges in which amounts stand above each other; `None` where a line has two of them in one.
fn clusters(lines: &[&[Piece]]) -> Option<Vec<(usize, usize)>> {
    let ranges: BTreeSet<(usize, usize)> =
        lines.iter().flat_map(|pieces| pieces.iter().map(|piece| (piece.left, piece.right))).collect();
    let mut clusters: Vec<(usize, usize)> = Vec::new();
    for (left, right) in ranges {
        match clusters.last_mut() {
            Some(last) if left < last.1 => last.1 = last.1.max(right),
            _ => clusters.push((left, right)),
        }
    }
    let cluster = |piece: &Piece| clusters.partition_point(|cluster| cluster.1 <= piece.left);
    let is_apart =
        lines.iter().all(|pieces| pieces.windows(2).all(|pair| cluster(&pair[0]) != cluster(&pair[1])));
    is_apart.then_some(clusters)
}

/// A line whose amounts are laid over the labels alone.
fn by_itself(pieces: &[Piece], heading: &Heading, all: &[usize], end: usize) -> Vec<usize> {
    let n = pieces.len().min(all.len());
    let costs: Vec<Vec<usize>> = pieces[..n]
        .iter()
        .map(|piece| {
            all.iter().map(|column| distance(&heading.columns[*column], (piece.left, piece.right))).collect()
        })
        .collect();
    in_order(&costs, all).into_iter().chain(std::iter::repeat(end)).take(pieces.len()).collect()
}

fn distance(label: &Label, (left, right): (usize, usize)) -> usize {
    let gap = label.left.saturating_sub(right).max(left.saturating_sub(label.right));
    8 * gap + (label.left + label.right).abs_diff(left + right)
}

/// The columns, increasing, that cost least in sum; `costs` by item, then by column.
fn in_order(costs: &[Vec<usize>], columns: &[usize]) -> Vec<usize> {
    let n = columns.len();
    // table[i][c]: the least sum with which the first i items stand in the first c columns.
    let mut table = vec![vec![Some(0_usize); n + 1]];
    for (item, of_item) in costs.iter().enumerate() {
        let mut row = vec![None; n + 1];
        for column in 0..n {
            let here = table[item][column].map(|sum| sum.saturating_add(of_item[column]));
            row[column + 1] = match (row[column], here) {
                (Some(left), Some(here)) => Some(if here < left { here } else { left }),
                (left, here) => left.or(here),
            };
        }
        table.push(row);
    }
    let mut chosen = Vec::with_capacity(costs.len());
    let mut column = n;
    for item in (0..costs.len()).rev() {
        while column > 0 && table[item + 1][column] == table[item + 1][column - 1] {
            column -= 1;
        }
        column = column.saturating_sub(1);
        chosen.push(columns.get(column).copied().unwrap_or_default());
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Passage;

    fn check(labels: &[(usize, usize)], lines: &[&[(usize, usize)]], expected: &[&[usize]], doubtful: bool) {
        let label = |(left, right)| Label { passage: Passage::default(), column: None, left, right };
        let columns = std::iter::once((0, 8)).chain(labels.iter().copied()).map(label).collect();
        let heading = Heading { first: 0, last: 0, columns, groups: Vec::new() };
        let pieces: Vec<Vec<Piece>> = lines
            .iter()
            .map(|line| {
                line.iter()
                    .map(|(left, right)| Piece { range: 0..0, column: 0, left: *left, right: *right })
                    .collect()
            })
            .collect();
        let page = PageAmounts { lines: pieces.iter().map(Vec::as_slice).collect(), heading: &heading };
        let assigned = assign(&[page], labels.len() + 1);
        assert_eq!(
            (assigned.columns[0].as_slice(), assigned.is_doubtful),
            (expected.iter().map(|l| l.to_vec()).collect::<Vec<_>>().as_slice(), doubtful)
        );
    }

    #[test]
    fn lays_amounts_over_labels() {
        let labels = [(20, 22), (30, 34), (44, 49), (58, 62)];
        check(
            &labels,
            &[&[(18, 24), (30, 36), (45, 49), (59, 63)], &[(20, 24)]],
            &[&[1, 2, 3, 4], &[1]],
            false,
        );
        // Only other funds, far from the columns between.
        check(&labels, &[&[(18, 24), (58, 64)]], &[&[1, 4]], false);
        // Between two labels: from the left, and doubtful.
        check(&labels, &[&[(18, 24), (37, 43)]], &[&[1, 2]], true);
        // More amounts than columns.
        check(&[(20, 22)], &[&[(18, 24), (37, 43)]], &[&[1, 2]], false);
    }
}
