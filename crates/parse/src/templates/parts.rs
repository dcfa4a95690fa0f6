//! The columns of indicators printed one a row: levels, name, value and what belongs to it.

use crate::label::{bare, squash};

/// The meaning of a column of an indicator block or list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 三级指标, or 指标内容 and 指标名称 in forms without it
    Name,
    /// 序号
    Number,
    /// 计算符号, 指标性质
    Sign,
    /// 指标值, of the year or of the whole period by where it stands
    Value,
    /// 年度指标值
    AnnualValue,
    /// 实施周期指标值
    CycleValue,
    /// 度量单位
    Unit,
    /// 实际完成值
    Actual,
    /// 分值, 权重
    Score,
    /// 得分
    Achieved,
    /// 执行情况, 完成目标可能性: the table is about monitoring
    Monitoring,
    /// 四级指标, 评分标准 of evaluations: the table is a score sheet
    Evaluation,
    /// 指标属性, 指标内容, 备注: kept under its own label
    Note,
    /// The label beside the block
    Side,
}

/// The meaning of a heading; `None` where it is no known one. `has_name`: another column is 三级指标.
pub(crate) fn part(text: &str, has_name: bool) -> Option<Part> {
    if text.chars().count() > 60 {
        return None;
    }
    let words = bare(text);
    let words = words.as_str();
    Some(match words {
        "一级指标" | "一级绩效指标" | "一级目标" | "一级" => Part::Level1,
        "二级指标" | "二级绩效指标" | "二级目标" | "二级" => Part::Level2,
        "三级指标" | "三级绩效指标" | "三级" => Part::Name,
        "指标内容" | "指标名称" | "绩效指标名称" | "具体指标" | "绩效指标内容" | "三级指标名称" => {
            if has_name {
                Part::Note
            } else {
                Part::Name
            }
        }
        "序号" => Part::Number,
        "计算符号" | "指标性质" | "绩效指标性质" | "符号" | "指标符号" | "指标值符号" | "比较符号"
        | "运算符号" => Part::Sign,
        "度量单位" | "计量单位" | "绩效度量单位" | "计算单位" | "指标单位" | "指标值单位"
        | "指标度量单位" | "单位" => Part::Unit,
        "分值" | "权重" | "指标权重" | "分值权重" | "指标分值" | "权重分值" | "绩效指标权重"
        | "指标分值权重" | "分数" | "标准分" | "标准分值" => Part::Score,
        "得分" | "指标得分" | "自评得分" | "自评分" | "评价得分" => Part::Achieved,
        "四级指标" | "单位自评分" | "单位自评" | "目标值或目标来源" | "评扣分细则" | "评价要点" => {
            Part::Evaluation
        }
        "目标名称" | "部门职责" | "半年值" | "调整后指标值" | "历史指标值" | "上年指标值" | "前年"
        | "上年" | "上年实现值" | "半年目标值" | "半年指标值" => Part::Note,
        "预计当年实现"
        | "当年预期实现值"
        | "预期实现值"
        | "年初指标值"
        | "年初目标值"
        | "全年目标值"
        | "全年值"
        | "全年指标值"
        | "年度指标"
        | "年度目标值"
        | "预期当年实现值"
        | "年度绩效指标值"
        | "本年指标值"
        | "当年指标值"
        | "预期指标值"
        | "年度预期值"
        | "年初设定值"
        | "年初设定目标值" => Part::AnnualValue,
        _ => return by_stem(words),
    })
}

fn by_stem(words: &str) -> Option<Part> {
    const NOTES: [&str; 16] = [
        "备注",
        "说明",
        "依据",
        "属性",
        "解释",
        "分析",
        "原因",
        "赋分",
        "评分",
        "重要性",
        "方向",
        "挂钩",
        "分类",
        "数据来源",
        "绩效标准",
        "情况",
    ];
    const SIDES: [&str; 4] = ["绩效指标", "衡量指标", "完成情况", "绩效目标"];
    let is_value = words.ends_with("指标值") || words.ends_with("目标值") || words.ends_with("指标值及单位");
    if words.contains("可能性") || words.contains("执行情况") || words.contains("累计完成") {
        return Some(Part::Monitoring);
    }
    if words.contains("预计完成") || words.contains("当前完成") || words.contains("底完成") {
        return Some(Part::Monitoring);
    }
    if words.contains("指标完成情况") {
        // 1-8月指标完成情况 is a column; 年度绩效指标完成情况 stands beside the block.
        return Some(if words.contains('月') { Part::Monitoring } else { Part::Side });
    }
    if words.contains("实际完成") || words.contains("全年实际") || words == "完成值" || words == "实际值"
    {
        return Some(Part::Actual);
    }
    if is_value {
        return Some(if words.contains("年度") || words.contains("本年") {
            Part::AnnualValue
        } else if is_cycle(words) {
            Part::CycleValue
        } else {
            Part::Value
        });
    }
    if SIDES.iter().any(|side| words.ends_with(side)) && !words.contains("描述") {
        return Some(Part::Side);
    }
    if words.is_empty() {
        return Some(Part::Side);
    }
    (words.chars().count() <= 30 && NOTES.iter().any(|note| words.contains(note)) || words == "数据状态")
        .then_some(Part::Note)
}

/// Whether words are about the whole period of a project and not about one year.
pub(crate) fn is_cycle(words: &str) -> bool {
    ["实施周期", "实施期", "中期", "长期", "总体", "周期"].iter().any(|word| words.contains(word))
}

/// A column of the block: where it stands, what it means, its printed heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartColumn {
    /// Its first grid column.
    pub(crate) from: usize,
    /// The grid column behind its last one.
    pub(crate) to: usize,
    /// Its meaning.
    pub(crate) part: Part,
    /// Its heading as printed.
    pub(crate) label: String,
}

/// Whether a row of texts is a heading of indicators: it names a level and the indicator or its value.
#[expect(
    clippy::needless_pass_by_value,
    reason = "an iterator is asked for as one, and gone through several times"
)]
pub(crate) fn is_heading<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> bool {
    let parts = || texts.clone().filter(|text| !squash(text).is_empty()).filter_map(|text| part(text, false));
    let has = |wanted: &[Part]| parts().any(|part| wanted.contains(&part));
    let values = [Part::Value, Part::AnnualValue, Part::CycleValue, Part::Name, Part::Actual];
    (has(&[Part::Level1, Part::Level2]) && has(&values)) || (has(&[Part::Name]) && has(&values[..3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_headings_by_meaning() {
        for (text, expected) in [
            ("一级⏎指标".replace('⏎', "\n").as_str(), Some(Part::Level1)),
            ("*三级指标", Some(Part::Name)),
            ("指标内容", Some(Part::Name)),
            ("年度(/项目)指标值", Some(Part::AnnualValue)),
            ("实施周期指标值", Some(Part::CycleValue)),
            ("目标值", Some(Part::Value)),
            ("分值（90）", Some(Part::Score)),
            ("年度指标值(A)", Some(Part::AnnualValue)),
            ("实际完成值(B)", Some(Part::Actual)),
            ("偏差原因分析及改进措施", Some(Part::Note)),
            ("完成目标可能性（确定能、有可能、不可能）", Some(Part::Monitoring)),
            ("1-8月执行情况", Some(Part::Monitoring)),
            ("四级指标", Some(Part::Evaluation)),
            ("绩效指标", Some(Part::Side)),
            ("指标值说明（评分标准等）", Some(Part::Note)),
            ("示例市示例局", None),
        ] {
            assert_eq!(part(text, false), expected, "{text}");
        }
        assert_eq!(part("指标内容", true), Some(Part::Note));
    }
}
