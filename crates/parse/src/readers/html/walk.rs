//! Goes through a parsed page and makes blocks of it, as a browser shows them.

use super::super::flow::{Block, Down, LeftOut, Line, Row, RowCell, Table, is_invisible};
use super::css::{Sheet, Style};
use scraper::node::Element;
use scraper::{Html, Node};

/// Elements whose contents are no text of the page.
const SKIPPED: [&str; 20] = [
    "script", "style", "head", "template", "noscript", "select", "svg", "math", "iframe", "object", "audio",
    "video", "canvas", "map", "datalist", "rt", "rp", "noframes", "noembed", "button",
];
/// Elements that begin a new line and end it.
const BLOCKS: [&str; 37] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "nav",
    "center",
    "address",
    "blockquote",
    "form",
    "fieldset",
    "figure",
    "figcaption",
    "hr",
    "pre",
    "details",
    "summary",
    "caption",
    "legend",
    "body",
    "html",
    "hgroup",
];

/// What an open element takes back when it ends.
struct Open {
    role: Role,
    indent: i32,
    keeps_lines: bool,
    is_apart: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Inline,
    Block,
    Table,
    Group,
    Row,
    Cell,
}

/// A table while it is read.
#[derive(Default)]
struct Opened {
    head: Vec<Row>,
    body: Vec<Row>,
    foot: Vec<Row>,
    group: usize,
    in_head: bool,
    in_foot: bool,
    row: Option<Row>,
}

struct Walk {
    sheet: Sheet,
    open: Vec<Open>,
    tables: Vec<Opened>,
    /// Where blocks go: the page, or the innermost open cell.
    sinks: Vec<Vec<Block>>,
    cells: Vec<RowCell>,
    line: String,
    /// White space since the last text, and whether there was a line end in it.
    space: Option<bool>,
    indent: i32,
    /// The indent where the line began.
    line_indent: Option<i32>,
    hidden: LeftOut,
    /// The next number of each open list; `None` for lists without numbers.
    lists: Vec<Option<u32>>,
}

/// The blocks of a page, and what it hides.
pub(super) fn blocks(html: &Html) -> (Vec<Block>, LeftOut) {
    let mut sheet = Sheet::default();
    for node in html.tree.nodes() {
        if node.value().as_element().is_some_and(|element| element.name() == "style") {
            for child in node.children() {
                if let Some(text) = child.value().as_text() {
                    sheet.add(text);
                }
            }
        }
    }
    let mut walk = Walk {
        sheet,
        open: Vec::new(),
        tables: Vec::new(),
        sinks: vec![Vec::new()],
        cells: Vec::new(),
        line: String::new(),
        space: None,
        indent: 0,
        line_indent: None,
        hidden: LeftOut::default(),
        lists: Vec::new(),
    };
    let mut next = Some(html.tree.root());
    // Without recursion: the tree may be as deep as the guard allows.
    while let Some(node) = next {
        let enters = match node.value() {
            Node::Element(element) => walk.enter(element, || {
                let texts = node.descendants().filter_map(|node| node.value().as_text());
                texts.map(|text| &**text).collect()
            }),
            Node::Text(text) => {
                walk.text(text);
                false
            }
            Node::Document | Node::Fragment => true,
            _ => false,
        };
        if enters && let Some(child) = node.first_child() {
            next = Some(child);
            continue;
        }
        let mut at = node;
        if enters && at.value().is_element() {
            walk.leave();
        }
        next = loop {
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            match at.parent() {
                Some(parent) => {
                    if parent.value().is_element() {
                        walk.leave();
                    }
                    at = parent;
                }
                None => break None,
            }
        };
    }
    walk.end_line();
    (walk.sinks.swap_remove(0), walk.hidden)
}

impl Walk {
    /// Begins an element; false where its contents are passed over.
    fn enter(&mut self, element: &Element, text: impl Fn() -> String) -> bool {
        let name = element.name();
        if SKIPPED.contains(&name) {
            return false;
        }
        let style = self.sheet.style(name, element.classes(), element.id(), element.attr("style"));
        if style.is_hidden == Some(true) || element.attr("hidden").is_some() {
            self.hidden.add(&text());
            return false;
        }
        match name {
            "br" => {
                self.end_line();
                return false;
            }
            "input" => {
                let is_text = element.attr("type").is_none_or(|kind| kind.eq_ignore_ascii_case("text"));
                if let Some(value) = element.attr("value").filter(|_| is_text) {
                    self.text(value);
                }
                return false;
            }
            _ => {}
        }
        let role = self.begin(name, element, &style);
        let is_apart = role == Role::Inline && style.is_apart == Some(true);
        if is_apart {
            self.space.get_or_insert(false);
        }
        let indent = if matches!(role, Role::Block | Role::Inline) { style.indent() } else { 0 };
        self.indent = self.indent.saturating_add(indent);
        let keeps_lines = style.keeps_lines.unwrap_or_else(|| name == "pre" || self.keeps_lines());
        self.open.push(Open { role, indent, keeps_lines, is_apart });
        true
    }

