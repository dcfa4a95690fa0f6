//! Reads web pages: tables with their spans, paragraphs around them, in any declared or real encoding.
//!
//! Also pages that spreadsheets and word processors wrote and that are named `.xls` or `.doc`.

mod css;
mod guard;
mod page_encoding;
mod walk;

use super::{Input, Reader, flow};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::Markup;
use duibiao_core::{Code, Finding, Format, Severity};

pub(super) const READER: Reader =
    Reader { format: Format::Html, recognises: |_, signs| signs.markup == Some(Markup::Html), read };

const ENCODING_WRONG: Code = Code::of("PAR-43");

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let page = page_encoding::decode_page(input.bytes)?;
    let text = page.decoded.text.as_ref();
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty));
    }
    guard::check(text)?;
    extract.encoding = Some(page.decoded.encoding.to_owned());
    if page.decoded.lossy {
        extract.findings.push(super::text::undecodable(&page.decoded));
    }
    if let Some(declared) = page.wrongly_declared {
        let finding = Finding::new(ENCODING_WRONG, Severity::Info);
        extract.findings.push(finding.with("declared", declared).with("encoding", page.decoded.encoding));
    }
    let html = scraper::Html::parse_document(text);
    let (blocks, hidden) = walk::blocks(&html);
    drop(html);
    flow::hand_on(blocks, extract)?;
    extract.findings.extend(hidden.finding("隐藏文字", "hidden text"));
    Ok(())
}

#[cfg(test)]
mod tests;
