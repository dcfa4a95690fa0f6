//! Which fiscal year a table is for, and what says so.

use crate::label::squash;
use crate::passage::Passage;
use duibiao_core::{AnnualTable, Code, Evidence, EvidenceKind, Finding, Origin, Scope, Severity, Stage};
use std::collections::BTreeMap;

const FISCAL_YEAR_INFERRED: Code = Code::of("PAR-02");
const FISCAL_YEAR_UNKNOWN: Code = Code::of("PAR-03");
const FISCAL_YEAR_CONFLICT: Code = Code::of("PAR-04");

/// So many paragraphs at the beginning of a document can be its cover.
const COVER_LINES: usize = 12;

/// Years that a budget table can be for.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// Fills fiscal year, its evidence, stage and scope of a table. What the header and the cover say stands in its
/// evidence already; `path` is evidence too.
pub(crate) fn settle(table: &mut AnnualTable, path: &str, given: Option<i32>) {
    let mut found: Vec<(i32, Evidence)> = Vec::new();
    if let Some(year) = given {
        found.push((year, evidence(EvidenceKind::Override, year.to_string(), Origin::Nowhere)));
    }
    if let Some(title) = &table.title
        && let Some(year) = stated_year(title)
    {
        found.push((year, evidence(EvidenceKind::Title, title.clone(), table.title_origin)));
    }
    for above in std::mem::take(&mut table.fiscal_year_evidence) {
        if let Some(year) = stated_year(&above.text) {
            found.push((year, above));
        }
    }
    let mut parts = path.rsplit(['/', '\\', '!']);
    if let Some(name) = parts.next()
        && let Some(year) = stated_year(name)
    {
        found.push((year, evidence(EvidenceKind::FileName, name.to_owned(), Origin::Nowhere)));
    }
    // The nearest folder that names a year.
    if let Some((folder, year)) = parts.find_map(|folder| Some((folder, stated_year(folder)?))) {
        found.push((year, evidence(EvidenceKind::Folder, folder.to_owned(), Origin::Nowhere)));
    }
    if found.is_empty()
        && let Some((year, n, all)) = majority_year(table)
    {
        found.push((year, evidence(EvidenceKind::Inferred, format!("{n}/{all}"), Origin::Nowhere)));
        table.findings.push(
            Finding::new(FISCAL_YEAR_INFERRED, Severity::Info)
                .with("year", year)
                .with("share", format!("{n}/{all}")),
        );
    }
    match found.first() {
        None => table.findings.push(Finding::new(FISCAL_YEAR_UNKNOWN, Severity::Warning)),
        Some((year, best)) => {
            // A folder often names the year of publication, so it never contradicts; nor does anything the caller.
            let conflict = found.iter().find(|(other, weaker)| {
                other != year && weaker.kind != EvidenceKind::Folder && best.kind != EvidenceKind::Override
            });
            if let Some((other, weaker)) = conflict {
                table.findings.push(
                    Finding::new(FISCAL_YEAR_CONFLICT, Severity::Warning)
                        .at(best.origin)
                        .with("year", year)
                        .with("text", &best.text)
                        .with("other", other)
                        .with("other_text", &weaker.text),
                );
            }
        }
    }
    table.fiscal_year = found.first().map(|(year, _)| *year);
    table.fiscal_year_evidence = found.into_iter().map(|(_, evidence)| evidence).collect();

    let name = path.rsplit(['/', '\\', '!']).next().unwrap_or(path);
    let words = format!("{} {name}", table.title.as_deref().unwrap_or_default());
    table.scope = if words.contains("部门预算") {
        Scope::Department
    } else if words.contains("单位预算") {
        Scope::Unit
    } else {
        Scope::Unknown
    };
    table.stage = if words.contains("调整") {
        Stage::Adjusted
    } else if words.contains("年初") {
        Stage::Initial
    } else if words.contains("决算") {
        Stage::Final
    } else {
        Stage::Unknown
    };
}

/// What the cover says: the issuer, and the year. 示例大学 and 2023 年度部门预算 may stand on lines of their own.
pub(crate) fn cover(cover: &[Passage]) -> (Vec<Evidence>, Vec<Evidence>) {
    for (idx, passage) in cover.iter().take(COVER_LINES).enumerate() {
        let words = squash(&passage.text);
        let Some(title) = budget_title(&words) else { continue };
        let issuer = match title.issuer {
            Some(issuer) => Some(evidence(EvidenceKind::Cover, issuer, passage.origin())),
            // Above the title of a table stands anything; above that of the document its issuer.
            None if words.contains('表') => None,
            None => idx.checked_sub(1).map(|above| &cover[above]).and_then(|above| {
                let name = squash(&above.text);
                let is_name = (3..=40).contains(&name.chars().count())
                    && !name.contains(|c: char| c.is_ascii_digit() || "，。：:、>›»＞/|".contains(c))
                    && !["目录", "附件", "信息公开", "当前位置"].iter().any(|word| name.contains(word));
                is_name.then(|| evidence(EvidenceKind::Cover, name, above.origin()))
            }),
        };
        let year = evidence(EvidenceKind::Cover, words.clone(), passage.origin());
        return (issuer.into_iter().collect(), vec![year]);
    }
    (Vec::new(), Vec::new())
}

