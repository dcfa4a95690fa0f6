//! Inputs: several files, folders, stdin, and readers that have had enough.

use crate::support::{
    Call, DEMO_2024, DEMO_2025, Folder, codes, constructed, demo, duibiao, list, run, texts,
};
use crate::tables::{SMALL, next_year};
use serde_json::Value;
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

/// The paths of a summary or of JSON documents, in their order.
fn paths(json: &Value) -> Vec<&str> {
    list(json, "documents").iter().map(|document| document["source"]["path"].as_str().unwrap()).collect()
}

/// Folders give their files in byte order of whole paths, however deep; hidden files and folders are left out.
#[test]
fn folders_are_walked_in_byte_order() {
    let folder = Folder::new();
    for name in [
        "表/b.txt",
        "表/a.txt",
        "表/a/2.txt",
        "表/a/10.txt",
        "表/a/深/深/1.txt",
        "表/B.txt",
        "表/甲.txt",
        "表/a b.txt",
        "表/.hidden.txt",
        "表/.git/x.txt",
        "表/a/.x/y.txt",
        "表/~.txt",
        "表/-x.txt",
        "表/无后缀",
    ] {
        folder.write(name, SMALL);
    }
    let expected = [
        "表/-x.txt",
        "表/B.txt",
        "表/a b.txt",
        "表/a.txt",
        "表/a/10.txt",
        "表/a/2.txt",
        "表/a/深/深/1.txt",
        "表/b.txt",
        "表/~.txt",
        "表/无后缀",
        "表/甲.txt",
    ];
    let json: Value = serde_json::from_str(&folder.run(["show", "表", "--format", "json"]).done()).unwrap();
    assert_eq!(paths(&json), expected);
    let summary = folder.run(["show", "表", "--summary"]).done();
    let summary: Vec<&str> = summary.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(summary, expected);
    // The folders stand where they are named, and hidden files that are named are read.
    let args = ["show", "--format", "json", "表/a", "表/.hidden.txt", "表/a.txt", "表/.git"];
    let json: Value = serde_json::from_str(&folder.run(args).done()).unwrap();
    let expected =
        ["表/a/10.txt", "表/a/2.txt", "表/a/深/深/1.txt", "表/.hidden.txt", "表/a.txt", "表/.git/x.txt"];
    assert_eq!(paths(&json), expected);
    // From within.
    let json = duibiao(["show", ".", "--format", "json"]).within(&folder.path().join("表/a")).run().json();
    assert_eq!(paths(&json), ["./10.txt", "./2.txt", "./深/深/1.txt"]);
}

/// Links that lead back up end no walk in a circle.
#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = Folder::with([("d/1.txt", SMALL), ("d/e/2.txt", SMALL)]);
    std::os::unix::fs::symlink("..", folder.path().join("d/e/up")).unwrap();
    std::os::unix::fs::symlink("no/such/folder", folder.path().join("d/broken")).unwrap();
    let json = folder.run(["show", "d", "--format", "json"]).json();
    assert_eq!(paths(&json), ["d/1.txt", "d/e/2.txt"]);
}

