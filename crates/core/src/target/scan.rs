//! The figures of a text in order, in digits or in Chinese numerals.

use super::date::{self, Found, Outcome};
use super::figure::{Figure, name_end, next_arabic};
use super::lexicon::takes_chinese_numeral;
use super::number::{Number, is_numeral};

/// The figures in digits; dates, names, codes and ordinals on the way are passed over.
pub(super) struct Arabic<'a> {
    text: &'a str,
    at: usize,
    /// The first date that was passed.
    pub(super) date: Option<Found>,
}

impl<'a> Arabic<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, date: None }
    }
}

impl<'a> Iterator for Arabic<'a> {
    type Item = Figure<'a>;

    fn next(&mut self) -> Option<Figure<'a>> {
        while let Some(length) = self.text.as_bytes()[self.at..].iter().position(u8::is_ascii_digit) {
            let start = self.at + length;
            match date::at(self.text, start) {
                Outcome::Date(date) => {
                    self.at = date.end;
                    self.date = self.date.or(Some(date));
                    continue;
                }
                Outcome::Skip(end) => {
                    self.at = end;
                    continue;
                }
                Outcome::No => {}
            }
            let number = Number::arabic(self.text, start).after_point(self.text);
            if let Some(end) = name_end(self.text, &number) {
                self.at = end;
                continue;
            }
            match Figure::read(self.text, number, next_arabic) {
                Ok(figure) => {
                    self.at = figure.end;
                    return Some(figure);
                }
                Err(end) => self.at = end,
            }
        }
        None
    }
}

/// The figures in Chinese numerals.
///
/// A numeral counts only directly before a unit, and only where that can be no name: at the end of a clause,
/// after a comparator, or with a unit of several characters. 三份 is a figure; 三支一扶, 一次性, 五个一 are not.
pub(super) fn chinese(text: &str) -> impl Iterator<Item = Figure<'_>> {
    let (mut reached, mut last) = (0, None);
    text.char_indices().filter_map(move |(at, c)| {
        let before = last.replace(c);
        let begins = is_numeral(c) && !before.is_some_and(|b| is_numeral(b) || "第上下前后".contains(b));
        if !begins || at < reached || c == '半' && before == Some('每') {
            return None;
        }
        let figure = chinese_figure(text, at)?;
        let rest = &text[figure.end..];
        let is_closed =
            rest.is_empty() || rest.starts_with(['，', '、', '；', '。', ',', ';', '（', '(', '和', '及']);
        let counts = figure.is_share()
            || figure.unit().is_some_and(|unit| {
                let is_plain = takes_chinese_numeral(unit) && !is_in_name(&text[..at], c);
                figure.has_comparator() || is_plain && (is_closed || unit.chars().count() > 1)
            });
        if !counts || rest.starts_with(is_numeral) {
            return None;
        }
        reached = figure.end;
        Some(figure)
    })
}

/// The figure at a Chinese numeral: 三份, 百分之九十五, 三分之二.
fn chinese_figure(text: &str, at: usize) -> Option<Figure<'_>> {
    for word in ["百分之", "千分之"] {
        if text[at..].starts_with(word) {
            let number = Number::chinese_share(text, at + word.len())?;
            return Figure::read(text, number, Number::chinese).ok();
        }
    }
    Figure::read(text, Number::chinese(text, at)?, Number::chinese).ok()
}

/// Whether a numeral after `head` belongs to a name that counts in words: 五个一, 一企一册. But 一年一次.
fn is_in_name(head: &str, numeral: char) -> bool {
    let mut before = head.chars().rev();
    match (before.next(), before.next()) {
        (Some('个'), Some(first)) => is_numeral(first),
        (Some(middle), Some('一')) => numeral == '一' && !"年月周天日季".contains(middle),
        _ => false,
    }
}

/// Where each figure of a clause ends.
pub(super) fn figure_ends(clause: &str) -> Vec<usize> {
    let ends: Vec<usize> = Arabic::new(clause).map(|figure| figure.end).collect();
    if ends.is_empty() { chinese(clause).map(|figure| figure.end).collect() } else { ends }
}

#[cfg(test)]
mod tests {
    use crate::target::compact::check;

    #[test]
    fn reads_chinese_numerals_before_a_unit() {
        check(&[
            ("三份", "|3|份||"),
            ("两套", "|2|套||"),
            ("十二个月", "|12|个月||"),
            ("一百二十人", "|120|人||"),
            ("三万元", "|30000|元||"),
            ("半年", "|0.5|年||"),
            ("每半年一次", "|1|次|每半年| HalfYearly"),
            ("三年内", "<=|3|年||"),
            ("不少于三期培训", ">=|3|期||培训"),
            ("开展培训三次", "|3|次|开展培训|"),
            ("十五个工作日内", "<=|15|个工作日||"),
            ("百分之百", "|100|%||"),
            ("千分之三", "|3|‰||"),
            ("二分之一以上", ">=|1/2 ||"),
            ("一年一次", "|1|次|一年|"),
        ]);
    }

    #[test]
    fn leaves_names_with_numerals_alone() {
        check(&[
            ("三支一扶", "Qualitative"),
            ("招募三支一扶人员", "Qualitative"),
            ("三方协商", "Qualitative"),
            ("两新组织", "Qualitative"),
            ("三级服务体系", "Qualitative"),
            ("一次性", "Qualitative"),
            ("一次性补助", "Qualitative"),
            ("一体化", "Qualitative"),
            ("第三方", "Qualitative"),
            ("一揽子", "Qualitative"),
            ("一期", "Qualitative"),
            ("第一批", "Qualitative"),
            ("五个一", "Qualitative"),
            ("四个一批", "Qualitative"),
            ("一人一档", "Qualitative"),
            ("一企一册", "Qualitative"),
            ("一件事一次办", "Qualitative"),
            ("一张网", "Qualitative"),
            ("千家万户", "Qualitative"),
            ("三公经费", "Qualitative"),
        ]);
    }
}
