//! Reading published performance target tables (part of duibiao): bytes in, exact typed tables out.

mod error;

pub use error::{Error, ErrorKind};

use duibiao_core::{AnnualTable, Finding};

/// Options of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// The fiscal year, where the caller knows it: stronger than all evidence.
    pub fiscal_year: Option<i32>,
    /// Leaves out the SHA-256 of the bytes where nobody will look at it.
    pub skip_digest: bool,
}

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its tables in document order, at least one.
    pub tables: Vec<AnnualTable>,
    /// Findings about the file as a whole.
    pub findings: Vec<Finding>,
}

/// Reads a file. `path` is its path as the user gave it: evidence for year and department, never opened.
///
/// # Errors
/// When the file cannot be processed or holds no performance target table.
pub fn read(path: &str, bytes: &[u8], options: &ReadOptions) -> Result<Reading, Error> {
    let _ = (path, options);
    if bytes.is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    Err(Error::new(ErrorKind::NoTable))
}
