//! How names, units and targets came to be what they are, chain by chain.

use super::View;
use crate::changes_view::kind_word;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::words::{self, years};
use crate::{link_words, place, sanitize};
use duibiao_core::{Bilingual, Target, TargetKind};
use duibiao_diff::{Chain, Change, Effect, IndicatorEntry, IndicatorHistory, Link, Relation, Step, StepKind};

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    page.section(page.word(&years::DETAILS));
    let is_shown =
        |chain: &&&Chain| view.options.all || view.options.project.is_some() || has_changed(view, chain);
    let shown: Vec<&Chain> = view.chains.iter().filter(is_shown).copied().collect();
    if shown.is_empty() {
        page.text(page.word(&years::DETAILS_NONE), Class::Plain, 0);
    }
    for (idx, chain) in shown.iter().enumerate() {
        write_chain(view, page, idx + 1, chain);
    }
    let rest = view.chains.len() - shown.len();
    if rest > 0 {
        page.blank();
        page.note(&page.fill(&years::DETAILS_HINT, &[("n", &rest)]));
    }
}

/// Whether names, units or targets changed in substance, or a link needs a second look.
fn has_changed(view: &View<'_>, chain: &Chain) -> bool {
    chain.steps.iter().any(is_told) || chain.indicators.iter().any(|one| is_moved(view, chain, one))
}

fn is_told(step: &Step) -> bool {
    step.relation != Relation::Continued
        || step.doubtful
        || step.renamed == Some(true)
        || step.transferred == Some(true)
        || step.kind == StepKind::Gap
        || matches!(step.link, Some(Link::User | Link::Stated))
}

fn write_chain(view: &View<'_>, page: &mut Page<'_>, number: usize, chain: &Chain) {
    page.heading(&page.fill(
        &years::CHAIN_HEADING,
        &[("n", &number), ("name", &sanitize(&chain.name)), ("unit", &sanitize(&chain.unit))],
    ));
    let mut lines = vec![(page.word(&years::CHAIN_ID).to_owned(), sanitize(&chain.id).into_owned())];
    for step in chain.steps.iter().filter(|step| view.options.all || is_told(step)) {
        let label = page.fill(
            &years::CHAIN_STEP,
            &[("old", &view.tables[step.old_table]), ("new", &view.tables[step.new_table])],
        );
        lines.push((label, step_words(view, page, chain, step)));
    }
    page.block(&lines);
    write_targets(view, page, chain);
}

fn step_words(view: &View<'_>, page: &Page<'_>, chain: &Chain, step: &Step) -> String {
    let shows_unit = step.transferred == Some(true) || step.relation != Relation::Continued;
    let names = |side: &[usize]| {
        let names: Vec<String> = side
            .iter()
            .map(|at| {
                let member = &chain.members[*at];
                let mut name = sanitize(&member.name).into_owned();
                if shows_unit {
                    name = page
                        .fill(&years::NAME_IN_UNIT, &[("name", &name), ("unit", &sanitize(&member.unit))]);
                }
                if view.options.origins && member.origin.is_somewhere() {
                    let place = place::place_text(member.origin, page);
                    name += &page.fill(&words::IN_BRACKETS, &[("text", &place)]);
                }
                name
            })
            .collect();
        names.join(page.word(&words::NAME_SEPARATOR))
    };
    let line = page.fill(
        &years::STEP_LINE,
        &[
            ("old", &names(&step.old)),
            ("new", &names(&step.new)),
            ("relation", &relation_words(page, step)),
            ("link", &page.word(link_word(step))),
        ],
    );
    let grounds: Vec<String> = link_words::evidence(&step.evidence, view.options.language)
        .into_iter()
        .map(|text| sanitize(&text).into_owned())
        .collect();
    if grounds.is_empty() {
        return line;
    }
    let grounds = grounds.join(page.word(&words::LIST_SEPARATOR));
    page.fill(&years::STEP_GROUNDS, &[("line", &line), ("grounds", &grounds)])
}

fn relation_words(page: &Page<'_>, step: &Step) -> String {
    let mut relations = Vec::new();
    match step.relation {
        Relation::Split => relations.push(page.word(&words::MARK_SPLIT)),
        Relation::Merged => relations.push(page.word(&words::MARK_MERGED)),
        Relation::Regrouped => relations.push(page.word(&words::MARK_REGROUPED)),
        Relation::Continued | Relation::New | Relation::Ended => {}
    }
    if step.renamed == Some(true) {
        relations.push(page.word(&words::RELATION_RENAMED));
    }
    if step.transferred == Some(true) {
        relations.push(page.word(&words::RELATION_TRANSFERRED));
    }
    if relations.is_empty() {
        relations.push(page.word(&words::RELATION_CONTINUED));
    }
    relations.join(page.word(&words::NAME_SEPARATOR))
}

/// 匹配方式
fn link_word(step: &Step) -> &'static Bilingual {
    link_words::Made {
        link: step.link,
        doubtful: step.doubtful,
        evidence: &step.evidence,
        name_changed: step.name_changed,
        renamed: step.renamed,
        transferred: step.transferred,
    }
    .method()
}

/// Whether an indicator's target moved in substance, or it came or went while its project stayed.
fn is_moved(view: &View<'_>, chain: &Chain, history: &IndicatorHistory) -> bool {
    let moved = |change: &Option<Change>| change.as_ref().is_some_and(|change| !change.kind.is_notation());
    history.changes.iter().any(|step| step.interrupted || moved(&step.annual) || moved(&step.cycle))
        || comes_late(view, chain, history).is_some()
        || goes_early(view, chain, history).is_some()
}

