//! The order of the repository: what is said once is true everywhere.

use crate::support::{files, root};
use duibiao_check::{HEADINGS, RULES};
use duibiao_core::Language;
use duibiao_core::catalogue::entries;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const CRATES: [&str; 6] = ["core", "parse", "diff", "check", "report", "cli"];
/// More than that in one file needs a reason that nobody has found yet.
const MAX_LINES: usize = 800;
/// Finding codes that have their text already and nobody yet who says it.
const RESERVED_CODES: [&str; 1] = ["PAR-14"];

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sources() -> Vec<PathBuf> {
    CRATES.iter().flat_map(|name| files(&root().join("crates").join(name).join("src"), "rs")).collect()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Pages that people read, with their text.
fn pages() -> Vec<(PathBuf, String)> {
    let mut paths = files(&root().join("docs"), "md");
    paths.extend(
        ["README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "data/README.md"]
            .map(|name| root().join(name)),
    );
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

/// What stands between the fences of a page's code blocks of that language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut current: Option<(bool, String)> = None;
    for line in page.lines() {
        match (&mut current, line.trim_end().strip_prefix("```")) {
            (None, Some(opened)) => current = Some((opened == language, String::new())),
            (Some((wanted, text)), Some(_)) => {
                blocks.extend(wanted.then(|| std::mem::take(text)));
                current = None;
            }
            (Some((_, text)), None) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(current.is_none(), "a code block is not closed");
    blocks
}

/// A rule is one file. A form is a head, which is registered, and whatever parts it is made of: a part is declared
/// beside the heads and used by another file, or stands in the folder of its head.
#[test]
fn every_form_and_every_rule_is_registered() {
    for (list, entry, has_parts) in
        [("parse/src/templates", "TEMPLATE", true), ("check/src/rules", "RULE", false)]
    {
        let folder = root().join("crates").join(list);
        let registry = read(&folder.with_extension("rs"));
        let sources: Vec<(PathBuf, String)> =
            files(&folder, "rs").into_iter().map(|path| (path.clone(), read(&path))).collect();
        let is_head =
            |text: &str| ["const", "static"].iter().any(|kind| text.contains(&format!("{kind} {entry}: ")));
        let mut n = 0;
        for (path, text) in &sources {
            let name = path.file_stem().unwrap().to_str().unwrap();
            if path.parent() != Some(&folder) {
                let head = path.parent().unwrap().with_extension("rs");
                assert!(head.is_file(), "{}: no file beside its folder", relative(path));
                assert!(!is_head(text), "{}: a head that no list knows", relative(path));
                continue;
            }
            assert!(registry.contains(&format!("mod {name};")), "{name} is not declared");
            if is_head(text) {
                let is_registered = registry.contains(&format!("{name}::{entry}"));
                assert!(is_registered, "{name} is not registered");
                n += 1;
                continue;
            }
            assert!(has_parts, "{}: no {entry}", relative(path));
            let is_of_tests = registry.contains(&format!("#[cfg(test)]\nmod {name};"));
            let is_used = sources.iter().any(|(other, text)| {
                other != path && !other.starts_with(path.with_extension("")) && is_spoken_of(text, name)
            });
            assert!(is_of_tests || is_used, "{}: neither a form nor a part of one", relative(path));
        }
        let n_registered = registry.matches(&format!("::{entry}")).count();
        assert!(n > 0 && n == n_registered, "{list}: {n} files, {n_registered} registered");
    }
}

/// Whether a file names that module beside it: `super::NAME::`, also among several in braces.
fn is_spoken_of(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        let (line, words) = (line.trim_start(), [format!("{name}::"), format!("::{name};")]);
        !line.starts_with("//") && words.iter().any(|word| line.contains(word.as_str()))
    })
}

/// The doc comment of a rule is its manual page: it names the rule and has every paragraph in both languages.
#[test]
fn every_rule_has_its_manual_page() {
    for rule in RULES {
        let (manual, code) = (rule.manual(), rule.code);
        assert_eq!(manual.heading(), format!("{} {} {}", code.id(), code.title(), code.name()));
        for (idx, (zh, en)) in HEADINGS.iter().enumerate() {
            for (language, heading) in [(Language::Zh, zh), (Language::En, en)] {
                assert!(!manual.paragraph(idx, language).is_empty(), "{}: no “{heading}”", code.id());
            }
        }
        for parameter in rule.parameters {
            let (zh, en) = (&parameter.about.zh, &parameter.about.en);
            assert!(!zh.is_empty() && !en.is_empty(), "{}: {}", code.id(), parameter.name);
        }
    }
    let n_files = files(&root().join("crates/check/src/rules"), "rs").len();
    assert_eq!(n_files, RULES.len(), "a file that is no rule, or a rule that is not registered");
}

#[test]
fn files_have_telling_names_and_sizes() {
    for path in sources() {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            !["mod.rs", "utils.rs", "util.rs", "helpers.rs", "common.rs"].contains(&name),
            "{}",
            relative(&path)
        );
        let n = read(&path).lines().count();
        assert!(n <= MAX_LINES, "{}: {n} lines", relative(&path));
        assert!(read(&path).starts_with("//!"), "{} does not say what it is", relative(&path));
    }
}

#[test]
fn every_crate_takes_the_lints_and_versions_of_the_workspace() {
    let manifests =
        CRATES.iter().map(|name| format!("crates/{name}/Cargo.toml")).chain(["tests/Cargo.toml".into()]);
    for path in manifests {
        let manifest = read(&root().join(&path));
        assert!(manifest.contains("[lints]\nworkspace = true\n"), "{path}: lints");
        let dependencies = manifest.split("dependencies]\n").skip(1).flat_map(|part| {
            part.split("\n[").next().unwrap_or_default().lines().filter(|line| !line.is_empty())
        });
        for line in dependencies {
            assert!(line.contains("workspace = true"), "{path}: {line}");
        }
    }
}

/// parse and diff never see each other, and nothing of ours is below core.
#[test]
fn crates_depend_in_one_direction() {
    for (name, allowed) in [
        ("core", &[][..]),
        ("parse", &["core"]),
        ("diff", &["core"]),
        ("check", &["core", "diff"]),
        ("report", &["core", "diff", "check"]),
    ] {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        let section = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
        for line in section.lines().filter_map(|line| line.strip_prefix("duibiao-")) {
            let used = line.split(['.', ' ']).next().unwrap();
            assert!(allowed.contains(&used), "{name} depends on {used}");
        }
    }
}

#[test]
fn every_finding_is_said_somewhere() {
    let code: String = sources()
        .iter()
        .filter(|path| {
            !relative(path).starts_with("crates/core/src/catalogue")
                && !path.ends_with("report/src/fixture.rs")
        })
        .map(|path| read(path))
        .collect();
    for entry in entries() {
        let is_said = code.contains(&format!("Code::of(\"{}\")", entry.code));
        assert!(is_said || RESERVED_CODES.contains(&entry.code), "nobody says {}", entry.code);
    }
}

/// What a page links to and what its commands name is there.
#[test]
fn pages_name_what_is_there() {
    for (path, page) in pages() {
        let folder = path.parent().unwrap();
        for target in page.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let file = target.split('#').next().unwrap();
            if !file.is_empty() && !file.contains("://") {
                assert!(folder.join(file).exists(), "{}: {target}", relative(&path));
            }
        }
        for word in page.split(['`', '"', ' ', '\n', '\'']) {
            let is_path =
                ["crates/", "data/", "docs/", "tests/", ".ci/"].iter().any(|top| word.starts_with(top));
            // `crates/*/examples`, `readers/NAME.rs` and the like speak of many files, or of files to come.
            let is_plain = !word.contains(['*', '<', '…', '$', '{']) && !word.contains("NAME");
            if is_path && is_plain {
                let word = word.trim_end_matches(['.', ',', ';', ':', ')', '。', '，', '、']);
                assert!(root().join(word).exists(), "{}: {word}", relative(&path));
            }
        }
    }
}

