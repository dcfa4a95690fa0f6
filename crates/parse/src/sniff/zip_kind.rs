//! What a ZIP container holds, by its members.

use crate::container::Container;
use crate::error::ErrorKind;

/// Kinds of ZIP containers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ZipKind {
    /// A workbook of Office Open XML
    Xlsx,
    /// A workbook of Office Open XML in the binary form
    Xlsb,
    /// A document of Office Open XML
    Docx,
    /// Slides of Office Open XML
    Pptx,
    /// An OpenDocument workbook
    Ods,
    /// An OpenDocument text
    Odt,
    /// A fixed-layout document of GB/T 33190
    Ofd,
    /// A plain archive
    Plain,
    /// More members than are read
    Oversized,
    /// Cut off or broken
    Damaged,
}

/// The list of parts is a few kilobytes.
const MAX_CONTENT_TYPES: usize = 1 << 20;

impl ZipKind {
    /// Looks at the names of the members, and at the two small members that say what a container is.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut container = match Container::open(bytes) {
            Ok(container) => container,
            Err(error) if error.kind() == ErrorKind::OverLimit => return Self::Oversized,
            Err(_) => return Self::Damaged,
        };
        let mut text = |name: &str| {
            let bytes = container.read(name).ok().flatten().unwrap_or_default();
            String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_CONTENT_TYPES)]).into_owned()
        };
        let mime = text("mimetype");
        let types = text("[Content_Types].xml");
        let signs = [
            (Self::Ods, mime.contains("opendocument.spreadsheet")),
            (Self::Odt, mime.contains("opendocument.text")),
            (
                Self::Docx,
                types.contains("wordprocessingml.document.main") || types.contains("word.document.macro"),
            ),
            (Self::Docx, types.contains("wordprocessingml.template.main")),
            (Self::Xlsb, types.contains("ms-excel.sheet.binary")),
            (
                Self::Xlsx,
                types.contains("spreadsheetml.sheet.main") || types.contains("ms-excel.sheet.macro"),
            ),
            (Self::Xlsx, types.contains("spreadsheetml.template.main")),
            (Self::Pptx, types.contains("presentationml.")),
        ];
        if let Some((kind, _)) = signs.into_iter().find(|(_, says)| *says) {
            return kind;
        }
        // What its own list does not say the names of the parts do.
        [
            (Self::Docx, "word/document.xml"),
            (Self::Xlsx, "xl/workbook.xml"),
            (Self::Xlsb, "xl/workbook.bin"),
            (Self::Pptx, "ppt/presentation.xml"),
            (Self::Ofd, "OFD.xml"),
        ]
        .into_iter()
        .find(|(_, name)| container.has(name))
        .map_or(Self::Plain, |(kind, _)| kind)
    }
}
