//! What is to be told of a reconciled project. Facts, no motives.

use super::model::{ReconciledIndicator, ReconciledProject, Standing};
use crate::judge::attained::Attained;
use duibiao_core::{Code, Finding, Severity, Side, Target};

const OTHER_TARGET: Code = Code::of("REC-01");
const NOT_EVALUATED: Code = Code::of("REC-02");
const NEVER_SET: Code = Code::of("REC-03");
const PROJECT_NOT_EVALUATED: Code = Code::of("REC-04");
const PROJECT_WITHOUT_TARGETS: Code = Code::of("REC-05");
const NOT_MET: Code = Code::of("REC-06");
const MET_ONLY_AS_EVALUATED: Code = Code::of("REC-07");
const OTHER_BUDGET: Code = Code::of("REC-08");

/// The side `old` is the table of targets, `new` the self-evaluation.
pub(super) fn of_project(project: &ReconciledProject) -> Vec<Finding> {
    let mut findings = Vec::new();
    let name = names(project);
    match (project.set.as_slice(), project.evaluated.as_slice()) {
        (set, []) => {
            findings.extend(set.iter().map(|one| {
                Finding::new(PROJECT_NOT_EVALUATED, Severity::Warning)
                    .on(Side::Old)
                    .at(one.origin)
                    .with("name", &one.name)
            }));
            return findings;
        }
        ([], evaluated) => {
            findings.extend(evaluated.iter().map(|one| {
                Finding::new(PROJECT_WITHOUT_TARGETS, Severity::Warning)
                    .on(Side::New)
                    .at(one.origin)
                    .with("name", &one.name)
            }));
            return findings;
        }
        _ => {}
    }
    if let (Some(set), Some(initial), Some(false)) =
        (project.budget.set, project.budget.initial, project.budget.agrees)
    {
        findings.push(
            Finding::new(OTHER_BUDGET, Severity::Warning)
                .on(Side::New)
                .at(project.evaluated[0].origin)
                .with("name", &name)
                .with("set", set)
                .with("initial", initial),
        );
    }
    for one in &project.indicators {
        findings.extend(of_indicator(one, &name));
    }
    findings
}

fn names(project: &ReconciledProject) -> String {
    let side = if project.set.is_empty() { &project.evaluated } else { &project.set };
    side.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("、")
}

fn of_indicator(one: &ReconciledIndicator, name: &str) -> Vec<Finding> {
    let indicator = one.set_name.as_deref().or(one.evaluated_name.as_deref()).unwrap_or("—");
    let raw = |target: &Option<Target>| {
        target
            .as_ref()
            .map(|target| target.raw.trim())
            .filter(|raw| !raw.is_empty())
            .unwrap_or("—")
            .to_owned()
    };
    let (set, evaluated, actual) = (raw(&one.target_as_set), raw(&one.target_as_evaluated), raw(&one.actual));
    let of_set = |code, severity| {
        let at = one.set_origin.unwrap_or_default();
        Finding::new(code, severity).on(Side::Old).at(at).with("name", name).with("indicator", indicator)
    };
    let of_evaluation = |code, severity| {
        let at = one.evaluated_origin.unwrap_or_default();
        Finding::new(code, severity).on(Side::New).at(at).with("name", name).with("indicator", indicator)
    };
    let mut findings = Vec::new();
    match one.relation {
        Standing::SetOnly => {
            findings.push(of_set(NOT_EVALUATED, Severity::Warning).with("target", &set));
            return findings;
        }
        Standing::EvaluatedOnly => {
            findings.push(of_evaluation(NEVER_SET, Severity::Info).with("target", &evaluated));
            return findings;
        }
        Standing::Both => {}
    }
    if one.is_changed() {
        findings.push(
            of_evaluation(OTHER_TARGET, Severity::Warning).with("set", &set).with("evaluated", &evaluated),
        );
    }
    if one.is_met_only_as_evaluated() {
        findings.push(
            of_evaluation(MET_ONLY_AS_EVALUATED, Severity::Warning)
                .with("set", &set)
                .with("evaluated", &evaluated)
                .with("actual", &actual),
        );
    } else if one.met_as_set.as_ref().is_some_and(|met| met.result == Attained::NotMet) {
        findings.push(
            of_evaluation(NOT_MET, Severity::Warning)
                .with("target", &set)
                .with("actual", &actual)
                .with("achieved", one.achieved_score.as_deref().unwrap_or("—"))
                .with("score", one.score.as_deref().unwrap_or("—")),
        );
    }
    findings
}
