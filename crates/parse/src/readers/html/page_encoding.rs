//! The encoding of a page: what it declares, unless its bytes say otherwise.

use crate::encoding::{Decoded, decode};
use crate::error::Error;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8};

/// A page as text.
pub(super) struct Page<'a> {
    pub(super) decoded: Decoded<'a>,
    /// What the page declares, where that is wrong.
    pub(super) wrongly_declared: Option<String>,
}

/// Browsers look for a declaration in so many bytes; pages exceed that.
const HEAD: usize = 8192;

/// Decodes a page. UTF-8 proves itself; what else the page declares is used where the bytes allow it.
pub(super) fn decode_page(bytes: &[u8]) -> Result<Page<'_>, Error> {
    let label = declared(&bytes[..bytes.len().min(HEAD)]);
    let declared = label.as_deref().and_then(|label| Encoding::for_label(label.as_bytes()));
    let has_mark =
        [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"].iter().any(|mark| bytes.starts_with(mark));
    let multibyte = declared.filter(|e| [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR].contains(e));
    if let Some(encoding) = multibyte
        && !has_mark
        && simdutf8::basic::from_utf8(bytes).is_err()
    {
        let (text, lossy) = encoding.decode_without_bom_handling(bytes);
        if !lossy {
            let name = match encoding.name() {
                "GBK" | "gb18030" => "gb18030",
                "Big5" => "big5",
                "Shift_JIS" => "shift_jis",
                "EUC-JP" => "euc-jp",
                _ => "euc-kr",
            };
            let decoded = Decoded { text, encoding: name, lossy };
            return Ok(Page { decoded, wrongly_declared: None });
        }
    }
    let decoded = decode(bytes)?;
    let is_right = bytes.is_ascii()
        || has_mark
        || declared.is_none_or(|declared| match decoded.encoding {
            "gb18030" => declared == GBK || declared == GB18030,
            "utf-8" => declared == UTF_8,
            _ => true,
        });
    Ok(Page { decoded, wrongly_declared: label.filter(|_| !is_right) })
}

/// The label of a declaration: `<meta charset=…>`, `content="text/html; charset=…"`, `<?xml encoding="…"?>`.
fn declared(head: &[u8]) -> Option<String> {
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let after = |sign: &str| {
        let at = head.find(sign)? + sign.len();
        let rest = head[at..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))?;
        Some(rest[..end].to_owned()).filter(|label| !label.is_empty())
    };
    if head.trim_start().starts_with("<?xml")
        && let Some(label) = after("encoding")
    {
        return Some(label);
    }
    after("charset")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_the_real_encoding() {
        let text = |head: &str| format!("{head}<p>项目支出绩效目标表</p>");
        let gb = |text: &str| GB18030.encode(text).0.into_owned();
        let meta = "<meta charset=\"gb2312\">";
        let http = "<META http-equiv=Content-Type content='text/html; charset=gbk'>";
        let utf8 = "<meta charset=utf-8>";
        for (bytes, encoding, wrong) in [
            (gb(&text(meta)), "gb18030", None),
            (gb(&text(http)), "gb18030", None),
            (gb(&text("")), "gb18030", None),
            (gb(&text(utf8)), "gb18030", Some("utf-8")),
            (text(meta).into_bytes(), "utf-8", Some("gb2312")),
            (text(utf8).into_bytes(), "utf-8", None),
            (gb(&text("<meta charset=iso-8859-1>")), "gb18030", Some("iso-8859-1")),
            (text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").into_bytes(), "utf-8", None),
            (format!("\u{FEFF}{}", text(meta)).into_bytes(), "utf-8-bom", None),
        ] {
            let page = decode_page(&bytes).unwrap();
            assert!(page.decoded.text.contains("项目支出绩效目标表"));
            assert_eq!((page.decoded.encoding, page.wrongly_declared.as_deref()), (encoding, wrong));
        }
        let traditional = "<meta charset=big5><p>績效目標</p>";
        let bytes = BIG5.encode(traditional).0.into_owned();
        assert_eq!(decode_page(&bytes).unwrap().decoded.encoding, "big5");
    }
}
