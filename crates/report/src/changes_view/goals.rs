//! The texts of the performance objectives: how many changed, and the edits where they are asked for.

use super::{View, entry_name, entry_unit};
use crate::page::Page;
use crate::place::place_text;
use crate::style::Class;
use crate::{Section, sanitize, words};
use duibiao_diff::{Edit, GoalChange, ProjectChange, Relation};

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    page.section(page.word(&words::GOALS));
    let both_sides: Vec<&ProjectChange> = view
        .changes
        .projects
        .iter()
        .filter(|project| !matches!(project.relation, Relation::New | Relation::Ended))
        .collect();
    let n_years = both_sides.iter().filter(|project| project.goal.changed && project.goal.only_years).count();
    let edited: Vec<&&ProjectChange> =
        both_sides.iter().filter(|project| project.goal.changed && !project.goal.only_years).collect();
    let n_same = both_sides.len() - n_years - edited.len();
    let count =
        page.fill(&words::GOALS_COUNT, &[("n", &edited.len()), ("years", &n_years), ("same", &n_same)]);
    page.text(&count, Class::Plain, 0);
    if edited.is_empty() {
        return;
    }
    if !view.options.all && !view.options.only.contains(&Section::Goals) {
        page.note(page.word(&words::GOALS_HINT));
        return;
    }
    page.note(page.word(&words::GOALS_LEGEND));
    for (idx, project) in edited.into_iter().enumerate() {
        page.blank();
        let name = entry_name(project, page);
        let mut heading = page.fill(&words::PROJECT_HEADING, &[("n", &(idx + 1)), ("name", &name)]);
        if view.has_units {
            heading += &page.fill(&words::IN_BRACKETS, &[("text", &entry_unit(project, page))]);
        }
        page.text(&heading, Class::Heading, 0);
        page.text(&edits(&project.goal), Class::Plain, 2);
        if view.options.origins {
            for (side, projects) in [(&view.old, &project.old), (&view.new, &project.new)] {
                for project in projects.iter().filter(|project| project.origin.is_somewhere()) {
                    let place = page.fill(
                        &words::PLACE_OF,
                        &[("side", side), ("place", &place_text(project.origin, page))],
                    );
                    page.text(&place, Class::Note, 2);
                }
            }
        }
    }
}

/// The edited text with its deleted and inserted pieces marked, readable without colour.
fn edits(goal: &GoalChange) -> String {
    let mut text = String::new();
    for segment in &goal.segments {
        // The goals of a group are joined by line feeds.
        let piece = sanitize(&segment.text).replace('␊', " ⏎ ");
        match segment.op {
            Edit::Equal => text.push_str(&piece),
            Edit::Delete => text.extend(["[-", &piece, "-]"]),
            Edit::Insert => text.extend(["{+", &piece, "+}"]),
        }
    }
    text
}
