//! What names of indicators say: whether they are rates, tell how money is spent, or ask for satisfaction. The words
//! are those that published tables use; practice, not regulation.

use duibiao_core::{Category, Indicator, Reading, Target};

/// Words that end in 率 and are no shares of a whole.
const NO_RATES: [&str; 9] = ["效率", "频率", "功率", "汇率", "利率", "税率", "费率", "速率", "分辨率"];

/// How far money is spent: the name alone says that no work or effect is measured.
const SPENDING: [&str; 17] = [
    "预算资金完成率",
    "资金完成率",
    "资金支付",
    "资金支出",
    "资金执行",
    "资金使用率",
    "支出率",
    "支出进度",
    "支出及时率",
    "支付及时率",
    "支付完成率",
    "支付准确率",
    "支付率",
    "支付进度",
    "预算执行",
    "预算完成率",
    "经费支出",
];

/// The name without brackets at its end and without 指标 and 达到 there.
pub(crate) fn stem(name: &str) -> &str {
    let name = match name.rfind(['(', '（']) {
        Some(at) if at > 0 && name.ends_with([')', '）']) => &name[..at],
        _ => name,
    };
    name.trim_end_matches("达到").trim_end_matches("指标")
}

/// Whether the name is that of a rate: 合格率, but not 效率.
pub(crate) fn is_rate(name: &str) -> bool {
    let name = stem(name);
    name.ends_with('率') && !NO_RATES.iter().any(|word| name.ends_with(word))
}

/// Whether the indicator measures no more than how far money is spent.
pub(crate) fn is_of_spending(name: &str) -> bool {
    // Nearly every other name has none of these characters, of which each of the words has one.
    name.contains(['资', '支', '预']) && SPENDING.iter().any(|word| name.contains(word))
}

/// Whether the name asks how satisfied somebody is, but not how many were asked.
pub(crate) fn is_satisfaction(name: &str) -> bool {
    ["满意度", "满意率"].iter().any(|word| name.contains(word)) && !is_survey(name)
}

fn is_survey(name: &str) -> bool {
    ["调查", "测评", "问卷", "回访"].iter().any(|word| name.contains(word)) && !is_rate_or_degree(name)
}

fn is_rate_or_degree(name: &str) -> bool {
    stem(name).ends_with(['率', '度'])
}

/// Whether name and text are the same words, punctuation and white space aside.
pub(crate) fn is_repeated(name: &str, text: &str) -> bool {
    let words = |text: &'_ str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    // The texts of a table hardly ever agree in length: then nothing is collected.
    name.len().abs_diff(text.len()) <= 9 && words(name) == words(text)
}

/// Whether the target is in words alone: neither a figure nor a grade nor a figure that stands elsewhere.
pub(crate) const fn is_wordy(target: &Target) -> bool {
    matches!(target.reading, Reading::Qualitative | Reading::Trend(_))
}

/// Whether the indicator is filed under effects.
pub(crate) fn is_effect(indicator: &Indicator) -> bool {
    indicator.category.is_some_and(|category| category.level1() == Category::Outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_spending_has_a_character_that_is_looked_for() {
        assert!(SPENDING.iter().all(|word| is_of_spending(word)));
    }

    #[test]
    fn names_say_what_they_measure() {
        assert!(is_rate("验收合格率(%)") && is_rate("全年资金执行率达到") && !is_rate("提高办公效率"));
        assert!(is_of_spending("年度资金支出进度") && !is_of_spending("补贴发放及时率"));
        assert!(is_satisfaction("群众满意度") && !is_satisfaction("满意度调查次数"));
        assert!(is_repeated("维护正常运转。", "维护正常运转") && !is_repeated("正常运转", "运转正常"));
    }
}
