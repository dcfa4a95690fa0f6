//! The file formats, one file each: from bytes to grids with spans, text and places.
//!
//! To add a format, write `readers/NAME.rs` with its `READER` and list it in [`ALL`].

#[cfg(all(feature = "json", feature = "zip"))]
mod canonical_workbook;
#[cfg(feature = "json")]
mod cell_grid;
#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "doc")]
mod doc;
#[cfg(feature = "docx")]
mod docx;
#[cfg(any(feature = "docx", feature = "html"))]
mod flow;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "ods")]
mod ods;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(any(feature = "csv", feature = "ods", feature = "xls", feature = "xlsx"))]
mod sheet;
#[cfg(feature = "xls")]
mod spreadsheetml;
mod text;
#[cfg(feature = "xls")]
mod xls;
#[cfg(feature = "xlsx")]
mod xlsx;

use crate::error::Error;
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::{ReadOptions, sniff};
use duibiao_core::Format;

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    /// Its path as the user gave it, or its name in an archive.
    pub(crate) path: &'a str,
    /// Its contents.
    pub(crate) bytes: &'a [u8],
    /// What the caller asks for.
    pub(crate) options: &'a ReadOptions,
}

/// A file format: how it is recognised and how it is read.
pub(crate) struct Reader {
    /// Its name in `source.format`.
    pub(crate) format: Format,
    /// Whether the contents are of this format, told by their first bytes; a name counts only where several
    /// formats look alike.
    pub(crate) recognises: fn(&Input<'_>, &sniff::Signs) -> bool,
    /// Reads the file, block by block.
    pub(crate) read: fn(&Input<'_>, &mut Extract, &mut Ledger) -> Result<(), Error>,
}

/// Every format, in the order in which they are tried. Text comes last: it takes what no other did.
pub(crate) const ALL: &[Reader] = &[
    #[cfg(feature = "json")]
    cell_grid::READER,
    #[cfg(feature = "json")]
    json::READER,
    #[cfg(all(feature = "json", feature = "zip"))]
    canonical_workbook::READER,
    #[cfg(feature = "pdf")]
    pdf::READER,
    #[cfg(feature = "xlsx")]
    xlsx::READER,
    #[cfg(feature = "ods")]
    ods::READER,
    #[cfg(feature = "xls")]
    xls::READER,
    #[cfg(feature = "xls")]
    spreadsheetml::READER,
    #[cfg(feature = "docx")]
    docx::READER,
    #[cfg(feature = "doc")]
    doc::READER,
    #[cfg(feature = "html")]
    html::READER,
    #[cfg(feature = "csv")]
    csv::TAB_READER,
    #[cfg(feature = "csv")]
    csv::READER,
    text::READER,
];
