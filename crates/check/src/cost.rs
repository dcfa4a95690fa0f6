//! Which targets set a sum of money, which of them a price of one thing among many, and which names speak of what
//! others bear.

use crate::facts::IndicatorFacts;
use duibiao_core::{Family, Quantity, Target, family_of};
use rust_decimal::Decimal;

/// Money that others lose: right under social cost.
const OF_OTHERS: [&str; 8] = ["社会", "公众", "群众", "居民", "企业", "损失", "影响", "误工"];

/// Words that make a sum one of many: prices, standards, averages.
const PER_UNIT: [&str; 27] = [
    "每",
    "均",
    "标准",
    "单价",
    "价格",
    "定额",
    "费率",
    "单件",
    "单次",
    "单场",
    "单个",
    "单套",
    "单台",
    "单人",
    "单项",
    "单篇",
    "单份",
    "单例",
    "单户",
    "单期",
    "单日",
    "单月",
    "单科",
    "单位成本",
    "单位面积",
    "单课",
    "单班",
];

/// The sum of money that a target of the year sets for the whole, in 元; `None` for prices and averages.
pub(crate) fn whole_sum<'a>(indicator: &IndicatorFacts<'a>) -> Option<(&'a Target, &'a Quantity)> {
    let target = indicator.indicator.annual_target.as_ref()?;
    let quantity = target.quantity()?;
    let is_money = family_of(quantity.unit.as_deref()?).is_some_and(|unit| unit.family == Family::Money);
    let is_plain = quantity.basis.is_none() && quantity.frequency.is_none();
    let is_whole = is_money && is_plain && !is_per_unit(&indicator.name) && !is_per_unit(&target.raw);
    is_whole.then_some((target, quantity))
}

/// Whether words speak of a price, a standard or an average.
pub(crate) fn is_per_unit(text: &str) -> bool {
    PER_UNIT.iter().any(|word| text.contains(word)) || text.contains("元/")
}

/// Whether one sum has the digits of the other but another unit: 12.5元 and 12.5万元.
pub(crate) fn differ_by_unit(one: Decimal, other: Decimal) -> bool {
    let times = |sum: Decimal, factor: u64| sum.checked_mul(Decimal::from(factor));
    [10_000, 100_000_000]
        .iter()
        .any(|factor| times(one, *factor) == Some(other) || times(other, *factor) == Some(one))
}

/// Whether the name speaks of what others lose or bear.
pub(crate) fn is_of_others(name: &str) -> bool {
    OF_OTHERS.iter().any(|word| name.contains(word))
}
