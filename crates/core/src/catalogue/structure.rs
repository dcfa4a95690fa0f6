//! The texts of audit rules on what a table must hold.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "STR-01",
        name: "placeholder_value",
        title: "待填写内容未补齐",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”有 {n} 处尚未填写，如“{text}”。",
                "“{name}”: {n} place(s) are left to be filled in, such as “{text}”.",
            ),
        )],
    },
    Entry {
        code: "STR-02",
        name: "goal_missing",
        title: "绩效目标缺失",
        texts: &[
            (Error, Bilingual::fixed("“{name}”没有填写绩效目标。", "“{name}” has no objective.")),
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的绩效目标只有“{goal}”，不足 {min_chars} 个字。",
                    "“{name}”: the objective is no more than “{goal}”, fewer than {min_chars} characters.",
                ),
            ),
        ],
    },
    Entry {
        code: "STR-03",
        name: "no_indicator",
        title: "没有绩效指标",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”没有已填写的绩效指标（列出 {n} 个）。",
                "“{name}” has no indicator that is filled in ({n} listed).",
            ),
        )],
    },
    Entry {
        code: "STR-04",
        name: "missing_output",
        title: "缺产出指标",
        texts: &[(
            Error,
            Bilingual::fixed("“{name}”没有产出指标。", "“{name}” has no output indicator (产出)."),
        )],
    },
    Entry {
        code: "STR-05",
        name: "missing_quantity",
        title: "缺数量指标",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”有产出指标，没有数量指标。",
                "“{name}” has outputs, but no indicator of quantity (数量).",
            ),
        )],
    },
    Entry {
        code: "STR-06",
        name: "missing_quality",
        title: "缺质量指标",
        texts: &[
            (
                Info,
                Bilingual::fixed(
                    "“{name}”有产出指标，没有质量指标。",
                    "“{name}” has outputs, but no indicator of quality (质量).",
                ),
            ),
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”属工程、购置或信息化类项目，没有质量指标。",
                    "“{name}” is about works, a purchase or a system, and has no indicator of quality (质量).",
                ),
            ),
        ],
    },
    Entry {
        code: "STR-07",
        name: "missing_benefit",
        title: "缺效益指标",
        texts: &[(
            Error,
            Bilingual::fixed("“{name}”没有效益指标。", "“{name}” has no indicator of benefit (效益)."),
        )],
    },
    Entry {
        code: "STR-08",
        name: "missing_satisfaction",
        title: "缺满意度指标",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”面向服务对象，没有满意度指标。",
                    "“{name}” serves people and has no indicator of their satisfaction (满意度).",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”没有满意度指标。",
                    "“{name}” has no indicator of satisfaction (满意度).",
                ),
            ),
        ],
    },
    Entry {
        code: "STR-09",
        name: "missing_cost",
        title: "缺成本指标",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”属工程、购置或信息化类项目，没有成本指标。",
                    "“{name}” is about works, a purchase or a system, and has no indicator of cost (成本).",
                ),
            ),
            (Info, Bilingual::fixed("“{name}”没有成本指标。", "“{name}” has no indicator of cost (成本).")),
        ],
    },
    Entry {
        code: "STR-10",
        name: "code_name_mismatch",
        title: "编码与名称不对应",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”：编码 {code} 与名称“{level}”不对应。",
                "“{name}”, indicator “{indicator}”: the code {code} does not belong to the name “{level}”.",
            ),
        )],
    },
    Entry {
        code: "STR-11",
        name: "level_parent_mismatch",
        title: "二级指标不属于一级指标",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”：二级指标“{level2}”不属于一级指标“{level1}”。",
                "“{name}”, indicator “{indicator}”: the second level “{level2}” does not belong to the first level “{level1}”.",
            ),
        )],
    },
    Entry {
        code: "STR-13",
        name: "indicator_count",
        title: "指标过少或过多",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”有 {n} 个绩效指标，{relation} {bound} 个。",
                "“{name}” has {n} indicators, {relation_en} than {bound}.",
            ),
        )],
    },
    Entry {
        code: "STR-14",
        name: "duplicate_indicator",
        title: "指标重复",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”重复列出指标“{indicator}”，指标值分别为“{first}”和“{second}”。",
                "“{name}” lists the indicator “{indicator}” twice, with the targets “{first}” and “{second}”.",
            ),
        )],
    },
    Entry {
        code: "STR-15",
        name: "weight_sum",
        title: "权重合计不符",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”的 {n} 个指标分值合计为 {sum}，既不是 100，也不是不含预算执行率的 90。",
                "“{name}”: the scores of its {n} indicators sum to {sum}, neither 100 nor 90 without 预算执行率.",
            ),
        )],
    },
    Entry {
        code: "STR-16",
        name: "horizon_missing",
        title: "周期与年度指标值缺一",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”没有填写{blank}，另一栏为“{other}”。",
                "“{name}”, indicator “{indicator}”: the {blank_en} is blank, the other one is “{other}”.",
            ),
        )],
    },
];
