//! The texts of audit rules on the changes between two years.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "XYR-01",
        name: "added_or_not_listed",
        title: "本年新列或未再列示",
        texts: &[
            (
                Info,
                Bilingual::fixed("“{name}”{what}，金额 {amount}。", "“{name}” {what_en}; amount {amount}."),
            ),
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”{what}，金额较大：{amount}。",
                    "“{name}” {what_en}; a large amount: {amount}.",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-02",
        name: "amount_change",
        title: "金额增减较大",
        texts: &[
            (
                Info,
                Bilingual::fixed(
                    "“{name}”{old_side} {old}，{new_side} {new}，增减 {delta}（{rate}%），达到 {band}% 档。{doubt}",
                    "“{name}”: {old} in {old_side_en}, {new} in {new_side_en}, {delta} ({rate} %), in the band from {band} %.{doubt_en}",
                ),
            ),
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”{old_side} {old}，{new_side} {new}，增减 {delta}（{rate}%），达到 {band}% 档。{doubt}",
                    "“{name}”: {old} in {old_side_en}, {new} in {new_side_en}, {delta} ({rate} %), in the band from {band} %.{doubt_en}",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-03",
        name: "more_money_same_targets",
        title: "增资而目标未提高",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”金额由 {old} 增至 {new}（{rate}%），延续的 {n} 条指标均未提高要求（其中放宽、空缺或不再量化 {looser} 条），没有新设指标，未再设 {dropped} 条{note}。{doubt}",
                    "“{name}”: the amount rose from {old} to {new} ({rate} %), none of the {n} indicators that go on asks for more ({looser} ask for less or for no figure), none is new, {dropped} were dropped{note_en}.{doubt_en}",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”金额由 {old} 增至 {new}（{rate}%），延续的 {n} 条指标均未提高要求（其中放宽、空缺或不再量化 {looser} 条），没有新设指标，未再设 {dropped} 条{note}。{doubt}",
                    "“{name}”: the amount rose from {old} to {new} ({rate} %), none of the {n} indicators that go on asks for more ({looser} ask for less or for no figure), none is new, {dropped} were dropped{note_en}.{doubt_en}",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-04",
        name: "less_money_same_targets",
        title: "减资而目标未调整",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”金额由 {old} 减至 {new}（{rate}%），{n} 条指标均未变化。{doubt}",
                "“{name}”: the amount fell from {old} to {new} ({rate} %), all {n} indicators stayed.{doubt_en}",
            ),
        )],
    },
    Entry {
        code: "XYR-05",
        name: "target_loosened",
        title: "放宽要求",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”：{horizon}{old_side}“{old}”，{new_side}“{new}”，放宽要求。{doubt}",
                    "“{name}”, indicator “{indicator}”: {horizon_en} was “{old}” in {old_side_en} and is “{new}” in {new_side_en}, a looser requirement.{doubt_en}",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”：{horizon}{old_side}“{old}”，{new_side}“{new}”，放宽要求。{doubt}",
                    "“{name}”, indicator “{indicator}”: {horizon_en} was “{old}” in {old_side_en} and is “{new}” in {new_side_en}, a looser requirement.{doubt_en}",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-06",
        name: "same_text_as_last_year",
        title: "与上年文字相同",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的绩效目标和全部 {n} 条指标与{old_side}逐字相同，仍写原年份：“{text}”。",
                    "“{name}”: the objective and all {n} indicators are those of {old_side_en} word for word and still name its year: “{text}”.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”的绩效目标和全部 {n} 条指标与{old_side}逐字相同。",
                    "“{name}”: the objective and all {n} indicators are those of {old_side_en} word for word.",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-07",
        name: "stale_year",
        title: "年份未更新",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的 {year} 年表仍有{old_side}表中的文字：“{text}”，年份未更新。",
                "“{name}”: the table of {year} still says what that of {old_side_en} said, with its year: “{text}”.",
            ),
        )],
    },
    Entry {
        code: "XYR-08",
        name: "figure_to_words",
        title: "定量改定性",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”：{old_side}“{old}”，{new_side}“{new}”，定量改定性。{doubt}",
                    "“{name}”, indicator “{indicator}”: “{old}” in {old_side_en}, “{new}” in {new_side_en}: a figure became words.{doubt_en}",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”的指标“{indicator}”：{old_side}“{old}”，{new_side}“{new}”，定量改定性。{doubt}",
                    "“{name}”, indicator “{indicator}”: “{old}” in {old_side_en}, “{new}” in {new_side_en}: a figure became words.{doubt_en}",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-09",
        name: "renamed",
        title: "更名",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”{old_side}名称为“{old}”，按同一项目对照{how}。",
                "“{name}” was “{old}” in {old_side_en}; both are compared as one project{how_en}.",
            ),
        )],
    },
    Entry {
        code: "XYR-10",
        name: "split_or_merged",
        title: "拆分、合并或重组",
        texts: &[(
            Info,
            Bilingual::fixed(
                "{relation}：{old_side}“{old_names}”（{old}），{new_side}“{name}”（{new}），按各部分之和对照。",
                "{relation_en}: “{old_names}” ({old}) in {old_side_en}, “{name}” ({new}) in {new_side_en}, compared by their sums.",
            ),
        )],
    },
    Entry {
        code: "XYR-11",
        name: "taxonomy_moved",
        title: "分类随表式变化",
        texts: &[(
            Info,
            Bilingual::fixed(
                "{n} 条指标的分类由“{old}”变为“{new}”，含义相同，不作变化。",
                "{n} indicators moved from “{old}” to “{new}”, which mean the same: no change.",
            ),
        )],
    },
    Entry {
        code: "XYR-12",
        name: "one_off_recurs",
        title: "一次性项目再次列示",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”注明“{text}”，{old_side}、{new_side}均列示。",
                "“{name}” says “{text}” and is listed in {old_side_en} and in {new_side_en}.",
            ),
        )],
    },
    Entry {
        code: "XYR-13",
        name: "placeholder_persists",
        title: "连续占位",
        texts: &[
            (
                Error,
                Bilingual::fixed(
                    "“{name}”有 {n} 处（指标或绩效目标）{old_side}、{new_side}均为占位符，未填写实际内容。{doubt}",
                    "“{name}”: {n} entries (indicators or the objective) were left to be filled in, in {old_side_en} and in {new_side_en}.{doubt_en}",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”有 {n} 处（指标或绩效目标）{old_side}、{new_side}均为占位符，未填写实际内容。{doubt}",
                    "“{name}”: {n} entries (indicators or the objective) were left to be filled in, in {old_side_en} and in {new_side_en}.{doubt_en}",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-15",
        name: "funding_mix",
        title: "资金来源结构变化",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的{source}占总计的比重由 {old}% 变为 {new}%。{doubt}",
                "“{name}”: the share of {source_en} in the total went from {old} % to {new} %.{doubt_en}",
            ),
        )],
    },
    Entry {
        code: "XYR-16",
        name: "new_with_carryover",
        title: "本年新列而有上年结转",
        texts: &[
            (
                Warning,
                Bilingual::fixed(
                    "“{name}”本年新列（有上年结转，疑为年中追加或上年未公开）：金额 {amount}，其中上年结转 {carryover}。",
                    "“{name}” is listed by this year’s table only, with money carried over from last year (perhaps added during the year, or not published): amount {amount}, carried over {carryover}.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”本年新列（有上年结转，疑为年中追加或上年未公开）：金额 {amount}，其中上年结转 {carryover}。",
                    "“{name}” is listed by this year’s table only, with money carried over from last year (perhaps added during the year, or not published): amount {amount}, carried over {carryover}.",
                ),
            ),
        ],
    },
    Entry {
        code: "XYR-17",
        name: "mostly_carried_over",
        title: "上年资金大部结转",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”本年的上年结转 {carryover}，为上年金额 {old} 的 {share}%。",
                "“{name}”: {carryover} was carried over into this year, {share} % of last year’s amount {old}.",
            ),
        )],
    },
    Entry {
        code: "XYR-18",
        name: "doubtful_link",
        title: "疑似对应",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”与{old_side}“{old}”的对应关系为疑似，待核实：{grounds}。",
                "The link of “{name}” to “{old}” of {old_side_en} is doubtful and to be verified: {grounds_en}.",
            ),
        )],
    },
    Entry {
        code: "XYR-19",
        name: "unit_cost_up",
        title: "单位产出成本上升",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”{old_side} {old}、“{old_output}”，{new_side} {new}、“{new_output}”，单位产出成本变动 {rate}%。",
                "“{name}”: {old} for “{old_output}” in {old_side_en}, {new} for “{new_output}” in {new_side_en}; the cost of one changed by {rate} %.",
            ),
        )],
    },
    Entry {
        code: "XYR-20",
        name: "qualitative_score_up",
        title: "定性指标分值占比上升",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”没有数字的指标，分值占比由 {old}% 升至 {new}%。",
                "“{name}”: indicators without a figure had {old} % of the score and have {new} % now.",
            ),
        )],
    },
    Entry {
        code: "XYR-21",
        name: "appropriation_falls_total_rises",
        title: "财政拨款减少而总计增加",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”总计由 {old} 增至 {new}，财政拨款由 {old_fiscal} 减至 {new_fiscal}。{doubt}",
                "“{name}”: the total rose from {old} to {new}, the fiscal appropriation (财政拨款) fell from {old_fiscal} to {new_fiscal}.{doubt_en}",
            ),
        )],
    },
    Entry {
        code: "XYR-22",
        name: "period_extended",
        title: "延期",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的实施期由“{old}”变为“{new}”，完成日期推后或时长增加。",
                "“{name}”: the period went from “{old}” to “{new}”; it ends later or lasts longer.",
            ),
        )],
    },
];
