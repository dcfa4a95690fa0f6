//! The public JSON: documents and change sets, pretty printed, with a line feed at the end.
//!
//! JSON is always whole: no option of a view touches it.

use crate::plain_json::PlainFormatter;
use duibiao_check::{Check, CheckRun, Rule, Strict};
use duibiao_core::document::Document;
use duibiao_core::{AnnualTable, Bilingual, Finding, Language, Severity};
use duibiao_diff::{ChangeSet, ChangeSets, Lineages, Reconciliation};
use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};
use std::cell::RefCell;
use std::io;

/// The schema of what [`write_documents`] writes.
pub const DOCUMENTS_SCHEMA: &str = duibiao_core::document::SCHEMA;

/// Tables and findings about files as one JSON document.
///
/// # Example
/// ```
/// let json = duibiao_report::json::documents_json(&[], &[]);
/// assert!(json.starts_with("{\n  \"schema\": \"duibiao.documents/1\""));
/// ```
pub fn documents_json(documents: &[AnnualTable], findings: &[Finding]) -> String {
    let records = documents.iter().cloned().map(Document::from);
    to_string(&Documents { documents: RefCell::new(Some(records)), findings: || findings })
}

/// Writes tables as they come, one after the other, so that a long run need not hold them all; what `findings`
/// gives is asked for after the last table.
///
/// # Errors
/// When writing fails. What is written so far is no valid JSON then.
pub fn write_documents<I>(
    out: &mut dyn io::Write,
    documents: I,
    findings: impl Fn() -> Vec<Finding>,
) -> io::Result<()>
where
    I: Iterator<Item = AnnualTable>,
{
    write(out, &Documents { documents: RefCell::new(Some(documents.map(Document::from))), findings })
}

/// A change set as JSON.
pub fn changes_json(changes: &ChangeSet) -> String {
    to_string(changes)
}

/// Writes a change set.
///
/// # Errors
/// When writing fails.
pub fn write_changes(out: &mut dyn io::Write, changes: &ChangeSet) -> io::Result<()> {
    write(out, changes)
}

/// Several change sets as JSON.
pub fn changesets_json(changesets: &ChangeSets) -> String {
    to_string(changesets)
}

/// Writes several change sets.
///
/// # Errors
/// When writing fails.
pub fn write_changesets(out: &mut dyn io::Write, changesets: &ChangeSets) -> io::Result<()> {
    write(out, changesets)
}

/// The chains of many years as JSON.
pub fn lineage_json(lineages: &Lineages) -> String {
    to_string(lineages)
}

/// Targets beside a self-evaluation as JSON.
pub fn reconciliation_json(reconciliation: &Reconciliation) -> String {
    to_string(reconciliation)
}

/// A check as JSON.
pub fn checks_json(run: &CheckRun) -> String {
    to_string(run)
}

/// Audit rules as JSON: code, names, severities, parameters, manual page in both languages.
pub fn rules_json(rules: &[&Rule]) -> String {
    to_string(&RulesDocument {
        schema: "duibiao.rules/1",
        rules: rules.iter().map(|rule| RuleRecord::of(rule)).collect(),
    })
}

#[derive(Serialize)]
struct RulesDocument {
    schema: &'static str,
    rules: Vec<RuleRecord>,
}

#[derive(Serialize)]
struct RuleRecord {
    code: &'static str,
    name: &'static str,
    title: &'static str,
    severities: Vec<Severity>,
    looks_at: &'static str,
    default_profile: bool,
    parameters: Vec<ParameterRecord>,
    manual: ManualRecord,
}

#[derive(Serialize)]
struct ParameterRecord {
    name: &'static str,
    default: Decimal,
    strict: Decimal,
    about: &'static Bilingual,
}

#[derive(Serialize)]
struct ManualRecord {
    zh: PageRecord,
    en: PageRecord,
}

#[derive(Serialize)]
struct PageRecord {
    looks_at: String,
    why: String,
    fires: String,
    does_not_fire: String,
    source: String,
    what_to_do: String,
}

impl RuleRecord {
    fn of(rule: &Rule) -> Self {
        let manual = rule.manual();
        let page = |language| PageRecord {
            looks_at: manual.looks_at(language),
            why: manual.why(language),
            fires: manual.fires(language),
            does_not_fire: manual.does_not_fire(language),
            source: manual.source(language),
            what_to_do: manual.what_to_do(language),
        };
        let parameters = rule.parameters.iter().map(|of| ParameterRecord {
            name: of.name,
            default: of.default,
            strict: of.strict,
            about: &of.about,
        });
        Self {
            code: rule.code.id(),
            name: rule.code.name(),
            title: rule.code.title(),
            severities: rule.code.entry().texts.iter().map(|(severity, _)| *severity).collect(),
            looks_at: match rule.check {
                Check::Table(_) => "table",
                Check::Tables(_) => "tables",
                Check::Changes(_) => "changes",
            },
            default_profile: rule.strict != Strict::Only,
            parameters: parameters.collect(),
            manual: ManualRecord { zh: page(Language::Zh), en: page(Language::En) },
        }
    }
}

/// Writes any value in the same style: what a terminal would act on is escaped.
///
/// # Errors
/// When writing fails.
pub fn write_value(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    write(out, value)
}

fn write(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, PlainFormatter::default());
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

fn to_string(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes, value).expect("the model serializes, and a vector takes every byte");
    String::from_utf8(bytes).expect("JSON is UTF-8")
}

/// The document around the tables. The iterator is taken when it is serialized, which happens once.
struct Documents<I, F> {
    documents: RefCell<Option<I>>,
    findings: F,
}

impl<I, F, L> Serialize for Documents<I, F>
where
    I: Iterator,
    I::Item: Serialize,
    F: Fn() -> L,
    L: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Documents", 3)?;
        fields.serialize_field("schema", DOCUMENTS_SCHEMA)?;
        fields.serialize_field("documents", &Sequence(&self.documents))?;
        fields.serialize_field("findings", &(self.findings)())?;
        fields.end()
    }
}

struct Sequence<'a, I>(&'a RefCell<Option<I>>);

impl<I: Iterator> Serialize for Sequence<'_, I>
where
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(Adapter(self.0.take()))
    }
}

/// An iterator whose length is not known, as serializers take sequences of such.
struct Adapter<I>(Option<I>);

impl<I: Iterator> Iterator for Adapter<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.as_mut()?.next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use duibiao_core::{Code, Severity};

    #[test]
    fn writes_the_same_bytes_as_they_come_and_at_once() {
        let tables = [fixture::table(), fixture::table()];
        let finding = Finding::new(Code::of("PAR-20"), Severity::Error).with("path", "甲.txt");
        let mut streamed = Vec::new();
        write_documents(&mut streamed, tables.iter().cloned(), || vec![finding.clone()]).unwrap();
        let whole = documents_json(&tables, std::slice::from_ref(&finding));
        assert_eq!(String::from_utf8(streamed).unwrap(), whole);
        assert!(whole.ends_with("}\n"));
        let value: serde_json::Value = serde_json::from_str(&whole).unwrap();
        assert_eq!(value["documents"].as_array().unwrap().len(), 2);
        assert_eq!(value["findings"][0]["code"], "PAR-20");
    }

    #[test]
    fn change_sets_come_back_as_they_were() {
        let changes = fixture::changes();
        let json = changes_json(&changes);
        let back: ChangeSet = serde_json::from_str(&json).unwrap();
        assert_eq!(back, changes);
    }
}
