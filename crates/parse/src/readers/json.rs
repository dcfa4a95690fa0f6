//! Reads the program's own documents, so that a person can correct a reading.

use super::{Input, Reader};
use crate::encoding::decode;
use crate::error::{Error, ErrorKind};
use crate::extract::Extract;
use crate::ledger::Ledger;
use crate::sniff::{Family, Signs};
use duibiao_core::document::{Documents, SCHEMA};
use duibiao_core::{Bilingual, Format};
use serde::Deserialize;

pub(super) const READER: Reader = Reader { format: Format::Json, recognises, read };

/// An object opens the file. No table as extracted from a document begins so, but a document in RTF does.
fn recognises(input: &Input<'_>, signs: &Signs) -> bool {
    if signs.family != Family::Other {
        return false;
    }
    let bytes = input.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input.bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0);
    !bytes.starts_with(b"{\\rtf") && (first == Some(&b'{') || signs.is_named("json"))
}

fn read(input: &Input<'_>, extract: &mut Extract, _ledger: &mut Ledger) -> Result<(), Error> {
    let decoded = decode(input.bytes)?;
    let documents = documents(&decoded.text)?;
    extract.encoding = Some(decoded.encoding.to_owned());
    extract.about_file = documents.findings;
    extract.tables =
        documents.documents.into_iter().map(duibiao_core::document::Document::into_table).collect();
    Ok(())
}

/// Reads the text of a document.
///
/// # Errors
/// When it is no such document, with the path to what is wrong in it.
pub(crate) fn documents(text: &str) -> Result<Documents, Error> {
    // What kind of document it is comes first: else the message would be about a field that another kind has.
    #[derive(Deserialize)]
    struct Head {
        schema: Option<String>,
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let head: Head = serde_json::from_str(text).map_err(|error| invalid("", &error))?;
    match head.schema.as_deref() {
        Some(SCHEMA) => {}
        Some(other) => {
            let other: String = other.chars().take(60).collect();
            let detail = Bilingual {
                zh: format!("schema 为“{other}”，可读入的是“{SCHEMA}”").into(),
                en: format!("its schema is “{other}”; what can be read is “{SCHEMA}”").into(),
            };
            return Err(Error::with_detail(ErrorKind::InvalidDocument, detail));
        }
        None => {
            let detail = Bilingual {
                zh: format!("缺少 \"schema\": \"{SCHEMA}\"").into(),
                en: format!("\"schema\": \"{SCHEMA}\" is missing").into(),
            };
            return Err(Error::with_detail(ErrorKind::InvalidDocument, detail));
        }
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let documents: Documents = serde_path_to_error::deserialize(&mut json)
        .map_err(|error| invalid(&error.path().to_string(), error.inner()))?;
    json.end().map_err(|error| invalid("", &error))?;
    Ok(documents)
}

/// What is wrong, and where.
fn invalid(path: &str, error: &serde_json::Error) -> Error {
    /// What serde says in English.
    const WORDS: &[(&str, &str)] = &[
        ("unknown field", "未知的字段"),
        ("missing field", "缺少字段"),
        ("duplicate field", "字段重复："),
        ("invalid type:", "类型不符："),
        ("invalid value:", "值不符："),
        ("unknown variant", "未知的取值"),
        ("is no amount", "不是金额"),
        ("unknown finding code", "未知的问题代码"),
        ("unknown comparator", "未知的计算符号"),
        ("expected one of", "应为下列之一："),
        (", expected", "，应为"),
    ];
    let (line, column) = (error.line(), error.column());
    let mut en = error.to_string();
    if let Some(at) = en.rfind(" at line ") {
        en.truncate(at);
    }
    let mut zh = en.clone();
    for (from, to) in WORDS {
        zh = zh.replacen(from, to, 1);
    }
    let path = if path == "." || path == "?" { "" } else { path };
    let (zh_path, en_path) = match path {
        "" => (String::new(), String::new()),
        path => (format!("{path}："), format!("{path}: ")),
    };
    let detail = Bilingual {
        zh: format!("{zh_path}{zh}（第 {line} 行第 {column} 列）").into(),
        en: format!("{en_path}{en} (line {line}, column {column})").into(),
    };
    Error::with_detail(ErrorKind::InvalidDocument, detail)
}

#[cfg(test)]
mod tests {
    use crate::{ErrorKind, ReadOptions, read};
    use duibiao_core::{AmountCell, Language, Target};

    const MINIMAL: &str = r#"{"schema": "duibiao.documents/1", "documents": [{
        "title": "项目支出绩效目标表（虚构示例）", "department": "示例市示例局", "fiscal_year": 2025,
        "units": [{"name": "示例市示例局", "projects": [{"name": "宣传经费",
            "amounts": {"total": "10.00"},
            "indicators": [{"name": "场次", "annual_target": {"raw": "≥5场"}}]}]}]}]}"#;

    #[test]
    fn a_document_written_by_hand_needs_no_more_than_it_says() {
        let reading = read("手写.json", MINIMAL.as_bytes(), &ReadOptions::default()).unwrap();
        let table = &reading.tables[0];
        let project = &table.units[0].projects[0];
        assert_eq!(project.amounts.total, AmountCell::read("10.00"));
        assert_eq!(project.amounts.other, AmountCell::NO_COLUMN);
        assert_eq!(project.indicators[0].annual_target, Some(Target::read("≥5场")));
        assert!(table.findings.is_empty(), "{:?}", table.findings);
        assert_eq!(table.source.path, "手写.json");
        assert_eq!(table.source.read_from, None);
        let options = ReadOptions { fiscal_year: Some(2030), ..ReadOptions::default() };
        let reading = read("手写.json", MINIMAL.as_bytes(), &options).unwrap();
        assert_eq!(reading.tables[0].fiscal_year, Some(2030));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (from, to, expected) in [
            (r#""name": "场次""#, r#""nmae": "场次""#, "documents[0].units[0].projects[0].indicators[0]"),
            (r#""name": "场次""#, r#""nmae": "场次""#, "unknown field `nmae`"),
            (r#""total": "10.00""#, r#""total": "约10""#, "projects[0].amounts: total “约10” is no amount"),
            (r#""total": "10.00""#, r#""total": 10"#, "invalid type: integer `10`, expected a string"),
            (r#""total": "10.00""#, r#""totl": "10.00""#, "unknown field `totl`"),
            (r#""total": "10.00""#, r#""total": "1", "total": "2""#, "duplicate field `total`"),
            (r#""name": "场次""#, r#""name": "场次", "name": "x""#, "duplicate field `name`"),
            (r#""fiscal_year": 2025,"#, r#""fiscal_year": "2025","#, "documents[0].fiscal_year"),
            (r#""name": "宣传经费","#, "", "missing field `name`"),
            ("documents/1", "changes/1", "its schema is “duibiao.changes/1”"),
            (r#""schema": "duibiao.documents/1", "#, "", "is missing"),
            ("}]}]}]}]}", "}]}]}]}", "EOF while parsing"),
            ("}]}]}]}]}", "}]}]}]}]} x", "trailing characters"),
        ] {
            let text = MINIMAL.replace(from, to);
            assert_ne!(text, MINIMAL, "{from}");
            let error = read("表.json", text.as_bytes(), &ReadOptions::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidDocument);
            let message = error.message(Language::En);
            assert!(message.contains(expected), "{expected}: {message}");
        }
        let deep = format!("{}{}", r#"{"schema":"#, "[".repeat(100_000));
        assert!(read("深.json", deep.as_bytes(), &ReadOptions::default()).is_err());
    }
}
