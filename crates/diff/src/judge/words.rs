//! Words against words: grades, trends, references, other texts.

use super::wording::{folded, same_but_years};
use super::{JudgeContext, Verdict, around, reason};
use crate::{ChangeKind, Effect};
use duibiao_core::{Reading, Target};

pub(super) fn judge(old: &Target, new: &Target, context: &JudgeContext<'_>) -> Verdict {
    if let (Reading::Grade(old_grade), Reading::Grade(new_grade)) = (&old.reading, &new.reading)
        && let (Some(old_rank), Some(new_rank)) = (old_grade.rank, new_grade.rank)
        && !old_grade.is_scale
        && !new_grade.is_scale
    {
        let up = new_rank > old_rank;
        let (kind, effect) = match (old_rank == new_rank, up) {
            (true, _) => return Verdict::restated(reason::SAME_GRADE),
            (_, true) => (ChangeKind::Raised, Effect::Stricter),
            (_, false) => (ChangeKind::Lowered, Effect::Looser),
        };
        return Verdict::new(kind, effect, reason::regraded(up, &old.raw, &new.raw));
    }
    let text = |target: &Target| folded(super::wording::without_final_marks(&target.raw));
    let (old_text, new_text) = (text(old), text(new));
    let same = |old: &str, new: &str| {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        same_but_years(&chars(old), &chars(new), context.years())
    };
    if same(&old_text, &new_text) {
        return Verdict::restated(reason::YEARS);
    }
    let bare = |text| around::without_name(text, context);
    if same(bare(&old_text), bare(&new_text)) {
        return Verdict::restated(reason::NAME_COPIED);
    }
    if let (Reading::Trend(old_trend), Reading::Trend(new_trend)) = (&old.reading, &new.reading) {
        if old_trend != new_trend {
            return Verdict::unknown(ChangeKind::Reworded, reason::TRENDS_OPPOSED);
        }
        if same(&one_verb(bare(&old_text)), &one_verb(bare(&new_text))) {
            return Verdict::restated(reason::SAME_READING);
        }
    }
    Verdict::unknown(ChangeKind::Reworded, reason::WORDS)
}

/// A trend with one verb for each direction: 提高 and 提升 say the same, 逐年提升 and 提升 do not.
fn one_verb(text: &str) -> String {
    text.replace("提高", "提升").replace("上升", "提升").replace("下降", "降低").replace("减少", "降低")
}
