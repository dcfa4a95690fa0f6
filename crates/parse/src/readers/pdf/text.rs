//! From glyphs to lines of text.

use super::geometry::{Area, Direction, Glyph, Turn};

/// A line of text with its place, as the reader sees the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextLine {
    /// Its text, without spaces at its ends.
    pub(super) text: String,
    pub(super) area: Area,
    /// Whether it begins with spaces.
    pub(super) is_spaced: bool,
    /// The height of its font.
    pub(super) size: i32,
}

/// How gaps between glyphs are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gaps {
    /// In cells: a gap between letters or digits is a space, one between Chinese characters is not.
    Tight,
    /// Outside of tables: so is a wide gap between any characters.
    Wide,
}

/// The lines of some glyphs from top to bottom; text that runs another way comes after the rest.
pub(super) fn lines(glyphs: &[Glyph], indices: &[u32], gaps: Gaps) -> Vec<TextLine> {
    let mut upright: Vec<Glyph> = Vec::with_capacity(indices.len());
    let mut turned: Vec<Glyph> = Vec::new();
    for idx in indices {
        let glyph = glyphs[*idx as usize];
        if glyph.direction == Direction::Right { upright.push(glyph) } else { turned.push(glyph) }
    }
    let mut lines = group(upright, gaps);
    for direction in [Direction::Down, Direction::Left, Direction::Up] {
        let turn = Turn::new(direction, 0, 0);
        let mut part: Vec<Glyph> =
            turned.iter().copied().filter(|glyph| glyph.direction == direction).collect();
        part.iter_mut().for_each(|glyph| turn.glyph(glyph));
        let own = group(part, gaps);
        lines.extend(own.into_iter().map(|line| TextLine { area: turn.area_back(line.area), ..line }));
    }
    lines
}

/// The lines of glyphs that run to the right.
fn group(glyphs: Vec<Glyph>, gaps: Gaps) -> Vec<TextLine> {
    rows(glyphs).into_iter().filter_map(|row| line(&row, gaps)).collect()
}

/// Glyphs that stand on one line, from top to bottom, each from left to right.
pub(super) fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.sort_by_key(|glyph| (glyph.y, glyph.x));
    let mut rows: Vec<(Glyph, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        // Raised and lowered glyphs are smaller and overlap the line that they belong to: its largest glyph tells.
        let joins = |largest: &Glyph| {
            let (a, b) = (glyph.area(), largest.area());
            let overlap = a.bottom.min(b.bottom) - a.top.max(b.top);
            overlap * 2 > glyph.size.min(largest.size)
        };
        match rows.iter_mut().rev().take(3).find(|(largest, _)| joins(largest)) {
            Some((largest, row)) => {
                if glyph.size > largest.size {
                    *largest = glyph;
                }
                row.push(glyph);
            }
            None => rows.push((glyph, vec![glyph])),
        }
    }
    rows.into_iter()
        .map(|(_, mut row)| {
            row.sort_by_key(|glyph| glyph.x);
            row
        })
        .collect()
}

/// The text of glyphs on one line; none where they are spaces.
pub(super) fn line(glyphs: &[Glyph], gaps: Gaps) -> Option<TextLine> {
    let mut text = String::with_capacity(glyphs.len() * 3);
    let mut area: Option<Area> = None;
    let mut is_spaced = false;
    let mut recent: [Option<Glyph>; 4] = [None; 4];
    let mut before: Option<Glyph> = None;
    let mut size = 0;
    for glyph in glyphs {
        // Bold type is often printed by drawing twice, slightly apart.
        let is_overprint = |other: &Glyph| {
            other.char == glyph.char
                && (other.x - glyph.x).abs() * 4 <= other.size.min(other.advance * 2)
                && (other.y - glyph.y).abs() * 4 <= other.size
        };
        if recent.iter().flatten().any(is_overprint) {
            continue;
        }
        recent.rotate_right(1);
        recent[0] = Some(*glyph);
        if glyph.char.is_whitespace() {
            if area.is_none() {
                is_spaced = true;
            } else {
                text.push(glyph.char);
            }
            before = None;
            continue;
        }
        if let Some(before) = before
            && is_gap(&before, glyph, gaps)
        {
            text.push(' ');
        }
        text.push(glyph.char);
        size = size.max(glyph.size);
        let own = glyph.area();
        area = Some(area.map_or(own, |area| area.joined(own)));
        before = Some(*glyph);
    }
    text.truncate(text.trim_end().len());
    Some(TextLine { text, area: area?, is_spaced, size })
}

