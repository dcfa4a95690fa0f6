//! The columns of a table without rules.

use crate::readers::pdf::geometry::Glyph;

/// Which parts of the width of a page are printed on, as separate spans from left to right.
#[derive(Debug, Default)]
pub(super) struct Ink(Vec<(i32, i32)>);

impl Ink {
    pub(super) fn add(&mut self, glyphs: &[Glyph]) {
        for glyph in glyphs.iter().filter(|glyph| !glyph.char.is_whitespace()) {
            self.add_span((glyph.x, glyph.x + glyph.advance));
        }
    }

    pub(super) fn add_span(&mut self, (from, to): (i32, i32)) {
        let first = self.0.partition_point(|span| span.1 < from);
        let after = self.0.partition_point(|span| span.0 <= to);
        match self.0.get(first..after) {
            Some([]) | None => self.0.insert(first, (from, to)),
            Some(touched) => {
                let from = touched.iter().map(|span| span.0).min().unwrap_or(from).min(from);
                let to = touched.iter().map(|span| span.1).max().unwrap_or(to).max(to);
                self.0.splice(first..after, [(from, to)]);
            }
        }
    }

    /// The middle of the widest clear gutter between two places.
    fn gutter(&self, from: i32, to: i32) -> Option<i32> {
        let mut best: Option<(i32, i32)> = None;
        let mut at = from;
        for span in self.0.iter().copied().chain([(to, to)]) {
            if span.1 < at {
                continue;
            }
            let width = span.0.min(to) - at;
            if width > 0 && best.is_none_or(|best| width > best.1 - best.0) {
                best = Some((at, at + width));
            }
            at = at.max(span.1);
            if at >= to {
                break;
            }
        }
        best.map(|(from, to)| from.midpoint(to))
    }
}

/// The lines between the columns under the leaf labels of a heading, the outer ones included.
pub(super) fn boundaries(leaves: &[(i32, i32)], ink: &Ink) -> Vec<i32> {
    let centre = |leaf: &(i32, i32)| leaf.0.midpoint(leaf.1);
    let (Some(first), Some(last)) = (leaves.first(), leaves.last()) else { return Vec::new() };
    let left = ink.0.first().map_or(first.0, |span| span.0.min(first.0));
    let right = ink.0.last().map_or(last.1, |span| span.1.max(last.1));
    let mut xs = vec![left - 200];
    for pair in leaves.windows(2) {
        let (from, to) = (centre(&pair[0]), centre(&pair[1]));
        let line = ink.gutter(from, to).unwrap_or(pair[0].1.midpoint(pair[1].0));
        xs.push(line.max(xs.last().map_or(line, |before| before + 400)));
    }
    xs.push(right + 200);
    xs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_widest_gutter_between_labels() {
        let mut ink = Ink::default();
        for span in [(0, 4000), (4100, 5000), (9000, 12000), (8800, 9100), (6000, 6500)] {
            ink.add_span(span);
        }
        assert_eq!(ink.0, [(0, 4000), (4100, 5000), (6000, 6500), (8800, 12000)]);
        assert_eq!(boundaries(&[(1000, 2000), (9000, 10_000)], &ink), [-200, 7650, 12_200]);
        // No gutter: between the labels.
        assert_eq!(boundaries(&[(1000, 1800), (3000, 3800)], &ink), [-200, 2400, 12_200]);
    }
}
