//! What a fuzz target does with its input; the replay in the suite does the same.

mod package;

use duibiao_parse::ReadOptions;

/// What stands between the parts of an input that becomes a package.
const BETWEEN: &[u8] = b"\n%%\n";

/// Every target: its name, the name that its inputs go by, and the parts that an input becomes where a
/// compressed package would hide the format from the fuzzer.
pub const TARGETS: [(&str, &str, &[&str]); 12] = [
    ("archive", "附件.zip", &[]),
    ("csv", "表.csv", &[]),
    ("doc", "表.doc", &[]),
    ("docx", "表.docx", &["word/document.xml", "word/numbering.xml", "word/styles.xml"]),
    ("html", "表.html", &[]),
    ("json", "表.json", &[]),
    ("ods", "表.ods", &["content.xml", "styles.xml"]),
    ("pdf", "表.pdf", &[]),
    ("spreadsheetml", "表.xls", &[]),
    ("text", "表.txt", &[]),
    ("xls", "表.xls", &[]),
    (
        "xlsx",
        "表.xlsx",
        &["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"],
    ),
];

/// Reads an input as its target does. Errors are results as good as any; a panic is not.
///
/// # Panics
/// When there is no such target, or when a reader has a fault.
pub fn run(target: &str, input: &[u8]) {
    let (_, name, parts) = TARGETS.iter().find(|(name, ..)| *name == target).expect("a known target");
    // A real package goes as it is; anything else becomes the parts of one.
    let packed = (!parts.is_empty() && !input.starts_with(b"PK")).then(|| packed(target, parts, input));
    let bytes = packed.as_deref().unwrap_or(input);
    let options = [
        ReadOptions { skip_digest: true, ..ReadOptions::default() },
        ReadOptions {
            skip_digest: true,
            skip_hidden_rows: true,
            read_hidden_sheets: true,
            with_persons: true,
            password: Some("密码".to_owned()),
            ..ReadOptions::default()
        },
    ];
    if target == "archive" {
        unpack(input, 3);
    }
    for options in &options {
        let _ = duibiao_parse::read(name, bytes, options);
    }
    let _ = duibiao_parse::grids(name, bytes, &options[0]);
}

/// Opens an archive as a folder, and archives inside it, and reads every member.
fn unpack(bytes: &[u8], depth: usize) {
    let Ok(mut archive) = duibiao_parse::Archive::open(bytes) else { return };
    let names: Vec<String> = archive.members().iter().map(|member| member.name.clone()).collect();
    for (n, name) in names.iter().enumerate() {
        let Ok(member) = archive.read(n, None) else { continue };
        if duibiao_parse::is_archive(name, &member) {
            if depth > 0 {
                unpack(&member, depth - 1);
            }
        } else {
            let _ = duibiao_parse::read(name, &member, &ReadOptions::default());
        }
    }
    let _ = archive.findings();
}

/// A package whose leading parts are the pieces of the input.
pub fn packed(target: &str, names: &[&str], input: &[u8]) -> Vec<u8> {
    let mut pieces = package::split(input, BETWEEN);
    let mut members: Vec<(&str, &[u8])> = package::skeleton(target).to_vec();
    for name in names {
        if let Some(piece) = pieces.next() {
            members.retain(|(other, _)| other != name);
            members.push((name, piece));
        }
    }
    package::zip(&members)
}
