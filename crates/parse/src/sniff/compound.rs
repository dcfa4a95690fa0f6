//! What a compound file holds, by the names of its streams.

/// Kinds of compound files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CompoundKind {
    /// `Workbook` or `Book`
    Workbook,
    /// `WordDocument`
    Document,
    /// `PowerPoint Document`
    Slides,
    /// `EncryptedPackage`: an encrypted workbook or document of the newer kind
    Encrypted,
    /// Anything else
    Other,
}

impl CompoundKind {
    /// Looks at the names in the directory. Without following its chain: every sector that could hold one is
    /// looked at, so that damaged chains and cycles cost nothing.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut kind = Self::Other;
        for entry in bytes.chunks_exact(128) {
            let found = match name(entry).as_deref() {
                Some("EncryptedPackage") => Self::Encrypted,
                Some("WordDocument") => Self::Document,
                Some("Workbook" | "Book" | "WORKBOOK" | "BOOK") => Self::Workbook,
                Some("PowerPoint Document") => Self::Slides,
                _ => continue,
            };
            // A workbook embedded in a document stands in a deeper storage, after the document's own streams.
            match (kind, found) {
                (_, Self::Encrypted) => return found,
                (Self::Other, _) | (Self::Workbook, Self::Document | Self::Slides) => kind = found,
                _ => {}
            }
        }
        kind
    }
}

/// The name of a directory entry of a stream.
fn name(entry: &[u8]) -> Option<String> {
    let n_bytes = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    let is_stream = entry[66] == 2 && entry[67] <= 1;
    if !is_stream || !(4..=64).contains(&n_bytes) || !n_bytes.is_multiple_of(2) {
        return None;
    }
    let units = entry[..n_bytes - 2].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str) -> [u8; 128] {
        let mut entry = [0; 128];
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64] = u8::try_from(units.len() + 2).unwrap();
        entry[66] = 2;
        entry
    }

    #[test]
    fn knows_kinds_by_their_streams() {
        for (names, expected) in [
            (&["Workbook"][..], CompoundKind::Workbook),
            (&["Book"], CompoundKind::Workbook),
            (&["Workbook", "WordDocument"], CompoundKind::Document),
            (&["WordDocument", "Workbook"], CompoundKind::Document),
            (&["EncryptionInfo", "EncryptedPackage"], CompoundKind::Encrypted),
            (&["PowerPoint Document"], CompoundKind::Slides),
            (&["Catalog"], CompoundKind::Other),
        ] {
            let bytes: Vec<u8> = names.iter().flat_map(|name| entry(name)).collect();
            assert_eq!(CompoundKind::of(&bytes), expected, "{names:?}");
        }
    }
}
