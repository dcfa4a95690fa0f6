//! Why a project is linked as it is: the evidence feature by feature, what came near, and why that lost.

mod find;

pub use find::{ProjectQuery, find_entries};

use crate::alignment::align_features;
use crate::change_set::{ChangeSet, Feature, LinkEvidence, ProjectChange, ProjectRef, TableRef};
use crate::crosswalk::{DecisionUse, Outcome, Ruling};
use crate::features::SideFeatures;
use crate::similarity::{Background, Likeness};
use duibiao_core::{AnnualTable, Bilingual};
use std::borrow::Cow;
use std::cmp::Reverse;

/// The schema that [`Explanation`] serializes to.
pub const EXPLANATION_SCHEMA: &str = "duibiao.explanation/1";

/// So many rivals are named for each project.
const MAX_RIVALS: usize = 3;
/// What is less alike than this in name, objective and indicators alike did not come near.
const NEAR: f64 = 0.3;

/// Why a project of two annual tables is linked as it is.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Explanation {
    /// [`EXPLANATION_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// The earlier table.
    pub old: TableRef,
    /// The later table.
    pub new: TableRef,
    /// The entry of the change set that the project stands in.
    pub entry: ProjectChange,
    /// What the auditor decided about its projects.
    pub decisions: Vec<DecisionUse>,
    /// Its old projects against its new ones: one pair for a link, several for a group, none for a project that
    /// stands alone.
    pub pairs: Vec<ComparedPair>,
    /// The pairs that came near, the nearest first, each with what kept it from being linked.
    pub rivals: Vec<ComparedPair>,
}

/// An old and a new project, compared.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ComparedPair {
    /// The project of the old table.
    pub old: ProjectRef,
    /// The project of the new table.
    pub new: ProjectRef,
    /// How alike they are, feature by feature.
    pub features: Vec<LinkEvidence>,
    /// For rivals: in which features they are less alike than the pair that was linked.
    pub lower_in: Vec<Feature>,
    /// For rivals: why they are not linked, the weightiest reason first.
    pub reasons: Vec<Bilingual>,
}

/// Explains an entry of a change set: the one of that index in its `projects`. The tables are those that the change
/// set was made of.
///
/// # Panics
/// When the change set has no such entry.
///
/// # Example
/// ```
/// # let text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
/// # 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 2.00 2.00\n示例局 2.00 2.00\n    \
/// # 宣传经费 2.00 2.00 做好宣传。\n1、1-产出指标；11-数量指标；场次；年度指标值:≥5场。\n";
/// use duibiao_diff::{ProjectQuery, compare, explain, find_entries};
///
/// let old = duibiao_parse::read("2024年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let new = duibiao_parse::read("2025年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let changes = compare(&old, 0, &new, 0, &Default::default());
/// let query = ProjectQuery { name: "宣传".to_owned(), ..ProjectQuery::default() };
/// let (_, entry) = find_entries(&[&changes], &query)[0];
/// let explanation = explain(&old, &new, &changes, entry);
/// assert_eq!(explanation.pairs[0].features[0].similarity, 1.0);
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn explain(old: &AnnualTable, new: &AnnualTable, changes: &ChangeSet, entry: usize) -> Explanation {
    let (old_side, new_side) = (SideFeatures::of(old), SideFeatures::of(new));
    let work = Comparison {
        unit_images: align_features(&old_side, &new_side, &changes.run.options).unit_images,
        background: Background::of(&old_side.projects, &new_side.projects),
        old: &old_side,
        new: &new_side,
        changes,
    };
    let entry = &changes.projects[entry];
    let positions = |side: &[ProjectRef]| side.iter().map(|project| project.position).collect::<Vec<_>>();
    let (of_old, of_new) = (positions(&entry.old), positions(&entry.new));
    let pairs: Vec<(usize, usize)> =
        of_old.iter().flat_map(|old| of_new.iter().map(move |new| (*old, *new))).collect();
    let mut rivals: Vec<(usize, usize)> = Vec::new();
    for at in &of_old {
        let others = (0..new_side.projects.len()).filter(|other| !of_new.contains(other));
        work.nearest(others.map(|other| (*at, other)).collect(), &mut rivals);
    }
    for at in &of_new {
        let others = (0..old_side.projects.len()).filter(|other| !of_old.contains(other));
        work.nearest(others.map(|other| (other, *at)).collect(), &mut rivals);
    }
    rivals.sort_by_key(|pair| (Reverse(work.likeness(*pair).score), *pair));
    let about_it = |one: &&DecisionUse| {
        one.old.is_some_and(|at| of_old.contains(&at)) || one.new.is_some_and(|at| of_new.contains(&at))
    };
    Explanation {
        schema: Cow::Borrowed(EXPLANATION_SCHEMA),
        old: changes.old.clone(),
        new: changes.new.clone(),
        entry: entry.clone(),
        decisions: changes.decisions.iter().filter(about_it).cloned().collect(),
        pairs: pairs.iter().map(|pair| work.pair(*pair)).collect(),
        rivals: rivals.iter().map(|rival| work.rival(*rival, &pairs)).collect(),
    }
}

