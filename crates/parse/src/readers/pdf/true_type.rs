//! The `cmap` table of TrueType fonts, read backwards: from glyphs to characters.

use std::collections::HashMap;

/// The characters of a font's glyphs. Where several characters share a glyph, the first that is an ordinary
/// character counts.
pub(super) fn characters(font: &[u8]) -> HashMap<u32, char> {
    let mut characters = HashMap::new();
    for subtable in subtables(font).unwrap_or_default() {
        let _ = read(subtable, &mut characters);
    }
    characters
}

/// The Unicode subtables of the font.
fn subtables(font: &[u8]) -> Option<Vec<&[u8]>> {
    let start = if font.starts_with(b"ttcf") { usize::try_from(long(font, 12)?).ok()? } else { 0 };
    let n_tables = short(font, start + 4)?;
    let mut found = Vec::new();
    for idx in 0..usize::from(n_tables) {
        let entry = start + 12 + 16 * idx;
        if font.get(entry..entry + 4)? != b"cmap" {
            continue;
        }
        let cmap = font.get(usize::try_from(long(font, entry + 8)?).ok()?..)?;
        for idx in 0..usize::from(short(cmap, 2)?.min(64)) {
            let entry = 4 + 8 * idx;
            let is_unicode = matches!((short(cmap, entry)?, short(cmap, entry + 2)?), (0, _) | (3, 1 | 10));
            if is_unicode && let Some(table) = cmap.get(usize::try_from(long(cmap, entry + 4)?).ok()?..) {
                found.push(table);
            }
        }
    }
    Some(found)
}

fn read(table: &[u8], characters: &mut HashMap<u32, char>) -> Option<()> {
    let mut put = |code: u32, glyph: u32| {
        if glyph == 0 {
            return;
        }
        if let Some(char) = char::from_u32(code) {
            let known = characters.entry(glyph).or_insert(char);
            if is_radical(*known) && !is_radical(char) {
                *known = char;
            }
        }
    };
    match short(table, 0)? {
        4 => {
            let n = usize::from(short(table, 6)? / 2);
            for idx in 0..n {
                let end = short(table, 14 + 2 * idx)?;
                let start = short(table, 16 + 2 * n + 2 * idx)?;
                let delta = short(table, 16 + 4 * n + 2 * idx)?;
                let at = 16 + 6 * n + 2 * idx;
                let offset = usize::from(short(table, at)?);
                for code in start..=end {
                    let glyph = if offset == 0 {
                        code.wrapping_add(delta)
                    } else {
                        match short(table, at + offset + 2 * usize::from(code - start)) {
                            Some(0) | None => 0,
                            Some(glyph) => glyph.wrapping_add(delta),
                        }
                    };
                    put(u32::from(code), u32::from(glyph));
                }
            }
        }
        6 => {
            let (first, n) = (short(table, 6)?, short(table, 8)?);
            for idx in 0..n {
                let glyph = short(table, 10 + 2 * usize::from(idx))?;
                put(u32::from(first) + u32::from(idx), u32::from(glyph));
            }
        }
        12 => {
            let n = usize::try_from(long(table, 12)?).ok()?.min(100_000);
            for idx in 0..n {
                let group = 16 + 12 * idx;
                let (start, end, glyph) =
                    (long(table, group)?, long(table, group + 4)?, long(table, group + 8)?);
                for step in 0..=end.checked_sub(start)?.min(0xFFFF) {
                    put(start.checked_add(step)?, glyph.checked_add(step)?);
                }
                if characters_are_full(idx) {
                    break;
                }
            }
        }
        _ => {}
    }
    Some(())
}

/// No font needs so many groups: each may name thousands of characters.
fn characters_are_full(groups: usize) -> bool {
    groups > 20_000
}

fn is_radical(char: char) -> bool {
    matches!(char, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}')
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font with nothing but such a `cmap` subtable.
    fn font(subtable: &[u8]) -> Vec<u8> {
        let mut font = b"\0\x01\0\0\0\x01\0\0\0\0\0\0cmap\0\0\0\0\0\0\0\x1C".to_vec();
        font.extend(u32::try_from(subtable.len()).unwrap().to_be_bytes());
        font.extend(b"\0\0\0\x01\0\x03\0\x01\0\0\0\x0C");
        font.extend(subtable);
        font
    }

    #[test]
    fn reads_segments_backwards() {
        // 4: the radical and the character share glyph 7; 'A' to 'C' are glyphs 1 to 3.
        let segments: &[(u16, u16, u16)] = &[
            (0x41, 0x43, 0_u16.wrapping_sub(0x40)),
            (0x2F2F, 0x2F2F, 7_u16.wrapping_sub(0x2F2F)),
            (0x5DE5, 0x5DE5, 7_u16.wrapping_sub(0x5DE5)),
            (0xFFFF, 0xFFFF, 1),
        ];
        let n = u16::try_from(segments.len()).unwrap();
        let mut table: Vec<u16> = vec![4, 16 + 8 * n, 0, 2 * n, 0, 0, 0];
        table.extend(segments.iter().map(|segment| segment.1));
        table.push(0);
        table.extend(segments.iter().map(|segment| segment.0));
        table.extend(segments.iter().map(|segment| segment.2));
        table.extend(segments.iter().map(|_| 0));
        let bytes: Vec<u8> = table.into_iter().flat_map(u16::to_be_bytes).collect();
        let characters = characters(&font(&bytes));
        assert_eq!(
            [1, 2, 3, 7].map(|glyph| characters.get(&glyph).copied()),
            ['A', 'B', 'C', '工'].map(Some)
        );
    }

    #[test]
    fn bears_any_bytes() {
        for bytes in [
            b"".as_slice(),
            b"ttcf",
            b"\0\x01\0\0\xFF\xFF",
            b"ttcf\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
        ] {
            assert!(characters(bytes).is_empty());
        }
        let endless: Vec<u8> = [0_u16, 12, 0, 0, 0, 0, 0, 0].iter().flat_map(|s| s.to_be_bytes()).collect();
        assert!(characters(&font(&endless)).is_empty());
    }
}
