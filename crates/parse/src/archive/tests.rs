//! Archives, also such as were made to hurt.

use super::{Archive, is_archive};
use crate::ErrorKind;
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// An archive with one member `a.txt` that holds `text`, encrypted in the old way with the password `2025`.
const ENCRYPTED: &str = concat!(
    "504b03040a0009000000ef40785dc7a78b3b100000000400000005001c00612e7478745554090003c145056bc145056b",
    "75780b000104000000000400000000b41de71eab5115b6462979d6f13c65b8504b0708c7a78b3b100000000400000050",
    "4b01021e030a0009000000ef40785dc7a78b3b1000000004000000050018000000000001000000a48100000000612e74",
    "78745554050003c145056b75780b000104000000000400000000504b050600000000010001004b0000005f0000000000",
);

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Replaces a text of the same length wherever it stands.
fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let found: Vec<usize> = memchr::memmem::find_iter(&bytes, from).collect();
    for at in found {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

fn names<'a>(archive: &'a Archive<'_>) -> Vec<&'a str> {
    archive.members().iter().map(|member| member.name.as_str()).collect()
}

#[test]
fn opens_as_a_folder() {
    let bytes = archive(&[
        ("乙.txt", "乙".as_bytes()),
        ("b/", b""),
        ("b/甲.txt", "甲".as_bytes()),
        ("__MACOSX/._x", b"x"),
        (".hidden", b"x"),
        ("../up.txt", b"up"),
        ("B.txt", b"B"),
    ]);
    let mut opened = Archive::open(&bytes).unwrap();
    assert_eq!(names(&opened), ["B.txt", "b/甲.txt", "up.txt", "乙.txt"]);
    assert_eq!(opened.read(3, None).unwrap(), "乙".as_bytes());
    assert_eq!(opened.read(3, Some("密码")).unwrap(), "乙".as_bytes());
    assert_eq!(opened.members()[1].size, 3);
    assert!(opened.findings().is_empty() && opened.read(4, None).is_err());
    assert!(is_archive("x.zip", &bytes) && !is_archive("x.zip", b"text"));
    let document = archive(&[("[Content_Types].xml", b""), ("word/document.xml", b"<a/>")]);
    assert!(!is_archive("x.zip", &document));
}

#[test]
fn decodes_names_and_tells_repeated_ones() {
    let gb18030 = encoding_rs::GB18030.encode("绩效").0;
    let bytes = replaced(archive(&[("AAAA.txt", b"1")]), b"AAAA", &gb18030);
    assert_eq!(names(&Archive::open(&bytes).unwrap()), ["绩效.txt"]);
    let twice = replaced(archive(&[("a1.txt", b"1"), ("a2.txt", b"2")]), b"a2", b"a1");
    let mut opened = Archive::open(&twice).unwrap();
    assert_eq!(names(&opened), ["a1.txt"]);
    assert_eq!(opened.read(0, None).unwrap(), b"2");
    let finding = &opened.findings()[0];
    assert_eq!((finding.code.id(), finding.values["n"].as_str()), ("PAR-40", "2"));
}

#[test]
fn opens_encrypted_members_with_their_password() {
    let digit = |idx: usize| u8::from_str_radix(&ENCRYPTED[idx..idx + 2], 16).unwrap();
    let bytes: Vec<u8> = (0..ENCRYPTED.len()).step_by(2).map(digit).collect();
    let mut opened = Archive::open(&bytes).unwrap();
    assert_eq!(opened.read(0, None).unwrap_err().kind(), ErrorKind::Encrypted);
    assert_eq!(opened.read(0, Some("2024")).unwrap_err().kind(), ErrorKind::Encrypted);
    assert_eq!(opened.read(0, Some("2025")).unwrap(), b"text");
}

#[test]
fn stays_within_limits() {
    // A bomb, by what it says and by what it is.
    let bomb = archive(&[("a", &vec![0; 16 << 20])]);
    let size = (16_u32 << 20).to_le_bytes();
    for bytes in [bomb.clone(), replaced(bomb, &size, &100_u32.to_le_bytes())] {
        let kind = Archive::open(&bytes).unwrap().read(0, None).unwrap_err().kind();
        assert!(matches!(kind, ErrorKind::OverLimit | ErrorKind::Damaged), "{kind:?}");
    }
    // Members that share their bytes.
    let mut shared = archive(&[("a", b"1"), ("b", b"2"), ("c", b"3")]);
    let headers: Vec<usize> = memchr::memmem::find_iter(&shared, b"PK\x01\x02").collect();
    for at in headers {
        shared[at + 20..at + 24].copy_from_slice(&200_u32.to_le_bytes());
    }
    assert_eq!(Archive::open(&shared).err().unwrap().kind(), ErrorKind::OverLimit);
    // More members than it has room for, and cut off.
    let mut many = archive(&[("a", b"1")]);
    let at = memchr::memmem::rfind(&many, b"PK\x05\x06").unwrap();
    many[at + 8..at + 12].copy_from_slice(&[0xF0; 4]);
    assert!(Archive::open(&many).is_err());
    let whole = archive(&[("a", b"1")]);
    assert_eq!(Archive::open(&whole[..whole.len() - 10]).err().unwrap().kind(), ErrorKind::Damaged);
}

#[test]
fn goes_three_deep() {
    let mut bytes = archive(&[("a.txt", b"1")]);
    for _ in 0..3 {
        bytes = archive(&[("inner.zip", &bytes)]);
    }
    let mut first = Archive::open(&bytes).unwrap();
    let inner = first.read(0, None).unwrap();
    let mut second = first.open_within(&inner).unwrap();
    let inner = second.read(0, None).unwrap();
    let mut third = second.open_within(&inner).unwrap();
    let inner = third.read(0, None).unwrap();
    assert_eq!(third.open_within(&inner).err().unwrap().kind(), ErrorKind::OverLimit);
}
