//! Whose tables are compared, of which years, and what is not alike in them.

use super::View;
use super::findings::{severity_class, severity_word};
use crate::page::Page;
use crate::{sanitize, text, words};
use duibiao_core::{MoneyUnit, Side};
use duibiao_diff::{TableRef, Unpaired};

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    page.title(page.word(&words::TITLE));
    page.blank();
    let (old, new) = (&view.changes.old, &view.changes.new);
    let department = |table: &TableRef| match &table.department {
        Some(name) => sanitize(name).into_owned(),
        None => page.word(&words::UNKNOWN).to_owned(),
    };
    let departments = if old.department == new.department {
        department(new)
    } else {
        page.fill(&words::FROM_TO, &[("old", &department(old)), ("new", &department(new))])
    };
    let lines = [
        (page.word(&words::DEPARTMENT).to_owned(), departments),
        (view.old_heading.clone(), table_ref(old, &view.old_heading, page)),
        (view.new_heading.clone(), table_ref(new, &view.new_heading, page)),
        (page.word(&words::MONEY_UNIT).to_owned(), money_unit(view, page)),
    ];
    page.block(&lines);

    page.heading(page.word(&words::BASIS));
    if view.changes.comparability.is_empty() {
        page.text(page.word(&words::BASIS_ALIKE), crate::style::Class::Plain, 0);
    }
    let label_width = view
        .changes
        .comparability
        .iter()
        .map(|item| text::width(severity_word(item.severity, page)))
        .max()
        .unwrap_or(0);
    for item in &view.changes.comparability {
        let label = severity_word(item.severity, page);
        let message = sanitize(item.message.text(view.options.language));
        page.item(label, severity_class(item.severity), label_width, &message);
    }
}

fn year(fiscal_year: Option<i32>, page: &Page<'_>) -> String {
    match fiscal_year {
        Some(year) => page.fill(&words::YEAR, &[("year", &year)]),
        None => page.word(&words::YEAR_UNKNOWN).to_owned(),
    }
}

/// The file of a table, with its year unless the label says it.
fn table_ref(table: &TableRef, label: &str, page: &Page<'_>) -> String {
    let year = year(table.fiscal_year, page);
    let path = sanitize(&table.path);
    let path = if table.document == 0 {
        path.into_owned()
    } else {
        page.fill(&words::PATH_NTH, &[("path", &path), ("n", &(table.document + 1))])
    };
    if year == label { path } else { page.fill(&words::TABLE_REF, &[("year", &year), ("path", &path)]) }
}

/// The unit in which money is shown, and those of the tables where they are others.
fn money_unit(view: &View<'_>, page: &Page<'_>) -> String {
    let Some(shown) = view.units.shown() else {
        return page.word(&words::MONEY_UNIT_UNKNOWN).to_owned();
    };
    let mut printed: Vec<&str> = [view.changes.old.money_unit, view.changes.new.money_unit]
        .into_iter()
        .flatten()
        .map(MoneyUnit::name)
        .collect();
    printed.dedup();
    if printed == [shown.name()] {
        return shown.name().to_owned();
    }
    let printed = printed.join(page.word(&words::NAME_SEPARATOR));
    page.fill(&words::MONEY_UNIT_SHOWN, &[("shown", &shown.name()), ("printed", &printed)])
}

/// The tables that were compared with nothing.
pub(super) fn write_unpaired(unpaired: &[Unpaired], page: &mut Page<'_>) {
    if unpaired.is_empty() {
        return;
    }
    page.heading(page.word(&words::UNPAIRED));
    for table in unpaired {
        let side = match table.side {
            Side::Old => &words::OLD_HEADING,
            Side::New => &words::NEW_HEADING,
        };
        let department = match &table.department {
            Some(name) => sanitize(name).into_owned(),
            None => page.word(&words::UNKNOWN).to_owned(),
        };
        let line = page.fill(
            &words::UNPAIRED_TABLE,
            &[
                ("side", &side.text(page.options.language)),
                ("department", &department),
                ("year", &year(table.fiscal_year, page)),
                ("path", &sanitize(&table.path)),
                ("n", &(table.document + 1)),
            ],
        );
        page.text(&line, crate::style::Class::Plain, 0);
    }
}
