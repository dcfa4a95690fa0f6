//! The changes of targets and indicators, sorted into the groups that the view speaks of.

use duibiao_core::{Target, TargetKind};
use duibiao_diff::{
    Change, ChangeKind, ChangeSet, Effect, IndicatorChange, IndicatorRelation, ProjectChange, Relation,
};

/// What a change of a target amounts to for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// 放宽要求, with 定量改定性, 空缺 and quantified indicators that are no longer set.
    Looser,
    /// 提高要求
    Stricter,
    /// 文字调整
    Wording,
    /// 表述等价, 计算符号补列/省列
    Notation,
    /// 无实质变化 of any other kind
    Neutral,
    /// 方向无法判定 of any other kind
    Unknown,
    /// 新设
    Added,
    /// 未再设, without a figure
    Dropped,
}

/// Which of an indicator's targets changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Horizon {
    Annual,
    Cycle,
    /// Both, in the same way.
    Both,
}

/// One changed target, or one indicator that is new or no longer set.
pub(super) struct Row<'a> {
    pub(super) indicator: &'a IndicatorChange,
    pub(super) group: Group,
    pub(super) horizon: Horizon,
    /// `None` for indicators that are new or no longer set.
    pub(super) change: Option<&'a Change>,
}

impl<'a> Row<'a> {
    /// The old target as printed; `None` where there was no such indicator.
    pub(super) fn old_target(&self) -> Option<&'a Target> {
        match self.change {
            Some(change) => Some(&change.old),
            None if self.group == Group::Added => None,
            None => self.indicator.target.as_ref(),
        }
    }

    /// The new target as printed; `None` where there is no such indicator.
    pub(super) fn new_target(&self) -> Option<&'a Target> {
        match self.change {
            Some(change) => Some(&change.new),
            None if self.group == Group::Added => self.indicator.target.as_ref(),
            None => None,
        }
    }

    /// Whether it is about dates, which come later or earlier and are not raised or lowered.
    pub(super) fn is_date(&self) -> bool {
        self.change.is_some_and(|change| {
            change.old.kind() == TargetKind::Date && change.new.kind() == TargetKind::Date
        })
    }
}

/// The changed targets of one entry that goes on.
pub(super) struct Entry<'a> {
    pub(super) project: &'a ProjectChange,
    /// Fewer than half of its indicators go on.
    pub(super) is_replaced: bool,
    pub(super) rows: Vec<Row<'a>>,
}

/// The changed targets of all entries that stand on both sides, in the order of the change set.
pub(super) fn collect(changes: &ChangeSet) -> Vec<Entry<'_>> {
    let goes_on = |project: &&ProjectChange| !matches!(project.relation, Relation::New | Relation::Ended);
    changes
        .projects
        .iter()
        .filter(goes_on)
        .map(|project| Entry {
            project,
            is_replaced: 2 * project.indicator_summary.continued < project.indicator_summary.old,
            rows: project.indicators.iter().flat_map(rows).collect(),
        })
        .collect()
}

fn rows(indicator: &IndicatorChange) -> Vec<Row<'_>> {
    let row = |horizon, change: Option<_>, group| Row { indicator, group, horizon, change };
    match indicator.relation {
        IndicatorRelation::New => vec![row(Horizon::Both, None, Group::Added)],
        IndicatorRelation::Dropped => {
            let quantified = indicator.target.as_ref().is_some_and(Target::is_quantified);
            vec![row(Horizon::Both, None, if quantified { Group::Looser } else { Group::Dropped })]
        }
        IndicatorRelation::Continued => match (&indicator.annual, &indicator.cycle) {
            (Some(annual), Some(cycle)) if are_alike(annual, cycle) => {
                group_of(annual).map(|group| row(Horizon::Both, Some(annual), group)).into_iter().collect()
            }
            (annual, cycle) => [(Horizon::Annual, annual), (Horizon::Cycle, cycle)]
                .into_iter()
                .filter_map(|(horizon, change)| {
                    let change = change.as_ref()?;
                    Some(row(horizon, Some(change), group_of(change)?))
                })
                .collect(),
        },
    }
}

fn are_alike(a: &Change, b: &Change) -> bool {
    a.kind == b.kind && a.effect == b.effect && a.old.raw == b.old.raw && a.new.raw == b.new.raw
}

/// The group of a change; `None` for an unchanged target.
fn group_of(change: &Change) -> Option<Group> {
    Some(match (change.kind, change.effect) {
        (ChangeKind::Unchanged, _) => return None,
        (ChangeKind::Blanked | ChangeKind::Unquantified, _) | (_, Effect::Looser) => Group::Looser,
        (_, Effect::Stricter) => Group::Stricter,
        (ChangeKind::Restated | ChangeKind::ComparatorStated, _) => Group::Notation,
        (ChangeKind::Reworded, _) => Group::Wording,
        (_, Effect::Neutral) => Group::Neutral,
        (_, Effect::Unknown) => Group::Unknown,
    })
}
