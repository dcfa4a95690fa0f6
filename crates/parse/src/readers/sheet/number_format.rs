//! What a cell displays: the number it stores, by its number format, in exact decimal arithmetic.
//!
//! Money is published as it shows: 10 under `#,##0.00` is 10.00, 0.95 under `0%` is 95%, 0 under an accounting
//! format is a dash. Fractions, scientific notation and what a format cannot show leave the number as it is.

mod calendar;
mod pattern;

use super::decimal;
pub(in crate::readers) use calendar::serial;
use pattern::{Section, Token};
use rust_decimal::{Decimal, RoundingStrategy};

/// A number format, read once for all cells of its style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::readers) struct NumberFormat {
    /// Up to four: positive, negative, zero, text. None is `General`.
    sections: Vec<Section>,
}

impl NumberFormat {
    /// Reads a format code such as `#,##0.00;[Red]-#,##0.00`.
    pub(in crate::readers) fn parse(code: &str) -> Self {
        Self { sections: pattern::sections(code) }
    }

    /// The formats that have a number and no code, as Chinese editions show them.
    pub(in crate::readers) fn builtin(id: u32) -> Option<Self> {
        let code = match id {
            0 => "",
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 => "¥#,##0;¥-#,##0",
            6 => "¥#,##0;[Red]¥-#,##0",
            7 => "¥#,##0.00;¥-#,##0.00",
            8 => "¥#,##0.00;[Red]¥-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 => "0.00E+00",
            12 => "# ?/?",
            13 => "# ??/??",
            14 => "yyyy/m/d",
            15 => "d-mmm-yy",
            16 => "d-mmm",
            17 => "mmm-yy",
            18 => "h:mm AM/PM",
            19 => "h:mm:ss AM/PM",
            20 => "h:mm",
            21 => "h:mm:ss",
            22 => "yyyy/m/d h:mm",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            30 => "m-d-yy",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"时\"mm\"分\"",
            33 => "h\"时\"mm\"分\"ss\"秒\"",
            34 | 55 => "上午/下午h\"时\"mm\"分\"",
            35 | 56 => "上午/下午h\"时\"mm\"分\"ss\"秒\"",
            37 => "#,##0_);(#,##0)",
            38 => "#,##0_);[Red](#,##0)",
            39 => "#,##0.00_);(#,##0.00)",
            40 => "#,##0.00_);[Red](#,##0.00)",
            41 => "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
            42 => "_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* \"-\"_ ;_ @_ ",
            43 => "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            44 => "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            48 => "##0.0E+0",
            49 => "@",
            _ => return None,
        };
        Some(Self::parse(code))
    }

    /// What a number shows. `value` is the text that the file stores; what is no number stays as it is.
    pub(in crate::readers) fn show(&self, value: &str, is_1904: bool) -> String {
        let Some(number) = decimal::read(value) else { return value.trim().to_owned() };
        let plain = || number.normalize().to_string();
        let Some((section, magnitude)) = self.section(number) else { return plain() };
        let shown = if section.is_date() {
            calendar::show(section, number, is_1904)
        } else {
            show_number(section, magnitude)
        };
        shown.map_or_else(plain, |shown| shown.trim().to_owned())
    }

    /// What a text shows under this format: `@"元"`.
    pub(in crate::readers) fn show_text(&self, text: &str) -> Option<String> {
        let section = match self.sections.as_slice() {
            [.., last] if self.sections.len() == 4 || last.tokens.contains(&Token::Text) => last,
            _ => return None,
        };
        let mut shown = String::new();
        for token in &section.tokens {
            match token {
                Token::Text => shown.push_str(text),
                Token::Literal(literal) => shown.push_str(literal),
                _ => return None,
            }
        }
        // A section that hides a text hides it from print, but it was written to be read: it stays.
        section.tokens.contains(&Token::Text).then_some(shown)
    }

