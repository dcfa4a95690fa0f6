//! Rows of laid-out text: which lines of each column make up a row.

use super::Table;
use super::columns::{self, Columns, Placed};
use super::heading::Heading;
use super::page::{Piece, PrintedLine};
use super::share::{Alignment, Frame, Shared, Strip, share};
use crate::error::{Error, ErrorKind};
use crate::grid::{Cell, Grid};
use crate::ledger::{Ledger, Role};
use crate::lines::extraction::{is_note, starts_indicator};
use crate::passage::Passage;
use duibiao_core::{Bilingual, Code, Finding, Origin, Severity};
use std::collections::BTreeSet;

const ROW_UNCERTAIN: Code = Code::of("PAR-55");
const MONEY_COLUMNS_UNCERTAIN: Code = Code::of("PAR-56");

/// From its amounts to the lines of its indicators a row has at most so many lines of room.
const MAX_OFF: i64 = 2;

/// A row that is being put together, in lines of the table.
#[derive(Clone, Debug, Default)]
struct Row {
    /// Where its amounts stand.
    anchor: i64,
    /// The placed lines that hold its amounts.
    amounts: Vec<usize>,
    /// The placed lines that hold its indicators, from the first to behind the last.
    indicators: Option<(usize, usize)>,
    low: i64,
    high: i64,
}

/// Rebuilds one table into a grid.
pub(super) fn rebuild(table: &Table<'_>, ledger: &mut Ledger) -> Result<(Grid, Vec<Finding>), Error> {
    let heading = &table.headings[0];
    let columns = columns::of(heading)?;
    let (mut placed, is_money_doubtful) = columns::place(table, &columns, ledger)?;
    let strays = strays(table, &mut placed);
    let mut builder = Builder::new(table, &columns, &placed);
    for (at, heading) in table.headings.iter().enumerate() {
        for group in &heading.groups {
            ledger.book_all(group, Role::Label);
        }
        for (column, label) in heading.columns.iter().enumerate() {
            ledger.book_all(&label.passage, Role::Label);
            if at == 0 {
                builder.cell(column, label.passage.clone(), false);
            }
        }
    }
    let blocks = blocks(table.lines, &placed);
    let alignment = alignment(&placed, &blocks);
    let rows = rows(&placed, &blocks, alignment);
    if let Some(pair) = rows.windows(2).find(|pair| pair[0].high >= pair[1].low) {
        return Err(unclear(table, &placed, pair[1].low));
    }
    let names = Column::new(&placed, |one| one.name.as_ref());
    let goals = Column::new(&placed, |one| one.goal.as_ref());
    let too_many = || unclear(table, &placed, 0);
    let name_shares = names.share(table.lines, &placed, &rows, alignment, false).ok_or_else(too_many)?;
    let goal_shares = goals.share(table.lines, &placed, &rows, alignment, true).ok_or_else(too_many)?;
    for (idx, row) in rows.iter().enumerate() {
        builder.next_row();
        let first = names.first(&name_shares, idx).map_or(row.low, |at| placed[at].y.min(row.low));
        builder.page_of(first);
        let name = names.passage(table.lines, &placed, &name_shares, idx);
        let indented = names.first(&name_shares, idx).is_some_and(|at| placed[at].indented);
        builder.cell_with_text(0, name, indented);
        let mut too_many = Vec::new();
        let mut amounts: Vec<(usize, Passage)> = Vec::new();
        for at in &row.amounts {
            for (column, piece) in &placed[*at].amounts {
                let line = &table.lines[placed[*at].line];
                let passage = Passage::line(line.of(piece), line.origin(piece));
                if *column < columns.goal { amounts.push((*column, passage)) } else { too_many.push(passage) }
            }
        }
        amounts.sort_by_key(|(column, _)| *column);
        for (column, passage) in amounts {
            builder.cell(column, passage, false);
        }
        builder.cell_with_text(columns.goal, goals.passage(table.lines, &placed, &goal_shares, idx), false);
        if let Some((from, to)) = row.indicators {
            let mut passage = Passage::default();
            for one in &placed[from..to] {
                push(&mut passage, table.lines, one, one.indicators.as_ref());
            }
            builder.cell(columns.indicators, passage, false);
        }
        for passage in too_many {
            builder.stray(passage);
        }
    }
    for passage in strays {
        builder.stray(passage);
    }
    let mut findings = Vec::new();
    if is_money_doubtful {
        let read_as: Vec<&str> = money_labels(&rows, &placed, heading);
        findings.push(
            Finding::new(MONEY_COLUMNS_UNCERTAIN, Severity::Warning)
                .at(heading.columns[1].passage.origin())
                .with("read_as", read_as.join("、")),
        );
    }
    for (column, shares) in [(&names, &name_shares), (&goals, &goal_shares)] {
        for at in &shares.doubtful {
            let one = &placed[column.lines[*at]];
            let piece = column.pieces[*at];
            let passage = Passage::line(table.lines[one.line].of(piece), table.lines[one.line].origin(piece));
            findings.push(
                Finding::new(ROW_UNCERTAIN, Severity::Warning)
                    .at(passage.origin())
                    .with("text", passage.text)
                    .with("line", table.lines[one.line].number),
            );
        }
    }
    Ok((builder.grid, findings))
}

