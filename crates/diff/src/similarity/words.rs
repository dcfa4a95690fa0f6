//! The evidence of a pair in words.

use super::{Likeness, Weighed};
use crate::change_set::{Feature, LinkEvidence};
use crate::grams::FULL;
use std::borrow::Cow;

#[expect(clippy::float_arithmetic, reason = "a similarity for people and JSON, neither money nor a target")]
pub(crate) fn fraction(parts: u32) -> f64 {
    f64::from(parts) / f64::from(FULL)
}

/// Bits from thousandths of a bit.
#[expect(clippy::float_arithmetic, reason = "a weight of evidence, neither money nor a target")]
fn bits(thousandths: i32) -> f64 {
    f64::from(thousandths) / 1_000.0
}

impl Likeness {
    /// The evidence for people: every feature that both sides tell.
    pub(crate) fn evidence(&self) -> Vec<LinkEvidence> {
        let told = self.features.iter().filter_map(|weighed| Some((weighed, weighed.similarity?)));
        told.map(|(Weighed { feature, weight, .. }, similarity)| {
            let (text, text_en) = self.words(*feature, similarity);
            LinkEvidence {
                feature: *feature,
                similarity: fraction(similarity),
                weight: bits(*weight),
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
            Feature::Name if similarity == FULL => {
                ("名称唯一且相同".into(), "equal names that no other project bears".into())
            }
            Feature::Name => {
                ("名称相同但有同名项目".into(), "equal names that other projects bear too".into())
            }
            Feature::CoreName => graded([
                ("名称相同", "equal names"),
                ("名称相近", "similar names"),
                ("名称部分相同", "names partly alike"),
                ("名称不同", "different names"),
            ]),
            Feature::Characters => graded([
                ("名称用字相同", "names of the same characters"),
                ("名称用字相近", "names of similar characters"),
                ("名称用字部分相同", "names share some characters"),
                ("名称用字不同", "names share hardly a character"),
            ]),
            Feature::Marks => graded([
                ("批次、期次或括注相同", "the same batch, phase or words in brackets"),
                ("批次、期次或括注大多相同", "mostly the same batch, phase or words in brackets"),
                ("批次、期次或括注部分相同", "batch, phase or words in brackets partly the same"),
                ("批次、期次或括注不同", "batch, phase or words in brackets differ"),
            ]),
            Feature::Wording => graded([
                (
                    "名称差异用语均见于对方目标或指标",
                    "where the names differ, the other's text has all the words",
                ),
                (
                    "名称差异用语多见于对方目标或指标",
                    "where the names differ, the other's text has most words",
                ),
                (
                    "名称差异用语部分见于对方目标或指标",
                    "where the names differ, the other's text has some words",
                ),
                (
                    "名称差异用语少见于对方目标或指标",
                    "where the names differ, the other's text has few words",
                ),
            ]),
            Feature::OwnWording => graded([
                ("名称差异用语未成为正文差异", "where the names differ, the texts do not differ with them"),
                ("名称差异用语少有成为正文差异", "where the names differ, the texts hardly differ with them"),
                (
                    "名称差异用语部分成为正文差异",
                    "where the names differ, the texts differ in part with them",
                ),
                ("名称差异用语亦为正文差异", "where the names differ, the texts differ with them"),
            ]),
            Feature::Usage => graded([
                (
                    "名称差异用语未见于另一年其他项目",
                    "no other project of the other year has the differing words",
                ),
                (
                    "名称差异用语少见于另一年其他项目",
                    "few other projects of the other year have the differing words",
                ),
                (
                    "名称差异用语部分见于另一年其他项目",
                    "other projects of the other year have some differing words",
                ),
                ("名称差异用语两年均在使用", "both years use the differing words"),
            ]),
            Feature::Goal => graded([
                ("目标文字相同", "equal objectives"),
                ("目标文字相似", "similar objectives"),
                ("目标文字部分相同", "objectives partly alike"),
                ("目标文字不同", "different objectives"),
            ]),
            Feature::Figures => graded([
                ("目标所列数字相同", "the same figures in the objectives"),
                ("目标所列数字多数相同", "most figures of the objectives the same"),
                ("目标所列数字部分相同", "some figures of the objectives the same"),
                ("目标所列数字不同", "other figures in the objectives"),
            ]),
            Feature::Indicators => {
                let (equal, old, new) = self.indicators;
                let larger = old.max(new);
                (
                    Cow::Owned(format!("指标 {equal}/{larger} 同名")),
                    Cow::Owned(format!("{equal} of {larger} indicators of equal name")),
                )
            }
            Feature::Targets => graded([
                ("同名指标的指标值相同", "equal targets of indicators of equal name"),
                ("同名指标的指标值多数相同", "most targets of indicators of equal name equal"),
                ("同名指标的指标值部分相同", "some targets of indicators of equal name equal"),
                ("同名指标的指标值不同", "other targets of indicators of equal name"),
            ]),
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
        }
    }
}
