//! Lengths and places on a page, in hundredths of a point from the top left: whole numbers, so that the same
//! file gives the same grid everywhere.

use hayro_interpret::kurbo::Point;

/// A glyph and the character that it stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Where it begins on its baseline.
    pub(super) x: i32,
    pub(super) y: i32,
    /// How far it reaches along its direction.
    pub(super) advance: i32,
    /// The height of its font.
    pub(super) size: i32,
    pub(super) char: char,
    pub(super) direction: Direction,
    /// Drawn invisibly.
    pub(super) is_hidden: bool,
    /// Its place was divided up among several characters.
    pub(super) is_guess: bool,
}

/// The way a line of text runs on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Direction {
    #[default]
    Right,
    Down,
    Left,
    Up,
}

/// A straight rule along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    /// Where it stands on the other axis.
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

/// A point in hundredths.
pub(super) fn place(point: Point) -> (i32, i32) {
    (hundredths(point.x), hundredths(point.y))
}

/// Far outside of every page, yet safe to add up.
const FAR: f64 = 20_000_000.0;

#[expect(clippy::float_arithmetic, reason = "page geometry, neither money nor a target")]
#[expect(clippy::cast_possible_truncation, reason = "clamped before; the cast of NaN gives 0")]
pub(super) fn hundredths(points: f64) -> i32 {
    (points * 100.0).round().clamp(-FAR, FAR) as i32
}

impl Direction {
    /// The direction, advance and height of a glyph that begins at `origin`, ends at `end` and whose upper edge
    /// above its origin is at `top`; none where it stands askew.
    pub(super) fn of(origin: (i32, i32), end: (i32, i32), top: (i32, i32)) -> Option<(Self, i32, i32)> {
        let (along, up) = ((end.0 - origin.0, end.1 - origin.1), (top.0 - origin.0, top.1 - origin.1));
        let is_across = up.1.abs() >= up.0.abs();
        let (size, slant) = if is_across { (up.1.abs(), along.1) } else { (up.0.abs(), along.0) };
        let advance = if is_across { along.0 } else { along.1 };
        if size == 0 || slant.abs() > size / 4 {
            return None;
        }
        // A glyph without an advance tells its direction by where it is upright.
        let forward = match advance {
            0 if is_across => up.1 < 0,
            0 => up.0 > 0,
            advance => advance > 0,
        };
        let direction = match (is_across, forward) {
            (true, true) => Self::Right,
            (true, false) => Self::Left,
            (false, true) => Self::Down,
            (false, false) => Self::Up,
        };
        let advance = if advance == 0 { size } else { advance.abs() };
        Some((direction, advance, size))
    }

    /// The place so far along the direction.
    pub(super) fn step(self, x: i32, y: i32, by: i32) -> (i32, i32) {
        match self {
            Self::Right => (x + by, y),
            Self::Down => (x, y + by),
            Self::Left => (x - by, y),
            Self::Up => (x, y - by),
        }
    }

    fn quarter_turns(self) -> i32 {
        match self {
            Self::Right => 0,
            Self::Down => 1,
            Self::Left => 2,
            Self::Up => 3,
        }
    }

    /// The direction as seen by someone who reads along `base`.
    fn seen_along(self, base: Self) -> Self {
        match (self.quarter_turns() - base.quarter_turns()).rem_euclid(4) {
            0 => Self::Right,
            1 => Self::Down,
            2 => Self::Left,
            _ => Self::Up,
        }
    }
}

/// A page turned so that most of its text runs from left to right, and the way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    reading: Direction,
    width: i32,
    height: i32,
}

impl Turn {
    /// The turn of a page as displayed, so wide and high, whose text runs along `reading`.
    pub(super) fn new(reading: Direction, width: i32, height: i32) -> Self {
        Self { reading, width, height }
    }

    pub(super) fn is_none(self) -> bool {
        self.reading == Direction::Right
    }

    /// A point of the page as displayed, as the reader sees it.
    fn point(self, (x, y): (i32, i32)) -> (i32, i32) {
        match self.reading {
            Direction::Right => (x, y),
            Direction::Down => (y, self.width - x),
            Direction::Left => (self.width - x, self.height - y),
            Direction::Up => (self.height - y, x),
        }
    }

    /// The way back of [`Turn::point`].
    fn back(self, (x, y): (i32, i32)) -> (i32, i32) {
        match self.reading {
            Direction::Right => (x, y),
            Direction::Down => (self.width - y, x),
            Direction::Left => (self.width - x, self.height - y),
            Direction::Up => (y, self.height - x),
        }
    }

    /// An area as the reader sees it, on the page as displayed.
    pub(super) fn area_back(self, area: Area) -> Area {
        Area::point(self.back((area.left, area.top))).with(self.back((area.right, area.bottom)))
    }

    pub(super) fn glyph(self, glyph: &mut Glyph) {
        (glyph.x, glyph.y) = self.point((glyph.x, glyph.y));
        glyph.direction = glyph.direction.seen_along(self.reading);
    }

    /// Turns the rules of a page; a quarter turn exchanges the two kinds.
    pub(super) fn rules(self, across: &mut Vec<Rule>, down: &mut Vec<Rule>) {
        for rule in across.iter_mut() {
            let (a, b) = (self.point((rule.from, rule.at)), self.point((rule.to, rule.at)));
            *rule = match self.reading {
                Direction::Right | Direction::Left => Rule::between(a.1, a.0, b.0),
                Direction::Down | Direction::Up => Rule::between(a.0, a.1, b.1),
            };
        }
        for rule in down.iter_mut() {
            let (a, b) = (self.point((rule.at, rule.from)), self.point((rule.at, rule.to)));
            *rule = match self.reading {
                Direction::Right | Direction::Left => Rule::between(a.0, a.1, b.1),
                Direction::Down | Direction::Up => Rule::between(a.1, a.0, b.0),
            };
        }
        if matches!(self.reading, Direction::Down | Direction::Up) {
            std::mem::swap(across, down);
        }
    }
}

