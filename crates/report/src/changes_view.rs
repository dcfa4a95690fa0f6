//! The view of a change set: what an auditor wants to see first, most money first.

mod amounts;
mod context;
mod decisions;
mod findings;
mod goals;
mod heading;
mod indicators;
mod projects;
mod structure;
mod targets;

pub(crate) use decisions::ruling_word;
pub(crate) use findings::{severity_class, severity_word};
pub(crate) use indicators::kind_word;

use crate::figures::{self, Units};
use crate::page::Page;
use crate::style::Class;
use crate::words;
use crate::{Section, ViewOptions, sanitize};
use duibiao_core::{Bilingual, MoneyUnit};
use duibiao_diff::{ChangeSet, ChangeSets, Decision, Outcome, ProjectChange, ProjectRef, Relation, Ruling};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Renders a change set for people.
///
/// The order is that of an audit: 口径提示, totals, the bridge between them, the projects by money moved and where
/// their money comes from, targets that became looser, then stricter, and one line each for what changed in wording and notation; then units
/// and links, findings, and the foot. What has no line of its own is in a sum or a count.
///
/// # Example
/// ```
/// use duibiao_diff::ChangeSet;
/// use duibiao_report::{ViewOptions, changes_view};
///
/// fn print_for_terminal(changes: &ChangeSet) -> String {
///     changes_view(changes, &ViewOptions { width: Some(100), ..ViewOptions::default() })
/// }
/// ```
pub fn changes_view(changes: &ChangeSet, options: &ViewOptions) -> String {
    let mut page = Page::new(options);
    let view = View::new(changes, options);
    heading::write(&view, &mut page);
    if options.shows(Section::Amounts) {
        amounts::write_totals(&view, &mut page);
        amounts::write_bridge(&view, &mut page);
        projects::write(&view, &mut page);
        context::write(&view, &mut page);
    }
    if options.shows(Section::Indicators) {
        indicators::write(&view, &mut page);
    }
    if options.shows(Section::Goals) {
        goals::write(&view, &mut page);
    }
    if options.shows(Section::Structure) {
        structure::write(&view, &mut page);
    }
    decisions::write(&view, &mut page);
    findings::write(&view, &mut page);
    if view.shows_rounded_figures() && (options.shows(Section::Amounts) || options.shows(Section::Structure))
    {
        page.blank();
        page.note(page.word(&words::ROUNDED_FIGURES));
    }
    page.blank();
    page.note(page.word(&words::FOOT));
    page.finish()
}

/// Renders the change sets of two files with several tables each, one under the other, and the tables that
/// have no counterpart.
pub fn changesets_view(changesets: &ChangeSets, options: &ViewOptions) -> String {
    let mut text = String::new();
    for (idx, changes) in changesets.changesets.iter().enumerate() {
        if idx > 0 {
            text.push('\n');
        }
        text.push_str(&changes_view(changes, options));
    }
    let mut page = Page::new(options);
    heading::write_unpaired(&changesets.unpaired, &mut page);
    findings::write_list(&changesets.findings, None, &mut page);
    text.push_str(&page.finish());
    text
}

/// What every part of the view needs.
struct View<'a> {
    changes: &'a ChangeSet,
    options: &'a ViewOptions,
    units: Units,
    /// What the two tables are called in sentences.
    old: String,
    new: String,
    /// What they are called in headings.
    old_heading: String,
    new_heading: String,
    old_names: Vec<&'a str>,
    new_names: Vec<&'a str>,
    /// Whether the projects belong to more than one budget unit.
    has_units: bool,
}

impl<'a> View<'a> {
    fn new(changes: &'a ChangeSet, options: &'a ViewOptions) -> Self {
        let shown = options.money.unwrap_or(MoneyUnit::WanYuan);
        let [old, new, old_heading, new_heading] = side_names(changes, options);
        Self {
            changes,
            options,
            units: Units::new(changes.old.money_unit, changes.new.money_unit, shown),
            old,
            new,
            old_heading,
            new_heading,
            old_names: names_by_position(changes.projects.iter().flat_map(|project| &project.old)),
            new_names: names_by_position(changes.projects.iter().flat_map(|project| &project.new)),
            has_units: changes.units.len() > 1 || changes.units.iter().any(|unit| unit.old != unit.new),
        }
    }

    /// A heading with the money unit in it, or without where it is not known.
    fn money_heading(&self, with: &Bilingual, bare: &Bilingual) -> String {
        let language = self.options.language;
        match self.units.shown() {
            Some(unit) => words::fill(with, language, &[("unit", &unit.name()), ("new", &self.new)]),
            None => words::fill(bare, language, &[("new", &self.new)]),
        }
    }

    /// The money that an entry moved, in the new table's unit, as the bridge counts it.
    fn moved(&self, project: &ProjectChange) -> Decimal {
        let (old, new) = self.totals(project);
        new.unwrap_or_default() - old.unwrap_or_default()
    }

    /// Both totals of an entry in the new table's unit.
    fn totals(&self, project: &ProjectChange) -> (Option<Decimal>, Option<Decimal>) {
        self.column(project, "total")
    }

