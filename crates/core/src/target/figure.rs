//! A number in its text: its comparator, its unit, and whether it is a figure at all or part of a name.

use super::comparator::{comparator_after, comparator_before, strong_comparator};
use super::fold::Marks;
use super::lexicon::unit_at;
use super::measure::{Measure, basis_of, frequency_of, frequency_per, is_time};
use super::number::Number;
use super::{Comparator, Fraction, Quantity, Range, Reading};
use crate::unit_factor;
use rust_decimal::Decimal;

/// A comparator governs a number although words stand between (不超过缴费额2/3), if it begins within so many bytes
/// before the number, in the same clause.
const FARTHEST_COMPARATOR: usize = 48;

/// One number, two, or a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    One(Decimal),
    Range(Decimal, Decimal),
    Fraction(Decimal, Decimal),
}

/// A number with all that belongs to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'a> {
    value: Value,
    comparator: Option<Comparator>,
    /// The words between the comparator and the number.
    between: &'a str,
    measure: Measure<'a>,
    /// Where the comparator begins, or the number if it has none.
    pub(super) start: usize,
    /// Where the unit and the comparator after it end.
    pub(super) end: usize,
}

/// How the number after a separator or a fraction bar is read: in digits or in Chinese.
pub(super) type NextNumber = fn(&str, usize) -> Option<Number>;

/// [`NextNumber`] for digits.
pub(super) fn next_arabic(text: &str, at: usize) -> Option<Number> {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit).then(|| Number::arabic(text, at))
}

impl<'a> Figure<'a> {
    /// The figure of the number that stands in `text`; `Err` with the place after it where it is none: low
    /// above high, a denominator of zero, more digits than fit.
    pub(super) fn read(text: &'a str, mut number: Number, next: NextNumber) -> Result<Self, usize> {
        let mut start = number.start;
        if let Some(head) = text[..start].strip_suffix('-')
            && (head.is_empty()
                || head.ends_with(['率', '长', '速', '幅', '为', '到'])
                || comparator_before(head).is_some())
        {
            number.negative = true;
            start = head.len();
        }
        let (value, mut measure, mut end) = value(text, &number, next)?;
        if let Some((head, unit)) = share_before(&text[..start])
            && !measure.is_known
        {
            end -= measure.length;
            measure = Measure { unit: Some(unit), is_known: true, ..Measure::default() };
            start = head.len();
        }
        if let Some(head) = ["人民币", "¥", "RMB"].iter().find_map(|word| text[..start].strip_suffix(word))
        {
            start = head.len();
            measure.unit = measure.unit.or(Some("元"));
        }
        let mut figure = Self { value, comparator: None, between: "", measure, start, end };
        if !matches!(value, Value::Range(..)) {
            figure.take_comparator(text);
        }
        Ok(figure)
    }

    /// Takes the comparator: directly before the number, further before it, or after the unit.
    fn take_comparator(&mut self, text: &'a str) {
        while let Some((found, start)) = comparator_before(&text[..self.start]) {
            self.comparator = self.comparator.or(Some(found));
            self.start = start;
        }
        let is_time = self.measure.unit.is_some_and(is_time);
        let after = comparator_after(&text[self.end..], is_time).map(|(found, length)| {
            self.end += length;
            self.end += self.measure.take_basis(&text[self.end..]);
            found
        });
        if self.comparator.is_none() && self.start > 0 {
            let reach = text.ceil_char_boundary(self.start.saturating_sub(FARTHEST_COMPARATOR));
            let head = &text[reach..self.start];
            let clause = head.rfind(['，', '；', '。', ',', ';']).unwrap_or(0);
            if let Some((found, from, to)) = strong_comparator(&head[clause..]) {
                self.comparator = Some(found);
                self.between = &head[clause + to..];
                self.start = reach + clause + from;
            }
        }
        let more = self.measure.is_more.then_some(Comparator::MoreThan);
        self.comparator = self.comparator.or(after).or(more);
    }

    /// Which of several numbers is the target: one with a comparator before one with a unit.
    pub(super) fn rank(&self) -> u8 {
        match self.comparator {
            Some(_) => 2,
            None => u8::from(self.measure.is_known || matches!(self.value, Value::Fraction(..))),
        }
    }

