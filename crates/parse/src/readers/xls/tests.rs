//! BIFF workbooks, made up here record by record.

use crate::ReadOptions;
use crate::error::ErrorKind;
use crate::readers::sheet::fixture::shown;
use std::io::{Cursor, Write as _};

fn record(id: u16, contents: &[u8]) -> Vec<u8> {
    let n_bytes = u16::try_from(contents.len()).unwrap();
    [&id.to_le_bytes(), &n_bytes.to_le_bytes(), contents].concat()
}

/// Numbers of two bytes.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [words(&[u16::try_from(units.len()).unwrap()]), vec![1], words(&units)].concat()
}

fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    compound.create_stream(name).unwrap().write_all(stream).unwrap();
    compound.into_inner().into_inner()
}

/// A workbook of one sheet, with those records among the globals and in the sheet.
fn workbook(version: u16, globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind| record(0x0809, &words(&[version, kind, 0, 0, 0, 0, 0, 0]));
    let end = record(0x000A, &[]);
    let name: &[u8] = if version == 0x0600 { b"\x06\x00Sheet1" } else { b"\x06Sheet1" };
    let bound = |start: u32| record(0x0085, &[&start.to_le_bytes()[..], &[0, 0], name].concat());
    let head = [begin(5), globals.concat()].concat();
    let start = u32::try_from(head.len() + bound(0).len() + end.len()).unwrap();
    compound(
        if version == 0x0600 { "/Workbook" } else { "/Book" },
        &[head, bound(start), end.clone(), begin(16), cells.concat(), end].concat(),
    )
}

fn at(row: u16, column: u16, style: u16, rest: &[u8]) -> Vec<u8> {
    [words(&[row, column, style]), rest.to_vec()].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    record(0x0204, &at(row, column, 0, &wide(text)))
}

/// A style with that format and indent.
fn style(format: u16, indent: u8) -> Vec<u8> {
    let mut contents = vec![0; 20];
    contents[2..4].copy_from_slice(&format.to_le_bytes());
    contents[8] = indent;
    record(0x00E0, &contents)
}

fn rows(bytes: &[u8]) -> Result<Vec<String>, ErrorKind> {
    shown("表.xls", bytes, &ReadOptions::default()).map(|(rows, _)| rows)
}

#[test]
fn reads_cells_as_they_show() {
    let globals = [
        record(0x041E, &[words(&[176]), wide("0.00_ ")].concat()),
        style(0, 0),
        style(4, 0),
        style(176, 0),
        style(0, 2),
    ];
    let rk = |number: i32, flags: u32| (number.cast_unsigned() << 2 | flags).to_le_bytes();
    let half = |value: f64, flags: u64| {
        let bits = value.to_bits() >> 32 & !3 | flags;
        u32::try_from(bits).unwrap().to_le_bytes()
    };
    for (cell, shown) in [
        (record(0x0203, &at(0, 0, 1, &24955.91_f64.to_le_bytes())), "24,955.91"),
        (record(0x0203, &at(0, 0, 0, &0.300_000_000_000_000_04_f64.to_le_bytes())), "0.3"),
        (record(0x027E, &at(0, 0, 2, &rk(1000, 3))), "10.00"),
        (record(0x027E, &at(0, 0, 0, &rk(-243, 3))), "-2.43"),
        (record(0x027E, &at(0, 0, 0, &rk(7, 2))), "7"),
        (record(0x027E, &at(0, 0, 0, &half(0.5, 0))), "0.5"),
        (record(0x027E, &at(0, 0, 0, &half(50.0, 1))), "0.5"),
        (record(0x0204, &at(0, 0, 3, &wide("局"))), "局>"),
        (record(0x0205, &at(0, 0, 0, &[1, 0])), "TRUE"),
        (record(0x0205, &at(0, 0, 0, &[0x17, 1])), "#REF!"),
        (record(0x0006, &at(0, 0, 1, &[&1.5_f64.to_le_bytes()[..], &[0; 8]].concat())), "1.50"),
        (
            [
                record(0x0006, &at(0, 0, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0])),
                record(0x0207, &wide("结果")),
            ]
            .concat(),
            "结果",
        ),
    ] {
        let bytes = workbook(0x0600, &globals, &[cell, label(0, 1, "尾")]);
        assert_eq!(rows(&bytes).unwrap(), [format!("{shown}|尾")]);
    }
}

