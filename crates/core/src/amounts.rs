//! Amounts of money as a table prints them: a total and its funding sources, each with the digits as
//! printed, or the reason why nothing is there.

use rust_decimal::Decimal;

/// Why a column gives no number. Four different facts, none of which is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Absence {
    /// The form has the column, nothing is printed in it.
    Blank,
    /// A dash is printed.
    Dash,
    /// The form has no such column.
    NoColumn,
    /// Something is printed that is no amount; a finding keeps its text.
    Unreadable,
}

/// One money cell: the number as printed, or why there is none.
///
/// A printed `10.00` keeps its two decimals, a printed `0` stays `0`. Money is never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmountCell {
    /// The printed number; its scale is the number of printed decimals.
    Printed(Decimal),
    /// No number, and why.
    Absent(Absence),
}

/// The largest number of digits before the decimal point that is taken for money; more is unreadable.
/// 10^14 in any unit is beyond every budget, and sums of many, converted to 元, stay inside [`Decimal`].
const MAX_INTEGER_DIGITS: usize = 14;
/// The largest number of decimals that is taken for money: 万元 to the cent has 6.
const MAX_DECIMALS: usize = 6;

impl AmountCell {
    /// A cell of a column that the form does not have.
    pub const NO_COLUMN: Self = Self::Absent(Absence::NoColumn);
    /// An empty cell.
    pub const BLANK: Self = Self::Absent(Absence::Blank);

    /// Reads the text of a money cell: digits with or without thousands separators (`,` or `，`), full-width
    /// digits and signs, a sign or accountants' brackets. Blank text is [`Absence::Blank`], a dash
    /// [`Absence::Dash`], anything else [`Absence::Unreadable`].
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Absence, AmountCell};
    /// assert_eq!(AmountCell::read("24,955.91").printed().unwrap().to_string(), "24955.91");
    /// assert_eq!(AmountCell::read("－"), AmountCell::Absent(Absence::Dash));
    /// assert_eq!(AmountCell::read("约10"), AmountCell::Absent(Absence::Unreadable));
    /// ```
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::BLANK;
        }
        if text.chars().all(|c| matches!(c, '-' | '－' | '—' | '–' | '―')) {
            return Self::Absent(Absence::Dash);
        }
        Self::read_number(text).map_or(Self::Absent(Absence::Unreadable), Self::Printed)
    }

    fn read_number(text: &str) -> Option<Decimal> {
        let mut digits = String::with_capacity(text.len());
        let mut negative = false;
        let mut decimals = None;
        let mut integer_digits = 0_usize;
        let mut since_separator: Option<usize> = None;
        let body = match text.strip_prefix(['(', '（']).and_then(|rest| rest.strip_suffix([')', '）'])) {
            Some(inner) => {
                negative = true;
                inner
            }
            None => text,
        };
        for (idx, c) in body.chars().enumerate() {
            match c {
                '0'..='9' | '０'..='９' => {
                    let digit = if c.is_ascii() { c } else { char::from_u32(c as u32 - 0xFF10 + 0x30)? };
                    digits.push(digit);
                    match &mut decimals {
                        Some(n) => *n += 1,
                        None => integer_digits += 1,
                    }
                    if decimals.is_none() {
                        since_separator = since_separator.map(|n| n + 1);
                    }
                }
                '-' | '－' | '−' if idx == 0 && !negative => negative = true,
                ',' | '，' if decimals.is_none() && integer_digits > 0 => {
                    // Groups are of three digits; a wrong grouping is no amount but a fact to show.
                    if since_separator.is_some_and(|n| n != 3)
                        || integer_digits > 3 && since_separator.is_none()
                    {
                        return None;
                    }
                    since_separator = Some(0);
                }
                '.' | '．' if decimals.is_none() && integer_digits > 0 => {
                    decimals = Some(0_usize);
                    digits.push('.');
                }
                _ => return None,
            }
        }
        if integer_digits == 0
            || integer_digits > MAX_INTEGER_DIGITS
            || decimals.is_some_and(|n| n == 0 || n > MAX_DECIMALS)
            || since_separator.is_some_and(|n| n != 3)
        {
            return None;
        }
        let number: Decimal = digits.parse().ok()?;
        Some(if negative { -number } else { number })
    }

    /// The printed number, if there is one.
    pub fn printed(self) -> Option<Decimal> {
        match self {
            Self::Printed(number) => Some(number),
            Self::Absent(_) => None,
        }
    }

    /// The reason why there is no number, if there is none.
    pub fn absence(self) -> Option<Absence> {
        match self {
            Self::Printed(_) => None,
            Self::Absent(absence) => Some(absence),
        }
    }
}

/// What a table prints of a project's, a unit's or the whole table's money.
///
/// Nothing is computed here: a total that is not printed is absent. The five columns of the contract are
/// fields; any other printed source (一般公共预算, 专项债券 …) stands in `further` under its own name.
///
/// # Example
/// ```
/// use duibiao_core::{AmountCell, Amounts};
/// let amounts = Amounts { total: AmountCell::read("10.00"), ..Amounts::NO_COLUMNS };
/// assert_eq!(amounts.total.printed().unwrap().to_string(), "10.00");
/// assert_eq!(amounts.carryover, AmountCell::NO_COLUMN);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// 总计, 合计, 年度资金总额
    pub total: AmountCell,
    /// 财政拨款
    pub fiscal_appropriation: AmountCell,
    /// 财政专户拨款, 财政专户管理资金
    pub special_account: AmountCell,
    /// 其他资金
    pub other: AmountCell,
    /// 上年结转
    pub carryover: AmountCell,
    /// Further printed sources, in print order, by their printed name.
    pub further: Vec<(String, AmountCell)>,
}

