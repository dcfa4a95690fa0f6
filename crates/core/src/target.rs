//! A target value (指标值): what is printed, and what it means.
//!
//! [`Target::read`] is the parser of the value grammar; its page says what is read how.

#[cfg(test)]
mod compact;
mod comparator;
mod date;
mod figure;
pub(crate) mod fold;
mod lexicon;
mod measure;
mod number;
mod parts;
mod read;
mod scan;
mod wire;
mod words;

use rust_decimal::Decimal;

/// A target as printed, with its reading. Nothing printed is lost: `raw` is the whole text.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The printed text, lines joined. In forms that split symbol, number and unit into cells of their own
    /// the three are glued in that order.
    pub raw: String,
    /// What it means.
    pub reading: Reading,
}

/// What a target means.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One number: `≥95%`, `0.45万人`, `单件≤12元`, `按月100%发放`.
    Quantity(Quantity),
    /// From a number to a number: `90%-95%`.
    Range(Range),
    /// A date or deadline: `12月底前`, `2025年6月`.
    Date(DateTarget),
    /// A fraction of something that the text names: `不超过缴费额2/3`.
    Fraction(Fraction),
    /// Several targets in one value: `夏装5套，冬装5套`.
    Compound(Vec<Target>),
    /// A grade: `优`, `良`, `合格`; or a whole scale of grades.
    Grade(Grade),
    /// A direction without a figure: `逐年提升`.
    Trend(Trend),
    /// A figure that stands elsewhere: `完成市下达任务`, `制定预算时的计划数`.
    Reference,
    /// Other words: `顺利开展`.
    Qualitative,
    /// A text that stands in for a target: `待单位补充...`, `XX`, `/`, `无`.
    Placeholder,
    /// A blank cell.
    Empty,
}

/// A comparator (计算符号) as written in symbols or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparator {
    /// ≥, 不低于, 不少于, 以上 …
    AtLeast,
    /// ≤, 不超过, 不高于, 以内 …
    AtMost,
    /// ＞, 大于, 超过 …
    MoreThan,
    /// ＜, 小于, 低于 …
    LessThan,
    /// =, 等于
    Equal,
    /// 约, 左右
    About,
}

impl Comparator {
    /// The contract's symbol: `>=`, `<=`, `>`, `<`, `=`, `~`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::AtLeast => ">=",
            Self::AtMost => "<=",
            Self::MoreThan => ">",
            Self::LessThan => "<",
            Self::Equal => "=",
            Self::About => "~",
        }
    }

    /// The comparator of that symbol.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        [Self::AtLeast, Self::AtMost, Self::MoreThan, Self::LessThan, Self::Equal, Self::About]
            .into_iter()
            .find(|comparator| comparator.symbol() == symbol)
    }
}

/// One number with its comparator, in base scale: 万 and 亿 are multiplied out, money is in 元.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Only what is written as one; a bare number, 达到 and 为 have none.
    pub comparator: Option<Comparator>,
    /// The number in base scale, without trailing zeros.
    pub value: Decimal,
    /// The unit of measure as written, scale words removed: `人`, `%`, `元`, `个月`.
    pub unit: Option<String>,
    /// All text before comparator and number.
    pub qualifier: Option<String>,
    /// The text after the unit.
    pub suffix: Option<String>,
    /// What the number is per: `平方米` in `110元/平方米`, `件` in `单件≤12元`.
    pub basis: Option<String>,
    /// How often: `按月`, `每年`.
    pub frequency: Option<Frequency>,
    /// The number is not printed but meant: `全覆盖` is 100 %.
    pub derived: bool,
}

/// From a number to a number, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lower end in base scale.
    pub low: Decimal,
    /// The upper end in base scale.
    pub high: Decimal,
    /// The unit of both.
    pub unit: Option<String>,
    /// All text before the first number.
    pub qualifier: Option<String>,
    /// The text after the unit.
    pub suffix: Option<String>,
    /// What the numbers are per.
    pub basis: Option<String>,
    /// How often.
    pub frequency: Option<Frequency>,
}

/// A date or a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTarget {
    /// [`Comparator::AtMost`] for 前, 之前, 以前, 底前; `None` for a bare date.
    pub comparator: Option<Comparator>,
    /// The printed parts of the date.
    pub date: PartialDate,
    /// All text before the date.
    pub qualifier: Option<String>,
    /// The text after it.
    pub suffix: Option<String>,
}

/// A date with what is printed of it. `12月底` has month 12 and day 31; `12月` has no day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PartialDate {
    /// The year; `None` where only month and day are printed.
    pub year: Option<i32>,
    /// 1 to 12
    pub month: Option<u32>,
    /// 1 to 31
    pub day: Option<u32>,
}

impl PartialDate {
    /// Fills what is not printed: the year from the fiscal year, a missing month as December, a missing day
    /// as the last day of its month. `None` where there is no year at all.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::PartialDate;
    /// let date = PartialDate { year: None, month: Some(2), day: None };
    /// assert_eq!(date.resolve(Some(2024)), Some((2024, 2, 29)));
    /// ```
    pub fn resolve(self, fiscal_year: Option<i32>) -> Option<(i32, u32, u32)> {
        let year = self.year.or(fiscal_year)?;
        let month = self.month.unwrap_or(12);
        Some((year, month, self.day.unwrap_or_else(|| last_day(Some(year), month))))
    }
}

