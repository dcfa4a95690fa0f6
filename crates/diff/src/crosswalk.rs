//! The auditor's decisions about which project is which: what a crosswalk file says, whatever it was read from.
//!
//! A decision names projects by unit and name, so that it outlives a new order of rows; a code or a position
//! tells projects of one name apart. [`Crosswalk::read_csv`] reads the file, [`Options`](crate::Options) takes the
//! decisions to a comparison, and [`ChangeSet::decisions`](crate::ChangeSet::decisions) says what became of each.

mod columns;
mod read;
pub(crate) mod resolve;
mod settle;

pub use columns::{Column, PROGRAM_GROUP, disarm, rearm};
pub use read::Crosswalk;
pub use settle::settle_decisions;

/// What an auditor decided about a project, a pair, or a member of a group.
///
/// # Example
/// ```
/// use duibiao_diff::{Decision, ProjectKey, Ruling};
///
/// let named = |name: &str| Some(ProjectKey { name: Some(name.to_owned()), ..ProjectKey::default() });
/// let decision = Decision {
///     file: "对照表.csv".to_owned(),
///     line: 2,
///     ruling: Ruling::Same,
///     group: None,
///     old: named("办公楼维护维修经费"),
///     new: named("办公场所维护修缮经费"),
///     note: Some("据单位来函".to_owned()),
/// };
/// let options = duibiao_diff::Options { crosswalk: vec![decision], ..Default::default() };
/// assert_eq!(options.crosswalk.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Decision {
    /// The file that it stands in.
    pub file: String,
    /// Its line in that file, from 1; the row of a workbook's sheet.
    pub line: usize,
    /// What was decided.
    pub ruling: Ruling,
    /// 组号: what joins the lines of one split, merged or regrouped project; with [`Ruling::Same`] only.
    pub group: Option<String>,
    /// The project of the old table; `None` where the ruling needs none.
    pub old: Option<ProjectKey>,
    /// The project of the new table; `None` where the ruling needs none.
    pub new: Option<ProjectKey>,
    /// 说明
    pub note: Option<String>,
}

/// What was decided (裁定).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Ruling {
    /// 同一项目; with a group number, parts of one restructured project.
    Same,
    /// 不是同一项目
    Different,
    /// 本年新列: the project of the new table has no predecessor.
    New,
    /// 本年未再列示: the project of the old table has no successor.
    Ended,
}

/// How a decision names a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ProjectKey {
    /// Its unit; not needed where no other unit has a project of the name.
    pub unit: Option<String>,
    /// Its name, compared without white space and width. Where it is missing the code alone names the project.
    pub name: Option<String>,
    /// Its code: tells projects of one name apart.
    pub code: Option<String>,
    /// 序号: its place among all projects of its table, from 1 as people count: tells projects of one name apart.
    pub position: Option<usize>,
}

impl ProjectKey {
    /// The project in words, for messages: the name, else the code, and the unit where it is given.
    pub fn label(&self) -> String {
        let name = self.name.as_deref().or(self.code.as_deref()).unwrap_or("—");
        match &self.unit {
            Some(unit) => format!("{name}（{unit}）"),
            None => name.to_owned(),
        }
    }
}

/// What became of a decision in a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DecisionUse {
    /// Its index in [`Options::crosswalk`](crate::Options::crosswalk), from 0.
    pub decision: usize,
    /// Whether it was honoured.
    pub outcome: Outcome,
    /// The position that its old project was found at, from 0.
    pub old: Option<usize>,
    /// The position that its new project was found at, from 0.
    pub new: Option<usize>,
}

/// Whether a decision was honoured, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Outcome {
    /// It was.
    Used,
    /// A project that it names is not in the table.
    NotFound,
    /// Several projects answer to the name, and neither code nor position tells which.
    Ambiguous,
    /// It contradicts an earlier line.
    Contradicted,
    /// Its group, or the decision itself, lacks the projects of a side.
    Incomplete,
}
