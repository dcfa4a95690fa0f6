//! The fields of a table's records as texts: what a person sees, and may correct, in the program's own
//! documents and workbooks.
//!
//! [`values`] lists the texts of a record, [`set`] puts a corrected text back, [`digests`] is a short
//! fingerprint of all of them, by which a reader finds out what was corrected since.

use crate::{
    Absence, AmountCell, Amounts, AnnualTable, Bilingual, BudgetUnit, Category, Code, Finding, Indicator,
    MoneyUnit, NameAndCode, Note, Origin, Period, Project, Severity, Target,
};
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

/// An optional text: a blank one is nothing.
fn optional(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn number<T: std::str::FromStr>(slot: &mut Option<T>, text: &str) -> bool {
    if text.trim().is_empty() {
        *slot = None;
        return true;
    }
    match text.trim().parse() {
        Ok(number) => {
            *slot = Some(number);
            true
        }
        Err(_) => false,
    }
}

/// Labelled texts, one a line.
pub fn notes_text(notes: &[Note]) -> Option<String> {
    let lines: Vec<String> = notes.iter().map(|note| format!("{}：{}", note.label, note.text)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A field that holds an optional text.
macro_rules! text {
    ($key:literal, $zh:literal, $en:literal, $field:ident) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$field.clone(),
            set: Some(|record, text| {
                record.$field = optional(text);
                true
            }),
        }
    };
}

/// A field that holds a target: its reading follows its text.
macro_rules! target {
    ($key:literal, $zh:literal, $en:literal, $field:ident) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$field.as_ref().map(|target| target.raw.clone()),
            set: Some(|record, text| {
                record.$field = Some(Target::read(text));
                true
            }),
        }
    };
}

/// A part of a level.
macro_rules! level {
    ($key:literal, $zh:literal, $en:literal, $level:ident, code) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| record.$level.code.clone(),
            set: Some(|record, text| {
                record.$level.code = optional(text);
                reclassify(record)
            }),
        }
    };
    ($key:literal, $zh:literal, $en:literal, $level:ident, name) => {
        Field {
            key: $key,
            name: Bilingual::fixed($zh, $en),
            get: |record| Some(record.$level.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.$level.name);
                reclassify(record)
            }),
        }
    };
}

fn reclassify(indicator: &mut Indicator) -> bool {
    indicator.category = Category::classify(&indicator.level1, &indicator.level2);
    true
}

impl Record for Indicator {
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            key: "seq",
            name: Bilingual::fixed("指标序号", "indicator no."),
            get: |record| record.seq.map(|seq| seq.to_string()),
            set: Some(|record, text| number(&mut record.seq, text)),
        },
        level!("level1.code", "一级指标编码", "code of level 1", level1, code),
        level!("level1.name", "一级指标", "level 1", level1, name),
        level!("level2.code", "二级指标编码", "code of level 2", level2, code),
        level!("level2.name", "二级指标", "level 2", level2, name),
        Field {
            key: "name",
            name: Bilingual::fixed("三级指标", "indicator"),
            get: |record| Some(record.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.name);
                true
            }),
        },
        target!("cycle_target", "实施周期指标值", "cycle target", cycle_target),
        target!("annual_target", "年度指标值", "annual target", annual_target),
        text!("score", "分值", "score", score),
        target!("actual", "实际完成值", "actual", actual),
        text!("achieved_score", "得分", "achieved score", achieved_score),
        Field {
            key: "notes",
            name: Bilingual::fixed("指标其他栏目", "other columns of the indicator"),
            get: |record| notes_text(&record.notes),
            set: None,
        },
    ];

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

/// A part of the supervising department.
fn set_department(project: &mut Project, text: &str, is_code: bool) -> bool {
    let mut department =
        project.supervising_department.take().unwrap_or(NameAndCode { name: String::new(), code: None });
    if is_code {
        department.code = optional(text);
    } else {
        text.clone_into(&mut department.name);
    }
    project.supervising_department =
        (!department.name.is_empty() || department.code.is_some()).then_some(department);
    true
}

