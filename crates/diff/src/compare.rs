//! From two tables to a change set.

use crate::alignment::{Alignment, align_features};
use crate::bridge::{Sides, bridge, bridge_by, unit_changes};
use crate::change_set::{
    CHANGES_SCHEMA, Candidate, Change, ChangeSet, GoalChange, IndicatorChange, IndicatorRelation,
    IndicatorSummary, Link, LinkEvidence, Options, ProjectChange, ProjectRef, Relation, Run, ScoreChange,
    TableRef,
};
use crate::comparability::comparability;
use crate::context::{bridge_by_tag, lifetime_change, period_change, tags};
use crate::features::{IndicatorFeatures, ProjectFeatures, SideFeatures};
use crate::goal::goal_change;
use crate::indicator_alignment::{IndicatorBackground, align_indicators};
use crate::judge::{JudgeContext, judge_target};
use crate::money::{Units, amount_changes, sum};
use duibiao_core::{AnnualTable, Side, Target};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Compares two annual tables. `old_document` and `new_document` say which tables of their files they are.
///
/// Findings of the two tables are taken over with their side. Both tables should be of one kind: see
/// [`pair_tables`](crate::pair_tables).
///
/// # Example
/// ```
/// # let text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
/// # 项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n合计 2.00 2.00\n示例局 2.00 2.00\n    \
/// # 宣传经费 2.00 2.00 做好宣传。\n1、1-产出指标；11-数量指标；场次；年度指标值:≥5场。\n";
/// use duibiao_diff::{ChangeKind, Effect, compare};
///
/// let old = duibiao_parse::read("2024年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let text = text.replace("2.00", "3.00").replace("≥5场", "≥4场");
/// let new = duibiao_parse::read("2025年.txt", text.as_bytes(), &Default::default())?.tables.remove(0);
/// let changes = compare(&old, 0, &new, 0, &Default::default());
///
/// assert_eq!(changes.bridge.increased.to_string(), "1.00");
/// let annual = changes.projects[0].indicators[0].annual.as_ref().unwrap();
/// assert_eq!((annual.kind, annual.effect), (ChangeKind::Lowered, Effect::Looser));
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn compare(
    old: &AnnualTable,
    old_document: usize,
    new: &AnnualTable,
    new_document: usize,
    options: &Options,
) -> ChangeSet {
    let (old_side, new_side) = (SideFeatures::of(old), SideFeatures::of(new));
    let alignment = align_features(&old_side, &new_side, options);
    let units = Units::of(old.money_unit, new.money_unit);
    let sides = Sides { old, new, alignment: &alignment, units };
    let mut findings = Vec::new();
    for (table, side) in [(old, Side::Old), (new, Side::New)] {
        findings.extend(table.findings.iter().cloned().map(|finding| finding.of_side(side)));
    }
    findings.extend(alignment.findings.iter().cloned());
    let bridge = bridge(&sides, &mut findings);
    let assembly = Assembly {
        old: &old_side,
        new: &new_side,
        alignment: &alignment,
        units,
        indicator_background: OnceCell::new(),
    };
    let projects = assembly.projects();
    ChangeSet {
        schema: Cow::Borrowed(CHANGES_SCHEMA),
        run: Run { version: Cow::Borrowed(env!("CARGO_PKG_VERSION")), options: options.clone() },
        old: TableRef::of(old, old_document),
        new: TableRef::of(new, new_document),
        comparability: comparability(old, new),
        bridge,
        bridge_by: bridge_by(&sides),
        bridge_by_tag: bridge_by_tag(&projects, units),
        units: unit_changes(&sides),
        projects,
        decisions: alignment.decisions.clone(),
        findings,
    }
}

struct Assembly<'a, 't> {
    old: &'a SideFeatures<'t>,
    new: &'a SideFeatures<'t>,
    alignment: &'a Alignment,
    units: Units,
    indicator_background: OnceCell<IndicatorBackground<'t>>,
}

