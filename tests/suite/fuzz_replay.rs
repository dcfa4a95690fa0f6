//! Every seed of the fuzz targets and every input that once was a fault: read or refused, soon, without a panic.

use crate::support::root;
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// What the targets do, without the fuzzer.
#[expect(unreachable_pub, reason = "public for the fuzz targets, which are a workspace of their own")]
#[path = "../fuzz/src/lib.rs"]
mod targets;

/// For one input on a slow, busy machine without optimisation; a reader that hangs takes longer than any bound.
const BOUND: Duration = Duration::from_secs(20);

fn inputs(target: &str) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for folder in ["seeds", "found"] {
        let folder = root().join("tests/fuzz").join(folder).join(target);
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        paths.extend(entries.map(|entry| entry.unwrap().path()));
    }
    paths.sort();
    paths
}

#[test]
fn all_inputs_are_read_or_refused_in_time() {
    let mut faults = Vec::new();
    for (target, ..) in targets::TARGETS {
        let paths = inputs(target);
        assert!(!paths.is_empty(), "{target} has no seeds");
        for path in paths {
            let (sender, receiver) = channel();
            let input = std::fs::read(&path).unwrap();
            std::thread::spawn(move || {
                targets::run(target, &input);
                let _ = sender.send(());
            });
            match receiver.recv_timeout(BOUND) {
                Ok(()) => {}
                // The thread ended without a word: it panicked, and said so.
                Err(RecvTimeoutError::Disconnected) => faults.push(format!("{}: panics", path.display())),
                Err(RecvTimeoutError::Timeout) => faults.push(format!("{}: too slow", path.display())),
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The packages that the targets make are packages: a table written as parts is read.
#[test]
fn the_parts_of_a_package_reach_the_reader() {
    for (target, name, parts) in targets::TARGETS {
        for path in inputs(target).iter().filter(|path| path.to_string_lossy().contains("parts")) {
            let packed = targets::packed(target, parts, &std::fs::read(path).unwrap());
            let reading = duibiao_parse::read(name, &packed, &duibiao_parse::ReadOptions::default());
            assert!(reading.is_ok_and(|reading| reading.tables[0].n_projects() > 0), "{}", path.display());
        }
    }
}
