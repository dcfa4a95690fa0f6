//! The evidence of a group in words.

use super::Found;
use super::regrouped::Regrouped;
use crate::change_set::{Feature, LinkEvidence};
use crate::grams::FULL;
use crate::similarity::fraction;
use duibiao_core::MoneyUnit;
use rust_decimal::Decimal;

fn one(feature: Feature, similarity: u32, text: String, text_en: String) -> LinkEvidence {
    let (text, text_en) = (text.into(), text_en.into());
    LinkEvidence { feature, similarity: fraction(similarity), weight: 1.0, text, text_en }
}

fn percent(parts: u32) -> u32 {
    parts / (FULL / 100)
}

fn sums(residual: Decimal, unit: MoneyUnit) -> LinkEvidence {
    let residual = MoneyUnit::Yuan.convert(residual.abs(), unit).unwrap_or(residual);
    one(
        Feature::Amount,
        FULL,
        format!("金额合计相差 {residual} {}", unit.name()),
        format!("sums differ by {residual} {}", unit.name()),
    )
}

/// The evidence of a regrouping.
pub(super) fn regrouped(found: &Regrouped, unit: MoneyUnit) -> Vec<LinkEvidence> {
    let (old, new) = (percent(found.covered.0), percent(found.covered.1));
    vec![
        one(
            Feature::Goal,
            found.covered.0.min(found.covered.1),
            format!("上年目标文字 {old}% 见于本年，本年目标文字 {new}% 见于上年"),
            format!("{old}% of the old objectives stand in the new ones, {new}% of the new in the old"),
        ),
        sums(found.residual, unit),
    ]
}

/// The evidence of a split or a merger.
pub(super) fn words(found: &Found, unit: MoneyUnit) -> Vec<LinkEvidence> {
    let mut evidence = vec![
        one(
            Feature::Goal,
            found.goal_covered,
            format!("目标文字覆盖 {}%", percent(found.goal_covered)),
            format!("{}% of the objective's text covered", percent(found.goal_covered)),
        ),
        one(
            Feature::Indicators,
            found.indicators_covered,
            format!("指标覆盖 {}%", percent(found.indicators_covered)),
            format!("{}% of the indicators covered", percent(found.indicators_covered)),
        ),
    ];
    evidence.extend(found.residual.map(|residual| sums(residual, unit)));
    evidence
}
