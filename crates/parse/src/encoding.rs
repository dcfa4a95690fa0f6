//! From bytes to text: UTF-8 with or without a byte order mark, UTF-16, GB18030, detected and named.

use crate::error::{Error, ErrorKind};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding: `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be` or `gb18030`.
    pub encoding: &'static str,
    /// Whether some bytes could not be decoded; each such place reads U+FFFD.
    pub lossy: bool,
}

/// Of a text in which some bytes are broken, at most one character in this many may be.
const MAX_BROKEN_SHARE: usize = 100;
/// A text has at most one control character in this many.
const MAX_CONTROL_SHARE: usize = 200;

/// Decodes a text file.
///
/// # Errors
/// When the bytes are no text in any of the encodings.
///
/// # Example
/// ```
/// let decoded = duibiao_parse::decode("部门".as_bytes())?;
/// assert_eq!((decoded.text.as_ref(), decoded.encoding), ("部门", "utf-8"));
/// # Ok::<(), duibiao_parse::Error>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    let decoded = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        with(UTF_8, rest, "utf-8-bom")
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        with(UTF_16LE, rest, "utf-16le")
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        with(UTF_16BE, rest, "utf-16be")
    } else if let Some(encoding) = utf16_without_mark(bytes) {
        with(encoding, bytes, if encoding == UTF_16LE { "utf-16le" } else { "utf-16be" })
    } else if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        Decoded { text: Cow::Borrowed(text), encoding: "utf-8", lossy: false }
    } else {
        let gb18030 = with(GB18030, bytes, "gb18030");
        // A long UTF-8 text with one broken byte is no GB18030, though that decoder may swallow much of it.
        let utf8 = with(UTF_8, bytes, "utf-8");
        if !gb18030.lossy || broken(&gb18030.text) < broken(&utf8.text) { gb18030 } else { utf8 }
    };
    if is_text(&decoded.text) { Ok(decoded) } else { Err(Error::new(ErrorKind::NotText)) }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], name: &'static str) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text, encoding: name, lossy }
}

/// Chinese text in UTF-16 without a mark still has line feeds, digits and signs of ASCII: a zero byte beside
/// each, before it or behind it. Zero bytes beside other bytes prove nothing, since 一 is U+4E00.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(65_536)];
    memchr::memchr(0, sample)?;
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let is_ascii = |byte: u8| matches!(byte, b'\n' | b'\r' | b'\t' | b' '..=b'~');
    let count = |low: usize, high: usize| {
        sample.chunks_exact(2).filter(|unit| unit[high] == 0 && is_ascii(unit[low])).count()
    };
    let (little, big) = (count(0, 1), count(1, 0));
    match little.cmp(&big) {
        std::cmp::Ordering::Less => Some(UTF_16BE),
        std::cmp::Ordering::Greater => Some(UTF_16LE),
        std::cmp::Ordering::Equal => None,
    }
}

fn broken(text: &str) -> usize {
    memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count()
}

fn is_text(text: &str) -> bool {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(*byte, b'\n' | b'\r' | b'\t' | 0x0C);
    // Ordinary text passes without a look at every character; this loop has no branch.
    let has_controls = text.as_bytes().iter().fold(false, |found, byte| found | is_control(byte));
    let broken = broken(text);
    if !has_controls && broken == 0 {
        return true;
    }
    let controls = text.bytes().filter(|byte| is_control(byte)).count();
    let chars = text.chars().count();
    controls * MAX_CONTROL_SHARE <= chars && broken * MAX_BROKEN_SHARE <= chars
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "项目支出绩效目标表\n部门名称：示例局 单位：万元\n合计 1.00\n统一、一次性一次\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn detects_and_names_encodings() {
        let gb18030 = GB18030.encode(TEXT).0.into_owned();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "utf-8"),
            (marked(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()), "utf-8-bom"),
            (utf16(TEXT, true), "utf-16le"),
            (utf16(TEXT, false), "utf-16be"),
            (marked(b"\xFF\xFE", utf16(TEXT, true)), "utf-16le"),
            (marked(b"\xFE\xFF", utf16(TEXT, false)), "utf-16be"),
            (gb18030, "gb18030"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_ref(), decoded.encoding, decoded.lossy), (TEXT, encoding, false));
        }
    }

    #[test]
    fn keeps_a_text_with_one_broken_byte() {
        let mut bytes = TEXT.repeat(10).into_bytes();
        bytes[4] = 0xFF;
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.encoding, decoded.lossy), ("utf-8", true));
        assert!(decoded.text.contains('\u{FFFD}') && decoded.text.contains("部门名称"));
    }

    #[test]
    fn refuses_junk() {
        let mut state = 1_u32;
        let junk: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(4000)
        .collect();
        assert_eq!(decode(&junk).unwrap_err().kind(), ErrorKind::NotText);
        assert_eq!(decode(&[0; 512]).unwrap_err().kind(), ErrorKind::NotText);
    }
}
