//! The value grammar, row by row, and the values of the real table as a person classified them.

use crate::support::{corpus, json, root};
use duibiao_core::{Comparator, Frequency, Reading, Target, Trend};
use rust_decimal::Decimal;
use serde_json::Value;

/// A reading in the columns of `cases/value-grammar.tsv`, raw aside.
fn columns(target: &Target) -> [String; 7] {
    let text = |text: Option<&str>| text.unwrap_or("-").to_owned();
    let number = |number: Option<i64>| number.map_or("-".to_owned(), |number| number.to_string());
    let kind = serde_json::to_value(target.kind()).unwrap().as_str().unwrap().to_owned();
    let (mut numbers, mut more) = ("-".to_owned(), Vec::new());
    match &target.reading {
        Reading::Quantity(q) => {
            numbers = q.value.to_string();
            more.extend(q.basis.as_ref().map(|basis| format!("basis {basis}")));
            more.extend((q.frequency == Some(Frequency::Monthly)).then(|| "frequency monthly".to_owned()));
            more.extend(q.derived.then(|| "derived".to_owned()));
        }
        Reading::Range(r) => numbers = format!("{}..{}", r.low, r.high),
        Reading::Date(d) => {
            let part = |part: Option<u32>| number(part.map(i64::from));
            numbers =
                format!("{}/{}/{}", number(d.date.year.map(i64::from)), part(d.date.month), part(d.date.day));
        }
        Reading::Fraction(f) => {
            numbers = format!("{}/{}", f.numerator, f.denominator);
            more.extend(f.base.as_ref().map(|base| format!("base {base}")));
        }
        Reading::Compound(parts) => {
            let part = |part: &Target| {
                let [_, _, number, unit, label, ..] = columns(part);
                format!("{label}={number}{unit}")
            };
            numbers = parts.iter().map(part).collect::<Vec<_>>().join(" ");
        }
        Reading::Grade(grade) => more.extend(grade.is_scale.then(|| "scale".to_owned())),
        Reading::Trend(trend) => more.push(if *trend == Trend::Up { "up" } else { "down" }.to_owned()),
        Reading::Reference | Reading::Qualitative | Reading::Placeholder | Reading::Empty => {}
    }
    [
        kind,
        text(target.comparator().map(Comparator::symbol)),
        numbers,
        text(target.unit()),
        text(target.qualifier()),
        text(target.suffix()),
        if more.is_empty() { "-".to_owned() } else { more.join(", ") },
    ]
}

#[test]
fn every_row_of_the_grammar_reads_as_it_says() {
    let rows = std::fs::read_to_string(root().join("tests/cases/value-grammar.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut n_rows = 0;
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let (raw, expected) = row.split_once('\t').unwrap();
        let found = columns(&Target::read(raw)).join("\t");
        n_rows += 1;
        if found != expected {
            wrong.push(format!("{raw}\n  is   {found}\n  not  {expected}"));
        }
    }
    assert!(n_rows > 100, "{n_rows}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_values_of_the_real_table_read_as_a_person_read_them() {
    let values = json(&corpus("zengcheng-hrss-2025.values.json"));
    let values = values.as_array().unwrap();
    assert_eq!(values.len(), 124);
    let mut wrong = Vec::new();
    for value in values {
        let raw = value["raw"].as_str().unwrap();
        let target = Target::read(raw);
        let text = |text: Option<&str>| text.map_or(Value::Null, Value::from);
        let number = |value: &Value| value.as_str().and_then(|number| number.parse::<Decimal>().ok());
        let is_right = match (value["kind"].as_str().unwrap(), &target.reading) {
            ("numeric", Reading::Quantity(q)) => {
                value["comparator"] == text(q.comparator.map(Comparator::symbol))
                    && number(&value["number"]) == Some(q.value)
                    && value["unit"] == text(q.unit.as_deref())
                    && value["text"] == text(q.qualifier.as_deref())
                    && value["suffix"] == text(q.suffix.as_deref())
            }
            ("mixed", Reading::Compound(parts)) => {
                let expected: Vec<Option<Decimal>> =
                    value["parts"].as_array().unwrap().iter().map(|part| number(&part["number"])).collect();
                let found = |part: &Target| match &part.reading {
                    Reading::Quantity(q) => Some(q.value),
                    _ => None,
                };
                parts.iter().map(found).collect::<Vec<_>>() == expected
            }
            ("mixed", Reading::Fraction(f)) => {
                value["parts"][0]["number"].as_str() == Some(&f.numerator.to_string())
                    && value["parts"][1]["number"].as_str() == Some(&f.denominator.to_string())
            }
            ("placeholder", Reading::Placeholder) => true,
            ("qualitative", _) => !target.is_quantified(),
            _ => false,
        };
        if !is_right {
            wrong.push(format!("{raw}: {:?}, not {value}", target.reading));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