struct Comparison<'a, 't> {
    old: &'a SideFeatures<'t>,
    new: &'a SideFeatures<'t>,
    unit_images: Vec<Vec<usize>>,
    background: Background<'a, 't>,
    changes: &'a ChangeSet,
}

impl Comparison<'_, '_> {
    fn likeness(&self, (old, new): (usize, usize)) -> Likeness {
        let (from, to) = (&self.old.projects[old], &self.new.projects[new]);
        self.background.compare(old, new, self.unit_images[from.unit].contains(&to.unit))
    }

    /// Adds the nearest of these pairs.
    fn nearest(&self, pairs: Vec<(usize, usize)>, rivals: &mut Vec<(usize, usize)>) {
        let mut near: Vec<(Likeness, (usize, usize))> = pairs
            .into_iter()
            .map(|pair| (self.likeness(pair), pair))
            .filter(|(likeness, _)| comes_near(&likeness.evidence()))
            .collect();
        near.sort_by_key(|(likeness, pair)| (Reverse(likeness.score), *pair));
        rivals.extend(near.into_iter().take(MAX_RIVALS).map(|(_, pair)| pair));
    }

    fn project(&self, (old, new): (usize, usize)) -> (ProjectRef, ProjectRef) {
        let project = |side: &SideFeatures<'_>, at: usize| {
            let features = &side.projects[at];
            ProjectRef {
                unit: side.table.units[features.unit].name.clone(),
                name: features.project.name.clone(),
                code: features.project.code.clone(),
                position: at,
                origin: features.project.origin,
            }
        };
        (project(self.old, old), project(self.new, new))
    }

    fn pair(&self, pair: (usize, usize)) -> ComparedPair {
        let (old, new) = self.project(pair);
        let features = self.likeness(pair).evidence();
        ComparedPair { old, new, features, lower_in: Vec::new(), reasons: Vec::new() }
    }

    /// A pair that shares a side with one of the linked `pairs`, or would have linked a project that stands alone.
    fn rival(&self, rival: (usize, usize), pairs: &[(usize, usize)]) -> ComparedPair {
        let mut compared = self.pair(rival);
        let winner = pairs.iter().find(|(old, new)| *old == rival.0 || *new == rival.1);
        if let Some(winner) = winner {
            let best = self.likeness(*winner).evidence();
            let of_winner = |feature| best.iter().find(|one| one.feature == feature);
            compared.lower_in = compared
                .features
                .iter()
                .filter(|one| of_winner(one.feature).is_some_and(|best| one.similarity < best.similarity))
                .map(|one| one.feature)
                .collect();
        }
        compared.reasons = self.reasons(rival, winner.copied(), &compared);
        compared
    }

    fn reasons(
        &self,
        rival: (usize, usize),
        winner: Option<(usize, usize)>,
        compared: &ComparedPair,
    ) -> Vec<Bilingual> {
        let mut reasons = Vec::new();
        let lines = &self.changes.run.options.crosswalk;
        let ruled_out = self.changes.decisions.iter().find(|one| {
            one.outcome == Outcome::Used
                && (one.old, one.new) == (Some(rival.0), Some(rival.1))
                && lines[one.decision].ruling == Ruling::Different
        });
        if let Some(one) = ruled_out {
            let (file, line) = (&lines[one.decision].file, lines[one.decision].line);
            reasons.push(Bilingual {
                zh: format!("人工裁定不是同一项目（{file} 第 {line} 行）").into(),
                en: format!("the auditor ruled that they are not the same ({file}, line {line})").into(),
            });
        }
        let (old, new) = (&self.old.projects[rival.0], &self.new.projects[rival.1]);
        if self.background.told_apart(rival.0, rival.1) {
            let (a, b) = differing(&old.name.squashed, &new.name.squashed);
            reasons.push(Bilingual {
                zh: format!("名称中“{a}/{b}”不同，不作推断匹配").into(),
                en: format!("“{a}/{b}” in the names tells them apart: never linked by inference").into(),
            });
        }
        if let Some((winner, likeness)) = winner.map(|pair| (pair, self.likeness(pair))) {
            reasons.push(if likeness.score > self.likeness(rival).score {
                let names = |separator: &str, zh: bool| -> String {
                    let mut names: Vec<&str> =
                        compared.lower_in.iter().map(|feature| feature_name(*feature, zh)).collect();
                    names.dedup();
                    names.join(separator)
                };
                Bilingual {
                    zh: format!("不如已匹配的一对相近，较低的有：{}", names("、", true)).into(),
                    en: format!("less alike than the linked pair; lower in: {}", names(", ", false)).into(),
                }
            } else {
                let _ = winner;
                Bilingual::fixed(
                    "已按更可靠的依据匹配，相近程度不再比较",
                    "the link rests on surer grounds than likeness",
                )
            });
        }
        // The other project of the rival may have found a better one.
        for entry in self.changes.projects.iter().filter(|entry| entry.link.is_some()) {
            let has = |side: &[ProjectRef], at: usize| side.iter().any(|project| project.position == at);
            let names = |side: &[ProjectRef]| -> String {
                side.iter().map(|project| project.name.as_str()).collect::<Vec<_>>().join("、")
            };
            let (has_old, has_new) = (has(&entry.old, rival.0), has(&entry.new, rival.1));
            let is_own = winner.is_some_and(|(old, new)| has(&entry.old, old) && has(&entry.new, new));
            if is_own || has_old == has_new {
                continue;
            }
            let (taken, by) =
                if has_old { (&compared.old.name, &entry.new) } else { (&compared.new.name, &entry.old) };
            let by = names(by);
            reasons.push(Bilingual {
                zh: format!("“{taken}”已与“{by}”匹配").into(),
                en: format!("“{taken}” is linked with “{by}”").into(),
            });
        }
        if reasons.is_empty() {
            reasons.push(Bilingual::fixed("相近程度不足，未作匹配", "not alike enough to be linked"));
        }
        reasons
    }
}

