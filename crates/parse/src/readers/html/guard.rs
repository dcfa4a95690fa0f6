//! Looks through a page before it is parsed: parsing takes time that grows with the square of the nesting, of the
//! attributes of one tag, and of the formatting that is never closed.
//!
//! The stack kept here is never shorter than the parser's: what the parser may leave open counts as open.

use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;

/// No page is larger.
const MAX_BYTES: usize = 64 << 20;
/// Elements in one another.
const MAX_DEPTH: usize = 512;
/// Formatting that is open at once.
const MAX_FORMATTING: usize = 1_024;
/// Attributes of one tag.
const MAX_ATTRIBUTES: usize = 500;
/// Elements, and formatting that is opened again in each.
const MAX_COST: usize = 10_000_000;

/// Elements without contents.
const VOID: [&[u8]; 17] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
    b"source", b"track", b"wbr", b"frame", b"bgsound", b"keygen",
];
const FORMATTING: [&[u8]; 14] = [
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike", b"strong", b"tt",
    b"u",
];
/// An end tag does not close what lies beyond these.
const SCOPES: [&[u8]; 8] =
    [b"table", b"td", b"th", b"caption", b"object", b"applet", b"marquee", b"template"];

struct Guard {
    stack: Vec<Vec<u8>>,
    formatting: BTreeMap<Vec<u8>, usize>,
    n_formatting: usize,
    cost: usize,
}

/// Refuses what would hurt.
///
/// # Errors
/// When the page is larger or nested deeper than any page of text.
pub(super) fn check(page: &str) -> Result<(), Error> {
    let over = || Error::new(ErrorKind::OverLimit);
    let bytes = page.as_bytes();
    if bytes.len() > MAX_BYTES {
        return Err(over());
    }
    let mut guard = Guard { stack: Vec::new(), formatting: BTreeMap::new(), n_formatting: 0, cost: 0 };
    let mut has_foreign = false;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let rest = &bytes[at..];
        match rest {
            [b'!', b'-', b'-', rest @ ..] => at += 3 + end_of_comment(rest),
            [b'!' | b'?', ..] => at += memchr::memchr(b'>', rest).unwrap_or(rest.len()),
            [b'/', c, ..] if c.is_ascii_alphabetic() => {
                let name = name(&rest[1..]);
                at += 1 + name.len();
                guard.close(&name);
                at += end_of_tag(&bytes[at..]).ok_or_else(over)?;
            }
            [b'/', ..] => at += memchr::memchr(b'>', rest).unwrap_or(rest.len()),
            [c, ..] if c.is_ascii_alphabetic() => {
                let name = name(rest);
                at += name.len();
                at += end_of_tag(&bytes[at..]).ok_or_else(over)?;
                if name == b"plaintext" {
                    break;
                }
                has_foreign |= name == b"svg" || name == b"math";
                if !has_foreign && (name == b"script" || name == b"style") {
                    at += end_of_raw(&bytes[at..], &name);
                    continue;
                }
                guard.open(name).ok_or_else(over)?;
            }
            _ => {}
        }
    }
    Ok(())
}

impl Guard {
    fn open(&mut self, name: Vec<u8>) -> Option<()> {
        self.cost += 1 + self.n_formatting;
        if VOID.contains(&name.as_slice()) {
            return (self.cost <= MAX_COST).then_some(());
        }
        // What an element of its own kind before it ends without saying so.
        match name.as_slice() {
            b"p" => self.pop_to(&[b"p"], &SCOPES),
            b"li" => self.pop_to(&[b"li"], &[b"ul", b"ol", b"table", b"td", b"th"]),
            b"dd" | b"dt" => self.pop_to(&[b"dd", b"dt"], &[b"dl", b"table", b"td", b"th"]),
            b"option" => self.pop_to(&[b"option"], &SCOPES),
            b"td" | b"th" => self.pop_to(&[b"td", b"th"], &[b"table", b"template"]),
            b"tr" => self.pop_to(&[b"tr"], &[b"table", b"template"]),
            b"tbody" | b"thead" | b"tfoot" => {
                self.pop_to(&[b"tbody", b"thead", b"tfoot"], &[b"table", b"template"]);
            }
            _ => {}
        }
        if FORMATTING.contains(&name.as_slice()) {
            self.n_formatting += 1;
            *self.formatting.entry(name.clone()).or_default() += 1;
        }
        self.stack.push(name);
        (self.stack.len() <= MAX_DEPTH && self.n_formatting <= MAX_FORMATTING && self.cost <= MAX_COST)
            .then_some(())
    }

