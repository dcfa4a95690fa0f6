//! The Ministry of Finance's form and its provincial clones: one project a form, one horizon.

use super::Template;
use super::form::{self, FormKind};

pub(super) const TEMPLATE: Template = Template {
    name: "ministry_form",
    is_form: true,
    recognises: |section| form::classify(section) == Some(FormKind::Ministry),
    read: |section, options, ledger| form::read(section, FormKind::Ministry, options, ledger),
};
