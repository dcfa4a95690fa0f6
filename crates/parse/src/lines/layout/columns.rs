//! Which piece of a line stands in which column: told by where the columns of its page begin.

use super::heading::Heading;
use super::money::{self, PageAmounts};
use super::page::{Piece, PrintedLine};
use super::{Table, overlapping, page_start};
use crate::error::{Error, ErrorKind};
use crate::heading::Column;
use crate::ledger::{Ledger, Role};
use crate::lines::extraction::starts_indicator;
use crate::lines::width;
use duibiao_core::{Absence, AmountCell, Bilingual};
use std::collections::BTreeMap;

/// The beginnings of one column on one page lie at most so far apart: layout moves text aside where the column
/// before it is full.
const MAX_DRIFT: usize = 6;

/// A line of the table with its pieces by column.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// The index of its line.
    pub(super) line: usize,
    /// Its height in the table: lines from its top, page ends left out.
    pub(super) y: i64,
    /// Whether it is the first line of the table on its page, the first page aside.
    pub(super) begins_page: bool,
    pub(super) name: Option<Piece>,
    /// Whether the name is indented against the others of its page.
    pub(super) indented: bool,
    /// Amounts by column.
    pub(super) amounts: Vec<(usize, Piece)>,
    pub(super) goal: Option<Piece>,
    pub(super) indicators: Option<Piece>,
    /// A text over several columns.
    pub(super) across: Option<Piece>,
}

/// The columns of a table: the same on all of its pages, wherever they stand.
pub(super) struct Columns {
    /// The first column behind the money.
    pub(super) goal: usize,
    pub(super) indicators: usize,
}

/// The columns that the heading has, where it is of this form: name, money, goal, indicators.
pub(super) fn of(heading: &Heading) -> Result<Columns, Error> {
    let at = |column| heading.position(&column);
    match (at(Column::Name), at(Column::Goal), at(Column::Indicators)) {
        (Some(0), Some(goal), Some(indicators))
            if goal > 1 && indicators == goal + 1 && indicators + 1 == heading.columns.len() =>
        {
            Ok(Columns { goal, indicators })
        }
        _ => {
            let labels: Vec<&str> = heading.columns.iter().map(|label| label.passage.text.as_str()).collect();
            let labels = labels.join("、");
            Err(Error::with_detail(
                ErrorKind::UnsupportedFormat,
                Bilingual {
                    zh: format!("按版面排列的文本，其各栏（{labels}）不是可还原的次序；请提供原 PDF").into(),
                    en: format!("laid-out text with columns in an order that cannot be rebuilt ({labels}); give the PDF itself").into(),
                },
            ))
        }
    }
}

/// Places all lines of a table; books what is no row.
pub(super) fn place(
    table: &Table<'_>,
    columns: &Columns,
    ledger: &mut Ledger,
) -> Result<(Vec<Placed>, bool), Error> {
    let mut placed: Vec<Placed> = Vec::new();
    // The pages with the headings that rule them, and where they begin.
    let mut pages: Vec<(&Heading, usize)> = Vec::new();
    let mut y = 0;
    let mut before: Option<Edges> = None;
    for (at, heading) in table.headings.iter().enumerate() {
        let end = table.headings.get(at + 1).map_or(table.end, |next| next.first);
        let mut from = heading.last + 1;
        while from < end {
            let page = table.lines[from].page;
            let to = from + table.lines[from..end].partition_point(|line| line.page <= page);
            let lines: Vec<usize> = rows_of(table, from, to, ledger);
            let edges = Edges::find(table.lines, &lines, heading, columns, before.as_ref());
            let begins = !placed.is_empty();
            pages.push((heading, placed.len()));
            for (n, line) in lines.iter().enumerate() {
                // Blank lines between count as room, those at the ends of a page do not.
                y += if n == 0 { 1 } else { i64::try_from(line - lines[n - 1]).unwrap_or(1) };
                let mut one = edges.place(&table.lines[*line], heading, columns);
                (one.line, one.y, one.begins_page) = (*line, y, begins && n == 0);
                placed.push(one);
            }
            if !lines.is_empty() {
                before = Some(edges);
            }
            from = to;
        }
    }
    let last_row = placed
        .iter()
        .rposition(|one: &Placed| !one.amounts.is_empty() || one.indicators.is_some())
        .unwrap_or(0);
    if let Some(one) = placed[..last_row].iter().find(|one| one.across.is_some()) {
        return Err(overlapping(table.lines[one.line].number));
    }
    let is_doubtful = place_amounts(&mut placed, &pages, columns.goal);
    Ok((placed, is_doubtful))
}

