//! Plain text as extracted from a document, in any of the known line styles.

use super::{Input, Reader};
use crate::encoding::{Decoded, decode};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::lines::{self, Line, extraction, layout};
use crate::passage;
use duibiao_core::{Code, Finding, Format, Origin, Severity, TextSpan};

pub(super) const READER: Reader = Reader { format: Format::Text, recognises: |_, _| true, read };

const UNDECODABLE_BYTES: Code = Code::of("PAR-01");

fn read(input: &Input<'_>, extract: &mut Extract, ledger: &mut Ledger) -> Result<(), Error> {
    let decoded = decode(input.bytes)?;
    if decoded.text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    let lines = Line::split(&decoded.text);
    extract.encoding = Some(decoded.encoding.to_owned());
    if decoded.lossy {
        extract.findings.push(undecodable(&decoded));
    }
    // The styles know their tables: nothing between them is to be located.
    if lines::is_columnar(&lines) {
        let rebuilt = layout::rebuild(&decoded.text, ledger)?;
        extract.sections = rebuilt.sections;
        extract.findings.extend(rebuilt.findings);
    } else if extraction::recognises(&lines) {
        extract.sections = extraction::rebuild(&lines, ledger);
    }
    if extract.sections.is_empty() {
        return Err(Error::new(ErrorKind::NoTable));
    }
    Ok(())
}

/// That some bytes could not be decoded, and where.
pub(super) fn undecodable(decoded: &Decoded<'_>) -> Finding {
    let at = decoded.text.find('\u{FFFD}').unwrap_or(0);
    let before = &decoded.text[..at];
    let line = u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX).saturating_add(1);
    let column = passage::count(&before[before.rfind('\n').map_or(0, |idx| idx + 1)..]) + 1;
    Finding::new(UNDECODABLE_BYTES, Severity::Error)
        .at(Origin::Text(TextSpan { line, column, end_line: line, end_column: column }))
        .with("n", decoded.text.matches('\u{FFFD}').count())
        .with("encoding", decoded.encoding)
        .with("line", line)
}
