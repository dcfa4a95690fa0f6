//! The heading of a list in laid-out text: labels over one to several lines, wrapped within their columns.

use super::page::{Piece, PrintedLine};
use crate::heading::{Column, meaning};
use crate::lines::extraction::starts_indicator;
use crate::passage::Passage;
use duibiao_core::{Absence, AmountCell};

/// So many lines a heading may have above and below the one that names the indicators.
const MAX_REACH: usize = 5;

/// A line of a heading has at most so many labels.
const MAX_LABELS: usize = 40;

/// A heading block.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// Its first line.
    pub(super) first: usize,
    /// Its last line.
    pub(super) last: usize,
    /// Its columns from left to right.
    pub(super) columns: Vec<Label>,
    /// Labels over several columns, such as 其中：资金来源.
    pub(super) groups: Vec<Passage>,
}

/// The label of a column.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) passage: Passage,
    pub(super) column: Option<Column>,
    pub(super) left: usize,
    pub(super) right: usize,
}

impl Heading {
    /// Whether the labels are the same.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        let texts = |heading: &Self| -> Vec<String> {
            heading.columns.iter().map(|label| squash(&label.passage.text)).collect()
        };
        texts(self) == texts(other)
    }

    /// The position of a column among the columns.
    pub(super) fn position(&self, column: &Column) -> Option<usize> {
        self.columns.iter().position(|label| label.column.as_ref() == Some(column))
    }
}

fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// All headings of a text, in order.
pub(super) fn find(lines: &[PrintedLine<'_>]) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let names_indicators = line.pieces.len() <= MAX_LABELS
            && line.pieces.iter().any(|piece| {
                line.of(piece).ends_with("指标") && meaning(line.of(piece)) == Some(Column::Indicators)
            });
        let is_free = found.last().is_none_or(|last| last.last < at);
        if names_indicators && is_free {
            let from = found.last().map_or(0, |last| last.last + 1);
            found.extend(around(lines, at, from));
        }
    }
    found
}

/// The heading around the line that names the indicators: the reach at which most labels are known.
fn around(lines: &[PrintedLine<'_>], core: usize, from: usize) -> Option<Heading> {
    let up = (1..=MAX_REACH)
        .take_while(|n| {
            core >= from + n && lines[core - n].page == lines[core].page && may_belong(&lines[core - n])
        })
        .last()
        .unwrap_or(0);
    let down = (1..=MAX_REACH)
        .take_while(|n| {
            lines.get(core + n).is_some_and(|line| line.page == lines[core].page && may_belong(line))
        })
        .last()
        .unwrap_or(0);
    let mut best: Option<(i32, Heading)> = None;
    for above in 0..=up {
        for below in 0..=down {
            let (first, last) = (core - above, core + below);
            if lines[first].is_blank() || lines[last].is_blank() {
                continue;
            }
            let heading = read(lines, first, last);
            let known = heading.columns.iter().filter(|label| label.column.is_some()).count();
            let unknown = heading.columns.len() - known;
            let score = |n: usize, weight: i32| i32::try_from(n).unwrap_or(i32::MAX).saturating_mul(weight);
            // A label is wrapped to its last line: of readings with as many labels the one with more lines.
            let total = score(known, 10) + score(heading.groups.len(), 2) - score(unknown, 3)
                + score(last - first, 1);
            if best.as_ref().is_none_or(|(most, _)| total > *most) {
                best = Some((total, heading));
            }
        }
    }
    let (_, heading) = best?;
    let has = |column| heading.position(&column).is_some();
    let has_money =
        heading.columns.iter().any(|label| label.column.as_ref().is_some_and(|c| c.amount_key().is_some()));
    (has(Column::Name) && has(Column::Goal) && has(Column::Indicators) && has_money).then_some(heading)
}

/// Whether a line may be part of a heading: no title, no line of labels with values, no row.
fn may_belong(line: &PrintedLine<'_>) -> bool {
    line.pieces.len() <= MAX_LABELS
        && !line.text.contains("绩效目标表")
        && !["部门名称", "单位：", "单位:", "编制单位", "填报"].iter().any(|label| line.text.contains(label))
        && line.pieces.iter().all(|piece| {
            let text = line.of(piece);
            let is_money = matches!(
                AmountCell::read(text),
                AmountCell::Printed(_) | AmountCell::Absent(Absence::Dash)
            );
            !is_money && !starts_indicator(text)
        })
        // The total's row: 合计 at the left. As a heading it stands further right.
        && !line.pieces.first().is_some_and(|piece| piece.left < 4 && matches!(line.of(piece), "合计" | "总计"))
}

/// Pieces above each other, with the range they cover.
type Cluster = (usize, usize, Vec<(usize, Piece)>);

/// Reads the lines as a heading: pieces above each other are one label.
fn read(lines: &[PrintedLine<'_>], first: usize, last: usize) -> Heading {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut groups = Vec::new();
    for (at, line) in lines.iter().enumerate().take(last + 1).skip(first) {
        for piece in &line.pieces {
            if is_group(line.of(piece)) {
                groups.push(Passage::line(line.of(piece), line.origin(piece)));
                continue;
            }
            let (mut left, mut right, mut members) = (piece.left, piece.right, vec![(at, piece.clone())]);
            let mut idx = 0;
            while idx < clusters.len() {
                if clusters[idx].0 < right && left < clusters[idx].1 {
                    let other = clusters.remove(idx);
                    left = left.min(other.0);
                    right = right.max(other.1);
                    members.extend(other.2);
                } else {
                    idx += 1;
                }
            }
            clusters.push((left, right, members));
        }
    }
    clusters.sort_by_key(|cluster| cluster.0);
    let columns = clusters
        .into_iter()
        .map(|(left, right, mut members)| {
            members.sort_by_key(|(at, piece)| (*at, piece.left));
            let mut passage = Passage::default();
            for (at, piece) in &members {
                passage.push(lines[*at].of(piece), lines[*at].origin(piece));
            }
            Label { column: meaning(&passage.text), passage, left, right }
        })
        .collect();
    Heading { first, last, columns, groups }
}

/// A label over several columns.
fn is_group(text: &str) -> bool {
    let text = squash(text);
    meaning(&text).is_none() && (text.starts_with("其中") || text.contains("资金来源") || text == "项目资金")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_wrapped_labels() {
        for (text, expected) in [
            (
                // A backslash at the line's end would take the next line's indentation with it.
                "
                          财政专户
项目名称（资金使用单位）   总计    财政拨款            其他资金   绩效目标   绩效指标
                           拨款
合计     10.00",
                vec![
                    "项目名称（资金使用单位）",
                    "总计",
                    "财政拨款",
                    "财政专户拨款",
                    "其他资金",
                    "绩效目标",
                    "绩效指标",
                ],
            ),
            (
                "\
部门名称：示例局        单位：万元
                                        其中：资金来源
   项目名称（资金使用
                        总计      财政专户       绩效目标        绩效指标
          单位）                    拨款

示例局
            10.00     10.00",
                vec!["项目名称（资金使用单位）", "总计", "财政专户拨款", "绩效目标", "绩效指标"],
            ),
        ] {
            let found = find(&super::super::page::split(text));
            let labels: Vec<&str> =
                found[0].columns.iter().map(|label| label.passage.text.as_str()).collect();
            assert_eq!((found.len(), labels), (1, expected), "{text}");
        }
        assert!(find(&super::super::page::split("落实绩效目标   绩效指标")).is_empty());
    }
}
