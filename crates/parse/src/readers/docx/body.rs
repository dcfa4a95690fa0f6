//! The body of a document, element by element.

use super::super::flow::{Block, Down, LeftOut, Line, Row, RowCell, Table};
use super::numbering::{Number, Numbering};
use super::styles::{Shape, Styles};
use super::symbols;
use crate::error::Error;
use crate::xml::{Element, Event, Events};

/// Goes through the main part of a document.
pub(super) struct Body<'a> {
    events: Events<'a>,
    styles: Styles,
    numbering: Numbering,
    pub(super) outcome: Outcome,
}

/// What is to be said about the reading.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) deleted: LeftOut,
    pub(super) hidden: LeftOut,
    /// A style of numbers that could not be shown, and how many paragraphs have such.
    pub(super) unnumbered: Option<(String, usize)>,
    /// Parts in other formats.
    pub(super) n_foreign: usize,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    shape: Shape,
    style: Option<String>,
    /// Its lines, the last one open.
    lines: Vec<String>,
    /// What floats beside it: text boxes.
    beside: Vec<Block>,
}

impl Paragraph {
    fn push(&mut self, text: &str) {
        match self.lines.last_mut() {
            Some(line) => line.push_str(text),
            None => self.lines.push(text.to_owned()),
        }
    }
}

