//! Whether the meaning of something changed, which is what `--exit-code` tells.

use duibiao_diff::{
    AmountChange, Change, ChangeSet, IndicatorChange, IndicatorRelation, ProjectChange, Relation, UnitChange,
    UnitRelation, differs_in_meaning,
};

/// Whether anything but notation changed: money beyond its printed precision; a target, an objective or a name by
/// its meaning; which projects, indicators and units there are and where they belong.
pub(crate) fn meaning_changed(changes: &ChangeSet) -> bool {
    changes.projects.iter().any(project_changed) || changes.units.iter().any(unit_changed)
}

fn unit_changed(unit: &UnitChange) -> bool {
    unit.relation != UnitRelation::Continued || unit.renamed
}

fn project_changed(project: &ProjectChange) -> bool {
    project.relation != Relation::Continued
        || project.renamed == Some(true)
        || project.transferred == Some(true)
        || project.amounts.0.iter().any(|(column, amount)| amount_changed(column, amount))
        || differs_in_meaning(&project.goal)
        || project.indicators.iter().any(indicator_changed)
}

fn amount_changed(column: &str, amount: &AmountChange) -> bool {
    match (amount.old, amount.new) {
        (Some(_), Some(_)) => amount.delta.is_some_and(|delta| !delta.is_zero()) && !amount.within_precision,
        // A source that only one form has a column for is a matter of the form; a total is not.
        (None, Some(only)) | (Some(only), None) => column == "total" && !only.is_zero(),
        (None, None) => false,
    }
}

fn indicator_changed(indicator: &IndicatorChange) -> bool {
    indicator.relation != IndicatorRelation::Continued
        || indicator.renamed
        || indicator.reclassified
        || indicator.annual.as_ref().is_some_and(target_changed)
        || indicator.cycle.as_ref().is_some_and(target_changed)
        || indicator.score.as_ref().is_some_and(|score| match score.delta {
            Some(delta) => !delta.is_zero(),
            None => score.old != score.new,
        })
}

