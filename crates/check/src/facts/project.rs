//! One project.

use super::{Dimensions, IndicatorFacts};
use duibiao_core::{AnnualTable, BudgetUnit, Finding, MoneyUnit, Project, Subject, Target};
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// A project with its unit, its place and its indicators.
pub struct ProjectFacts<'a> {
    /// Its unit.
    pub unit: &'a BudgetUnit,
    /// The project.
    pub project: &'a Project,
    /// Its place among all projects of the table, from 0.
    pub position: usize,
    /// Its total of the year in 元; `None` where none is printed, or the table says no unit of money.
    pub amount: Option<Decimal>,
    indicators: OnceCell<Vec<IndicatorFacts<'a>>>,
    dimensions: OnceCell<Dimensions>,
    is_goal_placeholder: OnceCell<bool>,
}

/// A longer objective is a text of its own, whatever it begins with.
const LONGEST_PLACEHOLDER: usize = 60;
/// Blanks of a sample text that nobody filled in.
const BLANKS: [&str; 5] = ["XX", "××", "____", "请填写", "待补充"];

impl<'a> ProjectFacts<'a> {
    pub(super) fn new(
        table: &'a AnnualTable,
        unit: &'a BudgetUnit,
        project: &'a Project,
        position: usize,
    ) -> Self {
        // Without its unit a number says nothing: rules on money then have nothing to judge.
        let amount = table.money_unit.and_then(|unit| {
            project.amounts.total.printed().and_then(|total| unit.convert(total, MoneyUnit::Yuan))
        });
        Self {
            unit,
            project,
            position,
            amount,
            indicators: OnceCell::new(),
            dimensions: OnceCell::new(),
            is_goal_placeholder: OnceCell::new(),
        }
    }

    /// Its indicators in document order, prepared when first asked for: rules on sums need none.
    pub fn indicators(&self) -> &[IndicatorFacts<'a>] {
        self.indicators.get_or_init(|| {
            self.project.indicators.iter().enumerate().map(|(idx, of)| IndicatorFacts::new(of, idx)).collect()
        })
    }

    /// What those indicators cover that say something.
    pub fn dimensions(&self) -> Dimensions {
        *self.dimensions.get_or_init(|| Dimensions::of(self.real_indicators()))
    }

    /// Whether the objective is left to be filled in (待补充, XX).
    pub fn is_goal_placeholder(&self) -> bool {
        let goal = self.project.goal.as_deref();
        *self.is_goal_placeholder.get_or_init(|| goal.is_some_and(is_left_to_fill_in))
    }

    /// The indicators that say something: neither the name nor the target is left to be filled in.
    pub fn real_indicators(&self) -> impl Iterator<Item = &IndicatorFacts<'a>> {
        self.indicators().iter().filter(|indicator| !indicator.is_placeholder)
    }

    /// The finding as one about this project, at its place.
    pub fn finding(&self, finding: Finding) -> Finding {
        let subject = self.subject(None);
        finding.at(self.project.origin).about(subject).with("name", &self.project.name)
    }

    /// The finding as one about an indicator of this project, at its place.
    pub fn indicator_finding(&self, indicator: &IndicatorFacts, finding: Finding) -> Finding {
        finding
            .at(indicator.indicator.origin)
            .about(self.subject(Some(indicator.idx)))
            .with("name", &self.project.name)
            .with("indicator", &indicator.name)
    }

    fn subject(&self, indicator: Option<usize>) -> Subject {
        Subject {
            unit: self.unit.name.clone(),
            project: Some(self.project.name.clone()),
            position: Some(self.position),
            indicator,
        }
    }
}

/// Whether an objective is still to be written. Marks alone (/, -) are no objective at all.
fn is_left_to_fill_in(goal: &str) -> bool {
    BLANKS.iter().any(|blank| goal.contains(blank))
        || goal.len() <= LONGEST_PLACEHOLDER
            && goal.contains(char::is_alphanumeric)
            && Target::is_placeholder(goal)
}
