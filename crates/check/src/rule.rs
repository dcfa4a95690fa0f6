//! What a rule is: its code, what it looks at, its parameters, its manual page.

use crate::facts::{ChangeFacts, TableFacts};
use crate::findings::Findings;
use crate::manual::Manual;
use duibiao_core::{Bilingual, Code};
use rust_decimal::Decimal;

/// An audit rule. Its texts are in the [catalogue](duibiao_core::catalogue), its manual page is the doc comment of
/// its file.
///
/// # Example
/// ```
/// use duibiao_core::Language;
/// let rule = duibiao_check::rule("ARI-02").unwrap();
/// assert_eq!((rule.code.name(), rule.code.title()), ("unit_subtotal_mismatch", "单位小计不符"));
/// assert!(rule.manual().why(Language::En).contains("projects"));
/// ```
pub struct Rule {
    /// Its code in the catalogue.
    pub code: Code,
    /// What it looks at, and how.
    pub check: Check,
    /// Its numbers that a user may choose otherwise.
    pub parameters: &'static [Parameter],
    /// What the profile `strict` makes of it.
    pub strict: Strict,
    /// The doc comment of its file.
    pub(crate) page: &'static str,
}

impl Rule {
    /// Its manual page.
    pub fn manual(&self) -> Manual<'static> {
        Manual::read(self.page)
    }
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One table by itself.
    Table(fn(&TableFacts, &mut Findings)),
    /// Tables beside each other: texts that stand in several of them.
    Tables(fn(&[TableFacts], &mut Findings)),
    /// A comparison of two years.
    Changes(fn(&ChangeFacts, &mut Findings)),
}

/// A number that a rule goes by.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in settings, `min_indicators`.
    pub name: &'static str,
    /// What it is when nobody says otherwise.
    pub default: Decimal,
    /// What it is in the profile `strict`.
    pub strict: Decimal,
    /// What it means, with its unit: 万元, %, a count.
    pub about: Bilingual,
}

impl Parameter {
    /// A whole number or a decimal with `scale` digits after the point: `of("min_share", 600, 1, …)` is 60.0.
    pub(crate) const fn of(name: &'static str, digits: u32, scale: u32, about: Bilingual) -> Self {
        let number = Decimal::from_parts(digits, 0, 0, false, scale);
        Self { name, default: number, strict: number, about }
    }

    /// With another number in the profile `strict`, of the same scale.
    #[must_use]
    pub(crate) const fn strict(mut self, digits: u32) -> Self {
        self.strict = Decimal::from_parts(digits, 0, 0, false, self.default.scale());
        self
    }
}

/// What the profile `strict` makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strict {
    /// The same as the default.
    Same,
    /// What is information by default is a warning.
    Raised,
    /// The rule runs in `strict` only.
    Only,
}

/// Takes the leading doc comment of a rule's file as its manual page; the rest of the file stays out of the program.
macro_rules! page {
    ($file:literal) => {{
        const SOURCE: &str = include_str!($file);
        const LENGTH: usize = $crate::manual::comment_length(SOURCE);
        static PAGE: [u8; LENGTH] = $crate::manual::comment::<LENGTH>(SOURCE);
        match std::str::from_utf8(&PAGE) {
            Ok(page) => page,
            Err(_) => panic!("a source file is UTF-8"),
        }
    }};
}
pub(crate) use page;
