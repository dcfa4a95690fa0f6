//! A table against its truth: every key that the truth has is compared, what it leaves out is not judged.
//!
//! The truth is a `Document` of the published contract, with a few keys of its own that begin with `_` or
//! end in `_accept` and say what else is right.

use duibiao_core::AnnualTable;
use rust_decimal::Decimal;
use serde_json::Value;

/// The kinds of targets that the coarser truth files call `mixed` and `qualitative`.
const MIXED: [&str; 2] = ["compound", "fraction"];
const WORDS: [&str; 4] = ["grade", "qualitative", "reference", "trend"];
/// What a form that prints no numbers of its own may still have been given.
const OPTIONAL: [&str; 1] = ["seq"];

/// All differences between a table and its truth, as `path: truth / table`.
///
/// # Panics
/// When the table has no JSON: no table can.
pub fn differences(truth: &Value, table: &AnnualTable) -> Vec<String> {
    let ours = serde_json::to_value(table).expect("every table has its JSON");
    let mut found = Differences(Vec::new());
    found.object("", truth, &ours);
    found.0
}

/// What several tables of a file differ in from their truths; pairs are made by kind, year and money unit.
pub fn differences_of_all(truths: &[Value], tables: &[AnnualTable]) -> Vec<String> {
    let mut found = Vec::new();
    if truths.len() != tables.len() {
        let ours: Vec<String> = tables.iter().map(outline).collect();
        found.push(format!("tables: {} / {} ({})", truths.len(), tables.len(), ours.join("; ")));
    }
    for (n, truth) in truths.iter().enumerate() {
        let at = |line: &String| if truths.len() == 1 { line.clone() } else { format!("[{n}] {line}") };
        match tables.get(n) {
            Some(table) => found.extend(differences(truth, table).iter().map(at)),
            None => found.push(at(&"no such table".to_owned())),
        }
    }
    found
}

/// A table in one line, for people who look for what went wrong.
pub fn outline(table: &AnnualTable) -> String {
    let units: Vec<String> =
        table.units.iter().map(|unit| format!("{} ({})", unit.name, unit.projects.len())).collect();
    format!(
        "{} {:?} {:?} {:?}: {}; {} indicators",
        table.source.template,
        table.kind,
        table.department,
        table.fiscal_year,
        units.join(", "),
        table.n_indicators()
    )
}

struct Differences(Vec<String>);

impl Differences {
    fn say(&mut self, at: &str, truth: &Value, ours: &Value) {
        let short = |value: &Value| {
            let text = value.to_string();
            if text.chars().count() > 160 { text.chars().take(160).collect::<String>() + "…" } else { text }
        };
        self.0.push(format!("{at}: {} / {}", short(truth), short(ours)));
    }

    fn object(&mut self, at: &str, truth: &Value, ours: &Value) {
        for (key, truth_value) in truth.as_object().into_iter().flatten() {
            let ours_value = ours.get(key).unwrap_or(&Value::Null);
            let at = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
            let accepted = &truth[format!("{key}_accept")];
            if key.starts_with('_')
                || key.ends_with("_accept")
                || is_about_the_truth(key)
                || accepted.as_array().is_some_and(|all| all.contains(ours_value))
                || OPTIONAL.contains(&key.as_str()) && ours_value.is_null()
            {
                continue;
            }
            match key.as_str() {
                "cycle_target" | "annual_target" | "actual" => self.target(&at, truth_value, ours_value),
                "amounts" | "total" if truth_value.is_object() => self.amounts(&at, truth_value, ours_value),
                // The truth files write null for what they do not say.
                "title" if truth_value.is_null() => {}
                // Line breaks inside a cell are no part of a text.
                "goal" | "lifetime_goal" => self.text(&at, truth_value, ours_value),
                "score" | "achieved_score" => self.number(&at, truth_value, ours_value),
                _ => self.value(&at, truth_value, ours_value),
            }
        }
    }

    fn value(&mut self, at: &str, truth: &Value, ours: &Value) {
        match (truth, ours) {
            (Value::Object(_), Value::Object(_)) => self.object(at, truth, ours),
            (Value::Array(theirs), Value::Array(mine)) => {
                if theirs.len() != mine.len() {
                    let names = |all: &[Value]| {
                        let names: Vec<&str> = all.iter().filter_map(|one| one["name"].as_str()).collect();
                        Value::from(format!("{}: {}", all.len(), names.join("、")))
                    };
                    self.say(at, &names(theirs), &names(mine));
                }
                for (n, (theirs, mine)) in theirs.iter().zip(mine).enumerate() {
                    self.value(&format!("{at}[{n}]"), theirs, mine);
                }
            }
            _ if truth != ours => self.say(at, truth, ours),
            _ => {}
        }
    }

    fn text(&mut self, at: &str, truth: &Value, ours: &Value) {
        let plain = |value: &Value| value.as_str().map(|text| text.replace('\n', ""));
        if plain(truth) != plain(ours) {
            self.say(at, truth, ours);
        }
    }

    /// A number that is compared by its value.
    fn number(&mut self, at: &str, truth: &Value, ours: &Value) {
        if truth != ours && (decimal(truth).is_none() || decimal(truth) != decimal(ours)) {
            self.say(at, truth, ours);
        }
    }

