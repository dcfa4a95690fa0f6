//! Paragraph styles: how far they move text in, and which list they number.

use crate::xml::{Element, Event, Events};
use std::collections::BTreeMap;

/// A Chinese character of ordinary text is so wide, in twentieths of a point.
const CHARACTER: i32 = 210;
/// Styles build on one another, no deeper than this.
const MAX_CHAIN: usize = 32;

/// What a paragraph or its style says of its beginning; `None` is what the style below says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    left: Option<i32>,
    first: Option<i32>,
    /// The list, 0 for none.
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

impl Shape {
    /// Takes in an element of a paragraph's properties.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "ind" => {
                let measure = |name: &str| element.number::<i32>(name);
                let chars =
                    |name: &str| measure(name).map(|hundredths| hundredths.saturating_mul(CHARACTER) / 100);
                let or = |chars: Option<i32>, plain: Option<i32>| chars.filter(|n| *n != 0).or(plain);
                let left =
                    or(chars("leftChars").or(chars("startChars")), measure("left").or(measure("start")));
                let first = or(chars("firstLineChars"), measure("firstLine"));
                let hanging = or(chars("hangingChars"), measure("hanging"));
                self.left = left.or(self.left);
                self.first = first.or(hanging.map(i32::saturating_neg)).or(self.first);
            }
            "numId" => self.list = element.number("val").or(self.list),
            "ilvl" => self.level = element.number("val").or(self.level),
            _ => {}
        }
    }

    /// Where the first line begins, in twentieths of a point.
    pub(super) fn indent(&self) -> i32 {
        self.left.unwrap_or(0).saturating_add(self.first.unwrap_or(0)).clamp(0, 1 << 20)
    }

    fn over(self, below: Self) -> Self {
        Self {
            left: self.left.or(below.left),
            first: self.first.or(below.first),
            list: self.list.or(below.list),
            level: self.level.or(below.level),
        }
    }
}

/// The paragraph styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, (Shape, Option<String>)>,
    default: String,
}

impl Styles {
    /// Reads `styles.xml`; what is damaged in it is left out.
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut styles = Self::default();
        let mut events = Events::new(xml);
        let mut id = None;
        let mut n_skipped = 0_usize;
        while let Ok(Some(event)) = events.next() {
            match event {
                Event::Start(element) if n_skipped > 0 || element.name().ends_with("PrChange") => {
                    n_skipped += 1;
                }
                Event::End(_) if n_skipped > 0 => n_skipped -= 1,
                Event::Start(element) if element.name() == "style" => {
                    let is_paragraph = element.attribute("type").is_none_or(|kind| kind == "paragraph");
                    id = element.attribute("styleId").filter(|_| is_paragraph);
                    if let Some(id) = &id {
                        let is_default = element.attribute("default");
                        if is_default.is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")) {
                            styles.default.clone_from(id);
                        }
                        styles.by_id.insert(id.clone(), (Shape::default(), None));
                    }
                }
                Event::Start(element) => {
                    let Some((shape, below)) = id.as_ref().and_then(|id| styles.by_id.get_mut(id)) else {
                        continue;
                    };
                    if element.name() == "basedOn" {
                        *below = element.attribute("val");
                    } else {
                        shape.take(&element);
                    }
                }
                Event::End(name) if name == "style" => id = None,
                Event::End(_) | Event::Text(_) => {}
            }
        }
        styles
    }

    /// What a paragraph of that style looks like that says so much itself.
    pub(super) fn shape(&self, own: Shape, style: Option<&str>) -> Shape {
        let mut shape = own;
        let mut next = Some(style.unwrap_or(&self.default));
        for _ in 0..MAX_CHAIN {
            let Some((below, based_on)) = next.and_then(|id| self.by_id.get(id)) else { break };
            shape = shape.over(*below);
            next = based_on.as_deref();
        }
        shape
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_styles_to_their_base() {
        let styles = Styles::read(
            br#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="a"/>
            <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="c"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:style></w:styles>"#,
        );
        let shape = styles.shape(Shape::default(), Some("b"));
        assert_eq!((shape.indent(), shape.list), (420, Some(7)));
        assert_eq!(styles.shape(Shape::default(), None).indent(), 0);
    }
}
