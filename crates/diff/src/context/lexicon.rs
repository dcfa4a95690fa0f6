//! The words in names of projects that say how their money came. Practice, not regulation.

use super::TagKind;

/// Words by what they say, the longer ones first where one holds the other. White space separates them.
pub(super) const WORDS: [(TagKind, &str); 6] = [
    (TagKind::AdvanceAllocation, "提前下达 提前告知 提前通知 提前批"),
    (TagKind::DirectFunds, "中央直达 直达资金 特殊转移支付"),
    (TagKind::Carryover, "上年结转 结转结余 结余结转 结转资金 结转"),
    (TagKind::Supplementary, "年中追加 追加"),
    (TagKind::FinalPayment, "质量保证金 质保金 质保款 尾款 余款"),
    (TagKind::TransferPayment, "转移支付 上级补助 上级专项 上级资金 上级财政"),
];

/// A level of government whose money is a transfer to everyone below …
pub(super) const LEVELS: [&str; 7] = ["中央", "省级", "省", "自治区级", "自治区", "市级", "市"];
/// … when one of these follows.
pub(super) const MONEY_OF_A_LEVEL: [&str; 7] =
    ["补助", "转移支付", "专项补助", "专项资金", "财政资金", "财政补助", "财政专项"];

/// What follows 一次性 in the name of a project that is not to be expected again. 一次性创业补贴 is paid once a
/// person and every year.
pub(super) const ONE_OFF_WORK: [&str; 11] =
    ["项目", "经费", "支出", "工作", "任务", "购置", "采购", "建设", "资金", "专项", "工程"];

/// Words before a tag that deny it.
pub(super) const DENIALS: [&str; 4] = ["不含", "不包括", "除", "非"];

/// Words in the names of columns of money that say so.
pub(super) const COLUMNS: [(TagKind, &str); 4] = [
    (TagKind::AdvanceAllocation, "提前下达 提前告知"),
    (TagKind::DirectFunds, "直达"),
    (TagKind::Carryover, "结转"),
    (TagKind::TransferPayment, "转移支付 上级"),
];