    /// The section for a number, and what of the number it prints.
    fn section(&self, number: Decimal) -> Option<(&Section, Decimal)> {
        let numeric = &self.sections[..self.sections.len().min(3)];
        if numeric.iter().any(|section| section.condition.is_some()) {
            let idx =
                numeric.iter().position(|s| s.condition.is_none_or(|condition| condition.holds(number)))?;
            // A section for negative numbers alone writes its own sign.
            let is_signed = numeric[idx].condition.is_some_and(|condition| condition.is_negative_only());
            return Some((&numeric[idx], if is_signed { number.abs() } else { number }));
        }
        let (negative, zero) = (number.is_sign_negative() && !number.is_zero(), number.is_zero());
        Some(match numeric {
            [] => return None,
            [only] => (only, number),
            [_, below, ..] if negative => (below, number.abs()),
            [_, _, nothing] if zero => (nothing, number),
            [first, ..] => (first, number),
        })
    }
}

/// Fills a number into the places of its digits; `None` for notations that are not read.
fn show_number(section: &Section, number: Decimal) -> Option<String> {
    let tokens = &section.tokens;
    if tokens.iter().any(|token| matches!(token, Token::Exponent | Token::Slash)) {
        return None;
    }
    let point = tokens.iter().position(|token| *token == Token::Point).unwrap_or(tokens.len());
    let is_digit = |token: &&Token| matches!(token, Token::Digit(_));
    let decimals = tokens[point..].iter().filter(is_digit).count();
    let mut scaled = number;
    for token in tokens {
        match token {
            Token::Percent => scaled = scaled.checked_mul(Decimal::ONE_HUNDRED)?,
            Token::Thousands => scaled = scaled.checked_mul(Decimal::new(1, 3))?,
            _ => {}
        }
    }
    let decimals = u32::try_from(decimals).ok().filter(|n| *n <= 28)?;
    let rounded = scaled.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let text = rounded.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.trim_start_matches('0');
    let has_digits = tokens.iter().any(|token| matches!(token, Token::Digit(_)));

    let mut shown = String::new();
    if number.is_sign_negative() && !number.is_zero() && (has_digits || tokens.contains(&Token::General)) {
        shown.push('-');
    }
    let mut places = tokens[..point].iter().filter(is_digit).count();
    let is_grouped = section.is_grouped;
    let push_digit = |shown: &mut String, digit: char, left: usize| {
        shown.push(digit);
        if is_grouped && left > 0 && left.is_multiple_of(3) {
            shown.push(',');
        }
    };
    let mut is_first = true;
    let mut decimal = 0;
    for (idx, token) in tokens.iter().enumerate() {
        match token {
            Token::Digit(kind) if idx < point => {
                places -= 1;
                if std::mem::take(&mut is_first) {
                    // The first place takes all digits that have no place of their own.
                    let extra = whole.len().saturating_sub(places + 1);
                    for (at, digit) in whole.chars().take(extra).enumerate() {
                        push_digit(&mut shown, digit, whole.len() - at - 1);
                    }
                }
                let digit = whole.len().checked_sub(places + 1).and_then(|at| whole[at..].chars().next());
                match digit {
                    Some(digit) => push_digit(&mut shown, digit, places),
                    None if *kind == '0' => push_digit(&mut shown, '0', places),
                    None => {}
                }
            }
            Token::Digit(kind) => {
                let digit = fraction[decimal.min(fraction.len())..].chars().next().unwrap_or('0');
                let rest = &fraction[decimal.min(fraction.len())..];
                decimal += 1;
                if *kind == '0' || rest.bytes().any(|byte| byte != b'0') {
                    shown.push(digit);
                }
            }
            Token::Point => {
                // `.00` has no place before the point, and still shows what stands there.
                if std::mem::take(&mut is_first) {
                    shown.push_str(whole);
                }
                shown.push('.');
            }
            Token::Percent => shown.push('%'),
            Token::Literal(literal) => shown.push_str(literal),
            Token::General | Token::Text => shown.push_str(&number.abs().normalize().to_string()),
            Token::Thousands => {}
            Token::Exponent | Token::Slash | Token::Date(..) | Token::Elapsed(_) | Token::HalfDay(_) => {
                return None;
            }
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_numbers_as_spreadsheets_do() {
        for (code, value, shown) in [
            ("", "95.700000000000003", "95.7"),
            ("General", "1366.6299999999999", "1366.63"),
            ("G/通用格式", "12", "12"),
            ("G/通用格式\"万元\"", "-12.5", "-12.5万元"),
            ("0", "9.5", "10"),
            ("0.00", "10", "10.00"),
            ("0.00", "1.00499999999999989", "1.01"),
            ("0.00_ ", "2.43", "2.43"),
            ("0.00_);[Red](0.00)", "-2.43", "(2.43)"),
            ("#,##0.00", "24955.91", "24,955.91"),
            ("#,##0.00", "1234567.5", "1,234,567.50"),
            ("#,##0", "999999.5", "1,000,000"),
            ("#,##0.00", "0", "0.00"),
            ("#,##0.00", "-1366.63", "-1,366.63"),
            ("#,###", "0", ""),
            ("#,##0.##", "5.5", "5.5"),
            ("0.0#", "5", "5.0"),
            (".00", "12.345", "12.35"),
            ("000000", "123", "000123"),
            ("0%", "0.95", "95%"),
            ("0.0%", "0.98499999999999999", "98.5%"),
            ("0.00%", "1", "100.00%"),
            ("0\"万元\"", "35", "35万元"),
            ("0.00万元", "35", "35.00万元"),
            ("≥0%", "0.9", "≥90%"),
            ("0\\人", "12", "12人"),
            ("0!.0,\"万\"", "123456", "12.3万"),
            ("0.00,,", "123456789", "123.46"),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0", "-"),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1366.63", "1,366.63"),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-5", "-5.00"),
            ("0.00;-0.00;;@", "0", ""),
            ("[$¥-804]#,##0.00", "1000", "¥1,000.00"),
            ("[Red]0.0", "1.25", "1.3"),
            ("[>=10000]0.00,\"千\";0.00", "12345", "12.35千"),
            ("[>=10000]0.00,\"千\";0.00", "99", "99.00"),
            ("[<0]\"负\"0;0", "-3", "负3"),
            ("# ?/?", "0.5", "0.5"),
            ("0.00E+00", "12345", "12345"),
            ("@", "12.50", "12.5"),
            ("0.00", "1e300", "1e300"),
            ("0.00", "待定", "待定"),
            ("0.00", "-0.001", "-0.00"),
        ] {
            assert_eq!(NumberFormat::parse(code).show(value, false), shown, "{value} under {code}");
        }
    }

    #[test]
    fn shows_dates_and_times() {
        for (code, value, shown) in [
            ("yyyy\"年\"m\"月\"d\"日\"", "45657", "2024年12月31日"),
            ("yyyy年m月", "45658", "2025年1月"),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "45658", "2025年1月1日"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "45657", "二〇二四年十二月三十一日"),
            ("yyyy-mm-dd", "45658", "2025-01-01"),
            ("yyyy/m/d h:mm", "45658.75", "2025/1/1 18:00"),
            ("yyyy.mm.dd", "45658", "2025.01.01"),
            ("e\"年\"", "45658", "2025年"),
            ("yy-m", "45658", "25-1"),
            ("h:mm:ss", "0.5", "12:00:00"),
            ("h:mm AM/PM", "0.75", "6:00 PM"),
            ("[h]:mm", "1.5", "36:00"),
            ("上午/下午h\"时\"mm\"分\"", "0.75", "下午6时00分"),
            ("aaaa", "45658", "星期三"),
            ("d-mmm-yy", "45658", "1-Jan-25"),
            ("yyyy-mm-dd", "59", "1900-02-28"),
            ("yyyy-mm-dd", "60", "1900-02-29"),
            ("yyyy-mm-dd", "61", "1900-03-01"),
            ("yyyy-mm-dd", "-1", "-1"),
            ("yyyy-mm-dd", "9999999", "9999999"),
        ] {
            assert_eq!(NumberFormat::parse(code).show(value, false), shown, "{value} under {code}");
        }
        assert_eq!(NumberFormat::parse("yyyy-m-d").show("0", true), "1904-1-1");
    }

    #[test]
    fn shows_texts() {
        let show = |code| NumberFormat::parse(code).show_text("甲");
        assert_eq!(show("@\"局\"").as_deref(), Some("甲局"));
        assert_eq!(show("0;0;0;\"  \"@").as_deref(), Some("  甲"));
        assert_eq!(show(";;;"), None);
        assert_eq!(show("0.00"), None);
    }
}
