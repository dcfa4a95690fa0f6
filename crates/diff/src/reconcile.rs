//! Targets as set beside targets as evaluated: the table of targets and the self-evaluation of one year.
//!
//! Projects and indicators are aligned as between two years. Of each indicator it is told whether the evaluation
//! prints another target than the one that was set, what was achieved, and whether that meets the target as set
//! and as evaluated: by admissible sets of figures and dates; words are never judged.

mod budget;
mod findings;
mod model;
#[cfg(test)]
mod tests;

pub use model::*;

use crate::TableRef;
use crate::change_set::{Aspect, Change, IndicatorChange, Options, ProjectChange, Run};
use crate::compare::compare;
use crate::judge::attained::judge_attainment;
use crate::judge::{JudgeContext, judge_target};
use duibiao_core::{AnnualTable, Indicator, Project, TableKind, Target};
use std::borrow::Cow;

/// Compares the targets of a year with the self-evaluation of the same year; `…_document` say which tables of their
/// files they are.
///
/// # Errors
/// [`NotReconcilable`] when the tables are not a table of targets and a self-evaluation, or are of different years.
///
/// # Example
/// ```
/// use duibiao_core::AnnualTable;
/// use duibiao_diff::{Attained, NotReconcilable, reconcile};
///
/// /// How many targets were met as they had been set.
/// fn n_met(targets: &AnnualTable, evaluation: &AnnualTable) -> Result<usize, NotReconcilable> {
///     Ok(reconcile(targets, 0, evaluation, 0, &Default::default())?.summary.met)
/// }
/// ```
pub fn reconcile(
    targets: &AnnualTable,
    targets_document: usize,
    evaluation: &AnnualTable,
    evaluation_document: usize,
    options: &Options,
) -> Result<Reconciliation, NotReconcilable> {
    if targets.kind != TableKind::ProjectTargets || evaluation.kind != TableKind::SelfEvaluation {
        return Err(NotReconcilable::Kinds { targets: targets.kind, evaluation: evaluation.kind });
    }
    if let (Some(set), Some(evaluated)) = (targets.fiscal_year, evaluation.fiscal_year)
        && set != evaluated
    {
        return Err(NotReconcilable::Years { targets: set, evaluation: evaluated });
    }
    let changes = compare(targets, targets_document, evaluation, evaluation_document, options);
    let both = Both {
        targets,
        set: targets.projects().map(|(_, project)| project).collect(),
        evaluated: evaluation.projects().map(|(_, project)| project).collect(),
        evaluation,
    };
    let mut projects: Vec<ReconciledProject> =
        changes.projects.iter().map(|change| both.project(change)).collect();
    for project in &mut projects {
        project.findings = findings::of_project(project);
    }
    let is_apt = |aspect: Aspect| {
        // Forms and columns of the two kinds differ by their nature.
        matches!(
            aspect,
            Aspect::Scope
                | Aspect::Department
                | Aspect::YearInferred
                | Aspect::Transfers
                | Aspect::MoneyUnit
                | Aspect::Ocr
        ) || aspect == Aspect::YearGap && (targets.fiscal_year.is_none() || evaluation.fiscal_year.is_none())
    };
    Ok(Reconciliation {
        schema: Cow::Borrowed(RECONCILIATION_SCHEMA),
        run: Run { version: Cow::Borrowed(env!("CARGO_PKG_VERSION")), options: options.clone() },
        targets: TableRef::of(targets, targets_document),
        evaluation: TableRef::of(evaluation, evaluation_document),
        comparability: changes.comparability.into_iter().filter(|item| is_apt(item.aspect)).collect(),
        summary: Summary::of(&projects),
        projects,
        findings: Vec::new(),
    })
}

struct Both<'a> {
    targets: &'a AnnualTable,
    evaluation: &'a AnnualTable,
    set: Vec<&'a Project>,
    evaluated: Vec<&'a Project>,
}

impl Both<'_> {
    fn project(&self, change: &ProjectChange) -> ReconciledProject {
        let set: Vec<&Project> = change.old.iter().map(|project| self.set[project.position]).collect();
        let evaluated: Vec<&Project> =
            change.new.iter().map(|project| self.evaluated[project.position]).collect();
        ReconciledProject {
            relation: change.relation,
            budget: budget::budget(change, &evaluated, self.targets.money_unit, self.evaluation.money_unit),
            indicators: change.indicators.iter().map(|one| self.indicator(one, &set, &evaluated)).collect(),
            set: change.old.clone(),
            evaluated: change.new.clone(),
            link: change.link,
            doubtful: change.doubtful,
            confidence: change.confidence,
            evidence: change.evidence.clone(),
            findings: Vec::new(),
        }
    }

    fn indicator(
        &self,
        change: &IndicatorChange,
        set: &[&Project],
        evaluated: &[&Project],
    ) -> ReconciledIndicator {
        let find = |projects: &[&Project],
                    project: Option<usize>,
                    index: Option<usize>|
         -> Option<Indicator> { projects.get(project?)?.indicators.get(index?).cloned() };
        let aim = find(set, change.old_project, change.old_index);
        let done = find(evaluated, change.new_project, change.new_index);
        let name = |one: &Option<Indicator>| one.as_ref().map(|one| one.name.clone());
        // The year's evaluation is about the year's target; a form with one column has no other.
        let target = |one: &Option<Indicator>| -> Option<Target> {
            let one = one.as_ref()?;
            one.annual_target.clone().or_else(|| one.cycle_target.clone())
        };
        let (as_set, as_evaluated) = (target(&aim), target(&done));
        let actual = done.as_ref().and_then(|one| one.actual.clone());
        let (set_name, evaluated_name) = (name(&aim), name(&done));
        let year = self.targets.fiscal_year.or(self.evaluation.fiscal_year);
        let context = JudgeContext {
            old_indicator_name: set_name.as_deref().or(evaluated_name.as_deref()).unwrap_or_default(),
            new_indicator_name: evaluated_name.as_deref().or(set_name.as_deref()).unwrap_or_default(),
            category: change.category,
            old_year: year,
            new_year: year,
            ..JudgeContext::default()
        };
        let met =
            |target: &Option<Target>| Some(judge_attainment(target.as_ref()?, actual.as_ref()?, &context));
        ReconciledIndicator {
            met_as_set: met(&as_set),
            met_as_evaluated: met(&as_evaluated),
            change: self::change(change, as_set.as_ref(), as_evaluated.as_ref(), &context),
            relation: match (&aim, &done) {
                (Some(_), Some(_)) => Standing::Both,
                (Some(_), None) => Standing::SetOnly,
                (None, _) => Standing::EvaluatedOnly,
            },
            category: change.category,
            set_name,
            evaluated_name,
            target_as_set: as_set,
            target_as_evaluated: as_evaluated,
            score: done.as_ref().and_then(|one| one.score.clone()),
            achieved_score: done.as_ref().and_then(|one| one.achieved_score.clone()),
            set_origin: aim.as_ref().map(|one| one.origin),
            evaluated_origin: done.as_ref().map(|one| one.origin),
            actual,
        }
    }
}

/// What the evaluation prints in place of the target that was set.
fn change(
    change: &IndicatorChange,
    set: Option<&Target>,
    evaluated: Option<&Target>,
    context: &JudgeContext<'_>,
) -> Option<Change> {
    match &change.annual {
        Some(change) => Some(change.clone()),
        None => Some(judge_target(set?, evaluated?, context)),
    }
}
