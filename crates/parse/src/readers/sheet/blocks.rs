//! What stands on a sheet: titles and label lines, then a table, perhaps another below it.

use super::fill::grid;
use super::{Region, Sheet, Text, place};
use crate::error::Error;
use crate::extract::Extract;
use crate::passage::Passage;
use std::collections::HashMap;

/// The words before the colon in the line between title and heading.
const LABELS: [&str; 27] = [
    "部门名称",
    "部门",
    "预算部门",
    "公开部门",
    "主管部门",
    "编报部门",
    "编制部门",
    "填报部门",
    "部门（单位）",
    "部门(单位)",
    "部门/单位",
    "单位名称",
    "预算单位",
    "填报单位",
    "编制单位",
    "填报单位（盖章）",
    "填报单位(盖章)",
    "编制单位（盖章）",
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
/// The words with which the lines under a table begin.
const NOTES: [&str; 10] =
    ["注", "备注", "说明", "填表说明", "填报说明", "填表人", "填报人", "制表人", "联系人", "联系电话"];

/// One row with text.
struct Row<'a> {
    number: u32,
    cells: &'a [Text],
}

impl Row<'_> {
    fn only(&self) -> Option<&str> {
        match self.cells {
            [only] => Some(only.text.trim()),
            _ => None,
        }
    }
}

/// Hands a sheet on. Rows above a heading that hold a single text, or only labels such as 部门名称：… and
/// 单位：万元, are paragraphs; the rest is a table. A title in the middle begins the next.
pub(super) fn emit(sheet: &Sheet, extract: &mut Extract) -> Result<(), Error> {
    let rows: Vec<Row<'_>> = sheet
        .cells
        .chunk_by(|a, b| a.row == b.row)
        .map(|cells| Row { number: cells[0].row, cells })
        .collect();
    let merged: HashMap<(u32, u32), &Region> =
        sheet.regions.iter().map(|region| ((region.top, region.left), region)).collect();
    let mut at = 0;
    let mut is_first = true;
    while at < rows.len() {
        let above = rows[at..].iter().take_while(|row| row.only().is_some() || is_label_line(row)).count();
        let table = at + above;
        if table == rows.len() {
            paragraphs(sheet, &rows[at..], extract);
            break;
        }
        let is_titled = rows[at..table].iter().filter_map(Row::only).any(|text| text.contains('表'));
        if is_first && !is_titled && says_something(&sheet.name) {
            // A table without a title is what its sheet is called. The name has no cell; the first stands for it.
            extract.paragraph(Passage::line(sheet.name.trim(), place(sheet.number, 0, 0)));
        }
        is_first = false;
        paragraphs(sheet, &rows[at..table], extract);
        let end = (table + 1..rows.len())
            .find(|idx| begins_table(&rows[idx - 1], &rows[*idx], &merged))
            .unwrap_or(rows.len());
        let first = sheet.cells.partition_point(|cell| cell.row < rows[table].number);
        let last = sheet.cells.partition_point(|cell| cell.row <= rows[end - 1].number);
        extract.grid(grid(sheet, &sheet.cells[first..last])?);
        at = end;
    }
    Ok(())
}

/// One paragraph a cell; a label whose value stands in the next cell is one with it.
fn paragraphs(sheet: &Sheet, rows: &[Row<'_>], extract: &mut Extract) {
    for row in rows {
        let mut cells = row.cells.iter().peekable();
        while let Some(cell) = cells.next() {
            let mut passage = cell.passage(sheet.number);
            if passage.text.ends_with(['：', ':'])
                && let Some(value) = cells.next_if(|next| label(&next.text).is_none())
            {
                for line in value.text.split(['\n', '\r']) {
                    passage.push(line.trim(), place(sheet.number, value.row, value.column));
                }
            }
            extract.paragraph(passage);
        }
    }
}

/// Whether a table begins at that row, which has a table above it.
fn begins_table(before: &Row<'_>, row: &Row<'_>, merged: &HashMap<(u32, u32), &Region>) -> bool {
    let is_apart = row.number > before.number + 1;
    let Some(text) = row.only() else { return is_apart && is_label_line(row) };
    if is_note(text) {
        return false;
    }
    let is_wide = merged
        .get(&(row.number, row.cells[0].column))
        .is_some_and(|region| region.right > region.left && region.bottom == region.top);
    is_title(text) || is_apart && (is_wide || text.contains('表') && text.chars().count() <= 60)
}

/// A title that no cell of a table reads like: 项目支出绩效目标表（2025年度）.
fn is_title(text: &str) -> bool {
    let squashed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = squashed.split(['（', '(']).next().unwrap_or_default();
    squashed.chars().count() <= 60
        && bare.contains("绩效")
        && ["目标表", "申报表", "自评表", "绩效表", "监控表"].iter().any(|end| bare.ends_with(end))
}

/// Whether a row under a table is a remark on it.
pub(super) fn is_note(text: &str) -> bool {
    let squashed: String = text.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    NOTES.iter().any(|note| {
        squashed.strip_prefix(note).is_some_and(|rest| {
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            digits.starts_with(['：', ':', '.', '、']) || rest.is_empty()
        })
    })
}

/// Whether every cell is a label with its value, as in the line between title and heading.
fn is_label_line(row: &Row<'_>) -> bool {
    let mut waits = false;
    let mut has_label = false;
    row.cells.iter().all(|cell| {
        let value = std::mem::replace(&mut waits, false);
        match label(&cell.text) {
            Some(rest) => {
                has_label = true;
                waits = rest.is_empty();
                true
            }
            None => value || is_year(&cell.text) || has_label && cell.text.trim().chars().count() <= 4,
        }
    }) && has_label
}

/// What stands behind a known label and its colon.
fn label(text: &str) -> Option<&str> {
    let (label, value) = text.split_once(['：', ':'])?;
    let squashed: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    LABELS.contains(&squashed.as_str()).then(|| value.trim())
}

/// 2025年度
fn is_year(text: &str) -> bool {
    let bare = text.trim().trim_matches(['（', '）', '(', ')']);
    let digits = bare.strip_suffix("年度").or_else(|| bare.strip_suffix('年')).unwrap_or(bare);
    digits.len() == 4 && digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a sheet's name is more than what a program gives every sheet.
fn says_something(name: &str) -> bool {
    let bare = name.trim().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ' '));
    bare.chars().any(|c| !c.is_ascii()) && !matches!(bare, "工作表" | "表" | "附表" | "附件")
}
