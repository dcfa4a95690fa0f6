//! What the comparison knows of each project, computed once.

use crate::grams::{Gram, characters, figures, grams, word_grams};
use crate::indicator_name::indicator_key;
use crate::name::{Name, NameContext, owner_prefixes, shared_code, squash};
use duibiao_core::{AnnualTable, Category, Indicator, MoneyUnit, Project, Target};
use rust_decimal::Decimal;
use std::cell::OnceCell;

/// One side of a comparison.
pub(crate) struct SideFeatures<'a> {
    pub(crate) table: &'a AnnualTable,
    /// Squashed names of the units.
    pub(crate) units: Vec<String>,
    pub(crate) projects: Vec<ProjectFeatures<'a>>,
}

/// One project.
pub(crate) struct ProjectFeatures<'a> {
    pub(crate) unit: usize,
    pub(crate) project: &'a Project,
    pub(crate) name: Name,
    pub(crate) name_grams: Vec<Gram>,
    name_characters: OnceCell<Vec<Gram>>,
    goal_grams: OnceCell<Vec<Gram>>,
    body_grams: OnceCell<Vec<Gram>>,
    figures: OnceCell<Vec<Gram>>,
    pub(crate) indicators: Vec<IndicatorFeatures<'a>>,
    /// The total in yuan.
    pub(crate) amount: Option<Decimal>,
}

/// One indicator.
pub(crate) struct IndicatorFeatures<'a> {
    pub(crate) indicator: &'a Indicator,
    /// The name without labels, width and white space.
    pub(crate) key: String,
    grams: OnceCell<Vec<Gram>>,
    pub(crate) category: Option<Category>,
}

impl<'a> SideFeatures<'a> {
    pub(crate) fn of(table: &'a AnnualTable) -> Self {
        let code = shared_code(table.projects().map(|(_, project)| project.name.as_str()));
        let money = table.money_unit.unwrap_or(MoneyUnit::WanYuan);
        let units: Vec<String> = table.units.iter().map(|unit| squash(&unit.name)).collect();
        let department = squash(table.department.as_deref().unwrap_or_default());
        let mut projects = Vec::with_capacity(table.n_projects());
        for (unit_idx, unit) in table.units.iter().enumerate() {
            let owner_prefixes = &owner_prefixes(&[&units[unit_idx], &department]);
            let context = NameContext { fiscal_year: table.fiscal_year, owner_prefixes, shared_code: &code };
            for project in &unit.projects {
                let name = Name::read(&project.name, context);
                projects.push(ProjectFeatures {
                    unit: unit_idx,
                    project,
                    name_grams: grams(&name.core),
                    name,
                    name_characters: OnceCell::new(),
                    goal_grams: OnceCell::new(),
                    body_grams: OnceCell::new(),
                    figures: OnceCell::new(),
                    indicators: project.indicators.iter().map(IndicatorFeatures::of).collect(),
                    amount: project
                        .amounts
                        .total
                        .printed()
                        .and_then(|amount| money.convert(amount, MoneyUnit::Yuan)),
                });
            }
        }
        Self { table, units, projects }
    }
}

impl ProjectFeatures<'_> {
    fn goal(&self) -> &str {
        self.project.goal.as_deref().unwrap_or_default()
    }

    /// The characters of the core name.
    pub(crate) fn name_characters(&self) -> &[Gram] {
        self.name_characters.get_or_init(|| characters(&self.name.core))
    }

    /// The bigrams of the objective without its figures, computed when first asked for: most projects are linked
    /// by name.
    pub(crate) fn goal_grams(&self) -> &[Gram] {
        self.goal_grams.get_or_init(|| word_grams(self.goal()))
    }

    /// The bigrams of objective and indicators, as a set.
    pub(crate) fn body_grams(&self) -> &[Gram] {
        self.body_grams.get_or_init(|| {
            let indicators = self.indicators.iter().flat_map(IndicatorFeatures::grams);
            let mut grams: Vec<Gram> = self.goal_grams().iter().chain(indicators).copied().collect();
            grams.sort_unstable();
            grams.dedup();
            grams
        })
    }

    /// The figures of the objective that could tell it from others.
    pub(crate) fn figures(&self) -> &[Gram] {
        self.figures.get_or_init(|| figures(self.goal()))
    }
}

impl<'a> IndicatorFeatures<'a> {
    pub(crate) fn of(indicator: &'a Indicator) -> Self {
        let key = indicator_key(&indicator.name);
        Self { grams: OnceCell::new(), key, category: indicator.category, indicator }
    }

    /// The bigrams of the name, computed when first asked for.
    pub(crate) fn grams(&self) -> &[Gram] {
        self.grams.get_or_init(|| grams(&self.key))
    }

    /// The annual target, else the cycle target.
    pub(crate) fn target(&self) -> Option<&'a Target> {
        self.indicator.target()
    }

    /// Its text.
    pub(crate) fn target_text(&self) -> &'a str {
        self.target().map_or("", |target| target.raw.as_str())
    }
}
