//! Dimensions that are expected of some projects and, where the user wants so, asked of all.

use crate::facts::ProjectFacts;
use crate::findings::Findings;
use crate::rule::Parameter;
use duibiao_core::{Bilingual, Severity};

/// Whether every project is judged; [`report`] goes by it.
pub(crate) const EVERY_PROJECT: Parameter = Parameter::of(
    "every_project",
    0,
    0,
    Bilingual::fixed(
        "1：所有项目都判断；0：只判断上述项目",
        "1: every project is judged, 0: only those above",
    ),
)
.strict(1);

/// A warning for each project of which the dimension is expected; information for the others, where every project is
/// judged.
pub(crate) fn report<'f, 'a: 'f>(
    lacking: impl Iterator<Item = &'f ProjectFacts<'a>>,
    is_concerned: fn(&ProjectFacts) -> bool,
    findings: &mut Findings,
) {
    let is_for_all = !findings.parameter(EVERY_PROJECT.name).is_zero();
    for project in lacking {
        let severity = match is_concerned(project) {
            true => Severity::Warning,
            false if is_for_all => Severity::Info,
            false => continue,
        };
        let finding = findings.finding(severity);
        findings.push(project.finding(finding));
    }
}
