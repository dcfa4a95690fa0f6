//! The columns of a crosswalk file, and how its cells are kept from being run as formulas.

use crate::name::squash;
use std::borrow::Cow;

/// A column of a crosswalk file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// 裁定: what the auditor decided; blank: the program decides.
    Ruling,
    /// 组号: joins the lines of one restructured project.
    Group,
    /// The unit of the old project.
    OldUnit,
    /// The name of the old project.
    OldName,
    /// The code of the old project.
    OldCode,
    /// The place of the old project among all of its table, from 1.
    OldPosition,
    /// The unit of the new project.
    NewUnit,
    /// The name of the new project.
    NewName,
    /// The code of the new project.
    NewCode,
    /// The place of the new project among all of its table, from 1.
    NewPosition,
    /// 匹配方式: how the program linked them; not read.
    Method,
    /// 匹配依据: why; not read.
    Grounds,
    /// 说明: the auditor's note.
    Note,
}

/// What begins a group number that the program wrote. Such a group counts as decided only when one of its lines
/// is ruled 同一项目; every other group number is a decision by itself.
pub const PROGRAM_GROUP: &str = "程序";

impl Column {
    /// All columns, in the order in which they are written.
    pub const ALL: [Self; 13] = [
        Self::Ruling,
        Self::Group,
        Self::OldUnit,
        Self::OldName,
        Self::OldCode,
        Self::OldPosition,
        Self::NewUnit,
        Self::NewName,
        Self::NewCode,
        Self::NewPosition,
        Self::Method,
        Self::Grounds,
        Self::Note,
    ];

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Ruling => "裁定",
            Self::Group => "组号",
            Self::OldUnit => "上年单位",
            Self::OldName => "上年项目",
            Self::OldCode => "上年编码",
            Self::OldPosition => "上年序号",
            Self::NewUnit => "本年单位",
            Self::NewName => "本年项目",
            Self::NewCode => "本年编码",
            Self::NewPosition => "本年序号",
            Self::Method => "匹配方式",
            Self::Grounds => "匹配依据",
            Self::Note => "说明",
        }
    }

    /// The column of a heading, which may say 名称 too (上年项目名称).
    pub(super) fn of_heading(text: &str) -> Option<Self> {
        let squashed = squash(text);
        let heading = squashed.strip_suffix("名称").unwrap_or(&squashed);
        Self::ALL.into_iter().find(|column| column.heading() == heading)
    }
}

/// What makes a spreadsheet take a cell for a formula, and the apostrophe by which it is kept from that.
const fn is_armed(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠' | '\'')
}

/// A cell's text so that no spreadsheet runs it: what begins with `=`, `+`, `-`, `@` (of either width), a tab, a
/// carriage return or an apostrophe gets an apostrophe in front. [`rearm`] takes exactly that away.
///
/// # Example
/// ```
/// use duibiao_diff::{disarm, rearm};
/// assert_eq!(disarm("=1+1"), "'=1+1");
/// assert_eq!(rearm("'=1+1"), "=1+1");
/// assert_eq!(disarm("宣传经费"), "宣传经费");
/// ```
pub fn disarm(text: &str) -> Cow<'_, str> {
    if text.starts_with(is_armed) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell that [`disarm`] wrote.
pub fn rearm(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(is_armed)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_disarmed_comes_back_as_it_was() {
        for text in
            ["=1", "+1", "-", "@a", "\t=1", "\r", "＝1", "'", "''", "'=1", "'a", "宣传", "", "1-2", "a=b"]
        {
            let written = disarm(text);
            assert_eq!(rearm(&written), text);
            let runs = written.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            assert!(!runs, "{written}");
        }
    }

    #[test]
    fn headings_are_known_by_their_words() {
        for column in Column::ALL {
            assert_eq!(Column::of_heading(column.heading()), Some(column));
        }
        assert_eq!(Column::of_heading(" 上年 项目名称"), Some(Column::OldName));
        assert_eq!(Column::of_heading("备注"), None);
    }
}
