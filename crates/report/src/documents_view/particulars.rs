//! What else a table and its projects print of themselves.

use super::place;
use crate::page::Page;
use crate::{figures, sanitize, words};
use duibiao_core::{AmountCell, AnnualTable, MoneyUnit, Project};
use rust_decimal::Decimal;

/// What the issuer spends on projects, and how much of that the tables cover.
pub(super) fn expenditure(table: &AnnualTable, page: &Page<'_>) -> Option<String> {
    let printed = table.project_expenditure.as_ref()?;
    let unit = printed.money_unit.map_or("", MoneyUnit::name);
    let amount = AmountCell::read(&printed.amount).printed();
    let shown = amount.map_or_else(|| sanitize(&printed.amount).into_owned(), figures::printed);
    // The printed total, else the projects: what is covered, in the unit of the budget table.
    let total = table.total.as_ref().and_then(|total| total.total.printed()).or_else(|| {
        let totals = table.projects().map(|(_, project)| project.amounts.total.printed());
        totals.flatten().try_fold(Decimal::ZERO, Decimal::checked_add)
    });
    let covered = match (table.money_unit, printed.money_unit) {
        (Some(own), Some(other)) => total.and_then(|total| own.convert(total, other)),
        _ => None,
    };
    let share = covered
        .zip(amount.filter(|amount| !amount.is_zero()))
        .and_then(|(covered, amount)| covered.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(amount));
    let text = match (covered, share) {
        (Some(covered), Some(share)) => {
            let (covered, share) = (figures::printed(covered), figures::money(share));
            page.fill(
                &words::EXPENDITURE_COVERED,
                &[("amount", &shown), ("unit", &unit), ("covered", &covered), ("share", &share)],
            )
        }
        _ => page.fill(&words::EXPENDITURE_BARE, &[("amount", &shown), ("unit", &unit)]),
    };
    Some(text + &place(printed.origin, page))
}

/// What else a project prints about itself, in one line.
pub(super) fn particulars(project: &Project, page: &Page<'_>) -> String {
    let mut items = Vec::new();
    if let Some(department) = &project.supervising_department {
        let mut name = sanitize(&department.name).into_owned();
        if let Some(code) = &department.code {
            name += &page.fill(&words::IN_BRACKETS, &[("text", &sanitize(code))]);
        }
        items.push(page.fill(&words::SUPERVISING_DEPARTMENT, &[("name", &name)]));
    }
    if let Some(nature) = &project.nature {
        items.push(page.fill(&words::NATURE, &[("nature", &sanitize(nature))]));
    }
    if let Some(period) = &project.period {
        let date = |date: &Option<String>| sanitize(date.as_deref().unwrap_or(figures::NONE)).into_owned();
        items
            .push(page.fill(&words::PERIOD, &[("start", &date(&period.start)), ("end", &date(&period.end))]));
    }
    if let Some(total) = &project.lifetime_total {
        items.push(page.fill(&words::LIFETIME_TOTAL, &[("amount", &sanitize(total))]));
    }
    if page.options.all {
        items.extend(project.notes.iter().chain(&project.persons).map(|note| {
            page.fill(&words::LABEL, &[("label", &sanitize(&note.label)), ("text", &sanitize(&note.text))])
        }));
    }
    items.join(page.word(&words::LIST_SEPARATOR))
}
