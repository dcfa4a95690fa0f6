//! The wide table: a row for each chain, a column for each table.

use super::View;
use crate::figures;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words::{self, fill, years};
use crate::{sanitize, text};
use duibiao_core::Bilingual;
use duibiao_diff::{Beginning, Chain, End, GapReason, Presence, Relation, Series, SeriesTotal};
use rust_decimal::Decimal;

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let heading = match view.units.shown() {
        Some(unit) => page.fill(&years::AMOUNTS, &[("unit", &unit.name())]),
        None => page.word(&years::AMOUNTS_BARE).to_owned(),
    };
    page.section(&heading);
    let has_change = view.series.first_year < view.series.last_year;
    let mut columns = vec![Column::text(page.word(&words::COLUMN_PROJECT))];
    columns.extend(view.tables.iter().map(Column::figure));
    if has_change {
        columns.push(Column::figure(page.word(&years::COLUMN_CUMULATIVE)));
        columns.push(Column::figure(page.word(&years::COLUMN_CUMULATIVE_RATE)));
    }
    columns.push(Column::text(page.word(&words::COLUMN_REMARK)));
    let mut table = Ruled::new(columns);
    let (own, rest): (Vec<&Chain>, Vec<&Chain>) =
        view.chains.iter().partition(|chain| has_own_row(view, chain));
    let mut unit = None;
    for chain in &own {
        if unit != Some(&chain.unit) {
            table.rule();
            table.span(Cell::new(sanitize(&chain.unit).into_owned(), Class::Heading));
            unit = Some(&chain.unit);
        }
        table.row(row(view, page, chain, has_change));
    }
    if !rest.is_empty() {
        table.rule();
        let name = page.fill(&years::REST_CHAINS, &[("n", &rest.len())]);
        let sums = (0..view.tables.len()).map(|at| {
            let amounts = rest.iter().filter_map(|chain| chain.amounts[at].amounts.total);
            amounts.fold(None, |sum: Option<Decimal>, amount| Some(sum.unwrap_or_default() + amount))
        });
        table.row(sum_row(view, name, sums, has_change));
    }
    table.rule();
    write_sums(view, page, &mut table, has_change);
    page.table(&table);
    write_remarks(view, page);
}

/// Whether a chain passes the thresholds, by its change over all years or by that of any step.
fn has_own_row(view: &View<'_>, chain: &Chain) -> bool {
    let (min_delta, min_rate) = (view.options.min_delta, view.options.min_rate);
    if min_delta.is_none() && min_rate.is_none() {
        return true;
    }
    let amounts: Vec<Decimal> = chain.amounts.iter().filter_map(|entry| entry.amounts.total).collect();
    let pairs = amounts.windows(2).map(|pair| (pair[0], pair[1]));
    let ends = amounts.first().copied().zip(amounts.last().copied());
    let is_alone = amounts.len() == 1;
    let passes = |(old, new): (Decimal, Decimal)| {
        let delta = (new - old).abs();
        let enough = min_delta.is_none_or(|least| view.units.yuan(delta).is_some_and(|yuan| yuan >= least));
        let rate = delta.checked_div(old.abs());
        enough && min_rate.is_none_or(|least| rate.is_none_or(|rate| rate >= least))
    };
    // What stands in one table only moved by all of its money.
    is_alone && amounts.first().is_some_and(|amount| passes((Decimal::ZERO, *amount)))
        || pairs.chain(ends).any(passes)
}

fn row(view: &View<'_>, page: &Page<'_>, chain: &Chain, has_change: bool) -> Vec<Cell> {
    let class = match (chain.doubtful, chain.beginning, chain.end) {
        (true, ..) => Class::Doubtful,
        (_, Beginning::New, _) => Class::New,
        (_, _, End::NotListed) => Class::Ended,
        _ => Class::Plain,
    };
    let mut cells = vec![Cell::new(sanitize(&chain.name).into_owned(), class)];
    for entry in &chain.amounts {
        let text = match (entry.presence, entry.amounts.total) {
            (Presence::Listed | Presence::Zero, Some(total)) => view.units.money(total),
            (Presence::Blank, _) => page.word(&years::CELL_BLANK).to_owned(),
            (Presence::Absent, _) => page.word(&years::CELL_ABSENT).to_owned(),
            _ => figures::NONE.to_owned(),
        };
        cells.push(text.into());
    }
    if has_change {
        let change = chain.cumulative.as_ref().map(|cumulative| &cumulative.total);
        let delta = change.and_then(|change| change.delta);
        let rate = delta.map_or_else(
            || figures::NONE.to_owned(),
            |delta| figures::rate(delta, change.and_then(|change| change.old)),
        );
        cells.push(
            delta.map_or_else(|| figures::NONE.to_owned(), |delta| view.units.signed_money(delta)).into(),
        );
        cells.push(rate.into());
    }
    cells.push(remarks(view, chain).join(page.word(&words::LIST_SEPARATOR)).into());
    cells
}

