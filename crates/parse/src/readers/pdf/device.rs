//! What a page draws, as far as tables need it: glyphs, straight rules, images. Nothing is rendered, and images
//! are never decoded.

use super::geometry::{Area, Direction, Glyph, Rule, place};
use super::unicode;
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::object::String as PdfString;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// More glyphs than any printed page holds.
const MAX_GLYPHS: usize = 200_000;
/// More rules than any printed page holds.
const MAX_RULES: usize = 200_000;
/// More drawing than any printed page asks for: forms that draw forms multiply.
const MAX_OPERATIONS: usize = 2_000_000;
/// Boxes and strokes up to this thickness are rules, in hundredths of a point.
const THICKNESS: i32 = 300;

/// The reason for leaving a page in the middle of its interpretation.
#[derive(Debug)]
pub(super) struct OverLimit;

/// Collects what a page draws, in the coordinates of the page as displayed.
#[derive(Default)]
pub(super) struct Collector<'p> {
    pub(super) glyphs: Vec<Glyph>,
    /// Rules that run from left to right, and those that run from top to bottom.
    pub(super) across: Vec<Rule>,
    pub(super) down: Vec<Rule>,
    pub(super) images: Vec<Area>,
    /// Glyphs of which the file does not say what characters they are.
    pub(super) n_unknown: usize,
    /// Glyphs that are drawn invisibly, as text recognition does over an image.
    pub(super) n_hidden: usize,
    /// How the fonts of the page encode characters, where a glyph alone does not tell.
    pub(super) fonts: unicode::Fonts<'p>,
    width: i32,
    height: i32,
    n_operations: usize,
    marked: Vec<Option<Replacement>>,
}

/// An `/ActualText`: the characters that the glyphs of a marked piece stand for.
struct Replacement {
    text: String,
    first_glyph: usize,
}

impl<'p> Collector<'p> {
    /// Makes it ready for the next page.
    pub(super) fn start(&mut self, width: i32, height: i32, fonts: Dict<'p>) {
        self.glyphs.clear();
        self.across.clear();
        self.down.clear();
        self.images.clear();
        self.marked.clear();
        (self.n_unknown, self.n_hidden, self.n_operations) = (0, 0, 0);
        (self.width, self.height) = (width, height);
        self.fonts.turn_to(fonts);
    }

    /// Width and height of the page.
    pub(super) fn size(&self) -> (i32, i32) {
        (self.width, self.height)
    }

    /// Counts a drawing operation. The interpreter cannot be told to stop: past the limit this unwinds, to be
    /// caught where the page is begun. No panic is raised, so that nothing is printed.
    fn count(&mut self, operations: usize) {
        self.n_operations += operations;
        let rules = self.across.len() + self.down.len();
        if self.n_operations > MAX_OPERATIONS || self.glyphs.len() > MAX_GLYPHS || rules > MAX_RULES {
            std::panic::resume_unwind(Box::new(OverLimit));
        }
    }

    fn glyph(&mut self, run: Affine, glyph: &FontGlyph<'_>, transform: Affine, is_hidden: bool) {
        let matrix = run * transform;
        let (text, advance) = match glyph {
            FontGlyph::Outline(outline) => (outline.as_unicode(), outline.advance_width()),
            FontGlyph::Type3(drawn) => (drawn.as_unicode(), drawn.advance_width()),
        };
        let origin = place(matrix * Point::ORIGIN);
        let end = place(matrix * Point::new(f64::from(advance.unwrap_or(0.0)), 0.0));
        let top = place(matrix * Point::new(0.0, 1000.0));
        let Some((direction, advance, size)) = Direction::of(origin, end, top) else { return };
        let text = match text {
            Some(BfString::Char(char)) if !unicode::is_unknown(char) => BfString::Char(char),
            Some(BfString::String(text)) if !text.chars().any(unicode::is_unknown) => BfString::String(text),
            other => match self.fonts.read_back(glyph) {
                Some(char) => BfString::Char(char),
                None => other.unwrap_or(BfString::Char(char::REPLACEMENT_CHARACTER)),
            },
        };
        // Stretched substitutes of fonts that are not embedded give too wide an advance.
        let advance = advance.min(size.saturating_mul(3) / 2).max(1);
        let glyph = Glyph {
            x: origin.0,
            y: origin.1,
            advance,
            size,
            char: ' ',
            direction,
            is_hidden,
            is_guess: false,
        };
        if !glyph.area().centre_is_within(self.width, self.height) {
            return;
        }
        self.n_hidden += usize::from(is_hidden);
        match text {
            BfString::Char(char) => self.push(Glyph { char, ..glyph }),
            BfString::String(text) => self.spread(&text, glyph),
        }
    }

