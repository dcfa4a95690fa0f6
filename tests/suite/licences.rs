//! The licences of everything that is built in, against the list in `deny.toml`.

use crate::support::root;
use serde_json::Value;
use std::process::Command;

/// The licences that `deny.toml` allows.
fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = text.split("\nallow = [").nth(1).unwrap().split(']').next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[expect(clippy::print_stderr, reason = "says how much was looked at")]
fn say(text: &str) {
    eprintln!("licences: {text}");
}

/// Every package of the lock file. Where not all platforms' packages are at hand, those of this platform.
fn packages() -> Vec<Value> {
    let metadata = |options: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(options)
            .current_dir(root())
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.success().then_some(output.stdout).ok_or(error)
    };
    let of_this_platform = || {
        say("only the packages of this platform are at hand (`cargo fetch` gets all)");
        metadata(&["--filter-platform", &host()])
    };
    let text = metadata(&["--offline"]).or_else(|_| of_this_platform()).unwrap();
    let metadata: Value = serde_json::from_slice(&text).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The platform that this test runs on.
fn host() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// Whether the expression is met by allowed licences alone: `OR` binds weaker than `AND`, `/` is an old `OR`.
fn is_met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let met = any(&mut rest, allowed);
    met && rest.is_empty()
}

fn any(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = all(rest, allowed);
    while let ["OR", tail @ ..] = *rest {
        *rest = tail;
        met |= all(rest, allowed);
    }
    met
}

fn all(rest: &mut &[&str], allowed: &[String]) -> bool {
    let mut met = one(rest, allowed);
    while let ["AND", tail @ ..] = *rest {
        *rest = tail;
        met &= one(rest, allowed);
    }
    met
}

fn one(rest: &mut &[&str], allowed: &[String]) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let met = any(rest, allowed);
            let [")", tail @ ..] = *rest else { return false };
            *rest = tail;
            met
        }
        [name, "WITH", exception, tail @ ..] => {
            *rest = tail;
            allowed.contains(&format!("{name} WITH {exception}"))
        }
        [name, tail @ ..] => {
            *rest = tail;
            allowed.iter().any(|licence| licence == name)
        }
        [] => false,
    }
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let allowed = allowed();
    assert!(allowed.len() > 5, "{allowed:?}");
    let packages = packages();
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(|licence| is_met(licence, &allowed)))
        .map(|package| format!("{} {} {}", package["name"], package["version"], package["license"]))
        .collect();
    say(&format!("{} packages", packages.len()));
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn expressions_are_read_as_they_are_meant() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"].map(str::to_owned);
    for (expression, expected) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("MIT AND GPL-3.0-only", false),
        ("MIT/Apache-2.0", true),
        ("(MIT OR GPL-3.0-only) AND Unicode-3.0", true),
        ("GPL-3.0-only OR MIT AND GPL-2.0-only", false),
        ("Apache-2.0 WITH LLVM-exception", false),
        ("Apache-2.0 WITH LLVM-exception OR MIT", true),
        ("", false),
        ("MIT OR", true),
        ("(MIT", false),
    ] {
        assert_eq!(is_met(expression, &allowed), expected, "{expression}");
    }
}