/// The last day of a month; of February without a year, 28.
pub fn last_day(year: Option<i32>, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_some_and(|y| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A fraction of a base that the text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// As for quantities.
    pub comparator: Option<Comparator>,
    /// Above the line.
    pub numerator: Decimal,
    /// Below the line, never zero.
    pub denominator: Decimal,
    /// What it is a fraction of: `缴费额`.
    pub base: Option<String>,
    /// All text before the comparator.
    pub qualifier: Option<String>,
    /// The text after the fraction.
    pub suffix: Option<String>,
}

/// A grade, or the scale of grades itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Grade {
    /// Higher is better: 优 5, 优良 and 良好 4, 良 4, 好 4, 中 3, 合格 and 达标 2, 差 1; `None` where it has no place
    /// in that order.
    pub rank: Option<u8>,
    /// The whole scale is printed (`优良中低差`, `好坏`): no target.
    pub is_scale: bool,
}

/// A direction without a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Trend {
    /// 提升, 提高, 增加, 改善 …
    Up,
    /// 降低, 减少 …
    Down,
}

/// How often a target repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Frequency {
    /// 每日, 每天, 按日
    Daily,
    /// 每周, 按周
    Weekly,
    /// 每月, 按月
    Monthly,
    /// 每季度, 按季
    Quarterly,
    /// 每半年, 半年
    HalfYearly,
    /// 每年, 按年
    Yearly,
}

/// The kinds of readings, as the contract names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TargetKind {
    /// [`Reading::Quantity`]
    Quantity,
    /// [`Reading::Range`]
    Range,
    /// [`Reading::Date`]
    Date,
    /// [`Reading::Fraction`]
    Fraction,
    /// [`Reading::Compound`]
    Compound,
    /// [`Reading::Grade`]
    Grade,
    /// [`Reading::Trend`]
    Trend,
    /// [`Reading::Reference`]
    Reference,
    /// [`Reading::Qualitative`]
    Qualitative,
    /// [`Reading::Placeholder`]
    Placeholder,
    /// [`Reading::Empty`]
    Empty,
}

impl Target {
    /// The kind of its reading.
    pub const fn kind(&self) -> TargetKind {
        match self.reading {
            Reading::Quantity(_) => TargetKind::Quantity,
            Reading::Range(_) => TargetKind::Range,
            Reading::Date(_) => TargetKind::Date,
            Reading::Fraction(_) => TargetKind::Fraction,
            Reading::Compound(_) => TargetKind::Compound,
            Reading::Grade(_) => TargetKind::Grade,
            Reading::Trend(_) => TargetKind::Trend,
            Reading::Reference => TargetKind::Reference,
            Reading::Qualitative => TargetKind::Qualitative,
            Reading::Placeholder => TargetKind::Placeholder,
            Reading::Empty => TargetKind::Empty,
        }
    }

    /// Whether it names a figure: a number, range, date, fraction or list of such.
    pub const fn is_quantified(&self) -> bool {
        matches!(
            self.kind(),
            TargetKind::Quantity
                | TargetKind::Range
                | TargetKind::Date
                | TargetKind::Fraction
                | TargetKind::Compound
        )
    }

    /// Whether nothing is set: a placeholder or a blank cell.
    pub const fn is_missing(&self) -> bool {
        matches!(self.kind(), TargetKind::Placeholder | TargetKind::Empty)
    }

    /// The comparator of a quantity, date or fraction.
    pub const fn comparator(&self) -> Option<Comparator> {
        match &self.reading {
            Reading::Quantity(q) => q.comparator,
            Reading::Date(d) => d.comparator,
            Reading::Fraction(f) => f.comparator,
            _ => None,
        }
    }

    /// The number of the target, where it is one number and no range, fraction, date or list.
    pub const fn quantity(&self) -> Option<&Quantity> {
        match &self.reading {
            Reading::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The unit of measure of a quantity or range.
    pub fn unit(&self) -> Option<&str> {
        match &self.reading {
            Reading::Quantity(q) => q.unit.as_deref(),
            Reading::Range(r) => r.unit.as_deref(),
            _ => None,
        }
    }

    /// The text before comparator and number.
    pub fn qualifier(&self) -> Option<&str> {
        match &self.reading {
            Reading::Quantity(q) => q.qualifier.as_deref(),
            Reading::Range(r) => r.qualifier.as_deref(),
            Reading::Date(d) => d.qualifier.as_deref(),
            Reading::Fraction(f) => f.qualifier.as_deref(),
            _ => None,
        }
    }

    /// The text after the unit.
    pub fn suffix(&self) -> Option<&str> {
        match &self.reading {
            Reading::Quantity(q) => q.suffix.as_deref(),
            Reading::Range(r) => r.suffix.as_deref(),
            Reading::Date(d) => d.suffix.as_deref(),
            Reading::Fraction(f) => f.suffix.as_deref(),
            _ => None,
        }
    }
}
