//! What a view for people shows, and how.

use duibiao_core::{Language, MoneyUnit};
use rust_decimal::Decimal;

/// Options of the views for people. JSON takes none of them: it is always whole.
///
/// The default is what a pipe gets: Chinese, full rows without wrapping, no colour, box rules.
///
/// # Example
/// ```
/// use duibiao_report::ViewOptions;
/// let options = ViewOptions { width: Some(100), ascii_rules: true, ..ViewOptions::default() };
/// assert!(options.only.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches of the command line")]
pub struct ViewOptions {
    /// The language of headings and messages; names and targets stay as printed.
    pub language: Language,
    /// The width of the terminal in columns; `None`: full rows, nothing wrapped or cut.
    pub width: Option<usize>,
    /// Whether to colour by class of change.
    pub color: bool,
    /// Whether rules are drawn with `+`, `-` and `|`.
    pub ascii_rules: bool,
    /// Project rows need at least this change of money, in 元, to have a row of their own.
    pub min_delta: Option<Decimal>,
    /// Project rows need at least this rate of change, as a fraction, to have a row of their own. With
    /// [`min_delta`](Self::min_delta) both must hold.
    pub min_rate: Option<Decimal>,
    /// The sections to show; empty: all of them.
    pub only: Vec<Section>,
    /// Whether every row is shown, not only the weightiest.
    pub all: bool,
    /// The unit of money; `None`: 万元 for changes, as printed for documents.
    pub money: Option<MoneyUnit>,
    /// Whether places in the sources are shown.
    pub origins: bool,
    /// Of the chains of many years, only those with this text in a name or unit; sums stay those of all.
    pub project: Option<String>,
}

impl ViewOptions {
    /// Whether a section is shown.
    pub(crate) fn shows(&self, section: Section) -> bool {
        self.only.is_empty() || self.only.contains(&section)
    }
}

/// The sections of the view of changes that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Totals, bridge, projects by money.
    Amounts,
    /// Targets and indicators.
    Indicators,
    /// The texts of the performance objectives.
    Goals,
    /// Units, groups, new, ended, renamed and moved projects, and how links were made.
    Structure,
}
