//! Targets as they are thought of, before they are written: the forms of value of the tables.

use super::words::Figure;
use crate::seed::Seed;
use duibiao_core::Comparator;
use rust_decimal::Decimal;

/// A target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One number.
    Number(Number),
    /// Two numbers.
    Range(i64, i64, &'static str),
    /// A day (or only a month) of the fiscal year, with or without the year.
    Date {
        /// Whether the year is written.
        with_year: bool,
        /// The month.
        month: usize,
        /// Whether the last day is written.
        with_day: bool,
    },
    /// No more than a fraction of a base.
    Fraction(&'static str, usize, usize),
    /// Labels with numbers, and their unit.
    List(Vec<(&'static str, i64)>, &'static str),
    /// A ceiling that is the project's amount.
    Budget(Notation),
    /// A share paid with a frequency.
    Frequent(&'static str),
    /// A grade.
    Grade(&'static str),
    /// A trend.
    Trend(&'static str),
    /// Words.
    Words(&'static str),
    /// What other documents say.
    Reference(&'static str),
    /// Nothing yet.
    Placeholder(&'static str),
}

/// A number with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What is written as a comparator.
    pub comparator: Option<Comparator>,
    /// How the comparator is written.
    pub notation: Notation,
    /// The number in its unit.
    pub value: Decimal,
    /// Its unit, `%` included.
    pub unit: &'static str,
    /// For what one price is paid; empty for anything but prices.
    pub basis: &'static str,
    /// Whether it is written in 万.
    pub in_wan: bool,
}

/// How a comparator is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// ≥
    Symbol,
    /// 不低于
    Word,
    /// 以上, after the number.
    After,
    /// >=
    Ascii,
    /// ≥ with a full-width ％, or with a full stop at the end.
    Wide,
}

/// Notations.
pub const NOTATIONS: [Notation; 5] =
    [Notation::Symbol, Notation::Word, Notation::After, Notation::Ascii, Notation::Wide];

/// Grades, the better ones first.
pub const GRADES: [&str; 3] = ["优", "良", "合格"];
/// Upward trends.
pub const TRENDS: [&str; 5] = ["逐年提升", "持续改善", "有效提升", "稳步提高", "明显改善"];
/// Qualities.
pub const WORDS: [&str; 8] = [
    "保障工作正常开展",
    "顺利开展",
    "有序推进",
    "按合同约定执行",
    "作用明显",
    "长期坚持",
    "群众反映良好",
    "规范有序",
];
/// References to other documents.
pub const REFERENCES: [&str; 3] = ["完成市下达目标任务", "制定预算时的计划数", "按上级文件要求完成"];
/// What stands where nothing is known yet.
pub const PLACEHOLDERS: [&str; 3] = ["/", "待单位补充", "-"];

impl Number {
    fn text(&self) -> String {
        let number = if self.in_wan {
            format!("{}万{}", (self.value / Decimal::from(10_000)).normalize(), self.unit)
        } else {
            format!("{}{}", self.value, self.unit)
        };
        let number = if self.basis.is_empty() { number } else { format!("{number}/{}", self.basis) };
        written(self.comparator, self.notation, &number, self.unit == "%")
    }
}

fn written(comparator: Option<Comparator>, notation: Notation, number: &str, is_rate: bool) -> String {
    use Comparator::{About, AtLeast, AtMost, Equal, LessThan, MoreThan};
    let Some(comparator) = comparator else { return number.to_owned() };
    match (notation, comparator) {
        (_, About) => format!("约{number}"),
        (Notation::Ascii, comparator) => format!("{}{number}", comparator.symbol()),
        (Notation::Wide, comparator) if is_rate => {
            written(Some(comparator), Notation::Symbol, &number.replace('%', "％"), is_rate)
        }
        (Notation::Wide, comparator) => {
            format!("{}。", written(Some(comparator), Notation::Symbol, number, is_rate))
        }
        (Notation::Symbol, AtLeast) => format!("≥{number}"),
        (Notation::Symbol, AtMost) => format!("≤{number}"),
        (Notation::Symbol | Notation::After, MoreThan) => format!("＞{number}"),
        (Notation::Symbol | Notation::After, LessThan) => format!("＜{number}"),
        (Notation::Symbol | Notation::After, Equal) => format!("={number}"),
        (Notation::Word, AtLeast) if is_rate => format!("不低于{number}"),
        (Notation::Word, AtLeast) => format!("不少于{number}"),
        (Notation::Word, AtMost) => format!("不超过{number}"),
        (Notation::Word, MoreThan) => format!("大于{number}"),
        (Notation::Word, LessThan) => format!("小于{number}"),
        (Notation::Word, Equal) => format!("等于{number}"),
        (Notation::After, AtLeast) => format!("{number}以上"),
        (Notation::After, AtMost) => format!("{number}以内"),
    }
}

impl Value {
    /// The target as the table of that year prints it, in a project of that amount (万元).
    pub fn text(&self, fiscal_year: i32, amount: Decimal) -> String {
        match self {
            Self::Number(number) => number.text(),
            Self::Range(low, high, unit) => format!("{low}{unit}-{high}{unit}"),
            Self::Date { with_year, month, with_day } => {
                let year = if *with_year { format!("{fiscal_year}年") } else { String::new() };
                let day = if *with_day {
                    let month_number = u32::try_from(*month).unwrap_or(12);
                    format!("{}日前", duibiao_core::last_day(Some(fiscal_year), month_number))
                } else {
                    "底前".to_owned()
                };
                format!("{year}{month}月{day}")
            }
            Self::Fraction(base, part, whole) => format!("不超过{base}{part}/{whole}"),
            Self::List(parts, unit) => {
                let parts: Vec<_> = parts.iter().map(|(label, n)| format!("{label}{n}{unit}")).collect();
                parts.join("，")
            }
            Self::Budget(notation) => {
                written(Some(Comparator::AtMost), *notation, &format!("{amount}万元"), false)
            }
            Self::Frequent(text)
            | Self::Grade(text)
            | Self::Trend(text)
            | Self::Words(text)
            | Self::Reference(text)
            | Self::Placeholder(text) => (*text).to_owned(),
        }
    }

    /// A target for what is measured.
    pub fn draw(figure: Figure, random: &mut Seed) -> Self {
        if random.chance(1, 40) {
            return Self::Placeholder(random.word(&PLACEHOLDERS));
        }
        match figure {
            Figure::Rate(_) if random.chance(1, 40) => Self::Frequent("按月100%发放"),
            Figure::Rate(_) if random.chance(1, 30) => Self::Range(90, 95, "%"),
            Figure::Rate(_) if random.chance(1, 25) => Self::Words(random.word(&WORDS)),
            Figure::Rate(_) => {
                let rate = *random.pick(&[100, 100, 98, 95, 95, 95, 90, 90, 85, 97, 99, 80, 92]);
                let comparator = match random.below(10) {
                    0..6 => Some(Comparator::AtLeast),
                    6 if rate < 100 => Some(Comparator::MoreThan),
                    7 if rate == 100 => Some(Comparator::Equal),
                    _ => None,
                };
                Self::number(comparator, rate, "%", random)
            }
            Figure::Count(unit, low, high) => {
                let comparator = match random.below(10) {
                    0..5 => Some(Comparator::AtLeast),
                    5 => Some(Comparator::MoreThan),
                    6 => Some(Comparator::About),
                    _ => None,
                };
                Self::number(comparator, count(low, high, random), unit, random)
            }
            Figure::Faults(unit) => {
                let n = count(0, 5, random);
                let comparator = if n == 0 { None } else { Some(Comparator::AtMost) };
                Self::number(comparator, n, unit, random)
            }
            Figure::Budget => Self::Budget(*random.pick(&NOTATIONS)),
            Figure::Price(basis, low, high) => {
                let comparator = if random.chance(3, 4) { Some(Comparator::AtMost) } else { None };
                let mut value = Self::number(comparator, count(low, high, random), "元", random);
                if let Self::Number(number) = &mut value {
                    number.basis = basis;
                    number.notation = *random.pick(&[Notation::Symbol, Notation::Word, Notation::Ascii]);
                }
                value
            }
            Figure::Deadline => Self::Date {
                with_year: random.chance(1, 2),
                month: *random.pick(&[12, 12, 12, 11, 10, 9, 6]),
                with_day: random.chance(1, 2),
            },
            Figure::Span(unit, low, high) => {
                let n = i64::try_from(random.between(low, high)).unwrap_or(i64::MAX);
                let comparator = if random.chance(3, 4) { Some(Comparator::AtMost) } else { None };
                // Years of use are long when they are good; nothing is said of them with a comparator.
                Self::number(comparator.filter(|_| unit != "年"), n, unit, random)
            }
            Figure::Share(base) => Self::Fraction(base, random.between(1, 2), 3),
            Figure::List(labels, unit) => {
                let mut parts = Vec::with_capacity(labels.len());
                for label in labels {
                    parts.push((*label, i64::try_from(random.between(2, 60)).unwrap_or(i64::MAX)));
                }
                Self::List(parts, unit)
            }
            Figure::Trend => Self::Trend(random.word(&TRENDS)),
            Figure::Words => Self::Words(random.word(&WORDS)),
            Figure::Reference => Self::Reference(random.word(&REFERENCES)),
            Figure::Grade => Self::Grade(random.word(&GRADES)),
        }
    }

    fn number(comparator: Option<Comparator>, n: i64, unit: &'static str, random: &mut Seed) -> Self {
        let in_wan = unit.starts_with('人') && n >= 10_000 && n % 100 == 0 && random.chance(1, 2);
        let notation = *random.pick(&[Notation::Symbol, Notation::Symbol, Notation::Word, Notation::After]);
        Self::Number(Number { comparator, notation, value: Decimal::from(n), unit, basis: "", in_wan })
    }
}

/// A count of two leading digits: small and large ones are equally likely.
fn count(low: usize, high: usize, random: &mut Seed) -> i64 {
    let mut ceiling = high;
    while ceiling / 10 > low.max(9) && random.chance(1, 2) {
        ceiling /= 10;
    }
    let n = random.between(low, ceiling);
    let mut step = 1;
    while n / step >= 100 {
        step *= 10;
    }
    i64::try_from((n / step * step).max(low)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_forms_of_value() {
        let number = |comparator, notation, n: i64, unit, basis, in_wan| {
            let value = Decimal::from(n);
            Value::Number(Number { comparator, notation, value, unit, basis, in_wan })
                .text(2024, Decimal::ZERO)
        };
        let least = Some(Comparator::AtLeast);
        assert_eq!(number(least, Notation::Symbol, 95, "%", "", false), "≥95%");
        assert_eq!(number(least, Notation::After, 4500, "人", "", true), "0.45万人以上");
        let most = Some(Comparator::AtMost);
        assert_eq!(number(most, Notation::Word, 110, "元", "平方米", false), "不超过110元/平方米");
        assert_eq!(number(least, Notation::Ascii, 95, "%", "", false), ">=95%");
        assert_eq!(number(least, Notation::Wide, 95, "%", "", false), "≥95％");
        assert_eq!(number(least, Notation::Wide, 30, "次", "", false), "≥30次。");
        let date = Value::Date { with_year: true, month: 6, with_day: true };
        assert_eq!(date.text(2024, Decimal::ZERO), "2024年6月30日前");
        assert_eq!(Value::Budget(Notation::Symbol).text(2024, Decimal::new(1050, 2)), "≤10.50万元");
    }
}
