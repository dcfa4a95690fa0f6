//! What changed in a performance objective (绩效目标): an edit script that reads naturally.
//!
//! Sentences that stay are found first and shown whole. Between them the script is made over words: those of a
//! small lexicon, and single characters beside them; a number, a date, a span of years is one token, so that it is
//! never shown as half changed. Short equal runs between edits are taken into the edits: two characters that
//! happen to recur in a rewritten sentence help nobody.
//!
//! The cost is bounded by length, never by a clock, so that the same texts always give the same script: texts
//! whose sentence counts multiply to more than [`COARSE_LIMIT`] are one replacement, and changed sentences are
//! refined only as long as their token counts stay within [`FINE_LIMIT`] together.

mod edits;
mod tokens;
mod words;

use crate::judge::wording::{Years, fold_width, is_blank, same_but_years};
use crate::{GoalChange, Segment};
use edits::Script;

/// Up to this product of the two token counts a script is made word by word (2,000 by 2,000).
const FINE_LIMIT: usize = 4_000_000;
/// Up to this product of the two counts of sentences these are compared at all (4,000 by 4,000: some 100,000
/// characters on each side).
const COARSE_LIMIT: usize = 16_000_000;

/// What changed between two objectives.
///
/// - `changed`: the texts differ in more than white space. A missing text is an empty one.
/// - `only_years`: they differ, but in nothing beyond years that moved with the fiscal year (2024年 in the table
///   of 2024, 2025年 in that of 2025), width and white space. Where a fiscal year is unknown any two years count.
/// - `segments`: the edits. The equal and deleted ones joined are the old text, the equal and inserted ones the
///   new text, to the last space. Where texts differ in white space alone the segments still show it.
///
/// # Example
/// ```
/// use duibiao_diff::{Edit, differs_in_meaning, goal_change};
///
/// let change = goal_change(Some("2024年完成维修18处"), Some("2025年完成维修20处"), Some(2024), Some(2025));
/// let edits: Vec<_> = change.segments.iter().map(|segment| (segment.op, segment.text.as_str())).collect();
/// assert_eq!(edits[..3], [(Edit::Delete, "2024年"), (Edit::Insert, "2025年"), (Edit::Equal, "完成维修")]);
/// assert!(change.changed && !change.only_years && differs_in_meaning(&change));
///
/// let change = goal_change(Some("2024年建成"), Some("2025年建成"), Some(2024), Some(2025));
/// assert!(change.only_years && !differs_in_meaning(&change));
/// ```
pub fn goal_change(
    old: Option<&str>,
    new: Option<&str>,
    old_year: Option<i32>,
    new_year: Option<i32>,
) -> GoalChange {
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    if old == new {
        return GoalChange {
            changed: false,
            only_years: false,
            segments: Script::equal(old).into_segments(),
        };
    }
    let visible = |text| str::chars(text).filter(|c| !is_blank(*c));
    let changed = !visible(old).eq(visible(new));
    let only_years = changed && {
        let fold = |text| visible(text).map(fold_width).collect::<Vec<_>>();
        same_but_years(&fold(old), &fold(new), Years { old: old_year, new: new_year })
    };
    GoalChange { changed, only_years, segments: segments(old, new) }
}

/// Whether an objective changed beyond years, width and white space: what counts as a change of meaning.
///
/// # Example
/// ```
/// use duibiao_diff::{differs_in_meaning, goal_change};
/// assert!(!differs_in_meaning(&goal_change(Some("完成（甲）"), Some("完成(甲)"), None, None)));
/// assert!(differs_in_meaning(&goal_change(None, Some("完成"), None, None)));
/// ```
pub fn differs_in_meaning(change: &GoalChange) -> bool {
    change.changed && !change.only_years
}

fn segments(old: &str, new: &str) -> Vec<Segment> {
    if old.is_empty() || new.is_empty() {
        return Script::replaced(old, new).into_segments();
    }
    let (old_sentences, new_sentences) = (tokens::sentences(old), tokens::sentences(new));
    if work(&old_sentences, &new_sentences) <= COARSE_LIMIT {
        return Script::coarse(&old_sentences, &new_sentences).into_segments();
    }
    Script::replaced(old, new).into_segments()
}

