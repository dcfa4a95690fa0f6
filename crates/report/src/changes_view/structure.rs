//! Budget units, groups, renamed and moved projects, and how links were made.

use super::{View, entry_class, entry_name, entry_unit};
use crate::figures;
use crate::page::Page;
use crate::place::place_text;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::{Section, link_words, sanitize, words};
use duibiao_diff::{Link, ProjectChange, ProjectRef, Relation, UnitChange, UnitRelation};

/// From this width on remarks have a column of their own.
const WIDE: usize = 120;

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    if view.has_units {
        write_units(view, page);
    }
    write_links(view, page);
    if view.options.all || view.options.only.contains(&Section::Structure) {
        write_one_sided(view, page, Relation::New);
        write_one_sided(view, page, Relation::Ended);
    }
}

fn write_units(view: &View<'_>, page: &mut Page<'_>) {
    page.section(&view.money_heading(&words::UNITS, &words::UNITS_BARE));
    let is_wide = view.options.width.is_none_or(|width| width >= WIDE);
    let mut columns = vec![
        Column::text(page.word(&words::COLUMN_UNIT)),
        Column::figure(&view.old_heading),
        Column::figure(&view.new_heading),
        Column::figure(page.word(&words::COLUMN_DELTA)),
        Column::figure(page.word(&words::COLUMN_RATE)),
    ];
    if is_wide {
        columns.push(Column::text(page.word(&words::COLUMN_REMARK)));
    }
    let mut table = Ruled::new(columns);
    for unit in &view.changes.units {
        let bridge = &unit.bridge.bridge;
        let delta = bridge.new_total - bridge.old_total;
        let name = sanitize(unit.new.as_deref().or(unit.old.as_deref()).unwrap_or_default()).into_owned();
        let (remarks, class) = unit_remarks(view, page, unit);
        let figures = [
            if unit.old.is_some() { view.units.money(bridge.old_total) } else { figures::NONE.to_owned() },
            if unit.new.is_some() { view.units.money(bridge.new_total) } else { figures::NONE.to_owned() },
            view.units.signed_money(delta),
            figures::rate(delta, unit.old.as_ref().map(|_| bridge.old_total)),
        ];
        let mut cells = Vec::new();
        if is_wide {
            cells.push(name.into());
            cells.extend(figures.map(Cell::from));
            cells.push(Cell::new(remarks.join(page.word(&words::LIST_SEPARATOR)), class));
        } else {
            let lines: Vec<String> = std::iter::once(name).chain(remarks).collect();
            cells.push(Cell::new(lines.join("\n"), class));
            cells.extend(figures.map(Cell::from));
        }
        table.row(cells);
    }
    page.table(&table);
}

fn unit_remarks(view: &View<'_>, page: &Page<'_>, unit: &UnitChange) -> (Vec<String>, Class) {
    let mut remarks = Vec::new();
    let mut class = match unit.relation {
        UnitRelation::Continued => Class::Plain,
        UnitRelation::New => Class::New,
        UnitRelation::Ended => Class::Ended,
        UnitRelation::Split | UnitRelation::Merged => Class::Moved,
    };
    match unit.relation {
        UnitRelation::Continued => {}
        UnitRelation::New => remarks.push(page.fill(&words::MARK_NEW, &[("new", &view.new)])),
        UnitRelation::Ended => remarks.push(page.fill(&words::MARK_ENDED, &[("new", &view.new)])),
        UnitRelation::Split => remarks.push(page.word(&words::UNIT_SPLIT).to_owned()),
        UnitRelation::Merged => remarks.push(page.word(&words::UNIT_MERGED).to_owned()),
    }
    if unit.renamed
        && let Some(old) = &unit.old
    {
        class = Class::Moved;
        remarks.push(page.fill(&words::UNIT_RENAMED, &[("old", &view.old), ("name", &sanitize(old))]));
    }
    let (inwards, outwards) = (unit.bridge.transferred_in, unit.bridge.transferred_out);
    if !inwards.is_zero() || !outwards.is_zero() {
        remarks.push(page.fill(
            &words::UNIT_TRANSFERS,
            &[("inwards", &view.units.money(inwards)), ("outwards", &view.units.money(outwards))],
        ));
    }
    (remarks, class)
}

