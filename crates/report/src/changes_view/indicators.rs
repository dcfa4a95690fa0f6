//! Targets that became looser, then stricter, then a count of everything else.

use super::targets::{Entry, Group, Horizon, Row, collect};
use super::{View, entry_name, entry_unit};
use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::{Section, sanitize, words};
use duibiao_core::{Bilingual, Origin, Target};
use duibiao_diff::{ChangeKind, Effect, IndicatorChange, IndicatorRelation};

/// From this width on reasons are shown beside the kind of change.
const WITH_REASON: usize = 120;

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let entries = collect(view.changes);
    let lists_replaced = view.options.all;
    let listed = |group: Group| {
        move |entry: &Entry<'_>, row: &Row<'_>| row.group == group && (lists_replaced || !entry.is_replaced)
    };
    page.section(page.word(&words::LOOSER));
    rows_table(view, page, &entries, &listed(Group::Looser));
    page.section(page.word(&words::STRICTER));
    rows_table(view, page, &entries, &listed(Group::Stricter));
    if !lists_replaced && entries.iter().any(|entry| entry.is_replaced) {
        page.section(page.word(&words::REPLACED));
        replaced_table(view, page, &entries);
    }
    page.section(page.word(&words::OTHERS));
    write_counts(page, &entries);
    if view.options.all || view.options.only.contains(&Section::Indicators) {
        page.section(page.word(&words::OTHERS_ALL));
        rows_table(view, page, &entries, &|entry, row| {
            !matches!(row.group, Group::Looser | Group::Stricter) && (lists_replaced || !entry.is_replaced)
        });
    }
}

