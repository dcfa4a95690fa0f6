//! Comparators (计算符号) in symbols and words, before and after a number.

use super::Comparator;

/// The comparator in which `head` ends, directly before a number, and where it begins.
///
/// `为`, `达到` and `达` are none, see the contract of the JSON form.
pub(super) fn comparator_before(head: &str) -> Option<(Comparator, usize)> {
    let last = head.chars().next_back()?;
    let before = &head[..head.len() - last.len_utf8()];
    let with = |comparator, rest: &str| Some((comparator, rest.len()));
    match last {
        '≥' | '≧' | '⩾' => with(Comparator::AtLeast, before),
        '≤' | '≦' | '⩽' => with(Comparator::AtMost, before),
        '>' => with(Comparator::MoreThan, before),
        '<' => with(Comparator::LessThan, before),
        '≈' | '~' => with(Comparator::About, before),
        '=' => match before.char_indices().next_back() {
            Some((at, '>' | '≥')) => Some((Comparator::AtLeast, at)),
            Some((at, '<' | '≤')) => Some((Comparator::AtMost, at)),
            Some((at, '=')) => Some((Comparator::Equal, at)),
            _ => with(Comparator::Equal, before),
        },
        // 签约5家, 节约5万元: the end of a verb.
        '约' if before.ends_with(|c| "签预节合履违集制条公解续契特租".contains(c)) => None,
        '约' => with(Comparator::About, before.strip_suffix('大').unwrap_or(before)),
        '超' => Some(negated(before, Comparator::MoreThan, Comparator::AtMost)),
        '于' | '过' | '出' => {
            let word = before.chars().next_back()?;
            let before = &before[..before.len() - word.len_utf8()];
            match (word, last) {
                ('低' | '少' | '小' | '早', '于') => {
                    Some(negated(before, Comparator::LessThan, Comparator::AtLeast))
                }
                ('高' | '大' | '多' | '晚' | '迟', '于') | ('超', '过' | '出') => {
                    Some(negated(before, Comparator::MoreThan, Comparator::AtMost))
                }
                ('等', '于') => Some(or_equal(before)),
                _ => None,
            }
        }
        '少' => with(Comparator::AtLeast, before.strip_suffix(['至', '最'])?),
        '多' => with(Comparator::AtMost, before.strip_suffix(['至', '最'])?),
        '低' => with(Comparator::AtLeast, before.strip_suffix('最')?),
        '高' => with(Comparator::AtMost, before.strip_suffix('最')?),
        '在' => with(Comparator::AtMost, before.strip_suffix("控制")?),
        _ => None,
    }
}

/// 大于 or 小于 before 等于, else 等于 alone.
fn or_equal(before: &str) -> (Comparator, usize) {
    let head = before.strip_suffix('或').unwrap_or(before);
    for (word, comparator) in [
        ("大于", Comparator::AtLeast),
        ("高于", Comparator::AtLeast),
        ("多于", Comparator::AtLeast),
        ("小于", Comparator::AtMost),
        ("低于", Comparator::AtMost),
        ("少于", Comparator::AtMost),
    ] {
        if let Some(head) = head.strip_suffix(word) {
            return (comparator, head.len());
        }
    }
    (Comparator::Equal, before.len())
}

/// `plain`, or `negated` if 不, 不得, 不能, 不应, 不可 stands before.
fn negated(before: &str, plain: Comparator, negated: Comparator) -> (Comparator, usize) {
    let modal = before.strip_suffix(['得', '能', '应', '可', '会', '宜']).unwrap_or(before);
    for head in [modal, before] {
        if let Some(head) = head.strip_suffix('不') {
            return (negated, head.len());
        }
    }
    (plain, before.len())
}