/// Gives the amounts their columns; returns whether that is doubtful.
fn place_amounts(placed: &mut [Placed], pages: &[(&Heading, usize)], end: usize) -> bool {
    let pieces: Vec<Vec<Piece>> =
        placed.iter().map(|one| one.amounts.iter().map(|(_, piece)| piece.clone()).collect()).collect();
    let ends = pages.iter().skip(1).map(|(_, from)| *from).chain(std::iter::once(placed.len()));
    let of_pages: Vec<PageAmounts<'_>> = pages
        .iter()
        .zip(ends)
        .map(|((heading, from), to)| PageAmounts {
            lines: pieces[*from..to].iter().map(Vec::as_slice).collect(),
            heading,
        })
        .collect();
    let assigned = money::assign(&of_pages, end);
    for (one, columns) in placed.iter_mut().zip(assigned.columns.into_iter().flatten()) {
        for ((column, _), chosen) in one.amounts.iter_mut().zip(columns) {
            *column = chosen;
        }
    }
    assigned.is_doubtful
}

/// The lines from there on that belong to rows. What repeats the lines above the table is booked as labels.
fn rows_of(table: &Table<'_>, from: usize, to: usize, ledger: &mut Ledger) -> Vec<usize> {
    let next = table.headings.iter().find(|heading| heading.first >= to);
    let is_page_top = from == page_start(table.lines, from);
    let top = if is_page_top {
        next.filter(|next| table.lines[next.first].page == table.lines[from].page)
    } else {
        None
    };
    (from..to)
        .filter(|at| !table.lines[*at].is_blank() && !table.furniture[*at])
        .filter(|at| {
            let passage = table.lines[*at].passage();
            let repeats = top.is_some() && table.above.iter().any(|known| known.text == passage.text);
            if repeats {
                ledger.book_all(&passage, Role::Label);
            }
            !repeats
        })
        .collect()
}

/// Where the columns of a page begin.
#[derive(Clone, Debug)]
struct Edges {
    name: usize,
    goal: Edge,
    indicators: Edge,
}

impl Edges {
    fn find(
        lines: &[PrintedLine<'_>],
        rows: &[usize],
        heading: &Heading,
        columns: &Columns,
        before: Option<&Self>,
    ) -> Self {
        let labels = &heading.columns;
        let (goal, indicators) = (&labels[columns.goal], &labels[columns.indicators]);
        let money = &labels[columns.goal - 1];
        let pieces = || rows.iter().flat_map(|at| lines[*at].pieces.iter().map(|piece| (&lines[*at], piece)));
        let texts = |from: usize, to: usize| {
            let mut starts = BTreeMap::<usize, (usize, bool)>::new();
            for (line, piece) in pieces() {
                if piece.left >= from && piece.left <= to && !is_amount(line.of(piece)) {
                    let entry = starts.entry(piece.left).or_default();
                    entry.0 += 1;
                    entry.1 |= starts_indicator(line.of(piece));
                }
            }
            starts
        };
        let goals = texts(money.right, goal.left + 2);
        let mut cells = texts(goal.right, indicators.left + 2);
        // A full goal leaves a single space before the indicators.
        for (line, piece) in pieces() {
            for (position, text) in line.after_spaces(piece) {
                if position > goal.right && position <= indicators.left + 2 && starts_indicator(text) {
                    cells.entry(position).or_insert((1, true)).1 = true;
                }
            }
        }
        let mut goals = Edge::new(beginnings(&goals));
        let mut cells = Edge::new(beginnings(&cells));
        if goals.starts.is_empty() {
            goals = before.map_or_else(|| Edge::new(vec![goal.left]), |edges| edges.goal.clone());
        }
        if cells.starts.is_empty() {
            cells = before.map_or_else(|| Edge::new(vec![indicators.left]), |edges| edges.indicators.clone());
        }
        let name = pieces().map(|(_, piece)| piece.left).min().unwrap_or(0);
        let mut edges = Self { name, goal: goals, indicators: cells };
        edges.measure(pieces());
        edges
    }

    /// Notes how wide the texts of the goal and of the indicators are printed at most, by the pieces that are
    /// parted for certain.
    fn measure<'a>(&mut self, pieces: impl Iterator<Item = (&'a PrintedLine<'a>, &'a Piece)>) {
        for (line, piece) in pieces {
            let Some((rest, cell)) = self.indicators.cut(line, piece, None) else { continue };
            if let Some(cell) = cell {
                self.indicators.widest = self.indicators.widest.max(width(line.of(&cell)));
            }
            let Some(rest) = rest.filter(|rest| !is_amount(line.of(rest))) else { continue };
            if let Some((_, Some(goal))) = self.goal.cut(line, &rest, None) {
                self.goal.widest = self.goal.widest.max(width(line.of(&goal)));
            }
        }
    }

    /// The pieces of a line by column.
    fn place(&self, line: &PrintedLine<'_>, heading: &Heading, columns: &Columns) -> Placed {
        let mut placed = Placed::default();
        let mut amounts = Vec::new();
        for piece in &line.pieces {
            let Some((rest, cell)) = self.indicators.cut(line, piece, Some(&self.goal)) else {
                return Placed { across: line.piece(), ..Placed::default() };
            };
            if let Some(cell) = cell {
                join(&mut placed.indicators, &cell);
            }
            let Some(rest) = rest else { continue };
            if is_amount(line.of(&rest)) && rest.left < self.goal.first() {
                amounts.push(rest);
                continue;
            }
            let Some((rest, goal)) = self.goal.cut(line, &rest, None) else {
                return Placed { across: line.piece(), ..Placed::default() };
            };
            if let Some(goal) = goal {
                join(&mut placed.goal, &goal);
            }
            let Some(rest) = rest else { continue };
            let Some(rest) = without_amounts(line, rest, heading, &mut amounts) else { continue };
            if amounts.is_empty() && (rest.left < heading.columns[1].left.min(heading.columns[0].right)) {
                join(&mut placed.name, &rest);
            } else {
                // A text where money stands: it is kept as what that column prints.
                amounts.push(rest);
            }
        }
        placed.indented = placed.name.as_ref().is_some_and(|name| name.left >= self.name + 2);
        amounts.sort_by_key(|piece| piece.left);
        placed.amounts = amounts.into_iter().map(|piece| (columns.goal, piece)).collect();
        placed
    }
}

