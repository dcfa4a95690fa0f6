//! What changed between two annual tables: the result of a comparison, in the shape of the public JSON.

use crate::context::{LifetimeChange, PeriodChange, Tag, TagBridge};
use crate::crosswalk::{Decision, DecisionUse};
use duibiao_core::{
    AnnualTable, Bilingual, Category, Finding, Level, MoneyUnit, Origin, Severity, TableKind, Target,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The schema that [`ChangeSet`] serializes to.
pub const CHANGES_SCHEMA: &str = "duibiao.changes/1";

/// Everything that changed between two annual tables of one department.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ChangeSet {
    /// [`CHANGES_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// What made this change set.
    pub run: Run,
    /// The earlier table.
    pub old: TableRef,
    /// The later table.
    pub new: TableRef,
    /// What is not alike in the two tables and touches every figure below.
    pub comparability: Vec<Comparability>,
    /// From the old total to the new total.
    pub bridge: Bridge,
    /// The same for a part of the money.
    pub bridge_by: BridgeBy,
    /// The same for the entries that bear a tag; only tags that some name, column, nature or period says.
    pub bridge_by_tag: Vec<TagBridge>,
    /// The budget units of both tables.
    pub units: Vec<UnitChange>,
    /// The projects of both tables; every position stands in exactly one entry.
    pub projects: Vec<ProjectChange>,
    /// What became of the auditor's decisions in `run.options`.
    pub decisions: Vec<DecisionUse>,
    /// Facts and doubts about the comparison and its two tables.
    pub findings: Vec<Finding>,
}

/// What made a change set.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Run {
    /// The version of this crate.
    pub version: Cow<'static, str>,
    /// The options of the comparison.
    pub options: Options,
}

/// Options of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Options {
    /// Which links may be made.
    pub links: Links,
    /// What the auditor decided, in the order of the crosswalk file; honoured whatever `links` says.
    #[cfg_attr(feature = "serde", serde(default))]
    pub crosswalk: Vec<Decision>,
}

/// Which links a comparison may make.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Links {
    /// Only equal names and codes.
    Exact,
    /// Inferred links too.
    #[default]
    Inferred,
}

/// One of the two tables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TableRef {
    /// Its file.
    pub path: String,
    /// Which of the file's tables, from 0.
    pub document: usize,
    /// SHA-256 of the file, where it is known.
    pub sha256: Option<String>,
    /// Its department.
    pub department: Option<String>,
    /// Its fiscal year.
    pub fiscal_year: Option<i32>,
    /// The unit of its money.
    pub money_unit: Option<MoneyUnit>,
    /// Its kind.
    pub kind: TableKind,
    /// The form that it was recognised as.
    pub template: String,
}

impl TableRef {
    /// What stands for that table, the `document`-th of its file, from 0.
    pub fn of(table: &AnnualTable, document: usize) -> Self {
        Self {
            path: table.source.path.clone(),
            document,
            sha256: table.source.sha256.clone(),
            department: table.department.clone(),
            fiscal_year: table.fiscal_year,
            money_unit: table.money_unit,
            kind: table.kind,
            template: table.source.template.clone(),
        }
    }
}

/// An aspect in which the two tables are not alike.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Comparability {
    /// Which aspect.
    pub aspect: Aspect,
    /// What the old table says.
    pub old: Option<String>,
    /// What the new table says.
    pub new: Option<String>,
    /// How much it weighs.
    pub severity: Severity,
    /// What it means for the reader.
    pub message: Bilingual,
}

/// The aspects of comparability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Aspect {
    /// Kinds of table differ.
    Kind,
    /// Initial against adjusted budget.
    Stage,
    /// Department against unit.
    Scope,
    /// The departments' names differ.
    Department,
    /// The fiscal years are not consecutive, equal, or one is unknown.
    YearGap,
    /// A fiscal year is inferred.
    YearInferred,
    /// The old table is the later one.
    Order,
    /// Only one title says that transfer payments are included.
    Transfers,
    /// The money units differ.
    MoneyUnit,
    /// The forms differ.
    Template,
    /// The columns of funding sources differ.
    Sources,
    /// One table covers far less.
    Coverage,
    /// Only one form has cycle or annual targets.
    Horizon,
    /// Only one table writes comparators.
    Comparators,
    /// The text of a table was made by character recognition.
    Ocr,
}

