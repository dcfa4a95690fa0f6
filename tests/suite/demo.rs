//! The demo: every change that was planted is found, and nothing else is.

use crate::support::{json, root};
use duibiao_core::AnnualTable;
use duibiao_diff::{ChangeKind, ChangeSet, Edit, IndicatorRelation, Options, ProjectChange, compare};
use duibiao_parse::ReadOptions;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn table(name: &str) -> AnnualTable {
    let bytes = std::fs::read(root().join("data/demo").join(name)).unwrap();
    duibiao_parse::read(name, &bytes, &ReadOptions::default()).unwrap().tables.remove(0)
}

/// One fact a line, so that a difference shows what it is.
type Facts = BTreeSet<String>;

fn names(side: &Value) -> String {
    let mut names: Vec<String> = side
        .as_array()
        .unwrap()
        .iter()
        .map(|p| format!("{}／{}", text(&p["unit"]), text(&p["name"])))
        .collect();
    names.sort();
    names.join("＋")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("∅")
}

fn planted(pair: &Value) -> Facts {
    let mut facts = Facts::new();
    for unit in pair["units"].as_array().unwrap() {
        facts.insert(format!(
            "unit {} -> {}: {} renamed {}",
            text(&unit["old"]),
            text(&unit["new"]),
            text(&unit["relation"]),
            unit["renamed"]
        ));
    }
    for (line, amount) in pair["bridge"].as_object().unwrap() {
        facts.insert(format!("bridge {line} {}", text(amount)));
    }
    for project in pair["projects"].as_array().unwrap() {
        let relation = text(&project["relation"]);
        let at = format!("{} -> {}", names(&project["old"]), names(&project["new"]));
        facts.insert(format!(
            "{at}: {relation} renamed {} transferred {}",
            project["renamed"], project["transferred"]
        ));
        if let Some(total) = project["amounts"].get("total") {
            facts.insert(format!("{at}: total {} -> {}", text(&total["old"]), text(&total["new"])));
        }
        if let Some(goal) = project["goal"].as_str().filter(|goal| *goal != "unchanged") {
            facts.insert(format!("{at}: goal {goal}"));
        }
        for one in project["indicators"].as_array().unwrap() {
            facts.insert(format!(
                "{at}: {} {} -> {} renamed {} reclassified {} annual {} {} cycle {} {}",
                text(&one["relation"]),
                text(&one["old_name"]),
                text(&one["new_name"]),
                one["renamed"].as_bool().unwrap_or(false),
                one["reclassified"].as_bool().unwrap_or(false),
                text(&one["annual"]["kind"]),
                text(&one["annual"]["effect"]),
                text(&one["cycle"]["kind"]),
                text(&one["cycle"]["effect"]),
            ));
        }
    }
    facts
}

fn found(changes: &ChangeSet) -> Facts {
    let mut facts = Facts::new();
    for unit in &changes.units {
        let unit = serde_json::to_value(unit).unwrap();
        facts.insert(format!(
            "unit {} -> {}: {} renamed {}",
            text(&unit["old"]),
            text(&unit["new"]),
            text(&unit["relation"]),
            unit["renamed"]
        ));
    }
    let bridge = serde_json::to_value(&changes.bridge).unwrap();
    for line in
        ["old_total", "added", "ended", "increased", "decreased", "restructured", "rounding", "new_total"]
    {
        facts.insert(format!("bridge {line} {}", text(&bridge[line])));
    }
    for project in &changes.projects {
        project_facts(project, &mut facts);
    }
    facts
}

