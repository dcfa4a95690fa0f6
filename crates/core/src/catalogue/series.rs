//! The texts of findings about tables of many years.

use super::Entry;
use crate::Bilingual;
use crate::Severity::{Error, Info, Warning};

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "LIN-01",
        name: "table_without_year",
        title: "年度不明",
        texts: &[(
            Error,
            Bilingual::fixed(
                "{path} 第 {n} 张表的年度不明，未纳入多年对照。",
                "{path}, table {n}: the fiscal year is unknown; the table stands in no series.",
            ),
        )],
    },
    Entry {
        code: "LIN-02",
        name: "same_table_twice",
        title: "重复的表",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{path} 第 {n} 张表与 {other} 第 {other_n} 张表内容相同，只计一次。",
                "{path}, table {n} says the same as {other}, table {other_n}; it counts once.",
            ),
        )],
    },
    Entry {
        code: "LIN-03",
        name: "no_table_of_year",
        title: "缺年",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{department}缺 {year} 年的表，{old_year} 年与 {new_year} 年直接对照，变化为多年累计。",
                "{department}: there is no table of {year}; {old_year} is compared with {new_year} directly, and changes are those of several years.",
            ),
        )],
    },
    Entry {
        code: "LIN-04",
        name: "versions_of_year",
        title: "同一年度的多个版本",
        texts: &[(
            Info,
            Bilingual::fixed(
                "{department} {year} 年有 {n} 张表，按同一年度的不同版本列示；与其他年度的对照采用{stage}（{path}）。",
                "{department}: {n} tables of {year} are shown as versions of that year; other years are compared with {stage_en} ({path}).",
            ),
        )],
    },
    Entry {
        code: "LIN-05",
        name: "department_names_differ",
        title: "部门名称不同",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{year} 年的表署名“{name}”，与“{department}”名称相近、项目相同，按同一部门列入一个序列，请确认。",
                "The table of {year} is of “{name}”; name and projects are like those of “{department}”, so both stand in one series; please check.",
            ),
        )],
    },
    Entry {
        code: "LIN-06",
        name: "one_table_only",
        title: "只有一张表",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{department}只有 {year} 年的一张表（{path}），没有可对照的年度。",
                "{department}: only one table, of {year} ({path}); there is no other year to compare it with.",
            ),
        )],
    },
];
