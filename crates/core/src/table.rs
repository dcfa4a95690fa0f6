//! One issuer's table for one fiscal year: [`AnnualTable`] > [`BudgetUnit`] > [`Project`] > [`Indicator`].

use crate::{Amounts, Category, Finding, Level, MoneyUnit, Origin, Target};

/// One annual table: the performance targets that one issuer published for one fiscal year.
///
/// Its units stand in document order; the projects of all units, flattened in that order, have the
/// positions `0..` that change sets name.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AnnualTable {
    /// The file it was read from.
    pub source: Source,
    /// What kind of table this is.
    pub kind: TableKind,
    /// At which point of the budget cycle it was made, where the document says so.
    pub stage: Stage,
    /// Whether it covers a department (部门) or a single unit (单位).
    pub scope: Scope,
    /// The printed title.
    pub title: Option<String>,
    /// Where the title stands.
    pub title_origin: Origin,
    /// The issuer.
    pub department: Option<String>,
    /// What says who the issuer is, best first.
    pub department_evidence: Vec<Evidence>,
    /// The fiscal year.
    pub fiscal_year: Option<i32>,
    /// What says which year it is, best first.
    pub fiscal_year_evidence: Vec<Evidence>,
    /// Whether the title says that transfer payments are included (含转移支付项目); `None`: it says nothing.
    pub includes_transfers: Option<bool>,
    /// The unit of its money, as printed.
    pub money_unit: Option<MoneyUnit>,
    /// The printed grand total (合计).
    pub total: Option<Amounts>,
    /// Where the grand total stands.
    pub total_origin: Origin,
    /// What the same document prints as the issuer's 项目支出 in its budget tables: how much of the spending on
    /// projects the published targets cover.
    pub project_expenditure: Option<ProjectExpenditure>,
    /// The budget units in order of appearance.
    pub units: Vec<BudgetUnit>,
    /// Doubts of the reading and results of checks.
    pub findings: Vec<Finding>,
}

impl AnnualTable {
    /// All projects in document order with their units: the positions of change sets.
    pub fn projects(&self) -> impl Iterator<Item = (&BudgetUnit, &Project)> {
        self.units.iter().flat_map(|unit| unit.projects.iter().map(move |project| (unit, project)))
    }

    /// How many projects the table has.
    pub fn n_projects(&self) -> usize {
        self.units.iter().map(|unit| unit.projects.len()).sum()
    }

    /// How many indicators the table has.
    pub fn n_indicators(&self) -> usize {
        self.projects().map(|(_, project)| project.indicators.len()).sum()
    }
}

/// A printed total of 项目支出 from a budget table of the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ProjectExpenditure {
    /// The amount as printed, separators removed.
    pub amount: String,
    /// The unit of that table's money.
    pub money_unit: Option<MoneyUnit>,
    /// The title of that table.
    pub table: Option<String>,
    /// Where the amount stands.
    #[cfg_attr(feature = "serde", serde(default))]
    pub origin: Origin,
}

/// The file that a table was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Source {
    /// Its path as given; a zip member's is `outer.zip!inner`.
    pub path: String,
    /// The file format.
    pub format: Format,
    /// The character encoding of a text format, `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`.
    pub encoding: Option<String>,
    /// SHA-256 of the bytes, lower-case hexadecimal; `None` where it was not asked for.
    pub sha256: Option<String>,
    /// The form that the table was recognised as.
    pub template: String,
    /// Whether the text was made by optical character recognition: ≥ often turns into 2 there.
    pub ocr: bool,
    /// Of a document or workbook of this program: the file that it was made from, which all places speak of.
    pub read_from: Option<ReadFrom>,
}

/// The published file behind a document of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ReadFrom {
    /// Its path as it was given.
    pub path: String,
    /// Its format.
    pub format: Format,
    /// Its SHA-256.
    pub sha256: Option<String>,
}

/// A file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Format {
    /// Plain text as extracted from a document.
    #[default]
    Text,
    /// PDF
    Pdf,
    /// Office Open XML workbook
    Xlsx,
    /// BIFF workbook
    Xls,
    /// OpenDocument spreadsheet
    Ods,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// Office Open XML document
    Docx,
    /// Old Word document
    Doc,
    /// Web page
    Html,
    /// A document of this program
    Json,
}

/// What a table sets out. Different kinds are never compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TableKind {
    /// 项目支出绩效目标表
    #[default]
    ProjectTargets,
    /// 部门整体支出绩效目标表
    WholeDepartment,
    /// 项目支出绩效自评表
    SelfEvaluation,
}

/// The point of the budget cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Stage {
    /// 年初预算
    Initial,
    /// 调整预算
    Adjusted,
    /// 决算
    Final,
    /// Not said.
    #[default]
    Unknown,
}

/// Whose spending the table covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Scope {
    /// 部门: the department with its units
    Department,
    /// 单位: one unit alone
    Unit,
    /// Not said.
    #[default]
    Unknown,
}