    fn push(&mut self, glyph: Glyph) {
        let Some(char) = unicode::clean(glyph.char) else { return };
        let is_unknown = unicode::is_unknown(char);
        self.n_unknown += usize::from(is_unknown);
        self.glyphs.push(Glyph { char, ..glyph });
    }

    /// Lays several characters over the place of one glyph.
    fn spread(&mut self, text: &str, over: Glyph) {
        let n = i32::try_from(text.chars().count()).unwrap_or(i32::MAX).max(1);
        for (idx, char) in (0..).zip(text.chars()) {
            let start = i32::try_from(i64::from(over.advance) * i64::from(idx) / i64::from(n)).unwrap_or(0);
            let (x, y) = over.direction.step(over.x, over.y, start);
            self.push(Glyph { x, y, advance: (over.advance / n).max(1), char, is_guess: n > 1, ..over });
        }
    }

    fn replace(&mut self, replacement: &Replacement) {
        let Some(drawn) = self.glyphs.get(replacement.first_glyph..) else { return };
        let n_chars = replacement.text.chars().count();
        if n_chars == 0 || drawn.is_empty() {
            return;
        }
        let n_before = drawn.iter().filter(|glyph| unicode::is_unknown(glyph.char)).count();
        if n_chars == drawn.len() {
            for (glyph, char) in
                self.glyphs[replacement.first_glyph..].iter_mut().zip(replacement.text.chars())
            {
                glyph.char = unicode::clean(char).unwrap_or(glyph.char);
            }
        } else if let Some(over) = Glyph::over_line(drawn) {
            self.glyphs.truncate(replacement.first_glyph);
            self.spread(&replacement.text, over);
        } else {
            return;
        }
        self.n_unknown = self.n_unknown.saturating_sub(n_before);
    }

    fn path(&mut self, path: &BezPath, transform: Affine, stroke: Option<f32>) {
        let mut walk = Walk { stroke, ..Walk::default() };
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    walk.end(self);
                    walk.begin(place(transform * to));
                }
                PathEl::LineTo(to) => walk.line(self, place(transform * to)),
                PathEl::QuadTo(by, to) => walk.curve([by, to].map(|point| place(transform * point))),
                PathEl::CurveTo(by, and, to) => {
                    walk.curve([by, and, to].map(|point| place(transform * point)));
                }
                PathEl::ClosePath => walk.close(self),
            }
        }
        walk.end(self);
        self.count(1);
    }

    /// A filled box: a rule where it is thin.
    fn filled(&mut self, area: Area) {
        let (width, height) = (area.right - area.left, area.bottom - area.top);
        if height <= THICKNESS {
            self.across.push(Rule { at: middle(area.top, area.bottom), from: area.left, to: area.right });
        }
        if width <= THICKNESS {
            self.down.push(Rule { at: middle(area.left, area.right), from: area.top, to: area.bottom });
        }
    }

    fn stroked(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (width, height) = ((from.0 - to.0).saturating_abs(), (from.1 - to.1).saturating_abs());
        // Slightly slanted lines come from scanners and from rounding.
        if height <= 60 && width >= height {
            self.across.push(Rule { at: middle(from.1, to.1), from: from.0.min(to.0), to: from.0.max(to.0) });
        } else if width <= 60 {
            self.down.push(Rule { at: middle(from.0, to.0), from: from.1.min(to.1), to: from.1.max(to.1) });
        }
    }
}

