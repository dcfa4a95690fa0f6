//! Where results go and how they look there: `-o`, colour, pipes.

use crate::support::{DEMO_2024, DEMO_2025, Folder, demo, duibiao, is_colored, run, without_colors};
use crate::tables::{SMALL, next_year};
use std::path::Path;

fn two_years() -> Folder {
    Folder::with([("old.txt", SMALL), ("new.txt", next_year(&[("≥40份", "≥42份")]).as_str())])
}

/// A file gets the bytes that stdout would get; its name says the format unless an option does.
#[test]
fn the_output_file_gets_what_stdout_would() {
    let folder = two_years();
    for command in [&["show", "old.txt", "new.txt"][..], &["diff", "old.txt", "new.txt"]] {
        let with = |more: &[&str]| folder.run(command.iter().chain(more));
        let (table, json) = (with(&[]).done(), with(&["--format", "json"]).done());
        assert!(json.starts_with('{') && !table.starts_with('{'));
        for (options, name, expected) in [
            (&["-o", "out.txt"][..], "out.txt", &table),
            (&["--output", "out"], "out", &table),
            (&["--output=out.json"], "out.json", &json),
            (&["-o", "OUT.JSON"], "OUT.JSON", &json),
            (&["-o", "json"], "json", &table),
            (&["-o", "out.json", "--format", "table"], "out.json", &table),
            (&["-o", "out.txt", "--format", "json"], "out.txt", &json),
        ] {
            assert_eq!(with(options).done(), "", "{options:?} leaves stdout empty");
            assert_eq!(&folder.read(name), expected, "{options:?}");
        }
        assert_eq!(with(&["-o", "-"]).done(), table, "- is stdout");
    }
    let summary = folder.run(["show", "--summary", "old.txt"]).done();
    folder.run(["show", "--summary", "old.txt", "-o", "sum.tsv"]).done();
    assert_eq!(folder.read("sum.tsv"), summary);
    let expected = ["OUT.JSON", "json", "new.txt", "old.txt", "out", "out.json", "out.txt", "sum.tsv"];
    assert_eq!(folder.names(), expected, "nothing else is left behind");
}

/// A summary is lines, never JSON, whatever the name of the output file.
#[test]
fn a_summary_stays_a_summary() {
    let folder = two_years();
    folder.run(["show", "--summary", "old.txt", "-o", "sum.json"]).done();
    assert_eq!(folder.read("sum.json"), folder.run(["show", "--summary", "old.txt"]).done());
}

#[test]
fn an_output_file_that_cannot_be_written_is_a_failure() {
    let folder = two_years();
    for command in [&["show", "old.txt"][..], &["diff", "old.txt", "new.txt"]] {
        for (name, zh, en) in [
            ("no/such/out.txt", "不存在", "no such"),
            (".", "是文件夹", "is a folder"),
            ("old.txt/out.txt", "", ""),
        ] {
            for (language, reason) in [("zh", zh), ("en", en)] {
                let outcome = folder.run(command.iter().chain(&["-o", name, "--lang", language]));
                assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{name}");
                let message =
                    outcome.stderr.strip_prefix(&format!("duibiao: {name}: ")).expect("it is named");
                assert!(message.contains(reason) && message.matches('\n').count() == 1, "{message}");
            }
        }
        assert_eq!(folder.run(command.iter().chain(&["-o", ""])).status, 2);
    }
    assert_eq!(folder.names(), ["new.txt", "old.txt"]);
}

/// Nothing destroys an input: not under its own name, another path to it, or a link.
#[test]
fn an_output_file_that_is_an_input_is_refused() {
    let folder = two_years();
    let other_path = folder.path().join("old.txt");
    let mut names = vec!["old.txt", "./old.txt", other_path.to_str().unwrap()];
    if cfg!(unix) {
        link(&folder, "old.txt", "link.txt");
        names.push("link.txt");
    }
    for command in [&["show", "new.txt", "old.txt"][..], &["diff", "old.txt", "new.txt"], &["show", "."]] {
        for name in &names {
            let outcome = folder.run(command.iter().chain(&["-o", name]));
            outcome.failed(&format!("duibiao: {name}: 输出文件就是输入文件之一"));
            assert_eq!((outcome.stdout.as_str(), folder.read("old.txt").as_str()), ("", SMALL));
        }
    }
    let outcome = folder.run(["show", "old.txt", "-o", "old.txt", "--lang", "en"]);
    outcome.failed("duibiao: old.txt: the output file is one of the inputs");
}

#[cfg(unix)]
fn link(folder: &Folder, to: &str, name: &str) {
    std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(name)).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Folder, _: &str, _: &str) {}

