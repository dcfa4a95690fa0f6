//! Ruled tables that fit a terminal: column widths are shared out and cells wrapped here, `tabled` draws.

use crate::ViewOptions;
use crate::style::Class;
use crate::text;
use std::borrow::Cow;
use tabled::builder::Builder;
use tabled::settings::formatting::AlignmentStrategy;
use tabled::settings::object::{Columns, Rows};
use tabled::settings::style::HorizontalLine;
use tabled::settings::themes::{BorderCorrection, Theme};
use tabled::settings::{Alignment, Color, Modify, Span, Style};

/// A column: its heading, and whether it holds figures (right aligned, broken only in need) or text.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    heading: String,
    is_figure: bool,
    /// Where there is no room for all columns: the highest goes first; 0 stays.
    dispensable: u8,
}

impl Column {
    pub(crate) fn text(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_figure: false, dispensable: 0 }
    }

    pub(crate) fn figure(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), is_figure: true, dispensable: 0 }
    }

    /// As one that is left out where there is no room for all, those of a higher `rank` before it.
    pub(crate) fn dispensable(self, rank: u8) -> Self {
        Self { dispensable: rank, ..self }
    }

    /// The heading with its first line as wide as the column, which keeps the column at its width even where
    /// its wrapped contents need less.
    fn padded(&self, width: usize) -> String {
        let heading = wrapped(&self.heading, width);
        let first = heading.split('\n').next().map_or(0, text::width);
        let padding = " ".repeat(width.saturating_sub(first));
        if self.is_figure {
            padding + &heading
        } else {
            match heading.split_once('\n') {
                Some((first, rest)) => format!("{first}{padding}\n{rest}"),
                None => heading + &padding,
            }
        }
    }
}

/// A cell: one or more lines of safe text, in a class.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    text: String,
    class: Class,
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>, class: Class) -> Self {
        Self { text: text.into(), class }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text, Class::Plain)
    }
}

#[derive(Clone, Debug)]
enum Row {
    Cells(Vec<Cell>),
    /// One cell over all columns.
    Span(Cell),
}

/// A table: a heading row, rows of cells or of one spanning cell, rules where they are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// Rows above which a rule is drawn.
    rules: Vec<usize>,
}

/// No column of text becomes narrower than this, unless there is no room at all.
const MIN_TEXT: usize = 8;
/// No table is laid out for a terminal narrower than this.
const MIN_TOTAL: usize = 40;