/// The last strong comparator of `head`: one that governs a number although other words stand between, as in
/// 不超过缴费额2/3. Its place, and where the words between begin.
pub(super) fn strong_comparator(head: &str) -> Option<(Comparator, usize, usize)> {
    const WORDS: &[&str] = &[
        "不低于",
        "不少于",
        "不小于",
        "不得低于",
        "不得少于",
        "不应低于",
        "不超过",
        "不超出",
        "不得超过",
        "不能超过",
        "不高于",
        "不大于",
        "不多于",
        "不得高于",
        "大于等于",
        "大于或等于",
        "小于等于",
        "小于或等于",
        "至少",
        "至多",
        "控制在",
    ];
    let mut found = None;
    for (at, c) in head.char_indices() {
        let length = match c {
            '≥' | '≧' | '⩾' | '≤' | '≦' | '⩽' | '>' | '<' | '=' => c.len_utf8(),
            '不' | '大' | '小' | '至' | '控' => WORDS
                .iter()
                .filter(|word| head[at..].starts_with(**word))
                .map(|word| word.len())
                .max()
                .unwrap_or(0),
            _ => 0,
        };
        // A comparator directly before another number is that number's; a year is none.
        let rest = head.get(at + length..).unwrap_or_default();
        let is_taken = rest.starts_with(|c: char| c.is_ascii_digit())
            && !rest.get(4..).is_some_and(|r| r.starts_with('年'));
        if length > 0
            && !is_taken
            && let Some((comparator, start)) = comparator_before(&head[..at + length])
        {
            found = Some((comparator, start, at + length));
        }
    }
    found
}

/// The comparator with which `rest` begins, after a number and its unit, and its length: 以上, 及以上, 以内,
/// 左右 …; 内 and 之内 alone only where `is_time`.
pub(super) fn comparator_after(rest: &str, is_time: bool) -> Option<(Comparator, usize)> {
    let mut word = rest;
    for included in ["（含）", "(含)", "含"] {
        word = word.strip_prefix(included).unwrap_or(word);
    }
    word = word.strip_prefix(['及', '或']).unwrap_or(word);
    let (comparator, after) = if let Some(after) = word.strip_prefix("以上") {
        (Comparator::AtLeast, after)
    } else if let Some(after) = ["以内", "以下", "之内"].iter().find_map(|w| word.strip_prefix(w)) {
        (Comparator::AtMost, after)
    } else if let Some(after) = word.strip_prefix("左右") {
        (Comparator::About, after)
    } else if is_time && let Some(after) = rest.strip_prefix('内') {
        (Comparator::AtMost, after)
    } else {
        return (rest == "+").then_some((Comparator::AtLeast, 1));
    };
    let after = ["（含）", "(含)"].iter().find_map(|w| after.strip_prefix(w)).unwrap_or(after);
    Some((comparator, rest.len() - after.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_comparators_before_a_number() {
        for (head, expected) in [
            ("满意度≥", Some((Comparator::AtLeast, "满意度"))),
            (">=", Some((Comparator::AtLeast, ""))),
            ("<=", Some((Comparator::AtMost, ""))),
            ("==", Some((Comparator::Equal, ""))),
            ("人数不少于", Some((Comparator::AtLeast, "人数"))),
            ("不得低于", Some((Comparator::AtLeast, ""))),
            ("大于或等于", Some((Comparator::AtLeast, ""))),
            ("小于等于", Some((Comparator::AtMost, ""))),
            ("等于", Some((Comparator::Equal, ""))),
            ("不超过", Some((Comparator::AtMost, ""))),
            ("超过", Some((Comparator::MoreThan, ""))),
            ("超", Some((Comparator::MoreThan, ""))),
            ("高于", Some((Comparator::MoreThan, ""))),
            ("成本控制在", Some((Comparator::AtMost, "成本"))),
            ("至多", Some((Comparator::AtMost, ""))),
            ("取证约", Some((Comparator::About, "取证"))),
            ("大约", Some((Comparator::About, ""))),
            ("不迟于", Some((Comparator::AtMost, ""))),
            ("达到", None),
            ("为", None),
            ("提高", None),
            ("关于", None),
            ("", None),
        ] {
            let found = comparator_before(head).map(|(comparator, start)| (comparator, &head[..start]));
            assert_eq!(found, expected, "{head}");
        }
    }

    #[test]
    fn finds_comparators_after_a_unit() {
        for (rest, is_time, expected) in [
            ("以上完成", false, Some((Comparator::AtLeast, "完成"))),
            ("及以上", false, Some((Comparator::AtLeast, ""))),
            ("（含）以上", false, Some((Comparator::AtLeast, ""))),
            ("以上（含）", false, Some((Comparator::AtLeast, ""))),
            ("以内", false, Some((Comparator::AtMost, ""))),
            ("内办结", true, Some((Comparator::AtMost, "办结"))),
            ("内容", false, None),
            ("左右", false, Some((Comparator::About, ""))),
            ("以外", false, None),
            ("及时", false, None),
        ] {
            let found =
                comparator_after(rest, is_time).map(|(comparator, length)| (comparator, &rest[length..]));
            assert_eq!(found, expected, "{rest}");
        }
    }
}