    /// Whether a comparator is written beside it.
    pub(super) fn has_comparator(&self) -> bool {
        self.comparator.is_some()
    }

    /// Whether it is a fraction or a percentage.
    pub(super) fn is_share(&self) -> bool {
        matches!(self.value, Value::Fraction(..)) || matches!(self.unit(), Some("%" | "‰"))
    }

    /// The unit, if the lexicon has it.
    pub(super) fn unit(&self) -> Option<&'a str> {
        self.measure.unit.filter(|_| self.measure.is_known)
    }

    /// The reading of the whole text with this as its figure.
    pub(super) fn reading(&self, text: &str, marks: Marks) -> Reading {
        let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (head, suffix) = (&text[..self.start], owned(&text[self.end..]));
        if let Value::Fraction(numerator, denominator) = self.value {
            let (qualifier, base) = match self.comparator {
                Some(_) => (head, self.between),
                None => ("", head),
            };
            return Reading::Fraction(Fraction {
                comparator: self.comparator,
                numerator,
                denominator,
                base: owned(base.strip_suffix('的').unwrap_or(base)),
                qualifier: owned(qualifier),
                suffix,
            });
        }
        let qualifier =
            if self.between.is_empty() { owned(head) } else { Some([head, self.between].concat()) };
        let mut basis = self.measure.basis;
        let mut frequency = basis.and_then(frequency_per);
        if marks.has(Marks::RATE) {
            let words = qualifier.as_deref().unwrap_or_default();
            // 人均收入增长5% is no ratio per person.
            if self.measure.unit != Some("%") {
                basis = basis.or_else(|| basis_of(words));
            }
            frequency = frequency
                .or_else(|| frequency_of(words))
                .or_else(|| frequency_of(suffix.as_deref().unwrap_or_default()));
        }
        let (unit, basis) = (self.measure.unit.map(str::to_owned), basis.map(str::to_owned));
        match self.value {
            Value::Range(low, high) => {
                Reading::Range(Range { low, high, unit, qualifier, suffix, basis, frequency })
            }
            Value::One(value) | Value::Fraction(value, _) => Reading::Quantity(Quantity {
                comparator: self.comparator,
                value,
                unit,
                qualifier,
                suffix,
                basis,
                frequency,
                derived: false,
            }),
        }
    }
}

/// 百分之 or 千分之 before a number: what stands before it, and the unit that it means.
fn share_before(head: &str) -> Option<(&str, &'static str)> {
    let before = head.strip_suffix("分之")?;
    let percent = before.strip_suffix('百').map(|head| (head, "%"));
    percent.or_else(|| before.strip_suffix('千').map(|head| (head, "‰")))
}

/// The value of a number, its measure, and where that ends.
fn value<'a>(text: &'a str, number: &Number, next: NextNumber) -> Result<(Value, Measure<'a>, usize), usize> {
    let rest = &text[number.end..];
    for bar in ["/", "分之"] {
        if rest.starts_with(bar)
            && let Some(other) = next(text, number.end + bar.len())
        {
            let (above, below) = if bar == "/" { (number, &other) } else { (&other, number) };
            let fraction = above.scaled(0).zip(below.scaled(0)).filter(|(above, below)| {
                // 24/7 is a service, 1/2/3 a code.
                !below.is_zero() && above <= below && !text[other.end..].starts_with('/')
            });
            let (above, below) = fraction.ok_or(other.end)?;
            return Ok((Value::Fraction(above, below), Measure::default(), other.end));
        }
    }
    let measure =
        if second(text, number.end, next).is_some() { Measure::default() } else { Measure::read(rest) };
    let end = number.end + measure.length;
    if let Some(second) = second(text, end, next) {
        let other = Measure::read(&text[second.end..]);
        let end = second.end + other.length;
        if measure.unit.is_none() || measure.unit == other.unit {
            let exponent = if measure.unit.is_none() && measure.exponent == 0 {
                other.exponent
            } else {
                measure.exponent
            };
            let (low, high) = number.scaled(exponent).zip(second.scaled(other.exponent)).ok_or(end)?;
            if second_range(text, end) {
                return Err(code_end(text, end));
            }
            // 2025-2027 without 年 is a period all the same.
            if low > high || measure.unit.is_none() && number.is_year() && second.is_year() {
                return Err(end);
            }
            return Ok((Value::Range(low, high), other, end + between(&text[end..])));
        }
    }
    if let Some(other) = next(text, end)
        && let Some(sum) = two_parts(text, number, &measure, &other)
    {
        return sum;
    }
    let value = number.scaled(measure.exponent).ok_or(end)?;
    Ok((Value::One(value), measure, end))
}

