//! Where the money comes from and how long it lasts: bridges by tag, periods, totals over all years.

use super::{View, entry_name};
use crate::figures;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::{sanitize, words};
use duibiao_core::{Bilingual, Period, Side};
use duibiao_diff::{LifetimeChange, PeriodChange, PeriodMove, ProjectChange, Relation, TagBridge, TagKind};

/// Nothing at all where the tables print nothing of the kind.
pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let by_tag = &view.changes.bridge_by_tag;
    let periods: Vec<(&ProjectChange, &PeriodChange)> =
        view.changes.projects.iter().filter_map(|p| Some((p, p.period.as_ref()?))).collect();
    let is_told = |change| !matches!(change, PeriodMove::Unchanged | PeriodMove::Moved);
    let (told, n_moved) = (
        periods.iter().filter(|(_, period)| period.change.is_some_and(is_told)).collect::<Vec<_>>(),
        periods.iter().filter(|(_, period)| period.change == Some(PeriodMove::Moved)).count(),
    );
    let lifetimes: Vec<(&ProjectChange, &LifetimeChange)> = view
        .changes
        .projects
        .iter()
        .filter_map(|project| Some((project, project.lifetime_total.as_ref()?)))
        .filter(|(_, lifetime)| lifetime.delta.is_some_and(|delta| !delta.is_zero()))
        .collect();
    if by_tag.is_empty() && told.is_empty() && lifetimes.is_empty() {
        return;
    }
    page.section(&view.money_heading(&words::CONTEXT, &words::CONTEXT_BARE));
    if !by_tag.is_empty() {
        write_bridges(view, page, by_tag);
    }
    if !told.is_empty() {
        write_periods(view, page, &told, n_moved);
    }
    if !lifetimes.is_empty() {
        write_lifetimes(view, page, &lifetimes);
    }
}

fn write_bridges(view: &View<'_>, page: &mut Page<'_>, by_tag: &[TagBridge]) {
    let is_restructured = by_tag.iter().any(|one| !one.bridge.restructured.is_zero());
    let mut columns = vec![Column::text(page.word(&words::COLUMN_TAG)), Column::figure(&view.old_heading)];
    let steps = [&words::COLUMN_ADDED, &words::COLUMN_ENDED, &words::COLUMN_CONTINUED];
    columns.extend(steps.map(|step| Column::figure(page.word(step))));
    if is_restructured {
        columns.push(Column::figure(page.word(&words::COLUMN_RESTRUCTURED)));
    }
    columns.push(Column::figure(&view.new_heading));
    let mut table = Ruled::new(columns);
    for TagBridge { tag, bridge } in by_tag {
        let mut cells: Vec<Cell> = vec![
            page.word(tag_word(*tag)).into(),
            view.units.money(bridge.old_total).into(),
            view.units.signed_money(bridge.added).into(),
            view.units.signed_money(-bridge.ended).into(),
            view.units.signed_money(bridge.increased - bridge.decreased).into(),
        ];
        if is_restructured {
            cells.push(view.units.signed_money(bridge.restructured).into());
        }
        cells.push(view.units.money(bridge.new_total).into());
        table.row(cells);
    }
    page.table(&table);
    page.note(page.word(&words::CONTEXT_REMARK));
}

fn write_periods(
    view: &View<'_>,
    page: &mut Page<'_>,
    told: &[&(&ProjectChange, &PeriodChange)],
    n_moved: usize,
) {
    page.heading(page.word(&words::PERIODS));
    let side = |side: &String| Column::text(page.fill(&words::COLUMN_PERIOD, &[("side", side)]));
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_PROJECT)),
        side(&view.old_heading),
        side(&view.new_heading),
        Column::text(page.word(&words::COLUMN_CHANGE)),
    ]);
    for (project, period) in told {
        let word = match period.change {
            Some(PeriodMove::Extended) => page.word(&words::PERIOD_EXTENDED),
            Some(PeriodMove::Shortened) => page.word(&words::PERIOD_SHORTENED),
            Some(PeriodMove::StartChanged) => page.word(&words::PERIOD_START),
            Some(PeriodMove::Unchanged | PeriodMove::Moved) | None => "",
        };
        table.row(vec![
            entry_name(project, page).into(),
            period_text(period.old.as_ref(), page).into(),
            period_text(period.new.as_ref(), page).into(),
            Cell::new(word, Class::Moved),
        ]);
    }
    page.table(&table);
    if n_moved > 0 {
        page.note(&page.fill(&words::PERIODS_MOVED, &[("n", &n_moved)]));
    }
}

