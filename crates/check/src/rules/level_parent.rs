//! STR-11 二级指标不属于一级指标 level_parent_mismatch
//!
//! 看什么：每个指标的二级指标是否属于其一级指标。新旧口径的差别不算：成本在产出之下、满意度在效益之下都可以；投入、过程、决策等旧口径不判断。
//! Looks at: whether the second level of an indicator belongs to its first. Differences between forms are none:
//! cost may stand under 产出, 满意度 under 效益; 投入, 过程 and 决策 are not judged.
//!
//! 为什么：级次错位的指标会被汇总到错误的类别。
//! Why: an indicator under a wrong level is added up in the wrong place.
//!
//! 触发：1-产出指标之下的 22-社会效益。
//! Fires: 22-社会效益 under 1-产出指标.
//!
//! 不触发：产出指标之下的成本指标；效益指标之下的服务对象满意度指标。
//! Does not fire: 成本指标 under 产出指标; 服务对象满意度指标 under 效益指标.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：把指标移到所属的一级指标之下。
//! What to do: move the indicator under the level that it belongs to.

use crate::facts::{IndicatorFacts, TableFacts};
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Category, Code, Level, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-11"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("level_parent.rs"),
};

/// A level of which nothing is printed.
const NOTHING: Level = Level { code: None, name: String::new() };

fn check(facts: &TableFacts, findings: &mut Findings) {
    for project in &facts.projects {
        for indicator in project.indicators().iter().filter(|indicator| is_misplaced(indicator)) {
            let finding = findings.finding(Severity::Warning);
            findings.push(
                project
                    .indicator_finding(indicator, finding)
                    .with("level1", &indicator.indicator.level1.name)
                    .with("level2", &indicator.indicator.level2.name),
            );
        }
    }
}

fn is_misplaced(indicator: &IndicatorFacts) -> bool {
    let first = Category::classify(&indicator.indicator.level1, &NOTHING);
    let second = Category::classify(&NOTHING, &indicator.indicator.level2);
    let (Some(first), Some(second)) = (first, second) else { return false };
    let may_stand_there = match first {
        Category::Output => second.is_cost(),
        Category::Outcome => second == Category::Satisfaction,
        Category::Input | Category::Process | Category::Decision => true,
        _ => false,
    };
    first.level1() != second.level1() && !may_stand_there
}
