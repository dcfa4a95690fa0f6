//! Text laid out in columns by runs of spaces, as `pdftotext -layout` writes it.
//!
//! Every character stands about where it is printed: columns are told by their position, counted in
//! characters, page by page. What a row is must be found by other means, since the lines of its cells are
//! centred against each other: the amounts say where the middle of each row is, the numbers of the
//! indicators where its cell begins, and the other cells are laid around them.

mod columns;
mod heading;
mod money;
mod page;
mod rows;
mod share;

use super::{Line, page_numbers};
use crate::error::{Error, ErrorKind};
use crate::grid::Section;
use crate::ledger::{Ledger, Role};
use crate::passage::Passage;
use duibiao_core::{Bilingual, Finding};
use heading::Heading;
use page::PrintedLine;

/// What a text gave.
#[derive(Debug, Default)]
pub(crate) struct Rebuilt {
    /// Its tables.
    pub(crate) sections: Vec<Section>,
    /// What is doubtful about the way in which its rows were told apart.
    pub(crate) findings: Vec<Finding>,
}

/// Rebuilds the list tables of a text into grids.
///
/// # Errors
/// Where the columns of a line cannot be told apart, or the rows cannot be.
pub(crate) fn rebuild(text: &str, ledger: &mut Ledger) -> Result<Rebuilt, Error> {
    let lines = page::split(text);
    let headings = heading::find(&lines);
    let furniture = page_numbers_of(&lines, &headings);
    let mut rebuilt = Rebuilt::default();
    let mut idx = 0;
    let mut at = 0;
    while at < headings.len() {
        // The headings of one table: those that print the same labels, with nothing new above them.
        let first = &headings[at];
        let above_first = above(&lines, idx.max(page_start(&lines, first.first)), first.first, &furniture);
        let mut until = at + 1;
        while let Some(next) = headings.get(until)
            && next.repeats(first)
            && repeats(
                &lines,
                page_start(&lines, next.first).max(headings[until - 1].last + 1),
                next,
                &above_first,
                &furniture,
            )
        {
            until += 1;
        }
        let end = end_of_table(&lines, &headings[at..until], headings.get(until));
        let table = Table {
            lines: &lines,
            headings: &headings[at..until],
            end,
            furniture: &furniture,
            above: &above_first,
        };
        for line in idx.max(page_start(&lines, first.first))..end {
            if furniture[line] {
                ledger.book_all(&lines[line].passage(), Role::Label);
            }
        }
        let (grid, findings) = rows::rebuild(&table, ledger)?;
        rebuilt.findings.extend(findings);
        rebuilt.sections.push(Section { above: above_first, grid });
        idx = end;
        at = until;
    }
    Ok(rebuilt)
}

/// One table: its headings and where it ends.
struct Table<'a> {
    lines: &'a [PrintedLine<'a>],
    headings: &'a [Heading],
    end: usize,
    furniture: &'a [bool],
    above: &'a [Passage],
}

/// The first line of a page.
fn page_start(lines: &[PrintedLine<'_>], at: usize) -> usize {
    lines[..at].partition_point(|line| line.page < lines[at].page)
}

/// The lines above a heading as paragraphs.
fn above(lines: &[PrintedLine<'_>], from: usize, to: usize, furniture: &[bool]) -> Vec<Passage> {
    (from..to).filter(|at| !furniture[*at] && !lines[*at].is_blank()).map(|at| lines[at].passage()).collect()
}

/// Whether what stands between the last line of a page's table and the heading is what stands above the first.
fn repeats(
    lines: &[PrintedLine<'_>],
    from: usize,
    heading: &Heading,
    first: &[Passage],
    furniture: &[bool],
) -> bool {
    let title = (from..heading.first).find(|at| lines[*at].text.contains("绩效目标表"));
    title.is_none_or(|title| {
        above(lines, title, heading.first, furniture)
            .iter()
            .all(|passage| first.iter().any(|known| known.text == passage.text))
    })
}

/// Where the table of these headings ends: at the next one's title, or on the first page that cannot be its own.
fn end_of_table(lines: &[PrintedLine<'_>], headings: &[Heading], next: Option<&Heading>) -> usize {
    let Some(last) = headings.last() else { return 0 };
    let is_on_every_page = headings.len() > 1;
    let mut end = next.map_or(lines.len(), |next| page_start(lines, next.first).max(last.last + 1));
    if is_on_every_page {
        // A table that repeats its heading on each page ends with the last page that has one.
        let page = lines[last.last].page;
        end = end.min(lines.partition_point(|line| line.page <= page));
    }
    end
}

/// For every line, whether it is a page number.
fn page_numbers_of(lines: &[PrintedLine<'_>], headings: &[Heading]) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    if headings.is_empty() {
        return found;
    }
    let printed: Vec<(usize, Line<'_>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
        .map(|(at, line)| (at, line.whole()))
        .collect();
    let ends: Vec<usize> = (1..printed.len())
        .filter(|at| lines[printed[*at].0].page != lines[printed[*at - 1].0].page)
        .collect();
    let whole: Vec<Line<'_>> = printed.iter().map(|(_, line)| *line).collect();
    for ((at, _), is_number) in printed.iter().zip(page_numbers::find(&whole, &ends)) {
        found[*at] = is_number;
    }
    found
}

/// The columns of a line cannot be told apart.
fn overlapping(line: u32) -> Error {
    Error::with_detail(
        ErrorKind::UnsupportedFormat,
        Bilingual {
            zh: format!("按版面排列的文本第 {line} 行各列相叠，无法可靠分开；请提供原 PDF，或按单元格提取的文本")
                .into(),
            en: format!(
                "line {line} of this laid-out text has columns that run into each other and cannot be parted reliably; give the PDF itself, or text extracted cell by cell"
            )
            .into(),
        },
    )
}
