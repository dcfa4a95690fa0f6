//! One indicator.

use duibiao_core::{Category, Indicator, Reading, Target};
use duibiao_diff::{Polarity, polarity};

/// An indicator with its place in its project.
pub struct IndicatorFacts<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its place in its project, from 0.
    pub idx: usize,
    /// Its name without width, white space, quotation marks and labels such as 指标1：.
    pub name: String,
    /// What it measures by the taxonomy.
    pub category: Option<Category>,
    /// Its target of the year, or that of the whole project where the form has no other.
    pub target: Option<&'a Target>,
    /// Whether name or target are left to be filled in (待单位补充, XX).
    pub is_placeholder: bool,
}

impl<'a> IndicatorFacts<'a> {
    pub(super) fn new(indicator: &'a Indicator, idx: usize) -> Self {
        let target = indicator.target();
        let is_unset = |target: &Target| {
            matches!(target.reading, Reading::Placeholder) && !means_zero(indicator, target)
        };
        let is_placeholder = target.is_some_and(is_unset) || Target::is_placeholder(&indicator.name);
        Self {
            indicator,
            idx,
            name: duibiao_diff::indicator_key(&indicator.name),
            category: indicator.category,
            target,
            is_placeholder,
        }
    }
}

/// 安全事故：无 is the target zero.
fn means_zero(indicator: &Indicator, target: &Target) -> bool {
    let is_none = matches!(target.raw.trim().trim_end_matches('。'), "无" | "没有" | "零");
    is_none && polarity(&indicator.name, indicator.category) == Polarity::LowerIsStricter
}
