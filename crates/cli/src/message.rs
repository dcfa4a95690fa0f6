//! Messages to the user: on stderr only, one line each, in the user's language.

use duibiao_core::{Bilingual, Language};
use duibiao_report::sanitize;
use std::io::Write as _;

/// Says why something named could not be processed: `duibiao: PATH: REASON`.
pub(crate) fn failure(path: &str, reason: &Bilingual, language: Language) {
    print(&format!("duibiao: {}: {}", sanitize(path), sanitize(reason.text(language))));
}

/// Says what the user may want to know although the work goes on: `duibiao: warning: PATH: REASON`.
pub(crate) fn warning(path: &str, reason: &Bilingual, language: Language) {
    let word = match language {
        Language::Zh => "警告",
        Language::En => "warning",
    };
    print(&format!("duibiao: {word}: {}: {}", sanitize(path), sanitize(reason.text(language))));
}

/// Says something about the call as a whole.
pub(crate) fn general(reason: &Bilingual, language: Language) {
    print(&format!("duibiao: {}", sanitize(reason.text(language))));
}

fn print(line: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// The reason of a failed system call, in both languages.
pub(crate) fn io_reason(error: &std::io::Error) -> Bilingual {
    use std::io::ErrorKind;
    let zh = match error.kind() {
        ErrorKind::NotFound => "文件不存在",
        ErrorKind::PermissionDenied => "没有访问权限",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::StorageFull => "存储空间已满",
        _ => return both(error.to_string()),
    };
    let en = match error.kind() {
        ErrorKind::NotFound => "no such file",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::IsADirectory => "is a folder, not a file",
        _ => "no space left",
    };
    Bilingual::fixed(zh, en)
}

/// A text that there is in one language only.
pub(crate) fn both(text: String) -> Bilingual {
    Bilingual { zh: text.clone().into(), en: text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_in_both_languages() {
        let reason = io_reason(&std::io::Error::from(std::io::ErrorKind::NotFound));
        assert_eq!((reason.text(Language::Zh), reason.text(Language::En)), ("文件不存在", "no such file"));
    }
}
