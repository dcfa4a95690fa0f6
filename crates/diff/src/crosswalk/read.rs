//! From the rows of a crosswalk file to decisions.

use super::columns::{Column, PROGRAM_GROUP, rearm};
use super::{Decision, ProjectKey, Ruling};
use crate::name::squash;
use duibiao_core::{Bilingual, Code, Finding, Language, Severity};
use std::collections::{BTreeMap, BTreeSet};

const NOT_UNDERSTOOD: Code = Code::of("LNK-05");

/// What a crosswalk file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crosswalk {
    /// The decisions, in the order of their lines.
    pub decisions: Vec<Decision>,
    /// The lines that were not understood.
    pub findings: Vec<Finding>,
}

impl Crosswalk {
    /// Reads separated values: by commas, tabs or semicolons, headings in any order, other columns ignored. `file`
    /// is what messages call the file. `None` where no line has the headings 裁定 and a project's.
    ///
    /// # Example
    /// ```
    /// use duibiao_diff::{Crosswalk, Ruling};
    /// let text = "裁定,上年项目,本年项目\n同一项目,办公楼维修费,办公场所修缮费\n,宣传经费,宣传经费\n";
    /// let crosswalk = Crosswalk::read_csv("对照表.csv", text).unwrap();
    /// let [decision] = crosswalk.decisions.as_slice() else { panic!("a line without 裁定 decides nothing") };
    /// assert_eq!((decision.ruling, decision.line), (Ruling::Same, 2));
    /// ```
    pub fn read_csv(file: &str, text: &str) -> Option<Self> {
        // A spreadsheet's first line that names the separator is no data.
        let (text, skipped) = match text.strip_prefix("sep=") {
            Some(rest) => (rest.split_once('\n').map_or("", |(_, text)| text), 1),
            None => (text, 0),
        };
        [b',', b'\t', b';'].into_iter().find_map(|separator| {
            let mut lines = Lines { text: text.as_bytes(), at: 0, number: skipped + 1 };
            let records = csv::ReaderBuilder::new()
                .delimiter(separator)
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes())
                .into_records()
                .map_while(Result::ok)
                .map(|record| {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let cells = record.iter().map(|cell| rearm(cell).to_owned()).collect();
                    (lines.number_at(usize::try_from(start).unwrap_or(usize::MAX)), cells)
                });
            Self::read_rows(file, records)
        })
    }

    /// Reads rows with their line numbers, from 1: of a workbook's sheet, say. `None` as for
    /// [`read_csv`](Self::read_csv).
    pub fn read_rows(file: &str, rows: impl IntoIterator<Item = (usize, Vec<String>)>) -> Option<Self> {
        let mut rows = rows.into_iter();
        let columns = rows.find_map(|(_, cells)| columns_of(&cells))?;
        let mut crosswalk = Self::default();
        let mut lines = Vec::new();
        for (number, cells) in rows {
            match Line::read(number, &cells, &columns) {
                Ok(line) => lines.push(line),
                Err(reason) => crosswalk.not_understood(file, number, &reason),
            }
        }
        let decided: BTreeSet<String> = lines
            .iter()
            .filter(|line| line.decides_its_group())
            .filter_map(|line| line.group.clone())
            .collect();
        for line in lines {
            let number = line.number;
            match line.decision(file, &decided) {
                Ok(Some(decision)) => crosswalk.decisions.push(decision),
                Ok(None) => {}
                Err(reason) => crosswalk.not_understood(file, number, &reason),
            }
        }
        crosswalk.findings.sort_by_key(|finding| finding.values["line"].parse::<usize>().unwrap_or(0));
        Some(crosswalk)
    }

    fn not_understood(&mut self, file: &str, line: usize, reason: &Bilingual) {
        self.findings.push(
            Finding::new(NOT_UNDERSTOOD, Severity::Warning)
                .with("file", file)
                .with("line", line)
                .with("reason", reason.text(Language::Zh))
                .with("reason_en", reason.text(Language::En)),
        );
    }
}

/// Counts the lines of a text. The reader of records begins one at the line feed that the record before left, and at
/// the empty lines that it passes over.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    number: usize,
}

impl Lines<'_> {
    /// The line of what stands at that byte or, past line ends, behind it; bytes in rising order.
    fn number_at(&mut self, start: usize) -> usize {
        let is_end = |byte: &u8| matches!(*byte, b'\r' | b'\n');
        let rest = self.text.get(start..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| is_end(byte)).count();
        let start = start.saturating_add(ends).min(self.text.len());
        let passed = &self.text[self.at.min(start)..start];
        self.number += passed.split(|byte| *byte == b'\n').count() - 1;
        self.at = start;
        self.number
    }
}

