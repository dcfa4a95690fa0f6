//! Values without a number: placeholders, grades, trends, references, other words.

use super::comparator::{comparator_before, strong_comparator};
use super::fold::Marks;
use super::measure::is_bare_unit;
use super::{Grade, Quantity, Reading, Trend};
use rust_decimal::Decimal;

/// A text of more bytes names no grades.
const LONGEST_SCALE: usize = 60;

/// The reading of a text in which no number, date or numeral stands. `text` is folded and not empty.
pub(super) fn read(text: &str, marks: Marks) -> Reading {
    let text = without_symbol(text);
    if is_placeholder(text, marks) {
        return Reading::Placeholder;
    }
    if let Some(grade) = grade(text) {
        return Reading::Grade(grade);
    }
    if let Some(quantity) = derived(text) {
        return Reading::Quantity(quantity);
    }
    if marks.has(Marks::COMPARATOR)
        && let Some(reading) = comparison(text)
    {
        return reading;
    }
    if marks.has(Marks::REFERENCE) && is_reference(text) {
        return Reading::Reference;
    }
    if marks.has(Marks::TREND)
        && let Some(trend) = trend(text)
    {
        return Reading::Trend(trend);
    }
    Reading::Qualitative
}

/// The words after 定性 or =, which a form that splits symbol and value gives before them.
fn without_symbol(text: &str) -> &str {
    let words = text.strip_prefix("定性").or_else(|| text.strip_prefix('='));
    words.filter(|words| !words.is_empty()).unwrap_or(text)
}

/// Whether [`read`] may find a placeholder in the text: `false` only where it does not.
pub(super) fn may_be_placeholder(text: &str, marks: Marks) -> bool {
    marks.has(Marks::COMPARATOR) || is_placeholder(without_symbol(text), marks)
}

/// Whether the text stands in for a target that is still to be written.
fn is_placeholder(text: &str, marks: Marks) -> bool {
    const WORDS: &str = "无 空 略 暂无 未填 未定 暂缺 不适用 N/A n/a NA null None";
    if text.len() <= "不适用".len() && WORDS.split(' ').any(|word| word == text) {
        return true;
    }
    if marks.has(Marks::BLANK) && has_blank(text) || ["__", "○○"].iter().any(|blank| text.contains(blank))
    {
        return true;
    }
    let stem = text.trim_matches(|c: char| !c.is_alphanumeric());
    if stem.is_empty() || stem == "略" {
        return true;
    }
    let asks = ["请填", "请补充", "请输入", "请选择", "请完善", "此处填写", "由单位填写"]
        .iter()
        .any(|word| stem.starts_with(word));
    let waits = stem.starts_with('待')
        && !["待遇", "待业", "待岗", "待机"].iter().any(|word| stem.starts_with(word))
        && ["补充", "填写", "填报", "填", "定", "完善", "确定", "明确", "补", "确认"]
            .iter()
            .any(|word| stem.ends_with(word));
    asks || waits
}

/// Whether X, × or * stand where a word or a number should: XX, X%, ××项目, **.
fn has_blank(text: &str) -> bool {
    let is_blank = |c: char| matches!(c, 'X' | 'x' | '×' | '*');
    // Nothing but blanks, signs and a unit.
    let stem = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !is_blank(c));
    let stem = comparator_at_start(stem).unwrap_or(stem);
    let after = stem.trim_start_matches(is_blank);
    if after.len() < stem.len() && (after.chars().all(|c| !c.is_alphanumeric()) || is_bare_unit(after)) {
        return true;
    }
    // Two that are no part of a Latin word or a product: XX市, X月X日.
    let mut before = ' ';
    let blanks = text.char_indices().filter(|&(at, c)| {
        let after = text[at + c.len_utf8()..].chars().find(|&c| !is_blank(c));
        let is_word = before.is_ascii_alphanumeric() || after.is_some_and(|c| c.is_ascii_alphanumeric());
        if !is_blank(c) {
            before = c;
        }
        is_blank(c) && !is_word
    });
    blanks.count() >= 2
}

