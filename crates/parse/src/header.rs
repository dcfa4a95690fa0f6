//! The lines above a table: title, department, money unit.

use crate::label::squash;
use crate::ledger::{Ledger, Role};
use crate::lines::tokens;
use crate::passage::Passage;
use duibiao_core::{Code, Evidence, EvidenceKind, Finding, MoneyUnit, Origin, Severity};
use std::ops::Range;

const UNPLACED_TEXT: Code = Code::of("PAR-07");
const MONEY_UNIT_UNKNOWN: Code = Code::of("PAR-06");
const DEPARTMENT_UNKNOWN: Code = Code::of("PAR-05");

/// What stands above a table.
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub(crate) title: Option<String>,
    pub(crate) title_origin: Origin,
    /// What says who the issuer is, best first.
    pub(crate) department: Vec<Evidence>,
    /// What says which year it is, title aside: the lines of the header, then the cover.
    pub(crate) years: Vec<Evidence>,
    pub(crate) money_unit: Option<MoneyUnit>,
    pub(crate) includes_transfers: Option<bool>,
    pub(crate) findings: Vec<Finding>,
}

/// The labels of the issuer's name.
const DEPARTMENT_LABELS: [&str; 8] =
    ["部门名称", "填报单位", "编制单位", "编报部门", "部门", "预算部门", "部门（单位）名称", "单位名称"];
/// The labels of the money unit.
const MONEY_LABELS: [&str; 2] = ["金额单位", "单位"];
/// So many lines right above a form are looked at.
const FORM_LINES: usize = 8;
/// The labels of the fiscal year.
const YEAR_LABELS: [&str; 4] = ["预算年度", "编制年度", "年度", "预算年份"];

/// Reads the paragraphs above a table; what is neither title nor a known line is kept as a finding.
pub(crate) fn read_header(above: &[Passage], ledger: &mut Ledger) -> Header {
    let mut header = Header::default();
    for passage in above {
        let text = passage.text.as_str();
        let issuer = issuer(text);
        if text.contains("绩效目标") && header.title.is_none() {
            ledger.book_all(passage, Role::Field);
            header.includes_transfers = includes_transfers(text);
            header.title = Some(text.to_owned());
            header.title_origin = passage.origin();
            header.department.extend(issuer.map(|issuer| evidence(EvidenceKind::Title, passage, issuer)));
        } else if let Some(issuer) = issuer {
            ledger.book_all(passage, Role::Field);
            header.department.push(evidence(EvidenceKind::Cover, passage, issuer));
            header.years.push(evidence(EvidenceKind::Cover, passage, 0..text.len()));
        } else {
            header.line(passage, ledger);
        }
    }
    // The issuer of the document comes before what a line of its table says.
    header.department.sort_by_key(|evidence| evidence.kind == EvidenceKind::Header);
    header.years.sort_by_key(|evidence| evidence.kind);
    if header.department.is_empty() {
        header.findings.push(Finding::new(DEPARTMENT_UNKNOWN, Severity::Warning));
    }
    if header.money_unit.is_none() {
        header.findings.push(Finding::new(MONEY_UNIT_UNKNOWN, Severity::Warning));
    }
    header
}

/// Reads what stands above a form. A long document has its other text there too: only the lines right above the
/// form that say something about it are its own.
pub(crate) fn read_form_header(above: &[Passage]) -> Header {
    let mut header = Header::default();
    for passage in above.iter().rev().take(FORM_LINES) {
        let words = squash(&passage.text);
        if words.chars().count() > 80 {
            break;
        }
        let is_title =
            ["绩效", "自评"].iter().any(|word| words.contains(word)) && words.ends_with(['表', '）', ')']);
        let year = words.trim_matches(['(', ')', '（', '）']);
        if is_title && words.contains('表') {
            if header.title.is_none() {
                header.title = Some(passage.text.trim().to_owned());
                header.title_origin = passage.origin();
                header.includes_transfers = includes_transfers(&passage.text);
            }
        } else if is_year(year) && (year.contains('年') || words.len() > year.len()) {
            header.years.push(evidence(EvidenceKind::Header, passage, 0..passage.text.len()));
        } else if words.contains([':', '：']) {
            header.line(passage, &mut Ledger::default());
        } else if header.title.is_some() {
            break;
        }
    }
    // What the lines above a form say beside is no part of the table.
    header.findings.clear();
    header
}

fn evidence(kind: EvidenceKind, passage: &Passage, range: Range<usize>) -> Evidence {
    Evidence { kind, text: passage.text[range.clone()].to_owned(), origin: passage.origin_of(&range) }
}

/// The issuer in `…局2025年度部门预算…`.
fn issuer(text: &str) -> Option<Range<usize>> {
    let budget = ["部门预算", "单位预算"].iter().find_map(|word| text.find(word))?;
    let before = text[..budget].trim_end();
    let year = before.strip_suffix("年度").or_else(|| before.strip_suffix('年'))?;
    let name = year.trim_end_matches(|c: char| c.is_ascii_digit());
    if year.len() - name.len() != 4 {
        return None;
    }
    let range = trim(text, 0..name.len());
    // A label of the enclosure before it is no part of the name: 附件2：X局.
    let start = text[range.clone()].rfind(['：', ':']).map_or(range.start, |at| {
        range.start + at + text[range.start + at..].chars().next().map_or(0, char::len_utf8)
    });
    let range = trim(text, start..range.end);
    (text[range.clone()].chars().count() >= 3).then_some(range)
}