fn target_changed(change: &Change) -> bool {
    !change.kind.is_notation()
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao_core::{Origin, Target};
    use duibiao_diff::{
        AmountChanges, Basis, Bridge, ChangeKind, Doubtful, Effect, GoalChange, IndicatorSummary, Link,
        Options, Run, ScoreChange, TableRef, UnitBridge, goal_change,
    };
    use rust_decimal::Decimal;

    fn bridge() -> Bridge {
        Bridge {
            old_total: Decimal::ZERO,
            old_basis: Basis::Summed,
            added: Decimal::ZERO,
            ended: Decimal::ZERO,
            increased: Decimal::ZERO,
            decreased: Decimal::ZERO,
            restructured: Decimal::ZERO,
            rounding: Decimal::ZERO,
            new_total: Decimal::ZERO,
            new_basis: Basis::Summed,
            of_which_doubtful: Doubtful::default(),
        }
    }

    fn target_change(kind: ChangeKind) -> Change {
        let target = || Target { raw: "优".to_owned(), reading: duibiao_core::Reading::Qualitative };
        Change {
            kind,
            effect: Effect::Neutral,
            also: Vec::new(),
            reason: "".into(),
            reason_en: "".into(),
            old: target(),
            new: target(),
            old_origin: Origin::Nowhere,
            new_origin: Origin::Nowhere,
        }
    }

    /// One unit, one project with one indicator, in which nothing changed.
    fn unchanged() -> ChangeSet {
        let table = || TableRef {
            path: String::new(),
            document: 0,
            sha256: None,
            department: None,
            fiscal_year: None,
            money_unit: None,
            kind: duibiao_core::TableKind::ProjectTargets,
            template: String::new(),
        };
        let indicator = IndicatorChange {
            relation: IndicatorRelation::Continued,
            old_project: Some(0),
            new_project: Some(0),
            old_index: Some(0),
            new_index: Some(0),
            old_name: Some("满意度".to_owned()),
            new_name: Some("满意度".to_owned()),
            old_level2: None,
            new_level2: None,
            category: None,
            renamed: false,
            reclassified: false,
            cycle: None,
            annual: Some(target_change(ChangeKind::Unchanged)),
            score: None,
            target: None,
            origin: None,
        };
        let project = ProjectChange {
            relation: Relation::Continued,
            old: Vec::new(),
            new: Vec::new(),
            link: Some(Link::Exact),
            doubtful: false,
            confidence: None,
            evidence: Vec::new(),
            candidates: Vec::new(),
            name_changed: false,
            renamed: Some(false),
            transferred: Some(false),
            amounts: AmountChanges(vec![("total".to_owned(), amount("10.00", "10.00", true))]),
            tags: Vec::new(),
            period: None,
            lifetime_total: None,
            goal: GoalChange::default(),
            indicator_summary: IndicatorSummary::default(),
            indicators: vec![indicator],
            findings: Vec::new(),
        };
        let unit = UnitChange {
            old: Some("甲".to_owned()),
            new: Some("甲".to_owned()),
            relation: UnitRelation::Continued,
            renamed: false,
            bridge: UnitBridge {
                bridge: bridge(),
                transferred_in: Decimal::ZERO,
                transferred_out: Decimal::ZERO,
            },
        };
        ChangeSet {
            schema: "".into(),
            run: Run { version: "".into(), options: Options::default() },
            old: table(),
            new: table(),
            comparability: Vec::new(),
            bridge: bridge(),
            bridge_by: duibiao_diff::BridgeBy::default(),
            bridge_by_tag: Vec::new(),
            units: vec![unit],
            projects: vec![project],
            decisions: Vec::new(),
            findings: Vec::new(),
        }
    }

    fn amount(old: &str, new: &str, within_precision: bool) -> AmountChange {
        let number = |text: &str| text.parse::<Decimal>().ok();
        let delta = number(new).zip(number(old)).map(|(new, old)| new - old);
        AmountChange { old: number(old), new: number(new), delta, rate: None, within_precision }
    }

    fn check(expected: bool, what: &str, edit: impl FnOnce(&mut ChangeSet)) {
        let mut changes = unchanged();
        edit(&mut changes);
        assert_eq!(meaning_changed(&changes), expected, "{what}");
    }

    #[test]
    fn nothing_changed_is_nothing_changed() {
        check(false, "as it was", |_| {});
    }

    #[test]
    fn structure_is_meaning() {
        for relation in
            [Relation::New, Relation::Ended, Relation::Split, Relation::Merged, Relation::Regrouped]
        {
            check(true, "relation", |changes| changes.projects[0].relation = relation);
        }
        check(true, "renamed", |changes| changes.projects[0].renamed = Some(true));
        check(true, "transferred", |changes| changes.projects[0].transferred = Some(true));
        check(false, "another document number", |changes| changes.projects[0].name_changed = true);
        check(true, "unit renamed", |changes| changes.units[0].renamed = true);
        check(true, "unit ended", |changes| changes.units[0].relation = UnitRelation::Ended);
    }

    #[test]
    fn money_is_meaning_beyond_its_printed_precision() {
        let set = |column: &str, old: &str, new: &str, within_precision: bool, expected: bool| {
            check(expected, &format!("{column} {old} {new}"), |changes| {
                let change = amount(old, new, within_precision);
                changes.projects[0].amounts.0.push((column.to_owned(), change));
            });
        };
        set("total", "10.00", "10.01", false, true);
        set("total", "10.0049", "10.00", true, false);
        set("fiscal_appropriation", "10.00", "9.00", false, true);
        set("total", "", "5.00", false, true);
        set("total", "", "0", false, false);
        set("carryover", "", "5.00", false, false);
    }

    #[test]
    fn targets_are_meaning_unless_only_their_notation_changed() {
        use ChangeKind as Kind;
        for (kind, expected) in [
            (Kind::Unchanged, false),
            (Kind::Restated, false),
            (Kind::ComparatorStated, false),
            (Kind::Filled, true),
            (Kind::Blanked, true),
            (Kind::Quantified, true),
            (Kind::Unquantified, true),
            (Kind::UnitChanged, true),
            (Kind::Raised, true),
            (Kind::Lowered, true),
            (Kind::ComparatorChanged, true),
            (Kind::Reworded, true),
        ] {
            check(expected, "annual", |changes| {
                changes.projects[0].indicators[0].annual = Some(target_change(kind));
            });
            check(expected, "cycle", |changes| {
                changes.projects[0].indicators[0].cycle = Some(target_change(kind));
            });
        }
    }

    #[test]
    fn indicators_are_meaning() {
        let set = |expected: bool, edit: fn(&mut IndicatorChange)| {
            check(expected, "indicator", |changes| edit(&mut changes.projects[0].indicators[0]));
        };
        set(true, |indicator| indicator.relation = IndicatorRelation::New);
        set(true, |indicator| indicator.relation = IndicatorRelation::Dropped);
        set(true, |indicator| indicator.renamed = true);
        set(true, |indicator| indicator.reclassified = true);
        let score = |old: &str, new: &str| ScoreChange {
            old: Some(old.to_owned()),
            new: Some(new.to_owned()),
            delta: new.parse::<Decimal>().ok().zip(old.parse::<Decimal>().ok()).map(|(new, old)| new - old),
        };
        for (old, new, expected) in [("10", "10.0", false), ("10", "15", true), ("十", "10", true)] {
            check(expected, "score", |changes| {
                changes.projects[0].indicators[0].score = Some(score(old, new));
            });
        }
    }

    #[test]
    fn goals_are_meaning_beyond_years_and_width() {
        for (old, new, expected) in [
            ("完成一期", "完成二期", true),
            ("2024年完成", "2025年完成", false),
            ("完成（一）", "完成( 一 )", false),
            ("完成", "完成好", true),
        ] {
            check(expected, new, |changes| {
                changes.projects[0].goal = goal_change(Some(old), Some(new), Some(2024), Some(2025));
            });
        }
    }
}