/// From the old total to the new total, exactly, in the new table's money unit:
/// `old_total + added − ended + increased − decreased + restructured + rounding = new_total`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Bridge {
    /// The old total.
    pub old_total: Decimal,
    /// Whether it is the printed one.
    pub old_basis: Basis,
    /// Σ of new projects.
    pub added: Decimal,
    /// Σ of ended projects, a positive number.
    pub ended: Decimal,
    /// Σ of the rises of continued projects.
    pub increased: Decimal,
    /// Σ of the falls of continued projects, a positive number.
    pub decreased: Decimal,
    /// Σ new − Σ old of split, merged and regrouped groups.
    pub restructured: Decimal,
    /// What printed totals differ from the sums of their projects: (new_total − Σ new) − (old_total − Σ old).
    pub rounding: Decimal,
    /// The new total.
    pub new_total: Decimal,
    /// Whether it is the printed one.
    pub new_basis: Basis,
    /// The part of `increased` and `decreased` that rests on doubtful links.
    pub of_which_doubtful: Doubtful,
}

/// Where a total comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Basis {
    /// Printed, and within rounding of the sum of the projects.
    Printed,
    /// The sum of the projects.
    Summed,
}

/// What doubtful pairs contribute to a bridge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Doubtful {
    /// How many pairs.
    pub pairs: usize,
    /// Their rises.
    pub increased: Decimal,
    /// Their falls, a positive number.
    pub decreased: Decimal,
}

/// Bridges of a part of the money; `None` where a side has no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BridgeBy {
    /// 其中：财政拨款
    pub fiscal_appropriation: Option<Bridge>,
    /// 剔除上年结转: total − carryover
    pub new_money: Option<Bridge>,
}

/// A budget unit on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnitChange {
    /// Its old name.
    pub old: Option<String>,
    /// Its new name.
    pub new: Option<String>,
    /// What became of it.
    pub relation: UnitRelation,
    /// Whether the names differ beyond white space and width.
    pub renamed: bool,
    /// From its old to its new total.
    pub bridge: UnitBridge,
}

/// What became of a budget unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum UnitRelation {
    /// In both tables.
    Continued,
    /// Only in the new one.
    New,
    /// Only in the old one.
    Ended,
    /// One became several.
    Split,
    /// Several became one.
    Merged,
}

/// The bridge of one unit: its projects that came from or went to other units stand on lines of their own,
/// `transferred_out` with their old, `transferred_in` with their new amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct UnitBridge {
    /// The lines of every bridge.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub bridge: Bridge,
    /// Σ new amounts of projects that came from another unit.
    pub transferred_in: Decimal,
    /// Σ old amounts of projects that went to another unit, a positive number.
    pub transferred_out: Decimal,
}

/// A project, or a group of projects that were restructured, on both sides.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProjectChange {
    /// What became of it.
    pub relation: Relation,
    /// The projects of the old table.
    pub old: Vec<ProjectRef>,
    /// The projects of the new table.
    pub new: Vec<ProjectRef>,
    /// How the link was made; `None` for new and ended.
    pub link: Option<Link>,
    /// 疑似: continued and inferred, to be verified.
    pub doubtful: bool,
    /// How sure the link is, 0 to 1; `None` unless inferred.
    pub confidence: Option<f64>,
    /// What speaks for and against the link.
    pub evidence: Vec<LinkEvidence>,
    /// Other projects that came near; positions on the other side.
    pub candidates: Vec<Candidate>,
    /// Whether the names differ in any printed character.
    pub name_changed: bool,
    /// 更名: whether the names differ beyond white space, width, brackets, fiscal-year tokens and document
    /// numbers; `None` unless continued.
    pub renamed: Option<bool>,
    /// 调整资金使用单位: whether the new unit is not the image of the old one; `None` unless continued.
    pub transferred: Option<bool>,
    /// The money, by column.
    pub amounts: AmountChanges,
    /// What the names, columns, natures and periods say about the money: by side, project and kind.
    pub tags: Vec<Tag>,
    /// The printed periods; `None` where no side prints one, or a side has several projects.
    pub period: Option<PeriodChange>,
    /// The totals over all years; `None` where no side prints one.
    pub lifetime_total: Option<LifetimeChange>,
    /// The performance objective.
    pub goal: GoalChange,
    /// How many indicators, and what became of them.
    pub indicator_summary: IndicatorSummary,
    /// The indicators of both sides; every one stands in exactly one entry.
    pub indicators: Vec<IndicatorChange>,
    /// Facts and doubts about this entry.
    pub findings: Vec<Finding>,
}