fn set_period(project: &mut Project, text: &str, is_end: bool) -> bool {
    let mut period = project.period.take().unwrap_or(Period { start: None, end: None });
    let slot = if is_end { &mut period.end } else { &mut period.start };
    *slot = optional(text);
    project.period = (period.start.is_some() || period.end.is_some()).then_some(period);
    true
}

impl Record for Project {
    const FIELDS: &'static [Field<Self>] = &[
        Field {
            key: "name",
            name: Bilingual::fixed("项目名称", "project"),
            get: |record| Some(record.name.clone()),
            set: Some(|record, text| {
                text.clone_into(&mut record.name);
                true
            }),
        },
        text!("code", "项目编码", "project code", code),
        Field {
            key: "supervising_department.name",
            name: Bilingual::fixed("主管部门", "supervising department"),
            get: |record| record.supervising_department.as_ref().map(|department| department.name.clone()),
            set: Some(|record, text| set_department(record, text, false)),
        },
        Field {
            key: "supervising_department.code",
            name: Bilingual::fixed("主管部门编码", "code of the supervising department"),
            get: |record| record.supervising_department.as_ref()?.code.clone(),
            set: Some(|record, text| set_department(record, text, true)),
        },
        text!("nature", "项目属性", "nature", nature),
        Field {
            key: "period.start",
            name: Bilingual::fixed("开始日期", "start"),
            get: |record| record.period.as_ref()?.start.clone(),
            set: Some(|record, text| set_period(record, text, false)),
        },
        Field {
            key: "period.end",
            name: Bilingual::fixed("完成日期", "end"),
            get: |record| record.period.as_ref()?.end.clone(),
            set: Some(|record, text| set_period(record, text, true)),
        },
        text!("lifetime_total", "项目资金总额（各年合计）", "total over all years", lifetime_total),
        text!("goal", "绩效目标", "objective", goal),
        text!("lifetime_goal", "总体目标", "lifetime objective", lifetime_goal),
        Field {
            key: "notes",
            name: Bilingual::fixed("项目其他栏目", "other fields of the project"),
            get: |record| notes_text(&record.notes),
            set: None,
        },
        Field {
            key: "persons",
            name: Bilingual::fixed("人员", "persons"),
            get: |record| notes_text(&record.persons),
            set: None,
        },
    ];

    fn money(&self) -> Option<&Amounts> {
        Some(&self.amounts)
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(&mut self.amounts)
    }

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

impl Record for BudgetUnit {
    const FIELDS: &'static [Field<Self>] = &[Field {
        key: "name",
        name: Bilingual::fixed("资金使用单位", "budget unit"),
        get: |record| Some(record.name.clone()),
        set: Some(|record, text| {
            text.clone_into(&mut record.name);
            true
        }),
    }];

    fn money(&self) -> Option<&Amounts> {
        Some(&self.amounts)
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(&mut self.amounts)
    }

    fn place(&self) -> Origin {
        self.origin
    }

    fn label(&self) -> &str {
        &self.name
    }
}

impl Record for AnnualTable {
    const FIELDS: &'static [Field<Self>] = &[
        text!("title", "标题", "title", title),
        text!("department", "部门", "department", department),
        Field {
            key: "fiscal_year",
            name: Bilingual::fixed("年度", "fiscal year"),
            get: |record| record.fiscal_year.map(|year| year.to_string()),
            set: Some(|record, text| number(&mut record.fiscal_year, text.trim().trim_end_matches('年'))),
        },
        Field {
            key: "money_unit",
            name: Bilingual::fixed("金额单位", "money unit"),
            get: |record| record.money_unit.map(|unit| unit.name().to_owned()),
            set: Some(|record, text| {
                let unit = MoneyUnit::parse(text);
                let is_right = unit.is_some() || text.trim().is_empty();
                if is_right {
                    record.money_unit = unit;
                }
                is_right
            }),
        },
    ];
    const MONEY: &'static str = "total";

    fn money(&self) -> Option<&Amounts> {
        self.total.as_ref()
    }

    fn money_mut(&mut self) -> Option<&mut Amounts> {
        Some(self.total.get_or_insert(Amounts::NO_COLUMNS))
    }

    fn place(&self) -> Origin {
        self.title_origin
    }

    fn label(&self) -> &str {
        self.title.as_deref().unwrap_or("—")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