/// The keys of the five columns of the contract, in its order.
pub const AMOUNT_COLUMNS: [&str; 5] =
    ["total", "fiscal_appropriation", "special_account", "other", "carryover"];

impl Default for Amounts {
    fn default() -> Self {
        Self::NO_COLUMNS
    }
}

impl Amounts {
    /// Amounts of a form that has no money column at all.
    pub const NO_COLUMNS: Self = Self {
        total: AmountCell::NO_COLUMN,
        fiscal_appropriation: AmountCell::NO_COLUMN,
        special_account: AmountCell::NO_COLUMN,
        other: AmountCell::NO_COLUMN,
        carryover: AmountCell::NO_COLUMN,
        further: Vec::new(),
    };

    /// Every column with its key: the five of the contract, then the further sources in print order.
    pub fn columns(&self) -> impl Iterator<Item = (&str, AmountCell)> {
        let fixed = [self.total, self.fiscal_appropriation, self.special_account, self.other, self.carryover];
        AMOUNT_COLUMNS
            .into_iter()
            .zip(fixed)
            .chain(self.further.iter().map(|(name, cell)| (name.as_str(), *cell)))
    }

    /// The column of that key, [`AmountCell::NO_COLUMN`] where the form has none.
    pub fn column(&self, key: &str) -> AmountCell {
        self.columns().find(|(name, _)| *name == key).map_or(AmountCell::NO_COLUMN, |(_, cell)| cell)
    }

    /// Sets the column of that key; a key that is not one of the contract's becomes a further source.
    pub fn set(&mut self, key: &str, cell: AmountCell) {
        match key {
            "total" => self.total = cell,
            "fiscal_appropriation" => self.fiscal_appropriation = cell,
            "special_account" => self.special_account = cell,
            "other" => self.other = cell,
            "carryover" => self.carryover = cell,
            _ => match self.further.iter_mut().find(|(name, _)| name == key) {
                Some((_, old)) => *old = cell,
                None => self.further.push((key.to_owned(), cell)),
            },
        }
    }

    /// The funding sources (every column but the total) in order.
    pub fn sources(&self) -> impl Iterator<Item = (&str, AmountCell)> {
        self.columns().skip(1)
    }
}

#[cfg(feature = "serde")]
mod wire {
    use super::{AMOUNT_COLUMNS, Absence, AmountCell, Amounts};
    use serde::de::{Error as _, MapAccess, Visitor};
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    struct Absences<'a>(&'a Amounts);

    impl Serialize for Absences<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.columns().filter_map(|(key, cell)| Some((key, cell.absence()?))))
        }
    }

    impl Serialize for Amounts {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            for (key, cell) in self.columns() {
                map.serialize_entry(key, &cell.printed())?;
            }
            map.serialize_entry("absent", &Absences(self))?;
            map.end()
        }
    }

    struct AmountsVisitor;

    impl<'de> Visitor<'de> for AmountsVisitor {
        type Value = Amounts;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("amounts")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Amounts, A::Error> {
            let mut amounts = Amounts::NO_COLUMNS;
            let mut absent: Option<BTreeMap<String, Absence>> = None;
            let mut seen: Vec<String> = Vec::new();
            while let Some(key) = map.next_key::<String>()? {
                if key == "absent" {
                    if absent.replace(map.next_value()?).is_some() {
                        return Err(A::Error::duplicate_field("absent"));
                    }
                    continue;
                }
                // Further sources go by their printed, Chinese names: anything else is a slip.
                if key.is_ascii() && !AMOUNT_COLUMNS.contains(&key.as_str()) {
                    return Err(A::Error::unknown_field(&key, &AMOUNT_COLUMNS));
                }
                if seen.contains(&key) {
                    return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
                }
                let number: Option<String> = map.next_value()?;
                let cell = match number {
                    Some(text) => Some(AmountCell::read(&text))
                        .filter(|cell| cell.printed().is_some())
                        .ok_or_else(|| A::Error::custom(format_args!("{key} “{text}” is no amount")))?,
                    None => AmountCell::NO_COLUMN,
                };
                amounts.set(&key, cell);
                seen.push(key);
            }
            let absent = absent.unwrap_or_default();
            for (key, absence) in absent {
                if amounts.column(&key).printed().is_none() {
                    amounts.set(&key, AmountCell::Absent(absence));
                }
            }
            Ok(amounts)
        }
    }

    impl<'de> Deserialize<'de> for Amounts {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(AmountsVisitor)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_tables_print() {
        for (text, expected) in [
            ("24,955.91", "24955.91"),
            ("10.00", "10.00"),
            ("0", "0"),
            ("０．５０", "0.50"),
            ("-3.20", "-3.20"),
            ("(3.20)", "-3.20"),
            ("1234567.89", "1234567.89"),
            ("1，000", "1000"),
        ] {
            assert_eq!(
                AmountCell::read(text).printed().map(|d| d.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn tells_the_four_absences_apart() {
        for (text, expected) in [
            ("", Absence::Blank),
            (" \u{3000}", Absence::Blank),
            ("-", Absence::Dash),
            ("——", Absence::Dash),
            ("约10", Absence::Unreadable),
            ("1,00", Absence::Unreadable),
            ("1234,567", Absence::Unreadable),
            ("1.", Absence::Unreadable),
            ("1.2.3", Absence::Unreadable),
            ("999999999999999", Absence::Unreadable),
            ("1.1234567", Absence::Unreadable),
        ] {
            assert_eq!(AmountCell::read(text), AmountCell::Absent(expected), "{text:?}");
        }
    }
}
