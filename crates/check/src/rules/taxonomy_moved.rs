//! XYR-11 分类随表式变化 taxonomy_moved
//!
//! 看什么：延续的指标，其二级指标的编码或名称不同而含义相同（14-成本指标与41-经济成本指标，环境效益与生态效益）。每种变化一条。
//! Looks at: indicators that go on whose second level has another code or name of the same meaning (14-成本指标 and 41-经济成本指标, 环境效益 and 生态效益). One finding for each such move.
//!
//! 为什么：是表式的变化，不是实质变化。
//! Why: it is a change of the form and none of substance.
//!
//! 触发：14-成本指标 → 41-经济成本指标，共 12 条。
//! Fires: 14-成本指标, now 41-经济成本指标, 12 indicators.
//!
//! 不触发：只是有无“指标”二字；12-质量 → 13-时效（归类变化）。
//! Does not fire: with or without the word 指标; 12-质量 to 13-时效, which is another class.
//!
//! 依据：实务经验，非制度规定。
//! Source: practice, not a regulation.
//!
//! 怎么办：无需处理；跨年汇总时按新分类归并。
//! What to do: nothing; put them together when totals over years are made.

use crate::facts::ChangeFacts;
use crate::findings::Findings;
use crate::rule::{Check, Rule, Strict, page};
use duibiao_core::{Code, Level, Severity};

pub(super) const RULE: Rule = Rule {
    code: Code::of("XYR-11"),
    check: Check::Changes(check),
    parameters: &[],
    strict: Strict::Same,
    page: page!("taxonomy_moved.rs"),
};

fn check(facts: &ChangeFacts, findings: &mut Findings) {
    // A form has few second levels, so a list is quick.
    let mut moves: Vec<(&Level, &Level, usize)> = Vec::new();
    let indicators = facts.changes.projects.iter().flat_map(|change| &change.indicators);
    for indicator in indicators.filter(|indicator| !indicator.reclassified && indicator.category.is_some()) {
        let (Some(old), Some(new)) = (&indicator.old_level2, &indicator.new_level2) else { continue };
        if says_the_same(old, new) {
            continue;
        }
        match moves.iter_mut().find(|(from, to, _)| *from == old && *to == new) {
            Some((_, _, n)) => *n += 1,
            None => moves.push((old, new, 1)),
        }
    }
    for (old, new, n) in moves {
        let finding = findings.finding(Severity::Info).with("old", show(old)).with("new", show(new));
        findings.push(finding.with("n", n));
    }
}

fn says_the_same(old: &Level, new: &Level) -> bool {
    let stem = |level: &'_ Level| level.name.trim().trim_end_matches("指标").to_owned();
    old == new || (old.code == new.code || old.code.is_none() || new.code.is_none()) && stem(old) == stem(new)
}

fn show(level: &Level) -> String {
    level.code.as_ref().map_or_else(|| level.name.clone(), |code| format!("{code}-{}", level.name))
}
