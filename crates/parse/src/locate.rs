//! Which grids of a long document are such tables.

use crate::grid::Section;
use crate::join;

/// Words of which a heading or label of a performance target table holds at least one.
const SIGNS: [&str; 7] =
    ["绩效目标", "绩效指标", "三级指标", "年度指标值", "总体目标", "年度目标", "指标内容"];

/// Whether a grid may be a performance target table, or go on with one that ended the page before.
pub(crate) fn matters(section: &Section, before: Option<&Section>) -> bool {
    let says = section.grid.cells.iter().any(|cell| {
        let squashed: String = cell.passage.text.chars().filter(|c| !c.is_whitespace()).take(40).collect();
        SIGNS.iter().any(|sign| squashed.contains(sign))
    });
    says || before.is_some_and(|before| join::continues(section, before))
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
