//! Workbooks as one XML file, made up here.

use crate::ReadOptions;
use crate::readers::sheet::fixture::shown;

const BOOK: &str = r##"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="#,##0.00"/></Style><Style ss:ID="s2"><Alignment ss:Indent="2"/></Style>
<Style ss:ID="s3"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style><Style ss:ID="s4"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="Sheet1"><Table>
<Row><Cell ss:MergeAcross="3"><Data ss:Type="String">绩效目标表</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">名称</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell><Cell><Data ss:Type="String">日期</Data></Cell><Cell><Data ss:Type="String">率</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="s2"><ss:Data ss:Type="String"><B>甲</B>&#10;乙</ss:Data><Comment><Data>批注</Data></Comment></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">1366.6300000000001</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2025-03-01T00:00:00.000</Data></Cell><Cell ss:Index="4" ss:StyleID="s4" ss:Formula="=1"><Data ss:Type="Number">0.95</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="二"><Table><Row><Cell><Data ss:Type="String">丙</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"##;

#[test]
fn reads_the_workbook_in_any_encoding() {
    let wide: Vec<u8> = [0xFEFF].into_iter().chain(BOOK.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [BOOK.as_bytes().to_vec(), wide] {
        let (seen, findings) = shown("表.xls", &bytes, &ReadOptions::default()).unwrap();
        assert_eq!(seen, ["¶绩效目标表", "名称|金额|日期|率", "甲乙>|1,366.63|2025年3月1日|95.00%"]);
        assert_eq!(findings, ["PAR-35 4 Sheet1", "PAR-36 1 二"]);
    }
}
