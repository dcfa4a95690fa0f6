//! The blocks of a page in reading order: paragraphs and tables.

use super::borderless;
use super::geometry::{Area, Direction, Glyph, Rule, Turn};
use super::indent::Indents;
use super::lattice::{self, Lattice};
use super::text::{self, Gaps, TextLine};
use crate::grid::{Cell, Grid};
use crate::passage::Passage;
use duibiao_core::{Origin, PageBox};

/// A block of a page.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Passage),
    Table(Grid),
}

/// What the layout of earlier pages tells about the next.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// The outer columns of the table that ended the page before.
    pub(super) table: Option<(i32, i32)>,
    pub(super) indents: Indents,
    pub(super) open: Option<borderless::Open>,
}

/// A page's contents, as drawn.
pub(super) struct Drawn<'a> {
    pub(super) number: u32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) glyphs: &'a mut [Glyph],
    pub(super) across: Vec<Rule>,
    pub(super) down: Vec<Rule>,
}

/// The blocks of a page; none where its rules are too many to be those of tables.
pub(super) fn blocks(mut drawn: Drawn<'_>, memory: &mut Memory) -> Option<Vec<Block>> {
    let turn = Turn::new(dominant(drawn.glyphs), drawn.width, drawn.height);
    if !turn.is_none() {
        drawn.glyphs.iter_mut().for_each(|glyph| turn.glyph(glyph));
        turn.rules(&mut drawn.across, &mut drawn.down);
    }
    let places = Places { page: drawn.number, turn };
    let glyphs: &[Glyph] = drawn.glyphs;
    let (mut lattices, mut loose) = lattice::tables(drawn.across, drawn.down)?;
    // A box around a piece of text is no table, unless a table ended the page before at the same columns.
    let continues = |lattice: &Lattice| {
        let area = lattice.area();
        memory
            .table
            .is_some_and(|(left, right)| (left - area.left).abs() <= 300 && (right - area.right).abs() <= 300)
    };
    lattices.retain(|lattice| lattice.cells.len() > 1 || continues(lattice));
    // A frame with rules from left to right alone parts no columns.
    let (mut lattices, framed): (Vec<Lattice>, Vec<Lattice>) =
        lattices.into_iter().partition(|lattice| lattice.xs.len() > 2 || lattice.ys.len() == 2);
    for lattice in framed {
        let Area { left, right, .. } = lattice.area();
        loose.extend(lattice.ys.iter().map(|at| Rule { at: *at, from: left, to: right }));
    }
    // Of tables in one another, the inner one holds the text.
    lattices.sort_by_key(|lattice| lattice.area().surface());
    let mut sheet = Sheet::default();
    sheet.fill(&mut lattices, glyphs);
    let outside = std::mem::take(&mut sheet.outside);
    let free = borderless::tables(glyphs, &outside, &loose, &mut memory.open);
    let mut found = free.tables;
    if !found.is_empty() {
        let mut within = Sheet::default();
        within.fill_from(&mut found, glyphs, &outside);
        sheet.parts.append(&mut within.parts);
    }
    let mut blocks: Vec<(i32, i32, Block)> = Vec::new();
    for (lattice, contents) in &sheet.parts {
        if contents.iter().all(Vec::is_empty) {
            continue;
        }
        let area = lattice.area();
        let grid = grid(lattice, contents, places, &mut memory.indents);
        blocks.push((area.top, area.left, Block::Table(grid)));
    }
    for line in free.paragraphs {
        let passage = Passage::line(&line.text, places.origin(line.area));
        blocks.push((line.area.top, line.area.left, Block::Paragraph(passage)));
    }
    blocks.sort_by_key(|(top, left, _)| (*top, *left));
    memory.table = sheet.parts.iter().max_by_key(|(lattice, _)| lattice.area().bottom).map(|(lattice, _)| {
        let area = lattice.area();
        (area.left, area.right)
    });
    Some(blocks.into_iter().map(|(_, _, block)| block).collect())
}