/// What the alignment says of an entry.
struct Linked<'a> {
    relation: Relation,
    old: &'a [usize],
    new: &'a [usize],
    link: Option<Link>,
    doubtful: bool,
    confidence: Option<f64>,
    evidence: &'a [LinkEvidence],
    candidates: &'a [Candidate],
}

impl<'t> Assembly<'_, 't> {
    /// What is common among the indicators of both tables.
    fn indicator_background(&self) -> &IndicatorBackground<'t> {
        self.indicator_background
            .get_or_init(|| IndicatorBackground::of(&self.old.projects, &self.new.projects))
    }

    /// One entry for each link, group and unlinked project: by new position, the ended ones last.
    fn projects(&self) -> Vec<ProjectChange> {
        let unlinked = |relation| Linked {
            relation,
            old: &[],
            new: &[],
            link: None,
            doubtful: false,
            confidence: None,
            evidence: &[],
            candidates: &[],
        };
        let mut entries = Vec::new();
        for link in &self.alignment.links {
            entries.push(self.entry(&Linked {
                old: &[link.old],
                new: &[link.new],
                link: Some(link.link),
                doubtful: link.doubtful,
                confidence: link.confidence,
                evidence: &link.evidence,
                candidates: &link.candidates,
                ..unlinked(Relation::Continued)
            }));
        }
        for group in &self.alignment.groups {
            entries.push(self.entry(&Linked {
                old: &group.old,
                new: &group.new,
                link: Some(group.link),
                confidence: group.confidence,
                evidence: &group.evidence,
                ..unlinked(group.relation)
            }));
        }
        for (at, candidates) in &self.alignment.new {
            entries.push(self.entry(&Linked { new: &[*at], candidates, ..unlinked(Relation::New) }));
        }
        for (at, candidates) in &self.alignment.ended {
            entries.push(self.entry(&Linked { old: &[*at], candidates, ..unlinked(Relation::Ended) }));
        }
        entries.sort_by_key(|entry| {
            let first = |side: &[ProjectRef]| side.iter().map(|project| project.position).min();
            (first(&entry.new).is_none(), first(&entry.new), first(&entry.old))
        });
        entries
    }

    fn entry(&self, linked: &Linked<'_>) -> ProjectChange {
        let old: Vec<&ProjectFeatures<'_>> = linked.old.iter().map(|at| &self.old.projects[*at]).collect();
        let new: Vec<&ProjectFeatures<'_>> = linked.new.iter().map(|at| &self.new.projects[*at]).collect();
        let pair = match (linked.relation, old.as_slice(), new.as_slice()) {
            (Relation::Continued, [old], [new]) => Some((*old, *new)),
            _ => None,
        };
        let amounts = |side: &[&ProjectFeatures<'_>]| -> Vec<_> {
            side.iter().map(|project| project.project.amounts.clone()).collect()
        };
        let (old_amounts, new_amounts) = (amounts(&old), amounts(&new));
        let indicators = self.indicators(&old, &new);
        ProjectChange {
            relation: linked.relation,
            old: refs(self.old, linked.old),
            new: refs(self.new, linked.new),
            link: linked.link,
            doubtful: linked.doubtful,
            confidence: linked.confidence,
            evidence: linked.evidence.to_vec(),
            candidates: linked.candidates.to_vec(),
            name_changed: pair.is_some_and(|(old, new)| old.project.name != new.project.name),
            // A year in a name is a fiscal year in one table and none in another: the same printed name is no
            // other name.
            renamed: pair
                .map(|(old, new)| old.project.name != new.project.name && old.name.key != new.name.key),
            transferred: pair.map(|(old, new)| !self.alignment.unit_images[old.unit].contains(&new.unit)),
            amounts: amount_changes(
                &old_amounts.iter().collect::<Vec<_>>(),
                &new_amounts.iter().collect::<Vec<_>>(),
                self.units,
            ),
            tags: tags(&old, &new, [self.old, self.new].map(|side| side.table.department.as_deref())),
            period: period_change(&old, &new),
            lifetime_total: lifetime_change(&old, &new, self.units),
            goal: self.goal(&old, &new),
            indicator_summary: summary(&old, &new, &indicators),
            indicators,
            findings: Vec::new(),
        }
    }

    fn goal(&self, old: &[&ProjectFeatures<'_>], new: &[&ProjectFeatures<'_>]) -> GoalChange {
        let joined = |side: &[&ProjectFeatures<'_>]| -> Option<String> {
            let goals: Vec<&str> = side
                .iter()
                .filter_map(|project| project.project.goal.as_deref().filter(|goal| !goal.is_empty()))
                .collect();
            (!goals.is_empty()).then(|| goals.join("\n"))
        };
        goal_change(
            joined(old).as_deref(),
            joined(new).as_deref(),
            self.old.table.fiscal_year,
            self.new.table.fiscal_year,
        )
    }

    fn indicators(&self, old: &[&ProjectFeatures<'_>], new: &[&ProjectFeatures<'_>]) -> Vec<IndicatorChange> {
        let (old_list, new_list) = (Indexed::of(old), Indexed::of(new));
        let pairs = align_indicators(&old_list.features, &new_list.features, || self.indicator_background());
        let budget = |side: &[&ProjectFeatures<'_>]| -> Option<Decimal> {
            let amounts: Vec<Decimal> = side.iter().filter_map(|project| project.amount).collect();
            (!amounts.is_empty()).then(|| sum(amounts))
        };
        let (old_budget, new_budget) = (budget(old), budget(new));
        let mut changes = Vec::with_capacity(old_list.features.len().max(new_list.features.len()));
        let mut old_done = vec![false; old_list.features.len()];
        let mut next = pairs.iter().peekable();
        for to in 0..new_list.features.len() {
            if let Some((from, _)) = next.next_if(|(_, at)| *at == to) {
                old_done[*from] = true;
                changes.push(self.continued(&old_list, *from, &new_list, to, (old_budget, new_budget)));
            } else {
                changes.push(alone(IndicatorRelation::New, &new_list, to));
            }
        }
        for from in (0..old_list.features.len()).filter(|from| !old_done[*from]) {
            changes.push(alone(IndicatorRelation::Dropped, &old_list, from));
        }
        changes
    }

    fn continued(
        &self,
        old_list: &Indexed<'_>,
        from: usize,
        new_list: &Indexed<'_>,
        to: usize,
        (old_budget, new_budget): (Option<Decimal>, Option<Decimal>),
    ) -> IndicatorChange {
        let (old, new) = (old_list.features[from], new_list.features[to]);
        let context = JudgeContext {
            old_indicator_name: &old.indicator.name,
            new_indicator_name: &new.indicator.name,
            category: new.category.or(old.category),
            old_year: self.old.table.fiscal_year,
            new_year: self.new.table.fiscal_year,
            old_budget,
            new_budget,
            is_cycle: false,
            old_origin: old.indicator.origin,
            new_origin: new.indicator.origin,
        };
        let judge = |a: Option<&Target>, b: Option<&Target>, is_cycle: bool| -> Option<Change> {
            Some(judge_target(a?, b?, &JudgeContext { is_cycle, ..context }))
        };
        let reclassified = match (old.category, new.category) {
            (Some(a), Some(b)) => !a.is_same(b),
            _ => old.indicator.level2.name != new.indicator.level2.name,
        };
        IndicatorChange {
            relation: IndicatorRelation::Continued,
            old_project: Some(old_list.places[from].0),
            new_project: Some(new_list.places[to].0),
            old_index: Some(old_list.places[from].1),
            new_index: Some(new_list.places[to].1),
            old_name: Some(old.indicator.name.clone()),
            new_name: Some(new.indicator.name.clone()),
            old_level2: Some(old.indicator.level2.clone()),
            new_level2: Some(new.indicator.level2.clone()),
            category: context.category,
            renamed: old.key != new.key,
            reclassified,
            cycle: judge(old.indicator.cycle_target.as_ref(), new.indicator.cycle_target.as_ref(), true),
            annual: judge(old.indicator.annual_target.as_ref(), new.indicator.annual_target.as_ref(), false),
            score: score(old.indicator.score.as_deref(), new.indicator.score.as_deref()),
            target: None,
            origin: None,
        }
    }
}