/// The main command of both README files is one that works: its tables are there.
#[test]
fn the_first_commands_are_in_both_languages() {
    let commands =
        |name: &str| blocks(&read(&root().join(name)), "sh").into_iter().next().unwrap_or_default();
    let first = commands("README.md");
    assert_eq!(first, commands("README.zh-CN.md"));
    let quoted: Vec<&str> = first.split('"').skip(1).step_by(2).collect();
    assert!(first.contains("cargo run --release -p duibiao-cli -- diff") && quoted.len() == 2, "{first}");
    assert!(quoted.iter().all(|file| root().join(file).is_file()), "{quoted:?}");
}

/// The library code that README shows is part of an example that is built and run.
#[test]
fn code_in_readme_is_code_of_examples() {
    let examples: Vec<String> = CRATES
        .iter()
        .flat_map(|name| {
            let folder = root().join("crates").join(name).join("examples");
            if folder.exists() { files(&folder, "rs") } else { Vec::new() }
        })
        .map(|path| read(&path))
        .collect();
    for name in ["README.md", "README.zh-CN.md"] {
        let blocks = blocks(&read(&root().join(name)), "rust");
        assert_eq!(blocks.len(), 5, "{name}: one for each library crate");
        for block in blocks {
            assert!(examples.iter().any(|example| example.contains(&block)), "{name}:\n{block}");
        }
    }
}

