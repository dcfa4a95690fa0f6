//! Which targets became looser from one year to the next. Run it with
//! `cargo run -p duibiao-diff --example compare_years`.
#![allow(clippy::print_stdout)]

use duibiao_diff::{Effect, Options, compare};
use duibiao_parse::ReadOptions;

fn read(year: i32) -> Result<duibiao_core::AnnualTable, Box<dyn std::error::Error>> {
    let path =
        format!("data/demo/{year}年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt");
    Ok(duibiao_parse::read(&path, &std::fs::read(&path)?, &ReadOptions::default())?.tables.remove(0))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let changes = compare(&read(2024)?, 0, &read(2025)?, 0, &Options::default());
    println!("{} -> {}", changes.bridge.old_total, changes.bridge.new_total);
    let indicators = changes.projects.iter().flat_map(|project| &project.indicators);
    let annual = indicators.filter_map(|indicator| indicator.annual.as_ref());
    for change in annual.filter(|change| change.effect == Effect::Looser) {
        println!("{} -> {}: {}", change.old.raw, change.new.raw, change.reason);
    }
    Ok(())
}
