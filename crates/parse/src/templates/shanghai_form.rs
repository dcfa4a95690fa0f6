//! Shanghai's form: the project's whole money and objective beside the year's.

use super::Template;
use super::form::{self, FormKind};

pub(super) const TEMPLATE: Template = Template {
    name: "shanghai_form",
    is_form: true,
    recognises: |section| form::classify(section) == Some(FormKind::Shanghai),
    read: |section, options, ledger| form::read(section, FormKind::Shanghai, options, ledger),
};
