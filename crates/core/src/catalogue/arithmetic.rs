//! The texts of findings about sums and amounts.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "ARI-01",
        name: "row_sum_mismatch",
        title: "行内合计不符",
        texts: &[(
            Error,
            Bilingual::fixed(
                "“{name}”总计 {printed} 与各资金来源之和 {sum} 不符，相差 {difference}。",
                "“{name}”: the total {printed} differs from the sum of its funding sources {sum} by {difference}.",
            ),
        )],
    },
    Entry {
        code: "ARI-02",
        name: "unit_subtotal_mismatch",
        title: "单位小计不符",
        texts: &[
            (
                Error,
                Bilingual::fixed(
                    "“{name}”小计 {printed} 与其 {n} 个项目之和 {sum} 不符，相差 {difference}，超出舍入差范围 {bound}。",
                    "“{name}”: the subtotal {printed} differs from the sum of its {n} projects {sum} by {difference}, beyond the rounding bound {bound}.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "“{name}”小计 {printed} 与其 {n} 个项目之和 {sum} 相差 {difference}，在舍入差范围 {bound} 以内。",
                    "“{name}”: the subtotal {printed} differs from the sum of its {n} projects {sum} by {difference}, within the rounding bound {bound}.",
                ),
            ),
        ],
    },
    Entry {
        code: "ARI-03",
        name: "grand_total_mismatch",
        title: "合计不符",
        texts: &[
            (
                Error,
                Bilingual::fixed(
                    "合计 {printed} 与各单位之和 {units} 及各项目之和 {projects} 均不符，超出舍入差范围。",
                    "The grand total {printed} differs from the sum of the units {units} and from the sum of the projects {projects}, beyond the rounding bound.",
                ),
            ),
            (
                Warning,
                Bilingual::fixed(
                    "合计 {printed} 与各单位之和 {units}、各项目之和 {projects} 中的一个不符，超出舍入差范围。",
                    "The grand total {printed} differs from one of the sum of the units {units} and the sum of the projects {projects} beyond the rounding bound.",
                ),
            ),
            (
                Info,
                Bilingual::fixed(
                    "合计 {printed}、各单位之和 {units}、各项目之和 {projects} 三者不完全一致，在舍入差范围以内。",
                    "The grand total {printed}, the sum of the units {units} and the sum of the projects {projects} differ within the rounding bound.",
                ),
            ),
        ],
    },
    Entry {
        code: "ARI-04",
        name: "currency_unit_conflict",
        title: "金额单位口径冲突",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”中写有“{written}”，总计为 {printed}{money_unit}，两者数字相同而单位不同。",
                "“{name}” says “{written}”, its total is {printed} {money_unit}: the same digits under another unit.",
            ),
        )],
    },
    Entry {
        code: "ARI-05",
        name: "cost_ceiling_vs_budget",
        title: "成本指标值与预算数不一致",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的成本指标“{indicator}”指标值为“{target}”，本年总计为 {printed}（表内单位），两者不一致。",
                "“{name}”: the cost indicator “{indicator}” is set at “{target}”, the total of the year is {printed} in the unit of the table.",
            ),
        )],
    },
    Entry {
        code: "ARI-06",
        name: "unit_price_product_mismatch",
        title: "单价乘数量与预算数不一致",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”的绩效目标写明 {quantity}{of}、单价 {price}元，乘积为 {product}，本年总计为 {printed}（表内单位）。",
                "The objective of “{name}” names {quantity} {of} at {price} 元 each, which makes {product}; the total of the year is {printed} in the unit of the table.",
            ),
        )],
    },
    Entry {
        code: "ARI-07",
        name: "amount_format",
        title: "金额格式异常",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "“{name}”的金额 {printed} {problem}。",
                "“{name}”: the amount {printed} {problem_en}.",
            ),
        )],
    },
    Entry {
        code: "ARI-08",
        name: "zero_amount_project",
        title: "本年金额为零",
        texts: &[(
            Info,
            Bilingual::fixed(
                "“{name}”列有绩效目标或指标，本年总计为 {printed}（表内单位）。",
                "“{name}” has targets, its total of the year is {printed} in the unit of the table.",
            ),
        )],
    },
    Entry {
        code: "BRG-01",
        name: "printed_total_not_used",
        title: "未采用印出的合计",
        texts: &[(
            Error,
            Bilingual::fixed(
                "印出的合计 {printed} 与各项目之和 {sum} 相差超出舍入差范围，增减变动过程采用各项目之和。",
                "The printed total {printed} differs from the sum of the projects {sum} beyond the rounding bound; the bridge uses the sum.",
            ),
        )],
    },
];
