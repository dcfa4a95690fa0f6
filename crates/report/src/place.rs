//! Places in the sources, in words that lead a person there.

use crate::page::Page;
use crate::words;
use duibiao_core::Origin;

/// `17:5-19:8` of a text, `第3页` of a PDF, `工作表1 D17`, `表格2 第4行第2列`; empty where there is no place.
pub(crate) fn place_text(origin: Origin, page: &Page<'_>) -> String {
    match origin {
        Origin::Nowhere | Origin::Text(_) => origin.to_string(),
        Origin::Page(at) => page.fill(&words::PLACE_PAGE, &[("page", &at.page)]),
        Origin::Sheet(at) => page.fill(&words::PLACE_SHEET, &[("sheet", &at.sheet), ("cell", &at.name())]),
        Origin::Table(at) => {
            page.fill(&words::PLACE_TABLE, &[("table", &at.table), ("row", &at.row), ("column", &at.column)])
        }
    }
}
