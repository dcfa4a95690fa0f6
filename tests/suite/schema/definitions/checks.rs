//! The schemas of the results of checks and of the list of rules.

use super::super::build::{
    Node, array_of, boolean, closed, constant, count_from, field, integer, link, map, open_for, or_null,
    text, words,
};
use super::{Definitions, file};
use duibiao_check::{Profile, Status};
use duibiao_core::Severity;

pub(super) fn checks(common: Definitions, table_ref: (&'static str, Node)) -> Node {
    let root = closed([
        field("schema", constant("duibiao.checks/1")),
        field("version", text()),
        field("settings", settings()),
        field("tables", array_of(link("checked_table"))),
        field("baseline", or_null(link("baseline")).about("Against an earlier run, where one was given.")),
        field("findings", array_of(link("finding")).about("About files as a whole.")),
    ]);
    let own = vec![
        ("checked_table", checked_table()),
        ("unit_summary", closed([field("name", text()), field("summary", link("summary"))])),
        ("summary", summary()),
        ("baseline", baseline()),
        table_ref,
    ];
    file("checks", root, [own, common].concat())
}

fn settings() -> Node {
    let severity = words(&[Severity::Error, Severity::Warning, Severity::Info]);
    let numbers = open_for([], Some(("^", text())));
    closed([
        field("profile", words(&[Profile::Default, Profile::Strict])),
        field("select", array_of(text())),
        field("ignore", array_of(text())),
        field("severities", open_for([], Some(("^", severity)))),
        field("parameters", open_for([], Some(("^", numbers)))),
    ])
    .about("Which rules ran, with which severities and numbers.")
}

fn checked_table() -> Node {
    closed([
        field("table", link("table_ref")),
        field("summary", link("summary")),
        field("units", array_of(link("unit_summary"))),
        field("findings", array_of(link("finding"))),
        field(
            "statuses",
            or_null(array_of(words(&[Status::Resolved, Status::Unresolved, Status::New])))
                .about("One for each finding; null without an earlier run."),
        ),
    ])
}

fn summary() -> Node {
    closed([
        field("projects", count_from(0)),
        field("amount", or_null(text()).about("Of all projects, in 元.")),
        field("indicators", count_from(0)),
        field("quantified", count_from(0)),
        field("quantification_rate", or_null(text()).about("指标量化率 as a fraction, four decimals.")),
        field("errors", count_from(0)),
        field("warnings", count_from(0)),
        field("information", count_from(0)),
    ])
}

fn baseline() -> Node {
    let resolved = closed([
        field("department", or_null(text())),
        field("fiscal_year", or_null(integer())),
        field("finding", link("finding")),
    ]);
    closed([
        field("resolved", array_of(resolved).about("已整改")),
        field("unresolved", count_from(0).about("未整改")),
        field("new", count_from(0).about("新出现")),
        field(
            "not_checked",
            count_from(0).about("Their rule did not run, or their department was not given."),
        ),
    ])
}

pub(super) fn rules(common: Definitions) -> Node {
    let paragraphs =
        ["looks_at", "why", "fires", "does_not_fire", "source", "what_to_do"].map(|name| field(name, text()));
    let page = closed(paragraphs);
    let parameter = closed([
        field("name", text()),
        field("default", text()),
        field("strict", text()),
        field("about", link("bilingual")),
    ]);
    let rule = closed([
        field("code", text()),
        field("name", text()),
        field("title", text()),
        field("severities", array_of(link("severity")).about("The usual one first.")),
        field("looks_at", map([("enum", Node::List(["table", "tables", "changes"].map(Node::from).into()))])),
        field("default_profile", boolean()),
        field("parameters", array_of(parameter)),
        field("manual", closed([field("zh", page.clone()), field("en", page)])),
    ]);
    let root = closed([field("schema", constant("duibiao.rules/1")), field("rules", array_of(rule))]);
    let used = common.into_iter().filter(|(name, _)| ["bilingual", "severity"].contains(name)).collect();
    file("rules", root, used)
}
