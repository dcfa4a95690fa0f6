//! What the headings of columns mean, whatever their position and exact words.

use crate::label::bare;

/// The meaning of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    /// 项目名称（资金使用单位）
    Name,
    /// 总计, 合计, 金额
    Total,
    /// 财政拨款
    FiscalAppropriation,
    /// 财政专户拨款, 财政专户管理资金
    SpecialAccount,
    /// 其他资金
    Other,
    /// 上年结转
    Carryover,
    /// Any other funding source, by its printed name.
    FurtherSource(String),
    /// 绩效目标
    Goal,
    /// 绩效指标: all indicators of a project in one cell
    Indicators,
}

impl Column {
    /// The key of a money column in [`duibiao_core::Amounts`].
    pub(crate) fn amount_key(&self) -> Option<&str> {
        Some(match self {
            Self::Total => "total",
            Self::FiscalAppropriation => "fiscal_appropriation",
            Self::SpecialAccount => "special_account",
            Self::Other => "other",
            Self::Carryover => "carryover",
            Self::FurtherSource(name) => name,
            Self::Name | Self::Goal | Self::Indicators => return None,
        })
    }
}

/// The meaning of a heading label: white space and what stands in brackets do not count.
pub(crate) fn meaning(label: &str) -> Option<Column> {
    if label.chars().count() > 60 {
        return None;
    }
    let words = bare(label);
    Some(match words.as_str() {
        "项目名称"
        | "单位名称、项目名称"
        | "单位名称/项目名称"
        | "资金使用单位/项目名称"
        | "单位及项目名称"
        | "资金使用单位及项目名称"
        | "单位、项目名称" => Column::Name,
        "总计" | "合计" | "金额" | "预算金额" | "预算数" | "年度资金总额" | "项目金额" | "资金总额"
        | "项目总金额" | "年度预算数" | "预算总额" | "年度预算" | "总额" | "本年预算数" | "项目预算"
        | "预算资金" | "小计" | "年度预算金额" | "项目预算金额" | "申请金额" | "年度金额" => {
            Column::Total
        }
        "财政拨款" | "财政资金" | "本年财政拨款" | "财政拨款资金" | "当年财政拨款" => {
            Column::FiscalAppropriation
        }
        "财政专户拨款" | "财政专户管理资金" | "财政专户资金" | "财政专户" => {
            Column::SpecialAccount
        }
        "其他资金" | "其他" | "其它资金" | "其它" => Column::Other,
        "上年结转" | "上年结转资金" | "结转结余" | "结转资金" | "上年结转结余" => {
            Column::Carryover
        }
        "一般公共预算"
        | "一般公共预算拨款"
        | "一般公共预算财政拨款"
        | "一般公共预算资金"
        | "政府性基金"
        | "政府性基金预算"
        | "政府性基金预算拨款"
        | "政府性基金预算财政拨款"
        | "政府性基金预算资金"
        | "国有资本经营预算"
        | "国有资本经营预算拨款"
        | "国有资本经营预算财政拨款"
        | "国有资本经营预算资金"
        | "单位资金"
        | "事业收入"
        | "经营收入"
        | "自有资金"
        | "自筹资金"
        | "债券资金"
        | "专项债券" => Column::FurtherSource(words),
        "绩效目标"
        | "年度绩效目标"
        | "项目绩效目标"
        | "总体目标"
        | "年度总体目标"
        | "绩效总目标"
        | "项目年度绩效目标"
        | "年度目标" => Column::Goal,
        "绩效指标" | "年度绩效指标" | "项目绩效指标" | "绩效指标值" | "具体绩效指标" => {
            Column::Indicators
        }
        _ => return None,
    })
}

/// Whether a row's name is that of the grand total.
pub(crate) fn is_grand_total(name: &str) -> bool {
    let squashed: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(squashed.as_str(), "合计" | "总计" | "合计：")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_labels_by_meaning() {
        for (label, expected) in [
            ("项目名称（资金使用单位）", Some(Column::Name)),
            ("财政专户 拨款", Some(Column::SpecialAccount)),
            ("总计（万元）", Some(Column::Total)),
            ("政府性基金", Some(Column::FurtherSource("政府性基金".to_owned()))),
            ("备注", None),
        ] {
            assert_eq!(meaning(label), expected, "{label}");
        }
    }
}