    fn close(&mut self, name: &[u8]) {
        if FORMATTING.contains(&name) {
            if let Some(n) = self.formatting.get_mut(name).filter(|n| **n > 0) {
                *n -= 1;
                self.n_formatting -= 1;
            }
            if let Some(at) = self.stack.iter().rposition(|open| open == name) {
                self.stack.remove(at);
            }
        } else if SCOPES.contains(&name) {
            self.pop_to(&[name], if name == b"table" { &[b"template"] } else { &[b"table", b"template"] });
        } else {
            self.pop_to(&[name], &SCOPES);
        }
    }

    /// Pops the nearest of those and what is in it, unless a barrier stands before.
    fn pop_to(&mut self, names: &[&[u8]], barriers: &[&[u8]]) {
        for at in (0..self.stack.len()).rev() {
            if names.contains(&self.stack[at].as_slice()) {
                self.stack.truncate(at);
                return;
            }
            if barriers.contains(&self.stack[at].as_slice()) {
                return;
            }
        }
    }
}

/// The name of a tag in lower case.
fn name(rest: &[u8]) -> Vec<u8> {
    let end = rest.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    rest[..end.unwrap_or(rest.len())].to_ascii_lowercase()
}

/// How far it is behind the `>` that ends a tag; `None` where it has too many attributes.
fn end_of_tag(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut n_attributes = 0;
    let mut in_name = false;
    while let Some(byte) = rest.get(at) {
        at += 1;
        match byte {
            b'>' => return Some(at),
            b'=' if in_name => {
                at += rest[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                match rest.get(at) {
                    Some(quote @ (b'"' | b'\'')) => {
                        let value = &rest[at + 1..];
                        at += 1 + memchr::memchr(*quote, value).map_or(value.len(), |end| end + 1);
                    }
                    _ => {
                        let value = &rest[at..];
                        let end = value.iter().position(|b| b.is_ascii_whitespace() || *b == b'>');
                        at += end.unwrap_or(value.len());
                    }
                }
                in_name = false;
            }
            b'/' => in_name = false,
            // Between a name and its `=` there may be spaces: the name is then counted twice at most.
            byte if byte.is_ascii_whitespace() => {
                let n_spaces = rest[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                in_name &= rest.get(at + n_spaces) == Some(&b'=');
            }
            _ => {
                if !in_name {
                    n_attributes += 1;
                    if n_attributes > MAX_ATTRIBUTES {
                        return None;
                    }
                }
                in_name = true;
            }
        }
    }
    Some(at)
}

/// How far it is behind the end of a comment.
fn end_of_comment(rest: &[u8]) -> usize {
    if rest.starts_with(b">") {
        return 1;
    }
    if rest.starts_with(b"->") {
        return 2;
    }
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&rest[at..], b"--") {
        at += found + 2;
        match &rest[at..] {
            [b'>', ..] => return at + 1,
            [b'!', b'>', ..] => return at + 2,
            // `--->`: the last two dashes count.
            [b'-', ..] => at -= 1,
            _ => {}
        }
    }
    rest.len()
}

/// How far it is to the end tag of an element whose contents are no markup.
fn end_of_raw(rest: &[u8], name: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&rest[at..], b"</") {
        at += found;
        if rest[at + 2..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lets_pages_pass() {
        let rows = "<tr><td>甲<td><p>乙<p>丙</tr>".repeat(5_000);
        for page in [
            format!("<table>{rows}</table>"),
            "<p>段落".repeat(10_000),
            "<ul><li>一<li>二</ul>".repeat(3_000),
            format!("<script>{}</script><p>", "document.write('<div>');".repeat(2_000)),
            "<font color=red>甲</font><br>".repeat(20_000),
            "<div a=\"1>2\">甲</div>".repeat(2_000),
            "<!-- <div> -->".repeat(2_000),
        ] {
            assert!(check(&page).is_ok(), "{}", &page[..40]);
        }
    }

    #[test]
    fn refuses_what_would_hurt() {
        for page in [
            "<div>".repeat(1_000_000),
            "<div title=\"</div>\">".repeat(10_000),
            "<div><table><tr><td></div></table>".repeat(10_000),
            "<div></span>".repeat(10_000),
            "<!--><div>".repeat(10_000),
            "<!-- --!><div>".repeat(10_000),
            "<svg><title><div>".repeat(10_000),
            "<b><p>".repeat(10_000),
            format!("<a {}>", (0..100_000).map(|n| format!("x{n} ")).collect::<String>()),
            format!(
                "{}{}",
                (0..1_000).map(|n| format!("<font x{n}>")).collect::<String>(),
                "<p>".repeat(100_000)
            ),
            "<table><tr><td>".repeat(100_000),
        ] {
            assert_eq!(check(&page).unwrap_err().kind(), ErrorKind::OverLimit, "{}", &page[..40]);
        }
    }
}
