//! The totals of both tables, and the way from one to the other.

use super::View;
use crate::figures;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words;
use duibiao_diff::{Basis, Bridge, Relation};
use rust_decimal::Decimal;

/// The totals with 其中：财政拨款 and 剔除上年结转.
pub(super) fn write_totals(view: &View<'_>, page: &mut Page<'_>) {
    page.section(&view.money_heading(&words::TOTALS, &words::TOTALS_BARE));
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_BASIS)),
        Column::figure(&view.old_heading),
        Column::figure(&view.new_heading),
        Column::figure(page.word(&words::COLUMN_DELTA)),
        Column::figure(page.word(&words::COLUMN_RATE)),
    ]);
    let mut row = |label: String, bridge: &Bridge| {
        let delta = bridge.new_total - bridge.old_total;
        table.row(vec![
            label.into(),
            view.units.money(bridge.old_total).into(),
            view.units.money(bridge.new_total).into(),
            view.units.signed_money(delta).into(),
            figures::rate(delta, Some(bridge.old_total)).into(),
        ]);
    };
    let (changes, by) = (view.changes, &view.changes.bridge_by);
    row(page.word(&words::TOTAL).to_owned(), &changes.bridge);
    if let Some(bridge) = &by.fiscal_appropriation {
        row(page.word(&words::OF_WHICH_FISCAL).to_owned(), bridge);
    }
    if let Some(bridge) = &by.new_money {
        row(page.fill(&words::WITHOUT_CARRYOVER, &[("new", &view.new)]), bridge);
    }
    page.table(&table);
    for (basis, side) in [(changes.bridge.old_basis, &view.old), (changes.bridge.new_basis, &view.new)] {
        if basis == Basis::Summed {
            page.note(&page.fill(&words::SUMMED_TOTAL, &[("side", side)]));
        }
    }
    if by.new_money.is_none() {
        page.note(page.word(&words::NO_CARRYOVER));
    }
}

/// How many entries stand behind each line of the bridge.
#[derive(Default)]
struct Counts {
    old: usize,
    new: usize,
    added: usize,
    ended: usize,
    increased: usize,
    decreased: usize,
    unmoved: usize,
    restructured_old: usize,
    restructured_new: usize,
}

fn counts(view: &View<'_>) -> Counts {
    let mut counts = Counts::default();
    for project in &view.changes.projects {
        counts.old += project.old.len();
        counts.new += project.new.len();
        let moved = view.moved(project);
        let of = match project.relation {
            Relation::New => &mut counts.added,
            Relation::Ended => &mut counts.ended,
            Relation::Continued if moved.is_zero() => &mut counts.unmoved,
            Relation::Continued if moved.is_sign_negative() => &mut counts.decreased,
            Relation::Continued => &mut counts.increased,
            Relation::Split | Relation::Merged | Relation::Regrouped => {
                counts.restructured_old += project.old.len();
                counts.restructured_new += project.new.len();
                continue;
            }
        };
        *of += 1;
    }
    counts
}

/// The bridge, line by line with its counts; the parts of the money beside it where they move otherwise.
pub(super) fn write_bridge(view: &View<'_>, page: &mut Page<'_>) {
    page.section(&view.money_heading(&words::BRIDGE, &words::BRIDGE_BARE));
    let whole = &view.changes.bridge;
    let by = &view.changes.bridge_by;
    let parts: Vec<(&'static str, &Bridge)> = [
        (page.word(&words::COLUMN_FISCAL), &by.fiscal_appropriation),
        (page.word(&words::COLUMN_NEW_MONEY), &by.new_money),
    ]
    .into_iter()
    .filter_map(|(heading, bridge)| bridge.as_ref().map(|bridge| (heading, bridge)))
    .filter(|(_, bridge)| lines(bridge) != lines(whole))
    .collect();

    let mut columns =
        vec![Column::text(page.word(&words::COLUMN_STEP)), Column::figure(page.word(&words::COLUMN_COUNT))];
    columns.push(Column::figure(page.word(&words::TOTAL)));
    columns.extend(parts.iter().map(|(heading, _)| Column::figure(*heading)));
    let mut table = Ruled::new(columns);
    let counts = counts(view);
    let restructured = if counts.restructured_old + counts.restructured_new == 0 {
        "0".to_owned()
    } else {
        format!("{}→{}", counts.restructured_old, counts.restructured_new)
    };
    let labels: [(String, String, Class); 9] = [
        (page.fill(&words::TOTAL_OF, &[("side", &view.old)]), counts.old.to_string(), Class::Plain),
        (page.fill(&words::STEP_ADDED, &[("new", &view.new)]), counts.added.to_string(), Class::New),
        (page.fill(&words::STEP_ENDED, &[("new", &view.new)]), counts.ended.to_string(), Class::Ended),
        (page.word(&words::STEP_INCREASED).to_owned(), counts.increased.to_string(), Class::Plain),
        (page.word(&words::STEP_DECREASED).to_owned(), counts.decreased.to_string(), Class::Plain),
        (page.word(&words::STEP_UNMOVED).to_owned(), counts.unmoved.to_string(), Class::Plain),
        (page.word(&words::STEP_RESTRUCTURED).to_owned(), restructured, Class::Moved),
        (page.word(&words::STEP_ROUNDING).to_owned(), String::new(), Class::Plain),
        (page.fill(&words::TOTAL_OF, &[("side", &view.new)]), counts.new.to_string(), Class::Plain),
    ];
    for (idx, (label, count, class)) in labels.into_iter().enumerate() {
        if idx == 1 || idx == 8 {
            table.rule();
        }
        let mut cells = vec![Cell::new(label, class), count.into()];
        for bridge in std::iter::once(whole).chain(parts.iter().map(|(_, bridge)| *bridge)) {
            let amount = lines(bridge)[idx];
            let is_total = idx == 0 || idx == 8;
            cells.push(
                if is_total { view.units.money(amount) } else { view.units.signed_money(amount) }.into(),
            );
        }
        table.row(cells);
    }
    page.table(&table);
    if !parts.is_empty() {
        page.note(page.word(&words::COUNTS_BY_TOTAL));
    }
    let doubtful = &whole.of_which_doubtful;
    if doubtful.pairs > 0 {
        let note = page.fill(
            &words::DOUBTFUL_PART,
            &[
                ("n", &doubtful.pairs),
                ("increased", &view.units.money(doubtful.increased)),
                ("decreased", &view.units.money(doubtful.decreased)),
            ],
        );
        page.text(&note, Class::Doubtful, 0);
    }
}

/// The lines of a bridge from top to bottom, signed so that they add up.
fn lines(bridge: &Bridge) -> [Decimal; 9] {
    [
        bridge.old_total,
        bridge.added,
        -bridge.ended,
        bridge.increased,
        -bridge.decreased,
        Decimal::ZERO,
        bridge.restructured,
        bridge.rounding,
        bridge.new_total,
    ]
}
