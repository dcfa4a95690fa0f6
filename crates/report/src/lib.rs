//! Renders the values of duibiao (对表): tables and change sets, as views for people and as the public JSON.
//!
//! Everything here is a pure function from values to text: the caller says how wide the terminal is, whether it
//! shows colour and box rules, and in which language the layout speaks. Names, objectives and targets stay as
//! printed, and nothing that an input contains reaches a terminal as a command ([`sanitize`]).
//!
//! - [`changes_view`]: a [`ChangeSet`](duibiao_diff::ChangeSet) for auditors, most money first; what has no row of
//!   its own is in a sum or a count, so that hidden rows never hide money. [`changesets_view`] for several.
//! - [`crosswalk_csv`]: the links of change sets as a file to rule on; read back by
//!   [`Crosswalk`](duibiao_diff::Crosswalk).
//! - [`explanation_view`]: why a project is linked as it is.
//! - [`trace_view`]: the [`Lineages`](duibiao_diff::Lineages) of many years, amounts and targets by year.
//! - [`reconciliation_view`]: a [`Reconciliation`](duibiao_diff::Reconciliation) of targets with a self-evaluation.
//! - [`document_view`]: one [`AnnualTable`](duibiao_core::AnnualTable), what was read and what is doubtful.
//! - [`checks_view`], [`checks_workbook`]: a [`CheckRun`](duibiao_check::CheckRun), on a terminal and as workbooks.
//! - [`rule_list`], [`rule_pages`], [`rules_markdown`]: the audit rules and their manual pages.
//! - [`summary_line`]: one line for one table.
//! - [`json`]: the versioned JSON of documents and change sets (feature `json`, on by default).
//! - [`workbook`]: the canonical workbook of documents (feature `workbook`, on by default).
//!
//! # Example
//! ```
//! use duibiao_core::{AnnualTable, Language, Origin, Scope, Source, Stage, TableKind};
//! use duibiao_report::{ViewOptions, document_view};
//!
//! let table = AnnualTable {
//!     source: Source { path: "示例.txt".to_owned(), template: "guangdong_list".to_owned(), ..Source::default() },
//!     kind: TableKind::ProjectTargets,
//!     stage: Stage::Unknown,
//!     scope: Scope::Unknown,
//!     title: Some("项目支出绩效目标表（虚构示例）".to_owned()),
//!     title_origin: Origin::Nowhere,
//!     department: Some("示例市示例局（虚构示例）".to_owned()),
//!     department_evidence: Vec::new(),
//!     fiscal_year: Some(2025),
//!     fiscal_year_evidence: Vec::new(),
//!     includes_transfers: None,
//!     money_unit: None,
//!     total: None,
//!     total_origin: Origin::Nowhere, project_expenditure: None,
//!     units: Vec::new(),
//!     findings: Vec::new(),
//! };
//! let options = ViewOptions { language: Language::En, width: Some(80), ..ViewOptions::default() };
//! let view = document_view(&table, &options);
//! assert!(view.contains("Department   示例市示例局（虚构示例）"));
//! assert!(view.contains("Fiscal year  2025"));
//! ```

mod changes_view;
mod checks_view;
#[cfg(feature = "workbook")]
pub mod checks_workbook;
mod crosswalk;
mod documents_view;
mod explanation_view;
mod figures;
#[cfg(test)]
mod fixture;
#[cfg(feature = "json")]
pub mod json;
mod link_words;
mod options;
mod page;
mod place;
#[cfg(feature = "json")]
mod plain_json;
mod reconciliation_view;
mod ruled;
mod rules_view;
mod style;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod trace_view;
mod words;
#[cfg(feature = "workbook")]
pub mod workbook;

pub use changes_view::{changes_view, changesets_view};
pub use checks_view::checks_view;
pub use crosswalk::{Row as CrosswalkRow, crosswalk_csv, crosswalk_rows};
pub use documents_view::document_view;
pub use explanation_view::{explanation_view, project_line};
pub use options::{Section, ViewOptions};
pub use reconciliation_view::reconciliation_view;
pub use rules_view::{rule_list, rule_pages, rules_markdown};
pub use summary::summary_line;
pub use text::sanitize;
pub use trace_view::trace_view;
