//! Pieces of one table on several pages, joined.

use crate::grid::{Grid, Section};
use crate::label::{bare, squash};
use duibiao_core::Origin;

/// Edges of columns nearer than this, in hundredths of a point, are the same.
const SAME_EDGE: i32 = 400;
/// The outer edges of the pieces of a table may differ by so much.
const SAME_SIDE: i32 = 1_500;

/// Joins the pieces of tables that go on over pages.
pub(crate) fn pieces(sections: Vec<Section>) -> Vec<Section> {
    let mut joined: Vec<Section> = Vec::with_capacity(sections.len());
    for section in sections {
        match joined.last_mut() {
            Some(before) if continues(&section, before) => append(&mut before.grid, section.grid),
            _ => joined.push(section),
        }
    }
    joined
}

/// Whether a grid goes on with the one before it: on the next page, as wide, with no title of its own.
pub(crate) fn continues(section: &Section, before: &Section) -> bool {
    let (Some((first, _)), Some((_, last))) = (page_range(&section.grid), page_range(&before.grid)) else {
        return false;
    };
    if first != last + 1 || !is_as_wide(&section.grid, &before.grid) {
        return false;
    }
    let has_own_title = section.above.iter().any(|passage| {
        let words = squash(&passage.text);
        !is_furniture(&words) && !before.above.iter().any(|above| squash(&above.text) == words)
    });
    !has_own_title && !begins_form(&section.grid)
}

/// The first and the last page of a grid.
fn page_range(grid: &Grid) -> Option<(u32, u32)> {
    let pages = grid.cells.iter().filter_map(|cell| match (cell.place, cell.passage.origin()) {
        (Origin::Page(at), _) | (_, Origin::Page(at)) => Some(at.page),
        _ => None,
    });
    pages.fold(None, |range, page| match range {
        None => Some((page, page)),
        Some((first, last)) => Some((page.min(first), page.max(last))),
    })
}

fn is_as_wide(a: &Grid, b: &Grid) -> bool {
    let near = |a: Option<&i32>, b: Option<&i32>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= SAME_SIDE,
        _ => false,
    };
    near(a.column_edges.first(), b.column_edges.first()) && near(a.column_edges.last(), b.column_edges.last())
}

/// Page numbers and what else every page repeats.
fn is_furniture(words: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "-－—–_/·•.第页共".contains(c);
    words.chars().all(is_number) || words.starts_with('续') && words.chars().count() <= 4
}

/// Whether the grid begins with the name of a project, as a form does.
fn begins_form(grid: &Grid) -> bool {
    let first = grid.rows().next().unwrap_or_default();
    let mut texts = first.iter().map(|cell| bare(&cell.passage.text)).filter(|text| !text.is_empty());
    let is_name =
        texts.next().is_some_and(|text| matches!(text.as_str(), "项目名称" | "部门名称" | "政策项目名称"));
    // The heading of a list begins so too, but with other headings beside.
    is_name && !texts.any(|text| text.contains("绩效") || text.contains("指标"))
}

/// Lays the next piece below a grid, column over column.
fn append(grid: &mut Grid, next: Grid) {
    let edges = union(&grid.column_edges, &next.column_edges);
    let first_row = grid.n_rows();
    grid.page_starts.push(first_row);
    grid.page_starts.extend(next.page_starts.iter().map(|row| row + first_row));
    let old_edges = std::mem::replace(&mut grid.column_edges, edges);
    for cell in &mut grid.cells {
        (cell.column, cell.column_span) =
            moved(cell.column, cell.column_span, &old_edges, &grid.column_edges);
    }
    for mut cell in next.cells {
        cell.row += first_row;
        (cell.column, cell.column_span) =
            moved(cell.column, cell.column_span, &next.column_edges, &grid.column_edges);
        grid.cells.push(cell);
    }
    grid.cells.sort_by_key(|cell| (cell.row, cell.column));
}

/// All edges of both, those that are the same once: of two near ones the earlier grid's stands.
fn union(a: &[i32], b: &[i32]) -> Vec<i32> {
    let mut edges = a.to_vec();
    edges.extend(b.iter().filter(|edge| a.iter().all(|other| (*edge - other).abs() > SAME_EDGE)));
    edges.sort_unstable();
    edges
}

fn nearest(edge: i32, edges: &[i32]) -> usize {
    let distance = |idx: &usize| (edges[*idx] - edge).unsigned_abs();
    (0..edges.len()).min_by_key(distance).unwrap_or(0)
}

fn moved(column: usize, span: usize, from: &[i32], to: &[i32]) -> (usize, usize) {
    let at = |idx: usize| from.get(idx).map(|edge| nearest(*edge, to));
    match (at(column), at(column + span)) {
        (Some(start), Some(end)) => (start, end.saturating_sub(start).max(1)),
        _ => (column, span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Cell;
    use crate::passage::Passage;
    use duibiao_core::PageBox;

    fn section(page: u32, above: &[&str], edges: &[i32], rows: &[&[&str]]) -> Section {
        let place = Origin::Page(PageBox { page, ..PageBox::default() });
        let mut grid = Grid { column_edges: edges.to_vec(), ..Grid::default() };
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                let passage = Passage::line(text, place);
                grid.cells.push(Cell {
                    row,
                    column,
                    row_span: 1,
                    column_span: 1,
                    indented: false,
                    passage,
                    place,
                });
            }
        }
        Section { above: above.iter().map(|text| Passage::line(text, place)).collect(), grid }
    }

    #[test]
    fn joins_what_goes_on_and_nothing_else() {
        let first = || section(3, &["项目支出绩效目标表"], &[0, 5_000, 10_000], &[&["甲", "1"]]);
        for (next, n) in [
            (section(4, &["4"], &[10, 5_010, 10_010], &[&["乙", "2"]]), 1),
            (section(4, &["项目支出绩效目标表", "- 4 -"], &[0, 5_000, 10_000], &[&["乙", "2"]]), 1),
            (section(4, &["另一张表"], &[0, 5_000, 10_000], &[&["乙", "2"]]), 2),
            (section(5, &[], &[0, 5_000, 10_000], &[&["乙", "2"]]), 2),
            (section(4, &[], &[0, 5_000, 20_000], &[&["乙", "2"]]), 2),
            (section(4, &[], &[0, 5_000, 10_000], &[&["项目名称", "乙"]]), 2),
        ] {
            assert_eq!(pieces(vec![first(), next.clone()]).len(), n, "{next:?}");
        }
    }

    #[test]
    fn lays_columns_over_each_other() {
        let first = section(1, &[], &[0, 5_000, 10_000], &[&["甲", "1"]]);
        let next = section(2, &[], &[0, 2_500, 5_100, 10_000], &[&["乙", "丙", "2"]]);
        let joined = pieces(vec![first, next]);
        let places: Vec<_> = joined[0].grid.cells.iter().map(|c| (c.row, c.column, c.column_span)).collect();
        assert_eq!(places, [(0, 0, 2), (0, 2, 1), (1, 0, 1), (1, 1, 1), (1, 2, 1)]);
        assert_eq!(joined[0].grid.page_starts, [1]);
    }
}