/// How much there is to compare between what both texts begin and end with.
fn work(old: &[&str], new: &[&str]) -> usize {
    let prefix = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[prefix..], &new[prefix..]);
    let suffix = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    (old.len() - suffix).saturating_mul(new.len() - suffix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Edit;

    /// `[-deleted-]{+inserted+}`, checked to reproduce both texts.
    fn show(old: &str, new: &str) -> String {
        let change = goal_change(Some(old), Some(new), Some(2024), Some(2025));
        let side = |skip: Edit| {
            let kept = change.segments.iter().filter(|s| s.op != skip);
            kept.map(|s| s.text.as_str()).collect::<String>()
        };
        assert_eq!(side(Edit::Insert), old, "the old text");
        assert_eq!(side(Edit::Delete), new, "the new text");
        assert!(change.segments.iter().all(|s| !s.text.is_empty()), "{old} {new}");
        assert!(change.segments.windows(2).all(|pair| pair[0].op != pair[1].op), "{old} {new}");
        let parts = change.segments.iter().map(|s| match s.op {
            Edit::Equal => s.text.clone(),
            Edit::Delete => format!("[-{}-]", s.text),
            Edit::Insert => format!("{{+{}+}}", s.text),
        });
        parts.collect()
    }

    #[test]
    fn scripts_read_naturally() {
        for (old, new, expected) in [
            ("完成维修", "完成维修", "完成维修"),
            ("2024年完成18处", "2025年完成20处", "[-2024年-]{+2025年+}完成[-18-]{+20+}处"),
            ("2024年12月底前", "2025年11月底前", "[-2024年12月底-]{+2025年11月底+}前"),
            ("投入1,900.50元", "投入1,950.50元", "投入[-1,900.50-]{+1,950.50+}元"),
            ("编制十四五规划", "编制十五五规划", "编制[-十四五-]{+十五五+}规划"),
            ("开展培训、演练。", "开展培训、宣传、演练。", "开展培训、{+宣传、+}演练。"),
            ("保障运行。提升服务。", "保障运行。", "保障运行。[-提升服务。-]"),
            ("提高群众满意度", "提升公众满意率", "[-提高群众满意度-]{+提升公众满意率+}"),
            ("使用OA系统", "使用ERP系统", "使用[-OA-]{+ERP+}系统"),
            (
                "按时足额发放编外人员工资，保障队伍稳定",
                "完成办公设备采购，保障部门运转",
                "[-按时足额发放编外人员工资，保障队伍稳定-]{+完成办公设备采购，保障部门运转+}",
            ),
            ("完成\n维修", "完成维修", "完成[-\n-]维修"),
        ] {
            assert_eq!(show(old, new), expected);
        }
    }

    #[test]
    fn flags() {
        for (old, new, changed, only_years) in [
            (None, None, false, false),
            (None, Some(""), false, false),
            (None, Some("完成"), true, false),
            (Some("完成"), None, true, false),
            (Some("完 成"), Some("完成\n"), false, false),
            (Some("完成（一）"), Some("完成(一)"), true, true),
            (Some("2024年"), Some("2025 年"), true, true),
            (Some("2024年"), Some("2023年"), true, false),
            (Some("办案2024件"), Some("办案2025件"), true, false),
        ] {
            let change = goal_change(old, new, Some(2024), Some(2025));
            assert_eq!((change.changed, change.only_years), (changed, only_years), "{old:?} {new:?}");
        }
        assert!(goal_change(None, None, None, None).segments.is_empty());
        assert!(goal_change(Some("2021年"), Some("2025年"), None, Some(2025)).only_years);
    }

    /// Texts put together from few pieces meet and part in many ways; the script must reproduce each pair.
    #[test]
    fn scripts_reproduce_both_texts() {
        const PIECES: [&str; 12] =
            ["完成", "维修", "2024年", "2025年", "，", "。", "18处", "20处", "OA", " ", "三十五", "保障"];
        // A fixed linear congruence: the same texts in every run.
        let mut state = 7_u32;
        let mut next = |bound: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % bound
        };
        for _ in 0..2_000 {
            let mut text = |longest: usize| {
                let n = next(longest);
                (0..n).map(|_| PIECES[next(PIECES.len())]).collect::<String>()
            };
            let (old, new) = (text(14), text(14));
            show(&old, &new);
        }
    }

    #[test]
    fn long_texts_fall_back_to_sentences_and_then_to_one_replacement() {
        let sentence = |n: usize| format!("第{n}项任务按计划完成并通过验收。");
        let old: String = (0..1_000).map(sentence).collect();
        let new: String = (0..1_000).filter(|n| *n != 500).map(sentence).collect();
        assert_eq!(show(&old, &new).matches("[-").count(), 1);
        let unrelated: String = (0..9_000).map(|n| if n % 2 == 0 { '甲' } else { '乙' }).collect();
        let other: String = (0..9_000).map(|n| if n % 3 == 0 { '丙' } else { '丁' }).collect();
        assert_eq!(show(&unrelated, &other), format!("[-{unrelated}-]{{+{other}+}}"));
        let many = "。".repeat(3_000);
        assert!(show(&many, &format!("{many}甲。")).contains("甲"));
    }
}
