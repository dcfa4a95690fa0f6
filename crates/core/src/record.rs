//! The fields of a table's records as texts: what a person sees, and may correct, in the program's own
//! documents and workbooks.
//!
//! [`values`] lists the texts of a record, [`set`] puts a corrected text back, [`digests`] is a short
//! fingerprint of all of them, by which a reader finds out what was corrected since.

mod fields;

use crate::{Absence, AmountCell, Amounts, Bilingual, Code, Finding, Origin, Severity};
use std::borrow::Cow;
use std::fmt::Write as _;

/// A field of a record.
#[derive(Debug)]
pub struct Field<R: 'static> {
    /// Its name in the public JSON; a dot leads into an object.
    pub key: &'static str,
    /// Its name for people.
    pub name: Bilingual,
    /// Its text; `None` where there is nothing.
    pub get: fn(&R) -> Option<String>,
    /// Puts a text there, `false` where it cannot stand there; no function where the field is not for people to
    /// correct.
    pub set: Option<fn(&mut R, &str) -> bool>,
}

/// A table, unit, project or indicator.
pub trait Record: Sized + 'static {
    /// Its fields, money aside.
    const FIELDS: &'static [Field<Self>];
    /// The name of its money in the public JSON.
    const MONEY: &'static str = "amounts";

    /// Its money.
    fn money(&self) -> Option<&Amounts> {
        None
    }
    /// Its money, to be corrected; made where there is none yet.
    fn money_mut(&mut self) -> Option<&mut Amounts> {
        None
    }
    /// Where it stands.
    fn place(&self) -> Origin;
    /// What it is called.
    fn label(&self) -> &str;
}

/// A text of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The field's name in the public JSON.
    pub key: Cow<'static, str>,
    /// The text; `None` where there is nothing.
    pub text: Option<String>,
}

/// Printed for a column of money that the form does not have.
pub const NO_COLUMN: &str = "（无此栏）";
/// Printed for money that could not be read.
pub const UNREADABLE: &str = "（无法识别）";

/// The text of a money cell.
pub fn amount_text(cell: AmountCell) -> String {
    match cell {
        AmountCell::Printed(number) => number.to_string(),
        AmountCell::Absent(Absence::Blank) => String::new(),
        AmountCell::Absent(Absence::Dash) => "-".to_owned(),
        AmountCell::Absent(Absence::NoColumn) => NO_COLUMN.to_owned(),
        AmountCell::Absent(Absence::Unreadable) => UNREADABLE.to_owned(),
    }
}

/// The money cell of a text; `None` where it is none.
pub fn read_amount(text: &str) -> Option<AmountCell> {
    match text.trim() {
        NO_COLUMN => Some(AmountCell::NO_COLUMN),
        UNREADABLE => Some(AmountCell::Absent(Absence::Unreadable)),
        other => Some(AmountCell::read(other)).filter(|cell| cell.absence() != Some(Absence::Unreadable)),
    }
}

/// The texts of a record in order: its fields, then its money.
pub fn values<R: Record>(record: &R) -> Vec<Value> {
    let mut values: Vec<Value> = R::FIELDS
        .iter()
        .map(|field| Value { key: Cow::Borrowed(field.key), text: (field.get)(record) })
        .collect();
    if let Some(money) = record.money() {
        values.extend(money.columns().map(|(key, cell)| Value {
            key: Cow::Owned(format!("{}.{key}", R::MONEY)),
            text: Some(amount_text(cell)),
        }));
    }
    values
}

/// Puts a corrected text into the field of that name. `false`: there is no such field, or the text cannot
/// stand there; the record is as it was.
pub fn set<R: Record>(record: &mut R, key: &str, text: &str) -> bool {
    if let Some(field) = R::FIELDS.iter().find(|field| field.key == key) {
        return field.set.is_some_and(|set| set(record, text));
    }
    let Some(column) = key.strip_prefix(R::MONEY).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    let Some(cell) = read_amount(text) else { return false };
    let Some(money) = record.money_mut() else { return false };
    money.set(column, cell);
    true
}

/// The name of a field for people.
pub fn field_name<R: Record>(key: &str) -> Bilingual {
    if let Some(field) = R::FIELDS.iter().find(|field| field.key == key) {
        return field.name.clone();
    }
    let column = key.rsplit_once('.').map_or(key, |(_, column)| column);
    match column {
        "total" => Bilingual::fixed("总计", "total"),
        "fiscal_appropriation" => Bilingual::fixed("财政拨款", "fiscal appropriation"),
        "special_account" => Bilingual::fixed("财政专户拨款", "fiscal special account"),
        "other" => Bilingual::fixed("其他资金", "other funds"),
        "carryover" => Bilingual::fixed("上年结转", "carryover"),
        printed => Bilingual { zh: printed.to_owned().into(), en: printed.to_owned().into() },
    }
}

