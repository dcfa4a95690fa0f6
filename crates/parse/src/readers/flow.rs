//! Flowing documents, DOCX, DOC and web pages: paragraphs and tables in document order, tables within tables,
//! brought to grids in one way.

mod layout;

use layout::{Budget, lay_out};

use crate::error::Error;
use crate::extract::Extract;
use crate::grid::Grid;
use crate::passage::Passage;
use duibiao_core::{Code, Finding, Origin, Severity, TableCell};

/// What stands in a document or in a cell, one below the other.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A line: a paragraph, or a part of one up to a line break.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its text, with the spaces it begins with.
    pub(super) text: String,
    /// How far it is moved in by its style, in twentieths of a point.
    pub(super) indent: i32,
}

/// A table as written: rows of cells that say how far they reach.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The row group it is in: no cell reaches into another.
    pub(super) group: usize,
    /// Columns that are left out before its first cell.
    pub(super) before: usize,
    pub(super) cells: Vec<RowCell>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct RowCell {
    pub(super) column_span: usize,
    pub(super) down: Down,
    /// How far its contents are moved in, in twentieths of a point.
    pub(super) indent: i32,
    pub(super) blocks: Vec<Block>,
}

/// How a cell reaches down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Down {
    /// So many rows, as web pages say; 0 is to the end of the row group.
    Rows(usize),
    /// It begins a merged cell, as word processors say.
    Start,
    /// It goes on with the cell above.
    Continue,
}

/// A space of ordinary text is so wide, in twentieths of a point; a Chinese one twice that.
const SPACE: i32 = 105;

impl Line {
    /// The text between the spaces around it.
    pub(super) fn trimmed(&self) -> &str {
        self.text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
    }

    /// How far its first character stands to the right.
    fn total_indent(&self) -> i32 {
        let leading = self.text.chars().take_while(|c| c.is_whitespace() || is_invisible(*c));
        let width: i32 = leading
            .take(100)
            .map(|c| match c {
                '\u{3000}' => 2 * SPACE,
                c if is_invisible(c) => 0,
                _ => SPACE / 2,
            })
            .sum();
        self.indent.saturating_add(width)
    }
}

/// Characters that take no room: marks of byte order and places to break a line.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{AD}')
}

/// Text that is in the file and not printed.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    n: usize,
    first: String,
}

impl LeftOut {
    /// Counts a piece of text.
    pub(super) fn add(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            if self.n == 0 {
                self.first = text.chars().take(40).collect();
            }
            self.n += 1;
        }
    }

    /// What is to be said about it.
    pub(super) fn finding(&self, zh: &'static str, en: &'static str) -> Option<Finding> {
        const LEFT_OUT: Code = Code::of("PAR-41");
        (self.n > 0).then(|| {
            Finding::new(LEFT_OUT, Severity::Warning)
                .with("n", self.n)
                .with("text", &self.first)
                .with("what", zh)
                .with("what_en", en)
        })
    }
}

/// Hands the blocks of a document on. Tables are numbered in document order, outer ones before those within.
///
/// # Errors
/// When tables ask for more cells than any document has.
pub(super) fn hand_on(blocks: Vec<Block>, extract: &mut Extract) -> Result<(), Error> {
    let mut hand = Hand { extract, n_tables: 0, budget: Budget::default() };
    hand.blocks(blocks)?;
    let finding = hand.budget.covered.finding("被合并单元格遮盖的文字", "text covered by a merged cell");
    hand.extract.findings.extend(finding);
    Ok(())
}

struct Hand<'a> {
    extract: &'a mut Extract,
    n_tables: u32,
    budget: Budget,
}

impl Hand<'_> {
    fn blocks(&mut self, blocks: Vec<Block>) -> Result<(), Error> {
        for block in blocks {
            match block {
                Block::Line(line) => {
                    self.extract.paragraph(Passage::line(line.trimmed(), Origin::Nowhere));
                }
                Block::Table(table) => self.table(table)?,
            }
        }
        Ok(())
    }

    /// A table that only lays out a page is looked through: what its cells hold stands one below the other. Any
    /// other gives a grid, and the tables within it follow as grids of their own.
    fn table(&mut self, mut table: Table) -> Result<(), Error> {
        if only_lays_out(&table) {
            for cell in table.rows.into_iter().flat_map(|row| row.cells) {
                self.blocks(cell.blocks)?;
            }
            return Ok(());
        }
        self.n_tables += 1;
        let number = self.n_tables;
        let mut inner = Vec::new();
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let blocks = std::mem::take(&mut cell.blocks);
            for block in blocks {
                match block {
                    Block::Table(table) => inner.push(table),
                    line @ Block::Line(_) => cell.blocks.push(line),
                }
            }
        }
        let origin = |row: usize, column: usize| {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).saturating_add(1);
            Origin::Table(TableCell { table: number, row: count(row), column: count(column) })
        };
        let grid: Grid = lay_out(table, origin, &mut self.budget)?;
        self.extract.grid(grid);
        for table in inner {
            self.table(table)?;
        }
        Ok(())
    }
}

/// Whether a table only places others on the page: some of its cells hold tables, and no other cell is a label
/// or heading of a target table.
fn only_lays_out(table: &Table) -> bool {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let holds_table = |cell: &RowCell| cell.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let is_label = |cell: &RowCell| {
        cell.blocks.iter().any(|block| match block {
            Block::Line(line) => {
                let text: String = line.text.chars().filter(|c| !c.is_whitespace()).take(20).collect();
                text.chars().count() < 16 && LABELS.iter().any(|label| text.starts_with(label))
            }
            Block::Table(_) => false,
        })
    };
    let n_columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    cells().any(holds_table) && (n_columns < 2 || !cells().any(|cell| !holds_table(cell) && is_label(cell)))
}

/// Labels and headings in the outer table of a form whose indicators stand in a table within it.
const LABELS: [&str; 8] =
    ["项目名称", "绩效目标", "绩效指标", "年度目标", "年度绩效", "总体目标", "一级指标", "资金情况"];
