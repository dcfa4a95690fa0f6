//! XYR-07 年份未更新 stale_year
//!
//! 看什么：延续项目的绩效目标、指标名称和文字类指标值：同一句话在上年表中写上年年份，本年表中仍写上年年份。日期类指标值随表检查。与上年逐字相同的项目由 XYR-06 说明。
//! Looks at: objective, names of indicators and targets in words of projects that go on: a clause that named its own year last year and says the same again. Dates as targets are judged with the table itself; projects that say nothing new at all are those of XYR-06.
//!
//! 为什么：所写的任务是上年的，还是本年的，看不清楚。
//! Why: nobody can tell whether the task is that of last year or of this one.
//!
//! 触发：2025 年表目标仍写“2024年开展培训12场”。
//! Fires: the table of 2025 still says 2024年开展培训12场.
//!
//! 不触发：项目名称本身带该年份（2024年建设项目尾款）；实施期跨年、尾款或结转的项目；目标同时写明本年或以后年份；〔2024〕8号、《2024年…》、截至2024年底、2024-2026年；对应关系为疑似的项目。
//! Does not fire: a project that has the year in its name; one of several years, of a last payment or of carried-over money; an objective that names this year or a later one, too; 〔2024〕8号, 《2024年…》, 截至2024年底, 2024-2026年; doubtful links.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：更新年份，或说明为何是上年任务。
//! What to do: have the year set right, or ask why it is last year's task.

use super::same_text_as_last_year::says_the_same;
use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::last_year::stale_text;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-07"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("stale_year.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    let Some((_, year)) = facts.years() else { return };
    for change in facts.sure_links().filter(|change| !says_the_same(change)) {
        if let Some(text) = stale_text(facts, change) {
            let finding = facts.with_old_side(findings.finding(Severity::Warning));
            findings.push(facts.finding(change, finding).with("text", text).with("year", year));
        }
    }
}