/// A short fingerprint of each text of a record: `name:5f3a9c code:0a11b2 …`.
pub fn digests<R: Record>(record: &R) -> String {
    let mut digests = String::with_capacity(256);
    for value in values(record) {
        if !digests.is_empty() {
            digests.push(' ');
        }
        // Writing into a string cannot fail. Keys of printed sources may hold anything.
        let _ = write!(digests, "{}:{}", squeezed(&value.key), digest(value.text.as_deref()));
    }
    digests
}

/// The values whose fingerprint is not the recorded one. What has no recorded fingerprint is not known to have
/// changed.
pub fn changed<R: Record>(record: &R, recorded: &str) -> Vec<Value> {
    let mut changed = values(record);
    changed.retain(|value| {
        let key = squeezed(&value.key);
        let known = recorded.split(' ').find_map(|entry| {
            let (name, digest) = entry.rsplit_once(':')?;
            (name == key).then_some(digest)
        });
        known.is_some_and(|known| known != digest(value.text.as_deref()))
    });
    changed
}

fn squeezed(key: &str) -> Cow<'_, str> {
    if key.contains([' ', ':']) { Cow::Owned(key.replace([' ', ':'], "_")) } else { Cow::Borrowed(key) }
}

/// Six hexadecimal digits of a text (FNV-1a, folded): chance lets one correction in sixteen million pass.
fn digest(text: Option<&str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let presence = [u8::from(text.is_some())];
    for byte in presence.iter().chain(text.unwrap_or_default().as_bytes()) {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let folded = (hash ^ (hash >> 24) ^ (hash >> 48)) & 0x00ff_ffff;
    format!("{folded:06x}")
}

const CORRECTED: Code = Code::of("PAR-60");
const CORRECTED_FROM: Code = Code::of("PAR-61");
const NOT_TAKEN: Code = Code::of("PAR-62");

/// A corrected text, `old` where it is known.
pub fn corrected<R: Record>(name: &str, key: &str, text: &str, old: Option<&str>, at: Origin) -> Finding {
    let field: Bilingual = field_name::<R>(key);
    let shown = |text: &str| if text.is_empty() { "（空）".to_owned() } else { text.to_owned() };
    let code = if old.is_some() { CORRECTED_FROM } else { CORRECTED };
    let finding = Finding::new(code, Severity::Warning)
        .at(at)
        .with("name", name)
        .with("field", &field.zh)
        .with("field_en", &field.en)
        .with("text", shown(text));
    match old {
        Some(old) => finding.with("old", shown(old)),
        None => finding,
    }
}

/// A correction that cannot be used.
pub fn not_taken<R: Record>(name: &str, key: &str, text: &str, at: Origin) -> Finding {
    let field: Bilingual = field_name::<R>(key);
    Finding::new(NOT_TAKEN, Severity::Error)
        .at(at)
        .with("name", name)
        .with("field", &field.zh)
        .with("field_en", &field.en)
        .with("text", text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Category, Indicator, Level, Target};

    fn indicator() -> Indicator {
        let (level1, level2) = (Level::read("1-产出指标"), Level::read("11-数量指标"));
        Indicator {
            seq: Some(1),
            category: Category::classify(&level1, &level2),
            level1,
            level2,
            name: "场次".to_owned(),
            cycle_target: None,
            annual_target: Some(Target::read("≥5场")),
            score: None,
            actual: None,
            achieved_score: None,
            notes: Vec::new(),
            origin: Origin::Nowhere,
        }
    }

    #[test]
    fn finds_what_changed_and_nothing_else() {
        let mut record = indicator();
        let recorded = digests(&record);
        assert!(changed(&record, &recorded).is_empty(), "{recorded}");
        assert!(set(&mut record, "annual_target", "≥6场"));
        assert!(set(&mut record, "score", "10"));
        let keys: Vec<_> = changed(&record, &recorded).into_iter().map(|value| value.key).collect();
        assert_eq!(keys, ["annual_target", "score"]);
        assert_eq!(record.annual_target, Some(Target::read("≥6场")));
        assert!(changed(&record, "").is_empty());
    }

    #[test]
    fn what_cannot_stand_in_a_field_is_refused() {
        let mut record = indicator();
        assert!(!set(&mut record, "seq", "一"));
        assert!(!set(&mut record, "notes", "备注：改"));
        assert!(!set(&mut record, "amounts.total", "1"));
        assert!(!set(&mut record, "unknown", "1"));
        assert_eq!(record, indicator());
    }

    #[test]
    fn every_text_of_money_reads_back() {
        for text in ["", "-", "10.00", "0", "-3.20", NO_COLUMN, UNREADABLE] {
            assert_eq!(amount_text(read_amount(text).unwrap()), text);
        }
        assert_eq!(read_amount("约10"), None);
    }
}
