//! The texts of audit rules on single targets.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "VAL-01",
        name: "not_measurable",
        title: "指标值不可衡量",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”没有数值、期限或等级。",
                "“{name}”, indicator “{indicator}”: the target “{target}” has no figure, date or grade.",
            ),
        )],
    },
    Entry {
        code: "VAL-02",
        name: "quantification_rate",
        title: "指标量化率偏低",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的 {n} 个指标中有数值的为 {quantified} 个，占 {share}%。",
                "“{name}”: {quantified} of {n} targets have a figure, {share}%.",
            ),
        )],
    },
    Entry {
        code: "VAL-03",
        name: "unit_missing",
        title: "缺计量单位",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”没有计量单位，名称中也未写明。",
                "“{name}”, indicator “{indicator}”: the target “{target}” has no unit of measure, and the name does not say it.",
            ),
        )],
    },
    Entry {
        code: "VAL-04",
        name: "comparator_missing",
        title: "缺计算符号",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”没有计算符号。",
                "“{name}”, indicator “{indicator}”: the target “{target}” has no comparator.",
            ),
        )],
    },
    Entry {
        code: "VAL-05",
        name: "value_repeats_name",
        title: "指标值复述名称",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”与指标名称相同。",
                "“{name}”, indicator “{indicator}”: the target “{target}” is the name of the indicator again.",
            ),
        )],
    },
    Entry {
        code: "VAL-06",
        name: "value_embeds_name",
        title: "指标值含指标名称",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”在数值前含有指标名称。",
                "“{name}”, indicator “{indicator}”: the target “{target}” has the name of the indicator before its figure.",
            ),
        )],
    },
    Entry {
        code: "VAL-07",
        name: "rate_out_of_range",
        title: "比率超出范围",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”超过 100%，而该比率不可能超过 100%。",
                "“{name}”, indicator “{indicator}”: the target “{target}” is above 100%, which this rate cannot pass.",
            ),
        )],
    },
    Entry {
        code: "VAL-08",
        name: "direction_conflict",
        title: "计算符号与指标方向相反",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”的计算符号与指标名称的方向相反。",
                "“{name}”, indicator “{indicator}”: the comparator of the target “{target}” runs against the sense of the name.",
            ),
        )],
    },
    Entry {
        code: "VAL-09",
        name: "cycle_annual_conflict",
        title: "周期与年度指标值不一致",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”的年度指标值“{annual}”大于实施周期指标值“{cycle}”。",
                    "“{name}”, indicator “{indicator}”: the target of the year “{annual}” is larger than that of the whole project “{cycle}”.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”的实施周期指标值“{cycle}”与年度指标值“{annual}”一个有数值，一个没有。",
                    "“{name}”, indicator “{indicator}”: of the target of the whole project “{cycle}” and that of the year “{annual}” only one has a figure.",
                ),
            ),
        ],
    },
    Entry {
        code: "VAL-10",
        name: "low_target",
        title: "指标值偏低",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”低于 {bound}%。",
                "“{name}”, indicator “{indicator}”: the target “{target}” is below {bound}%.",
            ),
        )],
    },
    Entry {
        code: "VAL-11",
        name: "deadline_out_of_year",
        title: "期限不在预算年度内",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的年度指标值“{target}”的年份不是预算年度 {year} 年。",
                "“{name}”, indicator “{indicator}”: the year in the annual target “{target}” is not the fiscal year {year}.",
            ),
        )],
    },
    Entry {
        code: "VAL-12",
        name: "vague_modifier",
        title: "指标值用词模糊",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”没有明确的界限。",
                "“{name}”, indicator “{indicator}”: the target “{target}” has no clear limit.",
            ),
        )],
    },
    Entry {
        code: "VAL-13",
        name: "unit_vs_name",
        title: "计量单位与名称不符",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的指标“{indicator}”的指标值“{target}”以“{unit}”为单位，与指标名称不符。",
                "“{name}”, indicator “{indicator}”: the target “{target}” is in “{unit}”, which does not fit the name.",
            ),
        )],
    },
];