/// The year in which an indicator is new, though the chain is older.
fn comes_late(view: &View<'_>, chain: &Chain, history: &IndicatorHistory) -> Option<i32> {
    let year = view.year(history.entries.first()?.table);
    (year > chain.first_year).then_some(year)
}

/// The year in which an indicator is no longer set, though the chain goes on.
fn goes_early(view: &View<'_>, chain: &Chain, history: &IndicatorHistory) -> Option<i32> {
    let year = view.year(history.entries.last()?.table);
    let later = chain.members.iter().map(|member| view.year(member.table)).filter(|other| *other > year);
    later.min()
}

fn write_targets(view: &View<'_>, page: &mut Page<'_>, chain: &Chain) {
    let (told, rest): (Vec<&IndicatorHistory>, Vec<&IndicatorHistory>) =
        chain.indicators.iter().partition(|history| view.options.all || is_moved(view, chain, history));
    if !told.is_empty() {
        let tables: Vec<usize> = (0..view.tables.len())
            .filter(|table| chain.members.iter().any(|member| member.table == *table))
            .collect();
        let mut columns = vec![Column::text(page.word(&years::TARGETS_BY_YEAR))];
        columns.extend(tables.iter().map(|table| Column::text(&view.tables[*table])));
        columns.push(Column::text(page.word(&words::COLUMN_CHANGE)));
        let mut table = Ruled::new(columns);
        for history in told {
            let mut cells: Vec<Cell> = vec![sanitize(&history.name).into_owned().into()];
            cells.extend(tables.iter().map(|table| Cell::from(targets(page, history, *table))));
            cells.push(changes(view, page, chain, history).into());
            table.row(cells);
        }
        page.table(&table);
    }
    if !rest.is_empty() {
        page.note(&page.fill(&years::SAME_TARGETS, &[("n", &rest.len())]));
    }
}

/// The targets of an indicator in one table; several where its project was split.
fn targets(page: &Page<'_>, history: &IndicatorHistory, table: usize) -> String {
    let here: Vec<String> = history
        .entries
        .iter()
        .filter(|entry| entry.table == table)
        .map(|entry| entry_targets(page, entry))
        .collect();
    if here.is_empty() { page.word(&years::NOT_SET).to_owned() } else { here.join("\n") }
}

fn entry_targets(page: &Page<'_>, entry: &IndicatorEntry) -> String {
    let shown = |target: &Target| {
        if target.raw.trim().is_empty() {
            page.word(&words::BLANK_TARGET).to_owned()
        } else {
            sanitize(&target.raw).into_owned()
        }
    };
    match (&entry.annual_target, &entry.cycle_target) {
        (Some(annual), Some(cycle)) if annual.raw != cycle.raw => {
            page.fill(&years::TARGET_BOTH, &[("annual", &shown(annual)), ("cycle", &shown(cycle))])
        }
        (Some(target), _) | (None, Some(target)) => shown(target),
        (None, None) => page.word(&words::BLANK_TARGET).to_owned(),
    }
}

/// What happened to an indicator, by year.
fn changes(view: &View<'_>, page: &Page<'_>, chain: &Chain, history: &IndicatorHistory) -> String {
    let mut told = Vec::new();
    if let Some(year) = comes_late(view, chain, history) {
        told.push(page.fill(&years::CHANGE_NEW, &[("year", &year)]));
    }
    for step in &history.changes {
        let year = view.year(history.entries[step.new].table);
        if step.interrupted {
            told.push(page.fill(&years::CHANGE_SET_AGAIN, &[("year", &year)]));
        }
        let annual = step.annual.as_ref().and_then(|change| change_words(page, year, change));
        let cycle = step.cycle.as_ref().and_then(|change| change_words(page, year, change));
        let cycle = cycle.filter(|_| !alike(step.annual.as_ref(), step.cycle.as_ref()));
        told.extend(annual);
        told.extend(cycle.map(|change| page.fill(&years::CYCLE_PREFIX, &[("change", &change)])));
    }
    if let Some(year) = goes_early(view, chain, history) {
        told.push(page.fill(&years::CHANGE_DROPPED, &[("year", &year)]));
    }
    told.dedup();
    told.join(page.word(&words::LIST_SEPARATOR))
}

fn alike(annual: Option<&Change>, cycle: Option<&Change>) -> bool {
    annual.zip(cycle).is_some_and(|(a, b)| a.kind == b.kind && a.effect == b.effect)
}

fn change_words(page: &Page<'_>, year: i32, change: &Change) -> Option<String> {
    if change.kind == duibiao_diff::ChangeKind::Unchanged {
        return None;
    }
    let is_date = change.old.kind() == TargetKind::Date && change.new.kind() == TargetKind::Date;
    let kind = page.word(kind_word(change.kind, is_date));
    let effect = page.word(effect_word(change.effect));
    Some(page.fill(&years::CHANGE_IN_YEAR, &[("year", &year), ("kind", &kind), ("effect", &effect)]))
}

/// The effect of a change in words.
pub(crate) fn effect_word(effect: Effect) -> &'static Bilingual {
    match effect {
        Effect::Stricter => &years::EFFECT_STRICTER,
        Effect::Looser => &years::EFFECT_LOOSER,
        Effect::Neutral => &years::EFFECT_NEUTRAL,
        Effect::Unknown => &years::EFFECT_UNKNOWN,
    }
}
