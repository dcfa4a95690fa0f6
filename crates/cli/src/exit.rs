//! The exit statuses.

use std::process::ExitCode;

/// An exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Exit(u8);

/// Everything was done.
pub(crate) const DONE: Exit = Exit(0);
/// With `--exit-code` only: the meaning of something changed.
pub(crate) const CHANGED: Exit = Exit(1);
/// A named input failed, nothing could be read or compared, the output could not be written, or the call is wrong.
/// Wins over [`CHANGED`].
pub(crate) const FAILURE: Exit = Exit(2);

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.0)
    }
}
