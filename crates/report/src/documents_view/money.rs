//! The money of one table.

use super::place;
use crate::figures;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::{sanitize, words};
use duibiao_core::{Absence, AmountCell, Amounts, AnnualTable, MoneyUnit, Project};

/// How the money of a table is shown: as printed, or in another unit.
#[derive(Clone, Copy)]
pub(super) struct Money {
    pub(super) printed: Option<MoneyUnit>,
    pub(super) shown: Option<MoneyUnit>,
}

impl Money {
    fn unit(self) -> Option<MoneyUnit> {
        self.printed.map(|printed| self.shown.unwrap_or(printed))
    }

    pub(super) fn cell(self, cell: AmountCell) -> String {
        match cell {
            AmountCell::Printed(amount) => match (self.printed, self.shown) {
                (Some(printed), Some(shown)) => {
                    printed.convert(amount, shown).map_or_else(|| figures::NONE.to_owned(), figures::money)
                }
                _ => figures::printed(amount),
            },
            AmountCell::Absent(Absence::Blank | Absence::NoColumn) => String::new(),
            AmountCell::Absent(Absence::Dash) => "-".to_owned(),
            AmountCell::Absent(Absence::Unreadable) => "?".to_owned(),
        }
    }
}

/// The name of a money column; printed sources beyond the known ones keep their own.
pub(super) fn column_name(key: &str, page: &Page<'_>) -> String {
    let known = match key {
        "total" => &words::AMOUNT_TOTAL,
        "fiscal_appropriation" => &words::AMOUNT_FISCAL,
        "special_account" => &words::AMOUNT_SPECIAL,
        "other" => &words::AMOUNT_OTHER,
        "carryover" => &words::AMOUNT_CARRYOVER,
        _ => return sanitize(key).into_owned(),
    };
    page.word(known).to_owned()
}

/// All amounts that a table prints.
fn all_amounts(table: &AnnualTable) -> impl Iterator<Item = &Amounts> {
    let units = table.units.iter().map(|unit| &unit.amounts);
    let projects = table.projects().map(|(_, project)| &project.amounts);
    table.total.iter().chain(units).chain(projects)
}

/// The keys of the money columns in print order, those with something in them and those without.
pub(super) fn columns(table: &AnnualTable) -> (Vec<&str>, Vec<&str>) {
    let mut keys: Vec<(&str, bool)> = Vec::new();
    for amounts in all_amounts(table) {
        for (key, cell) in amounts.columns().filter(|(_, cell)| *cell != AmountCell::NO_COLUMN) {
            let says_something = cell != AmountCell::BLANK;
            match keys.iter_mut().find(|(known, _)| *known == key) {
                Some((_, filled)) => *filled |= says_something,
                None => keys.push((key, says_something)),
            }
        }
    }
    let (filled, empty): (Vec<_>, Vec<_>) = keys.into_iter().partition(|(_, filled)| *filled);
    (filled.into_iter().map(|(key, _)| key).collect(), empty.into_iter().map(|(key, _)| key).collect())
}

/// The grand total and the subtotals of the units.
pub(super) fn write_money(table: &AnnualTable, money: Money, page: &mut Page<'_>) {
    let heading = match money.unit() {
        Some(unit) => page.fill(&words::MONEY, &[("unit", &unit.name())]),
        None => page.word(&words::MONEY_BARE).to_owned(),
    };
    let (filled, empty) = columns(table);
    page.section(&heading);
    let mut headings = vec![Column::text(page.word(&words::COLUMN_UNIT))];
    headings.extend(filled.iter().map(|key| Column::figure(column_name(key, page))));
    headings.push(Column::figure(page.word(&words::COLUMN_COUNT)));
    headings.push(Column::figure(page.word(&words::COLUMN_INDICATOR)));
    let mut rows = Ruled::new(headings);
    let mut row = |name: String, amounts: &Amounts, n_projects: usize, n_indicators: usize| {
        let mut cells: Vec<Cell> = vec![name.into()];
        cells.extend(filled.iter().map(|key| Cell::from(money.cell(amounts.column(key)))));
        cells.push(n_projects.to_string().into());
        cells.push(n_indicators.to_string().into());
        rows.row(cells);
    };
    if let Some(total) = &table.total {
        let name = page.word(&words::GRAND_TOTAL).to_owned() + &place(table.total_origin, page);
        row(name, total, table.n_projects(), table.n_indicators());
    }
    for unit in &table.units {
        let n_indicators = unit.projects.iter().map(|project| project.indicators.len()).sum();
        let name = sanitize(&unit.name).into_owned() + &place(unit.origin, page);
        row(name, &unit.amounts, unit.projects.len(), n_indicators);
    }
    page.table(&rows);
    if !empty.is_empty() {
        let names: Vec<String> = empty.iter().map(|key| column_name(key, page)).collect();
        let names = names.join(page.word(&words::NAME_SEPARATOR));
        page.note(&page.fill(&words::COLUMNS_WITHOUT_FIGURES, &[("columns", &names)]));
    }
}

/// The money of a project in one line: what is printed, column by column.
pub(super) fn money_line(project: &Project, money: Money, page: &Page<'_>) -> String {
    let items: Vec<String> = project
        .amounts
        .columns()
        .map(|(key, cell)| (key, money.cell(cell)))
        .filter(|(_, amount)| !amount.is_empty())
        .map(|(key, amount)| {
            page.fill(&words::AMOUNT_ITEM, &[("column", &column_name(key, page)), ("amount", &amount)])
        })
        .collect();
    items.join(page.word(&words::LIST_SEPARATOR))
}
