//! What follows a number: scale word, unit of measure, what it is per. And how often a target repeats.

use super::Frequency;
use super::comparator::comparator_after;
use super::lexicon::{are_things, begins_with_verb, is_unit, scale_at, unit_at};

/// A unknown word of at most so many characters, which is all that follows a number, is its unit.
const LONGEST_UNKNOWN_UNIT: usize = 4;

/// Scale, unit and basis after a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure<'a> {
    /// The power of ten of the scale words.
    pub(super) exponent: u32,
    /// The unit as written, without scale words; money is 元, a percentage %.
    pub(super) unit: Option<&'a str>,
    /// The unit is one of the lexicon.
    pub(super) is_known: bool,
    /// What one counts per: 平方米 in 元/平方米.
    pub(super) basis: Option<&'a str>,
    /// 余 or 多 stands beside the scale word: 500余人.
    pub(super) is_more: bool,
    /// The length of all that.
    pub(super) length: usize,
}

impl<'a> Measure<'a> {
    /// Reads the measure at the start of `rest`.
    pub(super) fn read(rest: &'a str) -> Self {
        if rest.is_empty() {
            return Self::default();
        }
        if let Some(bracketed) = Self::in_brackets(rest) {
            return bracketed;
        }
        let mut measure = Self::default();
        let mut at = more(rest, 0, &mut measure);
        let mut unit = unit_at(&rest[at..]);
        if unit.is_none() {
            let (exponent, length) = scale_at(&rest[at..]);
            if length > 0 {
                measure.exponent = exponent;
                at = more(rest, at + length, &mut measure);
                if let Some(bracketed) = Self::in_brackets(&rest[at..]) {
                    let exponent = exponent + bracketed.exponent;
                    return Self { exponent, length: at + bracketed.length, ..bracketed };
                }
                unit = unit_at(&rest[at..]);
            }
        }
        if let Some(unit) = unit {
            measure.is_known = true;
            measure.take(rest, at, unit);
        } else if let Some(unit) = unknown_unit(&rest[at..]) {
            measure.unit = Some(unit);
            measure.length = at + unit.len();
        } else if measure.exponent > 0 || rest.len() == at {
            measure.length = at;
        } else {
            measure.is_more = false;
        }
        measure
    }

    /// Takes the lexicon's `unit` at `at`, what belongs to it, and what it is per.
    fn take(&mut self, rest: &'a str, at: usize, unit: &'a str) {
        let mut end = at + unit.len();
        match unit {
            "%" => {}
            "元" | "人民币" => {
                let after = rest[end..].strip_prefix("人民币").unwrap_or(&rest[end..]);
                end = rest.len() - after.len();
            }
            _ => end = compound(rest, at, end),
        }
        self.unit = Some(match &rest[at..end] {
            "人民币" => "元",
            "百分比" => "%",
            money if unit == "元" && money.starts_with("元") => "元",
            whole => whole,
        });
        self.length = end;
        // 100%每月发放 is no ratio per month.
        if !(unit == "%" && rest[end..].starts_with('每')) {
            self.length += self.take_basis(&rest[end..]);
        }
    }

    /// Takes what one counts per at the start of `rest`, and says how long that is.
    pub(super) fn take_basis(&mut self, rest: &'a str) -> usize {
        match basis(rest) {
            Some((basis, length)) if self.basis.is_none() => {
                self.basis = Some(basis);
                length
            }
            _ => 0,
        }
    }

    /// A unit in brackets: `(%)`, `（万元）`.
    fn in_brackets(rest: &'a str) -> Option<Self> {
        let inner = rest.strip_prefix(['(', '（'])?;
        let close = inner.char_indices().take(10).find(|&(_, c)| matches!(c, ')' | '）'))?.0;
        let measure = Self::read(&inner[..close]);
        let bracket = |text: &str| text.chars().next().map_or(0, char::len_utf8);
        let length = bracket(rest) + close + bracket(&inner[close..]);
        (measure.is_known && measure.length == close).then_some(Self { length, ..measure })
    }
}

