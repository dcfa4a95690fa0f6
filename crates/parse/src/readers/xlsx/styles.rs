//! The styles of cells: number format and indent are all that matters.

use crate::error::Error;
use crate::readers::sheet::number_format::NumberFormat;
use crate::xml::{Event, Events};
use std::collections::HashMap;

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Where its format stands among all.
    format: usize,
    pub(super) indent: u32,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    styles: Vec<Style>,
}

impl Styles {
    pub(super) fn of(&self, idx: usize) -> (Option<&NumberFormat>, u32) {
        self.styles.get(idx).map_or((None, 0), |style| (self.formats.get(style.format), style.indent))
    }
}

pub(super) fn read(bytes: &[u8]) -> Result<Styles, Error> {
    let mut events = Events::new(bytes);
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut places: HashMap<u32, usize> = HashMap::new();
    let mut read = Styles::default();
    let mut in_cells = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (element.number("numFmtId"), element.attribute("formatCode"))
                    {
                        codes.entry(id).or_insert(code);
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = element.number("numFmtId").unwrap_or(0);
                    let format = *places.entry(id).or_insert_with(|| {
                        // A code of the file comes before the one that its number stands for.
                        let own = codes.get(&id).map(|code| NumberFormat::parse(code));
                        read.formats.push(own.or_else(|| NumberFormat::builtin(id)).unwrap_or_default());
                        read.formats.len() - 1
                    });
                    read.styles.push(Style { format, indent: 0 });
                }
                "alignment" if in_cells => {
                    if let Some(style) = read.styles.last_mut() {
                        style.indent = element.number("indent").unwrap_or(0);
                    }
                }
                _ => {}
            },
            Event::End(name) if name == "cellXfs" => in_cells = false,
            _ => {}
        }
    }
    Ok(read)
}