fn middle(a: i32, b: i32) -> i32 {
    a.midpoint(b)
}

/// The walk along a path, one part after another.
#[derive(Default)]
struct Walk {
    /// The width of the pen; none where the path is filled.
    stroke: Option<f32>,
    start: (i32, i32),
    at: (i32, i32),
    area: Option<Area>,
    is_curved: bool,
    /// The part before: two boxes, one close inside the other, are a frame.
    before: Option<Area>,
}

impl Walk {
    fn begin(&mut self, at: (i32, i32)) {
        (self.start, self.at) = (at, at);
        self.area = Some(Area::point(at));
        self.is_curved = false;
    }

    fn line(&mut self, collector: &mut Collector<'_>, to: (i32, i32)) {
        if self.stroke.is_some() {
            collector.stroked(self.at, to);
        }
        self.at = to;
        self.area = self.area.map(|area| area.with(to));
    }

    fn curve<const N: usize>(&mut self, points: [(i32, i32); N]) {
        self.is_curved = true;
        for point in points {
            self.area = self.area.map(|area| area.with(point));
            self.at = point;
        }
    }

    fn close(&mut self, collector: &mut Collector<'_>) {
        if self.at != self.start {
            self.line(collector, self.start);
        }
    }

    fn end(&mut self, collector: &mut Collector<'_>) {
        let Some(area) = self.area.take() else { return };
        if self.stroke.is_some() {
            return;
        }
        match self.before {
            Some(outer) if outer.frames(&area, THICKNESS) => {
                let frame = Area {
                    left: middle(outer.left, area.left),
                    top: middle(outer.top, area.top),
                    right: middle(outer.right, area.right),
                    bottom: middle(outer.bottom, area.bottom),
                };
                for (a, b) in frame.sides() {
                    collector.stroked(a, b);
                }
            }
            _ => collector.filled(area),
        }
        self.before = Some(area);
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let stroke = match draw_mode {
            DrawMode::Stroke(stroke) => Some(stroke.line_width),
            _ => None,
        };
        if let Some(pen) = stroke {
            // A broad pen paints a surface, not a rule.
            let end = place(props.transform * Point::new(f64::from(pen), f64::from(pen)));
            let origin = place(props.transform * Point::ORIGIN);
            if (end.0 - origin.0).saturating_abs().min((end.1 - origin.1).saturating_abs()) > THICKNESS {
                return self.count(1);
            }
        }
        self.path(path, props.transform, stroke);
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let (a, b) = (
            place(props.transform * Point::new(rect.x0, rect.y0)),
            place(props.transform * Point::new(rect.x1, rect.y1)),
        );
        let area = Area::point(a).with(b);
        match draw_mode {
            DrawMode::Stroke(_) => {
                for (from, to) in area.sides() {
                    self.stroked(from, to);
                }
            }
            _ => self.filled(area),
        }
        self.count(1);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, draw_mode: &DrawMode) {
        let is_hidden = matches!(draw_mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            self.glyph(props.transform, glyph, glyph.transform(), is_hidden);
        }
        self.count(run.glyphs().len());
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = match &image {
            Image::Raster(raster) => (raster.width(), raster.height()),
            Image::Stencil(stencil) => (stencil.width(), stencil.height()),
        };
        let far = Point::new(f64::from(width), f64::from(height));
        let area = Area::point(place(props.transform * Point::ORIGIN)).with(place(props.transform * far));
        // Some producers draw their rules as images of one pixel.
        self.filled(area);
        self.images.push(area);
        self.count(1);
    }

    fn begin_marked_content(&mut self, _tag: &[u8], properties: Option<&Dict<'_>>) {
        self.count(1);
        let text = properties
            .and_then(|dict| dict.get::<PdfString<'_>>(b"ActualText".as_slice()))
            .map(|text| unicode::text_string(text.as_bytes()));
        self.marked.push(text.map(|text| Replacement { text, first_glyph: self.glyphs.len() }));
    }

    fn end_marked_content(&mut self) {
        if let Some(Some(replacement)) = self.marked.pop() {
            self.replace(&replacement);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.count(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
