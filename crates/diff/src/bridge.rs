//! From the old total to the new total: 增减变动过程. It closes to the last digit, with rounding as a line of
//! its own.

use crate::alignment::Alignment;
use crate::change_set::{Basis, Bridge, BridgeBy, Doubtful, UnitBridge, UnitChange, UnitRelation};
use crate::money::{Units, sum};
use crate::name::squash;
use duibiao_core::{Absence, AmountCell, Amounts, AnnualTable, Code, Finding, Project, Severity, Side};
use rust_decimal::Decimal;

const TOTAL_NOT_USED: Code = Code::of("BRG-01");

/// A part of the money: how it is read from printed amounts.
#[derive(Clone, Copy)]
enum Measure {
    Total,
    FiscalAppropriation,
    /// total − carryover
    NewMoney,
}

impl Measure {
    fn of(self, amounts: &Amounts) -> Option<Decimal> {
        match self {
            Self::Total => amounts.total.printed(),
            Self::FiscalAppropriation => amounts.fiscal_appropriation.printed(),
            Self::NewMoney => {
                let carried = amounts.carryover.printed().unwrap_or_default();
                amounts.total.printed().map(|total| total.saturating_sub(carried))
            }
        }
    }

    /// Whether the table's form has the column at all.
    fn is_in(self, table: &AnnualTable) -> bool {
        let has = |cell: AmountCell| cell.absence() != Some(Absence::NoColumn);
        table.projects().any(|(_, project)| match self {
            Self::Total => true,
            Self::FiscalAppropriation => has(project.amounts.fiscal_appropriation),
            Self::NewMoney => has(project.amounts.carryover),
        })
    }
}

/// Both sides with their alignment.
pub(crate) struct Sides<'a> {
    pub(crate) old: &'a AnnualTable,
    pub(crate) new: &'a AnnualTable,
    pub(crate) alignment: &'a Alignment,
    pub(crate) units: Units,
}

/// Projects by position with the indices of their units.
struct Positions<'a>(Vec<(usize, &'a Project)>);

impl<'a> Positions<'a> {
    fn of(table: &'a AnnualTable) -> Self {
        let of_unit = |(idx, unit): (usize, &'a duibiao_core::BudgetUnit)| {
            unit.projects.iter().map(move |project| (idx, project))
        };
        Self(table.units.iter().enumerate().flat_map(of_unit).collect())
    }
}

/// A printed total and the sum of its parts.
struct Total {
    used: Decimal,
    basis: Basis,
    sum: Decimal,
}

fn total(printed: Option<Decimal>, parts: &[Decimal]) -> Total {
    let sum = sum(parts.iter().copied());
    let bound = duibiao_core::rounding_bound(parts.len());
    match printed.filter(|printed| printed.saturating_sub(sum).abs() <= bound) {
        Some(printed) => Total { used: printed, basis: Basis::Printed, sum },
        None => Total { used: sum, basis: Basis::Summed, sum },
    }
}

/// The lines of a bridge before its totals are known.
#[derive(Default)]
struct Lines {
    added: Decimal,
    ended: Decimal,
    increased: Decimal,
    decreased: Decimal,
    restructured: Decimal,
    transferred_in: Decimal,
    transferred_out: Decimal,
    doubtful: Doubtful,
}

impl Lines {
    fn continued(&mut self, delta: Decimal, doubtful: bool) {
        let (line, part) = if delta.is_sign_negative() {
            (&mut self.decreased, &mut self.doubtful.decreased)
        } else {
            (&mut self.increased, &mut self.doubtful.increased)
        };
        *line = line.saturating_add(delta.abs());
        if doubtful {
            *part = part.saturating_add(delta.abs());
            self.doubtful.pairs += 1;
        }
    }

    fn close(self, old: &Total, new: &Total, units: Units) -> UnitBridge {
        let old_total = units.to_new(old.used);
        let off_old = old_total.saturating_sub(units.to_new(old.sum));
        let off_new = new.used.saturating_sub(new.sum);
        UnitBridge {
            bridge: Bridge {
                old_total,
                old_basis: old.basis,
                added: self.added,
                ended: self.ended,
                increased: self.increased,
                decreased: self.decreased,
                restructured: self.restructured,
                rounding: off_new.saturating_sub(off_old),
                new_total: new.used,
                new_basis: new.basis,
                of_which_doubtful: self.doubtful,
            },
            transferred_in: self.transferred_in,
            transferred_out: self.transferred_out,
        }
    }
}

