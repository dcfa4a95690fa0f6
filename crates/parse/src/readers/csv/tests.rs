//! Comma- and tab-separated values, written here and read back.

use crate::ReadOptions;
use crate::error::ErrorKind;
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::readers::Input;
use crate::readers::sheet::fixture::sections;

const ROWS: [&str; 4] = ["¶绩效目标表", "¶单位：万元", "项目名称|总计|绩效目标", "甲|1,000.00|一，二三"];

#[test]
fn reads_any_delimiter_and_encoding() {
    let text = |d: char, end: &str| {
        format!(
            "绩效目标表{d}{d}{end}{d}{d}单位：万元{end}项目名称{d}总计{d}绩效目标{end}甲{d}\"1,000.00\"{d}\"一，二{end}三\"{end}"
        )
    };
    let utf16: Vec<u8> =
        [0xFEFF].into_iter().chain(text('\t', "\r\n").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("表.csv", text(',', "\n").into_bytes()),
        ("表.csv", text(';', "\r\n").into_bytes()),
        ("表.csv", format!("\u{feff}{}", text(',', "\r\n")).into_bytes()),
        ("表.csv", encoding_rs::GB18030.encode(&text(',', "\r\n")).0.into_owned()),
        ("表.tsv", text('\t', "\n").into_bytes()),
        ("表.tab", utf16),
        ("表.csv", format!("sep=;\r\n{}", text(';', "\r\n")).into_bytes()),
    ] {
        assert_eq!(sections(name, &bytes), ROWS, "{name} {:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn blank_lines_part_tables() {
    for end in ["\n", "\r\n"] {
        let text =
            ["项目名称,数,绩效指标", "甲,=\"001\",三", "", "另一张表", "名称,数", "乙,2", ""].join(end);
        let expected = ["项目名称|数|绩效指标", "甲|001|三", "¶另一张表", "名称|数", "乙|2"];
        assert_eq!(sections("表.csv", text.as_bytes()), expected);
    }
}

#[test]
fn refuses_millions_of_fields_before_it_makes_them() {
    let options = ReadOptions::default();
    let bytes = "绩效目标,".repeat(2_000_001).into_bytes();
    let input = Input { path: "表.csv", bytes: &bytes, options: &options };
    let error = (super::READER.read)(&input, &mut Extract::whole(), &mut Ledger::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OverLimit);
}
