//! The forms of the table, one file each: from a grid to an annual table.

mod guangdong_list;

use crate::grid::Section;
use crate::ledger::Ledger;
use duibiao_core::AnnualTable;

/// A form: how it is recognised by the meaning of its headings, and how it is read.
pub(crate) struct Template {
    /// Its name, as it stands in `source.template`.
    pub(crate) name: &'static str,
    /// Whether a section is of this form.
    pub(crate) recognises: fn(&Section) -> bool,
    /// Reads a section of this form; the caller fills the source, fiscal year and department.
    pub(crate) read: fn(&Section, &mut Ledger) -> AnnualTable,
}

/// Every form, in the order in which they are tried.
pub(crate) const ALL: &[Template] = &[guangdong_list::TEMPLATE];
