//! Lists of targets in one value: 夏装5套，冬装5套; 城区5项、镇区5项; 夏装和冬装各两套.

use super::fold::{Marks, bracket_depth};
use super::number::Number;
use super::read::quantified;
use super::scan::figure_ends;
use super::{Reading, Target};

/// The parts of a list of at least two, each with a figure of its own.
pub(super) fn split(text: &str, marks: Marks) -> Option<Reading> {
    if marks.has(Marks::EACH)
        && let Some(parts) = distributed(text, marks)
    {
        return Some(Reading::Compound(parts));
    }
    let mut parts = Vec::new();
    for clause in clauses(text) {
        let mut from = 0;
        for end in figure_ends(clause) {
            if let Some(length) = conjunction(&clause[end..])
                && bracket_depth(&clause[from..end]) == 0
            {
                parts.push(part(&clause[from..end], marks)?);
                from = end + length;
            }
        }
        parts.push(part(&clause[from..], marks)?);
    }
    (parts.len() > 1).then_some(Reading::Compound(parts))
}

/// One part as a target of its own, if it has a figure.
fn part(text: &str, marks: Marks) -> Option<Target> {
    match quantified(text, marks, false)? {
        Reading::Date(_) => None,
        reading => Some(Target { raw: text.to_owned(), reading }),
    }
}

/// The clauses between ，；。 outside brackets and numbers; empty ones are left out.
fn clauses(text: &str) -> Vec<&str> {
    let (mut found, mut from, mut at, mut depth) = (Vec::new(), 0, 0, 0);
    while let Some(c) = text[at..].chars().next() {
        match c {
            '0'..='9' => {
                // Thousands separators are no ends.
                at = Number::arabic(text, at).end;
                continue;
            }
            ',' | '，' | ';' | '；' | '。' if depth == 0 => {
                found.push(&text[from..at]);
                from = at + c.len_utf8();
            }
            _ => depth += bracket_depth(&text[at..at + c.len_utf8()]),
        }
        at += c.len_utf8();
    }
    found.push(&text[from..]);
    found.retain(|clause| !clause.is_empty());
    found
}

/// The length of the conjunction between two parts, which stands directly after a figure: in 及时率 or 和谐 it
/// is none.
fn conjunction(rest: &str) -> Option<usize> {
    let word = ["、", "以及", "和", "及", "与"].into_iter().find(|word| rest.starts_with(word))?;
    (rest.len() > word.len()).then_some(word.len())
}

/// 夏装和冬装各两套: every label with the figure after 各.
fn distributed(text: &str, marks: Marks) -> Option<Vec<Target>> {
    let (labels, figure) = text.split_once('各')?;
    let reading = quantified(figure, marks, false)?;
    match &reading {
        Reading::Quantity(quantity) if quantity.qualifier.is_none() => {}
        Reading::Range(range) if range.qualifier.is_none() => {}
        _ => return None,
    }
    let labels: Vec<&str> = labels.split(['、', '，', ',', '和', '及', '与']).collect();
    if labels.len() < 2 || labels.iter().any(|label| label.is_empty()) {
        return None;
    }
    let targets = labels.into_iter().map(|label| {
        let mut reading = reading.clone();
        match &mut reading {
            Reading::Quantity(quantity) => quantity.qualifier = Some(label.to_owned()),
            Reading::Range(range) => range.qualifier = Some(label.to_owned()),
            _ => {}
        }
        Target { raw: [label, "各", figure].concat(), reading }
    });
    Some(targets.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::compact::check;

    #[test]
    fn reads_lists() {
        check(&[
            ("定制制服夏装5套，冬装5套。", "[|5|套|定制制服夏装|; |5|套|冬装|]"),
            ("城区5项，镇区5项", "[|5|项|城区|; |5|项|镇区|]"),
            ("上半年49万条，下半年49万条", "[|490000|条|上半年|; |490000|条|下半年|]"),
            ("夏装5套、冬装5套", "[|5|套|夏装|; |5|套|冬装|]"),
            ("夏装5套和冬装5套", "[|5|套|夏装|; |5|套|冬装|]"),
            ("培训≥5场；参训≥1,000人", "[>=|5|场|培训|; >=|1000|人|参训|]"),
            ("1、完成3座；2、改造5公里", "[|3|座|1、完成|; |5|公里|2、改造|]"),
            ("每人5000元，共10人", "[|5000|元|每人| per 人; |10|人|共|]"),
            ("夏装和冬装各两套", "[|2|套|夏装|; |2|套|冬装|]"),
            ("夏装、冬装各不少于5套", "[>=|5|套|夏装|; >=|5|套|冬装|]"),
            ("上半年、下半年各1次", "[|1|次|上半年|; |1|次|下半年|]"),
            // no lists
            ("工资、社保等缴纳及时率=100%", "=|100|%|工资、社保等缴纳及时率|"),
            ("培训5场，效果良好", "|5|场|培训|，效果良好"),
            ("≥32台、件、套", ">=|32|台、件、套||"),
            ("12月底前，完成率100%", "|100|%|12月底前，完成率|"),
            ("男5人（其中：干部2人，职工3人）", "|5|人|男|（其中：干部2人，职工3人）"),
            ("各镇街各2场", "|2|场|各镇街各|"),
        ]);
    }

    #[test]
    fn parts_have_a_text_of_their_own() {
        let Reading::Compound(parts) = Target::read("夏装和冬装各两套").reading else {
            panic!("a list")
        };
        let texts: Vec<&str> = parts.iter().map(|part| part.raw.as_str()).collect();
        assert_eq!(texts, ["夏装各两套", "冬装各两套"]);
    }
}