/// What became of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Relation {
    /// 延续, 1:1
    Continued,
    /// 本年新列, 0:1
    New,
    /// 本年未再列示, 1:0
    Ended,
    /// 拆分, 1:N
    Split,
    /// 合并, N:1
    Merged,
    /// 重组, N:M
    Regrouped,
}

impl Relation {
    /// Whether it is a group of several projects.
    pub const fn is_group(self) -> bool {
        matches!(self, Self::Split | Self::Merged | Self::Regrouped)
    }
}

/// A project of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProjectRef {
    /// Its unit's name.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its project code, where one is printed.
    pub code: Option<String>,
    /// Its position, from 0, in the table's projects as flattened over the units.
    pub position: usize,
    /// Where it stands.
    pub origin: Origin,
}

/// How a link was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Link {
    /// Equal unit and project name after NFKC and removal of white space, or equal project code.
    Exact,
    /// The document says so.
    Stated,
    /// Everything else that was concluded.
    Inferred,
    /// From the auditor's crosswalk.
    User,
}

/// One feature that speaks for or against a link.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LinkEvidence {
    /// Which feature.
    pub feature: Feature,
    /// How alike the two sides are in it, 0 to 1, four decimals.
    pub similarity: f64,
    /// How much it counted: bits for (above 0) or against (below) a link that was weighed; 1 where one feature decided.
    pub weight: f64,
    /// In words, Chinese.
    pub text: Cow<'static, str>,
    /// In words, English.
    pub text_en: Cow<'static, str>,
}

/// The features of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Feature {
    /// Equal project codes.
    Code,
    /// The names as printed.
    Name,
    /// The core names: without years, document numbers, the unit's own name.
    CoreName,
    /// The characters of the core names.
    Characters,
    /// What tells siblings apart in the names: batches, phases, words in brackets.
    Marks,
    /// The words in which the names differ, sought in the other side's objective and indicators.
    Wording,
    /// The words in which the names differ: how few of them only the own objective and indicators have.
    OwnWording,
    /// The words in which the names differ: how few of them other names of the other year have.
    Usage,
    /// The performance objectives.
    Goal,
    /// The figures in the performance objectives.
    Figures,
    /// The indicators.
    Indicators,
    /// The targets of indicators of equal name.
    Targets,
    /// The amounts.
    Amount,
    /// The budget units.
    Unit,
    /// The document numbers in the names.
    DocumentNumber,
    /// The auditor's decision.
    Decision,
}

/// A project of the other side that came near.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Candidate {
    /// Its position on the other side (for linked entries: on the new side).
    pub position: usize,
    /// How near, 0 to 1.
    pub confidence: f64,
}

/// The money of an entry by column: the five columns of the contract, further printed sources after them;
/// only columns that a side has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountChanges(pub Vec<(String, AmountChange)>);

impl AmountChanges {
    /// The change of a column.
    pub fn get(&self, column: &str) -> Option<&AmountChange> {
        self.0.iter().find(|(name, _)| name == column).map(|(_, change)| change)
    }

    /// The change of the total.
    pub fn total(&self) -> Option<&AmountChange> {
        self.get("total")
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for AmountChanges {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, change)| (name, change)))
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for AmountChanges {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Columns;
        impl<'de> serde::de::Visitor<'de> for Columns {
            type Value = AmountChanges;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("amount changes by column")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut columns = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    columns.push(entry);
                }
                Ok(AmountChanges(columns))
            }
        }
        deserializer.deserialize_map(Columns)
    }
}

/// The change of one amount.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AmountChange {
    /// As printed (summed over a group), in the old table's money unit.
    pub old: Option<Decimal>,
    /// As printed (summed over a group), in the new table's money unit.
    pub new: Option<Decimal>,
    /// new − old, exact, in the new table's money unit; new alone for new projects, −old for ended ones.
    pub delta: Option<Decimal>,
    /// delta / old as a fraction: 6 decimals, half away from zero, trailing zeros cut; `None` where old is
    /// not printed or zero.
    pub rate: Option<Decimal>,
    /// The sides agree at the coarser of their printed precisions.
    pub within_precision: bool,
}

/// The change of the performance objective. Groups: their goals joined by a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct GoalChange {
    /// Whether the texts differ.
    pub changed: bool,
    /// Whether they differ in nothing but years.
    pub only_years: bool,
    /// The edits from the old to the new text: the equal and deleted ones joined are the old text, the equal
    /// and inserted ones the new.
    pub segments: Vec<Segment>,
}

