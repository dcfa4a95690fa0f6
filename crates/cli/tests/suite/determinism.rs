//! The same bytes in every run and for any number of threads.

use crate::support::{DEMO_2024, DEMO_2025, DEMO_2026, Outcome, constructed, duibiao};

/// Runs a call 20 times, over 1, 2 and 8 threads in turn.
#[track_caller]
fn check(args: &[&str]) -> Outcome {
    let run =
        |threads: &str| duibiao(args.iter().chain(&["--threads", threads])).within(&constructed()).run();
    let first = run("1");
    for n in 1..20 {
        let threads = ["1", "2", "8"][n % 3];
        // A plain comparison: a difference in megabytes is no message.
        assert!(run(threads) == first, "run {n} of {args:?} on {threads} threads differs");
    }
    first
}

/// The folder holds truth files too: their warnings are as stable as the results.
#[test]
fn json_of_all_constructed_tables() {
    let outcome = check(&["show", ".", "--format", "json"]);
    assert!(outcome.stdout.len() > 1_000_000 && outcome.stderr.lines().count() > 50);
}

#[test]
fn views_of_all_constructed_tables() {
    assert!(check(&["show", "."]).stdout.len() > 1_000_000);
}

#[test]
fn summaries_of_all_constructed_tables() {
    assert!(check(&["show", ".", "--summary"]).stdout.lines().count() > 50);
}

#[test]
fn changes_of_the_demo() {
    let demo = crate::support::demo();
    let path = |name: &str| demo.join(name).to_str().unwrap().to_owned();
    let years = [DEMO_2024, DEMO_2025, DEMO_2026].map(path);
    for pair in years.windows(2) {
        for format in ["json", "table"] {
            let outcome = check(&["diff", &pair[0], &pair[1], "--format", format]);
            assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
        }
    }
}

/// A large pair, whose alignment has more to decide.
#[test]
fn changes_of_a_constructed_pair() {
    let mut texts = crate::support::texts(&constructed().join("high"));
    texts.truncate(2);
    let names: Vec<&str> = texts.iter().map(|path| path.to_str().unwrap()).collect();
    for format in ["json", "table"] {
        assert_eq!(check(&["diff", names[0], names[1], "--format", format]).status, 0);
    }
}

/// Time, place and environment leave no trace.
#[test]
fn the_environment_leaves_no_trace() {
    for args in [&["diff", DEMO_2024, DEMO_2025, "--format", "json"][..], &["show", DEMO_2024]] {
        let expected = duibiao(args).run().done();
        for (name, value) in [
            ("TZ", "Pacific/Auckland"),
            ("HOME", "/nonexistent"),
            ("USER", "甲"),
            ("LC_NUMERIC", "de_DE.UTF-8"),
            ("RUST_BACKTRACE", "1"),
        ] {
            assert_eq!(duibiao(args).with(name, value).run().done(), expected, "{name}");
        }
    }
}
