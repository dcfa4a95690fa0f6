//! How tables are laid out in the canonical workbook: one row for each indicator, with every field of the
//! model, and each row with the number of its record, so that corrected cells find their way back.
//!
//! The writer fills cells by this layout; the reader lays the tables as they were read out again and takes what
//! differs for a correction. So neither can know a column that the other does not.

mod corrections;

pub use corrections::{FoundSheet, correct};

use crate::record::{self, Field, NO_COLUMN, Record, amount_text};
use crate::{
    AMOUNT_COLUMNS, Amounts, AnnualTable, BudgetUnit, Indicator, Language, Origin, Project, Severity,
    TableKind, Target,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Stands in the first cell of the hidden sheet.
pub const MARK: &str = "duibiao.workbook/1";
/// The name of the hidden sheet. Below the mark it holds the document as it was read, in pieces.
pub const HIDDEN_SHEET: &str = "duibiao";
/// The sheet of indicators.
pub const INDICATORS: &str = "项目和指标";
/// The sheet of tables and their units.
pub const TABLES: &str = "表和单位";
/// The sheet of findings. It is for reading only.
pub const FINDINGS: &str = "核对结果";
/// The heading of the column with the numbers of the records.
pub const NUMBER: &str = "编号";

/// A spreadsheet cell holds so many characters in UTF-16.
const MAX_CELL: usize = 32_767;

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// The headings of its columns, each once.
    pub headings: Vec<String>,
    /// Its rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text; of an amount, its digits.
    pub text: String,
    /// Of an amount: the number.
    pub number: Option<Decimal>,
    /// The field that it shows, where a person may correct it.
    field: Option<(Level, String)>,
}

/// Which of the records of a row a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Table,
    Unit,
    Project,
    Indicator,
}

impl Cell {
    /// A cell that nobody is expected to change.
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn of_field<R: Record>(level: Level, field: &Field<R>, record: Option<&R>) -> Self {
        let Some(record) = record else { return Self::default() };
        let text = (field.get)(record).unwrap_or_default();
        let field = field.set.is_some().then(|| (level, field.key.to_owned()));
        Self { text, number: None, field }.cut()
    }

    fn of_amount(level: Level, prefix: &str, column: &str, amounts: Option<&Amounts>) -> Self {
        let Some(amounts) = amounts else { return Self::plain(NO_COLUMN) };
        let cell = amounts.column(column);
        let field = Some((level, format!("{prefix}.{column}")));
        Self { text: amount_text(cell), number: cell.printed(), field }
    }

    /// A text that no cell can hold is cut, and cannot be corrected there.
    fn cut(mut self) -> Self {
        if self.text.len() > MAX_CELL && self.text.encode_utf16().count() > MAX_CELL {
            let end = self.text.floor_char_boundary(MAX_CELL / 2);
            self.text.truncate(end);
            self.text.push('…');
            self.field = None;
        }
        self
    }

    /// Whether a cell that was found shows the same.
    fn shows(&self, found: &str) -> bool {
        if let Some(number) = self.number {
            // Spreadsheets keep numbers as binary fractions and may write many digits of them.
            let same = |a: f64, b: f64| a.to_bits() == b.to_bits();
            if let (Ok(found), Ok(own)) = (found.trim().parse::<f64>(), number.to_string().parse::<f64>())
                && same(found, own)
            {
                return true;
            }
        }
        // An escape may be the reader's, or stand in the text itself.
        let own = [without_controls(&self.text), plain_text(&self.text)];
        own.contains(&without_controls(found)) || own.contains(&plain_text(found))
    }
}

/// A text as it comes out of any spreadsheet: one kind of line end, no control characters, escapes resolved.
fn plain_text(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        if let Some(c) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            plain.push(c);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    without_controls(&plain)
}

