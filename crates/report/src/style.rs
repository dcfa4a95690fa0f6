//! Colours by class of change. Never by sign: red means a rise to some readers and a fall to others.

/// The classes of text that views tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Class {
    /// Everything else.
    #[default]
    Plain,
    /// Titles and headings.
    Heading,
    /// Remarks below a table.
    Note,
    /// 本年新列
    New,
    /// 本年未再列示
    Ended,
    /// 拆分, 合并, 重组, 更名, 调整资金使用单位
    Moved,
    /// 疑似
    Doubtful,
    /// Findings of severity error.
    Error,
    /// Findings of severity warning.
    Warning,
}

impl Class {
    /// The SGR parameters that switch it on; `None` for plain text.
    const fn sgr(self) -> Option<&'static str> {
        Some(match self {
            Self::Plain => return None,
            Self::Heading => "1",
            Self::Note => "2",
            Self::New => "36",
            Self::Ended => "35",
            Self::Moved => "34",
            Self::Doubtful | Self::Warning => "33",
            Self::Error => "1;31",
        })
    }

    /// What switches it on and off, empty for plain text.
    pub(crate) fn switches(self) -> (String, &'static str) {
        self.sgr().map_or_else(Default::default, |sgr| (format!("\u{1b}[{sgr}m"), "\u{1b}[0m"))
    }

    /// Appends a text in this class.
    pub(crate) fn paint(self, text: &str, color: bool, out: &mut String) {
        let (on, off) = if color { self.switches() } else { Default::default() };
        out.push_str(&on);
        out.push_str(text);
        out.push_str(off);
    }
}
