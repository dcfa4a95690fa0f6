//! The list of changes between two years of the demo, in the shape of `data/demo/changes.json`.
//!
//! Only what changed is listed. Words for relations, kinds and effects are those of the program's change sets.

use rust_decimal::Decimal;
use serde::Serialize;

/// All pairs of consecutive years.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// Oldest first.
    pub pairs: Vec<Pair>,
}

impl Changes {
    /// The text of `changes.json`.
    ///
    /// # Errors
    /// None in practice: the types have no map with other keys than text.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}

/// What changed from one file to the next.
#[derive(Debug, Default, Serialize)]
pub struct Pair {
    /// The file of the earlier year.
    pub old: String,
    /// The file of the later year.
    pub new: String,
    /// How the total moved.
    pub bridge: Bridge,
    /// All units.
    pub units: Vec<UnitEntry>,
    /// The projects with any change, in the order of the new table; ended ones last.
    pub projects: Vec<ProjectEntry>,
}

/// From the old total to the new one; the parts add up exactly.
#[derive(Debug, Default, Serialize)]
pub struct Bridge {
    /// The printed total of the earlier year.
    pub old_total: Decimal,
    /// New projects.
    pub added: Decimal,
    /// Ended projects, as a positive number.
    pub ended: Decimal,
    /// Continued projects that got more.
    pub increased: Decimal,
    /// Continued projects that got less, as a positive number.
    pub decreased: Decimal,
    /// Splits and merges.
    pub restructured: Decimal,
    /// What printed totals differ from their sums.
    pub rounding: Decimal,
    /// The printed total of the later year.
    pub new_total: Decimal,
}

/// A budget unit of both years.
#[derive(Debug, Serialize)]
pub struct UnitEntry {
    /// Its name in the earlier year.
    pub old: String,
    /// Its name in the later year.
    pub new: String,
    /// Always `continued` here.
    pub relation: &'static str,
    /// Whether the names differ.
    pub renamed: bool,
}

/// A project or a group of projects with any change.
#[derive(Debug, Default, Serialize)]
pub struct ProjectEntry {
    /// `continued`, `new`, `ended`, `split` or `merged`.
    pub relation: &'static str,
    /// Where it stood.
    pub old: Vec<Place>,
    /// Where it stands.
    pub new: Vec<Place>,
    /// `null` unless continued. A name that differs in its year only is not renamed.
    pub renamed: Option<bool>,
    /// `null` unless continued. A unit of another name that is the same unit is no transfer.
    pub transferred: Option<bool>,
    /// The money, if it changed; sums over a group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amounts: Option<AmountsEntry>,
    /// `unchanged`, `only_years` or `changed`; `null` for new and ended projects.
    pub goal: Option<&'static str>,
    /// The indicators with any change; all of them for new and ended projects.
    pub indicators: Vec<IndicatorEntry>,
}

/// A project in its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The unit's name that year.
    pub unit: String,
    /// The project's name that year.
    pub name: String,
}

/// The changed columns of money.
#[derive(Debug, Serialize)]
pub struct AmountsEntry {
    /// 总计
    pub total: AmountEntry,
}

/// Money of both years as printed.
#[derive(Debug, Serialize)]
pub struct AmountEntry {
    /// `null` for a new project.
    pub old: Option<Decimal>,
    /// `null` for an ended project.
    pub new: Option<Decimal>,
}

/// An indicator with any change.
#[derive(Debug, Default, Serialize)]
pub struct IndicatorEntry {
    /// `continued`, `new` or `dropped`.
    pub relation: &'static str,
    /// Its name in the earlier year.
    pub old_name: Option<String>,
    /// Its name in the later year.
    pub new_name: Option<String>,
    /// Whether the names differ.
    pub renamed: bool,
    /// Filed under another second level, the crosswalk 14 → 41 aside.
    pub reclassified: bool,
    /// `null` unless continued.
    pub annual: Option<TargetEntry>,
    /// `null` unless continued.
    pub cycle: Option<TargetEntry>,
}

/// What became of a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TargetEntry {
    /// The kind of change.
    pub kind: String,
    /// `stricter`, `looser`, `neutral` or `unknown`.
    pub effect: String,
}

impl TargetEntry {
    pub(super) fn new(kind: &str, effect: &str) -> Self {
        Self { kind: kind.to_owned(), effect: effect.to_owned() }
    }

    /// Whether it is the entry of a target that stayed.
    pub fn is_unchanged(&self) -> bool {
        self.kind == "unchanged"
    }
}

impl IndicatorEntry {
    /// Whether there is anything to list.
    pub(super) fn is_change(&self) -> bool {
        let moved = |entry: &Option<TargetEntry>| entry.as_ref().is_some_and(|entry| !entry.is_unchanged());
        self.relation != "continued"
            || self.renamed
            || self.reclassified
            || moved(&self.annual)
            || moved(&self.cycle)
    }
}

impl ProjectEntry {
    /// Whether there is anything to list: a name that differs in its year counts, a renamed unit does not.
    pub(super) fn is_change(&self) -> bool {
        let names = |places: &[Place]| places.iter().map(|place| place.name.clone()).collect::<Vec<_>>();
        self.relation != "continued"
            || self.renamed == Some(true)
            || self.transferred == Some(true)
            || names(&self.old) != names(&self.new)
            || self.amounts.is_some()
            || self.goal != Some("unchanged")
            || !self.indicators.is_empty()
    }
}
