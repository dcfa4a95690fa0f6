//! Which grids of a long document are such tables.

use crate::grid::Section;
use crate::join;

/// Words of which a heading or label of a performance target table holds at least one.
const SIGNS: [&str; 10] = [
    "绩效目标",
    "绩效指标",
    "三级指标",
    "年度指标值",
    "总体目标",
    "年度目标",
    "指标内容",
    "年度资金总额",
    "实施单位",
    "项目资金",
];

/// Whether a grid may be a performance target table, or go on with one that ended the page before.
pub(crate) fn matters(section: &Section, before: Option<&Section>) -> bool {
    let says = section.grid.cells.iter().any(|cell| {
        let squashed: String = cell.passage.text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
        SIGNS.iter().any(|sign| squashed.contains(sign))
    });
    // A page may end after the first rows of a form: its title says what it is.
    let is_titled = || {
        section.above.iter().rev().take(4).any(|passage| {
            let text = passage.text.trim();
            text.chars().count() <= 60 && text.contains("绩效目标") && text.contains('表')
        })
    };
    says || is_titled() || before.is_some_and(|before| join::continues(section, before))
}

/// The title of a table: the last paragraph above it that is not about money units or page numbers.
pub(crate) fn title(section: &Section) -> Option<String> {
    let is_title = |text: &str| text.chars().count() <= 60 && text.contains('表');
    section
        .above
        .iter()
        .rev()
        .map(|passage| passage.text.trim())
        .find(|text| is_title(text))
        .map(str::to_owned)
}