/// The bridge of the whole tables, with findings where a printed total could not be used.
pub(crate) fn bridge(sides: &Sides<'_>, findings: &mut Vec<Finding>) -> Bridge {
    for (table, side) in [(sides.old, Side::Old), (sides.new, Side::New)] {
        let parts = parts(table, Measure::Total);
        let printed = table.total.as_ref().and_then(|total| total.total.printed());
        if let (Some(printed), Basis::Summed) = (printed, total(printed, &parts).basis) {
            findings.push(
                Finding::new(TOTAL_NOT_USED, Severity::Error)
                    .on(side)
                    .at(table.total_origin)
                    .with("printed", printed)
                    .with("sum", sum(parts)),
            );
        }
    }
    measured(sides, Measure::Total)
}

/// The bridges of parts of the money.
pub(crate) fn bridge_by(sides: &Sides<'_>) -> BridgeBy {
    let of = |measure: Measure| {
        (measure.is_in(sides.old) && measure.is_in(sides.new)).then(|| measured(sides, measure))
    };
    BridgeBy { fiscal_appropriation: of(Measure::FiscalAppropriation), new_money: of(Measure::NewMoney) }
}

fn parts(table: &AnnualTable, measure: Measure) -> Vec<Decimal> {
    table.projects().map(|(_, project)| measure.of(&project.amounts).unwrap_or_default()).collect()
}

fn measured(sides: &Sides<'_>, measure: Measure) -> Bridge {
    let (old, new) = (Positions::of(sides.old), Positions::of(sides.new));
    let old_amount = |at: usize| sides.units.to_new(measure.of(&old.0[at].1.amounts).unwrap_or_default());
    let new_amount = |at: usize| measure.of(&new.0[at].1.amounts).unwrap_or_default();
    let mut lines = Lines::default();
    for link in &sides.alignment.links {
        lines.continued(new_amount(link.new).saturating_sub(old_amount(link.old)), link.doubtful);
    }
    lines.added = sum(sides.alignment.new.iter().map(|(at, _)| new_amount(*at)));
    lines.ended = sum(sides.alignment.ended.iter().map(|(at, _)| old_amount(*at)));
    for group in &sides.alignment.groups {
        let gone = sum(group.old.iter().map(|at| old_amount(*at)));
        let come = sum(group.new.iter().map(|at| new_amount(*at)));
        lines.restructured = lines.restructured.saturating_add(come).saturating_sub(gone);
    }
    let printed = |table: &AnnualTable| table.total.as_ref().and_then(|total| measure.of(total));
    let old_total = total(printed(sides.old), &parts(sides.old, measure));
    let new_total = total(printed(sides.new), &parts(sides.new, measure));
    lines.close(&old_total, &new_total, sides.units).bridge
}

/// The units of both tables with their bridges: those of the new table in its order, then the ended ones. A merged
/// unit has an entry for each of its origins, a split one for each of its parts; what cannot be told apart there
/// stands in the first of them.
pub(crate) fn unit_changes(sides: &Sides<'_>) -> Vec<UnitChange> {
    let entries = UnitEntries::of(sides);
    let (old, new) = (Positions::of(sides.old), Positions::of(sides.new));
    let mut lines: Vec<Lines> = entries.pairs.iter().map(|_| Lines::default()).collect();
    let old_side = |at: usize| {
        let amount = old.0[at].1.amounts.total.printed().unwrap_or_default();
        (entries.of_old_project[at], sides.units.to_new(amount))
    };
    let new_side =
        |at: usize| (entries.of_new_project[at], new.0[at].1.amounts.total.printed().unwrap_or_default());
    let add = |line: &mut Decimal, amount: Decimal| *line = line.saturating_add(amount);
    for link in &sides.alignment.links {
        let ((from, gone), (to, come)) = (old_side(link.old), new_side(link.new));
        if from == to {
            lines[to].continued(come.saturating_sub(gone), link.doubtful);
        } else {
            add(&mut lines[from].transferred_out, gone);
            add(&mut lines[to].transferred_in, come);
        }
    }
    for (at, _) in &sides.alignment.new {
        let (to, come) = new_side(*at);
        add(&mut lines[to].added, come);
    }
    for (at, _) in &sides.alignment.ended {
        let (from, gone) = old_side(*at);
        add(&mut lines[from].ended, gone);
    }
    for group in &sides.alignment.groups {
        for at in &group.old {
            let (from, gone) = old_side(*at);
            lines[from].restructured = lines[from].restructured.saturating_sub(gone);
        }
        for at in &group.new {
            let (to, come) = new_side(*at);
            add(&mut lines[to].restructured, come);
        }
    }
    let old_totals = entries.totals(sides.old, &entries.of_old_project, |pair| pair.0);
    let new_totals = entries.totals(sides.new, &entries.of_new_project, |pair| pair.1);
    let name = |table: &AnnualTable, unit: Option<usize>| unit.map(|idx| table.units[idx].name.clone());
    let changes = entries.pairs.iter().zip(lines).zip(old_totals.iter().zip(&new_totals));
    changes
        .map(|(((old, new), lines), (old_total, new_total))| {
            let (old_name, new_name) = (name(sides.old, *old), name(sides.new, *new));
            let renamed = match (&old_name, &new_name) {
                (Some(a), Some(b)) => squash(a) != squash(b),
                _ => false,
            };
            UnitChange {
                old: old_name,
                new: new_name,
                relation: entries.relation((*old, *new)),
                renamed,
                bridge: lines.close(old_total, new_total, sides.units),
            }
        })
        .collect()
}