/// The labels of the columns that hold amounts.
fn money_labels<'a>(rows: &[Row], placed: &[Placed], heading: &'a Heading) -> Vec<&'a str> {
    let used: BTreeSet<usize> = rows
        .iter()
        .flat_map(|row| {
            row.amounts.iter().flat_map(|at| placed[*at].amounts.iter().map(|(column, _)| *column))
        })
        .collect();
    used.iter()
        .filter_map(|column| heading.columns.get(*column))
        .map(|label| label.passage.text.as_str())
        .collect()
}

/// Takes the notes below the last row out of the columns.
fn strays(table: &Table<'_>, placed: &mut Vec<Placed>) -> Vec<Passage> {
    let last_row = placed
        .iter()
        .rposition(|one| !one.amounts.is_empty() || one.indicators.is_some())
        .map_or(0, |at| at + 1);
    let first = placed[last_row..]
        .iter()
        .position(|one| one.across.is_some() || is_note(table.lines[one.line].text.trim_start()));
    match first {
        Some(first) => {
            placed.split_off(last_row + first).iter().map(|one| table.lines[one.line].passage()).collect()
        }
        None => Vec::new(),
    }
}

/// The cells of indicators, as placed lines from the first to behind the last.
fn blocks(lines: &[PrintedLine<'_>], placed: &[Placed]) -> Vec<(usize, usize)> {
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    let mut before = "";
    for (at, one) in placed.iter().enumerate() {
        let Some(piece) = &one.indicators else { continue };
        let text = lines[one.line].of(piece);
        // 1、 at the beginning of a line is the first number, unless the line before ends with a digit of it.
        let is_first = text.starts_with("1、")
            && starts_indicator(text)
            && !before.ends_with(|c: char| c.is_ascii_digit());
        match blocks.last_mut() {
            Some(last) if !is_first => last.1 = at + 1,
            _ => blocks.push((at, at + 1)),
        }
        before = text;
    }
    blocks
}

/// How cells are aligned in this table, by where the amounts of tall rows stand.
fn alignment(placed: &[Placed], blocks: &[(usize, usize)]) -> Alignment {
    let (mut top, mut middle, mut bottom) = (0, 0, 0);
    for (from, to) in blocks.iter().filter(|(from, to)| to - from > 3) {
        let (low, high) = (placed[*from].y, placed[*to - 1].y);
        let mut anchors = placed[*from..*to].iter().filter(|one| !one.amounts.is_empty());
        let (Some(anchor), None) = (anchors.next(), anchors.next()) else { continue };
        if anchor.y == low {
            top += 1;
        } else if anchor.y == high {
            bottom += 1;
        } else if (2 * anchor.y - low - high).abs() <= 3 {
            middle += 1;
        }
    }
    if top > middle && top >= bottom {
        Alignment::Top
    } else if bottom > middle {
        Alignment::Bottom
    } else {
        Alignment::Middle
    }
}

/// The rows by their amounts and their indicators.
fn rows(placed: &[Placed], blocks: &[(usize, usize)], alignment: Alignment) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut anchors: Vec<Row> = Vec::new();
    for (at, one) in placed.iter().enumerate().filter(|(_, one)| !one.amounts.is_empty()) {
        anchors.push(Row { anchor: one.y, amounts: vec![at], indicators: None, low: one.y, high: one.y });
    }
    let mut next = 0;
    for block in blocks {
        let (low, high) = (placed[block.0].y, placed[block.1 - 1].y);
        let expected = match alignment {
            Alignment::Top => 2 * low,
            Alignment::Middle => low + high,
            Alignment::Bottom => 2 * high,
        };
        let own = anchors
            .iter()
            .enumerate()
            .skip(next)
            .take_while(|(_, row)| row.anchor <= high + MAX_OFF)
            .filter(|(_, row)| row.anchor >= low - MAX_OFF)
            .min_by_key(|(_, row)| (2 * row.anchor - expected).abs())
            .map(|(at, _)| at);
        // Rows above are complete with their amounts: budget units, the total.
        let until =
            own.unwrap_or_else(|| next + anchors[next..].iter().take_while(|row| row.anchor < low).count());
        rows.extend(anchors[next..until].iter().cloned());
        next = until;
        let mut row = match own {
            Some(at) => {
                next = at + 1;
                anchors[at].clone()
            }
            None => Row { anchor: (low + high) / 2, low, high, ..Row::default() },
        };
        row.low = row.low.min(low);
        row.high = row.high.max(high);
        row.indicators = Some(*block);
        rows.push(row);
    }
    rows.extend(anchors.drain(next..));
    rows
}

/// The lines of one column.
struct Column<'a> {
    /// Indices of the placed lines.
    lines: Vec<usize>,
    pieces: Vec<&'a Piece>,
}

