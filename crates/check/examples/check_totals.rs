//! Whether the printed totals of a table add up. Run it with
//! `cargo run -p duibiao-check --example check_totals FILE`.
#![allow(clippy::print_stdout)]

use duibiao_core::Language;
use duibiao_parse::ReadOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/zengcheng-hrss-2025.txt".to_owned());
    let reading = duibiao_parse::read(&path, &std::fs::read(&path)?, &ReadOptions::default())?;
    for finding in reading.tables.iter().flat_map(duibiao_check::check_totals) {
        println!("{:?} {:?}: {}", finding.code, finding.severity, finding.message(Language::Zh));
    }
    Ok(())
}
