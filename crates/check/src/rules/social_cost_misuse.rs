//! SEM-02 社会成本指标填为支出限额 social_cost_misuse
//!
//! 看什么：社会成本指标下以金额为指标值的指标。
//! Looks at: indicators under social cost whose target is a sum of money.
//!
//! 为什么：社会成本是项目给社会带来的负面影响，本单位的支出控制属于经济成本。
//! Why: social cost is what the project does to others; a ceiling on one's own spending is economic cost.
//!
//! 触发：社会成本指标“系统维护成本”：≤4.32万元；“邮寄文书成本”：单件≤12元。
//! Fires: under social cost: 系统维护成本 (maintenance) ≤4.32万元; 邮寄文书成本 (postage) 单件≤12元.
//!
//! 不触发：经济成本指标“系统维护成本”：≤4.32万元；社会成本指标“施工影响居民出行天数”：≤10天、“群众误工损失”：≤2万元。
//! Does not fire: the same under economic cost; under social cost: days of obstruction, losses of the public.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位改列经济成本指标。
//! What to do: ask the unit to file it under economic cost.

use crate::cost::is_of_others;
use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Category, Code, Family, Severity, family_of};

pub(super) const RULE: Rule = Rule {
    code: Code::of("SEM-02"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("social_cost_misuse.rs"),
};

fn check(facts: &TableFacts, findings: &mut Findings) {
    for (project, indicator, target) in facts.set_targets() {
        if indicator.category == Some(Category::SocialCost)
            && target
                .quantity()
                .and_then(|number| family_of(number.unit.as_deref()?))
                .is_some_and(|unit| unit.family == Family::Money)
            && !is_of_others(&indicator.name)
        {
            let finding = findings.finding(Severity::Warning).with("target", &target.raw);
            findings.push(project.indicator_finding(indicator, finding));
        }
    }
}
