//! A worksheet as every workbook format gives it: the cells that hold text, merged regions, what is hidden.
//!
//! Nothing here grows with the size that a sheet claims: a cell in the last row and column costs as much as one
//! in the first.

mod blocks;
#[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
mod decimal;
mod fill;
#[cfg(test)]
pub(super) mod fixture;
#[cfg(any(feature = "xlsx", feature = "xls"))]
pub(super) mod number_format;
mod regions;

#[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
pub(super) use decimal::general;
pub(super) use regions::Region;

use crate::ReadOptions;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::passage::Passage;
use duibiao_core::{Code, Finding, Origin, Severity, SheetCell};
use std::rc::Rc;

const HIDDEN_ROWS: Code = Code::of("PAR-35");
const HIDDEN_SHEETS: Code = Code::of("PAR-36");
const HIDDEN_COLUMNS: Code = Code::of("PAR-37");
const FORMULA_WITHOUT_VALUE: Code = Code::of("PAR-38");
const CELLS_UNREADABLE: Code = Code::of("PAR-39");

/// So many cells with text a workbook may have.
const MAX_CELLS: usize = 2_000_000;
/// So many bytes the texts of all cells may have together: a string that a million cells share is printed a
/// million times.
const MAX_TEXT_BYTES: usize = 256 << 20;
/// So many merged regions a sheet may have.
pub(super) const MAX_REGIONS: usize = 200_000;

/// What a workbook may still use.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { cells: MAX_CELLS, bytes: MAX_TEXT_BYTES }
    }

    fn spend(&mut self, n_bytes: usize) -> Result<(), Error> {
        let left = (self.cells.checked_sub(1), self.bytes.checked_sub(n_bytes));
        let (Some(cells), Some(bytes)) = left else { return Err(Error::new(ErrorKind::OverLimit)) };
        *self = Self { cells, bytes };
        Ok(())
    }
}

/// A cell with text, counted from 0.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) row: u32,
    pub(super) column: u32,
    /// As displayed, with its line breaks.
    text: Rc<str>,
    /// How far its text is moved to the right, in widths of a space.
    indent: u32,
}

impl Text {
    /// Its contents on the sheet of that number.
    fn passage(&self, sheet: u32) -> Passage {
        let mut passage = Passage::default();
        for line in self.text.split(['\n', '\r']) {
            passage.push(line.trim(), place(sheet, self.row, self.column));
        }
        passage
    }
}

fn place(sheet: u32, row: u32, column: u32) -> Origin {
    Origin::Sheet(SheetCell { sheet, row: row.saturating_add(1), column: column.saturating_add(1) })
}

/// A worksheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its number in the workbook, from 1.
    pub(super) number: u32,
    pub(super) name: String,
    cells: Vec<Text>,
    regions: Vec<Region>,
    /// Rows and columns that do not show: first and last.
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula of which no result is stored, and cells whose contents are not in the file.
    without_value: Vec<(u32, u32)>,
    unreadable: Vec<(u32, u32)>,
}

impl Sheet {
    pub(super) fn new(number: usize, name: &str) -> Self {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        Self { number, name: name.to_owned(), ..Self::default() }
    }

    /// A cell; one without text is not kept. `indent` is that of its style, in steps.
    ///
    /// # Errors
    /// When the workbook has more cells or text than any has.
    pub(super) fn cell(
        &mut self,
        (row, column): (u32, u32),
        text: impl Into<Rc<str>>,
        indent: u32,
        budget: &mut Budget,
    ) -> Result<(), Error> {
        let text = text.into();
        if text.trim().is_empty() {
            return Ok(());
        }
        budget.spend(text.len())?;
        let indent = indent.min(100) * 2 + leading(&text);
        self.cells.push(Text { row, column, text, indent });
        Ok(())
    }

