//! STR-09 缺成本指标 missing_cost
//!
//! 看什么：2022 年及以后的表中，名称属工程修缮、购置、信息化的项目是否有成本指标（无论印在成本之下还是产出之下）。默认只判断这些项目，
//! 严格模式判断所有项目（参数 every_project）。年度不明的表不判断。
//! Looks at: in tables of 2022 and later, whether projects whose name speaks of works, purchases or systems have
//! an indicator of cost, be it under 成本 or under 产出. By default only those are judged, in strict every
//! project (parameter every_project). Tables of an unknown year are not judged.
//!
//! 为什么：绩效目标应当包括相应的成本控制要求。
//! Why: an objective includes what its outputs may cost.
//!
//! 触发：执法装备购置经费，没有成本指标。
//! Fires: 执法装备购置经费 without cost.
//!
//! 不触发：产出之下有成本指标；政策宣传经费（默认）；2020 年的表。
//! Does not fire: cost under 产出; 政策宣传经费 (by default); a table of 2020.
//!
//! 依据：财预〔2021〕101号：绩效目标包括预期产出和效果，“以及相应的成本控制要求”。按名称区分项目为实务经验，非制度规定。
//! Source: 财预〔2021〕101号: objectives are expected outputs and effects 以及相应的成本控制要求, with what they
//! may cost. Telling projects by their names is practice, not a regulation.
//!
//! 怎么办：请单位补充总成本或单位成本的控制指标。
//! What to do: ask for a limit of the whole cost or of the cost of one unit.

use crate::concerned::{EVERY_PROJECT, report};
use crate::facts::{Dimension, TableFacts};
use crate::findings::Findings;
use crate::project_kind::is_works;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::Code;

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-09"),
    check: Check::Table(check),
    parameters: &[EVERY_PROJECT],
    strict: Strict::Raised,
    page: page!("missing_cost.rs"),
};

/// The first year whose tables were written under 财预〔2021〕101号.
const FIRST_YEAR: i32 = 2022;

fn check(facts: &TableFacts, findings: &mut Findings) {
    if facts.table.fiscal_year.is_none_or(|year| year < FIRST_YEAR) {
        return;
    }
    report(facts.lacking(Dimension::Cost), is_works, findings);
}
