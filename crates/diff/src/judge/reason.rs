//! The reasons of judgements: facts, in the words that reports use, never motives.

use super::effect::Ground;
use crate::Effect;
use duibiao_core::{Bilingual, Comparator};
use rust_decimal::{Decimal, RoundingStrategy};

pub(super) const UNCHANGED: Bilingual = Bilingual::fixed("文字相同", "same text");
pub(super) const NOTATION: Bilingual = Bilingual::fixed(
    "仅全半角、空格、括号或句末标点不同",
    "differs only in width, white space, brackets or final punctuation",
);
pub(super) const SAME_READING: Bilingual =
    Bilingual::fixed("含义相同，仅写法不同", "same reading, written differently");
pub(super) const CONVERTED: Bilingual = Bilingual::fixed(
    "换算后数值相同，仅计量单位写法不同",
    "the same figure in another unit that converts exactly",
);
pub(super) const UNIT_NOTATION: Bilingual =
    Bilingual::fixed("数值相同，仅计量单位写法不同", "the same figure; the unit is only written differently");
pub(super) const UNIT_ONLY_NEW: Bilingual =
    Bilingual::fixed("数值相同，仅新表写出计量单位", "the same figure; only the new one prints its unit");
pub(super) const UNIT_ONLY_OLD: Bilingual =
    Bilingual::fixed("数值相同，仅旧表写出计量单位", "the same figure; only the old one prints its unit");
pub(super) const NAME_COPIED: Bilingual = Bilingual::fixed(
    "含义相同，仅一年的指标值重复书写指标名称或“达到”等字样",
    "same reading; one value only repeats the indicator's name or a word such as 达到",
);
pub(super) const LIMIT: Bilingual = Bilingual::fixed(
    "数值以100%或0为限，两种写法的允许范围相同",
    "the figure cannot pass 100% or 0, so both admit the same values",
);
pub(super) const YEARS: Bilingual =
    Bilingual::fixed("仅年份随预算年度变动", "only years moved with the fiscal year");
pub(super) const ROLLED: Bilingual = Bilingual::fixed(
    "期限随预算年度顺延，月日相同",
    "the deadline moved with the fiscal year: same month and day",
);
pub(super) const SAME_DATE: Bilingual =
    Bilingual::fixed("期限相同，仅写法不同", "the same date, written differently");
pub(super) const SAME_GRADE: Bilingual =
    Bilingual::fixed("等级相同，仅写法不同", "the same grade, written differently");
pub(super) const ZERO: Bilingual =
    Bilingual::fixed("“无”与0含义相同，仅写法不同", "无 (none) and 0 say the same");
pub(super) const BOTH_MISSING: Bilingual = Bilingual::fixed(
    "两年均未填写指标值，仅占位写法不同",
    "no target in either year; only the placeholder differs",
);
pub(super) const FILLED: Bilingual =
    Bilingual::fixed("原为空缺或占位，现已补填", "blank or a placeholder before, set now");
pub(super) const BLANKED: Bilingual =
    Bilingual::fixed("原有指标值，现空缺或为占位", "set before, blank or a placeholder now");
pub(super) const QUANTIFIED: Bilingual =
    Bilingual::fixed("原为文字表述，现改为数值", "words before, a figure now");
pub(super) const UNQUANTIFIED: Bilingual =
    Bilingual::fixed("原为数值，现改为文字表述", "a figure before, words now");
pub(super) const DATE_AND_NUMBER: Bilingual = Bilingual::fixed(
    "日期与数值互换，不能比较；方向无法判定",
    "a date on one side, a number on the other: not comparable",
);
pub(super) const LIST_AND_NUMBER: Bilingual = Bilingual::fixed(
    "单项指标值与多项指标值互换；方向无法判定",
    "one figure on one side, several on the other; direction unknown",
);
pub(super) const STATED_NEW: Bilingual =
    Bilingual::fixed("数值相同，仅新表写出计算符号", "the same figure; only the new one writes a comparator");
pub(super) const STATED_OLD: Bilingual =
    Bilingual::fixed("数值相同，仅旧表写出计算符号", "the same figure; only the old one writes a comparator");
pub(super) const WORDS: Bilingual = Bilingual::fixed("文字表述不同", "other words");
pub(super) const WORDS_AROUND: Bilingual = Bilingual::fixed(
    "数值相同，但限定文字不同；方向无法判定",
    "the same figure with other words around it; direction unknown",
);
pub(super) const DIRECTIONS: Bilingual = Bilingual::fixed(
    "一年为水平或增长、另一年为下降等，数值含义不同；方向无法判定",
    "a level, a rise and a fall are different figures; direction unknown",
);
pub(super) const FREQUENCY: Bilingual =
    Bilingual::fixed("计量周期不同；方向无法判定", "counted per another period; direction unknown");
