//! Forms with the targets of the whole period (中期, 实施期, 长期) beside those of the year.

use super::Template;
use super::form::{self, FormKind};

pub(super) const TEMPLATE: Template = Template {
    name: "two_horizon_form",
    is_form: true,
    recognises: |section| form::classify(section) == Some(FormKind::TwoHorizon),
    read: |section, options, ledger| form::read(section, FormKind::TwoHorizon, options, ledger),
};