/// Skips 余 or 多 at `at`.
fn more(rest: &str, at: usize, measure: &mut Measure) -> usize {
    match rest[at..].strip_prefix(['余', '多']) {
        Some(after) => {
            measure.is_more = true;
            rest.len() - after.len()
        }
        None => at,
    }
}

/// Where a unit that names several counters ends: 台、件、套; 台（套）; 台/套; 户·次.
fn compound(rest: &str, start: usize, mut end: usize) -> usize {
    while let Some(next) = rest[end..].strip_prefix('、').and_then(unit_at) {
        let after = &rest[end + '、'.len_utf8() + next.len()..];
        let is_list = after.is_empty()
            || after.starts_with(['、', '，', ',', '；', ';', '（', '('])
            || comparator_after(after, false).is_some();
        if !is_list {
            break;
        }
        end = rest.len() - after.len();
    }
    while let Some(next) = rest[end..].strip_prefix('·').and_then(unit_at) {
        end += '·'.len_utf8() + next.len();
    }
    if let Some(inner) = rest[end..].strip_prefix(['(', '（'])
        && let Some(unit) = unit_at(inner)
        && let Some(after) = inner[unit.len()..].strip_prefix([')', '）'])
    {
        return rest.len() - after.len();
    }
    if let Some(other) = rest[end..].strip_prefix('/').and_then(unit_at)
        && are_things(&rest[start..end], other)
    {
        return end + '/'.len_utf8() + other.len();
    }
    end
}

/// What a number is per, after `/` or 每, and the length with that sign: `/平方米`, `/人·月`, `每人`.
fn basis(rest: &str) -> Option<(&str, usize)> {
    let inner = rest.strip_prefix(['/', '每'])?;
    let sign = rest.len() - inner.len();
    let mut end = part(inner)?;
    while let Some(after) = inner[end..].strip_prefix(['·', '・', '•', '/', '.'])
        && let Some(length) = part(after)
    {
        end = inner.len() - after.len() + length;
    }
    Some((&inner[..end], sign + end))
}

/// The length of one unit of a basis, with the number that may stand before it: 次/2年.
fn part(inner: &str) -> Option<usize> {
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let unit = unit_at(&inner[digits..]).or_else(|| unknown_unit(&inner[digits..]))?;
    Some(digits + unit.len())
}

/// A short word that is all of the rest but for a comparator: 羽, 标段以上.
fn unknown_unit(rest: &str) -> Option<&str> {
    let mut length = 0;
    for (count, (at, c)) in rest.char_indices().enumerate() {
        if count > 0 && comparator_after(&rest[at..], false).is_some() {
            break;
        }
        if count == LONGEST_UNKNOWN_UNIT || !(c.is_alphabetic() || matches!(c, '·' | '²' | '³')) {
            return None;
        }
        length = at + c.len_utf8();
    }
    let is_word = length == 0 || begins_with_verb(rest) || comparator_after(rest, false).is_some();
    (!is_word).then(|| &rest[..length])
}

/// Whether the unit measures time, so that 内 after it is a limit: 5个工作日内.
pub(super) fn is_time(unit: &str) -> bool {
    ["年", "月", "日", "天", "周", "星期", "时", "分钟", "秒", "季度", "学期", "年度"]
        .iter()
        .any(|time| unit.ends_with(time))
        || unit == "h"
}

/// What the words before a number say it is per: 单件, 每平方米, 人均.
pub(super) fn basis_of(qualifier: &str) -> Option<&str> {
    const SHARES: &[(&str, &str)] = &[
        ("人均", "人"),
        ("户均", "户"),
        ("亩均", "亩"),
        ("生均", "生"),
        ("村均", "村"),
        ("校均", "校"),
        ("班均", "班"),
        ("件均", "件"),
        ("次均", "次"),
        ("床均", "床"),
        ("台均", "台"),
        ("场均", "场"),
    ];
    qualifier.char_indices().find_map(|(at, c)| match c {
        '每' => unit_at(&qualifier[at + c.len_utf8()..]).filter(|unit| !is_time(unit)),
        // 单位 and 单价 are words.
        '单' => unit_at(&qualifier[at + c.len_utf8()..]).filter(|unit| !is_time(unit) && *unit != "位"),
        '均' => SHARES
            .iter()
            .find(|(word, _)| qualifier[..at + c.len_utf8()].ends_with(word))
            .map(|&(_, unit)| unit),
        _ => None,
    })
}

