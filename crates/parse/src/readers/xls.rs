//! Reads BIFF workbooks.

use super::{Input, Reader};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use duibiao_core::Format;

pub(super) const READER: Reader = Reader { format: Format::Xls, recognises: |_, _| false, read };

fn read(_input: &Input<'_>, _extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    Err(Error::new(ErrorKind::UnsupportedFormat))
}
