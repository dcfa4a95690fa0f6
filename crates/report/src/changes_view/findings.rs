//! Findings about the comparison and its two tables.

use super::View;
use crate::page::Page;
use crate::place::place_text;
use crate::style::Class;
use crate::{sanitize, text, words};
use duibiao_core::{Finding, Severity, Side};

/// How many findings are listed one by one.
const N_LISTED: usize = 30;

pub(super) fn write(view: &View<'_>, page: &mut Page<'_>) {
    let findings: Vec<&Finding> =
        view.changes.findings.iter().chain(view.changes.projects.iter().flat_map(|p| &p.findings)).collect();
    if findings.is_empty() {
        return;
    }
    page.section(page.word(&words::FINDINGS));
    if view.options.only.is_empty() {
        list(&findings, Some(view), page);
    } else {
        page.text(&count(&findings, page), Class::Plain, 0);
        page.note(page.word(&words::FINDINGS_HINT));
    }
}

/// Findings that belong to no change set, under a heading of their own.
pub(super) fn write_list(findings: &[Finding], view: Option<&View<'_>>, page: &mut Page<'_>) {
    if !findings.is_empty() {
        page.heading(page.word(&words::FINDINGS));
        list(&findings.iter().collect::<Vec<_>>(), view, page);
    }
}

/// The list itself: the gravest first, else in the given order.
pub(crate) fn list(findings: &[&Finding], view: Option<&View<'_>>, page: &mut Page<'_>) {
    let mut sorted = findings.to_vec();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let n_listed = if page.options.all || sorted.len() <= N_LISTED { sorted.len() } else { N_LISTED };
    let (listed, rest) = sorted.split_at(n_listed);
    let label =
        |finding: &Finding| format!("{} {}", severity_word(finding.severity, page), finding.code.id());
    let labels: Vec<String> = listed.iter().map(|finding| label(finding)).collect();
    let label_width = labels.iter().map(|label| text::width(label)).max().unwrap_or(0);
    for (finding, label) in listed.iter().zip(&labels) {
        page.item(label, severity_class(finding.severity), label_width, &line(finding, view, page));
    }
    if !rest.is_empty() {
        let counts = count(rest, page);
        page.note(&page.fill(&words::FINDINGS_REST, &[("n", &rest.len()), ("counts", &counts)]));
    }
}

/// The message with the place that it speaks of.
fn line(finding: &Finding, view: Option<&View<'_>>, page: &Page<'_>) -> String {
    let message = finding.message(page.options.language);
    let message = sanitize(&message);
    let Some(origin) = finding.origin.filter(|origin| origin.is_somewhere()) else {
        return message.into_owned();
    };
    let place = match (finding.side, view) {
        (None, _) => place_text(origin, page),
        (Some(side), Some(view)) => {
            let side = if side == Side::Old { &view.old } else { &view.new };
            page.fill(&words::PLACE_OF, &[("side", side), ("place", &place_text(origin, page))])
        }
        (Some(side), None) => {
            let side = if side == Side::Old { &words::OLD_HEADING } else { &words::NEW_HEADING };
            page.fill(
                &words::PLACE_OF,
                &[("side", &side.text(page.options.language)), ("place", &place_text(origin, page))],
            )
        }
    };
    page.fill(&words::FINDING_PLACED, &[("message", &message), ("place", &place)])
}

/// How many of each severity.
fn count(findings: &[&Finding], page: &Page<'_>) -> String {
    let n_of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    page.fill(
        &words::FINDINGS_COUNT,
        &[
            ("errors", &n_of(Severity::Error)),
            ("warnings", &n_of(Severity::Warning)),
            ("infos", &n_of(Severity::Info)),
        ],
    )
}

pub(crate) fn severity_word(severity: Severity, page: &Page<'_>) -> &'static str {
    page.word(match severity {
        Severity::Error => &words::SEVERITY_ERROR,
        Severity::Warning => &words::SEVERITY_WARNING,
        Severity::Info => &words::SEVERITY_INFO,
    })
}

pub(crate) const fn severity_class(severity: Severity) -> Class {
    match severity {
        Severity::Error => Class::Error,
        Severity::Warning => Class::Warning,
        Severity::Info => Class::Note,
    }
}