/// What stood in the output file stays until there is a result; a call that fails on its inputs still writes
/// what there is.
#[test]
fn an_existing_output_file_is_replaced() {
    let folder = two_years();
    folder.write("out.json", "{}");
    folder.run(["diff", "old.txt", "missing.txt", "--colour", "-o", "out.json"]);
    assert_eq!(folder.read("out.json"), "{}", "a wrong call writes nothing");
    let outcome = folder.run(["diff", "old.txt", "missing.txt", "-o", "out.json"]);
    outcome.failed("duibiao: missing.txt: 文件不存在");
    assert!(folder.read("out.json").contains("duibiao.changesets/1"));
    folder.run(["diff", "old.txt", "new.txt", "-o", "out.json"]).done();
    assert!(folder.read("out.json").contains("duibiao.changes/1"));
}

/// Both commands, as pipes see them.
fn views(more: &[&str]) -> [String; 2] {
    [&["diff", DEMO_2024, DEMO_2025][..], &["show", DEMO_2024]]
        .map(|command| run(command.iter().chain(more)).done())
}

#[test]
fn pipes_get_no_colour_unless_asked_for() {
    let plain = views(&[]);
    for (view, options) in [&["--color", "auto"][..], &["--color", "never"], &["--color=never"]]
        .map(|options| (views(options), options))
    {
        assert_eq!(view, plain, "{options:?}");
    }
    let colored = views(&["--color", "always"]);
    for (colored, plain) in colored.iter().zip(&plain) {
        assert!(is_colored(colored) && !is_colored(plain));
        assert_eq!(&without_colors(colored), plain, "colour changes nothing else");
    }
}

/// The option is stronger than the environment; terminals, which this test has none of, are another matter.
#[test]
fn no_color_yields_to_the_option() {
    for (variable, value) in [("NO_COLOR", "1"), ("NO_COLOR", ""), ("TERM", "dumb"), ("TERM", "")] {
        for (option, colored) in [("auto", false), ("never", false), ("always", true)] {
            let outcome =
                duibiao(["diff", DEMO_2024, DEMO_2025, "--color", option]).with(variable, value).run();
            assert_eq!(is_colored(&outcome.done()), colored, "{variable}={value} {option}");
        }
    }
    for variable in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        let outcome = duibiao(["diff", DEMO_2024, DEMO_2025]).with(variable, "1").run();
        assert!(!is_colored(&outcome.done()), "{variable} is not asked");
    }
}

#[test]
fn json_and_summaries_are_never_coloured() {
    for args in [
        &["diff", DEMO_2024, DEMO_2025, "--format", "json"][..],
        &["show", DEMO_2024, "--format", "json"],
        &["show", DEMO_2024, "--summary"],
    ] {
        let plain = run(args).done();
        assert_eq!(run(args.iter().chain(&["--color", "always"])).done(), plain);
    }
}

/// A file is no terminal either: colour only where it is asked for.
#[test]
fn output_files_are_coloured_only_on_demand() {
    let folder = two_years();
    for (option, colored) in [("auto", false), ("never", false), ("always", true)] {
        folder.run(["diff", "old.txt", "new.txt", "-o", "out.txt", "--color", option]).done();
        assert_eq!(is_colored(&folder.read("out.txt")), colored, "{option}");
    }
}

/// Rules in pipes are plain ASCII, rows are whole whatever width the environment claims, and every row of a
/// table is as wide as the others.
#[test]
fn pipes_get_full_rows_with_plain_rules() {
    for (view, args) in views(&[]).iter().zip([&["diff", DEMO_2024, DEMO_2025][..], &["show", DEMO_2024]]) {
        assert!(!view.contains(['─', '│', '┼', '├', '┌']), "{view}");
        assert!(view.lines().any(|line| line.chars().count() > 100), "{view}");
        let narrow = duibiao(args).with("COLUMNS", "40").with("LINES", "10").run().done();
        assert_eq!(&narrow, view);
        let latin = duibiao(args).with("LC_ALL", "zh_CN.GB18030").run().done();
        assert_eq!(&latin, view, "the bytes are UTF-8 in every locale");
        assert!(view.ends_with('\n') && !view.lines().any(|line| line.ends_with(' ')), "{view}");
    }
}

/// A device that is full is a failure, not a silent loss.
#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_a_failure() {
    use std::fs::OpenOptions;
    use std::process::Stdio;
    if !Path::new("/dev/full").exists() {
        return;
    }
    let args = [
        &["diff", DEMO_2024, DEMO_2025][..],
        &["diff", DEMO_2024, DEMO_2025, "--format", "json"],
        &["show", DEMO_2024],
        &["show", DEMO_2024, "--summary"],
        &["show", DEMO_2024, "--format", "json"],
    ];
    for args in args {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output =
            duibiao(args).within(&demo()).into_command().stdin(Stdio::null()).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "duibiao: stdout: 存储空间已满\n", "{args:?}");
        run(args.iter().chain(&["-o", "/dev/full"])).failed("duibiao: /dev/full: 存储空间已满");
    }
}