/// An old and a new unit, by index.
type UnitPair = (Option<usize>, Option<usize>);

/// The entries of the units, and which of them each project is counted in.
struct UnitEntries {
    pairs: Vec<UnitPair>,
    /// The entries of each unit.
    of_old: Vec<Vec<usize>>,
    of_new: Vec<Vec<usize>>,
    of_old_project: Vec<usize>,
    of_new_project: Vec<usize>,
}

impl UnitEntries {
    fn of(sides: &Sides<'_>) -> Self {
        let images = &sides.alignment.unit_images;
        let mut origins: Vec<Vec<usize>> = vec![Vec::new(); sides.new.units.len()];
        for (old, images) in images.iter().enumerate() {
            for new in images {
                origins[*new].push(old);
            }
        }
        let mut pairs: Vec<UnitPair> = Vec::new();
        let mut of_old: Vec<Vec<usize>> = vec![Vec::new(); images.len()];
        let mut of_new: Vec<Vec<usize>> = vec![Vec::new(); origins.len()];
        for (new, origins) in origins.iter().enumerate() {
            for old in origins {
                of_old[*old].push(pairs.len());
                of_new[new].push(pairs.len());
                pairs.push((Some(*old), Some(new)));
            }
            if origins.is_empty() {
                of_new[new].push(pairs.len());
                pairs.push((None, Some(new)));
            }
        }
        for old in (0..images.len()).filter(|old| images[*old].is_empty()) {
            of_old[old].push(pairs.len());
            pairs.push((Some(old), None));
        }
        let (old, new) = (Positions::of(sides.old), Positions::of(sides.new));
        let mut of_old_project: Vec<usize> = old.0.iter().map(|(unit, _)| of_old[*unit][0]).collect();
        let mut of_new_project: Vec<usize> = new.0.iter().map(|(unit, _)| of_new[*unit][0]).collect();
        for link in &sides.alignment.links {
            let (from, to) = (&of_old[old.0[link.old].0], &of_new[new.0[link.new].0]);
            if let Some(shared) = from.iter().find(|entry| to.contains(entry)) {
                of_old_project[link.old] = *shared;
                of_new_project[link.new] = *shared;
            }
        }
        Self { pairs, of_old, of_new, of_old_project, of_new_project }
    }

    fn relation(&self, pair: UnitPair) -> UnitRelation {
        match pair {
            (None, _) => UnitRelation::New,
            (_, None) => UnitRelation::Ended,
            (_, Some(new)) if self.of_new[new].len() > 1 => UnitRelation::Merged,
            (Some(old), _) if self.of_old[old].len() > 1 => UnitRelation::Split,
            _ => UnitRelation::Continued,
        }
    }

    /// The totals of the entries on one side: of a unit with several, the first has what its printed total has
    /// beyond the sums of the others.
    fn totals(
        &self,
        table: &AnnualTable,
        of_project: &[usize],
        side: impl Fn(&UnitPair) -> Option<usize>,
    ) -> Vec<Total> {
        let mut totals: Vec<Total> = self.pairs.iter().map(|_| total(None, &[])).collect();
        for ((_, project), entry) in table.projects().zip(of_project) {
            let amount = project.amounts.total.printed().unwrap_or_default();
            totals[*entry].sum = totals[*entry].sum.saturating_add(amount);
            totals[*entry].used = totals[*entry].sum;
        }
        let mut is_first = vec![true; table.units.len()];
        for (pair, of_entry) in self.pairs.iter().zip(&mut totals) {
            let Some(unit_idx) = side(pair).filter(|unit| std::mem::take(&mut is_first[*unit])) else {
                continue;
            };
            let unit = &table.units[unit_idx];
            let parts: Vec<Decimal> =
                unit.projects.iter().map(|p| p.amounts.total.printed().unwrap_or_default()).collect();
            let whole = total(unit.amounts.total.printed(), &parts);
            let beyond = whole.used.saturating_sub(whole.sum);
            of_entry.used = of_entry.sum.saturating_add(beyond);
            of_entry.basis = whole.basis;
        }
        totals
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, compare};
    use duibiao_core::AnnualTable;
    use rust_decimal::Decimal;
    use std::fmt::Write as _;