/// The text after the comparator word with which it begins.
fn comparator_at_start(text: &str) -> Option<&str> {
    let (_, start, end) = strong_comparator(text)?;
    (start == 0).then(|| &text[end..])
}

/// A grade that is the whole text, or the scale of grades.
fn grade(text: &str) -> Option<Grade> {
    let rank = |rank| Some(Grade { rank, is_scale: false });
    match text {
        "优" | "优秀" | "优等" => rank(Some(5)),
        "优良" | "良好" | "良" | "好" => rank(Some(4)),
        "中" | "中等" | "一般" => rank(Some(3)),
        "合格" | "达标" | "及格" => rank(Some(2)),
        "差" | "不合格" | "不达标" => rank(Some(1)),
        // Between two of them, which the order has no place for.
        "较好" | "较差" => rank(None),
        _ => longer_grade(text),
    }
}

/// A scale (优良中低差, 优/良/中/差, 好坏), or a grade with 以上 after it or a comparator before it.
fn longer_grade(text: &str) -> Option<Grade> {
    if text.len() > LONGEST_SCALE {
        return None;
    }
    let is_step = |c: char| matches!(c, '优' | '良' | '中' | '低' | '差' | '高' | '好' | '坏' | '是' | '否');
    let separators = ['/', '、', '，', ',', '-'];
    let is_scale = if text.contains(separators) {
        text.split(separators)
            .all(|step| !step.is_empty() && (step.chars().all(is_step) || grade(step).is_some()))
    } else {
        text.chars().count() > 1 && text.chars().all(is_step)
    };
    if is_scale {
        return Some(Grade { rank: None, is_scale });
    }
    let stem = text.strip_suffix("以上").map_or(text, |stem| stem.strip_suffix(['及', '或']).unwrap_or(stem));
    let stem = comparator_at_start(stem).unwrap_or(stem);
    if stem.len() < text.len() { grade(stem) } else { None }
}

/// A number that is meant: 全覆盖, 零投诉.
fn derived(text: &str) -> Option<Quantity> {
    let quantity = |value, unit: Option<&str>, qualifier: &str, suffix: &str| {
        let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Quantity {
            comparator: None,
            value,
            unit: unit.map(str::to_owned),
            qualifier: owned(qualifier),
            suffix: owned(suffix),
            basis: None,
            frequency: None,
            derived: true,
        })
    };
    if let Some(qualifier) = text.strip_suffix("全覆盖") {
        return quantity(Decimal::ONE_HUNDRED, Some("%"), qualifier, "");
    }
    match text {
        "全部" => quantity(Decimal::ONE_HUNDRED, Some("%"), "", ""),
        "零" => quantity(Decimal::ZERO, None, "", ""),
        _ => {
            const NONE_OF: &[&str] = &[
                "事故", "投诉", "差错", "失误", "违规", "违纪", "上访", "伤亡", "死亡", "故障", "发生",
                "感染", "缺陷",
            ];
            let noun = NONE_OF.iter().find(|noun| text.ends_with(**noun))?;
            let qualifier = text[..text.len() - noun.len()].strip_suffix('零')?;
            quantity(Decimal::ZERO, None, qualifier, noun)
        }
    }
}

/// A comparator without a number points to a figure elsewhere (不超过预算计划下达); with nothing but a unit after
/// it the number is still to be written.
fn comparison(text: &str) -> Option<Reading> {
    let weak = |text: &str| {
        text.char_indices().find_map(|(at, c)| {
            let end = at + c.len_utf8();
            (matches!(c, '于' | '过' | '出') && comparator_before(&text[..end]).is_some()).then_some(end)
        })
    };
    let end = strong_comparator(text).map(|(_, _, end)| end).or_else(|| weak(text))?;
    let rest = &text[end..];
    Some(if rest.is_empty() || is_bare_unit(rest) { Reading::Placeholder } else { Reading::Reference })
}