fn period_text(period: Option<&Period>, page: &Page<'_>) -> String {
    let part = |text: &Option<String>| text.as_deref().map(|text| sanitize(text).into_owned());
    match period.map(|period| (part(&period.start), part(&period.end))) {
        Some((Some(start), Some(end))) => {
            page.fill(&words::PERIOD_UNTIL, &[("start", &start), ("end", &end)])
        }
        Some((Some(text), None) | (None, Some(text))) => text,
        _ => figures::NONE.to_owned(),
    }
}

fn write_lifetimes(view: &View<'_>, page: &mut Page<'_>, lifetimes: &[(&ProjectChange, &LifetimeChange)]) {
    page.heading(&view.money_heading(&words::LIFETIME_TOTALS, &words::LIFETIME_TOTALS_BARE));
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_PROJECT)),
        Column::figure(&view.old_heading),
        Column::figure(&view.new_heading),
        Column::figure(page.word(&words::COLUMN_DELTA)),
        Column::figure(page.word(&words::COLUMN_RATE)),
    ]);
    for (project, lifetime) in lifetimes {
        let old = lifetime.old.and_then(|old| view.units.old_in_new(old));
        let delta = lifetime.delta.unwrap_or_default();
        table.row(vec![
            entry_name(project, page).into(),
            view.units.money(old.unwrap_or_default()).into(),
            view.units.money(lifetime.new.unwrap_or_default()).into(),
            view.units.signed_money(delta).into(),
            figures::rate(delta, old).into(),
        ]);
    }
    page.table(&table);
}

/// The tags of an entry in one remark, each once; batches and document numbers can be seen in the name.
pub(super) fn remark(view: &View<'_>, page: &Page<'_>, project: &ProjectChange) -> Option<String> {
    let bears = |tag: TagKind, side: Side| project.tags.iter().any(|one| one.tag == tag && one.side == side);
    let has_both_sides = !matches!(project.relation, Relation::New | Relation::Ended);
    let of = |tag: TagKind| {
        let word = page.word(tag_word(tag));
        let on_one_side = |side: &String| {
            if has_both_sides {
                page.fill(&words::TAG_ON_ONE_SIDE, &[("tag", &word), ("side", side)])
            } else {
                word.to_owned()
            }
        };
        match (bears(tag, Side::Old), bears(tag, Side::New)) {
            (true, true) => Some(word.to_owned()),
            (true, false) => Some(on_one_side(&view.old)),
            (false, true) => Some(on_one_side(&view.new)),
            (false, false) => None,
        }
    };
    let in_name = [TagKind::Batch, TagKind::DocumentNumber];
    let told = TagKind::ALL.into_iter().filter(|tag| !in_name.contains(tag));
    let tags: Vec<String> = told.filter_map(of).collect();
    let tags = tags.join(page.word(&words::NAME_SEPARATOR));
    (!tags.is_empty()).then(|| page.fill(&words::MARK_TAGS, &[("tags", &tags)]))
}

fn tag_word(tag: TagKind) -> &'static Bilingual {
    match tag {
        TagKind::TransferPayment => &words::TAG_TRANSFER,
        TagKind::AdvanceAllocation => &words::TAG_ADVANCE,
        TagKind::DirectFunds => &words::TAG_DIRECT,
        TagKind::Carryover => &words::TAG_CARRYOVER,
        TagKind::Supplementary => &words::TAG_SUPPLEMENTARY,
        TagKind::OneOff => &words::TAG_ONE_OFF,
        TagKind::FinalPayment => &words::TAG_FINAL_PAYMENT,
        TagKind::Batch => &words::TAG_BATCH,
        TagKind::MultiYear => &words::TAG_MULTI_YEAR,
        TagKind::DocumentNumber => &words::TAG_DOCUMENT,
    }
}
