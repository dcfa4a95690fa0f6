//! The evidence of a group in words.

use super::Found;
use crate::change_set::{Feature, LinkEvidence};
use crate::grams::FULL;
use crate::similarity::fraction;
use duibiao_core::MoneyUnit;

pub(super) fn words(found: &Found, unit: MoneyUnit) -> Vec<LinkEvidence> {
    let percent = |parts: u32| parts / (FULL / 100);
    let one = |feature, covered: u32, text: String, text_en: String| LinkEvidence {
        feature,
        similarity: fraction(covered),
        weight: 1.0,
        text: text.into(),
        text_en: text_en.into(),
    };
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
    if let Some(residual) = found.residual.map(|residual| residual.abs()) {
        let residual = MoneyUnit::Yuan.convert(residual, unit).unwrap_or(residual);
        evidence.push(one(
            Feature::Amount,
            FULL,
            format!("金额合计相差 {residual} {}", unit.name()),
            format!("sums differ by {residual} {}", unit.name()),
        ));
    }
    evidence
}
