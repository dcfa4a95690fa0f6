//! The heading of a table without rules: its labels, and which of them stand over columns.

use super::{GAP, Row, segments};
use crate::readers::pdf::geometry::{Area, Glyph};
use std::ops::Range;

/// Words with which the labels of such tables begin.
const LABELS: [&str; 36] = [
    "项目名称",
    "单位名称",
    "资金使用单位",
    "预算单位",
    "总计",
    "合计",
    "小计",
    "金额",
    "预算金额",
    "预算数",
    "财政拨款",
    "财政专户",
    "其他资金",
    "上年结转",
    "其中",
    "资金来源",
    "一般公共预算",
    "政府性基金",
    "国有资本经营",
    "单位资金",
    "绩效目标",
    "绩效指标",
    "年度目标",
    "年度绩效目标",
    "总体目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "指标内容",
    "年度指标值",
    "指标名称",
    "计量单位",
    "度量单位",
    "分值",
    "备注",
];
/// Labels of which a heading of a performance target table holds at least one.
const SIGNS: [&str; 8] =
    ["绩效目标", "绩效指标", "三级指标", "指标值", "指标内容", "年度目标", "年度绩效目标", "年度指标值"];
/// A heading has no more lines than this.
const MAX_LINES: usize = 8;

/// A heading.
pub(super) struct Heading {
    /// Its rows on the page.
    pub(super) rows: Range<usize>,
    /// Where the labels of columns stand, from left to right.
    pub(super) leaves: Vec<(i32, i32)>,
    pub(super) parents: Vec<Parent>,
}

/// A label over several columns.
pub(super) struct Parent {
    pub(super) leaves: Range<usize>,
    /// Where it ends.
    pub(super) bottom: i32,
}

/// A label.
#[derive(Clone)]
struct Label {
    area: Area,
    text: String,
}

impl Heading {
    /// The first heading from that row on.
    pub(super) fn find(rows: &[Row], from: usize) -> Option<Self> {
        (from..rows.len()).find_map(|start| Self::at(rows, start))
    }

    fn at(rows: &[Row], start: usize) -> Option<Self> {
        let first = labels(&rows[start]);
        if !is_heading_row(&first) {
            return None;
        }
        let mut all = first;
        let mut end = start + 1;
        while end < rows.len().min(start + MAX_LINES) {
            let row = labels(&rows[end]);
            let gap = rows[end].area.top - rows[start..end].iter().map(|row| row.area.bottom).max()?;
            let height = rows[end].area.bottom - rows[end].area.top;
            // A wrapped label goes on below, close and short.
            let goes_on = gap <= height / 2
                && row.iter().all(|part| {
                    part.text.chars().count() <= 4 && all.iter().any(|above| overlaps(above.area, part.area))
                })
                && row.len() * 2 <= all.len();
            if gap > height * 2 || has_digits(&row) || !(is_heading_row(&row) || goes_on) {
                break;
            }
            all.extend(row);
            end += 1;
        }
        let n_labels = all.iter().filter(|label| is_label(&label.text)).count();
        let has_sign = all.iter().any(|label| SIGNS.iter().any(|sign| label.text.starts_with(sign)));
        if n_labels < 3 || !has_sign {
            return None;
        }
        let (leaves, parents) = leaves(&all);
        (leaves.len() >= 3).then_some(Self { rows: start..end, leaves, parents })
    }
}

fn labels(row: &Row) -> Vec<Label> {
    let text = |area: &Area| {
        let within = |glyph: &&Glyph| (area.left..=area.right).contains(&(glyph.x + glyph.advance / 2));
        row.glyphs
            .iter()
            .filter(within)
            .map(|glyph| glyph.char)
            .filter(|char| !char.is_whitespace())
            .collect()
    };
    segments(&row.glyphs, GAP).into_iter().map(|area| Label { text: text(&area), area }).collect()
}

fn is_label(text: &str) -> bool {
    text.chars().count() <= 20 && LABELS.iter().any(|label| text.starts_with(label))
}

fn has_digits(labels: &[Label]) -> bool {
    labels.iter().any(|label| label.text.contains(|char: char| char.is_ascii_digit()))
}

fn is_heading_row(labels: &[Label]) -> bool {
    let n = labels.iter().filter(|label| is_label(&label.text)).count();
    n > 0 && n * 2 >= labels.len() && !has_digits(labels)
}

fn overlaps(a: Area, b: Area) -> bool {
    a.left < b.right && b.left < a.right
}

/// The labels that stand over one column each, and those over several of them.
fn leaves(labels: &[Label]) -> (Vec<(i32, i32)>, Vec<Parent>) {
    let mut leaves: Vec<Area> = Vec::new();
    let mut parents: Vec<Area> = Vec::new();
    for (idx, label) in labels.iter().enumerate() {
        let below: Vec<Area> = labels[idx + 1..]
            .iter()
            .map(|other| other.area)
            .filter(|other| other.top >= label.area.bottom - 200)
            .collect();
        let children: Vec<&Area> = below.iter().filter(|area| overlaps(label.area, **area)).collect();
        let is_parent = children.iter().any(|a| children.iter().any(|b| !overlaps(**a, **b)))
            // A narrow label over the middle of several columns.
            || (label.text.starts_with("其中") || label.text == "资金来源") && !below.is_empty();
        if is_parent {
            parents.push(label.area);
            continue;
        }
        match leaves.iter_mut().find(|leaf| overlaps(**leaf, label.area)) {
            Some(leaf) => *leaf = leaf.joined(label.area),
            None => leaves.push(label.area),
        }
    }
    leaves.sort_by_key(|leaf| leaf.left);
    let parents = parents
        .into_iter()
        .filter_map(|parent| {
            let is_under = |leaf: &Area| leaf.top >= parent.bottom - 200;
            let middle = leaves
                .iter()
                .position(|leaf| is_under(leaf) && overlaps(*leaf, parent))
                .or_else(|| leaves.iter().position(|leaf| is_under(leaf) && leaf.right >= parent.left))?;
            // Its columns stand next to each other with their labels at one height, of which some are wrapped.
            let heights = |leaf: &Area| [leaf.top, leaf.top.midpoint(leaf.bottom), leaf.bottom];
            let is_level = |leaf: &Area| {
                let pairs = heights(leaf).into_iter().zip(heights(&leaves[middle]));
                is_under(leaf) && pairs.into_iter().any(|(a, b)| (a - b).abs() <= 200)
            };
            let start = leaves[..middle].iter().rposition(|leaf| !is_level(leaf)).map_or(0, |idx| idx + 1);
            let n = leaves[middle..].iter().take_while(|leaf| is_level(leaf)).count();
            let bottom = leaves[start..middle + n].iter().map(|leaf| leaf.top).min()?;
            Some(Parent { leaves: start..middle + n, bottom: bottom.midpoint(parent.bottom) })
        })
        .filter(|parent| parent.leaves.len() > 1)
        .collect();
    (leaves.into_iter().map(|leaf| (leaf.left, leaf.right)).collect(), parents)
}
