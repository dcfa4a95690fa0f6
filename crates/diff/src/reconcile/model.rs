//! The result of reconciling targets with a self-evaluation, in the shape of the public JSON.

use crate::change_set::{Change, Comparability, Link, LinkEvidence, ProjectRef, Relation, Run, TableRef};
use crate::judge::attained::{Attained, Attainment};
use duibiao_core::{Category, Finding, Origin, TableKind, Target};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The schema that [`Reconciliation`] serializes to.
pub const RECONCILIATION_SCHEMA: &str = "duibiao.reconciliation/1";

/// Why two tables cannot be reconciled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReconcilable {
    /// They are not a table of targets and a self-evaluation.
    Kinds {
        /// The kind of the table that should hold targets.
        targets: TableKind,
        /// The kind of the table that should be a self-evaluation.
        evaluation: TableKind,
    },
    /// They are of different years.
    Years {
        /// The year of the targets.
        targets: i32,
        /// The year of the self-evaluation.
        evaluation: i32,
    },
}

impl std::fmt::Display for NotReconcilable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Kinds { .. } => f.write_str("not a table of targets and a self-evaluation"),
            Self::Years { targets, evaluation } => {
                write!(f, "targets of {targets}, but a self-evaluation of {evaluation}")
            }
        }
    }
}

impl std::error::Error for NotReconcilable {}

/// The targets of a year beside its self-evaluation.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Reconciliation {
    /// [`RECONCILIATION_SCHEMA`]
    pub schema: Cow<'static, str>,
    /// What made this result.
    pub run: Run,
    /// The table of targets.
    pub targets: TableRef,
    /// The self-evaluation.
    pub evaluation: TableRef,
    /// What is not alike in the two tables.
    pub comparability: Vec<Comparability>,
    /// How many of everything.
    pub summary: Summary,
    /// The projects of both tables; every one stands in exactly one entry.
    pub projects: Vec<ReconciledProject>,
    /// Facts and doubts about the two files.
    pub findings: Vec<Finding>,
}

/// Counts of a reconciliation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Summary {
    /// Entries with projects on both sides.
    pub projects: usize,
    /// Projects with targets but without an evaluation.
    pub projects_set_only: usize,
    /// Projects that are evaluated, but not in the table of targets.
    pub projects_evaluated_only: usize,
    /// Indicators on both sides.
    pub indicators: usize,
    /// Indicators that were set, but are not evaluated.
    pub indicators_set_only: usize,
    /// Indicators that are evaluated, but were not set.
    pub indicators_evaluated_only: usize,
    /// Of the indicators on both sides, those whose evaluation prints another target in substance.
    pub targets_changed: usize,
    /// Of the indicators on both sides, those that meet the target as set.
    pub met: usize,
    /// Those that do not.
    pub not_met: usize,
    /// Those that cannot be judged.
    pub undecided: usize,
    /// Those that meet the target as evaluated, but not as set.
    pub met_only_as_evaluated: usize,
}

impl Summary {
    pub(super) fn of(projects: &[ReconciledProject]) -> Self {
        let mut summary = Self::default();
        for project in projects {
            match (project.set.is_empty(), project.evaluated.is_empty()) {
                (false, true) => summary.projects_set_only += 1,
                (true, _) => summary.projects_evaluated_only += 1,
                (false, false) => summary.projects += 1,
            }
            if project.set.is_empty() || project.evaluated.is_empty() {
                continue;
            }
            for one in &project.indicators {
                match one.relation {
                    Standing::SetOnly => summary.indicators_set_only += 1,
                    Standing::EvaluatedOnly => summary.indicators_evaluated_only += 1,
                    Standing::Both => {
                        summary.indicators += 1;
                        summary.targets_changed += usize::from(one.is_changed());
                        summary.met_only_as_evaluated += usize::from(one.is_met_only_as_evaluated());
                        match one.met_as_set.as_ref().map(|met| met.result) {
                            Some(Attained::Met) => summary.met += 1,
                            Some(Attained::NotMet) => summary.not_met += 1,
                            Some(Attained::Undecided) | None => summary.undecided += 1,
                        }
                    }
                }
            }
        }
        summary
    }
}

/// A project, or a group of restructured projects, in both tables.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ReconciledProject {
    /// As in a change set: new is evaluated only, ended is set only.
    pub relation: Relation,
    /// The projects of the table of targets.
    pub set: Vec<ProjectRef>,
    /// The projects of the self-evaluation.
    pub evaluated: Vec<ProjectRef>,
    /// How the link was made.
    pub link: Option<Link>,
    /// 疑似: to be verified.
    pub doubtful: bool,
    /// How sure the link is; `None` unless inferred.
    pub confidence: Option<f64>,
    /// What speaks for and against it.
    pub evidence: Vec<LinkEvidence>,
    /// The money.
    pub budget: Budget,
    /// The indicators of both sides.
    pub indicators: Vec<ReconciledIndicator>,
    /// Facts and doubts about this entry.
    pub findings: Vec<Finding>,
}

/// The money of a project as set and as evaluated, in the money unit of the self-evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Budget {
    /// The total in the table of targets.
    pub set: Option<Decimal>,
    /// 年初预算数 in the self-evaluation.
    pub initial: Option<Decimal>,
    /// Whether both agree within their printed precision; `None` where one is not printed.
    pub agrees: Option<bool>,
    /// 全年预算数
    pub adjusted: Option<Decimal>,
    /// 执行数
    pub executed: Option<Decimal>,
    /// 执行率 as printed.
    pub printed_rate: Option<String>,
    /// executed / adjusted (else initial) as a fraction, 6 decimals, trailing zeros cut.
    pub rate: Option<Decimal>,
}

/// An indicator as set and as evaluated.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ReconciledIndicator {
    /// In which of the tables it stands.
    pub relation: Standing,
    /// What it measures.
    pub category: Option<Category>,
    /// Its name in the table of targets.
    pub set_name: Option<String>,
    /// Its name in the self-evaluation.
    pub evaluated_name: Option<String>,
    /// The target as set: annual, else cycle.
    pub target_as_set: Option<Target>,
    /// The target that the self-evaluation prints.
    pub target_as_evaluated: Option<Target>,
    /// From the target as set to the one as evaluated.
    pub change: Option<Change>,
    /// 实际完成值
    pub actual: Option<Target>,
    /// Whether the actual value meets the target as set; `None` where one of them has no column.
    pub met_as_set: Option<Attainment>,
    /// Whether it meets the target that the self-evaluation prints.
    pub met_as_evaluated: Option<Attainment>,
    /// 分值
    pub score: Option<String>,
    /// 得分
    pub achieved_score: Option<String>,
    /// Where it stands in the table of targets.
    pub set_origin: Option<Origin>,
    /// Where it stands in the self-evaluation.
    pub evaluated_origin: Option<Origin>,
}

impl ReconciledIndicator {
    /// Whether the self-evaluation prints another target in substance.
    pub fn is_changed(&self) -> bool {
        self.change.as_ref().is_some_and(|change| !change.kind.is_notation())
    }

    /// Whether the actual value meets the target as evaluated, but not the one as set.
    pub fn is_met_only_as_evaluated(&self) -> bool {
        let result = |met: &Option<Attainment>| met.as_ref().map(|met| met.result);
        result(&self.met_as_set) == Some(Attained::NotMet)
            && result(&self.met_as_evaluated) == Some(Attained::Met)
    }
}

/// In which of the tables an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Standing {
    /// In both.
    Both,
    /// Set, but not evaluated.
    SetOnly,
    /// Evaluated, but never set.
    EvaluatedOnly,
}
