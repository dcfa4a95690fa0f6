//! The cell that holds all indicators of a project.

use crate::ledger::{Ledger, Role};
use crate::passage::Passage;
use duibiao_core::{Category, Code, Finding, Indicator, Level, Severity, Target};
use memchr::memmem::Finder;
use std::ops::Range;

const NUMBERING_GAP: Code = Code::of("PAR-11");
const INDICATOR_INCOMPLETE: Code = Code::of("PAR-12");
const ROW_CUT_OFF: Code = Code::of("PAR-08");

/// The labels of the two targets, without the semicolon before and the colon behind: both widths are in use.
const CYCLE_LABEL: &str = "实施周期指标值";
const ANNUAL_LABEL: &str = "年度指标值";

/// What parts an indicator from the next and its fields from each other, ready to be searched for: built once
/// for a table.
pub(super) struct Separators {
    semicolon: Finder<'static>,
    pause: Finder<'static>,
    cycle: Finder<'static>,
    annual: Finder<'static>,
}

impl Separators {
    pub(super) fn new() -> Self {
        Self {
            semicolon: Finder::new("；"),
            pause: Finder::new("、"),
            cycle: Finder::new(CYCLE_LABEL),
            annual: Finder::new(ANNUAL_LABEL),
        }
    }
}

/// Reads the indicators of a cell. What belongs to none is kept as a finding.
pub(super) fn read(
    passage: &Passage,
    separators: &Separators,
    project: &str,
    findings: &mut Vec<Finding>,
    ledger: &mut Ledger,
) -> Vec<Indicator> {
    let text = passage.text.as_str();
    let starts = starts(text, separators);
    let mut indicators = Vec::with_capacity(starts.len());
    let first = starts.first().map_or(text.len(), |start| start.at);
    if first > 0 {
        incomplete(passage, 0..first, project, 1, findings, ledger);
    }
    let mut before = 0;
    for (idx, start) in starts.iter().enumerate() {
        let end = starts.get(idx + 1).map_or(text.len(), |next| next.at);
        if start.seq != before + 1 {
            findings.push(
                Finding::new(NUMBERING_GAP, Severity::Warning)
                    .at(passage.origin_of(&(start.at..start.body)))
                    .with("name", project)
                    .with("before", before)
                    .with("after", start.seq),
            );
        }
        before = start.seq;
        match entry(passage, start, end, separators, ledger) {
            Some(indicator) => indicators.push(indicator),
            None => incomplete(passage, start.at..end, project, start.seq, findings, ledger),
        }
    }
    if !starts.is_empty() && !text.ends_with('。') {
        // Every indicator of this form ends with 。; a cell that does not may be cut off.
        let tail: String = text.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
        findings.push(
            Finding::new(ROW_CUT_OFF, Severity::Warning)
                .at(passage.origin_of(&(text.len() - last_len(text)..text.len())))
                .with("name", project)
                .with("text", tail)
                .with("missing", "末尾没有句号")
                .with("missing_en", "its final full stop is missing"),
        );
    }
    indicators
}

fn last_len(text: &str) -> usize {
    text.chars().next_back().map_or(0, char::len_utf8)
}

fn incomplete(
    passage: &Passage,
    range: Range<usize>,
    project: &str,
    seq: u32,
    findings: &mut Vec<Finding>,
    ledger: &mut Ledger,
) {
    findings.push(
        Finding::new(INDICATOR_INCOMPLETE, Severity::Warning)
            .at(passage.origin_of(&range))
            .with("name", project)
            .with("seq", seq)
            .with("text", &passage.text[range.clone()]),
    );
    ledger.book(passage, range, Role::Finding);
}

/// The beginning of an indicator: `4、1-产出指标`.
struct Start {
    /// Where its number begins.
    at: usize,
    /// Where its first level begins.
    body: usize,
    seq: u32,
}

/// Finds the beginnings of indicators: a number, 、, then a level. A number that runs into the value before
/// it (`≥50` and `12、` as `≥5012、`) is parted by the number that is due.
fn starts(text: &str, separators: &Separators) -> Vec<Start> {
    let bytes = text.as_bytes();
    let mut starts: Vec<Start> = Vec::new();
    for at in separators.pause.find_iter(bytes) {
        let body = at + "、".len();
        let n_digits = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        if n_digits == 0 || !begins_level(&text[body..]) {
            continue;
        }
        let digits = at - n_digits..at;
        let due = starts.last().map_or(1, |start| start.seq + 1);
        let is_apart = digits.start == 0 || text[..digits.start].ends_with(['。', '；', '.']);
        let from = if is_apart {
            digits.start
        } else {
            let due_text = due.to_string();
            if !text[digits.clone()].ends_with(&due_text) {
                continue;
            }
            at - due_text.len()
        };
        // A number too long to be one belongs to a value.
        let Ok(seq) = text[from..at].parse::<u32>() else { continue };
        if starts.last().is_none_or(|last| last.body < from) {
            starts.push(Start { at: from, body, seq });
        }
    }
    starts
}

/// `1-产出指标；`, or without a code one of the first levels.
fn begins_level(text: &str) -> bool {
    let code = text.bytes().take_while(u8::is_ascii_digit).count();
    if code == 0 {
        return ["产出指标；", "效益指标；", "满意度指标；", "成本指标；"]
            .iter()
            .any(|level| text.starts_with(level));
    }
    // `、1-产` begins a level, `、1-2次` is a value.
    code <= 2
        && text[code..].starts_with('-')
        && text[code + 1..].chars().next().is_some_and(|c| !c.is_ascii_digit())
        && text.contains(['；', ';'])
}

