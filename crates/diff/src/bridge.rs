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
    // Half of the last printed place for the total and each of its parts: 0.005·(n+1).
    let bound = Decimal::new(5, 3).saturating_mul(Decimal::from(parts.len() + 1));
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

/// The units of both tables with their bridges: those of the new table in its order, then the ended ones.
pub(crate) fn unit_changes(sides: &Sides<'_>) -> Vec<UnitChange> {
    let (old, new) = (Positions::of(sides.old), Positions::of(sides.new));
    let images = &sides.alignment.unit_images;
    let mut pairs: Vec<(Option<usize>, Option<usize>)> =
        (0..sides.new.units.len()).map(|new| (None, Some(new))).collect();
    // New units stand at their own index, old ones at their image's or behind all new ones.
    let mut entry_of_old = vec![0; images.len()];
    for (old, image) in images.iter().enumerate() {
        if let Some(new) = image {
            pairs[*new].0 = Some(old);
            entry_of_old[old] = *new;
        } else {
            entry_of_old[old] = pairs.len();
            pairs.push((Some(old), None));
        }
    }

    let mut lines: Vec<Lines> = pairs.iter().map(|_| Lines::default()).collect();
    let old_side = |at: usize| {
        let (unit, project) = old.0[at];
        (entry_of_old[unit], sides.units.to_new(project.amounts.total.printed().unwrap_or_default()))
    };
    let new_side = |at: usize| {
        let (unit, project) = new.0[at];
        (unit, project.amounts.total.printed().unwrap_or_default())
    };
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
    let unit_total = |table: &AnnualTable, unit: Option<usize>| {
        let Some(unit) = unit.map(|idx| &table.units[idx]) else {
            return total(None, &[]);
        };
        let parts: Vec<Decimal> =
            unit.projects.iter().map(|p| p.amounts.total.printed().unwrap_or_default()).collect();
        total(unit.amounts.total.printed(), &parts)
    };
    pairs
        .iter()
        .zip(lines)
        .map(|((old, new), lines)| {
            let name =
                |table: &AnnualTable, unit: Option<usize>| unit.map(|idx| table.units[idx].name.clone());
            let (old_name, new_name) = (name(sides.old, *old), name(sides.new, *new));
            let renamed = match (&old_name, &new_name) {
                (Some(a), Some(b)) => squash(a) != squash(b),
                _ => false,
            };
            UnitChange {
                old: old_name,
                new: new_name,
                relation: match (old, new) {
                    (Some(_), Some(_)) => UnitRelation::Continued,
                    (None, _) => UnitRelation::New,
                    (_, None) => UnitRelation::Ended,
                },
                renamed,
                bridge: lines.close(&unit_total(sides.old, *old), &unit_total(sides.new, *new), sides.units),
            }
        })
        .collect()
}