/// The columns of a row of headings.
fn columns_of(cells: &[String]) -> Option<BTreeMap<Column, usize>> {
    let mut columns = BTreeMap::new();
    for (at, cell) in cells.iter().enumerate() {
        if let Some(column) = Column::of_heading(cell) {
            columns.entry(column).or_insert(at);
        }
    }
    let has = |column| columns.contains_key(&column);
    (has(Column::Ruling) && (has(Column::OldName) || has(Column::NewName))).then_some(columns)
}

/// A line as typed.
struct Line {
    number: usize,
    ruling: Option<Ruling>,
    group: Option<String>,
    old: Option<ProjectKey>,
    new: Option<ProjectKey>,
    note: Option<String>,
}

impl Line {
    fn read(number: usize, cells: &[String], columns: &BTreeMap<Column, usize>) -> Result<Self, Bilingual> {
        let cell = |column| {
            let text = columns.get(&column).and_then(|at| cells.get(*at)).map_or("", |text| text.trim());
            (!text.is_empty()).then(|| text.to_owned())
        };
        let group = cell(Column::Group).map(|group| squash(&group));
        let ruling = cell(Column::Ruling).map(|word| ruling_of(&word)).transpose()?;
        let key = |unit, name, code, position| -> Result<Option<ProjectKey>, Bilingual> {
            let (name, code) = (cell(name), cell(code));
            if name.is_none() && code.is_none() {
                return Ok(None);
            }
            let position = cell(position).map(|text| position_of(&text)).transpose()?;
            Ok(Some(ProjectKey { unit: cell(unit), name, code, position }))
        };
        let line = Self { number, ruling, group, old: None, new: None, note: cell(Column::Note) };
        if line.ruling.is_none() && line.group.is_none() {
            // Decides nothing: nothing in it can be wrong.
            return Ok(line);
        }
        Ok(Self {
            old: key(Column::OldUnit, Column::OldName, Column::OldCode, Column::OldPosition)?,
            new: key(Column::NewUnit, Column::NewName, Column::NewCode, Column::NewPosition)?,
            ..line
        })
    }

    /// Whether its group number is a decision and no mere proposal of the program.
    fn decides_its_group(&self) -> bool {
        let Some(group) = &self.group else { return false };
        match self.ruling {
            Some(ruling) => ruling == Ruling::Same,
            None => !group.starts_with(PROGRAM_GROUP),
        }
    }

    /// The decision that it makes; `decided`: the groups that are decided.
    fn decision(self, file: &str, decided: &BTreeSet<String>) -> Result<Option<Decision>, Bilingual> {
        let is_of_group = self.group.as_ref().is_some_and(|group| decided.contains(group));
        let ruling = match self.ruling {
            Some(ruling) => ruling,
            None if is_of_group => Ruling::Same,
            None => return Ok(None),
        };
        let group = self.group.filter(|_| is_of_group && ruling == Ruling::Same);
        let (has_old, has_new) = (self.old.is_some(), self.new.is_some());
        let missing = match ruling {
            Ruling::Same if group.is_some() && (has_old || has_new) => None,
            Ruling::New if has_new => None,
            Ruling::Ended if has_old => None,
            Ruling::Same | Ruling::Different if has_old && has_new => None,
            Ruling::New => Some(Bilingual::fixed("没有填写本年项目", "it names no project of this year")),
            Ruling::Ended => Some(Bilingual::fixed("没有填写上年项目", "it names no project of last year")),
            Ruling::Same | Ruling::Different if has_old => {
                Some(Bilingual::fixed("没有填写本年项目", "it names no project of this year"))
            }
            Ruling::Same | Ruling::Different if has_new => {
                Some(Bilingual::fixed("没有填写上年项目", "it names no project of last year"))
            }
            Ruling::Same | Ruling::Different => Some(Bilingual::fixed("没有填写项目", "it names no project")),
        };
        if let Some(missing) = missing {
            return Err(missing);
        }
        let file = file.to_owned();
        // A ruling about one side says nothing of the other, which may stand there because the program wrote it.
        let old = self.old.filter(|_| ruling != Ruling::New);
        let new = self.new.filter(|_| ruling != Ruling::Ended);
        Ok(Some(Decision { file, line: self.number, ruling, group, old, new, note: self.note }))
    }
}

/// The words by which people rule.
fn ruling_of(word: &str) -> Result<Ruling, Bilingual> {
    match squash(word).to_lowercase().as_str() {
        "同一项目" | "同一" | "是" | "确认" | "拆分" | "合并" | "重组" | "same" | "yes" => {
            Ok(Ruling::Same)
        }
        "不是同一项目" | "非同一项目" | "不同项目" | "不是" | "否" | "different" | "notthesame" | "no" => {
            Ok(Ruling::Different)
        }
        "本年新列" | "新列" | "新增" | "new" => Ok(Ruling::New),
        "本年未再列示" | "未再列示" | "ended" | "notlistedagain" => Ok(Ruling::Ended),
        _ => Err(Bilingual {
            zh: format!("裁定“{word}”不在“同一项目”“不是同一项目”“本年新列”“本年未再列示”之列").into(),
            en: format!("the ruling “{word}” is none of 同一项目, 不是同一项目, 本年新列, 本年未再列示")
                .into(),
        }),
    }
}

