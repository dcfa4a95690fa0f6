//! ZIP archives as folders: names and bytes of their members, one at a time, within limits.

mod name;

use crate::container::{MAX_MEMBER_BYTES, MAX_MEMBERS, MAX_RATIO, MIN_RATIO_BYTES, declared_members};
use crate::error::{Error, ErrorKind};
use crate::sniff::{self, ZipKind};
use duibiao_core::{Bilingual, Code, Finding, Severity};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::ZipReadOptions;
use zip::result::ZipError;

/// All members of an archive, those of archives within it too, may unpack to this many bytes together.
const MAX_ARCHIVE_BYTES: u64 = 2 << 30;
/// An archive in an archive is a folder in a folder, so deep and no deeper.
const MAX_NESTING: usize = 3;

const REPEATED_NAME: Code = Code::of("PAR-40");

/// A ZIP archive opened as a folder.
///
/// Folders, links and hidden members (`.name`, `__MACOSX`) are left out, as they are when a folder is walked.
/// No member is unpacked before it is asked for, and no more than the limits allow.
///
/// # Example
/// ```
/// use duibiao_parse::Archive;
/// assert!(Archive::open(b"no archive").is_err());
/// ```
pub struct Archive<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    members: Vec<MemberName>,
    /// Where each member stands in the archive.
    places: Vec<usize>,
    repeated: BTreeMap<String, usize>,
    /// What may still be unpacked, shared with the archives within.
    budget: Arc<AtomicU64>,
    nesting: usize,
}

/// A member of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberName {
    /// Its path within the archive, with `/`; never absolute and never above the archive.
    pub name: String,
    /// How many bytes it says it unpacks to.
    pub size: u64,
}

/// Whether a file is an archive to look into: a ZIP file that is no workbook or document.
pub fn is_archive(_path: &str, bytes: &[u8]) -> bool {
    sniff::is_zip(bytes) && matches!(ZipKind::of(bytes), ZipKind::Plain)
}

impl<'a> Archive<'a> {
    /// Opens an archive. Its members stand in byte order of their names.
    ///
    /// # Errors
    /// When it is damaged, has too many members, or members that share their bytes to grow without bound.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::open_at(bytes, 1, Arc::new(AtomicU64::new(MAX_ARCHIVE_BYTES)))
    }

    /// Opens an archive that is a member of this one. Both draw on one limit of bytes.
    ///
    /// # Errors
    /// As [`open`](Self::open), and when archives are nested too deep.
    pub fn open_within<'b>(&self, bytes: &'b [u8]) -> Result<Archive<'b>, Error> {
        if self.nesting >= MAX_NESTING {
            let detail = Bilingual::fixed("压缩包嵌套过深", "archives are nested too deep");
            return Err(Error::with_detail(ErrorKind::OverLimit, detail));
        }
        Archive::open_at(bytes, self.nesting + 1, Arc::clone(&self.budget))
    }

    fn open_at(bytes: &'a [u8], nesting: usize, budget: Arc<AtomicU64>) -> Result<Self, Error> {
        let damaged = |_| Error::new(ErrorKind::Damaged);
        if declared_members(bytes) > MAX_MEMBERS as u64 {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MAX_MEMBERS {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let mut found = Vec::new();
        let mut packed = 0_u64;
        for place in 0..archive.len() {
            let entry = archive.by_index_data(place).map_err(damaged)?;
            packed = packed.saturating_add(entry.compressed_size());
            let name = name::of(bytes, &entry);
            if entry.is_file() && !name::is_folder(&name) && !name::is_hidden(&name) {
                found.push((MemberName { name: name::harmless(&name), size: entry.size() }, place));
            }
        }
        // Members that share their bytes: together they would unpack to any multiple of what is there.
        if packed > bytes.len() as u64 {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let repeated = if archive.has_duplicate_names() {
            name::repeated(bytes, archive.central_directory_start())
        } else {
            BTreeMap::new()
        };
        found.sort_by(|a, b| a.0.name.as_bytes().cmp(b.0.name.as_bytes()));
        let (members, places) = found.into_iter().unzip();
        Ok(Self { archive, members, places, repeated, budget, nesting })
    }

    /// The members, in byte order of their names.
    pub fn members(&self) -> &[MemberName] {
        &self.members
    }

    /// What a person should know of the archive as a whole: names that several members share.
    pub fn findings(&self) -> Vec<Finding> {
        let finding = |(name, n): (&String, &usize)| {
            Finding::new(REPEATED_NAME, Severity::Warning).with("name", name).with("n", n)
        };
        self.repeated.iter().map(finding).collect()
    }

    /// The bytes of the member at that index of [`members`](Self::members).
    ///
    /// # Errors
    /// When the member is encrypted and the password does not open it, is packed in a way that is not read, is
    /// damaged, or unpacks to more than the limits allow.
    pub fn read(&mut self, idx: usize, password: Option<&str>) -> Result<Vec<u8>, Error> {
        let place = *self.places.get(idx).ok_or_else(|| Error::new(ErrorKind::Damaged))?;
        let options = ZipReadOptions::new().password(password.map(str::as_bytes));
        let member = self.archive.by_index_with_options(place, options).map_err(|error| refusal(&error))?;
        let (size, is_encrypted) = (member.size(), member.encrypted());
        let limit = MAX_MEMBER_BYTES
            .min(member.compressed_size().saturating_mul(MAX_RATIO).max(MIN_RATIO_BYTES))
            .min(self.budget.load(Ordering::Relaxed));
        if size > limit {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).min(1 << 20));
        // What the member says of its size need not be true.
        let outcome = member.take(limit + 1).read_to_end(&mut bytes);
        let n_bytes = bytes.len() as u64;
        self.budget.fetch_sub(n_bytes.min(limit), Ordering::Relaxed);
        if n_bytes > limit {
            return Err(Error::new(ErrorKind::OverLimit));
        }
        // A wrong password passes the container's one byte of check now and then, and gives junk.
        let kind = if is_encrypted { ErrorKind::Encrypted } else { ErrorKind::Damaged };
        outcome.map_err(|_| Error::new(kind))?;
        Ok(bytes)
    }
}

fn refusal(error: &ZipError) -> Error {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Error::new(ErrorKind::Encrypted)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Error::with_detail(
            ErrorKind::UnsupportedFormat,
            Bilingual::fixed(
                "该成员的压缩或加密方法不支持，请先解压",
                "this member's compression or encryption is not supported; unpack it first",
            ),
        ),
        _ => Error::new(ErrorKind::Damaged),
    }
}

#[cfg(test)]
mod tests;
