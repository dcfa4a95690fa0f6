//! The strings that cells share.

use crate::error::{Error, ErrorKind};
use crate::xml::{Event, Events};
use std::rc::Rc;

/// So many strings a workbook may have.
const MAX_STRINGS: usize = 4_000_000;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Rc<str>>, Error> {
    let mut events = Events::new(bytes);
    let mut strings = Vec::new();
    while let Some(event) = events.next()? {
        if let Event::Start(element) = event
            && element.name() == "si"
        {
            if strings.len() == MAX_STRINGS {
                return Err(Error::new(ErrorKind::OverLimit));
            }
            strings.push(text(&mut events, "si")?.into());
        }
    }
    Ok(strings)
}

/// The text up to the end of the element: runs joined, readings of characters (`rPh`) left out.
pub(super) fn text(events: &mut Events<'_>, end: &str) -> Result<String, Error> {
    let mut text = String::new();
    let mut in_text = false;
    let mut in_reading = false;
    while let Some(event) = events.next()? {
        match event {
            Event::Start(element) => match element.name() {
                "t" => in_text = true,
                "rPh" => in_reading = true,
                _ => {}
            },
            Event::Text(part) if in_text && !in_reading => text.push_str(&part),
            Event::Text(_) => {}
            Event::End(name) => match name.as_str() {
                "t" => in_text = false,
                "rPh" => in_reading = false,
                name if name == end => break,
                _ => {}
            },
        }
    }
    Ok(unescape(text))
}

/// `_x000D_` stands for a character that XML cannot hold.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        unescaped.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at..].as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                unescaped.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                unescaped.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    unescaped + rest
}
