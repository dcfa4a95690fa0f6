//! Documents made part by part, and what comes of them.

use crate::{Error, ErrorKind, ReadOptions, grids};
use std::io::Write as _;

/// A document with that body, and further parts.
pub(crate) fn document(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = format!(
        "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='mc' xmlns:wps='wps' xmlns:v='v'><w:body>{body}</w:body></w:document>"
    );
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let types = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &main)].iter().chain(parts) {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Paragraphs and cells, one a line: `¶text`, `row,column text`, with spans where there are any.
pub(crate) fn shown(path: &str, bytes: &[u8]) -> Result<Vec<String>, Error> {
    let mut shown = Vec::new();
    for section in grids(path, bytes, &ReadOptions::default())? {
        shown.extend(section.above.iter().map(|passage| format!("¶{}", passage.text)));
        for cell in &section.grid.cells {
            let spans = if cell.row_span * cell.column_span > 1 {
                format!(" {}x{}", cell.row_span, cell.column_span)
            } else {
                String::new()
            };
            let indent = if cell.indented { ">" } else { "" };
            shown.push(format!("{},{}{spans} {indent}{}", cell.row, cell.column, cell.passage.text));
        }
    }
    Ok(shown)
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, contents: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{contents}</w:tc>")
}

fn tbl(rows: &[String]) -> String {
    let rows = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect::<Vec<_>>().concat();
    format!("<w:tbl><w:tblPr/>{rows}</w:tbl>")
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    // A table at the end, so that the paragraphs above it are kept.
    let body = format!("{body}{}", tbl(&[tc("", &p("末"))]));
    let mut shown = shown("x.docx", &document(&body, &[])).unwrap();
    assert_eq!(shown.pop().as_deref(), Some("0,0 末"));
    assert_eq!(shown, expected);
}

#[test]
fn reads_paragraphs_as_printed() {
    for (body, expected) in [
        (p("部门：甲&amp;乙"), &["¶部门：甲&乙"][..]),
        ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>".into(), &["¶甲 乙", "¶丙"]),
        ("<w:p><w:r><w:t>\n  甲 \n</w:t></w:r></w:p>".into(), &["¶甲"]),
        (
            "<w:p><w:r><w:t>达</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins><w:r><w:t>8</w:t></w:r></w:ins></w:p>".into(),
            &["¶达8"],
        ),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>".into(),
            &["¶7"],
        ),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>".into(), &["¶链接"]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>".into(), &["¶显"]),
        ("<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t>95%</w:t></w:r></w:p>".into(), &["¶≥95%"]),
        ("<w:p><w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\u{F0A3}</w:t></w:r><w:r><w:t>5次</w:t></w:r></w:p>".into(), &["¶≤5次"]),
        (
            "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>".into(),
            &["¶前", "¶框"],
        ),
        (format!("<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p("控件")), &["¶控件"]),
        (
            "<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='x'/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>改</w:t></w:r></w:p>".into(),
            &["¶改"],
        ),
        ("<w:p><w:r><w:ruby><w:rt><w:r><w:t>zi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>".into(), &["¶字"]),
    ] {
        check(&body, expected);
    }
}

#[test]
fn reads_tables() {
    let two = |a: &str, b: &str| [tc("", &p(a)), tc("", &p(b))].concat();
    check(
        &tbl(&[
            [tc("<w:gridSpan w:val='2'/>", &p("甲")), tc("<w:vMerge w:val='restart'/>", &p("乙"))].concat(),
            [tc("", &p("1")), tc("", &p("2")), tc("<w:vMerge/>", "<w:p/>")].concat(),
        ]),
        &["0,0 1x2 甲", "0,2 2x1 乙", "1,0 1", "1,1 2"],
    );
    // A cell that goes on with nothing is a cell; one whose columns are left out stands further right.
    check(&tbl(&[[tc("<w:vMerge/>", &p("甲")), tc("", &p("乙"))].concat()]), &["0,0 甲", "0,1 乙"]);
    check(
        &tbl(&[two("甲", "乙"), format!("<w:trPr><w:gridBefore w:val='1'/></w:trPr>{}", tc("", &p("丙")))]),
        &["0,0 甲", "0,1 乙", "1,1 丙"],
    );
    check(
        &tbl(&[[tc("", &p("甲")), tc("<w:hMerge/>", "<w:p/>"), tc("", &p("乙"))].concat()]),
        &["0,0 甲", "0,1 乙"],
    );
    // Lines of one cell, indents.
    check(
        &tbl(&[
            two("单位", "1"),
            [
                tc("", "<w:p><w:pPr><w:ind w:firstLine='420'/></w:pPr><w:r><w:t>项</w:t></w:r></w:p><w:p><w:r><w:t>目</w:t></w:r></w:p>"),
                tc("", &p("　2 ")),
            ]
            .concat(),
        ]),
        &["0,0 单位", "0,1 1", "1,0 >项目", "1,1 >2"],
    );
    // A deleted row.
    check(
        &tbl(&[two("甲", "乙"), format!("<w:trPr><w:del/></w:trPr>{}", two("丙", "丁"))]),
        &["0,0 甲", "0,1 乙"],
    );
    // A table in a table: after it, or in its place where the outer one only lays out the page.
    let inner = tbl(&[two("一级指标", "值")]);
    check(
        &tbl(&[two("项目名称", "甲"), [tc("", &p("指标")), tc("", &inner)].concat()]),
        &["0,0 项目名称", "0,1 甲", "1,0 指标", "1,1 ", "0,0 一级指标", "0,1 值"],
    );
    check(&tbl(&[tc("", &format!("{}{inner}", p("标题")))]), &["¶标题", "0,0 一级指标", "0,1 值"]);
}

#[test]
fn rebuilds_automatic_numbers() {
    let numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>";
    let styles = "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='s'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>";
    let own = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    let body = tbl(&[
        tc("", &format!("<w:p>{own}</w:p>")),
        tc("", "<w:p><w:pPr><w:pStyle w:val='s'/></w:pPr><w:r><w:t>二</w:t></w:r></w:p>"),
        tc(
            "",
            "<w:p><w:pPr><w:pStyle w:val='s'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>无</w:t></w:r></w:p>",
        ),
    ]);
    let bytes = document(&body, &[("word/numbering.xml", numbering), ("word/styles.xml", styles)]);
    assert_eq!(shown("x.docx", &bytes).unwrap(), ["0,0 1、", "1,0 2、二", "2,0 无"]);
}

#[test]
fn is_not_hurt() {
    let deep = |n: usize| "<w:tbl><w:tr><w:tc>".repeat(n);
    let wide = tc("<w:gridSpan w:val='1000000000'/>", "<w:p/>").repeat(100);
    for (body, kind) in [
        (deep(1_000), ErrorKind::OverLimit),
        ("<w:ins>".repeat(1_000_000), ErrorKind::OverLimit),
        (tbl(&[wide]), ErrorKind::OverLimit),
        (tc("", "</w:tbl>"), ErrorKind::Damaged),
    ] {
        let start = std::time::Instant::now();
        assert_eq!(shown("x.docx", &document(&body, &[])).unwrap_err().kind(), kind);
        assert!(start.elapsed().as_secs() < 20);
    }
    let entities = "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;'>]>";
    check(&format!("{entities}{}", p("&m;")), &["¶&m;"]);
    assert_eq!(shown("x.docx", &document("", &[])[..200]).unwrap_err().kind(), ErrorKind::Damaged);
}
