//! Amounts in forms.

use duibiao_core::{Absence, AmountCell, Amounts, MoneyUnit};

/// Reads the text of a value: a number, with or without its unit behind it. A unit that is printed with the
/// number is that of the form, where the form has stated none.
pub(crate) fn read(text: &str, stated: &mut Option<MoneyUnit>) -> AmountCell {
    let plain = AmountCell::read(text);
    if plain != AmountCell::Absent(Absence::Unreadable) {
        return plain;
    }
    for unit in MoneyUnit::ALL.into_iter().rev() {
        if let Some(number) = text.trim().strip_suffix(unit.name())
            && let read @ AmountCell::Printed(_) = AmountCell::read(number)
        {
            if stated.is_some_and(|stated| stated != unit) {
                return plain;
            }
            *stated = Some(unit);
            return read;
        }
    }
    plain
}

/// Whether the form printed this column already.
pub(super) fn is_taken(amounts: &Amounts, key: &str) -> bool {
    let cell = match key {
        "total" => amounts.total,
        "fiscal_appropriation" => amounts.fiscal_appropriation,
        "special_account" => amounts.special_account,
        "other" => amounts.other,
        "carryover" => amounts.carryover,
        further => {
            return amounts.further.iter().any(|(name, _)| name == further);
        }
    };
    cell != AmountCell::NO_COLUMN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_units_behind_numbers() {
        for (text, stated, expected, unit) in [
            ("771,325,800.00", None, Some("771325800.00"), None),
            ("65万元", None, Some("65"), Some(MoneyUnit::WanYuan)),
            ("65元", Some(MoneyUnit::Yuan), Some("65"), Some(MoneyUnit::Yuan)),
            ("65元", Some(MoneyUnit::WanYuan), None, Some(MoneyUnit::WanYuan)),
            ("约65", None, None, None),
        ] {
            let mut known = stated;
            let read = read(text, &mut known).printed().map(|number| number.to_string());
            assert_eq!((read.as_deref(), known), (expected, unit), "{text}");
        }
    }
}
