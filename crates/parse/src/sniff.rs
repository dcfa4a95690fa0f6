//! Which format a file is in, by its contents; the name decides only where contents look alike.

use crate::error::{Error, ErrorKind};
use crate::readers::{self, Input, Reader};
use duibiao_core::Bilingual;

/// What the first look at a file tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Signs {
    /// The container or family that the first bytes name.
    pub(crate) family: Family,
    /// The ending of the name, in lower case, without the dot; empty where there is none.
    pub(crate) extension: [u8; 8],
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `%PDF-`, also after some leading bytes
    Pdf,
    /// A ZIP container: workbooks, documents, archives
    Zip,
    /// A compound file: old workbooks and documents
    Compound,
    /// Anything else: text of some kind
    Other,
}

impl Signs {
    /// Looks at a file.
    pub(crate) fn of(input: &Input<'_>) -> Self {
        let bytes = input.bytes;
        // Writers put a mark or a line before the header; readers accept it within the first kilobyte.
        let head = &bytes[..bytes.len().min(1024)];
        let family = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Family::Zip
        } else if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            Family::Compound
        } else if memchr::memmem::find(head, b"%PDF-").is_some() {
            Family::Pdf
        } else {
            Family::Other
        };
        let mut extension = [0; 8];
        let name = input.path.rsplit(['/', '\\', '!']).next().unwrap_or_default();
        if let Some((_, ending)) = name.rsplit_once('.')
            && ending.len() <= extension.len()
        {
            for (to, from) in extension.iter_mut().zip(ending.bytes()) {
                *to = from.to_ascii_lowercase();
            }
        }
        Self { family, extension }
    }

    /// Whether the name ends so.
    pub(crate) fn is_named(&self, ending: &str) -> bool {
        let end = self.extension.iter().position(|byte| *byte == 0).unwrap_or(self.extension.len());
        &self.extension[..end] == ending.as_bytes()
    }
}

/// The reader of a file.
///
/// # Errors
/// When the format is recognised but not read, with what to do.
pub(crate) fn reader(input: &Input<'_>) -> Result<&'static Reader, Error> {
    let signs = Signs::of(input);
    if let Some((name, advice)) = refused(input.bytes) {
        let detail = Bilingual {
            zh: format!("{name}；{}", advice.zh).into(),
            en: format!("{name}; {}", advice.en).into(),
        };
        return Err(Error::with_detail(ErrorKind::UnsupportedFormat, detail));
    }
    readers::ALL
        .iter()
        .find(|reader| (reader.recognises)(input, &signs))
        .filter(|reader| signs.family == Family::Other || reader.format != duibiao_core::Format::Text)
        .ok_or_else(|| Error::new(ErrorKind::UnsupportedFormat))
}

/// Formats that are told by their first bytes so that the message can name them and what to do.
fn refused(bytes: &[u8]) -> Option<(&'static str, Bilingual)> {
    const UNPACK: Bilingual =
        Bilingual::fixed("请先解压，再读取其中的文件", "unpack it and read the files in it");
    [(b"Rar!\x1A\x07".as_slice(), "RAR"), (b"7z\xBC\xAF\x27\x1C", "7z")]
        .into_iter()
        .find_map(|(magic, name)| bytes.starts_with(magic).then_some((name, UNPACK)))
}
