//! The styles of an OpenDocument spreadsheet: what hides a table, what moves a text to the right.

use crate::error::Error;
use crate::xml::{Event, Events};
use std::collections::{HashMap, HashSet};

#[derive(Debug, Default)]
pub(super) struct Styles {
    hidden: HashSet<String>,
    indents: HashMap<String, u32>,
}

impl Styles {
    /// Adds the styles of a part of the file.
    pub(super) fn read(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut events = Events::new(bytes);
        let mut style = String::new();
        while let Some(event) = events.next()? {
            match event {
                Event::Start(element) => match element.name() {
                    "style" => {
                        style = element.attribute("name").unwrap_or_default();
                        let parent = element.attribute("parent-style-name");
                        if let Some(indent) = parent.and_then(|name| self.indents.get(&name).copied()) {
                            self.indents.insert(style.clone(), indent);
                        }
                    }
                    "table-properties" => {
                        if element.attribute("display").as_deref() == Some("false") {
                            self.hidden.insert(style.clone());
                        }
                    }
                    "paragraph-properties" => {
                        if let Some(steps) = element.attribute("margin-left").and_then(|text| steps(&text)) {
                            self.indents.insert(style.clone(), steps);
                        }
                    }
                    // Tables follow: there are no more styles.
                    "body" => return Ok(()),
                    _ => {}
                },
                Event::End(_) | Event::Text(_) => {}
            }
        }
        Ok(())
    }

    pub(super) fn hides_table(&self, style: &str) -> bool {
        self.hidden.contains(style)
    }

    pub(super) fn indent(&self, style: &str) -> u32 {
        self.indents.get(style).copied().unwrap_or(0)
    }
}

/// A margin in steps of indent, each about 3.5 mm.
fn steps(margin: &str) -> Option<u32> {
    let unit = margin.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = margin.split_at(unit);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let thousandths: u32 = format!("{fraction:0<3.3}").parse().ok()?;
    let length = whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(thousandths)?;
    // Thousandths of a unit in micrometres.
    let micrometres = match unit {
        "mm" => length,
        "cm" => length.checked_mul(10)?,
        "in" => length.checked_mul(254)? / 10,
        "pt" => length.checked_mul(353)? / 1000,
        "pc" => length.checked_mul(4233)? / 1000,
        _ => return None,
    };
    Some((micrometres + 1750) / 3500)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_margins() {
        for (margin, expected) in [
            ("0cm", Some(0)),
            ("0.353cm", Some(1)),
            ("0.706cm", Some(2)),
            ("10pt", Some(1)),
            ("0.139in", Some(1)),
            ("3.53mm", Some(1)),
            ("2em", None),
            ("", None),
        ] {
            assert_eq!(steps(margin), expected, "{margin}");
        }
    }
}
