//! The result of following projects through the years, in the shape of the public JSON.

use crate::change_set::{Bridge, Change, Comparability, Link, LinkEvidence, Relation, Run, TableRef};
use duibiao_core::{Category, Finding, Level, MoneyUnit, Origin, Scope, Stage, TableKind, Target};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The schema that [`Lineages`] serializes to.
pub const LINEAGE_SCHEMA: &str = "duibiao.lineage/1";

/// Projects followed through annual tables of any number of years.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lineages {
    /// [`LINEAGE_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// What made this result.
    pub run: Run,
    /// One for each kind of table and department.
    pub series: Vec<Series>,
    /// Tables that stand in no series, or twice in the input.
    pub findings: Vec<Finding>,
}

/// The tables of one kind and one department, and the chains of their projects.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Series {
    /// The kind of its tables.
    pub kind: TableKind,
    /// The department by its latest name.
    pub department: Option<String>,
    /// The unit of all money of the series: that of its last table that states one.
    pub money_unit: Option<MoneyUnit>,
    /// The first fiscal year.
    pub first_year: i32,
    /// The last fiscal year.
    pub last_year: i32,
    /// The years in between of which there is no table.
    pub missing_years: Vec<i32>,
    /// By fiscal year; the versions of one year by their stage. Everything else names them by their index.
    pub tables: Vec<SeriesTable>,
    /// Which tables were compared as wholes.
    pub comparisons: Vec<Comparison>,
    /// The chains: the units with the most money first, in each unit the chains with the most money.
    pub chains: Vec<Chain>,
    /// Facts and doubts about the series.
    pub findings: Vec<Finding>,
}

/// A table of a series with its totals in the money unit of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SeriesTable {
    /// Its fiscal year.
    pub year: i32,
    /// Which table it is.
    pub table: TableRef,
    /// Its stage of the budget cycle.
    pub stage: Stage,
    /// Whose spending it covers.
    pub scope: Scope,
    /// Whether links to other years are made with this table: the others of its year are versions of it.
    pub is_reference: bool,
    /// How many projects it has.
    pub projects: usize,
    /// The grand total.
    pub total: SeriesTotal,
    /// 其中：财政拨款
    pub fiscal_appropriation: SeriesTotal,
    /// 其中：上年结转
    pub carryover: SeriesTotal,
}

/// A printed total beside the sum of the projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SeriesTotal {
    /// As printed; `None` where the table prints none.
    pub printed: Option<Decimal>,
    /// Σ of the projects; `None` where no project prints an amount in this column.
    pub sum: Option<Decimal>,
    /// printed − sum
    pub difference: Option<Decimal>,
    /// Whether rounding explains the difference.
    pub within_rounding: Option<bool>,
}

/// Two tables that were compared as wholes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Comparison {
    /// What lies between them.
    pub kind: StepKind,
    /// The earlier table.
    pub old: usize,
    /// The later table.
    pub new: usize,
    /// What is not alike in them.
    pub comparability: Vec<Comparability>,
    /// From total to total, in the money unit of the later table.
    pub bridge: Bridge,
}

/// What lies between two tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum StepKind {
    /// They are versions of one year.
    Versions,
    /// The years follow one another.
    Years,
    /// There are years in between, without a table or without the project.
    Gap,
}

/// Projects of several years that hang together by links.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Chain {
    /// First year, unit and core name of its beginning: the same whatever else is in the series.
    pub id: String,
    /// Its latest name; of several the one with the most money.
    pub name: String,
    /// The unit of that project.
    pub unit: String,
    /// The first year in which it is listed.
    pub first_year: i32,
    /// The last year in which it is listed.
    pub last_year: i32,
    /// What is known of the time before.
    pub beginning: Beginning,
    /// What is known of the time after.
    pub end: End,
    /// Whether any of its links is doubtful (疑似).
    pub doubtful: bool,
    /// Its projects, by table.
    pub members: Vec<Member>,
    /// Its money in each table of the series.
    pub amounts: Vec<ChainAmounts>,
    /// The years between its first and its last without it.
    pub gaps: Vec<Gap>,
    /// The links, by table.
    pub steps: Vec<Step>,
    /// From its first to its last year; `None` where it is listed in one year only.
    pub cumulative: Option<Cumulative>,
    /// Its indicators through the years.
    pub indicators: Vec<IndicatorHistory>,
}

/// What is known of the time before a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Beginning {
    /// It is listed in the first year of the series: what was before is not known.
    StartOfSeries,
    /// It is new in the table of a later year (本年新列).
    New,
}

/// What is known of the time after a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum End {
    /// It is listed in the last year of the series: what comes after is not known.
    EndOfSeries,
    /// It is not listed again (未再列示).
    NotListed,
}

