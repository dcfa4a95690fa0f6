//! Whole files: what several producers print, and what no reader should have to meet.

use crate::{Error, ErrorKind, ReadOptions, Section};
use duibiao_core::Origin;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pdf").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sections(bytes: &[u8]) -> Result<Vec<Section>, Error> {
    crate::grids("示例.pdf", bytes, &ReadOptions::default())
}

/// Rows of the texts of cells; `>` marks an indent, a span is written after the text.
fn texts(section: &Section) -> Vec<Vec<String>> {
    let text = |cell: &crate::Cell| {
        let indent = if cell.indented && cell.row > 0 { ">" } else { "" };
        format!("{indent}{}", cell.passage.text)
    };
    section.grid.rows().map(|row| row.iter().map(text).collect()).collect()
}

const LIST: [[&str; 6]; 5] = [
    ["项目名称（资金使用单位）", "总计", "财政拨款", "其他资金", "绩效目标", "绩效指标"],
    ["合计", "32.50", "30.00", "2.50", "", ""],
    ["示例市示例局", "32.50", "30.00", "2.50", "", ""],
    [
        ">信息系统运行维护经费",
        "20.00",
        "20.00",
        "",
        "保障 12 套信息系统稳定运行，全年可用率不低于99%。",
        "1、1-产出指标；11-数量指标；维护系统数量；实施周期指标值:≥12套；年度指标值:≥12套。2、1-产出指标；12-质量指标；系统可用率；实施周期指标值:≥99%；年度指标值:≥99%。",
    ],
    [
        ">政策宣传经费",
        "12.50",
        "10.00",
        "2.50",
        "举办宣传活动，提高知晓率。",
        "1、1-产出指标；11-数量指标；宣传活动场次；实施周期指标值:≥8场；年度指标值:≥8场。2、1-产出指标；13-时效指标；完成时间；实施周期指标值:12月底前；年度指标值:12月底前。",
    ],
];

#[test]
fn reads_one_list_however_its_rules_are_drawn() {
    for name in [
        "borderless",
        "chars_doubled_boxes",
        "dotted",
        "framed",
        "horizontal",
        "open_sides",
        "three_lines",
        "turned",
        "vertical",
    ] {
        let sections = sections(&fixture(&format!("{name}.pdf"))).unwrap();
        assert_eq!(sections.len(), 1, "{name}");
        assert_eq!(texts(&sections[0]), LIST, "{name}");
        let above: Vec<&str> = sections[0].above.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(
            above,
            ["示例市示例局2025年项目支出绩效目标表（虚构）", "部门名称：示例市示例局 单位：万元"],
            "{name}"
        );
        assert_eq!(sections[0].grid.column_edges.len(), 7, "{name}");
    }
}

#[test]
fn reads_forms_with_labels_beside_several_rows() {
    for (name, last) in [("chromium_form.pdf", 4), ("typst_form.pdf", 5)] {
        let sections = sections(&fixture(name)).unwrap();
        let [section] = sections.as_slice() else { panic!("{name}: {}", sections.len()) };
        let spans: Vec<(usize, usize, &str)> = section
            .grid
            .cells
            .iter()
            .filter(|cell| cell.row_span > 1)
            .map(|cell| (cell.row, cell.row_span, cell.passage.text.as_str()))
            .collect();
        assert_eq!(spans, [(2, 3, "项目资金（万元）"), (6, 5, "绩效指标"), (7, 2, "产出指标")], "{name}");
        let values: Vec<&str> = section
            .grid
            .cells
            .iter()
            .filter(|cell| cell.row > 6 && cell.column == last)
            .map(|cell| cell.passage.text.as_str())
            .collect();
        assert_eq!(values, ["≥32台（套）", "=100%", "持续提高", "≥95%"], "{name}");
        assert_eq!(section.grid.n_rows(), 11, "{name}");
    }
}

