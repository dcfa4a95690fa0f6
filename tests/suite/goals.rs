//! Edits of objectives, case by case: what they say, and that they reproduce both texts.

use crate::support::root;
use duibiao_diff::{Edit, GoalChange, goal_change};
use std::time::{Duration, Instant};

/// The edits in one line, checked to reproduce both texts.
fn script(old: &str, new: &str, change: &GoalChange) -> String {
    let side = |skipped: Edit| -> String {
        change.segments.iter().filter(|s| s.op != skipped).map(|s| s.text.as_str()).collect()
    };
    assert_eq!(side(Edit::Insert), old, "the old text");
    assert_eq!(side(Edit::Delete), new, "the new text");
    let piece = |op: Edit, text: &str| match op {
        Edit::Equal => text.to_owned(),
        Edit::Delete => format!("[-{text}-]"),
        Edit::Insert => format!("{{+{text}+}}"),
    };
    change.segments.iter().map(|segment| piece(segment.op, &segment.text)).collect()
}

#[test]
fn every_objective_is_edited_as_its_row_says() {
    let rows = std::fs::read_to_string(root().join("tests/cases/goals.tsv")).unwrap();
    let mut wrong = Vec::new();
    let mut n_cases = 0;
    for row in rows.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        n_cases += 1;
        let cells: Vec<String> = row.split('\t').map(|cell| cell.replace("\\n", "\n")).collect();
        let [old, new, years, expected] = cells.as_slice() else { panic!("four columns: {row}") };
        let text = |cell: &str| (cell != "∅").then(|| cell.to_owned());
        let (old, new) = (text(old), text(new));
        let change = goal_change(old.as_deref(), new.as_deref(), Some(2024), Some(2025));
        let found = script(&old.unwrap_or_default(), &new.unwrap_or_default(), &change);
        if (expected != "-" && found != *expected) || change.only_years != (years == "years") {
            wrong.push(format!("{row}\n  is {} {found}", change.only_years));
        }
    }
    assert!(wrong.is_empty(), "{} of {n_cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(n_cases >= 35, "{n_cases}");
}

/// Objectives of 100,000 characters: the limits on length, not a clock, keep them quick.
#[test]
fn huge_objectives_are_quick() {
    let sentence = |n: usize, word: &str| format!("第{n}项{word}按计划完成，提升服务水平，满意度不低于95%。");
    let text = |word: &str, step: usize| -> String {
        (0..4_000).filter(|n| n % step != 0).map(|n| sentence(n, word)).collect()
    };
    let unrelated: String = "甲乙丙丁戊己庚辛".chars().cycle().take(100_000).collect();
    let other: String = "子丑寅卯辰巳午".chars().cycle().take(100_000).collect();
    let started = Instant::now();
    for (old, new) in [
        (text("任务", 7), text("任务", 5)),
        (text("任务", 7), text("工程", 5)),
        (unrelated, other),
        ("。".repeat(50_000), "；".repeat(50_000)),
    ] {
        assert!(old.chars().count() > 40_000);
        let change = goal_change(Some(&old), Some(&new), Some(2024), Some(2025));
        script(&old, &new, &change);
    }
    // Far beyond what it takes, far below what no limits would take.
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
}