/// A table of the rows that are asked for, under their projects.
fn rows_table(
    view: &View<'_>,
    page: &mut Page<'_>,
    entries: &[Entry<'_>],
    is_listed: &dyn Fn(&Entry<'_>, &Row<'_>) -> bool,
) {
    let layout = Layout::new(view);
    let mut table = layout.table(view, page);
    let (mut n_rows, mut n_projects) = (0, 0);
    for entry in entries {
        let rows: Vec<&Row<'_>> = entry.rows.iter().filter(|row| is_listed(entry, row)).collect();
        if rows.is_empty() {
            continue;
        }
        n_projects += 1;
        if !layout.is_flat {
            table.rule();
            table.span(Cell::new(project_line(view, page, entry), Class::Heading));
        }
        for row in rows {
            n_rows += 1;
            table.row(layout.row(view, page, n_rows, entry, row));
        }
    }
    if table.is_empty() {
        page.text(page.word(&words::NOTHING), Class::Plain, 0);
        return;
    }
    page.text(&page.fill(&words::SCALE, &[("n", &n_rows), ("projects", &n_projects)]), Class::Plain, 0);
    page.table(&table);
    if layout.has_horizons && !layout.is_flat {
        page.note(page.word(&words::CYCLE_REMARK));
    }
}

fn project_line(view: &View<'_>, page: &Page<'_>, entry: &Entry<'_>) -> String {
    let name = entry_name(entry.project, page);
    if view.has_units {
        name + &page.fill(&words::IN_BRACKETS, &[("text", &entry_unit(entry.project, page))])
    } else {
        name
    }
}

/// Which columns there are.
#[expect(clippy::struct_excessive_bools, reason = "columns are there or not, each for itself")]
struct Layout {
    /// In pipes every row names its project; on terminals the project stands above its rows.
    is_flat: bool,
    has_reason: bool,
    has_unit: bool,
    has_places: bool,
    /// Whether any indicator has a cycle target at all.
    has_horizons: bool,
}

impl Layout {
    fn new(view: &View<'_>) -> Self {
        Self {
            is_flat: view.options.width.is_none(),
            has_reason: view.options.width.is_none_or(|width| width >= WITH_REASON),
            has_unit: view.has_units,
            has_places: view.options.origins,
            has_horizons: view
                .changes
                .projects
                .iter()
                .flat_map(|project| &project.indicators)
                .any(|indicator| indicator.cycle.is_some()),
        }
    }

    fn table(&self, view: &View<'_>, page: &Page<'_>) -> Ruled {
        let mut columns = Vec::new();
        if self.is_flat {
            columns.push(Column::figure(page.word(&words::COLUMN_NUMBER)));
            if self.has_unit {
                columns.push(Column::text(page.word(&words::COLUMN_UNIT)));
            }
            columns.push(Column::text(page.word(&words::COLUMN_PROJECT)));
        }
        columns.push(Column::text(page.word(&words::COLUMN_INDICATOR)));
        if self.is_flat && self.has_horizons {
            columns.push(Column::text(page.word(&words::COLUMN_HORIZON)));
        }
        for side in [&view.old_heading, &view.new_heading] {
            columns.push(Column::text(page.fill(&words::COLUMN_TARGET, &[("side", side)])));
        }
        columns.push(Column::text(page.word(&words::COLUMN_CHANGE)));
        if self.has_reason {
            columns.push(Column::text(page.word(&words::COLUMN_REASON)));
        }
        if self.is_flat && self.has_places {
            columns.push(Column::text(page.word(&words::COLUMN_PLACE)));
        }
        Ruled::new(columns)
    }

    fn row(
        &self,
        view: &View<'_>,
        page: &Page<'_>,
        number: usize,
        entry: &Entry<'_>,
        row: &Row<'_>,
    ) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        if self.is_flat {
            cells.push(number.to_string().into());
            if self.has_unit {
                cells.push(entry_unit(entry.project, page).into());
            }
            cells.push(entry_name(entry.project, page).into());
        }
        let mut name = indicator_name(row.indicator, page);
        if self.is_flat {
            cells.push(name.into());
            if self.has_horizons {
                cells.push(horizon_word(row, page).into());
            }
        } else {
            if self.has_horizons && row.horizon != Horizon::Both {
                name += &page.fill(&words::IN_BRACKETS, &[("text", &horizon_word(row, page))]);
            }
            cells.push(name.into());
        }
        let [old_place, new_place] = places(row);
        let is_stacked = self.has_places && !self.is_flat;
        cells.push(target(row.old_target(), is_stacked.then_some(old_place), page).into());
        cells.push(target(row.new_target(), is_stacked.then_some(new_place), page).into());
        cells.push(kinds(row, page).into());
        if self.has_reason {
            cells.push(row.change.map(|change| reason(change, page)).unwrap_or_default().into());
        }
        if self.is_flat && self.has_places {
            let places: Vec<String> = [(&view.old, old_place), (&view.new, new_place)]
                .into_iter()
                .filter(|(_, place)| place.is_somewhere())
                .map(|(side, place)| page.fill(&words::PLACE_OF, &[("side", side), ("place", &place)]))
                .collect();
            cells.push(places.join(page.word(&words::LIST_SEPARATOR)).into());
        }
        cells
    }
}

/// The indicator's name; both names where it was renamed.
fn indicator_name(indicator: &IndicatorChange, page: &Page<'_>) -> String {
    let name = |name: &Option<String>| sanitize(name.as_deref().unwrap_or_default()).into_owned();
    let (old, new) = (name(&indicator.old_name), name(&indicator.new_name));
    match indicator.relation {
        IndicatorRelation::Dropped => old,
        IndicatorRelation::Continued if indicator.renamed => {
            page.fill(&words::FROM_TO, &[("old", &old), ("new", &new)])
        }
        IndicatorRelation::Continued | IndicatorRelation::New => new,
    }
}

fn horizon_word(row: &Row<'_>, page: &Page<'_>) -> String {
    if row.change.is_none() {
        return String::new();
    }
    page.word(match row.horizon {
        Horizon::Annual => &words::HORIZON_ANNUAL,
        Horizon::Cycle => &words::HORIZON_CYCLE,
        Horizon::Both => &words::HORIZON_BOTH,
    })
    .to_owned()
}

/// A target as printed, with its place below it where that is asked for.
fn target(target: Option<&Target>, place: Option<Origin>, page: &Page<'_>) -> String {
    let Some(target) = target else { return crate::figures::NONE.to_owned() };
    let mut text = if target.raw.is_empty() {
        page.word(&words::BLANK_TARGET).to_owned()
    } else {
        sanitize(&target.raw).into_owned()
    };
    if let Some(place) = place.filter(|place| place.is_somewhere()) {
        text.push('\n');
        text.push_str(&place_text(place, page));
    }
    text
}

