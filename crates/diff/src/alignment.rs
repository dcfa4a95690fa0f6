//! Which project of the old table is which of the new one.
//!
//! Passes, surest first: what the auditor decided; equal project codes; equal unit and name; equal core name in the same or renamed
//! unit; splits and merges; then what is left, by likeness, assigned so that the sum is best, with
//! "unmatched" as an alternative and doubt where the evidence is thin or a rival is near.

mod decided;
mod exact;
mod residual;

use crate::change_set::{Candidate, Link, LinkEvidence, Links, Options, Relation};
use crate::crosswalk::DecisionUse;
use crate::features::SideFeatures;
use crate::restructuring;
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

pub(crate) fn align_features(old: &SideFeatures<'_>, new: &SideFeatures<'_>, options: &Options) -> Alignment {
    let units = UnitMap::of(old, new);
    let mut work = Work {
        old,
        new,
        background: Background::of(&old.projects, &new.projects),
        units,
        old_done: vec![false; old.projects.len()],
        new_done: vec![false; new.projects.len()],
        forbidden: BTreeSet::new(),
        alignment: Alignment::default(),
    };
    decided::apply(&mut work, &options.crosswalk);
    exact::link_equal_codes(&mut work);
    exact::link_equal_names(&mut work);
    if options.links == Links::Inferred {
        exact::link_equal_cores(&mut work);
        restructuring::find(&mut work);
        residual::link(&mut work);
    }
    work.finish()
}

/// The state between passes.
pub(crate) struct Work<'a, 't> {
    pub(crate) old: &'a SideFeatures<'t>,
    pub(crate) new: &'a SideFeatures<'t>,
    pub(crate) background: Background,
    pub(crate) units: UnitMap,
    pub(crate) old_done: Vec<bool>,
    pub(crate) new_done: Vec<bool>,
    /// Pairs that a person has said are not the same: no pass links them, alone or in a group.
    pub(crate) forbidden: BTreeSet<(usize, usize)>,
    pub(crate) alignment: Alignment,
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
        is_free && (self.forbidden.is_empty() || !self.forbidden.contains(&(old, new)))
    }

    pub(crate) fn same_unit(&self, old: usize, new: usize) -> bool {
        self.units.is_image(self.old.projects[old].unit, self.new.projects[new].unit)
    }

    pub(crate) fn link(&mut self, link: ProjectLink) {
        self.old_done[link.old] = true;
        self.new_done[link.new] = true;
        self.alignment.links.push(link);
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
