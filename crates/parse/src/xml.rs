//! XML of office files, event by event, within limits: depth is bounded, and no entity is ever expanded beyond
//! the five that XML itself defines, so that nothing grows.

use crate::error::{Error, ErrorKind};
use quick_xml::events::{BytesStart, Event as Raw};

/// Office files nest a few dozen elements at most.
const MAX_DEPTH: usize = 256;

/// An element's beginning.
#[derive(Debug)]
pub(crate) struct Element<'a> {
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without a prefix.
    pub(crate) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without a prefix, unescaped.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        let text = found.value.as_ref();
        Some(quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned))
    }

    /// An attribute as a number.
    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// What comes next. An empty element is a start and an end.
#[derive(Debug)]
pub(crate) enum Event<'a> {
    Start(Element<'a>),
    /// The name of the element that ends, without a prefix.
    End(String),
    Text(String),
}

/// A stream of events.
pub(crate) struct Events<'a> {
    reader: quick_xml::Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Events<'a> {
    /// Goes through a part of an office file.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = quick_xml::Reader::from_reader(bytes);
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().check_end_names = true;
        Self { reader, depth: 0 }
    }

    /// The next event; `None` at the end.
    ///
    /// # Errors
    /// When the XML is damaged or deeper than any office file.
    pub(crate) fn next(&mut self) -> Result<Option<Event<'a>>, Error> {
        loop {
            let event = self.reader.read_event().map_err(|_| Error::new(ErrorKind::Damaged))?;
            return Ok(Some(match event {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Error::new(ErrorKind::OverLimit));
                    }
                    Event::Start(Element { start })
                }
                Raw::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::End(end.local_name().into_inner().to_owned())
                }
                Raw::Text(text) => Event::Text(text.to_string()),
                Raw::CData(text) => Event::Text(text.to_string()),
                Raw::GeneralRef(reference) => match resolve(&reference) {
                    Some(text) => Event::Text(text),
                    // An entity of the document's own: kept as written, never expanded.
                    None => Event::Text(format!("&{};", &*reference)),
                },
                Raw::Eof => return Ok(None),
                Raw::Empty(_) | Raw::Decl(_) | Raw::PI(_) | Raw::DocType(_) | Raw::Comment(_) => continue,
            }));
        }
    }
}

/// `&amp;`, `&#19968;`, `&#x4E00;`
fn resolve(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(xml: &str) -> Result<Vec<String>, Error> {
        let mut events = Events::new(xml.as_bytes());
        let mut shown = Vec::new();
        while let Some(event) = events.next()? {
            shown.push(match event {
                Event::Start(element) => {
                    format!("<{} {:?}", element.name(), element.attribute("val"))
                }
                Event::End(name) => format!("/{name}"),
                Event::Text(text) => text,
            });
        }
        Ok(shown)
    }

    #[test]
    fn reads_events_and_expands_no_entity_of_the_document() {
        assert_eq!(
            all("<w:p w:val='a&amp;b'>x&lt;&#x4E00;<w:br/></w:p>").unwrap(),
            ["<p Some(\"a&b\")", "x", "<", "一", "<br None", "/br", "/p"]
        );
        let lol = "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;</a>";
        assert_eq!(all(lol).unwrap(), ["<a None", "&m;", "/a"]);
    }

    #[test]
    fn stops_at_depth_and_damage() {
        assert_eq!(all(&"<a>".repeat(300)).unwrap_err().kind(), ErrorKind::OverLimit);
        assert_eq!(all("<a></b>").unwrap_err().kind(), ErrorKind::Damaged);
    }
}
