//! Where rules put what they find.

use crate::rule::Rule;
use crate::settings::Settings;
use duibiao_core::{Finding, Severity};
use rust_decimal::Decimal;

/// The findings of the rules that ran, each under the rule that is running.
pub struct Findings<'a> {
    settings: &'a Settings,
    rule: &'static Rule,
    /// Of which table of several the finding is.
    found: Vec<(usize, Finding)>,
}

impl<'a> Findings<'a> {
    pub(crate) const fn new(rule: &'static Rule, settings: &'a Settings) -> Self {
        Self { settings, rule, found: Vec::new() }
    }

    /// A parameter of the running rule, by the user's settings.
    ///
    /// # Panics
    /// When the rule has no such parameter: a fault of the rule.
    pub fn parameter(&self, name: &str) -> Decimal {
        self.settings.parameter(self.rule, name)
    }

    /// A parameter in percent, as a fraction.
    ///
    /// # Panics
    /// As [`parameter`](Self::parameter).
    pub fn share(&self, name: &str) -> Decimal {
        self.parameter(name) / Decimal::ONE_HUNDRED
    }

    /// A finding of the running rule, without a place.
    pub fn finding(&self, severity: Severity) -> Finding {
        Finding::new(self.rule.code, severity)
    }

    /// Keeps a finding.
    pub fn push(&mut self, finding: Finding) {
        self.push_to(0, finding);
    }

    /// Keeps a finding of that table among several.
    pub fn push_to(&mut self, table: usize, finding: Finding) {
        let severity = self.settings.severity(self.rule, finding.severity);
        self.found.push((table, finding.regraded(severity)));
    }

    pub(crate) fn into_found(self) -> Vec<(usize, Finding)> {
        self.found
    }
}
