//! Indicators that go on under another name. That both are one is concluded, not printed: of 满意度 of one group and 满意度
//! of another nobody can say that the requirement moved.

use crate::findings::Findings;
use crate::rule::Parameter;
use duibiao_core::Bilingual;
use duibiao_diff::{IndicatorChange, ProjectChange};

/// Whether they are judged, too; [`judged`] goes by it.
pub(crate) const RENAMED_TOO: Parameter = Parameter::of(
    "renamed_too",
    0,
    0,
    Bilingual::fixed(
        "1：名称不同而推断为同一条的指标也判断；0：只判断名称相同的",
        "1: indicators that go on under another name are judged too, 0: only those of one name",
    ),
)
.strict(1);

/// The indicators of an entry that a rule on their targets judges.
pub(crate) fn judged<'c>(
    change: &'c ProjectChange,
    findings: &Findings,
) -> impl Iterator<Item = &'c IndicatorChange> + use<'c> {
    let renamed_too = !findings.parameter(RENAMED_TOO.name).is_zero();
    change.indicators.iter().filter(move |indicator| renamed_too || !indicator.renamed)
}
