//! The language of messages and views: what the user says, else what the environment says.

use duibiao_core::Language;

/// The language that the environment asks for. Of `LC_ALL`, `LC_MESSAGES` and `LANG` the first that is not empty
/// counts, as in POSIX: Chinese in any form is Chinese, any other named language English. `C`, `POSIX` and no
/// setting at all name no language: the tables are Chinese, so the views are too.
pub(crate) fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = first_set(&["LC_ALL", "LC_MESSAGES", "LANG"], variable).unwrap_or_default();
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    if matches!(name, "" | "C" | "POSIX") || name.to_ascii_lowercase().starts_with("zh") {
        Language::Zh
    } else {
        Language::En
    }
}

/// The first of the variables that is set to something.
pub(crate) fn first_set(names: &[&str], variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_first_variable_that_says_something() {
        for (all, messages, lang, expected) in [
            (None, None, None, Language::Zh),
            (None, None, Some("zh_CN.UTF-8"), Language::Zh),
            (None, None, Some("en_US.UTF-8"), Language::En),
            (None, Some("en_GB"), Some("zh_CN.UTF-8"), Language::En),
            (Some("zh_TW"), Some("en_GB"), Some("de_DE"), Language::Zh),
            (Some(""), Some(""), Some("fr_FR@euro"), Language::En),
            (Some("C"), None, Some("en_US.UTF-8"), Language::Zh),
            (Some("C.UTF-8"), None, None, Language::Zh),
            (None, None, Some("POSIX"), Language::Zh),
            (None, None, Some("zh"), Language::Zh),
            (None, None, Some("ca_ES"), Language::En),
        ] {
            let language = of_environment(|name| {
                match name {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                }
                .map(str::to_owned)
            });
            assert_eq!(language, expected, "{all:?} {messages:?} {lang:?}");
        }
    }
}