#[test]
fn tells_places_on_the_page_as_displayed() {
    for (name, page) in [("open_sides.pdf", (84_189, 59_528)), ("turned.pdf", (59_528, 84_189))] {
        let sections = sections(&fixture(name)).unwrap();
        let cells = &sections[0].grid.cells;
        let area = |cell: &crate::Cell| match (cell.place, cell.passage.origin()) {
            (Origin::Page(place), Origin::Page(text)) => (place, text),
            other => panic!("{name}: {other:?}"),
        };
        for cell in cells.iter().filter(|cell| !cell.passage.is_empty()) {
            let (place, text) = area(cell);
            assert!(place.left <= text.left && text.right <= place.right, "{name} {place:?} {text:?}");
            assert!(place.right <= page.0 && place.bottom <= page.1, "{name} {place:?}");
        }
        // The heading of the turned table runs up along the left side of the page.
        let (first, last) = (area(&cells[0]).0, area(&cells[5]).0);
        if name == "turned.pdf" {
            assert!(first.top > last.bottom && first.left == last.left, "{first:?} {last:?}");
        } else {
            assert!(first.right < last.left && first.top == last.top, "{first:?} {last:?}");
        }
    }
}

/// A file of one page with such contents and further objects, from number 5 on.
fn file(contents: &str, objects: &[&str], resources: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let fixed = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << {resources} >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{contents}\nendstream", contents.len()),
    ];
    for (number, object) in (1..).zip(fixed.iter().map(String::as_str).chain(objects.iter().copied())) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    bytes.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).bytes(),
    );
    bytes
}

const HELVETICA: &str = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";

fn kind(bytes: &[u8]) -> Option<ErrorKind> {
    sections(bytes).err().map(|error| error.kind())
}

#[test]
fn reads_a_plain_page() {
    let contents = "BT /F1 10 Tf 100 700 Td (Project) Tj 100 0 Td (10.00) Tj ET \
        90 690 m 300 690 l S 90 720 m 300 720 l S 90 690 m 90 720 l S 180 690 m 180 720 l S 300 690 m 300 720 l S";
    let sections = sections(&file(contents, &[], HELVETICA)).unwrap();
    assert_eq!(texts(&sections[0]), [["Project", "10.00"]]);
}

#[test]
fn stops_at_forms_that_draw_forms() {
    // Each form draws the next one many times over.
    let n = 12;
    let forms: Vec<String> = (0..n)
        .map(|idx| {
            let contents = "/Next Do ".repeat(10);
            let next = if idx + 1 < n { 6 + idx } else { 5 };
            format!(
                "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Next {next} 0 R >> >> /Length {} >>\nstream\n{contents}\nendstream",
                contents.len()
            )
        })
        .collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let bytes = file("/Next Do", &forms, "/XObject << /Next 5 0 R >>");
    assert_eq!(kind(&bytes), Some(ErrorKind::OverLimit));
}

#[test]
fn stops_at_endless_contents() {
    let contents = "0 0 m 9 9 l S ".repeat(2_100_000);
    assert_eq!(kind(&file(&contents, &[], "")), Some(ErrorKind::OverLimit));
}

#[test]
fn bears_damage() {
    let whole = fixture("open_sides.pdf");
    assert_eq!(kind(&whole[..whole.len() / 2]), Some(ErrorKind::Damaged));
    assert_eq!(kind(b"%PDF-1.4\nstartxref\n9\n%%EOF"), Some(ErrorKind::Damaged));
    // Pages that hold themselves.
    let looped = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[2 0 R]/Count 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF";
    assert!(kind(looped).is_some());
    // Bytes changed here and there: an error or a reading, never a panic.
    for step in [7, 31, 97, 211, 503] {
        for offset in 0..8 {
            let mut bytes = whole.clone();
            for at in (offset..bytes.len()).step_by(step * 8) {
                bytes[at] = bytes[at].wrapping_add(29);
            }
            let _ = sections(&bytes);
        }
    }
    for deep in ["[", "<<", "<</A", "("] {
        let contents = deep.repeat(100_000);
        let _ = sections(&file(&contents, &[&contents], HELVETICA));
    }
}