fn without_controls(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace('\r', "\n");
    plain.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// The money columns of all tables: the five of the contract, then further sources as first met.
fn money_columns(tables: &[AnnualTable]) -> Vec<String> {
    let mut columns: Vec<String> = AMOUNT_COLUMNS.map(str::to_owned).to_vec();
    let mut known: BTreeSet<String> = columns.iter().cloned().collect();
    let mut add = |amounts: &Amounts| {
        for (name, _) in &amounts.further {
            if known.insert(name.clone()) {
                columns.push(name.clone());
            }
        }
    };
    for table in tables {
        table.total.iter().for_each(&mut add);
        for unit in &table.units {
            add(&unit.amounts);
            unit.projects.iter().for_each(|project| add(&project.amounts));
        }
    }
    columns
}

fn money_heading(column: &str) -> String {
    record::field_name::<Project>(&format!("amounts.{column}")).zh.into_owned()
}

/// A printed source may be named like a field: headings are told apart.
fn unique(mut headings: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    for heading in &mut headings {
        while !seen.insert(heading.clone()) {
            heading.push('′');
        }
    }
    headings
}

fn headings<R: Record>() -> impl Iterator<Item = String> {
    R::FIELDS.iter().map(|field| field.name.zh.clone().into_owned())
}

fn cells<R: Record>(level: Level, record: Option<&R>) -> impl Iterator<Item = Cell> {
    R::FIELDS.iter().map(move |field| Cell::of_field(level, field, record))
}

fn place(origin: Origin) -> Cell {
    Cell::plain(origin.to_string())
}

/// What a target means, in three columns.
fn reading(target: Option<&Target>) -> [Cell; 3] {
    let Some(target) = target else { return Default::default() };
    let comparator = target.comparator().map_or("", |comparator| comparator.symbol());
    let value = match &target.reading {
        crate::Reading::Quantity(quantity) => quantity.value.to_string(),
        crate::Reading::Range(range) => format!("{}–{}", range.low, range.high),
        _ => String::new(),
    };
    [comparator, &value, target.unit().unwrap_or_default()].map(Cell::plain)
}

/// The sheets that people see, in order.
pub fn lay_out(tables: &[AnnualTable]) -> Vec<Sheet> {
    let money = money_columns(tables);
    vec![indicators_sheet(tables, &money), tables_sheet(tables, &money), findings_sheet(tables)]
}

fn indicators_sheet(tables: &[AnnualTable], money: &[String]) -> Sheet {
    let mut heads = vec![NUMBER.to_owned(), "部门".to_owned(), "年度".to_owned(), "单位".to_owned()];
    heads.extend(headings::<Project>());
    heads.extend(money.iter().map(|column| money_heading(column)));
    heads.push("项目位置".to_owned());
    heads.extend(headings::<Indicator>());
    heads.extend(
        ["年度指标：计算符号", "年度指标：数值", "年度指标：计量单位", "指标位置"].map(str::to_owned),
    );
    let mut rows = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        for (u, unit) in table.units.iter().enumerate() {
            let mut row = |number: String, project: Option<&Project>, indicator: Option<&Indicator>| {
                let year = table.fiscal_year.map(|year| year.to_string());
                let mut row = vec![
                    Cell::plain(number),
                    Cell::plain(table.department.clone().unwrap_or_default()),
                    Cell::plain(year.unwrap_or_default()),
                    Cell::plain(&*unit.name),
                ];
                row.extend(cells::<Project>(Level::Project, project));
                row.extend(money.iter().map(|column| match project {
                    Some(project) => {
                        Cell::of_amount(Level::Project, Project::MONEY, column, Some(&project.amounts))
                    }
                    None => Cell::default(),
                }));
                row.push(place(project.map_or(Origin::Nowhere, |project| project.origin)));
                row.extend(cells::<Indicator>(Level::Indicator, indicator));
                row.extend(reading(indicator.and_then(|indicator| indicator.annual_target.as_ref())));
                row.push(place(indicator.map_or(Origin::Nowhere, |indicator| indicator.origin)));
                rows.push(row.into_iter().map(Cell::cut).collect());
            };
            let number = format!("{}.{}", t + 1, u + 1);
            if unit.projects.is_empty() {
                row(number.clone(), None, None);
            }
            for (p, project) in unit.projects.iter().enumerate() {
                let number = format!("{number}.{}", p + 1);
                if project.indicators.is_empty() {
                    row(number.clone(), Some(project), None);
                }
                for (i, indicator) in project.indicators.iter().enumerate() {
                    row(format!("{number}.{}", i + 1), Some(project), Some(indicator));
                }
            }
        }
    }
    Sheet { name: INDICATORS, headings: unique(heads), rows }
}

