//! Tables without rules, or with rules from left to right only: columns from clear gutters under the labels of
//! the heading, rows from rules, gaps and amounts.
//!
//! What is found is drawn as rules, so that the same lattice as for ruled tables makes the cells.

mod columns;
mod heading;
mod rows;

use super::geometry::{Area, Direction, Glyph, Rule};
use super::lattice::{self, Lattice};
use super::text::{self, Gaps, TextLine};
use columns::Ink;
use heading::Heading;

pub(super) use rows::split;

/// The table without rules that is open at the end of a page, for the pages that go on with it.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// The places of its leaf labels, from left to right.
    leaves: Vec<(i32, i32)>,
    /// What all its pages print, from side to side.
    ink: Ink,
}

/// What stands outside of ruled tables.
#[derive(Debug, Default)]
pub(super) struct Free {
    pub(super) tables: Vec<Lattice>,
    pub(super) paragraphs: Vec<TextLine>,
}

/// A line over the width of the page.
struct Row {
    glyphs: Vec<Glyph>,
    area: Area,
}

/// Finds the tables in the text outside of ruled tables. `loose` are the rules from left to right that belong to
/// no ruled table.
pub(super) fn tables(glyphs: &[Glyph], outside: &[u32], loose: &[Rule], open: &mut Option<Open>) -> Free {
    let mut upright = Vec::new();
    let mut turned = Vec::new();
    for idx in outside {
        let glyph = glyphs[*idx as usize];
        if glyph.direction == Direction::Right { upright.push(glyph) } else { turned.push(*idx) }
    }
    let rows: Vec<Row> = text::rows(upright)
        .into_iter()
        .filter_map(|glyphs| {
            let printed = glyphs.iter().filter(|glyph| !glyph.char.is_whitespace());
            let area = printed.map(Glyph::area).reduce(Area::joined)?;
            Some(Row { glyphs, area })
        })
        .collect();
    let mut free = Free { tables: Vec::new(), paragraphs: text::lines(glyphs, &turned, Gaps::Wide) };
    let mut from = 0;
    while from < rows.len() {
        let heading = Heading::find(&rows, from);
        let until = heading.as_ref().map_or(rows.len(), |heading| heading.rows.start);
        // Before the first heading of a page the table of the page before may go on.
        let mut used = from;
        if let Some(table) = open.as_mut().filter(|_| from == 0) {
            used = continued(&rows[..until], table, loose, &mut free);
        }
        paragraphs(&rows[used..until], &mut free);
        let Some(heading) = heading else { break };
        let next = Heading::find(&rows, heading.rows.end).map_or(rows.len(), |next| next.rows.start);
        let mut table = match open.take() {
            Some(table) if same_leaves(&table.leaves, &heading.leaves) => table,
            _ => Open { leaves: heading.leaves.clone(), ink: Ink::default() },
        };
        let body = &rows[heading.rows.end..next];
        let n_body = body_length(body, &table.leaves);
        let end = heading.rows.end + n_body;
        build(&rows[heading.rows.start..end], Some(&heading), &mut table, loose, &mut free);
        *open = Some(table);
        from = end;
        if n_body == 0 && end == heading.rows.start {
            break;
        }
    }
    if free.tables.is_empty() {
        *open = None;
    }
    free
}

fn same_leaves(a: &[(i32, i32)], b: &[(i32, i32)]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a.0 - b.0).abs() <= 300)
}

fn paragraphs(rows: &[Row], free: &mut Free) {
    free.paragraphs.extend(rows.iter().filter_map(|row| text::line(&row.glyphs, Gaps::Wide)));
}

/// Rows at the top of a page that go on with a table; how many.
fn continued(rows: &[Row], table: &mut Open, loose: &[Rule], free: &mut Free) -> usize {
    let n_body = body_length(rows, &table.leaves);
    let is_filled = rows[..n_body].iter().any(|row| segments(&row.glyphs, GAP).len() > 1);
    if !is_filled {
        return 0;
    }
    build(&rows[..n_body], None, table, loose, free);
    n_body
}

/// How many rows from the first on belong to the body of a table: up to a text that runs across columns, and
/// without page numbers at its end.
fn body_length(rows: &[Row], leaves: &[(i32, i32)]) -> usize {
    let crosses = |row: &Row| {
        let parts = segments(&row.glyphs, 2);
        parts.len() == 1
            && leaves
                .iter()
                .filter(|leaf| (parts[0].left..=parts[0].right).contains(&leaf.0.midpoint(leaf.1)))
                .count()
                > 1
    };
    let mut n = rows.iter().position(crosses).unwrap_or(rows.len());
    while n > 0 && is_page_number(&rows[n - 1].glyphs) {
        n -= 1;
    }
    n
}

