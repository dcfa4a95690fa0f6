//! Plain text as extracted from a document, in any of the known line styles.

use super::{Input, Reader};
use crate::encoding::{Decoded, decode};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::lines::{self, Line, extraction, layout};
use crate::passage;
use duibiao_core::{Bilingual, Code, Finding, Format, Origin, Severity, TextSpan};

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
        return Err(refusal(&decoded.text, lines::is_columnar(&lines)));
    }
    Ok(())
}

/// Why no table was read: there is none, or one in a form that plain text does not carry.
fn refusal(text: &str, is_columnar: bool) -> Error {
    // The heading of indicators of the forms with one row for each.
    let is_form = text.contains("三级指标") || text.contains("绩效指标") && text.contains("指标值");
    if !is_form {
        return Error::new(ErrorKind::NoTable);
    }
    let detail = if is_columnar {
        Bilingual::fixed(
            "按版面排列的文本中有绩效目标表，但其合并单元格的界线在文本中已丢失；请提供原 PDF、Word 或 Excel 文件",
            "this laid-out text holds performance targets, but the bounds of their merged cells are lost in it; give the PDF, Word or Excel file itself",
        )
    } else {
        Bilingual::fixed(
            "文本中有绩效目标表，但各单元格的界线已丢失（单元格逐行交错或连成一行）；请按单元格提取，或提供原 PDF、Word 或 Excel 文件",
            "this text holds performance targets, but the bounds of their cells are lost (cells interleaved line by line, or run together); extract it cell by cell, or give the PDF, Word or Excel file itself",
        )
    };
    Error::with_detail(ErrorKind::UnsupportedFormat, detail)
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