/// The indicators of a side's projects in one list.
struct Indexed<'a> {
    features: Vec<&'a IndicatorFeatures<'a>>,
    /// Project and index of each.
    places: Vec<(usize, usize)>,
}

impl<'a> Indexed<'a> {
    fn of(side: &[&'a ProjectFeatures<'a>]) -> Self {
        let mut list = Self { features: Vec::new(), places: Vec::new() };
        for (project, features) in side.iter().enumerate() {
            for (idx, one) in features.indicators.iter().enumerate() {
                list.features.push(one);
                list.places.push((project, idx));
            }
        }
        list
    }
}

fn alone(relation: IndicatorRelation, list: &Indexed<'_>, at: usize) -> IndicatorChange {
    let one = list.features[at];
    let is_new = relation == IndicatorRelation::New;
    let (project, index) = list.places[at];
    let (name, level2) = (one.indicator.name.clone(), one.indicator.level2.clone());
    let on = |side_is_new: bool| is_new == side_is_new;
    IndicatorChange {
        relation,
        old_project: on(false).then_some(project),
        new_project: on(true).then_some(project),
        old_index: on(false).then_some(index),
        new_index: on(true).then_some(index),
        old_name: on(false).then(|| name.clone()),
        new_name: on(true).then_some(name),
        old_level2: on(false).then(|| level2.clone()),
        new_level2: on(true).then_some(level2),
        category: one.category,
        renamed: false,
        reclassified: false,
        cycle: None,
        annual: None,
        score: None,
        target: one.target().cloned(),
        origin: Some(one.indicator.origin),
    }
}

