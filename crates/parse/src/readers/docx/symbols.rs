//! Characters of symbol fonts, which documents store by their place in the font.

/// The character that a symbol font shows for a code. Codes U+F000 to U+F0FF are places in the font.
pub(super) fn shown(font: &str, c: char) -> char {
    let code = u32::from(c);
    let place = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    let font = font.to_ascii_lowercase();
    let is_private = place != code;
    if font.starts_with("wingdings 2") {
        return match place {
            0x50 | 0x52 | 0x53 => '☑',
            0xA3 | 0x2A | 0x30 => '□',
            0x51 | 0x54 => '☒',
            0x97 => '●',
            _ => c,
        };
    }
    if font.starts_with("wingdings") {
        return match place {
            0xFE => '☑',
            0xFD => '☒',
            0xFC => '✓',
            0xFB => '✗',
            0xA8 | 0x6F | 0x71 | 0x72 => '□',
            0x6C | 0x9F => '●',
            0x6E | 0xA7 => '■',
            0x75 => '◆',
            0xD8 => '➢',
            0xE0 | 0xE8 => '→',
            _ => c,
        };
    }
    // Private codes without a font that says otherwise are of Symbol, whose letters texts use.
    if !(is_private || font == "symbol") {
        return c;
    }
    match place {
        0xA3 => '≤',
        0xB3 => '≥',
        0xB9 => '≠',
        0xBB => '≈',
        0xB1 => '±',
        0xB4 => '×',
        0xB8 => '÷',
        0xB0 => '°',
        0xA5 => '∞',
        0xB7 => '·',
        0xBC => '…',
        0xAE => '→',
        0xAD => '↑',
        0xAF => '↓',
        0x20..=0x40 | 0x5B | 0x5D | 0x7B..=0x7D => char::from_u32(place).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_fonts_show() {
        for (font, code, expected) in [
            ("Symbol", '\u{F0B3}', '≥'),
            ("Symbol", '³', '≥'),
            ("", '\u{F0A3}', '≤'),
            ("宋体", '³', '³'),
            ("Wingdings 2", '\u{F052}', '☑'),
            ("Wingdings", '\u{F0A8}', '□'),
            ("Wingdings", '\u{F0FE}', '☑'),
            ("Symbol", '\u{F025}', '%'),
        ] {
            assert_eq!(shown(font, code), expected, "{font} {code:?}");
        }
    }
}
