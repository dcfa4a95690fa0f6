//! Where results go: stdout, or a file that appears whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The writer of results. Nothing is seen under the name of an output file before [`finish`](Output::finish).
pub(crate) struct Output {
    writer: BufWriter<Box<dyn Write>>,
    pending: Option<Pending>,
}

/// A file that is written under another name first.
struct Pending {
    temporary: PathBuf,
    target: PathBuf,
}

impl Drop for Pending {
    fn drop(&mut self) {
        // After the renaming there is nothing left to remove.
        let _ = fs::remove_file(&self.temporary);
    }
}

impl Output {
    /// Opens the output; `None` and `-` are stdout.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::to(Box::new(io::stdout().lock()), None));
        };
        // A link is written through, so that what it points to is replaced and not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&target) {
            Ok(metadata) if metadata.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            // Devices and pipes cannot be replaced by a file.
            Ok(metadata) if !metadata.is_file() => {
                return Ok(Self::to(Box::new(OpenOptions::new().write(true).open(&target)?), None));
            }
            _ => {}
        }
        let (file, temporary) = create_beside(&target)?;
        Ok(Self::to(Box::new(file), Some(Pending { temporary, target })))
    }

    fn to(writer: Box<dyn Write>, pending: Option<Pending>) -> Self {
        Self { writer: BufWriter::with_capacity(1 << 16, writer), pending }
    }

    /// Writes out what is left and gives the file its name.
    pub(crate) fn finish(self) -> io::Result<()> {
        let Self { mut writer, pending } = self;
        writer.flush()?;
        drop(writer);
        if let Some(pending) = pending {
            fs::rename(&pending.temporary, &pending.target)?;
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Creates a new file in the folder of the target, so that renaming it stays within one file system.
fn create_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let process = std::process::id();
    for attempt in 0..100 {
        let temporary = folder.join(format!(".duibiao-{process}-{attempt}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// Whether the output file is one of the inputs: writing would destroy what is read.
pub(crate) fn is_input<'a>(output: Option<&Path>, inputs: impl IntoIterator<Item = &'a Path>) -> bool {
    let Some(output) = output.and_then(|output| fs::canonicalize(output).ok()).filter(|path| path.is_file())
    else {
        return false;
    };
    let name = output.file_name();
    // The names are compared first: asking the file system about thousands of inputs takes its time. Links
    // may have other names, so those are asked about.
    inputs.into_iter().any(|input| {
        let may_be_same = input.file_name() == name || input.is_symlink();
        may_be_same && fs::canonicalize(input).is_ok_and(|input| input == output)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        fs::write(&path, "before").unwrap();
        let mut output = Output::open(Some(&path)).unwrap();
        output.write_all(b"half").unwrap();
        drop(output);
        assert_eq!(fs::read_to_string(&path).unwrap(), "before");

        let mut output = Output::open(Some(&path)).unwrap();
        output.write_all(b"after").unwrap();
        output.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn folders_and_missing_folders_are_errors() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Output::open(Some(folder.path())).is_err());
        assert!(Output::open(Some(&folder.path().join("no/out.json"))).is_err());
    }

    #[test]
    fn knows_the_inputs_under_other_paths() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("a.txt");
        fs::write(&input, "").unwrap();
        let other_path = folder.path().join(".").join("a.txt");
        assert!(is_input(Some(&other_path), [input.as_path()]));
        assert!(!is_input(Some(&folder.path().join("b.txt")), [input.as_path()]));
        assert!(!is_input(None, [input.as_path()]));
    }
}
