//! The canonical workbook: every table with every field, row by row, for people to look through and correct; it
//! reads back to the same tables.
//!
//! Texts are written as texts: no value of a table is ever taken for a formula, a date or a number. Amounts are
//! numbers where a spreadsheet can hold their digits exactly, else texts.

use crate::json::documents_json;
use duibiao_core::canonical::{Cell, HIDDEN_SHEET, INDICATORS, MARK, lay_out};
use duibiao_core::{AnnualTable, Finding};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::io;

/// A sheet holds so many rows; the heading takes one.
const MAX_ROWS: usize = 1_048_575;
/// Doubles hold so many decimal digits exactly.
const EXACT_DIGITS: u32 = 15;
/// The document in the hidden sheet is cut into pieces of so many bytes. LibreOffice breaks longer paragraphs of a
/// cell in two when it saves a workbook again.
const PIECE: usize = 8_000;

/// The workbook of tables and of findings about files, as bytes of an XLSX file. The same values give the same
/// bytes.
///
/// # Errors
/// When there are more rows than a sheet can hold.
///
/// # Example
/// ```
/// let workbook = duibiao_report::workbook::documents_workbook(&[], &[])?;
/// assert!(workbook.starts_with(b"PK"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn documents_workbook(tables: &[AnnualTable], findings: &[Finding]) -> io::Result<Vec<u8>> {
    build(tables, findings).map_err(io::Error::other)
}

/// An empty workbook without a clock: the date of writing is no part of it.
pub(crate) fn new_workbook() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&epoch));
    Ok(workbook)
}

fn build(tables: &[AnnualTable], findings: &[Finding]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = new_workbook()?;
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    // Text format as well, so that a value typed again in a spreadsheet stays a text: `=24小时` is no formula.
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for sheet in lay_out(tables) {
        if sheet.rows.len() > MAX_ROWS {
            return Err(XlsxError::RowColumnLimitError);
        }
        let page = workbook.add_worksheet().set_name(sheet.name)?;
        for (column, name) in sheet.headings.iter().enumerate() {
            let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
            page.write_string_with_format(0, column, name, &heading)?;
            page.set_column_width(column, width(name))?;
        }
        for (idx, row) in sheet.rows.iter().enumerate() {
            let at = u32::try_from(idx + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
            for (column, cell) in row.iter().enumerate() {
                let column = u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)?;
                write_cell(page, at, column, cell, &text)?;
            }
        }
        page.set_freeze_panes(1, u16::from(sheet.name == INDICATORS))?;
        if !sheet.rows.is_empty() {
            let last = u32::try_from(sheet.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
            let columns =
                u16::try_from(sheet.headings.len() - 1).map_err(|_| XlsxError::RowColumnLimitError)?;
            page.autofilter(0, 0, last, columns)?;
        }
    }
    let hidden = workbook.add_worksheet().set_name(HIDDEN_SHEET)?;
    hidden.set_hidden(true);
    hidden.write_string(0, 0, MARK)?;
    let document = documents_json(tables, findings).replace("_x", "\\u005fx");
    let mut rest = document.as_str();
    let mut at = 1;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        // Bars on both sides: white space at the ends of a cell is not kept everywhere.
        hidden.write_string(at, 0, format!("|{piece}|"))?;
        rest = after;
        at += 1;
    }
    workbook.save_to_buffer()
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    text: &Format,
) -> Result<(), XlsxError> {
    if let Some(number) = cell.number
        && let Some(value) = as_cell_number(number)
    {
        let decimals = usize::try_from(number.scale()).unwrap_or(0);
        let digits =
            if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
        let format = Format::new().set_num_format(digits).set_align(FormatAlign::Top);
        page.write_number_with_format(row, column, value, &format)?;
    } else if !cell.text.is_empty() {
        page.write_string_with_format(row, column, &cell.text, text)?;
    }
    Ok(())
}

/// The number as a spreadsheet holds it; `None` where a binary fraction would not give all digits back.
pub(crate) fn as_cell_number(number: Decimal) -> Option<f64> {
    let is_exact = number.mantissa().unsigned_abs() < 10_u128.pow(EXACT_DIGITS);
    number.to_string().parse().ok().filter(|_| is_exact)
}

/// Columns of long texts are wide.
fn width(heading: &str) -> f64 {
    match heading {
        "绩效目标" | "总体目标" | "内容" | "标题" | "文件" => 48.0,
        "项目名称" | "三级指标" | "资金使用单位" | "单位" | "部门" => 28.0,
        "年度指标值" | "实施周期指标值" | "实际完成值" => 18.0,
        _ => 11.0,
    }
}
