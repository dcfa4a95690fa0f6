//! A comparison of two years.

use super::sources::source;
use super::{IndicatorFacts, ProjectFacts, TableFacts};
use crate::sum::sum;
use duibiao_core::{Absence, Amounts, AnnualTable, Finding, MoneyUnit, Severity, Side, Subject};
use duibiao_diff::{ChangeSet, IndicatorChange, ProjectChange, ProjectRef, Relation};
use rust_decimal::{Decimal, RoundingStrategy};

/// A change set with the two tables that it compares.
pub struct ChangeFacts<'a, 't> {
    /// What changed.
    pub changes: &'a ChangeSet,
    /// The earlier table.
    pub old: &'a TableFacts<'t>,
    /// The later table.
    pub new: &'a TableFacts<'t>,
}

/// An amount of money on both sides, in the new table's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    /// The old amount.
    pub old: Decimal,
    /// The new amount.
    pub new: Decimal,
    /// new − old.
    pub delta: Decimal,
    /// delta / old as a fraction; `None` where old is zero.
    pub rate: Option<Decimal>,
}

impl Money {
    /// The rate in percent with one decimal and its sign, `+25.9`; a dash where there is none.
    pub fn percent(&self) -> String {
        self.rate.map_or("—".to_owned(), |rate| format!("{:+}", tenths(in_percent(rate))))
    }

    /// The finding with both amounts, {old} and {new}, and the {rate}.
    pub fn told_in(&self, finding: Finding) -> Finding {
        finding.with("old", self.old).with("new", self.new).with("rate", self.percent())
    }

    /// delta with its sign.
    pub fn signed(&self) -> String {
        format!("{:+}", self.delta)
    }
}

/// A fraction in percent.
pub(crate) fn in_percent(rate: Decimal) -> Decimal {
    rate.saturating_mul(Decimal::ONE_HUNDRED)
}

/// Rounded to one decimal, half away from zero.
pub(crate) fn tenths(number: Decimal) -> Decimal {
    let mut rounded = number.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(1);
    rounded
}

