//! Which rules run, how much their findings weigh, and which numbers they go by.

use crate::rule::{Rule, Strict};
use crate::rules::RULES;
use duibiao_core::Severity;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The choices of a user; the default is the profile `default` with every rule of it.
///
/// # Example
/// ```
/// use duibiao_check::{Profile, Settings, rule};
/// let mut settings = Settings { profile: Profile::Strict, ..Settings::default() };
/// settings.ignore.push("ARI".to_owned());
/// assert!(!settings.runs(rule("ARI-02").unwrap()));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Settings {
    /// The set of rules and numbers to start from.
    pub profile: Profile,
    /// The rules that run, by code or by family (`ARI`); empty: all of the profile. A rule that is named by its whole
    /// code runs even where the profile leaves it out.
    pub select: Vec<String>,
    /// The rules that do not run, by code or by family; stronger than [`select`](Self::select).
    pub ignore: Vec<String>,
    /// How much the findings of a rule weigh, by code.
    pub severities: BTreeMap<String, Severity>,
    /// The numbers of rules, by code and name.
    pub parameters: BTreeMap<String, BTreeMap<String, Decimal>>,
}

/// A set of rules and numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Profile {
    /// What a reviewer wants to see first: few findings, each certain.
    #[default]
    Default,
    /// Every rule, the numbers tighter, missing dimensions as warnings.
    Strict,
}

impl Settings {
    /// Whether the rule runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        let code = rule.code.id();
        let is_of_profile = self.profile == Profile::Strict || rule.strict != Strict::Only;
        let is_selected = if self.select.is_empty() {
            is_of_profile
        } else {
            self.select.iter().any(|of| of == code || covers(of, code) && is_of_profile)
        };
        is_selected && !self.ignore.iter().any(|of| covers(of, code))
    }

    /// How much a finding of the rule weighs that weighs so much by itself.
    pub fn severity(&self, rule: &Rule, own: Severity) -> Severity {
        match self.severities.get(rule.code.id()) {
            Some(severity) => *severity,
            None if self.profile == Profile::Strict && rule.strict == Strict::Raised => {
                own.max(Severity::Warning)
            }
            None => own,
        }
    }

    /// The number that the rule goes by.
    ///
    /// # Panics
    /// When the rule has no such parameter.
    pub fn parameter(&self, rule: &Rule, name: &str) -> Decimal {
        let parameter = rule.parameters.iter().find(|parameter| parameter.name == name);
        let parameter = parameter.unwrap_or_else(|| panic!("{} has no parameter {name}", rule.code.id()));
        let chosen = self.parameters.get(rule.code.id()).and_then(|numbers| numbers.get(name));
        match (chosen, self.profile) {
            (Some(number), _) => *number,
            (None, Profile::Default) => parameter.default,
            (None, Profile::Strict) => parameter.strict,
        }
    }
}

/// Whether a code or a family, as a user writes it, covers that code.
fn covers(of: &str, code: &str) -> bool {
    code == of || code.strip_prefix(of).is_some_and(|rest| rest.starts_with('-'))
}

/// Whether some rule is of that code or family.
///
/// # Example
/// ```
/// assert!(duibiao_check::names_rules("ARI") && !duibiao_check::names_rules("ARI-99"));
/// ```
pub fn names_rules(of: &str) -> bool {
    RULES.iter().any(|rule| covers(of, rule.code.id()))
}
