//! The model of duibiao (对表): what the annual 项目支出绩效目标表 of a Chinese budget unit says, exactly typed.
//!
//! This crate is the model, not the application: no files, no clock, no threads. Readers in `duibiao-parse`
//! fill it, `duibiao-diff` compares it, `duibiao-check` judges it.
//!
//! - [`AnnualTable`] > [`BudgetUnit`] > [`Project`] > [`Indicator`]: one issuer's table for one fiscal year.
//! - [`Amounts`]: money with the digits as printed; blank, dash and missing column are not zero.
//! - [`Target`]: a printed value and its [`Reading`]; [`Target::read`] is the parser of the value grammar.
//! - [`Category`]: the classification of indicators with its crosswalk over the years.
//! - [`Origin`]: where in its source a figure stands.
//! - [`Finding`]: a fact or doubt, with its text in Chinese and English.
//!
//! With the feature `serde` (on by default) every type reads and writes the public JSON of duibiao.
//!
//! # Example
//! ```
//! use duibiao_core::{Comparator, Reading, Target};
//!
//! let target = Target::read("不少于0.45万人");
//! let Reading::Quantity(quantity) = target.reading else { panic!("a quantity") };
//! assert_eq!(quantity.comparator, Some(Comparator::AtLeast));
//! assert_eq!(quantity.value.to_string(), "4500");
//! assert_eq!(quantity.unit.as_deref(), Some("人"));
//! ```

mod admissible;
mod amounts;
pub mod canonical;
pub mod catalogue;
#[cfg(feature = "serde")]
pub mod document;
mod finding;
mod money;
mod origin;
pub mod record;
mod rounding;
mod table;
mod target;
mod taxonomy;
mod unit_of_measure;

pub use admissible::Admissible;
pub use amounts::{AMOUNT_COLUMNS, Absence, AmountCell, Amounts};
pub use finding::{Bilingual, Code, Finding, Language, Related, Severity, Side, Subject};
pub use money::MoneyUnit;
pub use origin::{Origin, PageBox, SheetCell, TableCell, TextSpan};
pub use rounding::rounding_bound;
pub use table::{
    AnnualTable, BudgetUnit, Evidence, EvidenceKind, Format, Indicator, NameAndCode, Note, Period, Project,
    ProjectExpenditure, ReadFrom, Scope, Source, Stage, TableKind,
};
pub use target::{
    Comparator, DateTarget, Fraction, Frequency, Grade, PartialDate, Quantity, Range, Reading, Target,
    TargetKind, Trend, last_day,
};
pub use taxonomy::{Category, Level};
pub use unit_of_measure::{Family, UnitOfMeasure, convert_unit, family_of, is_notation_of, unit_factor};