pub(super) const BASIS: Bilingual = Bilingual::fixed(
    "单价的计量基准不同，不能比较；方向无法判定",
    "priced per another basis: not comparable",
);
pub(super) const OUT_OF_RANGE: Bilingual =
    Bilingual::fixed("数值过大，无法精确比较", "figures too large to compare exactly");
pub(super) const PARTS_COUNT: Bilingual =
    Bilingual::fixed("所列项目数不同；方向无法判定", "another number of parts; direction unknown");
pub(super) const PARTS_MIXED: Bilingual =
    Bilingual::fixed("各项变动方向不一；方向无法判定", "the parts moved in different directions");

pub(super) const TRENDS_OPPOSED: Bilingual = Bilingual::fixed(
    "变动方向相反，均无数值；方向无法判定",
    "opposite trends without figures; direction unknown",
);

/// Parts that only one of two lists has.
pub(super) fn further_parts(added: bool, parts: &[&str], effect: Effect) -> Bilingual {
    let (verb, verb_en) = if added { ("新增", "added") } else { ("未再列", "no longer listed") };
    let (tail, tail_en) = match effect {
        Effect::Stricter => ("提高要求", "stricter"),
        Effect::Looser => ("放宽要求", "looser"),
        Effect::Neutral | Effect::Unknown => ("方向无法判定", "direction unknown"),
    };
    let (n, list) = (parts.len(), parts.join("、"));
    Bilingual {
        zh: format!("{verb}{n}项：{list}；{tail}").into(),
        en: format!("{verb_en}, {n}: {list}; {tail_en}").into(),
    }
}

/// A unit in place of another that does not convert.
pub(super) fn unit_changed(old: &str, new: &str) -> Bilingual {
    Bilingual {
        zh: format!("计量单位由“{old}”变为“{new}”，不能换算；方向无法判定").into(),
        en: format!("the unit changed from {old} to {new}, which do not convert; direction unknown").into(),
    }
}

/// A number that moved: from where to where, by how much, and what follows.
pub(super) fn moved(up: bool, old: &str, new: &str, by: Option<By>, effect: (Effect, Ground)) -> Bilingual {
    let (verb, verb_en) = if up { ("升至", "raised") } else { ("降至", "lowered") };
    let (by, by_en) = by.map(|by| by.words(up)).unwrap_or_default();
    let (tail, tail_en) = consequence(effect);
    Bilingual {
        zh: format!("由{old}{verb}{new}{by}；{tail}").into(),
        en: format!("{verb_en} from {old} to {new}{by_en}; {tail_en}").into(),
    }
}

/// A comparator in place of another.
pub(super) fn comparator_changed(old: &str, new: &str, effect: (Effect, Ground)) -> Bilingual {
    let (tail, tail_en) = consequence(effect);
    Bilingual {
        zh: format!("计算符号变化（{old}→{new}），数值相同；{tail}").into(),
        en: format!("another comparator ({old} → {new}) with the same figure; {tail_en}").into(),
    }
}

/// Figures that changed without all moving one way.
pub(super) fn reshaped(old: &str, new: &str, effect: (Effect, Ground)) -> Bilingual {
    let (tail, tail_en) = consequence(effect);
    Bilingual {
        zh: format!("由{old}改为{new}；{tail}").into(),
        en: format!("{old} became {new}; {tail_en}").into(),
    }
}

/// A deadline that moved; `relative` to the fiscal years where other years are printed.
pub(super) fn rescheduled(
    later: bool,
    relative: bool,
    old: &str,
    new: &str,
    effect: (Effect, Ground),
) -> Bilingual {
    let (verb, verb_en) = if later { ("延后", "put off") } else { ("提前", "brought forward") };
    let (within, within_en) =
        if relative { ("相对各自预算年度", " within its fiscal year") } else { ("", "") };
    let (tail, tail_en) = consequence(effect);
    Bilingual {
        zh: format!("期限由{old}改为{new}，{within}{verb}；{tail}").into(),
        en: format!("the deadline was {verb_en}{within_en}, from {old} to {new}; {tail_en}").into(),
    }
}

/// A grade that moved.
pub(super) fn regraded(up: bool, old: &str, new: &str) -> Bilingual {
    let (verb, verb_en, tail, tail_en) = if up {
        ("提高", "raised", "提高要求", "stricter")
    } else {
        ("降低", "lowered", "放宽要求", "looser")
    };
    Bilingual {
        zh: format!("等级由{old}{verb}为{new}，{tail}").into(),
        en: format!("the grade was {verb_en} from {old} to {new}: {tail_en}").into(),
    }
}

