//! Why a file cannot be read at all.

use duibiao_core::{Bilingual, Language};

/// A file cannot be processed, and why. It does not know the file's name: the caller does.
///
/// # Example
/// ```
/// use duibiao_core::Language;
/// let error = duibiao_parse::read("空.txt", b"", &Default::default()).unwrap_err();
/// assert!(error.message(Language::En).contains("empty"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    detail: Option<Bilingual>,
}

/// The reasons, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file has no contents.
    Empty,
    /// The bytes are no text in a known encoding, and no known format.
    NotText,
    /// A format that is recognised but not read.
    UnsupportedFormat,
    /// Too large to be such a file.
    TooLarge,
    /// The file holds no performance target table.
    NoTable,
    /// The file is encrypted and the password, or the lack of one, does not open it.
    Encrypted,
    /// Pages are images without a text layer.
    Scanned,
    /// The file is damaged: cut off, or its structure broken.
    Damaged,
    /// The text layer gives characters that are not those printed.
    GarbledText,
    /// The file asks for more memory, depth or repetition than any such table needs.
    OverLimit,
    /// A document of this program that breaks its schema.
    InvalidDocument,
}

impl Error {
    /// An error of that kind.
    pub(crate) const fn new(kind: ErrorKind) -> Self {
        Self { kind, detail: None }
    }

    /// With a sentence of detail.
    pub(crate) fn with_detail(kind: ErrorKind, detail: Bilingual) -> Self {
        Self { kind, detail: Some(detail) }
    }

    /// The reason.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The message in that language, with what the user can do.
    pub fn message(&self, language: Language) -> String {
        let text = match self.kind {
            ErrorKind::Empty => Bilingual::fixed("文件为空", "the file is empty"),
            ErrorKind::NotText => Bilingual::fixed(
                "不是文本文件，也不是可识别的格式",
                "neither text in a known encoding nor a known file format",
            ),
            ErrorKind::UnsupportedFormat => {
                Bilingual::fixed("暂不支持这种文件格式", "this file format is not supported")
            }
            ErrorKind::TooLarge => Bilingual::fixed("文件过大", "the file is too large"),
            ErrorKind::Encrypted => Bilingual::fixed(
                "文件已加密，请用 --password 提供密码",
                "the file is encrypted; give its password with --password",
            ),
            ErrorKind::Scanned => Bilingual::fixed(
                "扫描件，无文字层；请向发布单位索取可复制文字的文件，或先作文字识别",
                "a scan without a text layer; ask the issuer for a file with text, or run text recognition first",
            ),
            ErrorKind::Damaged => Bilingual::fixed(
                "文件已损坏或不完整，请重新下载",
                "the file is damaged or incomplete; download it again",
            ),
            ErrorKind::GarbledText => Bilingual::fixed(
                "文字层已损坏，取出的文字与印出的不符，未作为数据读取",
                "the text layer is damaged: its characters are not those printed, so it is not read as data",
            ),
            ErrorKind::OverLimit => Bilingual::fixed(
                "文件内容超出限度（大小、层次或重复次数），未读取",
                "the contents exceed the limits of size, depth or repetition and were not read",
            ),
            ErrorKind::InvalidDocument => {
                Bilingual::fixed("不是可读入的对表文档", "not a document of this program that can be read")
            }
            ErrorKind::NoTable => {
                Bilingual::fixed("未找到项目支出绩效目标表", "no performance target table found")
            }
        };
        let mut message = text.text(language).to_owned();
        if let Some(detail) = &self.detail {
            message.push_str(match language {
                Language::Zh => "：",
                Language::En => ": ",
            });
            message.push_str(detail.text(language));
        }
        message
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for Error {}
