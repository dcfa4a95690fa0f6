//! As much of style sheets as says where text begins and what is not shown.

use std::collections::BTreeMap;

/// More rules than this are not looked at.
const MAX_RULES: usize = 50_000;
/// The size of ordinary text, in twentieths of a point.
const EM: i32 = 210;

/// What styles say of an element; `None` is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    margin: Option<i32>,
    padding: Option<i32>,
    text_indent: Option<i32>,
    pub(super) is_hidden: Option<bool>,
    /// Set apart from the text beside it: floating, or a box in the line.
    pub(super) is_apart: Option<bool>,
    /// A block of its own.
    pub(super) is_block: Option<bool>,
    /// Keeps the line breaks of the source.
    pub(super) keeps_lines: Option<bool>,
}

impl Style {
    /// Reads declarations, `a: b; c: d`.
    pub(super) fn read(declarations: &str) -> Self {
        let mut style = Self::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "margin-left" | "margin-inline-start" => style.margin = length(&value),
                "padding-left" | "padding-inline-start" => style.padding = length(&value),
                "margin" => style.margin = left_of(&value),
                "padding" => style.padding = left_of(&value),
                "text-indent" => style.text_indent = length(&value),
                "display" => {
                    style.is_hidden = Some(value == "none");
                    style.is_block = Some(matches!(value.as_str(), "block" | "flex" | "grid" | "list-item"));
                    style.is_apart = Some(value.starts_with("inline-") || value == "table-cell");
                }
                "visibility" if value == "hidden" || value == "collapse" => style.is_hidden = Some(true),
                "float" | "position" if !matches!(value.as_str(), "none" | "static" | "relative") => {
                    style.is_apart = Some(true);
                }
                "white-space" => style.keeps_lines = Some(value.starts_with("pre")),
                // What Office hides in its pages.
                "mso-hide" if value == "all" => style.is_hidden = Some(true),
                _ => {}
            }
        }
        style
    }

    /// Where text begins, in twentieths of a point.
    pub(super) fn indent(&self) -> i32 {
        [self.margin, self.padding, self.text_indent].into_iter().flatten().fold(0, i32::saturating_add)
    }

    fn over(self, below: Self) -> Self {
        Self {
            margin: self.margin.or(below.margin),
            padding: self.padding.or(below.padding),
            text_indent: self.text_indent.or(below.text_indent),
            is_hidden: self.is_hidden.or(below.is_hidden),
            is_apart: self.is_apart.or(below.is_apart),
            is_block: self.is_block.or(below.is_block),
            keeps_lines: self.keeps_lines.or(below.keeps_lines),
        }
    }
}

/// The rules of a page for one tag, class or id.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: BTreeMap<String, Style>,
}

impl Sheet {
    /// Takes in the text of a `<style>` element.
    pub(super) fn add(&mut self, text: &str) {
        let text = without_comments(text);
        let mut rest = text.as_str();
        while let Some(open) = rest.find('{') {
            if self.rules.len() >= MAX_RULES {
                return;
            }
            let selectors = rest[..open].trim().trim_start_matches("<!--").trim();
            // Statements such as @charset end before the next rule begins.
            let selectors = selectors.rsplit(';').next().unwrap_or_default().trim();
            let body = &rest[open + 1..];
            if selectors.starts_with('@') {
                // What holds for print or for some windows alone is passed over as a whole.
                rest = behind_block(body);
                continue;
            }
            let end = body.find('}').unwrap_or(body.len());
            let style = Style::read(&body[..end]);
            if style != Style::default() {
                for selector in selectors.split(',') {
                    self.add_rule(selector.trim(), style);
                }
            }
            rest = body.get(end + 1..).unwrap_or_default();
        }
    }

    fn add_rule(&mut self, selector: &str, mut style: Style) {
        let parts: Vec<&str> =
            selector.split([' ', '>', '+', '~', '\n', '\t', '\r']).filter(|p| !p.is_empty()).collect();
        let Some(last) = parts.last() else { return };
        if last.contains([':', '[', '*']) || last.matches('.').count() > 1 {
            return;
        }
        if parts.len() > 1 {
            // It holds in some places only: never a reason to leave text out.
            style.is_hidden = None;
        }
        let below = self.rules.entry(last.to_ascii_lowercase()).or_default();
        *below = style.over(*below);
    }

    /// What an element looks like.
    pub(super) fn style<'a>(
        &self,
        tag: &str,
        classes: impl Iterator<Item = &'a str>,
        id: Option<&str>,
        own: Option<&str>,
    ) -> Style {
        let rule = |key: String| self.rules.get(&key).copied().unwrap_or_default();
        let mut style = rule(tag.to_owned());
        if !self.rules.is_empty() {
            for class in classes.take(50) {
                let class = class.to_ascii_lowercase();
                style = rule(format!(".{class}")).over(style);
                style = rule(format!("{tag}.{class}")).over(style);
            }
            if let Some(id) = id {
                style = rule(format!("#{}", id.to_ascii_lowercase())).over(style);
            }
        }
        own.map_or(style, |own| Style::read(own).over(style))
    }
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        kept.push_str(&rest[..start]);
        rest = rest[start + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// What follows the block that has just begun.
fn behind_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

/// The left of `top right bottom left` in its short forms.
fn left_of(value: &str) -> Option<i32> {
    let parts: Vec<&str> = value.split_whitespace().collect();
    length(parts.get(3).or(parts.get(1)).or(parts.first())?)
}

/// A length in twentieths of a point.
fn length(value: &str) -> Option<i32> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))?;
    let per_unit = match value[end..].trim() {
        "px" => 15,
        "pt" => 20,
        "em" | "rem" | "ic" => EM,
        "ex" | "ch" => EM / 2,
        "pc" => 240,
        "cm" => 567,
        "mm" => 57,
        "in" => 1_440,
        _ => return None,
    };
    let (whole, part) = value[..end].split_once('.').unwrap_or((&value[..end], ""));
    let hundredths: i32 = part.chars().chain("00".chars()).take(2).collect::<String>().parse().ok()?;
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let whole: i32 = whole.trim_start_matches(['-', '+']).parse().unwrap_or(0);
    Some(sign * (whole.min(10_000) * per_unit + hundredths * per_unit / 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_matters_of_a_sheet() {
        let mut sheet = Sheet::default();
        sheet.add("@charset \"gb2312\"; @media print{td{padding-left:9em}} td,th{padding:2px 4px} /* x{ */ .l2{padding-left:2em}\n#menu li{display:none} .x, p.Off{display:none}");
        let style = |tag: &str, class: &str, own: Option<&str>| sheet.style(tag, class.split(' '), None, own);
        assert_eq!(style("td", "", None).indent(), 60);
        assert_eq!(style("td", "l2", None).indent(), 420);
        assert_eq!(style("td", "l2", Some("text-indent:-1.5em")).indent(), 105);
        assert_eq!(style("p", "off", None).is_hidden, Some(true));
        assert_eq!(style("li", "", None).is_hidden, None);
        assert_eq!(style("span", "", Some("FLOAT: right")).is_apart, Some(true));
    }
}
