//! What a published table says. Run it with `cargo run -p duibiao-parse --example read_table`, followed by
//! the path of a table if it shall not be the demo's.
#![allow(clippy::print_stdout)]

use std::error::Error;

const DEMO: &str = "data/demo/2025年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| DEMO.to_owned());
    let bytes = std::fs::read(&path)?;
    let reading = duibiao_parse::read(&path, &bytes, &Default::default())?;
    for table in &reading.tables {
        println!("{:?} {:?}, {} projects", table.department, table.fiscal_year, table.n_projects());
        for (unit, project) in table.projects().take(5) {
            println!("{}  {}  {:?}  at {}", unit.name, project.name, project.amounts.total, project.origin);
        }
    }
    Ok(())
}
