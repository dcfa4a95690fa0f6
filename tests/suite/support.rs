//! Where the test data stand, and how to read them.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file of the committed corpus.
pub(crate) fn corpus(name: &str) -> PathBuf {
    root().join("tests/corpus").join(name)
}

/// The real table of data/.
pub(crate) fn real_table() -> PathBuf {
    root().join("data/zengcheng-hrss-2025.txt")
}

/// A JSON file.
pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The files with that ending below a folder, in byte order of their paths.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
