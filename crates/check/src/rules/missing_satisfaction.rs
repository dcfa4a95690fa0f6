//! STR-08 缺满意度指标 missing_satisfaction
//!
//! 看什么：名称表明直接向人员发放补贴或提供服务的项目（补贴、救助、培训、招聘会、公共服务等）是否有满意度指标；系统、平台、审核、运维一类项目除外。
//! 默认只判断这些项目，严格模式判断所有项目（参数 every_project）。
//! Looks at: whether projects whose name speaks of money or services that people receive (补贴, 救助, 培训,
//! 招聘会, 公共服务 …) have an indicator of 满意度; systems, platforms, reviews and upkeep are left out. By
//! default only those are judged, in strict every project (parameter every_project).
//!
//! 为什么：服务好不好，要听服务对象的评价。
//! Why: whether a service is good is for those to say who receives it.
//!
//! 触发：退休人员待遇差补贴，没有满意度指标。
//! Fires: 退休人员待遇差补贴 without 满意度.
//!
//! 不触发：桌面及办公设备运维项目（默认）；有一个满意度指标。
//! Does not fire: 桌面及办公设备运维项目 (by default); one 满意度.
//!
//! 依据：某省预算管理一体化绩效模块的校验：产出、效益、满意度各至少一个三级指标，严格时产出的每个二级指标至少一个。其余为实务经验，非制度规定。
//! Source: the checks of one province's budget management system, which ask for at least one indicator each of
//! 产出, 效益 and 满意度, in the strict variant for each second level of 产出. The rest is practice, not a
//! regulation.
//!
//! 怎么办：请单位补充服务对象满意度及其调查方式。
//! What to do: ask for the satisfaction of those served, and how it is surveyed.

use crate::concerned::{EVERY_PROJECT, report};
use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::project_kind::is_public_service;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::Code;

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-08"),
    check: Check::Table(check),
    parameters: &[EVERY_PROJECT],
    strict: Strict::Raised,
    page: page!("missing_satisfaction.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    report(facts.lacking(Dimension::Satisfaction), is_public_service, findings);
}