#[test]
fn strings_go_on_in_the_next_record() {
    // 甲乙 broken after the first character, which the next record goes on with in narrow ones.
    let first = [[2, 0, 0, 0, 2, 0, 0, 0].to_vec(), words(&[4]), vec![1], words(&[0x7532, 0x4E59])].concat();
    let second = [&[0][..], b"ab", &[1, 0, 0x08, 1, 0], b"c", &[0; 4]].concat();
    let shared = [record(0x00FC, &first), record(0x003C, &second)].concat();
    let cells: Vec<Vec<u8>> =
        (0..2).map(|idx| record(0x00FD, &at(0, idx, 0, &u32::from(idx).to_le_bytes()))).collect();
    assert_eq!(rows(&workbook(0x0600, &[shared], &cells)).unwrap(), ["甲乙ab|c"]);
}

#[test]
fn reads_the_older_version_in_its_code_page() {
    let text = encoding_rs::GB18030.encode("绩效目标").0.into_owned();
    let cell = |column| {
        record(
            0x0204,
            &at(0, column, 0, &[words(&[u16::try_from(text.len()).unwrap()]), text.clone()].concat()),
        )
    };
    let code_page = record(0x0042, &words(&[936]));
    assert_eq!(rows(&workbook(0x0500, &[code_page], &[cell(0), cell(1)])).unwrap(), ["绩效目标|绩效目标"]);
}

#[test]
fn reads_rows_regions_and_what_is_hidden() {
    let several = [
        words(&[1, 1]),
        words(&[0]),
        6_u32.to_le_bytes().to_vec(),
        words(&[0]),
        10_u32.to_le_bytes().to_vec(),
        words(&[2]),
    ];
    let mut hidden = vec![0; 16];
    (hidden[0], hidden[12]) = (1, 0x20);
    let cells = [
        record(0x0208, &hidden),
        label(0, 0, "名称"),
        label(0, 1, "数"),
        label(1, 0, "甲"),
        record(0x00BD, &several.concat()),
        record(0x00E5, &words(&[1, 0, 0, 1, 2])),
    ];
    let (seen, findings) = shown("表.xls", &workbook(0x0600, &[], &cells), &ReadOptions::default()).unwrap();
    assert_eq!(seen, ["名称|数[1x2]", "甲|1|2"]);
    assert_eq!(findings, ["PAR-35 2 Sheet1"]);
}

#[test]
fn hostile_workbooks_cost_nothing() {
    let far = [label(0, 0, "甲"), label(0, 1, "乙"), label(65_535, 255, "丙"), label(65_535, 0, "丁")];
    let sized = |cells: &[Vec<u8>]| {
        let dimensions = record(0x0200, &[&[0; 4][..], &[0xFF; 10]].concat());
        workbook(0x0600, &[], &[dimensions, cells.concat()])
    };
    let long = record(0x0204, &at(0, 0, 0, &[0xFF, 0xFF, 1, 0x32, 0x75]));
    let absurd_strings = record(0x00FC, &[0xFF; 8]);
    let lost = record(0x00FD, &at(0, 0, 0, &[0xFF; 4]));
    let mut cut = sized(&far);
    cut.truncate(600);
    for (name, bytes, expected) in [
        ("far", sized(&far), Ok(2)),
        ("a string longer than its record", sized(&[long, label(0, 1, "乙"), label(0, 2, "丙")]), Ok(1)),
        (
            "more strings than there are",
            workbook(0x0600, &[absurd_strings], &[lost, label(1, 0, "甲"), label(1, 1, "乙")]),
            Ok(1),
        ),
        ("cut off", cut, Err(ErrorKind::UnsupportedFormat)),
        ("encrypted", workbook(0x0600, &[record(0x002F, &[0; 6])], &[]), Err(ErrorKind::Encrypted)),
        ("an encrypted package", compound("/EncryptedPackage", b"x"), Err(ErrorKind::Encrypted)),
        ("no records", compound("/Workbook", b"x"), Err(ErrorKind::Damaged)),
        ("another document", compound("/WordDocument", b"x"), Err(ErrorKind::UnsupportedFormat)),
    ] {
        let result = rows(&bytes);
        if name == "another document" {
            // Whatever reads it, it is no workbook.
            assert!(result.is_err());
        } else {
            assert_eq!(result.map(|rows| rows.len()), expected, "{name}");
        }
    }
}
