//! Calls of the program in an environment that is the same everywhere, and what they gave.

use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The demo's tables, by their names in [`demo`].
pub(crate) const DEMO_2024: &str = "2024年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt";
pub(crate) const DEMO_2025: &str = "2025年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt";
pub(crate) const DEMO_2026: &str = "2026年示例市示例区人力资源和社会保障局项目支出绩效目标表（虚构示例）.txt";

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is there")
}

/// The folder of the demo's tables.
pub(crate) fn demo() -> PathBuf {
    root().join("data/demo")
}

/// The folder of the real table, which is named [`REAL`] there.
pub(crate) fn data() -> PathBuf {
    root().join("data")
}

/// The real table in [`data`].
pub(crate) const REAL: &str = "zengcheng-hrss-2025.txt";

/// The folder of the constructed tables; their truth files stand beside them.
pub(crate) fn constructed() -> PathBuf {
    root().join("tests/corpus/constructed")
}

/// The texts below a folder, in byte order of their paths.
pub(crate) fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path));
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
    found.sort_by(|a, b| a.as_os_str().as_encoded_bytes().cmp(b.as_os_str().as_encoded_bytes()));
    found
}

/// A call of the program.
pub(crate) struct Call {
    command: Command,
    stdin: Vec<u8>,
}

/// A call with these arguments, in the folder of the demo and in a Chinese environment.
pub(crate) fn duibiao<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duibiao"));
    command.args(args).current_dir(demo()).env_clear().env("LC_ALL", "zh_CN.UTF-8").env("TERM", "xterm");
    // What programs need to start at all.
    for name in ["PATH", "SystemRoot"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    Call { command, stdin: Vec::new() }
}

/// What the call with these arguments gives.
pub(crate) fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Outcome {
    duibiao(args).run()
}

impl Call {
    /// Runs in that folder.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of the environment.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Gives these bytes on stdin.
    pub(crate) fn reading(mut self, bytes: &[u8]) -> Self {
        bytes.clone_into(&mut self.stdin);
        self
    }

    /// The command itself, for tests that handle its streams.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    pub(crate) fn run(mut self) -> Outcome {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("stdin is piped");
        let output = std::thread::scope(|scope| {
            // A program that does not read its stdin may close it.
            scope.spawn(move || drop(stdin.write_all(&self.stdin)));
            child.wait_with_output().expect("the program ends")
        });
        Outcome {
            status: output.status.code().expect("no signal ends the program"),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

/// What a call gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// The result of a call in which all went well: status 0, nothing on stderr.
    #[track_caller]
    pub(crate) fn done(self) -> String {
        assert_eq!((self.status, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// The JSON on stdout: one valid document, whatever the status.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert!(self.stdout.ends_with("}\n"), "JSON ends with a line feed: {self:?}");
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Asserts that the call failed and that its only message is this line.
    #[track_caller]
    pub(crate) fn failed(&self, message: &str) {
        assert_eq!((self.status, self.stderr.as_str()), (2, format!("{message}\n").as_str()), "{self:?}");
    }
}

/// Whether something is coloured.
pub(crate) fn is_colored(text: &str) -> bool {
    text.contains('\u{1b}')
}

/// The text without its colours.
pub(crate) fn without_colors(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, sequence)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = sequence.split_once('m').expect("only colours are escape sequences").1;
    }
    plain + rest
}

/// The rows of all tables of a view, cell by cell.
pub(crate) fn rows(view: &str) -> Vec<Vec<&str>> {
    view.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").map(str::trim).collect())
        .collect()
}

/// A folder of its own for a test, gone afterwards.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A folder with these files.
    pub(crate) fn with<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let folder = Self::new();
        for (name, contents) in files {
            folder.write(name, contents);
        }
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn write(&self, name: impl AsRef<Path>, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, contents).unwrap();
        path
    }

    pub(crate) fn read(&self, name: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// The names of what stands in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// What a call with these arguments gives in this folder.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Outcome {
        duibiao(args).within(self.path()).run()
    }
}

/// The array at a key.
#[track_caller]
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is an array in {value}"))
}

/// The codes of findings.
pub(crate) fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}
