//! Formats that are recognised but not read, each by name, with what to do.

use super::{CompoundKind, Family, Markup, Signs};
use crate::error::{Error, ErrorKind};
use duibiao_core::Bilingual;

const UNPACK: Bilingual =
    Bilingual::fixed("请先解压，再读取其中的文件", "unpack it and read the files in it");
const IMAGE: Bilingual = Bilingual::fixed(
    "是图片，没有文字；请索取可复制文字的文件，或先作文字识别",
    "an image without text; ask for a file with text, or run text recognition first",
);
const TO_DOCX: Bilingual =
    Bilingual::fixed("请用 WPS 或 Word 另存为 DOCX", "save it as DOCX with WPS or Word");
const TO_XLSX: Bilingual =
    Bilingual::fixed("请用 WPS 或 Excel 另存为 XLSX", "save it as XLSX with WPS or Excel");
const TO_PDF: Bilingual = Bilingual::fixed("请另存为 PDF", "save it as PDF");
const TO_HTML: Bilingual =
    Bilingual::fixed("请用浏览器打开并另存为 HTML", "open it in a browser and save it as HTML");
const OFD: Bilingual = Bilingual::fixed("请用 OFD 阅读器另存为 PDF", "save it as PDF with an OFD viewer");
const ARCHIVE: Bilingual =
    Bilingual::fixed("是压缩包，其中的文件须逐个读取", "an archive; its members are to be read one by one");

/// First bytes that name a format.
const MAGIC: &[(&[u8], &str, &Bilingual)] = &[
    (b"Rar!\x1A\x07", "RAR", &UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "7z", &UNPACK),
    (b"\x1F\x8B\x08", "gzip", &UNPACK),
    (b"BZh", "bzip2", &UNPACK),
    (b"\xFD7zXZ\0", "xz", &UNPACK),
    (b"{\\rtf", "RTF", &TO_DOCX),
    (b"\x89PNG\r\n\x1A\n", "PNG", &IMAGE),
    (b"\xFF\xD8\xFF", "JPEG", &IMAGE),
    (b"GIF8", "GIF", &IMAGE),
    (b"II*\0", "TIFF", &IMAGE),
    (b"MM\0*", "TIFF", &IMAGE),
];

/// Why a file that no reader takes is refused; `None` where it may be text.
pub(super) fn refusal(bytes: &[u8], signs: &Signs) -> Option<Error> {
    let named = |name: &str, advice: &Bilingual| {
        let detail = Bilingual {
            zh: format!("{name}，{}", advice.zh).into(),
            en: format!("{name}; {}", advice.en).into(),
        };
        Some(Error::with_detail(ErrorKind::UnsupportedFormat, detail))
    };
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some((_, name, advice)) = MAGIC.iter().find(|(magic, ..)| start.starts_with(magic)) {
        return named(name, advice);
    }
    #[cfg(feature = "zip")]
    if let Some(kind) = signs.zip {
        use super::ZipKind;
        return match kind {
            ZipKind::Damaged => Some(Error::new(ErrorKind::Damaged)),
            ZipKind::Oversized => Some(Error::new(ErrorKind::OverLimit)),
            ZipKind::Xlsb => named("XLSB", &TO_XLSX),
            ZipKind::Odt => named("ODT", &TO_DOCX),
            ZipKind::Pptx => named("PPTX", &TO_PDF),
            ZipKind::Ofd => named("OFD", &OFD),
            ZipKind::Plain => named("ZIP", &ARCHIVE),
            // A reader that this build does without.
            ZipKind::Xlsx | ZipKind::Docx | ZipKind::Ods => None,
        };
    }
    match (signs.compound, signs.markup) {
        (Some(CompoundKind::Encrypted), _) => Some(Error::new(ErrorKind::Encrypted)),
        (Some(CompoundKind::Slides), _) => named("PPT", &TO_PDF),
        (Some(CompoundKind::Other), _) => {
            let detail = Bilingual::fixed(
                "复合文档，但既不是工作簿也不是文档",
                "a compound file that is neither a workbook nor a document",
            );
            Some(Error::with_detail(ErrorKind::UnsupportedFormat, detail))
        }
        (_, Some(Markup::Mhtml)) => named("MHTML", &TO_HTML),
        (_, Some(Markup::Word2003)) => named("Word XML", &TO_DOCX),
        (_, Some(Markup::Spreadsheet2003)) => named("SpreadsheetML 2003", &TO_XLSX),
        _ if signs.family == Family::Other && is_binary(bytes) => Some(Error::new(ErrorKind::NotText)),
        _ => None,
    }
}

/// A binary of a kind unknown: told at once, not after every decoder had its turn.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    let programs: [&[u8]; 4] = [b"\x7FELF", b"MZ\x90\0", b"\xCA\xFE\xBA\xBE", b"SQLite format 3\0"];
    programs.iter().any(|magic| head.starts_with(magic))
}

#[cfg(test)]
mod tests {
    use crate::{ErrorKind, ReadOptions, read};
    use duibiao_core::Language;

    #[test]
    fn names_what_it_does_not_read_and_what_to_do() {
        for (bytes, kind, zh, en) in [
            (b"Rar!\x1A\x07\x01\0".as_slice(), ErrorKind::UnsupportedFormat, "RAR，请先解压", "unpack"),
            (b"7z\xBC\xAF\x27\x1C\0\x04", ErrorKind::UnsupportedFormat, "7z，请先解压", "unpack"),
            (b"{\\rtf1\\ansi", ErrorKind::UnsupportedFormat, "另存为 DOCX", "save it as DOCX"),
            (b"\x89PNG\r\n\x1A\n\0\0", ErrorKind::UnsupportedFormat, "是图片", "image"),
            (b"\xFF\xD8\xFF\xE0", ErrorKind::UnsupportedFormat, "是图片", "image"),
            (b"\x1F\x8B\x08\0", ErrorKind::UnsupportedFormat, "gzip", "gzip"),
            (
                b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
                ErrorKind::UnsupportedFormat,
                "MHTML",
                "browser",
            ),
            (b"\x7FELF\x02\x01", ErrorKind::NotText, "", ""),
            (b"PK\x03\x04cut off", ErrorKind::Damaged, "", ""),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ErrorKind::UnsupportedFormat, "复合文档", "compound"),
        ] {
            let error = read("x.bin", bytes, &ReadOptions::default()).unwrap_err();
            assert_eq!(error.kind(), kind, "{}", error.message(Language::Zh));
            assert!(error.message(Language::Zh).contains(zh) && error.message(Language::En).contains(en));
        }
    }
}