#[test]
fn pages_speak_of_every_crate_and_file() {
    for name in ["README.md", "README.zh-CN.md", "docs/architecture.md", "docs/testing.md"] {
        let page = read(&root().join(name));
        for one in CRATES {
            let is_there =
                page.contains(&format!("duibiao-{one}")) || page.contains(&format!("crates/{one}"));
            assert!(is_there, "{name} does not speak of {one}");
        }
    }
}

fn is_source(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "rs")
}

/// The code map lists every file that stands directly in a crate's `src`, and none that is not there.
#[test]
fn the_code_map_is_right() {
    let map = read(&root().join("docs/architecture.md"));
    for name in CRATES {
        let folder = root().join("crates").join(name).join("src");
        let section = map.split(&format!("\n### `crates/{name}`")).nth(1).unwrap();
        let section = section.split("\n### ").next().unwrap();
        let listed: BTreeSet<&str> =
            section.split('`').skip(1).step_by(2).filter(|word| is_source(word)).collect();
        for file in &listed {
            assert!(folder.join(file).is_file(), "docs/architecture.md lists {name}/src/{file}");
        }
        for path in files(&folder, "rs").iter().filter(|path| path.parent() == Some(&folder)) {
            let file = path.file_name().unwrap().to_str().unwrap();
            assert!(listed.contains(file), "docs/architecture.md does not list {}", relative(path));
        }
    }
}

/// The English names of the glossary are names in the code or words of its JSON.
#[test]
fn the_glossary_names_what_the_code_names() {
    let code: String = sources().iter().map(|path| read(path)).collect();
    let words: BTreeSet<&str> = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    // Words of JSON are variants in the code: `no_column` is `NoColumn`.
    let variant = |word: &str| -> String {
        word.split('_')
            .filter_map(|part| part.split_at_checked(1))
            .map(|(a, b)| a.to_uppercase() + b)
            .collect()
    };
    for name in read(&root().join("docs/glossary.md")).split('`').skip(1).step_by(2) {
        let is_known = words.contains(name) || words.contains(variant(name).as_str());
        assert!(is_known, "docs/glossary.md: {name}");
    }
}

/// The tests that docs/testing.md names are there.
#[test]
fn the_tests_that_are_spoken_of_are_there() {
    let suites = ["tests/suite", "crates/cli/tests/suite"].map(|folder| files(&root().join(folder), "rs"));
    let code: String = suites.iter().flatten().map(|path| read(path)).collect();
    let page = read(&root().join("docs/testing.md"));
    let table = page.split("\n## Invariants").nth(1).unwrap();
    let names = table.split('`').skip(1).step_by(2).map(|name| name.rsplit("::").next().unwrap());
    let names: Vec<&str> = names.filter(|name| name.contains('_') && !name.contains(['/', ' '])).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        assert!(code.contains(&format!("fn {name}(")), "docs/testing.md: {name}");
    }
}
