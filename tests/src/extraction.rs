//! Writes annual tables as the text that an extraction of the published PDF gives.
//!
//! [`render`] imitates the published 2025 table in `data/` line by line: the heading block on every page, cells
//! wrapped at their widths with the breaks that the report writer of that form makes (`4⏎、1-产出指标`,
//! `实施周期指标⏎值:100%`), cells of one row centred against each other, and the blank lines that come of it.
//!
//! # What it cannot write
//! The text of an extraction is ambiguous: columns are told apart by order alone. [`obstacle`] says why a table
//! cannot be written so that exactly one reading is right, [`is_representable`] whether it can:
//! - what the list form has no column for (codes, periods, scores, carryover, further sources …) or must have
//!   (title, department, money unit, total, both targets, level codes, numbers 1..n); a fiscal year that no text
//!   names;
//! - other money than two printed amounts (总计, 财政拨款) or all four; a blank between printed ones; amounts
//!   without exactly two decimals, or below zero;
//! - white space in any text, since wrapping eats it;
//! - names that end in a digit, full stop or comma, or start like an amount; goals that start or end like one;
//! - unit names with 。 ； or a colon, or the word 合计 alone; a unit that follows a project without indicators;
//! - indicator names with ；; the words 实施周期指标值: or 年度指标值: inside a text; an annual target that ends
//!   in 。 or holds what looks like the start of the next indicator (`。2、1-`).

mod represent;
mod wrap;

pub use represent::{is_representable, names_year, obstacle};

use crate::seed::Seed;
use duibiao_core::{Absence, AmountCell, Amounts, AnnualTable, Indicator, Project};
use rust_decimal::Decimal;
use std::fmt::Write as _;
use wrap::{wrap, wrap_after};

/// How the text is laid out. The default is the published table's layout.
///
/// Widths are in hundredths of a half-width character; a Chinese character counts 200.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Width of the column of names, the indent of projects included.
    pub name_width: u32,
    /// Width of the column of goals.
    pub goal_width: u32,
    /// Width of the column of indicators.
    pub indicator_width: u32,
    /// How many lines of cells a page holds.
    pub page_lines: usize,
    /// Whether a page may end inside the indicators of a project. The published table moves the whole project to
    /// the next page unless it is longer than a page; other writers of the same form do not.
    pub split_projects: bool,
    /// Whether the heading is printed again on every page.
    pub heading_on_every_page: bool,
    /// Whether wrapped lines stand apart by blank lines, as in the published extraction.
    pub blank_lines: bool,
    /// One line in so many ends in a space; 0 for none.
    pub spaces_at_line_ends: usize,
    /// What ends a line: `\n` or `\r\n`.
    pub line_end: &'static str,
    /// Where rows fall on the page's grid, and which lines end in spaces.
    pub seed: u64,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            name_width: 2450,
            goal_width: 3550,
            indicator_width: 6524,
            page_lines: 39,
            split_projects: false,
            heading_on_every_page: true,
            blank_lines: true,
            spaces_at_line_ends: 0,
            line_end: "\n",
            seed: 0,
        }
    }
}

impl Style {
    /// A layout near the published one: the same seed gives the same layout.
    pub fn varied(seed: u64) -> Self {
        let mut random = Seed::new(seed).fork(1);
        let mut width = |standard: u32| standard * random.pick(&[70, 85, 95, 100, 105, 115, 130]) / 100;
        let standard = Self::default();
        Self {
            name_width: width(standard.name_width),
            goal_width: width(standard.goal_width),
            indicator_width: width(standard.indicator_width),
            page_lines: random.between(24, 60),
            split_projects: random.chance(1, 2),
            heading_on_every_page: random.chance(9, 10),
            blank_lines: random.chance(9, 10),
            spaces_at_line_ends: *random.pick(&[0, 0, 40, 9]),
            line_end: if random.chance(1, 8) { "\r\n" } else { "\n" },
            seed,
        }
    }
}

/// The indent of a project's name.
const INDENT: &str = "    ";
/// Lines that the title takes from the first page.
const TITLE_LINES: usize = 7;

