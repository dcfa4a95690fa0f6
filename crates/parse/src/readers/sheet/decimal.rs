//! The number that a cell stores, as a person sees it.

use rust_decimal::Decimal;

/// So many digits a spreadsheet shows. It stores binary fractions, of which files print 17 digits:
/// 95.700000000000003 is the 95.7 that was typed.
const SIGNIFICANT: usize = 15;

/// The number that a text of a file means, rounded to 15 significant digits, half away from zero; `None` where
/// it is no number or does not fit.
pub(super) fn read(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, magnitude) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = magnitude.split_once('.').unwrap_or((magnitude, ""));
    let is_number = whole.len() + fraction.len() > 0
        && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if !is_number || magnitude.len() > 400 || !(-400..=400).contains(&exponent) {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let digits = all.trim_start_matches('0');
    // How many of the digits stand before the point.
    let mut point =
        i32::try_from(whole.len()).ok()? - i32::try_from(all.len() - digits.len()).ok()? + exponent;
    let mut kept: u64 = 0;
    for byte in digits.bytes().take(SIGNIFICANT) {
        kept = kept * 10 + u64::from(byte - b'0');
    }
    let n_kept = digits.len().min(SIGNIFICANT);
    if digits.as_bytes().get(SIGNIFICANT).is_some_and(|byte| *byte >= b'5') {
        kept += 1;
    }
    if kept == 0 {
        return Some(Decimal::ZERO);
    }
    point -= i32::try_from(n_kept).ok()?;
    let zeros = usize::try_from(point).unwrap_or(0);
    let scale = usize::try_from(-point).unwrap_or(0);
    if zeros > 14 || scale > 28 {
        return None;
    }
    let text = format!("{sign}{kept}{}", "0".repeat(zeros));
    let value = i128::from_str_radix(&text, 10).ok()?;
    Decimal::try_from_i128_with_scale(value, u32::try_from(scale).ok()?).ok()
}

/// A number without a format: no more digits than it needs. What is no number, or far too large for one, stays
/// as it is.
pub(in crate::readers) fn general(text: &str) -> String {
    read(text).map_or_else(|| text.trim().to_owned(), |value| value.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_to_what_a_spreadsheet_shows() {
        for (stored, shown) in [
            ("95.700000000000003", "95.7"),
            ("1366.6299999999999", "1366.63"),
            ("0.1", "0.1"),
            ("-0.29999999999999999", "-0.3"),
            ("1E-3", "0.001"),
            ("2.4955910000000001E+4", "24955.91"),
            ("999999999999999.9", "1000000000000000"),
            ("510923240001234567", "510923240001235000"),
            ("10.00", "10"),
            ("0", "0"),
            ("-0", "0"),
            ("1e300", "1e300"),
            ("1e-300", "1e-300"),
            ("十", "十"),
            ("", ""),
        ] {
            assert_eq!(general(stored), shown, "{stored}");
        }
    }
}
