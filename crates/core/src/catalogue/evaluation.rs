//! The texts of findings about targets beside a self-evaluation.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "REC-01",
        name: "evaluated_target_differs",
        title: "自评表目标值与年初不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”：年初目标值“{set}”，自评表所列目标值“{evaluated}”。",
                "“{name}”, indicator “{indicator}”: the target was set as “{set}”, the self-evaluation prints “{evaluated}”.",
            ),
        )],
    },
    Entry {
        code: "REC-02",
        name: "indicator_not_evaluated",
        title: "设定的指标未自评",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”设定的指标“{indicator}”（目标值“{target}”）在自评表中未列示。",
                "“{name}”: the indicator “{indicator}” was set (target “{target}”), but is not in the self-evaluation.",
            ),
        )],
    },
    Entry {
        code: "REC-03",
        name: "indicator_never_set",
        title: "自评的指标未设定",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”自评表所列指标“{indicator}”（目标值“{target}”）在绩效目标表中没有。",
                "“{name}”: the self-evaluation lists the indicator “{indicator}” (target “{target}”), which the table of targets does not have.",
            ),
        )],
    },
    Entry {
        code: "REC-04",
        name: "project_not_evaluated",
        title: "项目未自评",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”设有绩效目标，自评表中没有该项目。",
                "“{name}” has targets, but is not in the self-evaluation.",
            ),
        )],
    },
    Entry {
        code: "REC-05",
        name: "project_without_targets",
        title: "自评的项目没有绩效目标",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "自评表中的“{name}”在绩效目标表中没有。",
                "“{name}” is in the self-evaluation, but not in the table of targets.",
            ),
        )],
    },
    Entry {
        code: "REC-06",
        name: "target_not_met",
        title: "未达到目标值",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”：年初目标值“{target}”，实际完成值“{actual}”，未达到；得分 {achieved}，分值 {score}。",
                "“{name}”, indicator “{indicator}”: the target was set as “{target}”, the actual value is “{actual}”: not met; score {achieved} of {score}.",
            ),
        )],
    },
    Entry {
        code: "REC-07",
        name: "met_only_as_evaluated",
        title: "仅按自评表目标值达到",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”：实际完成值“{actual}”达到自评表所列目标值“{evaluated}”，未达到年初目标值“{set}”。",
                "“{name}”, indicator “{indicator}”: the actual value “{actual}” meets the target that the self-evaluation prints, “{evaluated}”, but not the one that was set, “{set}”.",
            ),
        )],
    },
    Entry {
        code: "REC-08",
        name: "initial_budget_differs",
        title: "年初预算数不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”：绩效目标表的金额 {set}，自评表的年初预算数 {initial}，不一致。",
                "“{name}”: the table of targets has {set}, the self-evaluation an initial budget of {initial}.",
            ),
        )],
    },
];
