//! The forms of the table, one file each: from a grid to an annual table.

mod guangdong_list;

use crate::ReadOptions;
use crate::grid::Section;
use crate::ledger::Ledger;
use duibiao_core::AnnualTable;

/// A form: how it is recognised by the meaning of its headings, and how it is read.
pub(crate) struct Template {
    /// Its name, as it stands in `source.template`.
    pub(crate) name: &'static str,
    /// Whether a section is of this form.
    pub(crate) recognises: fn(&Section) -> bool,
    /// Reads a section of this form; the caller fills the source, fiscal year and department. A form for one
    /// project gives a table with that project alone.
    pub(crate) read: fn(&Section, &ReadOptions, &mut Ledger) -> Vec<AnnualTable>,
}

/// Every form, in the order in which they are tried.
pub(crate) const ALL: &[Template] = &[guangdong_list::TEMPLATE];
