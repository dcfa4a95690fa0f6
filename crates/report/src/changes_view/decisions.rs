//! The auditor's decisions: which were used, and which no longer fit.

use super::View;
use crate::page::Page;
use crate::ruled::{Cell, Column, Ruled};
use crate::style::Class;
use crate::{sanitize, words};
use duibiao_core::Bilingual;
use duibiao_diff::{Decision, DecisionUse, Outcome, ProjectKey, Ruling};

/// How many are listed one by one.
const N_LISTED: usize = 30;

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let all = &view.changes.decisions;
    if all.is_empty() {
        return;
    }
    page.section(page.word(&words::DECISIONS));
    let used = all.iter().filter(|one| one.outcome == Outcome::Used).count();
    let counts = page.fill(&words::DECISIONS_COUNT, &[("used", &used), ("unused", &(all.len() - used))]);
    page.text(&counts, Class::Plain, 0);
    // What no longer fits needs a look, and comes first.
    let mut listed: Vec<(&DecisionUse, &Decision)> = all
        .iter()
        .filter_map(|one| Some((one, view.changes.run.options.crosswalk.get(one.decision)?)))
        .collect();
    listed.sort_by_key(|(one, _)| one.outcome == Outcome::Used);
    let n_hidden = if page.options.all { 0 } else { listed.len().saturating_sub(N_LISTED) };
    listed.truncate(listed.len() - n_hidden);
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_LINE)),
        Column::text(page.word(&words::COLUMN_RULING)),
        Column::text(page.fill(&words::COLUMN_OLD_NAME, &[("side", &view.old_heading)])),
        Column::text(page.fill(&words::COLUMN_OLD_NAME, &[("side", &view.new_heading)])),
        Column::text(page.word(&words::COLUMN_REMARK)),
        Column::text(page.word(&words::COLUMN_OUTCOME)),
    ]);
    for (one, decision) in listed {
        let name = |key: &Option<ProjectKey>| {
            key.as_ref().map_or_else(|| "—".to_owned(), |key| sanitize(&key.label()).into_owned())
        };
        let class = if one.outcome == Outcome::Used { Class::Plain } else { Class::Doubtful };
        let file = sanitize(&decision.file);
        table.row(vec![
            page.fill(&words::LINE_OF_FILE, &[("file", &file), ("line", &decision.line)]).into(),
            ruling(decision, page).into(),
            name(&decision.old).into(),
            name(&decision.new).into(),
            sanitize(decision.note.as_deref().unwrap_or_default()).into_owned().into(),
            Cell::new(page.word(outcome(one.outcome)).to_owned(), class),
        ]);
    }
    page.table(&table);
    if n_hidden > 0 {
        page.note(&page.fill(&words::DECISIONS_REST, &[("n", &n_hidden)]));
    }
}

fn ruling(decision: &Decision, page: &Page<'_>) -> String {
    let word = page.word(ruling_word(decision.ruling));
    match &decision.group {
        Some(group) => page.fill(&words::RULING_OF_GROUP, &[("ruling", &word), ("group", &sanitize(group))]),
        None => word.to_owned(),
    }
}

/// 裁定 in words.
pub(crate) const fn ruling_word(ruling: Ruling) -> &'static Bilingual {
    match ruling {
        Ruling::Same => &words::RULING_SAME,
        Ruling::Different => &words::RULING_DIFFERENT,
        Ruling::New => &words::RULING_NEW,
        Ruling::Ended => &words::RULING_ENDED,
    }
}

const fn outcome(outcome: Outcome) -> &'static Bilingual {
    match outcome {
        Outcome::Used => &words::OUTCOME_USED,
        Outcome::NotFound => &words::OUTCOME_NOT_FOUND,
        Outcome::Ambiguous => &words::OUTCOME_AMBIGUOUS,
        Outcome::Contradicted => &words::OUTCOME_CONTRADICTED,
        Outcome::Incomplete => &words::OUTCOME_INCOMPLETE,
    }
}
