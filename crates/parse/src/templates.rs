//! The forms of the table, one file each: from a grid to an annual table.

mod form;
mod guangdong_list;
mod indicator_rows;
mod listing;
mod ministry_form;
mod parts;
mod self_evaluation;
mod shanghai_form;
mod two_horizon_form;
mod whole_department;

use crate::ReadOptions;
use crate::grid::Section;
use crate::ledger::Ledger;
use duibiao_core::AnnualTable;

/// A form: how it is recognised by the meaning of its headings, and how it is read.
pub(crate) struct Template {
    /// Its name, as it stands in `source.template`.
    pub(crate) name: &'static str,
    /// Whether each table holds one project, so that those of one document belong together.
    pub(crate) is_form: bool,
    /// Whether a section is of this form.
    pub(crate) recognises: fn(&Section) -> bool,
    /// Reads a section of this form; the caller fills the source, fiscal year and department. A form for one
    /// project gives a table with that project alone.
    pub(crate) read: fn(&Section, &ReadOptions, &mut Ledger) -> Vec<AnnualTable>,
}

/// Every form, in the order in which they are tried.
pub(crate) const ALL: &[Template] = &[
    guangdong_list::TEMPLATE,
    indicator_rows::TEMPLATE,
    ministry_form::TEMPLATE,
    two_horizon_form::TEMPLATE,
    shanghai_form::TEMPLATE,
    whole_department::TEMPLATE,
    self_evaluation::TEMPLATE,
];
