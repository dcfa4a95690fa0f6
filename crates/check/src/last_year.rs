//! Texts that still name the year of the table before.

use crate::facts::ChangeFacts;
use duibiao_core::{Indicator, Project, Reading, Side, Target};
use duibiao_diff::{ProjectChange, TagKind};

/// Before a year: what makes it a fact of that year, a span, or the name of something.
const BEFORE: &str = "截至 截止 截止到 自 从 较 比 根据 依据 按照 按 已于 上年 上年度 对 支付 兑付 清算 结算 偿还 归还 补发 补缴 清偿 拖欠 - — – ~ ～ 至 到";
/// After a year: the same.
const AFTER: &str = "以来 起 开始 至 - — – ~ ～ 到 结转 尾款 质保 欠 决算 底数 末数 已 实际 相比 基数 及以前 及之前 之前 以前 立项 启动 开工 发布 印发 出台 签订 中标 采购 建成 竣工 完工 交付 投入使用 未 提前下达 、20 和20 及20 与20";
/// So many years a plan may reach ahead; a greater number is a count of something.
const LONGEST_PLAN: i32 = 10;
/// Signs that open the name of a document, a project or a quotation, and those that close them.
const OPENING: [char; 9] = ['〔', '《', '“', '【', '[', '(', '（', '"', '「'];
const CLOSING: [char; 9] = ['〕', '》', '”', '】', ']', ')', '）', '"', '」'];

/// The text of a project that still names the year of the old table as its own, as that table did: a clause of the
/// objective, the name of an indicator, or a target in words. A project with the year in its name is of that year; one
/// of several years, of a last payment or of carried-over money has reason to speak of it.
pub(crate) fn stale_text<'t>(facts: &ChangeFacts<'_, 't>, change: &ProjectChange) -> Option<&'t str> {
    let (year, _) = facts.years()?;
    let (old, new) = facts.projects(change)?;
    let (old, new) = (old.project, new.project);
    let speaks_of_past = change.tags.iter().any(|tag| {
        tag.side == Side::New
            && matches!(tag.tag, TagKind::MultiYear | TagKind::FinalPayment | TagKind::Carryover)
    });
    if speaks_of_past || new.name.contains(&year.to_string()) {
        return None;
    }
    let goals = old.goal.as_deref().zip(new.goal.as_deref());
    goals.and_then(|(old, new)| clause_of_last_year(old, new, year)).or_else(|| in_indicators(old, new, year))
}

/// The name or the target of an indicator that names the year and stood in the table before.
fn in_indicators<'p>(old: &Project, new: &'p Project, year: i32) -> Option<&'p str> {
    let dated = |target: &&Target| !matches!(target.reading, Reading::Date(_));
    let word = format!("{year}年");
    let is_known = |text: &str| old.indicators.iter().any(|one| texts(one).any(|of| of == text));
    let all = new.indicators.iter().flat_map(|one| {
        let targets = [&one.annual_target, &one.cycle_target].into_iter().flatten();
        std::iter::once(one.name.as_str()).chain(targets.filter(dated).map(|target| target.raw.as_str()))
    });
    // Few texts name the year, so looking through the old indicators is rare.
    all.filter(|text| text.contains(&word))
        .find(|text| is_known(text) && clause_of_last_year(text, text, year).is_some())
}

fn texts(indicator: &Indicator) -> impl Iterator<Item = &str> {
    let targets = [&indicator.annual_target, &indicator.cycle_target].into_iter().flatten();
    std::iter::once(indicator.name.as_str()).chain(targets.map(|target| target.raw.as_str()))
}

/// The clause of a text that names `year` as its own year and stands in the text of the year before, too. A year in
/// the name of a document, in a span, or said as past is no sign of age.
pub(crate) fn clause_of_last_year<'t>(old: &str, new: &'t str, year: i32) -> Option<&'t str> {
    let word = format!("{year}年");
    // Most texts name no year at all; a plan of several years names the past ones, too.
    if !new.contains(&word) || !old.contains(&word) || names_later_year(new, year) {
        return None;
    }
    new.split(['，', '。', '；', ',', ';', '\n'])
        .map(str::trim)
        .find(|clause| names_as_own(clause, &word) && old.contains(*clause) && !is_quoted(new, clause))
}

/// Whether a text names a year after that one.
fn names_later_year(text: &str, year: i32) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).any(|of: i32| of > year && of <= year + LONGEST_PLAN)
}

fn names_as_own(clause: &str, word: &str) -> bool {
    clause.match_indices(word).any(|(at, _)| {
        let (before, after) = (&clause[..at], &clause[at + word.len()..]);
        let after = after.strip_prefix('度').unwrap_or(after);
        let is_past = BEFORE.split(' ').any(|end| before.ends_with(end))
            || AFTER.split(' ').any(|start| after.starts_with(start));
        !is_past && !before.ends_with(|c: char| c.is_ascii_digit()) && !is_open(before)
    })
}

/// Whether a clause begins within a quotation or a bracket of the whole text.
fn is_quoted(text: &str, clause: &str) -> bool {
    text.find(clause).is_some_and(|at| is_open(&text[..at]))
}

fn is_open(before: &str) -> bool {
    let count = |signs: [char; 9]| before.chars().filter(|c| signs.contains(c)).count();
    count(OPENING) > count(CLOSING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_that_the_text_calls_its_own_is_of_last_year() {
        for (text, expected) in [
            ("完成2024年培训任务，提升能力。", Some("完成2024年培训任务")),
            ("提升能力。2024年度新增岗位60个", Some("2024年度新增岗位60个")),
            ("截至2024年底累计培训60人", None),
            ("落实《2024年就业工作要点》", None),
            ("根据文件（示财社〔2024〕8号、2024年印发）执行", None),
            ("完成2023-2024年跨年项目", None),
            ("2024年至2026年每年培训60人", None),
            ("支付2024年尾款", None),
            ("支付2024年度物业服务费", None),
            ("建设期2024年1月至2025年12月", None),
            ("2024年完成设计，2025年完成施工", None),
            ("2024年培训人员2500人", Some("2024年培训人员2500人")),
            ("完成2025年培训任务", None),
        ] {
            assert_eq!(clause_of_last_year(text, text, 2024), expected, "{text}");
        }
        assert_eq!(clause_of_last_year("培训", "完成2024年培训", 2024), None);
    }
}