fn comes_near(features: &[LinkEvidence]) -> bool {
    features.iter().any(|one| {
        let says_what_it_is = matches!(
            one.feature,
            Feature::Name | Feature::CoreName | Feature::Goal | Feature::Indicators | Feature::Code
        );
        says_what_it_is && one.similarity >= NEAR
    })
}

/// What a feature is called.
const fn feature_name(feature: Feature, is_chinese: bool) -> &'static str {
    let (zh, en) = match feature {
        Feature::Code => ("编码", "code"),
        Feature::Name => ("同名程度", "equality of the names"),
        Feature::CoreName => ("名称", "name"),
        Feature::Characters => ("名称用字", "characters of the name"),
        Feature::Marks => ("批次、期次或括注", "batch, phase or words in brackets"),
        Feature::Wording | Feature::OwnWording | Feature::Usage => {
            ("名称差异用语", "the words in which the names differ")
        }
        Feature::Figures => ("目标所列数字", "figures of the objective"),
        Feature::Targets => ("指标值", "targets"),
        Feature::Goal => ("目标文字", "objective"),
        Feature::Indicators => ("指标", "indicators"),
        Feature::Amount => ("金额", "amount"),
        Feature::Unit => ("单位", "unit"),
        Feature::DocumentNumber => ("文号", "document number"),
        Feature::Decision => ("人工裁定", "the auditor's decision"),
    };
    if is_chinese { zh } else { en }
}

/// Counters that belong to the word before them: 一期, 第二批, 三标段.
const COUNTERS: [char; 10] = ['期', '批', '标', '段', '号', '级', '次', '区', '县', '镇'];

/// Where two names differ: what is left without their common beginning and end, with the counter that follows.
fn differing(a: &str, b: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    let start = (0..shorter).take_while(|at| a[*at] == b[*at]).count();
    let end = (0..shorter - start).take_while(|at| a[a.len() - 1 - at] == b[b.len() - 1 - at]).count();
    let is_counted = end > 0 && COUNTERS.contains(&a[a.len() - end]);
    let end = if is_counted { end - 1 } else { end };
    let middle = |chars: &[char]| chars[start..chars.len() - end].iter().collect::<String>();
    (middle(&a), middle(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_names_differ() {
        for (a, b, expected) in [
            ("驿站建设项目(一期)", "驿站建设项目(二期)", ("一期", "二期")),
            ("东区巡查", "西区巡查", ("东区", "西区")),
            ("平台新建", "平台运维", ("新建", "运维")),
            ("甲", "乙", ("甲", "乙")),
            ("补贴", "补贴(第二批)", ("", "(第二批)")),
            ("甲甲", "甲甲甲", ("", "甲")),
        ] {
            let (left, right) = differing(a, b);
            assert_eq!((left.as_str(), right.as_str()), expected);
        }
    }
}
