//! ZIP containers of office files, opened within limits: what a container says of itself is checked before
//! anything is unpacked, and what is unpacked is counted.

use crate::error::{Error, ErrorKind};
use std::io::{Cursor, Read as _};

/// So many members an office file or an archive may have.
pub(crate) const MAX_MEMBERS: usize = 20_000;
/// One member may unpack to this many bytes.
pub(crate) const MAX_MEMBER_BYTES: u64 = 128 << 20;
/// All members that are read may unpack to this many bytes together.
pub(crate) const MAX_TOTAL_BYTES: u64 = 256 << 20;
/// Text packs a hundredfold at most; what packs better and is large was made to hurt.
pub(crate) const MAX_RATIO: u64 = 200;
/// Below this size a ratio says nothing.
pub(crate) const MIN_RATIO_BYTES: u64 = 8 << 20;

/// An opened container.
pub(crate) struct Container<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Container<'a> {
    /// Opens a container.
    ///
    /// # Errors
    /// When it is damaged or has too many members.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        if declared_members(bytes) > MAX_MEMBERS as u64 {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::new(ErrorKind::Damaged))?;
        if archive.len() > MAX_MEMBERS {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// The names of its members.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.archive.file_names().flatten().map(std::borrow::Cow::into_owned)
    }

    /// Whether it has a member of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The contents of a member; `None` where there is none of that name.
    ///
    /// # Errors
    /// When the member is encrypted, damaged, or unpacks to more than the limits allow.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(idx) = self.archive.index_for_name(name) else { return Ok(None) };
        self.read_at(idx).map(Some)
    }

    /// The contents of the member at that index.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(crate) fn read_at(&mut self, idx: usize) -> Result<Vec<u8>, Error> {
        let member = self.archive.by_index(idx).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Error::new(ErrorKind::Encrypted)
            }
            _ => Error::new(ErrorKind::Damaged),
        })?;
        let limit = MAX_MEMBER_BYTES.min(MAX_TOTAL_BYTES.saturating_sub(self.unpacked));
        let packed = member.compressed_size().max(1);
        if member.size() > limit || is_bomb(member.size(), packed) {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(member.size().min(1 << 20)).unwrap_or(0));
        // What the member says of its size need not be true.
        member.take(limit + 1).read_to_end(&mut bytes).map_err(|_| Error::new(ErrorKind::Damaged))?;
        let n_bytes = bytes.len() as u64;
        if n_bytes > limit || is_bomb(n_bytes, packed) {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        self.unpacked += n_bytes;
        Ok(bytes)
    }
}

/// How many members a container says it has, before anything is set aside for them; 0 where it says nothing.
pub(crate) fn declared_members(bytes: &[u8]) -> u64 {
    // The end record, behind which stands a comment of 64 KiB at most, and the larger form of it.
    let tail = &bytes[bytes.len().saturating_sub(22 + 0xFFFF + 20 + 56)..];
    let number = |at: usize, n: usize| {
        let digits = tail.get(at..at + n).unwrap_or_default();
        digits.iter().rev().fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
    };
    let last = |magic: &[u8]| memchr::memmem::rfind(tail, magic);
    let plain = last(b"PK\x05\x06").map_or(0, |at| number(at + 10, 2));
    let large = last(b"PK\x06\x06").map_or(0, |at| number(at + 32, 8));
    if plain == 0xFFFF { plain.max(large) } else { plain }
}

const fn is_bomb(unpacked: u64, packed: u64) -> bool {
    unpacked > MIN_RATIO_BYTES && unpacked / packed > MAX_RATIO
}
