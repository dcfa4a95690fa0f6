//! Dates and times: days since the end of 1899, or since the first of 1904.

use super::pattern::{Section, Token};
use rust_decimal::prelude::ToPrimitive as _;
use rust_decimal::{Decimal, RoundingStrategy};

const SECONDS_A_DAY: i64 = 86_400;
/// 31 December 9999
const MAX_DAY: i64 = 2_958_465;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// A day and what of it has passed.
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    weekday: usize,
    /// Since midnight
    seconds: i64,
    /// Since the first day
    elapsed: i64,
}

/// What a number shows as a date; `None` where it is none.
pub(super) fn show(section: &Section, number: Decimal, is_1904: bool) -> Option<String> {
    let moment = moment(number, is_1904)?;
    let has_halves = section.tokens.iter().any(|token| matches!(token, Token::HalfDay(_)));
    let mut shown = String::new();
    for token in &section.tokens {
        match token {
            Token::Literal(literal) => shown.push_str(literal),
            Token::HalfDay(words) => shown.push_str(words[usize::from(moment.seconds >= SECONDS_A_DAY / 2)]),
            Token::Elapsed(unit) => {
                let divisor = match unit {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                shown.push_str(&(moment.elapsed / divisor).to_string());
            }
            Token::Date(letter, n) => shown.push_str(&part(&moment, *letter, *n, section, has_halves)),
            _ => return None,
        }
    }
    Some(shown)
}

fn part(moment: &Moment, letter: char, n: usize, section: &Section, has_halves: bool) -> String {
    let number = |value: i64, width: usize| match (section.is_chinese, width) {
        (true, 4) => value.to_string().bytes().map(numeral).collect(),
        (true, _) => chinese(value),
        (false, width) => format!("{value:0width$}"),
    };
    let index = |value: i64| usize::try_from(value).unwrap_or(0);
    match (letter, n) {
        ('y', 1 | 2) => number(moment.year % 100, 2),
        ('y' | 'e', _) => number(moment.year, 4),
        ('m', 3) => MONTHS[index(moment.month - 1)].to_owned(),
        ('d', 3) | ('a', 3) => WEEKDAYS[moment.weekday].to_owned(),
        ('d' | 'a', 4..) => format!("星期{}", WEEKDAYS[moment.weekday]),
        ('m', _) => number(moment.month, n.min(2)),
        ('d', _) => number(moment.day, n.min(2)),
        ('h', _) => {
            let hour = moment.seconds / 3600;
            number(if has_halves { (hour + 11) % 12 + 1 } else { hour }, n.min(2))
        }
        ('n', _) => number(moment.seconds / 60 % 60, n.min(2)),
        ('s', _) => number(moment.seconds % 60, n.min(2)),
        _ => String::new(),
    }
}

fn numeral(digit: u8) -> char {
    ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
        [usize::from(digit.saturating_sub(b'0').min(9))]
}

/// 十二, 三十一
fn chinese(value: i64) -> String {
    let digit = |value: i64| numeral(u8::try_from(value % 10).unwrap_or(0) + b'0');
    let mut text = String::new();
    if value >= 20 {
        text.push(digit(value / 10));
    }
    if value >= 10 {
        text.push('十');
    }
    if value % 10 > 0 || value == 0 {
        text.push(digit(value));
    }
    text
}

fn moment(number: Decimal, is_1904: bool) -> Option<Moment> {
    if number.is_sign_negative() && !number.is_zero() {
        return None;
    }
    let elapsed = number
        .checked_mul(Decimal::from(SECONDS_A_DAY))?
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_i64()?;
    let serial = elapsed / SECONDS_A_DAY + if is_1904 { 1462 } else { 0 };
    if serial > MAX_DAY {
        return None;
    }
    // 1900 had no 29 February; spreadsheets count it as day 60.
    let (year, month, day) = match serial {
        0 => (1900, 1, 0),
        60 => (1900, 2, 29),
        _ => civil(serial + if serial < 60 { -25_568 } else { -25_569 }),
    };
    let weekday = usize::try_from((serial + 6) % 7).unwrap_or(0);
    Some(Moment { year, month, day, weekday, seconds: elapsed % SECONDS_A_DAY, elapsed })
}

/// The number of a date written as `2025-03-01T00:00:00`, as a spreadsheet stores it.
pub(in crate::readers) fn serial(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = text.split_once('T').unwrap_or((text, "0"));
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Days of the years before, with March as the first month, so that leap days come last.
    let shifted = if month > 2 { year } else { year - 1 };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + day_of_year - 719_468;
    let days = days + if days > -25_509 { 25_569 } else { 25_568 };
    let mut seconds = 0;
    for part in time.splitn(3, ':').map(|part| part.split('.').next().unwrap_or_default()) {
        seconds = seconds * 60 + part.parse::<i64>().ok().filter(|n| (0..100).contains(n))?;
    }
    let seconds = if time.matches(':').count() == 1 { seconds * 60 } else { seconds };
    let of_day = Decimal::from(seconds).checked_div(Decimal::from(SECONDS_A_DAY))?;
    Some((Decimal::from(days) + of_day).to_string())
}

/// The date of a day counted from 1 January 1970, by the calendar of 400 years.
const fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}
