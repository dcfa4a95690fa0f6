//! The style of text that PDF libraries extract cell by cell: each row prints its name, its amounts, its goal
//! and its indicators one after the other, wrapped as in the printed columns, without column positions.
//!
//! What holds the rows apart: a project's name begins with an indent, a budget unit's does not; amounts are a
//! run of two or more numbers with single spaces between; indicators begin with `1、1-产出指标`. The heading
//! is printed again on every page, also in the middle of a cell.

use super::{Line, width};
use crate::grid::{Cell, Grid, Section};
use crate::heading::{Column, is_grand_total, meaning};
use crate::ledger::{Ledger, Role};
use crate::passage::Passage;
use duibiao_core::AmountCell;
use std::ops::Range;

/// Wider lines are no part of a name or of a unit's row: the name column holds about eleven characters.
const MAX_NAME_WIDTH: usize = 30;
/// A heading block has at most this many lines.
const MAX_HEADING_LINES: usize = 12;
/// From a title to its heading there are at most this many lines.
const MAX_LINES_ABOVE: usize = 10;
/// A text with more bytes than this is wider: a character of three or four bytes takes two columns.
const MAX_NAME_BYTES: usize = 2 * MAX_NAME_WIDTH;
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
    let mut sections: Vec<Section> = Vec::new();
    let mut idx = 0;
    while let Some(heading) = headings.iter().copied().find(|heading| *heading >= idx) {
        let above: Vec<Passage> = lines[idx..heading].iter().map(Line::passage).collect();
        let end = heading_end(lines, heading).unwrap_or(heading + 1);
        let mut rows = Rows::new(lines, &headings, &lines[heading..end], ledger);
        idx = rows.read(end, &above);
        sections.push(Section { above, grid: rows.grid });
    }
    sections
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
}

