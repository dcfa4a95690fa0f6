//! The JSON form of a target: one flat object, whatever its reading.
#![cfg(feature = "serde")]

use super::{
    Comparator, DateTarget, Fraction, Frequency, Grade, PartialDate, Quantity, Range, Reading, Target,
    TargetKind, Trend,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::borrow::Cow;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire<'a> {
    raw: Cow<'a, str>,
    /// Left out by people, who write the text alone.
    kind: Option<TargetKind>,
    comparator: Option<Cow<'a, str>>,
    value: Option<Decimal>,
    unit: Option<Cow<'a, str>>,
    qualifier: Option<Cow<'a, str>>,
    suffix: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    numerator: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    denominator: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parts: Option<Cow<'a, [Target]>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    basis: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frequency: Option<Frequency>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    derived: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    trend: Option<Trend>,
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = Wire {
            raw: Cow::Borrowed(&self.raw),
            kind: Some(self.kind()),
            comparator: self.comparator().map(|c| Cow::Borrowed(c.symbol())),
            value: None,
            unit: self.unit().map(Cow::Borrowed),
            qualifier: self.qualifier().map(Cow::Borrowed),
            suffix: self.suffix().map(Cow::Borrowed),
            low: None,
            high: None,
            date: None,
            numerator: None,
            denominator: None,
            base: None,
            parts: None,
            basis: None,
            frequency: None,
            derived: false,
            grade: None,
            trend: None,
        };
        match &self.reading {
            Reading::Quantity(q) => {
                wire.value = Some(q.value);
                wire.basis = q.basis.as_deref().map(Cow::Borrowed);
                wire.frequency = q.frequency;
                wire.derived = q.derived;
            }
            Reading::Range(r) => {
                wire.low = Some(r.low);
                wire.high = Some(r.high);
                wire.basis = r.basis.as_deref().map(Cow::Borrowed);
                wire.frequency = r.frequency;
            }
            Reading::Date(d) => wire.date = Some(d.date),
            Reading::Fraction(f) => {
                wire.numerator = Some(f.numerator);
                wire.denominator = Some(f.denominator);
                wire.base = f.base.as_deref().map(Cow::Borrowed);
            }
            Reading::Compound(parts) => wire.parts = Some(Cow::Borrowed(parts)),
            Reading::Grade(grade) => wire.grade = Some(*grade),
            Reading::Trend(trend) => wire.trend = Some(*trend),
            Reading::Reference | Reading::Qualitative | Reading::Placeholder | Reading::Empty => {}
        }
        wire.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let comparator = match wire.comparator.as_deref() {
            None => None,
            Some(symbol) => {
                Some(Comparator::from_symbol(symbol).ok_or_else(|| D::Error::custom("unknown comparator"))?)
            }
        };
        let owned = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        let need = |number: Option<Decimal>, field| number.ok_or_else(|| D::Error::missing_field(field));
        let (unit, qualifier, suffix) = (owned(wire.unit), owned(wire.qualifier), owned(wire.suffix));
        let basis = owned(wire.basis);
        let Some(kind) = wire.kind else {
            return Ok(Self::read(&wire.raw));
        };
        let reading = match kind {
            TargetKind::Quantity => Reading::Quantity(Quantity {
                comparator,
                value: need(wire.value, "value")?,
                unit,
                qualifier,
                suffix,
                basis,
                frequency: wire.frequency,
                derived: wire.derived,
            }),
            TargetKind::Range => Reading::Range(Range {
                low: need(wire.low, "low")?,
                high: need(wire.high, "high")?,
                unit,
                qualifier,
                suffix,
                basis,
                frequency: wire.frequency,
            }),
            TargetKind::Date => Reading::Date(DateTarget {
                comparator,
                date: wire.date.ok_or_else(|| D::Error::missing_field("date"))?,
                qualifier,
                suffix,
            }),
            TargetKind::Fraction => Reading::Fraction(Fraction {
                comparator,
                numerator: need(wire.numerator, "numerator")?,
                denominator: need(wire.denominator, "denominator")?,
                base: owned(wire.base),
                qualifier,
                suffix,
            }),
            TargetKind::Compound => {
                Reading::Compound(wire.parts.ok_or_else(|| D::Error::missing_field("parts"))?.into_owned())
            }
            TargetKind::Grade => Reading::Grade(wire.grade.ok_or_else(|| D::Error::missing_field("grade"))?),
            TargetKind::Trend => Reading::Trend(wire.trend.ok_or_else(|| D::Error::missing_field("trend"))?),
            TargetKind::Reference => Reading::Reference,
            TargetKind::Qualitative => Reading::Qualitative,
            TargetKind::Placeholder => Reading::Placeholder,
            TargetKind::Empty => Reading::Empty,
        };
        Ok(Self { raw: wire.raw.into_owned(), reading })
    }
}
