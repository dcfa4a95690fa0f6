//! STR-10 编码与名称不对应 code_name_mismatch
//!
//! 看什么：一级、二级指标印出的编码和名称：按编码和按名称读出的类别不同。成本、满意度等新旧口径之间的对应不算；全表一半以上的编码都不对应的，视为当地自有编码，
//! 不判断。
//! Looks at: the printed codes and names of first and second levels: they are of different kinds. What merely
//! moved between old and new forms (成本, 满意度) is no difference; where more than half of a table's codes
//! differ it has codes of its own and nothing is judged.
//!
//! 为什么：编码决定系统汇总到哪一类，名称是读者看到的，两者不一致则统计失真。
//! Why: systems add up by codes, people read names: where they differ the figures mislead.
//!
//! 触发：12-数量指标；2-产出指标。
//! Fires: 12-数量指标; 2-产出指标.
//!
//! 不触发：11-数量指标；14-成本指标；31-帮扶对象评价。
//! Does not fire: 11-数量指标; 14-成本指标; 31-帮扶对象评价.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：核对该指标应属的类别，改正编码或名称。
//! What to do: see where the indicator belongs and correct its code or name.

use crate::facts::TableFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Category, Code, Level, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("STR-10"),
    check: Check::Table(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("code_name.rs"),
};

/// A level of which nothing is printed.
const NOTHING: Level = Level { code: None, name: String::new() };

fn check(facts: &TableFacts, findings: &mut Findings) {
    let mut n_coded = 0;
    let mut mismatches = Vec::new();
    for project in &facts.projects {
        for indicator in project.indicators() {
            let levels = [&indicator.indicator.level1, &indicator.indicator.level2];
            n_coded += levels.iter().filter(|level| level.code.is_some()).count();
            mismatches.extend(
                levels.into_iter().filter(|level| differs(level)).map(|level| (project, indicator, level)),
            );
        }
    }
    if mismatches.len() * 2 > n_coded {
        return;
    }
    for (project, indicator, level) in mismatches {
        let finding = findings.finding(Severity::Error);
        findings.push(
            project
                .indicator_finding(indicator, finding)
                .with("code", level.code.as_deref().unwrap_or_default())
                .with("level", &level.name),
        );
    }
}

/// Whether code and name of a level are of different kinds.
fn differs(level: &Level) -> bool {
    let Some(code) = level.code.as_deref() else { return false };
    let Some(by_name) = of_name(level) else { return false };
    if by_name.code().is_some_and(|own| own.starts_with(code)) {
        return false;
    }
    let bare = Level { code: level.code.clone(), name: String::new() };
    Category::classify(&NOTHING, &bare).is_some_and(|by_code| !by_code.is_same(by_name))
}

/// What the name says: of a first level or of a second one. Where it says nothing, the code decides.
fn of_name(level: &Level) -> Option<Category> {
    let is_first = level.code.as_ref().is_some_and(|code| code.len() == 1);
    if is_first { Category::classify(level, &NOTHING) } else { Category::classify(&NOTHING, level) }
}
