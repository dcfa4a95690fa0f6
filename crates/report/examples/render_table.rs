//! A table as a view for people and as JSON. Run it with
//! `cargo run -p duibiao-report --example render_table FILE`.
#![allow(clippy::print_stdout)]

use duibiao_core::Language;
use duibiao_parse::ReadOptions;
use duibiao_report::{ViewOptions, document_view, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/zengcheng-hrss-2025.txt".to_owned());
    let tables = duibiao_parse::read(&path, &std::fs::read(&path)?, &ReadOptions::default())?.tables;
    let options = ViewOptions { language: Language::En, width: Some(100), ..ViewOptions::default() };
    println!("{}", document_view(&tables[0], &options));
    println!("{} bytes of JSON", json::documents_json(&tables, &[]).len());
    Ok(())
}