    /// A merged region.
    ///
    /// # Errors
    /// When there are more than any sheet has.
    pub(super) fn region(&mut self, region: Region) -> Result<(), Error> {
        if self.regions.len() == MAX_REGIONS {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        if region.is_several() {
            self.regions.push(region);
        }
        Ok(())
    }

    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        extend(&mut self.hidden_rows, first, last);
    }

    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        extend(&mut self.hidden_columns, first, last);
    }

    pub(super) fn lacks_value(&mut self, row: u32, column: u32) {
        if self.without_value.len() < MAX_CELLS {
            self.without_value.push((row, column));
        }
    }

    pub(super) fn is_unreadable(&mut self, row: u32, column: u32) {
        if self.unreadable.len() < MAX_CELLS {
            self.unreadable.push((row, column));
        }
    }

    /// Hands the sheet on, block by block, with what is to be said about it.
    ///
    /// # Errors
    /// When its merged regions are more than any sheet needs.
    pub(super) fn emit(mut self, extract: &mut Extract, options: &ReadOptions) -> Result<(), Error> {
        extract.part();
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.hidden_rows.sort_unstable();
        let mut hidden: Vec<u32> =
            self.cells.iter().map(|cell| cell.row).filter(|row| within(&self.hidden_rows, *row)).collect();
        hidden.dedup();
        if options.skip_hidden_rows {
            let hidden_rows = std::mem::take(&mut self.hidden_rows);
            self.cells.retain(|cell| !within(&hidden_rows, cell.row));
        }
        let before = extract.sections.len();
        blocks::emit(&self, extract)?;
        // What is hidden in sheets that hold no such table is nobody's concern.
        if extract.sections.len() > before {
            self.report(&hidden, extract, options);
        }
        Ok(())
    }

    fn report(&self, hidden: &[u32], extract: &mut Extract, options: &ReadOptions) {
        let finding = |code, severity, row: u32, column: u32| {
            Finding::new(code, severity).at(place(self.number, row, column)).with("sheet", &self.name)
        };
        if let Some(first) = hidden.first() {
            let severity = if options.skip_hidden_rows { Severity::Info } else { Severity::Warning };
            let rows = ranges(hidden.iter().map(|row| u64::from(*row) + 1), |row| row.to_string());
            extract.findings.push(finding(HIDDEN_ROWS, severity, *first, 0).with("rows", rows));
        }
        let mut columns: Vec<u32> = self
            .cells
            .iter()
            .map(|cell| cell.column)
            .filter(|column| within(&self.hidden_columns, *column))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        if let Some(first) = columns.first() {
            let letters = |column: u64| {
                let name = SheetCell { column: u32::try_from(column).unwrap_or(0), ..SheetCell::default() };
                name.name().trim_end_matches('0').to_owned()
            };
            let columns = ranges(columns.iter().map(|column| u64::from(*column) + 1), letters);
            extract
                .findings
                .push(finding(HIDDEN_COLUMNS, Severity::Warning, 0, *first).with("columns", columns));
        }
        for (code, severity, places) in [
            (FORMULA_WITHOUT_VALUE, Severity::Warning, &self.without_value),
            (CELLS_UNREADABLE, Severity::Error, &self.unreadable),
        ] {
            let Some((row, column)) = places.first() else { continue };
            let shown: Vec<String> = places
                .iter()
                .take(20)
                .map(|(row, column)| SheetCell { sheet: 1, row: row + 1, column: column + 1 }.name())
                .collect();
            let more = if places.len() > shown.len() { "…" } else { "" };
            extract.findings.push(
                finding(code, severity, *row, *column)
                    .with("n", places.len())
                    .with("cells", shown.join("、") + more),
            );
        }
    }
}

/// The names of the sheets that do not show, as a finding of the file.
pub(super) fn report_hidden_sheets(names: &[String], extract: &mut Extract, options: &ReadOptions) {
    if names.is_empty() {
        return;
    }
    let severity = if options.read_hidden_sheets { Severity::Info } else { Severity::Warning };
    extract
        .findings
        .push(Finding::new(HIDDEN_SHEETS, severity).with("sheets", names.join("、")).with("n", names.len()));
}

/// The width of the white space before a text: a wide space takes two, a tab four.
fn leading(text: &str) -> u32 {
    text.chars()
        .take_while(|c| c.is_whitespace())
        .take(200)
        .map(|c| match c {
            '\u{3000}' => 2,
            '\t' => 4,
            _ => 1,
        })
        .sum()
}

/// Appends a range, joined with the last where they touch.
fn extend(ranges: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    match ranges.last_mut() {
        Some((_, end)) if end.checked_add(1) == Some(first) => *end = last,
        _ => ranges.push((first, last)),
    }
}

/// Whether one of the ranges, sorted and apart, holds the index.
fn within(ranges: &[(u32, u32)], index: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= index);
    after > 0 && ranges[after - 1].1 >= index
}

/// `7-9、12`: at most twenty ranges are named.
fn ranges(indices: impl Iterator<Item = u64>, name: impl Fn(u64) -> String) -> String {
    let mut found: Vec<(u64, u64)> = Vec::new();
    for index in indices {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == index => *last = index,
            _ => found.push((index, index)),
        }
    }
    let more = if found.len() > 20 { "…" } else { "" };
    let shown: Vec<String> = found
        .iter()
        .take(20)
        .map(
            |(first, last)| {
                if first == last { name(*first) } else { format!("{}-{}", name(*first), name(*last)) }
            },
        )
        .collect();
    shown.join("、") + more
}