/// A project of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Member {
    /// Its table.
    pub table: usize,
    /// Its unit's name.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its position in the table's projects as flattened over the units.
    pub position: usize,
    /// Where it stands.
    pub origin: Origin,
    /// Its money, in the money unit of the series.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub amounts: YearAmounts,
}

/// The money of one year, in the money unit of the series; `None` where no figure is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct YearAmounts {
    /// 总计
    pub total: Option<Decimal>,
    /// 财政拨款
    pub fiscal_appropriation: Option<Decimal>,
    /// 上年结转
    pub carryover: Option<Decimal>,
}

/// The money of a chain in one table: Σ of its projects there.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChainAmounts {
    /// The table.
    pub table: usize,
    /// Whether the chain is listed there.
    pub presence: Presence,
    /// Its money there.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub amounts: YearAmounts,
}

/// Whether a chain is listed in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Presence {
    /// Listed with an amount.
    Listed,
    /// Listed with the amount 0.
    Zero,
    /// Listed without a figure.
    Blank,
    /// Not listed, though before and after.
    Absent,
    /// Not listed yet.
    Before,
    /// Not listed any more.
    After,
}

/// A year between the first and the last of a chain without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Gap {
    /// The year.
    pub year: i32,
    /// Why.
    pub reason: GapReason,
}

/// Why a chain is not listed in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum GapReason {
    /// The table of the year does not list it.
    NotListed,
    /// There is no table of the year.
    NoTable,
}

/// A link of a chain: which of its projects became which.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Step {
    /// What lies between the tables.
    pub kind: StepKind,
    /// The earlier table.
    pub old_table: usize,
    /// The later table.
    pub new_table: usize,
    /// What became of the projects: never new or ended.
    pub relation: Relation,
    /// The earlier projects, as indices into the members.
    pub old: Vec<usize>,
    /// The later projects, as indices into the members.
    pub new: Vec<usize>,
    /// How the link was made.
    pub link: Option<Link>,
    /// 疑似: to be verified.
    pub doubtful: bool,
    /// How sure the link is; `None` unless inferred.
    pub confidence: Option<f64>,
    /// What speaks for and against it.
    pub evidence: Vec<LinkEvidence>,
    /// Whether the names differ in any printed character.
    pub name_changed: bool,
    /// 更名; `None` unless continued.
    pub renamed: Option<bool>,
    /// 调整资金使用单位; `None` unless continued.
    pub transferred: Option<bool>,
    /// Whether the text of the objective differs in more than years.
    pub goal_changed: bool,
    /// The later total minus the earlier one, in the money unit of the series; `None` where one is not printed.
    pub delta: Option<Decimal>,
}

/// From the first to the last year of a chain, in the money unit of the series.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cumulative {
    /// The first table.
    pub old_table: usize,
    /// The last table.
    pub new_table: usize,
    /// 总计
    pub total: MoneyChange,
    /// 财政拨款
    pub fiscal_appropriation: MoneyChange,
    /// 上年结转
    pub carryover: MoneyChange,
}

/// The change of one amount, both sides in one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MoneyChange {
    /// The earlier amount.
    pub old: Option<Decimal>,
    /// The later amount.
    pub new: Option<Decimal>,
    /// new − old; `None` where one is not printed.
    pub delta: Option<Decimal>,
    /// delta / old as a fraction, 6 decimals, trailing zeros cut; `None` where there is no base.
    pub rate: Option<Decimal>,
}

/// An indicator through the years.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorHistory {
    /// Its latest name.
    pub name: String,
    /// Its latest second level as printed.
    pub level2: Level,
    /// What it measures.
    pub category: Option<Category>,
    /// Where it is set, by table.
    pub entries: Vec<IndicatorEntry>,
    /// What happened from entry to entry.
    pub changes: Vec<IndicatorStep>,
}

/// An indicator in one table.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorEntry {
    /// The table.
    pub table: usize,
    /// Its project, as an index into the members of the chain.
    pub member: usize,
    /// Its index in the project.
    pub index: usize,
    /// Its name there.
    pub name: String,
    /// 实施周期指标值; `None` where the form has no such column.
    pub cycle_target: Option<Target>,
    /// 年度指标值; `None` where the form has no such column.
    pub annual_target: Option<Target>,
    /// Where it stands.
    pub origin: Origin,
}

/// What happened to an indicator between two of its entries.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorStep {
    /// The earlier entry.
    pub old: usize,
    /// The later entry.
    pub new: usize,
    /// Whether the indicator was not set in a table in between, though its project was listed there.
    pub interrupted: bool,
    /// Whether the names differ.
    pub renamed: bool,
    /// Whether the categories differ.
    pub reclassified: bool,
    /// The cycle target; `None` where either form lacks the column.
    pub cycle: Option<Change>,
    /// The annual target; `None` where either form lacks the column.
    pub annual: Option<Change>,
}
