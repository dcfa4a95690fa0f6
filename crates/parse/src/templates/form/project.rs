//! The fields of a project in a form.

use duibiao_core::{NameAndCode, Period, Project};

/// `[236]示例大学`, `示例局（225）`, `219-示例市示例局`, `219示例局`.
pub(crate) fn name_and_code(text: &str) -> NameAndCode {
    let text = text.trim();
    let is_code = |code: &str| {
        (2..=24).contains(&code.len())
            && code.chars().all(|c| c.is_ascii_alphanumeric())
            && code.contains(|c: char| c.is_ascii_digit())
    };
    let found = |name: &str, code: &str| NameAndCode {
        name: name.trim().to_owned(),
        code: Some(code.trim().to_owned()),
    };
    if let Some(rest) = text.strip_prefix(['[', '【', '（', '(', '〔'])
        && let Some((code, name)) = rest.split_once([']', '】', '）', ')', '〕'])
        && is_code(code.trim())
        && !name.trim().is_empty()
    {
        return found(name, code);
    }
    if let Some(rest) = text.strip_suffix([']', '】', '）', ')', '〕'])
        && let Some((name, code)) = rest.rsplit_once(['[', '【', '（', '(', '〔'])
        && is_code(code.trim())
        && !name.trim().is_empty()
    {
        return found(name, code);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].trim_start();
    let name = rest.trim_start_matches(['-', '－', '—', '–', '_', '.', ' ']);
    // 12345热线中心 begins with a number that is no code: only what a dash or three to nine digits part is one.
    if (3..=9).contains(&digits)
        && !name.is_empty()
        && (name.len() < rest.len() || text.as_bytes().get(digits) == Some(&b' '))
    {
        return found(name, &text[..digits]);
    }
    // 教育部 105
    if let Some((name, code)) = text.rsplit_once(char::is_whitespace)
        && code.chars().all(|c| c.is_ascii_digit())
        && (2..=24).contains(&code.len())
    {
        return found(name, code);
    }
    NameAndCode { name: text.to_owned(), code: None }
}

/// A code in a cell of its own.
pub(super) fn add_code(department: &mut Option<NameAndCode>, text: &str) -> bool {
    match department {
        Some(NameAndCode { code: code @ None, .. }) => {
            *code = Some(text.trim().to_owned());
            true
        }
        _ => false,
    }
}

/// `2023年4月-2024年2月`, `2023年1月至2023年12月`, `1年`.
pub(crate) fn period(project: &mut Project, text: &str) -> bool {
    if project.period.is_some() {
        return false;
    }
    let text = text.trim();
    let two = ["至", "—", "－", "~", "～", "–", "--", "-"].iter().find_map(|dash| {
        let (start, end) = text.split_once(dash)?;
        let is_date =
            |date: &str| date.trim().starts_with(|c: char| c.is_ascii_digit()) && !date.contains(dash);
        (is_date(start) && is_date(end)).then(|| (start.trim().to_owned(), end.trim().to_owned()))
    });
    let (start, end) =
        two.map_or_else(|| (Some(text.to_owned()), None), |(start, end)| (Some(start), Some(end)));
    project.period = Some(Period { start, end });
    true
}

pub(super) fn start(project: &mut Project, text: &str) -> bool {
    let period = project.period.get_or_insert(Period { start: None, end: None });
    let is_free = period.start.is_none();
    period.start.get_or_insert_with(|| text.to_owned());
    is_free
}

pub(super) fn end(project: &mut Project, text: &str) -> bool {
    let period = project.period.get_or_insert(Period { start: None, end: None });
    let is_free = period.end.is_none();
    period.end.get_or_insert_with(|| text.to_owned());
    is_free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_names_and_codes() {
        for (text, name, code) in [
            ("[236]示例大学", "示例大学", Some("236")),
            ("示例局（225）", "示例局", Some("225")),
            ("219-示例市示例局", "示例市示例局", Some("219")),
            ("219001 示例市示例局", "示例市示例局", Some("219001")),
            ("教育部 105", "教育部", Some("105")),
            ("12345热线中心", "12345热线中心", None),
            ("示例局（本级）", "示例局（本级）", None),
        ] {
            let read = name_and_code(text);
            assert_eq!((read.name.as_str(), read.code.as_deref()), (name, code), "{text}");
        }
    }

    #[test]
    fn parts_periods() {
        for (text, start, end) in [
            ("2023年4月-2024年2月", "2023年4月", Some("2024年2月")),
            ("2023-01-01至2023-12-31", "2023-01-01", Some("2023-12-31")),
            ("1年", "1年", None),
            ("2023-01-01", "2023-01-01", None),
        ] {
            let mut project = Project::named("");
            period(&mut project, text);
            let read = project.period.unwrap();
            assert_eq!((read.start.as_deref(), read.end.as_deref()), (Some(start), end), "{text}");
        }
    }
}