/// Writes the table as extracted text.
///
/// The caller sees to it that the table [`is_representable`]; of one that is not, the text is what the columns
/// would hold, and reading it back may give another table.
///
/// # Example
/// ```
/// use duibiao_tests::extraction::{Style, render};
/// use duibiao_tests::tables::{annual_table, appropriation, budget_unit, indicator, project};
/// let money = appropriation("1234.50".parse()?);
/// let mut table = annual_table("项目支出绩效目标表", "甲局", None, money.clone());
/// let indicators = vec![indicator(1, "11", "培训班次", "≥6期", "≥2期")];
/// table.units = vec![budget_unit("甲局", money.clone(), vec![project("培训经费", money, "办好培训。", indicators)])];
/// let text = render(&table, &Style::default());
/// assert!(text.contains("\n    培训经费 1,234.50 1,234.50 办好培训。\n"));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
pub fn render(table: &AnnualTable, style: &Style) -> String {
    let mut page = Page::new(style);
    page.title(table);
    for (idx, unit) in table.units.iter().enumerate() {
        page.unit_row(&unit.name, &unit.amounts, idx == 0 || table.units[idx - 1].projects.is_empty());
        for project in &unit.projects {
            page.project_row(project);
        }
    }
    page.text.truncate(page.text.trim_end().len());
    page.text.push_str("\n\n\n");
    if style.line_end == "\n" { page.text } else { page.text.replace('\n', style.line_end) }
}

/// The position of a row on the grid of eighths that extraction snaps lines to.
///
/// A line is 1.75 grid steps high, so three of four line gaps show a blank line. Lines are named by their
/// distance `h` from the middle of the row in half lines, which makes cells of one row comparable.
#[derive(Clone, Copy)]
struct Phase(i64);

impl Phase {
    /// Whether a blank line shows between the line at `h` and the next one of its cell.
    const fn is_gap(self, h: i64) -> bool {
        (7 * h + self.0).rem_euclid(8) >= 2
    }
}

/// The distance from the middle of the row, in half lines, of line `idx` of `n`.
fn half_lines(idx: usize, n: usize) -> i64 {
    let signed = |n: usize| i64::try_from(n).expect("a cell has few lines");
    2 * signed(idx) - (signed(n) - 1)
}

struct Page<'a> {
    style: &'a Style,
    text: String,
    random: Seed,
    /// Lines of cells on this page so far.
    filled: usize,
}

impl<'a> Page<'a> {
    fn new(style: &'a Style) -> Self {
        Self { style, text: String::with_capacity(48 * 1024), random: Seed::new(style.seed), filled: 0 }
    }

    /// Ends the line, with a blank line after it where the extraction shows one.
    fn end_line(&mut self, blank: bool) {
        let every = self.style.spaces_at_line_ends;
        if every > 0 && self.random.chance(1, every) {
            self.text.push(' ');
        }
        self.text.push('\n');
        if blank && self.style.blank_lines {
            self.text.push('\n');
        }
    }

    fn title(&mut self, table: &AnnualTable) {
        let money_unit = table.money_unit.map_or("", |unit| unit.name());
        let _ = write!(
            self.text,
            "\n{}\n\n部门名称：{} 单位：{money_unit}\n\n",
            table.title.as_deref().unwrap_or_default(),
            table.department.as_deref().unwrap_or_default(),
        );
        self.heading();
        self.filled = TITLE_LINES;
        if let Some(total) = &table.total {
            let _ = write!(self.text, "合计 {}", printed(total));
            self.end_line(true);
        }
    }

    fn heading(&mut self) {
        self.text.push_str(
            "项目名称（资金使用单位） 总计 财政拨款\n财政专户\n拨款\n\n其他资金 绩效目标 绩效指标\n\n",
        );
    }

    fn break_page(&mut self) {
        if self.style.heading_on_every_page {
            self.text.push_str("\n\n");
            self.heading();
        }
        self.filled = 0;
    }

    /// Makes room for a row of `n` lines; the row before it has ended with its line and blank line.
    fn make_room(&mut self, n: usize) {
        if self.filled > 0 && self.filled + n > self.style.page_lines && !self.style.split_projects {
            self.break_page();
        }
    }

    fn phase(&mut self) -> Phase {
        Phase(i64::try_from(self.random.below(8)).expect("it is below 8"))
    }

    fn unit_row(&mut self, name: &str, amounts: &Amounts, after_amounts: bool) {
        let lines = wrap(name, self.style.name_width);
        self.make_room(lines.len());
        // A tall unit row stands close under the project before it.
        if lines.len() > 1 && !after_amounts && self.filled > 0 && self.text.ends_with("\n\n") {
            self.text.pop();
        }
        let (last, before) = lines.split_last().expect("there is always a line");
        for line in before {
            self.text.push_str(line);
            self.end_line(true);
        }
        self.text.push_str(last);
        if before.is_empty() {
            self.text.push(' ');
        } else {
            self.end_line(lines.len() > 2);
        }
        self.text.push_str(&printed(amounts));
        self.end_line(true);
        self.filled += lines.len();
    }