/// What says something about the whole table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Evidence {
    /// Where it was found.
    pub kind: EvidenceKind,
    /// The words themselves.
    pub text: String,
    /// Their place in the source.
    #[cfg_attr(feature = "serde", serde(default))]
    pub origin: Origin,
}

/// The kinds of evidence, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum EvidenceKind {
    /// Said by the caller.
    Override,
    /// The table's title.
    Title,
    /// The lines above the table's heading, such as 部门名称.
    Header,
    /// The document's cover.
    Cover,
    /// The name of the file.
    FileName,
    /// The name of a folder.
    Folder,
    /// Concluded from the contents.
    Inferred,
}

/// A body that uses the money (资金使用单位, 实施单位) with its projects.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BudgetUnit {
    /// Its name as printed.
    pub name: String,
    /// Its printed subtotal.
    pub amounts: Amounts,
    /// Where its row stands.
    pub origin: Origin,
    /// Its projects in document order.
    pub projects: Vec<Project>,
}

/// A project with its money, its performance objective and its indicators.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Project {
    /// Its name as printed, lines joined.
    pub name: String,
    /// Its project code, where one is printed.
    pub code: Option<String>,
    /// The supervising department (主管部门), where the form names it.
    pub supervising_department: Option<NameAndCode>,
    /// 项目属性 or 项目性质: 新增, 延续, 经常性, 一次性 …
    pub nature: Option<String>,
    /// The period of a project of several years.
    pub period: Option<Period>,
    /// The money of this fiscal year.
    pub amounts: Amounts,
    /// Where the money stands.
    pub amounts_origin: Origin,
    /// 项目资金总额 over all years, as printed; never compared with the annual figure.
    pub lifetime_total: Option<String>,
    /// 年度绩效目标: the performance objective of the year, its lines joined.
    pub goal: Option<String>,
    /// Where the objective stands.
    pub goal_origin: Origin,
    /// 中期, 实施期 or 总体目标.
    pub lifetime_goal: Option<String>,
    /// What else the form prints of the project (项目类别, 立项依据 …), in print order.
    pub notes: Vec<Note>,
    /// Names and telephone numbers of persons (负责人, 联系电话); empty unless the caller asked for them.
    pub persons: Vec<Note>,
    /// Where the project's name stands.
    pub origin: Origin,
    /// Its indicators in document order.
    pub indicators: Vec<Indicator>,
}

impl Project {
    /// A project of which nothing but the name is printed.
    ///
    /// # Example
    /// ```
    /// let project = duibiao_core::Project::named("宣传经费");
    /// assert_eq!((project.name.as_str(), project.amounts.total.printed(), project.goal), ("宣传经费", None, None));
    /// ```
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            code: None,
            supervising_department: None,
            nature: None,
            period: None,
            amounts: Amounts::NO_COLUMNS,
            amounts_origin: Origin::Nowhere,
            lifetime_total: None,
            goal: None,
            goal_origin: Origin::Nowhere,
            lifetime_goal: None,
            notes: Vec::new(),
            persons: Vec::new(),
            origin: Origin::Nowhere,
            indicators: Vec::new(),
        }
    }
}

/// A labelled text that has no field of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Note {
    /// The label as printed.
    pub label: String,
    /// The text as printed, lines joined.
    pub text: String,
    /// Where the text stands.
    #[cfg_attr(feature = "serde", serde(default))]
    pub origin: Origin,
}

/// A name with its code, where one is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct NameAndCode {
    /// The name.
    pub name: String,
    /// The code.
    pub code: Option<String>,
}

/// The printed start and end of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Period {
    /// 开始日期 as printed.
    pub start: Option<String>,
    /// 完成日期 as printed.
    pub end: Option<String>,
}

/// One performance indicator (三级指标) with its targets.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Indicator {
    /// Its printed number.
    pub seq: Option<u32>,
    /// 一级指标 as printed.
    pub level1: Level,
    /// 二级指标 as printed.
    pub level2: Level,
    /// What it measures by the taxonomy; `None` where the levels say nothing known.
    pub category: Option<Category>,
    /// 三级指标: its name as printed.
    pub name: String,
    /// 实施周期, 中期 or 总体指标值; `None` where the form has no such column.
    pub cycle_target: Option<Target>,
    /// 年度指标值; `None` where the form has no such column.
    pub annual_target: Option<Target>,
    /// 分值 or 权重 as printed.
    pub score: Option<String>,
    /// 实际完成值, in self-evaluations.
    pub actual: Option<Target>,
    /// 得分, in self-evaluations.
    pub achieved_score: Option<String>,
    /// What else the form prints of the indicator (指标属性, 指标内容, 备注 …), in print order.
    pub notes: Vec<Note>,
    /// Where the indicator stands.
    pub origin: Origin,
}

impl Indicator {
    /// Its target of the year, or that of the whole project where the form has no other.
    pub fn target(&self) -> Option<&Target> {
        self.annual_target.as_ref().or(self.cycle_target.as_ref())
    }
}