/// A piece of an edited text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Segment {
    /// What happened to it.
    pub op: Edit,
    /// The text.
    pub text: String,
}

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Edit {
    /// In both.
    Equal,
    /// Only in the old text.
    Delete,
    /// Only in the new text.
    Insert,
}

/// How many indicators an entry has, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorSummary {
    /// Of the old side.
    pub old: usize,
    /// Of the new side.
    pub new: usize,
    /// On both sides.
    pub continued: usize,
    /// Only on the new side.
    pub added: usize,
    /// Only on the old side.
    pub dropped: usize,
    /// Of the dropped, those with a figure as target.
    pub dropped_quantified: usize,
}

/// An indicator on both sides. Indices count from 0: projects into this entry's `old` and `new`, indicators
/// into their project's.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct IndicatorChange {
    /// What became of it.
    pub relation: IndicatorRelation,
    /// Its project in the entry's `old`.
    pub old_project: Option<usize>,
    /// Its project in the entry's `new`.
    pub new_project: Option<usize>,
    /// Its index in the old project.
    pub old_index: Option<usize>,
    /// Its index in the new project.
    pub new_index: Option<usize>,
    /// Its old name.
    pub old_name: Option<String>,
    /// Its new name.
    pub new_name: Option<String>,
    /// The old second level as printed.
    pub old_level2: Option<Level>,
    /// The new second level as printed.
    pub new_level2: Option<Level>,
    /// What it measures, on the newest side that it has.
    pub category: Option<Category>,
    /// Whether the names differ beyond width, white space and labels.
    pub renamed: bool,
    /// Whether the categories differ beyond the crosswalk.
    pub reclassified: bool,
    /// The cycle target; `None` for new and dropped, and where either form lacks the column.
    pub cycle: Option<Change>,
    /// The annual target; `None` for new and dropped, and where either form lacks the column.
    pub annual: Option<Change>,
    /// The score.
    pub score: Option<ScoreChange>,
    /// The target of a new or dropped indicator: annual, else cycle.
    pub target: Option<Target>,
    /// Where a new or dropped indicator stands.
    pub origin: Option<Origin>,
}

/// What became of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum IndicatorRelation {
    /// 延续
    Continued,
    /// 新设
    New,
    /// 未再设
    Dropped,
}

/// The change of a score (分值).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ScoreChange {
    /// As printed.
    pub old: Option<String>,
    /// As printed.
    pub new: Option<String>,
    /// new − old, where both are numbers.
    pub delta: Option<Decimal>,
}

/// The change of one target.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Change {
    /// What happened: the first kind that applies.
    pub kind: ChangeKind,
    /// What it means for the body that has to reach it.
    pub effect: Effect,
    /// The other kinds that apply.
    pub also: Vec<ChangeKind>,
    /// Why it was judged so, in Chinese.
    pub reason: Cow<'static, str>,
    /// Why it was judged so, in English.
    pub reason_en: Cow<'static, str>,
    /// The old target.
    pub old: Target,
    /// The new target.
    pub new: Target,
    /// Where the old target stands.
    pub old_origin: Origin,
    /// Where the new target stands.
    pub new_origin: Origin,
}

/// Kinds of change of a target, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ChangeKind {
    /// Same text.
    Unchanged,
    /// 表述等价: other text, same reading.
    Restated,
    /// 补填: placeholder or empty, now real.
    Filled,
    /// 空缺: real, now placeholder or empty.
    Blanked,
    /// 定性改定量
    Quantified,
    /// 定量改定性
    Unquantified,
    /// 计量单位变化: units that do not convert.
    UnitChanged,
    /// 调高; dates: 延后.
    Raised,
    /// 调低; dates: 提前.
    Lowered,
    /// 计算符号补列/省列: same number, only one side writes a comparator.
    ComparatorStated,
    /// 计算符号变化: same number, another comparator in meaning.
    ComparatorChanged,
    /// 文字调整
    Reworded,
}

impl ChangeKind {
    /// Whether the meaning stayed: unchanged, restated, comparator_stated.
    pub const fn is_notation(self) -> bool {
        matches!(self, Self::Unchanged | Self::Restated | Self::ComparatorStated)
    }
}

/// What a change means for the body that has to reach the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Effect {
    /// 提高要求
    Stricter,
    /// 放宽要求
    Looser,
    /// 无实质变化
    Neutral,
    /// 方向无法判定
    Unknown,
}
