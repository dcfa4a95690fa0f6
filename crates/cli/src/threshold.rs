//! The thresholds of the command line: money and rates as people write them.

use duibiao_core::{AmountCell, MoneyUnit};
use rust_decimal::Decimal;

/// Reads a threshold of money into 元. Without a unit it is in 万元; `5`, `5万元`, `30000元` and `0.5亿元` are all
/// well, with thousands separators or not.
pub(crate) fn money(text: &str) -> Result<Decimal, String> {
    let text = text.trim();
    let (number, unit) = ["亿元", "万元", "元", "亿", "万"]
        .into_iter()
        .find_map(|word| {
            let number = text.strip_suffix(word)?;
            let unit = match word {
                "亿元" | "亿" => MoneyUnit::YiYuan,
                "万元" | "万" => MoneyUnit::WanYuan,
                _ => MoneyUnit::Yuan,
            };
            Some((number, unit))
        })
        .unwrap_or((text, MoneyUnit::WanYuan));
    let amount = number_of(number).ok_or("an amount such as 5, 5万元, 30000元 or 0.5亿元 is needed")?;
    unit.convert(amount, MoneyUnit::Yuan).ok_or_else(|| "the amount is too large".to_owned())
}

/// Reads a threshold of change in percent, `10` or `10%`, into a fraction.
pub(crate) fn rate(text: &str) -> Result<Decimal, String> {
    let text = text.trim();
    let number = text.strip_suffix(['%', '％']).unwrap_or(text);
    let percent = number_of(number).ok_or("a rate in percent such as 10 or 10% is needed")?;
    percent.checked_div(Decimal::ONE_HUNDRED).ok_or_else(|| "the rate is too large".to_owned())
}

/// A number that is not negative, as the cells of tables write them.
fn number_of(text: &str) -> Option<Decimal> {
    AmountCell::read(text).printed().filter(|number| !number.is_sign_negative())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_money() {
        for (text, yuan) in [
            ("5", Some("50000")),
            ("5万元", Some("50000")),
            ("5万", Some("50000")),
            ("30000元", Some("30000")),
            ("30,000元", Some("30000")),
            ("0.5亿元", Some("50000000")),
            (" 1.25 万元 ", Some("12500")),
            ("0", Some("0")),
            ("-5", None),
            ("五万元", None),
            ("万元", None),
            ("", None),
            ("5%", None),
        ] {
            assert_eq!(money(text).ok(), yuan.map(|yuan| yuan.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn reads_rates() {
        for (text, fraction) in [
            ("10", Some("0.1")),
            ("10%", Some("0.1")),
            ("12.5％", Some("0.125")),
            ("-1", None),
            ("十", None),
            ("%", None),
        ] {
            assert_eq!(rate(text).ok(), fraction.map(|fraction| fraction.parse().unwrap()), "{text}");
        }
    }
}
