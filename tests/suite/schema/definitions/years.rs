//! The schema of projects followed through many years.

use super::super::build::{
    Field, Node, array_of, boolean, closed, constant, count_from, field, integer, link, map, or_null, text,
    words,
};
use super::{Definitions, file, link_evidence, share};
use duibiao_core::{Scope, Stage};
use duibiao_diff::{Beginning, End, GapReason, Link, Presence, Relation, StepKind};

pub(super) fn lineage(common: Definitions, of_changes: Definitions) -> Node {
    let run = closed([field("version", text()), field("options", super::options())]);
    let root = closed([
        field("schema", constant("duibiao.lineage/1")),
        field("run", run),
        field("series", array_of(link("series"))),
        field(
            "findings",
            array_of(link("finding")).about("About the files, and tables that stand in no series."),
        ),
    ]);
    let unused = ["unit_change", "project_change", "project_ref", "amount_change", "indicator_change"];
    let shared = [common, of_changes].concat().into_iter();
    let shared = shared.filter(|(name, _)| !unused.contains(name)).collect();
    file("lineage", root, [of_years(), shared].concat())
}

fn of_years() -> Definitions {
    vec![
        ("series", series()),
        ("series_table", series_table()),
        ("series_total", series_total()),
        ("chain", chain()),
        ("step", step()),
        ("money_change", money_change()),
        ("indicator_history", indicator_history()),
    ]
}

fn series() -> Node {
    let comparison = closed([
        field("kind", step_kind()),
        table("old"),
        table("new"),
        field("comparability", array_of(link("comparability"))),
        field("bridge", link("bridge")),
    ])
    .about("Two tables that were compared as wholes.");
    closed([
        field("kind", link("table_kind")),
        field("department", or_null(text()).about("By its latest name.")),
        field(
            "money_unit",
            or_null(link("money_unit")).about("Of all money of the series, but for its bridges."),
        ),
        field("first_year", integer()),
        field("last_year", integer()),
        field("missing_years", array_of(integer())),
        field("tables", array_of(link("series_table"))),
        field("comparisons", array_of(comparison)),
        field("chains", array_of(link("chain"))),
        field("findings", array_of(link("finding"))),
    ])
    .about("The tables of one kind and one department, and the chains of their projects.")
}

fn table(name: &str) -> Field {
    field(name, count_from(0).about("Index into the tables of the series."))
}

fn step_kind() -> Node {
    words(&[StepKind::Versions, StepKind::Years, StepKind::Gap])
}

fn number(name: &str) -> Field {
    field(name, or_null(link("decimal")))
}

fn year_amounts() -> [Field; 3] {
    ["total", "fiscal_appropriation", "carryover"].map(number)
}

fn series_table() -> Node {
    let total = |name| field(name, link("series_total"));
    closed([
        field("year", integer()),
        field("table", link("table_ref")),
        field("stage", words(&[Stage::Initial, Stage::Adjusted, Stage::Final, Stage::Unknown])),
        field("scope", words(&[Scope::Department, Scope::Unit, Scope::Unknown])),
        field("is_reference", boolean().about("Links to other years are made with this table.")),
        field("projects", count_from(0)),
        total("total"),
        total("fiscal_appropriation"),
        total("carryover"),
    ])
}

fn series_total() -> Node {
    closed([
        number("printed"),
        number("sum"),
        number("difference"),
        field("within_rounding", or_null(boolean())),
    ])
    .about("A printed total beside the sum of the projects.")
}

fn chain() -> Node {
    let member = [
        table("table"),
        field("unit", text()),
        field("name", text()),
        field("position", count_from(0)),
        field("origin", link("origin")),
    ];
    let presences = [
        Presence::Listed,
        Presence::Zero,
        Presence::Blank,
        Presence::Absent,
        Presence::Before,
        Presence::After,
    ];
    let amounts = [table("table"), field("presence", words(&presences))];
    let gap = closed([
        field("year", integer()),
        field("reason", words(&[GapReason::NotListed, GapReason::NoTable])),
    ]);
    let money = |name| field(name, link("money_change"));
    let cumulative = closed([
        table("old_table"),
        table("new_table"),
        money("total"),
        money("fiscal_appropriation"),
        money("carryover"),
    ]);
    closed([
        field("id", text().about("First year, unit and core name of its beginning.")),
        field("name", text()),
        field("unit", text()),
        field("first_year", integer()),
        field("last_year", integer()),
        field("beginning", words(&[Beginning::StartOfSeries, Beginning::New])),
        field("end", words(&[End::EndOfSeries, End::NotListed])),
        field("doubtful", boolean()),
        field("members", array_of(closed(member.into_iter().chain(year_amounts())))),
        field("amounts", array_of(closed(amounts.into_iter().chain(year_amounts())))),
        field("gaps", array_of(gap)),
        field("steps", array_of(link("step"))),
        field("cumulative", or_null(cumulative)),
        field("indicators", array_of(link("indicator_history"))),
    ])
    .about("Projects of several years that hang together by links.")
}

fn step() -> Node {
    let members = |name| field(name, array_of(count_from(0)).about("Indices into the members."));
    let relations = [Relation::Continued, Relation::Split, Relation::Merged, Relation::Regrouped];
    closed([
        field("kind", step_kind()),
        table("old_table"),
        table("new_table"),
        field("relation", words(&relations)),
        members("old"),
        members("new"),
        field("link", or_null(words(&[Link::Exact, Link::Stated, Link::Inferred, Link::User]))),
        field("doubtful", boolean().about("疑似，待核实")),
        field("confidence", or_null(share()).about("Null unless inferred.")),
        field("evidence", array_of(link_evidence())),
        field("name_changed", boolean()),
        field("renamed", or_null(boolean())),
        field("transferred", or_null(boolean())),
        field("goal_changed", boolean()),
        number("delta"),
    ])
}

fn money_change() -> Node {
    closed([
        number("old"),
        number("new"),
        number("delta"),
        field("rate", or_null(map([("type", "string".into())]))),
    ])
}

fn indicator_history() -> Node {
    let entry = closed([
        table("table"),
        field("member", count_from(0).about("Index into the members.")),
        field("index", count_from(0).about("Index in the project.")),
        field("name", text()),
        field("cycle_target", or_null(link("target"))),
        field("annual_target", or_null(link("target"))),
        field("origin", link("origin")),
    ]);
    let step = closed([
        field("old", count_from(0).about("Index into the entries.")),
        field("new", count_from(0).about("Index into the entries.")),
        field("interrupted", boolean()),
        field("renamed", boolean()),
        field("reclassified", boolean()),
        field("cycle", or_null(link("change"))),
        field("annual", or_null(link("change"))),
    ]);
    closed([
        field("name", text()),
        field("level2", link("level")),
        field("category", or_null(link("category"))),
        field("entries", array_of(entry)),
        field("changes", array_of(step)),
    ])
}
