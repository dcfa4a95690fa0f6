//! Encodings: copies of the demo in each of them give the same documents.

use crate::support::{DEMO_2024, DEMO_2025, Folder, demo, list};
use serde_json::Value;
use std::fs;

/// Every encoding that is read, by the name that it is stated under.
const ENCODINGS: [&str; 6] =
    ["utf-8", "utf-8-bom", "utf-16le with mark", "utf-16be with mark", "gb18030", "CR LF"];

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let utf16 =
        |unit_bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit_bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8-bom" => marked(b"\xEF\xBB\xBF", text.as_bytes()),
        "utf-16le" => utf16(u16::to_le_bytes),
        "utf-16be" => utf16(u16::to_be_bytes),
        "utf-16le with mark" => marked(b"\xFF\xFE", &utf16(u16::to_le_bytes)),
        "utf-16be with mark" => marked(b"\xFE\xFF", &utf16(u16::to_be_bytes)),
        "gb18030" => {
            let (bytes, _, lossy) = encoding_rs::GB18030.encode(text);
            assert!(!lossy);
            bytes.into_owned()
        }
        "CR LF" => text.replace('\n', "\r\n").into_bytes(),
        _ => unreachable!("{encoding}"),
    }
}

fn stated(encoding: &str) -> &str {
    if encoding == "CR LF" { "utf-8" } else { encoding.split(' ').next().unwrap() }
}

#[test]
fn every_encoding_gives_the_same_documents() {
    for name in [DEMO_2024, DEMO_2025] {
        let text = fs::read_to_string(demo().join(name)).unwrap();
        let mut expected: Option<Value> = None;
        for encoding in ENCODINGS {
            // The same name in a folder of its own.
            let folder = Folder::new();
            folder.write(name, encoded(&text, encoding));
            let mut json: Value =
                serde_json::from_str(&folder.run(["show", name, "--format", "json"]).done()).unwrap();
            let source = json["documents"][0]["source"].as_object_mut().unwrap();
            assert_eq!(source.remove("encoding").unwrap(), stated(encoding), "{encoding}");
            source.remove("sha256").unwrap();
            match &expected {
                None => expected = Some(json),
                Some(expected) => assert_eq!(&json, expected, "{encoding}"),
            }
        }
        assert_eq!(list(&expected.unwrap(), "documents").len(), 1);
    }
}

/// Any two of them compare as if both were UTF-8.
#[test]
fn encodings_mix_in_a_comparison() {
    let (old, new) = [DEMO_2024, DEMO_2025].map(|name| fs::read_to_string(demo().join(name)).unwrap()).into();
    let mut expected: Option<String> = None;
    for (idx, encoding) in ENCODINGS.iter().enumerate() {
        let other = ENCODINGS[(idx + 3) % ENCODINGS.len()];
        let folder = Folder::new();
        folder.write("old.txt", encoded(&old, encoding));
        folder.write("new.txt", encoded(&new, other));
        let view = folder.run(["diff", "old.txt", "new.txt"]).done();
        let expected = expected.get_or_insert_with(|| view.clone());
        assert_eq!(&view, expected, "{encoding}, {other}");
    }
}

/// Chinese in UTF-16 has zero bytes on both sides (一 is 4E 00): the mark may be missing all the same.
#[test]
fn utf_16_needs_no_mark() {
    for name in [DEMO_2024, DEMO_2025] {
        let text = fs::read_to_string(demo().join(name)).unwrap();
        let summary = |encoding: &str| {
            let folder = Folder::new();
            folder.write(name, encoded(&text, encoding));
            let json: Value =
                serde_json::from_str(&folder.run(["show", name, "--format", "json"]).done()).unwrap();
            assert_eq!(json["documents"][0]["source"]["encoding"], stated(encoding));
            json["documents"][0]["units"].clone()
        };
        for encoding in ["utf-16le", "utf-16be"] {
            assert_eq!(summary(encoding), summary("utf-8"), "{encoding}");
        }
    }
}

/// The encoding is stated in the view.
#[test]
fn the_view_states_the_encoding() {
    let text = fs::read_to_string(demo().join(DEMO_2024)).unwrap();
    for encoding in ENCODINGS {
        let folder = Folder::new();
        folder.write("a.txt", encoded(&text, encoding));
        let view = folder.run(["show", "a.txt"]).done();
        assert!(view.contains(&format!("编码 {}\n", stated(encoding))), "{encoding}\n{view}");
    }
}
