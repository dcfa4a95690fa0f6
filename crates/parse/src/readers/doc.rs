//! Reads Word documents of 97 to 2003, and what WPS writes like them.
//!
//! The binary format itself is read by `office_oxide`; here its outcome is brought to blocks and grids. That crate
//! bounds what it sets aside, ends on cycles in sector chains, and parses on a stack of its own.

use super::flow::{self, Block, Down, Line, Row, RowCell, Table};
use super::{Input, Reader};
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::CompoundKind;
use duibiao_core::{Code, Finding, Format, Severity};
use office_oxide::ir::{self, Element, InlineContent};
use office_oxide::options::{Damage, OnIncomplete, ParseOptions};
use office_oxide::{Document, DocumentFormat, OfficeError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(super) const READER: Reader = Reader {
    format: Format::Doc,
    recognises: |_, signs| signs.compound == Some(CompoundKind::Document),
    read,
};

const NUMBERING_MISSING: Code = Code::of("PAR-42");
const READ_IN_PART: Code = Code::of("PAR-44");

/// Tables within tables, no deeper than this.
const MAX_DEPTH: usize = 32;

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    if is_encrypted(input.bytes) {
        return Err(Error::new(ErrorKind::Encrypted));
    }
    let bytes = input.bytes.to_vec();
    // A panic in there is a file that is not as it should be, not an end of the program.
    let outcome = catch_unwind(AssertUnwindSafe(move || {
        let mut options = ParseOptions::strict();
        options.on_incomplete = OnIncomplete::Report;
        let document = Document::from_reader_with(Cursor::new(bytes), DocumentFormat::Doc, &options)?;
        Ok::<_, OfficeError>((document.damage(), document.to_ir()))
    }));
    let (damage, document) = match outcome {
        Ok(Ok(read)) => read,
        Ok(Err(error)) if error.to_string().contains("encrypted") => {
            return Err(Error::new(ErrorKind::Encrypted));
        }
        Ok(Err(_)) | Err(_) => return Err(Error::new(ErrorKind::Damaged)),
    };
    let mut converter = Converter::default();
    let mut blocks = Vec::new();
    for section in &document.sections {
        converter.blocks(&section.elements, 0, &mut blocks);
    }
    flow::hand_on(blocks, extract)?;
    let losses: Vec<String> = damage.iter().filter(|d| d.is_loss()).map(Damage::to_string).collect();
    if let Some(first) = losses.first() {
        let finding = Finding::new(READ_IN_PART, Severity::Warning);
        extract.findings.push(finding.with("reason", first).with("reason_en", first));
    }
    if converter.n_numbered > 0 {
        let finding = Finding::new(NUMBERING_MISSING, Severity::Info);
        extract.findings.push(finding.with("n", converter.n_numbered).with("style", "DOC"));
    }
    Ok(())
}

/// Whether the document's own header says that its text is encrypted. The stream `WordDocument` begins with it,
/// on the boundary of a sector.
fn is_encrypted(bytes: &[u8]) -> bool {
    const WORD_97: [u8; 2] = [0xEC, 0xA5];
    const ENCRYPTED: u8 = 1;
    let first = bytes.chunks(512).find(|sector| sector.starts_with(&WORD_97));
    first.and_then(|sector| sector.get(11)).is_some_and(|flags| flags & ENCRYPTED != 0)
}

#[derive(Default)]
struct Converter {
    n_numbered: usize,
}

impl Converter {
    fn blocks(&mut self, elements: &[Element], depth: usize, blocks: &mut Vec<Block>) {
        for element in elements {
            match element {
                Element::Heading(heading) => {
                    let indents = (heading.indent_left_twips, heading.first_line_indent_twips);
                    lines(&heading.content, indents, blocks);
                }
                Element::Paragraph(paragraph) => {
                    let indents = (paragraph.indent_left_twips, paragraph.first_line_indent_twips);
                    lines(&paragraph.content, indents, blocks);
                }
                Element::Table(table) if depth < MAX_DEPTH => {
                    let table = self.table(table, depth);
                    blocks.push(Block::Table(table));
                }
                Element::List(list) => self.list(list, depth, blocks),
                Element::TextBox(text_box) if depth < MAX_DEPTH => {
                    self.blocks(&text_box.content, depth + 1, blocks);
                }
                _ => {}
            }
        }
    }

    fn list(&mut self, list: &ir::List, depth: usize, blocks: &mut Vec<Block>) {
        for item in &list.items {
            self.n_numbered += usize::from(list.ordered);
            self.blocks(&item.content, depth, blocks);
            if let Some(nested) = item.nested.as_ref().filter(|_| depth < MAX_DEPTH) {
                self.list(nested, depth + 1, blocks);
            }
        }
    }

    fn table(&mut self, table: &ir::Table, depth: usize) -> Table {
        let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let mut blocks = Vec::new();
                self.blocks(&cell.content, depth + 1, &mut blocks);
                let down = Down::Rows(count(cell.row_span.max(1)));
                cells.push(RowCell { column_span: count(cell.col_span), down, indent: 0, blocks });
            }
            rows.push(Row { cells, ..Row::default() });
        }
        Table { rows }
    }
}

/// The lines of a paragraph.
fn lines(content: &[InlineContent], (left, first): (Option<i32>, Option<i32>), blocks: &mut Vec<Block>) {
    let indent = left.unwrap_or(0).saturating_add(first.unwrap_or(0)).clamp(0, 1 << 20);
    let mut text = String::new();
    for piece in content {
        match piece {
            InlineContent::Text(span) => text.push_str(&span.text),
            InlineContent::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    let split = text.split(['\n', '\r', '\u{B}', '\u{C}']);
    blocks.extend(split.map(|line| {
        let text = line.chars().map(|c| if c == '\t' || c == '\u{A0}' { ' ' } else { c }).collect();
        Block::Line(Line { text, indent })
    }));
}

#[cfg(test)]
mod tests;
