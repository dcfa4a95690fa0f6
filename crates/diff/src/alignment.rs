//! Which project of the old table is which of the new one.
//!
//! Passes, surest first: what the auditor decided; equal project codes; equal unit and name; equal core name in the same or renamed
//! unit; splits and merges; then what is left, by likeness, assigned so that the sum is best, with
//! "unmatched" as an alternative and doubt where the evidence is thin or a rival is near.

mod candidates;
mod decided;
mod exact;
mod reopened;
mod residual;
#[cfg(test)]
mod tests;

use crate::change_set::{Candidate, Feature, Link, LinkEvidence, Links, Options, Relation};
use crate::crosswalk::DecisionUse;
use crate::features::SideFeatures;
use crate::indicator_alignment::{self, IndicatorBackground, WeighedIndicators};
use crate::restructuring::{self, Instead, WeighedPart};
use crate::similarity::Background;
use crate::units::UnitMap;
use duibiao_core::{AnnualTable, Finding};
use std::collections::BTreeSet;

/// The result of an alignment, by positions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// One-to-one links in order of the new positions.
    pub links: Vec<ProjectLink>,
    /// Split, merged and regrouped projects.
    pub groups: Vec<ProjectGroup>,
    /// Old projects without a counterpart, with what came near.
    pub ended: Vec<(usize, Vec<Candidate>)>,
    /// New projects without a counterpart, with what came near.
    pub new: Vec<(usize, Vec<Candidate>)>,
    /// The new units of each old unit, by index: none for an ended one, several for one that was split.
    pub unit_images: Vec<Vec<usize>>,
    /// What became of the auditor's decisions, one for each, in their order.
    pub decisions: Vec<DecisionUse>,
    /// The decisions that were not honoured, in words.
    pub findings: Vec<Finding>,
}

/// A one-to-one link.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectLink {
    /// Position in the old table.
    pub old: usize,
    /// Position in the new table.
    pub new: usize,
    /// How it was made.
    pub link: Link,
    /// How sure it is; `None` unless inferred.
    pub confidence: Option<f64>,
    /// 疑似: to be verified.
    pub doubtful: bool,
    /// What speaks for and against it.
    pub evidence: Vec<LinkEvidence>,
    /// Rivals, by position in the new table.
    pub candidates: Vec<Candidate>,
}

/// Projects that were split, merged or regrouped.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectGroup {
    /// Which of the three.
    pub relation: Relation,
    /// Positions in the old table, in order.
    pub old: Vec<usize>,
    /// Positions in the new table, in order.
    pub new: Vec<usize>,
    /// How it was made.
    pub link: Link,
    /// How sure it is; `None` unless inferred.
    pub confidence: Option<f64>,
    /// What speaks for it.
    pub evidence: Vec<LinkEvidence>,
}

/// Aligns the projects of two tables.
///
/// The order of rows does not change who is matched: ties break by content, and by source order only between
/// wholly equal rows.
///
/// # Example
/// ```
/// # let text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
/// # 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 2.00 2.00\n示例局 2.00 2.00\n    \
/// # 宣传经费 2.00 2.00 做好宣传。\n1、1-产出指标；11-数量指标；场次；年度指标值:≥5场。\n";
/// let old = duibiao_parse::read("2024年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let new = duibiao_parse::read("2025年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let alignment = duibiao_diff::align(&old, &new, &Default::default());
/// assert_eq!((alignment.links.len(), alignment.new.len()), (1, 0));
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn align(old: &AnnualTable, new: &AnnualTable, options: &Options) -> Alignment {
    align_features(&SideFeatures::of(old), &SideFeatures::of(new), options)
}

