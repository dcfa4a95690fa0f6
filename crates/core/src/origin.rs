//! Where in its source a figure stands.

/// The place of a printed fact in the source file of its table.
///
/// Small and `Copy`; it does not name the file: the table's [`Source`](crate::Source) does, and pairs say
/// `old` or `new`. Lines, columns, pages, sheets, rows are counted from 1, columns of text in characters,
/// ends are inclusive. Boxes are in PDF points from the top left of the page as displayed.
///
/// # Example
/// ```
/// use duibiao_core::{Origin, TextSpan};
/// let origin = Origin::Text(TextSpan { line: 17, column: 5, end_line: 19, end_column: 8 });
/// assert_eq!(origin.to_string(), "17:5-19:8");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// No place: a fact that the document does not print.
    #[default]
    Nowhere,
    /// A span of a text file.
    Text(TextSpan),
    /// A box on a page of a PDF.
    Page(PageBox),
    /// A cell of a spreadsheet.
    Sheet(SheetCell),
    /// A cell of a table in a DOCX or HTML file.
    Table(TableCell),
}

/// A span of text: from a character to a character, both inclusive, both counted from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextSpan {
    /// First line.
    pub line: u32,
    /// Column of the first character in its line, in characters.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column of the last character in its line, in characters.
    pub end_column: u32,
}

/// A box on a page. Coordinates are hundredths of a PDF point from the top left of the page as displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageBox {
    /// Page, from 1.
    pub page: u32,
    /// Left edge, in 1/100 pt.
    pub left: i32,
    /// Top edge, in 1/100 pt.
    pub top: i32,
    /// Right edge, in 1/100 pt.
    pub right: i32,
    /// Bottom edge, in 1/100 pt.
    pub bottom: i32,
}

/// A cell of a spreadsheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SheetCell {
    /// Sheet, from 1, in the order of the workbook.
    pub sheet: u32,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

/// A cell of a table in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableCell {
    /// Table, from 1, in document order.
    pub table: u32,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

impl Origin {
    /// Whether there is a place at all.
    pub fn is_somewhere(self) -> bool {
        self != Self::Nowhere
    }

    /// The smallest origin that holds both, where they are of one kind; else `self`.
    #[must_use]
    pub fn to(self, end: Self) -> Self {
        match (self, end) {
            (Self::Nowhere, other) => other,
            (Self::Text(a), Self::Text(b)) => {
                let (start, finish) = (
                    (a.line, a.column).min((b.line, b.column)),
                    (a.end_line, a.end_column).max((b.end_line, b.end_column)),
                );
                Self::Text(TextSpan {
                    line: start.0,
                    column: start.1,
                    end_line: finish.0,
                    end_column: finish.1,
                })
            }
            (Self::Page(a), Self::Page(b)) if a.page == b.page => Self::Page(PageBox {
                page: a.page,
                left: a.left.min(b.left),
                top: a.top.min(b.top),
                right: a.right.max(b.right),
                bottom: a.bottom.max(b.bottom),
            }),
            _ => self,
        }
    }
}

impl SheetCell {
    /// The cell's name as spreadsheets show it, `D17`.
    pub fn name(self) -> String {
        let mut letters = Vec::new();
        let mut column = self.column;
        while column > 0 {
            column -= 1;
            letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
            column /= 26;
        }
        let letters: String = letters.iter().rev().collect();
        format!("{letters}{}", self.row)
    }

    /// Reads a name such as `D17` into (row, column).
    pub fn parse_name(name: &str) -> Option<(u32, u32)> {
        let digits = name.find(|c: char| c.is_ascii_digit())?;
        let (letters, row) = name.split_at(digits);
        let mut column = 0_u32;
        for letter in letters.bytes() {
            let value = letter.checked_sub(b'A').filter(|v| *v < 26)?;
            column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
        }
        Some((row.parse().ok()?, column)).filter(|(row, column)| *row > 0 && *column > 0)
    }
}

/// Short form for people: `17:5-19:8`, `p3`, `#2!D17`, `#1[4,2]`; empty for [`Origin::Nowhere`].
impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nowhere => Ok(()),
            Self::Text(s) => write!(f, "{}:{}-{}:{}", s.line, s.column, s.end_line, s.end_column),
            Self::Page(b) => write!(f, "p{}", b.page),
            Self::Sheet(c) => write!(f, "#{}!{}", c.sheet, c.name()),
            Self::Table(c) => write!(f, "#{}[{},{}]", c.table, c.row, c.column),
        }
    }
}