/// How often, from the words around a number: 按月, 每季度, 逐年.
pub(super) fn frequency_of(words: &str) -> Option<Frequency> {
    words.char_indices().find_map(|(at, c)| {
        let span = match c {
            '每' | '按' | '逐' => &words[at + c.len_utf8()..],
            _ => return None,
        };
        let (frequency, length) = span_of_time(span)?;
        // 按年度计划 and 按日程 name a plan.
        let is_plan = c == '按'
            && ["计划", "任务", "目标", "预算", "要求", "方案", "程", "常"]
                .iter()
                .any(|word| span[length..].starts_with(word));
        (!is_plan).then_some(frequency)
    })
}

/// The frequency of a basis that is a span of time: 4次/年.
pub(super) fn frequency_per(basis: &str) -> Option<Frequency> {
    span_of_time(basis).filter(|&(_, length)| length == basis.len()).map(|(frequency, _)| frequency)
}

fn span_of_time(words: &str) -> Option<(Frequency, usize)> {
    const SPANS: &[(&str, Frequency)] = &[
        ("季度", Frequency::Quarterly),
        ("季", Frequency::Quarterly),
        ("半年", Frequency::HalfYearly),
        ("年度", Frequency::Yearly),
        ("年", Frequency::Yearly),
        ("个月", Frequency::Monthly),
        ("月度", Frequency::Monthly),
        ("月", Frequency::Monthly),
        ("星期", Frequency::Weekly),
        ("周", Frequency::Weekly),
        ("日", Frequency::Daily),
        ("天", Frequency::Daily),
    ];
    SPANS.iter().find(|(span, _)| words.starts_with(span)).map(|&(span, frequency)| (frequency, span.len()))
}

/// Whether nothing but a unit follows a comparator, where the number is missing: ≥个.
pub(super) fn is_bare_unit(words: &str) -> bool {
    let (_, length) = scale_at(words);
    is_unit(words) || is_unit(&words[length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_follows_a_number() {
        // Exponent, unit, basis, length in bytes.
        for (rest, expected) in [
            ("", (0, None, None, 0)),
            ("%以上", (0, Some("%"), None, 1)),
            ("万人次", (4, Some("人次"), None, 9)),
            ("万亿元/年", (12, Some("元"), Some("年"), 13)),
            ("万元人民币", (4, Some("元"), None, 15)),
            ("（万元）以内", (4, Some("元"), None, 12)),
            ("千米", (0, Some("千米"), None, 6)),
            ("台、件、套", (0, Some("台、件、套"), None, 15)),
            ("套、冬装", (0, Some("套"), None, 3)),
            ("元每平方米", (0, Some("元"), Some("平方米"), 15)),
            ("份/册", (0, Some("份/册"), None, 7)),
            ("标段及以上", (0, Some("标段"), None, 6)),
            ("覆盖", (0, None, None, 0)),
            ("不知道什么单位", (0, None, None, 0)),
        ] {
            let measure = Measure::read(rest);
            assert_eq!((measure.exponent, measure.unit, measure.basis, measure.length), expected, "{rest}");
        }
    }

    #[test]
    fn finds_basis_and_frequency_in_words() {
        for (words, basis, frequency) in [
            ("单件", Some("件"), None),
            ("单位成本", None, None),
            ("人均", Some("人"), None),
            ("每平方米", Some("平方米"), None),
            ("每月", None, Some(Frequency::Monthly)),
            ("按季度", None, Some(Frequency::Quarterly)),
            ("逐年", None, Some(Frequency::Yearly)),
            ("按年度计划", None, None),
            ("每人每日", Some("人"), Some(Frequency::Daily)),
            ("平均", None, None),
        ] {
            assert_eq!((basis_of(words), frequency_of(words)), (basis, frequency), "{words}");
        }
    }
}