/// 含转移支付项目 says that they are included, 不含 that they are not.
fn includes_transfers(title: &str) -> Option<bool> {
    let at = title.find("转移支付")?;
    let before = &title[..at];
    if before.ends_with("不含") || before.ends_with("不包含") || before.ends_with("不包括") {
        Some(false)
    } else if before.ends_with('含') || before.ends_with("包括") {
        Some(true)
    } else {
        None
    }
}

impl Header {
    /// Reads a line of labels and values: `部门名称：X 2025年度 单位：万元`. A piece that is none of the known ones
    /// is kept as a finding.
    fn line(&mut self, passage: &Passage, ledger: &mut Ledger) {
        let text = passage.text.as_str();
        for piece in pieces(text) {
            let (label, value) = match text[piece.clone()].find(['：', ':']) {
                Some(at) => {
                    let colon = text[piece.start + at..].chars().next().map_or(0, char::len_utf8);
                    let value = trim(text, piece.start + at + colon..piece.end);
                    (text[piece.start..piece.start + at].trim(), value)
                }
                None => ("", piece.clone()),
            };
            let words = &text[value.clone()];
            let is_taken = if DEPARTMENT_LABELS.contains(&label) && !words.is_empty() {
                self.department.push(evidence(EvidenceKind::Header, passage, value.clone()));
                true
            } else if MONEY_LABELS.contains(&label) && MoneyUnit::parse(words).is_some() {
                self.money_unit = self.money_unit.or_else(|| MoneyUnit::parse(words));
                true
            } else if (YEAR_LABELS.contains(&label) || label.is_empty()) && is_year(words) {
                self.years.push(evidence(EvidenceKind::Header, passage, value.clone()));
                true
            } else {
                DEPARTMENT_LABELS.contains(&label)
            };
            if is_taken {
                ledger.book(passage, piece.start..value.start, Role::Label);
                ledger.book(passage, value.clone(), Role::Field);
                ledger.book(passage, value.end..piece.end, Role::Label);
            } else {
                ledger.book(passage, piece.clone(), Role::Finding);
                self.findings.push(
                    Finding::new(UNPLACED_TEXT, Severity::Info)
                        .at(passage.origin_of(&piece))
                        .with("text", &text[piece]),
                );
            }
        }
    }
}

/// `2025年度`, `2025年`, `2025`.
fn is_year(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text).trim();
    digits.len() == 4
        && (digits.starts_with("20") || digits.starts_with("19"))
        && digits.parse::<u32>().is_ok()
}

/// The pieces of a line: parted by wide gaps, and before every token that is a label.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (place, token) in tokens(text) {
        let joins = pieces.last().is_some_and(|last| {
            let gap = &text[last.end..place.start];
            let is_narrow = gap.chars().count() == 1 && !gap.contains(['\t', '\u{3000}', '\u{a0}']);
            // 单位： 万元 is one piece in spite of its gap.
            let waits = text[last.clone()].ends_with(['：', ':']);
            waits || is_narrow && !token.contains(['：', ':']) && !is_year(token)
        });
        match pieces.last_mut() {
            Some(last) if joins => last.end = place.end,
            _ => pieces.push(place),
        }
    }
    pieces
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..(range.start + piece.trim_end().len()).max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(lines: &[&str]) -> Header {
        let above: Vec<Passage> = lines.iter().map(|line| Passage::line(line, Origin::Nowhere)).collect();
        read_header(&above, &mut Ledger::default())
    }

    #[test]
    fn reads_title_department_and_unit() {
        let header = header(&["项目支出绩效目标表（含转移支付项目）", "部门名称：示例局 单位：万元"]);
        assert_eq!(header.title.as_deref(), Some("项目支出绩效目标表（含转移支付项目）"));
        assert_eq!(header.department[0].text, "示例局");
        assert_eq!((header.money_unit, header.includes_transfers), (Some(MoneyUnit::WanYuan), Some(true)));
        assert!(header.findings.is_empty());
    }

    #[test]
    fn parts_the_lines_above_a_table() {
        for (line, department, year, money) in [
            ("部门名称：示例局        2025年度        单位：万元", Some("示例局"), Some("2025年度"), true),
            ("部门名称：示例局 预算年度：2025年 单位：万元", Some("示例局"), Some("2025年"), true),
            ("部门名称：示例 分局\t单位： 元", Some("示例 分局"), None, true),
            ("部门名称：示例局 单位：美元", Some("示例局"), None, false),
            ("2025年度", None, Some("2025年度"), false),
        ] {
            let header = header(&["项目支出绩效目标表", line]);
            let text = |evidence: &[Evidence]| evidence.first().map(|evidence| evidence.text.clone());
            assert_eq!(text(&header.department).as_deref(), department, "{line}");
            assert_eq!(text(&header.years).as_deref(), year, "{line}");
            assert_eq!(header.money_unit.is_some(), money, "{line}");
        }
    }

    #[test]
    fn the_issuer_on_the_cover_comes_first() {
        let header = header(&[
            "附件1：示例市示例局2025年度部门预算",
            "项目支出绩效目标表",
            "部门名称：另一局 单位：万元",
        ]);
        let names: Vec<&str> = header.department.iter().map(|evidence| evidence.text.as_str()).collect();
        assert_eq!(names, ["示例市示例局", "另一局"]);
        assert_eq!(header.years[0].kind, EvidenceKind::Cover);
        assert!(header.findings.is_empty(), "{:?}", header.findings);
        assert_eq!(issuer("2023年部门预算项目支出绩效目标表"), None);
    }

    #[test]
    fn says_what_is_missing_and_keeps_what_is_unknown() {
        let header = header(&["附件11", "项目支出绩效目标表（不含转移支付）"]);
        let codes: Vec<&str> = header.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, ["PAR-07", "PAR-05", "PAR-06"]);
        assert_eq!(header.includes_transfers, Some(false));
    }
}
