//! 部门整体支出绩效目标表: the targets of a whole department. Its one project is the department itself.

use super::Template;
use super::form::{self, FormKind};

pub(super) const TEMPLATE: Template = Template {
    name: "whole_department",
    is_form: true,
    recognises: |section| form::classify(section) == Some(FormKind::WholeDepartment),
    read: |section, options, ledger| form::read(section, FormKind::WholeDepartment, options, ledger),
};