/// Groups, renamed and moved projects, and doubtful or otherwise inferred links, with their grounds.
fn write_links(view: &View<'_>, page: &mut Page<'_>) {
    let is_told = |project: &&ProjectChange| match project.relation {
        Relation::New | Relation::Ended => false,
        Relation::Split | Relation::Merged | Relation::Regrouped => true,
        Relation::Continued => {
            project.doubtful
                || project.renamed == Some(true)
                || project.transferred == Some(true)
                || matches!(project.link, Some(Link::User | Link::Stated))
                || (project.link == Some(Link::Inferred)
                    && (view.options.all || !is_core_name_equal(project)))
        }
    };
    let mut told: Vec<&ProjectChange> = view.changes.projects.iter().filter(is_told).collect();
    // What needs a decision comes first: doubtful links, then groups, then the others in document order.
    told.sort_by_key(|project| (!project.doubtful, !project.relation.is_group()));
    let continued = || view.changes.projects.iter().filter(|p| p.relation == Relation::Continued);
    let n_notation = continued().filter(|p| p.name_changed && p.renamed == Some(false)).count();
    if told.is_empty() && n_notation == 0 {
        return;
    }
    page.section(page.word(&words::LINKS));
    if !told.is_empty() {
        let mut table = Ruled::new(vec![
            Column::figure(page.word(&words::COLUMN_NUMBER)),
            Column::text(page.fill(&words::COLUMN_OLD_NAME, &[("side", &view.old_heading)])),
            Column::text(page.fill(&words::COLUMN_OLD_NAME, &[("side", &view.new_heading)])),
            Column::text(page.word(&words::COLUMN_RELATION)),
            Column::text(page.word(&words::COLUMN_LINK)),
            Column::text(page.word(&words::COLUMN_GROUNDS)),
        ]);
        for (idx, project) in told.iter().enumerate() {
            table.row(vec![
                (idx + 1).to_string().into(),
                names(view, page, project, &project.old).into(),
                names(view, page, project, &project.new).into(),
                Cell::new(relation_words(page, project), entry_class(project)),
                page.word(link_words::method(project)).into(),
                grounds(view, page, project).into(),
            ]);
        }
        page.table(&table);
    }
    if n_notation > 0 {
        page.note(&page.fill(&words::NAMES_ONLY_NOTATION, &[("n", &n_notation)]));
    }
}

/// The names of one side, with their units where the unit is what changed.
fn names(view: &View<'_>, page: &Page<'_>, entry: &ProjectChange, projects: &[ProjectRef]) -> String {
    let shows_unit = entry.transferred == Some(true) || (entry.relation.is_group() && view.has_units);
    let names: Vec<String> = projects
        .iter()
        .map(|project| {
            let mut name = sanitize(&project.name).into_owned();
            if shows_unit {
                name += &page.fill(&words::IN_BRACKETS, &[("text", &sanitize(&project.unit))]);
            }
            if view.options.origins && project.origin.is_somewhere() {
                name += &page.fill(&words::IN_BRACKETS, &[("text", &place_text(project.origin, page))]);
            }
            name
        })
        .collect();
    names.join(page.word(&words::NAME_SEPARATOR))
}

fn relation_words(page: &Page<'_>, project: &ProjectChange) -> String {
    let mut relations = Vec::new();
    match project.relation {
        Relation::Split => relations.push(page.word(&words::MARK_SPLIT)),
        Relation::Merged => relations.push(page.word(&words::MARK_MERGED)),
        Relation::Regrouped => relations.push(page.word(&words::MARK_REGROUPED)),
        Relation::Continued | Relation::New | Relation::Ended => {}
    }
    if project.renamed == Some(true) {
        relations.push(page.word(&words::RELATION_RENAMED));
    }
    if project.transferred == Some(true) {
        relations.push(page.word(&words::RELATION_TRANSFERRED));
    }
    if relations.is_empty() {
        relations.push(page.word(&words::RELATION_CONTINUED));
    }
    relations.join(page.word(&words::NAME_SEPARATOR))
}