fn is_gap(before: &Glyph, glyph: &Glyph, gaps: Gaps) -> bool {
    let gap = glyph.x - (before.x + before.advance);
    let size = before.size.max(glyph.size);
    if gap * 5 <= size || before.is_guess && glyph.is_guess {
        return false;
    }
    let is_narrow = |char: char| char.is_ascii_alphanumeric();
    let both_narrow = is_narrow(before.char) && is_narrow(glyph.char);
    let any_letter = before.char.is_ascii_alphabetic() || glyph.char.is_ascii_alphabetic();
    (both_narrow && (any_letter || gap * 2 > size))
        || (gaps == Gaps::Wide && gap * 2 > size * 3)
        || (gap > size && before.char.is_ascii() && glyph.char.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of ten points, one after another, from a place on.
    fn glyphs(text: &str, mut x: i32, y: i32) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        for char in text.chars() {
            let advance = if char.is_ascii() { 500 } else { 1000 };
            // An underscore stands for a gap.
            if char != '_' {
                glyphs.push(Glyph {
                    x,
                    y,
                    advance,
                    size: 1000,
                    char,
                    direction: Direction::Right,
                    is_hidden: false,
                    is_guess: false,
                });
            }
            x += advance;
        }
        glyphs
    }

    fn texts(glyphs: &[Glyph], gaps: Gaps) -> Vec<String> {
        let all: Vec<u32> = (0..u32::try_from(glyphs.len()).unwrap()).collect();
        lines(glyphs, &all, gaps).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn reads_spaces() {
        let cases = [
            ("资金 支付", "资金 支付", "资金 支付"),
            ("资____金", "资金", "资 金"),
            ("资_金", "资金", "资金"),
            ("Big_data", "Big data", "Big data"),
            ("资__ABC", "资ABC", "资ABC"),
            ("12___34", "12 34", "12 34"),
            ("  年度  ", "年度", "年度"),
        ];
        for (printed, tight, wide) in cases {
            let glyphs = glyphs(printed, 0, 0);
            assert_eq!(texts(&glyphs, Gaps::Tight), [tight], "{printed}");
            assert_eq!(texts(&glyphs, Gaps::Wide), [wide], "{printed}");
        }
        assert!(line(&glyphs("  年度", 0, 0), Gaps::Tight).unwrap().is_spaced);
        assert_eq!(line(&glyphs("   ", 0, 0), Gaps::Tight), None);
    }

    #[test]
    fn drops_overprints_once() {
        let mut doubled = glyphs("绩效11", 0, 0);
        doubled.extend(glyphs("绩效11", 30, 0));
        assert_eq!(texts(&doubled, Gaps::Tight), ["绩效11"]);
    }

    #[test]
    fn keeps_raised_glyphs_on_their_line() {
        let mut raised = glyphs("面积≥5m", 0, 3000);
        raised.push(Glyph { x: 4000, y: 2600, size: 600, advance: 300, char: '2', ..raised[0] });
        raised.extend(glyphs("第二行", 0, 4200));
        assert_eq!(texts(&raised, Gaps::Tight), ["面积≥5m2", "第二行"]);
    }

    #[test]
    fn reads_turned_text_after_the_rest() {
        let mut cell = glyphs("正文", 0, 0);
        let turned = [("年", 5000), ("度", 4000)];
        cell.extend(turned.map(|(text, y)| Glyph {
            direction: Direction::Up,
            x: 9000,
            ..glyphs(text, 0, y)[0]
        }));
        assert_eq!(texts(&cell, Gaps::Tight), ["正文", "年度"]);
    }
}