    fn begin(&mut self, name: &str, element: &Element, style: &Style) -> Role {
        let number = |name: &str| element.attr(name).and_then(|text| leading_number(text));
        match name {
            "table" => {
                self.end_line();
                self.tables.push(Opened::default());
                Role::Table
            }
            "thead" | "tbody" | "tfoot" => {
                if let Some(table) = self.tables.last_mut() {
                    table.group += 1;
                    table.in_head = name == "thead";
                    table.in_foot = name == "tfoot";
                }
                Role::Group
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(Row { group: table.group, ..Row::default() });
                }
                Role::Row
            }
            "td" | "th" => {
                self.end_line();
                self.cells.push(RowCell {
                    column_span: number("colspan").filter(|n| *n > 0).unwrap_or(1),
                    down: Down::Rows(number("rowspan").unwrap_or(1)),
                    indent: style.indent(),
                    blocks: Vec::new(),
                });
                self.sinks.push(Vec::new());
                Role::Cell
            }
            "ol" | "ul" => {
                self.end_line();
                let is_decimal = name == "ol" && element.attr("type").is_none_or(|kind| kind == "1");
                let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.lists.push(is_decimal.then_some(start));
                Role::Block
            }
            "li" => {
                self.end_line();
                if let Some(Some(next)) = self.lists.last_mut() {
                    let value = element.attr("value").and_then(|value| value.trim().parse().ok());
                    let n: u32 = value.unwrap_or(*next);
                    *next = n.saturating_add(1);
                    self.line.push_str(&format!("{n}."));
                }
                Role::Block
            }
            name if BLOCKS.contains(&name) || style.is_block == Some(true) => {
                self.end_line();
                Role::Block
            }
            _ => Role::Inline,
        }
    }

    /// Ends the innermost element.
    fn leave(&mut self) {
        let Some(open) = self.open.pop() else { return };
        match open.role {
            Role::Inline => {
                if open.is_apart {
                    self.space.get_or_insert(false);
                }
            }
            Role::Block => self.end_line(),
            Role::Cell => {
                self.end_line();
                if let (Some(mut cell), Some(blocks)) = (self.cells.pop(), self.sinks.pop()) {
                    cell.blocks = blocks;
                    match self.tables.last_mut().and_then(|table| table.row.as_mut()) {
                        Some(row) => row.cells.push(cell),
                        None => cell.blocks.into_iter().for_each(|block| self.put(block)),
                    }
                }
            }
            Role::Row => {
                if let Some(table) = self.tables.last_mut()
                    && let Some(row) = table.row.take()
                {
                    let rows = match (table.in_head, table.in_foot) {
                        (true, _) => &mut table.head,
                        (_, true) => &mut table.foot,
                        _ => &mut table.body,
                    };
                    rows.push(row);
                }
            }
            Role::Group => {
                if let Some(table) = self.tables.last_mut() {
                    (table.in_head, table.in_foot) = (false, false);
                    table.group += 1;
                }
            }
            Role::Table => {
                self.end_line();
                if let Some(mut table) = self.tables.pop() {
                    // Heads are shown first and feet last, wherever they stand.
                    let mut rows = table.head;
                    rows.append(&mut table.body);
                    rows.append(&mut table.foot);
                    self.put(Block::Table(Table { rows }));
                }
            }
        }
        self.indent = self.indent.saturating_sub(open.indent);
    }

    fn keeps_lines(&self) -> bool {
        self.open.last().is_some_and(|open| open.keeps_lines)
    }

    fn put(&mut self, block: Block) {
        if let Some(sink) = self.sinks.last_mut() {
            sink.push(block);
        }
    }

    fn end_line(&mut self) {
        self.space = None;
        let text = std::mem::take(&mut self.line);
        let indent = self.line_indent.take().unwrap_or(self.indent);
        if !text.is_empty() {
            self.put(Block::Line(Line { text, indent }));
        }
    }

    /// Text of the page: white space of the source is one space, and none between Chinese characters where a
    /// line of the source ends.
    fn text(&mut self, text: &str) {
        let keeps_lines = self.keeps_lines();
        for c in text.chars() {
            match c {
                '\n' if keeps_lines => self.end_line(),
                ' ' | '\t' if keeps_lines => self.line.push(' '),
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                    let ends_line = c == '\n' || c == '\r';
                    *self.space.get_or_insert(false) |= ends_line;
                }
                c if is_invisible(c) => {}
                c => {
                    if let Some(ends_line) = self.space.take()
                        && let Some(before) = self.line.chars().next_back()
                        && !(ends_line && is_wide(before) && is_wide(c))
                        && before != ' '
                    {
                        self.line.push(' ');
                    }
                    self.line_indent.get_or_insert(self.indent);
                    self.line.push(if c == '\u{A0}' { ' ' } else { c });
                }
            }
        }
    }
}

/// Chinese characters and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The number that a text begins with, as browsers read spans.
fn leading_number(text: &str) -> Option<usize> {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let digits = text[..end].trim_start_matches('0');
    match digits.len() {
        0 => (end > 0).then_some(0),
        1..=9 => digits.parse().ok(),
        _ => Some(usize::MAX),
    }
}
