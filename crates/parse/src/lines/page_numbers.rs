//! Which lines of a text are page numbers.
//!
//! `第 3 页`, `- 3 -` and their like are told by themselves. A bare `3` may as well be the wrapped rest of a
//! value, so it counts only where the page ends carry such numbers one after the other.

use super::Line;

/// For every line, whether it is a page number. `page_ends` are the lines after the last one of each page, in
/// order, without the end of the text.
pub(super) fn find(lines: &[Line<'_>], page_ends: &[usize]) -> Vec<bool> {
    let mut found: Vec<bool> = lines.iter().map(|line| is_marked(line.text)).collect();
    let before: Vec<(usize, u32)> = page_ends
        .iter()
        .filter_map(|end| end.checked_sub(1))
        .filter_map(|at| Some((at, bare(lines.get(at)?.text)?)))
        .collect();
    let last = lines.len().checked_sub(1).and_then(|at| Some((at, bare(lines[at].text)?)));
    let is_every_page = !before.is_empty() && before.len() == page_ends.len();
    let follow = |pair: &[(usize, u32)]| pair[1].1 == pair[0].1 + 1;
    let in_order = before.windows(2).all(follow);
    let last_follows = before.last().zip(last).is_some_and(|(before, last)| last.1 == before.1 + 1);
    let counts_pages = before.first().is_some_and(|(_, number)| *number == 1);
    if is_every_page && in_order && (before.len() > 1 || last_follows || counts_pages) {
        for (at, _) in before.into_iter().chain(last.filter(|_| last_follows)) {
            found[at] = true;
        }
    }
    found
}

/// `第 12 页 共 20 页`, `- 12 -`, `—12—`, `Page 12`: nothing else looks like this.
fn is_marked(text: &str) -> bool {
    if text.len() > 48 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let squashed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '·' | '•' | '~');
    if let Some(inner) = squashed.strip_prefix(is_dash).and_then(|rest| rest.strip_suffix(is_dash)) {
        return digits(inner.trim_matches(is_dash));
    }
    if let Some(rest) = squashed.strip_prefix('第')
        && let Some((page, rest)) = rest.split_once('页')
    {
        let rest = rest.trim_start_matches([',', '，', '/', '(', '（']).trim_end_matches([')', '）']);
        let total = rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
        return digits(page) && (rest.is_empty() || total.is_some_and(digits));
    }
    squashed.strip_prefix("Page").or_else(|| squashed.strip_prefix("page")).is_some_and(digits)
}

/// `12` or `12/20`.
fn bare(text: &str) -> Option<u32> {
    let number = text.split_once('/').map_or(text, |(page, _)| page).trim();
    (1..=4).contains(&number.len()).then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_marked_page_numbers() {
        for (text, expected) in [
            ("- 12 -", true),
            ("—12—", true),
            ("－2－", true),
            ("·2·", true),
            ("第 3 页，共 10 页", true),
            ("第3页", true),
            ("Page 2", true),
            ("12", false),
            ("≥12。", false),
            ("第三页", false),
            ("-12.00 -", false),
            ("第3页内容需修改", false),
        ] {
            assert_eq!(is_marked(text), expected, "{text}");
        }
    }

    #[test]
    fn bare_numbers_count_only_one_after_the_other() {
        let find = |texts: &[&str], ends: &[usize]| {
            let lines: Vec<Line<'_>> = (1..)
                .zip(texts)
                .map(|(number, text)| Line { text, number, column: 1, indented: false })
                .collect();
            find(&lines, ends)
        };
        assert_eq!(find(&["甲", "7", "乙", "8", "丙"], &[2, 4]), [false, true, false, true, false]);
        assert_eq!(find(&["甲", "1", "乙", "2"], &[2]), [false, true, false, true]);
        assert_eq!(find(&["值:1", "200", "次"], &[2]), [false; 3]);
        assert_eq!(find(&["甲", "7", "乙", "5", "丙"], &[2, 4]), [false; 5]);
    }
}
