//! 绩效自评表: what was achieved, beside what was aimed at. Never compared with tables of targets.

use super::Template;
use super::form::{self, FormKind};

pub(super) const TEMPLATE: Template = Template {
    name: "self_evaluation",
    is_form: true,
    recognises: |section| kind(section).is_some(),
    read: |section, options, ledger| {
        let kind = kind(section).unwrap_or(FormKind::SelfEvaluation);
        form::read(section, kind, options, ledger)
    },
};

fn kind(section: &crate::Section) -> Option<FormKind> {
    let is_evaluation =
        |kind: &FormKind| matches!(kind, FormKind::SelfEvaluation | FormKind::DepartmentEvaluation);
    form::classify(section).filter(is_evaluation)
}
