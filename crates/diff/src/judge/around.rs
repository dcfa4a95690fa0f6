//! The words around a figure: whether they mean the same, and whether they turn the figure into a rise or fall.

use super::JudgeContext;
use super::wording::{folded, same_but_years};
use duibiao_core::Frequency;

/// What stands around a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    pub(super) qualifier: Option<&'a str>,
    pub(super) suffix: Option<&'a str>,
    /// What a fraction is a fraction of.
    pub(super) base: Option<&'a str>,
    pub(super) frequency: Option<Frequency>,
}

/// What a figure is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// How much there is.
    Level,
    /// By how much it grows.
    Rise,
    /// By how much it falls.
    Fall,
}

/// How the words around two figures relate, beside the indicator's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// The same to the letter, or none.
    Equal,
    /// The same but for the indicator's name and words that only introduce a figure.
    Same,
    /// The same but for years that moved with the fiscal year.
    Rolled,
    /// Others.
    Different,
}

/// Words that only introduce a figure.
const INTRODUCE: &str = "达到 达 为 是 实现 完成 确保 保持 保证 力争 控制 均 都 共 约定 : ： , ， 、 -";

/// Words that say nothing beyond the indicator's name and the table's year.
const EMPTY: &str = "本年度 全年 年度 本年 当年 今年 年内 指标值 指标 项目 各项 累计 合计 的";

/// Words of frequency, which figures carry on their own.
const PERIODS: &str = "每工作日 每日 每天 每周 每个月 每月 每季度 每季 每半年 每年 按日 按周 按月 按季度 按季 按年 逐月 逐季 逐年";

const RISE: [&str; 7] = ["增长", "增加", "提高", "提升", "上升", "增幅", "上涨"];
const FALL: [&str; 12] =
    ["下降", "降低", "减少", "压减", "压缩", "削减", "缩减", "缩短", "节约", "节省", "降幅", "下浮"];

impl Around<'_> {
    /// How the words relate beside the indicator's names.
    pub(super) fn compared_with(&self, other: &Around<'_>, context: &JudgeContext<'_>) -> Words {
        if (self.qualifier, self.suffix, self.base) == (other.qualifier, other.suffix, other.base) {
            return Words::Equal;
        }
        let (old, new) = (self.beside(context, Copies::Whole), other.beside(context, Copies::Whole));
        // A part of the name is a copy of it where the other side says nothing; where both say something, as
        // 男性 and 女性 beside 男性女性参保率, it is what tells them apart.
        let (old, new) = match (old.is_empty(), new.is_empty()) {
            (false, true) => (self.beside(context, Copies::Part), new),
            (true, false) => (old, other.beside(context, Copies::Part)),
            _ => (old, new),
        };
        if old == new {
            Words::Same
        } else if same_but_years(&old, &new, context.years()) {
            Words::Rolled
        } else {
            Words::Different
        }
    }

    /// What the words say beside the indicator's names.
    fn beside(&self, context: &JudgeContext<'_>, copies: Copies) -> Vec<char> {
        let parts = [self.qualifier, self.base, self.suffix];
        let left = parts.into_iter().flatten().map(|text| what_is_left(text, context, copies));
        left.collect::<String>().chars().collect()
    }

    /// Whether a figure beside these words is a level, a rise or a fall: 较上年下降5% is a fall, 下降至5% a level.
    pub(super) fn direction(&self) -> Direction {
        let Some(qualifier) = self.qualifier else { return Direction::Level };
        let last = |verbs: &[&str]| {
            verbs.iter().filter_map(|verb| qualifier.rfind(verb).map(|at| at + verb.len())).max()
        };
        let (rise, fall) = (last(&RISE), last(&FALL));
        let Some(end) = rise.max(fall) else { return Direction::Level };
        if qualifier[end..].starts_with(['至', '到', '为']) {
            return Direction::Level;
        }
        if fall > rise { Direction::Fall } else { Direction::Rise }
    }
}

/// A text without the indicator's name before it; the text itself where nothing else would be left.
pub(super) fn without_name<'t>(text: &'t str, context: &JudgeContext<'_>) -> &'t str {
    for name in context.names() {
        let name = bare_name(name);
        if !name.is_empty()
            && let Some(rest) = text.strip_prefix(&name)
        {
            let rest = rest.trim_start_matches([':', '：', ',', '-']);
            if !rest.is_empty() {
                return rest;
            }
        }
    }
    text
}

/// What of an indicator's name counts as a copy of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copies {
    Whole,
    Part,
}

/// What the words say beyond the indicator's name and beyond introducing a figure.
fn what_is_left(text: &str, context: &JudgeContext<'_>, copies: Copies) -> String {
    let mut text = folded(text);
    for word in EMPTY.split_whitespace().chain(PERIODS.split_whitespace()) {
        if text.contains(word) && !context.names().any(|name| name.contains(word)) {
            text = text.replace(word, "");
        }
    }
    let text = stripped(&text, INTRODUCE);
    for name in context.names() {
        let name = bare_name(name);
        if text.is_empty()
            || measure_stem(&name).ends_with(measure_stem(text))
            || (copies == Copies::Part && name.contains(text))
        {
            return String::new();
        }
        if !name.is_empty() && text.contains(&name) {
            let mut rest = text.replacen(&name, "", 1);
            for word in EMPTY.split_whitespace().chain(INTRODUCE.split_whitespace()) {
                rest = rest.replace(word, "");
            }
            return rest;
        }
    }
    text.to_owned()
}

/// A name without the word that says how it is measured: 满意率 and 满意度 are one thing.
fn measure_stem(name: &str) -> &str {
    name.strip_suffix(['率', '度', '面', '数', '量']).unwrap_or(name)
}

/// A name without the unit or note in brackets behind it.
fn bare_name(name: &str) -> String {
    let mut name = folded(name);
    if name.ends_with(')')
        && let Some(at) = name.rfind('(')
        && at > 0
    {
        name.truncate(at);
    }
    name
}

/// A text without any of the words at either end.
fn stripped<'t>(text: &'t str, words: &str) -> &'t str {
    let mut text = text;
    loop {
        let without = |word| text.strip_suffix(word).or_else(|| text.strip_prefix(word));
        match words.split_whitespace().find_map(without) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_beside_a_name() {
        let context = JudgeContext {
            old_indicator_name: "资金执行率（%）",
            new_indicator_name: "预算执行率",
            ..JudgeContext::default()
        };
        for (text, expected) in [
            ("资金执行率", ""),
            ("全年资金执行率达到", ""),
            ("执行率为", ""),
            ("实现", ""),
            ("预算执行率：", ""),
            ("专项资金执行率", "专项"),
            ("执行度", ""),
            ("男性", "男性"),
            ("全年", ""),
            ("每月培训", "培训"),
            ("预算", "预算"),
            ("", ""),
        ] {
            assert_eq!(what_is_left(text, &context, Copies::Whole), expected, "{text}");
        }
        assert_eq!(what_is_left("预算", &context, Copies::Part), "");
    }

    #[test]
    fn rises_and_falls() {
        for (qualifier, expected) in [
            (None, Direction::Level),
            (Some("较上年下降"), Direction::Fall),
            (Some("同比增长"), Direction::Rise),
            (Some("下降至"), Direction::Level),
            (Some("提高到"), Direction::Level),
            (Some("提高能力，降低能耗"), Direction::Fall),
            (Some("合格率"), Direction::Level),
        ] {
            let around = Around { qualifier, ..Around::default() };
            assert_eq!(around.direction(), expected, "{qualifier:?}");
        }
    }
}