/// The tables of a page with the lines of their cells, and the glyphs outside of them.
#[derive(Default)]
struct Sheet {
    parts: Vec<(Lattice, Vec<Vec<TextLine>>)>,
    outside: Vec<u32>,
}

impl Sheet {
    /// Lets the glyphs fall into the cells.
    fn fill(&mut self, lattices: &mut Vec<Lattice>, glyphs: &[Glyph]) {
        let all: Vec<u32> = (0..).zip(glyphs).map(|(idx, _)| idx).collect();
        self.fill_from(lattices, glyphs, &all);
    }

    fn fill_from(&mut self, lattices: &mut Vec<Lattice>, glyphs: &[Glyph], indices: &[u32]) {
        let areas: Vec<Area> = lattices.iter().map(Lattice::area).collect();
        let mut contents: Vec<Vec<Vec<u32>>> =
            lattices.iter().map(|lattice| vec![Vec::new(); lattice.cells.len()]).collect();
        for idx in indices {
            let centre = glyphs[*idx as usize].area().centre();
            let cell = areas.iter().enumerate().find_map(|(table, area)| {
                let cell = area.holds(centre).then(|| lattices[table].cell_at(centre))??;
                Some((table, cell))
            });
            match cell {
                Some((table, cell)) => contents[table][cell].push(*idx),
                None => self.outside.push(*idx),
            }
        }
        for (lattice, contents) in lattices.drain(..).zip(contents) {
            let lines: Vec<Vec<TextLine>> =
                contents.iter().map(|indices| text::lines(glyphs, indices, Gaps::Tight)).collect();
            match borderless::split(&lattice, &lines) {
                Some(finer) => {
                    let indices: Vec<u32> = contents.concat();
                    let mut again = vec![Vec::new(); finer.cells.len()];
                    for idx in indices {
                        if let Some(cell) = finer.cell_at(glyphs[idx as usize].area().centre()) {
                            again[cell].push(idx);
                        }
                    }
                    let lines =
                        again.iter().map(|indices| text::lines(glyphs, indices, Gaps::Tight)).collect();
                    self.parts.push((finer, lines));
                }
                None => self.parts.push((lattice, lines)),
            }
        }
    }
}

/// The way most of the text runs.
fn dominant(glyphs: &[Glyph]) -> Direction {
    let all = [Direction::Right, Direction::Down, Direction::Left, Direction::Up];
    let mut counts = [0_usize; 4];
    for glyph in glyphs {
        counts[glyph.direction as usize] += 1;
    }
    // Of equal counts the usual way wins.
    let most = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count).map_or(0, |(idx, _)| idx);
    all[most]
}

/// Where things stand on the page as displayed.
#[derive(Clone, Copy)]
struct Places {
    page: u32,
    turn: Turn,
}

impl Places {
    fn origin(self, area: Area) -> Origin {
        let Area { left, top, right, bottom } = self.turn.area_back(area);
        Origin::Page(PageBox { page: self.page, left, top, right, bottom })
    }
}

fn grid(lattice: &Lattice, contents: &[Vec<TextLine>], places: Places, indents: &mut Indents) -> Grid {
    let indented = indents.of(lattice, contents);
    let mut cells: Vec<Cell> = Vec::with_capacity(lattice.cells.len());
    for ((field, lines), indented) in lattice.cells.iter().zip(contents).zip(indented) {
        let mut passage = Passage::default();
        for line in lines {
            passage.push(&line.text, places.origin(line.area));
        }
        cells.push(Cell {
            row: field.row,
            column: field.column,
            row_span: field.row_span,
            column_span: field.column_span,
            indented,
            passage,
            place: places.origin(lattice.cell_area(*field)),
        });
    }
    Grid { cells, column_edges: lattice.xs.clone(), page_starts: Vec::new() }
}
