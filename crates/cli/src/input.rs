//! Inputs: named files, folders walked, stdin; read in parallel, delivered in order.

use crate::message::io_reason;
use duibiao_check::check_totals;
use duibiao_core::{Bilingual, Code, Finding, Language, Severity};
use duibiao_parse::{Archive, ReadOptions, Reading, is_archive};
use rayon::prelude::*;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// Its path as given, or as met while walking; `-` is stdin.
    pub(crate) path: PathBuf,
    /// Whether the user named it. Files met while walking may well be something else.
    pub(crate) is_named: bool,
    /// Why it cannot even be opened, where walking found that out.
    problem: Option<Bilingual>,
}

impl Input {
    pub(crate) fn named(path: &Path) -> Self {
        Self { path: path.to_owned(), is_named: true, problem: None }
    }

    pub(crate) fn is_stdin(&self) -> bool {
        self.is_named && self.path.as_os_str() == "-"
    }
}

/// An input that gave nothing, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) path: String,
    pub(crate) is_named: bool,
    pub(crate) reason: Bilingual,
}

impl Failure {
    /// The failure as a finding, for results that hold such.
    pub(crate) fn finding(&self) -> Finding {
        const UNREADABLE: Code = Code::of("PAR-20");
        let severity = if self.is_named { Severity::Error } else { Severity::Warning };
        Finding::new(UNREADABLE, severity)
            .with("path", &self.path)
            .with("reason", self.reason.text(Language::Zh))
            .with("reason_en", self.reason.text(Language::En))
    }
}

/// No such file is larger. What is, is taken for something else before it fills the memory.
const MAX_BYTES: u64 = 1 << 30;

/// The inputs that the arguments name, in their order; folders give their regular files in byte order of their
/// paths, hidden ones left out.
pub(crate) fn expand(arguments: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::with_capacity(arguments.len());
    for argument in arguments {
        if argument.is_dir() {
            walk(argument, &mut inputs);
        } else {
            inputs.push(Input::named(argument));
        }
    }
    inputs
}

fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let start = inputs.len();
    let is_shown = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
    };
    for entry in walkdir::WalkDir::new(folder).into_iter().filter_entry(is_shown) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                inputs.push(Input { path: entry.into_path(), is_named: false, problem: None });
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let reason = match error.io_error() {
                    Some(error) => io_reason(error),
                    None => crate::message::both(error.to_string()),
                };
                inputs.push(Input { path, is_named: false, problem: Some(reason) });
            }
        }
    }
    // By whole paths, not by names within folders: `a.txt` comes before `a/b.txt`.
    inputs[start..]
        .sort_by(|a, b| a.path.as_os_str().as_encoded_bytes().cmp(b.path.as_os_str().as_encoded_bytes()));
}

/// Reads the tables of an input, with the findings of all checks on them: one result for a file, one for each
/// member of an archive, which is a folder like any other.
pub(crate) fn read(input: &Input, options: &ReadOptions) -> Vec<Result<Reading, Failure>> {
    let mut results = Vec::new();
    visit(input, options, &mut |file| results.push(file.and_then(|file| read_file(&file, options))));
    results
}

/// The same in one reading, for a side of a comparison: what failed in an archive is a finding.
pub(crate) fn read_merged(input: &Input, options: &ReadOptions) -> Result<Reading, Failure> {
    let mut results = read(input, options);
    if results.len() == 1
        && let Some(result) = results.pop()
    {
        return result;
    }
    let mut merged = Reading::default();
    for result in results {
        match result {
            Ok(reading) => {
                merged.tables.extend(reading.tables);
                merged.findings.extend(reading.findings);
            }
            Err(failure) => merged.findings.push(failure.finding()),
        }
    }
    if merged.tables.is_empty() {
        let reason = Bilingual::fixed(
            "压缩包内没有读到任何绩效目标表",
            "no performance target table was read from this archive",
        );
        return Err(Failure { path: input.path.to_string_lossy().into_owned(), is_named: true, reason });
    }
    Ok(merged)
}

/// A file with its contents.
pub(crate) struct File<'a> {
    /// Its path; of an archive's member `outer.zip!inner`.
    pub(crate) path: &'a str,
    pub(crate) bytes: &'a [u8],
    is_named: bool,
    /// Findings about the archive that it stands for: it holds nothing else.
    findings: Vec<Finding>,
}

impl File<'_> {
    pub(crate) fn failure(&self, error: &duibiao_parse::Error) -> Failure {
        failure(self.path, self.is_named, error)
    }
}

fn failure(path: &str, is_named: bool, error: &duibiao_parse::Error) -> Failure {
    let (zh, en) = (error.message(Language::Zh), error.message(Language::En));
    Failure { path: path.to_owned(), is_named, reason: Bilingual { zh: zh.into(), en: en.into() } }
}