impl Ruled {
    pub(crate) fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new(), rules: Vec::new() }
    }

    /// Adds a row; it must have a cell for each column.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(Row::Cells(cells));
    }

    /// Adds a row of one cell over all columns.
    pub(crate) fn span(&mut self, cell: impl Into<Cell>) {
        self.rows.push(Row::Span(cell.into()));
    }

    /// Draws a rule between the rows so far and the next one.
    pub(crate) fn rule(&mut self) {
        if !self.rows.is_empty() {
            self.rules.push(self.rows.len());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Leaves out dispensable columns until no figure must be broken; gives the headings of what is left out.
    pub(crate) fn narrowed(&self, options: &ViewOptions) -> (Cow<'_, Self>, Vec<String>) {
        let (mut table, mut left_out) = (Cow::Borrowed(self), Vec::new());
        while let Some(idx) = table.last_dispensable()
            && options.width.is_some_and(|total| !table.has_room(total))
        {
            let table = table.to_mut();
            left_out.push(table.columns.remove(idx).heading);
            for row in &mut table.rows {
                if let Row::Cells(cells) = row {
                    cells.remove(idx);
                }
            }
        }
        (table, left_out)
    }

    fn last_dispensable(&self) -> Option<usize> {
        let ranks = self.columns.iter().enumerate().map(|(idx, column)| (column.dispensable, idx));
        ranks.filter(|(rank, _)| *rank > 0).max().map(|(_, idx)| idx)
    }

    /// Whether every figure stands on one line in a terminal so wide.
    fn has_room(&self, total: usize) -> bool {
        let (wanted, needed) = self.wishes();
        let least = (0..wanted.len())
            .map(|idx| if self.columns[idx].is_figure { needed[idx] } else { wanted[idx].min(MIN_TEXT) });
        least.sum::<usize>() <= self.available(total)
    }

    /// Draws the table, with a line feed at its end.
    pub(crate) fn render(&self, options: &ViewOptions, out: &mut String) {
        let widths = self.widths(options.width);
        // In pipes columns are as wide as what they hold.
        let wrapped = |text: &str, width: usize| {
            if options.width.is_some() { wrapped(text, width) } else { text.to_owned() }
        };
        let inner = widths.iter().sum::<usize>() + 3 * (widths.len() - 1);
        let mut builder = Builder::with_capacity(self.rows.len() + 1, self.columns.len());
        builder.push_record(self.columns.iter().zip(&widths).map(|(column, width)| column.padded(*width)));
        for row in &self.rows {
            match row {
                Row::Cells(cells) => {
                    builder.push_record(
                        cells.iter().zip(&widths).map(|(cell, width)| wrapped(&cell.text, *width)),
                    );
                }
                Row::Span(cell) => builder.push_record([wrapped(&cell.text, inner)]),
            }
        }
        let mut table = builder.build();
        table.with(self.theme(options.ascii_rules));
        table.with(Alignment::left()).with(AlignmentStrategy::PerLine);
        for (idx, column) in self.columns.iter().enumerate() {
            if column.is_figure {
                table.with(Modify::new(Columns::one(idx)).with(Alignment::right()));
            }
        }
        let mut has_span = false;
        for (idx, row) in self.rows.iter().enumerate() {
            if matches!(row, Row::Span(_)) {
                has_span = true;
                table.modify((idx + 1, 0), Span::column(isize::try_from(self.columns.len()).unwrap_or(1)));
                table.modify((idx + 1, 0), Alignment::left());
            }
        }
        if has_span {
            table.with(BorderCorrection::span());
        }
        if options.color {
            table.modify(Rows::first(), color(Class::Heading));
            for (idx, row) in self.rows.iter().enumerate() {
                let cells = match row {
                    Row::Cells(cells) => cells.as_slice(),
                    Row::Span(cell) => std::slice::from_ref(cell),
                };
                for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.class != Class::Plain)
                {
                    table.modify((idx + 1, column), color(cell.class));
                }
            }
        }
        out.push_str(&table.to_string());
        out.push('\n');
    }

    fn theme(&self, ascii: bool) -> Theme {
        let line = if ascii {
            HorizontalLine::full('-', '+', '+', '+')
        } else {
            HorizontalLine::full('─', '┼', '├', '┤')
        };
        let mut theme = if ascii {
            Theme::from_style(Style::ascii().remove_horizontal())
        } else {
            Theme::from_style(Style::sharp().remove_horizontals())
        };
        theme.insert_horizontal_line(1, line);
        for row in &self.rules {
            theme.insert_horizontal_line(row + 1, line);
        }
        theme
    }

    /// The widths of the columns: what their contents want where that fits, else [shares](Self::share).
    fn widths(&self, total: Option<usize>) -> Vec<usize> {
        let (wanted, needed) = self.wishes();
        let Some(total) = total else { return wanted };
        let available = self.available(total);
        let span = self.rows.iter().filter_map(|row| match row {
            Row::Span(cell) => Some(lines_width(&cell.text)),
            Row::Cells(_) => None,
        });
        let span = span.max().unwrap_or(0);
        let mut widths = if wanted.iter().sum::<usize>() <= available {
            wanted
        } else {
            self.share(available, &wanted, &needed)
        };
        // A spanning cell may use what the columns leave over.
        let sum: usize = widths.iter().sum();
        let inner = span.saturating_sub(3 * (self.columns.len() - 1)).min(available);
        if inner > sum
            && let Some(last) = self.columns.iter().rposition(|column| !column.is_figure)
        {
            widths[last] += inner - sum;
        }
        widths
    }

    /// How wide each column would be, and how narrow it may become without breaking a figure.
    fn wishes(&self) -> (Vec<usize>, Vec<usize>) {
        let mut wanted: Vec<usize> = self.columns.iter().map(|column| lines_width(&column.heading)).collect();
        let mut needed: Vec<usize> =
            self.columns.iter().map(|column| heading_width(&column.heading)).collect();
        for row in &self.rows {
            let Row::Cells(cells) = row else { continue };
            for (idx, cell) in cells.iter().enumerate() {
                let width = lines_width(&cell.text);
                wanted[idx] = wanted[idx].max(width);
                if self.columns[idx].is_figure {
                    needed[idx] = needed[idx].max(width);
                }
            }
        }
        (wanted, needed)
    }

    /// The width that is left for what the columns hold.
    fn available(&self, total: usize) -> usize {
        let overhead = 3 * self.columns.len() + 1;
        total.max(MIN_TOTAL).saturating_sub(overhead).max(2 * self.columns.len())
    }

    /// Shares the width out over the columns. Figures get what they need first; texts that want no more than
    /// their fair share of the rest get what they want, the others share what is left.
    fn share(&self, available: usize, wanted: &[usize], needed: &[usize]) -> Vec<usize> {
        let is_figure = |idx: &usize| self.columns[*idx].is_figure;
        let mut widths: Vec<usize> = (0..wanted.len())
            .map(|idx| if is_figure(&idx) { needed[idx] } else { wanted[idx].min(MIN_TEXT) })
            .collect();
        let mut open: Vec<usize> = (0..wanted.len()).filter(|idx| !is_figure(idx)).collect();
        if widths.iter().sum::<usize>() > available {
            // Even the figures must be broken: every column is a text then.
            widths = wanted.iter().map(|wanted| (*wanted).min(2)).collect();
            open = (0..wanted.len()).collect();
        }
        let mut rest = available - widths.iter().sum::<usize>();
        while !open.is_empty() {
            // Long texts wrap anyway: they get more than short ones, but not in proportion.
            let weight = |idx: usize| 1 + usize::from(wanted[idx] > 16) + usize::from(wanted[idx] > 40);
            let weights: usize = open.iter().map(|idx| weight(*idx)).sum();
            let fair = |idx: usize| rest * weight(idx) / weights;
            let (content, tight): (Vec<usize>, Vec<usize>) =
                open.iter().partition(|idx| wanted[**idx] - widths[**idx] <= fair(**idx));
            if content.is_empty() {
                let shares: Vec<usize> = tight.iter().map(|idx| fair(*idx)).collect();
                let spare = rest - shares.iter().sum::<usize>();
                for (rank, (idx, share)) in tight.into_iter().zip(shares).enumerate() {
                    widths[idx] += share + usize::from(rank < spare);
                }
                break;
            }
            for idx in content {
                rest -= wanted[idx] - widths[idx];
                widths[idx] = wanted[idx];
            }
            open = tight;
        }
        widths
    }
}