/// The first place where a label stands between a semicolon and a colon, both included.
fn find_label(text: &str, label: &Finder<'_>) -> Option<Range<usize>> {
    label.find_iter(text.as_bytes()).find_map(|at| {
        let semicolon = text[..at].chars().next_back().filter(|c| is_semicolon(*c))?;
        let end = at + label.needle().len();
        let colon = text[end..].chars().next().filter(|c| matches!(c, ':' | '：'))?;
        Some(at - semicolon.len_utf8()..end + colon.len_utf8())
    })
}

const fn is_semicolon(c: char) -> bool {
    matches!(c, ';' | '；')
}

/// Reads one indicator; `None` where a field is missing.
fn entry(
    passage: &Passage,
    start: &Start,
    end: usize,
    separators: &Separators,
    ledger: &mut Ledger,
) -> Option<Indicator> {
    let text = &passage.text[start.body..end];
    let semicolon = |from: usize| {
        let wide = separators.semicolon.find(&text.as_bytes()[from..]);
        let narrow = memchr::memchr(b';', &text.as_bytes()[from..wide.map_or(text.len(), |at| from + at)]);
        match (narrow, wide) {
            (Some(at), _) => Some(from + at..from + at + 1),
            (None, at) => at.map(|at| from + at..from + at + '；'.len_utf8()),
        }
    };
    let level1 = semicolon(0)?;
    let level2 = semicolon(level1.end)?;
    // The separator before a label is part of it; a name may be empty.
    let tail = level2.start;
    let label = |within: Range<usize>, label: &Finder<'_>| {
        find_label(&text[within.clone()], label).map(|r| r.start + within.start..r.end + within.start)
    };
    let annual_label = label(tail..text.len(), &separators.annual);
    let before_annual = annual_label.as_ref().map_or(text.len(), |label| label.start);
    let cycle_label = label(tail..before_annual, &separators.cycle);
    // A form may lack one of the two; an indicator without any is incomplete.
    let first_label = cycle_label.as_ref().or(annual_label.as_ref())?;
    let last_label = annual_label.as_ref().or(cycle_label.as_ref())?;
    let values_end = text.strip_suffix('。').map_or(text.len(), str::len).max(last_label.end);
    let name_end = first_label.start.max(level2.end);

    let fields = [
        Some(0..level1.start),
        Some(level1.end..level2.start),
        Some(level2.end..name_end),
        cycle_label
            .as_ref()
            .map(|label| label.end..annual_label.as_ref().map_or(values_end, |annual| annual.start)),
        annual_label.as_ref().map(|label| label.end..values_end),
    ];
    let whole = |range: &Range<usize>| start.body + range.start..start.body + range.end;
    let mut done = start.at;
    for range in fields.iter().flatten().map(whole) {
        ledger.book(passage, done..range.start, Role::Label);
        ledger.book(passage, range.clone(), Role::Field);
        done = range.end;
    }
    ledger.book(passage, done..end, Role::Label);

    let of = |idx: usize| fields[idx].clone().map(|range| &text[range]);
    let level1 = Level::read(of(0)?);
    let level2 = Level::read(of(1)?);
    let last = start.body + values_end;
    Some(Indicator {
        seq: Some(start.seq),
        category: Category::classify(&level1, &level2),
        level1,
        level2,
        name: of(2)?.to_owned(),
        cycle_target: of(3).map(Target::read),
        annual_target: of(4).map(Target::read),
        score: None,
        actual: None,
        achieved_score: None,
        notes: Vec::new(),
        origin: passage.origin_of(&(start.at..last)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use duibiao_core::Origin;

    fn check(text: &str, expected: &[&str]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let passage = Passage::line(text, Origin::Nowhere);
        let read = read(&passage, &Separators::new(), "项目", &mut findings, &mut Ledger::default());
        let shown: Vec<String> = read
            .iter()
            .map(|i| {
                let raw = |t: &Option<Target>| t.as_ref().map_or("∅".to_owned(), |t| t.raw.clone());
                format!("{:?}|{}|{}|{}", i.seq, i.name, raw(&i.cycle_target), raw(&i.annual_target))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
        findings
    }

    #[test]
    fn reads_the_cell() {
        let findings = check(
            "1、1-产出指标；11-数量指标；人数；实施周期指标值:＞30人；年度指标值:＞30人。2、2-效益指标；22-社会效益；甲；乙；实施周期指标值:好。；年度指标值:。",
            &["Some(1)|人数|＞30人|＞30人", "Some(2)|甲；乙|好。|"],
        );
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn parts_a_number_that_runs_into_the_value_before() {
        let findings = check(
            "1、1-产出指标；11-数量指标；甲；年度指标值:≥502、1-产出指标；11-数量指标；乙；年度指标值:3、4次。",
            &["Some(1)|甲|∅|≥50", "Some(2)|乙|∅|3、4次"],
        );
        assert!(findings.is_empty(), "{findings:?}");
    }

    #[test]
    fn a_form_may_lack_a_target_or_write_narrow_signs() {
        check("1、1-产出指标；11-数量指标；甲；实施周期指标值:2次。", &["Some(1)|甲|2次|∅"]);
        check("1、1-产出指标;11-数量指标;甲;实施周期指标值:2次;年度指标值:3次。", &["Some(1)|甲|2次|3次"]);
    }

    #[test]
    fn keeps_what_is_incomplete() {
        let findings = check(
            "残文1、1-产出指标；11-数量指标；甲；实施周期指标值:2次；年度指标值:2次。3、1-产出指标；11-数",
            &["Some(1)|甲|2次|2次"],
        );
        let codes: Vec<&str> = findings.iter().map(|f| f.code.id()).collect();
        assert_eq!(codes, ["PAR-12", "PAR-11", "PAR-12", "PAR-08"]);
    }
}