/// Goes through the files of an input, archives opened.
pub(crate) fn visit(input: &Input, options: &ReadOptions, take: &mut dyn FnMut(Result<File<'_>, Failure>)) {
    let path = input.path.to_string_lossy();
    let is_named = input.is_named;
    let bytes = match read_bytes(input) {
        Ok(bytes) => bytes,
        Err(reason) => return take(Err(Failure { path: path.into_owned(), is_named, reason })),
    };
    if !is_archive(&path, &bytes) {
        return take(Ok(File { path: &path, bytes: &bytes, is_named, findings: Vec::new() }));
    }
    match Archive::open(&bytes) {
        Ok(archive) => visit_archive(&path, archive, options, take),
        Err(error) => take(Err(failure(&path, is_named, &error))),
    }
}

fn visit_archive(
    path: &str,
    mut archive: Archive<'_>,
    options: &ReadOptions,
    take: &mut dyn FnMut(Result<File<'_>, Failure>),
) {
    let findings = archive.findings();
    if !findings.is_empty() {
        take(Ok(File { path, bytes: &[], is_named: false, findings }));
    }
    for idx in 0..archive.members().len() {
        let path = format!("{path}!{}", archive.members()[idx].name);
        let bytes = match archive.read(idx, options.password.as_deref()) {
            Ok(bytes) => bytes,
            Err(error) => {
                take(Err(failure(&path, false, &error)));
                continue;
            }
        };
        if is_archive(&path, &bytes) {
            match archive.open_within(&bytes) {
                Ok(inner) => visit_archive(&path, inner, options, take),
                Err(error) => take(Err(failure(&path, false, &error))),
            }
        } else {
            take(Ok(File { path: &path, bytes: &bytes, is_named: false, findings: Vec::new() }));
        }
    }
}

fn read_file(file: &File<'_>, options: &ReadOptions) -> Result<Reading, Failure> {
    if !file.findings.is_empty() {
        return Ok(Reading { tables: Vec::new(), findings: file.findings.clone() });
    }
    let mut reading =
        duibiao_parse::read(file.path, file.bytes, options).map_err(|error| file.failure(&error))?;
    for table in &mut reading.tables {
        let mut findings = check_totals(table);
        findings.sort_by_key(|finding| finding.origin);
        table.findings.append(&mut findings);
    }
    Ok(reading)
}

/// The bytes of a file or of stdin, within the limit.
///
/// # Errors
/// Why they cannot be read.
pub(crate) fn read_bytes(input: &Input) -> Result<Vec<u8>, Bilingual> {
    if let Some(problem) = &input.problem {
        return Err(problem.clone());
    }
    let mut bytes = Vec::new();
    let n = if input.is_stdin() {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(&input.path).and_then(|file| {
            let length = file.metadata()?.len();
            if length > MAX_BYTES {
                return Ok(usize::MAX);
            }
            bytes.reserve_exact(usize::try_from(length).unwrap_or(0) + 1);
            file.take(MAX_BYTES + 1).read_to_end(&mut bytes)
        })
    };
    match n {
        Ok(n) if n as u64 > MAX_BYTES => Err(Bilingual::fixed("文件过大", "the file is too large")),
        Ok(_) => Ok(bytes),
        Err(error) => Err(io_reason(&error)),
    }
}

/// How many inputs are read before the first of them is delivered.
const CHUNK: usize = 256;

/// The results of work on inputs, computed in parallel by chunks, delivered in the order of the inputs whatever
/// the number of threads.
pub(crate) struct Ordered<'a, T, F> {
    chunks: std::slice::Chunks<'a, Input>,
    pool: Option<rayon::ThreadPool>,
    work: F,
    ready: std::vec::IntoIter<T>,
}

impl<'a, T: Send, F: Fn(&Input) -> T + Sync> Ordered<'a, T, F> {
    pub(crate) fn new(inputs: &'a [Input], threads: usize, work: F) -> Self {
        let available = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = if threads == 0 { available() } else { threads }.min(inputs.len());
        // Where no thread can be started the work is done without.
        let pool = (threads > 1)
            .then(|| rayon::ThreadPoolBuilder::new().num_threads(threads).build().ok())
            .flatten();
        Self { chunks: inputs.chunks(CHUNK), pool, work, ready: Vec::new().into_iter() }
    }
}

impl<T: Send, F: Fn(&Input) -> T + Sync> Iterator for Ordered<'_, T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(result) = self.ready.next() {
                return Some(result);
            }
            let chunk = self.chunks.next()?;
            let results: Vec<T> = match &self.pool {
                Some(pool) => pool.install(|| chunk.par_iter().map(&self.work).collect()),
                None => chunk.iter().map(&self.work).collect(),
            };
            self.ready = results.into_iter();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_in_byte_order_of_whole_paths_and_leaves_hidden_files_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b/2.txt", "a.txt", "a/2.txt", "a/10.txt", ".hidden", "b/.git/x", "甲.txt", "B.txt"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let named = folder.path().join("b/.git/x");
        let inputs = expand(&[named.clone(), folder.path().to_owned()]);
        assert!(inputs[0].is_named && inputs[0].path == named);
        let walked: Vec<_> = inputs[1..]
            .iter()
            .map(|input| {
                assert!(!input.is_named);
                input.path.strip_prefix(folder.path()).unwrap().to_str().unwrap().to_owned()
            })
            .collect();
        assert_eq!(walked, ["B.txt", "a.txt", "a/10.txt", "a/2.txt", "b/2.txt", "甲.txt"]);
    }

    #[test]
    fn delivers_in_order_whatever_the_number_of_threads() {
        let inputs: Vec<Input> = (0..1000).map(|n| Input::named(Path::new(&n.to_string()))).collect();
        let expected: Vec<String> = (0..1000).map(|n: usize| n.to_string()).collect();
        for threads in [0, 1, 2, 8] {
            let work = |input: &Input| input.path.to_str().unwrap().to_owned();
            assert_eq!(Ordered::new(&inputs, threads, work).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn says_why_a_file_gives_nothing() {
        let missing = Input::named(Path::new("/no/such/file.txt"));
        let failure = read(&missing, &ReadOptions::default()).remove(0).unwrap_err();
        assert_eq!(failure.reason.text(Language::En), "no such file");
        let finding = failure.finding();
        assert_eq!(finding.message(Language::Zh), "/no/such/file.txt：文件不存在");
        assert_eq!(finding.severity, Severity::Error);
    }
}
