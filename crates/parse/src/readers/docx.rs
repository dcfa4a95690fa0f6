//! Reads Office Open XML documents: the body in order, tables with their merged cells, automatic numbers.
//!
//! ECMA-376, part 1, section 17. Deleted and hidden text is left out, with a finding; headers, footers, notes and
//! comments are not read.

mod body;
mod numbering;
mod styles;
mod symbols;

use super::{Input, Reader, flow};
use crate::container::Container;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::ZipKind;
use crate::xml::{Event, Events};
use body::Body;
use duibiao_core::{Code, Finding, Format, Severity};
use numbering::Numbering;
use styles::Styles;

pub(super) const READER: Reader =
    Reader { format: Format::Docx, recognises: |_, signs| signs.zip == Some(ZipKind::Docx), read };

const NUMBERING_MISSING: Code = Code::of("PAR-42");
const READ_IN_PART: Code = Code::of("PAR-44");

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let mut container = Container::open(input.bytes)?;
    let main = main_part(&mut container)?;
    let folder = main.rfind('/').map_or("", |end| &main[..=end]);
    let document = container.read(&main)?.ok_or_else(|| Error::new(ErrorKind::Damaged))?;
    // The styles and numbers only help: a document without them is still read.
    let mut part = |name: &str| container.read(&format!("{folder}{name}")).ok().flatten().unwrap_or_default();
    let styles = Styles::read(&part("styles.xml"));
    let numbering = Numbering::read(&part("numbering.xml"));
    let mut body = Body::new(Events::new(&document), styles, numbering);
    let blocks = body.read()?;
    let outcome = body.outcome;
    flow::hand_on(blocks, extract)?;
    extract.findings.extend(
        [
            (&outcome.deleted, "修订中已删除的文字", "text deleted by tracked changes"),
            (&outcome.hidden, "隐藏文字", "hidden text"),
        ]
        .into_iter()
        .filter_map(|(left_out, zh, en)| left_out.finding(zh, en)),
    );
    if let Some((style, n)) = outcome.unnumbered {
        let finding = Finding::new(NUMBERING_MISSING, Severity::Info);
        extract.findings.push(finding.with("n", n).with("style", style));
    }
    if outcome.n_foreign > 0 {
        let finding = Finding::new(READ_IN_PART, Severity::Warning);
        extract.findings.push(
            finding
                .with("reason", "嵌入了另一种格式的内容（altChunk）")
                .with("reason_en", "contents of another format are embedded (altChunk)"),
        );
    }
    Ok(())
}

/// The name of the part that holds the document, by the relationships of the package.
fn main_part(container: &mut Container<'_>) -> Result<String, Error> {
    const USUAL: &str = "word/document.xml";
    let relationships = container.read("_rels/.rels")?.unwrap_or_default();
    let mut events = Events::new(&relationships);
    while let Ok(Some(event)) = events.next() {
        if let Event::Start(element) = event
            && element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            && let Some(target) = element.attribute("Target")
        {
            let target = target.trim_start_matches('/');
            if container.has(target) {
                return Ok(target.to_owned());
            }
        }
    }
    Ok(USUAL.to_owned())
}

#[cfg(test)]
pub(super) mod tests;
