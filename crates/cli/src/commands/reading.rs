//! Reading the two sides of a comparison.

use crate::args::ReadArgs;
use crate::input::{self, Failure, Input};
use duibiao_parse::Reading;
use std::path::Path;

/// The fiscal years that the call gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Years {
    pub(super) old: Option<i32>,
    pub(super) new: Option<i32>,
}

/// Files below this are read one after the other: starting a thread takes longer than reading one.
const SMALL_BYTES: u64 = 1 << 18;

/// Reads both files at the same time where that pays, unless one thread is asked for. A thread of its own for one
/// of them starts sooner than a pool would.
pub(super) fn read_both(
    old: &Path,
    new: &Path,
    years: Years,
    reading: &ReadArgs,
    skip_digest: bool,
    threads: usize,
) -> (Result<Reading, Failure>, Result<Reading, Failure>) {
    let read = |path, fiscal_year| {
        input::read_merged(&Input::named(path), &reading.options(fiscal_year, skip_digest))
    };
    let read_old = || read(old, years.old);
    let read_new = || read(new, years.new);
    let is_small =
        |path| std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() < SMALL_BYTES);
    if threads == 1 || (is_small(old) && is_small(new)) {
        return (read_old(), read_new());
    }
    std::thread::scope(|scope| {
        let old = std::thread::Builder::new().spawn_scoped(scope, read_old);
        let new = read_new();
        let old = match old {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => read_old(),
        };
        (old, new)
    })
}
