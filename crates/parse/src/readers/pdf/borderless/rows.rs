//! The rows of tables whose rows no rules part.

use crate::readers::pdf::geometry::Glyph;
use crate::readers::pdf::lattice::{Field, Lattice};
use crate::readers::pdf::text::{self, Gaps, TextLine};

/// The lines between rows, from gaps over the whole width and from amounts: a row prints one in a column.
/// `given` are lines that are drawn; where there are such, gaps do not count.
pub(super) fn boundaries(glyphs: &[Glyph], xs: &[i32], given: &[i32]) -> Vec<i32> {
    let mut columns: Vec<Vec<u32>> = vec![Vec::new(); xs.len().saturating_sub(1)];
    for (idx, glyph) in (0_u32..).zip(glyphs) {
        let after = xs.partition_point(|x| *x <= glyph.x + glyph.advance / 2);
        if let Some(column) = after.checked_sub(1).and_then(|column| columns.get_mut(column)) {
            column.push(idx);
        }
    }
    let lines: Vec<Vec<TextLine>> =
        columns.iter().map(|indices| text::lines(glyphs, indices, Gaps::Tight)).collect();
    between(&lines, given)
}

/// The lines between rows whose cells, column by column, hold such lines of text.
fn between(columns: &[Vec<TextLine>], given: &[i32]) -> Vec<i32> {
    let mut spans: Vec<(i32, i32)> =
        columns.iter().flatten().map(|line| (line.area.top, line.area.bottom)).collect();
    spans.sort_unstable();
    // Gaps over the whole width.
    let mut gaps: Vec<(i32, i32)> = Vec::new();
    let mut reach = spans.first().map_or(0, |span| span.1);
    for (top, bottom) in spans {
        if top > reach {
            gaps.push((reach, top));
        }
        reach = reach.max(bottom);
    }
    let anchors = anchors(columns);
    let usual = usual_gap(columns);
    let mut found: Vec<i32> = Vec::new();
    let mut middles: Vec<(i32, i32)> =
        gaps.iter().map(|gap| (gap.0.midpoint(gap.1), gap.1 - gap.0)).collect();
    middles.retain(|(at, width)| given.is_empty() && *width > usual && !given.contains(at));
    found.extend(middles.iter().map(|(at, _)| *at));
    for pair in anchors.windows(2) {
        let is_parted = found.iter().chain(given).any(|at| (pair[0]..pair[1]).contains(at));
        if is_parted {
            continue;
        }
        let widest = gaps
            .iter()
            .filter(|gap| gap.0.midpoint(gap.1) > pair[0] && gap.0.midpoint(gap.1) < pair[1])
            .max_by_key(|gap| gap.1 - gap.0);
        found.push(widest.map_or(pair[0].midpoint(pair[1]), |gap| gap.0.midpoint(gap.1)));
    }
    found.sort_unstable();
    // A label beside several rows stands between their lines: it opens no row of its own.
    let mut idx = 1;
    while idx < found.len() {
        let has_anchor = anchors.iter().any(|anchor| (found[idx - 1]..found[idx]).contains(anchor));
        if anchors.is_empty() || has_anchor {
            idx += 1;
        } else {
            found.remove(idx - 1);
        }
    }
    found
}

/// The widest gap that parts lines of one cell.
fn usual_gap(columns: &[Vec<TextLine>]) -> i32 {
    let mut gaps: Vec<i32> = Vec::new();
    let mut size = 0;
    for column in columns {
        size = column.iter().map(|line| line.size).max().unwrap_or(0).max(size);
        for pair in column.windows(2) {
            let gap = pair[1].area.top - pair[0].area.bottom;
            // Lines of one cell begin at one place, or nearly so.
            if gap < pair[0].size && (pair[0].area.left - pair[1].area.left).abs() <= pair[0].size / 4 {
                gaps.push(gap);
            }
        }
    }
    gaps.sort_unstable();
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(size / 5);
    middle + size / 4
}

/// The middles of the lines that tell rows apart: amounts, or else the lines of the last columns that other
/// columns print on the same height.
fn anchors(columns: &[Vec<TextLine>]) -> Vec<i32> {
    let middle = |line: &TextLine| line.area.top.midpoint(line.area.bottom);
    let amounts =
        columns.iter().find(|column| !column.is_empty() && column.iter().all(|line| is_amount(&line.text)));
    if let Some(column) = amounts {
        return column.iter().map(middle).collect();
    }
    let is_level = |column: &Vec<TextLine>, line: &TextLine| {
        let others = columns.iter().filter(|other| !std::ptr::eq(*other, column));
        others
            .filter(|other| {
                let near = |at: &TextLine| (middle(at) - middle(line)).abs() * 4 <= line.size;
                other.iter().any(near)
            })
            .count()
    };
    let best =
        columns.iter().max_by_key(|column| column.iter().filter(|line| is_level(column, line) >= 2).count());
    best.map_or_else(Vec::new, |column| {
        column.iter().filter(|line| is_level(column, line) >= 2).map(middle).collect()
    })
}

fn is_amount(text: &str) -> bool {
    text.contains(|char: char| char.is_ascii_digit())
        && text.chars().all(|char| char.is_ascii_digit() || matches!(char, ',' | '.' | '-'))
}

/// A ruled table whose rows are not ruled: parts each lattice row that holds several amounts in one column.
pub(in crate::readers::pdf) fn split(lattice: &Lattice, contents: &[Vec<TextLine>]) -> Option<Lattice> {
    let n_rows = lattice.ys.len().checked_sub(1)?;
    let mut parts: Vec<(usize, Vec<i32>)> = Vec::new();
    for row in 0..n_rows {
        let cells: Vec<usize> = (0..lattice.cells.len())
            .filter(|cell| lattice.cells[*cell].row == row && lattice.cells[*cell].row_span == 1)
            .collect();
        if cells.len() < 3 {
            continue;
        }
        let lines: Vec<Vec<TextLine>> = cells.iter().map(|cell| contents[*cell].clone()).collect();
        let n_amounts = lines
            .iter()
            .filter(|column| {
                column.iter().all(|line| is_amount(&line.text)) && column[..].iter().any(has_decimals)
            })
            .map(Vec::len)
            .max()
            .unwrap_or(0);
        if n_amounts >= 2 {
            parts.push((row, between(&lines, &[])));
        }
    }
    if parts.is_empty() {
        return None;
    }
    let mut ys = lattice.ys.clone();
    ys.extend(parts.iter().flat_map(|(_, lines)| lines.iter().copied()));
    ys.sort_unstable();
    ys.dedup();
    let rank = |at: i32| ys.partition_point(|y| *y < at);
    let mut cells = Vec::new();
    for field in &lattice.cells {
        let (top, bottom) = (rank(lattice.ys[field.row]), rank(lattice.ys[field.row + field.row_span]));
        let is_parted = field.row_span == 1 && parts.iter().any(|(row, _)| *row == field.row);
        if is_parted {
            cells.extend((top..bottom).map(|row| Field { row, row_span: 1, ..*field }));
        } else {
            cells.push(Field { row: top, row_span: bottom - top, ..*field });
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    Some(Lattice::of_cells(lattice.xs.clone(), ys, cells))
}

fn has_decimals(line: &TextLine) -> bool {
    line.text.contains('.')
}
