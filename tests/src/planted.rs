//! Faults planted into departments that a generator makes up, and what looks like a fault and is none: what the
//! precision and recall of the audit rules are measured on.
//!
//! The plants are data, `tests/cases/planted`; its README explains the notation. They are written by the manual pages
//! of the rules, in words of their own. A plant acts on one table, or on a table and its copy of the year after; nothing here
//! calls a rule but [`mod@measure`].
//!
//! - [`read`]: the plants and their lists of words.
//! - [`fill`]: templates filled with numbers and words drawn from a seed.
//! - [`planting`]: a plant put into the projects, unit or table that host it; [`sums`]: totals kept true meanwhile.
//! - [`mod@measure`]: findings before and after, by rule; [`mod@report`]: as a table to read.

pub mod fill;
pub mod measure;
pub mod planting;
pub mod read;
pub mod report;
pub mod sums;

pub use measure::{RuleScore, measure};
pub use read::garden;
pub use report::report;

use duibiao_check::Profile;
use std::collections::BTreeMap;

/// Lists of words by name.
pub type Words = BTreeMap<String, Vec<String>>;

/// The plants of all rules, and the words that they draw from.
#[derive(Debug, Default)]
pub struct Garden {
    /// In the order of the files.
    pub plants: Vec<Plant>,
    /// The lists of words.
    pub words: Words,
}

/// A fault of a rule, or a near miss of it.
#[derive(Clone, Debug)]
pub struct Plant {
    /// Where it stands: file and line.
    pub place: String,
    /// What it is.
    pub title: String,
    /// The code of the rule that it is about.
    pub rule: &'static str,
    /// Whether the rule must say something.
    pub is_fault: bool,
    /// Under which profile; in another one than the default that rule alone is run.
    pub profile: Profile,
    /// Where the finding must stand.
    pub at: At,
    /// How many findings the rule must give there.
    pub times: usize,
    /// Rules that rightly say something too.
    pub also: Vec<&'static str>,
    /// What is done to the hosts, in order; where the rule is on two years, in both.
    pub steps: Vec<Step>,
    /// What is done then to the hosts in each of the two years, where the rule is on two years.
    pub years: Option<Years>,
}

/// What is done to two years apart.
#[derive(Clone, Debug, Default)]
pub struct Years {
    /// To the hosts in the earlier year.
    pub last: Vec<Step>,
    /// To the hosts in the later one.
    pub this: Vec<Step>,
}

/// The place of a finding, among the hosts of a plant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// The first project.
    #[default]
    First,
    /// The last project.
    Last,
    /// One of the projects, or their unit.
    Any,
    /// The unit as a whole.
    Unit,
    /// The table as a whole.
    Table,
}

/// One thing that is done to a host, with its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub act: Act,
    /// With what.
    pub template: String,
}

/// What is done to a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A name is given to a number or word.
    Let,
    /// An indicator is added.
    Add,
    /// Indicators of a second level are taken away.
    Remove,
    /// The last indicator has other levels.
    Levels,
    /// A target of the last indicator is left blank.
    Blank,
    /// All indicators have scores of that sum.
    Scores,
    /// The objective is another.
    Goal,
    /// The objective goes on.
    GoalToo,
    /// The project has another name.
    Name,
    /// The project has a period.
    Period,
    /// The project has another amount; totals follow.
    Amount,
    /// Columns of the project's amounts are other ones; totals follow.
    Cells,
    /// The printed total of the unit is another; the grand total follows.
    Subtotal,
    /// The printed grand total is another.
    Total,
    /// The whole table is in another unit of money.
    Money,
    /// The table is of another year.
    Year,
    /// The project is not there.
    Gone,
    /// No project of the table has an objective.
    NoGoals,
    /// The levels of the whole table have other codes.
    Recode,
    /// What follows is done to another project of the unit, further down.
    Next,
    /// What follows is done to a project of another unit.
    Elsewhere,
    /// What follows is done to every project of the unit, each with words and numbers of its own.
    Each,
}
