//! What stands behind a project's money: what its name, its columns, its nature and its period say about where
//! the money comes from and how long it lasts.
//!
//! Transfers from above swing with the time at which they are announced, carried-over money is no new money, and
//! a project's total over all years is no annual figure. None of this changes a link or an annual amount; it
//! stands beside them so that a rise or a fall is not taken for more than it is.

mod bridges;
mod lexicon;
mod lifetime;
mod period;
mod tags;

pub(crate) use bridges::bridge_by_tag;
pub(crate) use lifetime::lifetime_change;
pub(crate) use period::period_change;
pub(crate) use tags::tags;

use crate::change_set::Bridge;
use duibiao_core::{Origin, Period, Side};
use rust_decimal::Decimal;

/// A circumstance of a project's money, with the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tag {
    /// Which circumstance.
    pub tag: TagKind,
    /// In which table it is printed.
    pub side: Side,
    /// Whose it is: an index into the entry's `old` or `new`.
    pub project: usize,
    /// The words that say so, white space aside.
    pub text: String,
    /// Where the words stand.
    pub source: TagSource,
    /// The place of the words.
    pub origin: Origin,
}

/// The circumstances of money that names, columns, natures and periods tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TagKind {
    /// 转移支付, 中央补助, 上级补助: money of a higher level of government.
    TransferPayment,
    /// 提前下达: announced before the year's budget.
    AdvanceAllocation,
    /// 直达资金: transfers that go to the lowest level directly.
    DirectFunds,
    /// 上年结转: left from the year before.
    Carryover,
    /// 追加: added during a year.
    Supplementary,
    /// 一次性: not to be expected again.
    OneOff,
    /// 尾款, 质保金: the last payment for something done before.
    FinalPayment,
    /// 第一批: one of several allotments.
    Batch,
    /// The project's period covers more than one calendar year.
    MultiYear,
    /// A document number in the name.
    DocumentNumber,
}

impl TagKind {
    /// All kinds, in the order in which outputs list them.
    pub const ALL: [Self; 10] = [
        Self::TransferPayment,
        Self::AdvanceAllocation,
        Self::DirectFunds,
        Self::Carryover,
        Self::Supplementary,
        Self::OneOff,
        Self::FinalPayment,
        Self::Batch,
        Self::MultiYear,
        Self::DocumentNumber,
    ];
}

/// Where a tag was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum TagSource {
    /// The project's name.
    Name,
    /// A column of money with an amount above zero.
    Column,
    /// 项目属性, 项目性质
    Nature,
    /// 项目期, 实施期
    Period,
}

/// From total to total of the entries that bear a tag on either side; the totals are their sums.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TagBridge {
    /// Which tag.
    pub tag: TagKind,
    /// It closes exactly.
    pub bridge: Bridge,
}

/// The printed periods of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PeriodChange {
    /// As printed in the old table.
    pub old: Option<Period>,
    /// As printed in the new table.
    pub new: Option<Period>,
    /// What became of it; `None` where a side prints none or one that names no dates.
    pub change: Option<PeriodMove>,
}

/// What became of a project's period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum PeriodMove {
    /// The same dates.
    Unchanged,
    /// 延期: the end moved to a later date, or the duration grew.
    Extended,
    /// 提前: the end moved to an earlier date, or the duration shrank.
    Shortened,
    /// 顺移: start and end moved by the same time, as those of projects of one year do every year.
    Moved,
    /// Only the start moved.
    StartChanged,
}

/// The change of a project's total over all years (项目资金总额). It is never compared with annual money.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LifetimeChange {
    /// As printed (summed over a group, `None` unless all its projects print one), in the old table's unit.
    pub old: Option<Decimal>,
    /// The same of the new table, in its unit.
    pub new: Option<Decimal>,
    /// new − old in the new table's unit; `None` where a side prints none.
    pub delta: Option<Decimal>,
    /// delta / old as a fraction, as rates of annual amounts are written.
    pub rate: Option<Decimal>,
}