fn project_facts(project: &ProjectChange, facts: &mut Facts) {
    let shown = serde_json::to_value(project).unwrap();
    let at = format!("{} -> {}", names(&shown["old"]), names(&shown["new"]));
    let relation = text(&shown["relation"]);
    let is_pair = relation == "continued";
    let mut lines = Vec::new();
    let total = &shown["amounts"]["total"];
    if total["old"] != total["new"] {
        lines.push(format!("{at}: total {} -> {}", text(&total["old"]), text(&total["new"])));
    }
    let has_both = !project.old.is_empty() && !project.new.is_empty();
    if has_both && project.goal.changed {
        lines.push(format!("{at}: goal {}", if project.goal.only_years { "only_years" } else { "changed" }));
    }
    for one in &project.indicators {
        let is_same = one.relation == IndicatorRelation::Continued
            && !one.renamed
            && !one.reclassified
            && [&one.annual, &one.cycle].into_iter().flatten().all(|c| c.kind == ChangeKind::Unchanged);
        if !is_same {
            let one = serde_json::to_value(one).unwrap();
            lines.push(format!(
                "{at}: {} {} -> {} renamed {} reclassified {} annual {} {} cycle {} {}",
                text(&one["relation"]),
                text(&one["old_name"]),
                text(&one["new_name"]),
                one["renamed"],
                one["reclassified"],
                text(&one["annual"]["kind"]),
                text(&one["annual"]["effect"]),
                text(&one["cycle"]["kind"]),
                text(&one["cycle"]["effect"]),
            ));
        }
    }
    // An entry stands in the list when anything of its own changed; a unit's new name is the unit's change.
    let own_change =
        !is_pair || project.name_changed || project.transferred == Some(true) || !lines.is_empty();
    if own_change {
        facts.insert(format!(
            "{at}: {relation} renamed {} transferred {}",
            shown["renamed"], shown["transferred"]
        ));
        facts.extend(lines);
    }
}

#[test]
fn every_planted_change_is_found_and_no_other() {
    let list = json(&root().join("data/demo/changes.json"));
    let pairs = list["pairs"].as_array().unwrap();
    assert_eq!(pairs.len(), 2);
    for pair in pairs {
        let (old, new) = (table(text(&pair["old"])), table(text(&pair["new"])));
        let changes = compare(&old, 0, &new, 0, &Options::default());
        let (planted, found) = (planted(pair), found(&changes));
        let missed: Vec<&String> = planted.difference(&found).collect();
        let invented: Vec<&String> = found.difference(&planted).collect();
        assert!(missed.is_empty() && invented.is_empty(), "missed {missed:#?}\ninvented {invented:#?}");
        assert!(planted.len() > 60, "the list is long: {}", planted.len());
    }
}

#[test]
fn the_comparison_of_lists_notices_a_difference() {
    let list = json(&root().join("data/demo/changes.json"));
    let mut pair = list["pairs"][0].clone();
    let before = planted(&pair);
    pair["projects"].as_array_mut().unwrap().pop();
    assert!(before != planted(&pair));
    pair = list["pairs"][0].clone();
    pair["projects"][0]["indicators"][0]["annual"] = json!({"kind": "raised", "effect": "stricter"});
    assert!(before != planted(&pair));
}

#[test]
fn goal_edits_give_both_texts_back() {
    let list = json(&root().join("data/demo/changes.json"));
    for pair in list["pairs"].as_array().unwrap() {
        let (old, new) = (table(text(&pair["old"])), table(text(&pair["new"])));
        let goals = |table: &AnnualTable, side: &[duibiao_diff::ProjectRef]| -> String {
            let projects: Vec<_> = table.projects().collect();
            let goals: Vec<String> = side
                .iter()
                .filter_map(|p| projects[p.position].1.goal.clone())
                .filter(|g| !g.is_empty())
                .collect();
            goals.join("\n")
        };
        for project in &compare(&old, 0, &new, 0, &Options::default()).projects {
            let text = |skip: Edit| -> String {
                project.goal.segments.iter().filter(|s| s.op != skip).map(|s| s.text.as_str()).collect()
            };
            assert_eq!(text(Edit::Insert), goals(&old, &project.old));
            assert_eq!(text(Edit::Delete), goals(&new, &project.new));
        }
    }
}
