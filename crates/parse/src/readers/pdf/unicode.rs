//! Which characters glyphs stand for.

use super::radicals;
use super::true_type;
use hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro_interpret::hayro_cmap::{BfString, CMap, CidFamily, load_embedded};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use std::collections::HashMap;

/// So many fonts are read back; files that need it use few.
const MAX_FONTS: usize = 64;

/// Whether a character says nothing about what is printed.
pub(super) fn is_unknown(char: char) -> bool {
    matches!(char,
        char::REPLACEMENT_CHARACTER
        | '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FFFE}'..='\u{FFFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// The character as it is to be read; none for one that prints nothing.
pub(super) fn clean(char: char) -> Option<char> {
    match char {
        // Joiners and marks of direction.
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => None,
        '\t' | '\n' | '\r' | '\u{C}' | '\u{A0}' => Some(' '),
        // Word's fonts print a hyphen and say that it is a soft one.
        '\u{AD}' => Some('-'),
        '\u{2E80}'..='\u{2FDF}' => Some(radicals::fold(char)),
        _ => Some(char),
    }
}

/// The text of a PDF text string.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| read(*pair));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().copied().map(char::from).collect(),
    }
}

/// The fonts of a page, for glyphs whose characters the interpreter does not know.
#[derive(Default)]
pub(super) struct Fonts<'p> {
    dictionary: Option<Dict<'p>>,
    /// How character codes are to be read, by the name of the font.
    codes: Option<Vec<(String, Codes)>>,
    /// The characters of the glyphs of embedded TrueType fonts, by the key of the font.
    glyphs: HashMap<u128, HashMap<u32, char>>,
}

/// What the character codes of a font are.
enum Codes {
    /// UTF-16, or its two-byte part.
    Utf16,
    /// GBK or a part of it.
    Gbk,
    /// Numbers of glyphs in a character collection.
    Collection(CMap),
}

impl<'p> Fonts<'p> {
    /// Goes on with the fonts of another page.
    pub(super) fn turn_to(&mut self, dictionary: Dict<'p>) {
        self.dictionary = Some(dictionary);
        self.codes = None;
    }

    /// The character of a glyph, by its font's encoding or the font's own table.
    pub(super) fn read_back(&mut self, glyph: &Glyph<'_>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else { return None };
        let char = self.by_code(outline).or_else(|| self.by_glyph(outline))?;
        (!is_unknown(char)).then_some(char)
    }

    fn by_code(&mut self, outline: &OutlineGlyph) -> Option<char> {
        let code = outline.char_code();
        let dictionary = self.dictionary.as_ref()?;
        let codes = self.codes.get_or_insert_with(|| codes(dictionary));
        if codes.is_empty() {
            return None;
        }
        let name = outline.font_data()?.postscript_name?;
        let (_, codes) = codes.iter().find(|(font, _)| *font == name)?;
        match codes {
            Codes::Utf16 => match (u16::try_from(code >> 16).ok()?, u16::try_from(code & 0xFFFF).ok()?) {
                (0, unit) => char::from_u32(u32::from(unit)),
                pair => char::decode_utf16([pair.0, pair.1]).next()?.ok(),
            },
            Codes::Gbk => {
                let bytes = code.to_be_bytes();
                let start = bytes.iter().position(|byte| *byte != 0)?;
                let (text, is_wrong) = encoding_rs::GBK.decode_without_bom_handling(&bytes[start..]);
                text.chars().next().filter(|_| !is_wrong)
            }
            Codes::Collection(map) => match map.lookup_bf_string(code)? {
                BfString::Char(char) => Some(char),
                BfString::String(text) => text.chars().next(),
            },
        }
    }

    fn by_glyph(&mut self, outline: &OutlineGlyph) -> Option<char> {
        let font = outline.font_data()?;
        if !self.glyphs.contains_key(&font.cache_key) {
            if self.glyphs.len() >= MAX_FONTS {
                return None;
            }
            self.glyphs.insert(font.cache_key, true_type::characters((*font.data).as_ref()));
        }
        self.glyphs.get(&font.cache_key)?.get(&outline.glyph_id().to_u32()).copied()
    }
}

/// The fonts of which the codes can be read without a map in the file.
fn codes(fonts: &Dict<'_>) -> Vec<(String, Codes)> {
    let mut known = Vec::new();
    for (name, _) in fonts.entries().take(MAX_FONTS) {
        let Some(font) = fonts.get::<Dict<'_>>(name) else { continue };
        let Some(base) = font.get::<Name<'_>>(b"BaseFont".as_slice()) else { continue };
        let Some(encoding) = font.get::<Name<'_>>(b"Encoding".as_slice()) else { continue };
        let (base, encoding) = (base.as_str(), encoding.as_str());
        let codes =
            if encoding.starts_with("Uni") && (encoding.contains("UCS2") || encoding.contains("UTF16")) {
                Codes::Utf16
            } else if encoding.starts_with("GB") {
                Codes::Gbk
            } else if encoding.starts_with("Identity")
                && let Some(map) = collection(&font)
            {
                Codes::Collection(map)
            } else {
                continue;
            };
        let plain =
            base.split_once('+').filter(|(prefix, _)| prefix.len() == 6).map_or(base, |(_, rest)| rest);
        known.push((plain.to_owned(), codes));
    }
    known
}

/// The characters of the collection that a composite font names.
fn collection(font: &Dict<'_>) -> Option<CMap> {
    let descendants = font.get::<Array<'_>>(b"DescendantFonts".as_slice())?;
    let descendant = descendants.iter::<Dict<'_>>().next()?;
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo".as_slice())?;
    let registry = info.get::<PdfString<'_>>(b"Registry".as_slice())?;
    let ordering = info.get::<PdfString<'_>>(b"Ordering".as_slice())?;
    let family = CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes());
    CMap::parse(load_embedded(family.ucs2_cmap()?)?, load_embedded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_text_strings() {
        let cases: [(&[u8], &str); 4] = [
            (b"\xFE\xFF\x5D\xE5\x76\xEE", "工目"),
            (b"\xFF\xFE\xE5\x5D", "工"),
            (b"\xEF\xBB\xBF\xE5\xB7\xA5", "工"),
            (b"abc", "abc"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(text_string(bytes), expected);
        }
    }

    #[test]
    fn knows_what_is_no_text() {
        for char in ['\u{FFFD}', '\u{E123}', '\u{1}', '\u{F0001}'] {
            assert!(is_unknown(char), "{char:?}");
        }
        for char in ['工', 'a', ' ', '\u{3000}', '≥', '\u{2F2F}'] {
            assert!(!is_unknown(char), "{char:?}");
        }
    }

    #[test]
    fn cleans_characters() {
        let cleaned: String = "⼯\u{AD}\u{A0}\u{200B}ａ".chars().filter_map(clean).collect();
        assert_eq!(cleaned, "工- ａ");
    }
}
