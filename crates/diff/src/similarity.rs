//! How alike two projects are, feature by feature, with the evidence in words.

use crate::change_set::{Feature, LinkEvidence};
use crate::features::{IndicatorFeatures, ProjectFeatures};
use crate::grams::{FULL, Rarity, dice};
use std::borrow::Cow;

/// What a feature counts, in parts of [`FULL`]. The residual pairs of renamed projects keep their objective
/// and indicators, while what stands beside them by chance shares neither.
const NAME: u32 = 3_000;
const GOAL: u32 = 3_000;
const INDICATORS: u32 = 2_500;
const AMOUNT: u32 = 1_000;
const UNIT: u32 = 500;
/// Indicators with names less alike than this are different ones.
const SAME_INDICATOR: u32 = 6_000;

/// The likeness of a pair.
#[derive(Clone, Debug)]
pub(crate) struct Likeness {
    /// 0 to [`FULL`].
    pub(crate) score: u32,
    pub(crate) features: Vec<(Feature, u32, u32)>,
    /// Equal indicators, and the numbers of both sides.
    pub(crate) indicators: (usize, usize, usize),
}

/// How rare names and indicators are in the two tables: 专项工作经费 and 预算资金完成率 say little.
pub(crate) struct Background {
    pub(crate) names: Rarity,
}

impl Background {
    pub(crate) fn of(old: &[ProjectFeatures<'_>], new: &[ProjectFeatures<'_>]) -> Self {
        Self { names: Rarity::of(old.iter().chain(new).map(|project| project.name_grams.as_slice())) }
    }

    /// Compares two projects. `same_unit`: the new unit is the image of the old one.
    pub(crate) fn compare(
        &self,
        old: &ProjectFeatures<'_>,
        new: &ProjectFeatures<'_>,
        same_unit: bool,
    ) -> Likeness {
        let mut features = Vec::with_capacity(5);
        features.push((Feature::CoreName, self.names.dice(&old.name_grams, &new.name_grams), NAME));
        if !old.goal_grams().is_empty() && !new.goal_grams().is_empty() {
            features.push((Feature::Goal, dice(old.goal_grams(), new.goal_grams()), GOAL));
        }
        let (equal, likeness) = indicator_likeness(&old.indicators, &new.indicators);
        if !old.indicators.is_empty() && !new.indicators.is_empty() {
            features.push((Feature::Indicators, likeness, INDICATORS));
        }
        if let Some(likeness) = amount_likeness(old, new) {
            features.push((Feature::Amount, likeness, AMOUNT));
        }
        features.push((Feature::Unit, if same_unit { FULL } else { 0 }, UNIT));
        // What neither side can tell counts neither way.
        let weights: u32 = features.iter().map(|(_, _, weight)| weight).sum();
        let sum: u64 = features.iter().map(|(_, s, weight)| u64::from(*s) * u64::from(*weight)).sum();
        let score = u32::try_from(sum / u64::from(weights.max(1))).unwrap_or(FULL);
        Likeness { score, features, indicators: (equal, old.indicators.len(), new.indicators.len()) }
    }
}

/// Equal indicators, and how alike the two lists are: names matched one to one, each pair worth its likeness.
fn indicator_likeness(old: &[IndicatorFeatures<'_>], new: &[IndicatorFeatures<'_>]) -> (usize, u32) {
    let mut taken = vec![false; new.len()];
    let (mut equal, mut sum) = (0, 0_u64);
    let mut rest = Vec::new();
    for one in old {
        match (0..new.len()).find(|idx| !taken[*idx] && new[*idx].key == one.key) {
            Some(idx) => {
                taken[idx] = true;
                equal += 1;
                sum += u64::from(FULL);
            }
            None => rest.push(one),
        }
    }
    for one in rest {
        let best = (0..new.len())
            .filter(|idx| !taken[*idx])
            .map(|idx| (dice(one.grams(), new[idx].grams()), std::cmp::Reverse(idx)))
            .max()
            .filter(|(likeness, _)| *likeness >= SAME_INDICATOR);
        if let Some((likeness, std::cmp::Reverse(idx))) = best {
            taken[idx] = true;
            sum += u64::from(likeness);
        }
    }
    let all = (old.len() + new.len()) as u64;
    let likeness = u32::try_from((2 * sum).checked_div(all).unwrap_or(0)).unwrap_or(FULL);
    (equal, likeness)
}