/// Whether the names are the same once years and the like are taken off.
fn is_core_name_equal(project: &ProjectChange) -> bool {
    project.renamed == Some(false)
}

/// 匹配依据: the evidence in words, a group's money, and the next best candidate.
fn grounds(view: &View<'_>, page: &Page<'_>, project: &ProjectChange) -> String {
    let mut grounds: Vec<String> = link_words::grounds(project, &view.new_names, view.options.language)
        .iter()
        .map(|text| sanitize(text).into_owned())
        .collect();
    if project.relation.is_group() {
        let (old, new) = view.totals(project);
        let money =
            |amount: Option<_>| amount.map_or_else(|| figures::NONE.to_owned(), |a| view.units.money(a));
        grounds.push(page.fill(&words::GROUP_MONEY, &[("old", &money(old)), ("new", &money(new))]));
    }
    grounds.join(page.word(&words::LIST_SEPARATOR))
}

/// What is to be said about a project without a counterpart: that the auditor ruled so, or what came near it.
fn lone_remarks(view: &View<'_>, names: &[&str], page: &Page<'_>, project: &ProjectChange) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(decision) = view.decision_on(project) {
        remarks.push(match &decision.note {
            Some(note) => page.fill(&words::CONFIRMED_NOTE, &[("note", &sanitize(note))]),
            None => page.word(&words::CONFIRMED).to_owned(),
        });
    }
    let near: Vec<String> = project
        .candidates
        .iter()
        .filter_map(|candidate| Some(sanitize(names.get(candidate.position)?).into_owned()))
        .collect();
    if !near.is_empty() {
        let near = near.join(page.word(&words::NAME_SEPARATOR));
        remarks.push(page.fill(&words::NEAREST, &[("name", &near)]));
    }
    remarks
}

/// The new or the ended projects with their money and what came near them.
fn write_one_sided(view: &View<'_>, page: &mut Page<'_>, relation: Relation) {
    let projects: Vec<&ProjectChange> =
        view.changes.projects.iter().filter(|project| project.relation == relation).collect();
    if projects.is_empty() {
        return;
    }
    let (heading, bare, names) = if relation == Relation::New {
        (&words::NEW_PROJECTS, &words::NEW_PROJECTS_BARE, &view.old_names)
    } else {
        (&words::ENDED_PROJECTS, &words::ENDED_PROJECTS_BARE, &view.new_names)
    };
    page.section(&view.money_heading(heading, bare));
    let mut columns = vec![Column::figure(page.word(&words::COLUMN_NUMBER))];
    if view.has_units {
        columns.push(Column::text(page.word(&words::COLUMN_UNIT)));
    }
    columns.extend([
        Column::text(page.word(&words::COLUMN_PROJECT)),
        Column::figure(page.word(&words::COLUMN_AMOUNT)),
        Column::text(page.word(&words::COLUMN_REMARK)),
    ]);
    let mut table = Ruled::new(columns);
    for (idx, project) in projects.into_iter().enumerate() {
        let (old, new) = view.totals(project);
        let amount = new.or(old).map_or_else(|| figures::NONE.to_owned(), |amount| view.units.money(amount));
        let mut remarks = lone_remarks(view, names, page, project);
        if view.options.origins {
            let places =
                project.old.iter().chain(&project.new).map(|project| place_text(project.origin, page));
            remarks.extend(places.filter(|place| !place.is_empty()));
        }
        let mut cells: Vec<Cell> = vec![(idx + 1).to_string().into()];
        if view.has_units {
            cells.push(entry_unit(project, page).into());
        }
        cells.extend([
            Cell::new(entry_name(project, page), entry_class(project)),
            amount.into(),
            remarks.join(page.word(&words::LIST_SEPARATOR)).into(),
        ]);
        table.row(cells);
    }
    page.table(&table);
}
