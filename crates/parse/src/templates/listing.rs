//! Lists: tables with headings of one to three rows and a project, unit or indicator a row.

use super::form::labels::{self, Label};
use super::parts::{self, Part};
use crate::grid::{Cell, Grid, Section};
use crate::heading::{self, Column};
use crate::label::{bare, squash};
use crate::passage::Passage;

/// The heading of a list stands in one of its first rows.
const MAX_ABOVE: usize = 12;
/// A heading has so many rows at most.
const MAX_HEADING: usize = 4;
/// Longer texts, in bytes, are no heading.
const MAX_HEADING_BYTES: usize = 240;

/// A list with its headings understood.
pub(super) struct Listing<'a> {
    /// What stands above the headings, in paragraphs and in rows.
    pub(super) above: Vec<Passage>,
    /// The columns, from left to right.
    pub(super) leaves: Vec<Leaf>,
    /// The rows below, repeated headings and numbers of columns left out.
    pub(super) rows: Vec<ListRow<'a>>,
}

/// A column by its lowest heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) passage: Passage,
    /// The headings above it.
    pub(super) groups: Vec<String>,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub(super) struct ListRow<'a> {
    /// Its cells that hold text.
    pub(super) cells: Vec<&'a Cell>,
    /// Whether it is the first below a page break.
    pub(super) is_page_start: bool,
}

impl<'a> Listing<'a> {
    /// The columns alone, for recognising a list.
    pub(super) fn columns(section: &Section) -> Option<Vec<Leaf>> {
        let rows: Vec<&[Cell]> = section.grid.rows().take(MAX_ABOVE + MAX_HEADING).collect();
        let (start, end) = heading_rows(&rows)?;
        Some(leaves(&rows[start..end]))
    }

    /// Finds the headings of a list; `None` where there are none.
    pub(super) fn new(section: &'a Section) -> Option<Self> {
        let rows: Vec<&[Cell]> = section.grid.rows().collect();
        let (start, end) = heading_rows(&rows)?;
        let mut above = section.above.clone();
        for row in &rows[..start] {
            above.extend(row.iter().map(|cell| &cell.passage).filter(|passage| !is_blank(passage)).cloned());
        }
        let leaves = leaves(&rows[start..end]);
        let headings: Vec<Vec<String>> = rows[start..end].iter().map(|row| words(row)).collect();
        // A unit's name may stand above the table too: only what is plainly a title line is repeated furniture.
        let titles: Vec<String> = above
            .iter()
            .map(|passage| squash(&passage.text))
            .filter(|text| text.ends_with('表') || text.contains(['：', ':']))
            .collect();
        let mut listing = Self { above, leaves, rows: Vec::with_capacity(rows.len()) };
        let mut is_page_start = false;
        for row in &rows[end..] {
            is_page_start |= row.first().is_some_and(|cell| section.grid.page_starts.contains(&cell.row));
            let texts = words(row);
            let is_repeated = headings.contains(&texts) || texts.iter().all(|text| titles.contains(text));
            if texts.is_empty() || is_repeated || is_numbering(&texts) {
                continue;
            }
            let cells = row.iter().filter(|cell| !is_blank(&cell.passage)).collect();
            listing.rows.push(ListRow { cells, is_page_start });
            is_page_start = false;
        }
        Some(listing)
    }

    /// The column that a cell stands in.
    pub(super) fn leaf_of(&self, cell: &Cell) -> Option<usize> {
        self.leaves.iter().position(|leaf| (leaf.from..leaf.to).contains(&cell.column))
    }

    /// How many columns a cell covers.
    pub(super) fn n_leaves(&self, cell: &Cell) -> usize {
        let end = cell.column + cell.column_span;
        self.leaves.iter().filter(|leaf| leaf.from < end && cell.column < leaf.to).count().max(1)
    }
}

fn is_blank(passage: &Passage) -> bool {
    passage.text.trim().is_empty()
}

