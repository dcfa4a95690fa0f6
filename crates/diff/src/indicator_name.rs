//! What an indicator's name says about its identity.

use crate::name::squash;

/// The name without width, white space, quotation marks and labels: `指标1：`, `1.`, a final `（%）` or `。`.
///
/// # Example
/// ```
/// assert_eq!(duibiao_diff::indicator_key("指标1：受益对象满意度（%）"), "受益对象满意度");
/// ```
pub fn indicator_key(name: &str) -> String {
    let squashed = squash(name);
    let mut key = squashed.as_str();
    for label in ["三级指标", "指标"] {
        if let Some(rest) = key.strip_prefix(label) {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0
                && let Some(rest) = rest[digits..].strip_prefix([':', '.', '、'])
            {
                key = rest;
            }
        }
    }
    let digits = key.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits)
        && let Some(rest) = key[digits..].strip_prefix(['.', '、', ':'])
        && !rest.starts_with(|c: char| c.is_ascii_digit())
    {
        key = rest;
    }
    let key = key.trim_end_matches(['。', ';', ',', '.']);
    let key = ["(%)", "(百分比)"].iter().fold(key, |key, unit| key.strip_suffix(unit).unwrap_or(key));
    let is_quotation_mark = |c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’');
    if key.len() == squashed.len() && !key.contains(is_quotation_mark) {
        return squashed;
    }
    key.chars().filter(|c| !is_quotation_mark(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_labels_and_notation() {
        for (name, expected) in [
            ("指标1：培训人数", "培训人数"),
            ("1.培训人数", "培训人数"),
            ("受益对象满意度（%）", "受益对象满意度"),
            ("“企业人工成本监测填报率 “", "企业人工成本监测填报率"),
            ("12345热线办结率", "12345热线办结率"),
            ("2.5米以上道路", "2.5米以上道路"),
        ] {
            assert_eq!(indicator_key(name), expected, "{name}");
        }
    }
}
