//! Names of members: which encoding they are in, and what makes them harmless.

use encoding_rs::{GB18030, UTF_8};
use std::collections::BTreeMap;
use zip::read::ZipFileEntry;

/// The extra field with the name in UTF-8 (Info-ZIP Unicode Path).
const UNICODE_PATH: u16 = 0x7075;
/// The flag that says that a name is in UTF-8.
const UTF8_FLAG: u16 = 1 << 11;
/// Longer names are cut.
const MAX_NAME: usize = 4096;

/// The name of an entry: by the flag, else by the Unicode field, else as UTF-8 where it is that, else as
/// GB18030, which Chinese systems write without saying so.
pub(super) fn of(bytes: &[u8], entry: &ZipFileEntry<'_>) -> String {
    let header = usize::try_from(entry.central_header_start()).ok().and_then(|start| bytes.get(start..));
    header.and_then(in_header).unwrap_or_else(|| decode(entry.name_raw(), false, &[]))
}

/// The name as a header of the central directory gives it.
fn in_header(header: &[u8]) -> Option<String> {
    let field = |at: usize| Some(u16::from_le_bytes([*header.get(at)?, *header.get(at + 1)?]));
    let (flags, n_name, n_extra) = (field(8)?, usize::from(field(28)?), usize::from(field(30)?));
    let rest = header.get(46..).filter(|_| header.starts_with(b"PK\x01\x02"))?;
    let (name, extra) = (rest.get(..n_name)?, rest.get(n_name..n_name + n_extra)?);
    Some(decode(name, flags & UTF8_FLAG != 0, extra))
}

/// The names that several entries share, and how many do: readers see the last of them alone.
pub(super) fn repeated(bytes: &[u8], start: u64) -> BTreeMap<String, usize> {
    let mut rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
    let mut counts = BTreeMap::new();
    while let Some(name) = in_header(rest) {
        *counts.entry(harmless(&name)).or_default() += 1;
        let lengths = [28, 30, 32].map(|at| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]])));
        rest = rest.get(46 + lengths.iter().sum::<usize>()..).unwrap_or_default();
    }
    counts.retain(|_, n| *n > 1);
    counts
}

fn decode(raw: &[u8], says_utf8: bool, extra: &[u8]) -> String {
    let raw = &raw[..raw.len().min(MAX_NAME)];
    let plain = std::str::from_utf8(raw).ok();
    if let Some(name) = plain.filter(|_| says_utf8) {
        return name.to_owned();
    }
    if let Some(name) = unicode_path(raw, extra) {
        return name;
    }
    if let Some(name) = plain {
        return name.to_owned();
    }
    let (name, lossy) = GB18030.decode_without_bom_handling(raw);
    if lossy { UTF_8.decode_without_bom_handling(raw).0.into_owned() } else { name.into_owned() }
}

/// The name in the Unicode field, where that belongs to this very name.
fn unicode_path(raw: &[u8], mut extra: &[u8]) -> Option<String> {
    while let [a, b, c, d, rest @ ..] = extra {
        let (id, n) = (u16::from_le_bytes([*a, *b]), usize::from(u16::from_le_bytes([*c, *d])));
        let field = rest.get(..n)?;
        if id == UNICODE_PATH
            && let [1, w, x, y, z, name @ ..] = field
        {
            let is_its = u32::from_le_bytes([*w, *x, *y, *z]) == crc32(raw);
            return std::str::from_utf8(name).ok().filter(|_| is_its).map(str::to_owned);
        }
        extra = &rest[n..];
    }
    None
}

/// CRC-32 as ZIP has it; names are too short for a table to pay.
fn crc32(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
            })
        };
    !bytes.iter().fold(!0, step)
}

/// Whether a name is that of a folder.
pub(super) fn is_folder(name: &str) -> bool {
    name.ends_with(['/', '\\'])
}

/// Whether a folder that is walked would not show it.
pub(super) fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| {
        let is_dots = part.chars().all(|c| c == '.');
        part == "__MACOSX" || (part.starts_with('.') && !is_dots)
    })
}

/// A name that stays within the archive and can be shown.
pub(super) fn harmless(name: &str) -> String {
    let is_drive = |part: &str| part.len() == 2 && part.ends_with(':');
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | "..") && !is_drive(part))
        .map(|part| part.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect())
        .collect();
    if parts.is_empty() { "\u{FFFD}".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_names_harmless() {
        for (name, expected) in [
            ("甲/乙.xlsx", "甲/乙.xlsx"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            (r"C:\表\..\乙.docx", "表/乙.docx"),
            ("a\u{1B}[2J.txt", "a\u{FFFD}[2J.txt"),
            ("..", "\u{FFFD}"),
        ] {
            assert_eq!(harmless(name), expected, "{name}");
        }
    }

    #[test]
    fn knows_hidden_names() {
        let hidden = ["__MACOSX/._a.txt", ".DS_Store", "a/.git/x", "./.x"];
        assert!(hidden.into_iter().all(is_hidden));
        assert!(!["a.txt", "../a.txt", "./a.txt", "…a"].into_iter().any(is_hidden));
    }

    #[test]
    fn decodes_names() {
        let gb18030 = GB18030.encode("绩效表.txt").0.into_owned();
        let field = |crc: u32, name: &str| {
            let n = u16::try_from(name.len() + 5).unwrap();
            [&UNICODE_PATH.to_le_bytes()[..], &n.to_le_bytes(), &[1], &crc.to_le_bytes(), name.as_bytes()]
                .concat()
        };
        let its = field(crc32(&gb18030), "单位.txt");
        let anothers = field(1, "单位.txt");
        for (raw, says_utf8, extra, expected) in [
            (gb18030.as_slice(), false, &[][..], "绩效表.txt"),
            (gb18030.as_slice(), true, &[], "绩效表.txt"),
            ("绩效表.txt".as_bytes(), false, &[], "绩效表.txt"),
            ("绩效表.txt".as_bytes(), true, &its, "绩效表.txt"),
            (&gb18030, false, &its, "单位.txt"),
            (&gb18030, false, &anothers, "绩效表.txt"),
            (&gb18030, false, &its[..6], "绩效表.txt"),
        ] {
            assert_eq!(decode(raw, says_utf8, extra), expected);
        }
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