/// By the ratio of the smaller to the larger amount.
fn amount_likeness(old: &ProjectFeatures<'_>, new: &ProjectFeatures<'_>) -> Option<u32> {
    let (old, new) = (old.amount?, new.amount?);
    let (small, large) = if old < new { (old, new) } else { (new, old) };
    if small == large {
        return Some(FULL);
    }
    let at_least = |percent: i64| {
        let scaled = small.checked_mul(100.into());
        let bound = large.checked_mul(percent.into());
        matches!((scaled, bound), (Some(scaled), Some(bound)) if scaled >= bound)
    };
    let steps = [(99, 9_500), (95, 9_000), (80, 7_500), (50, 5_000), (20, 2_500)];
    Some(steps.iter().find(|(percent, _)| at_least(*percent)).map_or(0, |(_, likeness)| *likeness))
}

#[expect(clippy::float_arithmetic, reason = "a similarity for people and JSON, neither money nor a target")]
pub(crate) fn fraction(parts: u32) -> f64 {
    f64::from(parts) / f64::from(FULL)
}

impl Likeness {
    /// The evidence for people.
    pub(crate) fn evidence(&self) -> Vec<LinkEvidence> {
        self.features
            .iter()
            .map(|(feature, similarity, weight)| {
                let (text, text_en) = self.words(*feature, *similarity);
                LinkEvidence {
                    feature: *feature,
                    similarity: fraction(*similarity),
                    weight: fraction(*weight),
                    text,
                    text_en,
                }
            })
            .collect()
    }

    fn words(&self, feature: Feature, similarity: u32) -> (Cow<'static, str>, Cow<'static, str>) {
        let graded = |texts: [(&'static str, &'static str); 4]| {
            let idx = match similarity {
                FULL => 0,
                6_000.. => 1,
                3_000.. => 2,
                _ => 3,
            };
            (Cow::Borrowed(texts[idx].0), Cow::Borrowed(texts[idx].1))
        };
        match feature {
            Feature::CoreName | Feature::Name => graded([
                ("名称相同", "equal names"),
                ("名称相近", "similar names"),
                ("名称部分相同", "names partly alike"),
                ("名称不同", "different names"),
            ]),
            Feature::Goal => graded([
                ("目标文字相同", "equal objectives"),
                ("目标文字相似", "similar objectives"),
                ("目标文字部分相同", "objectives partly alike"),
                ("目标文字不同", "different objectives"),
            ]),
            Feature::Indicators => {
                let (equal, old, new) = self.indicators;
                let larger = old.max(new);
                (
                    Cow::Owned(format!("指标 {equal}/{larger} 同名")),
                    Cow::Owned(format!("{equal} of {larger} indicators of equal name")),
                )
            }
            Feature::Amount => graded([
                ("金额相同", "equal amounts"),
                ("金额相近", "similar amounts"),
                ("金额相差较大", "amounts far apart"),
                ("金额悬殊", "amounts very far apart"),
            ]),
            Feature::Unit if similarity == FULL => ("同单位".into(), "same unit".into()),
            Feature::Unit => ("不同单位".into(), "another unit".into()),
            Feature::Code => ("编码一致".into(), "equal codes".into()),
            Feature::DocumentNumber => ("文号一致".into(), "equal document numbers".into()),
            Feature::Decision => ("人工确认".into(), "confirmed by the auditor".into()),
        }
    }
}
