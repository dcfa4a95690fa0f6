//! Pages and what comes of them.

use crate::{ErrorKind, ReadOptions, grids};

fn shown(page: &str) -> Vec<String> {
    let mut shown = Vec::new();
    for section in grids("x.html", page.as_bytes(), &ReadOptions::default()).unwrap() {
        shown.extend(section.above.iter().map(|passage| format!("¶{}", passage.text)));
        for cell in &section.grid.cells {
            let (rows, columns) = (cell.row_span, cell.column_span);
            let spans = if rows * columns > 1 { format!(" {rows}x{columns}") } else { String::new() };
            let indent = if cell.indented { ">" } else { "" };
            shown.push(format!("{},{}{spans} {indent}{}", cell.row, cell.column, cell.passage.text));
        }
    }
    shown
}

#[test]
fn reads_pages_as_browsers_show_them() {
    for (page, expected) in [
        (
            "<h2>标题</h2><p>部门：甲<span style='float:right'>单位：万元</span><table><tr><td>1</table>",
            &["¶标题", "¶部门：甲 单位：万元", "0,0 1"][..],
        ),
        (
            "<table><thead><tr><th rowspan=2>甲<th colspan=2>资金</tr><tr><th>拨款<th>其他</thead><tr><td>乙<td>1<td></table>",
            &["0,0 2x1 甲", "0,1 1x2 资金", "1,1 拨款", "1,2 其他", "2,0 乙", "2,1 1", "2,2 "],
        ),
        // A foot stands last wherever it is written; no cell reaches out of its group.
        (
            "<table><tfoot><tr><td>末</tfoot><tbody><tr><td rowspan=9>甲<td>1</tbody><tbody><tr><td>乙<td>2</tbody></table>",
            &["0,0 甲", "0,1 1", "1,0 乙", "1,1 2", "2,0 末"],
        ),
        (
            "<table><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3</table>",
            &["0,0 3x1 甲", "0,1 1", "1,1 2", "2,1 3"],
        ),
        // Lines of a cell, spaces, entities.
        (
            "<table><tr><td>甲<br>乙<p>丙</p>\n  丁 <td>a \n b<td>项目\n  名称<td>&ge;95&#37;&nbsp;<td>&#x2264;<b>5</b>次</table>",
            &["0,0 甲乙丙丁", "0,1 a b", "0,2 项目名称", "0,3 ≥95%", "0,4 ≤5次"],
        ),
        (
            "<style>.l2{padding-left:2em}</style><table><tr><td>单位<tr><td class=l2>项目一<tr><td>&nbsp;&nbsp;&nbsp;&nbsp;项目二<tr><td>　　项目三<tr><td><p style='text-indent:24px'>项目四<tr><td> 单位二</table>",
            &["0,0 单位", "1,0 >项目一", "2,0 >项目二", "3,0 >项目三", "4,0 >项目四", "5,0 单位二"],
        ),
        // Hidden text, scripts.
        (
            "<script>var t='<table>';</script><div style='display:none'>隐</div><p hidden>藏</p><table><tr><td>显<span style='display: none'>隐</span></table>",
            &["0,0 显"],
        ),
        // A page laid out by tables, and a form with a table within it.
        (
            "<table><tr><td>菜单<td><p>标题</p><table><tr><td>甲<td>1</table><p>注</p></table><table><tr><td>乙</table>",
            &["¶菜单", "¶标题", "0,0 甲", "0,1 1", "¶注", "0,0 乙"],
        ),
        (
            "<table><tr><td>项目名称<td>甲<tr><td>指标<td><table><tr><td>一级指标<td>值</table></table>",
            &["0,0 项目名称", "0,1 甲", "1,0 指标", "1,1 ", "0,0 一级指标", "0,1 值"],
        ),
        ("<ol><li>做一<li>做二</ol><table><tr><td>1</table>", &["¶1.做一", "¶2.做二", "0,0 1"]),
        (
            "<ol><li><p>做一</p><ul><li>子</ul><li>做二</ol><ol start=5><li></ol><table><tr><td>1</table>",
            &["¶1.做一", "¶子", "¶2.做二", "¶5.", "0,0 1"],
        ),
        (
            "<table><tr><td colspan=2>项目支出绩效目标表<tr><td>部门名称：甲<td>单位：元<tr><td>名称<td>总计<tr><td>一<td>1</table>",
            &["¶项目支出绩效目标表", "¶部门名称：甲", "¶单位：元", "0,0 名称", "0,1 总计", "1,0 一", "1,1 1"],
        ),
        // Absurd spans.
        (
            "<table><tr><td colspan=1000000000 rowspan=99999999999>甲<tr><td>乙</table>",
            &["0,0 2x1 甲", "1,1 乙"],
        ),
    ] {
        // Inside of a cell only leading paragraphs are shown; the last paragraphs have no table below.
        assert_eq!(shown(page), expected, "{page}");
    }
}

#[test]
fn says_what_it_left_out() {
    let page = "<table><tr><td>项目名称<td>绩效目标<td>绩效指标<tr><td>甲<td>乙<td hidden>丙</table>";
    let mut extract = crate::extract::Extract::whole();
    let input = crate::readers::Input { path: "x", bytes: page.as_bytes(), options: &ReadOptions::default() };
    super::read(&input, &mut extract, &mut crate::ledger::Ledger::default()).unwrap();
    let codes: Vec<&str> = extract.findings.iter().map(|finding| finding.code.id()).collect();
    assert_eq!(codes, ["PAR-41"]);
    assert_eq!(extract.encoding.as_deref(), Some("utf-8"));
}

#[test]
fn is_not_hurt() {
    for page in [
        "<div>".repeat(1_000_000),
        format!("<table>{}</table>", format!("<tr>{}", "<td colspan=1000>x".repeat(100)).repeat(10)),
        format!("<table>{}", format!("<tr>{}", "<td rowspan=65534>".repeat(60)).repeat(10_000)),
        "<table><tr><td>".repeat(50_000),
    ] {
        let start = std::time::Instant::now();
        let error = grids("x", page.as_bytes(), &ReadOptions::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OverLimit, "{}", &page[..40]);
        assert!(start.elapsed().as_secs() < 20, "{}", &page[..40]);
    }
}
