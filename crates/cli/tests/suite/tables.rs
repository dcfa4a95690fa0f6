//! Small tables of a body that does not exist, for tests that change one thing at a time.

/// 示例市示例局 in 2024: two units, three projects, nine indicators.
pub(crate) const SMALL: &str = "\
2024年部门预算项目支出绩效目标表（虚构示例）
部门名称：示例市示例局 单位：万元
项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标
合计 30.00 30.00
示例市示例局 20.00 20.00
    法律顾问服务经费 12.00 12.00 聘请法律顾问，防范法律风险。
1、1-产出指标；11-数量指标；出具法律意见数量；实施周期指标值:≥40份；年度指标值:≥40份。\
2、1-产出指标；12-质量指标；法律意见采纳率；实施周期指标值:不低于95%；年度指标值:不低于95%。\
3、2-效益指标；22-社会效益；法律风险防范水平；实施周期指标值:有效提升；年度指标值:有效提升。\
4、3-满意度指标；31-服务对象满意度；服务对象满意度；实施周期指标值:90%；年度指标值:90%。
    2024年办公设备运维项目 8.00 8.00 做好2024年办公设备运维，保障日常办公。
1、1-产出指标；11-数量指标；维护设备数量；实施周期指标值:120台；年度指标值:120台。\
2、1-产出指标；12-质量指标；故障修复及时率；实施周期指标值:待单位补充...；年度指标值:待单位补充...。\
3、1-产出指标；13-时效指标；运维工作完成时间；实施周期指标值:2024年12月底前；年度指标值:2024年12月底前。
示例市示例服务中心 10.00 10.00
    公益宣传活动经费 10.00 10.00 开展线下公益宣传（含印刷品）。
1、1-产出指标；11-数量指标；宣传活动场次；实施周期指标值:≥6场；年度指标值:≥6场。\
2、2-效益指标；22-社会效益；群众知晓率；实施周期指标值:≥80%；年度指标值:≥80%。
";

/// [`SMALL`] with these replacements, each of which must find something.
#[track_caller]
pub(crate) fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(SMALL.to_owned(), |table, (old, new)| {
        assert!(table.contains(old), "{old} stands in the table");
        table.replace(old, new)
    })
}

/// The table of the next year: the year of its title and these replacements.
#[track_caller]
pub(crate) fn next_year(edits: &[(&str, &str)]) -> String {
    edited(&[&[("2024年部门预算", "2025年部门预算")], edits].concat())
}

/// A table in 元 that says the same as one in 万元: every amount times 10,000.
pub(crate) fn in_yuan(table: &str) -> String {
    let mut out = String::new();
    let mut amounts = 0;
    for piece in table.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let digits = word.replace([',', '.'], "");
        let is_amount = word.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 2)
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_amount {
            amounts += 1;
            out.push_str(&digits);
            out.push_str("00.00");
            out.push_str(&piece[word.len()..]);
        } else {
            out.push_str(&piece.replace("单位：万元", "单位：元"));
        }
    }
    assert!(amounts > 0 && out.contains("单位：元"), "there is something to convert");
    out
}