#[cfg(feature = "serde")]
mod wire {
    use super::{Origin, PageBox, SheetCell, TableCell, TextSpan};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    /// The JSON form: only what applies is written.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Wire {
        #[serde(skip_serializing_if = "Option::is_none")]
        page: Option<u32>,
        #[serde(rename = "box", skip_serializing_if = "Option::is_none")]
        bounds: Option<[f64; 4]>,
        #[serde(skip_serializing_if = "Option::is_none")]
        sheet: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        cell: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        table: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        row: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        column: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        line_column: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        end_line: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        end_column: Option<u32>,
    }

    #[expect(clippy::float_arithmetic, reason = "page geometry, neither money nor a target")]
    fn points(hundredths: i32) -> f64 {
        f64::from(hundredths) / 100.0
    }

    #[expect(clippy::float_arithmetic, reason = "page geometry, neither money nor a target")]
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    fn hundredths(points: f64) -> i32 {
        (points * 100.0).round() as i32
    }

    impl Serialize for Origin {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut wire = Wire::default();
            match *self {
                Self::Nowhere => {}
                Self::Text(s) => {
                    wire.line = Some(s.line);
                    wire.line_column = Some(s.column);
                    wire.end_line = Some(s.end_line);
                    wire.end_column = Some(s.end_column);
                }
                Self::Page(b) => {
                    wire.page = Some(b.page);
                    wire.bounds = Some([points(b.left), points(b.top), points(b.right), points(b.bottom)]);
                }
                Self::Sheet(c) => {
                    wire.sheet = Some(c.sheet);
                    wire.cell = Some(c.name());
                }
                Self::Table(c) => {
                    wire.table = Some(c.table);
                    wire.row = Some(c.row);
                    wire.column = Some(c.column);
                }
            }
            wire.serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Origin {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let wire = Wire::deserialize(deserializer)?;
            if let (Some(line), Some(column)) = (wire.line, wire.line_column) {
                return Ok(Self::Text(TextSpan {
                    line,
                    column,
                    end_line: wire.end_line.unwrap_or(line),
                    end_column: wire.end_column.unwrap_or(column),
                }));
            }
            if let Some(page) = wire.page {
                let [left, top, right, bottom] = wire.bounds.unwrap_or_default().map(hundredths);
                return Ok(Self::Page(PageBox { page, left, top, right, bottom }));
            }
            if let (Some(sheet), Some(cell)) = (wire.sheet, &wire.cell) {
                let (row, column) =
                    SheetCell::parse_name(cell).ok_or_else(|| D::Error::custom("not a cell name"))?;
                return Ok(Self::Sheet(SheetCell { sheet, row, column }));
            }
            if let (Some(table), Some(row), Some(column)) = (wire.table, wire.row, wire.column) {
                return Ok(Self::Table(TableCell { table, row, column }));
            }
            Ok(Self::Nowhere)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_small() {
        assert_eq!(size_of::<Origin>(), 24);
    }

    #[test]
    fn names_cells() {
        for (column, row, name) in
            [(1, 1, "A1"), (26, 2, "Z2"), (27, 3, "AA3"), (16_384, 1_048_576, "XFD1048576")]
        {
            let cell = SheetCell { sheet: 1, row, column };
            assert_eq!(cell.name(), name);
            assert_eq!(SheetCell::parse_name(name), Some((row, column)));
        }
        for name in ["", "17", "D", "D0", "d17", "ZZZZZZZZZ1"] {
            assert_eq!(SheetCell::parse_name(name), None, "{name}");
        }
    }

    #[test]
    fn joins_spans_of_one_kind() {
        let a = Origin::Text(TextSpan { line: 3, column: 9, end_line: 3, end_column: 12 });
        let b = Origin::Text(TextSpan { line: 5, column: 1, end_line: 5, end_column: 4 });
        let whole = Origin::Text(TextSpan { line: 3, column: 9, end_line: 5, end_column: 4 });
        assert_eq!(a.to(b), whole);
        assert_eq!(b.to(a), whole);
        assert_eq!(Origin::Nowhere.to(a), a);
    }
}
