//! What a table holds beside the table: title and label lines that were written as its first rows, as pages saved
//! from workbooks have them, and titles in its midst that begin the next table.

use crate::grid::{Cell, Grid};
use crate::passage::Passage;

/// The words before the colon in the lines between title and heading. What a form for one project begins with
/// (主管部门, 实施单位) is none of them.
const LABELS: [&str; 20] = [
    "部门名称",
    "部门",
    "预算部门",
    "公开部门",
    "编报部门",
    "编制部门",
    "填报部门",
    "单位名称",
    "预算单位",
    "填报单位",
    "编制单位",
    "单位",
    "金额单位",
    "货币单位",
    "计量单位",
    "预算年度",
    "编制年度",
    "年度",
    "填报日期",
    "编制日期",
];

/// Splits a grid into tables, each with the paragraphs above it. The last may be paragraphs alone.
pub(super) fn split(grid: Grid) -> Vec<(Vec<Passage>, Grid)> {
    let n_columns = grid.n_columns();
    if n_columns < 2 {
        return vec![(Vec::new(), grid)];
    }
    let mut parts = vec![(Vec::new(), Grid::default())];
    let mut is_above = true;
    let mut first_row = 0;
    for row in grid.cells.chunk_by(|a, b| a.row == b.row) {
        let is_heading = is_above && (title(row).is_some() || is_label_line(row));
        if !is_heading && !is_above && title(row).is_some_and(begins_table) {
            parts.push((Vec::new(), Grid::default()));
            is_above = true;
        }
        let Some((above, table)) = parts.last_mut() else { continue };
        if is_above && (is_heading || title(row).is_some()) {
            paragraphs(row, above);
            continue;
        }
        if is_above {
            is_above = false;
            first_row = row[0].row;
        }
        table.cells.extend(row.iter().map(|cell| Cell { row: cell.row - first_row, ..cell.clone() }));
    }
    parts
}

/// The only text of a row that is one wide cell, or has nothing beside it.
fn title(row: &[Cell]) -> Option<&str> {
    let mut texts = row.iter().filter(|cell| !cell.passage.is_empty());
    let only = texts.next().filter(|_| texts.next().is_none())?;
    let is_wide = only.column_span > 1 && row.len() == 1 || only.column == 0 && row.len() > 1;
    let is_flat = row.iter().all(|cell| cell.row_span == 1);
    (is_wide && is_flat).then_some(only.passage.text.as_str())
}

/// A title that no cell of a table reads like: 项目支出绩效目标表（2025年度）.
fn begins_table(text: &str) -> bool {
    let squashed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squashed.split(['（', '(']).next().unwrap_or_default();
    squashed.chars().count() <= 60
        && bare.contains("绩效")
        && ["目标表", "申报表", "自评表", "绩效表", "监控表"].iter().any(|end| bare.ends_with(end))
}

/// Whether every text of a row is a label with its value, or the value of the label before it.
fn is_label_line(row: &[Cell]) -> bool {
    let mut waits = false;
    let mut has_label = false;
    let is_flat = row.iter().all(|cell| cell.row_span == 1);
    is_flat
        && row.iter().filter(|cell| !cell.passage.is_empty()).all(|cell| {
            let value = std::mem::replace(&mut waits, false);
            let Some(rest) = label(&cell.passage.text) else { return value };
            has_label = true;
            waits = rest.is_empty();
            true
        })
        && has_label
}

/// What stands behind a known label and its colon.
fn label(text: &str) -> Option<&str> {
    let (label, value) = text.split_once(['：', ':'])?;
    let squashed: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squashed.split(['（', '(']).next().unwrap_or_default();
    LABELS.contains(&bare).then(|| value.trim())
}

/// One paragraph a cell; a label whose value stands in the next cell is one with it.
fn paragraphs(row: &[Cell], above: &mut Vec<Passage>) {
    let mut cells = row.iter().filter(|cell| !cell.passage.is_empty()).peekable();
    while let Some(cell) = cells.next() {
        let mut passage = cell.passage.clone();
        if passage.text.ends_with(['：', ':'])
            && let Some(value) = cells.next_if(|next| label(&next.passage.text).is_none())
        {
            passage.push(&value.passage.text, value.place);
        }
        above.push(passage);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao_core::Origin;

    /// Rows of `text` or `text*span`, parted by `|`.
    fn grid(rows: &[&str]) -> Grid {
        let mut cells = Vec::new();
        for (row, line) in rows.iter().enumerate() {
            let mut column = 0;
            for piece in line.split('|') {
                let (text, span) = piece.split_once('*').unwrap_or((piece, "1"));
                let column_span = span.parse().unwrap();
                let passage = Passage::line(text, Origin::Nowhere);
                cells.push(Cell { row, column, row_span: 1, column_span, passage, ..Cell::default() });
                column += column_span;
            }
        }
        Grid { cells, ..Grid::default() }
    }

    fn shown(rows: &[&str]) -> Vec<String> {
        let mut shown = Vec::new();
        for (above, grid) in split(grid(rows)) {
            shown.extend(above.iter().map(|passage| format!("¶{}", passage.text)));
            shown.extend(grid.rows().map(|row| {
                let texts: Vec<&str> = row.iter().map(|cell| cell.passage.text.as_str()).collect();
                format!("{} {}", row[0].row, texts.join("|"))
            }));
        }
        shown
    }

    #[test]
    fn takes_titles_out_of_tables() {
        for (rows, expected) in [
            (
                &["目标表*3", "部门名称：甲*2|单位：万元", "名称|总计|目标", "一|1|做"][..],
                &["¶目标表", "¶部门名称：甲", "¶单位：万元", "0 名称|总计|目标", "1 一|1|做"][..],
            ),
            (&["表||", "部门：|甲|", "名称|总计|目标"], &["¶表", "¶部门：甲", "0 名称|总计|目标"]),
            (
                &["名称|甲", "项目绩效目标表（2025年度）*2", "名称|乙", "合计*2"],
                &["0 名称|甲", "¶项目绩效目标表（2025年度）", "0 名称|乙", "1 合计"],
            ),
            (&["项目名称|甲", "主管部门：乙|丙"], &["0 项目名称|甲", "1 主管部门：乙|丙"]),
            (&["一", "二"], &["0 一", "1 二"]),
        ] {
            assert_eq!(shown(rows), expected, "{rows:?}");
        }
    }
}
