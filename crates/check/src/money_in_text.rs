//! Sums of money in running text: `按110元/平方米`, `每人500元`, `共安排12.5万元`.

use duibiao_core::MoneyUnit;
use rust_decimal::Decimal;

/// A sum of money in a text.
pub(crate) struct MoneyFigure<'a> {
    /// The number as written, in `unit`.
    pub(crate) number: Decimal,
    /// Its unit of money.
    pub(crate) unit: MoneyUnit,
    /// What stands before the number in the same clause.
    pub(crate) before: &'a str,
    /// What the sum is for one of: `平方米` in `110元/平方米` and in `每平方米110元`.
    pub(crate) per: Option<&'a str>,
}

impl MoneyFigure<'_> {
    /// The sum in 元.
    pub(crate) fn yuan(&self) -> Option<Decimal> {
        self.unit.convert(self.number, MoneyUnit::Yuan)
    }
}

/// What is said of a price behind the thing that it is for: 每份补助87元, 25元/平方米测算.
const BEHIND_THE_THING: [&str; 10] =
    ["测算", "计算", "核算", "标准", "补助", "补贴", "奖励", "发放", "支付", "不超过"];

/// The sums of money of a text in order. A text without 元 costs one search.
pub(crate) fn money_figures(text: &str) -> impl Iterator<Item = MoneyFigure<'_>> {
    text.match_indices('元').filter_map(move |(at, yuan)| {
        let (mut head, mut unit) = (&text[..at], MoneyUnit::Yuan);
        for (scale, of) in [('万', MoneyUnit::WanYuan), ('亿', MoneyUnit::YiYuan)] {
            if let Some(rest) = head.strip_suffix(scale) {
                (head, unit) = (rest, of);
            }
        }
        let (before, number) = number_at_end(head)?;
        let before = before.rsplit(is_clause_end).next().unwrap_or(before);
        let per = text[at + yuan.len()..].strip_prefix(['/', '／']).map(word_at_start);
        let per = per.or_else(|| before.rsplit_once('每').map(|(_, per)| per)).filter(|per| !per.is_empty());
        let per = per.map(thing);
        Some(MoneyFigure { number, unit, before, per })
    })
}

/// The thing alone.
fn thing(per: &str) -> &str {
    let ends = BEHIND_THE_THING.iter().filter_map(|word| per.find(word)).filter(|end| *end > 0);
    ends.min().map_or(per, |end| &per[..end])
}

/// The number that a text ends in, with what stands before it.
pub(crate) fn number_at_end(text: &str) -> Option<(&str, Decimal)> {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let before = text.trim_end_matches(is_of_number);
    let digits = &text[before.len()..];
    let number = if digits.contains(',') { digits.replace(',', "").parse() } else { digits.parse() };
    Some((before, number.ok()?))
}

/// The word that a text begins with: up to the first mark.
fn word_at_start(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '·' | '²' | '㎡'));
    &text[..end.unwrap_or(text.len())]
}

fn is_clause_end(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '、' | ',' | ';' | '（' | '(' | '：' | ':' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_sums_with_what_they_are_for() {
        for (text, expected) in [
            ("物业约5555平方米，按110元/平方米。", vec![("110", 0, Some("平方米"))]),
            ("每人500元，共1,200.5万元", vec![("500", 0, Some("人")), ("1200.5", 4, None)]),
            ("每份补助87元", vec![("87", 0, Some("份"))]),
            ("按25元/平方米测算", vec![("25", 0, Some("平方米"))]),
            ("投入元月", vec![]),
            ("2亿元/年", vec![("2", 8, Some("年"))]),
        ] {
            let found: Vec<_> = money_figures(text)
                .map(|figure| (figure.number.to_string(), figure.unit.exponent(), figure.per))
                .collect();
            let expected: Vec<_> = expected.iter().map(|(n, e, per)| ((*n).to_owned(), *e, *per)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
