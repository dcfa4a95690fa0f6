//! The tables of the corpus come out exactly as their truth files say, field by field.

use crate::support::{corpus, files, json, real_table};
use duibiao_core::{AnnualTable, Reading, Target};
use duibiao_parse::ReadOptions;
use rust_decimal::Decimal;
use serde_json::Value;
use std::path::Path;

/// Differences between a table and its truth, as `path: truth / table`.
struct Diff(Vec<String>);

impl Diff {
    fn field(&mut self, at: &str, truth: &Value, ours: &Value) {
        if truth != ours {
            self.0.push(format!("{at}: {truth} / {ours}"));
        }
    }

    /// Every key that the truth has for these objects.
    fn amounts(&mut self, at: &str, truth: &Value, ours: &Value) {
        for (key, amount) in truth.as_object().into_iter().flatten().filter(|(key, _)| *key != "absent") {
            self.field(&format!("{at}.{key}"), amount, &ours[key]);
        }
    }

    fn target(&mut self, at: &str, truth: &Value, ours: Option<&Target>) {
        // The truth writes null for a blank cell too; the contract keeps the two apart.
        if truth.is_null() && ours.is_none_or(|target| target.reading == Reading::Empty) {
            return;
        }
        let Some(target) = ours else {
            self.0.push(format!("{at}: {truth} / none"));
            return;
        };
        self.field(&format!("{at}.raw"), &truth["raw"], &Value::from(target.raw.as_str()));
        let number =
            |v: &Value| v.as_str().and_then(|text| text.parse::<Decimal>().ok()).map(|d| d.normalize());
        let matches = match (truth["kind"].as_str().unwrap_or_default(), &target.reading) {
            ("quantity", Reading::Quantity(q)) => {
                let text = |o: Option<&str>| o.map_or(Value::Null, Value::from);
                truth["comparator"] == text(q.comparator.map(duibiao_core::Comparator::symbol))
                    && number(&truth["value"]) == Some(q.value.normalize())
                    && truth["unit"] == text(q.unit.as_deref())
                    && truth["qualifier"] == text(q.qualifier.as_deref())
            }
            ("date", Reading::Date(d)) => {
                truth["_date"] == serde_json::json!([d.date.year, d.date.month, d.date.day])
            }
            ("range", Reading::Range(r)) => {
                let range = &truth["_range"];
                number(&range[0]) == Some(r.low.normalize())
                    && number(&range[1]) == Some(r.high.normalize())
                    && range[2].as_str() == r.unit.as_deref()
            }
            ("placeholder", Reading::Placeholder)
            | ("empty", Reading::Empty)
            | ("mixed", Reading::Compound(_) | Reading::Fraction(_)) => true,
            // The truth files say coarser than the contract what is words.
            ("qualitative", _) => !target.is_quantified() && !target.is_missing(),
            _ => false,
        };
        if !matches {
            self.0.push(format!("{at}: {truth} / {:?}", target.reading));
        }
    }

    fn table(&mut self, truth: &Value, table: &AnnualTable) {
        let ours = serde_json::to_value(table).unwrap();
        for key in ["title", "department", "fiscal_year", "money_unit"] {
            self.field(key, &truth[key], &ours[key]);
        }
        self.amounts("total", &truth["total"], &ours["total"]);
        let units = truth["units"].as_array().unwrap();
        self.field("units", &Value::from(units.len()), &Value::from(table.units.len()));
        for (u, (truth, unit)) in units.iter().zip(&table.units).enumerate() {
            let at = format!("units[{u}]");
            self.field(&format!("{at}.name"), &truth["name"], &Value::from(unit.name.as_str()));
            self.amounts(&at, &truth["amounts"], &ours["units"][u]["amounts"]);
            let projects = truth["projects"].as_array().unwrap();
            self.field(
                &format!("{at}.projects"),
                &Value::from(projects.len()),
                &Value::from(unit.projects.len()),
            );
            for (p, (truth, project)) in projects.iter().zip(&unit.projects).enumerate() {
                let at = format!("{at}.projects[{p}]");
                let ours = &ours["units"][u]["projects"][p];
                self.field(&format!("{at}.name"), &truth["name"], &ours["name"]);
                self.amounts(&at, &truth["amounts"], &ours["amounts"]);
                // A line break inside a cell does not show in extracted text: every line there ends alike.
                let goal = truth["goal"].as_str().map(|goal| goal.replace('\n', ""));
                self.field(&format!("{at}.goal"), &Value::from(goal), &ours["goal"]);
                let indicators = truth["indicators"].as_array().unwrap();
                let n = project.indicators.len();
                self.field(&format!("{at}.indicators"), &Value::from(indicators.len()), &Value::from(n));
                for (i, (truth, indicator)) in indicators.iter().zip(&project.indicators).enumerate() {
                    let at = format!("{at}.indicators[{i}]");
                    let ours = &ours["indicators"][i];
                    for key in ["seq", "level1", "level2", "name"] {
                        self.field(&format!("{at}.{key}"), &truth[key], &ours[key]);
                    }
                    self.target(
                        &format!("{at}.cycle"),
                        &truth["cycle_target"],
                        indicator.cycle_target.as_ref(),
                    );
                    self.target(
                        &format!("{at}.annual"),
                        &truth["annual_target"],
                        indicator.annual_target.as_ref(),
                    );
                }
            }
        }
    }
}

/// What a file reads as that its truth does not say.
pub(crate) fn check(path: &Path, truth: &Value) -> Vec<String> {
    let bytes = std::fs::read(path).unwrap();
    // Folders outside of the corpus are no evidence of a year.
    let parts: Vec<_> = path.iter().rev().take(2).collect();
    let name = parts.iter().rev().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
    match duibiao_parse::read(&name, &bytes, &ReadOptions::default()) {
        Ok(reading) => differences(&name, truth, &reading),
        Err(error) => vec![format!("{name}: {error}")],
    }
}

/// Where a reading differs from its truth.
pub(crate) fn differences(name: &str, truth: &Value, reading: &duibiao_parse::Reading) -> Vec<String> {
    let mut diff = Diff(Vec::new());
    diff.field("tables", &Value::from(1), &Value::from(reading.tables.len()));
    diff.table(truth, &reading.tables[0]);
    diff.0.into_iter().map(|line| format!("{name}: {line}")).collect()
}

/// Fails with the first differences.
pub(crate) fn report(differences: &[String]) {
    let shown: Vec<&str> = differences.iter().take(40).map(String::as_str).collect();
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), shown.join("\n"));
}

#[test]
fn the_real_table_is_read_exactly() {
    let truth = json(&corpus("zengcheng-hrss-2025.truth.json"));
    report(&check(&real_table(), &truth));
    let table =
        &duibiao_parse::read("表.txt", &std::fs::read(real_table()).unwrap(), &ReadOptions::default())
            .unwrap()
            .tables[0];
    assert_eq!((table.units.len(), table.n_projects(), table.n_indicators()), (4, 53, 190));
}

#[test]
fn the_constructed_lists_are_read_exactly() {
    let texts: Vec<_> = files(&corpus("constructed"), "txt");
    assert_eq!(texts.len(), 62);
    let mut differences = Vec::new();
    for text in &texts {
        let folder = text.parent().unwrap();
        let name = text.file_name().unwrap().to_string_lossy();
        let year = ["2023", "2024", "2025"].iter().find(|year| name.contains(*year)).unwrap();
        let truth = json(&folder.join(format!("{year}.truth.json")));
        differences.extend(check(text, &truth));
    }
    report(&differences);
}