    fn table(year: &str, units: &[(&str, &[&str])]) -> AnnualTable {
        let mut text = "项目支出绩效目标表（虚构示例）\n部门名称：示例局 单位：万元\n\
                        项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n"
            .to_owned();
        for (unit, projects) in units {
            writeln!(text, "{unit} {0}.01 {0}.01", projects.len()).unwrap();
            for project in *projects {
                writeln!(
                    text,
                    "    {project} 1.00 1.00\n做好{project}。\n1、1-产出指标；11-数量指标；{project}次数；年度指标值:≥5次。"
                ).unwrap();
            }
        }
        let name = format!("{year}年.txt");
        duibiao_parse::read(&name, text.as_bytes(), &duibiao_parse::ReadOptions::default())
            .unwrap()
            .tables
            .remove(0)
    }

    /// `old -> new relation old_total new_total in out` of each unit; every bridge closes.
    fn units(old: &AnnualTable, new: &AnnualTable) -> Vec<String> {
        let changes = compare(old, 0, new, 0, &Options::default());
        assert!(changes.projects.iter().all(|project| project.transferred == Some(false)), "{changes:#?}");
        let show = |name: &Option<String>| name.clone().unwrap_or_else(|| "∅".to_owned());
        let line = |unit: &crate::UnitChange| {
            let bridge = &unit.bridge.bridge;
            let moved: Decimal =
                bridge.increased - bridge.decreased + bridge.added - bridge.ended + bridge.rounding;
            assert_eq!(bridge.old_total + moved, bridge.new_total, "{unit:?}");
            assert!(unit.bridge.transferred_in.is_zero() && unit.bridge.transferred_out.is_zero());
            let (old, new) = (show(&unit.old), show(&unit.new));
            format!("{old} -> {new} {:?} {} {}", unit.relation, bridge.old_total, bridge.new_total)
        };
        changes.units.iter().map(line).collect()
    }

    const APART: [(&str, &[&str]); 3] = [
        ("示例局", &["综合管理经费"]),
        ("就业训练中心", &["技能培训补贴", "创业服务补助", "岗位开发费用"]),
        ("人才中心", &["档案整理费", "人才引进奖励"]),
    ];
    const TOGETHER: [(&str, &[&str]); 2] = [
        ("示例局", &["综合管理经费"]),
        ("人力资源服务中心", &["技能培训补贴", "创业服务补助", "岗位开发费用", "档案整理费", "人才引进奖励"]),
    ];

    #[test]
    fn merged_units_have_an_entry_each() {
        assert_eq!(
            units(&table("2024", &APART), &table("2025", &TOGETHER)),
            [
                "示例局 -> 示例局 Continued 1.01 1.01",
                "就业训练中心 -> 人力资源服务中心 Merged 3.01 3.01",
                "人才中心 -> 人力资源服务中心 Merged 2.01 2.00",
            ]
        );
    }

    #[test]
    fn split_units_have_an_entry_each() {
        assert_eq!(
            units(&table("2024", &TOGETHER), &table("2025", &APART)),
            [
                "示例局 -> 示例局 Continued 1.01 1.01",
                "人力资源服务中心 -> 就业训练中心 Split 3.01 3.01",
                "人力资源服务中心 -> 人才中心 Split 2.00 2.01",
            ]
        );
    }

    #[test]
    fn a_small_unit_with_a_longer_name_is_renamed() {
        let old = table("2024", &[("示例局", &["综合管理经费"]), ("甲中心", &["设备采购项目"])]);
        let new = table("2025", &[("示例局", &["综合管理经费"]), ("甲服务中心", &["设备采购项目"])]);
        assert_eq!(
            units(&old, &new),
            ["示例局 -> 示例局 Continued 1.01 1.01", "甲中心 -> 甲服务中心 Continued 1.01 1.01"]
        );
    }
}
