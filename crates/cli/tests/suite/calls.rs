//! Right and wrong calls: help, version, and every way to get the command line wrong.

use crate::support::{DEMO_2024, DEMO_2025, run};

#[test]
fn help_and_version_go_to_stdout() {
    let version = run(["--version"]).done();
    assert_eq!(version, format!("duibiao {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(run(["-V"]).done(), version);
    for args in [&["--help"][..], &["-h"], &["show", "--help"], &["diff", "--help"]] {
        let help = run(args).done();
        assert!(help.contains("Usage: duibiao"), "{help}");
    }
}

/// Help names every option, and says what the exit statuses are.
#[test]
fn help_is_complete() {
    let both = [
        "--all",
        "--color",
        "--format",
        "--lang",
        "--money",
        "--origins",
        "-o, --output",
        "--threads",
        "元",
        "万元",
        "亿元",
    ];
    let diff =
        ["--exit-code", "--min-delta", "--min-rate", "--new-year", "--old-year", "--only", "<OLD> <NEW>"];
    let show = ["--summary", "--year", "<FILE>..."];
    for (command, own) in [("diff", &diff[..]), ("show", &show)] {
        let help = run([command, "--help"]).done();
        for word in both.iter().chain(own) {
            assert!(help.contains(word), "{command} --help says {word}: {help}");
        }
    }
    let help = run(["--help"]).done();
    for word in
        ["diff", "show", "--lang", "--threads", "stdout", "stderr", "Exit status: 0", "1 with --exit-code"]
    {
        assert!(help.contains(word), "--help says {word}: {help}");
    }
}

/// A wrong call has status 2 and a message that quotes what is wrong; nothing is read or written.
#[test]
fn wrong_calls_are_refused() {
    let (old, new) = (DEMO_2024, DEMO_2025);
    for (args, quoted) in [
        (&["compare"][..], "compare"),
        (&["show"], "<FILE>"),
        (&["diff"], "<OLD>"),
        (&["diff", old], "<NEW>"),
        (&["diff", old, new, new], new),
        (&["show", "--colour", old], "--colour"),
        (&["diff", old, new, "--colour"], "--colour"),
        // Options of one command are none of the other.
        (&["show", "--exit-code", old], "--exit-code"),
        (&["show", "--only", "goals", old], "--only"),
        (&["show", "--min-delta", "1", old], "--min-delta"),
        (&["show", "--min-rate", "1", old], "--min-rate"),
        (&["show", "--old-year", "2024", old], "--old-year"),
        (&["diff", old, new, "--year", "2024"], "--year"),
        (&["diff", old, new, "--summary"], "--summary"),
        // Values.
        (&["show", "--format", "xml", old], "xml"),
        (&["show", "--lang", "fr", old], "fr"),
        (&["show", "--color", "sometimes", old], "sometimes"),
        (&["show", "--money", "美元", old], "美元"),
        (&["show", "--threads", "many", old], "many"),
        (&["show", "--threads=-1", old], "-1"),
        (&["show", "--year", "24", old], "24"),
        (&["show", "--year", "二〇二四", old], "二〇二四"),
        (&["show", "--year", "20240", old], "20240"),
        (&["diff", old, new, "--old-year", "0"], "0"),
        (&["diff", old, new, "--new-year", "next"], "next"),
        (&["diff", old, new, "--min-delta", "many"], "many"),
        (&["diff", old, new, "--min-delta=-5"], "-5"),
        (&["diff", old, new, "--min-delta", "5%"], "5%"),
        (&["diff", old, new, "--min-delta", "5美元"], "5美元"),
        (&["diff", old, new, "--min-rate", "5万元"], "5万元"),
        (&["diff", old, new, "--min-rate=-5"], "-5"),
        (&["diff", old, new, "--only", "money"], "money"),
        (&["diff", old, new, "--only", "goals,money"], "money"),
        // Options without their value, or against each other.
        (&["show", old, "--format"], "--format"),
        (&["show", old, "-o"], "--output"),
        (&["show", old, "--summary", "--format", "json"], "--summary"),
    ] {
        let outcome = run(args);
        assert_eq!(outcome.status, 2, "{args:?}: {outcome:?}");
        assert_eq!(outcome.stdout, "", "{args:?}");
        assert!(outcome.stderr.contains(quoted), "{args:?}: {}", outcome.stderr);
    }
    assert_eq!(run([""; 0]).status, 2, "a call without a command is wrong");
}

/// Stdin has one content: naming it twice is a wrong call, in the user's language.
#[test]
fn stdin_is_named_once() {
    for args in [&["diff", "-", "-"][..], &["show", "-", DEMO_2024, "-"]] {
        let outcome = run(args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert_eq!(outcome.stderr, "duibiao: 标准输入只能读取一次\n");
        let english = run(args.iter().chain(&["--lang", "en"]));
        assert_eq!(english.stderr, "duibiao: stdin can be read only once\n");
    }
}

/// After `--` everything is a file.
#[test]
fn two_dashes_end_the_options() {
    run(["show", "--", "--all"]).failed("duibiao: --all: 文件不存在");
}
