//! One sheet: headings, rows, an optional row of sums, ready for A4 paper.

use crate::text::width as width_of;
use crate::workbook::as_cell_number;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

/// What a cell holds.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Blank,
    /// Always a text, whatever it looks like.
    Text(String),
    Count(usize),
    /// In 万元, two decimals shown.
    Money(Decimal),
    /// A fraction, shown in percent with one decimal.
    Share(Decimal),
}

/// A sheet that is being filled.
#[derive(Debug)]
pub(super) struct Sheet {
    name: String,
    columns: Vec<(String, f64)>,
    rows: Vec<Vec<Value>>,
    total: Option<(String, Vec<u16>)>,
    /// The header of the printed page.
    pub(super) header: String,
}

/// The font of Chinese office documents.
const FONT: &str = "宋体";
/// Of texts longer than a cell may be the first part is kept.
const MAX_CHARACTERS: usize = 32_767;
const A4: u8 = 9;
/// Of a line of ten points, in points.
const LINE_HEIGHT: f64 = 13.0;
/// No row may be higher.
const MAX_HEIGHT: f64 = 409.0;

impl Sheet {
    /// A sheet with these headings and widths in characters.
    pub(super) fn new(name: &str, columns: &[(&str, f64)]) -> Self {
        let columns = columns.iter().map(|(heading, width)| ((*heading).to_owned(), *width)).collect();
        Self { name: name.to_owned(), columns, rows: Vec::new(), total: None, header: String::new() }
    }

    pub(super) fn n_rows(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&mut self, row: Vec<Value>) {
        self.rows.push(row);
    }

    /// A last row with the sums of these columns.
    pub(super) fn total(&mut self, label: &str, columns: &[u16]) {
        if !self.rows.is_empty() {
            self.total = Some((label.to_owned(), columns.to_vec()));
        }
    }

    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        let formats = Formats::new();
        let page = workbook.add_worksheet().set_name(&self.name)?;
        let has_headings = self.columns.iter().any(|(heading, _)| !heading.is_empty());
        for (column, (heading, width)) in (0_u16..).zip(&self.columns) {
            page.set_column_width(column, *width)?;
            if has_headings {
                page.write_string_with_format(0, column, heading, &formats.heading)?;
            }
        }
        let first = u32::from(has_headings);
        for (at, row) in (first..).zip(&self.rows) {
            for (column, value) in (0_u16..).zip(row) {
                write_value(page, at, column, value, &formats)?;
            }
            page.set_row_height(at, self.height(row))?;
        }
        let n_rows = u32::try_from(self.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
        if let Some((label, columns)) = &self.total {
            self.write_total(page, first + n_rows, label, columns, &formats)?;
        }
        if has_headings {
            page.set_freeze_panes(1, 0)?;
            page.set_repeat_rows(0, 0)?;
            let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            if n_rows > 0 {
                page.autofilter(0, 0, n_rows, last)?;
            }
        }
        page.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        if !self.header.is_empty() {
            // An ampersand begins a command of the header.
            page.set_header(format!("&C{}", self.header.replace('&', "&&")));
        }
        page.set_footer("&C&P / &N");
        Ok(())
    }

    /// In points: as many lines as the longest text takes in its column. Not every program fits rows by itself.
    #[expect(clippy::float_arithmetic, reason = "lengths on paper")]
    fn height(&self, row: &[Value]) -> f64 {
        let lines = row.iter().zip(&self.columns).map(|(value, (_, width))| match value {
            Value::Text(text) => text
                .split('\n')
                // A line breaks before its column is full, at a word or a sign.
                .map(|line| {
                    (f64::from(u32::try_from(width_of(line)).unwrap_or(u32::MAX)) / (width - 1.5))
                        .ceil()
                        .max(1.0)
                })
                .sum(),
            _ => 1.0,
        });
        (lines.fold(1.0, f64::max) * LINE_HEIGHT + 3.0).min(MAX_HEIGHT)
    }

    fn write_total(
        &self,
        page: &mut Worksheet,
        at: u32,
        label: &str,
        columns: &[u16],
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        for column in 0..u16::try_from(self.columns.len()).unwrap_or(u16::MAX) {
            page.write_blank(at, column, &formats.heading)?;
        }
        page.write_string_with_format(at, 1, label, &formats.heading)?;
        for column in columns {
            let letter = rust_xlsxwriter::utility::column_number_to_name(*column);
            let sum = self.rows.iter().filter_map(|row| row.get(usize::from(*column)));
            let (result, is_money) = sum.fold((Decimal::ZERO, false), |(sum, is_money), value| match value {
                Value::Count(n) => (sum + Decimal::from(*n), is_money),
                Value::Money(amount) => (sum + amount, true),
                _ => (sum, is_money),
            });
            // Hidden rows do not count, so that a filter shows the sum of what is seen.
            let formula =
                Formula::new(format!("=SUBTOTAL(109,{letter}2:{letter}{at})")).set_result(result.to_string());
            let format = if is_money { &formats.total_money } else { &formats.total_count };
            page.write_formula_with_format(at, *column, formula, format)?;
        }
        Ok(())
    }
}

struct Formats {
    heading: Format,
    text: Format,
    count: Format,
    money: Format,
    share: Format,
    total_count: Format,
    total_money: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || {
            Format::new()
                .set_font_name(FONT)
                .set_font_size(10)
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Top)
        };
        let heading = || cell().set_bold().set_text_wrap().set_background_color("#E7E6E6");
        Self {
            heading: heading().set_align(FormatAlign::VerticalCenter),
            // Text format as well, so that a value typed again stays a text: `=24小时` is no formula.
            text: cell().set_text_wrap().set_num_format("@"),
            count: cell().set_num_format("0"),
            money: cell().set_num_format("#,##0.00"),
            share: cell().set_num_format("0.0%"),
            total_count: heading().set_num_format("0"),
            total_money: heading().set_num_format("#,##0.00"),
        }
    }
}

fn write_value(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Blank => page.write_blank(row, column, &formats.text)?,
        Value::Text(text) if text.chars().count() > MAX_CHARACTERS => {
            let cut: String = text.chars().take(MAX_CHARACTERS - 1).chain(['…']).collect();
            page.write_string_with_format(row, column, &cut, &formats.text)?
        }
        Value::Text(text) => page.write_string_with_format(row, column, text, &formats.text)?,
        Value::Count(n) => {
            let n = u32::try_from(*n).unwrap_or(u32::MAX);
            page.write_number_with_format(row, column, n, &formats.count)?
        }
        Value::Money(number) => write_decimal(page, row, column, *number, &formats.money)?,
        Value::Share(number) => write_decimal(page, row, column, *number, &formats.share)?,
    };
    Ok(())
}

/// A number, or its digits as a text where a spreadsheet would keep others.
fn write_decimal<'a>(
    page: &'a mut Worksheet,
    row: u32,
    column: u16,
    number: Decimal,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    match as_cell_number(number) {
        Some(value) => page.write_number_with_format(row, column, value, format),
        None => page.write_string_with_format(row, column, number.to_string(), format),
    }
}