/// The texts of a row without white space. A long one is no heading, and is not gone through.
fn words(row: &[Cell]) -> Vec<String> {
    let short = |text: &str| if text.len() > MAX_HEADING_BYTES { "…".to_owned() } else { squash(text) };
    row.iter().map(|cell| short(&cell.passage.text)).filter(|text| !text.is_empty()).collect()
}

/// 1, 2, 3 … or 栏次 below the headings.
fn is_numbering(texts: &[String]) -> bool {
    let numbers = texts.iter().filter(|text| !matches!(text.as_str(), "栏次" | "栏号"));
    let mut count = 0_usize;
    for (idx, text) in (1_usize..).zip(numbers) {
        let formula = text.split(['=', '＝']).next().unwrap_or(text);
        if formula.trim_matches(['(', ')', '（', '）']).parse() != Ok(idx) {
            return false;
        }
        count = idx;
    }
    count >= 3
}

/// Whether a text is one of the headings that lists have.
fn is_heading_text(text: &str) -> bool {
    heading::meaning(text).is_some()
        || parts::part(text, false).is_some_and(|part| part != Part::Side || !bare(text).is_empty())
        || matches!(
            labels::meaning(text),
            Some(
                Label::Name
                    | Label::Unit(_)
                    | Label::Department
                    | Label::Supervisor
                    | Label::Code
                    | Label::Goal
                    | Label::AnyGoal
                    | Label::LifetimeGoal
                    | Label::Funds
                    | Label::Money(_)
                    | Label::Nature
                    | Label::Person
            )
        )
}

/// The rows of the headings: from the first to behind the last.
fn heading_rows(rows: &[&[Cell]]) -> Option<(usize, usize)> {
    let texts = |row: &[Cell]| words(row);
    let is_list = |row: &[Cell]| {
        let known = texts(row).iter().filter(|text| is_heading_text(text)).count();
        let has_name = row.iter().any(|cell| is_name(&cell.passage.text));
        has_name && known >= 3
    };
    let start = rows.iter().take(MAX_ABOVE).position(|row| is_list(row))?;
    // A form begins with 项目名称 too, but its value stands beside.
    let unknown = texts(rows[start]).iter().filter(|text| !is_heading_text(text)).count();
    if unknown * 2 > texts(rows[start]).len() {
        return None;
    }
    let first_row = rows[start].first().map_or(0, |cell| cell.row);
    let spanned = rows[start]
        .iter()
        .filter(|cell| is_heading_text(&cell.passage.text))
        .map(|cell| cell.row_span)
        .max()
        .unwrap_or(1)
        .min(MAX_HEADING);
    let mut end = start + 1;
    while end < rows.len() && end - start < MAX_HEADING {
        let row = rows[end];
        let texts = texts(row);
        let is_inside = row.first().is_some_and(|cell| cell.row < first_row + spanned);
        let all_known = !texts.is_empty()
            && texts.iter().all(|text| is_heading_text(text))
            && !row.iter().any(|cell| heading::is_grand_total(&cell.passage.text) && cell.column == 0);
        if !is_inside && !all_known {
            break;
        }
        end += 1;
    }
    // 绩效目标 may stand beside a group that is printed a row higher than the names: it reaches down to them.
    let reaches_down = |row: &[Cell]| {
        row.iter().any(|cell| cell.row + cell.row_span > first_row && is_heading_text(&cell.passage.text))
    };
    let above = rows[..start].iter().rev().take_while(|row| reaches_down(row)).count();
    Some((start - above, end))
}

/// Whether a heading is that of the projects' names, alone or with that of the units.
pub(super) fn is_name(text: &str) -> bool {
    let words = bare(text);
    words == "项目名称"
        || words.ends_with("项目名称")
        || words.starts_with("项目名称") && words.chars().count() <= 12
}