/// Whether the words point to a figure that stands elsewhere.
fn is_reference(text: &str) -> bool {
    if text.starts_with('按') && ["标准", "进度"].iter().any(|word| text.ends_with(word)) {
        return true;
    }
    text.char_indices().any(|(at, c)| {
        let words: &[&str] = match c {
            '计' => &["计划数"],
            '序' => &["序时进度"],
            '预' => &["预算数"],
            '核' => &["核定数", "核定额"],
            '持' => &["持平"],
            '详' => &["详见"],
            '文' => &["文件要求", "文件规定", "文件标准"],
            '上' => &["上年水平", "上年度水平", "上年同期", "上年数", "上年实绩"],
            '去' => &["去年水平", "去年同期"],
            '下' => {
                let assigned = text[at..].strip_prefix("下达").unwrap_or_default();
                return ["目标", "任务", "指标", "数", "计划"].iter().any(|word| assigned.contains(word));
            }
            _ => return false,
        };
        words.iter().any(|word| text[at..].starts_with(word))
    })
}

/// What stands before a verb of change without changing its direction.
const MODIFIERS: &str = "逐年 持续 不断 逐步 稳步 有所 明显 显著 进一步 有效 大幅度 大幅 切实 得到 得以 大大 较大 较为 \
                         全面 稳定 较 地";

