//! The public JSON against the schemas in `docs/schema`: what the program prints is valid, and every field that
//! is taken away or renamed makes it invalid.
//!
//! The files are written from [`definitions`] by `UPDATE_SCHEMAS=1 cargo test -p duibiao-tests schema`.

mod build;
mod definitions;
mod samples;

use crate::support::{files, real_table, root};
use duibiao_check::{CheckRun, Profile, RULES, Rule, Settings};
use duibiao_core::catalogue::entries;
use duibiao_core::{AMOUNT_COLUMNS, AnnualTable, Code, Finding, Severity};
use duibiao_diff::{
    CHANGESETS_SCHEMA, ChangeSet, ChangeSets, Explanation, Lineages, Options, Unpaired, compare, explain,
    lineage, reconcile,
};
use duibiao_report::json::{
    changes_json, changesets_json, checks_json, documents_json, lineage_json, reconciliation_json,
    rules_json, write_value,
};
use jsonschema::Validator;
use rust_decimal::Decimal;
pub(crate) use samples::full_table;
use samples::{full_pair, pairs};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A validator by the definitions, which the files of `docs/schema` are equal to.
fn validator(name: &str) -> Validator {
    let (_, schema) = definitions::files().into_iter().find(|(file, _)| *file == name).unwrap();
    let schema = serde_json::to_value(&schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
    jsonschema::validator_for(&schema).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn check(validator: &Validator, text: &str, what: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .take(3)
        .map(|error| format!("{}: {}", error.instance_path(), shortened(&error.to_string())))
        .collect();
    assert!(errors.is_empty(), "{what}\n{}", errors.join("\n"));
}

fn shortened(text: &str) -> String {
    text.chars().take(400).collect()
}

/// The tables of a file with the findings of all checks, as `show` delivers them.
fn read(path: &Path) -> Vec<AnnualTable> {
    let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    samples::read(&name, &std::fs::read(path).unwrap())
}

fn diff(old: &AnnualTable, new: &AnnualTable) -> ChangeSet {
    compare(old, 0, new, 0, &Options::default())
}

#[test]
fn the_schema_files_are_what_the_definitions_say() {
    for (name, schema) in definitions::files() {
        let path = root().join("docs/schema").join(name);
        let text = schema.to_text();
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "{name} is out of date; UPDATE_SCHEMAS=1 writes it");
    }
}

/// Every object says which fields it needs and takes no others.
#[test]
fn every_object_is_closed() {
    fn look(name: &str, schema: &Value, n: &mut usize) {
        if let Value::Object(keywords) = schema
            && keywords.get("type") == Some(&"object".into())
        {
            *n += 1;
            let others = &keywords["additionalProperties"];
            // The values of findings are closed by their codes.
            assert!(
                *others == Value::Bool(false) || keywords["description"] == "By the names in the texts.",
                "{name}"
            );
        }
        match schema {
            Value::Object(keywords) => keywords.values().for_each(|schema| look(name, schema, n)),
            Value::Array(schemas) => schemas.iter().for_each(|schema| look(name, schema, n)),
            _ => {}
        }
    }
    for (name, schema) in definitions::files() {
        let mut n = 0;
        look(name, &serde_json::to_value(&schema).unwrap(), &mut n);
        assert!(n > 3, "{name}: {n} objects");
    }
}

#[test]
fn documents_are_valid() {
    let validator = validator("documents.schema.json");
    let mut paths = files(&root().join("data/demo"), "txt");
    paths.push(real_table());
    paths.extend(files(&root().join("tests/corpus/constructed/real"), "txt"));
    for path in paths {
        check(&validator, &documents_json(&read(&path), &[]), &path.to_string_lossy());
    }
    for table in pairs().into_iter().flatten().chain([full_table()]) {
        check(&validator, &documents_json(&[table], &[]), "constructed");
    }
    check(&validator, &documents_json(&[], &[]), "nothing");
}

#[test]
fn change_sets_are_valid() {
    let (changes, changesets) = (validator("changes.schema.json"), validator("changesets.schema.json"));
    let demo: Vec<AnnualTable> =
        files(&root().join("data/demo"), "txt").iter().map(|path| read(path).remove(0)).collect();
    let mut made = vec![diff(&demo[0], &demo[1]), diff(&demo[1], &demo[2]), diff(&demo[2], &demo[0])];
    made.extend(pairs().iter().map(|[old, new]| diff(old, new)));
    made.push(full_pair());
    for (n, set) in made.iter().enumerate() {
        check(&changes, &changes_json(set), &format!("change set {n}"));
    }
    check(&changesets, &changesets_json(&several(made)), "change sets");
}

/// An explanation in which every field is filled somewhere.
fn full_explanation() -> Explanation {
    let new = full_table();
    let mut old = new.clone();
    old.fiscal_year = Some(2024);
    let mut changes = full_pair();
    changes.decisions[0].old = Some(0);
    let mut explanation = explain(&old, &new, &changes, 0);
    let mut rival = explanation.pairs.first().or(explanation.rivals.first()).unwrap().clone();
    rival.lower_in = vec![duibiao_diff::Feature::Goal];
    rival.reasons = vec![duibiao_core::Bilingual::fixed("相近程度不足", "not alike enough")];
    explanation.pairs = vec![rival.clone()];
    explanation.rivals = vec![rival];
    explanation
}

#[test]
fn explanations_are_valid() {
    let validator = validator("explanation.schema.json");
    for [old, new] in pairs() {
        let changes = diff(&old, &new);
        for entry in 0..changes.projects.len() {
            let explanation = explain(&old, &new, &changes, entry);
            check(&validator, &explanation_json(&explanation), "constructed");
        }
    }
}

#[test]
fn an_explanation_without_a_field_is_invalid() {
    every_mutant_fails("explanation.schema.json", &explanation_json(&full_explanation()), 100);
}

fn explanation_json(explanation: &Explanation) -> String {
    let mut bytes = Vec::new();
    write_value(&mut bytes, explanation).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn several(changesets: Vec<ChangeSet>) -> ChangeSets {
    let table = full_table();
    let unpaired = Unpaired {
        side: duibiao_core::Side::Old,
        path: table.source.path.clone(),
        document: 0,
        department: table.department.clone(),
        fiscal_year: table.fiscal_year,
    };
    let findings = vec![samples::finding("PAR-20", Severity::Error)];
    ChangeSets { schema: CHANGESETS_SCHEMA.into(), changesets, unpaired: vec![unpaired], findings }
}

/// Every finding of the catalogue is valid with the values that its texts name, and only with them.
#[test]
fn findings_have_the_values_of_their_texts() {
    let validator = validator("documents.schema.json");
    for entry in entries() {
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let finding = samples::finding(entry.code, severity);
            check(&validator, &documents_json(&[], std::slice::from_ref(&finding)), entry.code);
            let more = finding.with("unknown", 1);
            let value: Value = serde_json::from_str(&documents_json(&[], &[more])).unwrap();
            assert!(!validator.is_valid(&value), "{}", entry.code);
        }
    }
    let empty = Finding::new(Code::of("ARI-02"), Severity::Info);
    let value: Value = serde_json::from_str(&documents_json(&[], &[empty])).unwrap();
    assert!(!validator.is_valid(&value), "a finding without its values");
}

#[test]
fn a_document_without_a_field_is_invalid() {
    let table = full_table();
    let finding = samples::finding("PAR-20", Severity::Error);
    every_mutant_fails("documents.schema.json", &documents_json(&[table], &[finding]), 260);
}

#[test]
fn a_change_set_without_a_field_is_invalid() {
    every_mutant_fails("changes.schema.json", &changes_json(&full_pair()), 400);
}

#[test]
fn several_change_sets_without_a_field_are_invalid() {
    every_mutant_fails("changesets.schema.json", &changesets_json(&several(vec![full_pair()])), 400);
}

fn follow(tables: &[&AnnualTable]) -> Lineages {
    lineage(&tables.iter().map(|table| (*table, 0)).collect::<Vec<_>>(), &Options::default())
}

/// Runs over the real table and over the constructed ones, one of them beside an earlier run.
#[test]
fn checks_are_valid() {
    let validator = validator("checks.schema.json");
    let tables = [read(&real_table()), pairs().into_iter().flatten().collect(), vec![full_table()]].concat();
    let tables: Vec<&AnnualTable> = tables.iter().collect();
    let mut settings = Settings { profile: Profile::Strict, ..Settings::default() };
    settings.severities.insert("ARI-02".to_owned(), Severity::Warning);
    settings.parameters.entry("ARI-02".to_owned()).or_default().insert("name".to_owned(), Decimal::ONE);
    let earlier = CheckRun::new(&tables, &[], &Settings::default(), Vec::new());
    let mut run = CheckRun::new(&tables, &[], &settings, vec![samples::finding("PAR-20", Severity::Error)]);
    run.compare_with(&earlier);
    let json = checks_json(&run);
    check(&validator, &json, "checks");
    let again: CheckRun = serde_json::from_str(&json).unwrap();
    assert_eq!(again, run, "a run reads back");
}

#[test]
fn rules_are_valid() {
    let rules: Vec<&Rule> = RULES.iter().collect();
    check(&validator("rules.schema.json"), &rules_json(&rules), "rules");
}

#[test]
fn lineages_are_valid() {
    let validator = validator("lineage.schema.json");
    let demo: Vec<AnnualTable> =
        files(&root().join("data/demo"), "txt").iter().map(|path| read(path).remove(0)).collect();
    check(&validator, &lineage_json(&follow(&demo.iter().collect::<Vec<_>>())), "demo");
    for [old, new] in &pairs() {
        check(&validator, &lineage_json(&follow(&[old, new])), "constructed");
    }
    check(&validator, &lineage_json(&follow(&[])), "nothing");
}

/// A lineage in which every field is filled somewhere: a gap, doubt, a difference of totals, an unknown year.
#[test]
fn a_lineage_without_a_field_is_invalid() {
    let last = full_table();
    let mut first = last.clone();
    first.fiscal_year = Some(2022);
    first.stage = duibiao_core::Stage::Initial;
    first.units[0].projects[0].amounts.carryover = duibiao_core::AmountCell::read("0.50");
    let mut unknown = last.clone();
    unknown.fiscal_year = None;
    let mut lineages = follow(&[&first, &last, &unknown]);
    let chain = &mut lineages.series[0].chains[0];
    chain.steps[0].confidence = Some(0.75);
    chain.steps[0].evidence = full_pair().projects[0].evidence.clone();
    every_mutant_fails("lineage.schema.json", &lineage_json(&lineages), 250);
}

#[test]
fn a_reconciliation_without_a_field_is_invalid() {
    let mut done = full_table();
    done.kind = duibiao_core::TableKind::SelfEvaluation;
    let mut set = full_table();
    set.money_unit = Some(duibiao_core::MoneyUnit::Yuan);
    set.units[0].projects[0].indicators.remove(1);
    done.units[0].projects[0].indicators.remove(2);
    let mut result = reconcile(&set, 0, &done, 0, &Options::default()).unwrap();
    let project = result.projects.iter_mut().find(|project| project.indicators.len() > 10).unwrap();
    project.confidence = Some(0.75);
    project.evidence = full_pair().projects[0].evidence.clone();
    result.findings = vec![samples::finding("PAR-20", Severity::Error)];
    every_mutant_fails("reconciliation.schema.json", &reconciliation_json(&result), 200);
}

/// Takes away and renames every field at every place in turn, one place of each shape. `at_least`: how many
/// fields there must be, so that a poor sample does not pass for a good schema.
#[expect(clippy::print_stderr, reason = "says how much was tried")]
fn every_mutant_fails(name: &str, text: &str, at_least: usize) {
    let validator = validator(name);
    let mut whole: Value = serde_json::from_str(text).unwrap();
    thin_out(&mut whole, "", &mut BTreeSet::new());
    assert!(validator.is_valid(&whole), "{name}: the sample");
    let mut places = Vec::new();
    collect(&whole, "", "", &mut BTreeSet::new(), &mut places);
    let mut survivors = Vec::new();
    for place in &places {
        let mut mutant = whole.clone();
        let fields = mutant.pointer_mut(&place.object).unwrap().as_object_mut().unwrap();
        let value = fields.remove(&place.field).unwrap();
        if validator.is_valid(&mutant) != place.may_be_left_out() {
            survivors.push(format!("{}.{} taken away", place.path, place.field));
        }
        let fields = mutant.pointer_mut(&place.object).unwrap().as_object_mut().unwrap();
        fields.insert(format!("{}_renamed", place.field), value);
        if validator.is_valid(&mutant) != place.is_printed_name() {
            survivors.push(format!("{}.{} renamed", place.path, place.field));
        }
    }
    assert!(places.len() >= at_least, "{name}: only {} fields", places.len());
    eprintln!("{name}: {} fields, each taken away and renamed", places.len());
    assert!(survivors.is_empty(), "{name}: {survivors:#?}");
}

/// A field at a place.
struct Place {
    /// The JSON pointer of its object.
    object: String,
    /// The same without the indices of lists.
    path: String,
    field: String,
    /// Whether its object is a target.
    in_target: bool,
}

impl Place {
    /// The fields that are left out where they do not apply. There are no others: where one of these is taken
    /// away the rest must be valid.
    fn may_be_left_out(&self) -> bool {
        let field = self.field.as_str();
        let of_target = self.in_target && ["basis", "frequency", "derived", "base"].contains(&field);
        // A change set lists the columns that a form has, a document all of them.
        let is_of_change = self.path.ends_with("projects[].amounts") && !self.path.contains("units");
        let of_amounts =
            (is_of_change || self.path == ".entry.amounts") && AMOUNT_COLUMNS[1..].contains(&field);
        of_target || of_amounts || self.is_printed_name()
    }

    /// Columns of further funding sources go by their printed, Chinese names, which no schema can know.
    fn is_printed_name(&self) -> bool {
        self.path.contains("amounts") && !self.field.is_ascii()
    }
}

/// What an object looks like: its fields with their types, and the words that decide its shape.
fn shape(fields: &serde_json::Map<String, Value>) -> String {
    let mut shape = String::new();
    for (name, value) in fields {
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "number",
            Value::String(word) if ["kind", "code", "op", "relation"].contains(&name.as_str()) => word,
            Value::String(_) => "text",
            Value::Array(_) => "list",
            Value::Object(_) => "object",
        };
        shape.extend([name, ":", kind, ","]);
    }
    shape
}

