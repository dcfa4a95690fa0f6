//! Line breaking as the report writer of the list form does it, found by fitting the 53 projects of the
//! published table: widths of the glyphs, and where a line may end.

/// Where text may not be broken, before this character.
///
/// 。 and 、 are not among them: the published table has lines that start with either.
const NEVER_FIRST: &str = "；，）”’：！？》〉〕】％:,.%)-/…";
/// Where text may not be broken, after this character.
const NEVER_LAST: &str = "（《〈〔【(";

/// The width of a character in hundredths of a half-width character.
const fn width_of(c: char) -> u32 {
    match c {
        '-' => 97,
        '%' => 99,
        ':' | '.' | ',' | ' ' => 100,
        c if c.is_ascii() => 105,
        _ => 200,
    }
}

/// Whether a line may end between the two characters.
fn may_break(before: char, after: char) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let is_joined = is_word(before) && is_word(after)
        || matches!(before, ':' | '.' | ',') && after.is_ascii_digit()
        || before.is_ascii_digit() && after == '元';
    !is_joined && !NEVER_FIRST.contains(after) && !NEVER_LAST.contains(before)
}

/// Breaks a text into lines that are at most `width` wide; never none, and never an empty one but for an empty
/// text.
pub(super) fn wrap(text: &str, width: u32) -> Vec<&str> {
    wrap_after(text, width, 0)
}

/// Like [`wrap`], with `used` of the first line's width taken already.
pub(super) fn wrap_after(text: &str, width: u32, used: u32) -> Vec<&str> {
    let mut lines = Vec::with_capacity(text.len() / 60 + 1);
    let mut start = 0;
    let mut line_width = used;
    // The last place where this line may end, and the width of the line up to there.
    let mut opportunity: Option<(usize, u32)> = None;
    let mut before: Option<char> = None;
    for (idx, c) in text.char_indices() {
        if before.is_some_and(|before| idx > start && may_break(before, c)) {
            opportunity = Some((idx, line_width));
        }
        if line_width + width_of(c) > width && idx > start {
            // Text without any place to break is cut where the line is full.
            let (end, end_width) = opportunity.take().unwrap_or((idx, line_width));
            lines.push(&text[start..end]);
            start = end;
            line_width -= end_width;
        }
        line_width += width_of(c);
        before = Some(c);
    }
    lines.push(&text[start..]);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: u32, used: u32, expected: &[&str]) {
        assert_eq!(wrap_after(text, width, used), expected);
        assert_eq!(wrap_after(text, width, used).concat(), text);
    }

    #[test]
    fn breaks_where_the_published_table_does() {
        check(
            "1、1-产出指标；11-数量指标；支出及时率；实施周期指标值:制定预算时的计划数；年度指标值:100%。2、1-产出\
             指标；13-时效指标；全年资金执行率达到；实施周期指标值:全年资金执行率达到100%；年度指标值:100%。",
            6524,
            0,
            &[
                "1、1-产出指标；11-数量指标；支出及时率；实施周期指标值:制定预算时",
                "的计划数；年度指标值:100%。2、1-产出指标；13-时效指标；全年资金",
                "执行率达到；实施周期指标值:全年资金执行率达到100%；年度指标",
                "值:100%。",
            ],
        );
        check(
            "1、1-产出指标；11-数量指标；聘请保洁人数；实施周期指标值:≥1；年度指标值:≥1。2、2-效益指标；22-社会\
             效益；每日保安值班时间；实施周期指标值:=24小时；年度指标值:=24小时。",
            6524,
            0,
            &[
                "1、1-产出指标；11-数量指标；聘请保洁人数；实施周期指标值:≥1；年",
                "度指标值:≥1。2、2-效益指标；22-社会效益；每日保安值班时间；实施",
                "周期指标值:=24小时；年度指标值:=24小时。",
            ],
        );
        check(
            "两新组织党员活动经费（穗财行〔2024〕63号）-区人社局",
            2450,
            400,
            &["两新组织党员活动经费", "（穗财行〔2024〕63号）-", "区人社局"],
        );
        check("市就业补助资金（增城）", 2450, 400, &["市就业补助资金（增", "城）"]);
    }

    #[test]
    fn cuts_what_has_no_place_to_break() {
        check("1234567890", 420, 0, &["1234", "5678", "90"]);
        check("", 420, 0, &[""]);
        check("（（（", 420, 400, &["（", "（（"]);
    }
}
