//! Judgements of targets, case by case, in both directions.

use crate::support::root;
use duibiao_core::{Category, Target};
use duibiao_diff::{Change, ChangeKind, Effect, JudgeContext, judge_target};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A row of `cases/judgements.tsv`.
struct Case<'a> {
    name: &'a str,
    old: &'a str,
    new: &'a str,
    kind: ChangeKind,
    effect: Effect,
    also: Vec<ChangeKind>,
    reason: Option<&'a str>,
    context: &'a str,
}

fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(Value::from(text)).unwrap_or_else(|error| panic!("{text}: {error}"))
}

impl<'a> Case<'a> {
    fn read(row: &'a str) -> Self {
        let cells: Vec<&str> = row.split('\t').collect();
        let [name, old, new, kind, effect, also, reason, context] = cells.as_slice() else {
            panic!("eight columns: {row}")
        };
        let target = |text: &'a str| if text == "∅" { "" } else { text };
        Self {
            name,
            old: target(old),
            new: target(new),
            kind: word(kind),
            effect: word(effect),
            also: also.split(',').filter(|kind| *kind != "-").map(word).collect(),
            reason: (*reason != "-").then_some(*reason),
            context,
        }
    }

    fn judge(&self, is_mirrored: bool) -> Change {
        let mut context = JudgeContext {
            old_indicator_name: self.name,
            new_indicator_name: self.name,
            old_year: Some(2024),
            new_year: Some(2025),
            ..JudgeContext::default()
        };
        for item in self.context.split(';').filter(|item| *item != "-") {
            let (key, value) = item.split_once('=').unwrap_or((item, ""));
            let pair = || value.split_once(':').unwrap();
            match key {
                "cycle" => context.is_cycle = true,
                "category" => context.category = Some(word::<Category>(value)),
                "budget" => {
                    context.old_budget = pair().0.parse().ok();
                    context.new_budget = pair().1.parse().ok();
                }
                "years" => {
                    context.old_year = pair().0.parse().ok();
                    context.new_year = pair().1.parse().ok();
                }
                other => panic!("no context {other}"),
            }
        }
        let (old, new) = (Target::read(self.old), Target::read(self.new));
        if !is_mirrored {
            return judge_target(&old, &new, &context);
        }
        std::mem::swap(&mut context.old_year, &mut context.new_year);
        std::mem::swap(&mut context.old_budget, &mut context.new_budget);
        judge_target(&new, &old, &context)
    }
}

fn mirrored(kind: ChangeKind) -> ChangeKind {
    use ChangeKind as K;
    match kind {
        K::Raised => K::Lowered,
        K::Lowered => K::Raised,
        K::Filled => K::Blanked,
        K::Blanked => K::Filled,
        K::Quantified => K::Unquantified,
        K::Unquantified => K::Quantified,
        same => same,
    }
}

fn mirrored_effect(effect: Effect) -> Effect {
    match effect {
        Effect::Stricter => Effect::Looser,
        Effect::Looser => Effect::Stricter,
        same => same,
    }
}

/// The kinds in the order in which they are tried.
fn sorted(mut kinds: Vec<ChangeKind>) -> Vec<ChangeKind> {
    kinds.sort_unstable();
    kinds
}

#[test]
fn every_change_is_judged_as_its_row_says_in_both_directions() {
    let rows = std::fs::read_to_string(root().join("tests/cases/judgements.tsv")).unwrap();
    let rows = rows.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    let mut wrong = Vec::new();
    let mut n_cases = 0;
    for row in rows {
        let case = Case::read(row);
        n_cases += 1;
        let there = case.judge(false);
        let told = |change: &Change| {
            format!(
                "{:?} {:?} {:?} ({})\n    {:?}\n    {:?}",
                change.kind,
                change.effect,
                change.also,
                change.reason,
                change.old.reading,
                change.new.reading
            )
        };
        let is_right = (there.kind, there.effect) == (case.kind, case.effect)
            && sorted(there.also.clone()) == sorted(case.also.clone())
            && case.reason.is_none_or(|reason| there.reason.contains(reason));
        if !is_right {
            wrong.push(format!("{row}\n  is {}", told(&there)));
        }
        let back = case.judge(true);
        let mirror = sorted(there.also.iter().copied().map(mirrored).collect());
        if (back.kind, back.effect) != (mirrored(there.kind), mirrored_effect(there.effect))
            || sorted(back.also.clone()) != mirror
        {
            wrong.push(format!("{row}\n  is {}\n  but mirrored {}", told(&there), told(&back)));
        }
    }
    assert!(wrong.is_empty(), "{} of {n_cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(n_cases >= 150, "{n_cases}");
}
