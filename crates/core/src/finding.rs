//! Findings: facts and doubts about a table or about a comparison.
//!
//! A finding carries its code, the places it speaks of and the values involved; its text comes from the
//! [catalogue](crate::catalogue) in Chinese and English. Doubts of the parser and results of audit rules are
//! of the same type. "This file cannot be processed" is an error, never a finding about its contents.

use crate::Origin;
use crate::catalogue::{Entry, FAMILIES, entries};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Severity {
    /// 提示
    Info,
    /// 警告
    Warning,
    /// 错误
    Error,
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Side {
    /// The earlier table.
    Old,
    /// The later table.
    New,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Language {
    /// Chinese
    #[default]
    Zh,
    /// English
    En,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bilingual {
    /// Chinese
    pub zh: Cow<'static, str>,
    /// English
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// A fixed text.
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// The text in that language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// The code of a finding: an entry of the catalogue.
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

impl Code {
    /// The code of that name. Meant for constants: an unknown name fails the build there.
    ///
    /// # Panics
    /// When the catalogue has no such code.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::Code;
    /// const ARI_02: Code = Code::of("ARI-02");
    /// assert_eq!(ARI_02.name(), "unit_subtotal_mismatch");
    /// ```
    pub const fn of(code: &str) -> Self {
        let mut family = 0;
        while family < FAMILIES.len() {
            let mut idx = 0;
            while idx < FAMILIES[family].len() {
                if same(FAMILIES[family][idx].code.as_bytes(), code.as_bytes()) {
                    return Self(&FAMILIES[family][idx]);
                }
                idx += 1;
            }
            family += 1;
        }
        panic!("no such finding code in the catalogue")
    }

    /// The code of that name, if the catalogue has it.
    pub fn find(code: &str) -> Option<Self> {
        entries().find(|entry| entry.code == code).map(Self)
    }

    /// The code itself, `ARI-02`.
    pub const fn id(self) -> &'static str {
        self.0.code
    }

    /// The English name of the fault, `unit_subtotal_mismatch`.
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// The Chinese name of the fault.
    pub const fn title(self) -> &'static str {
        self.0.title
    }

    /// Its entry in the catalogue.
    pub const fn entry(self) -> &'static Entry {
        self.0
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut idx = 0;
    while idx < a.len() {
        if a[idx] != b[idx] {
            return false;
        }
        idx += 1;
    }
    true
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Code {}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// A place that a finding also speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Related {
    /// Of which table, in a comparison.
    pub side: Option<Side>,
    /// The place.
    pub origin: Origin,
}

/// Whom a finding of an audit rule is about, so that findings can be counted and sent by unit and project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Subject {
    /// The budget unit's name as printed.
    pub unit: String,
    /// The project's name as printed; `None`: the unit as a whole.
    pub project: Option<String>,
    /// The project's place among all projects of its table, from 0.
    pub position: Option<usize>,
    /// The indicator's place in its project, from 0; `None`: the project as a whole.
    pub indicator: Option<usize>,
}

/// A fact or a doubt.
///
/// # Example
/// ```
/// use duibiao_core::{Code, Finding, Language, Severity};
/// let finding = Finding::new(Code::of("PAR-02"), Severity::Info).with("year", 2025).with("share", "12/14");
/// assert!(finding.message(Language::Zh).contains("2025"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where the reader should look first.
    pub origin: Option<Origin>,
    /// Which table the origin is in, in a comparison.
    pub side: Option<Side>,
    /// Where else.
    pub related: Vec<Related>,
    /// The values involved, by the names that the texts use.
    pub values: BTreeMap<Cow<'static, str>, String>,
    /// Whom it is about, in findings of audit rules.
    pub subject: Option<Box<Subject>>,
    /// Whose text it speaks, where its severity was [set anew](Self::regraded): that of this severity.
    pub wording: Option<Severity>,
}