/// A file met while walking that gives nothing is a finding and a warning, not a failure.
#[test]
fn a_folder_with_a_bad_file_is_read_all_the_same() {
    let folder =
        Folder::with([("d/1.txt", SMALL), ("d/2.md", "# 说明\n"), ("d/3.txt", SMALL), ("d/4.txt", "")]);
    let warnings = "duibiao: 警告: d/2.md: 未找到项目支出绩效目标表\nduibiao: 警告: d/4.txt: 文件为空\n";
    for options in [&[][..], &["--summary"], &["--format", "json"]] {
        let outcome = folder.run(["show", "d"].iter().chain(options));
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, warnings), "{options:?}");
        assert!(outcome.stdout.contains("d/1.txt") && outcome.stdout.contains("d/3.txt"), "{outcome:?}");
    }
    let json = folder.run(["show", "d", "--format", "json"]).json();
    assert_eq!(paths(&json), ["d/1.txt", "d/3.txt"]);
    let findings = list(&json, "findings");
    assert_eq!(codes(findings), ["PAR-20", "PAR-20"]);
    let messages: Vec<_> =
        findings.iter().map(|finding| finding["message"]["zh"].as_str().unwrap()).collect();
    assert_eq!(messages, ["d/2.md：未找到项目支出绩效目标表", "d/4.txt：文件为空"]);
    assert!(findings.iter().all(|finding| finding["severity"] != "error"), "{findings:?}");
    let english = folder.run(["show", "d", "--summary", "--lang", "en"]).stderr;
    assert!(
        english.starts_with("duibiao: warning: d/2.md: no performance target table found\n"),
        "{english}"
    );
    // The same file, named, is a failure; the rest is delivered.
    let outcome = folder.run(["show", "d", "d/2.md", "--format", "json"]);
    assert_eq!(outcome.status, 2);
    assert_eq!(paths(&outcome.json()), ["d/1.txt", "d/3.txt"]);
    let severities: Vec<_> = list(&outcome.json(), "findings")
        .iter()
        .map(|finding| finding["severity"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(severities, ["warning", "warning", "error"]);
}

/// No table at all is a failure, even where every single file was only met.
#[test]
fn a_folder_without_any_table_is_a_failure() {
    let folder = Folder::with([("bad/1.md", "# 说明\n"), ("bad/2.txt", "")]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    folder.write("hidden/.1.txt", SMALL);
    for (names, n_findings) in
        [(&["bad"][..], 2), (&["empty"], 0), (&["hidden"], 0), (&["empty", "bad", "hidden"], 2)]
    {
        for options in [&[][..], &["--summary"], &["--format", "json"]] {
            let outcome = folder.run(["show"].iter().chain(names).chain(options));
            assert_eq!(outcome.status, 2, "{names:?} {options:?}");
            assert!(
                !outcome.stderr.is_empty()
                    && outcome.stderr.lines().all(|line| line.starts_with("duibiao: "))
            );
            if options.is_empty() || options == ["--summary"] {
                assert_eq!(outcome.stdout, "");
            } else {
                let json = outcome.json();
                assert!(list(&json, "documents").is_empty());
                assert_eq!(list(&json, "findings").len(), n_findings, "{names:?}");
            }
        }
    }
}

/// One bad file among good ones: status 2, the others delivered in full and in order.
#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = Folder::with([("1.txt", SMALL), ("坏.txt", "没有表"), ("2.txt", &next_year(&[]))]);
    let names = ["1.txt", "坏.txt", "2.txt"];
    let message = "duibiao: 坏.txt: 未找到项目支出绩效目标表";
    for options in [&[][..], &["--summary"]] {
        let outcome = folder.run(["show"].iter().chain(&names).chain(options));
        outcome.failed(message);
        let good = folder.run(["show", "1.txt", "2.txt"].iter().chain(options)).done();
        assert_eq!(outcome.stdout, good, "{options:?}");
    }
    let outcome = folder.run(["show"].iter().chain(&names).chain(&["--format", "json"]));
    outcome.failed(message);
    let json = outcome.json();
    assert_eq!(paths(&json), ["1.txt", "2.txt"]);
    let [finding] = list(&json, "findings") else { panic!("{json}") };
    assert_eq!((finding["code"].as_str(), finding["severity"].as_str()), (Some("PAR-20"), Some("error")));
    assert_eq!(finding["message"]["zh"], "坏.txt：未找到项目支出绩效目标表");
    assert_eq!(finding["message"]["en"], "坏.txt: no performance target table found");
}

/// A comparison needs both files; what was read of one is still told.
#[test]
fn diff_says_what_it_has_when_one_file_fails() {
    for (args, side, other) in [
        (["diff", "missing.txt", DEMO_2025], "old", "new"),
        (["diff", DEMO_2024, "missing.txt"], "new", "old"),
    ] {
        let outcome = run(args);
        outcome.failed("duibiao: missing.txt: 文件不存在");
        assert_eq!(outcome.stdout, "");
        let outcome = run(args.iter().chain(&["--format", "json"]));
        outcome.failed("duibiao: missing.txt: 文件不存在");
        let json = outcome.json();
        assert_eq!(json["schema"], "duibiao.changesets/1");
        assert!(list(&json, "changesets").is_empty());
        let unpaired = list(&json, "unpaired");
        assert_eq!((unpaired.len(), unpaired[0]["side"].as_str()), (1, Some(other)));
        let findings = list(&json, "findings");
        assert_eq!((codes(findings), findings[0]["side"].as_str()), (vec!["PAR-20"], Some(side)));
    }
    let outcome = run(["diff", "a.txt", "b.txt", "--format", "json"]);
    assert_eq!(outcome.stderr, "duibiao: a.txt: 文件不存在\nduibiao: b.txt: 文件不存在\n");
    assert_eq!((outcome.status, list(&outcome.json(), "findings").len()), (2, 2));
}

/// `-` is stdin, for each side and among files; a file of that name is reached by its path.
#[test]
fn a_dash_reads_stdin() {
    let (old, new) = (fs::read(demo().join(DEMO_2024)).unwrap(), fs::read(demo().join(DEMO_2025)).unwrap());
    let plain = run(["diff", DEMO_2024, DEMO_2025]).done();
    let from_stdin = duibiao(["diff", "-", DEMO_2025]).reading(&old).run().done();
    assert_eq!(from_stdin, plain.replace(DEMO_2024, "-"));
    let from_stdin = duibiao(["diff", DEMO_2024, "-"]).reading(&new).run().done();
    assert_eq!(from_stdin, plain.replace(DEMO_2025, "-"));
    let summary = duibiao(["show", "--summary", DEMO_2024, "-"]).reading(&new).run().done();
    assert_eq!(summary, run(["show", "--summary", DEMO_2024, DEMO_2025]).done().replace(DEMO_2025, "-"));
    let json = duibiao(["show", "-", "--format", "json"]).reading(&new).run().json();
    assert_eq!(paths(&json), ["-"]);

    let folder = Folder::with([("-", SMALL)]);
    assert_eq!(paths(&folder.run(["show", "./-", "--format", "json"]).json()), ["./-"]);
    duibiao(["show", "-"]).reading(b"").run().failed("duibiao: -: 文件为空");
    duibiao(["diff", "-", DEMO_2025]).reading(b"").run().failed("duibiao: -: 文件为空");
}

/// What reads nothing from stdin does not wait for it.
#[test]
fn stdin_is_left_alone_unless_named() {
    let mut command = duibiao(["show", DEMO_2024, "--summary"]).into_command();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let _open = child.stdin.take();
    let mut summary = String::new();
    child.stdout.take().unwrap().read_to_string(&mut summary).unwrap();
    assert!(child.wait().unwrap().success() && summary.starts_with(DEMO_2024));
}

/// Whoever closes the pipe has had enough: no message, no panic, however much was read of it.
#[test]
fn a_closed_pipe_ends_quietly() {
    let all: Vec<_> = texts(&constructed()).into_iter().map(std::path::PathBuf::into_os_string).collect();
    let show =
        |options: &[&str]| duibiao(["show"].iter().chain(options).map(Into::into).chain(all.iter().cloned()));
    let calls: [(&str, &dyn Fn() -> Call); 8] = [
        ("views", &|| show(&[])),
        ("summary", &|| show(&["--summary"])),
        ("summary on one thread", &|| show(&["--summary", "--threads", "1"])),
        ("JSON", &|| show(&["--format", "json"])),
        ("JSON on one thread", &|| show(&["--format", "json", "--threads", "1"])),
        ("diff", &|| duibiao(["diff", DEMO_2024, DEMO_2025])),
        ("diff as JSON", &|| duibiao(["diff", DEMO_2024, DEMO_2025, "--format", "json"])),
        ("help", &|| duibiao(["--help"])),
    ];
    for (what, call) in calls {
        for n_bytes in [0, 1, 10_000] {
            let mut command = call().into_command();
            let mut child =
                command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            let mut pipe = child.stdout.take().unwrap();
            let mut read = Vec::new();
            pipe.by_ref().take(n_bytes).read_to_end(&mut read).unwrap();
            drop(pipe);
            let output = child.wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{what} after {n_bytes} bytes");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{what} after {n_bytes} bytes");
        }
    }
}

/// A pipe that nobody reads does not make a failure of an input a success.
#[test]
fn a_closed_pipe_hides_no_failure() {
    let mut command = duibiao(["show", "missing.txt", DEMO_2024]).into_command();
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "duibiao: missing.txt: 文件不存在\n");
}

/// Results on stdout, messages on stderr: with one stream thrown away the other is the same.
#[test]
fn the_streams_are_kept_apart() {
    for options in [&[][..], &["--summary"], &["--format", "json"]] {
        let outcome = run(["show", DEMO_2024, "missing.txt", ".", DEMO_2025].iter().chain(options));
        assert_eq!(outcome.status, 2);
        assert!(!outcome.stdout.contains("duibiao: "), "{options:?}");
        assert_eq!(
            outcome.stderr,
            "duibiao: missing.txt: 文件不存在\n\
             duibiao: 警告: ./changes.json: 不是可读入的对表文档：缺少 \"schema\": \"duibiao.documents/1\"\n",
            "{options:?}"
        );
    }
}