/// The positions where the texts of a column begin: the most frequent, and others near it.
fn beginnings(starts: &BTreeMap<usize, (usize, bool)>) -> Vec<usize> {
    let Some((most, _)) = starts.iter().max_by_key(|(at, (n, _))| (*n, std::cmp::Reverse(**at))) else {
        return Vec::new();
    };
    starts
        .iter()
        .filter(|(at, (n, begins))| *at == most || *begins || (*n > 1 && at.abs_diff(*most) <= MAX_DRIFT))
        .map(|(at, _)| *at)
        .collect()
}

/// Where the texts of a column begin.
#[derive(Clone, Debug)]
struct Edge {
    /// The positions, in order.
    starts: Vec<usize>,
    /// How wide its texts are shown at most.
    widest: usize,
}

/// What stands before a column, and what stands in it.
type Cut = (Option<Piece>, Option<Piece>);

impl Edge {
    fn new(starts: Vec<usize>) -> Self {
        Self { starts, widest: 0 }
    }

    fn first(&self) -> usize {
        self.starts.first().copied().unwrap_or(usize::MAX)
    }

    /// Parts a piece where this column begins; `None` where it runs over the beginning and cannot be parted.
    ///
    /// A full cell before this one pushes the line to the right. Then the space between is that which leaves
    /// both sides, of which `before` is the left one, no wider than their columns are elsewhere.
    fn cut(&self, line: &PrintedLine<'_>, piece: &Piece, before: Option<&Self>) -> Option<Cut> {
        if piece.left >= self.first() {
            return Some((None, Some(piece.clone())));
        }
        if piece.right <= self.first() {
            return Some((Some(piece.clone()), None));
        }
        let seam = |text: &str| piece.range.end - text.len();
        let mut exact = line
            .after_spaces(piece)
            .filter(|(position, _)| self.starts.contains(position))
            .map(|(_, text)| seam(text));
        match (exact.next(), exact.next()) {
            (Some(seam), None) => {
                let (left, right) = line.part(piece, seam);
                return Some((Some(left), Some(right)));
            }
            (None, None) if self.starts.last().is_some_and(|last| piece.right <= *last) => {
                return Some((Some(piece.clone()), None));
            }
            _ => {}
        }
        let before = before.filter(|before| piece.left >= before.first())?;
        let mut pushed = line
            .after_spaces(piece)
            .filter(|(position, _)| *position >= self.first())
            .filter_map(|(_, text)| {
                let (left, right) = line.part(piece, seam(text));
                let fits = width(line.of(&left)) <= before.widest && width(line.of(&right)) <= self.widest;
                fits.then_some((Some(left), Some(right)))
            });
        match (pushed.next(), pushed.next()) {
            (Some(cut), None) => Some(cut),
            _ => None,
        }
    }
}

fn join(cell: &mut Option<Piece>, piece: &Piece) {
    match cell {
        Some(cell) => {
            cell.range.end = piece.range.end;
            cell.right = piece.right;
        }
        None => *cell = Some(piece.clone()),
    }
}

/// Takes the amounts at the end of a piece, as far right as money stands. Returns what is left of it.
fn without_amounts(
    line: &PrintedLine<'_>,
    piece: Piece,
    heading: &Heading,
    amounts: &mut Vec<Piece>,
) -> Option<Piece> {
    let from = heading.columns[1].left.saturating_sub(3);
    let mut rest = piece;
    loop {
        let text = line.of(&rest);
        let at = text
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
        if !is_amount(&text[at..]) || rest.right <= from {
            return Some(rest);
        }
        if at == 0 {
            amounts.push(rest);
            return None;
        }
        let (left, right) = line.part(&rest, rest.range.start + at);
        amounts.push(right);
        rest = left;
    }
}

pub(super) fn is_amount(text: &str) -> bool {
    matches!(AmountCell::read(text), AmountCell::Printed(_) | AmountCell::Absent(Absence::Dash))
}
