//! How long the steps take: `cargo bench -p duibiao-tests`.

use divan::{Bencher, black_box};
use duibiao_check::{Profile, Settings};
use duibiao_core::{AnnualTable, Target};
use duibiao_diff::Options;
use duibiao_parse::ReadOptions;
use duibiao_tests::constructed::{Level, PairOfYears, Vocabulary, pair};
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

/// Every rule of the stricter profile over that table.
#[divan::bench]
fn check_a_table_of_the_real_size(bencher: Bencher<'_, '_>) {
    let (table, settings) = (years().0, strict());
    bencher.bench(|| duibiao_check::check_tables(black_box(&[&table]), &settings));
}

#[divan::bench]
fn check_the_changes_of_two_years(bencher: Bencher<'_, '_>) {
    let ((old, new), settings) = (years(), strict());
    let changes = duibiao_diff::compare(&old, 0, &new, 0, &Options::default());
    bencher.bench(|| duibiao_check::check_changes(black_box(&changes), &old, &new, &settings));
}

fn strict() -> Settings {
    Settings { profile: Profile::Strict, ..Settings::default() }
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

/// Two years of a department of at least so many projects a side: made-up departments, one after the other.
fn department(n_projects: usize) -> (AnnualTable, AnnualTable) {
    let words = Vocabulary::named("fit").unwrap();
    let PairOfYears { mut old, mut new, .. } = pair(Level::Mid, words, 1, 0);
    for index in 1.. {
        if old.n_projects().min(new.n_projects()) >= n_projects {
            break;
        }
        let more = pair(Level::Mid, words, 1, index);
        old.units.extend(more.old.units);
        new.units.extend(more.new.units);
    }
    (old, new)
}

#[divan::bench]
fn read_both_years_of_sixty_projects(bencher: Bencher<'_, '_>) {
    let (old, new) = department(60);
    let texts = [old, new].map(|table| extraction::render(&table, &extraction::Style::default()));
    bencher.bench(|| {
        texts
            .iter()
            .map(|text| {
                let read = duibiao_parse::read("表.txt", black_box(text.as_bytes()), &ReadOptions::default());
                read.map_or(0, |read| read.tables.len())
            })
            .sum::<usize>()
    });
}

#[divan::bench(args = [60, 300, 3_000], sample_count = 10)]
fn compare_two_years_of(bencher: Bencher<'_, '_>, n_projects: usize) {
    let (old, new) = department(n_projects);
    bencher.bench(|| duibiao_diff::compare(black_box(&old), 0, black_box(&new), 0, &Options::default()));
}