    /// Money is compared digit by digit; a source under a name of its own by its number alone.
    fn amounts(&mut self, at: &str, truth: &Value, ours: &Value) {
        for (key, amount) in truth.as_object().into_iter().flatten() {
            match key.as_str() {
                "absent" => {
                    for (column, reason) in amount.as_object().into_iter().flatten() {
                        self.value(&format!("{at}.absent.{column}"), reason, &ours["absent"][column]);
                    }
                }
                "_further" => {
                    let printed: Vec<&Value> =
                        ours.as_object().into_iter().flat_map(|o| o.values()).collect();
                    for number in amount.as_array().into_iter().flatten() {
                        if !printed.contains(&number) {
                            self.say(&format!("{at} (a further source)"), number, ours);
                        }
                    }
                }
                _ => self.value(&format!("{at}.{key}"), amount, &ours[key]),
            }
        }
    }

    fn target(&mut self, at: &str, truth: &Value, ours: &Value) {
        // The truth writes null for a blank cell too; the contract keeps the two apart.
        if truth.is_null() && (ours.is_null() || ours["kind"] == "empty") {
            return;
        }
        if truth.is_null() || ours.is_null() {
            self.say(at, truth, ours);
            return;
        }
        let accepted = |key: &str, value: &Value| {
            truth[format!("{key}_accept")].as_array().is_some_and(|all| all.contains(value))
        };
        if truth["raw"] != ours["raw"] && !accepted("raw", &ours["raw"]) {
            self.say(&format!("{at}.raw"), &truth["raw"], &ours["raw"]);
        }
        let kind = ours["kind"].as_str().unwrap_or_default();
        let is_right = match truth["kind"].as_str() {
            None => true,
            _ if accepted("kind", &ours["kind"]) => true,
            Some("quantity") => {
                kind == "quantity"
                    && decimal(&truth["value"]) == decimal(&ours["value"])
                    && ["comparator", "unit", "qualifier", "suffix", "basis"]
                        .iter()
                        .all(|key| truth.get(key).is_none_or(|value| *value == ours[key]))
            }
            Some("date") => {
                let is_given = truth.get("_date").is_some() || truth.get("date").is_some();
                kind == "date" && (!is_given || date(truth) == date(ours))
            }
            Some("range") => {
                let bounds = |value: &Value| match value.get("_range") {
                    Some(range) => (decimal(&range[0]), decimal(&range[1]), range[2].clone()),
                    None => (decimal(&value["low"]), decimal(&value["high"]), value["unit"].clone()),
                };
                kind == "range" && bounds(truth) == bounds(ours)
            }
            // The truth files are coarser than the contract where a target is words.
            Some("mixed") => MIXED.contains(&kind),
            Some("qualitative") => WORDS.contains(&kind),
            Some(other) => kind == other,
        };
        if !is_right {
            self.say(at, truth, ours);
        }
    }
}

/// Keys with which a truth file speaks of itself.
fn is_about_the_truth(key: &str) -> bool {
    ["schema", "source", "rounding", "diagnostics", "goal_printed"].contains(&key)
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse::<Decimal>().ok().map(|number| number.normalize())
}

fn date(target: &Value) -> [Option<i64>; 3] {
    if let Some(parts) = target["_date"].as_array() {
        return [0, 1, 2].map(|n| parts.get(n).and_then(Value::as_i64));
    }
    ["year", "month", "day"].map(|part| target["date"][part].as_i64())
}

#[cfg(test)]
mod tests {
    use super::Differences;
    use serde_json::{Value, json};

    fn found(truth: &Value, ours: &Value) -> Vec<String> {
        let mut found = Differences(Vec::new());
        found.object("", truth, ours);
        found.0
    }

    /// Each planted difference is found, and what the truth leaves open is not one.
    #[test]
    fn differences_are_found() {
        let target =
            json!({"raw": "≥95%", "kind": "quantity", "comparator": ">=", "value": "95", "unit": "%"});
        let ours = |patch: &[(&str, Value)]| {
            let mut target = target.clone();
            for (key, value) in patch {
                target[key] = value.clone();
            }
            json!({"annual_target": target, "score": "10", "amounts": {"total": "10.00", "市级": "3.5"}})
        };
        let truth = json!({"annual_target": target, "score": "10.0", "amounts": {"total": "10.00", "_further": ["3.5"]}});
        assert_eq!(found(&truth, &ours(&[])), [""; 0]);
        assert_eq!(found(&truth, &ours(&[("value", json!("95.00"))])), [""; 0]);
        for (key, value) in [
            ("raw", json!("≥ 95%")),
            ("kind", json!("qualitative")),
            ("comparator", json!(">")),
            ("value", json!("59")),
            ("unit", json!(null)),
        ] {
            assert_eq!(found(&truth, &ours(&[(key, value.clone())])).len(), 1, "{key}: {value}");
        }
        for (path, value) in [
            ("score", json!("11")),
            ("annual_target", json!(null)),
            ("amounts", json!({"total": "10.0", "市级": "3.5"})),
            ("amounts", json!({"total": "10.00", "市级": "3.50"})),
        ] {
            let mut other = ours(&[]);
            other[path] = value;
            assert_eq!(found(&truth, &other).len(), 1, "{path}");
        }
        assert_eq!(found(&json!({"a": [{"name": "甲"}]}), &json!({"a": []})).len(), 1);
        assert_eq!(found(&json!({"name": "甲", "name_accept": ["乙"]}), &json!({"name": "乙"})), [""; 0]);
    }
}