#[test]
fn refuses_text_that_is_not_what_is_printed() {
    // A composite font without any way back to characters.
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>";
    let contents = "BT /F1 10 Tf 100 700 Td <00010002000300040005> Tj ET";
    let bytes = file(contents, &[font], "/Font << /F1 5 0 R >>");
    assert_eq!(kind(&bytes), Some(ErrorKind::GarbledText));
}

#[test]
fn tells_scans_and_recognised_text() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream";
    let resources = format!("/XObject << /Im 5 0 R >> {HELVETICA}");
    let picture = "q 600 0 0 800 0 0 cm /Im Do Q ";
    assert_eq!(kind(&file(picture, &[image], &resources)), Some(ErrorKind::Scanned));
    let mut extract = crate::extract::Extract::whole();
    let contents = format!("{picture} BT 3 Tr /F1 10 Tf 100 700 Td (Project) Tj ET");
    let bytes = file(&contents, &[image], &resources);
    let options = ReadOptions::default();
    let input = crate::readers::Input { path: "a.pdf", bytes: &bytes, options: &options };
    super::read(&input, &mut extract, &mut crate::ledger::Ledger::default()).unwrap();
    assert!(extract.is_ocr);
    let codes: Vec<_> = extract.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [super::RECOGNISED_TEXT]);
}

/// The shared corpus, where it lies beside the project.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn corpus(name: &str) -> Option<Vec<u8>> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let bytes = std::fs::read(root.join(name)).ok();
    if bytes.is_none() {
        eprintln!("skipped: no {name} in ../shared/corpus");
    }
    bytes
}

#[test]
fn reads_the_printed_list_of_every_producer() {
    let squash = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
    let mut first: Option<(String, usize)> = None;
    for name in ["a_xlsx", "b_html", "c_reportlab_ttf", "d_docx", "e_borderless", "h_enc_aes256", "j_rotated"]
    {
        let Some(bytes) = corpus(&format!("rendered/{name}.pdf")) else { return };
        let sections = sections(&bytes).unwrap();
        // Column by column, as rows are cut at the ends of pages.
        let mut columns = vec![String::new(); 7];
        let mut n_indented = 0;
        for section in &sections {
            for cell in section.grid.cells.iter().filter(|cell| cell.row > 1) {
                columns[cell.column].push_str(&squash(&cell.passage.text));
                n_indented += usize::from(cell.indented && cell.column == 0);
            }
        }
        let read = (columns.concat(), n_indented);
        assert_eq!(read.1, 53, "{name}");
        match &first {
            None => first = Some(read),
            Some(first) => assert_eq!(*first, read, "{name}"),
        }
    }
}

#[test]
fn answers_what_it_cannot_read() {
    for (name, expected) in [
        ("f_scanned", ErrorKind::Scanned),
        ("h_enc_userpw", ErrorKind::Encrypted),
        ("i_garbage", ErrorKind::Damaged),
        ("i_truncated", ErrorKind::Damaged),
    ] {
        let Some(bytes) = corpus(&format!("rendered/{name}.pdf")) else { return };
        assert_eq!(kind(&bytes), Some(expected), "{name}");
    }
}

#[test]
fn reads_the_forms_of_a_published_budget() {
    let Some(bytes) = corpus("external/swu/swu-2023-department-budget.pdf") else { return };
    let sections = sections(&bytes).unwrap();
    let count = |text: &str| {
        let cells = sections.iter().flat_map(|section| &section.grid.cells);
        cells.filter(|cell| cell.passage.text.starts_with(text)).count()
    };
    assert_eq!((count("项目名称"), count("三级指标"), count("年度资金总额")), (24, 24, 24));
}