impl Rule {
    fn between(at: i32, a: i32, b: i32) -> Self {
        Self { at, from: a.min(b), to: a.max(b) }
    }
}

impl Area {
    pub(super) fn point((x, y): (i32, i32)) -> Self {
        Self { left: x, top: y, right: x, bottom: y }
    }

    /// The smallest area that also holds a point.
    pub(super) fn with(self, (x, y): (i32, i32)) -> Self {
        Self {
            left: self.left.min(x),
            top: self.top.min(y),
            right: self.right.max(x),
            bottom: self.bottom.max(y),
        }
    }

    /// The smallest area that holds both.
    pub(super) fn joined(self, other: Self) -> Self {
        self.with((other.left, other.top)).with((other.right, other.bottom))
    }

    pub(super) fn centre(self) -> (i32, i32) {
        (self.left.midpoint(self.right), self.top.midpoint(self.bottom))
    }

    pub(super) fn holds(self, (x, y): (i32, i32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    pub(super) fn centre_is_within(self, width: i32, height: i32) -> bool {
        Self { left: 0, top: 0, right: width, bottom: height }.holds(self.centre())
    }

    /// In square points, for comparing sizes.
    pub(super) fn surface(self) -> i64 {
        i64::from(self.right - self.left) * i64::from(self.bottom - self.top) / 10_000
    }

    /// Whether another area lies in this one with only a thin rim around it.
    pub(super) fn frames(&self, inner: &Self, rim: i32) -> bool {
        let rims = [
            inner.left - self.left,
            inner.top - self.top,
            self.right - inner.right,
            self.bottom - inner.bottom,
        ];
        rims.iter().all(|width| (0..=rim).contains(width)) && rims.iter().any(|width| *width > 0)
    }

    /// The four sides, as pairs of points.
    pub(super) fn sides(self) -> [((i32, i32), (i32, i32)); 4] {
        let Self { left, top, right, bottom } = self;
        [
            ((left, top), (right, top)),
            ((left, bottom), (right, bottom)),
            ((left, top), (left, bottom)),
            ((right, top), (right, bottom)),
        ]
    }
}

impl Glyph {
    /// The box of the glyph: its advance, and its font's usual reach above and below the baseline.
    pub(super) fn area(&self) -> Area {
        let (up, low) = (self.size * 4 / 5, self.size / 5);
        let (x, y) = (self.x, self.y);
        match self.direction {
            Direction::Right => Area { left: x, top: y - up, right: x + self.advance, bottom: y + low },
            Direction::Left => Area { left: x - self.advance, top: y - low, right: x, bottom: y + up },
            Direction::Down => Area { left: x - low, top: y, right: x + up, bottom: y + self.advance },
            Direction::Up => Area { left: x - up, top: y - self.advance, right: x + low, bottom: y },
        }
    }

    /// One glyph in place of several that stand on one baseline.
    pub(super) fn over_line(glyphs: &[Self]) -> Option<Self> {
        let first = *glyphs.first()?;
        let mut advance = 0;
        for glyph in glyphs {
            let (along, aside) = match first.direction {
                Direction::Right => (glyph.x - first.x, glyph.y - first.y),
                Direction::Left => (first.x - glyph.x, glyph.y - first.y),
                Direction::Down => (glyph.y - first.y, glyph.x - first.x),
                Direction::Up => (first.y - glyph.y, glyph.x - first.x),
            };
            if glyph.direction != first.direction || aside.abs() > first.size / 2 || along < 0 {
                return None;
            }
            advance = advance.max(along + glyph.advance);
        }
        Some(Self { advance, ..first })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_a_page_and_back() {
        for reading in [Direction::Right, Direction::Down, Direction::Left, Direction::Up] {
            let turn = Turn::new(reading, 600, 800);
            assert_eq!(turn.back(turn.point((17, 23))), (17, 23), "{reading:?}");
            // One step along the text goes right for the reader, and one line on goes down.
            let (x, y) = turn.point((300, 400));
            assert_eq!(turn.point(reading.step(300, 400, 5)), (x + 5, y), "{reading:?}");
            let below = match reading {
                Direction::Right => (300, 405),
                Direction::Down => (295, 400),
                Direction::Left => (300, 395),
                Direction::Up => (305, 400),
            };
            assert_eq!(turn.point(below), (x, y + 5), "{reading:?}");
        }
    }

    #[test]
    fn turns_rules() {
        let turn = Turn::new(Direction::Down, 600, 800);
        let mut across = vec![Rule { at: 100, from: 10, to: 50 }];
        let mut down = vec![Rule { at: 200, from: 30, to: 70 }];
        turn.rules(&mut across, &mut down);
        assert_eq!(across, [Rule { at: 400, from: 30, to: 70 }]);
        assert_eq!(down, [Rule { at: 100, from: 550, to: 590 }]);
    }

    #[test]
    fn tells_the_direction_of_a_glyph() {
        let cases = [
            ((10, 0), (0, -12), Some((Direction::Right, 10, 12))),
            ((0, 10), (12, 0), Some((Direction::Down, 10, 12))),
            ((-10, 0), (0, 12), Some((Direction::Left, 10, 12))),
            ((0, -10), (-12, 0), Some((Direction::Up, 10, 12))),
            ((0, 0), (0, -12), Some((Direction::Right, 12, 12))),
            ((7, 7), (7, -7), None),
        ];
        for (end, top, expected) in cases {
            assert_eq!(Direction::of((0, 0), end, top), expected, "{end:?} {top:?}");
        }
    }
}
