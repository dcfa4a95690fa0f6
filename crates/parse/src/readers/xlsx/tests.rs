//! Office Open XML workbooks, made up here part by part.

#![expect(clippy::format_push_string, clippy::format_collect, reason = "short texts of made-up files")]

use crate::ReadOptions;
use crate::error::ErrorKind;
use crate::readers::sheet::fixture::{container, sections, shown};

const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="176"/><xf numFmtId="9"/>
<xf numFmtId="0"><alignment indent="2"/></xf><xf numFmtId="43"/></cellXfs></styleSheet>"#;
const STRINGS: &str = r#"<sst><si><t>项目名称</t></si><si><r><t>绩效</t></r><r><rPr/><t>目标</t></r><rPh><t>ji xiao</t></rPh></si>
<si><t xml:space="preserve">  甲_x000D_
乙  </t></si></sst>"#;

fn workbook_of(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut list = String::new();
    let mut relations = String::new();
    for (idx, (name, state, _)) in sheets.iter().enumerate() {
        list += &format!(r#"<sheet name="{name}" sheetId="{idx}" state="{state}" r:id="r{idx}"/>"#);
        relations += &format!(
            r#"<Relationship Id="r{idx}" Type="http://x/worksheet" Target="worksheets/s{idx}.xml"/>"#
        );
    }
    let workbook = format!("<workbook><sheets>{list}</sheets></workbook>");
    let relations = format!("<Relationships>{relations}</Relationships>");
    let paths: Vec<String> = (0..sheets.len()).map(|idx| format!("xl/worksheets/s{idx}.xml")).collect();
    let bodies: Vec<String> =
        sheets.iter().map(|(_, _, body)| format!("<worksheet>{body}</worksheet>")).collect();
    let mut members = vec![
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", STRINGS),
    ];
    members.extend(paths.iter().zip(&bodies).map(|(path, body)| (path.as_str(), body.as_str())));
    container(&members)
}

fn workbook(body: &str) -> Vec<u8> {
    workbook_of(&[("Sheet1", "visible", body)])
}

/// Cells of text, row by row: `A1=文字`.
fn texts(cells: &str) -> String {
    let mut rows: Vec<(u32, String)> = Vec::new();
    for cell in cells.split_whitespace() {
        let (place, text) = cell.split_once('=').unwrap();
        let row: u32 = place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
        let xml = format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
        match rows.last_mut() {
            Some((last, cells)) if *last == row => *cells += &xml,
            _ => rows.push((row, xml)),
        }
    }
    rows.iter().map(|(row, cells)| format!(r#"<row r="{row}">{cells}</row>"#)).collect()
}

#[test]
fn reads_cells_as_they_show() {
    for (cell, shown) in [
        (r#"<c r="A1" t="s"><v>0</v></c>"#, "项目名称"),
        (r#"<c r="A1" t="s"><v>1</v></c>"#, "绩效目标"),
        (r#"<c r="A1" t="s"><v>2</v></c>"#, "甲乙>"),
        (r#"<c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>"#, "甲乙"),
        (r#"<c r="A1" t="str"><f>A2</f><v>结果</v></c>"#, "结果"),
        (r#"<c r="A1"><v>95.700000000000003</v></c>"#, "95.7"),
        (r#"<c r="A1" s="1"><v>24955.91</v></c>"#, "24,955.91"),
        (r#"<c r="A1" s="2"><v>10</v></c>"#, "10.00"),
        (r#"<c r="A1" s="3"><v>0.95</v></c>"#, "95%"),
        (r#"<c r="A1" s="5"><v>0</v></c>"#, "-"),
        (r#"<c r="A1" s="4" t="s"><v>0</v></c>"#, "项目名称>"),
        (r#"<c r="A1" s="99"><v>7</v></c>"#, "7"),
        (r#"<c r="A1" t="b"><v>1</v></c>"#, "TRUE"),
        (r#"<c r="A1" t="e"><v>#REF!</v></c>"#, "#REF!"),
        (r#"<c r="A1" t="d"><v>2025-03-01T00:00:00</v></c>"#, "45717"),
        (r"<c><v>1</v></c>", "1"),
    ] {
        // Another cell makes a row of a table of it.
        let body = format!(r#"<sheetData><row>{cell}<c t="str"><v>甲</v></c></row></sheetData>"#);
        assert_eq!(sections("表.xlsx", &workbook(&body)), [format!("{shown}|甲")], "{cell}");
    }
}

#[test]
fn parts_a_sheet_into_paragraphs_and_tables() {
    let merge = |refs: &str| {
        let cells: String = refs.split(' ').map(|r| format!(r#"<mergeCell ref="{r}"/>"#)).collect();
        format!("<mergeCells>{cells}</mergeCells>")
    };
    for (cells, merges, expected) in [
        (
            "A1=附件11 A2=绩效目标表 A3=部门名称：甲局 C3=单位：万元 A4=名称 B4=来源 A5=名 B5=总计 C5=拨款 A6=合计 B6=1",
            "A2:C2 B4:C4 A4:A5",
            &[
                "¶附件11",
                "¶绩效目标表",
                "¶部门名称：甲局",
                "¶单位：万元",
                "名称[2x1]|来源[1x2]",
                "总计|拨款",
                "合计|1|",
            ][..],
        ),
        // A label and its value in two cells, a year, and the money unit.
        (
            "A1=部门名称： B1=甲局 C1=2025年度 D1=单位：元 A2=名称 D2=金额 A3=甲 D3=1",
            "",
            &["¶部门名称：甲局", "¶2025年度", "¶单位：元", "名称|金额", "甲|1"],
        ),
        // Two tables below one another, with and without rows between; a remark under the first.
        (
            "A1=绩效目标表 A2=名称 B2=金额 A3=甲 B3=1 A4=注：本表无 A7=另一张表 A8=名称 B8=数 A9=乙 B9=2",
            "",
            &["¶绩效目标表", "名称|金额", "甲|1", "注：本表无[1x2]", "¶另一张表", "名称|数", "乙|2"],
        ),
        (
            "A1=项目绩效目标表 A2=名称 B2=甲 A3=项目支出绩效目标表（2025年度） A4=名称 B4=乙",
            "A1:B1 A3:B3",
            &["¶项目绩效目标表", "名称|甲", "¶项目支出绩效目标表（2025年度）", "名称|乙"],
        ),
        // An empty row within a list parts nothing; an empty column is none.
        ("A1=名称 D1=金额 A2=甲 D2=1 A4=乙 D4=2", "", &["名称|金额", "甲|1", "乙|2"]),
        // A name over several rows, and what a merged cell covers does not show.
        (
            "A1=名称 B1=指标 A2=甲 B2=一 A3=盖住 B3=二 B4=三",
            "A2:A4",
            &["名称|指标", "甲[3x1]|一", "二", "三"],
        ),
    ] {
        let merges = if merges.is_empty() { String::new() } else { merge(merges) };
        let body = format!("<sheetData>{}</sheetData>{merges}", texts(cells));
        assert_eq!(sections("表.xlsx", &workbook(&body)), expected, "{cells}");
    }
}

#[test]
fn an_indent_counts_from_the_units() {
    let list = |indents: [u32; 4]| {
        let mut rows = String::from(r#"<row><c t="str"><v>名称</v></c><c t="str"><v>金额</v></c></row>"#);
        for (name, spaces) in ["合计", "局", "甲", "乙"].iter().zip(indents) {
            let indent = " ".repeat(spaces as usize);
            rows += &format!(r#"<row><c t="str"><v>{indent}{name}</v></c><c><v>1</v></c></row>"#);
        }
        let shown = sections("表.xlsx", &workbook(&format!("<sheetData>{rows}</sheetData>")));
        shown[1..].iter().map(|row| row.contains('>')).collect::<Vec<_>>()
    };
    assert_eq!(list([0, 0, 4, 4]), [false, false, true, true]);
    assert_eq!(list([0, 2, 4, 4]), [false, false, true, true]);
    assert_eq!(list([0, 4, 4, 4]), [false, true, true, true]);
    assert_eq!(list([0, 0, 1, 4]), [false, false, false, true]);
}

#[test]
fn sheets_stand_alone_and_their_names_are_titles_where_there_is_none() {
    let table = |text: &str| format!("<sheetData>{}</sheetData>", texts(text));
    let (cover, first) = (table("B3=甲局部门预算 B5=目录"), table("A1=名称 B1=甲"));
    let titled = table("A1=绩效目标表 A2=名称 B2=乙");
    let bytes = workbook_of(&[
        ("封面", "visible", &cover),
        ("05-2项目支出绩效目标表", "visible", &first),
        ("表13", "visible", &titled),
        ("草稿", "veryHidden", &first),
        ("Sheet5", "hidden", &first),
    ]);
    let (seen, findings) = shown("表.xlsx", &bytes, &ReadOptions::default()).unwrap();
    assert_eq!(seen, ["¶05-2项目支出绩效目标表", "名称|甲", "¶绩效目标表", "名称|乙"]);
    assert_eq!(findings, ["PAR-36 2 草稿、Sheet5"]);
    let all = ReadOptions { read_hidden_sheets: true, ..ReadOptions::default() };
    assert_eq!(shown("表.xlsx", &bytes, &all).unwrap().0.len(), 7);
}

#[test]
fn says_what_is_hidden_and_what_is_missing() {
    let body = r#"<cols><col min="2" max="3" hidden="1"/></cols><sheetData>
        <row r="1"><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row>
        <row r="2" hidden="1"><c t="str"><v>丙</v></c><c t="s"><v>9</v></c></row>
        <row r="3" ht="0"><c t="str"><v>丁</v></c><c><f>A1</f></c></row></sheetData>"#;
    let (seen, findings) = shown("表.xlsx", &workbook(body), &ReadOptions::default()).unwrap();
    assert_eq!(seen, ["甲|乙", "丙|", "丁|"]);
    assert_eq!(
        findings,
        ["PAR-35 2-3 Sheet1", "PAR-37 B Sheet1", "PAR-38 B3 1 Sheet1", "PAR-39 B2 1 Sheet1"]
    );
    let skip = ReadOptions { skip_hidden_rows: true, ..ReadOptions::default() };
    assert_eq!(shown("表.xlsx", &workbook(body), &skip).unwrap().0, ["甲|乙"]);
}

#[test]
fn hostile_workbooks_cost_nothing() {
    let far = r#"<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1" t="str"><v>乙</v></c></row>
        <row r="1048576"><c r="A1048576" t="str"><v>丙</v></c><c r="XFD1048576" t="str"><v>丁</v></c></row></sheetData>"#;
    let whole = format!(r#"{far}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#);
    let many: String = (0..100_000).map(|_| r#"<mergeCell ref="A1:XFD1048576"/>"#).collect();
    let many = format!("{far}<mergeCells>{many}</mergeCells>");
    let too_many: String = (0..200_001).map(|_| r#"<mergeCell ref="A1:B2"/>"#).collect();
    let deep = "<a>".repeat(100_000);
    let diagonal: String = (1..5_000)
        .map(|idx| format!(r#"<row r="{idx}"><c r="A{idx}"><v>1</v></c><c><v>2</v></c></row>"#))
        .collect();
    let bomb = format!("<sheetData>{}</sheetData>", " ".repeat(40 << 20));
    for (name, body, expected) in [
        ("far", far, Ok(2)),
        ("whole", whole.as_str(), Ok(1)),
        ("many", &many, Ok(1)),
        ("too many", &format!("<mergeCells>{too_many}</mergeCells>"), Err(ErrorKind::OverLimit)),
        (
            "outside",
            r#"<sheetData><row r="4294967295"><c><v>1</v></c></row></sheetData>"#,
            Err(ErrorKind::Damaged),
        ),
        (
            "no such cell",
            r#"<sheetData><row><c r="ZZZZZ1"><v>1</v></c></row></sheetData>"#,
            Err(ErrorKind::Damaged),
        ),
        ("deep", &deep, Err(ErrorKind::OverLimit)),
        ("rows", &format!("<sheetData>{diagonal}</sheetData>"), Ok(4_999)),
        ("bomb", &bomb, Err(ErrorKind::OverLimit)),
        ("cut off", "<sheetData><row><c>", Err(ErrorKind::Damaged)),
        ("nothing", "", Ok(0)),
    ] {
        let result = shown("表.xlsx", &workbook(body), &ReadOptions::default());
        assert_eq!(result.map(|(rows, _)| rows.len()), expected, "{name}");
    }
}