struct BudgetTitle {
    issuer: Option<String>,
}

/// `X局2025年度部门预算`, `2025年度X局部门预算`, `2023年度部门预算`.
fn budget_title(words: &str) -> Option<BudgetTitle> {
    if words.chars().count() > 60 || words.contains(['。', '，', '《', '…']) || words.contains("...") {
        return None;
    }
    let (year, rest) = years(words).find(|(_, rest)| rest.starts_with('年'))?;
    let digits = year.to_string();
    let before = &words[..words.len() - rest.len() - digits.len()];
    let after = rest.trim_start_matches('年').trim_start_matches('度');
    let is_budget = |text: &str| {
        ["部门预算", "单位预算", "预算公开", "部门整体", "项目支出绩效"]
            .iter()
            .any(|word| text.starts_with(word))
    };
    let clean = |name: &str| {
        let name = name.rsplit(['：', ':']).next().unwrap_or(name);
        (name.chars().count() >= 3).then(|| name.to_owned())
    };
    if is_budget(after) {
        return Some(BudgetTitle { issuer: clean(before) });
    }
    let at = ["部门预算", "单位预算"].iter().find_map(|word| after.find(word))?;
    before.is_empty().then(|| BudgetTitle { issuer: clean(&after[..at]) })
}

/// The year that the caller gives, over all evidence of a table that is settled already.
pub(crate) fn overrule(table: &mut AnnualTable, year: i32) {
    table.fiscal_year = Some(year);
    table.fiscal_year_evidence.insert(0, evidence(EvidenceKind::Override, year.to_string(), Origin::Nowhere));
}

fn evidence(kind: EvidenceKind, text: String, origin: Origin) -> Evidence {
    Evidence { kind, text, origin }
}

/// The year that a title or name states: `2025年` first, else a single number that can be a year. Digits
/// that belong to a longer number, such as a date of publication, do not count.
fn stated_year(text: &str) -> Option<i32> {
    let mut bare: Option<i32> = None;
    let mut is_ambiguous = false;
    for (year, rest) in years(text) {
        if rest.starts_with('年') {
            return Some(year);
        }
        if is_in_word(text, rest) {
            continue;
        }
        is_ambiguous |= bare.is_some_and(|other| other != year);
        bare = Some(year);
    }
    bare.filter(|_| !is_ambiguous).or_else(|| chinese_year(text))
}

/// Whether a number of four digits, given by what follows it, is part of a word, as in sheet2003. FY2025 is a
/// fiscal year.
fn is_in_word(text: &str, rest: &str) -> bool {
    let before = &text[..text.len() - rest.len() - 4];
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = &before[before.len() - letters..];
    !word.is_empty() && !word.eq_ignore_ascii_case("fy")
        || rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Numbers of four digits that can be years, each with the text after it.
fn years(text: &str) -> impl Iterator<Item = (i32, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                at += 1;
                continue;
            }
            let start = at;
            at += digits;
            if digits == 4
                && let Ok(year) = text[start..at].parse::<i32>()
                && YEARS.contains(&year)
            {
                return Some((year, &text[at..]));
            }
        }
        None
    })
}

/// 二〇二五年
fn chinese_year(text: &str) -> Option<i32> {
    let end = text.find('年')?;
    let mut year = 0;
    let mut n_digits = 0;
    let digits: Vec<char> = text[..end].chars().rev().take(4).collect();
    for c in digits.into_iter().rev() {
        let value = match c {
            '〇' | '○' | '零' | 'Ｏ' => 0,
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            _ => return None,
        };
        year = year * 10 + value;
        n_digits += 1;
    }
    (n_digits == 4 && YEARS.contains(&year)).then_some(year)
}

/// The year that more than half of all years in project names and objectives name. Years in brackets of
/// document numbers, 〔2013〕, are dates of documents.
fn majority_year(table: &AnnualTable) -> Option<(i32, usize, usize)> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, project) in table.projects() {
        for text in [Some(project.name.as_str()), project.goal.as_deref()].into_iter().flatten() {
            for (year, rest) in years(text) {
                if !rest.starts_with(['〕', ']', '】', '］']) {
                    *counts.entry(year).or_default() += 1;
                }
            }
        }
    }
    let all: usize = counts.values().sum();
    let (year, n) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    (2 * n > all).then_some((year, n, all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_stated_years() {
        for (text, expected) in [
            ("2024年部门预算附表11 项目支出绩效目标表（示例局）.txt", Some(2024)),
            ("示例局-2025-绩效目标表.txt", Some(2025)),
            ("示例局2025年部门预算_20250131.pdf", Some(2025)),
            ("20250131.pdf", None),
            ("附件11-2024-2025.txt", None),
            ("二〇二五年部门预算", Some(2025)),
            ("项目支出绩效目标表", None),
            ("1234567890", None),
            ("sheet2003.xls", None),
            ("Excel2003格式.xls", None),
            ("x2019y.xlsx", None),
            ("sheet2003-2025.xls", Some(2025)),
            ("FY2025.pdf", Some(2025)),
            ("budget_2025.pdf", Some(2025)),
            ("ys2025年.pdf", Some(2025)),
            ("2025_final.xlsx", Some(2025)),
        ] {
            assert_eq!(stated_year(text), expected, "{text}");
        }
    }
}