fn is_page_number(glyphs: &[Glyph]) -> bool {
    let is_number_word = |char: char| char.is_ascii_digit() || "-–—第页共/ 　".contains(char);
    glyphs.len() <= 16
        && glyphs.iter().all(|glyph| is_number_word(glyph.char))
        && glyphs.iter().any(|glyph| glyph.char.is_ascii_digit())
        && segments(glyphs, GAP).len() == 1
}

/// Gaps of nearly a character part labels, in tenths of their height.
const GAP: i32 = 8;

/// The pieces of a line between gaps, which are given in tenths of the height of the text.
fn segments(glyphs: &[Glyph], gap: i32) -> Vec<Area> {
    let mut pieces: Vec<Area> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.char.is_whitespace()) {
        let area = glyph.area();
        match pieces.last_mut() {
            Some(last) if (area.left - last.right) * 10 <= glyph.size * gap => *last = last.joined(area),
            _ => pieces.push(area),
        }
    }
    pieces
}

/// Draws the columns and rows of a table as rules.
fn build(rows: &[Row], heading: Option<&Heading>, table: &mut Open, loose: &[Rule], free: &mut Free) {
    let Some(area) = rows.iter().map(|row| row.area).reduce(Area::joined) else { return };
    let n_heading = heading.map_or(0, |heading| heading.rows.len());
    let body = &rows[n_heading..];
    for row in body {
        table.ink.add(&row.glyphs);
    }
    for leaf in &table.leaves {
        table.ink.add_span(*leaf);
    }
    let xs = columns::boundaries(&table.leaves, &table.ink);
    let (Some(left), Some(right)) = (xs.first().copied(), xs.last().copied()) else { return };
    // Rules that stand in this table, and those over most of its width.
    let near = |rule: &&Rule| {
        (area.top - 1_500..=area.bottom + 1_500).contains(&rule.at) && rule.from < right && rule.to > left
    };
    let ruled: Vec<Rule> = loose.iter().filter(near).copied().collect();
    let margin = 100;
    let body_top = body.iter().map(|row| row.area.top).min();
    let head_bottom = rows[..n_heading].iter().map(|row| row.area.bottom).max();
    let head_end = match (head_bottom, body_top) {
        (Some(bottom), Some(top)) if bottom <= top => bottom.midpoint(top),
        (Some(bottom), _) => bottom,
        (None, Some(top)) => top - margin,
        (None, None) => area.top - margin,
    };
    let mut across = Vec::new();
    let whole = |at: i32| Rule { at, from: left, to: right };
    let (mut top, mut bottom) = (area.top - margin, area.bottom + margin);
    // Rules close the table where they are drawn just outside of its text.
    let rim = |at: i32| ruled.iter().map(|rule| rule.at).find(|rule| (rule - at).abs() <= 1_500);
    top = rim(top).filter(|rule| *rule <= top).unwrap_or(top);
    bottom = ruled.iter().map(|rule| rule.at).filter(|rule| *rule >= bottom).min().unwrap_or(bottom);
    across.extend([whole(top), whole(bottom)]);
    if heading.is_some() && !ruled.iter().any(|rule| (rule.at - head_end).abs() <= 400) {
        across.push(whole(head_end));
    }
    let inner = |rule: &&Rule| rule.at > head_end + 400 && rule.at < bottom - 400;
    let n_inner = ruled.iter().filter(inner).count();
    across.extend(ruled.iter().map(|rule| Rule {
        from: rule.from.max(left),
        to: rule.to.min(right),
        ..*rule
    }));
    let glyphs: Vec<Glyph> = body.iter().flat_map(|row| row.glyphs.iter().copied()).collect();
    let given: Vec<i32> = if n_inner >= 2 { across.iter().map(|rule| rule.at).collect() } else { Vec::new() };
    across.extend(rows::boundaries(&glyphs, &xs, &given).into_iter().map(whole));
    let mut down: Vec<Rule> = Vec::new();
    for (idx, x) in xs.iter().enumerate() {
        // A label over several columns is one cell.
        let parent = heading.and_then(|heading| {
            heading.parents.iter().find(|parent| (parent.leaves.start + 1..parent.leaves.end).contains(&idx))
        });
        down.push(Rule { at: *x, from: parent.map_or(top, |parent| parent.bottom), to: bottom });
    }
    for parent in heading.iter().flat_map(|heading| &heading.parents) {
        across.push(Rule { at: parent.bottom, from: xs[parent.leaves.start], to: xs[parent.leaves.end] });
    }
    if let Some((lattices, _)) = lattice::tables(across, down) {
        free.tables.extend(lattices);
    }
}