impl<'a, 'l> Rows<'a, 'l> {
    fn new(
        lines: &'a [Line<'a>],
        headings: &'a [usize],
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
            if let Some(heading) = self.page_top(idx) {
                let repeats = self.lines[idx..heading]
                    .iter()
                    .all(|line| is_page_number(line.text) || above.iter().any(|p| p.text == line.text));
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

    /// Whether the lines from `idx` are the top of a page or of another table: a title, a 部门名称 line or a
    /// page number, then a heading. Returns the heading's line.
    fn page_top(&self, idx: usize) -> Option<usize> {
        let next = self.headings.partition_point(|heading| *heading <= idx);
        let heading = *self.headings.get(next).filter(|heading| **heading < idx + MAX_LINES_ABOVE)?;
        let text = self.lines[idx].text;
        let begins = text.contains("绩效目标表") || text.starts_with("部门名称") || is_page_number(text);
        // Between the two stand only such lines, never rows of the table.
        let is_top = begins
            && self.lines[idx..heading].iter().all(|line| amount_run(line.text, self.min_run()).is_none());
        is_top.then_some(heading)
    }

    fn line(&mut self, idx: usize) {
        let line = self.lines[idx];
        if line.is_indented() {
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
        let mut start = run.start;
        for token in line.text[run.clone()].split(' ') {
            self.row.amounts.push(Passage::line(token, line.start(start)));
            start += token.len() + 1;
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
        for line in &self.lines[idx + 1..] {
            if line.is_indented() || amount_run(line.text, self.min_run()).is_some() {
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
            if self.is_unit_row(idx) {
                self.begin_unit_row(idx);
                return;
            }
            // The last line of a cell is rarely full; a text after one that is not full is not of the cell.
            if !last_line_is_full(&self.row.indicators) || is_note(line.text) {
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

    /// Whether a unit's row begins at this line: narrow lines without indent, the last of them ending with
    /// amounts.
    fn is_unit_row(&self, idx: usize) -> bool {
        for line in self.lines[idx..].iter().take(MAX_UNIT_LINES) {
            // Nearly every line of an indicator cell is told from its length and its last character.
            let may_end_with_amounts = line.text.ends_with(|c: char| c.is_ascii_digit() || c == '-');
            if may_end_with_amounts && let Some(run) = amount_run(line.text, self.min_run()) {
                return run.end == line.text.len();
            }
            if line.text.len() > MAX_NAME_BYTES
                || line.is_indented()
                || line.width() > MAX_NAME_WIDTH
                || ends_sentence(line.text)
            {
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
    Cell { row, column, row_span: 1, column_span: 1, indented, passage }
}

/// The first run of at least `min` amounts in a line, parted by single spaces.
fn amount_run(text: &str, min: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Most lines have no digit before a space or the end: they are told without splitting.
    if !bytes.iter().zip(bytes.iter().skip(1).chain(b" ")).any(|(a, b)| *b == b' ' && a.is_ascii_digit()) {
        return None;
    }
    let mut start = 0;
    let mut run: Option<(Range<usize>, usize, bool)> = None;
    for token in text.split(' ') {
        let end = start + token.len();
        let begins = token.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        // A number that stands alone is money only with its decimals: 12 may be anything.
        let cell = (begins && (min > 1 || token.contains('.'))).then(|| AmountCell::read(token));
        match (cell, &mut run) {
            (Some(AmountCell::Printed(_)), Some((range, n, printed))) => {
                (range.end, *n, *printed) = (end, *n + 1, true);
            }
            (Some(AmountCell::Absent(duibiao_core::Absence::Dash)), Some((range, n, _))) => {
                (range.end, *n) = (end, *n + 1);
            }
            (Some(AmountCell::Printed(_)), None) => run = Some((start..end, 1, true)),
            (Some(AmountCell::Absent(duibiao_core::Absence::Dash)), None) => {
                run = Some((start..end, 1, false));
            }
            _ => {
                if let Some((range, n, true)) = &run
                    && *n >= min
                {
                    return Some(range.clone());
                }
                run = None;
            }
        }
        start = end + 1;
    }
    run.filter(|(_, n, printed)| *printed && *n >= min).map(|(range, ..)| range)
}

/// Whether a line begins the indicator cell: `1、1-产出指标`, or without codes `1、产出指标`.
fn starts_indicator(text: &str) -> bool {
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

/// Whether a cell's last line is as wide as its widest: a sentence may then go on in the next.
fn last_line_is_full(passage: &Passage) -> bool {
    let ends = passage.lines.iter().skip(1).map(|line| line.start).chain([passage.text.len()]);
    let widths: Vec<usize> =
        passage.lines.iter().zip(ends).map(|(line, end)| width(&passage.text[line.start..end])).collect();
    let widest = widths.iter().max().copied().unwrap_or(0);
    widths.last().is_some_and(|last| last + 2 >= widest)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '.'])
}

fn is_note(text: &str) -> bool {
    ["注：", "注:", "备注", "说明：", "填表说明"].iter().any(|word| text.starts_with(word))
}

/// `12`, `- 12 -`, `第 12 页`, `第12页 共20页`, `12/20`.
fn is_page_number(text: &str) -> bool {
    text.len() <= 60
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "-—–/第页共,，".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_amounts() {
        for (text, expected) in [
            ("合计 24,955.91 24,955.91", Some("24,955.91 24,955.91")),
            ("1.50 1.50 提高人力资源公共服务水平。", Some("1.50 1.50")),
            ("10.00 10.00 0.00 -", Some("10.00 10.00 0.00 -")),
            ("用于2025年人社局23号、14号物业约", None),
            ("值:95%。2、1-产出指标", None),
            ("- -", None),
            ("一 12.00", None),
        ] {
            assert_eq!(amount_run(text, 2).map(|run| &text[run]), expected, "{text}");
        }
    }

    #[test]
    fn finds_a_single_amount_by_its_decimals() {
        for (text, expected) in [
            ("示例市示例局 24,955.91", Some("24,955.91")),
            ("12", None),
            ("用于支付 12 个项目", None),
            ("1.50 提高水平", Some("1.50")),
        ] {
            assert_eq!(amount_run(text, 1).map(|run| &text[run]), expected, "{text}");
        }
    }

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

    #[test]
    fn knows_page_numbers() {
        for (text, expected) in
            [("- 12 -", true), ("第 3 页，共 10 页", true), ("12", true), ("≥12。", false), ("第三页", false)]
        {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }
}