/// How narrow the heading of a column of figures may become: its longest word, two Chinese characters.
fn heading_width(heading: &str) -> usize {
    heading
        .split(' ')
        .map(|word| if word.is_ascii() { word.len() } else { text::width(word).min(4) })
        .max()
        .unwrap_or(0)
}

fn lines_width(text: &str) -> usize {
    text.split('\n').map(text::width).max().unwrap_or(0)
}

/// The text with every line wrapped to the width; an indented line keeps its indent.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split('\n') {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let indent = if spaces + MIN_TEXT > width { 0 } else { spaces };
        for piece in text::wrap(&line[indent..], width - indent) {
            lines.push_str(&line[..indent]);
            lines.push_str(piece);
            lines.push('\n');
        }
    }
    lines.pop();
    lines
}

fn color(class: Class) -> Color {
    let (on, off) = class.switches();
    Color::new(on, off)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Ruled {
        let mut table =
            Ruled::new(vec![Column::text("项目"), Column::figure("本年预算数"), Column::text("说明")]);
        table.row(vec!["就业补助资金（市级）".into(), "12,561.04".into(), Cell::new("本年新列", Class::New)]);
        table.rule();
        table.span(Cell::new("第一季度末完成90%的项目要在年中报送进展情况", Class::Note));
        table.row(vec!["  其中：财政拨款".into(), "1.00".into(), "".into()]);
        table
    }

    fn render(table: &Ruled, options: &ViewOptions) -> String {
        let mut out = String::new();
        table.render(options, &mut out);
        out
    }

    #[test]
    fn draws_at_every_width() {
        let box_rules = |width| ViewOptions { width, ..ViewOptions::default() };
        insta::assert_snapshot!(render(&sample(), &box_rules(None)));
        insta::assert_snapshot!(render(&sample(), &box_rules(Some(40))));
        insta::assert_snapshot!(render(&sample(), &ViewOptions { ascii_rules: true, ..box_rules(Some(50)) }));
    }

    #[test]
    fn colours_by_class_and_leaves_the_layout_alone() {
        let plain = render(&sample(), &ViewOptions { width: Some(50), ..ViewOptions::default() });
        let colored =
            render(&sample(), &ViewOptions { width: Some(50), color: true, ..ViewOptions::default() });
        assert!(colored.contains("\u{1b}[36m本年新列"), "{colored}");
        let mut stripped = String::new();
        let mut rest = colored.as_str();
        while let Some(start) = rest.find('\u{1b}') {
            stripped.push_str(&rest[..start]);
            rest = &rest[start..];
            rest = &rest[rest.find('m').unwrap() + 1..];
        }
        stripped.push_str(rest);
        assert_eq!(stripped, plain);
    }

    #[test]
    fn leaves_out_what_is_dispensable_before_it_breaks_figures() {
        let mut table = Ruled::new(vec![
            Column::text("单位"),
            Column::figure("项目数").dispensable(1),
            Column::figure("金额"),
            Column::figure("量化率").dispensable(2),
        ]);
        table.row(vec!["示例市示例局".into(), "12,345".into(), "123,456.00".into(), "85.5%".into()]);
        let narrowed = |width| table.narrowed(&ViewOptions { width, ..ViewOptions::default() });
        assert!(narrowed(None).1.is_empty() && narrowed(Some(60)).1.is_empty());
        assert_eq!(narrowed(Some(41)).1, ["量化率"]);
        let drawn = render(&narrowed(Some(41)).0, &ViewOptions { width: Some(41), ..ViewOptions::default() });
        assert!(drawn.contains("123,456.00") && drawn.contains("12,345"), "{drawn}");
    }

    #[test]
    fn fits_whatever_the_contents() {
        let mut table = Ruled::new(vec![
            Column::figure("1"),
            Column::text("项目"),
            Column::figure("一"),
            Column::figure("二"),
            Column::figure("三"),
        ]);
        let number = "999,999,999,999,999.99";
        table.row(vec!["1".into(), "长名称".repeat(30).into(), number.into(), number.into(), number.into()]);
        for total in [40, 61, 80, 100, 160] {
            let drawn = render(&table, &ViewOptions { width: Some(total), ..ViewOptions::default() });
            assert!(drawn.lines().all(|line| text::width(line) <= total), "{total}\n{drawn}");
        }
    }
}