fn places(row: &Row<'_>) -> [Origin; 2] {
    match (row.change, row.indicator.origin) {
        (Some(change), _) => [change.old_origin, change.new_origin],
        (None, Some(origin)) if row.group == Group::Added => [Origin::Nowhere, origin],
        (None, Some(origin)) => [origin, Origin::Nowhere],
        (None, None) => [Origin::Nowhere; 2],
    }
}

fn reason(change: &duibiao_diff::Change, page: &Page<'_>) -> String {
    let reason = match page.options.language {
        duibiao_core::Language::Zh => &change.reason,
        duibiao_core::Language::En => &change.reason_en,
    };
    sanitize(reason).into_owned()
}

/// The kinds of a change in words, and what else changed about the indicator.
fn kinds(row: &Row<'_>, page: &Page<'_>) -> String {
    let mut kinds: Vec<String> = Vec::new();
    match (row.change, row.indicator.relation) {
        (Some(change), _) => {
            for kind in std::iter::once(change.kind).chain(change.also.iter().copied()) {
                kinds.push(page.word(kind_word(kind, row.is_date())).to_owned());
            }
        }
        (None, IndicatorRelation::New) => kinds.push(page.word(&words::KIND_NEW).to_owned()),
        (None, _) => kinds.push(page.word(&words::KIND_DROPPED).to_owned()),
    }
    if row.indicator.renamed {
        kinds.push(page.word(&words::KIND_RENAMED).to_owned());
    }
    if row.indicator.reclassified {
        kinds.push(page.word(&words::KIND_RECLASSIFIED).to_owned());
    }
    if let Some(score) = row.indicator.score.as_ref().filter(|score| score.old != score.new) {
        let text = |score: &Option<String>| match score {
            Some(score) => sanitize(score).into_owned(),
            None => crate::figures::NONE.to_owned(),
        };
        kinds.push(page.fill(&words::KIND_SCORE, &[("old", &text(&score.old)), ("new", &text(&score.new))]));
    }
    kinds.join(page.word(&words::NAME_SEPARATOR))
}

/// A kind of change in words; dates come later or earlier.
pub(crate) fn kind_word(kind: ChangeKind, is_date: bool) -> &'static Bilingual {
    match kind {
        ChangeKind::Unchanged => &words::KIND_UNCHANGED,
        ChangeKind::Restated => &words::KIND_RESTATED,
        ChangeKind::Filled => &words::KIND_FILLED,
        ChangeKind::Blanked => &words::KIND_BLANKED,
        ChangeKind::Quantified => &words::KIND_QUANTIFIED,
        ChangeKind::Unquantified => &words::KIND_UNQUANTIFIED,
        ChangeKind::UnitChanged => &words::KIND_UNIT,
        ChangeKind::Raised if is_date => &words::KIND_LATER,
        ChangeKind::Lowered if is_date => &words::KIND_EARLIER,
        ChangeKind::Raised => &words::KIND_RAISED,
        ChangeKind::Lowered => &words::KIND_LOWERED,
        ChangeKind::ComparatorStated => &words::KIND_COMPARATOR_STATED,
        ChangeKind::ComparatorChanged => &words::KIND_COMPARATOR_CHANGED,
        ChangeKind::Reworded => &words::KIND_REWORDED,
    }
}

/// One line for each project that keeps fewer than half of its indicators.
fn replaced_table(view: &View<'_>, page: &mut Page<'_>, entries: &[Entry<'_>]) {
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_PROJECT)),
        Column::text(page.word(&words::COLUMN_INDICATORS)),
    ]);
    for entry in entries.iter().filter(|entry| entry.is_replaced) {
        let summary = entry.project.indicator_summary;
        let text = if summary.dropped_quantified == 0 {
            &words::REPLACED_LINE
        } else {
            &words::REPLACED_LINE_QUANTIFIED
        };
        let mut line = page.fill(
            text,
            &[
                ("old", &summary.old),
                ("new", &summary.new),
                ("continued", &summary.continued),
                ("added", &summary.added),
                ("dropped", &summary.dropped),
                ("quantified", &summary.dropped_quantified),
            ],
        );
        let n_of = |effect: Effect| {
            let changes = entry.rows.iter().filter_map(|row| row.change);
            changes.filter(|change| change.effect == effect).count()
        };
        let (looser, stricter) = (n_of(Effect::Looser), n_of(Effect::Stricter));
        if looser + stricter > 0 {
            line.push_str(page.word(&words::LIST_SEPARATOR));
            line.push_str(
                &page.fill(&words::REPLACED_EFFECTS, &[("looser", &looser), ("stricter", &stricter)]),
            );
        }
        table.row(vec![project_line(view, page, entry).into(), line.into()]);
    }
    page.table(&table);
}

