//! Numbers: Arabic digits and Chinese numerals, as exact decimals.

use rust_decimal::Decimal;

/// The most significant digits that a number may have; more is no target but a code.
const MAX_DIGITS: usize = 28;

/// A number as printed: `mantissa` / 10^`scale`, standing at `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    mantissa: u128,
    scale: u32,
    pub(super) negative: bool,
    /// More digits than a number can have.
    pub(super) too_long: bool,
}

impl Number {
    /// The Arabic number that begins at the digit `start`: thousands separators are dropped, a decimal point
    /// needs a digit after it.
    pub(super) fn arabic(text: &str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut end, mut digits, mut small, mut large) = (start, 0_usize, 0_u64, 0_u128);
        let mut push = |byte: u8| {
            digits += 1;
            if digits <= 18 {
                small = small * 10 + u64::from(byte - b'0');
                large = u128::from(small);
            } else if digits <= MAX_DIGITS {
                large = large * 10 + u128::from(byte - b'0');
            }
        };
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            push(bytes[end]);
            end += 1;
        }
        if end - start <= 3 && bytes[start] != b'0' {
            while let Some(group) = thousands(&bytes[end..]) {
                let first = end + group - 3;
                end += group;
                for &byte in &bytes[first..end] {
                    push(byte);
                }
            }
        }
        let mut scale = 0;
        if bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
            end += 1;
            while end < bytes.len() && bytes[end].is_ascii_digit() {
                push(bytes[end]);
                scale += 1;
                end += 1;
            }
        }
        Self { start, end, mantissa: large, scale, negative: false, too_long: digits > MAX_DIGITS }
    }

    /// The same digits after a decimal point that stands alone before them: .5 is 0.5.
    pub(super) fn after_point(self, text: &str) -> Self {
        let is_point = text[..self.start]
            .strip_suffix('.')
            .is_some_and(|head| !head.ends_with(|c: char| c == '.' || c.is_ascii_alphanumeric()));
        if !is_point || self.scale > 0 {
            return self;
        }
        let scale = u32::try_from(self.end - self.start).unwrap_or(u32::MAX);
        Self { start: self.start - 1, scale, ..self }
    }

    /// The Chinese number that begins at `start`: 三, 两, 十二, 一百零五, 三万, 半, 三点五. `None` where no
    /// numeral stands, and for a scale word without a digit before it (百, 千家万户), which is a word.
    pub(super) fn chinese(text: &str, start: usize) -> Option<Self> {
        let rest = &text[start..];
        let found = |length, mantissa, scale| {
            let end = start + length;
            Some(Self { start, end, mantissa, scale, negative: false, too_long: false })
        };
        if rest.starts_with('半') {
            return found('半'.len_utf8(), 5, 1);
        }
        let (mut total, mut section, mut digit) = (0_u128, 0_u128, None::<u128>);
        let mut length = 0;
        for c in rest.chars() {
            if let Some(value) = digit_of(c) {
                // Digits in a row are a code or a name: 一二三.
                if digit.is_some_and(|d| d != 0) {
                    return None;
                }
                digit = Some(value);
            } else if let Some(exponent) = scale_of(c) {
                let power = 10_u128.pow(exponent);
                match (exponent, digit.take()) {
                    (1, None) if length == 0 || section > 0 || total > 0 => section += 10,
                    (1..=3, Some(value)) => section += value * power,
                    (4, value) if length > 0 => {
                        total += (section + value.unwrap_or(0)) * power;
                        section = 0;
                    }
                    (8, value) if length > 0 => {
                        total = (total + section + value.unwrap_or(0)).checked_mul(power)?;
                        section = 0;
                    }
                    _ => return None,
                }
            } else {
                break;
            }
            length += c.len_utf8();
            if length > 40 {
                return None;
            }
        }
        if length == 0 {
            return None;
        }
        let whole = total + section + digit.unwrap_or(0);
        if digit.is_some()
            && let Some(decimal) =
                rest[length..].strip_prefix('点').and_then(|r| r.chars().next()).and_then(digit_of)
        {
            return found(length + '点'.len_utf8() * 2, whole * 10 + decimal, 1);
        }
        found(length, whole, 0)
    }

    /// The number after 百分之, where 百 alone is 100.
    pub(super) fn chinese_share(text: &str, start: usize) -> Option<Self> {
        let hundred = || {
            let end = start + text[start..].starts_with('百').then_some('百'.len_utf8())?;
            Some(Self { start, end, mantissa: 100, scale: 0, negative: false, too_long: false })
        };
        Self::chinese(text, start).or_else(hundred)
    }

    /// The number times 10^`exponent`, exact and without trailing zeros; `None` where it does not fit.
    pub(super) fn scaled(&self, exponent: u32) -> Option<Decimal> {
        if self.too_long {
            return None;
        }
        let sign = if self.negative { -1 } else { 1 };
        // Nearly every printed number fits 64 bits, where arithmetic is much faster.
        if let Ok(small) = i64::try_from(self.mantissa) {
            let (mut small, mut scale) = (small, self.scale);
            while scale > 0 && small % 10 == 0 {
                small /= 10;
                scale -= 1;
            }
            if scale >= exponent {
                return Some(Decimal::new(sign * small, scale - exponent));
            }
            let wide = i128::from(small).checked_mul(10_i128.checked_pow(exponent - scale)?)?;
            return Decimal::try_from_i128_with_scale(i128::from(sign) * wide, 0).ok();
        }
        let (mut wide, mut scale) = (i128::try_from(self.mantissa).ok()?, self.scale);
        while scale > 0 && wide % 10 == 0 {
            wide /= 10;
            scale -= 1;
        }
        if scale < exponent {
            wide = wide.checked_mul(10_i128.checked_pow(exponent - scale)?)?;
            scale = exponent;
        }
        Decimal::try_from_i128_with_scale(i128::from(sign) * wide, scale - exponent).ok()
    }

    /// Whether it is four digits that may be a year.
    pub(super) fn is_year(&self) -> bool {
        self.end - self.start == 4 && self.scale == 0 && (1900..2200).contains(&self.mantissa)
    }

    /// The number if it is whole and below 10,000.
    pub(super) fn small(&self) -> Option<u32> {
        if self.scale == 0 && self.mantissa < 10_000 { u32::try_from(self.mantissa).ok() } else { None }
    }
}

