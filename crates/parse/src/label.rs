//! Labels as people print them, brought to the words that carry their meaning.

/// The words of a label: white space, stars, numbering, colons, brackets with what they hold and a leading
/// 其中 do not count.
pub(crate) fn bare(text: &str) -> String {
    let squashed = squash(text);
    let mut words = String::with_capacity(squashed.len());
    let mut depth = 0_u32;
    for c in squashed.chars() {
        match c {
            '(' | '（' | '[' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            '*' | '＊' | '★' | '☆' | '●' | '◆' | '■' | '_' => {}
            _ if depth == 0 => words.push(c),
            _ => {}
        }
    }
    let numbered = without_number(&words);
    let inner = numbered.trim_matches([':', '：', '、', '.', '．', '。', ';', '；', ',', '，', '-']);
    let inner =
        inner.strip_prefix("其中").map_or(inner, |rest| rest.trim_start_matches([':', '：', '，', ',']));
    inner.to_owned()
}

/// A text without any white space.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// 一、 and 1. before a label are no part of it.
fn without_number(words: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = words.trim_start_matches(is_number);
    if rest.len() == words.len() {
        return words;
    }
    match rest.strip_prefix(['、', '.', '．']) {
        Some(rest) => rest.trim_start_matches(['、', '.', '．']),
        None => words,
    }
}

/// What the last brackets of a label hold: 万元 in 项目资金（万元）, 10 in 执行率分值（10）.
pub(crate) fn in_brackets(text: &str) -> Option<String> {
    let squashed = squash(text);
    let open = squashed.rfind(['(', '（'])?;
    let inner = squashed[open..].trim_start_matches(['(', '（']);
    let close = inner.find([')', '）'])?;
    Some(inner[..close].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brings_labels_to_their_words() {
        for (label, expected) in [
            ("年 度\n总体 目标", "年度总体目标"),
            ("一、项目基本情况", "项目基本情况"),
            ("（二）资金来源：", "资金来源"),
            ("*项目名称：", "项目名称"),
            ("其中：财政拨款", "财政拨款"),
            ("1.年度资金总额（万元）", "年度资金总额"),
            ("年度(/项目)指标值", "年度指标值"),
            ("一级指标", "一级指标"),
            ("三级指标", "三级指标"),
            ("2023年目标", "2023年目标"),
            ("", ""),
        ] {
            assert_eq!(bare(label), expected, "{label}");
        }
    }

    #[test]
    fn reads_brackets() {
        assert_eq!(in_brackets("项目资金（ 万元）").as_deref(), Some("万元"));
        assert_eq!(in_brackets("执行率分值(10)").as_deref(), Some("10"));
        assert_eq!(in_brackets("项目资金"), None);
    }
}
