//! STR-06 缺质量指标 missing_quality
//!
//! 看什么：已有产出指标的项目是否有质量指标；项目名称属工程修缮、购置、信息化的为警告，其余为提示。不判断的情形同 STR-05。
//! Looks at: whether a project with outputs has an indicator of 质量: a warning where its name speaks of works,
//! purchases or systems, else information. Not judged as with STR-05.
//!
//! 为什么：只有数量没有质量，完成得好不好无从衡量。
//! Why: quantities alone do not say how well the work is done.
//!
//! 触发：产出指标只有“培训班次”；设备购置项目没有“验收合格率”一类指标。
//! Fires: 培训班次 only; a purchase of equipment without 验收合格率 or the like.
//!
//! 不触发：有一个质量指标；没有产出指标（见 STR-04）。
//! Does not fire: one 质量; no output at all (STR-04).
//!
//! 依据：某省预算管理一体化绩效模块的校验：产出、效益、满意度各至少一个三级指标，严格时产出的每个二级指标至少一个。其余为实务经验，非制度规定。
//! Source: the checks of one province's budget management system, which ask for at least one indicator each of
//! 产出, 效益 and 满意度, in the strict variant for each second level of 产出. The rest is practice, not a
//! regulation.
//!
//! 怎么办：请单位补充合格率、准确率、达标率一类指标。
//! What to do: ask for rates of acceptance, accuracy and the like.

use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::project_kind::is_works;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-06"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Raised,
    page: page!("missing_quality.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in
        facts.lacking(Dimension::Quality).filter(|project| project.dimensions().are_outputs_divided())
    {
        let severity = if is_works(project) { Severity::Warning } else { Severity::Info };
        let finding = findings.finding(severity);
        findings.push(project.finding(finding));
    }
}