/// One line each for what has no list of its own, so that nothing is hidden.
fn write_counts(page: &mut Page<'_>, entries: &[Entry<'_>]) {
    let rows = || entries.iter().flat_map(|entry| &entry.rows);
    let n_of = |group: Group| rows().filter(|row| row.group == group).count();
    let n_of_kind = |group: Group, kind: ChangeKind| {
        rows()
            .filter(|row| row.group == group && row.change.is_some_and(|change| change.kind == kind))
            .count()
    };
    let restated = n_of_kind(Group::Notation, ChangeKind::Restated);
    let stated = n_of_kind(Group::Notation, ChangeKind::ComparatorStated);
    let indicators = || {
        entries
            .iter()
            .flat_map(|entry| &entry.project.indicators)
            .filter(|indicator| indicator.relation == IndicatorRelation::Continued)
    };
    let renamed = indicators().filter(|indicator| indicator.renamed).count();
    let reclassified = indicators().filter(|indicator| indicator.reclassified).count();
    let scores = indicators()
        .filter(|indicator| indicator.score.as_ref().is_some_and(|score| score.old != score.new))
        .count();
    let (neutral, unknown) = (n_of(Group::Neutral), n_of(Group::Unknown));
    let (added, dropped) = (n_of(Group::Added), n_of(Group::Dropped));
    // Wording and notation always have their lines: that nothing changed there is news too.
    let lines = [
        (true, page.fill(&words::COUNT_WORDING, &[("n", &n_of(Group::Wording))])),
        (true, page.fill(&words::COUNT_NOTATION, &[("restated", &restated), ("stated", &stated)])),
        (neutral > 0, count_by_kind(page, &words::COUNT_NEUTRAL, entries, Group::Neutral)),
        (unknown > 0, count_by_kind(page, &words::COUNT_UNKNOWN, entries, Group::Unknown)),
        (added > 0, page.fill(&words::COUNT_ADDED, &[("n", &added)])),
        (dropped > 0, page.fill(&words::COUNT_DROPPED, &[("n", &dropped)])),
        (
            renamed + reclassified + scores > 0,
            page.fill(
                &words::COUNT_RENAMED,
                &[("renamed", &renamed), ("reclassified", &reclassified), ("scores", &scores)],
            ),
        ),
    ];
    for (_, line) in lines.into_iter().filter(|(is_told, _)| *is_told) {
        page.text(&line, Class::Plain, 0);
    }
}

/// A count with the kinds that it is made of.
fn count_by_kind(page: &Page<'_>, text: &Bilingual, entries: &[Entry<'_>], group: Group) -> String {
    let mut kinds: Vec<(&'static Bilingual, usize)> = Vec::new();
    let mut n = 0;
    for row in entries.iter().flat_map(|entry| &entry.rows).filter(|row| row.group == group) {
        let Some(change) = row.change else { continue };
        n += 1;
        let word = kind_word(change.kind, row.is_date());
        match kinds.iter_mut().find(|(of, _)| *of == word) {
            Some((_, count)) => *count += 1,
            None => kinds.push((word, 1)),
        }
    }
    let kinds: Vec<String> = kinds
        .into_iter()
        .map(|(word, n)| page.fill(&words::COUNT_OF, &[("kind", &page.word(word)), ("n", &n)]))
        .collect();
    page.fill(text, &[("n", &n), ("kinds", &kinds.join(page.word(&words::NAME_SEPARATOR)))])
}