/// The verb of change at the start of `rest`.
fn verb_of_change(rest: &str) -> Option<(Trend, &'static str)> {
    let (up, down): (&[&'static str], &[&'static str]) = match rest.chars().next()? {
        '提' => (&["提升", "提高", "提质"], &[]),
        '增' => (&["增加", "增长", "增强", "增多"], &[]),
        '改' => (&["改善", "改进"], &[]),
        '扩' => (&["扩大"], &[]),
        '优' => (&["优化"], &[]),
        '上' => (&["上升"], &[]),
        '好' => (&["好转"], &[]),
        '加' => (&["加强"], &[]),
        '降' => (&[], &["降低"]),
        '减' => (&[], &["减少", "减轻", "减小"]),
        '下' => (&[], &["下降"]),
        '缩' => (&[], &["缩短", "缩小"]),
        '压' => (&[], &["压减"]),
        _ => return None,
    };
    let find = |verbs: &[&'static str]| verbs.iter().copied().find(|verb| rest.starts_with(verb));
    find(up).map(|verb| (Trend::Up, verb)).or_else(|| find(down).map(|verb| (Trend::Down, verb)))
}

/// A direction without a figure: the verb at the end (逐年提升, 生活水平逐步提高) or at the start with its object
/// (提升人社服务能力). Verbs of both directions are other words.
fn trend(text: &str) -> Option<Trend> {
    let mut verbs = text.char_indices().filter_map(|(at, _)| Some((at, verb_of_change(&text[at..])?)));
    let (start, (trend, first)) = verbs.next()?;
    let (mut at, mut verb) = (start, first);
    for (next, (other, word)) in verbs {
        if other != trend {
            return None;
        }
        (at, verb) = (next, word);
    }
    if at + verb.len() == text.len() {
        let mut subject = &text[..at];
        while let Some(head) = MODIFIERS.split(' ').find_map(|modifier| subject.strip_suffix(modifier)) {
            subject = head;
        }
        let is_negated = subject.ends_with(['不', '未', '无', '零', '免', '止']) || subject.ends_with("没有");
        return (!is_negated).then_some(trend);
    }
    let mut before = &text[..start];
    while let Some(rest) = MODIFIERS.split(' ').find_map(|modifier| before.strip_prefix(modifier)) {
        before = rest;
    }
    before.is_empty().then_some(trend)
}

#[cfg(test)]
mod tests {
    use crate::target::compact::check;

    #[test]
    fn reads_placeholders() {
        check(&[
            ("待补充", "Placeholder"),
            ("待单位补充...", "Placeholder"),
            ("待上级明确", "Placeholder"),
            ("___个", "Placeholder"),
            ("○○个", "Placeholder"),
            ("（由单位填写）", "Placeholder"),
            ("待定", "Placeholder"),
            ("请填写", "Placeholder"),
            ("暂无", "Placeholder"),
            ("无", "Placeholder"),
            ("空", "Placeholder"),
            ("略", "Placeholder"),
            ("(略)", "Placeholder"),
            ("N/A", "Placeholder"),
            ("XX", "Placeholder"),
            ("xxx", "Placeholder"),
            ("X%", "Placeholder"),
            ("≥XX%", "Placeholder"),
            ("XX市XX项目", "Placeholder"),
            ("X月X日前", "Placeholder"),
            ("××", "Placeholder"),
            ("*", "Placeholder"),
            ("**", "Placeholder"),
            ("…", "Placeholder"),
            ("...", "Placeholder"),
            ("/", "Placeholder"),
            ("\\", "Placeholder"),
            ("-", "Placeholder"),
            ("——", "Placeholder"),
            ("≥", "Placeholder"),
            ("≥个", "Placeholder"),
            ("。", "Placeholder"),
        ]);
    }

    #[test]
    fn reads_grades_and_scales() {
        check(&[
            ("优", "grade 5"),
            ("优秀", "grade 5"),
            ("优良", "grade 4"),
            ("良好", "grade 4"),
            ("良", "grade 4"),
            ("好", "grade 4"),
            ("中", "grade 3"),
            ("一般", "grade 3"),
            ("合格", "grade 2"),
            ("达标", "grade 2"),
            ("不合格", "grade 1"),
            ("差", "grade 1"),
            ("较好", "grade"),
            ("良好以上", "grade 4"),
            ("合格及以上", "grade 2"),
            ("不低于良好", "grade 4"),
            ("=优", "grade 5"),
            ("定性优", "grade 5"),
            ("优良中低差", "scale"),
            ("优良中差", "scale"),
            ("高中低", "scale"),
            ("好坏", "scale"),
            ("优/良/中/差", "scale"),
            ("好、较好、一般、差", "scale"),
        ]);
    }

    #[test]
    fn reads_trends() {
        check(&[
            ("提升", "Up"),
            ("逐年提升", "Up"),
            ("持续改善", "Up"),
            ("有效降低", "Down"),
            ("明显下降", "Down"),
            ("大幅减少", "Down"),
            ("得到有效提升", "Up"),
            ("生活水平逐步提高", "Up"),
            ("较上年提高", "Up"),
            ("提升人社服务能力", "Up"),
            ("切实提高办事效率", "Up"),
            ("减少安全隐患", "Down"),
            // no trends
            ("提高效率，降低成本", "Qualitative"),
            ("未增加", "Qualitative"),
            ("显著", "Qualitative"),
        ]);
    }

    #[test]
    fn reads_references() {
        check(&[
            ("完成广州下达目标", "Reference"),
            ("完成当年度市下达任务目标", "Reference"),
            ("达到当年广州下达任务数", "Reference"),
            ("制定预算时的计划数", "Reference"),
            ("按序时进度", "Reference"),
            ("按上级文件要求标准", "Reference"),
            ("与上年持平", "Reference"),
            ("不低于上年水平", "Reference"),
            ("预算实际支出不超过预算计划下达", "Reference"),
            ("控制在预算范围内", "Reference"),
            ("高于全省平均水平", "Reference"),
            ("详见附件", "Reference"),
        ]);
    }

    #[test]
    fn reads_what_is_meant() {
        check(&[
            ("全覆盖", "|100|%|| derived"),
            ("实现全覆盖", "|100|%|实现| derived"),
            ("全部", "|100|%|| derived"),
            ("零", "|0||| derived"),
            ("零事故", "|0|||事故 derived"),
            ("安全生产零投诉", "|0||安全生产|投诉 derived"),
        ]);
    }

    #[test]
    fn leaves_other_words() {
        check(&[
            ("及时", "Qualitative"),
            ("顺利开展", "Qualitative"),
            ("保障工作正常运转", "Qualitative"),
            ("检查工作制服质量优", "Qualitative"),
            ("待遇落实", "Qualitative"),
            ("无投诉", "Qualitative"),
            ("零容忍", "Qualitative"),
            ("A级", "Qualitative"),
            ("X光检查", "Qualitative"),
            ("按计划完成", "Qualitative"),
            ("全部完成", "Qualitative"),
        ]);
    }
}
