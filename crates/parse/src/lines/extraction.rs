//! The style of text that PDF libraries extract cell by cell: each row prints its name, its amounts, its goal
//! and its indicators one after the other, wrapped as in the printed columns, without column positions.
//!
//! What holds the rows apart: a project's name begins with an indent, a budget unit's does not; amounts are a
//! run of two or more numbers with single spaces between; indicators begin with `1、1-产出指标`. The heading
//! is printed again on every page, also in the middle of a cell.

use super::amount_run::{amount_run, tokens};
use super::{Line, page_numbers, width};
use crate::grid::{Cell, Grid, Section};
use crate::heading::{Column, is_grand_total, meaning};
use crate::ledger::{Ledger, Role};
use crate::passage::Passage;
use duibiao_core::Origin;
use std::cell::OnceCell;
use std::ops::Range;

/// Wider lines are no part of a name or of a unit's row: the name column holds about eleven characters.
const MAX_NAME_WIDTH: usize = 30;
/// A heading block has at most this many lines.
const MAX_HEADING_LINES: usize = 12;
/// From a title to its heading there are at most this many lines.
const MAX_LINES_ABOVE: usize = 10;
/// A text with more bytes than this is wider: a character of three or four bytes takes two columns.
const MAX_NAME_BYTES: usize = 2 * MAX_NAME_WIDTH;
/// A text wraps at its widest lines if there are at least so many of about that width.
const MIN_FULL_LINES: usize = 3;
/// A unit's name wraps over at most this many lines, amounts included.
const MAX_UNIT_LINES: usize = 5;