/// A ceiling that is its project's amount in both years.
pub(super) fn follows_budget(old: &str, new: &str) -> Bilingual {
    Bilingual {
        zh: format!("成本上限与预算同步变动（{old}→{new}），无实质变化").into(),
        en: format!("the ceiling moved with the project's amount ({old} → {new}): no change of substance")
            .into(),
    }
}

/// A list with its changed parts, each with its label.
pub(super) fn parts(changed: &[(Option<&str>, &Bilingual)], total: usize) -> Bilingual {
    let join = |text: fn(&Bilingual) -> &str, colon: &str, mark: &str| {
        let parts = changed.iter().map(|(label, reason)| match label {
            Some(label) => format!("{label}{colon}{}", text(reason)),
            None => text(reason).to_owned(),
        });
        parts.collect::<Vec<_>>().join(mark)
    };
    Bilingual {
        zh: format!("{total}项中{}项变动。{}", changed.len(), join(|r| &r.zh, "：", "。")).into(),
        en: format!("{} of {total} parts changed. {}", changed.len(), join(|r| &r.en, ": ", ". ")).into(),
    }
}

/// What an effect rests on, in words.
fn consequence((effect, ground): (Effect, Ground)) -> (&'static str, &'static str) {
    match (ground, effect) {
        (Ground::Inclusion, Effect::Stricter) => {
            ("允许范围缩小，提高要求", "the admissible range narrows: stricter")
        }
        (Ground::Inclusion, Effect::Looser) => {
            ("允许范围扩大，放宽要求", "the admissible range widens: looser")
        }
        (Ground::HigherIsStricter, Effect::Stricter) => {
            ("按指标名称和类别判断越高越严，提高要求", "by name and category higher is stricter: stricter")
        }
        (Ground::HigherIsStricter, Effect::Looser) => {
            ("按指标名称和类别判断越高越严，放宽要求", "by name and category higher is stricter: looser")
        }
        (Ground::LowerIsStricter, Effect::Stricter) => {
            ("按指标名称和类别判断越低越严，提高要求", "by name and category lower is stricter: stricter")
        }
        (Ground::LowerIsStricter, Effect::Looser) => {
            ("按指标名称和类别判断越低越严，放宽要求", "by name and category lower is stricter: looser")
        }
        (Ground::Deadline, Effect::Stricter) => ("提高要求", "stricter"),
        (Ground::Deadline, Effect::Looser) => ("放宽要求", "looser"),
        (_, Effect::Neutral) => ("无实质变化", "no change of substance"),
        _ => ("方向无法判定", "direction unknown"),
    }
}

/// By how much a number moved.
#[derive(Clone, Copy)]
pub(super) struct By<'a> {
    /// How much, never negative.
    pub(super) amount: Decimal,
    /// The old number; nothing is said in percent of 0.
    pub(super) of: Decimal,
    /// The unit of both.
    pub(super) unit: &'a str,
}

impl By<'_> {
    fn words(self, up: bool) -> (String, String) {
        let (verb, verb_en) = if up { ("上升", "up") } else { ("下降", "down") };
        let (amount, amount_en) = match self.unit {
            "%" => (
                format!("{}个百分点", self.amount.normalize()),
                format!(
                    "{} percentage point{}",
                    self.amount.normalize(),
                    if self.amount == Decimal::ONE { "" } else { "s" }
                ),
            ),
            unit => {
                let amount = number(self.amount, unit);
                (amount.clone(), amount)
            }
        };
        let share = self.percent().map_or(String::new(), |percent| format!("（{percent}%）"));
        let share_en = self.percent().map_or(String::new(), |percent| format!(" ({percent}%)"));
        (format!("，{verb}{amount}{share}"), format!(", {verb_en} {amount_en}{share_en}"))
    }

    /// One decimal, half away from zero, as rates of change are printed.
    fn percent(self) -> Option<Decimal> {
        let percent = self.amount.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.of)?.abs();
        Some(percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
    }
}

/// A number with its unit; money of 10,000 元 and more in 万元.
pub(super) fn number(value: Decimal, unit: &str) -> String {
    let ten_thousand = Decimal::from(10_000);
    if unit == "元"
        && value >= ten_thousand
        && let Some(scaled) = value.checked_div(ten_thousand)
    {
        return format!("{}万元", scaled.normalize());
    }
    format!("{}{unit}", value.normalize())
}

/// The sign that reports print.
pub(super) const fn sign(comparator: Option<Comparator>) -> &'static str {
    match comparator {
        Some(Comparator::AtLeast) => "≥",
        Some(Comparator::AtMost) => "≤",
        Some(Comparator::MoreThan) => "＞",
        Some(Comparator::LessThan) => "＜",
        Some(Comparator::Equal) => "=",
        Some(Comparator::About) => "约",
        None => "",
    }
}
