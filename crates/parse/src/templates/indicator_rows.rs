//! Lists with one indicator a row: 单位名称 | 项目名称 | 金额 | 年度绩效目标 | 一级 | 二级 | 三级 | 指标值 | 度量单位 …
//!
//! As in Yunnan's 05-2, Beijing's 表11, Sichuan's lists. What belongs to the project is merged downwards, printed once
//! or repeated in every row.

mod kind;
mod reader;

use super::Template;
use super::listing::Listing;
use super::parts::{self, Part};
use reader::RowsReader;

pub(super) const TEMPLATE: Template = Template {
    name: "indicator_rows",
    is_form: false,
    recognises: |section| Listing::new(section).is_some_and(|listing| is_rows(&listing)),
    read: |section, options, ledger| {
        let Some(listing) = Listing::new(section) else { return Vec::new() };
        let mut reader = RowsReader::new(&listing, ledger);
        for row in &listing.rows {
            reader.row(row, &listing);
        }
        vec![reader.finish(options)]
    },
};

/// Whether the columns are those of indicators one a row. Lists about monitoring and scoring are other tables.
fn is_rows(listing: &Listing<'_>) -> bool {
    let parts: Vec<Part> =
        listing.leaves.iter().filter_map(|leaf| parts::part(&leaf.passage.text, false)).collect();
    let has = |wanted: &[Part]| parts.iter().any(|part| wanted.contains(part));
    has(&[Part::Level1, Part::Level2])
        && has(&[Part::Name])
        && has(&[Part::Value, Part::AnnualValue, Part::CycleValue])
        && !has(&[Part::Monitoring, Part::Evaluation])
        && listing.leaves.iter().any(|leaf| super::listing::is_name(&leaf.passage.text))
}