impl Finding {
    /// A finding without place and values.
    pub fn new(code: Code, severity: Severity) -> Self {
        Self {
            code,
            severity,
            origin: None,
            side: None,
            related: Vec::new(),
            values: BTreeMap::new(),
            subject: None,
            wording: None,
        }
    }

    /// With its primary place.
    #[must_use]
    pub fn at(mut self, origin: Origin) -> Self {
        self.origin = origin.is_somewhere().then_some(origin);
        self
    }

    /// With its side of a comparison.
    #[must_use]
    pub fn on(mut self, side: Side) -> Self {
        self.side = Some(side);
        self
    }

    /// The same finding as a part of a comparison: its places are on that side.
    #[must_use]
    pub fn of_side(mut self, side: Side) -> Self {
        for related in &mut self.related {
            related.side = Some(side);
        }
        self.on(side)
    }

    /// About that unit, project or indicator.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(Box::new(subject));
        self
    }

    /// With another severity, by the choice of the user; what it says stays the same.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Code, Finding, Language, Severity};
    /// let rounding = Finding::new(Code::of("ARI-02"), Severity::Info);
    /// let text = rounding.message(Language::Zh);
    /// assert_eq!(rounding.regraded(Severity::Error).message(Language::Zh), text);
    /// ```
    #[must_use]
    pub fn regraded(mut self, severity: Severity) -> Self {
        if severity != self.severity && self.code.entry().texts.len() > 1 {
            self.wording.get_or_insert(self.severity);
        }
        self.severity = severity;
        self
    }

    /// With a value.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "numbers and strings alike read well at the call site")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.insert(Cow::Borrowed(name), value.to_string());
        self
    }

    /// With a further place on the same side.
    #[must_use]
    pub fn related_to(mut self, origin: Origin) -> Self {
        if origin.is_somewhere() {
            self.related.push(Related { side: self.side, origin });
        }
        self
    }

    /// The headline: it stands alone.
    pub fn message(&self, language: Language) -> String {
        let template = self.code.entry().text(self.wording.unwrap_or(self.severity)).text(language);
        let mut message = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            message.push_str(&rest[..open]);
            rest = &rest[open + 1..];
            let Some(close) = rest.find('}') else { break };
            message.push_str(self.values.get(&rest[..close]).map_or("—", String::as_str));
            rest = &rest[close + 1..];
        }
        message.push_str(rest);
        message
    }
}

#[cfg(feature = "serde")]
mod wire {
    use super::{Code, Finding, Language, Related, Severity, Side, Subject};
    use crate::Origin;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    struct Message {
        zh: String,
        en: String,
    }

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wire<'a> {
        code: Cow<'a, str>,
        name: Cow<'a, str>,
        severity: Severity,
        message: Message,
        origin: Option<Origin>,
        side: Option<Side>,
        related: Cow<'a, [Related]>,
        values: Cow<'a, BTreeMap<Cow<'static, str>, String>>,
        subject: Option<Cow<'a, Subject>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wording: Option<Severity>,
    }

    impl Serialize for Finding {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Wire {
                code: Cow::Borrowed(self.code.id()),
                name: Cow::Borrowed(self.code.name()),
                severity: self.severity,
                message: Message { zh: self.message(Language::Zh), en: self.message(Language::En) },
                origin: self.origin,
                side: self.side,
                related: Cow::Borrowed(&self.related),
                values: Cow::Borrowed(&self.values),
                subject: self.subject.as_deref().map(Cow::Borrowed),
                wording: self.wording,
            }
            .serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Finding {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let wire = Wire::deserialize(deserializer)?;
            Ok(Self {
                code: Code::find(&wire.code).ok_or_else(|| D::Error::custom("unknown finding code"))?,
                severity: wire.severity,
                origin: wire.origin,
                side: wire.side,
                related: wire.related.into_owned(),
                values: wire.values.into_owned(),
                subject: wire.subject.map(|subject| Box::new(subject.into_owned())),
                wording: wire.wording,
            })
        }
    }
}
