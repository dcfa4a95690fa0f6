//! What a published table says. Run it with `cargo run -p duibiao-parse --example read_table FILE`.
#![allow(clippy::print_stdout)]

use duibiao_parse::ReadOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "data/zengcheng-hrss-2025.txt".to_owned());
    let reading = duibiao_parse::read(&path, &std::fs::read(&path)?, &ReadOptions::default())?;
    for table in &reading.tables {
        println!("{:?} {:?}: {} projects", table.department, table.fiscal_year, table.n_projects());
        for (unit, project) in table.projects().take(5) {
            println!("{} {} {:?}, at {}", unit.name, project.name, project.amounts.total, project.origin);
        }
    }
    Ok(())
}