impl<'a> Column<'a> {
    fn new(placed: &'a [Placed], of: fn(&Placed) -> Option<&Piece>) -> Self {
        let (lines, pieces) = placed.iter().enumerate().filter_map(|(at, one)| Some((at, of(one)?))).unzip();
        Self { lines, pieces }
    }

    fn share(
        &self,
        lines: &[PrintedLine<'_>],
        placed: &[Placed],
        rows: &[Row],
        alignment: Alignment,
        is_goal: bool,
    ) -> Option<Shared> {
        let frames: Vec<Frame> = rows
            .iter()
            .map(|row| Frame {
                anchor: row.anchor,
                low: row.low,
                high: row.high,
                expected: !is_goal || row.indicators.is_some(),
            })
            .collect();
        let widest = self.pieces.iter().map(|piece| piece.right).max().unwrap_or(0);
        let strips: Vec<Strip> = self
            .lines
            .iter()
            .zip(&self.pieces)
            .map(|(at, piece)| {
                let one = &placed[*at];
                let text = lines[one.line].of(piece);
                let is_full = piece.right + 2 >= widest;
                let ends = text.ends_with(['。', '.', '！', '；', ';']);
                let mut strip = Strip { y: one.y, ..Strip::default() };
                if is_goal {
                    strip.ends = i64::from(!ends && is_full);
                    strip.goes_on = if ends && !is_full { 2 } else { i64::from(!is_full) };
                } else {
                    strip.begins = 0;
                    strip.goes_on = i64::from(!is_full);
                }
                strip
            })
            .collect();
        share(&strips, &frames, alignment)
    }

    /// The placed line where the cell of a row begins.
    fn first(&self, shares: &Shared, row: usize) -> Option<usize> {
        (shares.cuts[row] < shares.cuts[row + 1]).then(|| self.lines[shares.cuts[row]])
    }

    fn passage(&self, lines: &[PrintedLine<'_>], placed: &[Placed], shares: &Shared, row: usize) -> Passage {
        let mut passage = Passage::default();
        for at in shares.cuts[row]..shares.cuts[row + 1] {
            push(&mut passage, lines, &placed[self.lines[at]], Some(self.pieces[at]));
        }
        passage
    }
}

fn push(passage: &mut Passage, lines: &[PrintedLine<'_>], one: &Placed, piece: Option<&Piece>) {
    if let Some(piece) = piece {
        let line = &lines[one.line];
        passage.push(line.of(piece), line.origin(piece));
    }
}

/// Puts cells into a grid.
struct Builder {
    grid: Grid,
    row: usize,
    n_columns: usize,
    /// The heights at which pages begin, the first page aside.
    pages: Vec<i64>,
    /// How many of them are past.
    page: usize,
}

impl Builder {
    fn new(table: &Table<'_>, columns: &Columns, placed: &[Placed]) -> Self {
        let heading = &table.headings[0];
        let edge = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let pages = placed.iter().filter(|one| one.begins_page).map(|one| one.y).collect();
        let mut grid = Grid::default();
        grid.column_edges = heading.columns.iter().map(|label| edge(label.left)).collect();
        grid.column_edges.extend(heading.columns.last().map(|label| edge(label.right)));
        Self { grid, row: 0, n_columns: columns.indicators + 1, pages, page: 0 }
    }

    fn next_row(&mut self) {
        self.row += 1;
    }

    /// Notes whether this row, which begins at that height, is the first on its page.
    fn page_of(&mut self, y: i64) {
        let page = self.pages.partition_point(|begins| *begins <= y);
        if page > self.page {
            self.page = page;
            self.grid.page_starts.push(self.row);
        }
    }

    fn cell(&mut self, column: usize, passage: Passage, indented: bool) {
        self.grid.cells.push(Cell {
            row: self.row,
            column,
            row_span: 1,
            column_span: 1,
            indented,
            passage,
            place: Origin::Nowhere,
        });
    }

    fn cell_with_text(&mut self, column: usize, passage: Passage, indented: bool) {
        if !passage.is_empty() {
            self.cell(column, passage, indented);
        }
    }

    /// A text that belongs to no row, over all columns.
    fn stray(&mut self, passage: Passage) {
        self.next_row();
        let n_columns = self.n_columns;
        self.cell(0, passage, false);
        if let Some(cell) = self.grid.cells.last_mut() {
            cell.column_span = n_columns;
        }
    }
}

/// The rows cannot be told apart.
fn unclear(table: &Table<'_>, placed: &[Placed], y: i64) -> Error {
    let at = placed.partition_point(|one| one.y < y);
    let line = placed.get(at).map_or(0, |one| table.lines[one.line].number);
    Error::with_detail(
        ErrorKind::UnsupportedFormat,
        Bilingual {
            zh: format!("按版面排列的文本第 {line} 行附近的行无法可靠分开；请提供原 PDF，或按单元格提取的文本").into(),
            en: format!(
                "near line {line} of this laid-out text the rows cannot be told apart reliably; give the PDF itself, or text extracted cell by cell"
            )
            .into(),
        },
    )
}
