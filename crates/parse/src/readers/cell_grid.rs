//! Reads cells as extractors of PDF tables give them in JSON: rows of texts, `[["项目名称", "甲"], ["", null]]`, or
//! a list of such tables. A `null` is a place that a merged cell covers.

use super::{Input, Reader};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::grid::{Cell, Grid};
use crate::ledger::Ledger;
use crate::passage::Passage;
use crate::sniff::{Family, Signs};
use duibiao_core::{Format, Origin, TableCell};
use serde::Deserialize;

pub(super) const READER: Reader = Reader { format: Format::Json, recognises, read };

/// More cells than any such table has.
const MAX_CELLS: usize = 2_000_000;

type Table = Vec<Vec<Option<String>>>;

#[derive(Deserialize)]
#[serde(untagged)]
enum Cells {
    One(Table),
    Many(Vec<Table>),
}

/// A list opens the file. No table as extracted from a document begins so, and no document of the program.
fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    let mut shown = bytes.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    signs.family == Family::Other && shown.next() == Some(&b'[') && shown.next() == Some(&b'[')
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let decoded = decode(input.bytes)?;
    if memchr::memchr_iter(b',', decoded.text.as_bytes()).count() > MAX_CELLS {
        return Err(Error::new(ErrorKind::OverLimit));
    }
    let cells: Cells = serde_json::from_str(decoded.text.trim_start_matches('\u{FEFF}'))
        .map_err(|_| Error::new(ErrorKind::NoTable))?;
    extract.encoding = Some(decoded.encoding.to_owned());
    let tables = match cells {
        Cells::One(table) => vec![table],
        Cells::Many(tables) => tables,
    };
    for (number, table) in (1_u32..).zip(&tables) {
        extract.grid(grid(number, table));
    }
    Ok(())
}

fn grid(table: u32, rows: &Table) -> Grid {
    let mut cells: Vec<Cell> = Vec::new();
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            let Some(text) = text else {
                cover(&mut cells, row, column);
                continue;
            };
            let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
            let place = Origin::Table(TableCell { table, row: number(row), column: number(column) });
            let mut passage = Passage::default();
            text.lines().for_each(|line| passage.push(line.trim_end(), place));
            let indented = text.starts_with("  ") || text.starts_with('\u{3000}');
            cells.push(Cell { row, column, row_span: 1, column_span: 1, indented, passage, place });
        }
    }
    Grid { cells, ..Grid::default() }
}

/// A merged cell goes on to the right.
fn cover(cells: &mut [Cell], row: usize, column: usize) {
    if let Some(left) = cells.last_mut()
        && left.row == row
        && left.column + left.column_span == column
    {
        left.column_span += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::ReadOptions;

    #[test]
    fn reads_a_form_cell_by_cell() {
        let json = r#"[["项目支出绩效目标表（虚构示例）",null,null,null],["（2026年度）",null,null,null],
            ["项目名称","示例设备\n购置","实施单位","示例局"],["项目资金\n（元）","年度资金总额","1,000.00",""],
            ["年度总体目标","购置设备。",null,null],["绩效指标","一级指标","二级指标","三级指标","指标值"],
            ["","产出指标","数量指标","设备数","≥5台"],["","","质量指标","合格率","=100.00(%)"]]"#;
        for json in [json.to_owned(), format!("[{json}]")] {
            let reading = crate::read("表.json", json.as_bytes(), &ReadOptions::default()).unwrap();
            let (unit, project) = reading.tables[0].projects().next().unwrap();
            let indicators: Vec<_> = project
                .indicators
                .iter()
                .map(|i| {
                    (i.level1.name.as_str(), i.name.as_str(), i.annual_target.as_ref().unwrap().raw.as_str())
                })
                .collect();
            assert_eq!((unit.name.as_str(), project.name.as_str()), ("示例局", "示例设备购置"));
            assert_eq!(indicators, [("产出指标", "设备数", "≥5台"), ("产出指标", "合格率", "=100.00(%)")]);
            assert_eq!(project.origin.to_string(), "#1[3,2]");
        }
    }

    #[test]
    fn a_list_of_something_else_is_no_table() {
        for json in ["[[1, 2]]", "[[[[[]]]]]", "[[\"甲\"]"] {
            let error = crate::read("表.json", json.as_bytes(), &ReadOptions::default()).unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::NoTable, "{json}");
        }
    }
}