/// Whether the text has a heading of this style.
pub(crate) fn recognises(lines: &[Line<'_>]) -> bool {
    (0..lines.len()).any(|idx| heading_end(lines, idx).is_some())
}

/// The lines of a heading block that begins at `idx`: from 项目名称 to 绩效指标.
fn heading_end(lines: &[Line<'_>], idx: usize) -> Option<usize> {
    if !lines.get(idx)?.text.starts_with("项目名称") {
        return None;
    }
    let end = lines[idx..]
        .iter()
        .take(MAX_HEADING_LINES)
        .position(|line| line.text.ends_with("绩效指标"))
        .map(|offset| idx + offset + 1)?;
    // A sentence may begin and end so by chance; a heading names money between.
    lines[idx..end]
        .iter()
        .any(|line| line.text.contains("总计") || line.text.contains("财政拨款"))
        .then_some(end)
}

/// Rebuilds the tables of a text into grids.
pub(crate) fn rebuild(lines: &[Line<'_>], ledger: &mut Ledger) -> Vec<Section> {
    let headings: Vec<usize> = (0..lines.len()).filter(|at| heading_end(lines, *at).is_some()).collect();
    let page_ends: Vec<usize> = headings.iter().skip(1).map(|heading| page_end(lines, *heading)).collect();
    let page_numbers = page_numbers::find(lines, &page_ends);
    let mut sections: Vec<Section> = Vec::new();
    let mut idx = 0;
    while let Some(heading) = headings.iter().copied().find(|heading| *heading >= idx) {
        let above: Vec<Passage> = (idx..heading)
            .filter(|at| {
                if page_numbers[*at] {
                    ledger.book_line(&lines[*at], Role::Label);
                }
                !page_numbers[*at]
            })
            .map(|at| lines[at].passage())
            .collect();
        let end = heading_end(lines, heading).unwrap_or(heading + 1);
        let mut rows = Rows::new(lines, &headings, &page_numbers, &lines[heading..end], ledger);
        idx = rows.read(end, &above);
        sections.push(Section { above, grid: rows.grid });
    }
    sections
}

/// Where the page before a heading ends: before the title and the 部门名称 line that stand above it.
fn page_end(lines: &[Line<'_>], heading: usize) -> usize {
    let is_above = |line: &Line<'_>| line.text.contains("绩效目标表") || line.text.starts_with("部门名称");
    let n_above =
        lines[..heading].iter().rev().take(MAX_LINES_ABOVE).take_while(|line| is_above(line)).count();
    heading - n_above
}

/// The columns of a heading block with their labels, wrapped labels joined.
fn heading_columns(block: &[Line<'_>]) -> Vec<(Passage, Option<Column>)> {
    let mut tokens: Vec<Passage> = Vec::new();
    for line in block {
        let mut start = 0;
        for token in line.text.split(char::is_whitespace) {
            let end = start + token.len();
            if !token.is_empty() {
                tokens.push(Passage::line(token, line.start(start)));
            }
            start = end + line.text[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    let mut columns = Vec::new();
    let mut idx = 0;
    while idx < tokens.len() {
        // The longest run of tokens that makes a known label; a token alone where there is none.
        let longest = (1..=3.min(tokens.len() - idx)).rev().find_map(|n| {
            let joined: String = tokens[idx..idx + n].iter().map(|token| token.text.as_str()).collect();
            meaning(&joined).map(|column| (n, column))
        });
        let (n, column) = longest.map_or((1, None), |(n, column)| (n, Some(column)));
        let mut label = Passage::default();
        for token in &tokens[idx..idx + n] {
            label.push(&token.text, token.origin());
        }
        columns.push((label, column));
        idx += n;
    }
    columns
}

/// A row that is being read.
#[derive(Default)]
struct Row {
    indented: bool,
    name: Passage,
    amounts: Vec<Passage>,
    goal: Passage,
    indicators: Passage,
}

impl Row {
    /// An empty row with room for a usual one.
    fn new() -> Self {
        Self {
            indicators: Passage { text: String::with_capacity(1024), lines: Vec::with_capacity(16) },
            goal: Passage { text: String::with_capacity(256), lines: Vec::with_capacity(8) },
            ..Self::default()
        }
    }
}

/// Which cell of the row the next line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Between,
    Name,
    Goal,
    Indicators,
}

struct Rows<'a, 'l> {
    lines: &'a [Line<'a>],
    ledger: &'l mut Ledger,
    grid: Grid,
    /// Grid columns of the amounts, in heading order.
    amount_columns: Vec<usize>,
    n_columns: usize,
    next_row: usize,
    row: Row,
    at: At,
    /// The lines where headings begin, for the tops of pages before them.
    headings: &'a [usize],
    /// For every line, whether it is a page number.
    page_numbers: &'a [bool],
    /// The width at which the text wraps, if it does.
    full_width: OnceCell<Option<usize>>,
}

impl<'a, 'l> Rows<'a, 'l> {
    fn new(
        lines: &'a [Line<'a>],
        headings: &'a [usize],
        page_numbers: &'a [bool],
        heading: &[Line<'_>],
        ledger: &'l mut Ledger,
    ) -> Self {
        let columns = heading_columns(heading);
        // A label that nobody knows, between the total and the goal, is a funding source all the same.
        let goal =
            columns.iter().position(|(_, column)| *column == Some(Column::Goal)).unwrap_or(columns.len());
        let amount_columns: Vec<usize> = (1..goal).collect();
        let n_columns = amount_columns.len() + 3;
        let mut grid = Grid::default();
        for (idx, (label, _)) in columns.into_iter().enumerate() {
            ledger.book_all(&label, Role::Label);
            grid.cells.push(cell(0, idx, label, false));
        }
        Self {
            lines,
            ledger,
            grid,
            amount_columns,
            n_columns,
            next_row: 1,
            row: Row::new(),
            at: At::Between,
            headings,
            page_numbers,
            full_width: OnceCell::new(),
        }
    }

    /// Reads rows from line `idx` on; returns the line where another table begins, or the end.
    fn read(&mut self, mut idx: usize, above: &[Passage]) -> usize {
        while idx < self.lines.len() {
            if let Some(end) = heading_end(self.lines, idx) {
                self.label_lines(idx, end);
                idx = end;
                continue;
            }
            if self.page_numbers[idx] {
                self.label_lines(idx, idx + 1);
                idx += 1;
                continue;
            }
            if let Some(heading) = self.page_top(idx) {
                let repeats = (idx..heading).all(|at| {
                    self.page_numbers[at] || above.iter().any(|passage| passage.text == self.lines[at].text)
                });
                if !repeats {
                    break;
                }
                self.label_lines(idx, heading);
                idx = heading;
                continue;
            }
            self.line(idx);
            idx += 1;
        }
        self.finish_row();
        idx
    }

    fn label_lines(&mut self, from: usize, to: usize) {
        for line in &self.lines[from..to] {
            self.ledger.book_line(line, Role::Label);
        }
    }

    /// Whether the lines from `idx` are the top of a page or of another table: a title or a 部门名称 line, then a
    /// heading. Returns the heading's line.
    fn page_top(&self, idx: usize) -> Option<usize> {
        let next = self.headings.partition_point(|heading| *heading <= idx);
        let heading = *self.headings.get(next).filter(|heading| **heading < idx + MAX_LINES_ABOVE)?;
        let text = self.lines[idx].text;
        let begins = text.contains("绩效目标表") || text.starts_with("部门名称");
        // Between the two stand only such lines, never rows of the table.
        let is_top = begins
            && self.lines[idx..heading].iter().all(|line| amount_run(line.text, self.min_run()).is_none());
        is_top.then_some(heading)
    }

    fn line(&mut self, idx: usize) {
        let line = self.lines[idx];
        if line.indented {
            self.finish_row();
            self.row.indented = true;
            self.at = At::Name;
            self.name_line(idx);
            return;
        }
        match self.at {
            At::Between => self.begin_unit_row(idx),
            At::Name => self.name_line(idx),
            At::Goal => self.goal_line(idx),
            At::Indicators => self.indicator_line(idx),
        }
    }

    fn begin_unit_row(&mut self, idx: usize) {
        self.finish_row();
        self.at = At::Name;
        self.name_line(idx);
    }

    fn name_line(&mut self, idx: usize) {
        let line = self.lines[idx];
        if let Some(run) = amount_run(line.text, self.min_run()) {
            self.row.name.push(line.text[..run.start].trim_end(), line.start(0));
            self.amounts(idx, run);
        } else if !self.row.name.is_empty() && line.width() > MAX_NAME_WIDTH {
            // The goal is printed above the amounts where it has more lines than the name.
            self.at = At::Goal;
            self.goal_line(idx);
        } else {
            self.row.name.push(line.text, line.start(0));
        }
    }

    fn min_run(&self) -> usize {
        self.amount_columns.len().clamp(1, 2)
    }

    /// Takes the amounts of a line; what follows them is the beginning of the goal.
    fn amounts(&mut self, idx: usize, run: Range<usize>) {
        let line = self.lines[idx];
        for (place, token) in tokens(&line.text[run.clone()]) {
            self.row.amounts.push(Passage::line(token, line.start(run.start + place.start)));
        }
        let rest = line.text[run.end..].trim_start();
        let is_project =
            self.row.indented || (!is_grand_total(&self.row.name.text) && self.has_own_indicators(idx));
        self.at = if is_project { At::Goal } else { At::Between };
        if !rest.is_empty() {
            self.at = if starts_indicator(rest) { At::Indicators } else { At::Goal };
            let at = line.text.len() - rest.len();
            let cell = if self.at == At::Indicators { &mut self.row.indicators } else { &mut self.row.goal };
            cell.push(rest, line.start(at));
        }
    }

    /// Whether indicators follow before the next amounts: then an unindented row is a project, not a unit.
    fn has_own_indicators(&self, idx: usize) -> bool {
        for (_, line) in self.lines_from(idx + 1) {
            if line.indented || amount_run(line.text, self.min_run()).is_some() {
                return false;
            }
            if starts_indicator(line.text) {
                return true;
            }
        }
        false
    }

    fn goal_line(&mut self, idx: usize) {
        let line = self.lines[idx];
        if starts_indicator(line.text) {
            self.at = At::Indicators;
            self.indicator_line(idx);
        } else if self.row.amounts.is_empty()
            && let Some(run) = amount_run(line.text, self.min_run()).filter(|run| run.start == 0)
        {
            self.amounts(idx, run);
        } else if ends_sentence(&self.row.goal.text) && self.is_unit_row(idx) {
            self.begin_unit_row(idx);
        } else {
            self.row.goal.push(line.text, line.start(0));
        }
    }

    fn indicator_line(&mut self, idx: usize) {
        let line = self.lines[idx];
        let complete = indicators_complete(&self.row.indicators.text);
        if complete && !continues_indicators(line.text) {
            if self.is_unit_row(idx) || self.is_project_without_indent(idx) {
                self.begin_unit_row(idx);
                return;
            }
            // The last line of a cell is rarely full; a text after one that is not full is not of the cell.
            if !self.last_line_is_full() || is_note(line.text) {
                self.finish_row();
                self.stray(idx);
                return;
            }
        } else if !complete && self.is_unit_row(idx) {
            // A value without its final 。 at the end of a cell: the unit's row tells.
            self.begin_unit_row(idx);
            return;
        }
        self.row.indicators.push(line.text, line.start(0));
    }

    /// The lines from there on with their indices, page numbers aside.
    fn lines_from(&self, idx: usize) -> impl Iterator<Item = (usize, &'a Line<'a>)> {
        let page_numbers = self.page_numbers;
        self.lines.iter().enumerate().skip(idx).filter(move |(at, _)| !page_numbers[*at])
    }

    /// Whether the last line of the indicator cell is full, so that a sentence may go on in the next: as wide as
    /// the widest of a text that wraps there.
    fn last_line_is_full(&self) -> bool {
        let passage = &self.row.indicators;
        let start = passage.lines.last().map_or(0, |line| line.start);
        let full = self.full_width.get_or_init(|| {
            let widest = self.lines.iter().map(Line::width).max().unwrap_or(0);
            let n_full = self.lines.iter().filter(|line| line.width() + 4 >= widest).count();
            (n_full >= MIN_FULL_LINES).then_some(widest)
        });
        full.is_some_and(|full| width(&passage.text[start..]) + 2 >= full)
    }

    /// Whether a unit's row begins at this line: narrow lines without indent, the last of them ending with
    /// amounts.
    fn is_unit_row(&self, idx: usize) -> bool {
        for (_, line) in self.lines_from(idx).take(MAX_UNIT_LINES) {
            // Nearly every line of an indicator cell is told from its length and its last character.
            let may_end_with_amounts = line.text.ends_with(|c: char| {
                c.is_ascii_digit() || matches!(c, '０'..='９' | '-' | '－' | '—' | ')' | '）')
            });
            if may_end_with_amounts && let Some(run) = amount_run(line.text, self.min_run()) {
                return run.end == line.text.len();
            }
            if line.text.len() > MAX_NAME_BYTES
                || line.indented
                || line.width() > MAX_NAME_WIDTH
                || ends_sentence(line.text)
            {
                return false;
            }
        }
        false
    }

    /// Whether a project's row begins at this line although its indent is lost: a narrow name, amounts, and
    /// indicators before the next amounts. Asked only where the row before is complete.
    fn is_project_without_indent(&self, idx: usize) -> bool {
        for (at, line) in self.lines_from(idx).take(MAX_UNIT_LINES) {
            if let Some(run) = amount_run(line.text, self.min_run()) {
                return width(&line.text[..run.start]) <= MAX_NAME_WIDTH && self.has_own_indicators(at);
            }
            if line.width() > MAX_NAME_WIDTH || ends_sentence(line.text) || starts_indicator(line.text) {
                return false;
            }
        }
        false
    }

    /// Keeps a line that belongs to no row in a row of its own that has but one cell, over all columns.
    fn stray(&mut self, idx: usize) {
        let line = self.lines[idx];
        self.stray_cell(line.passage());
        self.at = At::Between;
    }

    fn stray_cell(&mut self, passage: Passage) {
        let mut stray = cell(self.next_row, 0, passage, false);
        stray.column_span = self.n_columns;
        self.grid.cells.push(stray);
        self.next_row += 1;
    }

    fn finish_row(&mut self) {
        let row = std::mem::replace(&mut self.row, Row::new());
        self.at = At::Between;
        if row.name.is_empty() && row.amounts.is_empty() {
            return;
        }
        let at = self.next_row;
        self.next_row += 1;
        let mut name = cell(at, 0, row.name, row.indented);
        if row.amounts.is_empty() && row.goal.is_empty() && row.indicators.is_empty() {
            name.column_span = self.n_columns;
            self.grid.cells.push(name);
            return;
        }
        self.grid.cells.push(name);
        let n_known = self.amount_columns.len();
        let mut amounts = row.amounts.into_iter();
        for (column, amount) in self.amount_columns.iter().zip(amounts.by_ref()) {
            self.grid.cells.push(cell(at, *column, amount, false));
        }
        for (offset, passage) in [row.goal, row.indicators].into_iter().enumerate() {
            if !passage.is_empty() {
                self.grid.cells.push(cell(at, n_known + 1 + offset, passage, false));
            }
        }
        // More amounts than the heading has columns for: nobody knows what they are, so they stand apart.
        for amount in amounts {
            self.stray_cell(amount);
        }
    }
}

fn cell(row: usize, column: usize, passage: Passage, indented: bool) -> Cell {
    Cell { row, column, row_span: 1, column_span: 1, indented, passage, place: Origin::Nowhere }
}

/// Whether a line begins the indicator cell: `1、1-产出指标`, or without codes `1、产出指标`.
pub(super) fn starts_indicator(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return false;
    }
    let Some(rest) = text[digits..].strip_prefix('、') else { return false };
    let code = rest.bytes().take_while(u8::is_ascii_digit).count();
    if code > 0 && code <= 2 && rest[code..].starts_with('-') {
        return true;
    }
    ["产出指标", "效益指标", "满意度指标", "成本指标"].iter().any(|level| rest.starts_with(level))
}

/// Whether a line goes on with the indicator cell after a final 。: the next number, or a separator.
fn continues_indicators(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    rest.starts_with('、')
        || (digits == 0 && rest.starts_with(['；', ';', '。']))
        || (digits > 0 && rest.is_empty())
}

/// Whether the last indicator of the cell has its last field and its final 。.
fn indicators_complete(text: &str) -> bool {
    ends_sentence(text)
        && text.rfind("指标值").is_some_and(|at| text[..at].ends_with("年度") || !text.contains("年度指标值"))
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '.'])
}

/// A note, a signature or a date below a table.
pub(super) fn is_note(text: &str) -> bool {
    let words = [
        "注：",
        "注:",
        "备注",
        "说明：",
        "填表说明",
        "填报人",
        "填表人",
        "制表",
        "审核人",
        "联系人",
        "联系电话",
        "负责人",
    ];
    let is_date = text.len() <= 24
        && text.ends_with('日')
        && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '年' | '月' | '日'));
    is_date || words.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_where_indicators_begin() {
        for (text, expected) in [
            ("1、1-产出指标；11-数量指标", true),
            ("1、产出指标；数量指标", true),
            ("12、4-成本指标", true),
            ("1、完成年度任务", false),
            ("1.落实政策", false),
            ("2024、2025年", false),
        ] {
            assert_eq!(starts_indicator(text), expected, "{text}");
        }
    }
}
