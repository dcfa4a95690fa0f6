//! The parser of the value grammar.

use super::{Reading, Target};

impl Target {
    /// Reads a printed value.
    pub fn read(raw: &str) -> Self {
        let reading = if raw.trim().is_empty() { Reading::Empty } else { Reading::Qualitative };
        Self { raw: raw.to_owned(), reading }
    }
}