fn tables_sheet(tables: &[AnnualTable], money: &[String]) -> Sheet {
    let mut heads = vec![NUMBER.to_owned(), "种类".to_owned()];
    heads.extend(headings::<AnnualTable>());
    heads.extend(headings::<BudgetUnit>());
    heads.extend(money.iter().map(|column| money_heading(column)));
    heads.extend(["位置", "文件", "格式", "表式"].map(str::to_owned));
    let mut rows = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        let kind = match table.kind {
            TableKind::ProjectTargets => "项目支出绩效目标",
            TableKind::WholeDepartment => "部门整体支出绩效目标",
            TableKind::SelfEvaluation => "项目支出绩效自评",
        };
        let mut row = vec![Cell::plain((t + 1).to_string()), Cell::plain(kind)];
        row.extend(cells::<AnnualTable>(Level::Table, Some(table)));
        row.extend(cells::<BudgetUnit>(Level::Unit, None));
        row.extend(money.iter().map(|column| {
            let cell = Cell::of_amount(Level::Table, AnnualTable::MONEY, column, table.total.as_ref());
            Cell { field: Some((Level::Table, format!("{}.{column}", AnnualTable::MONEY))), ..cell }
        }));
        let source = table.source.read_from.as_ref().map_or(&table.source.path, |from| &from.path);
        let format =
            format!("{:?}", table.source.read_from.as_ref().map_or(table.source.format, |f| f.format));
        row.extend([place(table.title_origin), Cell::plain(&**source), Cell::plain(format.to_lowercase())]);
        row.push(Cell::plain(&*table.source.template));
        rows.push(row);
        for (u, unit) in table.units.iter().enumerate() {
            let mut row = vec![Cell::plain(format!("{}.{}", t + 1, u + 1)), Cell::plain("单位")];
            row.extend(cells::<AnnualTable>(Level::Table, None));
            row.extend(cells::<BudgetUnit>(Level::Unit, Some(unit)));
            row.extend(
                money.iter().map(|column| {
                    Cell::of_amount(Level::Unit, BudgetUnit::MONEY, column, Some(&unit.amounts))
                }),
            );
            row.extend([place(unit.origin), Cell::default(), Cell::default(), Cell::default()]);
            rows.push(row);
        }
    }
    let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::cut).collect()).collect();
    Sheet { name: TABLES, headings: unique(heads), rows }
}

fn findings_sheet(tables: &[AnnualTable]) -> Sheet {
    let headings = ["表", "级别", "代码", "名称", "内容", "位置"].map(str::to_owned).to_vec();
    let mut rows = Vec::new();
    for (t, table) in tables.iter().enumerate() {
        for finding in &table.findings {
            let severity = match finding.severity {
                Severity::Error => "错误",
                Severity::Warning => "警告",
                Severity::Info => "提示",
            };
            rows.push(vec![
                Cell::plain((t + 1).to_string()),
                Cell::plain(severity),
                Cell::plain(finding.code.id()),
                Cell::plain(finding.code.title()),
                Cell::plain(finding.message(Language::Zh)).cut(),
                place(finding.origin.unwrap_or_default()),
            ]);
        }
    }
    Sheet { name: FINDINGS, headings, rows }
}