/// One number printed in two parts: 3万5千元, 1小时30分钟. `None` where the second is a number of its own.
fn two_parts<'a>(
    text: &'a str,
    first: &Number,
    measure: &Measure,
    second: &Number,
) -> Option<Result<(Value, Measure<'a>, usize), usize>> {
    let other = Measure::read(&text[second.end..]);
    let end = second.end + other.length;
    let factor = match (measure.unit, other.unit) {
        (None, Some(_)) if measure.exponent > other.exponent => 1,
        // 3万5 says too little.
        (None, None) if measure.exponent > 0 => return Some(Err(end)),
        (Some(unit), Some(part)) => match unit_factor(unit, part)? {
            (factor, 1) if factor > 1 => factor,
            _ => return None,
        },
        _ => return None,
    };
    let sum = first
        .scaled(measure.exponent)
        .and_then(|whole| whole.checked_mul(factor.into()))
        .zip(second.scaled(other.exponent))
        .and_then(|(whole, part)| whole.checked_add(part));
    Some(sum.map(|sum| (Value::One(sum.normalize()), other, end)).ok_or(end))
}

/// The second number of a range whose first ends at `end`.
fn second(text: &str, end: usize, next: NextNumber) -> Option<Number> {
    let after = text[end..].strip_prefix(['-', '—', '–', '―', '~', '至', '到'])?;
    let after = after.strip_prefix(['-', '—', '–', '―', '~']).unwrap_or(after);
    next(text, text.len() - after.len())
}

/// Whether a range goes on: 1-2-3 is a code.
fn second_range(text: &str, end: usize) -> bool {
    text[end..].strip_prefix('-').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
}

/// The length of 之间.
fn between(rest: &str) -> usize {
    if rest.starts_with("之间") { "之间".len() } else { 0 }
}

/// Where to read on if the number is part of a name, a code, an ordinal or a numbering.
pub(super) fn name_end(text: &str, number: &Number) -> Option<usize> {
    let (head, rest) = (&text[..number.start], &text[number.end..]);
    let digits = &text[number.start..number.end];
    let previous = head.chars().next_back();
    let next = rest.chars().next();
    let is_year = number.is_year();
    match previous {
        // A4, C25, PM2.5; but 7x24.
        Some(c) if c.is_ascii_alphabetic() => {
            let is_product =
                head[..head.len() - 1].ends_with(|c: char| c.is_ascii_digit()) && matches!(c, 'x' | 'X');
            if !is_product && !head.ends_with("RMB") {
                return Some(code_end(text, number.end));
            }
        }
        Some('第') => {
            return Some(second(text, number.end, next_arabic).map_or(number.end, |last| last.end));
        }
        _ => {}
    }
    match next {
        Some('号' | '强') => return Some(number.end),
        // 〔2024〕63号, (2024)63号, 2024届.
        Some('〕' | ']' | '】' | '届' | '级') if is_year => return Some(number.end),
        Some(')' | '）') if is_year && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
            return Some(number.end);
        }
        // 1:3, 8:30; but 目标1：95% numbers a list.
        Some(':' | '：') => {
            let at = number.end + next.map_or(0, char::len_utf8);
            return Some(match next_arabic(text, at) {
                Some(other) if unit_at(&text[other.end..]).is_none() => other.end,
                _ => at,
            });
        }
        Some('.') => {
            // 1.2.3 is a version; 1.完成 numbers a list, 95. does not.
            let after = &rest[1..];
            if after.starts_with(|c: char| c.is_ascii_digit()) {
                return Some(code_end(text, number.end));
            }
            if begins_clause(head) && !after.is_empty() {
                return Some(number.end + 1);
            }
        }
        Some('、') if begins_clause(head) && unit_at(rest).is_none() && rest.len() > '、'.len_utf8() => {
            return Some(number.end);
        }
        Some(')' | '）')
            if begins_clause(head.trim_end_matches(['(', '（'])) && rest.chars().nth(1).is_some() =>
        {
            return Some(number.end);
        }
        // 5G基站, 3D打印: letters that are no unit.
        Some(c) if c.is_ascii_alphabetic() && unit_at(rest).is_none() => {
            let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            let is_factor = letters == 1 && rest[1..].starts_with(|c: char| c.is_ascii_digit());
            if is_factor || letters < rest.len() && !rest[letters..].starts_with('/') {
                return Some(number.end);
            }
        }
        _ => {}
    }
    // 0757 and 12345热线 are codes.
    let is_code = digits.len() > 1 && digits.starts_with('0') && !digits[1..].starts_with('.');
    let is_line = digits.len() > 2 && ["热线", "平台", "电话"].iter().any(|word| rest.starts_with(word));
    if is_code { Some(code_end(text, number.end)) } else { is_line.then_some(number.end) }
}

