//! Readings in one short line, for tables of test cases.

use super::{Comparator, Reading, Target};

/// Checks what each raw value is read as: kind and parts as [`compact`] writes them.
pub(super) fn check(cases: &[(&str, &str)]) {
    for (raw, expected) in cases {
        let target = Target::read(raw);
        assert_eq!(target.raw, *raw);
        assert_eq!(compact(&target.reading), *expected, "{raw}");
    }
}

/// A quantity as `>=|95|%|qualifier|suffix`, then basis, frequency and `derived` where they apply; a range with
/// `90..95` and a fraction with `2/3 base` in the place of the number; a date as `date <=|2025-12-31|…`; a list
/// in square brackets; all else by its kind.
fn compact(reading: &Reading) -> String {
    let symbol = |comparator: Option<Comparator>| comparator.map_or("", Comparator::symbol);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match reading {
        Reading::Quantity(q) => {
            let mut line =
                [symbol(q.comparator), &q.value.to_string(), &text(&q.unit), &text(&q.qualifier)].join("|");
            line = format!("{line}|{}", text(&q.suffix));
            if let Some(basis) = &q.basis {
                line = format!("{line} per {basis}");
            }
            if let Some(frequency) = q.frequency {
                line = format!("{line} {frequency:?}");
            }
            if q.derived { line + " derived" } else { line }
        }
        Reading::Range(r) => {
            let line = format!(
                "|{}..{}|{}|{}|{}",
                r.low,
                r.high,
                text(&r.unit),
                text(&r.qualifier),
                text(&r.suffix)
            );
            r.basis.as_ref().map_or(line.clone(), |basis| format!("{line} per {basis}"))
        }
        Reading::Date(d) => {
            let part = |part: Option<String>| part.unwrap_or_else(|| "_".to_owned());
            let (year, month, day) = (d.date.year, d.date.month, d.date.day);
            let date = [
                part(year.map(|n| n.to_string())),
                part(month.map(|n| n.to_string())),
                part(day.map(|n| n.to_string())),
            ];
            let comparator = symbol(d.comparator);
            format!("date {comparator}|{}|{}|{}", date.join("-"), text(&d.qualifier), text(&d.suffix))
        }
        Reading::Fraction(f) => {
            let (comparator, base) = (symbol(f.comparator), text(&f.base));
            let fraction = format!("{}/{} {base}", f.numerator, f.denominator);
            format!("{comparator}|{fraction}|{}|{}", text(&f.qualifier), text(&f.suffix))
        }
        Reading::Compound(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| compact(&part.reading)).collect();
            format!("[{}]", parts.join("; "))
        }
        Reading::Grade(grade) if grade.is_scale => "scale".to_owned(),
        Reading::Grade(grade) => grade.rank.map_or("grade".to_owned(), |rank| format!("grade {rank}")),
        Reading::Trend(trend) => format!("{trend:?}"),
        Reading::Reference | Reading::Qualitative | Reading::Placeholder | Reading::Empty => {
            format!("{reading:?}")
        }
    }
}