    fn project_row(&mut self, project: &Project) {
        let style = self.style;
        let cell = indicator_cell(&project.indicators);
        let names = wrap_after(&project.name, style.name_width, 100 * 4);
        let goals = wrap(project.goal.as_deref().unwrap_or_default(), style.goal_width);
        let indicators = wrap(&cell, style.indicator_width);
        let n_lines = names.len().max(goals.len()).max(indicators.len());
        self.make_room(n_lines);
        let phase = self.phase();
        self.name_cell(&names, phase);
        self.text.push_str(&printed(&project.amounts));
        self.goal_cell(&goals, phase);
        let on_last_page = self.indicator_cell(&indicators, phase);
        self.filled = on_last_page.unwrap_or(self.filled + n_lines);
    }

    /// The name, up to where the amounts begin: on the same line if it has one line only.
    fn name_cell(&mut self, lines: &[&str], phase: Phase) {
        self.text.push_str(INDENT);
        let n = lines.len();
        for (idx, line) in lines.iter().enumerate() {
            self.text.push_str(line);
            let is_gap = phase.is_gap(half_lines(idx, n));
            match (idx + 1 == n, n) {
                (true, 1) => self.text.push(' '),
                // The amounts stand half a line above the second line: where the lines are close, they are not.
                (true, 2) => self.end_line(!phase.is_gap(half_lines(0, n))),
                (true, _) => self.end_line(true),
                (false, _) => self.end_line(is_gap),
            }
        }
    }

    /// The goal, after the amounts: on the same line if it has one line only.
    fn goal_cell(&mut self, lines: &[&str], phase: Phase) {
        let n = lines.len();
        let first_gap = phase.is_gap(half_lines(0, n));
        match n {
            1 if lines[0].is_empty() => return self.end_line(true),
            1 => self.text.push(' '),
            2 => self.end_line(first_gap && !(1..4).contains(&phase.0)),
            3 => self.end_line(first_gap),
            _ => self.end_line(true),
        }
        for (idx, line) in lines.iter().enumerate() {
            self.text.push_str(line);
            self.end_line(idx + 1 == n || phase.is_gap(half_lines(idx, n)));
        }
    }

    /// The indicators. If a page ended among them, how many lines stand on the last page.
    fn indicator_cell(&mut self, lines: &[&str], phase: Phase) -> Option<usize> {
        if lines == [""] {
            return None;
        }
        let n = lines.len();
        let page_lines = self.style.page_lines;
        // A row longer than a page is split by every writer.
        let may_split = self.style.split_projects || n > page_lines;
        let mut on_page = self.filled;
        let mut on_last_page = None;
        for (idx, line) in lines.iter().enumerate() {
            self.text.push_str(line);
            on_page += 1;
            let ends_page = may_split && on_page >= page_lines && idx + 1 < n;
            self.end_line(ends_page || idx + 1 == n || phase.is_gap(half_lines(idx, n)));
            if ends_page {
                self.break_page();
                on_page = 0;
            }
            on_last_page = (on_last_page.is_some() || ends_page).then_some(on_page);
        }
        on_last_page
    }
}

/// The indicators in their one cell.
fn indicator_cell(indicators: &[Indicator]) -> String {
    let mut cell = String::with_capacity(indicators.len() * 200);
    for (idx, indicator) in indicators.iter().enumerate() {
        let seq = indicator.seq.map_or(idx + 1, |seq| seq as usize);
        let _ = write!(cell, "{seq}、");
        for level in [&indicator.level1, &indicator.level2] {
            if let Some(code) = &level.code {
                let _ = write!(cell, "{code}-");
            }
            let _ = write!(cell, "{}；", level.name);
        }
        let raw = |target: Option<&duibiao_core::Target>| target.map_or(String::new(), |t| t.raw.clone());
        let _ = write!(
            cell,
            "{}；实施周期指标值:{}；年度指标值:{}。",
            indicator.name,
            raw(indicator.cycle_target.as_ref()),
            raw(indicator.annual_target.as_ref()),
        );
    }
    cell
}

/// The printed amounts in column order, blank ones left out as in an extraction.
fn printed(amounts: &Amounts) -> String {
    let cells = [amounts.total, amounts.fiscal_appropriation, amounts.special_account, amounts.other];
    let tokens: Vec<String> = cells
        .into_iter()
        .filter_map(|cell| match cell {
            AmountCell::Printed(number) => Some(grouped(number)),
            AmountCell::Absent(Absence::Dash) => Some("-".to_owned()),
            AmountCell::Absent(_) => None,
        })
        .collect();
    tokens.join(" ")
}

/// The number with thousands separators: `1234.50` is `1,234.50`.
pub fn grouped(number: Decimal) -> String {
    let digits = number.to_string();
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let (integer, decimals) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut text = String::from(sign);
    for (idx, digit) in integer.chars().enumerate() {
        if idx > 0 && (integer.len() - idx).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + decimals
}

#[cfg(test)]
mod tests;