/// Whether a numbering may stand after `head`.
fn begins_clause(head: &str) -> bool {
    head.is_empty() || head.ends_with(['，', '；', '。', ';', '、'])
}

/// The end of a code that goes on after `at`: GB/T19001-2016.
fn code_end(text: &str, at: usize) -> usize {
    at + text[at..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        .count()
}

#[cfg(test)]
mod tests {
    use crate::target::compact::check;

    #[test]
    fn reads_ranges() {
        check(&[
            ("90%-95%", "|90..95|%||"),
            ("84.5～87.5%", "|84.5..87.5|%||"),
            ("90至95%", "|90..95|%||"),
            ("90%至93%", "|90..93|%||"),
            ("2—3次", "|2..3|次||"),
            ("10-20万元", "|100000..200000|元||"),
            ("5万元-10万元", "|50000..100000|元||"),
            ("5%到8%之间", "|5..8|%||"),
            ("3~5个工作日", "|3..5|个工作日||"),
            ("15-20人/班", "|15..20|人|| per 班"),
            ("约5-10人", "|5..10|人|约|"),
            ("三至五次", "|3..5|次||"),
            ("2000-3000人", "|2000..3000|人||"),
            ("3-5", "|3..5|||"),
            // no ranges
            ("95%-90%", "Qualitative"),
            ("1-2-3", "Qualitative"),
            ("2025-2027", "Qualitative"),
        ]);
    }

    #[test]
    fn reads_fractions() {
        check(&[
            ("不超过缴费额2/3", "<=|2/3 缴费额||"),
            ("缴费额的2/3", "|2/3 缴费额||"),
            ("1/3以上", ">=|1/3 ||"),
            ("不低于三分之二", ">=|2/3 ||"),
            ("3分之2", "|2/3 ||"),
            // no fractions
            ("1/0", "Qualitative"),
            ("24/7", "Qualitative"),
            ("3/2", "Qualitative"),
            ("1/2/3", "|3||1/2/|"),
        ]);
    }

    #[test]
    fn passes_over_names_codes_and_ordinals() {
        check(&[
            ("第1批", "Qualitative"),
            ("第1-3批", "Qualitative"),
            ("23号楼", "Qualitative"),
            ("〔2024〕63号", "Qualitative"),
            ("(2024)63号", "Qualitative"),
            ("1.2.3", "Qualitative"),
            ("1:3", "Qualitative"),
            ("8：30", "Qualitative"),
            ("0757-8888", "Qualitative"),
            ("12315热线", "Qualitative"),
            ("C25混凝土", "Qualitative"),
            ("GB/T19001-2016", "Qualitative"),
            ("ISO9001认证", "Qualitative"),
            ("5G基站", "Qualitative"),
            ("500强企业", "Qualitative"),
            ("3万5", "Qualitative"),
        ]);
    }
}