/// The pairs that the last pass weighs, with their features: what the weights of evidence are fitted on.
///
/// Every project without an equal code, name or core name on the other side meets every such project there.
///
/// # Example
/// ```
/// # let text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
/// # 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 2.00 2.00\n示例局 2.00 2.00\n    \
/// # 宣传经费 2.00 2.00 做好宣传。\n1、1-产出指标；11-数量指标；场次；年度指标值:≥5场。\n";
/// let old = duibiao_parse::read("2024年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let text = text.replace("宣传经费", "普法活动");
/// let new = duibiao_parse::read("2025年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let pairs = duibiao_diff::weigh_pairs(&old, &new);
/// assert_eq!((pairs.len(), pairs[0].told_apart), (1, false));
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn weigh_pairs(old: &AnnualTable, new: &AnnualTable) -> Vec<WeighedPair> {
    let (old, new) = (SideFeatures::of(old), SideFeatures::of(new));
    let work = Work::without_equal_names(&old, &new);
    let mut pairs = Vec::new();
    for old_at in work.old_left() {
        for new_at in work.new_left() {
            let likeness = work.background.compare(old_at, new_at, work.same_unit(old_at, new_at));
            pairs.push(WeighedPair {
                old: old_at,
                new: new_at,
                told_apart: work.background.told_apart(old_at, new_at),
                score: likeness.score,
                features: likeness.features.iter().map(|one| (one.feature, one.similarity)).collect(),
            });
        }
    }
    pairs
}

/// The pairs of a whole and a possible part that the search for groups weighs: what the weights of evidence for parts
/// are fitted on.
pub fn weigh_parts(old: &AnnualTable, new: &AnnualTable) -> Vec<WeighedPart> {
    let (old, new) = (SideFeatures::of(old), SideFeatures::of(new));
    restructuring::weigh(&Work::without_equal_names(&old, &new))
}

/// The pairs of indicators that an alignment weighs inside two linked projects, by their positions: what the weights
/// of evidence for indicators are fitted on.
pub fn weigh_indicators(
    old: &AnnualTable,
    new: &AnnualTable,
    linked: &[(usize, usize)],
) -> Vec<Vec<WeighedIndicators>> {
    let (old, new) = (SideFeatures::of(old), SideFeatures::of(new));
    let background = IndicatorBackground::of(&old.projects, &new.projects);
    let weighed = |(from, to): &(usize, usize)| {
        let old: Vec<_> = old.projects[*from].indicators.iter().collect();
        let new: Vec<_> = new.projects[*to].indicators.iter().collect();
        indicator_alignment::weigh(&old, &new, &background)
    };
    linked.iter().map(weighed).collect()
}

/// A pair of projects and what is alike in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedPair {
    /// Position in the old table.
    pub old: usize,
    /// Position in the new table.
    pub new: usize,
    /// The names say that the two are different projects.
    pub told_apart: bool,
    /// The weight of evidence that they are one, in thousandths of a bit.
    pub score: i32,
    /// How alike the two are in each feature, in parts of 10,000; `None` where a side says nothing.
    pub features: Vec<(Feature, Option<u32>)>,
}

pub(crate) fn align_features(old: &SideFeatures<'_>, new: &SideFeatures<'_>, options: &Options) -> Alignment {
    let mut work = Work::of(old, new);
    decided::apply(&mut work, &options.crosswalk);
    exact::link_equal_codes(&mut work);
    exact::link_equal_names(&mut work);
    if options.links == Links::Inferred {
        exact::link_equal_cores(&mut work);
        let reopened = reopened::take_back(&mut work);
        let pairs = candidates::pairs(&work, &work.old_left(), &work.new_left());
        let scored = residual::score(&work, &pairs, &reopened);
        let links = residual::best(&work, &scored);
        restructuring::find(&mut work, &pairs, &Instead::of(&links));
        restructuring::find_regrouped(&mut work, &pairs);
        residual::link(&mut work, scored, &reopened);
    }
    work.finish()
}

/// The state between passes.
pub(crate) struct Work<'a, 't> {
    pub(crate) old: &'a SideFeatures<'t>,
    pub(crate) new: &'a SideFeatures<'t>,
    pub(crate) background: Background<'a, 't>,
    pub(crate) units: UnitMap,
    pub(crate) old_done: Vec<bool>,
    pub(crate) new_done: Vec<bool>,
    /// Pairs that a person has said are not the same: no pass links them, alone or in a group.
    pub(crate) forbidden: BTreeSet<(usize, usize)>,
    pub(crate) alignment: Alignment,
}