/// What happened to the chain, by year.
fn remarks(view: &View<'_>, chain: &Chain) -> Vec<String> {
    let mut told: Vec<(i32, String)> = Vec::new();
    let mut tell = |year: i32, text: &'static Bilingual| {
        let remark = fill(text, view.options.language, &[("year", &year)]);
        if !told.iter().any(|(_, other)| *other == remark) {
            told.push((year, remark));
        }
    };
    if chain.beginning == Beginning::New {
        tell(chain.first_year, &years::REMARK_NEW);
    }
    for step in &chain.steps {
        let year = view.year(step.new_table);
        match step.relation {
            Relation::Split => tell(year, &years::REMARK_SPLIT),
            Relation::Merged => tell(year, &years::REMARK_MERGED),
            Relation::Regrouped => tell(year, &years::REMARK_REGROUPED),
            Relation::Continued | Relation::New | Relation::Ended => {}
        }
        if step.renamed == Some(true) {
            tell(year, &years::REMARK_RENAMED);
        }
        if step.transferred == Some(true) {
            tell(year, &years::REMARK_TRANSFERRED);
        }
        if step.doubtful {
            tell(year, &years::REMARK_DOUBTFUL);
        }
    }
    for gap in chain.gaps.iter().filter(|gap| gap.reason == GapReason::NotListed) {
        tell(gap.year, &years::REMARK_GAP);
    }
    for entry in chain.amounts.iter().filter(|entry| entry.presence == Presence::Zero) {
        tell(view.year(entry.table), &years::REMARK_ZERO);
    }
    if chain.end == End::NotListed
        && let Some(next) = view.series.tables.iter().find(|table| table.year > chain.last_year)
    {
        tell(next.year, &years::REMARK_NOT_LISTED);
    }
    told.sort_by_key(|(year, _)| *year);
    told.into_iter().map(|(_, remark)| remark).collect()
}

/// A row of sums, with the change from the first to the last table.
fn sum_row(
    view: &View<'_>,
    name: String,
    sums: impl Iterator<Item = Option<Decimal>>,
    has_change: bool,
) -> Vec<Cell> {
    let sums: Vec<Option<Decimal>> = sums.collect();
    let mut cells: Vec<Cell> = vec![name.into()];
    cells
        .extend(sums.iter().map(|sum| {
            Cell::from(sum.map_or_else(|| figures::NONE.to_owned(), |sum| view.units.money(sum)))
        }));
    if has_change {
        let last = view.series.tables.iter().rposition(|table| table.is_reference).unwrap_or_default();
        let (old, new) = (sums.first().copied().flatten(), sums.get(last).copied().flatten());
        let delta = old.zip(new).map(|(old, new)| new - old);
        let none = || figures::NONE.to_owned();
        cells.push(delta.map_or_else(none, |delta| view.units.signed_money(delta)).into());
        cells.push(delta.map_or_else(none, |delta| figures::rate(delta, old)).into());
    }
    cells.push("".into());
    cells
}

/// The sums of all projects, the printed totals and what lies between them.
fn write_sums(view: &View<'_>, page: &Page<'_>, table: &mut Ruled, has_change: bool) {
    let tables = &view.series.tables;
    let row = |word: &'static Bilingual, of: &dyn Fn(usize) -> Option<Decimal>| {
        sum_row(view, page.word(word).to_owned(), (0..tables.len()).map(of), has_change)
    };
    table.row(row(&years::SUM_ROW, &|at| tables[at].total.sum));
    let has = |of: fn(&duibiao_diff::SeriesTable) -> &SeriesTotal| {
        tables.iter().any(|table| of(table).sum.is_some())
    };
    if has(|table| &table.fiscal_appropriation) {
        table.row(row(&years::FISCAL_SUM_ROW, &|at| tables[at].fiscal_appropriation.sum));
    }
    if has(|table| &table.carryover) {
        table.row(row(&years::CARRYOVER_SUM_ROW, &|at| tables[at].carryover.sum));
    }
    table.row(row(&years::PRINTED_ROW, &|at| tables[at].total.printed));
    if has_difference(view.series) {
        let mut cells = vec![Cell::from(page.word(&years::ROUNDING_ROW))];
        cells.extend(tables.iter().map(|table| {
            let difference = table.total.difference;
            let shown = difference.map_or_else(|| figures::NONE.to_owned(), |d| view.units.signed_money(d));
            let class = if table.total.within_rounding == Some(false) { Class::Error } else { Class::Plain };
            Cell::new(shown, class)
        }));
        cells.extend((0..if has_change { 3 } else { 1 }).map(|_| Cell::from("")));
        table.row(cells);
    }
}

fn has_difference(series: &Series) -> bool {
    series.tables.iter().any(|table| table.total.difference.is_some_and(|difference| !difference.is_zero()))
}

fn write_remarks(view: &View<'_>, page: &mut Page<'_>) {
    let exceeded: Vec<&str> = view
        .series
        .tables
        .iter()
        .zip(&view.tables)
        .filter(|(table, _)| table.total.within_rounding == Some(false))
        .map(|(_, name)| name.as_str())
        .collect();
    if !exceeded.is_empty() {
        let names = exceeded.join(page.word(&words::NAME_SEPARATOR));
        page.text(&page.fill(&years::ROUNDING_EXCEEDED, &[("years", &names)]), Class::Error, 0);
    } else if has_difference(view.series) {
        page.note(page.word(&years::ROUNDING_EXPLAINED));
    }
    if let Some(wanted) = &view.options.project {
        page.note(&page.fill(&years::FILTERED, &[("text", &text::sanitize(wanted))]));
    }
    let amounts = view.series.chains.iter().flat_map(|chain| &chain.amounts).filter_map(|a| a.amounts.total);
    if !amounts.into_iter().all(|amount| view.units.show(amount).is_some_and(figures::shows_exactly)) {
        page.note(page.word(&words::ROUNDED_FIGURES));
    }
}
