//! The money unit of a table, and the only place where money is converted between units.

use rust_decimal::Decimal;

/// The unit in which a table prints its money.
///
/// Printed in the table's heading as `单位：万元`. Serialized as the Chinese word.
///
/// # Example
/// ```
/// use duibiao_core::MoneyUnit;
/// use rust_decimal::Decimal;
///
/// let amount: Decimal = "12.50".parse()?;
/// let yuan = MoneyUnit::WanYuan.convert(amount, MoneyUnit::Yuan).unwrap();
/// assert_eq!(yuan, "125000".parse::<Decimal>()?);
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum MoneyUnit {
    /// 元
    #[cfg_attr(feature = "serde", serde(rename = "元"))]
    Yuan,
    /// 万元, 10,000 yuan
    #[cfg_attr(feature = "serde", serde(rename = "万元"))]
    WanYuan,
    /// 亿元, 100,000,000 yuan
    #[cfg_attr(feature = "serde", serde(rename = "亿元"))]
    YiYuan,
}

impl MoneyUnit {
    /// Every unit, smallest first.
    pub const ALL: [Self; 3] = [Self::Yuan, Self::WanYuan, Self::YiYuan];

    /// The Chinese word: 元, 万元 or 亿元.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::WanYuan => "万元",
            Self::YiYuan => "亿元",
        }
    }

    /// Reads the Chinese word, white space aside; `人民币万元` and `万元人民币` too.
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.trim().trim_start_matches("人民币").trim_end_matches("人民币").trim();
        Self::ALL.into_iter().find(|unit| unit.name() == word)
    }

    /// The power of ten of this unit in yuan.
    pub const fn exponent(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::WanYuan => 4,
            Self::YiYuan => 8,
        }
    }

    /// Converts an amount of this unit into `to`, exactly and without trailing zeros; the same unit gives the
    /// amount back digit for digit.
    ///
    /// `None` when the result does not fit a [`Decimal`] exactly.
    pub fn convert(self, amount: Decimal, to: Self) -> Option<Decimal> {
        if self == to {
            return Some(amount);
        }
        let (from, to) = (self.exponent(), to.exponent());
        if from > to {
            amount.checked_mul(Decimal::from(10_u64.pow(from - to))).map(|d| d.normalize())
        } else {
            // A shift of the decimal point: exact as long as the scale allows it.
            let mut shifted = amount.normalize();
            let scale = shifted.scale() + (to - from);
            shifted.set_scale(scale).ok()?;
            Some(shifted.normalize())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_exactly_in_both_directions() {
        let cases = [
            ("12.50", MoneyUnit::WanYuan, MoneyUnit::Yuan, "125000"),
            ("125000", MoneyUnit::Yuan, MoneyUnit::WanYuan, "12.5"),
            ("1", MoneyUnit::Yuan, MoneyUnit::YiYuan, "0.00000001"),
            ("10.00", MoneyUnit::WanYuan, MoneyUnit::WanYuan, "10.00"),
        ];
        for (amount, from, to, expected) in cases {
            let converted = from.convert(amount.parse().unwrap(), to).unwrap();
            assert_eq!(converted.to_string(), expected, "{amount} {from:?} -> {to:?}");
        }
    }

    #[test]
    fn reads_its_words() {
        assert_eq!(MoneyUnit::parse(" 万元 "), Some(MoneyUnit::WanYuan));
        assert_eq!(MoneyUnit::parse("人民币元"), Some(MoneyUnit::Yuan));
        assert_eq!(MoneyUnit::parse("个"), None);
    }
}