impl<'t> ChangeFacts<'_, 't> {
    /// The entries of one project that surely goes on.
    pub fn sure_links(&self) -> impl Iterator<Item = &ProjectChange> {
        let is_sure = |change: &&ProjectChange| change.relation == Relation::Continued && !change.doubtful;
        self.changes.projects.iter().filter(is_sure)
    }

    /// The finding as one about that entry: at its first new project, or its first old one where there is none new.
    /// Its texts name {name}.
    pub fn finding(&self, change: &ProjectChange, finding: Finding) -> Finding {
        let projects = if change.new.is_empty() { &change.old } else { &change.new };
        about(change, None, finding).with("name", names(projects))
    }

    /// The finding as one that rests on the entry's link: its texts name {name}, and {doubt} says where the link is
    /// to be verified.
    pub fn linked_finding(&self, change: &ProjectChange, finding: Finding) -> Finding {
        let (zh, en) = match (change.doubtful, change.relation) {
            (true, _) => ("（对应关系为疑似，待核实）", " The link is doubtful and to be verified."),
            (_, Relation::Split) => ("（拆分，按各部分之和对照）", " Split: judged by the sum of the parts."),
            (_, Relation::Merged) => {
                ("（合并，按各部分之和对照）", " Merged: judged by the sum of the parts.")
            }
            (_, Relation::Regrouped) => {
                ("（重组，按各部分之和对照）", " Regrouped: judged by the sums of both sides.")
            }
            _ => ("", ""),
        };
        self.finding(change, finding).with("doubt", zh).with("doubt_en", en)
    }

    /// The same about an indicator of the new side: its texts name {name}, {indicator} and {doubt}.
    pub fn indicator_finding(
        &self,
        change: &ProjectChange,
        indicator: &IndicatorChange,
        finding: Finding,
    ) -> Finding {
        let name = match (&indicator.old_name, &indicator.new_name) {
            (Some(old), Some(new)) if indicator.renamed => format!("{old} → {new}"),
            (old, new) => new.as_ref().or(old.as_ref()).cloned().unwrap_or_default(),
        };
        about(change, Some(indicator), self.linked_finding(change, finding)).with("indicator", name)
    }

    /// How much a finding weighs that would weigh so much if the entry were one project that surely goes on.
    pub fn severity(&self, change: &ProjectChange, own: Severity) -> Severity {
        if change.doubtful || change.relation.is_group() { Severity::Info } else { own }
    }

    /// The entry's totals; `None` unless both are printed and differ beyond their printed precision.
    pub fn moved_totals(&self, change: &ProjectChange) -> Option<Money> {
        self.moved(change, "total")
    }

    /// The amounts of a column; `None` unless both are printed and differ beyond their printed precision.
    pub fn moved(&self, change: &ProjectChange, column: &str) -> Option<Money> {
        change.amounts.get(column).filter(|amount| !amount.within_precision)?;
        self.money(change, column)
    }

    /// The amounts of a column; `None` unless both are printed, those of groups for all their projects.
    pub fn money(&self, change: &ProjectChange, column: &str) -> Option<Money> {
        let are_printed = |side| self.amounts(change, side).all(|of| of.column(column).printed().is_some());
        let amount =
            change.amounts.get(column).filter(|_| are_printed(Side::Old) && are_printed(Side::New))?;
        amount.old?;
        let (new, delta) = (amount.new?, amount.delta?);
        Some(Money { old: new.checked_sub(delta)?, new, delta, rate: amount.rate })
    }

    /// The entry's totals where they moved so, and those without what was carried over moved so, too.
    pub fn totals_that(&self, change: &ProjectChange, moved_so: impl Fn(&Money) -> bool) -> Option<Money> {
        let total = self.moved_totals(change).filter(&moved_so)?;
        self.new_money(change).filter(moved_so).map(|_| total)
    }

    /// The totals without what was carried over from the years before; where neither form has such a column, the
    /// totals. `None` where that is not known: a blank cell says nothing by itself.
    pub fn new_money(&self, change: &ProjectChange) -> Option<Money> {
        let total = self.money(change, "total")?;
        let has_column = [Side::Old, Side::New].map(|side| self.has_column(change, side, "carryover"));
        if has_column == [false, false] {
            return Some(total);
        }
        let old = total.old.checked_sub(self.part(change, Side::Old, "carryover")?)?;
        let new = total.new.checked_sub(self.part(change, Side::New, "carryover")?)?;
        let delta = new.checked_sub(old)?;
        Some(Money { old, new, delta, rate: delta.checked_div(old) })
    }

    /// Whether some row of that side has such a column of money.
    pub fn has_column(&self, change: &ProjectChange, side: Side, column: &str) -> bool {
        self.amounts(change, side).any(|of| of.column(column).absence() != Some(Absence::NoColumn))
    }

    /// How much comes from a source on that side, in the new table's unit; `None` where some row does not say.
    pub fn part(&self, change: &ProjectChange, side: Side, column: &str) -> Option<Decimal> {
        let parts: Option<Vec<Decimal>> = self.amounts(change, side).map(|of| source(of, column)).collect();
        let part = sum(parts?)?;
        if side == Side::New { Some(part) } else { self.old_unit().convert(part, self.new_unit()) }
    }

    fn amounts(&self, change: &ProjectChange, side: Side) -> impl Iterator<Item = &'t Amounts> {
        let (projects, table) = match side {
            Side::Old => (&change.old, self.old),
            Side::New => (&change.new, self.new),
        };
        let rows = projects.iter().filter_map(|project| table.projects.get(project.position));
        rows.map(|facts| &facts.project.amounts).collect::<Vec<_>>().into_iter()
    }

    /// An amount of the new table's unit in 万元, in which the parameters of rules are.
    pub fn in_wan(&self, amount: Decimal) -> Decimal {
        self.new_unit().convert(amount, MoneyUnit::WanYuan).unwrap_or(amount)
    }

    /// A unit of money that a table does not name is taken to be that of the other, as comparing does.
    fn new_unit(&self) -> MoneyUnit {
        self.new.table.money_unit.or(self.old.table.money_unit).unwrap_or(MoneyUnit::WanYuan)
    }

    fn old_unit(&self) -> MoneyUnit {
        self.old.table.money_unit.unwrap_or(self.new_unit())
    }

    /// The projects of both sides, where the entry has one on each.
    pub fn projects(&self, change: &ProjectChange) -> Option<(&ProjectFacts<'t>, &ProjectFacts<'t>)> {
        let ([old], [new]) = (change.old.as_slice(), change.new.as_slice()) else { return None };
        self.old.projects.get(old.position).zip(self.new.projects.get(new.position))
    }

    /// The indicators of both sides, where it stands on both.
    pub fn indicators(
        &self,
        change: &ProjectChange,
        indicator: &IndicatorChange,
    ) -> Option<(&IndicatorFacts<'t>, &IndicatorFacts<'t>)> {
        let old = self.old.projects.get(change.old.get(indicator.old_project?)?.position)?;
        let new = self.new.projects.get(change.new.get(indicator.new_project?)?.position)?;
        old.indicators().get(indicator.old_index?).zip(new.indicators().get(indicator.new_index?))
    }

    /// The finding as one that names the old side, {old_side}, and the new one, {new_side}.
    pub fn with_sides(&self, finding: Finding) -> Finding {
        let (_, [zh, en]) = self.side_names();
        self.with_old_side(finding).with("new_side", zh).with("new_side_en", en)
    }

    /// The finding as one that names the old side, {old_side}.
    pub fn with_old_side(&self, finding: Finding) -> Finding {
        let ([zh, en], _) = self.side_names();
        finding.with("old_side", zh).with("old_side_en", en)
    }

    /// What the old and the new table are called in Chinese and in English: 上年 and 本年 only where the years are
    /// consecutive.
    pub fn side_names(&self) -> ([String; 2], [String; 2]) {
        let words = |zh: &str, en: &str| [zh.to_owned(), en.to_owned()];
        let Some((old, new)) = self.years() else {
            return (words("旧表", "the old table"), words("新表", "the new table"));
        };
        if self.is_next_year() {
            return (words("上年", &old.to_string()), words("本年", &new.to_string()));
        }
        let named = |year: i32| [format!("{year}年"), year.to_string()];
        (named(old), named(new))
    }

    /// The fiscal years of both tables where both are known.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.old.table.fiscal_year.zip(self.new.table.fiscal_year)
    }

    /// Whether the new table is that of the very next year: only then is carried-over money that of the old table.
    pub fn is_next_year(&self) -> bool {
        self.years().is_some_and(|(old, new)| new == old + 1)
    }
}

