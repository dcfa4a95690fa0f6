//! The shape of the demo's content files, and the table that a year's content makes.

use crate::tables;
use duibiao_core::{Amounts, AnnualTable};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One year, `{Y}` not yet put in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) year: i32,
    pub(super) department: String,
    pub(super) units: Vec<DraftUnit>,
    /// What printed totals differ by from their exact sums.
    #[serde(skip)]
    pub(super) rounding: Rounding,
    #[serde(skip)]
    pub(super) next_id: usize,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftUnit {
    /// How steps call it, whatever its name is that year.
    pub(super) key: String,
    pub(super) name: String,
    pub(super) projects: Vec<DraftProject>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftProject {
    pub(super) name: String,
    pub(super) amount: Decimal,
    pub(super) goal: String,
    pub(super) indicators: Vec<DraftIndicator>,
    /// The same for a project that continues, whatever its name or unit.
    #[serde(skip)]
    pub(super) id: usize,
}

/// Written `[code, name, annual]` or `[code, name, annual, cycle]` where the targets differ.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub(super) struct DraftIndicator {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) annual: String,
    pub(super) cycle: String,
}

impl TryFrom<Vec<String>> for DraftIndicator {
    type Error = String;

    fn try_from(cells: Vec<String>) -> Result<Self, String> {
        let mut cells = cells.into_iter();
        let (Some(code), Some(name), Some(annual)) = (cells.next(), cells.next(), cells.next()) else {
            return Err("an indicator is [code, name, annual] or [code, name, annual, cycle]".to_owned());
        };
        let cycle = cells.next().unwrap_or_else(|| annual.clone());
        Ok(Self { code, name, annual, cycle })
    }
}

/// What printed totals differ by from their exact sums, by the unit's key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rounding {
    pub(super) units: BTreeMap<String, Decimal>,
    pub(super) total: Decimal,
}

/// What changes from one year to the next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Steps {
    /// The new year.
    pub(super) year: i32,
    /// Codes of second levels that the form of the new year writes otherwise.
    #[serde(default)]
    pub(super) crosswalk: Vec<(String, String)>,
    #[serde(default)]
    pub(super) rounding: Rounding,
    #[serde(default)]
    pub(super) renamed_units: BTreeMap<String, String>,
    pub(super) projects: Vec<Step>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "relation", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Step {
    Continued(Box<Continued>),
    New {
        unit: String,
        after: Option<String>,
        project: DraftProject,
    },
    Ended {
        unit: String,
        name: String,
    },
    /// The parts stand where the whole stood. Indicators of a part that bear a name of the whole continue it.
    Split {
        unit: String,
        name: String,
        into: Vec<DraftProject>,
    },
    /// Indicators that bear a name of a merged project continue it.
    Merged {
        from: Vec<(String, String)>,
        unit: String,
        after: Option<String>,
        project: DraftProject,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Continued {
    pub(super) unit: String,
    pub(super) name: String,
    /// Transferred to that unit.
    pub(super) new_unit: Option<String>,
    /// With `new_unit`: the project that it stands after.
    pub(super) after: Option<String>,
    pub(super) new_name: Option<String>,
    #[serde(default)]
    pub(super) renamed: bool,
    pub(super) amount: Option<Decimal>,
    pub(super) goal: Option<String>,
    #[serde(default)]
    pub(super) indicators: Vec<IndicatorStep>,
    #[serde(default)]
    pub(super) dropped: Vec<String>,
    #[serde(default)]
    pub(super) added: Vec<DraftIndicator>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorStep {
    pub(super) name: String,
    pub(super) new_name: Option<String>,
    /// Filed under another second level, which is more than the crosswalk.
    pub(super) new_code: Option<String>,
    /// Both targets, which were alike, change alike.
    pub(super) both: Option<TargetStep>,
    pub(super) annual: Option<TargetStep>,
    pub(super) cycle: Option<TargetStep>,
}

/// Written `[text, kind, effect]`.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct TargetStep(pub(super) String, pub(super) String, pub(super) String);

/// The text with the fiscal year put in.
pub(super) fn in_year(text: &str, year: i32) -> String {
    text.replace("{Y}", &year.to_string())
}

impl Draft {
    /// Gives every project its identity.
    pub(super) fn number(&mut self) {
        for project in self.units.iter_mut().flat_map(|unit| &mut unit.projects) {
            project.id = self.next_id;
            self.next_id += 1;
        }
    }

    pub(super) fn unit(&self, key: &str) -> Result<usize, String> {
        self.units.iter().position(|unit| unit.key == key).ok_or_else(|| format!("no unit {key}"))
    }

    /// The place of a project: its unit and its index there.
    pub(super) fn find(&self, unit: &str, name: &str) -> Result<(usize, usize), String> {
        let unit_idx = self.unit(unit)?;
        let idx = self.units[unit_idx].projects.iter().position(|project| project.name == name);
        Ok((unit_idx, idx.ok_or_else(|| format!("{unit} has no project {name}"))?))
    }

    /// The place of the project of that identity.
    pub(super) fn find_id(&self, id: usize) -> Option<(usize, usize)> {
        self.units.iter().enumerate().find_map(|(unit_idx, unit)| {
            Some((unit_idx, unit.projects.iter().position(|project| project.id == id)?))
        })
    }

    /// The printed total of a unit.
    fn subtotal(&self, unit: &DraftUnit) -> Decimal {
        let exact: Decimal = unit.projects.iter().map(|project| project.amount).sum();
        exact + self.rounding.units.get(&unit.key).copied().unwrap_or_default()
    }

    /// The printed grand total.
    pub(super) fn total(&self) -> Decimal {
        self.project_sum() + self.rounding.total
    }

    /// The sum of all projects.
    pub(super) fn project_sum(&self) -> Decimal {
        self.units.iter().flat_map(|unit| &unit.projects).map(|project| project.amount).sum()
    }

    pub(super) fn table(&self) -> AnnualTable {
        let title = format!("{}年部门预算项目支出绩效目标表（含转移支付项目）（虚构示例）", self.year);
        let mut table = tables::annual_table(&title, &self.department, Some(self.year), money(self.total()));
        for unit in &self.units {
            let projects = unit.projects.iter().map(|project| self.project(project)).collect();
            table.units.push(tables::budget_unit(&unit.name, money(self.subtotal(unit)), projects));
        }
        table
    }

    fn project(&self, draft: &DraftProject) -> duibiao_core::Project {
        let text = |text: &str| in_year(text, self.year);
        let mut indicators: Vec<&DraftIndicator> = draft.indicators.iter().collect();
        indicators.sort_by_key(|indicator| &indicator.code);
        let indicators = indicators
            .into_iter()
            .enumerate()
            .map(|(idx, i)| tables::indicator(idx + 1, &i.code, &i.name, &text(&i.cycle), &text(&i.annual)))
            .collect();
        tables::project(&text(&draft.name), money(draft.amount), &text(&draft.goal), indicators)
    }
}

/// Amounts with two decimals, whatever the sum's scale came to be.
fn money(mut total: Decimal) -> Amounts {
    total.rescale(2);
    tables::appropriation(total)
}