/// Drops list elements that show no shape which an earlier one does not show.
fn thin_out(value: &mut Value, path: &str, seen: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            seen.insert(format!("{path} {}", shape(fields)));
            for (name, value) in fields {
                thin_out(value, &format!("{path}.{name}"), seen);
            }
        }
        Value::Array(elements) => {
            let path = format!("{path}[]");
            elements.retain_mut(|element| {
                let before = seen.len();
                thin_out(element, &path, seen);
                seen.len() > before || !element.is_object()
            });
        }
        _ => {}
    }
}

/// The fields of one object of each shape at each path.
fn collect(value: &Value, pointer: &str, path: &str, seen: &mut BTreeSet<String>, places: &mut Vec<Place>) {
    match value {
        Value::Object(fields) => {
            let is_new = seen.insert(format!("{path} {}", shape(fields)));
            for (name, value) in fields {
                if is_new {
                    places.push(Place {
                        object: pointer.to_owned(),
                        path: path.to_owned(),
                        field: name.clone(),
                        in_target: fields.contains_key("raw"),
                    });
                }
                collect(value, &format!("{pointer}/{name}"), &format!("{path}.{name}"), seen, places);
            }
        }
        Value::Array(elements) => {
            for (n, element) in elements.iter().enumerate() {
                collect(element, &format!("{pointer}/{n}"), &format!("{path}[]"), seen, places);
            }
        }
        _ => {}
    }
}