/// Whether one table is of a later year than the other, or may be: versions of one year, and tables in the wrong
/// order, have no earlier year to be held against.
pub(crate) fn may_be_later(old: &AnnualTable, new: &AnnualTable) -> bool {
    old.fiscal_year.zip(new.fiscal_year).is_none_or(|(old, new)| old < new)
}

/// The names of projects in one text.
pub(crate) fn names(projects: &[ProjectRef]) -> String {
    projects.iter().map(|project| project.name.as_str()).collect::<Vec<_>>().join("＋")
}

fn about(change: &ProjectChange, indicator: Option<&IndicatorChange>, finding: Finding) -> Finding {
    let of_indicator = indicator.and_then(|indicator| Some((indicator.new_project?, indicator.new_index)));
    let (side, project) = match (of_indicator, change.new.first(), change.old.first()) {
        (Some((idx, _)), _, _) if idx < change.new.len() => (Side::New, &change.new[idx]),
        (_, Some(new), _) => (Side::New, new),
        (_, None, Some(old)) => (Side::Old, old),
        (_, None, None) => return finding,
    };
    let judged = indicator.and_then(|indicator| indicator.annual.as_ref().or(indicator.cycle.as_ref()));
    let subject = Subject {
        unit: project.unit.clone(),
        project: Some(project.name.clone()),
        position: Some(project.position),
        indicator: of_indicator.and_then(|(_, idx)| idx),
    };
    finding.on(side).at(judged.map_or(project.origin, |judged| judged.new_origin)).about(subject)
}
