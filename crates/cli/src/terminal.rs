//! What stdout is: a terminal or not, how wide, and what it can show.

use crate::args::ColorArg;
use crate::language::first_set;
use std::io::IsTerminal as _;

/// What the result is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The width of the terminal; `None` for pipes and files.
    pub(crate) width: Option<usize>,
    /// Whether it is a terminal that shows UTF-8.
    pub(crate) draws_boxes: bool,
    /// Whether to colour.
    pub(crate) color: bool,
}

/// The width of a terminal that does not say its own.
const DEFAULT_WIDTH: usize = 80;

/// Looks at stdout, or at nothing where the result goes to a file.
pub(crate) fn target(goes_to_file: bool, color: ColorArg) -> Target {
    let is_terminal = !goes_to_file && std::io::stdout().is_terminal();
    describe(is_terminal, color, terminal_width, |name| std::env::var(name).ok())
}

fn describe(
    is_terminal: bool,
    color: ColorArg,
    own_width: impl Fn() -> Option<usize>,
    variable: impl Fn(&str) -> Option<String>,
) -> Target {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
    let width = is_terminal.then(|| {
        let asked = variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
        asked.or_else(own_width).unwrap_or(DEFAULT_WIDTH)
    });
    Target {
        width,
        draws_boxes: is_terminal && shows_utf8(&variable),
        color: match color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => is_terminal && !is_dumb && !is_set("NO_COLOR"),
        },
    }
}

/// The columns that the terminal says it has, whatever it says of rows.
#[cfg(unix)]
fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}

#[cfg(not(unix))]
fn terminal_width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0)).filter(|width| *width > 0)
}

/// Whether the locale's characters are UTF-8. Systems without locales in their environment have it throughout.
fn shows_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    match first_set(&["LC_ALL", "LC_CTYPE", "LANG"], variable) {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(windows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is_terminal: bool, color: ColorArg, variables: &[(&str, &str)]) -> Target {
        describe(
            is_terminal,
            color,
            || Some(123),
            |name| variables.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned()),
        )
    }

    #[test]
    fn pipes_get_full_rows_and_no_colour() {
        let utf8 = ("LANG", "zh_CN.UTF-8");
        let pipe = check(false, ColorArg::Auto, &[utf8]);
        assert_eq!(pipe, Target { width: None, draws_boxes: false, color: false });
        assert!(check(false, ColorArg::Always, &[utf8]).color);
    }

    #[test]
    fn terminals_get_what_they_can_show() {
        let utf8 = ("LANG", "zh_CN.UTF-8");
        let terminal = check(true, ColorArg::Auto, &[utf8]);
        assert_eq!(terminal, Target { width: Some(123), draws_boxes: true, color: true });
        assert!(!check(true, ColorArg::Auto, &[utf8, ("NO_COLOR", "1")]).color);
        assert!(check(true, ColorArg::Auto, &[utf8, ("NO_COLOR", "")]).color);
        assert!(!check(true, ColorArg::Auto, &[utf8, ("TERM", "dumb")]).color);
        assert!(!check(true, ColorArg::Never, &[utf8]).color);
        assert!(!check(true, ColorArg::Auto, &[utf8, ("LC_ALL", "C")]).draws_boxes);
        assert!(check(true, ColorArg::Auto, &[("LC_CTYPE", "en_US.utf8")]).draws_boxes);
        assert_eq!(check(true, ColorArg::Auto, &[("COLUMNS", "90")]).width, Some(90));
    }
}
