//! The contents of `duibiao.toml`.

use super::known;
use duibiao_check::{Profile, Settings};
use duibiao_core::{Bilingual, Severity};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    profile: Profile,
    select: Vec<String>,
    ignore: Vec<String>,
    severity: BTreeMap<String, Severity>,
    rules: BTreeMap<String, BTreeMap<String, Number>>,
}

/// A number as TOML writes it. A text keeps any number of digits.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    /// The shortest digits that give this number: the ones that were typed, up to fifteen.
    Fraction(f64),
    Text(String),
}

impl Number {
    fn decimal(&self) -> Option<Decimal> {
        match self {
            Self::Whole(number) => Some(Decimal::from(*number)),
            Self::Fraction(number) => number.to_string().parse().ok(),
            Self::Text(text) => text.parse().ok(),
        }
        .filter(|number| !number.is_sign_negative())
    }
}

/// The settings in a file's text.
pub(super) fn parse(text: &str) -> Result<Settings, Bilingual> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        Bilingual {
            zh: format!("第 {line} 行：{}", error.message()).into(),
            en: format!("line {line}: {}", error.message()).into(),
        }
    })?;
    let named = file.select.iter().chain(&file.ignore).chain(file.severity.keys()).chain(file.rules.keys());
    named.map(|of| known(of)).collect::<Result<Vec<()>, _>>()?;
    let mut parameters = BTreeMap::new();
    for (code, numbers) in &file.rules {
        let mut of_rule = BTreeMap::new();
        for (name, number) in numbers {
            of_rule.insert(name.clone(), parameter(code, name, number)?);
        }
        parameters.insert(code.clone(), of_rule);
    }
    Ok(Settings {
        profile: file.profile,
        select: file.select,
        ignore: file.ignore,
        severities: file.severity,
        parameters,
    })
}

fn parameter(code: &str, name: &str, number: &Number) -> Result<Decimal, Bilingual> {
    let rule = duibiao_check::rule(code);
    let names: Vec<&str> = rule.iter().flat_map(|rule| rule.parameters).map(|of| of.name).collect();
    if !names.contains(&name) {
        let names = if names.is_empty() { "—".to_owned() } else { names.join(", ") };
        return Err(Bilingual {
            zh: format!("规则 {code} 没有参数 {name}（参数：{names}）").into(),
            en: format!("rule {code} has no parameter {name} (it has: {names})").into(),
        });
    }
    number.decimal().ok_or_else(|| Bilingual {
        zh: format!("规则 {code} 的参数 {name} 不是非负数").into(),
        en: format!("parameter {name} of rule {code} is no number of zero or more").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao_core::Language;

    #[test]
    fn reads_rules_severities_and_profile() {
        let settings = parse(
            "profile = \"strict\"\nselect = [\"ARI\"]\nignore = [\"ARI-03\"]\n[severity]\nARI-01 = \"warning\"\n",
        )
        .unwrap();
        assert_eq!(settings.profile, Profile::Strict);
        assert_eq!((settings.select[0].as_str(), settings.ignore[0].as_str()), ("ARI", "ARI-03"));
        assert_eq!(settings.severities["ARI-01"], Severity::Warning);
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (text, part) in [
            ("profile = \"hard\"", "line 1"),
            ("\nignore = [\"XYZ\"]", "XYZ"),
            ("\n\nunknown = 1", "line 3"),
            ("[rules.ARI-01]\nlimit = 1", "no parameter limit"),
            ("[rules.ARI-99]\nlimit = 1", "ARI-99"),
        ] {
            let reason = parse(text).unwrap_err();
            assert!(reason.text(Language::En).contains(part), "{text}: {}", reason.text(Language::En));
        }
    }
}
