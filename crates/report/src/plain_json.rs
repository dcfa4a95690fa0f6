//! JSON in which every character can be seen: what a terminal would act on, or not show, is written as
//! `\uXXXX`. The values are the same.

use crate::text::is_unseen;
use serde_json::ser::{Formatter, PrettyFormatter};
use std::io::{self, Write};

/// Pretty printing with nothing unseen in it.
#[derive(Default)]
pub(crate) struct PlainFormatter {
    pretty: PrettyFormatter<'static>,
}

impl Formatter for PlainFormatter {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut done = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_unseen(*c)) {
            writer.write_all(&fragment.as_bytes()[done..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            done = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[done..])
    }

    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_array(writer)
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array(writer)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object(writer)
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object(writer)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize as _;

    #[test]
    fn writes_out_what_cannot_be_seen_and_changes_nothing_else() {
        let text = "甲\u{7f}\u{9b}31m\u{202e}乙\u{e0041}\u{1b}\"\\≥95%";
        let mut bytes = Vec::new();
        let formatter = PlainFormatter::default();
        text.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, formatter)).unwrap();
        let json = String::from_utf8(bytes).unwrap();
        assert_eq!(json, r#""甲\u007f\u009b31m\u202e乙\udb40\udc41\u001b\"\\≥95%""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
