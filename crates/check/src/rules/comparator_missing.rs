//! VAL-04 缺计算符号 comparator_missing
//!
//! 看什么：有数值和单位、没有计算符号的指标值；100%和0除外。
//! Looks at: targets of a number and a unit without a comparator; 100% and 0 aside.
//!
//! 为什么：看不出是至少、至多还是等于。
//! Why: nobody can tell whether it is a least, a most or an exact figure.
//!
//! 触发：培训人数：250人。
//! Fires: 培训人数 (trained): 250人.
//!
//! 不触发：培训人数：≥250人；合格率：100%；事故：0次。
//! Does not fire: ≥250人; 100%; 0次.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：需要逐项比较年度时，请单位补写≥、≤或＝。
//! What to do: where years are compared, ask the unit for ≥, ≤ or =.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};
use rust_decimal::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code::of("VAL-04"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Only,
    page: page!("comparator_missing.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if target.quantity().is_some_and(|number| {
            number.comparator.is_none()
                && number.unit.is_some()
                && !number.derived
                && !number.value.is_zero()
                && !(number.value == Decimal::ONE_HUNDRED && number.unit.as_deref() == Some("%"))
        }) {
            let finding = findings.finding(Severity::Info).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
