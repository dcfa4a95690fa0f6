//! XYR-03 增资而目标未提高 more_money_same_targets
//!
//! 看什么：延续项目（拆分、合并按各部分之和）：总计和剔除上年结转后的金额增加都达到参数 increase（默认 10%），没有指标提高要求，没有新设指标，目标文字没有出现新的数字。存在工作量类指标，或有指标放宽要求的为警告；目标文字有调整、有指标更名、拆分合并、对应关系为疑似的和其余的为提示。
//! Looks at: projects that go on, split and merged ones by their sums: the total and the amount without what was carried over are both up by the parameter increase (10 %) or more, no target is stricter, no indicator is new and the objective names no new figure. A warning where a target is an amount of work or was loosened; information where the objective was reworded or an indicator has another name, where the link is doubtful or one of several projects, and else.
//!
//! 为什么：增加的资金对应什么产出，从指标上看不出来。
//! Why: the indicators do not show what the additional money is for.
//!
//! 触发：486.00 增至 612.00（+25.9%），安置人数由≥420人变为≥380人，其余不变。
//! Fires: 486.00 to 612.00 (+25.9 %) while ≥420人 becomes ≥380人 and nothing else moves.
//!
//! 不触发：任何指标提高，或变化方向无法判定；新设指标；增加的是上年结转，或结转一列空白而无从判断；增加额低于参数 floor（默认 1 万元）；成本上限的升幅不超过预算的，视为未变。
//! Does not fire: any target that is stricter or cannot be judged; a new indicator; a rise that is carried-over money, or may be where its cell is blank; a rise below the parameter floor (1万元). Cost ceilings that rose no more than the budget count as unchanged.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：请单位说明增加的资金用于哪些产出，或相应提高指标值。
//! What to do: ask what the additional money is for, or for targets to match.

use crate::facts::{ChangeFacts, Course, Money, in_percent};
use crate::findings::Findings;
use crate::rule::{Check, Parameter, Rule, Strict, page};
use duibiao_core::{Bilingual, Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-03"),
    check: Check::Changes(check),
    parameters: &[
        Parameter::of("increase", 10, 0, Bilingual::fixed("增加的幅度，%", "the rise in %")),
        Parameter::of("floor", 100, 2, Bilingual::fixed("增加额的起点，万元", "the least rise, in 万元")),
    ],
    strict: Strict::Same,
    page: page!("more_money_same_targets.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let (increase, floor) = (findings.parameter("increase"), findings.parameter("floor"));
    let rises = |money: &Money| {
        facts.in_wan(money.delta) >= floor && money.rate.is_some_and(|rate| in_percent(rate) >= increase)
    };
    for change in &facts.changes.projects {
        let Some(money) = facts.totals_that(change, rises) else { continue };
        let course = Course::of(change);
        if !course.asks_no_more() || course.figures == 0 {
            continue;
        }
        let (zh, en) = if course.objective_changed {
            ("；目标文字有调整", "; the text of the objective changed")
        } else if course.renamed > 0 {
            ("；有指标名称不同，按推断对应", "; some have another name and are matched by inference")
        } else if course.amounts_of_work == 0 && course.looser == 0 {
            ("；没有延续的工作量指标", "; no amount of work goes on as an indicator")
        } else {
            ("", "")
        };
        let own = if zh.is_empty() { Severity::Warning } else { Severity::Info };
        let finding = findings.finding(facts.severity(change, own));
        findings.push(
            money
                .told_in(facts.linked_finding(change, finding))
                .with("n", course.continued)
                .with("looser", course.looser)
                .with("dropped", course.dropped)
                .with("note", zh)
                .with("note_en", en),
        );
    }
}
