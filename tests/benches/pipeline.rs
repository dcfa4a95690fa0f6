//! How long the steps take: `cargo bench -p duibiao-tests`.

use divan::{Bencher, black_box};
use duibiao_core::{AnnualTable, Target};
use duibiao_diff::Options;
use duibiao_parse::ReadOptions;
use duibiao_tests::{extraction, mutation, synthetic};

fn main() {
    divan::main();
}

fn years() -> (AnnualTable, AnnualTable) {
    let old = synthetic::table(1, 0, &synthetic::Shape::default());
    let new = mutation::next_year(&old, 1);
    (old, new)
}

#[divan::bench]
fn read_a_table_of_the_real_size(bencher: Bencher<'_, '_>) {
    let text = extraction::render(&years().0, &extraction::Style::default());
    bencher.bench(|| {
        duibiao_parse::read("表.txt", black_box(text.as_bytes()), &ReadOptions::default())
            .map(|r| r.tables.len())
    });
}

#[divan::bench]
fn read_its_targets(bencher: Bencher<'_, '_>) {
    let table = years().0;
    let targets: Vec<String> = table
        .projects()
        .flat_map(|(_, project)| &project.indicators)
        .flat_map(|one| [&one.cycle_target, &one.annual_target])
        .flatten()
        .map(|target| target.raw.clone())
        .collect();
    bencher.bench(|| {
        targets.iter().map(|raw| Target::read(black_box(raw))).filter(Target::is_quantified).count()
    });
}

#[divan::bench]
fn align_two_years(bencher: Bencher<'_, '_>) {
    let (old, new) = years();
    bencher.bench(|| duibiao_diff::align(black_box(&old), black_box(&new), &Options::default()));
}

#[divan::bench]
fn compare_two_years(bencher: Bencher<'_, '_>) {
    let (old, new) = years();
    bencher.bench(|| duibiao_diff::compare(black_box(&old), 0, black_box(&new), 0, &Options::default()));
}