/// The columns by their lowest headings. A column without one belongs to that on its left.
fn leaves(rows: &[&[Cell]]) -> Vec<Leaf> {
    let cells = || rows.iter().flat_map(|row| row.iter()).filter(|cell| !is_blank(&cell.passage));
    let n_columns = cells().map(|cell| cell.column + cell.column_span).max().unwrap_or(0);
    let mut leaves: Vec<Leaf> = Vec::new();
    for column in 0..n_columns {
        let mut over: Vec<&Cell> =
            cells().filter(|cell| (cell.column..cell.column + cell.column_span).contains(&column)).collect();
        over.sort_by_key(|cell| cell.row);
        let Some(lowest) = over.pop() else {
            if let Some(left) = leaves.last_mut() {
                left.to = column + 1;
            }
            continue;
        };
        let groups = over.iter().map(|cell| squash(&cell.passage.text)).collect();
        match leaves.last_mut() {
            Some(left)
                if left.to > lowest.column
                    && left.passage == lowest.passage
                    && left.from == lowest.column =>
            {
                left.to = column + 1;
            }
            _ => leaves.push(Leaf { from: column, to: column + 1, passage: lowest.passage.clone(), groups }),
        }
    }
    if let Some(last) = leaves.last_mut() {
        last.to = usize::MAX;
    }
    leaves
}

/// A list with one row of headings, its rows whole again where a page break cut them.
pub(super) fn normalised(section: &Section) -> Option<Section> {
    let listing = Listing::new(section)?;
    let mut grid = Grid::default();
    for (column, leaf) in listing.leaves.iter().enumerate() {
        grid.cells.push(Cell {
            column,
            row_span: 1,
            column_span: 1,
            passage: leaf.passage.clone(),
            ..Cell::default()
        });
    }
    let columns: Vec<Option<Column>> =
        listing.leaves.iter().map(|leaf| heading::meaning(&leaf.passage.text)).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(listing.rows.len());
    for row in &listing.rows {
        let cells: Vec<Cell> = row
            .cells
            .iter()
            .filter_map(|cell| {
                let column = listing.leaf_of(cell)?;
                let column_span = listing.n_leaves(cell);
                Some(Cell { row: 0, column, row_span: 1, column_span, ..(*cell).clone() })
            })
            .collect();
        if row.is_page_start
            && let Some(last) = rows.last_mut()
            && goes_on(last, &cells, &columns)
        {
            join_rows(last, cells);
        } else {
            rows.push(cells);
        }
    }
    for (idx, row) in rows.into_iter().enumerate() {
        grid.cells.extend(row.into_iter().map(|cell| Cell { row: idx + 1, ..cell }));
    }
    Some(Section { above: listing.above, grid })
}

/// Whether the first row of a page is the rest of the last row of the page before.
fn goes_on(last: &[Cell], first: &[Cell], columns: &[Option<Column>]) -> bool {
    let column_of = |cell: &Cell| columns.get(cell.column).and_then(Option::as_ref);
    let has_amount = |row: &[Cell]| {
        row.iter().any(|cell| column_of(cell).is_some_and(|column| column.amount_key().is_some()))
    };
    let has = |row: &[Cell], wanted: &[Column]| {
        row.iter().any(|cell| column_of(cell).is_some_and(|column| wanted.contains(column)))
    };
    let targets = [Column::Goal, Column::Indicators];
    match (has_amount(last), has_amount(first)) {
        (true, true) => false,
        // The rest has texts; a name alone may be the next unit's.
        (true | false, false) => !has(first, &[Column::Name]) || has(first, &targets) && has(last, &targets),
        // The amounts stand in the middle of a high row.
        (false, true) => has(last, &targets),
    }
}

/// Appends the texts of the rest of a row to those of its beginning.
fn join_rows(row: &mut Vec<Cell>, rest: Vec<Cell>) {
    for cell in rest {
        match row.iter_mut().find(|own| own.column == cell.column) {
            Some(own) => own.passage.append(&cell.passage),
            None => row.push(cell),
        }
    }
    row.sort_by_key(|cell| cell.column);
}