impl<'a, 't> Work<'a, 't> {
    fn of(old: &'a SideFeatures<'t>, new: &'a SideFeatures<'t>) -> Self {
        Self {
            old,
            new,
            background: Background::of(&old.projects, &new.projects),
            units: UnitMap::of(old, new),
            old_done: vec![false; old.projects.len()],
            new_done: vec![false; new.projects.len()],
            forbidden: BTreeSet::new(),
            alignment: Alignment::default(),
        }
    }

    /// With what the sure passes link.
    fn without_equal_names(old: &'a SideFeatures<'t>, new: &'a SideFeatures<'t>) -> Self {
        let mut work = Self::of(old, new);
        exact::link_equal_codes(&mut work);
        exact::link_equal_names(&mut work);
        exact::link_equal_cores(&mut work);
        work
    }
}

impl Work<'_, '_> {
    /// Old positions without a counterpart yet.
    pub(crate) fn old_left(&self) -> Vec<usize> {
        (0..self.old_done.len()).filter(|at| !self.old_done[*at]).collect()
    }

    /// New positions without a counterpart yet.
    pub(crate) fn new_left(&self) -> Vec<usize> {
        (0..self.new_done.len()).filter(|at| !self.new_done[*at]).collect()
    }

    /// Whether a pass may link the two: both are free, and nobody ruled the pair out.
    pub(crate) fn may_link(&self, old: usize, new: usize) -> bool {
        let is_free = !self.old_done[old] && !self.new_done[new];
        is_free && !self.is_forbidden(old, new)
    }

    /// Whether somebody ruled the pair out.
    pub(crate) fn is_forbidden(&self, old: usize, new: usize) -> bool {
        self.forbidden.contains(&(old, new))
    }

    pub(crate) fn same_unit(&self, old: usize, new: usize) -> bool {
        self.units.is_image(self.old.projects[old].unit, self.new.projects[new].unit)
    }

    pub(crate) fn link(&mut self, link: ProjectLink) {
        self.old_done[link.old] = true;
        self.new_done[link.new] = true;
        self.alignment.links.push(link);
    }

    /// Takes back the links of these projects.
    pub(crate) fn unlink(&mut self, old: &[usize], new: &[usize]) {
        let (old_done, new_done) = (&mut self.old_done, &mut self.new_done);
        self.alignment.links.retain(|link| {
            let is_kept = !old.contains(&link.old) && !new.contains(&link.new);
            if !is_kept {
                old_done[link.old] = false;
                new_done[link.new] = false;
            }
            is_kept
        });
    }

    pub(crate) fn group(&mut self, group: ProjectGroup) {
        for old in &group.old {
            self.old_done[*old] = true;
        }
        for new in &group.new {
            self.new_done[*new] = true;
        }
        self.alignment.groups.push(group);
    }

    fn finish(mut self) -> Alignment {
        let told = |list: &[(usize, Vec<Candidate>)]| list.iter().map(|(at, _)| *at).collect::<BTreeSet<_>>();
        let (ended, new) = (told(&self.alignment.ended), told(&self.alignment.new));
        let alone = |at: &usize| (*at, Vec::new());
        self.alignment.ended.extend(self.old_left().iter().filter(|at| !ended.contains(at)).map(alone));
        self.alignment.new.extend(self.new_left().iter().filter(|at| !new.contains(at)).map(alone));
        self.alignment.ended.sort_by_key(|(at, _)| *at);
        self.alignment.new.sort_by_key(|(at, _)| *at);
        self.alignment.links.sort_by_key(|link| link.new);
        self.alignment.groups.sort_by_key(|group| group.new.clone());
        self.alignment.unit_images = self.units.images;
        self.alignment
    }
}
