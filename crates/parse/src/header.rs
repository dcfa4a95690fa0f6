//! The lines above a table: title, department, money unit.

use crate::ledger::{Ledger, Role};
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
    pub(crate) department: Option<Evidence>,
    pub(crate) money_unit: Option<MoneyUnit>,
    pub(crate) includes_transfers: Option<bool>,
    pub(crate) findings: Vec<Finding>,
}

/// The labels of the issuer's name.
const DEPARTMENT_LABELS: [&str; 4] = ["部门名称", "填报单位", "编制单位", "编报部门"];
/// The labels of the money unit.
const MONEY_LABELS: [&str; 2] = ["金额单位", "单位"];

/// Reads the paragraphs above a table; what is neither title nor a known line is kept as a finding.
pub(crate) fn read_header(above: &[Passage], ledger: &mut Ledger) -> Header {
    let mut header = Header::default();
    for passage in above {
        let text = passage.text.as_str();
        if text.contains("绩效目标") && header.title.is_none() {
            ledger.book_all(passage, Role::Field);
            header.includes_transfers = includes_transfers(text);
            header.title = Some(text.to_owned());
            header.title_origin = passage.origin();
        } else if !header.labelled_line(passage, ledger) {
            ledger.book_all(passage, Role::Finding);
            header
                .findings
                .push(Finding::new(UNPLACED_TEXT, Severity::Info).at(passage.origin()).with("text", text));
        }
    }
    if header.department.is_none() {
        header.findings.push(Finding::new(DEPARTMENT_UNKNOWN, Severity::Warning));
    }
    if header.money_unit.is_none() {
        header.findings.push(Finding::new(MONEY_UNIT_UNKNOWN, Severity::Warning));
    }
    header
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
    /// Reads a line of labels and values: `部门名称：X 单位：万元`. Whether it has any.
    fn labelled_line(&mut self, passage: &Passage, ledger: &mut Ledger) -> bool {
        let text = passage.text.as_str();
        let department = find_label(text, &DEPARTMENT_LABELS);
        let money = MONEY_LABELS
            .iter()
            .filter_map(|label| find_label(text, &[label]))
            .filter(|label| department.as_ref().is_none_or(|d| label.start >= d.end))
            .find(|label| MoneyUnit::parse(&text[label.end..]).is_some());
        if department.is_none() && money.is_none() {
            return false;
        }
        let mut fields: Vec<Range<usize>> = Vec::new();
        if let Some(label) = &department {
            let end = money.as_ref().map_or(text.len(), |money| money.start);
            let value = trim(text, label.end..end);
            if !value.is_empty() && self.department.is_none() {
                self.department = Some(Evidence {
                    kind: EvidenceKind::Header,
                    text: text[value.clone()].to_owned(),
                    origin: passage.origin_of(&value),
                });
            }
            fields.push(value);
        }
        if let Some(label) = &money {
            let value = trim(text, label.end..text.len());
            self.money_unit = self.money_unit.or_else(|| MoneyUnit::parse(&text[value.clone()]));
            fields.push(value);
        }
        let mut done = 0;
        for field in fields {
            ledger.book(passage, done..field.start, Role::Label);
            ledger.book(passage, field.clone(), Role::Field);
            done = field.end;
        }
        ledger.book(passage, done..text.len(), Role::Label);
        true
    }
}

/// The range of the first of these labels with its colon.
fn find_label(text: &str, labels: &[&str]) -> Option<Range<usize>> {
    labels.iter().find_map(|label| {
        text.match_indices(label).find_map(|(at, _)| {
            let rest = &text[at + label.len()..];
            let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
            Some(at..at + label.len() + colon.len_utf8())
        })
    })
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
        assert_eq!(header.department.map(|evidence| evidence.text).as_deref(), Some("示例局"));
        assert_eq!((header.money_unit, header.includes_transfers), (Some(MoneyUnit::WanYuan), Some(true)));
        assert!(header.findings.is_empty());
    }

    #[test]
    fn says_what_is_missing_and_keeps_what_is_unknown() {
        let header = header(&["附件11", "项目支出绩效目标表（不含转移支付）"]);
        let codes: Vec<&str> = header.findings.iter().map(|finding| finding.code.id()).collect();
        assert_eq!(codes, ["PAR-07", "PAR-05", "PAR-06"]);
        assert_eq!(header.includes_transfers, Some(false));
    }
}