/// The length of `,123` or `，123` at the start, if no fourth digit follows.
fn thousands(bytes: &[u8]) -> Option<usize> {
    let separator = match bytes {
        [b',', ..] => 1,
        [0xef, 0xbc, 0x8c, ..] => '，'.len_utf8(),
        _ => return None,
    };
    let group = bytes.get(separator..separator + 3)?;
    let ends = bytes.get(separator + 3).is_none_or(|next| !next.is_ascii_digit());
    (ends && group.iter().all(u8::is_ascii_digit)).then_some(separator + 3)
}

/// Whether the character is one of a Chinese number.
pub(super) fn is_numeral(c: char) -> bool {
    digit_of(c).is_some() || scale_of(c).is_some() || c == '半'
}

/// A Chinese digit.
pub(super) fn digit_of(c: char) -> Option<u128> {
    Some(match c {
        '〇' | '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The power of ten of a Chinese scale word.
pub(super) fn scale_of(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_arabic_numbers() {
        for (text, exponent, expected, length) in [
            ("95%", 0, "95", 2),
            ("96.00%", 0, "96", 5),
            ("0.45万", 4, "4500", 4),
            ("3.46万", 4, "34600", 4),
            ("1,234,567元", 0, "1234567", 9),
            ("1，900人", 0, "1900", 7),
            ("12,34", 0, "12", 2),
            ("1,2345", 0, "1", 1),
            ("0,500", 0, "0", 1),
            ("5.", 0, "5", 1),
            ("1.00000000000000000001", 0, "1.00000000000000000001", 22),
            ("100.00", 8, "10000000000", 6),
        ] {
            let number = Number::arabic(text, 0);
            assert_eq!(
                (number.scaled(exponent).unwrap().to_string().as_str(), number.end),
                (expected, length)
            );
        }
        assert_eq!(Number::arabic(&"9".repeat(29), 0).scaled(0), None);
        assert_eq!(Number::arabic(&"9".repeat(28), 0).scaled(4), None);
    }

    #[test]
    fn reads_chinese_numbers() {
        for (text, expected) in [
            ("三份", Some("3")),
            ("两套", Some("2")),
            ("十", Some("10")),
            ("十二个月", Some("12")),
            ("二十", Some("20")),
            ("一百零五", Some("105")),
            ("三万五千", Some("35000")),
            ("一亿二千万", Some("120000000")),
            ("九十五", Some("95")),
            ("半年", Some("0.5")),
            ("三点五", Some("3.5")),
            ("百日", None),
            ("千家", None),
            ("一二三", None),
            ("人", None),
        ] {
            let number = Number::chinese(text, 0).and_then(|n| n.scaled(0)).map(|d| d.to_string());
            assert_eq!(number.as_deref(), expected, "{text}");
        }
    }
}
