//! The texts of audit rules on what targets and indicators say.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "SEM-01",
        name: "misclassified_indicator",
        title: "指标归类错误",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”列在“{level}”之下，按名称和指标值属于{kind}。",
                "“{name}”, indicator “{indicator}”: filed under “{level}”, while by name and target it is {kind_en}.",
            ),
        )],
    },
    Entry {
        code: "SEM-02",
        name: "social_cost_misuse",
        title: "社会成本指标填为支出限额",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”列在社会成本之下，指标值“{target}”为支出金额。",
                "“{name}”, indicator “{indicator}”: filed under social cost, while the target “{target}” is a sum of money to be spent.",
            ),
        )],
    },
    Entry {
        code: "SEM-03",
        name: "execution_as_performance",
        title: "以资金执行代绩效",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的 {n} 个指标中有 {spending} 个只反映资金执行情况。",
                "“{name}”: {spending} of {n} indicators only say how far money is spent.",
            ),
        )],
    },
    Entry {
        code: "SEM-04",
        name: "goal_indicator_gap",
        title: "目标中的数值未见于指标",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”绩效目标中的 {figures} 未见于其指标。",
                "“{name}”: {figures} of the objective stands in none of its indicators.",
            ),
        )],
    },
    Entry {
        code: "SEM-05",
        name: "identical_targets",
        title: "绩效目标雷同",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”与“{other}”（{place}）有 {common} 项指标同名，其中 {equal} 项指标值相同。",
                "“{name}” and “{other}” ({place}) have {common} indicators of the same name, {equal} of them with the same target.",
            ),
        )],
    },
    Entry {
        code: "SEM-06",
        name: "shared_outcome",
        title: "多个项目共用同一效益",
        texts: &[(
            Info,
            Bilingual::fixed(
                "效益指标“{indicator}”（{target}）出现在 {n} 个项目中：“{name}”、{others}。",
                "The effect “{indicator}” ({target}) stands in {n} projects: “{name}”, {others}.",
            ),
        )],
    },
    Entry {
        code: "SEM-08",
        name: "amount_vs_coverage",
        title: "资金量大而产出指标少",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”金额 {amount}，有数值的产出指标 {n} 个。",
                "“{name}”: {amount}, and {n} output targets with a figure.",
            ),
        )],
    },
    Entry {
        code: "SEM-09",
        name: "same_population_two_figures",
        title: "同一对象出现两个数",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”为“{figure}”，同单位的“{other}”为“{other_figure}”。",
                "“{name}”, indicator “{indicator}”: “{figure}”, while “{other}” of the same unit has “{other_figure}”.",
            ),
        )],
    },
];
