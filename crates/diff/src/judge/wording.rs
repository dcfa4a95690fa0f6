//! Texts compared by what they say: width, white space, brackets, final punctuation, and years that moved with
//! the fiscal year.

/// The fiscal years of the two sides, where they are known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Years {
    /// Of the old table.
    pub(crate) old: Option<i32>,
    /// Of the new table.
    pub(crate) new: Option<i32>,
}

impl Years {
    /// Whether a year printed on each side means the same: the same year, or the same distance from the own
    /// fiscal year. Where a fiscal year is unknown any two years may mean the same.
    fn agree(self, old: i32, new: i32) -> bool {
        match (self.old, self.new) {
            (Some(old_fiscal), Some(new_fiscal)) => {
                old == new || i64::from(old) - i64::from(old_fiscal) == i64::from(new) - i64::from(new_fiscal)
            }
            _ => true,
        }
    }
}

/// White space and characters without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The narrow form of a wide character.
pub(crate) fn fold_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '﹪' => '%',
        '﹥' => '>',
        '﹤' => '<',
        '‐' | '‑' | '–' | '—' | '―' | '−' => '-',
        '〜' | '∼' => '~',
        _ => c,
    }
}

/// One form for all brackets and quotation marks of a kind, and for comparators drawn in several ways.
pub(crate) fn fold_signs(c: char) -> char {
    match fold_width(c) {
        '〔' | '【' | '[' | '〖' | '「' | '『' => '(',
        '〕' | '】' | ']' | '〗' | '」' | '』' => ')',
        '“' | '”' | '‘' | '’' | '\'' => '"',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        other => other,
    }
}

/// A text without white space, in one form.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).map(fold_signs).collect()
}

/// Punctuation that says nothing at the end of a value.
fn is_final_mark(c: char) -> bool {
    is_blank(c) || matches!(fold_width(c), '。' | '.' | ';' | ',' | '、' | '!' | '｡')
}

/// A text without what says nothing at its end.
pub(crate) fn without_final_marks(text: &str) -> &str {
    text.trim_end_matches(is_final_mark)
}

/// Whether two texts differ in nothing but width, white space, brackets and final punctuation.
pub(crate) fn same_text(old: &str, new: &str) -> bool {
    let narrow = |text| str::chars(without_final_marks(text)).filter(|c| !is_blank(*c)).map(fold_signs);
    narrow(old).eq(narrow(new))
}

/// Whether two texts, already folded, differ in nothing but years that mean the same.
pub(crate) fn same_but_years(old: &[char], new: &[char], years: Years) -> bool {
    let (mut at_old, mut at_new) = (0, 0);
    loop {
        match (next_piece(old, &mut at_old), next_piece(new, &mut at_new)) {
            (None, None) => return true,
            (Some(Piece::Year(a)), Some(Piece::Year(b))) if years.agree(a, b) => {}
            (Some(a), Some(b)) if a == b => {}
            _ => return false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Char(char),
    Year(i32),
}

fn next_piece(text: &[char], at: &mut usize) -> Option<Piece> {
    let first = *text.get(*at)?;
    if let Some(year) = year_at(text, *at) {
        *at += 4;
        return Some(Piece::Year(year));
    }
    *at += 1;
    Some(Piece::Char(first))
}

/// The year that stands at a place of a folded text: four digits before 年, before a month (`2025.12`), at one
/// end of a span of years (`2024-2026年`, 2024、2025年), or alone in brackets (〔2024〕), in Arabic or Chinese digits.
fn year_at(text: &[char], at: usize) -> Option<i32> {
    let digits = text.get(at..at + 4)?;
    let mut year = 0;
    for c in digits {
        year = year * 10 + digit(*c)?;
    }
    let before = at.checked_sub(1).and_then(|i| text.get(i)).copied();
    let after = text.get(at + 4).copied();
    let part_of_number = |c: Option<char>| c.is_some_and(|c| digit(c).is_some());
    if !(1949..=2100).contains(&year) || part_of_number(before) || part_of_number(after) {
        return None;
    }
    let named = |at: usize| {
        let follows = |word: &str| word.chars().zip(at..).all(|(c, at)| text.get(at) == Some(&c));
        ["年", "学年", "财年", "预算年"].into_iter().any(follows)
    };
    let year_like = |at: usize| {
        text.get(at..at + 4).is_some_and(|d| d.iter().all(|c| digit(*c).is_some()))
            && !part_of_number(text.get(at + 4).copied())
    };
    let joins = |c: char| matches!(c, '-' | '~' | '至' | '到' | '/' | '、' | '和');
    let in_brackets = before.is_some_and(|c| matches!(c, '(' | '〔' | '[' | '【'))
        && after.is_some_and(|c| matches!(c, ')' | '〕' | ']' | '】'));
    let month = |at: usize| {
        text.get(at).is_some_and(char::is_ascii_digit)
            && !text.get(at..at + 3).is_some_and(|d| d.iter().all(char::is_ascii_digit))
    };
    let known = named(at + 4)
        || in_brackets
        || after.is_some_and(|c| joins(c) && year_like(at + 5))
        || after.is_some_and(|c| matches!(c, '.' | '-' | '/') && month(at + 5));
    known.then_some(year)
}

fn digit(c: char) -> Option<i32> {
    Some(match c {
        '0' | '〇' | '○' | '零' => 0,
        '1' | '一' => 1,
        '2' | '二' => 2,
        '3' | '三' => 3,
        '4' | '四' => 4,
        '5' | '五' => 5,
        '6' | '六' => 6,
        '7' | '七' => 7,
        '8' | '八' => 8,
        '9' | '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_beyond_notation() {
        for (old, new, same) in [
            ("按计划完成", "按计划完成。", true),
            ("≥88%", "≥８８％", true),
            ("（甲）方案 一", "[甲]方案一；", true),
            ("待单位补充...", "待单位补充", true),
            ("≧90%", "≥90%", true),
            ("按计划完成", "按计划推进", false),
            ("", "。", true),
        ] {
            assert_eq!(same_text(old, new), same, "{old} {new}");
        }
    }

    #[test]
    fn years_move_with_the_fiscal_year() {
        let consecutive = Years { old: Some(2024), new: Some(2025) };
        let unknown = Years { old: None, new: Some(2025) };
        for (old, new, years, same) in [
            ("2024年完成", "2025年完成", consecutive, true),
            ("2024年完成", "2026年完成", consecutive, false),
            ("2024年完成", "2026年完成", unknown, true),
            ("2019年建成的平台", "2019年建成的平台", consecutive, true),
            ("2024-2026年", "2025-2027年", consecutive, true),
            ("2023/2024学年", "2024/2025学年", consecutive, true),
            ("二〇二四年度", "二〇二五年度", consecutive, true),
            ("2024.12", "2025.12", consecutive, true),
            ("2024、2025年", "2025、2026年", consecutive, true),
            ("财行〔2024〕63号", "财行〔2025〕63号", consecutive, true),
            ("财行〔2024〕63号", "财行〔2025〕71号", consecutive, false),
            ("2024财年", "2025财年", consecutive, true),
            ("2024预算年度", "2025预算年度", consecutive, true),
            ("2024人", "2025人", consecutive, false),
            ("12024年", "12025年", consecutive, false),
            ("2024", "2025", unknown, false),
        ] {
            let fold = |text: &str| folded(text).chars().collect::<Vec<_>>();
            assert_eq!(same_but_years(&fold(old), &fold(new), years), same, "{old} {new}");
        }
    }
}
