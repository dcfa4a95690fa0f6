//! Snapshots of the views as pipes get them. Paths are relative, so they are the same everywhere.

use crate::support::{DEMO_2024, DEMO_2025, DEMO_2026, Folder, REAL, data, duibiao, run};
use crate::tables::{SMALL, next_year};

#[test]
fn changes_2024_2025() {
    insta::assert_snapshot!(run(["diff", DEMO_2024, DEMO_2025]).done());
}

#[test]
fn changes_2025_2026() {
    insta::assert_snapshot!(run(["diff", DEMO_2025, DEMO_2026]).done());
}

#[test]
fn changes_2024_2025_in_english() {
    insta::assert_snapshot!(run(["diff", DEMO_2024, DEMO_2025, "--lang", "en"]).done());
}

#[test]
fn goals_2025_2026() {
    insta::assert_snapshot!(run(["diff", DEMO_2025, DEMO_2026, "--only", "goals"]).done());
}

#[test]
fn summary_of_the_real_table() {
    insta::assert_snapshot!(duibiao(["show", REAL, "--summary"]).within(&data()).run().done());
}

/// What stands above the rows of the real table, and below them.
#[test]
fn frame_of_the_real_table() {
    let view = duibiao(["show", REAL]).within(&data()).run().done();
    let (above, rest) = view.split_once("二、").unwrap();
    let below = &rest[rest.find("三、").unwrap()..];
    insta::assert_snapshot!(format!("{above}…\n\n{below}"));
}

#[test]
fn a_small_table() {
    insta::assert_snapshot!(Folder::with([("a.txt", SMALL)]).run(["show", "a.txt"]).done());
}

#[test]
fn a_small_table_in_english_with_places() {
    let folder = Folder::with([("a.txt", SMALL)]);
    insta::assert_snapshot!(
        folder.run(["show", "a.txt", "--lang", "en", "--origins", "--money", "元"]).done()
    );
}

/// The small table of two years, with something of everything.
fn two_years() -> Folder {
    let new = next_year(&[
        ("12.00 12.00", "13.50 13.50"),
        ("20.00 20.00", "21.50 21.50"),
        ("30.00 30.00", "31.50 31.50"),
        ("≥40份", "≥38份"),
        ("不低于95%", "≥95%"),
        ("2024年办公设备", "2025年办公设备"),
        ("（含印刷品）", "和线上公益宣传"),
        ("公益宣传活动经费", "公益宣传和普法活动经费"),
    ]);
    Folder::with([("old.txt", SMALL), ("new.txt", new.as_str())])
}

#[test]
fn small_changes() {
    insta::assert_snapshot!(two_years().run(["diff", "old.txt", "new.txt", "--all", "--origins"]).done());
}

#[test]
fn small_changes_as_json() {
    let json = two_years().run(["diff", "old.txt", "new.txt", "--format", "json"]).done();
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(json.contains(&version), "{json}");
    insta::assert_snapshot!(json.replace(&version, "\"version\": \"VERSION\""));
}

/// A failure as JSON: the document is whole, the reason in it.
#[test]
fn a_failure_as_json() {
    let folder = Folder::with([("空.txt", "")]);
    insta::assert_snapshot!(folder.run(["show", "空.txt", "没有.txt", "--format", "json"]).stdout);
}