/// Elements that stand around contents without a meaning of their own.
const TRANSPARENT: [&str; 9] =
    ["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "dir", "bdo", "hyperlink"];

impl Body<'_> {
    pub(super) fn new(events: Events<'_>, styles: Styles, numbering: Numbering) -> Body<'_> {
        Body { events, styles, numbering, outcome: Outcome::default() }
    }

    /// All blocks of the document.
    pub(super) fn read(&mut self) -> Result<Vec<Block>, Error> {
        while let Some(event) = self.events.next()? {
            if let Event::Start(element) = event
                && element.name() == "body"
            {
                return self.blocks();
            }
        }
        Err(Error::new(crate::ErrorKind::Damaged))
    }

    /// Blocks up to the end of the element that holds them.
    fn blocks(&mut self) -> Result<Vec<Block>, Error> {
        let mut blocks = Vec::new();
        self.blocks_into(&mut blocks)?;
        Ok(blocks)
    }

    fn blocks_into(&mut self, blocks: &mut Vec<Block>) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(_) => break,
                Event::Text(_) => continue,
            };
            match element.name() {
                "p" => self.paragraph(blocks)?,
                "tbl" => {
                    let table = self.table()?;
                    blocks.push(Block::Table(table));
                }
                "AlternateContent" => self.alternatives(|body| body.blocks_into(blocks))?,
                name if TRANSPARENT.contains(&name) => self.blocks_into(blocks)?,
                "del" | "moveFrom" => self.deleted()?,
                "altChunk" => {
                    self.outcome.n_foreign += 1;
                    self.skip()?;
                }
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    /// The same contents in several forms: the first that is offered, or the fallback where none is.
    fn alternatives(&mut self, mut read: impl FnMut(&mut Self) -> Result<(), Error>) -> Result<(), Error> {
        let mut is_taken = false;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) if !is_taken && matches!(element.name(), "Choice" | "Fallback") => {
                    is_taken = true;
                    read(self)?;
                }
                Event::Start(_) => self.skip()?,
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Passes over the rest of an element.
    fn skip(&mut self) -> Result<(), Error> {
        let mut depth = 1_usize;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Passes over what a tracked change deleted.
    fn deleted(&mut self) -> Result<(), Error> {
        let text = self.text_within(false)?;
        self.outcome.deleted.add(&text);
        Ok(())
    }

    /// All text in the rest of an element, which may be one of text itself.
    fn text_within(&mut self, mut is_text: bool) -> Result<String, Error> {
        let mut depth = 1_usize;
        let mut text = String::new();
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => {
                    depth += 1;
                    is_text = matches!(element.name(), "t" | "delText");
                }
                Event::End(_) => {
                    depth -= 1;
                    is_text = false;
                }
                Event::Text(piece) => {
                    if is_text {
                        text.push_str(&piece);
                    }
                }
            }
            if depth == 0 {
                break;
            }
        }
        Ok(text)
    }

    fn paragraph(&mut self, blocks: &mut Vec<Block>) -> Result<(), Error> {
        let mut paragraph = Paragraph::default();
        self.inline(&mut paragraph)?;
        let shape = self.styles.shape(paragraph.shape, paragraph.style.as_deref());
        let mut indent = shape.indent();
        if let Some(list) = shape.list.filter(|list| *list != 0) {
            // The indent of a list makes room for its numbers.
            indent = 0;
            match self.numbering.next(list, shape.level.unwrap_or(0)) {
                Some(Number::Shown(number)) => match paragraph.lines.first_mut() {
                    Some(line) => line.insert_str(0, &number),
                    None => paragraph.lines.push(number),
                },
                Some(Number::Unknown(style)) => {
                    self.outcome.unnumbered.get_or_insert((style, 0)).1 += 1;
                }
                None => {}
            }
        }
        blocks.extend(paragraph.lines.into_iter().map(|text| Block::Line(Line { text, indent })));
        blocks.append(&mut paragraph.beside);
        Ok(())
    }

    /// Runs and what stands around them, up to the end of the element that holds them.
    fn inline(&mut self, paragraph: &mut Paragraph) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(_) => break,
                Event::Text(_) => continue,
            };
            match element.name() {
                "r" => self.run(paragraph)?,
                "pPr" => self.paragraph_properties(paragraph)?,
                "AlternateContent" => self.alternatives(|body| body.inline(paragraph))?,
                "del" | "moveFrom" => self.deleted()?,
                "drawing" | "pict" | "object" => self.boxes(paragraph)?,
                "t" => {
                    // A formula's text.
                    let text = self.text_within(true)?;
                    paragraph.push(&text);
                }
                name if TRANSPARENT.contains(&name) => self.inline(paragraph)?,
                name if name.ends_with("Pr") || name.ends_with("PrChange") => self.skip()?,
                // Fields, formulas, ruby and the like: what they show is made of runs.
                "rt" => self.skip()?,
                _ => self.inline(paragraph)?,
            }
        }
        Ok(())
    }

    fn paragraph_properties(&mut self, paragraph: &mut Paragraph) -> Result<(), Error> {
        let mut depth = 1_usize;
        while let Some(event) = self.events.next()? {
            match event {
                // The mark's own look, and what the paragraph looked like before a change.
                Event::Start(element) if matches!(element.name(), "rPr" | "sectPr" | "pPrChange") => {
                    self.skip()?;
                }
                Event::Start(element) => {
                    if element.name() == "pStyle" {
                        paragraph.style = element.attribute("val");
                    }
                    paragraph.shape.take(&element);
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                Event::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }

    fn run(&mut self, paragraph: &mut Paragraph) -> Result<(), Error> {
        let (mut font, mut is_hidden) = (String::new(), false);
        while let Some(event) = self.events.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(_) => break,
                Event::Text(_) => continue,
            };
            match element.name() {
                "rPr" => (font, is_hidden) = self.run_properties()?,
                "t" => {
                    let keeps_spaces = element.attribute("space").is_some_and(|space| space == "preserve");
                    let text = self.text_within(true)?;
                    let text =
                        if keeps_spaces { text.as_str() } else { text.trim_matches([' ', '\n', '\r', '\t']) };
                    if is_hidden {
                        self.outcome.hidden.add(text);
                    } else {
                        let shown: String = text.chars().map(|c| symbols::shown(&font, c)).collect();
                        paragraph.push(&shown);
                    }
                }
                "delText" => {
                    let text = self.text_within(true)?;
                    self.outcome.deleted.add(&text);
                }
                "sym" => {
                    let font = element.attribute("font").unwrap_or_default();
                    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                    if let Some(c) = code.and_then(char::from_u32)
                        && !is_hidden
                    {
                        paragraph.push(symbols::shown(&font, c).encode_utf8(&mut [0; 4]));
                    }
                    self.skip()?;
                }
                "tab" | "ptab" => {
                    paragraph.push(" ");
                    self.skip()?;
                }
                "br" | "cr" => {
                    if paragraph.lines.is_empty() {
                        paragraph.lines.push(String::new());
                    }
                    paragraph.lines.push(String::new());
                    self.skip()?;
                }
                "noBreakHyphen" => {
                    paragraph.push("-");
                    self.skip()?;
                }
                "AlternateContent" => self.alternatives(|body| body.boxes(paragraph))?,
                "drawing" | "pict" | "object" => self.boxes(paragraph)?,
                "ruby" => self.inline(paragraph)?,
                _ => self.skip()?,
            }
        }
        Ok(())
    }

    /// The font of a run, where it is one of symbols, and whether the run is hidden.
    fn run_properties(&mut self) -> Result<(String, bool), Error> {
        let (mut font, mut is_hidden) = (String::new(), false);
        let mut depth = 1_usize;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) if element.name() == "rPrChange" => self.skip()?,
                Event::Start(element) => {
                    match element.name() {
                        "rFonts" => font = element.attribute("ascii").unwrap_or_default(),
                        "vanish" => is_hidden = is_on(&element),
                        _ => {}
                    }
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                Event::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok((font, is_hidden))
    }

    /// The text boxes in a drawing.
    fn boxes(&mut self, paragraph: &mut Paragraph) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "txbxContent" => self.blocks_into(&mut paragraph.beside)?,
                    "AlternateContent" => self.alternatives(|body| body.boxes(paragraph))?,
                    _ => self.boxes(paragraph)?,
                },
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn table(&mut self) -> Result<Table, Error> {
        let mut table = Table::default();
        self.rows(&mut table)?;
        Ok(table)
    }

    fn rows(&mut self, table: &mut Table) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "tr" => {
                        let mut row = Row::default();
                        let mut is_deleted = false;
                        self.row(&mut row, &mut is_deleted)?;
                        if is_deleted {
                            row.cells.iter().for_each(|cell| self.outcome.deleted.add(&text_of(cell)));
                        } else {
                            table.rows.push(row);
                        }
                    }
                    name if TRANSPARENT.contains(&name) => self.rows(table)?,
                    _ => self.skip()?,
                },
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &mut Row, is_deleted: &mut bool) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "trPr" => self.row_properties(row, is_deleted)?,
                    "tc" => self.cell(row)?,
                    name if TRANSPARENT.contains(&name) => self.row(row, is_deleted)?,
                    _ => self.skip()?,
                },
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn row_properties(&mut self, row: &mut Row, is_deleted: &mut bool) -> Result<(), Error> {
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) => {
                    match element.name() {
                        "gridBefore" => row.before = element.number("val").unwrap_or(0).min(1_000),
                        "del" => *is_deleted = true,
                        _ => {}
                    }
                    self.skip()?;
                }
                Event::End(_) => break,
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, row: &mut Row) -> Result<(), Error> {
        let mut cell = RowCell { column_span: 1, down: Down::Rows(1), indent: 0, blocks: Vec::new() };
        let mut goes_on_from_the_left = false;
        let mut is_deleted = false;
        while let Some(event) = self.events.next()? {
            let element = match event {
                Event::Start(element) => element,
                Event::End(_) => break,
                Event::Text(_) => continue,
            };
            match element.name() {
                "tcPr" => self.cell_properties(&mut cell, &mut goes_on_from_the_left, &mut is_deleted)?,
                "p" => self.paragraph(&mut cell.blocks)?,
                "tbl" => {
                    let table = self.table()?;
                    cell.blocks.push(Block::Table(table));
                }
                "AlternateContent" => self.alternatives(|body| body.blocks_into(&mut cell.blocks))?,
                name if TRANSPARENT.contains(&name) => self.blocks_into(&mut cell.blocks)?,
                "del" | "moveFrom" => self.deleted()?,
                _ => self.skip()?,
            }
        }
        if is_deleted {
            self.outcome.deleted.add(&text_of(&cell));
            cell.blocks.clear();
        }
        if goes_on_from_the_left && let Some(left) = row.cells.last_mut() {
            // What it holds is not shown; as a line of the cell that covers it nothing is lost.
            left.column_span += cell.column_span;
            left.blocks.append(&mut cell.blocks);
            return Ok(());
        }
        row.cells.push(cell);
        Ok(())
    }

    fn cell_properties(
        &mut self,
        cell: &mut RowCell,
        goes_on_from_the_left: &mut bool,
        is_deleted: &mut bool,
    ) -> Result<(), Error> {
        let mut depth = 1_usize;
        let mut is_margin = false;
        while let Some(event) = self.events.next()? {
            match event {
                Event::Start(element) if element.name() == "tcPrChange" => self.skip()?,
                Event::Start(element) => {
                    let goes_on = || element.attribute("val").is_none_or(|value| value != "restart");
                    match element.name() {
                        "gridSpan" => cell.column_span = element.number("val").unwrap_or(1).clamp(1, 1_000),
                        "vMerge" => cell.down = if goes_on() { Down::Continue } else { Down::Start },
                        "hMerge" => *goes_on_from_the_left = goes_on(),
                        "cellDel" => *is_deleted = true,
                        "tcMar" => is_margin = true,
                        "left" | "start" if is_margin => {
                            cell.indent = element.number("w").unwrap_or(0).clamp(0, 1 << 20);
                        }
                        _ => {}
                    }
                    depth += 1;
                }
                Event::End(name) => {
                    is_margin &= name != "tcMar";
                    depth -= 1;
                }
                Event::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }
}

fn is_on(element: &Element<'_>) -> bool {
    element.attribute("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

fn text_of(cell: &RowCell) -> String {
    let lines = cell.blocks.iter().filter_map(|block| match block {
        Block::Line(line) => Some(line.text.as_str()),
        Block::Table(_) => None,
    });
    lines.collect()
}
