//! The view of an explanation: how a project is linked, on what evidence, and what lost.

use crate::page::Page;
use crate::ruled::{Column, Ruled};
use crate::style::Class;
use crate::{ViewOptions, link_words, sanitize, words};
use duibiao_core::Language;
use duibiao_diff::{ComparedPair, Explanation, ProjectRef, Relation};

/// Renders an explanation for people.
///
/// # Example
/// ```
/// use duibiao_diff::Explanation;
/// use duibiao_report::{ViewOptions, explanation_view};
///
/// fn print_for_pipe(explanation: &Explanation) -> String {
///     explanation_view(explanation, &ViewOptions::default())
/// }
/// ```
pub fn explanation_view(explanation: &Explanation, options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    page.title(page.word(&words::EXPLANATION));
    page.blank();
    heading(explanation, &mut page);
    if !explanation.pairs.is_empty() {
        page.section(page.word(&words::FEATURES));
        for pair in &explanation.pairs {
            if explanation.pairs.len() > 1 {
                let names = page.fill(
                    &words::FROM_TO,
                    &[("old", &project(&pair.old, &page)), ("new", &project(&pair.new, &page))],
                );
                page.text(&names, Class::Moved, 0);
            }
            features(pair, &mut page);
        }
    }
    page.section(page.word(&words::RIVALS));
    if explanation.rivals.is_empty() {
        page.text(page.word(&words::NO_RIVALS), Class::Plain, 0);
    }
    for rival in &explanation.rivals {
        page.blank();
        let names = page.fill(
            &words::FROM_TO,
            &[("old", &project(&rival.old, &page)), ("new", &project(&rival.new, &page))],
        );
        page.text(&names, Class::Doubtful, 0);
        for reason in &rival.reasons {
            let reason = sanitize(reason.text(options.language)).into_owned();
            page.text(&page.fill(&words::WHY_NOT, &[("reason", &reason)]), Class::Plain, 0);
        }
        features(rival, &mut page);
    }
    page.finish()
}

fn heading(explanation: &Explanation, page: &mut Page<'_>) {
    let entry = &explanation.entry;
    let names = |side: &[ProjectRef]| -> String {
        let names: Vec<String> = side.iter().map(|one| project(one, page)).collect();
        if names.is_empty() { "—".to_owned() } else { names.join(page.word(&words::NAME_SEPARATOR)) }
    };
    let year = |year: Option<i32>| match year {
        Some(year) => page.fill(&words::YEAR, &[("year", &year)]),
        None => page.word(&words::YEAR_UNKNOWN).to_owned(),
    };
    let (old_year, new_year) = (year(explanation.old.fiscal_year), year(explanation.new.fiscal_year));
    let relation = match entry.relation {
        Relation::Continued => &words::RELATION_CONTINUED,
        Relation::New => &words::RULING_NEW,
        Relation::Ended => &words::RULING_ENDED,
        Relation::Split => &words::MARK_SPLIT,
        Relation::Merged => &words::MARK_MERGED,
        Relation::Regrouped => &words::MARK_REGROUPED,
    };
    let mut new_names = Vec::new();
    for rival in &explanation.rivals {
        if new_names.len() <= rival.new.position {
            new_names.resize(rival.new.position + 1, "");
        }
        new_names[rival.new.position] = rival.new.name.as_str();
    }
    let grounds: Vec<String> = link_words::grounds(entry, &new_names, page.options.language)
        .iter()
        .map(|text| sanitize(text).into_owned())
        .collect();
    let mut lines = vec![
        (old_year, names(&entry.old)),
        (new_year, names(&entry.new)),
        (page.word(&words::COLUMN_RELATION).to_owned(), page.word(relation).to_owned()),
        (page.word(&words::COLUMN_LINK).to_owned(), page.word(link_words::method(entry)).to_owned()),
    ];
    if !grounds.is_empty() {
        let grounds = grounds.join(page.word(&words::LIST_SEPARATOR));
        lines.push((page.word(&words::COLUMN_GROUNDS).to_owned(), grounds));
    }
    page.block(&lines);
}

/// The name with its unit and its place among the projects of its table, from 1.
fn project(project: &ProjectRef, page: &Page<'_>) -> String {
    page.fill(
        &words::PROJECT_PLACED,
        &[
            ("name", &sanitize(&project.name)),
            ("unit", &sanitize(&project.unit)),
            ("n", &(project.position + 1)),
        ],
    )
}

fn features(pair: &ComparedPair, page: &mut Page<'_>) {
    let mut table = Ruled::new(vec![
        Column::text(page.word(&words::COLUMN_GROUNDS)),
        Column::figure(page.word(&words::COLUMN_SIMILARITY)),
        Column::figure(page.word(&words::COLUMN_WEIGHT)),
    ]);
    for one in &pair.features {
        let text = match page.options.language {
            Language::Zh => &one.text,
            Language::En => &one.text_en,
        };
        table.row(vec![
            sanitize(text).into_owned().into(),
            percent(one.similarity).into(),
            format!("{:.2}", one.weight).into(),
        ]);
    }
    page.table(&table);
}

#[expect(clippy::float_arithmetic, reason = "a similarity for people, neither money nor a target")]
fn percent(similarity: f64) -> String {
    format!("{:.0}%", similarity * 100.0)
}

/// The projects that a name may mean, one a line: for messages.
pub fn project_line(project: &ProjectRef, language: Language) -> String {
    let options = ViewOptions { language, ..ViewOptions::default() };
    self::project(project, &Page::new(&options))
}
