//! Writes tables of bodies that do not exist, as many as asked for, in the form and size of the published one.
//!
//! `generate_tables --count 1000 --seed 1 --out DIR`

use duibiao_tests::extraction::{Style, render};
use duibiao_tests::synthetic::{Shape, table};
use std::error::Error;
use std::path::PathBuf;

struct Arguments {
    count: u64,
    seed: u64,
    out: PathBuf,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let (mut count, mut seed, mut out) = (1000, 1, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--count" => count = value.parse()?,
            "--seed" => seed = value.parse()?,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(format!("unknown option {word}; known: --count N --seed N --out DIR").into()),
        }
    }
    Ok(Arguments { count, seed, out: out.ok_or("--out DIR is missing")? })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    std::fs::create_dir_all(&arguments.out)?;
    for index in 0..arguments.count {
        let style_seed = arguments.seed.wrapping_mul(1_000_003).wrapping_add(index);
        let table = table(arguments.seed, index, &Shape::varied(style_seed));
        let text = render(&table, &Style { seed: style_seed, ..Style::default() });
        let department = table.department.as_deref().unwrap_or_default();
        let year = table.fiscal_year.unwrap_or_default();
        let name = format!("{:05}_{year}年{department}项目支出绩效目标表（虚构）.txt", index + 1);
        std::fs::write(arguments.out.join(name), text)?;
    }
    Ok(())
}