    /// Both amounts of a column of an entry in the new table's unit.
    fn column(&self, project: &ProjectChange, column: &str) -> (Option<Decimal>, Option<Decimal>) {
        let change = project.amounts.get(column);
        let old = change.and_then(|change| change.old).and_then(|old| self.units.old_in_new(old));
        (old, change.and_then(|change| change.new))
    }

    /// The change of the money that is new in its year (total − carryover), where the total goes the other way.
    fn opposed_new_money(&self, project: &ProjectChange) -> Option<Decimal> {
        if project.relation != Relation::Continued || self.changes.bridge_by.new_money.is_none() {
            return None;
        }
        let (old, new) = self.column(project, "carryover");
        let total = self.moved(project);
        let new_money = total - (new.unwrap_or_default() - old.unwrap_or_default());
        let opposed = total.is_sign_negative() != new_money.is_sign_negative();
        (opposed && !total.is_zero() && !new_money.is_zero()).then_some(new_money)
    }

    /// The auditor's decision that a project has no counterpart.
    fn decision_on(&self, project: &ProjectChange) -> Option<&'a Decision> {
        let position = |side: &[ProjectRef]| side.first().map(|project| project.position);
        self.changes.decisions.iter().filter(|one| one.outcome == Outcome::Used).find_map(|one| {
            let decision = self.changes.run.options.crosswalk.get(one.decision)?;
            let is_it = match (decision.ruling, project.relation) {
                (Ruling::New, Relation::New) => one.new == position(&project.new),
                (Ruling::Ended, Relation::Ended) => one.old == position(&project.old),
                _ => false,
            };
            is_it.then_some(decision)
        })
    }

    /// Whether two decimals of the shown unit lose digits of some amount.
    fn shows_rounded_figures(&self) -> bool {
        self.changes.projects.iter().any(|project| {
            let (old, new) = self.totals(project);
            [old, new]
                .into_iter()
                .flatten()
                .any(|amount| !self.units.show(amount).is_some_and(figures::shows_exactly))
        })
    }
}

/// What the two tables are called, in sentences and in headings: 上年 and 本年 only for consecutive years, else
/// the years themselves.
fn side_names(changes: &ChangeSet, options: &ViewOptions) -> [String; 4] {
    let fill = |text: &Bilingual, year: i32| words::fill(text, options.language, &[("year", &year)]);
    let word = |text: &Bilingual| text.text(options.language).to_owned();
    match (changes.old.fiscal_year, changes.new.fiscal_year) {
        (Some(old), Some(new)) if old.checked_add(1) == Some(new) => {
            let (old, new) = (fill(&words::LAST_YEAR, old), fill(&words::THIS_YEAR, new));
            [old.clone(), new.clone(), old, new]
        }
        (Some(old), Some(new)) if old != new => {
            let (old, new) = (fill(&words::YEAR, old), fill(&words::YEAR, new));
            [old.clone(), new.clone(), old, new]
        }
        _ => [
            word(&words::OLD_TABLE),
            word(&words::NEW_TABLE),
            word(&words::OLD_HEADING),
            word(&words::NEW_HEADING),
        ],
    }
}

fn names_by_position<'a>(projects: impl Iterator<Item = &'a ProjectRef>) -> Vec<&'a str> {
    let mut names = Vec::new();
    for project in projects {
        if names.len() <= project.position {
            names.resize(project.position + 1, "");
        }
        names[project.position] = project.name.as_str();
    }
    names
}

/// The projects of one side of an entry in words: their names.
fn joined_names<'a>(projects: &'a [ProjectRef], separator: &str) -> Cow<'a, str> {
    match projects {
        [project] => sanitize(&project.name),
        projects => {
            let names: Vec<Cow<'_, str>> = projects.iter().map(|project| sanitize(&project.name)).collect();
            Cow::Owned(names.join(separator))
        }
    }
}

/// The name that an entry goes by: the new one, else the old one; both sides of a group.
fn entry_name(project: &ProjectChange, page: &Page<'_>) -> String {
    let separator = page.word(&words::NAME_SEPARATOR);
    let (old, new) = (joined_names(&project.old, separator), joined_names(&project.new, separator));
    match project.relation {
        Relation::Continued | Relation::New => new.into_owned(),
        Relation::Ended => old.into_owned(),
        Relation::Split | Relation::Merged | Relation::Regrouped => {
            page.fill(&words::FROM_TO, &[("old", &old), ("new", &new)])
        }
    }
}

/// The budget unit that an entry stands under: the new one, else the old one.
fn entry_unit(project: &ProjectChange, page: &Page<'_>) -> String {
    let projects = if project.new.is_empty() { &project.old } else { &project.new };
    let mut units: Vec<Cow<'_, str>> = Vec::new();
    for project in projects {
        let unit = sanitize(&project.unit);
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units.join(page.word(&words::NAME_SEPARATOR))
}

/// The class of an entry by what became of it.
fn entry_class(project: &ProjectChange) -> Class {
    match project.relation {
        Relation::New => Class::New,
        Relation::Ended => Class::Ended,
        Relation::Split | Relation::Merged | Relation::Regrouped => Class::Moved,
        Relation::Continued if project.doubtful => Class::Doubtful,
        Relation::Continued => Class::Plain,
    }
}

/// Lists the findings of one table.
pub(crate) fn list_findings(list: &[&duibiao_core::Finding], page: &mut Page<'_>) {
    findings::list(list, None, page);
}
