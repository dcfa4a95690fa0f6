//! The texts of findings about an auditor's decisions on links.

use super::Entry;
use crate::Bilingual;
use crate::Severity::Warning;

pub(super) static ENTRIES: &[Entry] = &[
    Entry {
        code: "LNK-01",
        name: "decision_without_project",
        title: "裁定所指项目不在表中",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{file} 第 {line} 行：{table}没有项目“{name}”，该行未采用。",
                "{file}, line {line}: {table_en} has no project “{name}”; the line was not used.",
            ),
        )],
    },
    Entry {
        code: "LNK-02",
        name: "decision_ambiguous",
        title: "裁定所指项目不唯一",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{file} 第 {line} 行：{table}有 {n} 个“{name}”（序号 {positions}），编码和序号未能区分，该行未采用。",
                "{file}, line {line}: {table_en} has {n} projects “{name}” (positions {positions}), which neither code nor position tells apart; the line was not used.",
            ),
        )],
    },
    Entry {
        code: "LNK-03",
        name: "decision_contradicts_another",
        title: "裁定互相矛盾",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{file} 第 {line} 行与第 {earlier} 行矛盾，按第 {earlier} 行，该行未采用。",
                "{file}, line {line} contradicts line {earlier}, which is followed; line {line} was not used.",
            ),
        )],
    },
    Entry {
        code: "LNK-04",
        name: "decision_incomplete",
        title: "裁定不完整",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{file} 第 {line} 行：同组各行只有一侧的项目，该行未采用。",
                "{file}, line {line}: the lines of its group name projects of one side only; the line was not used.",
            ),
        )],
    },
    Entry {
        code: "LNK-05",
        name: "decision_not_understood",
        title: "裁定无法理解",
        texts: &[(
            Warning,
            Bilingual::fixed(
                "{file} 第 {line} 行：{reason}，该行未采用。",
                "{file}, line {line}: {reason_en}; the line was not used.",
            ),
        )],
    },
];
