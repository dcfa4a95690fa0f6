//! The schema of targets beside a self-evaluation.

use super::super::build::{
    Field, Node, array_of, boolean, closed, constant, count_from, field, link, map, or_null, text, words,
};
use super::{Definitions, file, link_evidence, share};
use duibiao_diff::{Attained, Link, Relation, Standing};

pub(super) fn reconciliation(common: Definitions, of_changes: Definitions) -> Node {
    let run = closed([field("version", text()), field("options", super::options())]);
    let root = closed([
        field("schema", constant("duibiao.reconciliation/1")),
        field("run", run),
        field("targets", link("table_ref")),
        field("evaluation", link("table_ref")),
        field("comparability", array_of(link("comparability"))),
        field("summary", summary()),
        field("projects", array_of(link("project"))),
        field("findings", array_of(link("finding")).about("About the two files.")),
    ]);
    let unused = ["unit_change", "project_change", "bridge", "amount_change", "indicator_change"];
    let shared = [common, of_changes].concat().into_iter().filter(|(name, _)| !unused.contains(name));
    let own = vec![
        ("project", project()),
        ("budget", budget()),
        ("indicator", indicator()),
        ("attainment", attainment()),
    ];
    file("reconciliation", root, own.into_iter().chain(shared).collect())
}

fn summary() -> Node {
    let counts = [
        "projects",
        "projects_set_only",
        "projects_evaluated_only",
        "indicators",
        "indicators_set_only",
        "indicators_evaluated_only",
        "targets_changed",
        "met",
        "not_met",
        "undecided",
        "met_only_as_evaluated",
    ];
    closed(counts.map(|name| field(name, count_from(0))))
}

fn project() -> Node {
    use Relation as R;
    let relations = [R::Continued, R::New, R::Ended, R::Split, R::Merged, R::Regrouped];
    closed([
        field("relation", words(&relations).about("New is evaluated only, ended is set only.")),
        field("set", array_of(link("project_ref"))),
        field("evaluated", array_of(link("project_ref"))),
        field("link", or_null(words(&[Link::Exact, Link::Stated, Link::Inferred, Link::User]))),
        field("doubtful", boolean().about("疑似，待核实")),
        field("confidence", or_null(share()).about("Null unless inferred.")),
        field("evidence", array_of(link_evidence())),
        field("budget", link("budget")),
        field("indicators", array_of(link("indicator"))),
        field("findings", array_of(link("finding"))),
    ])
}

fn budget() -> Node {
    let number = |name| -> Field { field(name, or_null(link("decimal"))) };
    closed([
        number("set"),
        number("initial"),
        field("agrees", or_null(boolean())),
        number("adjusted"),
        number("executed"),
        field("printed_rate", or_null(text())),
        field("rate", or_null(map([("type", "string".into())]))),
    ])
    .about("In the money unit of the self-evaluation.")
}

fn indicator() -> Node {
    closed([
        field("relation", words(&[Standing::Both, Standing::SetOnly, Standing::EvaluatedOnly])),
        field("category", or_null(link("category"))),
        field("set_name", or_null(text())),
        field("evaluated_name", or_null(text())),
        field("target_as_set", or_null(link("target"))),
        field("target_as_evaluated", or_null(link("target"))),
        field("change", or_null(link("change"))),
        field("actual", or_null(link("target"))),
        field("met_as_set", or_null(link("attainment"))),
        field("met_as_evaluated", or_null(link("attainment"))),
        field("score", or_null(text())),
        field("achieved_score", or_null(text())),
        field("set_origin", or_null(link("origin"))),
        field("evaluated_origin", or_null(link("origin"))),
    ])
}

fn attainment() -> Node {
    closed([
        field("result", words(&[Attained::Met, Attained::NotMet, Attained::Undecided])),
        field("reason", text()),
        field("reason_en", text()),
    ])
    .about("Whether the actual value is one that the target admits.")
}