fn position_of(text: &str) -> Result<usize, Bilingual> {
    let digits = squash(text);
    digits.parse::<usize>().ok().filter(|position| *position > 0).ok_or_else(|| Bilingual {
        zh: format!("序号“{text}”不是正整数").into(),
        en: format!("the position “{text}” is no positive whole number").into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let crosswalk = Crosswalk::read_csv("表.csv", text).unwrap();
        let name = |key: &Option<ProjectKey>| match key {
            Some(ProjectKey { name, code, position, .. }) => {
                let name = name.as_deref().or(code.as_deref()).unwrap_or_default();
                position.map_or(name.to_owned(), |n| format!("{name}#{n}"))
            }
            None => "—".to_owned(),
        };
        let decisions = crosswalk.decisions.iter().map(|one| {
            let group = one.group.as_deref().map_or(String::new(), |group| format!(" [{group}]"));
            (
                one.line,
                format!("{} {:?} {} → {}{group}", one.line, one.ruling, name(&one.old), name(&one.new)),
            )
        });
        let findings = crosswalk.findings.iter().map(|finding| {
            (
                finding.values["line"].parse().unwrap(),
                format!("{} ! {}", finding.values["line"], finding.values["reason"]),
            )
        });
        let mut lines: Vec<(usize, String)> = decisions.chain(findings).collect();
        lines.sort();
        lines.into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn reads_every_ruling_in_every_layout() {
        let expected = ["2 Same 甲 → 乙", "3 Different 甲 → 丙", "4 New — → 丁", "5 Ended 戊 → —"];
        for separator in [",", "\t", ";"] {
            let text = "裁定,上年项目,本年项目\n同一项目,甲,乙\n不是同一项目,甲,丙\n本年新列,,丁\n本年未再列示,戊,\n";
            assert_eq!(read(&text.replace(',', separator)), expected, "{separator}");
        }
        let other_order =
            "本年项目,备注,上年项目名称,裁定\n乙,x,甲,是\n丙,,甲,否\n丁,,己,新增\n庚,,戊,未再列示\n";
        assert_eq!(read(other_order), expected);
        let titled = "对照表（虚构示例）\n裁定,上年项目,本年项目\n同一项目,甲,乙\n";
        assert_eq!(read(titled), ["3 Same 甲 → 乙"]);
        let with_separator = "sep=;\r\n裁定;上年项目;本年项目\r\n同一项目;\"甲;\n丑\";乙\r\n否;甲;丙\r\n";
        assert_eq!(read(with_separator), ["3 Same 甲;\n丑 → 乙", "5 Different 甲 → 丙"]);
        let with_empty_lines = "裁定,上年项目,本年项目\r\n\r\n\r\n是,甲,乙\r\n否,甲,丙\r\n";
        assert_eq!(read(with_empty_lines), ["4 Same 甲 → 乙", "5 Different 甲 → 丙"]);
        assert!(Crosswalk::read_csv("表.csv", "项目,金额\n甲,1\n").is_none());
    }

    #[test]
    fn a_line_without_ruling_and_group_decides_nothing() {
        assert_eq!(read("裁定,上年项目,上年序号,本年项目\n,甲,x,乙\n,,,\n"), Vec::<String>::new());
    }

    #[test]
    fn group_numbers_join_lines() {
        let text = "裁定,组号,上年项目,本年项目\n,1,甲,乙\n,1,,丙\n否,1,甲,丁\n,程序1,戊,己\n,程序1,戊,庚\n\
                    ,程序2,辛,壬\n同一项目,程序2,辛,癸\n拆分,3,子,丑\n";
        assert_eq!(
            read(text),
            [
                "2 Same 甲 → 乙 [1]",
                "3 Same — → 丙 [1]",
                "4 Different 甲 → 丁",
                "7 Same 辛 → 壬 [程序2]",
                "8 Same 辛 → 癸 [程序2]",
                "9 Same 子 → 丑 [3]",
            ]
        );
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let text = "裁定,上年项目,上年序号,本年项目\n也许,甲,,乙\n同一项目,甲,,\n不是同一项目,,,乙\n本年新列,甲,,\n\
                    本年未再列示,,,乙\n同一项目,,,\n同一项目,甲,零,乙\n同一项目,甲,２,乙\n";
        assert_eq!(
            read(text),
            [
                "2 ! 裁定“也许”不在“同一项目”“不是同一项目”“本年新列”“本年未再列示”之列",
                "3 ! 没有填写本年项目",
                "4 ! 没有填写上年项目",
                "5 ! 没有填写本年项目",
                "6 ! 没有填写上年项目",
                "7 ! 没有填写项目",
                "8 ! 序号“零”不是正整数",
                "9 Same 甲#2 → 乙",
            ]
        );
    }
}