fn score(old: Option<&str>, new: Option<&str>) -> Option<ScoreChange> {
    if old.is_none() && new.is_none() {
        return None;
    }
    let number = |text: Option<&str>| text.and_then(|text| text.trim().parse::<Decimal>().ok());
    let delta = number(new).zip(number(old)).and_then(|(new, old)| new.checked_sub(old));
    Some(ScoreChange { old: old.map(str::to_owned), new: new.map(str::to_owned), delta })
}

fn summary(
    old: &[&ProjectFeatures<'_>],
    new: &[&ProjectFeatures<'_>],
    indicators: &[IndicatorChange],
) -> IndicatorSummary {
    let count = |relation| indicators.iter().filter(|one| one.relation == relation).count();
    let n = |side: &[&ProjectFeatures<'_>]| side.iter().map(|project| project.indicators.len()).sum();
    IndicatorSummary {
        old: n(old),
        new: n(new),
        continued: count(IndicatorRelation::Continued),
        added: count(IndicatorRelation::New),
        dropped: count(IndicatorRelation::Dropped),
        dropped_quantified: indicators
            .iter()
            .filter(|one| one.relation == IndicatorRelation::Dropped)
            .filter(|one| one.target.as_ref().is_some_and(Target::is_quantified))
            .count(),
    }
}

fn refs(side: &SideFeatures<'_>, positions: &[usize]) -> Vec<ProjectRef> {
    positions
        .iter()
        .map(|at| {
            let features = &side.projects[*at];
            ProjectRef {
                unit: side.table.units[features.unit].name.clone(),
                name: features.project.name.clone(),
                code: features.project.code.clone(),
                position: *at,
                origin: features.project.origin,
            }
        })
        .collect()
}
